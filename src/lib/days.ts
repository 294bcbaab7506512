/** Calendar days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar, without any time zone. */

/** Marks a missing day in an `Int32Array` of days. */
export const MISSING_DAY = -2147483648;

/** Marks a missing time of day in an `Int32Array` of seconds. */
export const MISSING_SECONDS = -1;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/**
 * Day number of a calendar date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
 * @param year any whole number
 * @param month 1 to 12
 * @param date 1 to 31; not checked against the month, see {@link isCalendarDate}
 */
export function dayFromCalendar(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Calendar date of a day number (civil_from_days). */
export function calendarFromDay(day: number): CalendarDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1,
  };
}

/** Whether the three numbers name a real day. */
export function isCalendarDate(year: number, month: number, date: number): boolean {
  if (month < 1 || month > 12 || date < 1) return false;
  const lengths = [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date <= (lengths[month - 1] ?? 0);
}

/** `2023-01-05` for day 19362. */
export function isoFromDay(day: number): string {
  const { year, month, date } = calendarFromDay(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Day number of `YYYY-MM-DD`, or `null` where the text is not such a day. */
export function dayFromIso(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCalendarDate(year, month, date) ? dayFromCalendar(year, month, date) : null;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
