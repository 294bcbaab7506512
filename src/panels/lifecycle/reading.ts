/** The sentences: who stands where, who moved, where it leads, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { LOST } from '../../models/lifecycle-stages.ts';
import type { LifecycleResult } from './compute.ts';
import type { LifecycleOptions } from './options.ts';
import { peopleMissing } from './people.ts';
import type { LifecycleView, SlotView } from './view.ts';

const word = ({ name }: SlotView): Message => message(`lifecycle.slot-${name}`);

export function readingOf(view: LifecycleView, { base, grid }: LifecycleResult): Message[] {
  const { slots, customers, asOf, before } = view;
  const says: Message[] = [];
  const width = slots.length + 1;
  const at = (from: number, to: number): number => view.moves[from * width + to]!;
  const unit = message(`lifecycle.period-${view.unit}`);
  const count = (slot: number): number => slots[slot]!.customers;
  if (view.show === 'states') {
    const start = grid.unit;
    says.push(
      message('lifecycle.reading-states', {
        unit: message(`lifecycle.period-${start}`),
        asOf,
        customers,
        first: count(0),
        returning: count(1),
        resurrected: count(2),
        dormant: count(3),
      }),
    );
    if (count(1) + at(0, 3) + at(1, 3) + at(2, 3) > 0 && before < asOf)
      says.push(
        message('lifecycle.reading-state-moves', {
          before,
          asOf,
          slept: at(0, 3) + at(1, 3) + at(2, 3),
          woke: at(3, 2) + at(3, 1),
          came: Array.from({ length: 4 }, (_, to) => at(4, to)).reduce((sum, value) => sum + value, 0),
        }),
      );
    return says;
  }
  says.push(
    message('lifecycle.reading-stages', {
      asOf,
      customers,
      exploration: count(0),
      formation: count(1),
      stability: count(2),
      decline: count(3),
      lost: count(4),
      lostShare: slots[LOST]!.share,
    }),
  );
  if (view.hasMoney && slots[2]!.money + slots[3]!.money > 0)
    says.push(
      message('lifecycle.reading-money', {
        stability: slots[2]!.money,
        stabilityShare: share(slots[2]!.moneyShare),
        decline: slots[3]!.money,
        declineShare: share(slots[3]!.moneyShare),
      }),
    );
  if (before < asOf)
    says.push(
      message('lifecycle.reading-moves', {
        before,
        asOf,
        down: at(2, 3),
        back: at(3, 2),
        lost: at(0, 4) + at(1, 4) + at(2, 4) + at(3, 4),
        regained: at(4, 0) + at(4, 1) + at(4, 2) + at(4, 3),
        came: at(5, 0) + at(5, 1) + at(5, 2) + at(5, 3) + at(5, 4),
      }),
    );
  says.push(...chainSays(view, unit));
  if (view.alive !== null) {
    const [there, doubted, spared, both] = view.alive.table;
    says.push(
      message('lifecycle.reading-alive', {
        agreement: view.alive.agreement,
        limit: view.alive.limit,
        doubted,
        spared,
        both,
        there,
      }),
    );
  }
  if (base.days.day.length === base.days.buyers) says.push(message('lifecycle.note-no-repeat'));
  return says;
}

function share(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

function chainSays({ chain, slots, unit: period }: LifecycleView, unit: Message): Message[] {
  const says: Message[] = [];
  const stability = slots[2]!;
  const units = message(`lifecycle.periods-${period}`);
  if (chain.periods === 0) return [message('lifecycle.note-no-chain')];
  if (Number.isFinite(stability.stay) && stability.stay > 0)
    says.push(
      message('lifecycle.reading-stay', {
        unit,
        units,
        keep: 1 - 1 / stability.stay,
        stay: stability.stay,
        periods: chain.periods,
      }),
    );
  if (Number.isFinite(stability.untilLost) && stability.untilLost > 0)
    says.push(message('lifecycle.reading-until', { units, until: stability.untilLost }));
  if (chain.kind === 'regular' || chain.kind === 'periodic')
    says.push(
      message(`lifecycle.reading-settle-${chain.kind}`, {
        stability: share(stability.steady),
        lost: share(slots[LOST]!.steady),
      }),
    );
  else if (chain.kind === 'absorbing')
    says.push(
      message('lifecycle.reading-settle-absorbing', {
        name: word(slots.find(({ steady }) => steady > 0.5) ?? slots[LOST]!),
      }),
    );
  else says.push(message(`lifecycle.reading-settle-${chain.kind}`));
  return says;
}

/** What it does not say, and what to know of these inputs. */
export function caveatsOf(view: LifecycleView, result: LifecycleResult, options: LifecycleOptions): Message[] {
  const { base, grid, beyond, set } = result;
  const notes: Message[] = [];
  const stages = view.show === 'stages';
  if (stages && view.usualFrom !== 'assumed')
    notes.push(message(`lifecycle.note-usual-${view.usualFrom}`, { days: view.usual }));
  if (stages && view.usualFrom === 'assumed') notes.push(message('lifecycle.caution-usual', { days: view.usual }));
  if (base.doubtful !== null) notes.push(message('lifecycle.caution-last-day', { last: base.doubtful, end: base.end }));
  if (beyond !== null) notes.push(message('lifecycle.note-beyond', { asked: beyond, end: base.end }));
  if (grid.cut > 0)
    notes.push(
      message('lifecycle.note-cut', {
        count: grid.cut,
        unit: message(`lifecycle.period-${grid.unit}`),
        from: grid.dates[0]!,
      }),
    );
  if (!grid.whole)
    notes.push(message('lifecycle.note-open', { unit: message(`lifecycle.period-${grid.unit}`), end: base.end }));
  if (!view.hasMoney && (options.volume === 'money' || options.measure === 'revenue'))
    notes.push(message('lifecycle.note-no-money'));
  if (stages && set.options.lostBy === 'silence' && options.lost <= options.silent)
    notes.push(message('lifecycle.caution-thresholds', { lost: options.lost, silent: options.silent }));
  if (stages && result.aliveFault !== null)
    notes.push(message('lifecycle.caution-alive', { fault: result.aliveFault }));
  else if (stages && (options.lostBy === 'alive' || options.alive))
    notes.push(message('lifecycle.note-alive', { end: base.end }));
  const missing = peopleMissing(result, options);
  if (missing > 0) notes.push(message('lifecycle.caution-people', { count: missing }));
  return stages
    ? [
        ...notes,
        message('lifecycle.limit-rules'),
        message('lifecycle.limit-silence'),
        message('lifecycle.limit-cohort'),
        ...(view.chain.periods > 0 ? [message('lifecycle.limit-chain')] : []),
        message('lifecycle.limit-money'),
      ]
    : [...notes, message('lifecycle.limit-states'), message('lifecycle.limit-cohort')];
}
