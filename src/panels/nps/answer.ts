/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { NpsResult } from './compute.ts';
import { rangeWord, SURE } from './names.ts';
import type { NpsOptions } from './options.ts';
import { readingOf, caveatsOf } from './reading.ts';
import type { NpsView } from './view.ts';

export const NPS_STATISTICS = [
  'nps',
  'low',
  'high',
  'n',
  'respondents',
  'promoters',
  'passives',
  'detractors',
  'promoter-share',
  'passive-share',
  'detractor-share',
  'mean',
  'variance',
  'standard-error',
  'wald-low',
  'wald-high',
  'adjusted-wald-low',
  'adjusted-wald-high',
  'score-low',
  'score-high',
  'segments-chi-square',
  'segments-p',
  'slope',
  'slope-p',
  'step',
  'step-p',
  'r-squared',
  'sample-needed',
  'sample-worst',
  'sample-waves',
  'promoters-bought',
  'detractors-bought',
  'promoters-spend',
  'detractors-spend',
] as const;

export function answerNps(result: NpsResult, _options: NpsOptions): PanelAnswer<NpsView> {
  const { view } = result;
  const finding = findingOf(view);
  return {
    view,
    finding,
    subtitle: message('nps.subtitle', {
      question: view.question,
      from: view.promoterFrom,
      to: view.detractorTo,
      n: view.n,
      method: message(`nps.interval-${view.method}`),
    }),
    caption: message('nps.caption'),
    alternative: message('nps.alternative', {
      finding,
      detractors: view.detractors / view.n,
      passives: view.passives / view.n,
      promoters: view.promoters / view.n,
    }),
    reading: [...readingOf(view), ...caveatsOf(view)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf(view: NpsView): Message {
  const parameters = {
    nps: view.nps,
    level: view.level,
    range: rangeWord(view.low, view.high),
    promoters: view.promoters / view.n,
    detractors: view.detractors / view.n,
  };
  if (view.n === 1) return message('nps.finding-one', parameters);
  const step = view.trend?.step;
  if (step && step.adjusted < SURE && view.trend)
    return message(`nps.finding-${step.difference > 0 ? 'rise' : 'fall'}-${view.trend.unit}`, {
      ...parameters,
      start: view.trend.rows[step.at]!.start,
      before: step.before,
      after: step.after,
    });
  return message('nps.finding', parameters);
}

function statisticsOf(view: NpsView): Statistic[] {
  const { intervals, segments, trend, drivers, sample, value } = view;
  const kind = (name: 'promoter' | 'detractor') => value?.classes.find((each) => each.class === name);
  const values: Readonly<Record<(typeof NPS_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    nps: [view.nps, 'decimal1'],
    low: [view.low, 'decimal1'],
    high: [view.high, 'decimal1'],
    n: [view.n, 'integer'],
    respondents: [view.respondents, 'integer'],
    promoters: [view.promoters, 'integer'],
    passives: [view.passives, 'integer'],
    detractors: [view.detractors, 'integer'],
    'promoter-share': [view.promoters / view.n, 'percent1'],
    'passive-share': [view.passives / view.n, 'percent1'],
    'detractor-share': [view.detractors / view.n, 'percent1'],
    mean: [view.mean, 'decimal2'],
    variance: [view.variance, 'decimal4'],
    'standard-error': [view.standardError, 'decimal2'],
    'wald-low': [intervals.wald[0], 'decimal1'],
    'wald-high': [intervals.wald[1], 'decimal1'],
    'adjusted-wald-low': [intervals['adjusted-wald'][0], 'decimal1'],
    'adjusted-wald-high': [intervals['adjusted-wald'][1], 'decimal1'],
    'score-low': [intervals.score[0], 'decimal1'],
    'score-high': [intervals.score[1], 'decimal1'],
    'segments-chi-square': [segments?.chiSquare ?? NaN, 'decimal2'],
    'segments-p': [segments?.p ?? NaN, 'probability'],
    slope: [trend?.slope ?? NaN, 'decimal2'],
    'slope-p': [trend?.slopeP ?? NaN, 'probability'],
    step: [trend?.step?.difference ?? NaN, 'decimal1'],
    'step-p': [trend?.step?.adjusted ?? NaN, 'probability'],
    'r-squared': [drivers?.r2 ?? NaN, 'decimal4'],
    'sample-needed': [sample.needed, 'integer'],
    'sample-worst': [sample.worst, 'integer'],
    'sample-waves': [sample.waves, 'integer'],
    'promoters-bought': [kind('promoter')?.share ?? NaN, 'percent1'],
    'detractors-bought': [kind('detractor')?.share ?? NaN, 'percent1'],
    'promoters-spend': [kind('promoter')?.spend ?? NaN, 'money'],
    'detractors-spend': [kind('detractor')?.spend ?? NaN, 'money'],
  };
  return NPS_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`nps.stat-${name}`),
  }));
}

function accountOf({ survey, view }: NpsResult): Account {
  const leftOut: Message[] = [];
  if (view.unanswered > 0) leftOut.push(message('nps.left-unanswered', { rows: view.unanswered }));
  if (view.filtered > 0) leftOut.push(message('nps.left-filtered', { rows: view.filtered }));
  return {
    used: message('nps.account', { rows: survey.rows, n: view.n, respondents: view.respondents }),
    leftOut,
  };
}
