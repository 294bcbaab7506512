/** The tables of the simulator: what was recovered, the customers with their truth, and the order log to save or to load again. */

import { dayFromIso } from '../../lib/days.ts';
import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { ClvSimulatorResult } from './compute.ts';
import { customerOfOrder, weekOfOrder } from './simulate.ts';
import type { ParameterView } from './view.ts';

/** The day of week 0 in the order log. */
const FIRST_DAY = dayFromIso('2024-01-01')!;

export const ORDER_COLUMNS = ['customer', 'time', 'amount'] as const;

export function tabulateClvSimulator({ view, base, alive }: ClvSimulatorResult): readonly ResultTable[] {
  const { parameters, spend } = view;
  const { seen } = base;
  const repeated = parameters[0]?.samples.length ?? 0;
  return [
    parameterTable('parameters', parameters),
    table(
      'orders',
      [
        [column('customer', 'text'), (row) => nameOf(customerOfOrder(base, row))],
        [
          column('time', 'day'),
          (row) => FIRST_DAY + Math.floor(7 * weekOfOrder(base, row, customerOfOrder(base, row))),
        ],
        [column('amount', 'money'), (row) => base.amounts?.[row] ?? null],
      ],
      view.orders,
      true,
    ),
    table(
      'customers',
      [
        [column('customer', 'text'), nameOf],
        [column('entry', 'decimal2'), (row) => base.entry[row]!],
        [column('x', 'integer'), (row) => seen.x[row]!],
        [column('tx', 'decimal2'), (row) => seen.tx[row]!],
        [column('age', 'decimal2'), (row) => seen.T[row]!],
        [column('rate', 'number'), (row) => base.rate[row]!],
        [column('lifetime', 'decimal2'), (row) => finite(base.lifetime[row]!)],
        [
          column('alive', 'message'),
          (row) => message(base.alive[row] === 1 ? 'clv-simulator.yes' : 'clv-simulator.no'),
        ],
        [column('alive-estimated', 'percent1'), (row) => (alive === null ? null : alive[row]!)],
        [column('later', 'integer'), (row) => base.later[row]!],
      ],
      base.size,
    ),
    table(
      'frequency',
      [
        [
          column('repeats', 'message'),
          (row) =>
            message(view.frequency[row]!.open ? 'clv-simulator.count-more' : 'clv-simulator.count', { count: row }),
        ],
        [column('actual', 'integer'), (row) => view.frequency[row]!.actual],
        [column('by-truth', 'decimal1'), (row) => view.frequency[row]!.truth],
        [column('by-fit', 'decimal1'), (row) => finite(view.frequency[row]!.fitted)],
      ],
      view.frequency.length,
    ),
    table(
      'calibration',
      [
        [column('from', 'percent1'), (row) => view.calibration[row]!.low],
        [column('to', 'percent1'), (row) => view.calibration[row]!.high],
        [column('customers', 'integer'), (row) => view.calibration[row]!.customers],
        [column('alive-estimated', 'percent1'), (row) => view.calibration[row]!.estimated],
        [column('alive-truth', 'percent1'), (row) => view.calibration[row]!.actual],
      ],
      view.calibration.length,
    ),
    ...(spend.length === 0 ? [] : [parameterTable('spend', spend)]),
    ...(repeated === 0
      ? []
      : [
          table(
            'repetitions',
            [
              [column('repetition', 'integer'), (row) => row + 1],
              ...parameters.map(({ name, samples }): Field => [
                { key: name, label: message(`clv-simulator.parameter-${name}`), style: 'number' },
                (row) => samples[row]!,
              ]),
            ],
            repeated,
          ),
        ]),
  ];
}

function parameterTable(name: string, parameters: readonly ParameterView[]): ResultTable {
  const of =
    (value: (parameter: ParameterView) => number) =>
    (row: number): number | null =>
      finite(value(parameters[row]!));
  return table(
    name,
    [
      [column('parameter', 'message'), (row) => message(`clv-simulator.parameter-${parameters[row]!.name}`)],
      [column('truth', 'number'), of(({ truth }) => truth)],
      [column('estimate', 'number'), of(({ estimate }) => estimate)],
      [column('error', 'number'), of(({ error }) => error)],
      [column('low', 'number'), of(({ low }) => low)],
      [column('high', 'number'), of(({ high }) => high)],
      [
        column('covers', 'message'),
        (row) => {
          const { covers } = parameters[row]!;
          return covers === null ? null : message(covers ? 'clv-simulator.yes' : 'clv-simulator.no');
        },
      ],
      [column('mean', 'number'), of(({ mean }) => mean)],
      [column('spread', 'number'), of(({ spread }) => spread)],
      [column('coverage', 'percent1'), of(({ coverage }) => coverage)],
    ],
    parameters.length,
  );
}

/** `C00001`, in the order the customers were drawn. */
export function nameOf(customer: number): string {
  return `C${String(customer + 1).padStart(5, '0')}`;
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`clv-simulator.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number, published = false): ResultTable {
  return {
    name,
    title: message(`clv-simulator.table-${name}`),
    published,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
