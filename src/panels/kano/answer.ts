/** From the result to the page: the view, the sentences around it, the named numbers. */

import type { NumberStyle } from '../../i18n/format.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { KANO_CATEGORIES } from '../../models/kano-table.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { KanoResult } from './compute.ts';
import type { KanoOptions } from './options.ts';
import { cautionsOf, readingOf } from './reading.ts';
import { classWord, inOrder, namesOf, sharesOf } from './sentences.ts';
import { FEW_ANSWERS, type KanoView } from './view.ts';

const SUMMARY = ['respondents', 'features', 'pairs', 'questionable-share', 'reverse-share', 'firm'] as const;
const CLASSES = KANO_CATEGORIES.map((category) => `features-${category.toLowerCase()}` as const);
const CUTS = ['cut-better', 'cut-worse'] as const;
const CHOSEN = [
  'answers',
  'better',
  'better-low',
  'better-high',
  'worse',
  'worse-low',
  'worse-high',
  'total-strength',
  'category-strength',
  'fong-difference',
  'fong-threshold',
  'chi-square',
  'chi-square-p',
  'functional-mean',
  'dysfunctional-mean',
  'importance',
] as const;
const CHOICE = ['built', 'gained', 'avoided', 'pleasing', 'missing', 'reached', 'content', 'against'] as const;

export const KANO_STATISTICS = [...SUMMARY, ...CLASSES, ...CUTS, ...CHOSEN, ...CHOICE] as const;

export function answerKano(result: KanoResult, options: KanoOptions): PanelAnswer<KanoView> {
  const { view } = result;
  const told = findingOf(view);
  const most = view.features.reduce((largest, { n }) => Math.max(largest, n), 0);
  const finding = most < FEW_ANSWERS ? message('kano.finding-few', { finding: told, n: most }) : told;
  return {
    view,
    finding,
    subtitle: subtitleOf(view),
    caption: message('kano.caption', {
      pairs: view.features.reduce((sum, { n }) => sum + n, 0),
      questionable: view.questionableShare,
      reverse: view.reverseShare,
    }),
    alternative: message('kano.alternative', {
      finding,
      features: view.features.length,
      better: view.cuts.better,
      worse: 0 - view.cuts.worse,
      ...Object.fromEntries(
        KANO_CATEGORIES.map((category) => [category.toLowerCase(), inOrder(view, category).length]),
      ),
    }),
    reading: [...readingOf(view), ...cautionsOf(view, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

/** What to do first, next and last, with the share that says why: of all features of its class, also those not named. */
function findingOf(view: KanoView): Message {
  const [musts, performance, delights] = [inOrder(view, 'M'), inOrder(view, 'O'), inOrder(view, 'A')];
  const kinds = [musts, performance, delights].filter(({ length }) => length > 0).length;
  const most = kinds === 3 ? 1 : 2;
  const parts = [
    ...(musts.length > 0
      ? [
          message('kano.finding-m', {
            names: namesOf(musts, most),
            share: sharesOf(musts.map(({ worse }) => 0 - worse.mean)),
          }),
        ]
      : []),
    ...(performance.length > 0
      ? [
          message(musts.length > 0 ? 'kano.finding-o-next' : 'kano.finding-o', {
            names: namesOf(performance, most),
            share: sharesOf(performance.map(({ better }) => better.mean)),
          }),
        ]
      : []),
    ...(delights.length > 0
      ? [
          message(kinds > 1 ? 'kano.finding-a-next' : 'kano.finding-a', {
            names: namesOf(delights, most),
            share: sharesOf(delights.map(({ better }) => better.mean)),
          }),
        ]
      : []),
  ];
  const [first, second, third] = parts;
  if (!first) {
    const most = KANO_CATEGORIES.toSorted((a, b) => inOrder(view, b).length - inOrder(view, a).length)[0]!;
    return message('kano.finding-none', {
      class: classWord(most),
      count: inOrder(view, most).length,
      features: view.features.length,
    });
  }
  if (!second) return message('kano.finding-one', { first });
  return third
    ? message('kano.finding-three', { first, second, third })
    : message('kano.finding-two', { first, second });
}

function subtitleOf(view: KanoView): Message {
  return message('kano.subtitle', {
    features: view.features.length,
    table: message(`kano.table-${view.table}`),
    rule: message(`kano.rule-${view.rule}`),
    n: view.respondents,
  });
}

/** Parts of the statistics, by the first of each. */
const HEADINGS: Readonly<Record<string, string>> = {
  respondents: 'answers',
  [CLASSES[0]!]: 'classes',
  'cut-better': 'cuts',
  answers: 'chosen',
  built: 'built',
};

function statisticsOf(view: KanoView): Statistic[] {
  return allStatistics(view).map((one) => {
    const heading = HEADINGS[one.name];
    return heading === undefined ? one : { ...one, heading: message(`kano.heading-${heading}`) };
  });
}

function allStatistics(view: KanoView): Statistic[] {
  const one = (name: string, value: number, style: NumberStyle): Statistic => ({
    name,
    value,
    style,
    label: message(`kano.stat-${name}`),
  });
  const feature = view.features[view.feature]!;
  const chosen: Readonly<Record<(typeof CHOSEN)[number], readonly [number, NumberStyle]>> = {
    answers: [feature.n, 'integer'],
    better: [feature.better.mean, 'decimal4'],
    'better-low': [feature.better.low, 'decimal4'],
    'better-high': [feature.better.high, 'decimal4'],
    worse: [feature.worse.mean, 'decimal4'],
    'worse-low': [feature.worse.low, 'decimal4'],
    'worse-high': [feature.worse.high, 'decimal4'],
    'total-strength': [feature.totalStrength, 'percent1'],
    'category-strength': [feature.categoryStrength, 'percent1'],
    'fong-difference': [feature.fong.difference, 'integer'],
    'fong-threshold': [feature.fong.threshold, 'decimal2'],
    'chi-square': [feature.chiSquare.statistic, 'decimal2'],
    'chi-square-p': [feature.chiSquare.p, 'probability'],
    'functional-mean': [feature.functional.mean, 'decimal2'],
    'dysfunctional-mean': [feature.dysfunctional.mean, 'decimal2'],
    importance: [feature.importance?.mean ?? NaN, 'decimal2'],
  };
  const { choice } = view;
  return [
    one('respondents', view.respondents, 'integer'),
    one('features', view.features.length, 'integer'),
    one(
      'pairs',
      view.features.reduce((sum, { n }) => sum + n, 0),
      'integer',
    ),
    one('questionable-share', view.questionableShare, 'percent1'),
    one('reverse-share', view.reverseShare, 'percent1'),
    one('firm', view.support.filter((support) => support === 'firm').length, 'integer'),
    ...KANO_CATEGORIES.map((category, i): Statistic => ({
      name: CLASSES[i]!,
      value: view.features.filter((each) => each.category === category).length,
      style: 'integer',
      label: message('kano.stat-features-of', { class: classWord(category) }),
    })),
    one('cut-better', view.cuts.better, 'decimal2'),
    one('cut-worse', 0 - view.cuts.worse, 'decimal2'),
    // Its name stands before the first of its numbers alone.
    ...CHOSEN.map((name, i): Statistic => ({
      name,
      value: chosen[name][0],
      style: chosen[name][1],
      label:
        i === 0
          ? message('kano.stat-of-feature', { name: feature.name, what: message(`kano.stat-${name}`) })
          : message(`kano.stat-${name}`),
    })),
    one('built', view.built.length, 'integer'),
    one('gained', choice.gained, 'percent1'),
    one('avoided', choice.avoided, 'percent1'),
    one('pleasing', choice.pleasing, 'decimal2'),
    one('missing', choice.missing, 'decimal2'),
    one('reached', choice.reached, 'percent1'),
    one('content', choice.content, 'percent1'),
    one('against', choice.against, 'percent1'),
  ];
}

function accountOf({ view, input }: KanoResult): Account {
  const { left, problems, repeated, before, respondents } = view;
  const counted = (code: string, count: number): Message[] => (count > 0 ? [message(code, { count })] : []);
  const sheets = input.survey.rows - repeated;
  return {
    used: message('kano.account', { rows: input.survey.rows, respondents, features: view.features.length }),
    leftOut: [
      ...counted('kano.left-repeated', repeated),
      ...counted('kano.left-filter', input.keep === null ? 0 : sheets - before),
      ...counted('kano.left-unanswered', input.keep === null ? sheets - before : 0),
      ...counted('kano.left-uniform', left.uniform),
      ...counted('kano.left-questionable', left.questionable),
      ...counted('kano.left-reverse', left.reverse),
      ...problems.map(({ kind, name }) => message(`kano.problem-${kind}`, { name })),
      ...view.single.map((name) => message('kano.problem-single', { name })),
    ],
  };
}
