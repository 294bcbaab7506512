/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { ClvContractualResult } from './compute.ts';
import { changingChance, chosenOf, countedUnit, modelName, retentionSeen, unitOf, valuesOf } from './names.ts';
import type { ClvContractualOptions } from './options.ts';
import { cautionsOf, readingOf } from './reading.ts';
import type { ClvContractualView, CurveView } from './view.ts';

const MODELS = ['sbg', 'bdw', 'geometric'] as const;

/** Parameters with the names statistics give them; `alpha` and `beta` are of shifted-beta-geometric, the others of beta-discrete-Weibull. */
const PARAMETERS = ['alpha', 'beta', 'gamma', 'delta', 'c'] as const;

export const CLV_CONTRACTUAL_STATISTICS = [
  'customers',
  'periods',
  'calibration',
  ...PARAMETERS,
  ...PARAMETERS.map((name) => `error-${name}` as const),
  'constant-retention',
  ...MODELS.map((name) => `log-likelihood-${name}` as const),
  ...MODELS.map((name) => `aic-${name}` as const),
  ...MODELS.map((name) => `bic-${name}` as const),
  ...MODELS.map((name) => `holdout-error-${name}` as const),
  'retention-first',
  'retention-later',
  'median-lifetime',
  'expected-lifetime',
  'del',
  'drl',
  'payment',
  'clv-new',
  'clv-renewed',
] as const;

export function answerClvContractual(
  result: ClvContractualResult,
  options: ClvContractualOptions,
): PanelAnswer<ClvContractualView> {
  const { view } = result;
  const finding = findingOf(view);
  const subtitle = subtitleOf(view, options);
  return {
    view,
    finding,
    subtitle,
    caption: message('clv-contractual.caption', { unit: unitOf(view) }),
    alternative: message('clv-contractual.alternative', { finding, subtitle }),
    reading: [...readingOf(view), ...cautionsOf(result, options)],
    statistics: statisticsOf(result),
    account: accountOf(result),
  };
}

function findingOf(view: ClvContractualView): Message {
  const curve = chosenOf(view);
  const { first, later, period } = retentionSeen(view);
  const { fresh } = valuesOf(view, curve);
  // What rises is worth a title; a cohort of equals has the same retention throughout.
  if (later - first < 0.005) return message('clv-contractual.finding-constant', { first, fresh, unit: unitOf(view) });
  const c = changingChance(view);
  const found = { first, later, period, unit: countedUnit(view) };
  if (c === null) return message('clv-contractual.finding', found);
  return message(c > 1 ? 'clv-contractual.finding-growing' : 'clv-contractual.finding-falling', { ...found, c });
}

function subtitleOf(view: ClvContractualView, { discount }: ClvContractualOptions): Message {
  return message('clv-contractual.subtitle', {
    source: message(`clv-contractual.from-${view.source}`),
    customers: view.customers,
    periods: view.periods,
    calibration: view.calibration,
    unit: countedUnit(view),
    model: modelName(view.model),
    discount: discount / 100,
  });
}

function statisticsOf({ view, fits, geometric }: ClvContractualResult): Statistic[] {
  const [sbg, bdw] = fits;
  const of = (name: string): readonly [number, number] => {
    const fit = name === 'alpha' || name === 'beta' ? sbg : bdw;
    return [fit?.parameters[name] ?? NaN, fit?.standardErrors[name] ?? NaN];
  };
  const curve = chosenOf(view);
  const { fresh, renewed } = valuesOf(view, curve);
  const by = (value: (curve: CurveView) => number, style: Statistic['style']): Record<string, Entry> =>
    Object.fromEntries(MODELS.map((name, i) => [name, [view.curves[i] ? value(view.curves[i]) : NaN, style]]));
  const named = (prefix: string, entries: Record<string, Entry>): Record<string, Entry> =>
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${prefix}-${name}`, entry]));
  const values: Readonly<Record<string, Entry>> = {
    customers: [view.customers, 'integer'],
    periods: [view.periods, 'integer'],
    calibration: [view.calibration, 'integer'],
    ...Object.fromEntries(PARAMETERS.map((name): [string, Entry] => [name, [of(name)[0], 'decimal4']])),
    ...Object.fromEntries(PARAMETERS.map((name): [string, Entry] => [`error-${name}`, [of(name)[1], 'decimal4']])),
    'constant-retention': [geometric.retention, 'percent1'],
    ...named(
      'log-likelihood',
      by(({ logLikelihood }) => logLikelihood, 'decimal2'),
    ),
    ...named(
      'aic',
      by(({ aic }) => aic, 'decimal2'),
    ),
    ...named(
      'bic',
      by(({ bic }) => bic, 'decimal2'),
    ),
    ...named(
      'holdout-error',
      by(({ holdoutError }) => holdoutError, 'percent1'),
    ),
    'retention-first': [curve.retention[1]!, 'percent1'],
    'retention-later': [curve.retention[Math.min(view.periods, curve.retention.length - 1)]!, 'percent1'],
    'median-lifetime': [curve.median, 'integer'],
    'expected-lifetime': [curve.meanLifetime, 'decimal2'],
    del: [curve.lifetime, 'decimal4'],
    drl: [curve.residual[view.renewals]!, 'decimal4'],
    payment: [view.payment, 'money'],
    'clv-new': [fresh, 'money'],
    'clv-renewed': [renewed, 'money'],
  };
  return CLV_CONTRACTUAL_STATISTICS.map((name) => ({
    name,
    value: values[name]![0],
    style: values[name]![1],
    label: message(`clv-contractual.stat-${name}`),
  }));
}

type Entry = readonly [number, Statistic['style']];

function accountOf({ view, input, durations }: ClvContractualResult): Account {
  const leftOut: Message[] = [];
  const unit = countedUnit(view);
  if (durations === null || input.subscriptions === null)
    return {
      used: message('clv-contractual.account', {
        cohorts: view.cohorts,
        customers: view.customers,
        periods: view.periods,
        calibration: view.calibration,
        unit,
      }),
      leftOut,
    };
  if (durations.filtered > 0) leftOut.push(message('clv-contractual.left-filtered', { rows: durations.filtered }));
  if (durations.reversed > 0) leftOut.push(message('clv-contractual.left-reversed', { rows: durations.reversed }));
  return {
    used: message('clv-contractual.account-subscriptions', {
      rows: input.subscriptions.rows,
      used: durations.duration.length,
      running: durations.ended.reduce((sum, ended) => sum + 1 - ended, 0),
      periods: view.periods,
      calibration: view.calibration,
      unit,
      day: input.subscriptions.lastDay,
    }),
    leftOut,
  };
}
