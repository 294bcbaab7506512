/** Steps that make or change columns, row by row. */

import type { Column, ColumnType, TextColumn } from '../columns.ts';
import { convertText } from '../column-types.ts';
import { readDateForms } from '../date-forms.ts';
import { allTexts } from '../dictionary.ts';
import { decimalsOf } from '../scanner/decimals.ts';
import { calendarFromDay, dayFromCalendar, MISSING_DAY, MISSING_SECONDS } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { firstDayOf, periodOf } from '../../lib/periods.ts';
import { MOST_ROWS } from './apply-group.ts';
import type { Applied } from './apply-join.ts';
import { dayOf, numberOf } from './conditions.ts';
import { evaluate } from './formula.ts';
import { keysOf } from './keys.ts';
import { orderRows } from './row-order.ts';
import type {
  DatePart,
  DatePartsStep,
  DeriveStep,
  DropStep,
  RecodeStep,
  RenameStep,
  ReorderStep,
  SelectStep,
  ShiftStep,
  SplitStep,
  TypeStep,
} from './step.ts';
import {
  columnOf,
  columnsOf,
  lack,
  NO_ROW,
  StepFault,
  takeCells,
  takeRows,
  withColumn,
  type NamedColumn,
  type StepTable,
} from './step-table.ts';
import { asText, pickTexts, typeOfText } from './texts.ts';

export function applyDerive(table: StepTable, step: DeriveStep): Applied {
  if (step.name.trim() === '') throw new StepFault('fail-no-name');
  const within = step.within.length > 0 ? columnsOf(table, step.within) : null;
  const groups =
    within &&
    keysOf(
      within.map(({ column }) => column),
      table.rows,
    );
  const { column } = evaluate(table, step.expression, groups);
  return { table: withColumn(table, named(step.name, column)), notes: [] };
}

/** All values change at once: what one became is not changed again. */
export function applyRecode(table: StepTable, step: RecodeStep): Applied {
  const source = columnOf(table, step.column);
  if (step.map.length === 0 && step.others === 'keep' && step.as === 'text') throw lack('value');
  const column = asText(source.column);
  const wanted = new Map(step.map.map(({ from, to }) => [from.trim(), to ?? '']));
  const texts = allTexts(column.dictionary);
  const changed = new Uint8Array(texts.length);
  const made = texts.map((text, code) => {
    if (code === 0) return '';
    const to = wanted.get(text);
    if (to !== undefined) {
      changed[code] = 1;
      return to;
    }
    return step.others === 'keep' ? text : step.others === 'missing' ? '' : step.other;
  });
  let count = 0;
  const found = new Uint8Array(texts.length);
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row]!;
    count += changed[code]!;
    found[code] = 1;
  }
  const there = new Set(texts.filter((_, code) => code > 0 && found[code] === 1));
  const absent = [...wanted.keys()].filter((from) => from !== '' && !there.has(from));
  // A missing cell is given a value by the value ''.
  const blank = wanted.get('');
  if (blank !== undefined) made[0] = blank;
  const recoded = pickTexts(made, column.codes);
  const name = step.name.trim() === '' ? source.name : step.name;
  const notes = [
    message('steps.note-recoded', { count }),
    ...absent.slice(0, 3).map((value) => message('steps.note-not-met', { value })),
  ];
  if (step.as === 'text')
    return {
      table: withColumn(table, { name, type: typeOfText(name, recoded), column: recoded, currency: null }),
      notes,
    };
  const read = convertColumn({ name, type: 'text', column: recoded, currency: source.currency }, 'number');
  return { table: withColumn(table, read.column), notes: [...notes, ...read.notes] };
}

export function applySplit(table: StepTable, step: SplitStep): Applied {
  const source = columnOf(table, step.column);
  if (step.separator === '') throw lack('separator');
  const column = asText(source.column);
  const texts = allTexts(column.dictionary);
  if (step.to === 'rows') return splitRows(table, source, column, texts, step.separator);
  if (step.names.length === 0 || step.names.some((name) => name.trim() === '')) throw new StepFault('fail-no-name');
  const width = step.names.length;
  const more = new Uint8Array(texts.length);
  const parts = texts.map((text, code) => {
    const all = text.split(step.separator).map((part) => part.trim());
    if (all.length > width) more[code] = 1;
    return all.length > width ? [...all.slice(0, width - 1), all.slice(width - 1).join(step.separator)] : all;
  });
  let count = 0;
  for (let row = 0; row < column.codes.length; row++) count += more[column.codes[row]!]!;
  const begun = step.keep ? table : { ...table, columns: table.columns.filter((each) => each !== source) };
  const made = step.names.reduce((reached, name, index) => {
    const part = pickTexts(
      parts.map((all) => all[index] ?? ''),
      column.codes,
    );
    return withColumn(reached, { name, type: typeOfText(name, part), column: part, currency: null });
  }, begun);
  return { table: made, notes: count > 0 ? [message('steps.note-more-parts', { count })] : [] };
}

export function applyDateParts(table: StepTable, { column, parts }: DatePartsStep): Applied {
  const source = columnOf(table, column);
  if (parts.length === 0) throw lack('value');
  if (source.column.kind !== 'date') throw new StepFault('fail-not-date', { column });
  const dates = source.column;
  const made = parts.reduce((reached, { part, name }) => withColumn(reached, named(name, partOf(dates, part))), table);
  return { table: made, notes: [] };
}

export function applyShift(table: StepTable, step: ShiftStep): Applied {
  const source = columnOf(table, step.column);
  const within = columnsOf(table, step.within).map(({ column }) => column);
  const groups = keysOf(within, table.rows);
  const order =
    step.order.length > 0
      ? orderRows(
          step.order.map(({ column, descending }) => ({ column: columnOf(table, column).column, descending })),
          table.rows,
        )
      : Uint32Array.from({ length: table.rows }, (_, row) => row);
  // Rows of each group in their order, one group after the other.
  const starts = new Uint32Array(groups.count + 1);
  for (let row = 0; row < table.rows; row++) starts[groups.of[row]! + 1]!++;
  for (let key = 0; key < groups.count; key++) starts[key + 1]! += starts[key]!;
  const at = starts.slice(0, groups.count);
  const lines = new Uint32Array(table.rows);
  for (let i = 0; i < table.rows; i++) lines[at[groups.of[order[i]!]!]!++] = order[i]!;
  const from = new Uint32Array(table.rows).fill(NO_ROW);
  for (let key = 0; key < groups.count; key++) {
    const [start, end] = [starts[key]!, starts[key + 1]!];
    for (let place = start; place < end; place++) {
      const other = place - step.by;
      if (other >= start && other < end) from[lines[place]!] = lines[other]!;
    }
  }
  const shifted = takeCells(source.column, from);
  if (step.take === 'value')
    return { table: withColumn(table, { ...source, name: step.name, column: shifted }), notes: [] };
  return {
    table: withColumn(table, { ...source, name: step.name, type: 'number', column: changeOf(source, shifted) }),
    notes: [],
  };
}

export function applySelect(table: StepTable, { columns }: SelectStep): Applied {
  if (columns.length === 0) throw lack('column');
  return { table: { ...table, columns: columnsOf(table, columns) }, notes: [] };
}

export function applyDrop(table: StepTable, { columns }: DropStep): Applied {
  const dropped = columnsOf(table, columns);
  const kept = table.columns.filter((column) => !dropped.includes(column));
  if (kept.length === 0) throw lack('column');
  return { table: { ...table, columns: kept }, notes: [] };
}

export function applyRename(table: StepTable, { names }: RenameStep): Applied {
  const renamed = new Map<NamedColumn, string>();
  for (const { from, to } of names) {
    const column = columnOf(table, from);
    if (to.trim() === '') throw new StepFault('fail-no-name');
    renamed.set(column, to);
  }
  const columns = table.columns.map((column) => ({ ...column, name: renamed.get(column) ?? column.name }));
  const taken = new Set<string>();
  for (const { name } of columns) {
    if (taken.has(name)) throw new StepFault('fail-name-taken', { column: name });
    taken.add(name);
  }
  return { table: { ...table, columns }, notes: [] };
}

export function applyReorder(table: StepTable, { columns }: ReorderStep): Applied {
  const first = columnsOf(table, columns);
  return {
    table: { ...table, columns: [...first, ...table.columns.filter((column) => !first.includes(column))] },
    notes: [],
  };
}

export function applyType(table: StepTable, { columns, to }: TypeStep): Applied {
  if (columns.length === 0) throw lack('column');
  const notes: Message[] = [];
  const made = columnsOf(table, columns).reduce((reached, column) => {
    const read = convertColumn(column, to);
    notes.push(...read.notes);
    return withColumn(reached, read.column);
  }, table);
  return { table: made, notes };
}

/** A column read as another type; cells that cannot be are missing, and the note says how many. */
export function convertColumn(
  source: NamedColumn,
  to: ColumnType,
): { readonly column: NamedColumn; readonly notes: readonly Message[] } {
  const { column, name } = source;
  if (to !== 'number' && to !== 'date')
    return { column: { ...source, type: to, column: asText(column), currency: null }, notes: [] };
  if (column.kind === to) return { column: { ...source, type: to }, notes: [] };
  const text = asText(column);
  const forms = to === 'date' ? readDateForms(text, true, undefined, true) : null;
  const read = forms?.kind === 'dates' ? { ...forms, currency: null } : convertText(text, to);
  const count = read.misfits?.rows.length ?? 0;
  return {
    column: { name, type: to, column: read.column, currency: read.currency ?? null },
    notes:
      count > 0 ? [message('steps.note-unread', { column: name, count, example: read.misfits!.texts[0] ?? '' })] : [],
  };
}

/** A column made by a step, with the type its cells show. */
export function named(name: string, column: Column): NamedColumn {
  const type = column.kind === 'text' ? typeOfText(name, column) : column.kind;
  return { name, type, column, currency: null };
}

/** The value of a fill as a column of one row. */
export function constantOf(source: NamedColumn, value: string): Column {
  const { column, name } = source;
  if (column.kind === 'text') return pickTexts([value], [0]);
  if (column.kind === 'number') {
    const values = Float64Array.of(numberOf(value, name));
    return { kind: 'number', values, decimals: decimalsOf(values, 255) };
  }
  const { day, seconds } = dayOf(value, name);
  return {
    kind: 'date',
    days: Int32Array.of(day),
    seconds: column.seconds || seconds !== MISSING_SECONDS ? Int32Array.of(seconds) : null,
  };
}

function splitRows(
  table: StepTable,
  source: NamedColumn,
  column: TextColumn,
  texts: readonly string[],
  separator: string,
): Applied {
  // Blank parts make no row, but a row never goes: one without any part stays with a missing cell.
  const pieces: string[] = [''];
  const places = new Map<string, number>([['', 0]]);
  const partsOf = texts.map((text) => {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return (parts.length > 0 ? parts : ['']).map((part) => {
      let at = places.get(part);
      if (at === undefined) {
        at = pieces.length;
        places.set(part, at);
        pieces.push(part);
      }
      return at;
    });
  });
  let length = 0;
  for (let row = 0; row < table.rows; row++) length += partsOf[column.codes[row]!]!.length;
  if (length > MOST_ROWS) throw new StepFault('fail-too-many-rows', { rows: length, limit: MOST_ROWS });
  const rows = new Uint32Array(length);
  const index = new Uint32Array(length);
  for (let row = 0, at = 0; row < table.rows; row++) {
    for (const part of partsOf[column.codes[row]!]!) {
      rows[at] = row;
      index[at++] = part;
    }
  }
  const made = pickTexts(pieces, index);
  const taken = takeRows(table, rows);
  return {
    table: withColumn(taken, {
      name: source.name,
      type: typeOfText(source.name, made),
      column: made,
      currency: null,
    }),
    notes: [],
  };
}

function partOf({ days, seconds }: Extract<Column, { kind: 'date' }>, part: DatePart): Column {
  if (
    part === 'start-of-week' ||
    part === 'start-of-month' ||
    part === 'start-of-quarter' ||
    part === 'start-of-year'
  ) {
    const period = part.slice('start-of-'.length) as 'week' | 'month' | 'quarter' | 'year';
    const starts = eachDay(days, (day) => firstDayOf(periodOf(day, period), period));
    return {
      kind: 'date',
      days: Int32Array.from(starts, (start) => (Number.isNaN(start) ? MISSING_DAY : start)),
      seconds: null,
    };
  }
  if (part === 'hour') {
    const hours = new Float64Array(days.length).fill(NaN);
    for (let row = 0; seconds && row < hours.length; row++)
      if (days[row] !== MISSING_DAY && seconds[row] !== MISSING_SECONDS) hours[row] = Math.floor(seconds[row]! / 3600);
    return { kind: 'number', values: hours, decimals: 0 };
  }
  return { kind: 'number', values: eachDay(days, PARTS[part]), decimals: 0 };
}

const PARTS: Readonly<Record<Exclude<DatePart, 'hour' | `start-of-${string}`>, (day: number) => number>> = {
  year: (day) => calendarFromDay(day).year,
  quarter: (day) => Math.ceil(calendarFromDay(day).month / 3),
  month: (day) => calendarFromDay(day).month,
  week: isoWeekOf,
  day: (day) => calendarFromDay(day).date,
  weekday: weekdayOf,
  'day-of-year': (day) => day - dayFromCalendar(calendarFromDay(day).year, 1, 1) + 1,
};

/** Week of the year, 1 … 53: that of its Thursday (ISO 8601). */
function isoWeekOf(day: number): number {
  const thursday = day - weekdayOf(day) + 4;
  return Math.floor((thursday - dayFromCalendar(calendarFromDay(thursday).year, 1, 1)) / 7) + 1;
}

// Day 0, 1970-01-01, was a Thursday.
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** A number for each day, NaN for missing ones; each day is worked out once. */
function eachDay(days: Int32Array, of: (day: number) => number): Float64Array {
  const known = new Map<number, number>();
  const values = new Float64Array(days.length);
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    let value = day === MISSING_DAY ? NaN : known.get(day);
    if (value === undefined) known.set(day, (value = of(day)));
    values[row] = value;
  }
  return values;
}

/** How much a column is above what it was in the rows looked at: days for dates. */
function changeOf({ name, column }: NamedColumn, before: Column): Column {
  if (column.kind === 'number' && before.kind === 'number') {
    const scale = column.decimals > 0 ? 10 ** column.decimals : 1;
    const values = column.values.map((value, row) => {
      const change = value - before.values[row]!;
      // 0.3 − 0.1 is 0.2, as the cents say
      return column.decimals > 0 ? Math.round(change * scale) / scale : change;
    });
    return { kind: 'number', values, decimals: decimalsOf(values, column.decimals < 0 ? 255 : column.decimals) };
  }
  if (column.kind !== 'date' || before.kind !== 'date') throw new StepFault('fail-not-number', { column: name });
  const values = Float64Array.from(column.days, (day, row) =>
    day === MISSING_DAY || before.days[row] === MISSING_DAY ? NaN : day - before.days[row]!,
  );
  return { kind: 'number', values, decimals: 0 };
}
