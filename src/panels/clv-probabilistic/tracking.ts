/** Repeat transactions over calendar time: what happened and what the model expected of everyone who had come by then. */

import type { Parameters, TransactionModel } from '../../models/transaction-model.ts';
import { UNIT_DAYS, type TimeUnit } from '../../models/repeat-summary.ts';
import { calendarFromDay } from '../../lib/days.ts';
import type { LineHistories } from '../../models/value-estimate.ts';
import type { TrackingView } from './view.ts';

/** More bins than this are put together by twos, fives, tens … */
const MOST_BINS = 400;

/**
 * Expected = Σ over customers of E[X(t − entry)] (Fader, Hardie & Lee 2005, section 5). Bins are `step` units since the first
 * purchase of all; where purchases are merged by the period, they are calendar periods.
 */
export function trackingOf(
  { summary, period, calibration, end }: LineHistories,
  unit: TimeUnit,
  model: Pick<TransactionModel, 'expectedPurchases'>,
  parameters: Parameters,
): TrackingView | null {
  const { from, entriesByDay, repeatsByDay } = summary;
  const days = UNIT_DAYS[unit];
  // Places of days on the clock of the model: parts of a unit, or numbers of periods.
  const place = period === 'day' ? (day: number): number => day / days : placeOf(period, from);
  // A week is its seven days and a month its thirty or so, as published plots have it; a day and a period are themselves.
  const through = period === 'day' && unit !== 'day' ? 1 : 0;
  const whole = Math.floor(place(end - from + through) + 1e-9);
  if (whole < 2) return null;
  const step =
    [1, 2, 5, 10, 20, 50, 100].find((candidate) => whole / candidate <= MOST_BINS) ?? Math.ceil(whole / MOST_BINS);
  const bins = Math.floor(whole / step);
  const actual = new Float64Array(bins);
  repeatsByDay.forEach((count, day) => {
    if (count === 0) return;
    const bin = through === 1 ? Math.floor(place(day) / step + 1e-9) : Math.ceil(place(day) / step - 1e-9) - 1;
    if (bin < bins) actual[Math.max(0, bin)]! += count;
  });
  const entries: [time: number, customers: number][] = [];
  entriesByDay.forEach((customers, day) => {
    if (customers === 0) return;
    const time = place(day);
    const last = entries.at(-1);
    if (last?.[0] === time) last[1] += customers;
    else entries.push([time, customers]);
  });
  const expectedAt = lagged(model, parameters, days, period === 'day');
  const expectedCumulative = new Float64Array(bins);
  for (let bin = 0; bin < bins; bin += 1) {
    const now = (bin + 1) * step;
    let sum = 0;
    for (const [time, customers] of entries) {
      if (time >= now) break;
      sum += customers * expectedAt(now - time);
    }
    expectedCumulative[bin] = sum;
  }
  return {
    firstDay: from,
    step,
    calibration: place(calibration - from + through),
    actual,
    expected: expectedCumulative.map((sum, bin) => sum - (bin === 0 ? 0 : expectedCumulative[bin - 1]!)),
    actualCumulative: cumulated(actual),
    expectedCumulative,
  };
}

/** Longer lags than this, in days or periods, are made at ever wider steps and joined by straight lines: bounded for any log. */
const EACH_LAG = 256;

/** E[X(t)], made once for each whole day (or period) of t; between two days of a month it is a straight line. */
function lagged(
  model: Pick<TransactionModel, 'expectedPurchases'>,
  parameters: Parameters,
  days: number,
  byDay: boolean,
): (time: number) => number {
  const scale = byDay ? days : 1;
  const known: number[] = [];
  const at = (lag: number): number => (known[lag] ??= model.expectedPurchases(parameters, lag / scale));
  return (time) => {
    const lag = time * scale;
    const step = lag < EACH_LAG ? 1 : 2 ** Math.ceil(Math.log2(lag / EACH_LAG));
    const low = Math.floor(lag / step + 1e-6) * step;
    const rest = (lag - low) / step;
    return Math.abs(rest) < 1e-6 ? at(low) : at(low) + rest * (at(low + step) - at(low));
  };
}

/** Number of the week from Monday, or of the month, of a day after `from`; that of `from` is 0. */
function placeOf(period: TimeUnit, from: number): (day: number) => number {
  const number = (day: number): number => {
    if (period === 'week') return Math.floor((day + 3) / 7);
    const { year, month } = calendarFromDay(day);
    return year * 12 + month;
  };
  return (day) => number(from + day) - number(from);
}

function cumulated(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}
