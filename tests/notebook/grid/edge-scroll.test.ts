import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnUnder, reachOfColumns, speedAt, within } from '../../../src/notebook/grid/edge-scroll.ts';
import { layoutOf } from '../../../src/notebook/grid/grid-layout.ts';

const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const reach = { low: 0, high: 500 };

describe('a pointer held beyond the cells', () => {
  test('scrolls towards where it is, and over them not at all', () => {
    for (const at of [0, 1, 250, 500]) expect(speedAt(at, reach)).toBe(0);
    expect(speedAt(-1, reach)).toBeLessThan(-100);
    expect(speedAt(501, reach)).toBeGreaterThan(100);
    expect(speedAt(-40, reach)).toBe(-speedAt(540, reach));
  });

  test('scrolls the faster the farther it is, up to a bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        expect(speedAt(500 + far, reach)).toBeGreaterThanOrEqual(speedAt(500 + near, reach));
      }),
    );
    expect(speedAt(600, reach)).toBeGreaterThan(4 * speedAt(510, reach));
    expect(speedAt(1e9, reach)).toBe(20_000);
  });

  test('stands for the nearest point of the cells', () => {
    expect([-30, 0, 499, 500, 700].map((at) => within(at, reach))).toEqual([0, 0, 499, 499, 499]);
  });
});

describe('frozen columns', () => {
  const layout = layoutOf(many(50), () => 100, 2, 900);

  test('hold a drag up that began beside them, until what they hide is scrolled back', () => {
    expect(reachOfColumns(layout, 1500, 900, 20)).toEqual({ low: 200, high: 900 });
    expect(reachOfColumns(layout, 0, 900, 20)).toEqual({ low: 0, high: 900 });
    // one that began in them goes on in them
    expect(reachOfColumns(layout, 1500, 900, 1)).toEqual({ low: 0, high: 900 });
  });

  test('are under the pointer wherever the others stand', () => {
    expect([0, 150, 200, 899].map((x) => columnUnder(layout, 1500, x))).toEqual([0, 1, 17, 23]);
    expect([0, 150, 200, 899].map((x) => columnUnder(layout, 0, x))).toEqual([0, 1, 2, 8]);
  });
});
