import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clampWidth,
  columnAt,
  columnsInView,
  fullWidth,
  layoutOf,
  leftForColumn,
  NARROWEST,
  WIDEST,
} from '../../../src/notebook/grid/grid-layout.ts';
import {
  lastTop,
  rowWindow,
  scrollFromTop,
  scrollHeight,
  topAfterScroll,
  topForRow,
  topFromScroll,
} from '../../../src/notebook/table/virtual-rows.ts';

const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('columns', () => {
  test('widths add up, within their bounds', () => {
    const layout = layoutOf([4, 2, 7], (column) => column * 100, 0, 1000);
    expect([...layout.lefts]).toEqual([0, 400, 600, 1300]);
    expect(fullWidth(layout)).toBe(1300);
    expect(clampWidth(3)).toBe(NARROWEST);
    expect(clampWidth(30_000)).toBe(WIDEST);
  });

  test('of 5,000 columns only those in view are drawn', () => {
    const layout = layoutOf(many(5000), () => 120, 2, 1200);
    const span = columnsInView(layout, 0, 1200, 200);
    expect(span).toEqual({ first: 2, end: 12, before: 0 });
    const far = columnsInView(layout, 300_000, 1200, 200);
    expect(far.first).toBe(2500);
    expect(far.end).toBe(2512);
    expect(far.before).toBe((2500 - 2) * 120);
    const last = columnsInView(layout, fullWidth(layout) - 1200, 1200, 200);
    expect(last.end).toBe(5000);
  });

  test('frozen columns that would leave no room scroll with the others', () => {
    expect(layoutOf(many(9), () => 100, 3, 1000).frozen).toBe(3);
    expect(layoutOf(many(9), () => 100, 3, 330).frozen).toBe(2);
    expect(layoutOf(many(9), () => 100, 3, 100).frozen).toBe(0);
    expect(layoutOf(many(2), () => 100, 3, 1000).frozen).toBe(2);
  });

  test('a column is brought into view beside the frozen ones', () => {
    const layout = layoutOf(many(100), () => 100, 1, 500);
    expect(leftForColumn(layout, 0, 500, 3)).toBe(0);
    expect(leftForColumn(layout, 0, 500, 9)).toBe(500);
    expect(leftForColumn(layout, 900, 500, 5)).toBe(400);
    expect(leftForColumn(layout, 900, 500, 0)).toBe(900);
  });

  test('whatever the widths, every px in view belongs to a column drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: NARROWEST, max: WIDEST }), { minLength: 1, maxLength: 60 }),
        fc.nat(3),
        fc.nat(20_000),
        (widths, frozen, wanted) => {
          const room = 900;
          const layout = layoutOf(many(widths.length), (column) => widths[column]!, frozen, room);
          const left = Math.min(wanted, Math.max(0, fullWidth(layout) - room));
          const span = columnsInView(layout, left, room, 100);
          const from = columnAt(layout, layout.lefts[layout.frozen]! + left);
          const to = columnAt(layout, Math.min(fullWidth(layout) - 1, left + room - 1));
          if (from >= layout.frozen && layout.frozen < widths.length) {
            expect(span.first).toBeLessThanOrEqual(from);
            expect(span.end).toBeGreaterThan(to);
          }
          expect(span.before).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('rows beyond the tallest element a browser draws', () => {
  // 1,200,000 rows of 30 px are 36 million px; Chromium ends at about 33 million
  const geometry = { rows: 1_200_000, rowHeight: 30, viewport: 600 };

  test('the last row is reached by the end of the bar, and no element is taller than that', () => {
    expect(geometry.rows * geometry.rowHeight).toBeGreaterThan(33_554_432);
    expect(scrollHeight(geometry)).toBeLessThan(33_554_432);
    const end = scrollHeight(geometry) - geometry.viewport;
    const window = rowWindow(geometry, topFromScroll(geometry, end), 4);
    expect(window.first + window.count).toBe(1_200_000);
    expect(topAfterScroll(geometry, 0, 0, end)).toBe(lastTop(geometry));
  });

  test('every row can be brought into view, and the bar goes with it', () => {
    fc.assert(
      fc.property(fc.nat(1_199_999), (row) => {
        const top = topForRow(geometry, 0, row);
        const { first, count, shift } = rowWindow(geometry, top, 0);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThan(first + count);
        expect(shift).toBeLessThan(30);
        expect(topFromScroll(geometry, scrollFromTop(geometry, top))).toBeCloseTo(top, 3);
      }),
    );
  });
});
