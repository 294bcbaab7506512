/** The tables of the AARRR panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { MOST_STEPS, NO_STEP } from '../../models/event-funnel.ts';
import { timeOfEvent } from '../../models/event-order.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { viewOf } from './build-view.ts';
import { NO_GROUP, type AarrrResult } from './compute.ts';
import type { AarrrOptions } from './options.ts';
import type { AarrrView, Share } from './view.ts';

const AFTER_FIRST = Array.from({ length: MOST_STEPS - 1 }, (_, i) => i + 2);

export const CUSTOMER_COLUMNS = [
  'customer',
  'furthest',
  'step',
  'group',
  'began',
  'last',
  'days',
  ...AFTER_FIRST.map((step) => `days-${step}`),
] as const;
export const STEP_COLUMNS = [
  'number',
  'step',
  'reached',
  'overall',
  'conversion',
  'low',
  'high',
  'left',
  'median',
  'p90',
] as const;
export const GROUP_COLUMNS = [
  'group',
  'number',
  'step',
  'reached',
  'overall',
  'overall-low',
  'overall-high',
  'conversion',
  'low',
  'high',
] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateAarrr(result: AarrrResult, options: AarrrOptions): readonly ResultTable[] {
  const view = viewOf(result, options);
  const { steps, time, trend } = view;
  const groups = view.groups?.groups ?? [
    {
      label: message('aarrr.group-all'),
      reached: steps.map(({ reached }) => reached),
      overall: steps.map(({ overall }) => overall),
      conversion: steps.map(({ conversion }) => conversion),
    },
  ];
  const K = steps.length;
  const cell = (row: number) => ({ group: groups[Math.floor(row / K)]!, step: row % K });
  const pairs = view.groups?.pairs ?? [];
  return [
    customersTable(result, view),
    {
      ...table(
        'steps',
        [
          [column('number', 'integer'), (row) => row + 1],
          [column('step', 'message'), (row) => steps[row]!.label],
          [column('reached', 'integer'), (row) => steps[row]!.reached],
          [column('overall', 'percent1'), (row) => shown(steps[row]!.overall)],
          [column('conversion', 'percent1'), (row) => shown(steps[row]!.conversion)],
          [column('low', 'percent1'), (row) => known(steps[row]!.conversion.low)],
          [column('high', 'percent1'), (row) => known(steps[row]!.conversion.high)],
          [column('left', 'integer'), (row) => steps[row]!.left],
          [column('median', 'decimal2'), (row) => known(steps[row]!.median)],
          [column('p90', 'decimal2'), (row) => known(steps[row]!.p90)],
        ],
        K,
      ),
      published: true,
    },
    {
      ...table(
        'groups',
        [
          [column('group', 'message'), (row) => cell(row).group.label],
          [column('number', 'integer'), (row) => cell(row).step + 1],
          [column('step', 'message'), (row) => steps[cell(row).step]!.label],
          [column('reached', 'integer'), (row) => cell(row).group.reached[cell(row).step]!],
          [column('overall', 'percent1'), (row) => shown(cell(row).group.overall[cell(row).step]!)],
          [column('overall-low', 'percent1'), (row) => known(cell(row).group.overall[cell(row).step]!.low)],
          [column('overall-high', 'percent1'), (row) => known(cell(row).group.overall[cell(row).step]!.high)],
          [column('conversion', 'percent1'), (row) => shown(cell(row).group.conversion[cell(row).step]!)],
          [column('low', 'percent1'), (row) => known(cell(row).group.conversion[cell(row).step]!.low)],
          [column('high', 'percent1'), (row) => known(cell(row).group.conversion[cell(row).step]!.high)],
        ],
        groups.length * K,
      ),
      published: true,
    },
    table(
      'tests',
      [
        [column('step', 'message'), (row) => steps[row + 1]!.label],
        [column('statistic', 'decimal2'), (row) => known(view.groups!.tests[row + 1]!.statistic)],
        [column('degrees', 'integer'), (row) => view.groups!.tests[row + 1]!.degrees],
        [column('p', 'decimal4'), (row) => known(view.groups!.tests[row + 1]!.p)],
        [column('adjusted', 'decimal4'), (row) => known(view.groups!.tests[row + 1]!.adjusted)],
      ],
      view.groups ? K - 1 : 0,
    ),
    table(
      'pairs',
      [
        [column('one', 'message'), (row) => groups[pairs[row]!.one]!.label],
        [column('other', 'message'), (row) => groups[pairs[row]!.other]!.label],
        [column('difference', 'percent1'), (row) => known(pairs[row]!.difference)],
        [column('low', 'percent1'), (row) => known(pairs[row]!.low)],
        [column('high', 'percent1'), (row) => known(pairs[row]!.high)],
        [column('p', 'decimal4'), (row) => known(pairs[row]!.p)],
        [column('adjusted', 'decimal4'), (row) => known(pairs[row]!.adjusted)],
      ],
      pairs.length,
    ),
    {
      ...table(
        'times',
        [
          [column('from', 'decimal2'), (row) => known(time!.edges[row]!)],
          [column('to', 'decimal2'), (row) => time!.edges[row + 1]!],
          [column('unit', 'message'), () => message(`aarrr.unit-${time!.unit}`)],
          [column('customers', 'integer'), (row) => time!.counts[row]!],
        ],
        time?.counts.length ?? 0,
      ),
      marks: { set: 'time', of: (row: number) => row },
    },
    {
      ...table(
        'trend',
        [
          [column('period', trend?.unit ?? 'month'), (row) => trend!.days[row]!],
          [column('entered', 'integer'), (row) => trend!.entered[row]!],
          [column('completed', 'integer'), (row) => trend!.completed[row]!],
          [column('overall', 'percent1'), (row) => ratio(trend!.completed[row]!, trend!.entered[row]!)],
          [column('open', 'integer'), (row) => result.entries!.open[row]!],
        ],
        trend?.days.length ?? 0,
      ),
      marks: { set: 'entry', of: (row: number) => row },
    },
    table(
      'names',
      [
        [column('name', 'text'), (row) => result.ground.names[row]!.name],
        [column('count', 'integer'), (row) => result.ground.names[row]!.count],
      ],
      result.ground.names.length,
    ),
  ];
}

/** Rows are customers in the order of the file; picking the row picks the customer. */
function customersTable(result: AarrrResult, view: AarrrView): ResultTable {
  const { ground, keep, paths, groups } = result;
  const { customerNames, customerCodes } = ground.table;
  const who = keep === null ? null : Uint32Array.from([...keep.keys()].filter((customer) => keep[customer] !== 0));
  const customer = (row: number): number => who?.[row] ?? row;
  /** when the step was taken, NaN where it was not; in any order the k-th step in time */
  const at = (row: number, k: number): number => {
    const i = customer(row);
    const taken = paths.way[i]!;
    const time = (step: number): number => timeOfEvent(ground.log, paths.row[i * paths.steps + step]!);
    if (view.order !== 'any') return taken & (1 << k) ? time(k) : NaN;
    const times = view.steps.flatMap((_, step) => (taken & (1 << step) ? [time(step)] : [])).sort((a, b) => a - b);
    return times[k] ?? NaN;
  };
  const furthest = (row: number): number => paths.furthest[customer(row)]!;
  const ended = (row: number): number => (furthest(row) === NO_STEP ? NaN : at(row, furthest(row)));
  const day = (seconds: number): number | null => (Number.isNaN(seconds) ? null : Math.floor(seconds / 86400));
  const group = (row: number): Message | null => {
    const index = groups?.of[customer(row)] ?? NO_GROUP;
    return index === NO_GROUP ? null : groups!.labels[index]!;
  };
  const fields: readonly Field[] = [
    [column('customer', 'text'), (row) => textAt(customerNames, customerCodes[customer(row)]!)],
    [column('furthest', 'integer'), (row) => (furthest(row) === NO_STEP ? 0 : furthest(row) + 1)],
    [
      column('step', 'message'),
      (row) => (furthest(row) === NO_STEP ? message('aarrr.step-none') : view.steps[furthest(row)]!.label),
    ],
    [column('group', 'message'), group],
    [column('began', 'day'), (row) => day(at(row, 0))],
    [column('last', 'day'), (row) => day(ended(row))],
    [column('days', 'decimal2'), (row) => known((ended(row) - at(row, 0)) / 86400)],
    ...AFTER_FIRST.map((step): Field => [
      { key: `days-${step}`, label: message('aarrr.column-days-n', { step }), style: 'decimal2' },
      (row) => (step > paths.steps ? null : known((at(row, step - 1) - at(row, 0)) / 86400)),
    ]),
  ];
  return { ...table('customers', fields, who?.length ?? ground.log.customers), published: true, customer };
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`aarrr.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`aarrr.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function shown({ share }: Share): number | null {
  return known(share);
}

function ratio(count: number, of: number): number | null {
  return of > 0 ? count / of : null;
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
