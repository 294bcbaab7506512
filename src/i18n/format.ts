/** Numbers, days and sizes as text, through Intl, in one locale. */

import { calendarFromDay, isoFromDay } from '../lib/days.ts';
import { firstDayOf, periodOf } from '../lib/periods.ts';

export type Locale = 'zh-CN' | 'en';

export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/**
 * How a number is shown. `integer` 6,000 · `number` up to 4 significant decimals · `decimal1` … `decimal4` fixed ·
 * `percent0` `percent1` `percent2` of a share in 0…1 · `money` amount with the data's currency where it is known ·
 * `probability` a p-value: four decimals, or that it is less · `compact` 28.5 万 / 285K · `bytes` 4.1 MB · `milliseconds` 41 ms or 1.2 s · `day` a day number as a date · `week` `month` `quarter` `year` the
 * calendar period a day number lies in · `plain` ungrouped, `plain1` … `plain4` with that many decimals.
 */
export type NumberStyle =
  | 'integer'
  | 'number'
  | 'decimal1'
  | 'decimal2'
  | 'decimal3'
  | 'decimal4'
  | 'probability'
  | 'percent0'
  | 'percent1'
  | 'percent2'
  | 'money'
  | 'compact'
  | 'bytes'
  | 'milliseconds'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'plain'
  | 'plain1'
  | 'plain2'
  | 'plain3'
  | 'plain4';

export interface Formatter {
  readonly locale: Locale;
  /** `currency`: ISO 4217 code such as `CNY`; without it money is a bare number. Missing values (NaN, ±∞) read `–`, `∞`. */
  format(value: number, style: NumberStyle, currency?: string): string;
}

const FIXED: Partial<Record<NumberStyle, Intl.NumberFormatOptions>> = {
  integer: { maximumFractionDigits: 0 },
  decimal1: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  decimal2: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  decimal3: { minimumFractionDigits: 3, maximumFractionDigits: 3 },
  decimal4: { minimumFractionDigits: 4, maximumFractionDigits: 4 },
  percent0: { style: 'percent', maximumFractionDigits: 0 },
  percent1: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  percent2: { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 },
  number: { maximumFractionDigits: 4 },
  compact: { notation: 'compact', maximumFractionDigits: 1 },
  plain: { useGrouping: false, maximumFractionDigits: 12 },
  plain1: { useGrouping: false, minimumFractionDigits: 1, maximumFractionDigits: 1 },
  plain2: { useGrouping: false, minimumFractionDigits: 2, maximumFractionDigits: 2 },
  plain3: { useGrouping: false, minimumFractionDigits: 3, maximumFractionDigits: 3 },
  plain4: { useGrouping: false, minimumFractionDigits: 4, maximumFractionDigits: 4 },
};

export function createFormatter(locale: Locale): Formatter {
  const cache = new Map<string, Intl.NumberFormat>();
  const intl = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    let found = cache.get(key);
    if (!found) cache.set(key, (found = new Intl.NumberFormat(locale, options)));
    return found;
  };

  function format(value: number, style: NumberStyle, currency?: string): string {
    if (Number.isNaN(value)) return '–';
    if (value === Infinity) return '∞';
    if (value === -Infinity) return '−∞';
    switch (style) {
      case 'money':
        return formatMoney(value, currency);
      case 'probability':
        return `${value < 1e-4 ? '< ' : ''}${intl('decimal4', FIXED.decimal4!).format(Math.max(value, 1e-4))}`;
      case 'bytes':
        return formatBytes(value);
      case 'milliseconds':
        return value < 1000
          ? `${intl('integer', FIXED.integer!).format(value)} ms`
          : `${intl('decimal1', FIXED.decimal1!).format(value / 1000)} s`;
      case 'day':
        return formatDay(value);
      case 'week':
      case 'month':
      case 'quarter':
      case 'year':
        return formatPeriod(value, style);
      default:
        return intl(style, FIXED[style]!).format(value);
    }
  }

  function formatMoney(value: number, currency: string | undefined): string {
    const digits = Number.isInteger(value) || Math.abs(value) >= 100_000 ? 0 : 2;
    const options: Intl.NumberFormatOptions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    if (!currency) return intl(`money${digits}`, options).format(value);
    return intl(`money${digits}${currency}`, {
      ...options,
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).format(value);
  }

  function formatBytes(value: number): string {
    if (value < 1000) return `${intl('integer', FIXED.integer!).format(value)} B`;
    const [size, unit] = value < 1e6 ? [value / 1e3, 'kB'] : value < 1e9 ? [value / 1e6, 'MB'] : [value / 1e9, 'GB'];
    return `${intl('bytes', { maximumFractionDigits: 1 }).format(size)} ${unit}`;
  }

  // ISO dates in both languages: the one form nobody misreads (2023-01-05), as the interface promises no ambiguous dates.
  function formatDay(value: number): string {
    return Math.abs(calendarFromDay(value).year) < 10_000 ? isoFromDay(value) : String(value);
  }

  // As with days, the ISO forms in both languages: 2023-W01, 2023-01, 2023-Q1, 2023. A week belongs to its Thursday's year.
  function formatPeriod(day: number, unit: 'week' | 'month' | 'quarter' | 'year'): string {
    const date = calendarFromDay(unit === 'week' ? firstDayOf(periodOf(day, 'week'), 'week') + 3 : day);
    if (Math.abs(date.year) >= 10_000) return String(day);
    const year = String(date.year).padStart(4, '0');
    const two = (count: number): string => String(count).padStart(2, '0');
    if (unit === 'year') return year;
    if (unit === 'month') return `${year}-${two(date.month)}`;
    if (unit === 'quarter') return `${year}-Q${Math.ceil(date.month / 3)}`;
    const thursday = firstDayOf(periodOf(day, 'week'), 'week') + 3;
    return `${year}-W${two(1 + Math.floor((thursday - firstDayOf(date.year, 'year')) / 7))}`;
  }

  return { locale, format };
}
