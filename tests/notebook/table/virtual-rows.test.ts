import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clampTop,
  columnWindow,
  fillWidths,
  isShortened,
  lastTop,
  MAXIMUM_HEIGHT,
  rowWindow,
  scrollFromTop,
  scrollHeight,
  topAfterScroll,
  topForRow,
  topFromScroll,
} from '../../../src/notebook/table/virtual-rows.ts';

const small = { rows: 1000, rowHeight: 32, viewport: 400 };
const large = { rows: 5_000_000, rowHeight: 32, viewport: 400 };
const geometry = fc.record({
  rows: fc.integer({ min: 0, max: 6_000_000 }),
  rowHeight: fc.constantFrom(32, 44),
  viewport: fc.integer({ min: 44, max: 2000 }),
});

describe('virtual rows', () => {
  test('a table that fits the limit scrolls px by px', () => {
    expect(isShortened(small)).toBe(false);
    expect(scrollHeight(small)).toBe(32_000);
    expect(topFromScroll(small, 640)).toBe(640);
    expect(rowWindow(small, 640, 0)).toEqual({ first: 20, count: 13, shift: 0 });
    expect(rowWindow(small, 650, 0)).toEqual({ first: 20, count: 13, shift: 10 });
  });

  test('a longer one stays below what browsers can place, and both ends can be reached', () => {
    expect(isShortened(large)).toBe(true);
    expect(scrollHeight(large)).toBe(MAXIMUM_HEIGHT);
    const end = scrollHeight(large) - large.viewport;
    expect(topFromScroll(large, end)).toBe(lastTop(large));
    const last = rowWindow(large, lastTop(large), 0);
    expect(last.first + last.count).toBe(large.rows);
  });

  test('on the shortened scale a small movement moves the rows by as much, a large one goes to its share', () => {
    const middle = lastTop(large) / 2;
    const at = scrollFromTop(large, middle);
    expect(topAfterScroll(large, middle, at, at + 100)).toBeCloseTo(middle + 100, 6);
    expect(topAfterScroll(large, middle, at, at + 3_000_000)).toBeCloseTo(topFromScroll(large, at + 3_000_000), 6);
    expect(topAfterScroll(large, 900, 20, 0)).toBe(0);
  });

  test('a row comes wholly into view by the shortest way', () => {
    expect(topForRow(small, 320, 2)).toBe(64);
    expect(topForRow(small, 320, 15)).toBe(320);
    expect(topForRow(small, 320, 30)).toBe(31 * 32 - 400);
  });

  test('windows never leave the table and always cover the viewport', () => {
    fc.assert(
      fc.property(
        geometry,
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 8 }),
        (g, wanted, overscan) => {
          const top = clampTop(g, wanted);
          const { first, count, shift } = rowWindow(g, wanted, overscan);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(first + count).toBeLessThanOrEqual(g.rows);
          expect(shift).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(Math.ceil(g.viewport / g.rowHeight) + 1 + 2 * overscan);
          if (g.rows > 0) {
            expect(first * g.rowHeight).toBeLessThanOrEqual(top);
            expect((first + count) * g.rowHeight).toBeGreaterThanOrEqual(
              Math.min(top + g.viewport, g.rows * g.rowHeight) - 1e-6,
            );
          }
        },
      ),
    );
  });

  test('scroll bar and rows say the same place', () => {
    fc.assert(
      fc.property(geometry, fc.double({ min: 0, max: 1, noNaN: true }), (g, share) => {
        const top = share * lastTop(g);
        expect(topFromScroll(g, scrollFromTop(g, top))).toBeCloseTo(top, 3);
        expect(scrollFromTop(g, top)).toBeLessThanOrEqual(scrollHeight(g) - g.viewport + 1e-6);
      }),
    );
  });
});

describe('columns', () => {
  test('narrow tables fill the room, wide ones keep their widths', () => {
    expect(fillWidths([100, 300], 800)).toEqual([200, 600]);
    expect(fillWidths([100, 300], 200)).toEqual([100, 300]);
    expect(fillWidths([], 200)).toEqual([]);
  });

  test('of five thousand columns only those in view are drawn', () => {
    const widths = Array.from({ length: 5000 }, () => 100);
    const window = columnWindow(widths, 250_000, 1000, 200);
    expect(window.end - window.first).toBeLessThan(20);
    expect(window.first * 100).toBe(window.before);
    expect(window.before).toBeLessThanOrEqual(250_000);
    expect(window.end * 100).toBeGreaterThanOrEqual(251_000);
    expect(window.total).toBe(500_000);
  });
});
