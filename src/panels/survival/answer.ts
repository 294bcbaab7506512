/** From the result to the page: sentences and named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { SurvivalResult } from './compute.ts';
import { commonestReason, ranking, sharedTime, shareAt, testOf } from './compare.ts';
import { eventWord, pWord, unitWord } from './names.ts';
import type { SurvivalOptions } from './options.ts';
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
  const finding = findingOf(view);
  const subtitle = subtitleOf(view);
  return {
    view,
    finding,
    subtitle,
    caption: message(view.groups.length > 1 ? 'survival.caption-groups' : 'survival.caption', {
      end: eventWord('end', view),
      level: view.level,
    }),
    alternative: message('survival.alternative', { finding, subtitle }),
    reading: [...readingOf(view), ...cautionsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf(view: SurvivalView): Message {
  const unit = unitWord(view);
  const words = { unit, done: eventWord('done', view), still: eventWord('still', view), end: eventWord('end', view) };
  if (view.events === 0) return message('survival.finding-no-events', { spells: view.spells, ...words });
  const test = testOf(view);
  if (view.groups.length > 1 && test !== null) {
    if (!(test.p < 0.05))
      return message('survival.finding-alike', { label: view.label ?? '', p: pWord(test.p), ...words });
    const { by, best, worst } = ranking(view);
    if (by === 'median')
      return message('survival.finding-medians', {
        best: best.name,
        worst: worst.name,
        longer: best.median.value,
        shorter: worst.median.value,
        ...words,
      });
    return message('survival.finding-shares', {
      best: best.name,
      worst: worst.name,
      time: sharedTime(view),
      more: shareAt(best, view),
      fewer: shareAt(worst, view),
      ...words,
    });
  }
  const { median, atLast, last } = view.all;
  return Number.isFinite(median.value)
    ? message('survival.finding-median', { median: median.value, ...words })
    : message('survival.finding-share', { time: last, share: atLast, ...words });
}

function subtitleOf(view: SurvivalView): Message {
  const { label, unit } = view;
  return message(label === null ? 'survival.subtitle' : 'survival.subtitle-groups', {
    source: message(`survival.source-${view.source}-${view.event}`),
    label: label ?? '',
    unit: message(`survival.unit-${unit ?? 'none'}`),
    level: view.level,
    interval: message(`survival.interval-${view.interval}`),
    spells: view.spells,
    events: view.events,
  });
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
    'test-p': [test?.p ?? NaN, 'decimal4'],
    reasons: [reasons?.reasons.length ?? NaN, 'integer'],
    'largest-incidence': [largest, 'percent1'],
    'best-aic': [best?.aic ?? NaN, 'decimal2'],
    'best-median': [best?.median.value ?? NaN, 'decimal2'],
    'cox-spells': [cox?.spells ?? NaN, 'integer'],
    'cox-log-likelihood': [cox?.logLikelihood ?? NaN, 'decimal4'],
    'cox-lr': [cox?.likelihoodRatio.statistic ?? NaN, 'decimal4'],
    'cox-p': [cox?.likelihoodRatio.p ?? NaN, 'decimal4'],
    concordance: [cox?.concordance ?? NaN, 'decimal4'],
    'concordance-error': [cox?.concordanceError ?? NaN, 'decimal4'],
    'ph-statistic': [cox?.holds.statistic ?? NaN, 'decimal4'],
    'ph-p': [cox?.holds.p ?? NaN, 'decimal4'],
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
