/** What a file that is not a table of text really is, told from its first bytes. */

import { planEncoding } from './encoding.ts';
import { message, type Message } from '../lib/outcome.ts';

/** what workbooks of before 2007, and encrypted ones, begin with */
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

interface Signature {
  readonly code: string;
  readonly offset?: number;
  /** bytes as a Latin-1 string */
  readonly bytes: string;
}

const SIGNATURES: readonly Signature[] = [
  { code: 'data.not-text-archive', bytes: 'PK\x05\x06' },
  { code: 'data.not-text-archive', bytes: 'Rar!' },
  { code: 'data.not-text-archive', bytes: '7z\xbc\xaf\x27\x1c' },
  { code: 'data.not-text-pdf', bytes: '%PDF' },
  { code: 'data.not-text-image', bytes: '\x89PNG' },
  { code: 'data.not-text-image', bytes: '\xff\xd8\xff' },
  { code: 'data.not-text-image', bytes: 'GIF8' },
  { code: 'data.not-text-image', bytes: 'RIFF' },
  { code: 'data.not-text-image', bytes: 'ftyp', offset: 4 },
  { code: 'data.not-text-image', bytes: 'II*\0' },
  { code: 'data.not-text-image', bytes: 'MM\0*' },
  { code: 'data.not-text-database', bytes: 'SQLite format 3\0' },
  { code: 'data.not-text-database', bytes: '\0\x01\0\0Standard ' },
  { code: 'data.not-text-statistics', bytes: '$FL2' },
  { code: 'data.not-text-statistics', bytes: '$FL3' },
  { code: 'data.not-text-statistics', bytes: '<stata_dta>' },
  { code: 'data.not-text-statistics', bytes: '\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60' },
  { code: 'data.not-text-binary', bytes: '\x7fELF' },
];

/** Why the file cannot be read as a table of text, or `null` where nothing speaks against it. */
export function refuseKind(head: Uint8Array, name: string): Message | null {
  if (startsWith(head, 0, OLE)) return message(oldOfficeCode(name), { name });
  for (const { code, offset = 0, bytes } of SIGNATURES) {
    if (startsWith(head, offset, bytes)) return message(code, { name });
  }
  if (isDbf(head)) return message('data.not-text-dbf', { name });
  const { encoding } = planEncoding(head);
  const start = new TextDecoder(encoding).decode(head.subarray(0, 8192), { stream: true }).trimStart().toLowerCase();
  if (MARKUP.test(start)) return message('data.not-text-markup', { name });
  if (start.startsWith('{\\rtf')) return message('data.not-text-document', { name });
  return null;
}

// Web pages, pieces of them, archives of them, and XML: what shop systems like to call .xls.
const MARKUP =
  /^(<!doctype html|<\?xml|mime-version:[^\n]*\r?\ncontent-type: *multipart|(<!--[\s\S]{0,2000}?-->\s*)*<(html|head|meta|style|body|table|div|tr|thead|tbody|script|link|font|center|p|span)[\s>])/;

// Before .xlsx, Excel, WPS and Word all wrote one container; the ending tells them apart.
function oldOfficeCode(name: string): string {
  if (/\.(et|ett)$/i.test(name)) return 'data.not-text-et';
  if (/\.(doc|wps|ppt|dps|msg|msi|pub|vsd)$/i.test(name)) return 'data.not-text-document';
  return 'data.not-text-workbook';
}

// dBASE: a version, a date, and a header that ends with a carriage return where it says it ends.
function isDbf(head: Uint8Array): boolean {
  if (head.length < 33 || ![0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5].includes(head[0]!))
    return false;
  const [month, day] = [head[2]!, head[3]!];
  const length = head[8]! | (head[9]! << 8);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && length >= 33 && head[length - 1] === 0x0d;
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
