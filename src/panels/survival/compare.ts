/** Which group stays longest, and the test asked for. */

import type { GroupView, ReasonsView, ReasonView, SurvivalView, TestView } from './view.ts';

/** Groups from the one that stays longest; by the median where all have one, else by the share at the farthest common time. */
export function ranking(view: SurvivalView): {
  readonly by: 'median' | 'share';
  readonly best: GroupView;
  readonly worst: GroupView;
} {
  const groups = view.groups.filter(({ spells }) => spells > 0);
  const byMedian = groups.every(({ median }) => Number.isFinite(median.value));
  const value = (group: GroupView): number => (byMedian ? group.median.value : shareAt(group, view));
  const order = [...groups].sort((a, b) => value(b) - value(a));
  return { by: byMedian ? 'median' : 'share', best: order[0]!, worst: order.at(-1)! };
}

/** Share still there at the farthest time all groups are seen, to the nearest place. */
export function shareAt(group: GroupView, { edges, farthest }: SurvivalView): number {
  let value = 1;
  for (let place = 0; place < group.survival.length && edges[place + 1]! <= farthest * (1 + 1e-9); place += 1)
    if (Number.isFinite(group.survival[place]!)) value = group.survival[place]!;
  return value;
}

/** The last limit of a place up to which all groups are seen; 0 where there is none. */
export function sharedTime({ edges, farthest }: SurvivalView): number {
  let time = 0;
  for (const edge of edges) if (edge <= farthest * (1 + 1e-9)) time = edge;
  return time;
}

/** The test with the weights asked for; `null` where groups cannot be tested. */
export function testOf(view: Pick<SurvivalView, 'tests' | 'weights'>): TestView | null {
  return view.tests.find(({ weights }) => weights === view.weights) ?? null;
}

/** The reason that has taken the most by the last time seen, of those told one by one. */
export function commonestReason({ reasons, merged }: ReasonsView): ReasonView {
  const own = merged > 0 && reasons.length > 1 ? reasons.slice(0, -1) : reasons;
  return own.reduce((best, reason) => (reason.final.value > best.final.value ? reason : best));
}
