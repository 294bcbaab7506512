/** A day as people write it. */

import { dayFromIso } from '../../lib/days.ts';

/** `YYYY-MM-DD` of 2026-01-01, 2026/1/1, 2026.1.1, 20260101 or 2026年1月1日; `undefined` where that is no day of the years 1000 to 9999. */
export function readDay(text: string): string | undefined {
  const plain = text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const match = /^([1-9]\d{3})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})日?)$/.exec(plain);
  if (!match) return undefined;
  const month = match[3] ?? match[5] ?? match[7] ?? '';
  const date = match[4] ?? match[6] ?? match[8] ?? '';
  const iso = `${match[1]}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return dayFromIso(iso) === null ? undefined : iso;
}
