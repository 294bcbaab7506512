/** From the view to what the charts draw. Pure. */

import type { DivergingBarsInput } from '../../charts/diverging-bars.ts';
import { toneOf } from '../../charts/diverging-bars.ts';
import type { ForestInput } from '../../charts/forest.ts';
import type { IndexTreeNode } from '../../charts/index-tree.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Lit } from '../contract.ts';
import { isWeak, nameOf, variableName } from './names.ts';
import { answerSet, MOST_SETS, type ItemView, type QuestionnaireView } from './view.ts';

type Speaker = Pick<Translator, 'text' | 'message' | 'number' | 'has'>;

/** A variable of one question that is called by its name: what stands twice needs to be said once. */
export function isTwin(view: QuestionnaireView, variable: number, words: Pick<Speaker, 'message'>): boolean {
  const [only, second] = view.variables[variable]!.items;
  return (
    only !== undefined &&
    second === undefined &&
    plain(words.message(variableName(view, variable))) === plain(view.items[only]!.label)
  );
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

/** Whether any question has others to be correlated with. */
export function hasItemTotals({ items }: Pick<QuestionnaireView, 'items'>): boolean {
  return items.some(({ itemTotal }) => !Number.isNaN(itemTotal));
}

/** Items in the order drawn. */
export function orderOf({ items }: QuestionnaireView, order: 'tree' | 'score'): readonly number[] {
  const places = items.map((_, place) => place);
  if (order === 'tree') return places;
  const score = (place: number): number => (Number.isNaN(items[place]!.score) ? -1 : items[place]!.score);
  return places.sort((a, b) => score(b) - score(a) || a - b);
}

/** `4`, `1–2`, with the word of the scale where it has one. @param level as it counts; of a reversed item it is turned back */
export function answerText(item: ItemView, level: number, words: Speaker): string {
  const { low, high, reversed, minimum, maximum } = item;
  const ends = reversed
    ? [minimum + maximum - high[level]!, minimum + maximum - low[level]!]
    : [low[level]!, high[level]!];
  const numbers = ends.map((end) => words.number(end, 'number'));
  const text = ends[0] === ends[1] ? numbers[0]! : numbers.join('–');
  const word = ends[0] === ends[1] ? scaleWord(item.words, ends[0]!, minimum, maximum, words) : null;
  return word === null ? text : words.text('questionnaire.answers-level-word', { answer: text, word });
}

/** The word of an answer on a scale of words; `null` where none is known. */
export function scaleWord(
  family: string,
  answer: number,
  minimum: number,
  maximum: number,
  words: Speaker,
): string | null {
  const place = ((answer - minimum) / (maximum - minimum)) * 4;
  if (!Number.isInteger(place) || (maximum - minimum !== 4 && family !== 'yes-no')) return null;
  const code = `questionnaire.word-${family}-${place + 1}`;
  return words.has(code) ? words.text(code) : null;
}

function keyOf(items: readonly ItemView[], words: Speaker): DivergingBarsInput['key'] {
  const [first] = items;
  const alike = first && items.every((item) => sameScale(item, first));
  if (!alike)
    return [
      { tone: -2, text: words.text('questionnaire.answers-low') },
      { tone: 0, text: words.text('questionnaire.answers-middle') },
      { tone: 2, text: words.text('questionnaire.answers-high') },
    ];
  const plain = { ...first, reversed: false };
  return first.counts.map((_, level) => ({
    tone: toneOf(level, first.counts.length, first.middle),
    text: answerText(plain, level, words),
  }));
}

function sameScale(a: ItemView, b: ItemView): boolean {
  return a.minimum === b.minimum && a.maximum === b.maximum && a.words === b.words;
}

export function divergingInput(
  view: QuestionnaireView,
  order: readonly number[],
  grouped: boolean,
  narrow: boolean,
  words: Speaker,
): DivergingBarsInput {
  const decimals = (value: number, style: 'decimal1' | 'decimal2'): string => words.number(value, style);
  const twins = view.variables.map((_, variable) => isTwin(view, variable, words));
  const headed = grouped && view.variables.length > 1 && !twins.every(Boolean);
  const totals = !narrow && hasItemTotals(view);
  const alone = ({ variable }: ItemView): boolean => view.variables[variable]!.items.length === 1;
  return {
    bars: order.map((place, row) => {
      const item = view.items[place]!;
      const before = view.items[order[row - 1] ?? -1];
      // Below its heading a question of the same name has none of its own.
      const label = headed && twins[item.variable] ? '' : item.label;
      return {
        name: item.reversed ? words.text('questionnaire.answers-reversed-mark', { item: label }) : label,
        head: headed && before?.variable !== item.variable ? words.message(variableName(view, item.variable)) : '',
        counts: item.counts,
        middle: item.middle,
        figures: [
          decimals(item.score, 'decimal1'),
          // A question that is its whole variable has nothing to be correlated with.
          ...(totals ? [alone(item) ? '' : decimals(item.itemTotal, 'decimal2')] : []),
        ],
        flagged: item.opposed,
      };
    }),
    columns: [
      [words.text('questionnaire.answers-score')],
      ...(totals ? [[words.text('questionnaire.answers-r'), 'r']] : []),
    ],
    key: keyOf(view.items, words),
    axis: [words.text('questionnaire.answers-axis')],
  };
}

/** Picked on each level of each bar; `null` while nothing is picked. */
export function litBars(
  order: readonly number[],
  lit: Readonly<Record<string, Lit>> | null,
): readonly (ArrayLike<number> | null)[] | null {
  if (lit === null) return null;
  return order.map((item) => (item < MOST_SETS ? (lit[answerSet(item)]?.counts ?? null) : null));
}

/** Darker is higher; empty branches have none. */
function stepOf(score: number): number {
  return Number.isNaN(score) ? -1 : Math.max(0, Math.min(6, Math.floor((score / 100) * 7)));
}

export interface TreePlace {
  readonly level: 1 | 2 | 3 | 4;
  /** variable, indicator or item */
  readonly place: number;
}

export function treeNodes(
  view: QuestionnaireView,
  words: Speaker,
): { readonly nodes: readonly IndexTreeNode[]; readonly places: readonly TreePlace[] } {
  const nodes: IndexTreeNode[] = [];
  const places: TreePlace[] = [];
  const score = (value: number): string => words.number(value, 'decimal1');
  const weightOf = (weight: number, siblings: number): string =>
    siblings > 1
      ? words.number(weight, Math.abs(weight * 100 - Math.round(weight * 100)) < 0.05 ? 'percent0' : 'percent1')
      : '';
  const add = (node: IndexTreeNode, place: number): number => {
    nodes.push(node);
    places.push({ level: node.level, place });
    return nodes.length - 1;
  };
  const { variables, indicators, items, index } = view;
  const root = add(
    {
      level: 1,
      parent: -1,
      name: indexName(view, words),
      score: score(index.mean),
      step: stepOf(index.mean),
      share: 1,
      weight: '',
      flagged: false,
    },
    0,
  );
  variables.forEach((variable, v) => {
    const twin = isTwin(view, v, words);
    const top = add(
      {
        level: 2,
        parent: root,
        name: twin ? '' : words.message(variableName(view, v)),
        score: score(variable.score),
        step: stepOf(variable.score),
        share: variable.weight,
        weight: weightOf(variable.weight, variables.length),
        flagged: false,
      },
      v,
    );
    for (const i of variable.indicators) {
      const indicator = indicators[i]!;
      const [only, second] = indicator.items;
      const passing = second === undefined && (twin || items[only!]!.label === indicator.name);
      const middle = add(
        {
          level: 3,
          parent: top,
          name: passing ? '' : words.message(nameOf(indicator.name, i)),
          score: score(indicator.score),
          step: stepOf(indicator.score),
          share: indicator.share,
          weight: weightOf(indicator.weight, variable.indicators.length),
          flagged: false,
        },
        i,
      );
      for (const place of indicator.items) {
        const item = items[place]!;
        add(
          {
            level: 4,
            parent: middle,
            name: item.reversed ? words.text('questionnaire.answers-reversed-mark', { item: item.label }) : item.label,
            score: score(item.score),
            step: stepOf(item.score),
            share: item.share,
            weight: twin
              ? weightOf(variable.weight, variables.length)
              : passing
                ? weightOf(indicator.weight, variable.indicators.length)
                : weightOf(item.weight, indicator.items.length),
            flagged: item.opposed,
          },
          place,
        );
      }
    }
  });
  return { nodes, places };
}

export function indexName({ name }: Pick<QuestionnaireView, 'name'>, words: Pick<Speaker, 'text'>): string {
  return name || words.text('questionnaire.tree-index');
}

/** Rows of α: each variable with one, and all questions last where there are several variables. */
export function alphaRows(view: QuestionnaireView, words: Speaker): { input: ForestInput; places: readonly number[] } {
  const places = view.variables.flatMap(({ reliability }, place) => (Number.isNaN(reliability.alpha) ? [] : [place]));
  const rows = places.map((place) => ({
    ...view.variables[place]!.reliability,
    name: words.message(variableName(view, place)),
  }));
  const all =
    view.variables.length > 1 && !Number.isNaN(view.all.alpha)
      ? [{ ...view.all, name: words.text('questionnaire.alpha-all') }]
      : [];
  return {
    places: all.length > 0 ? [...places, -1] : places,
    input: {
      scale: 'linear',
      reference: 0.7,
      rows: [...rows, ...all].map(({ name, alpha, low, high, items }) => ({
        name,
        estimate: alpha,
        low,
        high,
        truth: NaN,
        samples: [],
        texts: [
          words.text('questionnaire.alpha-text', { alpha, items }),
          words.text('questionnaire.alpha-text-short', { alpha }),
        ],
      })),
    },
  };
}

/** What there is to say of an item. */
export function verdictOf(
  view: QuestionnaireView,
  item: ItemView,
): 'few' | 'constant' | 'opposed' | 'weak' | 'better' | 'good' | null {
  const { alpha } = view.variables[item.variable]!.reliability;
  if (item.n === 0) return 'few';
  if (item.constant) return 'constant';
  if (item.opposed) return 'opposed';
  if (item.alphaWithout > alpha + 0.005) return 'better';
  if (isWeak(item)) return 'weak';
  return Number.isNaN(item.itemTotal) ? null : 'good';
}
