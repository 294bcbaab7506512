/** One relationship over time: stretches, curve, and what is drawn. */

import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { layoutLevel, levelDateAt, type LevelInput } from '../../src/charts/level.ts';
import LevelChart from '../../src/charts/LevelChart.svelte';

const INPUT: LevelInput = {
  dates: [30, 60, 90, 120],
  levels: [1, 3, 2, 0],
  hues: [5, 5, 2, 6],
  names: ['early', 'early', 'steady', 'gone'],
  purchases: [2, 20, 50, 55],
  from: 0,
  asOf: 90,
  days: [{ day: 60, text: 'March' }],
};
const WORDS = { strip: '4 purchases', level: 'a month', asOf: 'as of' };
const BOX = { width: 700, height: 260 };

test('stretches of one stage join, from the first day to the last', () => {
  const layout = layoutLevel(INPUT, WORDS, String, BOX);
  expect(layout.stretches.map(({ hue, name }) => [hue, name])).toEqual([
    [5, 'early'],
    [2, 'steady'],
    [6, 'gone'],
  ]);
  expect(layout.stretches[0]!.x).toBe(layout.plot.x);
  expect(layout.stretches[0]!.width).toBeCloseTo(layout.plot.width / 2, 0);
  const end = layout.stretches[2]!;
  expect(end.x + end.width).toBeCloseTo(layout.plot.x + layout.plot.width, 0);
  expect(layout.points[1]!.y).toBe(layout.plot.y);
  expect(layout.asOf).toBe(layout.points[2]!.x);
  expect(levelDateAt(layout.points[2]!.x + 4, layout)).toBe(2);
  expect(layout.ticks.some(({ text }) => text === 'March')).toBe(true);
});

test('one date is a dot; none is no error', () => {
  const one = layoutLevel({ ...INPUT, dates: [30], levels: [2], hues: [5], names: ['early'] }, WORDS, String, BOX);
  expect(one.path).toBe('');
  expect(
    levelDateAt(5, layoutLevel({ ...INPUT, dates: [], levels: [], hues: [], names: [] }, WORDS, String, BOX)),
  ).toBe(-1);
});

test('is drawn with its reading in words', () => {
  const { body } = render(LevelChart, {
    props: {
      id: 'l',
      width: 700,
      input: INPUT,
      words: WORDS,
      labels: { picture: 'level', reading: 'at', help: 'help' },
      value: String,
      describe: (date: number) => [`day ${INPUT.dates[date]}`, INPUT.names[date]!] as const,
      comma: ', ',
    },
  });
  expect(body).toContain('aria-valuetext="day 120, gone"');
  expect(body.match(/class="order/g)).toHaveLength(4);
});
