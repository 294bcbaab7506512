/** What is typed in: criteria, and what each expert says of them — points, or how many times as important one is as another. */

import type { Json } from '../../lib/json.ts';

/** A `type`, so that it is plain JSON to the compiler. */
export type ExpertSheet = {
  readonly name: string;
  /** round of a Delphi inquiry, 1, 2 … */
  readonly round: number;
  /** how much this expert counts beside the others, > 0 */
  readonly share: number;
  /** one a criterion, ≥ 0; `null` is not given */
  readonly points: readonly (number | null)[];
  /** one a pair (1–2, 1–3 … 2–3 …): how many times as important the former is, > 0; `null` is not judged */
  readonly ratios: readonly (number | null)[];
};

export type TypedJudgements = {
  readonly criteria: readonly string[];
  readonly experts: readonly ExpertSheet[];
};

export const FEWEST_CRITERIA = 2;
/** The random-index tables end here. */
export const MOST_CRITERIA = 15;
/** Things that comparisons of a file may be about; the analytic hierarchy process takes {@link MOST_CRITERIA}. */
export const MOST_THINGS = 40;
/** Sheets, an expert having one a round. */
export const MOST_SHEETS = 60;
const LONGEST_NAME = 80;
const MOST_POINTS = 1e9;
export const MOST_RATIO = 99;
/** Most times as important as the scale of the analytic hierarchy process can say. */
export const SCALE_END = 9;
const MOST_ROUND = 99;

const PAIRS_OF_THREE = {
  first: [2, 3, 2],
  second: [3, 3, 1],
  third: [1, 2, 2],
} as const;

/** Three experts, two rounds: in the second they give (50, 30, 20), (60, 20, 20), (40, 40, 20). */
export const EXAMPLE: TypedJudgements = {
  criteria: ['A', 'B', 'C'],
  experts: [
    sheet('E1', 1, [70, 20, 10], PAIRS_OF_THREE.first),
    sheet('E2', 1, [60, 10, 30], PAIRS_OF_THREE.second),
    sheet('E3', 1, [30, 50, 20], PAIRS_OF_THREE.third),
    sheet('E1', 2, [50, 30, 20], PAIRS_OF_THREE.first),
    sheet('E2', 2, [60, 20, 20], PAIRS_OF_THREE.second),
    sheet('E3', 2, [40, 40, 20], PAIRS_OF_THREE.third),
  ],
};

function sheet(name: string, round: number, points: readonly number[], ratios: readonly number[]): ExpertSheet {
  return { name, round, share: 1, points, ratios };
}

export function pairCount(n: number): number {
  return (n * (n - 1)) / 2;
}

/** Place of the pair (i, j), i < j, of n things. */
export function pairAt(i: number, j: number, n: number): number {
  return i * n - (i * (i + 1)) / 2 + (j - i - 1);
}

/** The pairs in their order. */
export function pairsOf(n: number): readonly (readonly [number, number])[] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n - i - 1 }, (_unused, k) => [i, i + 1 + k] as const),
  ).flat();
}

/**
 * Total reading. From an address: names, then rows of points, or of judgements of pairs after `~`, each by `:` or `,`:
 * `Quality:Price:Service;50:30:20;60:20:20` or `Quality:Price:Service;~2:3:2`.
 */
export function decodeJudgements(given: unknown): Json | undefined {
  if (typeof given === 'string')
    return given.trim().startsWith('{') ? decodeJudgements(parsed(given)) : fromText(given);
  if (typeof given !== 'object' || given === null) return undefined;
  const { criteria, experts } = given as { readonly criteria?: unknown; readonly experts?: unknown };
  if (!Array.isArray(criteria) || !Array.isArray(experts)) return undefined;
  const n = criteria.length;
  if (n < FEWEST_CRITERIA || n > MOST_CRITERIA || experts.length === 0 || experts.length > MOST_SHEETS)
    return undefined;
  if (!criteria.every((name): name is string => typeof name === 'string')) return undefined;
  const sheets: Json[] = [];
  for (const each of experts as unknown[]) {
    if (typeof each !== 'object' || each === null) return undefined;
    const { name, round, share, points, ratios } = each as Readonly<Record<string, unknown>>;
    const read = {
      points: numbersOf(points, n, 0, MOST_POINTS),
      ratios: numbersOf(ratios, pairCount(n), 1 / MOST_RATIO, MOST_RATIO),
    };
    if (typeof name !== 'string' || !Number.isInteger(round) || read.points === undefined || read.ratios === undefined)
      return undefined;
    if (!((round as number) >= 1 && (round as number) <= MOST_ROUND)) return undefined;
    if (typeof share !== 'number' || !(share > 0 && share <= MOST_POINTS)) return undefined;
    sheets.push({
      name: name.slice(0, LONGEST_NAME),
      round: round as number,
      share,
      points: read.points,
      ratios: read.ratios,
    });
  }
  return { criteria: criteria.map((name) => name.slice(0, LONGEST_NAME)), experts: sheets };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromText(text: string): Json | undefined {
  const [names, ...rows] = text.split(';').map((row) => row.trim());
  const criteria = (names ?? '').split(/[:,，：]/).map((name) => name.trim());
  const n = criteria.length;
  const cells = (row: string): (number | null)[] =>
    row.split(/[:,，：]/).map((cell) => (cell.trim() === '' ? null : (readRatio(cell) ?? NaN)));
  const experts = rows
    .filter((row) => row !== '')
    .map((row, k) => ({
      name: `E${k + 1}`,
      round: 1,
      share: 1,
      points: row.startsWith('~') ? new Array<null>(n).fill(null) : cells(row),
      ratios: row.startsWith('~') ? cells(row.slice(1)) : new Array<null>(pairCount(n)).fill(null),
    }));
  return decodeJudgements({ criteria, experts });
}

/** `3`, `0.5` or `1/3` as a number above 0; `null` where it is none. */
export function readRatio(text: string): number | null {
  const parts = text.trim().replace('／', '/').split('/');
  if (parts.length > 2 || parts.some((part) => !/^\s*\d+([.．]\d+)?\s*$/.test(part))) return null;
  const [top, below] = parts.map((part) => Number(part.replace('．', '.')));
  const value = below === undefined ? top! : top! / below;
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** Exactly `length` numbers or gaps. */
function numbersOf(given: unknown, length: number, low: number, high: number): (number | null)[] | undefined {
  if (!Array.isArray(given) || given.length !== length) return undefined;
  const fits = given.every(
    (value) => value === null || (typeof value === 'number' && value >= low * (1 - 1e-12) && value <= high),
  );
  return fits ? (given as (number | null)[]) : undefined;
}
