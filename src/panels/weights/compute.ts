/** From sheets of points or judged pairs to weights, with what is needed to doubt them. */

import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { NO_MARK, type MarkSet } from '../../lib/marks.ts';
import { delphiRounds, describe, relativeSpread, type DelphiRound } from '../../models/delphi.ts';
import { pointWeights, rowShares } from '../../models/expert-weights.ts';
import { kendallW } from '../../models/kendall-w.ts';
import type { ComputeJob } from '../contract.ts';
import type { PointSheets, WeightsInput } from './input.ts';
import type { Weighed } from './weighed.ts';
import { weighMatrices } from './matrices.ts';
import { weighPairs } from './paired.ts';
import type { WeightsOptions } from './options.ts';
import {
  MOST_DRAWN,
  type AgreementView,
  type CellView,
  type ExpertView,
  type RoundView,
  type SpreadView,
} from './view.ts';

/** Sheets a Delphi inquiry is counted round by round for. */
const MOST_DELPHI = 20_000;
/** Experts whose matrices are weighed one by one. */
const MOST_MATRICES = 5_000;

export interface WeightsResult {
  readonly input: WeightsInput;
  readonly weighed: Weighed;
  readonly spread: readonly SpreadView[] | null;
  readonly agreement: AgreementView | null;
  readonly rounds: readonly RoundView[];
  readonly drawn: readonly ExpertView[];
  readonly firsts: readonly number[];
  readonly marks: Readonly<Record<'first' | 'expert', MarkSet>>;
  readonly sums: readonly { readonly name: string; readonly sum: number }[];
}

export async function computeWeights(
  input: WeightsInput,
  options: WeightsOptions,
  job: ComputeJob,
): Promise<Outcome<WeightsResult>> {
  const outcome = await weigh(input, options, job);
  if (!outcome.ok) return outcome;
  const weighed = outcome.value;
  const n = input.criteria.length;
  const spread = await spreadOf(weighed, n, job);
  await job.pause();
  const drawn = drawnOf(input, weighed, n);
  return succeed({
    input,
    weighed,
    spread,
    agreement: agreementOf(weighed, n),
    rounds: weighed.rounds.map((round) => roundView(round, input)),
    drawn,
    ...marksOf(input, weighed, n),
    sums: sumsOf(input, options),
  });
}

async function weigh(input: WeightsInput, options: WeightsOptions, job: ComputeJob): Promise<Outcome<Weighed>> {
  const { method, points, pairs, criteria } = input;
  const n = criteria.length;
  if (method === 'ahp') {
    if (pairs === null) return fail('weights.needs-pairs');
    if (pairs.ratio.length > 0 && !pairs.ratio.some(Number.isFinite)) return fail('weights.needs-ratios');
    if (n > 15) return fail('weights.too-many-for-ahp', { count: n });
    if (new Set(pairs.expert).size > MOST_MATRICES)
      return fail('weights.too-many-judges', { count: new Set(pairs.expert).size, most: MOST_MATRICES });
    return weighMatrices(pairs, input, options, job);
  }
  if (method === 'tournament' || method === 'bradley-terry') return weighPairs(input, options, job);
  if (points === null) return fail('weights.needs-points');
  const latest = latestOf(points);
  await job.pause();
  if (method === 'delphi') return weighRounds(points, latest, n);
  const found = pointWeights(points.columns, latest, method === 'direct' ? 'geometric' : 'arithmetic', points.shares);
  if (found.used === 0) return fail('weights.no-sheets', { incomplete: found.incomplete, unusable: found.unusable });
  return succeed({
    ...ownShares(points, latest, n, method === 'direct'),
    weights: found.weights,
    rounds: points.told && points.columns[0]!.length <= MOST_DELPHI ? roundsOf(points, n) : [],
    incomplete: found.incomplete,
    unusable: found.unusable,
    earlier: points.expert.length - latest.length,
  });
}

/** Medians of the last round, brought to the sum 1. */
function weighRounds(points: PointSheets, latest: readonly number[], n: number): Outcome<Weighed> {
  const sheets = points.expert.length;
  if (sheets > MOST_DELPHI) return fail('weights.too-many-sheets', { count: sheets, most: MOST_DELPHI });
  const rounds = roundsOf(points, n);
  const medians = Float64Array.from(rounds.at(-1)!.cells, ({ median }) => median);
  const sum = medians.reduce((all, value) => all + value, 0);
  if (!medians.every((value) => value >= 0) || !(sum > 0)) return fail('weights.no-medians');
  const last = rounds.at(-1)!.round;
  const own = latest.filter((sheet) => points.round[sheet] === last);
  const shares = ownShares(points, own, n, false);
  return succeed({
    ...shares,
    weights: medians.map((value) => value / sum),
    rounds,
    incomplete: own.length - shares.experts.length,
    unusable: 0,
    earlier: sheets - own.length,
  });
}

function roundsOf({ columns, round }: PointSheets, n: number): DelphiRound[] {
  return delphiRounds(
    Array.from(round, (number, sheet) => ({
      round: number,
      values: Float64Array.from({ length: n }, (_, i) => columns[i]![sheet]!),
    })),
    n,
  );
}

/** The last sheet of each expert: of told rounds only of the last round, so that who dropped out early does not speak late. */
function latestOf({ expert, round, told }: PointSheets): number[] {
  const last = told ? round.reduce((most, value) => Math.max(most, value), -Infinity) : -Infinity;
  const latest = new Map<number, number>();
  for (let sheet = 0; sheet < expert.length; sheet += 1) {
    if (round[sheet]! < last) continue;
    const before = latest.get(expert[sheet]!);
    if (before === undefined || round[before]! <= round[sheet]!) latest.set(expert[sheet]!, sheet);
  }
  return [...latest.values()];
}

function ownShares(
  points: PointSheets,
  sheets: readonly number[],
  n: number,
  positive: boolean,
): Pick<Weighed, 'experts' | 'own' | 'consistency' | 'matrices' | 'ahp' | 'paired'> {
  const own = new Float64Array(sheets.length * n);
  const experts = new Uint32Array(sheets.length);
  const shares = new Float64Array(n);
  let used = 0;
  for (const sheet of sheets) {
    if (rowShares(points.columns, sheet, positive, shares) !== 'used') continue;
    own.set(shares, used * n);
    experts[used] = points.expert[sheet]!;
    used += 1;
  }
  return {
    experts: experts.slice(0, used),
    own: own.slice(0, used * n),
    consistency: null,
    matrices: null,
    ahp: null,
    paired: null,
  };
}

async function spreadOf({ own, experts }: Weighed, n: number, job: ComputeJob): Promise<SpreadView[] | null> {
  if (experts.length === 0) return null;
  const spread: SpreadView[] = [];
  for (let i = 0; i < n; i += 1) {
    if (experts.length > MOST_DELPHI) await job.pause();
    const values = new Float64Array(experts.length);
    for (let e = 0; e < values.length; e += 1) values[e] = own[e * n + i]!;
    const { low, lowerQuartile, median, upperQuartile, high, deviation } = describe(values);
    spread.push({ low, lowerQuartile, median, upperQuartile, high, deviation });
  }
  return spread;
}

function agreementOf({ own, experts }: Weighed, n: number): AgreementView | null {
  function* rows(): Generator<Float64Array> {
    for (let e = 0; e < experts.length; e += 1) yield own.subarray(e * n, (e + 1) * n);
  }
  const found = kendallW(rows(), n);
  if (found === null || Number.isNaN(found.w)) return null;
  const { w, chiSquare, degrees, pExact, pLeast, judges } = found;
  // No approximation is let below what these orders can give.
  const [p, pSmall] = [Math.max(found.p, pLeast), Math.max(found.pSmall, pLeast)];
  return { w, chiSquare, degrees, p, pSmall, pExact, judges };
}

function roundView({ round, experts, cells, concordance, spread, moved }: DelphiRound, input: WeightsInput): RoundView {
  const { columns, round: rounds } = input.points!;
  const sheets = experts > MOST_DRAWN ? [] : [...rounds.keys()].filter((sheet) => rounds[sheet] === round);
  return {
    round,
    experts,
    cells: cells.map((cell, i): CellView => ({
      n: cell.n,
      lowerQuartile: cell.lowerQuartile,
      median: cell.median,
      upperQuartile: cell.upperQuartile,
      relative: relativeSpread(cell),
      values: sheets.map((sheet) => columns[i]![sheet]!).filter(Number.isFinite),
    })),
    w: concordance?.w ?? NaN,
    p: concordance
      ? Number.isNaN(concordance.pExact)
        ? Math.max(concordance.pSmall, concordance.pLeast)
        : concordance.pExact
      : NaN,
    spread,
    moved,
  };
}

function drawnOf(input: WeightsInput, { experts, own, consistency, matrices }: Weighed, n: number): ExpertView[] {
  return Array.from(experts.subarray(0, MOST_DRAWN), (expert, e): ExpertView => {
    const weights = [...own.subarray(e * n, (e + 1) * n)];
    return {
      name: input.nameOf(expert),
      mark: input.persons ? e : -1,
      weights: weights.every(Number.isFinite) ? weights : null,
      consistency: consistency?.[e] ?? NaN,
      matrix: matrices?.[e] ? [...matrices[e]] : null,
    };
  });
}

/** `first`: the criterion a customer weighs most, or that several weigh alike. `expert`: who of those drawn it is. */
function marksOf(
  { customers, persons }: WeightsInput,
  { experts, own, preferred }: Weighed,
  n: number,
): Pick<WeightsResult, 'marks' | 'firsts'> {
  const first = new Uint32Array(customers).fill(NO_MARK);
  const expert = new Uint32Array(customers).fill(NO_MARK);
  const firsts = new Array<number>(n + 1).fill(0);
  if (persons)
    for (let e = 0; e < experts.length; e += 1) {
      let [best, ties] = [0, 0];
      for (let i = 1; i < n; i += 1) {
        const gap = own[e * n + i]! - own[e * n + best]!;
        if (Math.abs(gap) <= 1e-12) ties += 1;
        else if (gap > 0) [best, ties] = [i, 0];
      }
      first[experts[e]!] = ties > 0 || Number.isNaN(own[e * n]!) ? n : best;
      if (e < MOST_DRAWN) expert[experts[e]!] = e;
    }
  if (persons && preferred) for (const [judge, mark] of preferred) first[judge] = mark;
  for (const mark of first) if (mark !== NO_MARK) firsts[mark]! += 1;
  return {
    firsts,
    marks: {
      first: { of: first, count: n + 1 },
      expert: { of: expert, count: Math.max(1, Math.min(MOST_DRAWN, experts.length)) },
    },
  };
}

/** Points shared out that come to neither 1 nor 100, of as many sheets as can be experts. Answers on a scale are not shared out. */
function sumsOf({ source, points, method, nameOf }: WeightsInput, { values }: WeightsOptions): WeightsResult['sums'] {
  if (points === null || method !== 'average') return [];
  if (source === 'survey' && (points.expert.length > MOST_DRAWN || values === 'ranks' || rated(points))) return [];
  return Array.from(points.expert, (who, sheet) => {
    const sum = points.columns.reduce((all, column) => all + column[sheet]!, 0);
    return { name: nameOf(who), sum: Number(sum.toPrecision(12)) };
  }).filter(({ sum }) => sum > 0 && Math.abs(sum - 100) >= 1e-6 && Math.abs(sum - 1) >= 1e-8);
}

/** Whether all values look like answers on a scale up to 10: none between 0 and 1, none above. */
function rated({ columns }: PointSheets): boolean {
  return columns.every((column) =>
    column.every((value) => Number.isNaN(value) || value === 0 || (value >= 1 && value <= 10)),
  );
}
