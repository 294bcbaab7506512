/** What must hold for a file, whatever its bytes: no exception, no row and no character lost, nothing damaged in silence. */

import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { insideGuard } from '../../../src/data/cell-cleaning.ts';
import { trimInvisible } from '../../../src/data/invisible.ts';
import { prepare } from '../../../src/data/prepare.ts';
import { readFile, type ReadFile } from '../../../src/data/read-file.ts';
import type { DataChoices, FindingCode, Treatment } from '../../../src/data/report.ts';
import { REASONS } from '../../../src/data/row-checks.ts';
import type { Message } from '../../../src/lib/outcome.ts';
import { TABLE_KINDS } from '../../../src/data/tables.ts';
import { cells, TODAY } from '../reading.ts';
import type { FuzzFile } from './files.ts';
import { readPlainly, type PlainRow } from './plain-reader.ts';

export interface Verdict {
  /** code of the refusal, `null` where the file was read */
  readonly refused: string | null;
  readonly rows: number;
  /** rows were counted against the plain reader */
  readonly counted: boolean;
  /** cells were compared with the plain reader's */
  readonly compared: boolean;
}

const ALL_OUT: NonNullable<DataChoices['treatments']> = Object.fromEntries(
  REASONS.map((code): [FindingCode, Treatment] => [code, code === 'duplicate-row' ? 'merge' : 'exclude']),
);

/** @param seed turns through the kinds that are forced, and says whether cells are compared too */
export async function judgeFile({ bytes, name }: FuzzFile, seed: number): Promise<Verdict> {
  const blob = new Blob([bytes]);
  const outcome = await readFile(blob, name, {});
  if (!outcome.ok) {
    expect(outcome.error.code).toMatch(/^data\.[a-z-]+$/);
    return { refused: outcome.error.code, rows: 0, counted: false, compared: false };
  }
  const file = outcome.value;
  checkLedger(file, {});
  checkLedger(file, {
    kind: TABLE_KINDS[seed % TABLE_KINDS.length]!,
    ...(seed % 2 === 0 ? { treatments: ALL_OUT } : {}),
  });

  const plain = plainText(bytes, file);
  if (plain === null) return { refused: null, rows: file.table.rows, counted: false, compared: false };
  const all = readPlainly(plain.text, file.delimiter.value, plain.newline);
  // A first line `sep=;` is no row, titles and names are none either; above them a row of nothing in quotes is a blank one.
  const sep = file.notices.some(({ code }) => code === 'data.sep-line') ? 1 : 0;
  const above = sep + file.titleRows.value + (file.headerRows.value - 1) + (file.header.value ? 1 : 0);
  const records: PlainRow[] = [];
  for (const row of all) if (records.length >= above || row.source !== '""') records.push(row);
  // Where one of several tables is read, the lines of the others are listed; lines of separators alone part them.
  const passed = file.passed?.lines.length ?? 0;
  const wanted = Math.max(0, records.length - above);
  const partings = file.passed ? all.filter(({ cells }) => cells.every((cell) => cell.trim() === '')).length : 0;
  expect(file.table.rows + passed).toBeLessThanOrEqual(wanted);
  expect(file.table.rows + passed).toBeGreaterThanOrEqual(wanted - partings);
  if (!plain.damaged) checkNothingDamaged(file, plain.text);
  const compared = seed % 3 === 0 && passed === 0;
  if (compared) await compareCells(blob, name, file, records, above);
  return { refused: null, rows: file.table.rows, counted: true, compared };
}

// P2: rows in = rows used + rows listed, and each listed row stands there once.
function checkLedger(file: ReadFile, choices: DataChoices): void {
  const { report, listed } = prepare(file, choices, TODAY);
  const { read, used, listed: all, reasons } = report.ledger;
  const passed = file.passed?.lines.length ?? 0;
  const out = listed.rows.length;
  expect(read).toBe(file.table.rows + passed);
  expect(used + all).toBe(read);
  expect(all).toBe(out + passed);
  expect(reasons.reduce((sum, { rows }) => sum + rows, 0)).toBe(all);
  for (let i = 0; i < out; i++) {
    expect(listed.rows[i]!).toBeLessThan(file.table.rows);
    if (i > 0) expect(listed.rows[i]!).toBeGreaterThan(listed.rows[i - 1]!);
  }
}

/** The text of a file by the encoding the product says it has; `null` where it is a table of another format. */
function plainText(bytes: Uint8Array, file: ReadFile): { text: string; damaged: boolean; newline: string } | null {
  const packed = file.notices.some(({ code }) => code === 'data.gunzipped');
  const whole = packed ? new Uint8Array(gunzipSync(bytes)) : bytes;
  const start = Buffer.from(whole.subarray(0, 6)).toString('latin1');
  if (/^(PK|PAR1|ARROW1|\xff\xff\xff\xff)/.test(start) || file.sheet !== null) return null;
  const { value: encoding } = file.encoding;
  let text = new TextDecoder(encoding, { ignoreBOM: true }).decode(whole);
  if (/^[[{]/.test(text.replace(/^\ufeff/, '').trimStart()) && /\.jsonl?(\.gz)?$/.test(file.name)) return null;
  let damaged = false;
  const mixed = file.notices.find(({ code }) => code === 'data.read-by-line');
  if (mixed) {
    text = decodeLines(whole, String((mixed.parameters!['encoding'] as Message).code).replace('common.encoding-', ''));
  } else {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(whole);
    } catch {
      damaged = true;
    }
  }
  // What cannot be shown is said.
  expect(file.notices.some(({ code }) => code === 'data.damaged-characters')).toBe(damaged);
  if (text.startsWith('\ufeff')) text = text.slice(1);
  return { text, damaged, newline: text.includes('\n') || !text.includes('\r') ? '\n' : '\r' };
}

/** Each line in UTF-8 where it is that, else in the other encoding; one that could be either is as the line before. None is damaged. */
function decodeLines(bytes: Uint8Array, other: string): string {
  const newline = bytes.includes(0x0a) || !bytes.includes(0x0d) ? 0x0a : 0x0d;
  let before = 'utf-8';
  let text = '';
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(newline, from);
    const line = bytes.subarray(from, found < 0 ? bytes.length : found + 1);
    from += line.length;
    const high = line.filter((byte) => byte >= 0x80);
    if (high.length > 0) {
      let valid = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(line);
      } catch {
        valid = false;
      }
      if (!valid) before = other;
      else if (high.some((byte) => byte >= 0xe0)) before = 'utf-8';
    }
    text += new TextDecoder(high.length > 0 ? before : 'utf-8', { fatal: true, ignoreBOM: true }).decode(line);
  }
  return text;
}

function checkNothingDamaged(file: ReadFile, text: string): void {
  if (text.includes('\ufffd')) return;
  for (const { label } of file.columns) expect(label).not.toContain('\ufffd');
  for (const { got } of file.problems) expect(got).not.toContain('\ufffd');
  for (const { column } of file.table.columns)
    if (column.kind === 'text')
      expect(new TextDecoder('utf-8', { fatal: true }).decode(column.dictionary.bytes)).not.toContain('\ufffd');
}

// Every column as text: what stands in the file stands in the table, to the last character where a person wants blanks kept, and
// without blanks at the edges and guards of spreadsheets otherwise.
async function compareCells(
  blob: Blob,
  name: string,
  file: ReadFile,
  records: readonly PlainRow[],
  above: number,
): Promise<void> {
  const width = file.columns.length;
  const types = Object.fromEntries(file.columns.map(({ id }) => [id, 'text' as const]));
  const again = await readFile(blob, name, { types, treatments: { 'edge-blanks': 'keep', 'guarded-cell': 'keep' } });
  if (!again.ok) throw new Error(`read, but not as text: ${again.error.code}`);
  const found = cells(again.value);
  const clean = await readFile(blob, name, { types });
  if (!clean.ok) throw new Error(`read, but not cleaned: ${clean.error.code}`);
  expect(cells(clean.value)).toEqual(found.map((row) => row.map((cell) => insideGuard(cell) ?? trimInvisible(cell))));
  const overflow = new Map(
    again.value.problems.filter(({ code }) => code === 'long-row').map(({ row, got }) => [row, got]),
  );
  records.slice(above).forEach(({ cells: wanted, regular, source }, row) => {
    const own = found[row]!;
    if (regular && wanted.length <= width) {
      expect(own).toEqual([...wanted, ...Array.from({ length: width - wanted.length }, () => '')]);
      return;
    }
    if (regular) expect(own).toEqual(wanted.slice(0, width));
    // Quotes and separators may go where quoting is wrong, and blanks around them; nothing else does.
    const letters = (text: string): string =>
      [...text.replaceAll(file.delimiter.value, '').replaceAll(/["\s]/g, '')].sort().join('');
    expect(letters(own.join('') + (overflow.get(row) ?? ''))).toBe(letters(source));
  });
  const names = records[above - 1];
  if (!file.header.value || file.headerRows.value === 2 || !names?.regular) return;
  names.cells.slice(0, width).forEach((cell, column) => {
    // cut where it is no name any more
    const wanted = cell.replace(/\s+/g, ' ').trim().slice(0, 500);
    if (wanted !== '') expect(file.columns[column]!.label.startsWith(wanted), `${column}: ${wanted}`).toBe(true);
  });
}
