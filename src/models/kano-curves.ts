/** Kano curves: satisfaction (−1 … 1) over how well a feature is done (0 not at all … 1 fully), from the answers about it. */

import type { KanoCounts } from './kano-counts.ts';
import { KANO_CATEGORIES, type KanoCategory, type KanoTable } from './kano-table.ts';
import { normalQuantile } from './special/normal.ts';

export interface KanoCurve {
  /** length steps + 1: 0 … 1, evenly */
  readonly x: Float64Array;
  /** satisfaction there, −1 … 1 */
  readonly y: Float64Array;
}

export interface KanoAnswerCurve extends KanoCurve {
  /** limits of the mean, within −1 … 1; NaN below two answers */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** answers it was drawn from */
  readonly n: number;
}

const STEPS = 40;

/**
 * Satisfaction at x in 0 … 1 on the S-CR curve of Wang & Ji 2010 (Understanding customer needs through quantitative analysis
 * of Kano's model, Int. J. Quality & Reliability Management 27, 2) through (0, worse) and (1, better): a straight line for O,
 * a₁eˣ + b₁ for A, −a₂e⁻ˣ + b₂ for M. They give none for I, here a straight line too; NaN for R and Q, whose better and worse
 * say nothing.
 */
export function kanoSatisfaction(category: KanoCategory, better: number, worse: number, x: number): number {
  const gain = better - worse;
  switch (category) {
    case 'A':
      return worse + gain * attractive(x);
    case 'M':
      return worse + gain * (1 - attractive(1 - x));
    case 'O':
    case 'I':
      return worse + gain * x;
    case 'R':
    case 'Q':
      return NaN;
  }
}

/** The S-CR curve of a feature of that category, see {@link kanoSatisfaction}. @param steps ≥ 1 */
export function kanoCurve(category: KanoCategory, better: number, worse: number, steps = STEPS): KanoCurve {
  const x = evenly(steps);
  return { x, y: x.map((at) => kanoSatisfaction(category, better, worse, at)) };
}

/**
 * The mean of all answers' own curves: whoever answered A goes from 0 to 1 by Wang & Ji's curve, O from −1 to 1, M from −1 to 0,
 * I stays at 0. It begins at worse and ends at better whatever the category, and bends as far as the answers agree. Its limits
 * are those of a mean (normal). Q is left out.
 * @param reverse also counts R, each as the answer it is with both questions exchanged, its curve falling: dislike with it and like
 * without it goes from 1 to −1. For features that are R; then the ends are no longer better and worse. Default false
 */
export function kanoAnswerCurve(
  { grid }: Pick<KanoCounts, 'grid'>,
  table: KanoTable,
  options: { readonly confidence?: number; readonly steps?: number; readonly reverse?: boolean } = {},
): KanoAnswerCurve {
  const { confidence = 0.95, steps = STEPS, reverse = false } = options;
  const kinds = kindsOf(grid, table, reverse);
  const n = kinds.reduce((sum, { count }) => sum + count, 0);
  const width = normalQuantile((1 + confidence) / 2);
  const x = evenly(steps);
  const [y, lower, upper] = [x.slice(), x.slice(), x.slice()];
  x.forEach((at, k) => {
    let [sum, squares] = [0, 0];
    for (const { category, count, turned } of kinds) {
      const value = ownSatisfaction(category, turned ? 1 - at : at);
      sum += count * value;
      squares += count * value * value;
    }
    const mean = sum / n;
    const half = n > 1 ? width * Math.sqrt(Math.max(0, squares / n - mean * mean) / (n - 1)) : NaN;
    y[k] = mean;
    lower[k] = Math.max(-1, mean - half);
    upper[k] = Math.min(1, mean + half);
  });
  return { x, y, lower, upper, n };
}

/** The curve of one answer: satisfied (1) or not (0) when done, dissatisfied (−1) or not (0) when missing. */
function ownSatisfaction(category: KanoCategory, x: number): number {
  const better = category === 'A' || category === 'O' ? 1 : 0;
  const worse = category === 'M' || category === 'O' ? -1 : 0;
  return kanoSatisfaction(category, better, worse, x);
}

interface Kind {
  readonly category: KanoCategory;
  readonly count: number;
  readonly turned: boolean;
}

/** Answers that bend alike, together. */
function kindsOf(grid: Float64Array, { categories, points }: KanoTable, reverse: boolean): Kind[] {
  const kinds = new Map<string, Kind>();
  grid.forEach((count, cell) => {
    const turned = KANO_CATEGORIES[categories[cell]!] === 'R';
    const own = turned ? (cell % points) * points + Math.floor(cell / points) : cell;
    const category = KANO_CATEGORIES[categories[own]!]!;
    if (count === 0 || category === 'Q' || (turned && !reverse)) return;
    const key = `${category}${String(turned)}`;
    kinds.set(key, { category, turned, count: count + (kinds.get(key)?.count ?? 0) });
  });
  return [...kinds.values()];
}

/** From 0 to 1, slow at first: (eˣ − 1) / (e − 1). */
function attractive(x: number): number {
  return Math.expm1(x) / (Math.E - 1);
}

function evenly(steps: number): Float64Array {
  return Float64Array.from({ length: steps + 1 }, (_, k) => k / steps);
}
