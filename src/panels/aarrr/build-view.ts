/** From the result to the view: shares with intervals, tests between groups, times and periods. */

import { holm } from '../../models/holm.ts';
import { compareManyShares, compareShares, wilsonInterval } from '../../models/proportions.ts';
import { message } from '../../lib/outcome.ts';
import { quantileOf, type AarrrResult } from './compute.ts';
import type { AarrrOptions } from './options.ts';
import {
  bitsOf,
  NAMES_SHOWN,
  type AarrrView,
  type GroupsView,
  type KView,
  type PairView,
  type Share,
  type StepTest,
  type StepView,
  type TrendView,
  type WayView,
} from './view.ts';

export function viewOf(result: AarrrResult, options: AarrrOptions): AarrrView {
  const { ground, plan, bases, paths, tally, waits, groups, intervals } = result;
  const order = ground.source === 'orders' ? 'ordered' : options.order;
  const K = paths.steps;
  const ways: WayView[] = [];
  for (let mark = 0; mark < tally.length; mark += 1) {
    const way = mark & ((1 << K) - 1);
    if (way !== 0 && tally[mark]! > 0) ways.push({ mark, group: mark >>> K, way, customers: tally[mark]! });
  }
  const has = (way: number, k: number): boolean => (order === 'any' ? bitsOf(way) > k : (way & (1 << k)) !== 0);
  const reachedOf = (group: number): number[] =>
    plan.map((_, k) =>
      ways.reduce(
        (sum, each) => sum + (has(each.way, k) && (group < 0 || each.group === group) ? each.customers : 0),
        0,
      ),
    );
  const reached = reachedOf(-1);
  const entered = reached[0]!;
  const completed = reached.at(-1)!;
  const steps = plan.map(({ label, names, optional }, k): StepView => {
    const base = bases[k]!;
    return {
      label: order === 'any' ? message('aarrr.level', { count: k + 1 }) : label,
      // In any order a level is of no step in particular.
      names: order === 'any' ? [] : names,
      optional: optional && order !== 'any',
      base,
      reached: reached[k]!,
      overall: shareOf(reached[k]!, entered),
      conversion: shareOf(reached[k]!, base < 0 ? entered : reached[base]!),
      left: base < 0 ? 0 : reached[base]! - reached[k]!,
      median: quantileOf(waits[k]!, 0.5),
      p90: quantileOf(waits[k]!, 0.9),
    };
  });
  const sorted = intervals && intervals.values.slice().sort();
  return {
    source: ground.source,
    order,
    window: result.window,
    customers: result.customers,
    entered,
    completed,
    steps,
    worst: worstOf(steps),
    ways,
    groups: groups && {
      ...groupsOf(
        groups.labels.map((label, group) => ({ label, reached: reachedOf(group) })),
        bases,
      ),
      by: groups.by,
      touch: options.touch,
    },
    time: intervals && {
      from: intervals.from,
      to: intervals.to,
      unit: intervals.unit,
      edges: intervals.histogram.edges,
      below: intervals.histogram.below,
      scale: intervals.histogram.scale,
      counts: countBars(intervals.bars, intervals.histogram.edges.length - 1),
      customers: intervals.values.length,
      median: quantileOf(sorted!, 0.5),
      p90: quantileOf(sorted!, 0.9),
    },
    trend: trendOf(result),
    k: kOf(result, options, entered),
    names: ground.names.slice(0, NAMES_SHOWN),
    inForce: result.inForce,
    inviteNames: result.inviteNames,
    acceptNames: result.acceptNames,
  };
}

export function shareOf(count: number, of: number): Share {
  const [low, high] = wilsonInterval(count, of);
  return { count, of, share: of > 0 ? count / of : NaN, low, high };
}

/** Among the steps that must be taken and that anybody could take; the first of equals. */
function worstOf(steps: readonly StepView[]): number {
  let worst = -1;
  steps.forEach(({ conversion, base, optional }, k) => {
    if (base < 0 || optional || !(conversion.of > 0)) return;
    if (worst < 0 || conversion.share < steps[worst]!.conversion.share) worst = k;
  });
  return worst;
}

function groupsOf(
  groups: readonly { readonly label: GroupsView['by']; readonly reached: readonly number[] }[],
  bases: readonly number[],
): Pick<GroupsView, 'groups' | 'tests' | 'pairs'> {
  const K = bases.length;
  const tested = bases.map((base, k): StepTest | null =>
    base < 0
      ? null
      : testOf(
          groups.map(({ reached }) => reached[k]!),
          groups.map(({ reached }) => reached[base]!),
        ),
  );
  const adjusted = holm(tested.map((test) => test?.p ?? NaN));
  const pairs: Omit<PairView, 'adjusted'>[] = [];
  groups.forEach((one, i) =>
    groups.slice(i + 1).forEach((other, j) => {
      const { difference, interval, p } = compareShares(
        one.reached[K - 1]!,
        one.reached[0]!,
        other.reached[K - 1]!,
        other.reached[0]!,
      );
      pairs.push({ one: i, other: i + 1 + j, difference, low: interval[0], high: interval[1], p });
    }),
  );
  const adjustedPairs = holm(pairs.map(({ p }) => p));
  return {
    groups: groups.map(({ label, reached }) => ({
      label,
      reached,
      overall: reached.map((count) => shareOf(count, reached[0]!)),
      conversion: reached.map((count, k) => shareOf(count, reached[Math.max(0, bases[k]!)]!)),
    })),
    tests: tested.map((test, k) => test && { ...test, adjusted: adjusted[k]! }),
    pairs: pairs.map((pair, i) => ({ ...pair, adjusted: adjustedPairs[i]! })),
  };
}

function testOf(counts: readonly number[], of: readonly number[]): StepTest {
  const { chiSquare, degrees, p, leastExpected } = compareManyShares(counts, of);
  const two = counts.length === 2 ? compareShares(counts[0]!, of[0]!, counts[1]!, of[1]!) : null;
  return {
    statistic: two ? two.z : chiSquare,
    degrees,
    p: two ? two.p : p,
    adjusted: NaN,
    doubtful: leastExpected < 5,
  };
}

function countBars(bars: Uint8Array, count: number): Uint32Array {
  const counts = new Uint32Array(count);
  for (let i = 0; i < bars.length; i += 1) counts[bars[i]!]! += 1;
  return counts;
}

function trendOf({ entries, window }: AarrrResult): TrendView | null {
  if (entries === null) return null;
  const { range, entered, completed, open } = entries;
  return {
    unit: range.unit,
    days: range.starts.slice(0, range.count),
    entered,
    completed,
    open: Number.isFinite(window) ? open.findIndex((count) => count > 0) : -1,
  };
}

function kOf({ sent, accepted }: AarrrResult, options: AarrrOptions, users: number): KView {
  if (options.kFrom === 'typed') {
    const { invitations, acceptance } = options;
    const rate = acceptance / 100;
    return {
      from: 'typed',
      users: NaN,
      sent: NaN,
      accepted: NaN,
      invitations,
      acceptance: rate,
      k: invitations * rate,
    };
  }
  const invitations = users > 0 ? sent / users : NaN;
  const acceptance = sent > 0 ? accepted / sent : NaN;
  return {
    from: 'events',
    users,
    sent,
    accepted,
    invitations,
    acceptance,
    k: Number.isNaN(sent) || !(users > 0) ? NaN : accepted / users,
  };
}
