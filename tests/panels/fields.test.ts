import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableColumn } from '../../src/data/columns.ts';
import { dictionaryOf } from '../../src/data/dictionary.ts';
import type { RowsContext } from '../../src/data/rows-context.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { dayFromCalendar, MISSING_DAY } from '../../src/lib/days.ts';
import {
  byName,
  customerCodes,
  DATE_GRAINS,
  dimensionOf,
  distinctCodes,
  findField,
  measureOf,
  niceEdges,
  type Dimension,
} from '../../src/panels/fields.ts';

const words = createTranslator('en', DICTIONARIES);
const names = ({ categories }: Dimension): string[] =>
  categories.map(({ label }) => (typeof label === 'string' ? label : words.message(label)));

function texts(values: readonly string[]): TableColumn {
  const { dictionary, codes } = dictionaryOf(values);
  return { id: 'c0', label: 'city', type: 'category', column: { kind: 'text', codes, dictionary } };
}
const numbers = (values: readonly number[], decimals = 2): TableColumn => ({
  id: 'c0',
  label: 'paid',
  type: 'number',
  column: { kind: 'number', values: Float64Array.from(values), decimals },
});
const dates = (days: readonly number[], seconds: readonly number[] | null = null): TableColumn => ({
  id: 'c0',
  label: 'when',
  type: 'date',
  column: { kind: 'date', days: Int32Array.from(days), seconds: seconds ? Int32Array.from(seconds) : null },
});
const rowsOf = (column: TableColumn, used: readonly number[] | null = null): RowsContext => {
  const { column: cells } = column;
  const rows =
    cells.kind === 'text' ? cells.codes.length : cells.kind === 'date' ? cells.days.length : cells.values.length;
  return {
    table: { rows, columns: [column], lines: null, firstLine: 2 },
    used: used ? Uint32Array.from(used) : null,
    customer: null,
    customers: 0,
    currencies: ['CNY'],
  };
};
const divide = (column: TableColumn, options = {}, used: readonly number[] | null = null): Dimension =>
  dimensionOf(column, rowsOf(column, used), options);

describe('a column of texts as a dimension', () => {
  const cities = texts(['乙', '甲', '', '甲', '丙', '丁']);

  it('takes the most frequent first, missing last', () => {
    const { codes, missing, missingRows, other } = divide(cities);
    expect(names(divide(cities))).toEqual(['甲', '丙', '丁', '乙', '(empty)']);
    expect([...codes]).toEqual([3, 0, 4, 0, 1, 2]);
    expect({ missing, missingRows, other }).toEqual({ missing: 4, missingRows: 1, other: null });
  });

  it('puts names in the order of pinyin and of their numbers', () => {
    expect(names(divide(texts(['上海', '北京', '10 号', '9 号']), { order: 'natural' }))).toEqual([
      '9 号',
      '10 号',
      '北京',
      '上海',
    ]);
    expect(byName('第2周', '第10周')).toBeLessThan(0);
  });

  it('gathers what is beyond the number asked for, and says how many values', () => {
    const many = texts(['a', 'a', 'b', 'b', 'd', 'c', 'e', '']);
    const { other, codes } = divide(many, { most: 3 });
    // Of the ones that occur once, the first by name.
    expect(names(divide(many, { most: 3 }))).toEqual(['a', 'b', 'c', '2 other values', '(empty)']);
    expect(other).toEqual({ index: 3, values: 2 });
    expect([...codes]).toEqual([0, 0, 1, 1, 3, 2, 3, 4]);
    expect(divide(many, { most: 4 }).other).toBeNull();
  });

  it('looks at rows in use alone', () => {
    const { codes } = divide(cities, {}, [1, 4, 5]);
    expect(names(divide(cities, {}, [1, 4, 5]))).toEqual(['丙', '丁', '甲']);
    expect([...codes]).toEqual([2, 0, 1]);
  });
});

describe('a column of dates as a dimension', () => {
  const day = dayFromCalendar;

  it('shows empty periods between, in the order of the calendar', () => {
    const { codes, missing, grain } = divide(dates([day(2023, 3, 1), day(2023, 1, 31), MISSING_DAY]), {
      grain: 'month',
    });
    expect(names(divide(dates([day(2023, 3, 1), day(2023, 1, 31)]), { grain: 'month' }))).toEqual([
      '2023-01',
      '2023-02',
      '2023-03',
    ]);
    expect([[...codes], missing, grain]).toEqual([[2, 0, 3], 3, 'month']);
  });

  it.each([
    [10, 'day'],
    [100, 'week'],
    [700, 'month'],
    [3000, 'quarter'],
    [9000, 'year'],
  ])('takes a fitting grain for %i days: %s', (span, grain) => {
    expect(divide(dates([19_000, 19_000 + span])).grain).toBe(grain);
  });

  it.each([
    ['month', [day(2024, 1, 1), day(2024, 2, 1), day(2024, 3, 1), MISSING_DAY], 'month'],
    ['quarter', [day(2024, 1, 1), day(2024, 4, 1), day(2024, 10, 1)], 'quarter'],
    ['year', [day(2023, 1, 1), day(2024, 1, 1)], 'year'],
    ['week', [day(2024, 1, 1), day(2024, 1, 8), day(2024, 1, 15)], 'week'],
  ])('takes no finer grain than the beginnings of a %s', (_, days, grain) => {
    expect(divide(dates(days)).grain).toBe(grain);
    expect(divide(dates(days), { grain: 'day' }).grain).toBe('day');
    expect(divide(dates([...days, day(2024, 1, 16)])).grain).not.toBe(grain);
  });

  it('does not take hours or a single date for the beginning of a period', () => {
    expect(divide(dates([day(2024, 1, 1), day(2024, 2, 1)], [0, 0])).grain).toBe('month');
    expect(divide(dates([day(2024, 1, 1), day(2024, 2, 1)], [0, 3600])).grain).toBe('day');
    expect(divide(dates([day(2024, 1, 1)])).grain).toBe('day');
  });

  it('goes coarser where there would be too many periods', () => {
    expect(divide(dates([0, 40_000]), { grain: 'day' }).grain).toBe('month');
  });

  it('takes weekdays, months of the year and hours of the day', () => {
    const column = dates([day(2026, 11, 22), day(2026, 11, 23), MISSING_DAY], [3600 * 5, -1, -1]);
    expect([...divide(column, { grain: 'weekday' }).codes]).toEqual([6, 0, 7]);
    expect([...divide(column, { grain: 'calendar-month' }).codes]).toEqual([10, 10, 12]);
    expect([...divide(column, { grain: 'hour' }).codes]).toEqual([5, 24, 24]);
    expect(names(divide(column, { grain: 'weekday' }))[6]).toBe('Sun');
  });

  it('knows a column without a date', () => {
    for (const grain of [null, ...DATE_GRAINS])
      expect(divide(dates([MISSING_DAY, MISSING_DAY]), { grain }).missingRows).toBe(2);
    expect(names(divide(dates([MISSING_DAY])))).toEqual(['(empty)']);
  });
});

describe('a column of numbers as a dimension', () => {
  it('takes few values one by one', () => {
    const { codes } = divide(numbers([5, 1, NaN, 5, -0, 0]));
    expect(names(divide(numbers([5, 1, NaN, 5, -0, 0])))).toEqual(['0', '1', '5', '(empty)']);
    expect([...codes]).toEqual([2, 1, 3, 2, 0, 0]);
  });

  it('takes many by ranges of a nice width', () => {
    const column = numbers(Array.from({ length: 100 }, (_, i) => i + 0.5));
    const { step, categories, codes } = divide(column, { bins: 10 });
    expect(step).toBe(10);
    expect(categories).toHaveLength(10);
    expect(names(divide(column, { bins: 10 }))[0]).toBe('0–10');
    expect([...codes]).toEqual(Array.from({ length: 100 }, (_, i) => Math.floor(i / 10)));
  });

  it('puts every value into the range that holds it, whatever the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 60 }),
        (values, bins) => {
          const { codes, categories } = divide(numbers(values), { bins });
          values.forEach((value, row) => {
            const { low, high } = categories[codes[row]!]!;
            expect(value).toBeGreaterThanOrEqual(low!);
            if (codes[row] === categories.length - 1) expect(value).toBeLessThanOrEqual(high!);
            else expect(value).toBeLessThan(high!);
          });
        },
      ),
    );
  });

  it('leaves no border between whole numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (least, span, wanted) => {
          const edges = niceEdges(least, least + span, wanted, true);
          expect(edges.every(Number.isInteger)).toBe(true);
          expect(edges[0]).toBeLessThanOrEqual(least);
          expect(edges.at(-1)).toBeGreaterThanOrEqual(least + span);
          expect(edges.length - 1).toBeLessThanOrEqual(2 * wanted + 3);
        },
      ),
    );
  });

  it('writes edges as a person would', () => {
    expect([...niceEdges(0, 0.7, 7, false)]).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect([...niceEdges(3, 3, 8, false)]).toHaveLength(2);
  });

  it('takes every value by itself where asked, the rarest gathered', () => {
    const column = numbers([1, 1, 2, 2, 3, 4, 5]);
    expect(names(divide(column, { bins: 'values', most: 2 }))).toEqual(['1', '2', '3 other values']);
    expect([...divide(column, { bins: 'values', most: 2 }).codes]).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });

  it('knows a column without a number', () => {
    expect(divide(numbers([NaN, NaN]), { bins: 5 }).missingRows).toBe(2);
  });
});

describe('every dimension', () => {
  it('gives each row one category and counts the missing ones', () => {
    const column = fc.oneof(
      fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'), { maxLength: 40 }).map(texts),
      fc.array(fc.constantFrom(NaN, 1, 2, 3, 4.5, 60), { maxLength: 40 }).map((list) => numbers(list)),
      fc.array(fc.constantFrom(MISSING_DAY, 0, 1, 40, 500, -900), { maxLength: 40 }).map((list) => dates(list)),
    );
    fc.assert(
      fc.property(column, fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, 3, 'values'), (made, most, bins) => {
        const { codes, categories, missing, missingRows } = divide(made, { most, bins });
        expect([...codes].every((code) => code < categories.length)).toBe(true);
        expect([...codes].filter((code) => code === missing)).toHaveLength(missingRows);
        if (missing !== null) expect(missing).toBe(categories.length - 1);
      }),
    );
  });
});

describe('measures and codes', () => {
  it('takes values of rows in use with their currency', () => {
    const column = numbers([1, 2, 3]);
    expect(measureOf(column, rowsOf(column, [0, 2]))).toMatchObject({
      values: Float64Array.of(1, 3),
      decimals: 2,
      currency: 'CNY',
    });
    expect(measureOf(texts(['a']), rowsOf(texts(['a'])))).toBeNull();
    expect(findField(rowsOf(column), 'c9')).toBeNull();
  });

  it('codes what is different in any type of column', () => {
    for (const column of [texts(['a', '', 'b', 'a']), numbers([4, NaN, 5, 4]), dates([7, MISSING_DAY, 8, 7])]) {
      const { codes, count } = distinctCodes(column, rowsOf(column));
      expect([...codes]).toEqual([0, 0xffffffff, 1, 0]);
      expect(count).toBe(2);
    }
  });

  it('codes the customers of rows in use', () => {
    const rows = { ...rowsOf(numbers([1, 2, 3]), [0, 1]), customer: Int32Array.of(1, -1, 0), customers: 2 };
    expect([...customerCodes(rows)!]).toEqual([1, 0xffffffff]);
    expect(customerCodes(rowsOf(numbers([1])))).toBeNull();
  });
});
