/** From the result to the page: the view, the sentences around it, the named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { accountOfValue } from '../value-sentences.ts';
import type { ClvPartsResult } from './compute.ts';
import type { ClvPartsOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { ClvPartsView } from './view.ts';

export const CLV_PARTS_STATISTICS = [
  'historical-value',
  'current-value',
  'potential-value',
  'cross-buy-value',
  'referral-value',
  'total-value',
  'historical-share',
  'current-share',
  'potential-share',
  'mean-value',
  'customers',
  'negative-customers',
  'margin-multiple',
  'yearly-margin',
  'new-customer-value',
] as const;

export function answerClvParts(result: ClvPartsResult, options: ClvPartsOptions): PanelAnswer<ClvPartsView> {
  const { view } = result;
  return {
    view,
    finding: findingOf(view),
    subtitle: subtitleOf(view, options),
    caption: message(view.source === 'typed' ? 'clv-parts.caption-typed' : 'clv-parts.caption'),
    alternative: message('clv-parts.alternative', {
      finding: findingOf(view),
      subtitle: subtitleOf(view, options),
      groups: view.groups.length,
    }),
    reading: [...readingOf(view, result, options), ...caveatsOf(view, result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

/** Shares of the whole; NaN where a part is below zero or the whole is not above it. */
export function sharesOf({
  amounts,
  total,
}: Pick<ClvPartsView, 'amounts' | 'total'>): readonly [number, number, number] {
  const [historical, current, crossBuy, referral] = amounts;
  const potential = crossBuy + referral;
  const whole = total > 0 && historical >= 0 && current >= 0 && potential >= 0;
  return whole ? [historical / total, current / total, potential / total] : [NaN, NaN, NaN];
}

function findingOf(view: ClvPartsView): Message {
  const { amounts, total, customers } = view;
  const [historical, current, crossBuy, referral] = amounts;
  const [h, c, p] = sharesOf(view);
  const parts = { total, historical, current, potential: crossBuy + referral };
  if (view.source === 'typed') return message('clv-parts.finding-typed', parts);
  if (Number.isNaN(h)) return message('clv-parts.finding-negative', { ...parts, customers });
  return message('clv-parts.finding', { total, customers, historical: h, current: c, potential: p });
}

function subtitleOf(view: ClvPartsView, options: ClvPartsOptions): Message {
  if (view.source === 'typed')
    return message(view.standsIn ? 'clv-parts.subtitle-stands-in' : 'clv-parts.subtitle-typed');
  return message('clv-parts.subtitle', {
    future:
      view.source === 'textbook'
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

function statisticsOf(view: ClvPartsView): Statistic[] {
  const { amounts, total, customers } = view;
  const [h, c, p] = sharesOf(view);
  const values: Readonly<Record<(typeof CLV_PARTS_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    'historical-value': [amounts[0], 'money'],
    'current-value': [amounts[1], 'money'],
    'potential-value': [amounts[2] + amounts[3], 'money'],
    'cross-buy-value': [view.source === 'typed' ? NaN : amounts[2], 'money'],
    'referral-value': [view.source === 'typed' ? NaN : amounts[3], 'money'],
    'total-value': [total, 'money'],
    'historical-share': [h, 'percent1'],
    'current-share': [c, 'percent1'],
    'potential-share': [p, 'percent1'],
    'mean-value': [total / customers, 'money'],
    customers: [customers, 'integer'],
    'negative-customers': [view.negative, 'integer'],
    'margin-multiple': [view.multiple, 'number'],
    'yearly-margin': [view.meanYearly, 'money'],
    'new-customer-value': [view.newCustomer, 'money'],
  };
  return CLV_PARTS_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`clv-parts.stat-${name}`),
  }));
}

function accountOf({ basis, view }: ClvPartsResult): Account {
  return basis === null
    ? { used: message(view.standsIn ? 'clv-parts.account-stands-in' : 'clv-parts.account-typed'), leftOut: [] }
    : accountOfValue(basis);
}
