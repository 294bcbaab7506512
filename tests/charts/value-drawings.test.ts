/** Pictures of customer value as they are drawn on the server: names, roles, one tab stop, nothing missing. */

import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import AliveTimelineChart from '../../src/charts/AliveTimelineChart.svelte';
import GroupedBarsChart from '../../src/charts/GroupedBarsChart.svelte';
import LineChart from '../../src/charts/LineChart.svelte';
import RankingChart from '../../src/charts/RankingChart.svelte';
import SurfaceChart from '../../src/charts/SurfaceChart.svelte';
import type { LineSeries } from '../../src/charts/line.ts';
import type { TipLines } from '../../src/charts/parts/tip.ts';

const NONE: ReadonlySet<number> = new Set();
const nothing = () => {};
const marks = { picked: NONE, pick: nothing, prepare: nothing, clear: nothing };
const labels = { picture: 'a picture', help: 'keys' };
const describeMark = (mark: number): TipLines => [`mark ${mark}`, 'facts'];
const spokenOf = (count: number) => Array.from({ length: count }, (_, i) => `mark ${i}`);

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
}

function checkPicture(html: string, options: number): string {
  const [svg] = html.match(/<svg class="pic[^>]*>/) ?? [''];
  expect(attribute(svg, 'aria-label')).toBe('a picture');
  expect(html.match(/tabindex="0"/g)).toHaveLength(1);
  expect(html).toContain(`id="${attribute(svg, 'aria-describedby')}"`);
  expect(html.match(/role="option"/g) ?? []).toHaveLength(options);
  const active = attribute(svg, 'aria-activedescendant');
  if (active !== undefined) expect(html.split(`id="${active}"`)).toHaveLength(2);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  return svg;
}

describe('lines', () => {
  const series: LineSeries[] = [
    { key: 'a', name: 'actual', x: [1, 2, 3], y: [3, 4, 5], tone: 'ink', shape: 'dotted', dash: 'none' },
    { key: 'e', name: 'expected', x: [1, 2, 3], y: [2, 4, 6], tone: 'accent', shape: 'line', dash: 'dashed' },
  ];
  const props = {
    id: 'p',
    width: 640,
    input: { series, region: { from: 2, to: 3, text: 'holdout' }, rules: [{ x: 2, text: 'cut' }] },
    words: { x: 'week', y: 'purchases' },
    figures: { x: String, y: String },
    labels,
    describe: (x: number): TipLines => [`week ${x}`, 'facts'],
  };

  it('are one slider that says its place in words', () => {
    const svg = checkPicture(render(LineChart, { props }).body, 0);
    expect(attribute(svg, 'role')).toBe('slider');
    expect(attribute(svg, 'aria-valuetext')).toBe('week 3 · facts');
    expect(attribute(svg, 'aria-valuemax')).toBe('2');
  });

  it('tell forecasts from facts by dashes, and name the shaded stretch', () => {
    const { body } = render(LineChart, { props });
    expect(body).toMatch(/class="curve t-accent dashed/);
    expect(body).toContain('>holdout</text>');
    expect(body.match(/<circle/g)).toHaveLength(3);
  });

  it('of nothing at all still have a name', () => {
    checkPicture(render(LineChart, { props: { ...props, input: { series: [] } } }).body, 0);
  });
});

describe('bars in groups', () => {
  const props = {
    ...marks,
    id: 'p',
    width: 500,
    input: {
      groups: ['0', '1', '2+'],
      counted: { key: 'a', name: 'actual', values: [5, 3, 1] },
      expected: [{ key: 'e', name: 'expected', values: [4, 3, 2] }],
    },
    names: { x: 'purchases', y: 'customers' },
    lit: null as number[] | null,
    labels,
    format: String,
    spoken: spokenOf(3),
    describe: describeMark,
  };

  it('have a named mark for every group, and expected bars are open', () => {
    const { body } = render(GroupedBarsChart, { props });
    checkPicture(body, 3);
    expect(body.match(/class="bar open e1/g)).toHaveLength(3);
    expect(body).not.toContain('bar lit');
  });

  it('show the picked part in the counted bars alone', () => {
    const { body } = render(GroupedBarsChart, { props: { ...props, lit: [0.5, 0, 1], picked: new Set([2]) } });
    expect(body.match(/class="bar lit/g)).toHaveLength(2);
    expect(body.match(/class="bar gh2/g)).toHaveLength(3);
    expect(body.match(/aria-selected="true"/g)).toHaveLength(1);
  });
});

describe('the timeline', () => {
  const path = { x: [0, 5, 5, 12], y: [1, 0.6, 0.9, 0.3] };
  const props = {
    id: 'p',
    width: 600,
    input: { purchases: [0, 5], later: [], observed: 9, end: 12, path, now: 0.5, supposed: null },
    words: { strip: '2 purchases', axis: 'weeks', observed: 'as of', now: '50%', supposed: 'suppose' },
    figures: { time: String, percent: (share: number) => `${share * 100}%` },
    labels: { ...labels, reading: 'place', supposed: 'supposed purchase', supposedValue: 'none' },
    step: 1,
    earliest: 5,
    describe: (time: number): TipLines => [`week ${time}`, 'alive'],
    suppose: nothing,
  };

  it('has a place to read and a purchase to suppose, both sliders with words', () => {
    const { body } = render(AliveTimelineChart, { props });
    checkPicture(body, 0);
    expect(body.match(/role="slider"/g)).toHaveLength(2);
    expect(body).toContain('aria-valuetext="week 9 · alive"');
    expect(body).toContain('aria-valuetext="none"');
    expect(body.match(/class="order /g)).toHaveLength(2);
  });

  it('draws the supposed path beside the real one', () => {
    const supposed = { time: 10, path: { x: [0, 5, 5, 10, 10, 12], y: [1, 0.6, 0.9, 0.4, 0.8, 0.7] } };
    const { body } = render(AliveTimelineChart, { props: { ...props, input: { ...props.input, supposed } } });
    expect(body).toMatch(/<path d="M[^"]+" class="supposed/);
    expect(body).toContain('aria-valuenow="10"');
  });
});

describe('the surface', () => {
  const props = {
    ...marks,
    id: 'p',
    width: 420,
    input: {
      xEdges: [0, 1, 2],
      yEdges: [0, 10, 20],
      wholeX: true,
      values: [1, 0.5, NaN, 0.25],
      most: 1,
      counts: [3, 1, 0, 0],
      points: null,
    },
    names: { x: 'frequency', y: 'quiet time' },
    figures: { x: String, y: String },
    legend: { name: 'P(alive)', low: '0%', high: '100%' },
    lit: null as number[] | null,
    labels,
    spoken: spokenOf(4),
    describe: describeMark,
  };

  it('has a named mark for every cell, a colour where there is a value, and a legend', () => {
    const { body } = render(SurfaceChart, { props });
    checkPicture(body, 4);
    expect(body.match(/class="none/g)).toHaveLength(1);
    expect(body.match(/class="disc/g)).toHaveLength(2);
    expect(body).toContain('class="ramp');
  });

  it('loses its colour where nobody is picked', () => {
    const { body } = render(SurfaceChart, { props: { ...props, lit: [1, 0, 0, 0] } });
    expect(body.match(/class="still/g)).toHaveLength(1);
    expect(body.match(/class="gz/g)).toHaveLength(3);
    expect(body).not.toContain('class="disc');
  });
});

describe('the ranking', () => {
  const row = { names: ['Ann'], value: 5, text: '5', spans: [{ low: 3, high: 8 }] };
  const props = {
    id: 'p',
    width: 500,
    input: { rows: [row, { ...row, names: ['Bo'], value: 4 }], scale: 'linear' as const, reference: null },
    axis: 'CLV',
    labels,
    format: String,
    spoken: spokenOf(2),
    describe: describeMark,
  };

  it('has a named row for everybody and marks the chosen one', () => {
    const { body } = render(RankingChart, { props: { ...props, chosen: 1, choose: nothing } });
    checkPicture(body, 2);
    expect(body.match(/aria-selected="true"/g)).toHaveLength(1);
    expect(body).toContain('>Ann</text>');
  });
});
