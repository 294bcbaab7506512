/** The tables of the CLV formula panel: the calculation by hand first. Rows are made when they are asked for. */

import { message } from '../../lib/outcome.ts';
import { clvPeriods, TIMINGS } from '../../models/clv-formula.ts';
import { periodName } from '../../models/period-activity.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { ClvFormulaResult } from './compute.ts';
import type { ClvFormulaOptions } from './options.ts';
import { gridAxes, gridOf, leversOf } from './sensitivity.ts';
import type { ClvFormulaView, ScenarioView } from './view.ts';

/** Without an end, rows go on until this share of the value is in, but not beyond {@link MOST_ROWS}. */
const ENOUGH = 0.999;
const FEWEST_ROWS = 10;
const MOST_ROWS = 120;

export function tabulateClvFormula(result: ClvFormulaResult, options: ClvFormulaOptions): readonly ResultTable[] {
  const { view } = result;
  return [
    periodTable(view),
    table(
      'conventions',
      [
        [column('convention', 'message'), (row) => message(`clv-formula.${TIMINGS[row]!}`)],
        [column('first-margin', 'message'), (row) => message(`clv-formula.first-${TIMINGS[row]!}`)],
        [column('clv', 'money'), (row) => view.now.byTiming[TIMINGS[row]!]],
        [column('net', 'money'), (row) => view.now.byTiming[TIMINGS[row]!] - view.cost],
        [column('clv-other', 'money'), (row) => view.other?.byTiming[TIMINGS[row]!] ?? null],
      ],
      TIMINGS.length,
    ),
    scenarioTable(view),
    leverTable(view),
    gridTable(view, options),
    ...(result.activity === null ? [] : [measuredTable(result)]),
  ];
}

/** The calculation by hand. Without an end its last row is the rest up to the limit. */
function periodTable({ now, cost }: ClvFormulaView): ResultTable {
  const { terms, clv } = now;
  const whole = clvPeriods(terms, terms.horizon ?? MOST_ROWS);
  const enough = whole.findIndex(({ cumulative }) => Math.abs(cumulative) >= ENOUGH * Math.abs(clv));
  const count = terms.horizon === null && enough >= 0 ? Math.max(FEWEST_ROWS, enough + 1) : whole.length;
  const rows = whole.slice(0, count);
  const summed = rows.at(-1)?.cumulative ?? 0;
  const rest = terms.horizon === null;
  const cell =
    (of: (row: (typeof rows)[number]) => number, atRest: TableCell = null) =>
    (index: number): TableCell => {
      const row = rows[index];
      return row === undefined ? atRest : of(row);
    };
  return table(
    'periods',
    [
      [column('t', 'integer'), cell(({ t }) => t)],
      [column('survival', 'number'), cell(({ survival }) => survival)],
      [column('margin', 'money'), cell(({ margin }) => margin)],
      [column('expected', 'money'), cell(({ expected }) => expected)],
      [column('factor', 'number'), cell(({ factor }) => factor)],
      [column('discounted', 'money'), cell(({ discounted }) => discounted, clv - summed)],
      [column('cumulative', 'money'), cell(({ cumulative }) => cumulative, clv)],
      [column('cumulative-net', 'money'), cell(({ cumulative }) => cumulative - cost, clv - cost)],
      [
        column('remark', 'message'),
        (index) =>
          index >= rows.length
            ? message('clv-formula.row-rest')
            : rows[index]!.t === now.breakEven && cost > 0
              ? message('clv-formula.row-break-even')
              : null,
      ],
    ],
    rows.length + (rest ? 1 : 0),
  );
}

function scenarioTable({ now, other }: ClvFormulaView): ResultTable {
  const scenarios: readonly ScenarioView[] = other === null ? [now] : [now, other];
  const names = ['as-it-is', 'what-if'];
  return table(
    'scenarios',
    [
      [column('scenario', 'message'), (row) => message(`clv-formula.${names[row]!}`)],
      [column('margin', 'money'), (row) => scenarios[row]!.terms.margin],
      [column('retention', 'percent1'), (row) => scenarios[row]!.terms.retention],
      [column('discount', 'percent2'), (row) => scenarios[row]!.terms.discount],
      [column('clv', 'money'), (row) => scenarios[row]!.clv],
      [column('difference', 'money'), (row) => scenarios[row]!.clv - now.clv],
      [column('net', 'money'), (row) => scenarios[row]!.net],
      [column('multiple', 'number'), (row) => scenarios[row]!.multiple],
      [column('break-even', 'integer'), (row) => known(scenarios[row]!.breakEven)],
    ],
    scenarios.length,
  );
}

function leverTable({ now, cost }: ClvFormulaView): ResultTable {
  const levers = leversOf(now.terms, cost);
  const rates = new Set(['retention', 'discount', 'growth']);
  // Money and rates share a column, so rates are given in percent.
  const shown = (row: number, value: number): number => (rates.has(levers[row]!.lever) ? value * 100 : value);
  return table(
    'sensitivity',
    [
      [column('lever', 'message'), (row) => message(`clv-formula.lever-${levers[row]!.lever}`)],
      [{ ...column('low', 'number'), decimals: -1 }, (row) => shown(row, levers[row]!.low)],
      [{ ...column('high', 'number'), decimals: -1 }, (row) => shown(row, levers[row]!.high)],
      [column('at-low', 'money'), (row) => known(levers[row]!.atLow)],
      [column('at-high', 'money'), (row) => known(levers[row]!.atHigh)],
      [column('elasticity', 'decimal2'), (row) => known(levers[row]!.elasticity)],
    ],
    levers.length,
  );
}

function gridTable({ now }: ClvFormulaView, options: ClvFormulaOptions): ResultTable {
  const grid = gridOf(now.terms, gridAxes(now.terms.retention * 100, options.discount), options);
  const across = grid.retentions.length;
  return table(
    'grid',
    [
      [column('retention', 'percent1'), (row) => grid.retentions[row % across]! / 100],
      [column('discount-given', 'percent1'), (row) => grid.discounts[Math.floor(row / across)]! / 100],
      [column('clv', 'money'), (row) => known(grid.values[row]!)],
    ],
    grid.values.length,
  );
}

function measuredTable({ activity, view }: ClvFormulaResult): ResultTable {
  const { first, active, stayed, revenue } = activity!;
  const last = active.length - 1;
  return table(
    'measured',
    [
      [column('period', 'text'), (row) => periodName(first + row, view.period)],
      [column('active', 'integer'), (row) => active[row]!],
      [column('stayed', 'integer'), (row) => (row === last ? null : stayed[row]!)],
      [
        column('retention', 'percent1'),
        (row) => (row === last || active[row] === 0 ? null : stayed[row]! / active[row]!),
      ],
      [column('revenue', 'money'), (row) => revenue[row]!],
      [column('revenue-each', 'money'), (row) => (active[row] === 0 ? null : revenue[row]! / active[row]!)],
    ],
    active.length,
  );
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`clv-formula.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`clv-formula.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
