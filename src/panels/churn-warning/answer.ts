/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { ChurnWarningResult } from './compute.ts';
import type { ChurnWarningOptions } from './options.ts';
import { readingOf } from './reading.ts';
import type { ChurnWarningView } from './view.ts';
import { viewOf } from './viewing.ts';

export const CHURN_WARNING_STATISTICS = [
  'customers',
  'called',
  'expected-losses',
  'value-at-risk',
  'expected-profit',
  'train-rows',
  'train-losses',
  'test-rows',
  'test-losses',
  'base-rate',
  'auc',
  'auc-low',
  'auc-high',
  'auc-logistic',
  'auc-trees',
  'auc-rule',
  'average-precision',
  'brier-skill',
  'calibration-slope',
  'top-rate',
  'top-lift',
  'top-gain',
  'threshold',
  'precision',
  'recall',
  'test-profit',
  'best-threshold',
  'leaks',
  'score-drift',
] as const;

export function answerChurnWarning(
  result: ChurnWarningResult,
  options: ChurnWarningOptions,
): PanelAnswer<ChurnWarningView> {
  // Arrays of the view may be given away to the page: a copy of its own.
  const view = structuredClone(viewOf(result, options));
  const finding = findingOf(view);
  return {
    view,
    finding,
    subtitle: subtitleOf(view, result, options),
    caption: message('churn-warning.caption'),
    alternative: message(view.problem ? 'churn-warning.alternative-none' : 'churn-warning.alternative', {
      finding,
      cuts: view.cuts.length,
    }),
    reading: readingOf(view, result, options),
    statistics: statisticsOf(view),
    account: accountOf(view, result),
  };
}

function findingOf({ problem, today, lift, tested, decision, unclear, models, lead }: ChurnWarningView): Message {
  if (problem || !today || !lift || !decision) return message('churn-warning.finding-none');
  if (unclear) {
    const model = models.find(({ id }) => id === lead)!;
    const { auc, aucLow: low, aucHigh: high } = model;
    return message(`churn-warning.finding-unclear-${unclear}`, { auc, low, high, losses: tested.losses });
  }
  return message(today.called === 0 ? 'churn-warning.finding-nobody' : 'churn-warning.finding', {
    top: lift.events[0]! / lift.rows[0]!,
    base: tested.losses / tested.rows,
    called: today.called,
    customers: today.customers,
    atRisk: Math.round(today.atRisk),
  });
}

function subtitleOf(view: ChurnWarningView, { observed }: ChurnWarningResult, { value }: ChurnWarningOptions): Message {
  const { plan, source, first, last } = view;
  if (plan === null)
    return message('churn-warning.subtitle-none', { first, last: last < first ? observed.latest : last });
  const subtitle = message(`churn-warning.subtitle${source === 'subscriptions' ? '-contract' : ''}`, {
    label: message(`churn-warning.label-${source}`, { days: plan.label }),
    feature: plan.feature,
    train: plan.train.length,
    test: plan.test,
    now: plan.now,
  });
  return view.decision && !view.money ? message('churn-warning.subtitle-fixed', { subtitle, value }) : subtitle;
}

function statisticsOf(view: ChurnWarningView): Statistic[] {
  const { today, decision, models, lead, rule, lift, trained, tested } = view;
  const of = models.find(({ id }) => id === lead);
  const auc = (id: 'logistic' | 'trees'): number => models.find((model) => model.id === id)?.auc ?? NaN;
  const values: Readonly<Record<(typeof CHURN_WARNING_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    customers: [view.cuts.at(-1)?.customers ?? NaN, 'integer'],
    called: [today?.called ?? NaN, 'integer'],
    'expected-losses': [today?.expectedLosses ?? NaN, 'decimal1'],
    'value-at-risk': [today?.atRisk ?? NaN, 'money'],
    'expected-profit': [today?.expectedProfit ?? NaN, 'money'],
    'train-rows': [trained.rows, 'integer'],
    'train-losses': [trained.losses, 'integer'],
    'test-rows': [tested.rows, 'integer'],
    'test-losses': [tested.losses, 'integer'],
    'base-rate': [tested.rows > 0 ? tested.losses / tested.rows : NaN, 'percent1'],
    auc: [of?.auc ?? NaN, 'decimal2'],
    'auc-low': [of?.aucLow ?? NaN, 'decimal2'],
    'auc-high': [of?.aucHigh ?? NaN, 'decimal2'],
    'auc-logistic': [auc('logistic'), 'decimal2'],
    'auc-trees': [auc('trees'), 'decimal2'],
    'auc-rule': [rule?.auc ?? NaN, 'decimal2'],
    'average-precision': [of?.averagePrecision ?? NaN, 'decimal2'],
    'brier-skill': [of?.brierSkill ?? NaN, 'percent1'],
    'calibration-slope': [of?.slope ?? NaN, 'decimal2'],
    'top-rate': [lift ? lift.events[0]! / lift.rows[0]! : NaN, 'percent1'],
    'top-lift': [of?.topLift ?? NaN, 'decimal1'],
    'top-gain': [of?.topGain ?? NaN, 'percent1'],
    threshold: [decision?.threshold ?? NaN, 'percent1'],
    precision: [decision?.precision ?? NaN, 'percent1'],
    recall: [decision?.recall ?? NaN, 'percent1'],
    'test-profit': [decision?.profit ?? NaN, 'money'],
    'best-threshold': [decision?.best.threshold ?? NaN, 'percent1'],
    leaks: [view.leaks, 'integer'],
    'score-drift': [view.scoreDrift, 'decimal2'],
  };
  return CHURN_WARNING_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`churn-warning.stat-${name}`),
  }));
}

function accountOf({ source, cuts, plan }: ChurnWarningView, { observed, samples }: ChurnWarningResult): Account {
  const leftOut: Message[] = [];
  if (observed.rowsAfter > 0)
    leftOut.push(
      observed.asOf === null
        ? message('churn-warning.left-doubtful', {
            rows: observed.rowsAfter,
            last: observed.last,
            latest: observed.latest,
          })
        : message('churn-warning.left-after', {
            rows: observed.rowsAfter,
            last: observed.last < observed.first ? observed.asOf : observed.last,
          }),
    );
  if (observed.rowsFiltered > 0) leftOut.push(message('churn-warning.left-filtered', { rows: observed.rowsFiltered }));
  if (samples && samples.sampledOut > 0)
    leftOut.push(message('churn-warning.left-sampled', { rows: samples.sampledOut }));
  if (samples && samples.endedInGap > 0) leftOut.push(message('churn-warning.left-gap', { rows: samples.endedInGap }));
  if (observed.asOf !== null && observed.asOf > observed.last)
    leftOut.push(message('churn-warning.left-as-of', { asOf: observed.asOf, last: observed.last }));
  if (samples && plan && samples.alreadyLost > 0)
    leftOut.push(
      message('churn-warning.left-silent', { customers: samples.alreadyLost, days: plan.label, now: plan.now }),
    );
  return {
    used: message(`churn-warning.account${samples ? '' : '-none'}`, {
      rows: observed.rows,
      kind: message(`churn-warning.rows-${source}`),
      train: samples?.train.customer.length ?? 0,
      test: samples?.test.customer.length ?? 0,
      today: cuts.at(-1)?.customers ?? 0,
    }),
    leftOut,
  };
}
