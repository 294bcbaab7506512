/** The tables of the patterns: the five, customers, the courses. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { NO_PATTERN, PATTERNS } from '../../models/lifecycle-patterns.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { LifecyclePatternResult } from './compute.ts';
import { DRAWN } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'pattern',
  'reached',
  'lost',
  'first-day',
  'until',
  'last-day',
  'purchases',
  'interval',
  'stable-days',
  'value',
] as const;

const REACHED = ['exploration', 'formation', 'stability'] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`lifecycle-pattern.column-${key}`), style };
}

export function tabulateLifecyclePattern(result: LifecyclePatternResult): readonly ResultTable[] {
  return [patternTable(result), customerTable(result), courseTable(result)];
}

function patternTable({ view }: LifecyclePatternResult): ResultTable {
  const { patterns } = view;
  const number = (
    key: string,
    style: TableColumnView['style'],
    of: (one: (typeof patterns)[number]) => number,
  ): Field => [column(key, style), (row) => known(of(patterns[row]!))];
  const fields: readonly Field[] = [
    [column('pattern', 'message'), (row) => message(`lifecycle-pattern.${PATTERNS[row]!}`)],
    number('customers', 'integer', (one) => one.customers),
    number('share', 'percent1', (one) => one.share),
    number('value', 'money', (one) => one.value),
    number('value-share', 'percent1', (one) => one.valueShare),
    number('mean-value', 'money', (one) => one.meanValue),
    number('mean-purchases', 'decimal1', (one) => one.purchases),
    number('mean-days', 'decimal1', (one) => one.days),
    [column('do', 'message'), (row) => message(`lifecycle-pattern.do-${PATTERNS[row]!}`)],
  ];
  return {
    name: 'patterns',
    title: message('lifecycle-pattern.table-patterns'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: PATTERNS.length,
    cell: (row, index) => fields[index]![1](row),
    marks: { set: 'pattern', of: (row) => row },
  };
}

function customerTable({ input, base, found, view }: LifecyclePatternResult): ResultTable {
  const { orders } = input;
  const { days, rhythm, value } = base;
  const who = new Uint32Array(view.customers);
  let size = 0;
  for (let c = 0; c < days.customers; c += 1) if (found.pattern[c] !== NO_PATTERN) who[size++] = c;
  const cell = (row: number, index: number): TableCell => {
    const c = who[row]!;
    switch (CUSTOMER_COLUMNS[index]!) {
      case 'customer':
        return textAt(orders.customerNames, orders.customerCodes[c]!);
      case 'pattern':
        return message(`lifecycle-pattern.${PATTERNS[found.pattern[c]!]!}`);
      case 'reached':
        return message(`lifecycle-pattern.stage-${REACHED[found.reached[c]!]!}`);
      case 'lost':
        return message(found.lost[c] === 1 ? 'lifecycle-pattern.yes' : 'lifecycle-pattern.no');
      case 'first-day':
        return days.day[days.start[c]!]!;
      case 'until':
        return found.lost[c] === 1 ? found.until[c]! : null;
      case 'last-day':
        return rhythm.lastDay[c]!;
      case 'purchases':
        return days.start[c + 1]! - days.start[c]!;
      case 'interval':
        return rhythm.interval[c]!;
      case 'stable-days':
        return found.reached[c] === 2 ? found.until[c]! - found.stableSince[c]! : null;
      case 'value':
        return value === null ? null : value[c]!;
    }
  };
  const styles: Partial<Record<(typeof CUSTOMER_COLUMNS)[number], TableColumnView['style']>> = {
    customer: 'text',
    pattern: 'message',
    reached: 'message',
    lost: 'message',
    'first-day': 'day',
    until: 'day',
    'last-day': 'day',
    interval: 'decimal1',
    value: 'money',
  };
  return {
    name: 'customers',
    title: message('lifecycle-pattern.table-customers'),
    published: true,
    columns: CUSTOMER_COLUMNS.map((key) => column(key, styles[key] ?? 'integer')),
    rows: size,
    cell,
    customer: (row) => who[row]!,
  };
}

function courseTable({ view }: LifecyclePatternResult): ResultTable {
  const bins = view.days.length;
  const at = (row: number) => ({ pattern: view.patterns[Math.floor(row / bins)]!, bin: row % bins });
  const number = (key: 'mean' | 'low' | 'high'): Field => [
    column(`level-${key}`, 'decimal2'),
    (row) => known(at(row).pattern[key][at(row).bin]!),
  ];
  const fields: readonly Field[] = [
    [column('pattern', 'message'), (row) => message(`lifecycle-pattern.${PATTERNS[Math.floor(row / bins)]!}`)],
    [column('from-day', 'integer'), (row) => at(row).bin * view.binDays],
    number('mean'),
    number('low'),
    number('high'),
  ];
  return {
    name: 'courses',
    title: message('lifecycle-pattern.table-courses'),
    published: false,
    columns: fields.map(([head]) => head),
    rows: DRAWN * bins,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
