/** Values of expressions: every function, missing values, and what holds for any numbers. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../../src/data/dictionary.ts';
import { evaluateExpression } from '../../../src/data/expression/evaluate-expression.ts';
import { parseExpression } from '../../../src/data/expression/parse-expression.ts';
import { dates, evaluate, numbers, plain, texts, type Plain } from './table.ts';

const TABLE = {
  n: numbers(1, 2.5, null, -3),
  m: numbers(2, 0, 4, null),
  t: texts('苹果 Pie', null, 'tea', ' a-b-c '),
  u: texts('苹果 Pie', 'x', 'te', 'b'),
  d: dates('2024-01-31', '2024-02-29+3600', null, '2023-12-31+86399'),
  e: dates('2024-03-01', '2024-02-29+7200', '2024-01-01', null),
};

function values(text: string, within?: number[]): Plain[] {
  return plain(evaluate(text, TABLE, 4, within));
}

describe('numbers', () => {
  it.each<[string, Plain[]]>([
    ['n + m', [3, 2.5, null, null]],
    ['n - m', [-1, 2.5, null, null]],
    ['n * m', [2, 0, null, null]],
    ['n / m', [0.5, null, null, null]],
    ['-n', [-1, -2.5, null, 3]],
    ['2 ^ n', [2, 2 ** 2.5, null, 0.125]],
    ['-2 ^ 2', [-4, -4, -4, -4]],
    ['0.1 + 0.2', [0.3, 0.3, 0.3, 0.3]],
    ['1.1 * 1.1', [1.21, 1.21, 1.21, 1.21]],
    ['0.3 - 0.1', [0.2, 0.2, 0.2, 0.2]],
    ['n % 2', [1, 0.5, null, 1]],
    ['mod(n, -2)', [-1, -1.5, null, -1]],
    ['5.5 % 0.1', [0, 0, 0, 0]],
    ['7 % 0', [null, null, null, null]],
    ['abs(n)', [1, 2.5, null, 3]],
    ['round(n)', [1, 3, null, -3]],
    ['round(-n)', [-1, -3, null, 3]],
    ['round(1.005, 2)', [1.01, 1.01, 1.01, 1.01]],
    ['round(1234.5, -2)', [1200, 1200, 1200, 1200]],
    ['round(2.345, n)', [2.3, 2.35, null, 0]],
    ['floor(n)', [1, 2, null, -3]],
    ['ceiling(n)', [1, 3, null, -3]],
    ['truncate(n / 2)', [0, 1, null, -1]],
    ['sqrt(n)', [1, Math.sqrt(2.5), null, null]],
    ['ln(n)', [0, Math.log(2.5), null, null]],
    ['log(1000)', [3, 3, 3, 3]],
    ['log(8, 2)', [3, 3, 3, 3]],
    ['exp(n * 1000)', [null, null, null, 0]],
    ['sign(n)', [1, 1, null, -1]],
    ['power(n, 2)', [1, 6.25, null, 9]],
    ['1e308 * 10', [null, null, null, null]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('keep the decimals that make money exact', () => {
    const decimals = (text: string): number => {
      const column = evaluate(text, TABLE, 4);
      return column.kind === 'number' ? column.decimals : NaN;
    };
    expect(decimals('n * 2')).toBe(1);
    expect(decimals('n * 0.25')).toBe(3);
    expect(decimals('n / 3')).toBe(-1);
    expect(decimals('round(n / 3, 2)')).toBe(2);
    expect(decimals('sum(n)')).toBe(1);
    expect(decimals('count()')).toBe(0);
  });
});

describe('conditions', () => {
  it.each<[string, Plain[]]>([
    ['n > 1', [0, 1, null, 0]],
    ['n >= m', [0, 1, null, null]],
    ['n = 1 or m = 4', [1, 0, 1, null]],
    ['n = 1 and m = 3', [0, 0, 0, 0]],
    ['n = 1 and m > 3', [0, 0, null, 0]],
    ['not n = 1', [0, 1, null, 1]],
    ['n <> 1', [0, 1, null, 1]],
    ['n is missing', [0, 0, 1, 0]],
    ['n is not missing', [1, 1, 0, 1]],
    ['(n > 1) is missing', [0, 0, 1, 0]],
    ['n between -3 and 1', [1, 0, null, 1]],
    ['n not between m and 3', [1, 0, null, null]],
    ['n in (1, -3)', [1, 0, null, 1]],
    ['n in (1, missing)', [1, null, null, null]],
    ['n in (m, 2.5)', [0, 1, null, null]],
    ["t = 'tea'", [0, null, 1, 0]],
    ["'tea' = t", [0, null, 1, 0]],
    ['t = u', [1, null, 0, 0]],
    ["t < 'u'", [0, null, 1, 1]],
    ["'u' > t", [0, null, 1, 1]],
    ["t in ('tea', '苹果 Pie')", [1, null, 1, 0]],
    ['t in (u, n & "")', [1, null, null, 0]],
    ["d = '2024-02-29'", [0, 1, null, 0]],
    ["d <= d'2023-12-31'", [0, 0, null, 1]],
    ["d <= d'2023-12-31 12:00'", [0, 0, null, 0]],
    ['d < e', [1, 1, null, null]],
    ["d between '2024-01-01' and '2024-01-31'", [1, 0, null, 0]],
    ["e in ('2024-01-01')", [0, 0, 1, null]],
    ['true = (n > 1)', [0, 1, null, 0]],
    ['true and missing', [null, null, null, null]],
    ['false and missing', [0, 0, 0, 0]],
    ['true or missing', [1, 1, 1, 1]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each<[string, Plain[]]>([
    ["if(n > 1, 'big', 'small')", ['small', 'big', null, 'small']],
    ["if(n > 1, 'big', 'small', '?')", ['small', 'big', '?', 'small']],
    ['if(n > 1, n, 0)', [0, 2.5, null, 0]],
    ['if(n > 1, t, u)', ['苹果 Pie', null, null, 'b']],
    ['if(m = 4, d, e)', ['2024-03-01', '2024-02-29+7200', null, null]],
    ["if(n > 1, '2024-05-05', e)", ['2024-03-01', '2024-05-05', null, null]],
    ['if(true, n > 1, missing)', [0, 1, null, 0]],
    ["case when n > 2 then 'a' when n > 0 then 'b' else 'c' end", ['b', 'a', null, 'c']],
    ["case when n > 2 then 'a' end", [null, 'a', null, null]],
    ["case when n is missing then '?' when n > 2 then 'a' end", [null, 'a', '?', null]],
    ['coalesce(n, m, 0)', [1, 2.5, 4, -3]],
    ["coalesce(t, '无')", ['苹果 Pie', '无', 'tea', ' a-b-c ']],
    ['coalesce(missing, n)', [1, 2.5, null, -3]],
    ['min(n, m, 1)', [1, 0, 1, -3]],
    ['max(n, m)', [2, 2.5, 4, -3]],
    ['greatest(t, u)', ['苹果 Pie', 'x', 'tea', 'b']],
    ['least(d, e)', ['2024-01-31', '2024-02-29+3600', '2024-01-01', '2023-12-31+86399']],
  ])('choose: %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });
});

describe('texts', () => {
  it.each<[string, Plain[]]>([
    ['length(t)', [6, null, 3, 7]],
    ["length('a😀b')", [3, 3, 3, 3]],
    ['upper(t)', ['苹果 PIE', null, 'TEA', ' A-B-C ']],
    ['lower(t)', ['苹果 pie', null, 'tea', ' a-b-c ']],
    ['trim(t)', ['苹果 Pie', null, 'tea', 'a-b-c']],
    ['left(t, 2)', ['苹果', null, 'te', ' a']],
    ['right(t, 2)', ['ie', null, 'ea', 'c ']],
    ["left('😀😃😄', 2)", ['😀😃', '😀😃', '😀😃', '😀😃']],
    ["right('a😀', 1)", ['😀', '😀', '😀', '😀']],
    ['left(t, n)', ['苹', null, null, null]],
    ['mid(t, 2, 2)', ['果 ', null, 'ea', 'a-']],
    ['mid(t, 3)', [' Pie', null, 'a', '-b-c ']],
    ["part(t, '-', 2)", [null, null, null, 'b']],
    ["part(t, '-', -1)", ['苹果 Pie', null, 'tea', 'c']],
    ["part(t, '-', 0)", [null, null, null, null]],
    ["contains(t, 'e')", [1, null, 1, 0]],
    ["starts(t, '苹')", [1, null, 0, 0]],
    ["ends(t, 'a')", [0, null, 1, 0]],
    ['contains(t, u)', [1, null, 1, 1]],
    ["matches(t, '*?e*')", [1, null, 1, 0]],
    ["matches(t, 't?a')", [0, null, 1, 0]],
    ["find(t, 'e')", [6, null, 2, 0]],
    ["find('😀x', 'x')", [2, 2, 2, 2]],
    ["replace(t, '-', '+')", ['苹果 Pie', null, 'tea', ' a+b+c ']],
    ["replace(t, '-', '')", ['苹果 Pie', null, 'tea', ' abc ']],
    ["replace(t, '', 'x')", ['苹果 Pie', null, 'tea', ' a-b-c ']],
    ["replace('a.b', '.', '$&')", ['a$&b', 'a$&b', 'a$&b', 'a$&b']],
    ["t & '/' & n", ['苹果 Pie/1', '/2.5', 'tea/', ' a-b-c /-3']],
    ['t & u', ['苹果 Pie苹果 Pie', 'x', 'teate', ' a-b-c b']],
    ['concat(d)', ['2024-01-31', '2024-02-29 01:00:00', null, '2023-12-31 23:59:59']],
    ['text(n > 1)', ['false', 'true', null, 'false']],
    ['text(n)', ['1', '2.5', null, '-3']],
    ['text(t)', ['苹果 Pie', null, 'tea', ' a-b-c ']],
    ["number('￥1,234.50')", [1234.5, 1234.5, 1234.5, 1234.5]],
    ["number('１２％')", [0.12, 0.12, 0.12, 0.12]],
    ['number(t)', [null, null, null, null]],
    ['number(n > 1) + 1', [1, 2, null, 1]],
    ["''", [null, null, null, null]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('hold only the texts that occur, in order of first appearance', () => {
    const column = evaluate("if(n > 1, 'b', upper(left(u, 1)))", TABLE, 4);
    expect(column.kind === 'text' && sizeOf(column.dictionary)).toBe(4);
    expect(column.kind === 'text' && Array.from(column.codes)).toEqual([1, 2, 0, 3]);
  });

  it('refuse to grow beyond memory', () => {
    const long = `'${'a'.repeat(900)}'`;
    const text = `replace(replace(replace(replace(${long}, 'a', ${long}), 'a', ${long}), 'a', u), 'a', t)`;
    expect(() => evaluate(text, TABLE, 4)).toThrow(RangeError);
  });
});

describe('dates', () => {
  it.each<[string, Plain[]]>([
    ['year(d)', [2024, 2024, null, 2023]],
    ['quarter(d)', [1, 1, null, 4]],
    ['month(d)', [1, 2, null, 12]],
    ['week(d)', [5, 9, null, 52]],
    ['weekday(d)', [3, 4, null, 7]],
    ['day(d)', [31, 29, null, 31]],
    ['hour(d)', [null, 1, null, 23]],
    ['minute(d)', [null, 0, null, 59]],
    ["hour(d'2024-01-01')", [null, null, null, null]],
    ['e - d', [30, 3600 / 86400, null, null]],
    ['days_between(d, e)', [30, 0, null, null]],
    ["d - '2024-01-01'", [30, 59, null, -1]],
    ['d + 1', ['2024-02-01', '2024-03-01+3600', null, '2024-01-01+86399']],
    ['1 + d', ['2024-02-01', '2024-03-01+3600', null, '2024-01-01+86399']],
    ['d - 1', ['2024-01-30', '2024-02-28+3600', null, '2023-12-30+86399']],
    ['d + 0.5', ['2024-01-31+43200', '2024-02-29+46800', null, '2024-01-01+43199']],
    ['add_days(d, n)', ['2024-02-01', '2024-03-02+46800', null, '2023-12-28+86399']],
    ['d + 1e9', [null, null, null, null]],
    ['add_months(d, 1)', ['2024-02-29', '2024-03-29+3600', null, '2024-01-31+86399']],
    ['add_months(d, -11)', ['2023-02-28', '2023-03-29+3600', null, '2023-01-31+86399']],
    ['add_months(d, 1e9)', [null, null, null, null]],
    ["months_between(d, '2024-03-30')", [1, 1, null, 2]],
    ["months_between('2024-03-30', d)", [-1, -1, null, -2]],
    ["months_between('2024-01-31', '2024-02-29')", [1, 1, 1, 1]],
    ['start_of_week(d)', ['2024-01-29', '2024-02-26', null, '2023-12-25']],
    ['start_of_month(d)', ['2024-01-01', '2024-02-01', null, '2023-12-01']],
    ['start_of_quarter(d)', ['2024-01-01', '2024-01-01', null, '2023-10-01']],
    ['start_of_year(d)', ['2024-01-01', '2024-01-01', null, '2023-01-01']],
    ['end_of_month(e)', ['2024-03-31', '2024-02-29', '2024-01-31', null]],
    ["period(d, 'month')", ['2024-01', '2024-02', null, '2023-12']],
    ["period(d, '季度')", ['2024-Q1', '2024-Q1', null, '2023-Q4']],
    ["period(d'2024-12-30', '周')", ['2025-W01', '2025-W01', '2025-W01', '2025-W01']],
    ["period(d, 'year')", ['2024', '2024', null, '2023']],
    ["period(d, 'day')", ['2024-01-31', '2024-02-29', null, '2023-12-31']],
    ['date(2024, m, 1)', ['2024-02-01', null, '2024-04-01', null]],
    ['date(2023, 2, 29)', [null, null, null, null]],
    ['date(d)', ['2024-01-31', '2024-02-29', null, '2023-12-31']],
    ["date('2024-01-05 10:00')", ['2024-01-05', '2024-01-05', '2024-01-05', '2024-01-05']],
    ["date(left(concat(d), 7) & '-05')", ['2024-01-05', '2024-02-05', null, '2023-12-05']],
    ['date(t)', [null, null, null, null]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });
});

describe('within groups', () => {
  const within = [0, 1, 0, 1];
  it.each<[string, Plain[], Plain[]]>([
    ['sum(n)', [0.5, 0.5, 0.5, 0.5], [1, -0.5, 1, -0.5]],
    ['mean(n)', [0.5 / 3, 0.5 / 3, 0.5 / 3, 0.5 / 3], [1, -0.25, 1, -0.25]],
    ['mean(n > 0)', [2 / 3, 2 / 3, 2 / 3, 2 / 3], [1, 0.5, 1, 0.5]],
    ['sum(n > 0)', [2, 2, 2, 2], [1, 1, 1, 1]],
    ['sum(1)', [4, 4, 4, 4], [2, 2, 2, 2]],
    ['median(n)', [1, 1, 1, 1], [1, -0.25, 1, -0.25]],
    ['quantile(n, 0.25)', [-1, -1, -1, -1], [1, -1.625, 1, -1.625]],
    ['quantile(n, m / 4)', [1, -3, 2.5, null], [1, -3, 1, null]],
    ['quantile(n, 2)', [null, null, null, null], [null, null, null, null]],
    ['round(sd(m), 6)', [2, 2, 2, 2], [1.414214, null, 1.414214, null]],
    ['min(n)', [-3, -3, -3, -3], [1, -3, 1, -3]],
    ['max(n)', [2.5, 2.5, 2.5, 2.5], [1, 2.5, 1, 2.5]],
    ['max(t)', ['苹果 Pie', '苹果 Pie', '苹果 Pie', '苹果 Pie'], ['苹果 Pie', ' a-b-c ', '苹果 Pie', ' a-b-c ']],
    [
      'min(d)',
      ['2023-12-31+86399', '2023-12-31+86399', '2023-12-31+86399', '2023-12-31+86399'],
      ['2024-01-31', '2023-12-31+86399', '2024-01-31', '2023-12-31+86399'],
    ],
    ['count()', [4, 4, 4, 4], [2, 2, 2, 2]],
    ['count(n)', [3, 3, 3, 3], [1, 2, 1, 2]],
    ['count(missing)', [0, 0, 0, 0], [0, 0, 0, 0]],
    ['distinct(left(u, 0) & 1)', [1, 1, 1, 1], [1, 1, 1, 1]],
    ['distinct(t)', [3, 3, 3, 3], [2, 1, 2, 1]],
    ['distinct(d)', [3, 3, 3, 3], [1, 2, 1, 2]],
    ['share(m)', [1 / 3, 0, 2 / 3, null], [1 / 3, null, 2 / 3, null]],
    ['m / sum(m)', [1 / 3, 0, 2 / 3, null], [1 / 3, null, 2 / 3, null]],
    ['rank(n)', [2, 1, null, 3], [1, 1, null, 2]],
    ["rank(n, 'asc')", [2, 3, null, 1], [1, 2, null, 1]],
    ["rank(n > 0, '升')", [], []],
    ['rank(t)', [1, null, 2, 3], [1, null, 2, 1]],
    ['rank((abs(n) > 2) & "")', [3, 1, null, 1], [1, 1, null, 1]],
    ['cumulative(n)', [1, 3.5, 3.5, 0.5], [1, 2.5, 1, -0.5]],
    ['cumulative(missing)', [null, null, null, null], [null, null, null, null]],
    ['row()', [1, 2, 3, 4], [1, 1, 2, 2]],
    ['previous(n)', [null, 1, 2.5, null], [null, null, 1, 2.5]],
    ['previous(u, 2)', [null, null, '苹果 Pie', 'x'], [null, null, null, null]],
    ['next(d)', ['2024-02-29+3600', null, '2023-12-31+86399', null], [null, '2023-12-31+86399', null, null]],
    ['previous(n > 0)', [null, 1, 1, null], [null, null, 1, 1]],
    ['first(u)', ['苹果 Pie', '苹果 Pie', '苹果 Pie', '苹果 Pie'], ['苹果 Pie', 'x', '苹果 Pie', 'x']],
    ['last(n)', [-3, -3, -3, -3], [null, -3, null, -3]],
    [
      'mean((n - mean(n)) ^ 2)',
      [5.388888888888889, 5.388888888888889, 5.388888888888889, 5.388888888888889],
      [0, 7.5625, 0, 7.5625],
    ],
  ])('%s', (text, whole, grouped) => {
    if (whole.length === 0) return expect(() => values(text)).toThrow(RangeError);
    const close = (list: Plain[]): unknown[] =>
      list.map((one) => (typeof one === 'number' ? expect.closeTo(one, 12) : one));
    expect(values(text)).toEqual(close(whole));
    return expect(values(text, within)).toEqual(close(grouped));
  });

  it('without values have no sum, and a share of nothing is missing', () => {
    expect(plain(evaluate('sum(n)', { n: numbers(null, null) }, 2))).toEqual([null, null]);
    expect(plain(evaluate('share(n)', { n: numbers(0, 0) }, 2))).toEqual([null, null]);
  });

  it('of no rows are empty', () => {
    for (const text of ['sum(n)', 'rank(n)', 'row()', 'previous(t)', 'n + 1', "'x'", 'distinct(t)', 'median(n)'])
      expect(plain(evaluate(text, { n: numbers(), t: texts() }, 0))).toEqual([]);
  });
});

describe('evaluateExpression', () => {
  it('gives a column itself where the expression is its name', () => {
    expect(evaluate('n', TABLE, 4)).toBe(TABLE.n);
  });

  it('refuses what does not fit', () => {
    const parsed = parseExpression('x + 1');
    expect(() => parsed.ok && evaluateExpression(parsed.value, new Map(), 0, null, 0)).toThrow(RangeError);
  });

  const value = fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { nil: null });
  const rows = fc.array(fc.tuple(value, value, fc.integer({ min: 0, max: 3 })), { maxLength: 40 });

  it('computes each row as plain arithmetic does', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const table = { a: numbers(...list.map(([a]) => a)), b: numbers(...list.map(([, b]) => b)) };
        const results = plain(evaluate('if(a > b, a / b, a * b - 1)', table, list.length));
        results.forEach((result, i) => {
          const [a, b] = list[i]!;
          const expected = a === null || b === null ? null : a > b ? (b === 0 ? null : a / b) : a * b - 1;
          if (expected === null) expect(result).toBeNull();
          else expect(Math.abs((result as number) - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-12 + 1e-4);
        });
      }),
    );
  });

  it('gives sums, ranks and neighbours that agree with each other', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const table = { a: numbers(...list.map(([a]) => a)) };
        const groups = list.map(([, , group]) => group);
        const run = (text: string): Plain[] => plain(evaluate(text, table, list.length, groups));
        const [cumulative, sums, ranks, previous] = ['cumulative(a)', 'sum(a)', 'rank(a)', 'previous(a)'].map(run);
        const [below, next] = [run("rank(a, 'asc')"), run('next(previous(a))')];
        const seen = new Map<number, number>();
        list.forEach(([a, , group], i) => {
          const mine = list.filter((_, j) => groups[j] === group).map(([other]) => other);
          const filled = mine.filter((other) => other !== null);
          expect(ranks![i]).toBe(a === null ? null : 1 + filled.filter((other) => other > a).length);
          expect(below[i]).toBe(a === null ? null : 1 + filled.filter((other) => other < a).length);
          const before = seen.get(group);
          const beforeValue = before === undefined ? null : list[before]![0];
          expect(previous![i]).toEqual(beforeValue);
          seen.set(group, i);
          const last = groups.lastIndexOf(group) === i;
          expect(next[i]).toEqual(last ? null : a);
          if (last && filled.length > 0) expect(cumulative![i]).toBeCloseTo(sums![i] as number, 3);
        });
      }),
    );
  });

  it('never throws for an expression that fits', () => {
    const leaf = fc.constantFrom(
      'n',
      'm',
      't',
      'u',
      'd',
      'e',
      '1',
      "'x'",
      'missing',
      'true',
      "d'2024-01-01'",
      '0',
      '-7',
    );
    const calls = ['abs', 'round', 'sum', 'rank', 'upper', 'left', 'part', 'replace', 'year', 'add_months', 'date'];
    const more = [
      'if',
      'coalesce',
      'min',
      'max',
      'previous',
      'distinct',
      'median',
      'text',
      'number',
      'contains',
      'matches',
    ];
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/', '%', '^', '&', '=', '<', 'and', 'or'), tie('tree'))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc
          .tuple(fc.constantFrom(...calls, ...more), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
          .map(([name, parts]) => `${name}(${parts.join(', ')})`),
      ),
    }));
    let fitting = 0;
    fc.assert(
      fc.property(tree, fc.boolean(), (text, grouped) => {
        const parsed = parseExpression(text);
        if (!parsed.ok) return;
        let column;
        try {
          column = evaluateExpression(
            parsed.value,
            new Map(Object.entries(TABLE)),
            4,
            grouped ? Uint32Array.of(0, 1, 0, 1) : null,
            2,
          );
        } catch (error) {
          expect((error as Error).message).toMatch(/^The expression does not fit/);
          return;
        }
        fitting++;
        expect(plain(column)).toHaveLength(4);
        for (const one of plain(column)) if (typeof one === 'number') expect(Number.isFinite(one)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(fitting).toBeGreaterThan(300);
  });
});
