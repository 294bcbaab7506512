/** What if these features were built: satisfaction gained, dissatisfaction avoided, people reached; and in which order to build. */

import { KANO_CATEGORIES, NO_ANSWER, type KanoCategory, type KanoTable } from './kano-table.ts';

/** What one feature does to each respondent: length n, sum of the flags of {@link PLEASES}. */
export type KanoEffects = Uint8Array;

/** An answer A or O: satisfied where the feature is there. */
export const PLEASES = 1;
/** An answer M or O: dissatisfied where it is not. */
export const MISSED = 2;
/** An answer R: would rather not have it. */
export const UNWANTED = 4;
/** Any of M, O, A and I: the answers better and worse are shares of. */
export const COUNTS = 8;

export interface KanoChoice {
  /** Σ better of the features chosen / Σ better of all, 0 … 1: share of the satisfaction there is to gain */
  readonly gained: number;
  /** Σ |worse| of the features chosen / Σ |worse| of all, 0 … 1: share of the dissatisfaction there is to avoid */
  readonly avoided: number;
  /** features chosen that please a respondent, on average */
  readonly pleasing: number;
  /** features not chosen that a respondent would miss, on average */
  readonly missing: number;
  /** share of respondents pleased by at least one feature chosen */
  readonly reached: number;
  /** share of respondents who miss none of those not chosen */
  readonly content: number;
  /** share of respondents who would rather not have at least one of those chosen */
  readonly against: number;
  /** respondents with any answer but a questionable one: what the shares and averages are of */
  readonly respondents: number;
}

export interface KanoChoiceOptions {
  /** length n, 0 leaves a respondent out; default all count */
  readonly kept?: Uint8Array | null;
  /** one a feature, ≥ 0: weighs better and worse in `gained` and `avoided`, such as stated importance; default equal */
  readonly weights?: ArrayLike<number> | null;
}

/** What a feature does to each respondent. @param cells length n, see kanoCells */
export function kanoEffects(cells: Uint8Array, table: KanoTable): KanoEffects {
  const flags: Readonly<Record<KanoCategory, number>> = {
    M: MISSED + COUNTS,
    O: PLEASES + MISSED + COUNTS,
    A: PLEASES + COUNTS,
    I: COUNTS,
    R: UNWANTED,
    Q: 0,
  };
  const ofCell = Uint8Array.from(table.categories, (category) => flags[KANO_CATEGORIES[category]!]);
  return cells.map((cell) => (cell === NO_ANSWER ? 0 : ofCell[cell]!));
}

/**
 * What a choice of features brings, from each respondent's own answers; O(n · features).
 * Gained and avoided: sums of better and worse as in Berger et al. 1993. Reached: as in a TURF analysis (total unduplicated reach).
 * Questionable answers say nothing. NaN where nobody answered otherwise, or nothing can be gained or avoided.
 * @param chosen one a feature, 0 where it is not built @throws RangeError where lengths differ
 */
export function evaluateChoice(
  features: readonly KanoEffects[],
  chosen: ArrayLike<number>,
  options: KanoChoiceOptions = {},
): KanoChoice {
  const { kept = null, weights = null } = options;
  if (chosen.length !== features.length) throw new RangeError('features and choices differ in number');
  const n = features[0]?.length ?? 0;
  const pleased = new Uint16Array(n);
  const missed = new Uint16Array(n);
  const seen = new Uint8Array(n);
  const sums = { better: [0, 0], worse: [0, 0] };
  features.forEach((effects, f) => {
    if (effects.length !== n) throw new RangeError('features differ in respondents');
    const built = chosen[f] === 0 ? 0 : 1;
    let [base, liked, minded] = [0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      const effect = effects[i]!;
      if (effect === 0 || (kept !== null && kept[i] === 0)) continue;
      seen[i]! |= 1 | (built === 1 && (effect & UNWANTED) !== 0 ? 2 : 0);
      base += effect >> 3;
      liked += effect & PLEASES;
      minded += (effect & MISSED) >> 1;
      if (built === 1) pleased[i]! += effect & PLEASES;
      else missed[i]! += (effect & MISSED) >> 1;
    }
    const weight = weights?.[f] ?? 1;
    if (base > 0) {
      sums.better[built]! += (weight * liked) / base;
      sums.worse[built]! += (weight * minded) / base;
    }
  });
  const totals = { respondents: 0, pleasing: 0, missing: 0, reached: 0, content: 0, against: 0 };
  for (let i = 0; i < n; i += 1) {
    if (seen[i] === 0) continue;
    totals.respondents += 1;
    totals.pleasing += pleased[i]!;
    totals.missing += missed[i]!;
    if (pleased[i]! > 0) totals.reached += 1;
    if (missed[i] === 0) totals.content += 1;
    if ((seen[i]! & 2) !== 0) totals.against += 1;
  }
  const { respondents } = totals;
  return {
    gained: sums.better[1]! / (sums.better[0]! + sums.better[1]!),
    avoided: sums.worse[1]! / (sums.worse[0]! + sums.worse[1]!),
    pleasing: totals.pleasing / respondents,
    missing: totals.missing / respondents,
    reached: totals.reached / respondents,
    content: totals.content / respondents,
    against: totals.against / respondents,
    respondents,
  };
}

export interface KanoRanked {
  readonly category: KanoCategory | null;
  /** 0 … 1, NaN where unknown */
  readonly better: number;
  /** −1 … 0, NaN where unknown */
  readonly worse: number;
  /** weighs what the feature does within its category; default 1 */
  readonly weight?: number;
}

/**
 * The order in which to build: M before O before A before I (Berger et al. 1993: first what would be missed, then what pays
 * evenly, then what delights), R and Q last; within M by |worse|, within A by better, else by the sum of both, times the weight.
 * Equal ones keep their order.
 * @returns indices of the features
 */
export function kanoPriority(features: readonly KanoRanked[]): number[] {
  const place = ({ category }: KanoRanked): number =>
    category === null ? KANO_CATEGORIES.length : KANO_CATEGORIES.indexOf(category);
  const force = ({ category, better, worse, weight = 1 }: KanoRanked): number => {
    const own = category === 'M' ? -worse : category === 'A' ? better : better - worse;
    return Number.isNaN(own) ? -1 : own * weight;
  };
  return features
    .map((feature, at) => ({ at, place: place(feature), force: force(feature) }))
    .sort((one, other) => one.place - other.place || other.force - one.force || one.at - other.at)
    .map(({ at }) => at);
}

/**
 * Features in the order in which each next one pleases most people whom none before it pleases (greedy TURF); those that add
 * nobody are left out.
 * @returns with the share of respondents reached when it and those before it are built
 */
export function reachOrder(
  features: readonly KanoEffects[],
  kept: Uint8Array | null = null,
): readonly { readonly feature: number; readonly reached: number }[] {
  const n = features[0]?.length ?? 0;
  let open = new Uint32Array(n);
  let respondents = 0;
  for (let i = 0; i < n; i += 1)
    if ((kept === null || kept[i] !== 0) && features.some((effects) => effects[i] !== 0)) {
      open[respondents] = i;
      respondents += 1;
    }
  // Only whom none has pleased yet is looked at again; there are soon few of them.
  open = open.subarray(0, respondents);
  const left = new Set(features.keys());
  const order: { feature: number; reached: number }[] = [];
  while (left.size > 0) {
    let best = -1;
    let most = 0;
    for (const feature of left) {
      const added = pleasedOf(features[feature]!, open);
      if (added > most) [best, most] = [feature, added];
    }
    if (best < 0) break;
    left.delete(best);
    const effects = features[best]!;
    open = open.filter((i) => (effects[i]! & PLEASES) === 0);
    order.push({ feature: best, reached: (respondents - open.length) / respondents });
  }
  return order;
}

function pleasedOf(effects: KanoEffects, open: Uint32Array): number {
  let pleased = 0;
  for (let k = 0; k < open.length; k += 1) pleased += effects[open[k]!]! & PLEASES;
  return pleased;
}
