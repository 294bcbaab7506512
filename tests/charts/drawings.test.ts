import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import ClassTreemap from '../../src/charts/ClassTreemap.svelte';
import CubeChart from '../../src/charts/CubeChart.svelte';
import DistributionChart from '../../src/charts/DistributionChart.svelte';
import HeatmapChart from '../../src/charts/HeatmapChart.svelte';
import HistogramChart from '../../src/charts/HistogramChart.svelte';
import LorenzChart from '../../src/charts/LorenzChart.svelte';
import ParetoChart from '../../src/charts/ParetoChart.svelte';
import type { TipLines } from '../../src/charts/parts/tip.ts';

const NONE: ReadonlySet<number> = new Set();
const spoken = Array.from({ length: 125 }, (_, i) => `mark ${i}`);
const describeMark = (mark: number): TipLines => [`mark ${mark}`, 'facts'];
const nothing = () => {};
const percent = (share: number, sign: boolean) => `${Math.round(share * 100)}${sign ? '%' : ''}`;
const common = {
  id: 'p',
  picked: NONE,
  spoken,
  describe: describeMark,
  pick: nothing,
  prepare: nothing,
  clear: nothing,
};

/** Opening tags with a role. */
function roles(html: string, role: string): string[] {
  return html.match(new RegExp(`<[a-z]+[^>]*role="${role}"[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
}

/** What holds for every picture that can be picked in. */
function checkPicture(html: string, marks: number): void {
  const [svg] = html.match(/<svg class="pic[^>]*>/) ?? [];
  expect(svg).toBeDefined();
  expect(attribute(svg!, 'aria-label')).toBeTruthy();
  expect(html.match(/tabindex="0"/g)).toHaveLength(1);
  expect(html).toContain(`id="${attribute(svg!, 'aria-describedby')}"`);
  const options = roles(html, 'option');
  expect(options).toHaveLength(marks);
  expect(
    html.match(/role="listbox"[^>]*aria-multiselectable="true"|aria-multiselectable="true"[^>]*role="listbox"/),
  ).not.toBeNull();
  for (const option of options) {
    expect(attribute(option, 'aria-label')).toMatch(/^mark \d+$/);
    expect(attribute(option, 'aria-selected')).toMatch(/^(true|false)$/);
  }
  const active = attribute(svg!, 'aria-activedescendant');
  if (active !== undefined) expect(html.split(`id="${active}"`)).toHaveLength(2);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
}

describe('the cube', () => {
  const counts = new Float64Array(125).fill(2);
  const props = {
    ...common,
    width: 452,
    input: { bins: 5, counts, sizes: counts, colours: counts },
    eye: { turn: 34, tilt: 24, apart: 0 },
    home: { turn: 34, tilt: 24, apart: 0 },
    names: { r: 'R', f: 'F', m: 'M', sheets: [] },
    lit: null as Float64Array | null,
    labels: { picture: 'Cube', help: 'keys', rotateLeft: 'a', rotateRight: 'b', above: 'c', reset: 'd', apart: 'e' },
    legend: { name: 'revenue', low: '0', high: '9' },
    look: nothing,
  };

  it('has a named mark for every cell, one tab stop, and its buttons', () => {
    const { body } = render(CubeChart, { props });
    checkPicture(body, 125);
    expect(body.match(/<button/g)).toHaveLength(5);
    expect(body.match(/class="cell f6 solid/g)).toHaveLength(125);
  });

  it('shows not picked cells as glass and a partly picked one as a solid in glass', () => {
    const lit = new Float64Array(125);
    lit[0] = 1;
    lit[1] = 2;
    const { body } = render(CubeChart, { props: { ...props, lit, picked: new Set([1]) } });
    expect(body.match(/class="cell f6 solid/g)).toHaveLength(1);
    expect(body.match(/class="cell f6 part/g)).toHaveLength(1);
    expect(body.match(/class="cell f6 glass/g)).toHaveLength(123);
    expect(body.match(/aria-selected="true"/g)).toHaveLength(1);
  });

  it('without anybody is its frame, and nothing is in focus', () => {
    const none = new Float64Array(125);
    const { body } = render(CubeChart, {
      props: { ...props, input: { bins: 5, counts: none, sizes: none, colours: none } },
    });
    checkPicture(body, 0);
    expect(body).not.toContain('aria-activedescendant');
  });
});

describe('the heatmap', () => {
  const counts = Float64Array.from({ length: 25 }, (_, i) => i);
  const props = {
    ...common,
    width: 236,
    input: { columns: 5, rows: 5, counts, colours: counts },
    lit: null as Float64Array | null,
    names: { x: 'R', y: 'F' },
    labels: { picture: 'R × F', help: 'keys' },
    format: String,
  };

  it('has a named mark for every cell and numbers for those with customers', () => {
    const { body } = render(HeatmapChart, { props });
    checkPicture(body, 25);
    expect(body).toContain('>24</text>');
  });

  it('counts the picked once something is picked', () => {
    const lit = new Float64Array(25);
    lit[24] = 7;
    const { body } = render(HeatmapChart, { props: { ...props, lit } });
    expect(body).toContain('>7</text>');
    expect(body).not.toContain('>24</text>');
  });
});

describe('the classes', () => {
  const tile = (count: number) => ({
    count,
    colour: count,
    lit: null,
    names: ['Value'],
    counts: [String(count)],
    shares: [],
    picked: [],
  });

  it('have a named mark for every class with members', () => {
    const columns = [
      { headings: ['Important'], tiles: [tile(3), tile(0), tile(2), tile(1)] },
      { headings: ['General'], tiles: [tile(3), tile(1), tile(2), tile(1)] },
    ];
    const { body } = render(ClassTreemap, {
      props: { ...common, width: 280, height: 452, columns, labels: { picture: 'Classes', help: 'keys' } },
    });
    checkPicture(body, 7);
    expect(body).toContain('>Important</text>');
  });
});

describe('the histogram', () => {
  const props = {
    ...common,
    width: 236,
    input: {
      edges: [0, 1, 2, 3],
      counts: [5, 3, 0],
      scale: 'linear' as const,
      belowZero: false,
      cuts: [1, 2],
      strip: [1, 2, 3].map((step) => ({ text: String(step), step })),
      step: 1,
    },
    lit: null as number[] | null,
    labels: { picture: 'R', bars: 'bars', help: 'keys' },
    format: String,
    describeCut: (cut: number) => `cut ${cut}`,
    describeScore: describeMark,
    pickScore: nothing,
    move: nothing,
  };

  it('has a mark for every bar and a slider for every cut', () => {
    const { body } = render(HistogramChart, { props });
    checkPicture(body, 3);
    const sliders = roles(body, 'slider');
    expect(
      sliders.map((slider) => [
        attribute(slider, 'aria-label'),
        attribute(slider, 'aria-valuenow'),
        attribute(slider, 'aria-valuetext'),
      ]),
    ).toEqual([
      ['cut 0', '1', '1'],
      ['cut 1', '2', '2'],
    ]);
    expect(attribute(sliders[0]!, 'aria-valuemax')).toBe('3');
  });

  it('lays the picked part over the bars', () => {
    const { body } = render(HistogramChart, { props: { ...props, lit: [1, 0, 0] } });
    expect(body.match(/class="lit/g)).toHaveLength(1);
    expect(body.match(/class="gh2/g)).toHaveLength(3);
    expect(render(HistogramChart, { props }).body).not.toContain('gh2');
  });
});

describe('the Pareto chart', () => {
  const props = {
    ...common,
    width: 452,
    input: {
      bars: [0.5, 0.3, 0.15, 0.05],
      x: [0, 0.25, 0.5, 0.75, 1],
      y: [0, 0.5, 0.8, 0.95, 1],
      cuts: [
        { x: 0.5, y: 0.8 },
        { x: 0.75, y: 0.95 },
      ],
      classes: ['A', 'B', 'C'],
    },
    lit: [0.5, 0, 0, 0],
    limits: [0.8, 0.95],
    names: ['Customers'],
    labels: { picture: 'Pareto', bars: 'bars', help: 'keys' },
    percent,
    describeClass: describeMark,
    note: () => ['top 50% of customers', 'bring 80% of revenue'] as const,
    describeCut: (cut: number) => `limit ${cut}`,
    limit: (cut: number) => `${[80, 95][cut]}%`,
    pickClass: nothing,
    move: nothing,
  };

  it('has a mark for every bar, two sliders, and says what the first cut means', () => {
    const { body } = render(ParetoChart, { props });
    checkPicture(body, 4);
    expect(roles(body, 'slider').map((slider) => attribute(slider, 'aria-valuetext'))).toEqual(['80%', '95%']);
    expect(body).toContain('top 50% of customers');
    expect(body.match(/class="lit/g)).toHaveLength(1);
  });
});

describe('the Lorenz curve', () => {
  it('has a mark for every step and the coefficient in words', () => {
    const props = {
      ...common,
      width: 280,
      input: { x: [0, 1], y: [0, 1], steps: 100 },
      lit: null,
      words: { names: ['x'], equality: 'equal', gini: 'Gini', giniValue: '0.000' },
      labels: { picture: 'Lorenz', help: 'keys' },
      percent,
    };
    const { body } = render(LorenzChart, { props });
    checkPicture(body, 100);
    expect(body).toContain('>0.000</text>');
    expect(render(LorenzChart, { props: { ...props, input: { x: [], y: [], steps: 0 } } }).body).not.toContain(
      'role="option"',
    );
  });
});

describe('a still distribution', () => {
  it('is an image with its sentence', () => {
    const { body } = render(DistributionChart, {
      props: {
        width: 300,
        height: 132,
        edges: [1, 2, 3],
        counts: [1, 2],
        mean: 2,
        meanText: 'mean 2',
        format: String,
        label: 'spread',
      },
    });
    expect(body).toContain('role="img"');
    expect(body).toContain('aria-label="spread"');
    expect(body.match(/class="f3/g)).toHaveLength(2);
  });
});
