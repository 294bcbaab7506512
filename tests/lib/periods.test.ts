import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../src/i18n/format.ts';
import { dayFromIso, isoFromDay } from '../../src/lib/days.ts';
import {
  firstDayOf,
  lastDayOf,
  PERIOD_UNITS,
  periodOf,
  periodOfEachDay,
  periodsApart,
  periodsBetween,
} from '../../src/lib/periods.ts';

const day = (iso: string): number => dayFromIso(iso)!;
const anyDay = fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') });
const anyUnit = fc.constantFrom(...PERIOD_UNITS);

describe('periods', () => {
  test('weeks begin on Monday, months, quarters and years on their first day', () => {
    const first = (iso: string, unit: (typeof PERIOD_UNITS)[number]): string =>
      isoFromDay(firstDayOf(periodOf(day(iso), unit), unit));
    expect(first('2023-01-05', 'day')).toBe('2023-01-05');
    expect(first('2023-01-05', 'week')).toBe('2023-01-02');
    expect(first('2023-01-02', 'week')).toBe('2023-01-02');
    expect(first('2023-01-01', 'week')).toBe('2022-12-26');
    expect(first('2024-02-29', 'month')).toBe('2024-02-01');
    expect(first('2024-06-30', 'quarter')).toBe('2024-04-01');
    expect(first('2024-12-31', 'year')).toBe('2024-01-01');
    expect(first('1969-12-31', 'quarter')).toBe('1969-10-01');
  });

  test('a period holds its days and no others', () => {
    fc.assert(
      fc.property(anyDay, anyUnit, (value, unit) => {
        const period = periodOf(value, unit);
        expect(firstDayOf(period, unit)).toBeLessThanOrEqual(value);
        expect(lastDayOf(period, unit)).toBeGreaterThanOrEqual(value);
        expect(periodOf(firstDayOf(period, unit), unit)).toBe(period);
        expect(periodOf(firstDayOf(period, unit) - 1, unit)).toBe(period - 1);
      }),
    );
  });

  test('a range gives each day its place', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 800 }), anyUnit, (from, days, unit) => {
        const range = periodsBetween(from, from + days, unit);
        const places = periodOfEachDay(range);
        expect(range.count).toBe(periodsApart(from, from + days, unit) + 1);
        for (const value of [from, from + days, from + Math.floor(days / 2)])
          expect(places[value - range.from]).toBe(periodOf(value, unit) - range.first);
        expect(places.length).toBe(lastDayOf(range.first + range.count - 1, unit) + 1 - range.from);
      }),
    );
    expect(() => periodsBetween(5, 4, 'month')).toThrow(RangeError);
  });
});

describe('names of periods', () => {
  const { format } = createFormatter('zh-CN');

  test('are ISO in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const formatter = createFormatter(locale);
      expect(formatter.format(day('2024-02-29'), 'month')).toBe('2024-02');
      expect(formatter.format(day('2024-06-30'), 'quarter')).toBe('2024-Q2');
      expect(formatter.format(day('2024-12-31'), 'year')).toBe('2024');
    }
  });

  // ISO 8601: the week of the year's first Thursday is W01.
  test('a week belongs to the year of its Thursday', () => {
    expect(format(day('2021-01-03'), 'week')).toBe('2020-W53');
    expect(format(day('2021-01-04'), 'week')).toBe('2021-W01');
    expect(format(day('2024-12-30'), 'week')).toBe('2025-W01');
    expect(format(day('2023-01-01'), 'week')).toBe('2022-W52');
    expect(format(day('2026-07-15'), 'week')).toBe('2026-W29');
    expect(format(NaN, 'week')).toBe('–');
  });
});
