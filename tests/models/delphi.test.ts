import { describe, expect, it } from 'vitest';
import { delphiRounds, describe as summarise, relativeSpread } from '../../src/models/delphi.ts';

describe('delphi rounds', () => {
  const sheets = [
    { round: 2, values: [50, 30, 20] },
    { round: 1, values: [70, 20, 10] },
    { round: 1, values: [60, 10, 30] },
    { round: 1, values: [30, 50, 20] },
    { round: 2, values: [60, 20, 20] },
    { round: 2, values: [40, 40, 20] },
  ];

  it('has medians, quartiles and concordance of each, in the order of the rounds', () => {
    const [first, second] = delphiRounds(sheets, 3);
    expect([first!.round, second!.round]).toEqual([1, 2]);
    expect(first!.cells.map(({ median }) => median)).toEqual([60, 20, 20]);
    // Type 7: of 30, 60, 70 the quartiles are 45 and 65.
    expect([first!.cells[0]!.lowerQuartile, first!.cells[0]!.upperQuartile]).toEqual([45, 65]);
    expect(second!.cells.map(({ median }) => median)).toEqual([50, 30, 20]);
    expect(second!.moved).toBe(10);
    expect(first!.moved).toBeNaN();
    expect(second!.spread).toBeCloseTo((10 / 50 + 10 / 30 + 0) / 3, 12);
    expect(first!.spread).toBeGreaterThan(second!.spread);
    expect(second!.concordance!.judges).toBe(3);
    // Ranks 3 2 1; 3, 1.5, 1.5; 2.5 2.5 1: sums 8.5, 6, 3.5; S = 12.5, two ties of two.
    expect(second!.concordance!.w).toBeCloseTo((12 * 12.5) / (9 * 24 - 3 * 12), 12);
  });

  it('leaves out what an expert did not judge, and from the concordance the whole expert', () => {
    const [round] = delphiRounds([...sheets.slice(1, 4), { round: 1, values: [NaN, 20, 30] }], 3);
    expect(round!.experts).toBe(4);
    expect(round!.cells[0]!.n).toBe(3);
    expect(round!.cells[1]!.n).toBe(4);
    expect(round!.concordance!.judges).toBe(3);
  });

  it('has no spread where a median is 0, and nothing of no values', () => {
    expect(relativeSpread(summarise([0, 0, 1]))).toBeNaN();
    const none = summarise([]);
    expect([none.n, none.median, none.mean, none.low]).toEqual([0, NaN, NaN, NaN]);
    expect(summarise([5]).deviation).toBeNaN();
    expect(delphiRounds([], 3)).toEqual([]);
  });
});
