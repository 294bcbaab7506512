/** Words for picked marks: `decline`, `from stability to decline`, `silent for 1.6–2.4 intervals`. */

import { dayFromIso } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { STATES } from '../../models/customer-states.ts';
import { STAGES } from '../../models/lifecycle-stages.ts';
import { listOf, runsOf } from '../wording.ts';
import type { LifecycleOptions } from './options.ts';
import { SILENCE_BARS, type LifecycleView, type SlotName } from './view.ts';

export function describeLifecycle(
  set: string,
  marks: readonly number[],
  options: Pick<LifecycleOptions, 'asOf'>,
  view: LifecycleView | null = null,
): Message {
  const none = message('lifecycle.describe-none');
  if (set === 'silence') {
    const runs = runsOf(marks.filter((mark) => mark < SILENCE_BARS));
    if (runs.length === 0) return none;
    if (runs.length > 3) return message('lifecycle.describe-bars', { count: runs.length });
    return listOf(
      'lifecycle.list',
      runs.map(([from, to]) => silenceWord(from, to, view)),
    );
  }
  if (set === 'stage' || set === 'state') {
    const names = set === 'stage' ? STAGES : STATES;
    const picked = sorted(marks, names.length).map((mark) => message(`lifecycle.slot-${names[mark]!}`));
    if (picked.length === 0) return none;
    const date = dayLookedAt(options, view);
    const what = listOf('lifecycle.list', picked);
    return date === null ? what : message('lifecycle.describe-at', { what, date });
  }
  const show = set === 'transition' ? 'stages' : 'states';
  const slots = show === 'stages' ? STAGES.length : STATES.length;
  const cells = sorted(marks, (slots + 1) ** 2 - 1);
  if (cells.length === 0) return none;
  // A whole row or column is where somebody was or is.
  const whole = wholeOf(cells, slots, show);
  if (whole !== null) return whole;
  if (cells.length > 3) return message('lifecycle.describe-moves', { count: cells.length });
  return listOf(
    'lifecycle.list',
    cells.map((cell) => moveWord(cell, show)),
  );
}

/** The day of the option, or the last of the data; `null` where neither is at hand. */
function dayLookedAt({ asOf }: Pick<LifecycleOptions, 'asOf'>, view: LifecycleView | null): number | null {
  const asked = asOf === null ? null : dayFromIso(asOf);
  const end = view?.river.dates.at(-1) ?? null;
  return asked !== null && end !== null ? Math.min(asked, end) : (asked ?? end);
}

/** Where somebody was or is, in words. */
export function whereWord(when: 'was' | 'is', name: SlotName | 'none'): Message {
  const own = name === 'lost' || name === 'none' || name === 'resurrected' ? `-${name}` : '';
  const kind = name === 'new' || name === 'returning' ? '-as' : own;
  return message(`lifecycle.describe-${when}${kind}`, { name: message(`lifecycle.slot-${name}`) });
}

/** A cell of the matrix of moves in words. */
export function moveWord(cell: number, show: LifecycleView['show']): Message {
  const names = show === 'stages' ? STAGES : STATES;
  const [from, to] = [Math.floor(cell / (names.length + 1)), cell % (names.length + 1)];
  const slot = (index: number): Message => message(`lifecycle.slot-${names[index]!}`);
  if (from >= names.length && to >= names.length) return message('lifecycle.describe-none');
  if (from >= names.length) return message('lifecycle.move-new', { to: slot(to) });
  if (to >= names.length) return message('lifecycle.move-gone', { from: slot(from) });
  if (from === to) return message('lifecycle.move-stay', { slot: slot(from) });
  return message('lifecycle.move', { from: slot(from), to: slot(to) });
}

function wholeOf(cells: readonly number[], slots: number, show: LifecycleView['show']): Message | null {
  const width = slots + 1;
  const names = show === 'stages' ? STAGES : STATES;
  const row = Math.floor(cells[0]! / width);
  const column = cells[0]! % width;
  const is = (list: readonly number[]): boolean =>
    list.length === cells.length && list.every((cell, i) => cell === cells[i]);
  const along = Array.from({ length: slots }, (_, i) => i);
  if (row < slots && is(along.map((to) => row * width + to))) return whereWord('was', names[row]!);
  if (column < slots && is([...along, slots].map((from) => from * width + column)))
    return whereWord('is', names[column]!);
  return null;
}

function silenceWord(from: number, to: number, view: LifecycleView | null): Message {
  if (view === null) return message('lifecycle.describe-bar-numbers', { from: from + 1, to: to + 1 });
  const { edges, unit } = view.silence;
  const low = from === 0 ? 0 : edges[from]!;
  if (to === SILENCE_BARS - 1) return message(`lifecycle.describe-silence-from-${unit}`, { low });
  return message(`lifecycle.describe-silence-${unit}`, { low, high: edges[to + 1]! });
}

function sorted(marks: readonly number[], count: number): number[] {
  return [...new Set(marks)].filter((mark) => mark < count).sort((a, b) => a - b);
}
