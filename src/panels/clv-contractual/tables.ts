/** The tables of the contractual panel: survivors and projection first. */

import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { ClvContractualResult } from './compute.ts';
import { modelName } from './names.ts';
import { RESIDUALS, type CurveView } from './view.ts';

export function tabulateClvContractual({ view, byCohort, input }: ClvContractualResult): readonly ResultTable[] {
  const curves = view.curves.filter((curve): curve is CurveView => curve !== null);
  const rows = Math.max(view.last, view.periods) + 1;
  const parameters = curves.flatMap((curve) => curve.parameters.map((parameter) => ({ curve, parameter })));
  const residuals = Math.min(RESIDUALS, curves[0]?.residual.length ?? 0);
  const persons = input.subscriptions !== null;
  return [
    table(
      'survival',
      [
        [column('period', 'integer'), (row) => row],
        [column('at-risk', 'decimal1'), (row) => known(view.atRisk[row])],
        [column('survival', 'percent1'), (row) => known(view.survival[row])],
        ...curves.map((curve): Field => [curveColumn(curve, 'percent1'), (row) => known(curve.survival[row])]),
        [
          column('used', 'message'),
          (row) =>
            row > view.periods
              ? message('clv-contractual.row-projected')
              : message(row > view.calibration ? 'clv-contractual.row-holdout' : 'clv-contractual.row-calibration'),
        ],
      ],
      rows,
    ),
    table(
      'retention',
      [
        [column('period', 'integer'), (row) => row + 1],
        [column('retention', 'percent1'), (row) => known(view.retention[row + 1])],
        ...curves.map((curve): Field => [curveColumn(curve, 'percent1'), (row) => known(curve.retention[row + 1])]),
      ],
      rows - 1,
    ),
    table(
      'models',
      [
        [column('model', 'message'), (row) => modelName(curves[row]!.id)],
        [column('log-likelihood', 'decimal2'), (row) => curves[row]!.logLikelihood],
        [column('parameters', 'integer'), (row) => curves[row]!.parameters.length],
        [column('aic', 'decimal2'), (row) => curves[row]!.aic],
        [column('bic', 'decimal2'), (row) => curves[row]!.bic],
        [column('holdout-error', 'percent2'), (row) => known(curves[row]!.holdoutError)],
        [column('median', 'integer'), (row) => known(curves[row]!.median)],
        [column('mean-lifetime', 'decimal2'), (row) => known(curves[row]!.meanLifetime)],
        [column('del', 'decimal4'), (row) => known(curves[row]!.lifetime)],
        [column('clv-new', 'money'), (row) => known(view.payment * curves[row]!.lifetime)],
      ],
      curves.length,
    ),
    table(
      'parameters',
      [
        [column('model', 'message'), (row) => modelName(parameters[row]!.curve.id)],
        [
          column('parameter', 'message'),
          (row) => message(`clv-contractual.parameter-${parameters[row]!.parameter.name}`),
        ],
        [column('estimate', 'decimal4'), (row) => known(parameters[row]!.parameter.estimate)],
        [column('error', 'decimal4'), (row) => known(parameters[row]!.parameter.error)],
        [column('low', 'decimal4'), (row) => known(parameters[row]!.parameter.low)],
        [column('high', 'decimal4'), (row) => known(parameters[row]!.parameter.high)],
      ],
      parameters.length,
    ),
    table(
      'value',
      [
        [column('renewals', 'integer'), (row) => row],
        ...curves.flatMap((curve): Field[] => [
          [
            {
              key: `drl-${curve.id}`,
              label: message('clv-contractual.column-drl', { model: message(`clv-contractual.column-${curve.id}`) }),
              style: 'decimal4',
            },
            (row) => known(curve.residual[row]),
          ],
          [
            {
              key: `clv-${curve.id}`,
              label: message('clv-contractual.column-clv', { model: message(`clv-contractual.column-${curve.id}`) }),
              style: 'money',
            },
            (row) => known(view.payment * curve.residual[row]!),
          ],
        ]),
      ],
      residuals,
    ),
    table(
      'losses',
      [
        [
          column('period', 'message'),
          (row) =>
            message(
              row === view.losses.length - 1 && view.periods > view.losses.length
                ? 'clv-contractual.class-more'
                : 'clv-contractual.class',
              { count: view.losses[row]!.period },
            ),
        ],
        [column('lost', 'decimal1'), (row) => view.losses[row]!.actual],
        ...curves.map((curve): Field => {
          const place = view.curves.indexOf(curve);
          return [curveColumn(curve, 'decimal1'), (row) => known(view.losses[row]!.expected[place])];
        }),
      ],
      view.losses.length,
      persons ? 'left' : undefined,
    ),
    table(
      'cohorts',
      [
        [column('cohort', 'text'), (row) => byCohort[row]!.name],
        [column('customers', 'decimal1'), (row) => byCohort[row]!.counts.customers],
        [column('periods', 'integer'), (row) => byCohort[row]!.counts.lost.length - 1],
        [column('alpha', 'decimal4'), (row) => known(byCohort[row]!.fit?.parameters['alpha'])],
        [column('beta', 'decimal4'), (row) => known(byCohort[row]!.fit?.parameters['beta'])],
        [column('log-likelihood', 'decimal2'), (row) => known(byCohort[row]!.fit?.logLikelihood)],
      ],
      byCohort.length,
    ),
  ];
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`clv-contractual.column-${key}`), style };
}

function curveColumn({ id }: CurveView, style: TableColumnView['style']): TableColumnView {
  return { key: id, label: message(`clv-contractual.column-${id}`), style };
}

function table(name: string, fields: readonly Field[], rows: number, set?: string): ResultTable {
  const made: ResultTable = {
    name,
    title: message(`clv-contractual.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
  return set === undefined ? made : { ...made, marks: { set, of: (row) => row } };
}

function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
