import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
  dumbbellHeight,
  dumbbellRowAt,
  layoutDumbbell,
  type DumbbellInput,
  type DumbbellRowInput,
} from '../../src/charts/dumbbell.ts';
import DumbbellChart from '../../src/charts/DumbbellChart.svelte';
import { textWidth } from '../../src/charts/parts/text.ts';

const row = (patch: Partial<DumbbellRowInput> = {}): DumbbellRowInput => ({
  name: 'taste',
  from: 7,
  to: 6,
  low: NaN,
  high: NaN,
  count: 40,
  texts: ['-1.00 * · 40 sheets', '-1.00 *'],
  ...patch,
});
const input = (rows: readonly DumbbellRowInput[], patch: Partial<DumbbellInput> = {}): DumbbellInput => ({
  rows,
  reference: null,
  ends: ['expected', 'perceived'],
  ...patch,
});
const layoutOf = (given: DumbbellInput, width = 600) =>
  layoutDumbbell(given, { axis: 'mean answer', reference: 'all' }, String, {
    width,
    height: dumbbellHeight(given, width),
  });

describe('dumbbells', () => {
  it('a bar goes from the smaller to the larger value, and knows which way it went', () => {
    const { rows } = layoutOf(input([row(), row({ from: 5, to: 8 })]));
    expect(rows[0]!.bar).toMatchObject({ rises: false, from: rows[0]!.to, to: rows[0]!.from });
    expect(rows[1]!.bar).toMatchObject({ rises: true, from: rows[1]!.from, to: rows[1]!.to });
  });

  it('one value has an interval instead of a bar, no value neither', () => {
    const { rows, reference, key } = layoutOf(
      input([row({ from: NaN, to: 15, low: 11, high: 19 }), row({ from: NaN, to: NaN, count: 0 })], {
        reference: 12,
        ends: null,
      }),
    );
    expect(rows[0]!.bar).toBeNull();
    expect(rows[0]!.interval!.from).toBeLessThan(rows[0]!.to!);
    expect(rows[0]!.interval!.to).toBeGreaterThan(rows[0]!.to!);
    expect(reference!.x).toBeLessThan(rows[0]!.to!);
    expect(rows[1]).toMatchObject({ to: null, interval: null, empty: true });
    expect(key).toEqual([]);
  });

  it('names stand beside the rows, above them where it is narrow, and everything stays inside', () => {
    const long = row({ name: 'the waiting time at the counter in the evening when it rains' });
    for (const width of [300, 360, 419, 420, 700]) {
      const given = input([long, row()]);
      const { rows, plot } = layoutOf(given, width);
      expect(plot.x + plot.width).toBeLessThanOrEqual(width);
      for (const { name, label } of rows) {
        const wide = textWidth(name.text, 13);
        expect(name.anchor === 'end' ? name.x - wide : name.x + wide).toBeGreaterThanOrEqual(-1);
        if (name.anchor === 'start' && label)
          expect(name.x + wide).toBeLessThanOrEqual(label.x - textWidth(label.text));
      }
      expect(rows[0]!.name.anchor).toBe(width < 420 ? 'start' : 'end');
    }
  });

  it('finds its rows by height', () => {
    const layout = layoutOf(input([row(), row(), row()]));
    expect(layout.rows.map(({ y }) => dumbbellRowAt(y, layout))).toEqual([0, 1, 2]);
    expect(dumbbellRowAt(layout.plot.y - 3, layout)).toBe(-1);
    expect(dumbbellRowAt(layout.plot.y + layout.plot.height + 3, layout)).toBe(-1);
  });

  it('is one list box with a named option a row, whatever is in it', () => {
    for (const rows of [[row(), row({ from: NaN })], [row({ from: NaN, to: NaN, count: 0, texts: ['nobody'] })], []])
      for (const lit of [null, rows.map(() => 1), rows.map(() => 0)]) {
        const { body } = render(DumbbellChart, {
          props: {
            id: 'd',
            width: 500,
            input: input(rows),
            words: { axis: 'a', reference: '' },
            labels: { picture: 'Expected and perceived', help: 'keys' },
            format: String,
            lit,
            picked: new Set([0]),
            spoken: rows.map((_, i) => `row ${i}`),
            describe: (i: number) => [`row ${i}`] as const,
            pick: () => {},
            clear: () => {},
          },
        });
        expect(body.match(/role="option"/g) ?? []).toHaveLength(rows.length);
        expect(body.match(/tabindex="0"/g)).toHaveLength(1);
        expect(body).not.toMatch(/NaN|undefined|Infinity/);
        expect(body.includes('pale')).toBe(
          rows.length > 0 && (lit?.every((count) => count === 0) === true || rows[0]!.count === 0),
        );
      }
  });
});
