/** Kano by segment: counts, the test, differences of better and worse; segments that differ are found, others are not. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { countGrid, countKano } from '../../src/models/kano-counts.ts';
import { adjustKanoTests, compareKano, kanoBySegment, NO_SEGMENT } from '../../src/models/kano-segments.ts';
import { kanoTable, NO_ANSWER } from '../../src/models/kano-table.ts';

const table = kanoTable();
const [M, O, A, I] = [9, 4, 1, 6];

describe('by hand', () => {
  const cells = Uint8Array.of(M, M, A, O, NO_ANSWER, I, A);
  const segment = Uint16Array.of(0, 0, 1, 1, 1, NO_SEGMENT, 1);

  it('counts each segment on its own', () => {
    const { segments, test } = kanoBySegment(cells, table, segment, 2);
    expect(segments.map(({ n }) => n)).toEqual([2, 3]);
    expect(segments.map(({ mode }) => mode?.category)).toEqual(['M', 'A']);
    expect(test.n).toBe(5);
  });

  it('leaves out who is not kept', () => {
    const { segments } = kanoBySegment(cells, table, segment, 2, Uint8Array.of(1, 0, 1, 1, 1, 1, 1));
    expect(segments.map(({ n }) => n)).toEqual([1, 3]);
  });

  it('differences of better and worse: 70 of 100 against 40 of 90, p by R 4 prop.test(correct = FALSE)', () => {
    const grid = (counts: readonly (readonly [number, number])[]): Float64Array => {
      const filled = new Float64Array(25);
      for (const [cell, count] of counts) filled[cell] = count;
      return filled;
    };
    const one = countGrid(
      grid([
        [A, 50],
        [O, 20],
        [I, 30],
      ]),
      table,
    );
    const other = countGrid(
      grid([
        [A, 30],
        [O, 10],
        [M, 20],
        [I, 30],
      ]),
      table,
    );
    const { better, worse } = compareKano(one, other);
    expect(better.difference).toBeCloseTo(0.7 - 40 / 90, 14);
    expect(better.p).toBeCloseTo(0.000367487213511, 14);
    // Worse −.2 less −1/3
    expect(worse.difference).toBeCloseTo(-0.2 + 30 / 90, 14);
    expect(worse.interval[0]).toBeLessThan(worse.difference);
  });
});

describe('recovery', () => {
  const random = createRandom(11);
  const n = 400;
  const segment = Uint16Array.from({ length: n }, (_, i) => i % 2);
  const draw = (chances: readonly (readonly [number, number])[]): number => {
    let rest = random.next();
    for (const [cell, chance] of chances) if ((rest -= chance) < 0) return cell;
    return I;
  };

  it('finds features whose category goes by the segment, and after adjusting no others', () => {
    const alike = [
      [O, 0.5],
      [M, 0.2],
      [A, 0.2],
      [I, 0.1],
    ] as const;
    const turned = [
      [O, 0.2],
      [M, 0.5],
      [A, 0.1],
      [I, 0.2],
    ] as const;
    const features = Array.from({ length: 12 }, (_, f) => {
      const cells = Uint8Array.from(segment, (code) => draw(f < 3 && code === 1 ? turned : alike));
      return kanoBySegment(cells, table, segment, 2);
    });
    const p = adjustKanoTests(features);
    expect(Array.from(p, (value) => value < 0.05)).toEqual(features.map((_, f) => f < 3));
  });
});

describe('boundaries', () => {
  it('one segment and empty segments have nothing to test', () => {
    const cells = Uint8Array.of(M, A);
    expect(kanoBySegment(cells, table, [0, 0], 1).test.p).toBeNaN();
    const { segments, test } = kanoBySegment(cells, table, [0, 0], 3);
    expect(segments.map(({ mode }) => mode?.category ?? null)).toEqual(['M', null, null]);
    expect(test.p).toBeNaN();
    expect(compareKano(segments[0]!, segments[1]!).better.p).toBeNaN();
  });

  it('segments together are everybody', () => {
    const cells = Uint8Array.from({ length: 60 }, (_, i) => (i * 7) % 25);
    const { segments } = kanoBySegment(
      cells,
      table,
      cells.map((_, i) => i % 3),
      3,
    );
    const all = countKano(cells, table);
    all.counts.forEach((count, c) => {
      expect(segments.reduce((sum, { counts }) => sum + counts[c]!, 0)).toBe(count);
    });
  });

  it('segments of another length are a mistake of the caller', () => {
    expect(() => kanoBySegment(Uint8Array.of(M), table, [], 2)).toThrow(RangeError);
  });
});
