/**
 * Date columns in forms that only the whole column explains. Whether 03/04 is in March or April is decided by other cells of
 * the column; where none decides it, the order is shown as what it is, a guess, and can be changed.
 */

import { MISSING, VALUE } from './cell-text.ts';
import type { DateColumn, TextColumn } from './columns.ts';
import { dayOfParts, readDateParts, type DateFamily, type DateParts } from './date-parts.ts';
import { askOrder } from './date-question.ts';
import { createDateReading, readDate } from './date-text.ts';
import { addMisfit, createMisfits, type MisfitList } from './misfits.ts';
import { codesOf } from './missing-codes.ts';
import { sizeOf, textAt } from './dictionary.ts';
import type { DateOrder, Guess, OrderQuestion } from './report.ts';
import { MISSING_DAY, MISSING_SECONDS, dayFromCalendar } from '../lib/days.ts';
import { message, type Message } from '../lib/outcome.ts';

export interface DateForms {
  readonly kind: 'dates';
  readonly column: DateColumn;
  readonly misfits: MisfitList;
  readonly fraction: boolean;
  readonly reason: Message;
  readonly notes: readonly Message[];
  /** `null` where every text says itself which number is the day */
  readonly order: Guess<DateOrder> | null;
  /** the readings to choose from, where the order is a guess */
  readonly question: OrderQuestion | null;
}

/** Dates that contradict each other: the column stays text, and both are named. Codes are of the column's dictionary. */
export interface MixedDates {
  readonly kind: 'mixed';
  readonly codes: readonly [number, number];
  /** what each order would read, where there are orders to choose from */
  readonly question: OrderQuestion | null;
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
/** Share of cells that must be dates, and of those that may contradict the others before nothing is decided. */
const FITTING = 0.9;
const STRAY = 0.01;
const PROBE = 200;

interface Reading {
  /** length codes: parts of each text; `null` where it is no date */
  readonly parts: readonly (DateParts | null)[];
  /** length codes: cells that hold the text */
  readonly cells: Uint32Array;
  readonly filled: number;
}

/**
 * @param serials whether numbers of five digits may be days, which the name of the column or a person says
 * @param chosen the order a person chose
 * @param must a person says these are dates
 * @returns `null` where the column holds no dates
 */
export function readDateForms(
  column: TextColumn,
  serials: boolean,
  chosen: DateOrder | undefined,
  must: boolean,
): DateForms | MixedDates | null {
  if (!must && !probe(column, serials)) return null;
  const reading = readAll(column, serials || must);
  const families = weigh(reading);
  const fitting = [...families.values()].reduce((sum, { cells }) => sum + cells, 0);
  if (fitting === 0 || (!must && fitting < reading.filled * FITTING)) return null;
  const clash = clashOf(families, fitting);
  const orders = families.has('year-last') ? ORDERS.filter((order) => order !== 'ymd') : ORDERS;
  if (clash && !must) return { ...clash, question: askOrder(reading, orders, textOf(column)) };
  const main = [...families].sort((a, b) => b[1].cells - a[1].cells)[0]![0];
  const ordered =
    main === 'year-last' || main === 'short' || (must && (families.has('year-last') || families.has('short')));
  const decision = ordered ? decideOrder(reading, orders) : null;
  if (decision?.kind === 'mixed' && !must && chosen === undefined)
    return { ...decision, question: askOrder(reading, orders, textOf(column)) };
  const guess = decision ? orderGuess(reading, decision, chosen) : null;
  return {
    kind: 'dates',
    ...convert(column, reading, guess?.value ?? null),
    ...wordsOf(reading, families, fitting, guess),
    order: guess,
    question:
      guess && decision && !guess.chosen ? askOrder(reading, openOrders(decision, orders), textOf(column)) : null,
  };
}

function textOf({ dictionary }: TextColumn): (code: number) => string {
  return (code) => textAt(dictionary, code);
}

// The orders that fit as well as the one in force; where cells contradict each other, all of them.
function openOrders(decision: Decision | Clash, orders: readonly DateOrder[]): readonly DateOrder[] {
  if (decision.kind === 'mixed') return orders;
  return decision.others.length > 0 ? [decision.order, ...decision.others] : [];
}

function probe(column: TextColumn, serials: boolean): boolean {
  const size = Math.min(sizeOf(column.dictionary), PROBE + 1);
  let dates = 0;
  for (let code = 1; code < size; code++) if (partsOf(column, code, serials)) dates++;
  return dates > 0 && dates * 2 >= size - 1;
}

const plain = createDateReading();

function partsOf({ dictionary }: TextColumn, code: number, serials: boolean): DateParts | null {
  const { bytes, offsets } = dictionary;
  if (readDate(bytes, offsets[code]!, offsets[code + 1]!, plain, codesOf(dictionary)) === VALUE) {
    return {
      family: 'fixed',
      // the day itself: nothing is left to decide
      first: plain.day,
      second: 0,
      third: 0,
      seconds: plain.seconds,
      fraction: plain.fraction,
      zone: '',
      separator: '',
      shortYear: false,
    };
  }
  const parts = readDateParts(textAt(dictionary, code));
  if (!parts || (parts.family === 'serial' && !serials)) return null;
  if (ORDERS.every((order) => dayOfParts(parts, order) === MISSING_DAY)) return null;
  return parts.family === 'year-last' || parts.family === 'short' || parts.family === 'serial'
    ? parts
    : { ...parts, first: dayFromCalendar(parts.first, parts.second, parts.third), second: 0, third: 0 };
}

function readAll(column: TextColumn, serials: boolean): Reading {
  const { codes, dictionary } = column;
  const size = sizeOf(dictionary);
  const cells = new Uint32Array(size);
  for (let row = 0; row < codes.length; row++) cells[codes[row]!]!++;
  const parts: (DateParts | null)[] = [null];
  let filled = 0;
  for (let code = 1; code < size; code++) {
    const found = partsOf(column, code, serials);
    parts.push(found);
    const { bytes, offsets } = dictionary;
    if (found || readDate(bytes, offsets[code]!, offsets[code + 1]!, plain, codesOf(dictionary)) !== MISSING)
      filled += cells[code]!;
  }
  return { parts, cells, filled };
}

interface Weight {
  cells: number;
  /** code of the first text of this family */
  readonly code: number;
}

function weigh({ parts, cells }: Reading): Map<DateFamily, Weight> {
  const families = new Map<DateFamily, Weight>();
  for (let code = 1; code < parts.length; code++) {
    const found = parts[code];
    if (!found) continue;
    const weight = families.get(found.family);
    if (weight) weight.cells += cells[code]!;
    else families.set(found.family, { cells: cells[code]!, code });
  }
  return families;
}

// A spreadsheet mixes dates with day numbers, which agree; two ways of writing in one column mean that some were turned round.
function clashOf(families: ReadonlyMap<DateFamily, Weight>, fitting: number): Clash | null {
  const strong = [...families].filter(([, { cells }]) => cells > fitting * STRAY);
  const clear = strong.every(([family]) => family !== 'year-last' && family !== 'short' && family !== 'month');
  if (strong.length < 2 || clear) return null;
  return { kind: 'mixed', codes: [strong[0]![1].code, strong[1]![1].code] };
}

type Clash = Omit<MixedDates, 'question'>;

interface Decision {
  readonly kind: 'decided';
  readonly order: DateOrder;
  /** orders that fit as well */
  readonly others: readonly DateOrder[];
  /** code of a text that fits this order alone */
  readonly proof: number;
}

function decideOrder({ parts, cells }: Reading, orders: readonly DateOrder[]): Decision | Clash {
  const fits = new Map(orders.map((order) => [order, 0]));
  const proofs = new Map<DateOrder, number>();
  let total = 0;
  for (let code = 1; code < parts.length; code++) {
    const found = parts[code];
    if (found?.family !== 'year-last' && found?.family !== 'short') continue;
    const possible = orders.filter((order) => dayOfParts(found, order) !== MISSING_DAY);
    total += cells[code]!;
    for (const order of possible) fits.set(order, fits.get(order)! + cells[code]!);
    const [only] = possible;
    if (possible.length === 1 && only && !proofs.has(only)) proofs.set(only, code);
  }
  const ranked = [...fits].sort((a, b) => b[1] - a[1]);
  const [best, bestFits] = ranked[0]!;
  const rival = ranked.slice(1).find(([order]) => proofs.has(order));
  if (rival && proofs.has(best) && total - bestFits > total * STRAY)
    return { kind: 'mixed', codes: [proofs.get(best)!, proofs.get(rival[0])!] };
  const equal = ranked.filter(([, count]) => count === bestFits).map(([order]) => order);
  const order = equal.length > 1 ? usualOrder(parts, equal) : best;
  return { kind: 'decided', order, others: equal.filter((other) => other !== order), proof: proofs.get(order) ?? 0 };
}

// Nothing in the column decides: the year is the number that changes least; dots and dashes are European, slashes American.
function usualOrder(parts: readonly (DateParts | null)[], orders: readonly DateOrder[]): DateOrder {
  const written = parts.filter((found) => found?.family === 'year-last' || found?.family === 'short') as DateParts[];
  if (orders.includes('ymd')) {
    const firsts = new Set(written.map(({ first }) => first)).size;
    const thirds = new Set(written.map(({ third }) => third)).size;
    if (firsts <= thirds) return 'ymd';
  }
  const wanted: DateOrder = written.every(({ separator }) => separator === '/') ? 'mdy' : 'dmy';
  return orders.includes(wanted) ? wanted : orders[0]!;
}

function orderGuess({ parts }: Reading, decision: Decision | Clash, chosen: DateOrder | undefined): Guess<DateOrder> {
  const value = chosen ?? (decision.kind === 'decided' ? decision.order : 'dmy');
  const long = parts.some((found) => found?.family === 'year-last');
  const possible = long ? ORDERS.filter((order) => order !== 'ymd') : ORDERS;
  const reason =
    chosen !== undefined
      ? message('data.chosen')
      : decision.kind === 'mixed'
        ? message('data.date-order-mixed')
        : decision.others.length > 0
          ? message('data.date-order-unknown')
          : message('data.date-order-decided');
  return { value, reason, chosen: chosen !== undefined, alternatives: possible.filter((order) => order !== value) };
}

function convert(
  { codes, dictionary }: TextColumn,
  { parts }: Reading,
  order: DateOrder | null,
): Pick<DateForms, 'column' | 'misfits' | 'fraction'> {
  const days = new Int32Array(parts.length).fill(MISSING_DAY);
  const seconds = new Int32Array(parts.length).fill(MISSING_SECONDS);
  const bad = new Uint8Array(parts.length);
  const { bytes, offsets } = dictionary;
  for (let code = 1; code < parts.length; code++) {
    const found = parts[code];
    if (found) {
      days[code] = dayOfParts(found, order);
      if (days[code] !== MISSING_DAY) seconds[code] = found.seconds;
    }
    if (
      days[code] === MISSING_DAY &&
      readDate(bytes, offsets[code]!, offsets[code + 1]!, plain, codesOf(dictionary)) !== MISSING
    )
      bad[code] = 1;
  }
  const timed = seconds.some((value) => value !== MISSING_SECONDS);
  const misfits = createMisfits();
  const allDays = new Int32Array(codes.length);
  const allSeconds = timed ? new Int32Array(codes.length) : null;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    allDays[row] = days[code]!;
    if (allSeconds) allSeconds[row] = seconds[code]!;
    if (bad[code] === 1) addMisfit(misfits, row, () => textAt(dictionary, code));
  }
  return {
    column: { kind: 'date', days: allDays, seconds: allSeconds },
    misfits,
    fraction: parts.some((found) => found?.fraction === true),
  };
}

function wordsOf(
  { parts, cells }: Reading,
  families: ReadonlyMap<DateFamily, Weight>,
  count: number,
  order: Guess<DateOrder> | null,
): Pick<DateForms, 'reason' | 'notes'> {
  const notes: Message[] = [];
  const zones = new Set<string>();
  let zoned = 0;
  for (let code = 1; code < parts.length; code++) {
    const zone = parts[code]?.zone ?? '';
    if (zone === '') continue;
    zones.add(zone);
    zoned += cells[code]!;
  }
  if (zoned > 0)
    notes.push(
      message('data.note-zones', { zones: [...zones].slice(0, 4).join(' '), count: zoned, rest: count - zoned }),
    );
  if (parts.some((found) => found?.shortYear === true)) notes.push(message('data.note-short-years'));
  if (families.has('month')) notes.push(message('data.note-months'));
  if (families.has('serial')) notes.push(message('data.note-serials', { count: families.get('serial')!.cells }));
  const reason = order
    ? message('data.type-date-order', { count, order: message(`data.date-order-${order.value}`), why: order.reason })
    : message('data.type-date', { count });
  return { reason, notes };
}
