/** What became of each complaint, and the reasons complaints are counted by. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import { OPEN, SETTLED, UNKNOWN_SETTLED, type Complaints } from '../../data/tables.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { wilsonInterval } from '../../models/proportions.ts';
import { GROUPINGS, type Grouping } from './options.ts';
import { OUTCOMES, type OutcomeName, type ShareView } from './view.ts';

/** Of complaints that are left out. */
export const LEFT_OUT = 255;

const AT = Object.fromEntries(OUTCOMES.map((name, at) => [name, at])) as Readonly<Record<OutcomeName, number>>;

/** @param from least mark of a satisfied customer @returns length complaints: place in OUTCOMES, or LEFT_OUT */
export function outcomesOf(
  { rows, customer, resolved, recovery }: Complaints,
  from: number,
  keep: Uint8Array | null,
): Uint8Array {
  const outcomes = new Uint8Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const state = resolved === null ? UNKNOWN_SETTLED : resolved[i]!;
    const mark = recovery === null ? NaN : recovery.values[i]!;
    outcomes[i] =
      keep !== null && keep[customer[i]!] === 0
        ? LEFT_OUT
        : state === OPEN
          ? AT.open
          : !Number.isNaN(mark)
            ? mark >= from
              ? AT.pleased
              : AT.displeased
            : state === SETTLED
              ? AT.settled
              : AT.unknown;
  }
  return outcomes;
}

/** Least mark of the satisfied: 4 of 1–5, 6 of 1–7, 8 of 1–10; 1 of 0–1. */
export function satisfiedFrom({ recovery }: Complaints, given: number | null): number {
  if (given !== null || recovery === null) return given ?? NaN;
  const { minimum, maximum } = recovery.scale;
  return Math.ceil(minimum + 0.75 * (maximum - minimum));
}

/** Complaints by reason, the commonest first; most rows a picture can hold, the rest together. */
export interface Reasons {
  readonly by: Grouping;
  readonly names: readonly (string | Message)[];
  /** length complaints: place in `names`, LEFT_OUT_REASON where it is left out */
  readonly of: Uint16Array;
}

export const LEFT_OUT_REASON = 0xffff;
const MOST_REASONS = 20;

/** `null` where the file has none of the columns. */
export function reasonsOf(complaints: Complaints, outcomes: Uint8Array, asked: Grouping): Reasons | null {
  const by = [asked, ...GROUPINGS].find((each) => complaints[each] !== null);
  const key = by === undefined ? null : complaints[by];
  if (by === undefined || key === null) return null;
  const { codes, dictionary } = key;
  const counts = new Float64Array(sizeOf(dictionary));
  for (let i = 0; i < complaints.rows; i += 1) if (outcomes[i] !== LEFT_OUT) counts[codes[i]!]! += 1;
  const levels = [...counts.keys()].filter((code) => counts[code]! > 0);
  levels.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = levels.length > MOST_REASONS ? levels.slice(0, MOST_REASONS - 1) : levels;
  const place = new Uint16Array(counts.length).fill(own.length);
  own.forEach((code, at) => (place[code] = at));
  const of = new Uint16Array(complaints.rows).fill(LEFT_OUT_REASON);
  for (let i = 0; i < complaints.rows; i += 1) if (outcomes[i] !== LEFT_OUT) of[i] = place[codes[i]!]!;
  return {
    by,
    names: [
      ...own.map((code) => (code === 0 ? message('complaints.no-reason') : textAt(dictionary, code))),
      ...(own.length < levels.length
        ? [message('complaints.other-reasons', { count: levels.length - own.length })]
        : []),
    ],
    of,
  };
}

export function shareOf(k: number, n: number, level: number): ShareView {
  const [low, high] = wilsonInterval(k, n, level);
  return { n, k, share: n > 0 ? k / n : NaN, low, high };
}

/**
 * The complaint that stands for each customer: the latest by day, of equal days the last in the file; −1 where none qualifies.
 * @param uses complaints that qualify
 */
export function lastComplaints(
  { customers, rows, customer, day }: Complaints,
  uses: (row: number) => boolean,
): Int32Array {
  const last = new Int32Array(customers).fill(-1);
  for (let i = 0; i < rows; i += 1) {
    if (!uses(i)) continue;
    const known = last[customer[i]!]!;
    if (known < 0 || day[i]! >= day[known]!) last[customer[i]!] = i;
  }
  return last;
}
