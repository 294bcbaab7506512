/** The river: stacking, date lines, what lies where, and what is drawn. */

import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { bandAt, dateAt, layoutRiver, lineAt, type RiverInput } from '../../src/charts/river.ts';
import RiverChart from '../../src/charts/RiverChart.svelte';

const INPUT: RiverInput = {
  dates: [0, 30, 60, 90],
  bands: [
    { name: 'low', hue: 2, values: [10, 10, 20, 20], mark: 2 },
    { name: 'high', hue: 3, values: [0, 10, 10, 20], mark: 0 },
  ],
  lines: [1, 3],
  days: [
    { day: 0, text: '2023' },
    { day: 60, text: '2024' },
    { day: 400, text: '2025' },
  ],
};
const FIGURES = { value: (value: number) => String(value), date: (day: number) => `day ${day}` };
const BOX = { width: 600, height: 320 };

describe('layout', () => {
  const layout = layoutRiver(INPUT, FIGURES, BOX);
  const base = layout.plot.y + layout.plot.height;

  test('bands stand on each other at the date looked at', () => {
    const [low, high] = layout.bands.map(({ slice }) => slice);
    expect(low!.y + low!.height).toBeCloseTo(base, 1);
    expect(high!.y + high!.height).toBeCloseTo(low!.y, 1);
    expect(high!.y).toBeCloseTo(layout.plot.y, 1);
    expect(low!.x + low!.width / 2).toBeCloseTo(layout.plot.x + layout.plot.width, 0);
  });

  test('names do not touch, ticks outside the time are left out', () => {
    expect(layout.labels.map(({ text }) => text)).toEqual(['low', '20', 'high', '20']);
    expect(layout.labels[0]!.y - layout.labels[2]!.y).toBeGreaterThanOrEqual(30);
    expect(layout.ticks.map(({ text }) => text)).toContain('2024');
    expect(layout.ticks.map(({ text }) => text)).not.toContain('2025');
  });

  test('values beside the end are told only while the date looked at is the last', () => {
    const earlier = layoutRiver({ ...INPUT, lines: [0, 2] }, FIGURES, BOX);
    expect(earlier.labels.map(({ text }) => text)).toEqual(['low', 'high']);
  });

  test('a place is a date, a line, a band', () => {
    expect([0, 30, 44, 46, 90].map((day) => dateAt(layout.across(day), INPUT.dates, layout))).toEqual([0, 1, 1, 2, 3]);
    expect(lineAt({ x: layout.across(30) + 3, y: 100 }, layout)).toBe(0);
    expect(lineAt({ x: layout.across(90), y: 10 }, layout)).toBe(1);
    expect(lineAt({ x: layout.across(60), y: 100 }, layout)).toBe(-1);
    expect(bandAt({ x: layout.across(90) - 1, y: base - 5 }, INPUT, layout)).toBe(0);
    expect(bandAt({ x: layout.across(90) - 1, y: layout.plot.y + 5 }, INPUT, layout)).toBe(1);
    expect(bandAt({ x: layout.across(0) + 1, y: layout.plot.y + 5 }, INPUT, layout)).toBe(-1);
    expect(bandAt({ x: layout.plot.x + layout.plot.width + 20, y: layout.labels[2]!.y - 4 }, INPUT, layout)).toBe(1);
    expect(bandAt({ x: 2, y: 100 }, INPUT, layout)).toBe(-1);
  });

  test('two lines on one date: the one looked at is taken, and capsules stand side by side', () => {
    const same = layoutRiver({ ...INPUT, lines: [2, 2] }, FIGURES, BOX);
    expect(lineAt({ x: same.across(60), y: 200 }, same)).toBe(1);
    const [one, two] = same.lines.map(({ capsule }) => capsule);
    expect(one!.x + one!.width).toBeLessThanOrEqual(two!.x);
  });

  test('one date, no bands, nothing at all', () => {
    const one = layoutRiver(
      { ...INPUT, dates: [5], bands: [{ ...INPUT.bands[0]!, values: [3] }], lines: [0, 0] },
      FIGURES,
      BOX,
    );
    expect(one.bands[0]!.path).toBe('');
    expect(one.bands[0]!.slice.height).toBeGreaterThan(0);
    expect(layoutRiver({ ...INPUT, bands: [], dates: [], lines: [] }, FIGURES, BOX).bands).toEqual([]);
  });
});

test('draws bands as options and lines as sliders', () => {
  const { body } = render(RiverChart, {
    props: {
      id: 'r',
      width: 600,
      input: INPUT,
      figures: FIGURES,
      lit: [0.5, 0, 0],
      picked: new Set([2]),
      labels: { picture: 'river', bands: 'bands', help: 'help', lines: ['from', 'to'] },
      describe: (band: number, date: number) => [INPUT.bands[band]!.name, String(INPUT.dates[date])] as const,
      comma: ', ',
      pick: () => undefined,
      move: () => undefined,
      clear: () => undefined,
    },
  });
  expect(body.match(/role="option"/g)).toHaveLength(2);
  expect(body.match(/role="slider"/g)).toHaveLength(2);
  expect(body).toContain('aria-label="low, 90"');
  expect(body.match(/aria-selected="true"/g)).toHaveLength(1);
  expect(body.match(/class="lit/g)).toHaveLength(1);
});
