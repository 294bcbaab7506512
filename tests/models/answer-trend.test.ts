import { describe, expect, it } from 'vitest';
import { answerTrend } from '../../src/models/answer-trend.ts';

const DAYS = [0, 10, 40, 100, 180, 200, 250, 300, 365, 400];
const VALUES = Float64Array.of(5, 6, 5, 7, 6, 8, 7, 9, 8, 9);
const WHO = [0, 1, 2, 0, 1, 3, 4, 2, 5, 3];
const always = (): boolean => true;

describe('a trend of answers', () => {
  it('has the slope of least squares and errors by person, as numpy and SciPy make them', () => {
    const trend = answerTrend(DAYS, VALUES, WHO, 6, always);
    expect(trend.slope).toBeCloseTo(3.268348533041217, 12);
    expect(trend.low).toBeCloseTo(1.7543603713768643, 9);
    expect(trend.p).toBeCloseTo(0.0026107129752174214, 10);
    expect([trend.first, trend.last]).toEqual([
      expect.closeTo(5.34904776359725, 10),
      expect.closeTo(8.928348005120828, 10),
    ]);
    expect([trend.answers, trend.persons]).toEqual([10, 6]);
  });

  it('leaves out what has no value or no day', () => {
    const values = VALUES.map((value, i) => (i === 3 ? NaN : value));
    expect(answerTrend(DAYS, values, WHO, 6, (day) => day !== 400)).toMatchObject({ answers: 8 });
  });

  it('says nothing of one day, one person or no answer', () => {
    expect(answerTrend([3, 3], Float64Array.of(1, 2), [0, 1], 2, always).slope).toBeNaN();
    expect(answerTrend([1, 2, 3], Float64Array.of(1, 2, 4), [0, 0, 0], 1, always).p).toBeNaN();
    expect(answerTrend([], new Float64Array(0), [], 0, always)).toMatchObject({ answers: 0, slope: NaN, p: NaN });
  });
});
