/** The table steps work on: columns by name. Nothing is changed in place; columns a step leaves alone are shared. */

import type { Column, ColumnType, DataTable } from '../columns.ts';
import { missingCodesOf, withBlankOnly } from '../missing-codes.ts';
import { rowsInUse } from '../rows-context.ts';
import type { Breathe } from '../../lib/breather.ts';
import { MISSING_DAY, MISSING_SECONDS } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';

export interface NamedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly column: Column;
  /** ISO 4217 code of the money it holds, or `null` */
  readonly currency: string | null;
}

export interface StepTable {
  readonly rows: number;
  /** names are unique */
  readonly columns: readonly NamedColumn[];
}

/** Why a step cannot be run; `runSteps` makes a message of it that names the step. */
export class StepFault extends Error {
  readonly say: (step: Message) => Message;

  constructor(code: string, parameters: Readonly<Record<string, string | number | Message>> = {}) {
    super(code);
    this.say = (step) => message(`steps.${code}`, { step, ...parameters });
  }
}

/** In a list of rows to take: no row, whose cells are missing. */
export const NO_ROW = 0xffffffff;

const known = new WeakMap<DataTable, StepTable>();

/** The table of a data cell. Cells that say "no value" in words (无, N/A, —) are missing, as its card counts them. */
export function stepTableOf(table: DataTable, currencies: readonly (string | null)[]): StepTable {
  let found = known.get(table);
  if (!found) {
    const names = uniqueNames(table.columns.map(({ label }) => label));
    const columns = table.columns.map(({ type, column }, index) => ({
      name: names[index]!,
      type,
      column: withoutWords(column),
      currency: currencies[index] ?? null,
    }));
    known.set(table, (found = { rows: table.rows, columns }));
  }
  return found;
}

const inUse = new WeakMap<StepTable, { readonly listed: Uint32Array; readonly table: StepTable }>();

/**
 * The rows of a table that are in use. The very same table as long as the same rows are listed, so that steps are not run again.
 * @param listed rows out of use, ascending
 */
export function rowsLeft(table: StepTable, listed: Uint32Array): StepTable {
  const left = rowsInUse(table.rows, listed);
  if (!left) return table;
  const last = inUse.get(table);
  if (last && last.listed.length === listed.length && last.listed.every((row, at) => row === listed[at]))
    return last.table;
  const taken = takeRows(table, left);
  inUse.set(table, { listed, table: taken });
  return taken;
}

/** `a`, `a (2)`, `a (3)`; a name that is blank is shown by its place. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given, index) => {
    const name = freshName(given.trim() === '' ? String(index + 1) : given, taken);
    taken.add(name);
    return name;
  });
}

export function freshName(name: string, taken: ReadonlySet<string>): string {
  let fresh = name;
  for (let copy = 2; taken.has(fresh); copy++) fresh = `${name} (${copy})`;
  return fresh;
}

/** The column of a name. @throws StepFault where there is none, naming those there are */
export function columnOf(table: StepTable, name: string): NamedColumn {
  const found = table.columns.find((column) => column.name === name);
  if (found) return found;
  if (name === '') throw lack('column');
  throw new StepFault('fail-no-column', { column: name, columns: namesOf(table) });
}

export function columnsOf(table: StepTable, names: readonly string[]): NamedColumn[] {
  return [...new Set(names)].map((name) => columnOf(table, name));
}

/** A few names of the columns there are. */
export function namesOf({ columns }: StepTable): string {
  const shown = columns.slice(0, 30).map(({ name }) => name);
  return shown.join(' · ') + (columns.length > shown.length ? ' …' : '');
}

export function lack(what: string): StepFault {
  return new StepFault('fail-empty', { what: message(`steps.lack-${what}`) });
}

/** A column put in: in place of one of its name, else last. */
export function withColumn(table: StepTable, column: NamedColumn): StepTable {
  if (column.name.trim() === '') throw new StepFault('fail-no-name');
  const at = table.columns.findIndex(({ name }) => name === column.name);
  return { ...table, columns: at < 0 ? [...table.columns, column] : table.columns.with(at, column) };
}

/** The table of these rows, in this order; {@link NO_ROW} is a row of missing cells. */
export function takeRows(table: StepTable, rows: Uint32Array): StepTable {
  return {
    rows: rows.length,
    columns: table.columns.map((column) => ({ ...column, column: takeCells(column.column, rows) })),
  };
}

/** As {@link takeRows}, column by column. */
export async function takeRowsSlowly(table: StepTable, rows: Uint32Array, breathe: Breathe): Promise<StepTable> {
  const columns: NamedColumn[] = [];
  for (const column of table.columns) {
    await breathe();
    columns.push({ ...column, column: takeCells(column.column, rows) });
  }
  return { rows: rows.length, columns };
}

export function takeCells(column: Column, rows: Uint32Array): Column {
  const n = rows.length;
  if (column.kind === 'number') {
    const values = new Float64Array(n);
    for (let i = 0; i < n; i++) values[i] = rows[i] === NO_ROW ? NaN : column.values[rows[i]!]!;
    return { kind: 'number', values, decimals: column.decimals };
  }
  if (column.kind === 'text') {
    const { codes, dictionary } = column;
    const taken =
      codes instanceof Uint8Array
        ? new Uint8Array(n)
        : codes instanceof Uint16Array
          ? new Uint16Array(n)
          : new Uint32Array(n);
    for (let i = 0; i < n; i++) taken[i] = rows[i] === NO_ROW ? 0 : codes[rows[i]!]!;
    return { kind: 'text', codes: taken, dictionary };
  }
  const days = new Int32Array(n);
  const seconds = column.seconds ? new Int32Array(n) : null;
  for (let i = 0; i < n; i++) {
    const row = rows[i]!;
    days[i] = row === NO_ROW ? MISSING_DAY : column.days[row]!;
    if (seconds) seconds[i] = row === NO_ROW ? MISSING_SECONDS : column.seconds![row]!;
  }
  return { kind: 'date', days, seconds };
}

export function lengthOf(column: Column): number {
  return column.kind === 'number'
    ? column.values.length
    : column.kind === 'date'
      ? column.days.length
      : column.codes.length;
}

export function isMissing(column: Column, row: number): boolean {
  if (column.kind === 'number') return Number.isNaN(column.values[row]!);
  return column.kind === 'date' ? column.days[row] === MISSING_DAY : column.codes[row] === 0;
}

/** Rows a mask (1 stays) keeps. */
export function rowsOfMask(mask: Uint8Array): Uint32Array {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row]!;
  const rows = new Uint32Array(count);
  for (let row = 0, at = 0; row < mask.length; row++) if (mask[row] === 1) rows[at++] = row;
  return rows;
}

function withoutWords(column: Column): Column {
  if (column.kind !== 'text') return column;
  const blanks = missingCodesOf(column.dictionary);
  if (blanks.length <= 1) return column;
  const blank = new Set(blanks);
  const codes = column.codes.map((code) => (blank.has(code) ? 0 : code));
  return { ...column, codes, dictionary: withBlankOnly(column.dictionary) };
}
