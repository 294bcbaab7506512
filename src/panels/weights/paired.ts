/** Tournament and Bradley–Terry: who was preferred to whom, from judged pairs or from who was given more points. */

import { fail, message, succeed, type Outcome } from '../../lib/outcome.ts';
import { fitBradleyTerry } from '../../models/bradley-terry.ts';
import { linkedGroups, winningGroups } from '../../models/judgement-graph.ts';
import { chiSquareUpper } from '../../models/special/normal.ts';
import { circularTriads, tournament } from '../../models/tournament.ts';
import type { ComputeJob } from '../contract.ts';
import { listOf } from '../wording.ts';
import type { Weighed } from './weighed.ts';
import type { WeightsInput } from './input.ts';
import type { WeightsOptions } from './options.ts';
import type { PairedView } from './view.ts';

/** Comparisons imagined for each pair where strengths are not finite without. */
const FALLBACK = 1;
const BETWEEN_PAUSES = 20_000;

/** Wins of all, and of each judge. */
interface Wins {
  readonly all: Float64Array;
  /** judges in order, and the wins of each, row-major, where there are not too many of them */
  readonly judges: readonly number[];
  readonly own: readonly Float64Array[];
}

/** Judges whose wins are kept one by one. */
const MOST_JUDGES = 20_000;

export async function weighPairs(
  input: WeightsInput,
  options: WeightsOptions,
  job: ComputeJob,
): Promise<Outcome<Weighed>> {
  const n = input.criteria.length;
  const wins = input.pairs ? fromPairs(input) : await fromPoints(input, job);
  if (!wins.all.some((count) => count > 0)) return fail('weights.no-comparisons', { unusable: input.unusable });
  const ownPoint = options.ownPoint ? 1 : 0;
  const scored = tournament(wins.all, n, 0);
  const strengths = input.method === 'bradley-terry' ? strengthsOf(wins.all, n, options) : null;
  if (strengths !== null && !strengths.ok) return strengths;
  const apart = apartOf(wins.all, n, input);
  const whole = wins.own.map((own) => (comparedOnce(own, n) ? circularTriads(own, n) : null));
  const circles = whole.filter((each) => each !== null);
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
  // An own point is one for each judge: with all of them together it weighs as much as with one.
  const judges = wins.judges.reduce((sum, judge) => sum + (input.pairs?.shares[judge] ?? 1), 0);
  const weights = strengths?.value.worth ?? tournament(wins.all, n, ownPoint * judges).weights;
  // A judge who did not compare every pair has points, but they say more of what was asked than of what was meant.
  const asked = wins.own.flatMap((own, at) => (comparedAll(own, n) ? [at] : []));
  return succeed({
    weights,
    experts: Uint32Array.from(asked, (at) => wins.judges[at]!),
    own: Float64Array.from(asked.flatMap((at) => [...tournament(wins.own[at]!, n, ownPoint).weights])),
    consistency: Float64Array.from(asked, (at) => whole[at]?.consistence ?? NaN),
    matrices: null,
    ahp: null,
    paired: {
      wins: [...wins.all],
      points: [...scored.points],
      unjudged: scored.unjudged,
      triads: mean(circles.map(({ triads }) => triads)),
      consistence: mean(circles.map(({ consistence }) => consistence)),
      judged: circles.length,
      strengths: strengths?.value.view ?? null,
      fault: apart && message(`weights.fault-${apart.kind}`, { groups: apart.names }),
      apart,
    },
    preferred: preferredOf(wins, n),
    rounds: [],
    incomplete: wins.judges.length - asked.length,
    unusable: 0,
    earlier: 0,
  });
}

function strengthsOf(
  wins: Float64Array,
  n: number,
  { imaginary }: WeightsOptions,
): Outcome<{ readonly worth: Float64Array; readonly view: PairedView['strengths'] }> {
  let used = imaginary;
  let fit = fitBradleyTerry(wins, n, used);
  if (!fit.ok) {
    used = FALLBACK;
    fit = fitBradleyTerry(wins, n, used);
    if (!fit.ok) return fit;
  }
  const { worth, abilities, standardErrors, worthLow, worthHigh, deviance, degrees } = fit.value;
  return succeed({
    worth,
    view: {
      abilities: [...abilities],
      standardErrors: [...standardErrors],
      low: [...worthLow],
      high: [...worthHigh],
      deviance,
      degrees,
      p: degrees > 0 && used === 0 ? chiSquareUpper(deviance, degrees) : NaN,
      imaginary: used,
    },
  });
}

/** Which groups never met, whatever is imagined; of strengths also which never lost to the others, for points just count wins. */
function apartOf(wins: Float64Array, n: number, { criteria, method }: WeightsInput): PairedView['apart'] {
  const linked = linkedGroups(wins, n);
  const kind = linked.length > 1 ? 'unlinked' : 'one-sided';
  const groups = kind === 'unlinked' ? linked : method === 'bradley-terry' ? winningGroups(wins, n) : [];
  if (groups.length < 2) return null;
  const names = groups.map((group) =>
    listOf(
      'weights.list',
      group.map((i) => message('weights.item', { name: criteria[i]! })),
    ),
  );
  return { kind, groups, names: listOf(kind === 'unlinked' ? 'weights.groups' : 'weights.above', names) };
}

function fromPairs({ pairs, criteria }: WeightsInput): Wins {
  const n = criteria.length;
  const { expert, first, second, ratio, count, shares } = pairs!;
  const all = new Float64Array(n * n);
  const judges = [...new Set(expert)].sort((a, b) => a - b);
  const place = new Map(judges.map((judge, at) => [judge, at]));
  const own = judges.length > MOST_JUDGES ? [] : judges.map(() => new Float64Array(n * n));
  for (let row = 0; row < expert.length; row += 1) {
    const [i, j] = [first[row]!, second[row]!];
    const judge = expert[row]!;
    const won = Number.isNaN(ratio[row]!) || ratio[row]! > 1 ? 1 : ratio[row] === 1 ? 0.5 : 0;
    for (const [cell, part] of [
      [i * n + j, won],
      [j * n + i, 1 - won],
    ] as const) {
      all[cell]! += part * count[row]! * shares[judge]!;
      const mine = own[place.get(judge)!];
      if (mine) mine[cell]! += part * count[row]!;
    }
  }
  return { all, judges, own };
}

/** A sheet prefers what it gives more points; of each expert the last one counts. */
async function fromPoints({ points, criteria }: WeightsInput, job: ComputeJob): Promise<Wins> {
  const n = criteria.length;
  const { columns, expert, round } = points!;
  const latest = new Map<number, number>();
  for (let sheet = 0; sheet < expert.length; sheet += 1) {
    const before = latest.get(expert[sheet]!);
    if (before === undefined || round[before]! <= round[sheet]!) latest.set(expert[sheet]!, sheet);
  }
  const all = new Float64Array(n * n);
  const judges = [...latest.keys()];
  const keep = judges.length <= MOST_JUDGES;
  const own: Float64Array[] = [];
  let done = 0;
  for (const sheet of latest.values()) {
    done += 1;
    if (done % BETWEEN_PAUSES === 0) await job.pause();
    const wins = new Float64Array(keep ? n * n : 0);
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j < n; j += 1) {
        const [a, b] = [columns[i]![sheet]!, columns[j]![sheet]!];
        if (i === j || Number.isNaN(a) || Number.isNaN(b)) continue;
        const part = a > b ? 1 : a === b ? 0.5 : 0;
        all[i * n + j]! += part;
        if (keep) wins[i * n + j] = part;
      }
    if (keep) own.push(wins);
  }
  return { all, judges, own };
}

/** What each judge preferred on balance: the thing with most wins over losses, n where several have as many. */
function preferredOf({ judges, own }: Wins, n: number): ReadonlyMap<number, number> {
  const preferred = new Map<number, number>();
  own.forEach((wins, at) => {
    const balance = Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < n; j += 1) sum += wins[i * n + j]! - wins[j * n + i]!;
      return sum;
    });
    const most = Math.max(...balance);
    const best = balance.indexOf(most);
    preferred.set(judges[at]!, balance.lastIndexOf(most) === best ? best : n);
  });
  return preferred;
}

function comparedAll(wins: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) if (wins[i * n + j]! + wins[j * n + i]! === 0) return false;
  return true;
}

function comparedOnce(wins: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) if (wins[i * n + j]! + wins[j * n + i]! !== 1) return false;
  return true;
}
