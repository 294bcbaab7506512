/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { ExpectationResult } from './compute.ts';
import { pairQuoted, rangeWord, SURE } from './names.ts';
import type { ExpectationOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { ExpectationView } from './view.ts';

export const EXPECTATION_STATISTICS = [
  'pairs',
  'short-pairs',
  'n',
  'respondents',
  'expected-mean',
  'perceived-mean',
  'mean-difference',
  'low',
  'high',
  't',
  'degrees',
  'p',
  'cohen-dz',
  'cohen-dav',
  'wilcoxon-z',
  'wilcoxon-p',
  'rank-biserial',
  'correlation',
  'delighted',
  'met',
  'dissatisfied',
  'delighted-share',
  'met-share',
  'dissatisfied-share',
] as const;

export function answerExpectation(
  result: ExpectationResult,
  _options: ExpectationOptions,
): PanelAnswer<ExpectationView> {
  const { view } = result;
  const pair = view.pairs[view.chosen]!;
  const finding = findingOf(view);
  return {
    view,
    finding,
    subtitle: message('expectation.subtitle', {
      expected: pair.expectedLabel,
      perceived: pair.perceivedLabel,
      minimum: view.minimum,
      maximum: view.maximum,
      n: pair.n,
    }),
    caption: message('expectation.caption'),
    alternative: message('expectation.alternative', {
      finding,
      dissatisfied: pair.dissatisfied / pair.n,
      met: pair.met / pair.n,
      delighted: pair.delighted / pair.n,
    }),
    reading: [...readingOf(view), ...caveatsOf(view)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf(view: ExpectationView): Message {
  const known = view.pairs.filter(({ n }) => n > 0);
  if (known.length > 1) {
    const short = known.filter(({ mean, adjusted }) => mean < 0 && adjusted < SURE);
    const worst = known.reduce((least, pair) => (pair.mean < least.mean ? pair : least));
    return short.length > 0
      ? message('expectation.finding-many', {
          short: short.length,
          count: known.length,
          worst: pairQuoted(worst),
          mean: worst.mean,
        })
      : message('expectation.finding-many-none', {
          count: known.length,
          worst: pairQuoted(worst),
          mean: worst.mean,
        });
  }
  const pair = known[0]!;
  const code = pair.p < SURE ? (pair.mean < 0 ? 'less' : 'more') : 'equal';
  return message(`expectation.finding-${code}`, {
    dissatisfied: pair.dissatisfied / pair.n,
    delighted: pair.delighted / pair.n,
    mean: pair.mean,
    range: rangeWord(pair.low, pair.high),
    level: view.level,
  });
}

function statisticsOf(view: ExpectationView): Statistic[] {
  const pair = view.pairs[view.chosen]!;
  const values: Readonly<Record<(typeof EXPECTATION_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    pairs: [view.pairs.length, 'integer'],
    'short-pairs': [view.pairs.filter(({ mean, adjusted }) => mean < 0 && adjusted < SURE).length, 'integer'],
    n: [pair.n, 'integer'],
    respondents: [view.respondents, 'integer'],
    'expected-mean': [pair.expected, 'decimal2'],
    'perceived-mean': [pair.perceived, 'decimal2'],
    'mean-difference': [pair.mean, 'decimal2'],
    low: [pair.low, 'decimal2'],
    high: [pair.high, 'decimal2'],
    t: [pair.t, 'decimal2'],
    degrees: [pair.degrees, 'integer'],
    p: [pair.p, 'probability'],
    'cohen-dz': [pair.dz, 'decimal2'],
    'cohen-dav': [pair.dav, 'decimal2'],
    'wilcoxon-z': [pair.z, 'decimal2'],
    'wilcoxon-p': [pair.rankP, 'probability'],
    'rank-biserial': [pair.biserial, 'decimal2'],
    correlation: [pair.correlation, 'decimal2'],
    delighted: [pair.delighted, 'integer'],
    met: [pair.met, 'integer'],
    dissatisfied: [pair.dissatisfied, 'integer'],
    'delighted-share': [pair.delighted / pair.n, 'percent1'],
    'met-share': [pair.met / pair.n, 'percent1'],
    'dissatisfied-share': [pair.dissatisfied / pair.n, 'percent1'],
  };
  return EXPECTATION_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`expectation.stat-${name}`),
  }));
}

function accountOf({ survey, view }: ExpectationResult): Account {
  const pair = view.pairs[view.chosen]!;
  const leftOut: Message[] = [...view.leftOut];
  if (pair.incomplete > 0) leftOut.push(message('expectation.left-incomplete', { rows: pair.incomplete }));
  if (view.filtered > 0) leftOut.push(message('expectation.left-filtered', { rows: view.filtered }));
  return {
    used: message('expectation.account', {
      rows: survey.rows,
      n: pair.n,
      respondents: view.respondents,
      pairs: view.pairs.length,
    }),
    leftOut,
  };
}
