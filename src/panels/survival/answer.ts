/** From the result to the page: sentences and named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { SurvivalResult } from './compute.ts';
import { commonestReason, testOf } from './compare.ts';
import { unitWord } from './names.ts';
import type { SurvivalOptions } from './options.ts';
import { headOf } from './head.ts';
import { cautionsOf, readingOf } from './reading.ts';
import type { SurvivalView } from './view.ts';

export const SURVIVAL_STATISTICS = [
  'spells',
  'customers',
  'events',
  'censored',
  'median',
  'median-low',
  'median-high',
  'horizon',
  'restricted-mean',
  'restricted-mean-error',
  'survival-at-horizon',
  'groups',
  'test-statistic',
  'test-degrees',
  'test-p',
  'reasons',
  'largest-incidence',
  'best-aic',
  'best-median',
  'cox-spells',
  'cox-log-likelihood',
  'cox-lr',
  'cox-p',
  'concordance',
  'concordance-error',
  'ph-statistic',
  'ph-p',
] as const;

export function answerSurvival(result: SurvivalResult, options: SurvivalOptions): PanelAnswer<SurvivalView> {
  const { view } = result;
  const { finding, subtitle, caption } = headOf(view, options);
  return {
    view,
    finding,
    subtitle,
    caption,
    alternative: message('survival.alternative', {
      picture: message(`survival.picture-${options.picture}`),
      finding,
      subtitle,
    }),
    reading: [...readingOf(view), ...cautionsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function statisticsOf(view: SurvivalView): Statistic[] {
  const { all, cox, reasons, fits } = view;
  const test = testOf(view);
  const best = fits.fits[0];
  const largest = reasons ? commonestReason(reasons).final.value : NaN;
  const values: Readonly<Record<(typeof SURVIVAL_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    spells: [view.spells, 'integer'],
    customers: [view.customers, 'integer'],
    events: [view.events, 'integer'],
    censored: [view.censored, 'integer'],
    median: [all.median.value, 'decimal2'],
    'median-low': [all.median.low, 'decimal2'],
    'median-high': [all.median.high, 'decimal2'],
    horizon: [view.horizon, 'decimal2'],
    'restricted-mean': [all.mean.value, 'decimal2'],
    'restricted-mean-error': [all.mean.error, 'decimal4'],
    'survival-at-horizon': [view.atHorizon, 'percent1'],
    groups: [view.groups.length, 'integer'],
    'test-statistic': [test?.statistic ?? NaN, 'decimal4'],
    'test-degrees': [test?.degrees ?? NaN, 'integer'],
    'test-p': [test?.p ?? NaN, 'probability'],
    reasons: [reasons?.reasons.length ?? NaN, 'integer'],
    'largest-incidence': [largest, 'percent1'],
    'best-aic': [best?.aic ?? NaN, 'decimal2'],
    'best-median': [best?.median.value ?? NaN, 'decimal2'],
    'cox-spells': [cox?.spells ?? NaN, 'integer'],
    'cox-log-likelihood': [cox?.logLikelihood ?? NaN, 'decimal4'],
    'cox-lr': [cox?.likelihoodRatio.statistic ?? NaN, 'decimal4'],
    'cox-p': [cox?.likelihoodRatio.p ?? NaN, 'probability'],
    concordance: [cox?.concordance ?? NaN, 'decimal4'],
    'concordance-error': [cox?.concordanceError ?? NaN, 'decimal4'],
    'ph-statistic': [cox?.holds.statistic ?? NaN, 'decimal4'],
    'ph-p': [cox?.holds.p ?? NaN, 'probability'],
  };
  return SURVIVAL_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`survival.stat-${name}`, { unit: unitWord(view) }),
  }));
}

function accountOf({ spells, view }: SurvivalResult): Account {
  const { counts, findings } = spells;
  const leftOut: Message[] = [];
  const add = (code: string, rows: number, more: Readonly<Record<string, number>> = {}): void => {
    if (rows > 0) leftOut.push(message(`survival.left-${code}`, { rows, ...more }));
  };
  add('filtered', counts.filtered);
  add('undated', counts.undated);
  add('further', counts.further);
  add('after', counts.after, { day: spells.lastDay });
  add('before', counts.before, { day: spells.firstDay ?? NaN });
  add('bad-time', findings.badTime);
  add('late', findings.lateEntry);
  add('ungrouped', view.ungrouped);
  return {
    used: message(`survival.account-${view.source}`, {
      given: counts.given,
      spells: view.spells,
      events: view.events,
      censored: view.censored,
      customers: view.customers,
      day: spells.lastDay,
    }),
    leftOut,
  };
}
