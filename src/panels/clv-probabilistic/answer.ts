/** From the result to the page: the view, the sentences around it, the named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { ClvResult } from './compute.ts';
import { modelName, sumsOf, tidyLength, unitWord, valueTime, type Sums } from './names.ts';
import type { ClvProbabilisticOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { ClvProbabilisticView } from './view.ts';
import { viewOf } from './views.ts';

/** Letters of the transaction models; those the chosen one does not have are NaN. */
const LETTERS = ['r', 'alpha', 'a', 'b', 's', 'beta', 'gamma', 'delta'] as const;
const SPEND_LETTERS = ['p', 'q', 'gamma'] as const;

export const CLV_STATISTICS = [
  'customers',
  'repeat-customers',
  'repeat-transactions',
  ...LETTERS,
  'k',
  'log-likelihood',
  'aic',
  'bic',
  ...SPEND_LETTERS.map((letter) => `spend-${letter}` as const),
  'population-mean-spend',
  'alive-customers',
  'expected-purchases',
  'total-value',
  'mean-value',
  'median-value',
  'gini',
  'top-decile-share',
  'holdout-actual',
  'holdout-expected',
  'holdout-mean-absolute-error',
  'new-customer-purchases',
  'new-customer-value',
  'discount-rate',
] as const;

/** Without money these are discounted purchases, and are called so. */
const OF_VALUE: ReadonlySet<string> = new Set([
  'total-value',
  'mean-value',
  'median-value',
  'gini',
  'top-decile-share',
  'new-customer-value',
]);

export function answerClv(result: ClvResult, options: ClvProbabilisticOptions): PanelAnswer<ClvProbabilisticView> {
  const view = viewOf(result, options);
  const sums = sumsOf(result);
  return {
    view,
    finding: findingOf(view, sums),
    subtitle: subtitleOf(result, view),
    caption: message('clv-probabilistic.caption', { unit: unitWord(view) }),
    alternative: message('clv-probabilistic.alternative', {
      finding: findingOf(view, sums),
      subtitle: subtitleOf(result, view),
    }),
    reading: [...readingOf(result, view, sums), ...caveatsOf(result, view, options)],
    statistics: statisticsOf(view, sums),
    account: accountOf(result, view),
  };
}

function findingOf(view: ClvProbabilisticView, { alive, expected }: Sums): Message {
  const { value, customers } = view;
  const [first] = value.deciles;
  if (value.kind === 'money' && first && first.share > 0)
    return message('clv-probabilistic.finding', {
      customers,
      total: value.total,
      time: valueTime(view),
      share: first.share,
    });
  return message('clv-probabilistic.finding-purchases', {
    customers,
    alive,
    expected,
    horizon: view.horizon,
    unit: unitWord(view),
  });
}

function subtitleOf({ input, byCost }: Pick<ClvResult, 'input' | 'byCost'>, view: ClvProbabilisticView): Message {
  const { fit, period, holdout, source, discount, discountRate, margin, customers, value, discrete } = view;
  const unit = unitWord(view);
  return message('clv-probabilistic.subtitle', {
    model: modelName(fit.id, fit.k),
    period: period
      ? message('clv-probabilistic.subtitle-period', { first: period.first, last: period.calibration })
      : message(`clv-probabilistic.subtitle-${source}`),
    holdout: holdout ? message('clv-probabilistic.subtitle-holdout', { length: tidyLength(holdout.length), unit }) : '',
    unit,
    discount: message(
      discrete ? 'clv-probabilistic.subtitle-discount-discrete' : 'clv-probabilistic.subtitle-discount',
      {
        discount,
        rate: discountRate,
        unit: message(`clv-probabilistic.one-${view.unit}`),
      },
    ),
    margin:
      value.kind === 'money'
        ? message(byCost ? 'clv-probabilistic.subtitle-margin-cost' : 'clv-probabilistic.subtitle-margin', { margin })
        : '',
    n: customers,
    scope: input.keep === null ? '' : message('clv-probabilistic.subtitle-filtered'),
  });
}

function statisticsOf(view: ClvProbabilisticView, sums: Sums): Statistic[] {
  const { fit, spend, value, holdout, newCustomer } = view;
  const money = value.kind === 'money' ? 'money' : 'decimal2';
  const spendOf = { p: spend?.p, q: spend?.q, gamma: spend?.gamma };
  const values: Readonly<Record<(typeof CLV_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    customers: [view.customers, 'integer'],
    'repeat-customers': [view.repeaters, 'integer'],
    'repeat-transactions': [view.transactions, 'integer'],
    r: [fit.parameters['r'] ?? NaN, 'number'],
    alpha: [fit.parameters['alpha'] ?? NaN, 'number'],
    a: [fit.parameters['a'] ?? NaN, 'number'],
    b: [fit.parameters['b'] ?? NaN, 'number'],
    s: [fit.parameters['s'] ?? NaN, 'number'],
    beta: [fit.parameters['beta'] ?? NaN, 'number'],
    gamma: [fit.parameters['gamma'] ?? NaN, 'number'],
    delta: [fit.parameters['delta'] ?? NaN, 'number'],
    k: [fit.k, 'integer'],
    'log-likelihood': [fit.logLikelihood, 'number'],
    aic: [fit.aic, 'number'],
    bic: [fit.bic, 'number'],
    'spend-p': [spendOf.p ?? NaN, 'number'],
    'spend-q': [spendOf.q ?? NaN, 'number'],
    'spend-gamma': [spendOf.gamma ?? NaN, 'number'],
    'population-mean-spend': [spend?.populationMean ?? NaN, 'money'],
    'alive-customers': [sums.alive, 'decimal1'],
    'expected-purchases': [sums.expected, 'decimal1'],
    'total-value': [value.total, money],
    'mean-value': [value.mean, money],
    'median-value': [value.median, money],
    gini: [value.gini, 'decimal2'],
    'top-decile-share': [value.deciles[0]?.share ?? NaN, 'percent1'],
    'holdout-actual': [holdout?.actualTotal ?? NaN, 'integer'],
    'holdout-expected': [holdout?.expectedTotal ?? NaN, 'decimal1'],
    'holdout-mean-absolute-error': [holdout?.meanAbsoluteError ?? NaN, 'number'],
    'new-customer-purchases': [newCustomer.expected.at(-1) ?? NaN, 'decimal2'],
    'new-customer-value': [value.kind === 'money' ? newCustomer.clv : newCustomer.discounted, money],
    'discount-rate': [view.discountRate, 'percent2'],
  };
  const unit = unitWord(view);
  return CLV_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(
      value.kind === 'transactions' && OF_VALUE.has(name)
        ? `clv-probabilistic.stat-${name}-transactions`
        : `clv-probabilistic.stat-${name}`,
      { unit, horizon: view.horizon },
    ),
  }));
}

function accountOf({ input, scope, fitted, covariates }: ClvResult, view: ClvProbabilisticView): Account {
  const leftOut: Message[] = [];
  const { customers, transactions, holdout, noSpend } = view;
  if (scope && input.lines) {
    const { customer, day } = input.lines;
    let [after, filtered] = [0, 0];
    for (let i = 0; i < day.length; i += 1) {
      if (input.keep !== null && input.keep[customer[i]!] === 0) filtered += 1;
      else if (day[i]! > scope.end) after += 1;
    }
    if (after > 0) leftOut.push(message('clv-probabilistic.left-after', { rows: after, end: scope.end }));
    if (filtered > 0) leftOut.push(message('clv-probabilistic.left-filtered', { rows: filtered }));
    if (scope.returned > 0) leftOut.push(message('clv-probabilistic.left-returned', { rows: scope.returned }));
    if (scope.summary.late > 0)
      leftOut.push(
        message('clv-probabilistic.left-late', { customers: scope.summary.late, calibration: scope.calibration }),
      );
  }
  if (fitted.spendUnknown > 0)
    leftOut.push(message('clv-probabilistic.left-spend', { customers: fitted.spendUnknown }));
  if (noSpend !== null) leftOut.push(noSpend);
  if (covariates && covariates.missing > 0)
    leftOut.push(message('clv-probabilistic.left-covariate', { customers: covariates.missing }));
  if (covariates)
    for (const label of covariates.constant) leftOut.push(message('clv-probabilistic.left-constant', { label }));
  return {
    used:
      scope && input.lines
        ? message(holdout ? 'clv-probabilistic.account-holdout' : 'clv-probabilistic.account', {
            rows: input.lines.day.length,
            customers,
            repeats: transactions,
            later: holdout?.actualTotal ?? 0,
          })
        : message('clv-probabilistic.account-summary', {
            rows: fitted.histories.rows,
            customers,
            repeats: transactions,
          }),
    leftOut,
  };
}
