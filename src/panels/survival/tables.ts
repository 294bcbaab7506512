/** The tables of the survival panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { SurvivalResult } from './compute.ts';
import { residualsOf, type Residuals } from './residual.ts';
import type { SurvivalOptions } from './options.ts';

export const CURVE_COLUMNS = [
  'group',
  'time',
  'at-risk',
  'events',
  'censored',
  'survival',
  'error',
  'low',
  'high',
  'hazard',
] as const;
export const GROUP_COLUMNS = [
  'group',
  'spells',
  'events',
  'censored',
  'median',
  'median-low',
  'median-high',
  'mean',
  'mean-error',
  'mean-low',
  'mean-high',
  'last',
] as const;
export const RATIO_COLUMNS = [
  'term',
  'level',
  'reference',
  'coefficient',
  'ratio',
  'error',
  'z',
  'p',
  'low',
  'high',
  'ph-statistic',
  'ph-p',
] as const;
export const CUSTOMER_COLUMNS = [
  'customer',
  'group',
  'start',
  'tenure',
  'state',
  'reason',
  'risk',
  'chance',
  'median-left',
  'mean-left',
] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateSurvival(result: SurvivalResult, options: SurvivalOptions): readonly ResultTable[] {
  return [
    customersTable(result),
    groupsTable(result),
    curveTable(result),
    placesTable(result),
    ...(result.view.tests.length > 0 ? [testsTable(result)] : []),
    ...(result.view.pairs.length > 0 ? [pairsTable(result)] : []),
    ...(result.view.reasons ? [reasonsTable(result)] : []),
    fitsTable(result),
    ratiosTable(result, options),
  ];
}

const kept = new WeakMap<SurvivalResult, Residuals>();

function customersTable(result: SurvivalResult): ResultTable {
  const { spells, groups, reasons, latest, view, input } = result;
  const who: number[] = [];
  latest.forEach((spell, customer) => {
    if (spell >= 0) who.push(customer);
  });
  const { customerNames, customerCodes } = input.table;
  const spell = (row: number): number => latest[who[row]!]!;
  const running = (row: number): boolean => spells.data.ended[spell(row)] !== 1;
  const left = (): Residuals => {
    const known = kept.get(result) ?? residualsOf(result);
    kept.set(result, known);
    return known;
  };
  const fields: readonly Field[] = [
    [column('customer', 'text'), (row) => textAt(customerNames, customerCodes[who[row]!]!)],
    [
      column('group', 'message'),
      (row) => {
        const group = groups.of[spell(row)]!;
        return group === NO_GROUP || groups.label === null ? null : groups.names[group]!;
      },
    ],
    [column('start', 'day'), (row) => spells.start?.[spell(row)] ?? null],
    [column('tenure', 'decimal1'), (row) => spells.data.time[spell(row)]!],
    [
      column('state', 'message'),
      (row) => message(`survival.state-${running(row) ? 'running' : 'ended'}-${view.event}`),
    ],
    [column('reason', 'message'), (row) => (running(row) ? null : reasonOf(spell(row)))],
    [column('risk', 'decimal2'), (row) => known(left().risk(spell(row)))],
    [column('chance', 'percent1'), (row) => (running(row) ? known(left().chance(spell(row), view.ahead)) : null)],
    [column('median-left', 'decimal1'), (row) => (running(row) ? known(left().median(spell(row))) : null)],
    [column('mean-left', 'decimal1'), (row) => (running(row) ? known(left().mean(spell(row))) : null)],
  ];
  return { ...table('customers', fields, who.length, true, { ahead: view.ahead }), customer: (row) => who[row]! };

  function reasonOf(at: number): TableCell {
    const code = spells.reason?.[at] ?? 0;
    return code === 0 || !spells.reasons || !reasons ? null : textAt(spells.reasons.dictionary, code);
  }
}

function groupsTable({ view }: SurvivalResult): ResultTable {
  const rows = view.groups;
  const of = (row: number) => rows[row]!;
  const fields: readonly Field[] = [
    [column('group', 'message'), (row) => of(row).name],
    [column('spells', 'integer'), (row) => of(row).spells],
    [column('events', 'integer'), (row) => of(row).events],
    [column('censored', 'integer'), (row) => of(row).censored],
    [column('median', 'decimal2'), (row) => known(of(row).median.value)],
    [column('median-low', 'decimal2'), (row) => known(of(row).median.low)],
    [column('median-high', 'decimal2'), (row) => known(of(row).median.high)],
    [column('mean', 'decimal2'), (row) => known(of(row).mean.value)],
    [column('mean-error', 'decimal4'), (row) => known(of(row).mean.error)],
    [column('mean-low', 'decimal2'), (row) => known(of(row).mean.low)],
    [column('mean-high', 'decimal2'), (row) => known(of(row).mean.high)],
    [column('last', 'decimal1'), (row) => of(row).last],
  ];
  return {
    ...table('groups', fields, rows.length, true),
    marks: { set: 'group', of: (row) => of(row).mark },
  };
}

function curveTable({ curves }: SurvivalResult): ResultTable {
  const starts = [0];
  for (const { curve } of curves) starts.push(starts.at(-1)! + curve.time.length);
  const of = (row: number) => {
    let group = 0;
    while (row >= starts[group + 1]!) group += 1;
    return { ...curves[group]!, at: row - starts[group]! };
  };
  const fields: readonly Field[] = [
    [column('group', 'message'), (row) => of(row).name],
    [column('time', 'number'), (row) => at(row, 'time')],
    [column('at-risk', 'integer'), (row) => at(row, 'risk')],
    [column('events', 'integer'), (row) => at(row, 'events')],
    [column('censored', 'integer'), (row) => at(row, 'censored')],
    [column('survival', 'decimal4'), (row) => at(row, 'survival')],
    [column('error', 'decimal4'), (row) => at(row, 'error')],
    [column('low', 'decimal4'), (row) => at(row, 'lower')],
    [column('high', 'decimal4'), (row) => at(row, 'upper')],
    [column('hazard', 'decimal4'), (row) => at(row, 'hazard')],
  ];
  return table('curve', fields, starts.at(-1)!, true);

  function at(
    row: number,
    key: 'time' | 'risk' | 'events' | 'censored' | 'survival' | 'error' | 'lower' | 'upper' | 'hazard',
  ) {
    const { curve, at: i } = of(row);
    return known(curve[key][i]!);
  }
}

function placesTable({ view }: SurvivalResult): ResultTable {
  const { all, edges } = view;
  const fields: readonly Field[] = [
    [column('from', 'number'), (row) => edges[row]!],
    [column('to', 'number'), (row) => edges[row + 1]!],
    [column('events', 'integer'), (row) => all.left[row]!],
    [column('rate', 'decimal4'), (row) => known(all.rate[row]!)],
    [column('survival', 'decimal4'), (row) => known(all.survival[row]!)],
    [column('left-customers', 'integer'), (row) => view.leftCustomers[row]!],
    [column('running-customers', 'integer'), (row) => view.runningCustomers[row]!],
  ];
  return {
    ...table('places', fields, edges.length - 1, false),
    marks: { set: 'time', of: (row) => row },
  };
}

function testsTable({ view }: SurvivalResult): ResultTable {
  const of = (row: number) => view.tests[row]!;
  return table(
    'tests',
    [
      [column('weights', 'message'), (row) => message(`survival.weights-${of(row).weights}`)],
      [column('statistic', 'decimal4'), (row) => known(of(row).statistic)],
      [column('degrees', 'integer'), (row) => of(row).degrees],
      [column('p', 'number'), (row) => known(of(row).p)],
    ],
    view.tests.length,
    false,
  );
}

function pairsTable({ view, groups }: SurvivalResult): ResultTable {
  const of = (row: number) => view.pairs[row]!;
  return table(
    'pairs',
    [
      [column('first', 'message'), (row) => groups.names[of(row).first]!],
      [column('second', 'message'), (row) => groups.names[of(row).second]!],
      [column('statistic', 'decimal4'), (row) => known(of(row).statistic)],
      [column('p', 'number'), (row) => known(of(row).p)],
      [column('adjusted', 'number'), (row) => known(of(row).adjusted)],
    ],
    view.pairs.length,
    false,
  );
}

function reasonsTable({ view }: SurvivalResult): ResultTable {
  const rows = view.reasons!.reasons;
  const of = (row: number) => rows[row]!;
  return {
    ...table(
      'reasons',
      [
        [column('reason', 'message'), (row) => of(row).name],
        [column('events', 'integer'), (row) => of(row).events],
        [column('incidence', 'percent1'), (row) => of(row).final.value],
        [column('low', 'percent1'), (row) => known(of(row).final.low)],
        [column('high', 'percent1'), (row) => known(of(row).final.high)],
      ],
      rows.length,
      false,
    ),
    marks: { set: 'reason', of: (row) => row },
  };
}

function fitsTable({ view }: SurvivalResult): ResultTable {
  const of = (row: number) => view.fits.fits[row]!;
  return table(
    'fits',
    [
      [column('family', 'message'), (row) => message(`survival.family-${of(row).family}`)],
      [column('log-likelihood', 'decimal2'), (row) => of(row).logLikelihood],
      [column('aic', 'decimal2'), (row) => of(row).aic],
      [column('bic', 'decimal2'), (row) => of(row).bic],
      [column('shape', 'decimal4'), (row) => (of(row).family === 'exponential' ? null : of(row).shape)],
      [column('scale', 'decimal4'), (row) => of(row).scale],
      [column('median', 'decimal2'), (row) => known(of(row).median.value)],
      [column('median-low', 'decimal2'), (row) => known(of(row).median.low)],
      [column('median-high', 'decimal2'), (row) => known(of(row).median.high)],
      [column('expected', 'decimal2'), (row) => of(row).mean],
    ],
    view.fits.fits.length,
    false,
  );
}

function ratiosTable({ view }: SurvivalResult, _options: SurvivalOptions): ResultTable {
  const rows = view.cox?.ratios ?? [];
  const of = (row: number) => rows[row]!;
  return table(
    'ratios',
    [
      [column('term', 'text'), (row) => of(row).term],
      [column('level', 'message'), (row) => of(row).level],
      [column('reference', 'message'), (row) => of(row).reference],
      [column('coefficient', 'decimal4'), (row) => known(of(row).coefficient)],
      [column('ratio', 'decimal4'), (row) => known(of(row).ratio)],
      [column('error', 'decimal4'), (row) => known(of(row).error)],
      [column('z', 'decimal2'), (row) => known(of(row).z)],
      [column('p', 'number'), (row) => known(of(row).p)],
      [column('low', 'decimal4'), (row) => known(of(row).low)],
      [column('high', 'decimal4'), (row) => known(of(row).high)],
      [column('ph-statistic', 'decimal4'), (row) => known(of(row).holdsChi)],
      [column('ph-p', 'decimal4'), (row) => known(of(row).holds)],
    ],
    rows.length,
    true,
  );
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`survival.column-${key}`), style };
}

function table(
  name: string,
  fields: readonly Field[],
  rows: number,
  published: boolean,
  words?: Readonly<Record<string, number>>,
): ResultTable {
  return {
    name,
    title: message(`survival.table-${name}`, words),
    published,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
