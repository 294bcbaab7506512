/** The tables of the cohort panel: cohorts, the triangle cell by cell, periods with the model, customers. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { NO_COHORT, wasActive } from '../../models/cohorts.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { valueStyle } from './answer.ts';
import type { CohortResult } from './compute.ts';
import { cohortWord, periodWord } from './names.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'cohort',
  'first-day',
  'whole-periods',
  'last-period',
  'active-periods',
  'seen-at',
] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style'], parameters = {}): TableColumnView {
  return { key, label: message(`cohort.column-${key}`, parameters), style };
}

export function tabulateCohort(result: CohortResult): readonly ResultTable[] {
  return [cohortTable(result), cellTable(result), periodTable(result), customerTable(result)];
}

function cohortTable({ view }: CohortResult): ResultTable {
  const { cohorts, unit, sizes, periods, at, values, status, of } = view;
  const period = periodWord(view, at);
  const fields: readonly Field[] = [
    [column('cohort', 'message'), (row) => cohortWord(cohorts[row]!, unit)],
    [column('customers', 'integer'), (row) => sizes[row]!],
    [column('share', 'percent1'), (row) => sizes[row]! / Math.max(1, view.customers)],
    [column('value-at', valueStyle(view), { period }), (row) => known(values[row * periods + at]!)],
    [column('of-at', 'integer', { period }), (row) => of[row * periods + at]!],
    [column('state', 'message'), (row) => message(`cohort.state-${status[row * periods + at]!}`)],
  ];
  return {
    name: 'cohorts',
    title: message('cohort.table-cohorts'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: cohorts.length,
    cell: (row, index) => fields[index]![1](row),
    marks: { set: 'cohort', of: (row) => row },
  };
}

/** Only cells of which something is known. */
function cellTable({ view }: CohortResult): ResultTable {
  const { cohorts, unit, periods, values, status, of, seen } = view;
  const filled = [...status.keys()].filter((cell) => status[cell] !== 0);
  const fields: readonly Field[] = [
    [column('cohort', 'message'), (row) => cohortWord(cohorts[Math.floor(filled[row]! / periods)]!, unit)],
    [column('period', 'integer'), (row) => filled[row]! % periods],
    [column('customers', 'integer'), (row) => of[filled[row]!]!],
    [column(view.measure === 'later' ? 'seen-later' : 'seen', 'integer'), (row) => seen[filled[row]!]!],
    [column('value', valueStyle(view)), (row) => known(values[filled[row]!]!)],
    [column('state', 'message'), (row) => message(`cohort.state-${status[filled[row]!]!}`)],
  ];
  return {
    name: 'cells',
    title: message('cohort.table-cells'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: filled.length,
    cell: (row, index) => fields[index]![1](row),
  };
}

function periodTable({ view }: CohortResult): ResultTable {
  const { mean, meanOf, projection } = view;
  const fields: readonly Field[] = [
    [column('period', 'integer'), (row) => row],
    [column('mean', valueStyle(view)), (row) => known(mean[row] ?? NaN)],
    [column('customers', 'integer'), (row) => meanOf[row] ?? 0],
    ...(projection === null
      ? []
      : [
          [column('model', 'percent1'), (row) => projection.survival[row]!] as Field,
          [
            column('kind', 'message'),
            (row) => message(row > projection.begins ? 'cohort.kind-projected' : 'cohort.kind-observed'),
          ] as Field,
        ]),
  ];
  return {
    name: 'periods',
    title: message('cohort.table-periods'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: projection?.survival.length ?? mean.length,
    cell: (row, index) => fields[index]![1](row),
  };
}

function customerTable({ input, counts, view }: CohortResult): ResultTable {
  const { cohortOf, first, complete, last, seen, words } = counts;
  const who = new Uint32Array(view.customers);
  let size = 0;
  for (let c = 0; c < cohortOf.length; c += 1) if (cohortOf[c] !== NO_COHORT) who[size++] = c;
  const activePeriods = (c: number): number => {
    let count = 0;
    for (let word = 0; word < words; word += 1)
      for (let bits = seen[c * words + word]!; bits !== 0; bits &= bits - 1) count += 1;
    return count;
  };
  const seenAt = (c: number): TableCell => {
    if (wasActive(counts, c, view.at)) return message('cohort.seen-yes');
    return message(complete[c]! > view.at ? 'cohort.seen-no' : 'cohort.seen-unknown');
  };
  const { customerNames, customerCodes } = input.table;
  const cell = (row: number, index: number): TableCell => {
    const c = who[row]!;
    switch (CUSTOMER_COLUMNS[index]!) {
      case 'customer':
        return textAt(customerNames, customerCodes[c]!);
      case 'cohort':
        return cohortWord(view.cohorts[cohortOf[c]!]!, view.unit);
      case 'first-day':
        return first[c]!;
      case 'whole-periods':
        return complete[c]!;
      case 'last-period':
        return last[c]!;
      case 'active-periods':
        return activePeriods(c);
      case 'seen-at':
        return seenAt(c);
    }
  };
  const styles: Partial<Record<(typeof CUSTOMER_COLUMNS)[number], TableColumnView['style']>> = {
    customer: 'text',
    cohort: 'message',
    'first-day': 'day',
    'seen-at': 'message',
  };
  return {
    name: 'customers',
    title: message('cohort.table-customers'),
    published: true,
    columns: CUSTOMER_COLUMNS.map((key) =>
      column(key, styles[key] ?? 'integer', key === 'seen-at' ? { period: periodWord(view, view.at) } : {}),
    ),
    rows: size,
    cell,
    customer: (row) => who[row]!,
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
