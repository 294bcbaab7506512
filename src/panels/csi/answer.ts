/** From the result to the page: the view, the sentences around it, the named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PanelAnswer, Statistic } from '../contract.ts';
import type { CsiResult } from './compute.ts';
import { namesOf } from './estimable.ts';
import { flatQuestions, unmeasuredNames } from './dropped.ts';
import { gapsInWords } from './gaps.ts';
import type { CsiOptions } from './options.ts';
import { arrowNames, caveatsOf, effectOf, FEWEST_TO_TRUST, readingOf } from './reading.ts';
import { nameOfVariable } from './resolve.ts';
import { BUILT_IN, THEORY_IDS, theoryFor, type ItemRole } from './theories.ts';
import { viewOf } from './views.ts';
import type { CsiView } from './view.ts';

/** Every arrow of any of the theories, each once: numbers of other arrows stand in the tables. */
const ARROWS: readonly (readonly [string, string])[] = [
  ...new Map(
    [new Set<ItemRole>(), new Set<ItemRole>(['product-quality', 'service-quality'])]
      .flatMap((asked) => THEORY_IDS.flatMap((id) => theoryFor(id, asked).paths))
      .map((path) => [path.join(' '), path] as const),
  ).values(),
];

/** More questions than this are counted, not named. */
const MOST_NAMED = 6;

const SOME = [
  'index',
  'index-low',
  'index-high',
  'respondents',
  'r-squared',
  'srmr',
  'srmr-saturated',
  'resamples',
] as const;

export const CSI_STATISTICS: readonly string[] = [
  ...SOME,
  ...BUILT_IN.map((id) => `index-${id}`),
  ...BUILT_IN.map((id) => `r-squared-${id}`),
  ...ARROWS.map(([from, to]) => `path-${from}-${to}`),
];

export function answerCsi(result: CsiResult, options: CsiOptions): PanelAnswer<CsiView> {
  const view = viewOf(result);
  const finding = findingOf(view);
  const subtitle = subtitleOf(view, options);
  return {
    view,
    finding,
    subtitle,
    caption: captionOf(view),
    alternative: alternativeOf(view, finding, subtitle),
    reading: [...readingOf(result, view, options), ...caveatsOf(result, view)],
    statistics: statisticsOf(view),
    account: accountOf(result, view),
  };
}

/** The cause with the greatest total effect on the headline, and the index itself. */
function strongestOf({ variables, target }: CsiView): CsiView['variables'][number] | null {
  let best: CsiView['variables'][number] | null = null;
  variables.forEach((variable, v) => {
    if (v !== target && variable.estimated && Math.abs(variable.total) > Math.abs(best?.total ?? 0)) best = variable;
  });
  return best;
}

function findingOf(view: CsiView): Message {
  const headline = view.variables[view.target]!;
  const strongest = strongestOf(view);
  const parameters = { name: headline.name, index: headline.index };
  return strongest === null
    ? message('csi.finding-alone', parameters)
    : message(strongest.total < 0 ? 'csi.finding-negative' : 'csi.finding', {
        ...parameters,
        cause: strongest.name,
        effect: effectOf(view, strongest),
      });
}

/** What the index is made of, which questions are in nothing, and where intervals come from. */
function captionOf(view: CsiView): Message {
  const headline = view.variables[view.target]!;
  const said = message('csi.caption', { name: headline.name, count: headline.items });
  const unused = unusedIn(view);
  if (unused.length === 0) return said;
  const names = namesOf(unused.slice(0, MOST_NAMED).map((label) => message('csi.quoted', { label })));
  return message(unused.length > MOST_NAMED ? 'csi.caption-unused-more' : 'csi.caption-unused', {
    caption: said,
    items: names,
    count: unused.length,
  });
}

/** Labels of the questions that belong to no variable of the model; those without differences are told by themselves. */
function unusedIn({ model, questions }: CsiView): readonly string[] {
  return questions.filter(({ flat }, i) => !flat && model.variableOf[i] === -1).map(({ label }) => label);
}

function subtitleOf(view: CsiView, options: CsiOptions): Message {
  return message(view.used < FEWEST_TO_TRUST ? 'csi.subtitle-too-few' : 'csi.subtitle', {
    theory: theoryName(view),
    scheme: message(`csi.scheme-${options.scheme}`),
    mode: message(options.consistent ? 'csi.subtitle-consistent' : 'csi.subtitle-plain'),
    certainty:
      view.bootstrap === null
        ? message(view.tooLarge ? 'csi.subtitle-too-large' : 'csi.subtitle-no-resamples')
        : message('csi.subtitle-resamples', { resamples: view.bootstrap.done }),
    n: view.used,
  });
}

/** The theory by its name; a person's own model says what it was made from. */
function theoryName({ model }: Pick<CsiView, 'model'>): Message {
  const theory = message(`csi.theory-${model.blocks ? 'blocks' : model.theory}`);
  if (model.edited) return message('csi.subtitle-edited', { theory });
  return model.found ? message('csi.theory-found', { theory }) : theory;
}

/** The picture for the ear: what was estimated, and what was not. */
function alternativeOf(view: CsiView, finding: Message, subtitle: Message): Message {
  const leftOut = view.paths.filter(({ estimated }) => !estimated);
  const said = { finding, subtitle, arrows: arrowsOf(view), count: view.paths.length };
  return leftOut.length === 0
    ? message('csi.alternative', said)
    : message('csi.alternative-some', {
        ...said,
        estimated: view.paths.length - leftOut.length,
        variables: namesOf(unmeasuredNames(view.model)),
        left: arrowNames(view, leftOut),
      });
}

/** All arrows with their coefficients, for the ear. */
function arrowsOf({ paths, model }: CsiView): Message {
  const nameOf = new Map(model.variables.map((variable) => [variable.id, nameOfVariable(variable)]));
  const said = paths
    .filter(({ estimated }) => estimated)
    .map(({ from, to, estimate }) => message('csi.arrow', { from: nameOf.get(from)!, to: nameOf.get(to)!, estimate }));
  return said.reduceRight<Message | null>(
    (rest, first) => (rest === null ? first : message('csi.list', { first, rest })),
    null,
  )!;
}

function statisticsOf(view: CsiView): Statistic[] {
  const headline = view.variables[view.target]!;
  const [low, high] = headline.interval;
  const some: Readonly<Record<(typeof SOME)[number], readonly [number, Statistic['style']]>> = {
    index: [headline.index, 'decimal1'],
    'index-low': [low, 'decimal1'],
    'index-high': [high, 'decimal1'],
    respondents: [view.used, 'integer'],
    'r-squared': [headline.r2, 'decimal4'],
    srmr: [view.srmr.estimated, 'decimal4'],
    'srmr-saturated': [view.srmr.saturated, 'decimal4'],
    resamples: [view.bootstrap?.done ?? 0, 'integer'],
  };
  const builtIn = (id: string): Message => message(`csi.variable-${id}`);
  const variable = (id: string) => view.variables.find((one) => one.id === id);
  return [
    ...SOME.map((name, i): Statistic => ({
      name,
      value: some[name][0],
      style: some[name][1],
      label: message(`csi.stat-${name}`, { name: headline.name }),
      ...(i === 0 ? { heading: message('csi.heading-model') } : {}),
    })),
    ...BUILT_IN.map((id, i): Statistic => ({
      name: `index-${id}`,
      // The headline stands first under its own name.
      value: variable(id)?.index ?? NaN,
      style: 'decimal1',
      label: message('csi.stat-index-of', { name: builtIn(id) }),
      ...(i === 0 ? { heading: message('csi.heading-indices') } : {}),
    })),
    ...BUILT_IN.map((id, i): Statistic => ({
      name: `r-squared-${id}`,
      value: variable(id)?.r2 ?? NaN,
      style: 'decimal4',
      label: message('csi.stat-r-squared-of', { name: builtIn(id) }),
      ...(i === 0 ? { heading: message('csi.heading-explained') } : {}),
    })),
    ...ARROWS.map(([from, to], i): Statistic => ({
      name: `path-${from}-${to}`,
      value: view.paths.find((path) => path.from === from && path.to === to)?.estimate ?? NaN,
      style: 'decimal4',
      label: message('csi.stat-path', { from: builtIn(from), to: builtIn(to) }),
      ...(i === 0 ? { heading: message('csi.heading-paths') } : {}),
    })),
  ];
}

function accountOf({ sheets, fitted, gaps }: CsiResult, view: CsiView): PanelAnswer<CsiView>['account'] {
  const leftOut: Message[] = [gapsInWords(gaps, fitted.fit, view.respondents)];
  if (sheets.earlier > 0) leftOut.push(message('csi.left-earlier', { count: sheets.earlier }));
  for (const note of fitted.fit.diagnosis)
    if (note.kind === 'empty-sheets') leftOut.push(message('csi.left-empty-sheets', { count: note.respondents }));
  const flat = flatQuestions(view.questions, view.model);
  if (flat.length > 0)
    leftOut.push(message('csi.left-flat', { items: namesOf(flat.map(({ words }) => words)), count: flat.length }));
  const alone = view.variables.filter(({ estimated, items }) => !estimated && items > 0);
  const count = alone.reduce((sum, { items }) => sum + items, 0);
  if (count > 0) leftOut.push(message('csi.left-alone', { count, variables: namesOf(alone.map(({ name }) => name)) }));
  const unused = unusedIn(view).length;
  if (unused > 0) leftOut.push(message('csi.left-questions', { count: unused }));
  return {
    used: message('csi.used', {
      sheets: sheets.survey.rows,
      respondents: view.respondents,
      used: view.used,
      items: view.items.length,
    }),
    leftOut,
  };
}
