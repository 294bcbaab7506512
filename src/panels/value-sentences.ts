/** What every panel about current and potential value says of its assumptions. */

import { message, type Message } from '../lib/outcome.ts';
import { YEAR } from '../models/value-parts.ts';
import type { Account } from './contract.ts';
import type { ValueBasis } from './value-basis.ts';
import type { ValueOptions } from './value-options.ts';

/** Each assumption behind current and potential value in words, with its number. */
export function assumptionsOf(basis: ValueBasis, options: ValueOptions): Message[] {
  return [currentAssumption(basis, options), crossBuyAssumption(basis, options), referralAssumption(basis, options)];
}

export function currentAssumption({ multiple, future }: ValueBasis, options: ValueOptions): Message {
  const horizon =
    options.horizon === null
      ? message('parts.subtitle-no-end')
      : message('parts.subtitle-horizon', { years: options.horizon });
  const discount = options.discount / 100;
  if (future !== null)
    return message('parts.assume-model', {
      model: message(`parts.model-${options.model}`),
      discount,
      horizon,
      margin: future.margin,
    });
  return message(options.fade ? 'parts.assume-textbook-fade' : 'parts.assume-textbook', {
    yearly: message(`parts.assume-${options.yearly}`),
    retention: options.retention / 100,
    discount,
    horizon,
    timing: message(`parts.${options.convention}`),
    multiple,
  });
}

export function crossBuyAssumption({ crossBuyBy, multiple }: ValueBasis, options: ValueOptions): Message {
  switch (crossBuyBy) {
    case 'none':
      return message('parts.assume-cross-buy-none');
    case 'uplift':
      return message(options.crossBuy === 'items' ? 'parts.assume-uplift-stands-in' : 'parts.assume-uplift', {
        uplift: options.uplift / 100,
      });
    default:
      return message(options.itemMargin === null ? 'parts.assume-items' : 'parts.assume-items-given', {
        most: options.mostItems,
        items: message(`parts.items-${crossBuyBy}`),
        adoption: options.adoption / 100,
        margin: options.itemMargin ?? 0,
        multiple,
      });
  }
}

export function referralAssumption({ newCustomer }: ValueBasis, options: ValueOptions): Message {
  return message(options.newCustomer === null ? 'parts.assume-referral' : 'parts.assume-referral-given', {
    referrals: options.referrals,
    conversion: options.conversion / 100,
    value: newCustomer,
    by: message(`parts.assume-referral-${options.referralBy}`),
  });
}

/** What to know of the data behind the values. */
export function cautionsOf({ money, input, future, crossBuyBy }: ValueBasis, options: ValueOptions): Message[] {
  const notes: Message[] = [];
  const days = money.asOf - money.earliest + 1;
  if (!input.asOfGiven && money.asOf < input.last)
    notes.push(message('parts.caution-last-day', { asOf: money.asOf, last: input.last, lines: money.linesAfter }));
  if (days < YEAR && future === null && options.yearly === 'last-year')
    notes.push(message('parts.caution-short', { days }));
  if (options.marginFrom === 'cost' && input.orders.cost === null)
    notes.push(message('parts.caution-no-cost', { rate: options.marginRate / 100 }));
  else if (options.marginFrom === 'cost' && money.linesWithCost < money.linesUsed)
    notes.push(
      message('parts.caution-some-cost', {
        lines: money.linesUsed - money.linesWithCost,
        rate: options.marginRate / 100,
      }),
    );
  if (crossBuyBy !== 'none' && crossBuyBy !== 'uplift' && crossBuyBy !== options.items)
    notes.push(message('parts.caution-other-items', { items: message(`parts.items-${crossBuyBy}`) }));
  if (future !== null) {
    const { diagnosis, converged } = future.estimate.fitted.fit;
    if (!converged || diagnosis.length > 0) notes.push(message('parts.caution-model'));
    notes.push(message('parts.caution-same-margin', { margin: future.margin }));
  }
  return [
    ...notes,
    message('parts.limit-assumed'),
    ...(future === null ? [message('parts.limit-one-retention')] : []),
    message('parts.limit-cause'),
  ];
}

export function accountOfValue({ money }: ValueBasis): Account {
  const leftOut: Message[] = [];
  if (money.linesAfter > 0) leftOut.push(message('parts.left-after', { rows: money.linesAfter, asOf: money.asOf }));
  if (money.linesFiltered > 0) leftOut.push(message('parts.left-filtered', { rows: money.linesFiltered }));
  return {
    used: message('parts.account', {
      rows: money.linesUsed,
      customers: money.count,
      asOf: money.asOf,
    }),
    leftOut,
  };
}
