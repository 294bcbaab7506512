/** From the result to the page: the view, the sentences around it, the named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PanelAnswer, Statistic } from '../contract.ts';
import { accountOfValue } from '../value-sentences.ts';
import type { ClvMatrixResult } from './compute.ts';
import { QUADRANTS, type ClvMatrixOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { ClvMatrixView } from './view.ts';

export const CLV_MATRIX_STATISTICS = [
  'customers',
  'current-value',
  'potential-value',
  'cut-current',
  'cut-potential',
  ...QUADRANTS.map((key) => `${key}-customers` as const),
  ...QUADRANTS.map((key) => `${key}-current-share` as const),
  ...QUADRANTS.map((key) => `${key}-potential-share` as const),
  ...QUADRANTS.map((key) => `${key}-budget` as const),
  'budget',
  'budget-within-cap',
] as const;

export function answerClvMatrix(result: ClvMatrixResult, options: ClvMatrixOptions): PanelAnswer<ClvMatrixView> {
  const { view, basis } = result;
  return {
    view,
    finding: findingOf(view),
    subtitle: subtitleOf(view, options),
    caption: message(view.points === null ? 'clv-matrix.caption-density' : 'clv-matrix.caption'),
    alternative: message('clv-matrix.alternative', {
      finding: findingOf(view),
      subtitle: subtitleOf(view, options),
      lead: view.quadrants[0]!.customers,
      iron: view.quadrants[1]!.customers,
      gold: view.quadrants[2]!.customers,
      platinum: view.quadrants[3]!.customers,
    }),
    reading: [...readingOf(result, options), ...caveatsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOfValue(basis),
  };
}

/** What stands out: potential that is not yet current value, and in how few hands current value is. */
function findingOf({ quadrants, potential, current }: ClvMatrixView): Message {
  const [, iron, , platinum] = quadrants;
  if (current > 0 && platinum!.customers > 0 && !(iron!.customers > 0 && potential > 0))
    return message('clv-matrix.finding-platinum', { share: platinum!.customerShare, current: platinum!.currentShare });
  if (iron!.customers > 0 && potential > 0)
    return message('clv-matrix.finding-iron', {
      customers: iron!.customers,
      share: iron!.customerShare,
      potential: iron!.potentialShare,
    });
  const top = quadrants.reduce((best, one, i) => (one.customers > quadrants[best]!.customers ? i : best), 0);
  return message('clv-matrix.finding', {
    quadrant: message(`clv-matrix.${QUADRANTS[top]!}`),
    customers: quadrants[top]!.customers,
    share: quadrants[top]!.customerShare,
  });
}

function subtitleOf(view: ClvMatrixView, options: ClvMatrixOptions): Message {
  return message('clv-matrix.subtitle', {
    cut: message(`clv-matrix.subtitle-${view.cutBy}`, { quantile: options.quantile / 100 }),
    future:
      view.future === 'textbook'
        ? message('parts.subtitle-textbook', {
            retention: options.retention / 100,
            timing: message(`parts.${options.convention}`),
          })
        : message('parts.subtitle-model', { model: message(`parts.model-${options.model}`) }),
    discount: options.discount / 100,
    horizon:
      options.horizon === null
        ? message('parts.subtitle-no-end')
        : message('parts.subtitle-horizon', { years: options.horizon }),
    asOf: view.asOf,
    n: view.customers,
  });
}

function statisticsOf(view: ClvMatrixView): Statistic[] {
  const plain = (name: string, value: number, style: Statistic['style']): Statistic => ({
    name,
    value,
    style,
    label: message(`clv-matrix.stat-${name}`),
  });
  const each = (
    kind: string,
    style: Statistic['style'],
    of: (quadrant: ClvMatrixView['quadrants'][number]) => number,
  ) =>
    QUADRANTS.map((key, q): Statistic => ({
      name: `${key}-${kind}`,
      value: of(view.quadrants[q]!),
      style,
      label: message(`clv-matrix.stat-each-${kind}`, { quadrant: message(`clv-matrix.${key}`) }),
    }));
  return [
    plain('customers', view.customers, 'integer'),
    plain('current-value', view.current, 'money'),
    plain('potential-value', view.potential, 'money'),
    plain('cut-current', view.cuts.x, 'money'),
    plain('cut-potential', view.cuts.y, 'money'),
    ...each('customers', 'integer', ({ customers }) => customers),
    ...each('current-share', 'percent1', ({ currentShare }) => currentShare),
    ...each('potential-share', 'percent1', ({ potentialShare }) => potentialShare),
    ...each('budget', 'money', ({ budget }) => budget),
    plain('budget', view.budget, 'money'),
    plain('budget-within-cap', view.within, 'money'),
  ];
}
