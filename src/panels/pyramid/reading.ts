/** The sentences: who brings what, who costs more than they bring, who moved, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PyramidResult } from './compute.ts';
import { skippedDays } from './describe.ts';
import { lastDayDoubtful } from './ranking.ts';
import type { PyramidView, TierView } from './view.ts';

const word = ({ name }: TierView): Message => message(`pyramid.tier-${name}`);
const mean = ({ value, customers }: TierView): number => value / customers;

export function readingOf(view: PyramidView): Message[] {
  const { tiers, whale, moves, lift } = view;
  const measure = message(`pyramid.of-${view.measure}`);
  const filled = tiers.filter(({ customers }) => customers > 0);
  const [first, last] = [filled[0]!, filled.at(-1)!];
  const says: Message[] = [];
  if (filled.length === 1) says.push(message('pyramid.reading-one-tier', { tier: word(first), n: view.customers }));
  else {
    says.push(
      message(Number.isNaN(first.valueShare) ? 'pyramid.reading-top-no-share' : 'pyramid.reading-top', {
        tier: word(first),
        customers: first.customers,
        share: first.share,
        valueShare: first.valueShare,
        each: mean(first),
        measure,
      }),
      message(Number.isNaN(last.valueShare) ? 'pyramid.reading-last-no-share' : 'pyramid.reading-last', {
        tier: word(last),
        customers: last.customers,
        share: last.share,
        valueShare: last.valueShare,
        each: mean(last),
        measure,
      }),
    );
    if (mean(last) > 0)
      says.push(
        message('pyramid.reading-times', { first: word(first), last: word(last), times: mean(first) / mean(last) }),
      );
  }
  says.push(...whaleSays(whale));
  if (moves !== null)
    says.push(
      message('pyramid.reading-moves', {
        up: moves.up,
        down: moves.down,
        stayed: moves.stayed,
        came: moves.came,
        gone: moves.gone,
        split: moves.split,
      }),
    );
  if (lift.from >= 1 && !Number.isNaN(lift.gain))
    says.push(
      message(liftCode(view), {
        share: lift.share,
        tier: word(tiers[lift.from]!),
        above: word(tiers[lift.from - 1]!),
        customers: lift.customers,
        gain: lift.gain,
        profit: lift.profit,
        measure,
      }),
    );
  return says;
}

/** Only what is left of it as profit may be spent on it. */
function liftCode({ lift, measure }: PyramidView): string {
  if (!(lift.profit > 0)) return 'pyramid.reading-lift-loss';
  return measure === 'profit' ? 'pyramid.reading-lift-profit' : 'pyramid.reading-lift';
}

function whaleSays(whale: PyramidView['whale']): Message[] {
  if (whale.gainers === 0) return [message('pyramid.reading-whale-none', { losers: whale.losers, total: whale.total })];
  if (whale.losers === 0) return [message('pyramid.reading-whale-flat', { total: whale.total })];
  const lost = whale.peak - whale.total;
  return [
    message(whale.total > 0 ? 'pyramid.reading-whale' : 'pyramid.reading-whale-loss', {
      gainers: whale.gainers,
      peak: whale.peak,
      peakShare: whale.peak / whale.total,
      losers: whale.losers,
      lost,
      destroyed: whale.destroyed,
      total: whale.total,
    }),
  ];
}

/** What it does not say, and what to know of these inputs. */
export function caveatsOf(view: PyramidView, { base, bounds }: PyramidResult): Message[] {
  const notes: Message[] = [];
  const { scope } = base;
  if (!view.costed) notes.push(message('pyramid.note-margin'));
  else if (base.linesUncosted > 0) notes.push(message('pyramid.note-uncosted', { rows: base.linesUncosted }));
  else notes.push(message('pyramid.note-costed'));
  if (lastDayDoubtful(base))
    notes.push(message('pyramid.caution-last-day', { last: base.to, nearlyAll: base.nearlyAll }));
  if (view.serving === 0) notes.push(message('pyramid.note-no-serving'));
  if (view.tiers.some(({ customers }, i) => customers !== (bounds[i] ?? view.customers) - (bounds[i - 1] ?? 0)))
    notes.push(message('pyramid.note-ties'));
  if (scope.asOfDay !== 2147483647) notes.push(message('pyramid.note-as-of', { asOf: scope.asOfDay }));
  if (view.moves === null) notes.push(message('pyramid.note-no-moves'));
  else
    notes.push(
      message('pyramid.note-periods', { from: view.moves.from, split: view.moves.split, to: view.moves.to - 1 }),
    );
  if (view.moves !== null) {
    const skipped = skippedDays(view.moves);
    if (skipped !== null) notes.push(skipped);
  }
  if (view.lift.from < 0) notes.push(message('pyramid.note-no-lift'));
  return [
    ...notes,
    message('pyramid.limit-convention'),
    message('pyramid.limit-past'),
    ...(view.scheme === 'four' ? [message('pyramid.limit-names')] : []),
    message('pyramid.limit-whale'),
    ...(view.moves === null ? [] : [message('pyramid.limit-moves')]),
    message('pyramid.limit-lift'),
  ];
}
