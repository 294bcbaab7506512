import type { TipLines } from '../../src/charts/parts/tip.ts';
import { describe, expect, it } from 'vitest';
import { render } from 'svelte/server';
import {
  budgetBarAt,
  budgetHeight,
  layoutBudget,
  nudgedTries,
  triesAt,
  type BudgetInput,
} from '../../src/charts/budget.ts';
import BudgetChart from '../../src/charts/BudgetChart.svelte';

const WORDS = {
  axis: ['spent →'],
  each: ['each'],
  together: ['together'],
  budget: ['Budget 60 · 2 tries', '2'],
  zones: [
    ['Try 2', '2'],
    ['1 beyond', '1'],
    ['Let 1 go', '1'],
  ],
  here: '90 expected',
  rest: ['96 others', 'others'],
};
const INPUT: BudgetInput = {
  bars: [70, 20, 5, -25].map((value, i) => ({ from: i, to: i + 1, value })),
  count: 4,
  rest: false,
  cost: 30,
  budget: 2,
  worth: 3,
  curve: { count: [0, 1, 2, 3, 4], gain: [0, 70, 90, 95, 70] },
};
const money = (value: number): string => String(value);
const layoutOf = (input: BudgetInput, width = 600) =>
  layoutBudget(input, WORDS, money, { width, height: budgetHeight(width) });

describe('the layout', () => {
  it('puts what is tried, beyond and let go on their sides of the line and of zero', () => {
    const layout = layoutOf(INPUT);
    expect(layout.bars.map(({ zone }) => zone)).toEqual([0, 0, 1, 2]);
    expect(layout.lineX).toBeCloseTo(layout.bars[2]!.x, 6);
    expect(layout.bars[0]!.y + layout.bars[0]!.height).toBeCloseTo(layout.zeroAbove, 1);
    expect(layout.bars[3]!.y).toBeCloseTo(layout.zeroAbove, 1);
    expect(layout.here.y).toBeGreaterThan(layout.peak.y);
    expect(layout.bars[0]!.height).toBeGreaterThan(3 * layout.bars[1]!.height);
  });

  it('stands the rest apart, beyond the reach of the line', () => {
    const bars = [...INPUT.bars, { from: 4, to: 100, value: -30 }];
    const layout = layoutOf({ ...INPUT, bars, rest: true });
    const last = layout.bars.at(-1)!;
    expect(last.x).toBeGreaterThan(layout.above.x + layout.above.width);
    expect(last.x + last.width).toBeLessThanOrEqual(600);
    expect(layout.notes.map(({ text }) => text)).toContain('96 others');
    expect(triesAt(10_000, { ...INPUT, rest: true }, layout)).toBe(4);
  });

  it.each([300, 390, 756, 1200])('keeps everything inside at %i px', (width) => {
    const layout = layoutOf(INPUT, width);
    for (const bar of layout.bars) expect(bar.x >= 0 && bar.x + bar.width <= width).toBe(true);
    expect(layout.grip.x >= 0 && layout.grip.x + layout.grip.width <= width).toBe(true);
    expect(layout.curve).not.toContain('NaN');
  });

  it('holds where nothing is worth it, nothing costs, or nothing differs', () => {
    const none = layoutOf({
      ...INPUT,
      worth: 0,
      budget: 0,
      bars: [{ from: 0, to: 4, value: -30 }],
      curve: { count: [0, 4], gain: [0, -120] },
    });
    expect(none.filled).toBe('');
    expect(none.bars[0]!.zone).toBe(2);
    const flat = layoutOf({
      ...INPUT,
      cost: 0,
      bars: [{ from: 0, to: 1, value: 0 }],
      count: 1,
      budget: 0,
      worth: 0,
      curve: { count: [0, 1], gain: [0, 0] },
    });
    expect(JSON.stringify(flat)).not.toMatch(/null|NaN/);
  });
});

describe('places and keys', () => {
  it('whole tries at a place, one a step of the keyboard, coarser where there are many', () => {
    const layout = layoutOf(INPUT);
    expect(triesAt(layout.lineX, INPUT, layout)).toBe(2);
    expect(triesAt(-50, INPUT, layout)).toBe(0);
    expect(nudgedTries(1, INPUT)).toBe(3);
    expect(nudgedTries(-5, INPUT)).toBe(0);
    expect(nudgedTries(1, { ...INPUT, count: 100_000, budget: 50_000 })).toBe(51_000);
    expect(budgetBarAt(layout.bars[2]!.x + 1, layout)).toBe(2);
    expect(budgetBarAt(0, layout)).toBe(0);
    expect(budgetBarAt(9999, layout)).toBe(3);
  });
});

describe('the drawing', () => {
  it('names the line, its value, and every bar', () => {
    const html = render(BudgetChart, {
      props: {
        id: 'b',
        width: 600,
        input: INPUT,
        words: WORDS,
        lit: [1, 0, 0, 1],
        picked: new Set([0]),
        labels: { picture: 'Budget over tries', bars: 'Tries', help: 'Arrows', line: 'Budget', value: '60' },
        money,
        spoken: ['first', 'second', 'third', 'fourth'],
        describe: (bar: number): TipLines => [`bar ${bar}`],
        pick: () => {},
        move: () => {},
        clear: () => {},
      },
    }).body;
    expect(html).toContain('role="slider"');
    expect(html).toContain('aria-valuetext="60"');
    expect(html.match(/role="option"/g)).toHaveLength(4);
    expect(html.match(/class="lit/g)).toHaveLength(2);
  });
});
