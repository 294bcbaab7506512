/** Columns of another table beside, rows of other tables below. */

import type { Column } from '../columns.ts';
import { cellText } from '../column-report.ts';
import type { Breathe } from '../../lib/breather.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { keysOfSlowly } from './keys.ts';
import { MOST_ROWS } from './apply-group.ts';
import type { JoinStep, UnionStep } from './step.ts';
import {
  columnOf,
  freshName,
  isMissing,
  lack,
  namesOf,
  NO_ROW,
  StepFault,
  takeCells,
  takeRowsSlowly,
  type NamedColumn,
  type StepTable,
} from './step-table.ts';
import { concatenate, missingColumn, pickTexts, typeOfText } from './texts.ts';

/** Another table of the notebook. */
export interface OtherTable {
  readonly name: string;
  readonly table: StepTable;
}

export interface Applied {
  readonly table: StepTable;
  readonly notes: readonly Message[];
}

export async function applyJoin(
  table: StepTable,
  step: JoinStep,
  other: OtherTable | null,
  breathe: Breathe,
): Promise<Applied> {
  if (step.with === '') throw lack('table');
  if (!other) throw new StepFault('fail-no-table');
  if (step.keys.length === 0) throw lack('key');
  const own = step.keys.map((key) => columnOf(table, key.own));
  const theirs = step.keys.map((key) => otherColumn(other, key.other));
  const notes: Message[] = [];
  const both = own.map(({ name, column }, index) => {
    const [one, two] = comparable(column, theirs[index]!.column);
    if (one.kind !== two.kind) notes.push(message('steps.note-types-differ', { column: name }));
    return concatenate([one, two]);
  });
  const { of, count } = await keysOfSlowly(both, table.rows + other.table.rows, breathe);
  await breathe();
  const missing = (row: number): boolean => both.some((column) => isMissing(column, row));

  // Rows of the other table by key, in their order.
  const starts = new Uint32Array(count + 1);
  const n = table.rows;
  const m = other.table.rows;
  for (let row = n; row < n + m; row++) if (!missing(row)) starts[of[row]! + 1]!++;
  let repeated = 0;
  let example = -1;
  for (let key = 0; key < count; key++) {
    if (starts[key + 1]! > 1) repeated++;
    starts[key + 1]! += starts[key]!;
  }
  const at = starts.slice(0, count);
  const partners = new Uint32Array(starts[count]!);
  for (let row = n; row < n + m; row++) {
    if (missing(row)) continue;
    const key = of[row]!;
    if (example < 0 && at[key]! > starts[key]!) example = row;
    partners[at[key]!++] = row - n;
  }

  let matched = 0;
  let withoutKey = 0;
  let length = 0;
  const partnersOf = new Uint32Array(n);
  for (let row = 0; row < n; row++) {
    const none = missing(row);
    if (none) withoutKey++;
    const found = none ? 0 : starts[of[row]! + 1]! - starts[of[row]!]!;
    partnersOf[row] = found;
    if (found > 0) matched++;
    length += step.how === 'inner' ? found : Math.max(1, found);
  }
  notes.unshift(message('steps.note-matched', { matched, unmatched: n - matched, table: other.name }));
  if (withoutKey > 0) notes.push(message('steps.note-keys-missing', { count: withoutKey }));
  if (step.how === 'semi' || step.how === 'anti') {
    const kept = step.how === 'semi' ? matched : n - matched;
    const rows = new Uint32Array(kept);
    for (let row = 0, index = 0; row < n; row++)
      if (partnersOf[row]! > 0 === (step.how === 'semi')) rows[index++] = row;
    return { table: await takeRowsSlowly(table, rows, breathe), notes };
  }
  if (repeated > 0) {
    const text = both.map((column) => cellText(column, example)).join(' · ');
    notes.push(message('steps.note-keys-repeat', { table: other.name, count: repeated, example: text }));
  }

  const used = new Uint8Array(m);
  for (let row = 0; row < n; row++)
    for (let index = 0; index < partnersOf[row]!; index++) used[partners[starts[of[row]!]! + index]!] = 1;
  let lonely = 0;
  for (let row = 0; row < m; row++) lonely += used[row] === 0 ? 1 : 0;
  if (lonely > 0) notes.push(message('steps.note-unmatched-other', { table: other.name, count: lonely }));
  if (step.how === 'full') length += lonely;
  if (length > MOST_ROWS) throw new StepFault('fail-too-many-rows', { rows: length, limit: MOST_ROWS });

  const left = new Uint32Array(length);
  const right = new Uint32Array(length);
  let end = 0;
  for (let row = 0; row < n; row++) {
    const found = partnersOf[row]!;
    if (found === 0 && step.how !== 'inner') {
      left[end] = row;
      right[end++] = NO_ROW;
    }
    for (let index = 0; index < found; index++) {
      left[end] = row;
      right[end++] = partners[starts[of[row]!]! + index]!;
    }
  }
  if (step.how === 'full') {
    for (let row = 0; row < m; row++) {
      if (used[row] === 1) continue;
      left[end] = NO_ROW;
      right[end++] = row;
    }
  }

  const keyRows = step.how === 'full' ? rowsOfEither(left, right, n) : null;
  const begun: NamedColumn[] = [];
  for (const column of table.columns) {
    await breathe();
    // Rows only the other table has show its keys in the columns of the keys.
    const key = keyRows ? own.indexOf(column) : -1;
    const cells =
      key >= 0
        ? takeCells(concatenate([column.column, theirs[key]!.column]), keyRows!)
        : takeCells(column.column, left);
    begun.push({ ...column, column: cells, type: cells.kind === column.column.kind ? column.type : 'text' });
  }
  const wanted =
    step.columns.length > 0
      ? otherColumns(other, step.columns)
      : other.table.columns.filter((column) => !theirs.includes(column));
  const taken = new Set(table.columns.map(({ name }) => name));
  const renamed: string[] = [];
  const brought: NamedColumn[] = [];
  for (const column of wanted) {
    await breathe();
    const name = taken.has(column.name) ? freshName(`${column.name} (${other.name})`, taken) : column.name;
    if (name !== column.name) renamed.push(name);
    taken.add(name);
    brought.push({ ...column, name, column: takeCells(column.column, right) });
  }
  if (renamed.length > 0)
    notes.push(message('steps.note-renamed', { table: other.name, columns: renamed.join(' · ') }));
  return { table: { rows: length, columns: [...begun, ...brought] }, notes };
}

export async function applyUnion(
  table: StepTable,
  step: UnionStep,
  own: string,
  others: readonly (OtherTable | null)[],
  breathe: Breathe,
): Promise<Applied> {
  if (step.with.length === 0) throw lack('table');
  if (others.includes(null)) throw new StepFault('fail-no-table');
  const parts: readonly OtherTable[] = [{ name: own, table }, ...(others as readonly OtherTable[])];
  const rows = parts.reduce((sum, part) => sum + part.table.rows, 0);
  if (rows > MOST_ROWS) throw new StepFault('fail-too-many-rows', { rows, limit: MOST_ROWS });
  const notes: Message[] = [];
  const find = (part: OtherTable, name: string): NamedColumn | undefined =>
    part.table.columns.find((column) => column.name === name);
  const names = [...new Set(parts.flatMap((part) => part.table.columns.map(({ name }) => name)))].filter(
    (name) => step.columns === 'all' || parts.every((part) => find(part, name)),
  );
  for (const part of parts) {
    const lacking = names.filter((name) => !find(part, name));
    if (lacking.length > 0)
      notes.push(message('steps.note-union-missing', { table: part.name, columns: lacking.slice(0, 30).join(' · ') }));
  }
  const columns: NamedColumn[] = [];
  for (const name of names) {
    await breathe();
    const found = parts.map((part) => find(part, name));
    const known = found.filter((column) => column !== undefined);
    const first = known[0]!;
    const alike = known.every(({ column }) => column.kind === first.column.kind);
    if (!alike) notes.push(message('steps.note-union-types', { column: name }));
    const column = concatenate(
      found.map((each, index) => each?.column ?? missingColumn(first.column.kind, parts[index]!.table.rows)),
    );
    const currency = known.every((each) => each.currency === first.currency) ? first.currency : null;
    columns.push({
      name,
      type: alike ? first.type : typeOfText(name, column as Extract<Column, { kind: 'text' }>),
      column,
      currency,
    });
  }
  if (step.origin.trim() !== '') {
    const which = new Uint32Array(rows);
    let at = 0;
    parts.forEach((part, index) => which.fill(index, at, (at += part.table.rows)));
    const texts = pickTexts(
      parts.map(({ name }) => name),
      which,
    );
    const name = freshName(step.origin, new Set(names));
    columns.push({ name, type: 'category', column: texts, currency: null });
  }
  return { table: { rows, columns }, notes };
}

function otherColumn({ name: table, table: other }: OtherTable, name: string): NamedColumn {
  if (name === '') throw lack('key');
  const found = other.columns.find((column) => column.name === name);
  if (!found) throw new StepFault('fail-no-other-column', { column: name, table, columns: namesOf(other) });
  return found;
}

function otherColumns(other: OtherTable, names: readonly string[]): NamedColumn[] {
  return [...new Set(names)].map((name) => otherColumn(other, name));
}

// A day with a time and one without are the same day.
function comparable(one: Column, other: Column): [Column, Column] {
  if (one.kind !== 'date' || other.kind !== 'date' || (one.seconds === null) === (other.seconds === null))
    return [one, other];
  return [
    { ...one, seconds: null },
    { ...other, seconds: null },
  ];
}

function rowsOfEither(left: Uint32Array, right: Uint32Array, own: number): Uint32Array {
  return left.map((row, index) => (row === NO_ROW ? own + right[index]! : row));
}
