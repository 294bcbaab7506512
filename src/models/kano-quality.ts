/** How far Kano answers can be trusted: questionable, reverse and half answers by person and feature, one answer all through. */

import { KANO_CATEGORIES, NO_ANSWER, type KanoTable } from './kano-table.ts';

/** Levels of one feature's two questions, see kanoLevels; both of length n. */
export interface KanoLevels {
  readonly functional: Uint8Array;
  readonly dysfunctional: Uint8Array;
}

/** Arrays of length n, one entry a respondent. */
export interface KanoPersons {
  /** complete pairs */
  readonly answered: Uint16Array;
  /** pairs with one answer of two */
  readonly halves: Uint16Array;
  readonly questionable: Uint16Array;
  readonly reverse: Uint16Array;
  /** largest share of one and the same answer among all answers, 1 where every question got the same; NaN without answers */
  readonly same: Float64Array;
}

/** Arrays with one entry a feature. */
export interface KanoItems {
  readonly answered: Float64Array;
  readonly halves: Float64Array;
  /** pairs without any answer */
  readonly missing: Float64Array;
  readonly questionable: Float64Array;
  readonly reverse: Float64Array;
}

export interface KanoQuality {
  readonly persons: KanoPersons;
  readonly items: KanoItems;
}

/** Respondents beyond these are left out; `null` asks nothing. */
export interface KanoFilter {
  /** highest share of Q among a respondent's complete pairs, such as .2 */
  readonly questionable?: number | null;
  /** highest share of R */
  readonly reverse?: number | null;
  /** leave out who gave every question the same answer (of at least three pairs) */
  readonly uniform?: boolean;
  /** least number of complete pairs */
  readonly answered?: number | null;
}

export interface KanoKept {
  /** length n: 1 where the respondent stays */
  readonly kept: Uint8Array;
  readonly count: number;
  /** respondents left out, each by the first reason that holds, in this order */
  readonly left: {
    readonly answered: number;
    readonly uniform: number;
    readonly questionable: number;
    readonly reverse: number;
  };
}

const QUESTIONABLE = KANO_CATEGORIES.indexOf('Q');
const REVERSE = KANO_CATEGORIES.indexOf('R');
/** Fewer pairs can be the same by opinion. */
const LEAST_PAIRS = 3;

/**
 * Counts by person and by feature; O(n · features).
 * People who tick at random answer Q in 2 and R in 7 of 25 pairs of the classic table; many Q of one feature speak against its
 * wording.
 * @throws RangeError where lengths differ
 */
export function judgeKano(features: readonly KanoLevels[], table: KanoTable): KanoQuality {
  const n = features[0]?.functional.length ?? 0;
  const counts = (): Uint16Array<ArrayBuffer> => new Uint16Array(n);
  const [personAnswered, personHalves, personQuestionable, personReverse] = [counts(), counts(), counts(), counts()];
  const sums = (): Float64Array => new Float64Array(features.length);
  const items = { answered: sums(), halves: sums(), missing: sums(), questionable: sums(), reverse: sums() };
  const { points, categories } = table;
  const none = NO_ANSWER;
  // One column more, so that a missing answer is counted where nobody looks.
  const width = points + 1;
  const levels = new Uint16Array(n * width);
  for (let item = 0; item < features.length; item += 1) {
    const { functional, dysfunctional } = features[item]!;
    if (functional.length !== n || dysfunctional.length !== n) throw new RangeError('questions differ in length');
    let answered = 0;
    let halves = 0;
    let questionable = 0;
    let reverse = 0;
    for (let i = 0; i < n; i += 1) {
      const f = functional[i]!;
      const d = dysfunctional[i]!;
      levels[i * width + (f === none ? points : f)]! += 1;
      levels[i * width + (d === none ? points : d)]! += 1;
      if (f === none || d === none) {
        if (f === d) continue;
        halves += 1;
        personHalves[i]! += 1;
        continue;
      }
      answered += 1;
      personAnswered[i]! += 1;
      const category = categories[f * points + d]!;
      if (category === QUESTIONABLE) {
        questionable += 1;
        personQuestionable[i]! += 1;
      } else if (category === REVERSE) {
        reverse += 1;
        personReverse[i]! += 1;
      }
    }
    items.answered[item] = answered;
    items.halves[item] = halves;
    items.missing[item] = n - answered - halves;
    items.questionable[item] = questionable;
    items.reverse[item] = reverse;
  }
  return {
    persons: {
      answered: personAnswered,
      halves: personHalves,
      questionable: personQuestionable,
      reverse: personReverse,
      same: samesOf(levels, n, points),
    },
    items,
  };
}

/** Who stays when unreliable sheets are left out; without rules everybody with an answer or without stays. */
export function filterKano({ persons }: KanoQuality, filter: KanoFilter): KanoKept {
  const { answered = null, uniform = false, questionable = null, reverse = null } = filter;
  const n = persons.answered.length;
  const kept = new Uint8Array(n);
  const left = { answered: 0, uniform: 0, questionable: 0, reverse: 0 };
  let count = 0;
  for (let i = 0; i < n; i += 1) {
    const pairs = persons.answered[i]!;
    // Shares are compared as counts, with room for rounding: 3 of 15 is not above .2.
    const above = (found: number, share: number | null): boolean => share !== null && found > share * pairs + 1e-9;
    if (answered !== null && pairs < answered) left.answered += 1;
    else if (uniform && pairs >= LEAST_PAIRS && persons.same[i] === 1) left.uniform += 1;
    else if (above(persons.questionable[i]!, questionable)) left.questionable += 1;
    else if (above(persons.reverse[i]!, reverse)) left.reverse += 1;
    else {
      kept[i] = 1;
      count += 1;
    }
  }
  return { kept, count, left };
}

/** @param levels row-major n × (points + 1), the last column not an answer */
function samesOf(levels: Uint16Array, n: number, points: number): Float64Array {
  const same = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let most = 0;
    let all = 0;
    for (let level = 0; level < points; level += 1) {
      const count = levels[i * (points + 1) + level]!;
      all += count;
      if (count > most) most = count;
    }
    same[i] = most / all;
  }
  return same;
}
