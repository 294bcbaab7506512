/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import { studentQuantile } from '../../models/special/student.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { isConstant, type Scale } from './answers.ts';
import { indexBin, type QuestionnaireResult } from './compute.ts';
import { usableQuestions } from './find-tree.ts';
import type { QuestionnaireOptions } from './options.ts';
import { isWeak, ranked, variableName } from './names.ts';
import { cautionsOf, readingOf } from './reading.ts';
import { questionsOf } from './tree.ts';
import {
  INDEX_BINS,
  type IndicatorView,
  type ItemView,
  type QuestionnaireView,
  type ReliabilityView,
  type VariableView,
} from './view.ts';

export const QUESTIONNAIRE_STATISTICS = [
  'respondents',
  'sheets',
  'items',
  'variables',
  'index',
  'index-low',
  'index-high',
  'index-sd',
  'best-score',
  'worst-score',
  'alpha',
  'alpha-low',
  'alpha-high',
  'alpha-standardised',
  'mean-correlation',
  'lowest-alpha',
  'highest-alpha',
  'weak-items',
  'opposed-items',
  'constant-items',
  'missing-share',
  'top-share',
  'bottom-share',
] as const;

export function answerQuestionnaire(
  result: QuestionnaireResult,
  options: QuestionnaireOptions,
): PanelAnswer<QuestionnaireView> {
  const view = viewOf(result, options);
  return {
    view,
    finding: findingOf(view),
    subtitle: message('questionnaire.subtitle', {
      items: view.items.length,
      variables: view.variables.length,
      weights: message(`questionnaire.weighting-${view.weighting}`),
      n: view.respondents,
    }),
    caption: message('questionnaire.caption'),
    alternative: message('questionnaire.alternative', {
      finding: findingOf(view),
      items: view.items.length,
      respondents: view.respondents,
      alpha: view.all.alpha,
    }),
    reading: [...readingOf(view), ...cautionsOf(view, result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

export function viewOf(result: QuestionnaireResult, options: QuestionnaireOptions): QuestionnaireView {
  const { input, answers, live, scales, weighing, scores, index } = result;
  const texts = new Map(questionsOf(input.tree).map(({ id, text }) => [id, text]));
  const items: ItemView[] = [];
  const indicators: IndicatorView[] = [];
  const variables = live.variables.map((variable, v): VariableView => {
    const branch = weighing.variables[v]!;
    const scale = scales.variables[v]!;
    const first = indicators.length;
    const begin = items.length;
    variable.indicators.forEach((indicator, i) => {
      const node = branch.children[i]!;
      const score = scores.get(node)!;
      const from = items.length;
      indicator.questions.forEach(({ item }, q) => {
        const leaf = node.children[q]!;
        items.push({
          ...itemView(result, item, scale),
          text: texts.get(input.questions[item]!.id) ?? '',
          variable: v,
          indicator: first + i,
          weight: leaf.weight,
          share: leaf.share,
        });
      });
      indicators.push({
        name: indicator.name,
        weight: node.weight,
        share: node.share,
        score: score.mean,
        n: score.n,
        items: Array.from({ length: items.length - from }, (_, at) => from + at),
      });
    });
    const { mean, sd, n } = scores.get(branch)!;
    return {
      name: variable.name,
      weight: branch.weight,
      score: mean,
      sd,
      n,
      indicators: Array.from({ length: indicators.length - first }, (_, at) => first + at),
      items: Array.from({ length: items.length - begin }, (_, at) => begin + at),
      reliability: reliabilityView(scale),
    };
  });
  const whole = scores.get(weighing.root)!;
  const half = whole.n > 1 ? (studentQuantile(0.975, whole.n - 1) * whole.sd) / Math.sqrt(whole.n) : NaN;
  const bins = new Array<number>(INDEX_BINS).fill(0);
  const sheets = new Array<number>(INDEX_BINS).fill(0);
  for (let place = 0; place < index.length; place += 1) {
    if (Number.isNaN(index[place]!)) continue;
    const bin = indexBin(index[place]!);
    sheets[bin]! += 1;
    if (answers.last[place] === 1) bins[bin]! += 1;
  }
  return {
    sheets: answers.rows.length,
    respondents: answers.respondents,
    known: usableQuestions(input.survey.questions).map(({ id, label }) => ({ id, label })),
    tree: input.tree,
    automatic: options.tree === null,
    name: input.tree.name,
    variables,
    indicators,
    items,
    all: reliabilityView(scales.all),
    weighting: weighing.source,
    unknownWeights: weighing.unknown,
    without: weighing.without,
    unevenSums: weighing.unevenSums,
    missingRule: options.missing,
    index: {
      n: whole.n,
      mean: whole.mean,
      sd: whole.sd,
      low: whole.mean - half,
      high: whole.mean + half,
      bins,
      sheets,
    },
  };
}

function itemView(
  { answers, scales }: QuestionnaireResult,
  index: number,
  { varying, reliability }: Scale,
): Omit<ItemView, 'text' | 'variable' | 'indicator' | 'weight' | 'share'> {
  const { question, reversed, levels, statistics } = answers.items[index]!;
  const { minimum, maximum, words } = question.scale;
  const place = varying.indexOf(index);
  return {
    id: question.id,
    label: question.label,
    reversed,
    opposed: scales.opposed.has(index),
    constant: isConstant(answers.items[index]!),
    minimum,
    maximum,
    words,
    n: statistics.n,
    missing: statistics.missing,
    mean: statistics.mean,
    sd: statistics.sd,
    skewness: statistics.skewness,
    score: (100 * (statistics.mean - minimum)) / (maximum - minimum),
    counts: [...statistics.counts],
    low: levels.low,
    high: levels.high,
    middle: levels.middle,
    itemTotal: place >= 0 ? reliability.itemTotal[place]! : NaN,
    alphaWithout: place >= 0 ? reliability.alphaWithout[place]! : NaN,
  };
}

function reliabilityView({ varying, reliability }: Scale): ReliabilityView {
  const { rows, alpha, interval, standardised, meanCorrelation } = reliability;
  return { items: varying.length, rows, alpha, low: interval[0], high: interval[1], standardised, meanCorrelation };
}

function findingOf(view: QuestionnaireView): Message {
  const { index } = view;
  const order = ranked(view);
  const parameters = { index: index.mean, low: index.low, high: index.high };
  if (index.n === 0) return message('questionnaire.finding-none', { n: view.sheets });
  if (order.length < 2)
    return message(Number.isNaN(view.all.alpha) ? 'questionnaire.finding-bare' : 'questionnaire.finding-one', {
      ...parameters,
      alpha: view.all.alpha,
    });
  const [best, worst] = [order[0]!, order.at(-1)!];
  return message('questionnaire.finding', {
    ...parameters,
    best: variableName(view, best),
    bestScore: view.variables[best]!.score,
    worst: variableName(view, worst),
    worstScore: view.variables[worst]!.score,
  });
}

function statisticsOf(view: QuestionnaireView): Statistic[] {
  const { index, all, variables, items } = view;
  const order = ranked(view);
  const alphas = variables.map(({ reliability }) => reliability.alpha).filter((alpha) => !Number.isNaN(alpha));
  const sum = (of: (item: ItemView) => number): number => items.reduce((total, item) => total + of(item), 0);
  const answered = sum(({ n }) => n);
  const missing = sum((item) => item.missing);
  const score = (place: number | undefined): number => (place === undefined ? NaN : variables[place]!.score);
  const values: Readonly<Record<(typeof QUESTIONNAIRE_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    respondents: [view.respondents, 'integer'],
    sheets: [view.sheets, 'integer'],
    items: [items.length, 'integer'],
    variables: [variables.length, 'integer'],
    index: [index.mean, 'decimal1'],
    'index-low': [index.low, 'decimal1'],
    'index-high': [index.high, 'decimal1'],
    'index-sd': [index.sd, 'decimal1'],
    'best-score': [score(order[0]), 'decimal1'],
    'worst-score': [score(order.at(-1)), 'decimal1'],
    alpha: [all.alpha, 'decimal4'],
    'alpha-low': [all.low, 'decimal4'],
    'alpha-high': [all.high, 'decimal4'],
    'alpha-standardised': [all.standardised, 'decimal4'],
    'mean-correlation': [all.meanCorrelation, 'decimal4'],
    'lowest-alpha': [alphas.length > 0 ? Math.min(...alphas) : NaN, 'decimal4'],
    'highest-alpha': [alphas.length > 0 ? Math.max(...alphas) : NaN, 'decimal4'],
    'weak-items': [items.filter(isWeak).length, 'integer'],
    'opposed-items': [items.filter(({ opposed }) => opposed).length, 'integer'],
    'constant-items': [items.filter(({ constant }) => constant).length, 'integer'],
    'missing-share': [missing / (missing + answered), 'percent1'],
    'top-share': [sum(({ counts }) => counts.at(-1) ?? 0) / answered, 'percent1'],
    'bottom-share': [sum(({ counts }) => counts[0] ?? 0) / answered, 'percent1'],
  };
  return QUESTIONNAIRE_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`questionnaire.stat-${name}`),
  }));
}

function accountOf({ answers, input, index }: QuestionnaireResult): Account {
  const leftOut: Message[] = [];
  if (answers.filtered > 0) leftOut.push(message('questionnaire.left-filtered', { rows: answers.filtered }));
  if (answers.earlier > 0) leftOut.push(message('questionnaire.left-earlier', { rows: answers.earlier }));
  const without = index.reduce((sum, score) => sum + (Number.isNaN(score) ? 1 : 0), 0);
  if (without > 0) leftOut.push(message('questionnaire.left-without', { rows: without }));
  if (input.gone > 0) leftOut.push(message('questionnaire.left-gone', { questions: input.gone }));
  const unused = usableQuestions(input.survey.questions).length - input.questions.length;
  if (unused > 0) leftOut.push(message('questionnaire.left-unused', { questions: unused }));
  return {
    used: message('questionnaire.account', {
      rows: input.survey.rows,
      sheets: answers.rows.length,
      respondents: answers.respondents,
    }),
    leftOut,
  };
}
