/** From the view to what the pictures draw: faces, strips and the marks behind them. Pure; no loop is longer than the cube. */

import type { Lit } from '../contract.ts';
import type { Rule } from '../options.ts';
import { LETTERS, type Letter } from './letters.ts';
import type { RfmOptions } from './options.ts';
import { cellScores, type RfmView } from './view.ts';

/** A face of the cube: x to the right, y upwards; face cells are numbered row by row from the lowest scores. */
export interface Face {
  readonly x: Letter;
  readonly y: Letter;
}

export const FACES: readonly Face[] = [
  { x: 'r', y: 'f' },
  { x: 'r', y: 'm' },
  { x: 'f', y: 'm' },
];

export function faceOf(cell: number, face: Face, bins: number): number {
  const scores = cellScores(cell, bins);
  return (scores[face.y] - 1) * bins + scores[face.x] - 1;
}

/** Sums over the third measure, length bins². */
export function sumFace(values: ArrayLike<number>, face: Face, bins: number): Float64Array {
  const sums = new Float64Array(bins * bins);
  for (let cell = 0; cell < bins ** 3; cell++) sums[faceOf(cell, face, bins)]! += values[cell]!;
  return sums;
}

/** Cube cells behind cells of a face, in ascending order. */
export function cellsBehind(faceCells: readonly number[], face: Face, bins: number): number[] {
  const wanted = new Set(faceCells);
  return allCells(bins).filter((cell) => wanted.has(faceOf(cell, face, bins)));
}

/** Cells of a face all of whose cube cells are picked. */
export function pickedFaceCells(picked: ReadonlySet<number>, face: Face, bins: number): ReadonlySet<number> {
  const found = new Set<number>();
  if (picked.size === 0) return found;
  const counts = new Uint8Array(bins * bins);
  for (const cell of picked) if (cell < bins ** 3) counts[faceOf(cell, face, bins)]! += 1;
  counts.forEach((count, cell) => count === bins && found.add(cell));
  return found;
}

/** All cube cells with a score of a measure. */
export function cellsOfScore(letter: Letter, score: number, bins: number): number[] {
  return allCells(bins).filter((cell) => cellScores(cell, bins)[letter] === score);
}

function allCells(bins: number): number[] {
  return Array.from({ length: bins ** 3 }, (_, cell) => cell);
}

/** What the colour of cells stands for, cell by cell of the cube or of a face. NaN where a cell is empty and a mean is asked for. */
export function colourOf(
  counts: ArrayLike<number>,
  revenue: ArrayLike<number>,
  measure: RfmOptions['colour'],
): ArrayLike<number> {
  if (measure === 'count') return counts;
  if (measure === 'revenue') return revenue;
  return Float64Array.from({ length: counts.length }, (_, i) => revenue[i]! / counts[i]!);
}

/** What the volume of a cube cell stands for. */
export function sizeOf(view: RfmView, measure: RfmOptions['size']): ArrayLike<number> {
  if (measure === 'revenue') return view.cells.revenue;
  return measure === 'count' ? view.cells.count : view.cells.count.map((count) => (count > 0 ? 1 : 0));
}

/** The cell of the strongest colour among those with customers, −1 where there are none. */
export function strongestOf(colours: ArrayLike<number>, counts: ArrayLike<number>): number {
  let best = -1;
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell]! > 0 && (best < 0 || colours[cell]! > colours[best]!)) best = cell;
  }
  return best;
}

/** Picked customers by mark, `null` while nothing is picked. */
export function countsOf(lit: Readonly<Record<string, Lit>> | null, set: string): ArrayLike<number> | null {
  return lit?.[set]?.counts ?? null;
}

/** Cut points in force: own ones at once, while the new result is still being computed. */
export function cutsInForce(
  view: RfmView,
  options: Pick<RfmOptions, 'scoring' | 'cuts'>,
  letter: Letter,
): readonly number[] {
  const own = options.scoring === 'own' ? options.cuts?.[letter] : undefined;
  return own?.length === view.bins - 1 ? own : view.measures[letter].cuts;
}

/** The options after one cut has moved: scoring becomes `own`, all other cuts stay where they are. */
export function movedCut(
  view: RfmView,
  options: Pick<RfmOptions, 'scoring' | 'cuts'>,
  letter: Letter,
  index: number,
  value: number,
): Pick<RfmOptions, 'scoring' | 'cuts'> {
  const row = (of: Letter): readonly number[] => {
    const cuts = cutsInForce(view, options, of);
    return of === letter ? cuts.map((cut, i) => (i === index ? value : cut)) : cuts;
  };
  return { scoring: 'own', cuts: { r: row('r'), f: row('f'), m: row('m') } };
}

/** Scores along the axis of a histogram, from the left: R counts down, the shortest time since the last order is best. */
export function scoresAlong(letter: Letter, bins: number): number[] {
  return Array.from({ length: bins }, (_, i) => (letter === 'r' ? bins - i : i + 1));
}

/** Years make the better ticks for days over more than two years. */
export function dayTicks(maximum: number): readonly number[] | undefined {
  if (!(maximum > 730)) return undefined;
  const years = Math.ceil(Math.floor(maximum / 365) / 4);
  return Array.from({ length: Math.floor(maximum / 365 / years) + 1 }, (_, i) => i * years * 365);
}

/** Share of a whole, NaN where the whole is not positive. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : NaN;
}

/** A rule that matches everybody, to start from. */
export function newRule(name: string, bins: number): Rule {
  return { name, ranges: Object.fromEntries(LETTERS.map((letter) => [letter, [1, bins] as const])) };
}

/** Rules with one put in another place; beyond the ends nothing moves. */
export function movedRule(rules: readonly Rule[], from: number, to: number): readonly Rule[] {
  const rule = rules[from];
  if (!rule || to < 0 || to >= rules.length) return rules;
  const rest = rules.filter((_, i) => i !== from);
  return [...rest.slice(0, to), rule, ...rest.slice(to)];
}

/** Rules with one end of a range changed; the other end gives way, so that low ≤ high. */
export function rangedRule(
  rules: readonly Rule[],
  index: number,
  letter: Letter,
  end: 0 | 1,
  score: number,
): readonly Rule[] {
  return rules.map((rule, i) => {
    if (i !== index) return rule;
    const [low, high] = rule.ranges[letter] ?? [score, score];
    const range: readonly [number, number] = end === 0 ? [score, Math.max(score, high)] : [Math.min(low, score), score];
    return { ...rule, ranges: { ...rule.ranges, [letter]: range } };
  });
}
