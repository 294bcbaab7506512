/** Days of the process as dates, seasons and minutes of opening. */

import { HOURS } from './catalogue.ts';
import { DAYS } from './process.ts';

/** Minutes the shop is open a day. */
export const OPEN_MINUTES = HOURS.length * 60;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2023-01-05` as bytes for each day of the process, and its season: 0 winter, 1 spring and autumn, 2 summer. */
export function drawCalendar(): { dates: readonly Uint8Array[]; season: Uint8Array } {
  const encoder = new TextEncoder();
  const dates: Uint8Array[] = [];
  const season = new Uint8Array(DAYS);
  let [year, month, date] = [2023, 1, 5];
  for (let day = 0; day < DAYS; day += 1) {
    dates.push(encoder.encode(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`));
    season[day] = month <= 2 || month === 12 ? 0 : month >= 6 && month <= 9 ? 2 : 1;
    const length = LENGTHS[month - 1]! + (month === 2 && year % 4 === 0 ? 1 : 0);
    if (date < length) date += 1;
    else [year, month, date] = month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1];
  }
  return { dates, season };
}

/** Minute of opening, counted over all days, at which the shop clock shows `time` (see Orders in process.ts). */
export function openMinute(time: number): number {
  const day = Math.floor(time);
  let share = (time - day) * 100;
  let hour = 0;
  while (share >= HOURS[hour]! && hour < HOURS.length - 1) share -= HOURS[hour++]!;
  return day * OPEN_MINUTES + hour * 60 + Math.min(59, Math.floor((share / HOURS[hour]!) * 60));
}

/** Positions of `minutes` in order of time; equal minutes keep their order. */
export function sortByMinute(minutes: Uint32Array): Uint32Array {
  const starts = new Uint32Array(DAYS * OPEN_MINUTES + 1);
  for (let i = 0; i < minutes.length; i += 1) starts[minutes[i]! + 1]! += 1;
  for (let m = 1; m < starts.length; m += 1) starts[m]! += starts[m - 1]!;
  const sequence = new Uint32Array(minutes.length);
  for (let i = 0; i < minutes.length; i += 1) sequence[starts[minutes[i]!]!++] = i;
  return sequence;
}
