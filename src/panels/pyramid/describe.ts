/** Words for picked marks: `platinum`, `the most profitable 5–15 %`, `iron before, gold after`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import type { PyramidOptions } from './options.ts';
import { TIER_NAMES, WHALE_STEPS, type MovesView } from './view.ts';

export function describePyramid(set: string, marks: readonly number[], options: PyramidOptions): Message {
  const names = TIER_NAMES[options.scheme];
  const none = message('pyramid.describe-none');
  if (set === 'tier') {
    const tiers = sorted(marks, names.length).map((mark) => message(`pyramid.tier-${names[mark]!}`));
    return tiers.length === 0 ? none : message('pyramid.describe-tiers', { names: listOf('pyramid.list', tiers) });
  }
  if (set === 'whale') {
    const runs = runsOf(marks.filter((mark) => mark < WHALE_STEPS));
    if (runs.length === 0) return none;
    if (runs.length > 3) return message('pyramid.describe-parts', { count: runs.length });
    return listOf(
      'pyramid.list',
      runs.map(([first, last]) =>
        message('pyramid.describe-whale', { from: first / WHALE_STEPS, to: (last + 1) / WHALE_STEPS }),
      ),
    );
  }
  const width = names.length + 1;
  const cells = sorted(marks, width * width);
  if (cells.length === 0) return none;
  if (cells.length > 3) return message('pyramid.describe-cells', { count: cells.length });
  return listOf(
    'pyramid.list',
    cells.map((cell) => moveWord(cell, names)),
  );
}

/** A cell of the matrix in words. */
export function moveWord(cell: number, names: readonly string[]): Message {
  const [from, to] = [Math.floor(cell / (names.length + 1)), cell % (names.length + 1)];
  const tier = (index: number): Message => message(`pyramid.tier-${names[index]!}`);
  if (from === names.length && to === names.length) return message('pyramid.describe-none');
  if (from === names.length) return message('pyramid.move-new', { to: tier(to) });
  if (to === names.length) return message('pyramid.move-gone', { from: tier(from) });
  if (from === to) return message('pyramid.move-stay', { tier: tier(from) });
  return message(to < from ? 'pyramid.move-up' : 'pyramid.move-down', { from: tier(from), to: tier(to) });
}

function sorted(marks: readonly number[], count: number): number[] {
  return [...new Set(marks)].filter((mark) => mark < count).sort((a, b) => a - b);
}

/** Which days are in neither period, and why; `null` where every day is in one. */
export function skippedDays({ first, from, split, to, last }: MovesView): Message | null {
  const days = split - from;
  if (first < from)
    return message('pyramid.note-skipped-before', { first, last: from - 1, count: from - first, split, days });
  if (to <= last) return message('pyramid.note-skipped-after', { first: to, last, count: last + 1 - to, split, days });
  return null;
}
