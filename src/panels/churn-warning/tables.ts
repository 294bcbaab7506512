/** The tables of the early-warning panel. Rows are made when they are asked for. */

import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { ChurnWarningResult } from './compute.ts';
import { CELLS } from './describe.ts';
import type { ChurnWarningOptions } from './options.ts';
import { nameOf } from './source.ts';
import { TENTHS, type ReasonView } from './view.ts';
import { raisingReasons, viewOf } from './viewing.ts';
import { featureWords } from './wording.ts';

export const RISK_COLUMNS = [
  'rank',
  'customer',
  'probability',
  'decile',
  'reason-1',
  'reason-2',
  'reason-3',
  'worth',
  'value-at-risk',
  'expected-gain',
  'call',
] as const;

export function tabulateChurnWarning(result: ChurnWarningResult, options: ChurnWarningOptions): readonly ResultTable[] {
  const view = viewOf(result, options);
  const { plan, cuts, decision, lift, today, models } = view;
  const tenths = lift ? TENTHS : 0;
  const cells = decision ? 4 : 0;
  const label = (row: number): readonly [number, number] | null => {
    const cut = cuts[row]!;
    return cut.kind === 'now' || plan === null ? null : [cut.cut + plan.gap, cut.cut + plan.gap + plan.label - 1];
  };
  return [
    risksTable(result, options),
    {
      ...table(
        'tenths',
        [
          [column('tenth', 'integer'), (row) => row + 1],
          [column('customers', 'integer'), (row) => lift!.rows[row]!],
          [column('mean-score', 'percent1'), (row) => known(lift!.score[row]!)],
          [column('losses', 'integer'), (row) => lift!.events[row]!],
          [column('rate', 'percent1'), (row) => known(lift!.events[row]! / lift!.rows[row]!)],
          [column('lift', 'decimal2'), (row) => known(lift!.lift[row]!)],
          [column('gain', 'percent1'), (row) => known(lift!.gain[row]!)],
        ],
        tenths,
      ),
      marks: { set: 'lift', of: (row: number) => row },
    },
    {
      ...table(
        'today',
        [
          [column('tenth', 'integer'), (row) => row + 1],
          [column('customers', 'integer'), (row) => today!.deciles.customers[row]!],
          [column('mean-score', 'percent1'), (row) => known(today!.deciles.risk[row]!)],
          [column('value-at-risk', 'money'), (row) => today!.deciles.atRisk[row]!],
        ],
        today ? TENTHS : 0,
      ),
      marks: { set: 'decile', of: (row: number) => row },
    },
    {
      ...table(
        'outcome',
        [
          [column('outcome', 'message'), (row) => message(`churn-warning.cell-${CELLS[row]!}`)],
          [column('customers', 'integer'), (row) => decision!.cells[row]!],
          [column('money', 'money'), (row) => decision!.money[row]!],
        ],
        cells,
      ),
      marks: { set: 'outcome', of: (row: number) => row },
    },
    thresholdsTable(result),
    featuresTable(result),
    table(
      'models',
      [
        [column('model', 'message'), (row) => message(`churn-warning.model-${models[row]!.id}`)],
        [column('auc', 'decimal4'), (row) => known(models[row]!.auc)],
        [column('low', 'decimal4'), (row) => known(models[row]!.aucLow)],
        [column('high', 'decimal4'), (row) => known(models[row]!.aucHigh)],
        [column('average-precision', 'decimal4'), (row) => known(models[row]!.averagePrecision)],
        [column('brier', 'decimal4'), (row) => known(models[row]!.brier)],
        [column('brier-skill', 'percent1'), (row) => known(models[row]!.brierSkill)],
        [column('log-loss', 'decimal4'), (row) => known(models[row]!.logLoss)],
        [column('slope', 'decimal2'), (row) => known(models[row]!.slope)],
      ],
      models.length,
    ),
    table(
      'windows',
      [
        [column('use', 'message'), (row) => message(`churn-warning.cut-${cuts[row]!.kind}`)],
        [column('from', 'day'), (row) => cuts[row]!.cut - plan!.feature],
        [column('until', 'day'), (row) => cuts[row]!.cut - 1],
        [column('label-from', 'day'), (row) => label(row)?.[0] ?? null],
        [column('label-until', 'day'), (row) => label(row)?.[1] ?? null],
        [column('customers', 'integer'), (row) => cuts[row]!.customers],
        [column('losses', 'integer'), (row) => known(cuts[row]!.losses)],
        [column('rate', 'percent1'), (row) => known(cuts[row]!.losses / cuts[row]!.customers)],
      ],
      cuts.length,
    ),
  ];
}

/** Rows are today's customers; picking the row picks the customer. */
function risksTable(result: ChurnWarningResult, options: ChurnWarningOptions): ResultTable {
  const { decision, lead, samples, input } = result;
  const at = (row: number): number => decision!.today.order[row]!;
  const who = (row: number): number => samples!.today.customer[at(row)]!;
  const p = (row: number): number => lead!.today[at(row)]!;
  const worth = (row: number): number => decision!.today.worth[at(row)]!;
  // Three columns ask for the reasons of one row.
  let last: { readonly row: number; readonly reasons: readonly ReasonView[] } | null = null;
  const reason =
    (place: number) =>
    (row: number): TableCell => {
      if (last?.row !== row) last = { row, reasons: raisingReasons(result, at(row), 3) };
      return last.reasons[place]?.text ?? null;
    };
  const fields: readonly Field[] = [
    [column('rank', 'integer'), (row) => row + 1],
    [column('customer', 'text'), (row) => nameOf(input.table, who(row))],
    [column('probability', 'percent1'), p],
    [column('decile', 'integer'), (row) => decision!.today.decileOf[at(row)]! + 1],
    [column('reason-1', 'message'), reason(0)],
    [column('reason-2', 'message'), reason(1)],
    [column('reason-3', 'message'), reason(2)],
    [column('worth', 'money'), worth],
    [column('value-at-risk', 'money'), (row) => p(row) * worth(row)],
    [column('expected-gain', 'money'), (row) => (p(row) * worth(row) * options.success) / 100 - options.contactCost],
    [
      column('call', 'message'),
      (row) => message(decision!.today.called[at(row)] === 1 ? 'churn-warning.call-yes' : 'churn-warning.call-no'),
    ],
  ];
  return { ...table('risks', fields, decision ? samples!.today.customer.length : 0), published: true, customer: who };
}

const STEPS = 20;

function thresholdsTable({ decision, samples, lead }: ChurnWarningResult): ResultTable {
  const rows = decision ? STEPS + 1 : 0;
  const place = (row: number): number => Math.round((row * (decision!.curve.x.length - 1)) / STEPS);
  const at = (row: number): number => decision!.curve.x[place(row)]!;
  const above = (row: number): readonly [number, number] => {
    let [called, found] = [0, 0];
    lead!.test.forEach((score, i) => {
      if (score < at(row)) return;
      called += 1;
      found += samples!.test.lost[i]!;
    });
    return [called, found];
  };
  return table(
    'thresholds',
    [
      [column('threshold', 'percent1'), at],
      [column('called', 'integer'), (row) => above(row)[0]],
      [column('precision', 'percent1'), (row) => known(above(row)[1] / above(row)[0])],
      [column('recall', 'percent1'), (row) => known(above(row)[1] / samples!.test.losses)],
      [column('profit', 'money'), (row) => decision!.curve.y[place(row)]!],
    ],
    rows,
  );
}

function featuresTable(result: ChurnWarningResult): ResultTable {
  const { samples, fits, drift } = result;
  const columns = samples?.columns ?? [];
  const linear = fits.find(({ logistic }) => logistic)?.logistic ?? null;
  const forest = fits.find(({ trees }) => trees)?.trees ?? null;
  const gain = forest?.gain.reduce((sum, value) => sum + value, 0) ?? 0;
  const mean = (j: number, wanted: 0 | 1): number | null => {
    let [sum, n] = [0, 0];
    samples!.train.columns[j]!.forEach((value, row) => {
      if (samples!.train.lost[row] !== wanted || Number.isNaN(value)) return;
      sum += value;
      n += 1;
    });
    return n > 0 ? sum / n : null;
  };
  const known1 = (value: number | undefined): number | null => (value === undefined ? null : known(value));
  return table(
    'features',
    [
      [column('feature', 'message'), (row) => featureWords(result, columns[row]!).name],
      [column('meaning', 'message'), (row) => featureWords(result, columns[row]!).meaning],
      [column('mean-lost', 'number'), (row) => mean(row, 1)],
      [column('mean-kept', 'number'), (row) => mean(row, 0)],
      [column('coefficient', 'decimal4'), (row) => known1(linear?.coefficients[row])],
      [column('low', 'decimal4'), (row) => known1(linear?.intervals[row + 1]?.[0])],
      [column('high', 'decimal4'), (row) => known1(linear?.intervals[row + 1]?.[1])],
      [column('standard-coefficient', 'decimal4'), (row) => known1(linear?.standardCoefficients[row])],
      [column('gain-share', 'percent1'), (row) => (forest && gain > 0 ? forest.gain[row]! / gain : null)],
      [column('drift', 'decimal4'), (row) => known1(drift[row])],
    ],
    columns.length,
  );
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`churn-warning.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`churn-warning.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
