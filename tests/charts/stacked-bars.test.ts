import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  layoutStackedBars,
  litSegment,
  stackedBarAt,
  stackedBarsHeight,
  type StackedBarsInput,
} from '../../src/charts/stacked-bars.ts';
import {
  layoutValueStack,
  stackFrame,
  stackHandleAt,
  stackValueAt,
  valueStackHeight,
  type StackPart,
} from '../../src/charts/value-stack.ts';

const money = (value: number): string => String(Math.round(value));

function inputOf(direction: 'up' | 'right', rows: readonly (readonly number[])[]): StackedBarsInput {
  return {
    direction,
    bars: rows.map((values, i) => ({ values, name: `group ${i}`, text: 'sum' })),
    hues: [2, 1, 3, 5],
    parts: ['historical', 'current', 'cross', 'referral'],
    along: [{ bar: 0, text: '1' }],
    names: { value: ['value'], along: ['rank'] },
  };
}

describe('stacked bars', () => {
  it.each(['up', 'right'] as const)(
    'lying or standing (%s) stand on zero, one part on the other, negative ones beyond it',
    (direction) => {
      fc.assert(
        fc.property(
          fc.array(fc.array(fc.integer({ min: -50, max: 100 }), { minLength: 4, maxLength: 4 }), {
            minLength: 1,
            maxLength: 12,
          }),
          (rows) => {
            const input = inputOf(direction, rows);
            const box = { width: 500, height: stackedBarsHeight(input, 500) };
            const { bars, zero } = layoutStackedBars(input, money, box);
            bars.forEach(({ segments }, bar) => {
              let [above, below] = direction === 'up' ? [zero.y1, zero.y1] : [zero.x1, zero.x1];
              for (const { part, x, y, width, height } of segments) {
                const positive = rows[bar]![part]! > 0;
                if (direction === 'up') {
                  if (positive) {
                    expect(y + height).toBeCloseTo(above, 0);
                    above = y;
                  } else {
                    expect(y).toBeCloseTo(below, 0);
                    below = y + height;
                  }
                } else if (positive) {
                  expect(x).toBeCloseTo(above, 0);
                  above = x + width;
                } else {
                  expect(x + width).toBeCloseTo(below, 0);
                  below = x;
                }
              }
            });
          },
        ),
      );
    },
  );

  it('mark the net sum only where something is below zero', () => {
    const { bars } = layoutStackedBars(
      inputOf('up', [
        [1, 2, 3, 4],
        [5, -2, 0, 0],
      ]),
      money,
      { width: 400, height: 260 },
    );
    expect([bars[0]!.net === null, bars[1]!.net === null]).toEqual([true, false]);
  });

  it('are found where they are', () => {
    for (const direction of ['up', 'right'] as const) {
      const input = inputOf(
        direction,
        Array.from({ length: 7 }, () => [1, 1, 1, 1]),
      );
      const layout = layoutStackedBars(input, money, { width: 500, height: stackedBarsHeight(input, 500) });
      for (const { index, band } of layout.bars)
        expect(stackedBarAt(band.x + band.width / 2, band.y + band.height / 2, layout, direction)).toBe(index);
    }
  });

  it('show a picked part across their breadth, never too thin', () => {
    const segment = { x: 10, y: 20, width: 8, height: 40 };
    expect(litSegment(segment, 0, 'up')).toBeNull();
    expect(litSegment(segment, 0.5, 'up')).toEqual({ ...segment, width: 4 });
    expect(litSegment(segment, 0.001, 'up')!.width).toBe(1.5);
    expect(litSegment(segment, 0.25, 'right')).toEqual({ ...segment, y: 50, height: 10 });
  });

  it('name their parts in as many rows as needed', () => {
    const narrow = layoutStackedBars(inputOf('right', [[1, 1, 1, 1]]), money, { width: 150, height: 200 });
    expect(narrow.key).toHaveLength(4);
    for (const { x, label } of narrow.key) expect(x + label.text.length * 4).toBeLessThan(170);
  });
});

const PARTS: readonly StackPart[] = [
  { key: 'a', name: 'Historical value', value: 4320, text: '4,320', hue: 2, handle: '4,320' },
  { key: 'b', name: 'Current value', value: 3058, text: '3,058', hue: 1, handle: '3,058' },
  { key: 'c', name: 'Potential value', value: 1487, text: '1,487', hue: 3, handle: null },
];

describe('a stack with handles', () => {
  it.each([320, 600, 1060])('has its parts end where the money is, at %s px', (width) => {
    const frame = stackFrame(PARTS);
    const layout = layoutValueStack(PARTS, frame, money, { width, height: valueStackHeight(PARTS, width) });
    expect(layout.handles.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(stackValueAt(layout.handles[0]!.at.x, frame, width)).toBeCloseTo(4320, -1.5);
    expect(stackValueAt(layout.handles[1]!.at.x, frame, width)).toBeCloseTo(7378, -1.5);
    layout.handles.forEach(({ capsule }, index) => {
      expect(capsule.x).toBeGreaterThanOrEqual(0);
      expect(capsule.x + capsule.width).toBeLessThanOrEqual(width);
      expect(stackHandleAt({ x: capsule.x + 5, y: capsule.y + 5 }, layout, 3)).toBe(index);
    });
    expect(stackHandleAt({ x: layout.bar.x + 2, y: layout.bar.y - 30 }, layout, 3)).toBe(-1);
  });

  it('puts negative parts on the other side of zero', () => {
    const parts = [{ ...PARTS[0]!, value: -500 }, PARTS[1]!];
    const layout = layoutValueStack(parts, stackFrame(parts), money, { width: 600, height: 200 });
    const [lost, rest] = layout.segments;
    expect(lost!.x + lost!.width).toBeCloseTo(layout.zero, 0);
    expect(rest!.x).toBeCloseTo(layout.zero, 0);
  });

  it('is whole where there is nothing', () => {
    const parts = PARTS.map((part) => ({ ...part, value: 0 }));
    const layout = layoutValueStack(parts, stackFrame(parts), money, { width: 600, height: 200 });
    expect(JSON.stringify(layout)).not.toMatch(/null,null|NaN/);
  });
});
