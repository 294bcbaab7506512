/** Which columns can play a role by what is in them: keys are texts, money and counts are numbers, times are dates. */

import { convertText, countFilled } from './column-types.ts';
import type { Column, DataTable } from './columns.ts';
import { sizeOf } from './dictionary.ts';
import { endedOf } from './ended-words.ts';
import { settledOf } from './settled-words.ts';
import { isScores } from './rfm-scores.ts';
import type { Problem } from './problems.ts';
import type { ColumnReport, Role } from './report.ts';
import { isCountName, nameWeight } from './role-words.ts';

const KEYS: ReadonlySet<Role> = new Set([
  'customer',
  'order',
  'product',
  'category',
  'channel',
  'reason',
  'cohort',
  'event',
  'first',
  'second',
  'resolved',
  'recovery',
]);
const DATES: ReadonlySet<Role> = new Set(['time', 'start', 'end', 'last-purchase', 'resolved-at']);
const SCORES: ReadonlySet<Role> = new Set(['score-r', 'score-f', 'score-m']);

export const isKeyRole = (role: Role): boolean => KEYS.has(role);
export const isDateRole = (role: Role): boolean => DATES.has(role);

/** Whether a column could be guessed for a role. A person may choose others. */
export function canPlay(role: Role, column: ColumnReport, table: DataTable, index: number): boolean {
  const type = column.type.value;
  if (role === 'cohort') return true;
  if (role === 'ended') return type !== 'date' && endedOf(table.columns[index]!.column) !== null;
  if (role === 'resolved')
    return type !== 'date' && nameWeight(role, column.label) > 0 && settledOf(table.columns[index]!.column) !== null;
  // Answers may be words: 满意, 不满意.
  if (role === 'recovery') return type !== 'date' && nameWeight(role, column.label) > 0;
  if (SCORES.has(role)) return type === 'number' && isScores(table.columns[index]!.column);
  if (KEYS.has(role)) return type !== 'number' && type !== 'date';
  if (DATES.has(role)) {
    if (type === 'date' || role !== 'end') return type === 'date';
    // Where nothing has ended yet the column of ends is empty, or says 至今.
    return nameWeight('end', column.label) > 0 && endsOf(table.columns[index]!.column, index, []) !== null;
  }
  if (role === 'ratio') return type === 'number' || nameWeight('ratio', column.label) > 0;
  return type === 'number' || (isCountName(column.label) && isCounts(table.columns[index]!.column));
}

/** More distinct texts than this are ids, though the column be called *customers*. */
const MOST_COUNTS = 10_000;

function isCounts(column: Column): boolean {
  return column.kind === 'text' && sizeOf(column.dictionary) <= MOST_COUNTS && numbersOf(column) !== null;
}

const converted = new WeakMap<Column, Float64Array | null>();

/**
 * Numbers of a column, one a row, NaN where missing or unreadable. A column of texts that are all numbers has them too, such as
 * *customers* 120, 80 …, which a name makes keys. `null` where it has none.
 */
export function numbersOf(column: Column): Float64Array | null {
  if (column.kind === 'number') return column.values;
  if (column.kind === 'date') return null;
  let numbers = converted.get(column);
  if (numbers === undefined) {
    const { column: made, misfits } = convertText(column, 'number');
    const values = made.kind === 'number' ? made.values : null;
    numbers = values && sizeOf(column.dictionary) > 1 && misfits.rows.length * 10 <= values.length ? values : null;
    converted.set(column, numbers);
  }
  return numbers;
}

/** Days of a column, one a row; `null` where it has none. */
export function daysOf(column: Column): Int32Array | null {
  return column.kind === 'date' ? column.days : null;
}

export interface Ends {
  /** one a row; MISSING_DAY where it still runs, or where the end cannot be read */
  readonly days: Int32Array;
  /** rows, ascending, with an end that is neither a date nor a word for "still running" */
  readonly unreadable: readonly number[];
}

/** Words that stand where nothing has ended yet. */
const RUNNING =
  /^(至今|现在|目前|今|在用|在订|在网|有效|生效中|使用中|进行中|未结束|未到期|未退订|now|present|active|current|ongoing|running|open|still active)$/i;

/**
 * Ends of a column: dates, empty cells and words such as 至今 where it still runs. `null` where its cells are mostly neither.
 * @param index index of the column in the table
 */
export function endsOf(column: Column, index: number, problems: readonly Problem[]): Ends | null {
  if (column.kind === 'number') return null;
  if (column.kind === 'date') {
    const unreadable = problems
      .filter(
        (problem) => problem.column === index && problem.code === 'not-a-date' && !RUNNING.test(problem.got.trim()),
      )
      .map(({ row }) => row);
    return { days: column.days, unreadable };
  }
  let ends = readEnds.get(column);
  if (ends === undefined) {
    const { column: made, misfits } = convertText(column, 'date');
    const unreadable = misfits.rows.filter((_, at) => !RUNNING.test((misfits.texts[at] ?? '').trim()));
    const fits = made.kind === 'date' && unreadable.length * 10 <= countFilled(made) + unreadable.length;
    ends = fits ? { days: made.days, unreadable } : null;
    readEnds.set(column, ends);
  }
  return ends;
}

const readEnds = new WeakMap<Column, Ends | null>();
