/** From the view to what the pictures draw. Pure. */

import { clamp } from '../../charts/parts/box.ts';
import type { RiverBand } from '../../charts/river.ts';
import type { SankeyInput, SankeyItem } from '../../charts/sankey.ts';
import { calendarFromDay, dayFromCalendar, dayFromIso, isoFromDay } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { STAGE_RULES } from '../../models/lifecycle-stages.ts';
import type { Lit } from '../contract.ts';
import { moveWord, whereWord } from './describe.ts';
import type { LifecycleOptions } from './options.ts';
import {
  STAGE_BANDS,
  STAGE_HUES,
  STATE_BANDS,
  STATE_HUES,
  type LifecycleView,
  type PersonView,
  type SlotName,
} from './view.ts';

/** Marks of the slots in force, and of the moves between them. */
export function setsOf({ show }: Pick<LifecycleView, 'show'>): { readonly slot: string; readonly move: string } {
  return show === 'stages' ? { slot: 'stage', move: 'transition' } : { slot: 'state', move: 'state-transition' };
}

export function bandsOf({ show }: Pick<LifecycleView, 'show'>): readonly number[] {
  return show === 'stages' ? STAGE_BANDS : STATE_BANDS;
}

export function huesOf({ show }: Pick<LifecycleView, 'show'>): readonly number[] {
  return show === 'stages' ? STAGE_HUES : STATE_HUES;
}

/** The river from its lowest band up. @param nameOf name of a slot in the language of the page */
export function riverBands(view: LifecycleView, nameOf: (name: SlotName) => string): RiverBand[] {
  const hues = huesOf(view);
  return bandsOf(view).map((slot) => ({
    name: nameOf(view.slots[slot]!.name),
    hue: hues[slot]!,
    values: view.river.values[slot]!,
    mark: slot,
  }));
}

/** Places of the two date lines by the options, at once, while the answer is still on its way. */
export function placesInForce(
  { river, unit }: Pick<LifecycleView, 'river' | 'unit'>,
  { asOf, before }: Pick<LifecycleOptions, 'asOf' | 'before'>,
): readonly [before: number, asOf: number] {
  const { dates } = river;
  const last = dates.length - 1;
  const placeOf = (iso: string | null, automatic: number): number => {
    const day = iso === null ? null : dayFromIso(iso);
    if (day === null) return automatic;
    let place = 0;
    while (place < last && dates[place + 1]! <= day) place += 1;
    return place;
  };
  const at = placeOf(asOf, last);
  const back = unit === 'week' ? 26 : unit === 'month' ? 6 : 2;
  return [Math.min(placeOf(before, Math.max(0, at - back)), at), at];
}

/** The option that puts a date line (0 the earlier) at a place. */
export function movedLine(
  { river }: Pick<LifecycleView, 'river'>,
  line: number,
  place: number,
  asOf: number,
): Partial<LifecycleOptions> {
  const last = river.dates.length - 1;
  const iso = (at: number): string => isoFromDay(river.dates[clamp(at, 0, last)]!);
  return line === 0 ? { before: iso(Math.min(place, asOf)) } : { asOf: place >= last ? null : iso(place) };
}

/** Picked share of each slot; `null` while nothing is picked. */
export function litSlots(view: LifecycleView, lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  const counts = lit?.[setsOf(view).slot]?.counts;
  if (!counts) return null;
  return Float64Array.from(view.slots, ({ customers }, slot) =>
    customers > 0 ? clamp((counts[slot] ?? 0) / customers, 0, 1) : 0,
  );
}

const STRONG = 0.03;

/** Flows from the earlier date to the later; marks are the cells of the matrix of moves. */
export function flowsInput(
  view: LifecycleView,
  names: { readonly before: string; readonly asOf: string; readonly none: string },
  nameOf: (name: SlotName) => string,
  count: (value: number) => string,
): SankeyInput {
  const { slots, moves } = view;
  const size = slots.length;
  const width = size + 1;
  const order = [...bandsOf(view)];
  const hues = huesOf(view);
  const row = (from: number): number[] => Array.from({ length: size }, (_, to) => from * width + to);
  const column = (to: number): number[] => Array.from({ length: width }, (_, from) => from * width + to);
  const sum = (cells: readonly number[]): number => cells.reduce((total, cell) => total + moves[cell]!, 0);
  const node = (name: string, hue: number, marks: readonly number[]) => ({
    name,
    hue,
    marks,
    value: sum(marks),
    note: count(sum(marks)),
  });
  const left = [...order, size];
  const all = sum(left.flatMap(row));
  return {
    columns: [
      {
        name: names.before,
        nodes: left.map((from) =>
          from === size ? node(names.none, 0, row(from)) : node(nameOf(slots[from]!.name), hues[from]!, row(from)),
        ),
      },
      {
        name: names.asOf,
        nodes: order.map((to) => node(nameOf(slots[to]!.name), hues[to]!, column(to))),
      },
    ],
    links: left.flatMap((from, i) =>
      order.map((to, j) => {
        const value = moves[from * width + to]!;
        const slid = view.show === 'stages' && from === 2 && (to === 3 || to === 4);
        return {
          column: 0,
          from: i,
          to: j,
          value,
          marks: [from * width + to],
          ...(slid && value >= STRONG * all ? { strong: count(value) } : {}),
        };
      }),
    ),
  };
}

/** What an item of the flows is: a move, or where somebody was or is. */
export function flowWord({ marks, kind, layer }: SankeyItem, view: LifecycleView): Message {
  const width = view.slots.length + 1;
  const first = marks[0] ?? 0;
  if (kind === 'link') return moveWord(first, view.show);
  const slot = layer === 0 ? Math.floor(first / width) : first % width;
  return whereWord(layer === 0 ? 'was' : 'is', view.slots[slot]?.name ?? 'none');
}

const YEARLY = 800;
const QUARTERLY = 240;
const MONTHLY = 60;

/** Round days for a time axis and the style to name them in. */
export function axisDays(
  first: number,
  last: number,
): { readonly day: number; readonly style: 'year' | 'month' | 'day' }[] {
  const span = last - first;
  const found: { readonly day: number; readonly style: 'year' | 'month' | 'day' }[] = [];
  if (span < MONTHLY) {
    const step = Math.max(1, Math.ceil(span / 5));
    for (let day = first; day <= last; day += step) found.push({ day, style: 'day' });
    return found;
  }
  const months = span > YEARLY ? 12 : span > QUARTERLY ? 3 : 1;
  const { year, month } = calendarFromDay(first);
  for (let number = Math.ceil((year * 12 + month - 1) / months) * months; ; number += months) {
    const day = dayFromCalendar(Math.floor(number / 12), 1 + (number % 12), 1);
    if (day > last) return found;
    if (day >= first) found.push({ day, style: months === 12 ? 'year' : 'month' });
  }
}

/** Thresholds drawn on the histogram of silence, ascending, with the option each stands for. */
export function silenceCuts({
  lostBy,
  lost,
  lostDays,
  silent,
}: Pick<LifecycleOptions, 'lostBy' | 'lost' | 'lostDays' | 'silent'>): readonly {
  readonly key: 'silent' | 'lost' | 'lostDays';
  readonly value: number;
}[] {
  if (lostBy === 'days') return [{ key: 'lostDays', value: lostDays }];
  return (
    [
      { key: 'silent', value: silent },
      { key: 'lost', value: lost },
    ] as const
  ).toSorted((a, b) => a.value - b.value);
}

/** What the reasons of changes are told with. */
export type Thresholds = Pick<
  LifecycleOptions,
  'volume' | 'silent' | 'lost' | 'lostDays' | 'aliveBelow' | 'fewest' | 'youngest' | 'growth' | 'fall' | 'low'
>;

export interface Change {
  readonly date: number;
  readonly stage: number;
  readonly rule: Message;
}

/** When one customer changed stage, and what decided it, with its numbers. */
export function changesOf(person: PersonView, options: Thresholds, hasMoney: boolean): Change[] {
  const { dates, stages, rules, silences, intervals, recent, earlier, windows } = person;
  const changes: Change[] = [];
  const by = options.volume === 'money' && hasMoney ? 'money' : 'orders';
  for (let g = 0; g < dates.length; g += 1) {
    if (g > 0 && stages[g] === stages[g - 1]) continue;
    const name = STAGE_RULES[rules[g]!]!;
    const volumes = name === 'grown' || name === 'fallen' || name === 'low' || name === 'steady';
    changes.push({
      date: dates[g]!,
      stage: stages[g]!,
      rule: message(`lifecycle.because-${name}${volumes ? `-${by}` : ''}`, {
        silence: silences[g]!,
        interval: intervals[g]!,
        silent: options.silent,
        lost: options.lost,
        days: options.lostDays,
        below: options.aliveBelow / 100,
        fewest: options.fewest,
        youngest: options.youngest,
        recent: recent[g]!,
        earlier: earlier[g]!,
        window: windows[g]!,
        growth: options.growth / 100,
        fall: options.fall / 100,
        low: options.low / 100,
      }),
    });
  }
  return changes;
}
