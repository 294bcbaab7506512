/** Kano's evaluation tables: two answers about one feature, with it and without it, become one of six categories. */

/** Must-be, one-dimensional, attractive, indifferent, reverse, questionable: in the order in which ties are decided. */
export const KANO_CATEGORIES = ['M', 'O', 'A', 'I', 'R', 'Q'] as const;

export type KanoCategory = (typeof KANO_CATEGORIES)[number];

/**
 * `classic`: Kano, Seraku, Takahashi & Tsuji 1984. `pouliot`: Pouliot 1993 (in Berger et al., Kano's methods for understanding
 * customer-defined quality, Center for Quality of Management Journal 2, 4): the two middle answers that contradict themselves,
 * must-be with must-be and live-with with live-with, are questionable instead of indifferent.
 */
export type KanoTableName = 'classic' | 'pouliot';

/** Answers to choose from: five (like, must-be, neutral, live-with, dislike) or three (like, neutral, dislike). */
export type KanoPoints = 5 | 3;

export interface KanoTable {
  readonly name: KanoTableName;
  readonly points: KanoPoints;
  /** length points²: index in {@link KANO_CATEGORIES} of cell `functional · points + dysfunctional`, levels from 0 = like on */
  readonly categories: Uint8Array;
}

/** Level and cell of a question, or a pair, without an answer. */
export const NO_ANSWER = 255;

/** Rows functional, columns dysfunctional, each like … dislike. */
const TABLES = {
  classic: { 5: ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'], 3: ['QAO', 'RIM', 'RRQ'] },
  // With three answers the middle is one and says neither must-be nor live-with, so nothing in it contradicts itself.
  pouliot: { 5: ['QAAAO', 'RQIIM', 'RIIIM', 'RIIQM', 'RRRRQ'], 3: ['QAO', 'RIM', 'RRQ'] },
} as const;

/** The evaluation table; the one of three points is the classic one with its three middle answers as one. */
export function kanoTable(name: KanoTableName = 'classic', points: KanoPoints = 5): KanoTable {
  const letters = [...TABLES[name][points].join('')] as KanoCategory[];
  return { name, points, categories: Uint8Array.from(letters, (letter) => KANO_CATEGORIES.indexOf(letter)) };
}

/** Category of one pair of levels (0 = like … points − 1 = dislike); `null` where one is not a level. */
export function kanoCategory(table: KanoTable, functional: number, dysfunctional: number): KanoCategory | null {
  const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 0 && level < table.points;
  if (!isLevel(functional) || !isLevel(dysfunctional)) return null;
  return KANO_CATEGORIES[table.categories[functional * table.points + dysfunctional]!]!;
}

export interface KanoScale {
  /** the lowest answer of the question, such as 1 in 1–5, 0 in 0–4, −2 in −2…2 */
  readonly minimum: number;
  readonly points: KanoPoints;
  /** which end of the numbers means like; `low` where 1 is like */
  readonly like: 'low' | 'high';
}

/** 1 = like … 5 = dislike. */
export const KANO_SCALE: KanoScale = { minimum: 1, points: 5, like: 'low' };

/**
 * Answers as levels: 0 = like … points − 1 = dislike, {@link NO_ANSWER} where missing (NaN), off the scale or between two answers.
 * @param values length n, in the numbers of the question
 */
export function kanoLevels(values: ArrayLike<number>, { minimum, points, like }: KanoScale = KANO_SCALE): Uint8Array {
  const levels = new Uint8Array(values.length).fill(NO_ANSWER);
  for (let i = 0; i < values.length; i += 1) {
    const level = values[i]! - minimum;
    if (Number.isInteger(level) && level >= 0 && level < points)
      levels[i] = like === 'low' ? level : points - 1 - level;
  }
  return levels;
}

/**
 * Pairs as cells of the table: functional · points + dysfunctional, {@link NO_ANSWER} where either is missing.
 * Everything else about a feature is counted from its cells.
 * @param functional levels (see {@link kanoLevels}) when the feature is there @param dysfunctional when it is not
 * @throws RangeError where lengths differ
 */
export function kanoCells(
  functional: ArrayLike<number>,
  dysfunctional: ArrayLike<number>,
  points: KanoPoints = 5,
): Uint8Array {
  const n = functional.length;
  if (dysfunctional.length !== n) throw new RangeError('the two questions differ in length');
  const cells = new Uint8Array(n).fill(NO_ANSWER);
  for (let i = 0; i < n; i += 1) {
    const [f, d] = [functional[i]!, dysfunctional[i]!];
    if (f < points && d < points) cells[i] = f * points + d;
  }
  return cells;
}

/**
 * Which end of the numbers means like: people like to have a feature more than to lack it, so over all pairs together the
 * functional answers lie nearer to like than the dysfunctional ones. `null` where nothing tells.
 * @param pairs values in the numbers of the file, NaN where missing; only complete pairs count
 */
export function findLikeEnd(
  pairs: readonly { readonly functional: ArrayLike<number>; readonly dysfunctional: ArrayLike<number> }[],
): 'low' | 'high' | null {
  let difference = 0;
  for (const { functional, dysfunctional } of pairs)
    for (let i = 0; i < functional.length; i += 1) {
      const by = functional[i]! - dysfunctional[i]!;
      if (Number.isFinite(by)) difference += by;
    }
  return difference < 0 ? 'low' : difference > 0 ? 'high' : null;
}
