/** Stated importance against R; better and worse weighed by it, by hand; boundaries. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { countKano, summariseKano } from '../../src/models/kano-counts.ts';
import { statedImportance, weightedBetterWorse } from '../../src/models/kano-importance.ts';
import { kanoTable, NO_ANSWER } from '../../src/models/kano-table.ts';

const table = kanoTable();
const [M, O, A, I, R] = [9, 4, 1, 6, 5];

describe('reference: R 4, t.test()', () => {
  it('mean and interval of six answers; missing and left-out ones do not count', () => {
    const kept = Uint8Array.of(1, 1, 1, 1, 0, 1, 1, 1);
    const stated = statedImportance([3, 4, 5, 5, 1, NaN, 2, 4], kept);
    expect(stated.n).toBe(6);
    expect(stated.mean).toBeCloseTo(23 / 6, 13);
    expect(stated.deviation).toBeCloseTo(1.16904519445, 10);
    expect(stated.interval[0]).toBeCloseTo(2.60649564163, 9);
    expect(stated.interval[1]).toBeCloseTo(5.06017102504, 9);
  });
});

describe('better and worse that weigh', () => {
  const cells = Uint8Array.of(A, I, O, A, M, I, O, R, NO_ANSWER);
  const importance = [5, 3, 2, 4, 5, 1, 3, 5, 5];

  it('by hand: weights 4 2 1 3 4 0 2, better of 1 0 1 1 0 0 1', () => {
    const weighted = weightedBetterWorse(cells, table, importance, 1);
    expect(weighted.better).toBeCloseTo(10 / 16, 14);
    expect(weighted.worse).toBeCloseTo(-7 / 16, 14);
    expect(weighted.n).toBe(6);
    expect(weighted.betterInterval[0]).toBeCloseTo(0.200103176879, 11);
    // 1.0499 is cut at 1.
    expect(weighted.betterInterval[1]).toBe(1);
  });

  it('equal importance gives the plain better and worse', () => {
    const weighted = weightedBetterWorse(
      cells,
      table,
      cells.map(() => 4),
      1,
    );
    const plain = summariseKano(countKano(cells, table));
    expect(weighted.better).toBeCloseTo(plain.better, 14);
    expect(weighted.worse).toBeCloseTo(plain.worse, 14);
  });
});

describe('recovery', () => {
  it('the truth lies in 95 % intervals in about 95 of 100 surveys', () => {
    const random = createRandom(8);
    const surveys = 400;
    let inside = 0;
    for (let survey = 0; survey < surveys; survey += 1) {
      const importance = Float64Array.from({ length: 250 }, () => random.integer(1, 7));
      // Whoever calls it more important is more often pleased: .3 + .1 (w − 1), so that weights change the truth.
      const answers = Uint8Array.from(importance, (w) => (random.next() < 0.3 + 0.1 * (w - 1) ? A : M));
      const { betterInterval } = weightedBetterWorse(answers, table, importance, 1);
      // Σ (w − 1)(.3 + .1 (w − 1)) / Σ (w − 1) over w = 1 … 7
      const truth = (0.3 * 21 + 0.1 * 91) / 21;
      if (betterInterval[0] <= truth && truth <= betterInterval[1]) inside += 1;
    }
    expect(inside / surveys).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / surveys));
    expect(inside / surveys).toBeLessThan(0.95 + 3 * Math.sqrt((0.95 * 0.05) / surveys));
  });
});

describe('boundaries', () => {
  it('nobody, one, nobody who calls it important', () => {
    expect(statedImportance([NaN])).toMatchObject({ n: 0, mean: NaN });
    expect(statedImportance([4])).toMatchObject({ n: 1, mean: 4, deviation: NaN, interval: [NaN, NaN] });
    expect(weightedBetterWorse(Uint8Array.of(A), table, [1], 1)).toMatchObject({ better: NaN, worse: NaN, n: 0 });
    expect(() => weightedBetterWorse(Uint8Array.of(A), table, [], 1)).toThrow(RangeError);
  });
});
