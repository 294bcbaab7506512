import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
  indexTreeHeight,
  layoutIndexTree,
  stepNode,
  treeNodeAt,
  type IndexTreeNode,
} from '../../src/charts/index-tree.ts';
import IndexTreeChart from '../../src/charts/IndexTreeChart.svelte';

const node = (level: IndexTreeNode['level'], parent: number, name: string, share: number): IndexTreeNode => ({
  level,
  parent,
  name,
  score: '61.0',
  step: 4,
  share,
  weight: level > 1 ? '50%' : '',
  flagged: false,
});

/** index → image (two questions, the second one its own indicator), loyalty (one) */
const NODES: readonly IndexTreeNode[] = [
  node(1, -1, 'Index', 1),
  node(2, 0, 'Image', 0.7),
  node(3, 1, 'Trust', 0.35),
  node(4, 2, 'Image 1 trust', 0.35),
  node(3, 1, '', 0.35),
  node(4, 4, 'IMAG2', 0.35),
  node(2, 0, 'Loyalty', 0.3),
  node(3, 6, 'Again', 0.3),
  node(4, 7, 'Loyalty 1', 0.3),
];
const HEADS = ['index', 'variables', 'indicators', 'questions'];
const layoutAt = (width: number) => layoutIndexTree(NODES, HEADS, { width, height: indexTreeHeight(NODES, width) });

describe('the layout', () => {
  it('grows to the right, parents in the middle of their children', () => {
    const { nodes, heads, links } = layoutAt(1060);
    const middle = (i: number): number => nodes[i]!.capsule.y + nodes[i]!.capsule.height / 2;
    expect(middle(1)).toBeCloseTo((middle(3) + middle(5)) / 2, 6);
    expect(middle(0)).toBeCloseTo((middle(1) + middle(6)) / 2, 6);
    expect(nodes[0]!.capsule.x).toBeLessThan(nodes[1]!.capsule.x);
    expect(heads.map(({ text }) => text)).toEqual(HEADS);
    expect(links).toHaveLength(NODES.length - 1);
    expect(links[0]!.width / links.find(({ child }) => child === 6)!.width).toBeCloseTo(0.7 / 0.3, 1);
  });

  it.each([300, 500, 760, 1060])('stays inside %d px, no two names of a column on each other', (width) => {
    const { nodes } = layoutAt(width);
    const shown = nodes.filter(({ name }) => name.text !== '');
    for (const { band } of shown) {
      expect(band.x + band.width).toBeLessThanOrEqual(width + 12);
      expect(band.y + band.height).toBeLessThanOrEqual(indexTreeHeight(NODES, width));
    }
    for (const a of shown)
      for (const b of shown)
        if (a.index < b.index && NODES[a.index]!.level === NODES[b.index]!.level)
          expect(Math.abs(a.band.y - b.band.y)).toBeGreaterThanOrEqual(20);
  });

  it('is a list where there is no room, every named node a row', () => {
    const { nodes, heads } = layoutAt(320);
    expect(heads).toEqual([]);
    const rows = nodes.filter(({ name }) => name.text !== '').map(({ capsule }) => capsule.y);
    expect([...new Set(rows)]).toHaveLength(8);
  });

  it('finds the node under the pointer', () => {
    const layout = layoutAt(1060);
    const { band } = layout.nodes[6]!;
    expect(treeNodeAt(band.x + 4, band.y + 4, layout)).toBe(6);
    expect(treeNodeAt(-50, -50, layout)).toBe(-1);
  });
});

describe('arrows', () => {
  it('go to the first child, to the parent, along the level, past nodes that only pass on', () => {
    expect(stepNode(0, 1, 0, NODES)).toBe(1);
    expect(stepNode(5, -1, 0, NODES)).toBe(1);
    expect(stepNode(1, 0, -1, NODES)).toBe(6);
    expect(stepNode(6, 0, -1, NODES)).toBe(6);
    expect(stepNode(3, 0, -1, NODES)).toBe(5);
    expect(stepNode(8, 1, 0, NODES)).toBe(8);
    expect(stepNode(0, -1, 0, NODES)).toBe(0);
    expect(stepNode(99, 0, 1, NODES)).toBe(0);
  });
});

it('is drawn as one list box', () => {
  const html = render(IndexTreeChart, {
    props: {
      id: 'x',
      width: 800,
      nodes: NODES,
      heads: HEADS,
      labels: { picture: 'tree', help: 'arrows' },
      spoken: NODES.map(({ name }) => name),
      describe: () => ['a'] as const,
    },
  }).body;
  expect(html.match(/role="option"/g)).toHaveLength(NODES.length);
  expect(html.match(/tabindex="0"/g)).toHaveLength(1);
  expect(html).not.toMatch(/NaN|undefined/);
});
