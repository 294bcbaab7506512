/** When something was saved, in words a person reads at a glance. */

import { message, type Message } from '../lib/outcome.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * `today 14:20`, `yesterday 20:05`, or the day as 2025-11-12: the one form of a date nobody misreads.
 * @param at, now clock times in milliseconds; shown in the browser's own time zone
 */
export function describeMoment(at: number, now: number): Message {
  const [then, today] = [new Date(at), new Date(now)];
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate());
  const before = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  const after = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
  if (then >= midnight && then < after) return message('app.moment-today', { time });
  if (then >= before && then < midnight) return message('app.moment-yesterday', { time });
  return message('app.moment-day', { day: isoDay(at) });
}

/** `2025-11-12T14:20` for a `<time datetime>`, in the browser's own time zone. */
export function isoMoment(at: number): string {
  const then = new Date(at);
  return `${isoDay(at)}T${two(then.getHours())}:${two(then.getMinutes())}`;
}

function isoDay(at: number): string {
  const then = new Date(at);
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}
