/** Flows between columns: sizes and order, what lies where, where arrows lead, and what is drawn. */

import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import {
  flowPath,
  layoutSankey,
  sankeyAt,
  sankeyBetween,
  stepSankey,
  type SankeyInput,
  type SankeyItem,
} from '../../src/charts/sankey.ts';
import SankeyChart from '../../src/charts/SankeyChart.svelte';

const node = (name: string, value: number, hue: number, marks: readonly number[]) => ({
  name,
  value,
  note: String(value),
  hue,
  marks,
});

const INPUT: SankeyInput = {
  columns: [
    { name: 'before', nodes: [node('a', 30, 1, [0, 1]), node('b', 10, 2, [2, 3]), node('none', 0, 0, [])] },
    { name: 'after', nodes: [node('a', 20, 1, [0, 2]), node('b', 20, 2, [1, 3])] },
  ],
  links: [
    { column: 0, from: 0, to: 0, value: 18, marks: [0] },
    { column: 0, from: 0, to: 1, value: 12, marks: [1], strong: '12' },
    { column: 0, from: 1, to: 0, value: 2, marks: [2] },
    { column: 0, from: 1, to: 1, value: 8, marks: [3] },
    { column: 0, from: 2, to: 1, value: 0, marks: [4] },
  ],
};
const BOX = { width: 500, height: 320 };
const move = (right: number, up: number) => ({ kind: 'move' as const, right, up, away: 0, extend: false });

describe('layout', () => {
  test('gives the names of one side the room the other does not need, and shortens what is longer still', () => {
    const named = (from: string, to: string) =>
      layoutSankey(
        {
          columns: [
            { name: '', nodes: [node(from, 1, 1, [0])] },
            { name: '', nodes: [node(to, 1, 1, [0])] },
          ],
          links: [{ column: 0, from: 0, to: 0, value: 1, marks: [0] }],
        },
        BOX,
      ).labels.map(({ text }) => text);
    const long = 'Left in dissatisfaction, said so';
    expect(named('price', long)).toContain(long);
    expect(named(long, 'price')).toContain(long);
    const [a, b] = ['x'.repeat(90), 'y'.repeat(90)];
    for (const text of named(a, b).filter((each) => /[xy]/.test(each))) expect(text.endsWith('…')).toBe(true);
  });

  const layout = layoutSankey(INPUT, BOX);

  test('leaves out what is nothing', () => {
    expect(layout.items.map(({ kind }) => kind)).toEqual([
      'node',
      'node',
      'node',
      'node',
      'link',
      'link',
      'link',
      'link',
    ]);
  });

  test('heights are in proportion, and flows fill their nodes', () => {
    const [a, b] = layout.items;
    expect(a!.mark.height / b!.mark.height).toBeCloseTo(3, 1);
    const [first, second] = [layout.items[4]!.flow!, layout.items[5]!.flow!];
    expect(first.y0).toBeCloseTo(a!.mark.y, 6);
    expect(second.y0).toBeCloseTo(first.y0 + first.thick, 6);
    expect(first.thick + second.thick).toBeCloseTo(a!.mark.height, 0);
    // Into the lower node: from a first, then from b.
    expect(layout.items[7]!.flow!.y1).toBeCloseTo(second.y1 + second.thick, 6);
    for (const { mark } of layout.items) expect(mark.y + mark.height).toBeLessThanOrEqual(BOX.height);
  });

  test('a low node has its value beside its name, a high one under it, and without room the name alone', () => {
    const nodes = [node('big', 970, 1, [0]), node('small', 30, 2, [1])];
    const columns = [
      { name: 'before', nodes },
      { name: 'after', nodes },
    ];
    const textsOf = (width: number) => layoutSankey({ columns, links: [] }, { width, height: 320 }).labels;
    const [big, bigNote, name, value, , , other, otherValue] = textsOf(500);
    expect([big!.text, bigNote!.text, name!.text, value!.text]).toEqual(['big', '970', 'small', '30']);
    expect(bigNote!.y).toBeGreaterThan(big!.y);
    expect(value!.y).toBe(name!.y);
    expect(name!.x).toBeLessThan(value!.x - 10);
    expect(otherValue!.y).toBe(other!.y);
    expect(otherValue!.x).toBeGreaterThan(other!.x + 20);
    expect(textsOf(90).filter(({ text }) => text === '30')).toEqual([]);
  });

  test('a place is told: a node with its name, a flow, nothing', () => {
    const { mark } = layout.items[1]!;
    expect(sankeyAt({ x: mark.x + 3, y: mark.y + 4 }, layout, BOX)).toBe(1);
    expect(sankeyAt({ x: 2, y: mark.y + 4 }, layout, BOX)).toBe(1);
    const flow = layout.items[5]!.flow!;
    const middle = { x: (flow.x0 + flow.x1) / 2, y: (flow.y0 + flow.y1 + flow.thick) / 2 };
    // Two flows cross there: the thinner one lies on top.
    expect(sankeyAt(middle, layout, BOX)).toBe(6);
    expect(sankeyAt({ x: flow.x0 + 8, y: flow.y0 + flow.thick / 2 }, layout, BOX)).toBe(5);
    expect(sankeyAt({ x: 250, y: 2 }, layout, BOX)).toBe(-1);
  });

  test('arrows go along flows and within a layer', () => {
    expect(stepSankey(0, move(1, 0), layout)).toBe(4);
    expect(stepSankey(4, move(1, 0), layout)).toBe(2);
    expect(stepSankey(2, move(-1, 0), layout)).toBe(4);
    expect(stepSankey(0, move(-1, 0), layout)).toBe(0);
    expect(stepSankey(0, move(0, -1), layout)).toBe(1);
    expect(stepSankey(1, move(0, -1), layout)).toBe(1);
    expect(stepSankey(5, { kind: 'last', extend: false }, layout)).toBe(7);
  });

  test('a drag takes all between in a layer, across layers both ends', () => {
    expect(sankeyBetween(0, 1, layout)).toEqual([0, 1, 2, 3]);
    expect(sankeyBetween(5, 5, layout)).toEqual([1]);
    expect(sankeyBetween(6, 3, layout)).toEqual([1, 2, 3]);
    expect(sankeyBetween(0, 99, layout)).toEqual([]);
  });

  test('three columns share one scale; none at all is no error', () => {
    const three = layoutSankey(
      {
        columns: [...INPUT.columns, { name: 'later', nodes: [node('c', 40, 3, [0, 1, 2, 3])] }],
        links: [...INPUT.links, { column: 1, from: 0, to: 0, value: 20, marks: [0, 2] }],
      },
      BOX,
    );
    expect(three.items.find(({ layer }) => layer === 4)!.mark.height).toBeCloseTo(
      three.items.filter(({ layer }) => layer === 0).reduce((sum, { mark }) => sum + mark.height, 0),
      0,
    );
    expect(three.heads).toHaveLength(3);
    expect(
      layoutSankey(
        {
          columns: [
            { name: '', nodes: [] },
            { name: '', nodes: [] },
          ],
          links: [],
        },
        BOX,
      ).items,
    ).toEqual([]);
  });

  test('part of a flow is thinner', () => {
    const flow = layout.items[4]!.flow!;
    expect(flowPath(flow, 0.5)).not.toBe(flowPath(flow));
    expect(flowPath(flow)).toMatch(/^M[\d. -]+C.+Z$/);
  });
});

test('draws options with names, picked and lit parts', () => {
  const { body } = render(SankeyChart, {
    props: {
      id: 's',
      width: 500,
      input: INPUT,
      lit: [0, 6, 0, 0],
      picked: new Set([1]),
      labels: { picture: 'flows', help: 'help' },
      describe: (item: SankeyItem) => [`${item.kind} ${item.value}`, 'share'] as const,
      comma: ', ',
      pick: () => undefined,
      clear: () => undefined,
    },
  });
  expect(body.match(/role="option"/g)).toHaveLength(8);
  expect(body).toContain('aria-label="link 12, share"');
  expect(body.match(/aria-selected="true"/g)).toHaveLength(1);
  expect(body.match(/class="part/g)).toHaveLength(1);
});
