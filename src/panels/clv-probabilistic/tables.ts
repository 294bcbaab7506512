/** The tables of the probabilistic CLV panel. Rows are made when they are asked for. */

import { message, type Message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { customerOf, type ClvResult } from './compute.ts';
import { modelName, tenthName, tidyLength, unitWord } from './names.ts';
import type { ClvProbabilisticOptions } from './options.ts';
import {
  FREQUENCY_CLASSES,
  LAST_CLASS,
  type ClvProbabilisticView,
  type ConditionalView,
  type ParameterView,
  type ValueView,
} from './view.ts';
import { nameOf, viewOf } from './views.ts';

export const CUSTOMER_COLUMNS = [
  'rank',
  'customer',
  'clv',
  'value-low',
  'value-high',
  'alive',
  'expected',
  'discounted',
  'spend',
  'frequency',
  'recency',
  'age',
  'mean-spend',
  'decile',
] as const;

type Cell = (row: number) => TableCell;
type Column = readonly [TableColumnView, Cell];

export function tabulateClv(result: ClvResult, options: ClvProbabilisticOptions): readonly ResultTable[] {
  const view = viewOf(result, options);
  const tables = [
    customersTable(result, view),
    parametersTable(view),
    modelsTable(view),
    frequencyTable(view),
    decilesTable(view),
    cellsTable(view),
  ];
  if (view.holdout) {
    tables.push(
      conditionalTable('holdout', view, view.holdout.byFrequency, column('class', 'text'), className, 'frequency'),
      conditionalTable(
        'holdout-quiet',
        view,
        view.holdout.byQuiet,
        column('quiet', 'text', { unit: unitWord(view) }),
        (row) => rangeText(view.heat.rowEdges[row]!, view.heat.rowEdges[row + 1]!),
        'quiet',
      ),
    );
  }
  if (view.tracking) tables.push(trackingTable(view, view.tracking));
  if (view.spend) tables.push(spendTable(view.spend));
  tables.push(newCustomerTable(view));
  return tables;
}

function column(
  key: string,
  style: TableColumnView['style'],
  parameters?: Record<string, string | number | Message>,
): TableColumnView {
  return { key, label: message(`clv-probabilistic.column-${key}`, parameters), style };
}

function tableOf(
  name: string,
  rows: number,
  columns: readonly Column[],
  more: Partial<Pick<ResultTable, 'marks' | 'customer' | 'published' | 'title'>> = {},
): ResultTable {
  return {
    name,
    title: message(`clv-probabilistic.table-${name}`),
    published: false,
    columns: columns.map(([view]) => view),
    rows,
    cell: (row, index) => columns[index]![1](row),
    ...more,
  };
}

function titleOf(name: string, kind: ValueView['kind']): Message {
  return message(`clv-probabilistic.table-${name}${kind === 'transactions' ? '-transactions' : ''}`);
}

/** NaN is an empty cell. */
function orNone(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** The most valuable first. */
function customersTable(result: ClvResult, view: ClvProbabilisticView): ResultTable {
  const { ranked, values, fitted, intervals } = result;
  const { histories } = fitted;
  const unit = unitWord(view);
  const { horizon } = view;
  const row = (rank: number): number => ranked.order[rank]!;
  const { kind } = view.value;
  const bound = (end: 'low' | 'high', at: 0 | 1): Column => [
    {
      key: `value-${end}`,
      label: Number.isFinite(intervals.known)
        ? message(`clv-probabilistic.column-${kind}-${end}-of-first`, { count: intervals.known })
        : message(`clv-probabilistic.column-${kind}-${end}`),
      style: kind === 'money' ? 'money' : 'decimal2',
    },
    (rank) => orNone(intervals.at(rank)[at]),
  ];
  const columns: Readonly<Record<(typeof CUSTOMER_COLUMNS)[number], Column>> = {
    rank: [column('rank', 'integer'), (rank) => rank + 1],
    customer: [column('customer', 'text'), (rank) => nameOf(result, row(rank))],
    clv: [column('clv', 'money'), (rank) => values.clv?.[row(rank)] ?? null],
    'value-low': bound('low', 0),
    'value-high': bound('high', 1),
    alive: [column('alive', 'percent1'), (rank) => values.alive[row(rank)]!],
    expected: [column('expected', 'decimal2', { horizon, unit }), (rank) => values.expected[row(rank)]!],
    discounted: [column('discounted', 'decimal2'), (rank) => values.discounted[row(rank)]!],
    spend: [column('spend', 'money'), (rank) => values.spend?.[row(rank)] ?? null],
    frequency: [column('frequency', 'integer'), (rank) => histories.x[row(rank)]!],
    recency: [column('recency', 'decimal2', { unit }), (rank) => histories.tx[row(rank)]!],
    age: [column('age', 'decimal2', { unit }), (rank) => histories.T[row(rank)]!],
    'mean-spend': [
      column('mean-spend', 'money'),
      (rank) => (histories.spend === null || histories.x[row(rank)] === 0 ? null : orNone(histories.spend[row(rank)]!)),
    ],
    decile: [column('decile', 'integer'), (rank) => ranked.decile[row(rank)]! + 1],
  };
  return tableOf(
    'customers',
    histories.rows,
    CUSTOMER_COLUMNS.map((key) => columns[key]),
    { published: true, title: titleOf('customers', kind), customer: (rank) => customerOf(result, row(rank)) },
  );
}

function parametersTable({ parameters }: ClvProbabilisticView): ResultTable {
  const of = (row: number): (typeof parameters)[number] => parameters[row]!;
  return tableOf('parameters', parameters.length, [
    [column('parameter', 'text'), (row) => of(row).symbol],
    [column('part', 'message'), (row) => message(`clv-probabilistic.part-${partOf(of(row))}`)],
    [column('baseline', 'text'), (row) => of(row).baseline ?? null],
    [column('estimate', 'number'), (row) => of(row).estimate],
    [column('standard-error', 'number'), (row) => orNone(of(row).standardError)],
    [column('low', 'number'), (row) => orNone(of(row).low)],
    [column('high', 'number'), (row) => orNone(of(row).high)],
    [column('bootstrap-low', 'number'), (row) => orNone(of(row).bootstrapLow)],
    [column('bootstrap-high', 'number'), (row) => orNone(of(row).bootstrapHigh)],
  ]);
}

function partOf({ name, part }: ParameterView): string {
  return part === 'covariate' ? `${part}-${name.slice(0, name.indexOf(':'))}` : part;
}

function modelsTable({ models }: ClvProbabilisticView): ResultTable {
  const of = (row: number): (typeof models)[number] => models[row]!;
  return tableOf('models', models.length, [
    [column('model', 'message'), (row) => modelName(of(row).id, of(row).k)],
    [column('parameters', 'integer'), (row) => orNone(of(row).parameters)],
    [column('log-likelihood', 'decimal2'), (row) => orNone(of(row).logLikelihood)],
    [column('aic', 'decimal2'), (row) => orNone(of(row).aic)],
    [column('aic-difference', 'decimal2'), (row) => orNone(of(row).aicDifference)],
    [column('bic', 'decimal2'), (row) => orNone(of(row).bic)],
    [column('mean-absolute-error', 'number'), (row) => orNone(of(row).meanAbsoluteError)],
    [column('total-error', 'percent1'), (row) => orNone(of(row).totalError)],
    [column('fault', 'message'), (row) => of(row).fault],
  ]);
}

function frequencyTable({ frequency }: ClvProbabilisticView): ResultTable {
  return tableOf(
    'frequency',
    FREQUENCY_CLASSES,
    [
      [column('class', 'text'), className],
      [column('customers', 'integer'), (row) => frequency.actual[row]!],
      [column('customers-expected', 'decimal1'), (row) => frequency.expected[row]!],
    ],
    { marks: { set: 'frequency', of: (row) => row } },
  );
}

function decilesTable({ value }: ClvProbabilisticView): ResultTable {
  const { deciles, kind } = value;
  const style = kind === 'money' ? 'money' : 'decimal2';
  return tableOf(
    'deciles',
    deciles.length,
    [
      [column('tenth', 'message'), (row) => tenthName(row, row, kind)],
      [column('customers', 'integer'), (row) => deciles[row]!.customers],
      [column(`total-${kind}`, style), (row) => deciles[row]!.total],
      [column('share', 'percent1'), (row) => orNone(deciles[row]!.share)],
      [column(`mean-${kind}`, style), (row) => orNone(deciles[row]!.mean)],
      [column('mean-alive', 'percent1'), (row) => orNone(deciles[row]!.meanAlive)],
    ],
    { title: titleOf('deciles', kind), marks: { set: 'decile', of: (row) => row } },
  );
}

/** Only cells with somebody in them. */
function cellsTable(view: ClvProbabilisticView): ResultTable {
  const { heat, horizon } = view;
  const filled = [...heat.count.keys()].filter((cell) => heat.count[cell]! > 0);
  const at = (row: number): number => filled[row]!;
  const [acrossOf, downOf] = [
    (row: number): number => at(row) % heat.columns,
    (row: number): number => Math.floor(at(row) / heat.columns),
  ];
  const unit = unitWord(view);
  return tableOf(
    'cells',
    filled.length,
    [
      [
        column('class', 'text'),
        (row) => countText(heat.columnEdges[acrossOf(row)]!, heat.columnEdges[acrossOf(row) + 1]!),
      ],
      [
        column('quiet', 'text', { unit }),
        (row) => rangeText(heat.rowEdges[downOf(row)]!, heat.rowEdges[downOf(row) + 1]!),
      ],
      [column('customers', 'integer'), (row) => heat.count[at(row)]!],
      [column('mean-alive', 'percent1'), (row) => heat.meanAlive[at(row)]!],
      [column('mean-expected', 'decimal2', { horizon, unit }), (row) => heat.meanExpected[at(row)]!],
      [column('surface-alive', 'percent1'), (row) => orNone(heat.alive[at(row)]!)],
      [column('surface-expected', 'decimal2', { horizon, unit }), (row) => orNone(heat.expected[at(row)]!)],
    ],
    { marks: { set: 'cell', of: at } },
  );
}

function conditionalTable(
  name: string,
  view: ClvProbabilisticView,
  by: ConditionalView,
  first: TableColumnView,
  nameOfClass: Cell,
  set: string,
): ResultTable {
  const parameters = { length: tidyLength(view.holdout?.length ?? 0), unit: unitWord(view) };
  return tableOf(
    name,
    by.customers.length,
    [
      [first, nameOfClass],
      [column('customers', 'integer'), (row) => by.customers[row]!],
      [column('holdout-actual', 'decimal2', parameters), (row) => orNone(by.actual[row]!)],
      [column('holdout-expected', 'decimal2', parameters), (row) => orNone(by.expected[row]!)],
    ],
    { marks: { set, of: (row) => row } },
  );
}

function trackingTable(
  view: ClvProbabilisticView,
  tracking: NonNullable<ClvProbabilisticView['tracking']>,
): ResultTable {
  const end = (row: number): number => (row + 1) * tracking.step;
  return tableOf('tracking', tracking.actual.length, [
    [column('time', 'number', { unit: unitWord(view) }), end],
    [
      column('stretch', 'message'),
      (row) =>
        message(
          end(row) <= tracking.calibration + 1e-9
            ? 'clv-probabilistic.stretch-calibration'
            : 'clv-probabilistic.stretch-holdout',
        ),
    ],
    [column('actual', 'integer'), (row) => tracking.actual[row]!],
    [column('tracked-expected', 'decimal1'), (row) => tracking.expected[row]!],
    [column('actual-cumulative', 'integer'), (row) => tracking.actualCumulative[row]!],
    [column('expected-cumulative', 'decimal1'), (row) => tracking.expectedCumulative[row]!],
  ]);
}

function spendTable({ edges, counts, expected, belowZero }: NonNullable<ClvProbabilisticView['spend']>): ResultTable {
  return tableOf(
    'spend',
    counts.length,
    [
      [column('from', 'money'), (row) => (row === 0 && belowZero ? null : edges[row]!)],
      [column('below', 'money'), (row) => edges[row + 1]!],
      [column('customers', 'integer'), (row) => counts[row]!],
      [column('customers-expected', 'decimal1'), (row) => expected[row]!],
    ],
    { marks: { set: 'spend', of: (row) => row } },
  );
}

function newCustomerTable(view: ClvProbabilisticView): ResultTable {
  const { newCustomer, horizon } = view;
  return tableOf('new-customer', newCustomer.probability.length, [
    [column('class', 'text'), (row) => String(row)],
    [
      column('probability', 'percent1', { horizon, unit: unitWord(view) }),
      (row) => orNone(newCustomer.probability[row]!),
    ],
  ]);
}

/** `0` … `6`, `7+`. */
export function className(row: number): string {
  return row === LAST_CLASS ? `${LAST_CLASS}+` : String(row);
}

/** Whole numbers from `low` to below `high`. */
export function countText(low: number, high: number): string {
  return high - low <= 1 ? String(low) : `${low}–${high - 1}`;
}

export function rangeText(low: number, high: number): string {
  return `${tidy(low)}–${tidy(high)}`;
}

function tidy(value: number): string {
  return String(Number(value.toPrecision(6)));
}
