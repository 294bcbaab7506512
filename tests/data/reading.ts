/** Reading in tests: text or bytes in, cells out. */

import { cellText } from '../../src/data/column-report.ts';
import type { ColumnType } from '../../src/data/columns.ts';
import { prepare, type Prepared } from '../../src/data/prepare.ts';
import { readFile, type ReadFile } from '../../src/data/read-file.ts';
import type { DataChoices } from '../../src/data/report.ts';

/** Day number of 2026-01-01, later than every date of the fixtures. */
export const TODAY = 20_454;

export async function read(
  content: string | Uint8Array,
  choices: DataChoices = {},
  name = 'file.csv',
): Promise<ReadFile> {
  const outcome = await readFile(new Blob([content as BlobPart]), name, choices);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

/** The code of the message with which reading fails. */
export async function refusal(
  content: string | Uint8Array,
  choices: DataChoices = {},
  name = 'file.csv',
): Promise<string | null> {
  const outcome = await readFile(new Blob([content as BlobPart]), name, choices);
  return outcome.ok ? null : outcome.error.code;
}

export async function readAndPrepare(content: string | Uint8Array, choices: DataChoices = {}): Promise<Prepared> {
  return prepare(await read(content, choices), choices, TODAY);
}

/** All cells as text, row by row. */
export function cells(file: ReadFile): string[][] {
  const { columns, rows } = file.table;
  return Array.from({ length: rows }, (_, row) => columns.map(({ column }) => cellText(column, row)));
}

/** Choices that keep the cells of `width` columns as they are. */
export function asText(width: number): Readonly<Record<string, ColumnType>> {
  return Object.fromEntries(Array.from({ length: width }, (_, column) => [`c${column}`, 'text' as const]));
}

/** Bytes of GB18030, by turning its decoder round: for characters of one or two bytes. */
export function toGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = gbPairs().get(character);
      if (pair === undefined) throw new RangeError(`${character} has no two bytes in GB18030`);
      bytes.push(pair >>> 8, pair & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

let pairs: ReadonlyMap<string, number> | null = null;

function gbPairs(): ReadonlyMap<string, number> {
  if (pairs) return pairs;
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !made.has(character))
        made.set(character, (lead << 8) | trail);
    }
  }
  pairs = made;
  return made;
}

export function toUtf16(text: string, bigEndian = false, mark = true): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < whole.length; index++) view.setUint16(index * 2, whole.charCodeAt(index), !bigEndian);
  return bytes;
}

/** Traditional Chinese as Big5, by turning its decoder round. */
export function toBig5(text: string): Uint8Array {
  const decoder = new TextDecoder('big5');
  const pairs = new Map<string, number[]>();
  for (let lead = 0xa1; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail < 0x7f || trail > 0xa0) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => pairs.get(character) ?? [character.charCodeAt(0)]));
}
