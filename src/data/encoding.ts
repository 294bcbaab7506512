/** Encodings: what the first bytes suggest, and the decoders that hold the whole file to it. */

import type { Encoding } from './report.ts';

/** Those that are guessed, and those a person may choose besides. */
export const ENCODINGS: readonly Encoding[] = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'windows-1250',
  'windows-1251',
];

/** An encoding to try. Strict reading of the whole file decides; the head alone never does. */
export interface EncodingTry {
  readonly encoding: Encoding;
  readonly evidence: 'mark' | 'zeros' | 'content' | 'chosen';
}

/** Bytes of a byte order mark of this encoding at the start of the file, 0 where there is none. */
export function markLength(head: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return head[0] === 0xff && head[1] === 0xfe ? 2 : 0;
  if (encoding === 'utf-16be') return head[0] === 0xfe && head[1] === 0xff ? 2 : 0;
  if (encoding !== 'gb18030') return 0;
  return head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33 ? 4 : 0;
}

/** What the first bytes say: a byte order mark, zeros on one parity (UTF-16), or nothing, so that the content must decide. */
export function planEncoding(head: Uint8Array): EncodingTry {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const) {
    if (markLength(head, encoding) > 0) return { encoding, evidence: 'mark' };
  }
  const wide = wideEncoding(head);
  return wide ? { encoding: wide, evidence: 'zeros' } : { encoding: 'utf-8', evidence: 'content' };
}

/** Whether the bytes are valid UTF-8, a character cut off at the end aside. */
export function startsAsUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Characters of the head that are damaged when it is read in this encoding: none, or a control character no text has. */
export function countDamage(head: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return text.match(/[\ufffd\u0080-\u009f]/g)?.length ?? 0;
}

// Latin letters, digits and delimiters in UTF-16 have a zero in every other byte; stray zeros in a text have no parity.
function wideEncoding(head: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  const end = head.length - (head.length % 2);
  for (let at = 0; at < end; at++) if (head[at] === 0) zeros[at % 2]!++;
  const [even = 0, odd = 0] = zeros;
  const least = Math.max(2, end * 0.1);
  if (odd >= least && even <= odd * 0.02) return 'utf-16le';
  if (even >= least && odd <= even * 0.02) return 'utf-16be';
  return null;
}
