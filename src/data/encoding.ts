/** Encodings: what the first bytes suggest, and the decoders that hold the whole file to it. */

import type { Encoding } from './report.ts';

export const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

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
  if (encoding === 'big5') return 0;
  return head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33 ? 4 : 0;
}

/**
 * The encodings to try in turn: byte order mark, zeros on one parity (UTF-16), then strict UTF-8, then strict GB18030, before it
 * strict Big5 where the first characters speak for that.
 */
export function planEncodings(head: Uint8Array): readonly EncodingTry[] {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const) {
    if (markLength(head, encoding) > 0) return [{ encoding, evidence: 'mark' }];
  }
  const wide = wideEncoding(head);
  if (wide) return [{ encoding: wide, evidence: 'zeros' }];
  return [
    { encoding: 'utf-8', evidence: 'content' },
    ...(looksLikeBig5(head) ? [{ encoding: 'big5', evidence: 'content' } as const] : []),
    { encoding: 'gb18030', evidence: 'content' },
  ];
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

/** Characters of the head that are damaged when it is read in this encoding. */
export function countDamage(head: Uint8Array, encoding: Encoding): number {
  return new TextDecoder(encoding).decode(head, { stream: true }).split('\ufffd').length - 1;
}

/**
 * Whether text that is valid GB18030 is far more likely Big5: hardly any of its characters would be everyday simplified
 * ones (GB 2312 level 1), while nearly all would be everyday traditional ones (Big5 level 1).
 */
export function looksLikeBig5(head: Uint8Array): boolean {
  let pairs = 0;
  let simplified = 0;
  let traditional = 0;
  for (let at = 0; at + 1 < head.length; at++) {
    const lead = head[at]!;
    if (lead < 0x81) continue;
    const trail = head[++at]!;
    if (trail < 0x40) continue;
    pairs++;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) simplified++;
    if (lead >= 0xa4 && lead <= 0xc6 && (trail <= 0x7e || trail >= 0xa1)) traditional++;
  }
  if (pairs < 4 || traditional < pairs * 0.75 || simplified > pairs * 0.5) return false;
  try {
    new TextDecoder('big5', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
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
