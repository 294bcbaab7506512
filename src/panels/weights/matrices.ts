/** The analytic hierarchy process for a panel of experts: a matrix each, one of all, and the pair worth another look. */

import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import {
  aggregateJudgements,
  aggregatePriorities,
  fitAhp,
  noJudgements,
  pairFits,
  setJudgement,
  type AhpFit,
  type PairFit,
} from '../../models/ahp.ts';
import { linkedGroups } from '../../models/judgement-graph.ts';
import type { ComputeJob } from '../contract.ts';
import { listOf } from '../wording.ts';
import { SCALE_END } from './judgements.ts';
import type { Weighed } from './weighed.ts';
import type { JudgedPairs, WeightsInput } from './input.ts';
import type { WeightsOptions } from './options.ts';

const BETWEEN_PAUSES = 200;

export async function weighMatrices(
  pairs: JudgedPairs,
  input: WeightsInput,
  options: WeightsOptions,
  job: ComputeJob,
): Promise<Outcome<Weighed>> {
  const n = input.criteria.length;
  const { priorities, randomIndex: table, limit } = options;
  const judges = [...new Set(pairs.expert)].sort((a, b) => a - b);
  const matrices = matricesOf(pairs, judges, n);
  const shares = judges.map((judge) => pairs.shares[judge]!);
  const joint = aggregateJudgements(matrices, n, shares);
  const fit = fitAhp(joint, n, priorities, table);
  if (!fit.ok) return fail('weights.unlinked-names', { groups: groupsIn(joint, input) });

  const fits: (AhpFit | null)[] = [];
  for (const [at, matrix] of matrices.entries()) {
    if (at % BETWEEN_PAUSES === BETWEEN_PAUSES - 1) {
      await job.pause();
      job.progress(at / matrices.length);
    }
    const own = fitAhp(matrix, n, priorities, table);
    fits.push(own.ok ? own.value : null);
  }
  const linked = fits.flatMap((own, at) => (own === null ? [] : [{ own, at }]));
  const together = options.group === 'priorities' && linked.length > 0;
  const weights = together
    ? aggregatePriorities(
        linked.map(({ own }) => own.weights),
        n,
        linked.map(({ at }) => shares[at]!),
      )
    : fit.value.weights;
  const consistency = Float64Array.from(linked, ({ own }) => own.consistencyRatio);
  return succeed({
    weights,
    experts: Uint32Array.from(linked, ({ at }) => judges[at]!),
    own: Float64Array.from(linked.flatMap(({ own }) => [...own.weights])),
    consistency,
    matrices: linked.map(({ at }) => matrices[at]!),
    ahp: {
      lambda: fit.value.lambda,
      consistencyIndex: fit.value.consistencyIndex,
      randomIndex: fit.value.randomIndex,
      consistencyRatio: fit.value.consistencyRatio,
      missing: fit.value.missing,
      matrix: [...joint],
      pairs: withinScale(pairFits(joint, n, fit.value.weights, priorities, table), joint, n, options),
      inconsistent: consistency.filter((ratio) => ratio > limit / 100).length,
      unlinked: judges.length - linked.length,
    },
    paired: null,
    rounds: [],
    incomplete: 0,
    unusable: 0,
    earlier: 0,
  });
}

/** What the others say of a pair may be more than the scale can say: then the end of the scale is what to put, and its ratio. */
function withinScale(
  pairs: readonly PairFit[],
  matrix: Float64Array,
  n: number,
  { priorities, randomIndex: table }: WeightsOptions,
): PairFit[] {
  // Who judged beyond 9 has a longer scale.
  const end = pairs.reduce((most, { judged }) => Math.max(most, judged, 1 / judged), SCALE_END);
  const order = (ratio: number): number => (Number.isNaN(ratio) ? Infinity : ratio);
  return pairs
    .map((pair): PairFit => {
      const others = Math.min(end, Math.max(1 / end, pair.others));
      if (others === pair.others || Number.isNaN(others)) return pair;
      const revised = Float64Array.from(matrix);
      setJudgement(revised, n, pair.i, pair.j, others);
      const fit = fitAhp(revised, n, priorities, table);
      return { ...pair, others, ratioIfRevised: fit.ok ? fit.value.consistencyRatio : NaN };
    })
    .sort((a, b) => order(a.ratioIfRevised) - order(b.ratioIfRevised) || b.off - a.off);
}

/** A matrix a judge; who judged a pair more than once is taken at the geometric mean. */
function matricesOf(
  { expert, first, second, ratio, count }: JudgedPairs,
  judges: readonly number[],
  n: number,
): Float64Array[] {
  const place = new Map(judges.map((judge, at) => [judge, at]));
  const sums = judges.map(() => new Float64Array(n * n));
  const counts = judges.map(() => new Float64Array(n * n));
  for (let row = 0; row < ratio.length; row += 1) {
    const at = place.get(expert[row]!)!;
    if (!Number.isFinite(ratio[row]!)) continue;
    const [i, j] = [first[row]!, second[row]!];
    const cell = i < j ? i * n + j : j * n + i;
    sums[at]![cell]! += count[row]! * (i < j ? 1 : -1) * Math.log(ratio[row]!);
    counts[at]![cell]! += count[row]!;
  }
  return judges.map((_, at) => {
    const matrix = noJudgements(n);
    for (let i = 0; i < n; i += 1)
      for (let j = i + 1; j < n; j += 1) {
        const times = counts[at]![i * n + j]!;
        // e^ln 3 is not quite 3: what was judged once is kept to the digit it was written with.
        if (times > 0) setJudgement(matrix, n, i, j, tidy(Math.exp(sums[at]![i * n + j]! / times)));
      }
    return matrix;
  });
}

/** The whole number, or its reciprocal, that a ratio is but for rounding. */
function tidy(ratio: number): number {
  const [whole, part] = [Math.round(ratio), Math.round(1 / ratio)];
  if (whole > 0 && Math.abs(ratio - whole) < 1e-12 * ratio) return whole;
  return part > 0 && Math.abs(1 / ratio - part) < 1e-12 / ratio ? 1 / part : Number(ratio.toPrecision(15));
}

/** The groups that no judgement links, `A, B | C`. */
function groupsIn(matrix: Float64Array, { criteria }: WeightsInput): ReturnType<typeof listOf> {
  const n = criteria.length;
  const judged = matrix.map((value, cell) => (Math.floor(cell / n) !== cell % n && Number.isFinite(value) ? 1 : 0));
  return listOf(
    'weights.groups',
    linkedGroups(judged, n).map((group) =>
      listOf(
        'weights.list',
        group.map((i) => ({ code: 'weights.item', parameters: { name: criteria[i]! } })),
      ),
    ),
  );
}
