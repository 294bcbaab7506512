/** What a file that is not a table of text really is, told from its first bytes. */

import { message, type Message } from '../lib/outcome.ts';

interface Signature {
  readonly code: string;
  readonly offset?: number;
  /** bytes as a Latin-1 string */
  readonly bytes: string;
}

const SIGNATURES: readonly Signature[] = [
  { code: 'data.not-text-workbook', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { code: 'data.not-text-archive', bytes: 'PK\x05\x06' },
  { code: 'data.not-text-archive', bytes: 'Rar!' },
  { code: 'data.not-text-archive', bytes: '7z\xbc\xaf\x27\x1c' },
  { code: 'data.not-text-pdf', bytes: '%PDF' },
  { code: 'data.not-text-image', bytes: '\x89PNG' },
  { code: 'data.not-text-image', bytes: '\xff\xd8\xff' },
  { code: 'data.not-text-image', bytes: 'GIF8' },
  { code: 'data.not-text-image', bytes: 'RIFF' },
  { code: 'data.not-text-image', bytes: 'ftyp', offset: 4 },
  { code: 'data.not-text-binary', bytes: 'SQLite format 3\0' },
  { code: 'data.not-text-binary', bytes: '\x7fELF' },
];

/** Why the file cannot be read as a table of text, or `null` where nothing speaks against it. */
export function refuseKind(head: Uint8Array, name: string): Message | null {
  for (const { code, offset = 0, bytes } of SIGNATURES) {
    if (startsWith(head, offset, bytes)) return message(code, { name });
  }
  const start = String.fromCharCode(...head.subarray(0, 512))
    .trimStart()
    .toLowerCase();
  if (/^(\xef\xbb\xbf)?\s*(<!doctype html|<html|<table|<\?xml)/.test(start))
    return message('data.not-text-markup', { name });
  return null;
}

/**
 * Whether the bytes are those of a program or a picture: many control characters that no text has, which UTF-16 read as
 * single bytes does not have either.
 */
export function looksBinary(head: Uint8Array): boolean {
  let strange = 0;
  for (const byte of head)
    if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x0c &&
      byte !== 0x1a &&
      byte !== 0x1b
    )
      strange++;
  return head.length > 0 && strange > head.length * 0.1;
}

/** Whether bytes stand at an offset, given as a Latin-1 string. */
export function startsWith(head: Uint8Array, offset: number, bytes: string): boolean {
  if (head.length < offset + bytes.length) return false;
  for (let index = 0; index < bytes.length; index++) if (head[offset + index] !== bytes.charCodeAt(index)) return false;
  return true;
}
