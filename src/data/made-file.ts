/** A table made by steps, as if it had been read: what kinds, roles and findings are then guessed from. */

import { describeColumn } from './column-report.ts';
import { columnIds } from './column-ids.ts';
import type { Column, ColumnType, DataTable, TableColumn } from './columns.ts';
import { useBlankOnly } from './missing-codes.ts';
import type { ReadFile } from './read-file.ts';
import type { ColumnReport, DataChoices, Guess } from './report.ts';
import { currencyOfName } from './role-words.ts';
import { convertColumn } from './steps/apply-columns.ts';
import type { StepTable } from './steps/step-table.ts';
import { compact } from './steps/texts.ts';
import { message, type Message } from '../lib/outcome.ts';

const TYPES: readonly ColumnType[] = ['number', 'date', 'identifier', 'category', 'text'];

/** Facts of columns that went through unchanged are not counted again. */
const facts = new WeakMap<Column, ReturnType<typeof describeColumn>>();
const compacted = new WeakMap<Column, Column>();

/**
 * @param choices types a person chose; `columns` keeps the ids of columns called alike
 */
export function madeFile(name: string, made: StepTable, choices: DataChoices, milliseconds: number): ReadFile {
  const ids = columnIds(
    made.columns.map((column) => column.name),
    choices.columns ?? null,
  );
  const read = made.columns.map((column, index) => {
    const wanted = chosenType(choices, ids[index]!);
    const { column: typed, notes } = wanted ? convertColumn(column, wanted) : { column, notes: [] };
    return { ...typed, id: ids[index]!, column: ownWords(compactOnce(typed.column)), chosen: wanted !== null, notes };
  });
  const columns = read.map(({ id, name: label, type, column }): TableColumn => ({ id, label, type, column }));
  const table: DataTable = { rows: made.rows, columns, lines: null, firstLine: 1 };
  const reports = read.map(({ chosen, notes }, index) => reportOf(columns[index]!, made.rows, chosen, notes));
  return {
    name,
    bytes: 0,
    encoding: given('utf-8'),
    delimiter: given(','),
    header: given(true),
    titleRows: given(0),
    headerRows: given(1),
    sheet: null,
    reader: 'steps',
    table,
    columns: reports,
    currencies: read.map(({ name: label, type, currency }) =>
      type === 'number' ? (currency ?? currencyOfName(label)) : null,
    ),
    problems: [],
    notices: [],
    milliseconds,
  };
}

function reportOf(
  { id, label, type, column }: TableColumn,
  rows: number,
  chosen: boolean,
  notes: readonly Message[],
): ColumnReport {
  let counted = facts.get(column);
  if (!counted) facts.set(column, (counted = describeColumn(column)));
  return {
    id,
    label,
    type: {
      value: type,
      reason: chosen ? message('data.chosen') : reasonOf(type, counted, rows),
      chosen,
      alternatives: TYPES.filter((other) => other !== type),
    },
    ...counted,
    problems: 0,
    dateOrder: null,
    notes,
  };
}

function reasonOf(type: ColumnType, { distinct, missing }: ReturnType<typeof describeColumn>, rows: number): Message {
  if (type === 'number' || type === 'date') return message(`data.type-${type}`, { count: rows - missing });
  if (distinct === 0) return message('data.type-empty');
  return message(type === 'identifier' ? 'steps.type-identifier' : `data.type-${type}`, { distinct });
}

function chosenType({ types }: DataChoices, id: string): ColumnType | null {
  return types && Object.hasOwn(types, id) ? (types[id] ?? null) : null;
}

// What is read from files has no word for "no value" any more: such a word in a table that was made is what somebody put there.
function ownWords(column: Column): Column {
  if (column.kind === 'text') useBlankOnly(column.dictionary);
  return column;
}

// The same column, compacted again, would be another one to whoever knows it by identity.
function compactOnce(column: Column): Column {
  let found = compacted.get(column);
  if (!found) compacted.set(column, (found = compact(column)));
  return found;
}

function given<T>(value: T): Guess<T> {
  return { value, reason: message('steps.made'), chosen: false, alternatives: [] };
}
