/**
 * An index system as a tree that grows to the right: the thickness of a branch is its weight in the whole. Where there is no room it is
 * an indented list. Pure: nodes and box in; capsules, branches and texts out.
 */

import { round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { shortened, textWidth } from './parts/text.ts';

export interface IndexTreeNode {
  /** 1 the whole … 4 the questions */
  readonly level: 1 | 2 | 3 | 4;
  /** index of the parent, −1 for the root; parents stand before their children */
  readonly parent: number;
  /** '' where the node only passes on to its single child of the same name */
  readonly name: string;
  /** 0 … 100 as text */
  readonly score: string;
  /** ramp step of the score, 0 … 6; −1 where there is none */
  readonly step: number;
  /** share of the whole, 0 … 1 */
  readonly share: number;
  /** weight among siblings as text, '' where it goes without saying */
  readonly weight: string;
  readonly flagged: boolean;
}

export interface PlacedNode {
  readonly index: number;
  readonly capsule: Rectangle;
  /** centre of the score in the capsule */
  readonly score: Label;
  readonly name: Label;
  readonly weight: Label | null;
  /** the whole node, for pointer and ring */
  readonly band: Rectangle;
}

export interface IndexTreeLayout {
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly { readonly d: string; readonly width: number; readonly child: number }[];
  readonly heads: readonly Label[];
}

const ROW = 26;
const HEAD = 26;
const CAPSULE = { width: 40, height: 20 };
/** widest branch: the whole index */
const THICK = 26;
const NARROW = 700;
const INDENT = 16;

export function indexTreeHeight(nodes: readonly IndexTreeNode[], width: number): number {
  const rows = width < NARROW ? nodes.filter(({ name }) => name !== '').length : leavesOf(nodes).length;
  return HEAD + Math.max(3, rows) * ROW + 6;
}

/** @param heads names of the four levels */
export function layoutIndexTree(nodes: readonly IndexTreeNode[], heads: readonly string[], box: Box): IndexTreeLayout {
  return box.width < NARROW ? indented(nodes, box) : grown(nodes, heads, box);
}

function grown(nodes: readonly IndexTreeNode[], heads: readonly string[], box: Box): IndexTreeLayout {
  const middle = new Float64Array(nodes.length).fill(NaN);
  leavesOf(nodes).forEach((leaf, row) => (middle[leaf] = HEAD + (row + 0.5) * ROW));
  const sums = nodes.map(() => ({ low: Infinity, high: -Infinity }));
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const { low, high } = sums[i]!;
    if (Number.isNaN(middle[i]!)) middle[i] = (low + high) / 2;
    const parent = sums[nodes[i]!.parent];
    if (!parent) continue;
    parent.low = Math.min(parent.low, middle[i]!);
    parent.high = Math.max(parent.high, middle[i]!);
  }
  // Columns as wide as their texts want, squeezed in proportion where they want too much.
  const wants = [1, 2, 3, 4].map((level) => {
    // Indicators that all only pass on need no column.
    if (nodes.every((node) => node.level !== level || node.name === '')) return 0;
    const widest = Math.max(
      textWidth(heads[level - 1] ?? ''),
      ...nodes.map((node) => (node.level === level ? textWidth(node.name, 12, level < 3) : 0)),
    );
    return CAPSULE.width + 8 + Math.min(widest, 280) + (level < 4 ? 56 : 0);
  });
  const sum = wants.reduce((total, want) => total + want, 0);
  const widths = wants.map((want) => (want * box.width) / sum);
  const left = [0, 1, 2, 3].map((level) => widths.slice(0, level).reduce((total, width) => total + width, 0));
  const placed = nodes.map((node, index): PlacedNode => {
    const x = round(left[node.level - 1]!);
    const y = middle[index]!;
    const room = widths[node.level - 1]! - CAPSULE.width - 8 - (node.level < 4 ? 50 : 0);
    return placeNode(node, index, x, y, Math.max(20, room), x - 8);
  });
  const links = nodes.flatMap((node, child) => {
    if (node.parent < 0) return [];
    const parent = placed[node.parent]!;
    const own = placed[child]!;
    const from = parent.name.text === '' ? parent.capsule.x : parent.name.x + textWidth(parent.name.text, 12, true) + 8;
    const to = own.name.text === '' ? own.capsule.x : own.capsule.x - 2;
    const [y1, y2] = [middle[node.parent]!, middle[child]!];
    const bend = Math.max(from, to - 46);
    const half = (bend + to) / 2;
    const d = `M${round(from)} ${round(y1)}H${round(bend)}C${round(half)} ${round(y1)} ${round(half)} ${round(y2)} ${round(to)} ${round(y2)}`;
    return [{ d, width: round(Math.max(1, node.share * THICK)), child }];
  });
  return {
    nodes: placed,
    links,
    heads: left.map((x, level) => ({
      x: round(x),
      y: 14,
      text: widths[level]! > 0 ? shortened(heads[level] ?? '', widths[level]! - 8) : '',
      anchor: 'start',
    })),
  };
}

/** Every named node a row, deeper ones further in; the branch is a bar before the capsule as thick as the weight. */
function indented(nodes: readonly IndexTreeNode[], box: Box): IndexTreeLayout {
  let row = 0;
  const rows: number[] = [];
  const placed = nodes.map((node, index): PlacedNode => {
    if (node.name !== '') row += 1;
    const y = HEAD + (row - 0.5) * ROW;
    rows.push(y);
    const x = (node.level - 1) * INDENT;
    const weight = node.weight === '' ? 0 : textWidth(node.weight) + 10;
    return placeNode(node, index, x, y, Math.max(20, box.width - x - CAPSULE.width - 8 - weight), box.width);
  });
  const links = nodes.flatMap((node, child) => {
    if (node.parent < 0 || node.name === '') return [];
    let { parent } = node;
    while (nodes[parent]!.name === '' && nodes[parent]!.parent >= 0) ({ parent } = nodes[parent]!);
    const x = (nodes[parent]!.level - 1) * INDENT + 7;
    const to = placed[child]!.capsule.x;
    const d = `M${x} ${round(rows[parent]! + CAPSULE.height / 2)}V${round(rows[child]!)}H${to}`;
    return [{ d, width: round(Math.max(1, Math.min(8, node.share * 10))), child }];
  });
  return { nodes: placed, links, heads: [] };
}

/** @param end where the weight ends */
function placeNode(node: IndexTreeNode, index: number, x: number, y: number, room: number, end: number): PlacedNode {
  const text = shortened(node.name, room, 12, node.level < 3);
  const shown = node.name !== '';
  const top = round(y - CAPSULE.height / 2);
  return {
    index,
    capsule: { x, y: top, width: shown ? CAPSULE.width : 0, height: CAPSULE.height },
    score: { x: round(x + CAPSULE.width / 2), y: round(y + 4), text: shown ? node.score : '', anchor: 'middle' },
    name: { x: x + CAPSULE.width + 6, y: round(y + 4), text, anchor: 'start' },
    weight:
      node.weight === '' || !shown
        ? null
        : { x: end, y: round(y + (end < x ? -4 : 4)), text: node.weight, anchor: 'end' },
    band: {
      x: x - 3,
      y: top - 2,
      width: CAPSULE.width + 12 + textWidth(text, 12, node.level < 3),
      height: CAPSULE.height + 4,
    },
  };
}

function leavesOf(nodes: readonly IndexTreeNode[]): number[] {
  return nodes.flatMap(({ level }, index) => (level === 4 ? [index] : []));
}

/** Node under a point, −1 where there is none. */
export function treeNodeAt(x: number, y: number, { nodes }: IndexTreeLayout): number {
  return (
    nodes.find(
      ({ band, name }) =>
        name.text !== '' && x >= band.x && x <= band.x + band.width && y >= band.y && y <= band.y + band.height,
    )?.index ?? -1
  );
}

/** Where an arrow leads: right to the first child, left to the parent, up and down along the level. */
export function stepNode(from: number, right: number, up: number, nodes: readonly IndexTreeNode[]): number {
  const here = nodes[from];
  if (!here) return 0;
  if (right < 0) {
    let { parent } = here;
    while (parent >= 0 && nodes[parent]!.name === '') ({ parent } = nodes[parent]!);
    return parent >= 0 ? parent : from;
  }
  if (right > 0) {
    let child = nodes.findIndex(({ parent }) => parent === from);
    while (child >= 0 && nodes[child]!.name === '') child = nodes.findIndex(({ parent }) => parent === child);
    return child >= 0 ? child : from;
  }
  if (up === 0) return from;
  const level = nodes.flatMap(({ level: own, name }, index) => (own === here.level && name !== '' ? [index] : []));
  return level[Math.max(0, Math.min(level.length - 1, level.indexOf(from) - up))] ?? from;
}
