/**
 * Edited cells: applied to a table after it was read, each text read by the very rules its column was read by. The columns
 * touched are copied, nothing is changed in place, and an edit that does not hold any more is listed with the reason.
 */

import { VALUE, MISSING, type CellState } from './cell-text.ts';
import { cleanText } from './cell-cleaning.ts';
import { cellText, describeColumn } from './column-report.ts';
import type { DateColumn, NumberColumn, TableColumn, TextColumn } from './columns.ts';
import { convertText } from './column-types.ts';
import { readDateForms } from './date-forms.ts';
import { createDateReading, readDate } from './date-text.ts';
import { readCommaNumber } from './decimal-comma.ts';
import { DictionaryBuilder, dictionaryOf, narrowCodes, sizeOf } from './dictionary.ts';
import { codesOf, codesOfColumn, useCodes, type MissingCodes } from './missing-codes.ts';
import { trimInvisible } from './invisible.ts';
import { createNumberReading, readNumber } from './number-text.ts';
import { cellProblem, type Problem } from './problems.ts';
import type { ReadFile } from './read-file.ts';
import type { CellEdit, ColumnReport, EditsReport } from './report.ts';
import { decimalsOf } from './scanner/decimals.ts';
import { MISSING_DAY, MISSING_SECONDS } from '../lib/days.ts';
import { message, type Message } from '../lib/outcome.ts';

type Applied = EditsReport['applied'][number];
type Lost = EditsReport['lost'][number];

/** What a text became in a column of numbers or days. */
interface Parsed {
  /** number; of a day its number */
  readonly value: number;
  readonly seconds: number;
  /** digits after the point; −1 where unknown */
  readonly decimals: number;
  /** the text is neither a value nor a word for none */
  readonly misfit: boolean;
}

const encoder = new TextEncoder();

/**
 * A file with its edits, and which of them hold. An edit holds where its row still has in that column what it had when it was
 * edited; of several of one cell the last counts.
 * @param file as read, without edits; columns hidden or dropped for the persons in them already are
 * @param hidden ids of columns whose texts are not shown: no edit of theirs is applied
 * @returns the very same file where there is nothing to apply
 */
export function applyEdits(
  file: ReadFile,
  edits: readonly CellEdit[],
  hidden: ReadonlySet<string> = new Set(),
): ReadFile {
  if (edits.length === 0) return file;
  const { table } = file;
  const places = new Map(table.columns.map(({ id }, index) => [id, index]));
  const misfits = misfitsOf(file, new Set(edits.map(({ row }) => row)));
  const applied: Applied[] = [];
  const lost: Lost[] = [];
  const byColumn = new Map<number, Map<number, CellEdit>>();
  for (const edit of lastOfEach(edits)) {
    const { column: id, row } = edit;
    const place = places.get(id);
    const lose = (reason: Message): void => void lost.push({ ...edit, reason });
    if (hidden.has(id)) lose(message('data.edit-lost-hidden'));
    else if (place === undefined) lose(message('data.edit-lost-column'));
    else if (row >= table.rows) lose(message('data.edit-lost-row', { rows: table.rows }));
    else {
      const column = table.columns[place]!;
      const found = misfits.get(keyOf(row, place)) ?? cellText(column.column, row);
      if (!holds(found, edit.was, column)) lose(message('data.edit-lost-changed', { found }));
      else {
        const of = byColumn.get(place) ?? new Map<number, CellEdit>();
        byColumn.set(place, of.set(row, file.cleaning ? { ...edit, now: cleanText(edit.now, file.cleaning) } : edit));
      }
    }
  }
  const columns = [...table.columns];
  const reports = [...file.columns];
  const fresh: Problem[] = [];
  const lineOf = (row: number): number => (table.lines ? table.lines[row]! : table.firstLine + row);
  for (const [place, of] of byColumn) {
    const before = columns[place]!;
    const report = reports[place]!;
    const { column, bad } = editColumn(before, report, of, codesOfColumn(file.missing, before.id));
    const code = before.column.kind === 'date' ? 'not-a-date' : 'not-a-number';
    for (const [row, text] of bad) fresh.push(cellProblem(lineOf(row), row, place, code, text));
    for (const edit of of.values()) applied.push({ ...edit, line: lineOf(edit.row), fits: !bad.has(edit.row) });
    const gone = [...of.keys()].filter((row) => misfits.has(keyOf(row, place))).length;
    columns[place] = { ...before, column };
    reports[place] = { ...report, ...describeColumn(column), problems: report.problems - gone + bad.size };
  }
  applied.sort((a, b) => a.row - b.row || (places.get(a.column) ?? 0) - (places.get(b.column) ?? 0));
  const kept = file.problems.filter(
    ({ row, column }) => row < 0 || column < 0 || byColumn.get(column)?.has(row) !== true,
  );
  const problems =
    fresh.length === 0 && kept.length === file.problems.length
      ? file.problems
      : [...kept, ...fresh].sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    ...file,
    ...(byColumn.size > 0 ? { table: { ...table, columns }, columns: reports } : {}),
    problems,
    notices: [
      ...file.notices,
      ...(applied.length > 0 ? [message('data.edits-applied', { count: applied.length })] : []),
      ...(lost.length > 0 ? [message('data.edits-lost', { count: lost.length })] : []),
    ],
    edits: { applied, lost },
  };
}

function lastOfEach(edits: readonly CellEdit[]): readonly CellEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.row} ${edit.column}`, edit])).values()];
}

function keyOf(row: number, column: number): string {
  return `${row} ${column}`;
}

// Texts that did not fit, of these rows.
function misfitsOf({ problems }: ReadFile, rows: ReadonlySet<number>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { row, column, code, got } of problems)
    if (column >= 0 && rows.has(row) && (code === 'not-a-number' || code === 'not-a-date'))
      found.set(keyOf(row, column), got);
  return found;
}

/**
 * Whether a cell is still what it was: the same text or, where the column is not one of identifiers, another way of writing the
 * same number, which is what it becomes when its column is read as another type.
 */
function holds(found: string, was: string, { type }: TableColumn): boolean {
  if (found === was) return true;
  // blanks at the edges are taken off when a file is read, and were not always
  if (trimInvisible(found) === trimInvisible(was)) return true;
  if (type === 'identifier') return false;
  const [one, other] = [plainNumber(found), plainNumber(was)];
  if (one !== null && one === other) return true;
  const [day, otherDay] = [plainDate(found), plainDate(was)];
  return day !== null && day === otherDay;
}

function plainNumber(text: string): number | null {
  const bytes = encoder.encode(text);
  return readNumber(bytes, 0, bytes.length, number) === VALUE ? number.value : null;
}

function plainDate(text: string): string | null {
  const bytes = encoder.encode(text);
  return readDate(bytes, 0, bytes.length, date) === VALUE ? `${date.day} ${Math.max(0, date.seconds)}` : null;
}

const number = createNumberReading();
const date = createDateReading();

interface Edited {
  readonly column: NumberColumn | DateColumn | TextColumn;
  /** row → text that does not fit the type */
  readonly bad: ReadonlyMap<number, string>;
}

function editColumn(
  { column }: TableColumn,
  report: ColumnReport,
  edits: ReadonlyMap<number, CellEdit>,
  codes: MissingCodes,
): Edited {
  if (column.kind === 'text') return { column: editTexts(column, edits), bad: new Map() };
  return column.kind === 'number' ? editNumbers(column, report, edits, codes) : editDays(column, report, edits, codes);
}

function editNumbers(
  column: NumberColumn,
  report: ColumnReport,
  edits: ReadonlyMap<number, CellEdit>,
  codes: MissingCodes,
): Edited {
  const values = column.values.slice();
  const bad = new Map<number, string>();
  let seen = column.decimals < 0 ? UNKNOWN : column.decimals;
  for (const [row, { now }] of edits) {
    const parsed = parseNumber(now, report, codes);
    values[row] = parsed.value;
    if (parsed.misfit) bad.set(row, now);
    else if (!Number.isNaN(parsed.value)) seen = Math.max(seen, parsed.decimals < 0 ? UNKNOWN : parsed.decimals);
  }
  return { column: { kind: 'number', values, decimals: decimalsOf(values, seen) }, bad };
}

/** Digits after the point that only the values themselves can tell. */
const UNKNOWN = 255;

function parseNumber(text: string, report: ColumnReport, codes: MissingCodes): Parsed {
  // the one reading of numbers that is decided by a whole column
  const comma = report.type.reason.code.startsWith('data.type-number-comma') || report.decimalComma === true;
  const state = comma ? readCommaNumber(text, number) : readText(text, number, codes);
  return {
    value: state === VALUE ? number.value : NaN,
    seconds: MISSING_SECONDS,
    decimals: number.decimals,
    misfit: state !== VALUE && state !== MISSING,
  };
}

function readText(text: string, into: typeof number, codes: MissingCodes): CellState {
  const bytes = encoder.encode(text);
  return readNumber(bytes, 0, bytes.length, into, codes);
}

function editDays(
  column: DateColumn,
  report: ColumnReport,
  edits: ReadonlyMap<number, CellEdit>,
  codes: MissingCodes,
): Edited {
  const days = column.days.slice();
  let seconds = column.seconds?.slice() ?? null;
  const bad = new Map<number, string>();
  for (const [row, { now }] of edits) {
    const parsed = parseDay(now, report, codes);
    days[row] = parsed.value;
    if (parsed.misfit) bad.set(row, now);
    if (!seconds && parsed.seconds !== MISSING_SECONDS) seconds = new Int32Array(days.length).fill(MISSING_SECONDS);
    if (seconds) seconds[row] = parsed.seconds;
  }
  return { column: { kind: 'date', days, seconds }, bad };
}

const FORMS: ReadonlySet<string> = new Set([
  'data.note-zones',
  'data.note-short-years',
  'data.note-months',
  'data.note-serials',
]);

/** A text as a day. Forms that only a whole column explains are read where this column was read by them, in its order. */
function parseDay(text: string, { dateOrder, notes }: ColumnReport, codes: MissingCodes): Parsed {
  const column: TextColumn = { kind: 'text', ...dictionaryOf([text]) };
  useCodes(column.dictionary, codes);
  const byForms = dateOrder !== null || notes.some(({ code }) => FORMS.has(code));
  const serials = notes.some(({ code }) => code === 'data.note-serials');
  const forms = byForms ? readDateForms(column, serials, dateOrder?.value, true) : null;
  // what needs an order the column never told is not guessed
  const found = forms?.kind === 'dates' && (dateOrder !== null || forms.order === null) ? forms : null;
  const { column: read, misfits } = found ?? convertText(column, 'date');
  if (read.kind !== 'date') throw new RangeError('asked for days');
  return {
    value: read.days[0] ?? MISSING_DAY,
    seconds: read.seconds?.[0] ?? MISSING_SECONDS,
    decimals: 0,
    misfit: misfits.rows.length > 0,
  };
}

// The dictionary is made anew, so that it holds the texts there are, in the order in which they first appear.
function editTexts({ codes, dictionary }: TextColumn, edits: ReadonlyMap<number, CellEdit>): TextColumn {
  const builder = new DictionaryBuilder(sizeOf(dictionary) + edits.size);
  const codeOf = new Uint32Array(sizeOf(dictionary));
  const { bytes, offsets } = dictionary;
  const next = new Uint32Array(codes.length);
  const texts = new Map([...edits].map(([row, { now }]) => [row, encoder.encode(now)]));
  for (let row = 0; row < next.length; row++) {
    const text = texts.get(row);
    if (text) {
      next[row] = text.length === 0 ? 0 : builder.add(text, 0, text.length);
      continue;
    }
    const code = codes[row]!;
    if (code !== 0 && codeOf[code] === 0) codeOf[code] = builder.add(bytes, offsets[code]!, offsets[code + 1]!);
    next[row] = codeOf[code]!;
  }
  const made = builder.finish();
  useCodes(made, codesOf(dictionary));
  return { kind: 'text', codes: narrowCodes(next, sizeOf(made)), dictionary: made };
}
