/** What the result means and what it does not, in sentences. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { QuestionnaireResult } from './compute.ts';
import { isWeak, ranked, variableName } from './names.ts';
import type { QuestionnaireOptions } from './options.ts';
import type { ItemView, QuestionnaireView } from './view.ts';

/** α from which a scale is taken as reliable enough for research (Nunnally 1978). */
const RELIABLE = 0.7;
/** α above which items ask the same thing several times (Streiner 2003). */
const REDUNDANT = 0.95;
/** α must rise by this before an item is worth a thought. */
const GAIN = 0.02;
const FEW = 30;
const MOST_NAMED = 5;

function text(value: string): Message {
  return message('questionnaire.as-is', { text: value });
}

function named(items: readonly ItemView[]): Message {
  const shown = listOf(
    'questionnaire.list',
    items.slice(0, MOST_NAMED).map(({ label }) => text(label)),
  );
  return items.length > MOST_NAMED
    ? message('questionnaire.and-more', { names: shown, more: items.length - MOST_NAMED })
    : shown;
}

export function readingOf(view: QuestionnaireView): Message[] {
  const { index, variables, items } = view;
  const lines: Message[] = [];
  if (index.n > 0)
    lines.push(message(`questionnaire.reading-index-${view.weighting}`, { index: index.mean, n: index.n }));
  const order = ranked(view);
  if (order.length >= 2) {
    const [best, worst] = [order[0]!, order.at(-1)!];
    lines.push(
      message('questionnaire.reading-range', {
        best: variableName(view, best),
        bestScore: variables[best]!.score,
        worst: variableName(view, worst),
        worstScore: variables[worst]!.score,
        gap: variables[best]!.score - variables[worst]!.score,
      }),
    );
  }
  const lowest = items.filter(({ n }) => n > 0).sort((a, b) => a.score - b.score)[0];
  if (lowest && items.length > 1)
    lines.push(
      message('questionnaire.reading-lowest', { item: lowest.label, score: lowest.score, share: bottom(lowest) }),
    );
  const measured = variables.flatMap(({ reliability }, place) => (Number.isNaN(reliability.alpha) ? [] : [place]));
  const low = measured.filter((place) => variables[place]!.reliability.alpha < RELIABLE);
  if (measured.length > 0 && low.length === 0)
    lines.push(message('questionnaire.reading-reliable', { count: measured.length }));
  if (low.length > 0)
    lines.push(
      message('questionnaire.reading-unreliable', {
        names: listOf(
          'questionnaire.list',
          low.map((place) =>
            message('questionnaire.name-alpha', {
              name: variableName(view, place),
              alpha: variables[place]!.reliability.alpha,
            }),
          ),
        ),
      }),
    );
  const redundant = measured.filter((place) => variables[place]!.reliability.alpha > REDUNDANT);
  if (redundant.length > 0)
    lines.push(
      message('questionnaire.reading-redundant', {
        names: listOf(
          'questionnaire.list',
          redundant.map((place) => variableName(view, place)),
        ),
      }),
    );
  const gains = items
    .map((item) => ({ item, gain: item.alphaWithout - variables[item.variable]!.reliability.alpha }))
    .filter(({ item, gain }) => gain > GAIN && !item.opposed)
    .sort((a, b) => b.gain - a.gain);
  const [most] = gains;
  if (most)
    lines.push(
      message('questionnaire.reading-without', {
        item: most.item.label,
        variable: variableName(view, most.item.variable),
        before: variables[most.item.variable]!.reliability.alpha,
        after: most.item.alphaWithout,
      }),
    );
  const opposed = items.filter((item) => item.opposed);
  if (opposed.length > 0) lines.push(message('questionnaire.reading-opposed', { names: named(opposed) }));
  const weak = items.filter((item) => isWeak(item) && !item.opposed);
  if (weak.length > 0) lines.push(message('questionnaire.reading-weak', { names: named(weak) }));
  if (view.unknownWeights.length > 0)
    lines.push(
      message('questionnaire.caution-unknown-weights', {
        names: listOf('questionnaire.list', view.unknownWeights.slice(0, 8).map(text)),
      }),
    );
  return lines;
}

function bottom({ counts, n }: ItemView): number {
  const half = Math.floor(counts.length / 2);
  return n > 0 ? counts.slice(0, half).reduce((sum, count) => sum + count, 0) / n : NaN;
}

export function cautionsOf(
  view: QuestionnaireView,
  { input, weighing }: QuestionnaireResult,
  options: QuestionnaireOptions,
): Message[] {
  const { items, variables } = view;
  const lines: Message[] = [];
  const constant = items.filter((item) => item.constant);
  const empty = items.filter(({ n }) => n === 0);
  const single = variables.flatMap(({ reliability }, place) => (reliability.items < 2 ? [place] : []));
  const few = variables.flatMap(({ reliability: { items: k, rows } }, place) => (k >= 2 && rows < FEW ? [place] : []));
  const missing = items.reduce((sum, item) => sum + item.missing, 0);
  if (empty.length > 0) lines.push(message('questionnaire.caution-empty', { names: named(empty) }));
  if (constant.length > 0) lines.push(message('questionnaire.caution-constant', { names: named(constant) }));
  if (single.length > 0)
    lines.push(
      message('questionnaire.caution-single', {
        names: listOf(
          'questionnaire.list',
          single.map((place) => variableName(view, place)),
        ),
      }),
    );
  if (few.length > 0)
    lines.push(
      message('questionnaire.caution-few', {
        least: Math.min(...few.map((place) => variables[place]!.reliability.rows)),
        needed: FEW,
        names: listOf(
          'questionnaire.list',
          few.map((place) => variableName(view, place)),
        ),
      }),
    );
  if (input.gone > 0) lines.push(message('questionnaire.caution-gone', { count: input.gone }));
  if (options.weights !== null && input.given === null) lines.push(message('questionnaire.caution-no-weights'));
  else if (input.given !== null && weighing.source !== 'given')
    lines.push(message('questionnaire.caution-weights-fit'));
  if (view.without.length > 0)
    lines.push(
      message('questionnaire.caution-without', {
        names: listOf(
          'questionnaire.list',
          view.without.slice(0, 8).map((name) => (name.startsWith('questionnaire.') ? message(name) : text(name))),
        ),
      }),
    );
  for (const sum of view.unevenSums.slice(0, 2)) lines.push(message('questionnaire.caution-uneven', { sum }));
  if (missing > 0) lines.push(message(`questionnaire.caution-missing-${view.missingRule}`, { count: missing }));
  if (options.sheets === 'all' && view.sheets > view.respondents)
    lines.push(message('questionnaire.caution-repeated', { sheets: view.sheets, respondents: view.respondents }));
  lines.push(message('questionnaire.not-validity'));
  lines.push(message('questionnaire.limit-steps'));
  return lines;
}
