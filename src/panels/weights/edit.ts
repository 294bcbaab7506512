/** Changes of typed judgements: each gives a whole new value that `decodeJudgements` accepts. */

import {
  FEWEST_CRITERIA,
  MOST_CRITERIA,
  MOST_SHEETS,
  pairAt,
  pairCount,
  pairsOf,
  type ExpertSheet,
  type TypedJudgements,
} from './judgements.ts';

/** Steps of the slider on either side of "equal": 2 … 9 times. */
export const SLIDER_END = 8;

/** Place of a ratio on the slider: 0 is equal, 8 nine times or more, −8 a ninth or less. */
export function sliderOf(ratio: number): number {
  const place = ratio >= 1 ? Math.round(ratio) - 1 : 1 - Math.round(1 / ratio);
  return Math.max(-SLIDER_END, Math.min(SLIDER_END, place));
}

/** The ratio of a place on the slider, one of Saaty's 1/9 … 9. */
export function ratioOfSlider(place: number): number {
  return place >= 0 ? place + 1 : 1 / (1 - place);
}

export function withSheet(typed: TypedJudgements, sheet: number, patch: Partial<ExpertSheet>): TypedJudgements {
  return { ...typed, experts: typed.experts.map((each, k) => (k === sheet ? { ...each, ...patch } : each)) };
}

export function renameCriterion(typed: TypedJudgements, i: number, name: string): TypedJudgements {
  return { ...typed, criteria: typed.criteria.map((old, k) => (k === i ? name : old)) };
}

/** Judgements of the other pairs stay; those of the new criterion are not made yet. `null` where there are enough. */
export function addCriterion(typed: TypedJudgements): TypedJudgements | null {
  const n = typed.criteria.length;
  if (n >= MOST_CRITERIA) return null;
  return {
    criteria: [...typed.criteria, freeName(typed.criteria, n)],
    experts: typed.experts.map((each) => ({
      ...each,
      points: [...each.points, null],
      ratios: pairsOf(n + 1).map(([i, j]) => (j === n ? null : (each.ratios[pairAt(i, j, n)] ?? null))),
    })),
  };
}

/** The same where the fewest are left. */
export function removeCriterion(typed: TypedJudgements, at: number): TypedJudgements {
  const n = typed.criteria.length;
  if (n <= FEWEST_CRITERIA) return typed;
  const kept = pairsOf(n).filter(([i, j]) => i !== at && j !== at);
  return {
    criteria: typed.criteria.filter((_, k) => k !== at),
    experts: typed.experts.map((each) => ({
      ...each,
      points: each.points.filter((_, k) => k !== at),
      ratios: kept.map(([i, j]) => each.ratios[pairAt(i, j, n)] ?? null),
    })),
  };
}

/** A new expert in the latest round, with nothing said yet. */
export function addSheet(typed: TypedJudgements): TypedJudgements | null {
  if (typed.experts.length >= MOST_SHEETS) return null;
  const n = typed.criteria.length;
  const names = new Set(typed.experts.map(({ name }) => name));
  let number = names.size + 1;
  while (names.has(`E${number}`)) number += 1;
  const round = typed.experts.reduce((most, each) => Math.max(most, each.round), 1);
  const empty = { points: new Array<null>(n).fill(null), ratios: new Array<null>(pairCount(n)).fill(null) };
  return { ...typed, experts: [...typed.experts, { name: `E${number}`, round, share: 1, ...empty }] };
}

/** The same expert asked again, beginning with what was said before. */
export function addRound(typed: TypedJudgements, sheet: number): TypedJudgements | null {
  const before = typed.experts[sheet];
  if (!before || typed.experts.length >= MOST_SHEETS) return null;
  const round =
    typed.experts.reduce((most, each) => (each.name === before.name ? Math.max(most, each.round) : most), 1) + 1;
  return round > 99 ? null : { ...typed, experts: [...typed.experts, { ...before, round }] };
}

/** The same where it is the only one. */
export function removeSheet(typed: TypedJudgements, sheet: number): TypedJudgements {
  return typed.experts.length < 2 ? typed : { ...typed, experts: typed.experts.filter((_, k) => k !== sheet) };
}

/** D, E, F …, or a number behind. */
function freeName(taken: readonly string[], n: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let at = n;
  let name = letters[at] ?? `C${at + 1}`;
  while (taken.includes(name)) name = letters[++at] ?? `C${at + 1}`;
  return name;
}
