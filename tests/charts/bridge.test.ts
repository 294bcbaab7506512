import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { bridgeBarAt, layoutBridge, marksBetween, type BridgeBar } from '../../src/charts/bridge.ts';
import BridgeChart from '../../src/charts/BridgeChart.svelte';
import LineChart from '../../src/charts/LineChart.svelte';
import { textWidth } from '../../src/charts/parts/text.ts';
import { layoutParetoRows, paretoRowAt } from '../../src/charts/pareto-rows.ts';
import ParetoRowsChart from '../../src/charts/ParetoRowsChart.svelte';
import { layoutStageFunnel, litStage, stageAt, stageFunnelHeight, stepStage } from '../../src/charts/stage-funnel.ts';
import StageFunnelChart from '../../src/charts/StageFunnelChart.svelte';

const nothing = (): void => {};
const labels = { picture: 'a picture', help: 'keys' };
const port = { id: 'p', labels, picked: new Set<number>(), pick: nothing, clear: nothing };

const BARS: readonly BridgeBar[] = [
  { key: 'start', names: ['1 Oct'], text: '100', kind: 'total', value: 100, marks: [0, 1] },
  { key: 'new', names: ['new'], text: '+30', kind: 'up', value: 30, marks: [2] },
  { key: 'lost', names: ['lost'], text: '−50', kind: 'down', value: 50, marks: [1] },
  { key: 'end', names: ['1 Jan'], text: '80', kind: 'total', value: 80, marks: [0, 2] },
];

describe('the bridge', () => {
  const box = { width: 440, height: 300 };
  const layout = layoutBridge(BARS, 'customers', (value) => String(value), box);

  it('begins each step where the one before ended, and ends at the last total', () => {
    const [start, up, down, end] = layout.bars;
    expect(up!.y + up!.height).toBeCloseTo(start!.y, 0);
    expect(down!.y).toBeCloseTo(up!.y, 0);
    expect(down!.y + down!.height).toBeCloseTo(end!.y, 0);
    expect(start!.y + start!.height).toBeCloseTo(layout.base, 0);
    expect(layout.links).toHaveLength(3);
    expect(layout.links[2]!.y).toBeCloseTo(end!.y, 0);
  });

  it('goes below zero where money does', () => {
    const debts = layoutBridge(
      [
        { ...BARS[0]!, value: 10 },
        { ...BARS[2]!, value: 30 },
      ],
      '',
      String,
      box,
    );
    expect(debts.base).toBeLessThan(debts.plot.y + debts.plot.height);
    expect(debts.bars[1]!.y + debts.bars[1]!.height).toBeGreaterThan(debts.base);
  });

  it('keeps values over the bars apart where there is little room', () => {
    const many = Array.from({ length: 7 }, (_, i): BridgeBar => ({
      ...BARS[i === 0 || i === 6 ? 0 : 1]!,
      text: '+10,500',
      value: i === 0 || i === 6 ? 100 : 0,
    }));
    const { bars } = layoutBridge(many, '', String, { width: 320, height: 300 });
    for (const [i, { label: one }] of bars.entries())
      for (const { label: other } of bars.slice(i + 1))
        expect(Math.abs(one.x - other.x) < 50 && Math.abs(one.y - other.y) < 14).toBe(false);
    expect(Math.min(...bars.map(({ label }) => label.y))).toBeGreaterThan(12);
  });

  it('finds bars by place and takes each mark once', () => {
    expect(bridgeBarAt(0, 4, layout)).toBe(0);
    expect(bridgeBarAt(10_000, 4, layout)).toBe(3);
    expect(bridgeBarAt(10, 0, layout)).toBe(-1);
    expect(marksBetween(BARS, 3, 0)).toEqual([0, 1, 2]);
  });

  it('of nobody still stands', () => {
    const empty = layoutBridge(
      BARS.map((bar) => ({ ...bar, value: 0 })),
      '',
      String,
      box,
    );
    expect(empty.bars.every(({ height }) => height === 0)).toBe(true);
  });

  it('is a list of options, the picked ones marked', () => {
    const { body } = render(BridgeChart, {
      props: {
        ...port,
        width: 440,
        bars: BARS,
        unit: 'customers',
        lit: [0.5, 0, 1, 0.2],
        picked: new Set([1]),
        format: String,
        spoken: BARS.map(({ key }) => key),
        describe: (bar: number) => [BARS[bar]!.key] as const,
      },
    });
    expect(body.match(/role="option"/g)).toHaveLength(4);
    expect(body.match(/aria-selected="true"/g)).toHaveLength(1);
    expect(body).toContain('aria-label="a picture"');
    expect(body).not.toMatch(/NaN|undefined/);
  });
});

describe('the funnel of stages', () => {
  const row = (people: number, money: number) => ({
    name: 'stage',
    notes: ['a long note', 'note'],
    people,
    money,
    texts: [String(people), String(money)] as const,
    share: '50%',
  });
  const rows = [row(50, 10), row(30, 60), row(20, 30)];
  const box = { width: 300, height: stageFunnelHeight(3, true) };
  const layout = layoutStageFunnel(rows, true, box);

  it('makes every bar as long as what remained of the one above', () => {
    for (const of of ['people', 'money'] as const)
      for (const [i, next] of layout.rows.slice(1).entries()) {
        const above = layout.rows[i]![of]!;
        expect(next[of]!.here.width + next[of]!.beyond.width).toBeCloseTo(above.beyond.width, 0);
      }
    expect(layout.rows[0]!.people.here.width + layout.rows[0]!.people.beyond.width).toBeCloseTo(300, 0);
  });

  it('leaves money away where nothing is known of it', () => {
    const bare = layoutStageFunnel(rows, false, { width: 300, height: stageFunnelHeight(3, false) });
    expect(bare.rows.every(({ money }) => money === null)).toBe(true);
    expect(bare.height).toBeLessThan(layout.height);
  });

  it('nobody and debts have no length', () => {
    const odd = layoutStageFunnel([row(0, -5), row(0, 0)], true, box);
    for (const each of odd.rows) expect([each.people.here.width, each.money!.here.width]).toEqual([0, 0]);
    expect(litStage(odd.rows[0]!.people, 1)).toBeNull();
    expect(litStage(layout.rows[0]!.people, 0.5)!.width).toBe(75);
  });

  it('finds stages by place and steps between them', () => {
    expect(stageAt(2, layout)).toBe(0);
    expect(stageAt(-50, layout)).toBe(-1);
    expect(stepStage(0, { kind: 'move', right: 0, up: -1, away: 0, extend: false }, 3)).toBe(1);
    expect(stepStage(1, { kind: 'first', extend: false }, 3)).toBe(0);
    expect(stepStage(1, { kind: 'last', extend: false }, 3)).toBe(2);
  });

  it('is a list of options', () => {
    const { body } = render(StageFunnelChart, {
      props: {
        ...port,
        width: 300,
        rows,
        marks: [0, 3, 4],
        moneyed: true,
        lit: null,
        picked: new Set([3]),
        spoken: ['a', 'b', 'c'],
        describe: (at: number) => [`row ${at}`] as const,
      },
    });
    expect(body.match(/role="option"/g)).toHaveLength(3);
    expect(body.match(/aria-selected="true"/g)).toHaveLength(1);
  });
});

describe('Pareto in rows', () => {
  const rows = [6, 3, 1].map((value, i) => ({ name: `reason ${i}`, value, text: String(value), hue: i }));
  const layout = layoutParetoRows(rows, 'share', String, { width: 400, height: 200 });

  it('bars and the cumulative line share one axis', () => {
    expect(layout.rows.map(({ share }) => share)).toEqual([0.6, 0.9, 1]);
    expect(layout.rows[0]!.bar.x + layout.rows[0]!.bar.width).toBeCloseTo(layout.rows[0]!.dot.x, 0);
    expect(layout.rows[2]!.dot.x).toBeCloseTo(layout.plot.x + layout.plot.width, 0);
  });

  it('draws a guide at the share in force, whose label takes the place of a tick too near', () => {
    const guided = layoutParetoRows(rows, 'share', (share) => `${share * 100}`, { width: 400, height: 200 }, 0.8);
    expect(layout.guide).toBeNull();
    expect(guided.guide!.x).toBeCloseTo(guided.plot.x + 0.8 * guided.plot.width, 1);
    expect(guided.guide!.label.text).toBe('80');
    expect(guided.ticks.map(({ text }) => text)).toEqual(['0', '25', '50', '100', 'share →']);
    expect(guided.grid).toHaveLength(5);
  });

  it('keeps values clear of the line', () => {
    const most = Math.max(...layout.rows.map(({ dot }) => dot.x)) + 4;
    for (const { text } of layout.rows) {
      expect(text).toMatchObject({ x: 400, anchor: 'end' });
      expect(text.x - textWidth(text.text)).toBeGreaterThan(most);
    }
  });

  it('shortens names that are too long, and finds rows by place', () => {
    const long = layoutParetoRows([{ ...rows[0]!, name: 'x'.repeat(200) }], '', String, { width: 300, height: 100 });
    expect(long.rows[0]!.name.text.endsWith('…')).toBe(true);
    expect([paretoRowAt(-5, 3), paretoRowAt(999, 3), paretoRowAt(9, 0)]).toEqual([0, 2, -1]);
  });

  it('is a list of options', () => {
    const { body } = render(ParetoRowsChart, {
      props: {
        ...port,
        width: 400,
        rows,
        axis: 'share',
        lit: null,
        percent: String,
        spoken: ['a', 'b', 'c'],
        describe: (at: number) => [`row ${at}`] as const,
      },
    });
    expect(body.match(/role="option"/g)).toHaveLength(3);
  });
});

describe('lines with a place in force', () => {
  const props = {
    id: 'p',
    width: 400,
    input: {
      series: [
        { key: 'a', name: 'a', x: [0, 1, 2, 3], y: [1, 2, 3, 4], tone: 'ink', shape: 'line', dash: 'none' } as const,
      ],
    },
    words: { x: 'month', y: '' },
    figures: { x: (value: number) => `month ${value}`, y: String },
    labels,
    describe: (x: number) => [`month ${x}`] as const,
  };

  it('show it in a capsule and say it', () => {
    const { body } = render(LineChart, { props: { ...props, chosen: 2, choose: nothing } });
    expect(body).toContain('data-handle="chosen"');
    expect(body).toMatch(/aria-valuenow="2"/);
    expect(body).toMatch(/aria-valuetext="month 2"/);
    expect(render(LineChart, { props }).body).not.toContain('data-handle');
  });
});
