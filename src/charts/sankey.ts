/**
 * Flows between columns of nodes: two or more columns, each flow as thick as it is large, in the order the nodes are given.
 * Pure: nodes, flows and box in; rectangles, paths and texts out, and from a place back to what lies there.
 */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import type { MoveCommand } from './parts/keys.ts';
import { fits, shortened, textWidth } from './parts/text.ts';

export interface SankeyNode {
  readonly name: string;
  readonly value: number;
  /** under or beside the name, such as its count */
  readonly note: string;
  /** category 1 … 5, 6 is the grey of what is lost, 0 of what is not there */
  readonly hue: number;
  /** marks it stands for */
  readonly marks: readonly number[];
}

export interface SankeyLink {
  /** column it begins in */
  readonly column: number;
  /** node there, and node in the next column */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** marks it stands for */
  readonly marks: readonly number[];
  /** drawn darker than others, with its value beside it */
  readonly strong?: string | undefined;
}

export interface SankeyInput {
  readonly columns: readonly { readonly name: string; readonly nodes: readonly SankeyNode[] }[];
  readonly links: readonly SankeyLink[];
}

/** What can be picked: all nodes, column by column, then all links in the order given; those worth nothing are left out. */
export interface SankeyItem {
  readonly index: number;
  readonly kind: 'node' | 'link';
  readonly marks: readonly number[];
  readonly value: number;
  readonly hue: number;
  /** nodes of column i lie in layer 2i, links from it in layer 2i + 1 */
  readonly layer: number;
  /** of a node its bar; of a link what a tip points at */
  readonly mark: Rectangle;
  /** of a link */
  readonly flow: SankeyFlow | null;
  /** indices of the items a step left and right leads to, the same item where there is none */
  readonly left: number;
  readonly right: number;
}

export interface SankeyFlow {
  readonly x0: number;
  readonly x1: number;
  /** upper side at both ends */
  readonly y0: number;
  readonly y1: number;
  readonly thick: number;
  readonly strong: string;
}

export interface SankeyLayout {
  readonly items: readonly SankeyItem[];
  readonly labels: readonly (Label & { readonly tone: string })[];
  readonly heads: readonly Label[];
}

const BAR = 12;
const GAP = 10;
const TOP = 22;
const THINNEST = 0.8;
/** nodes from this height on have their note under the name, others beside it */
const TALL = 28;
const SPACE = 5;
/** Share of the width that the names of both outer columns get together. */
const NAMES = 0.64;

export function sankeyHeight(width: number): number {
  return Math.round(clamp(width * 0.62, 300, 380));
}

export function layoutSankey({ columns, links }: SankeyInput, box: Box): SankeyLayout {
  const last = columns.length - 1;
  const nodes = columns.map(({ nodes: own }) =>
    own.map((node, i) => ({ ...node, place: i })).filter(({ value }) => value > 0),
  );
  const room = box.height - TOP - 4;
  const unit = Math.min(
    ...nodes.map(
      (own) => (room - GAP * Math.max(0, own.length - 1)) / Math.max(1e-9, sumOf(own.map(({ value }) => value))),
    ),
  );
  const wanted = (own: (typeof nodes)[number] | undefined): number =>
    Math.ceil(
      Math.max(
        0,
        ...(own ?? []).map((node) =>
          node.value * unit >= TALL ? Math.max(nameWidth(node), textWidth(node.note)) : lineWidth(node),
        ),
      ),
    ) + 8;
  // What one side does not need the other one gets.
  const [wantLeft, wantRight] = [wanted(nodes[0]), last > 0 ? wanted(nodes[last]) : 0];
  const both = box.width * NAMES;
  const left = Math.min(wantLeft, Math.max(both / 2, both - wantRight));
  const right = Math.min(wantRight, Math.max(both / 2, both - wantLeft));
  const step = last > 0 ? (box.width - left - right - BAR) / last : 0;
  const x = columns.map((_, i) => round(left + i * step));

  const items: Mutable[] = [];
  const byNode = columns.map(() => new Map<number, Mutable & { out: number; into: number }>());
  const labels: (Label & { readonly tone: string })[] = [];
  nodes.forEach((own, column) => {
    let y = TOP;
    for (const node of own) {
      const height = node.value * unit;
      const item = {
        index: items.length,
        kind: 'node' as const,
        marks: node.marks,
        value: node.value,
        hue: node.hue,
        layer: 2 * column,
        mark: { x: x[column]!, y: round(y), width: BAR, height: round(Math.max(THINNEST, height)) },
        flow: null,
        left: items.length,
        right: items.length,
        out: y,
        into: y,
      };
      items.push(item);
      byNode[column]!.set(node.place, item);
      const side = column === 0 ? left : column === last ? right : Infinity;
      const name = shortened(node.name, side - 8, 12, true);
      // Beside an inner column flows go on: half the way to the next belongs to them.
      const free = Number.isFinite(side) ? side - 6 : step / 2;
      labels.push(...labelsOf({ ...node, name }, item.mark, column === 0 ? 'end' : 'start', free));
      y += height + GAP;
    }
  });

  const most = new Map<Mutable, { out: number; into: number }>();
  const sorted = links
    .map((link, order) => ({ ...link, order }))
    .filter(({ value, column, from, to }) => value > 0 && byNode[column]?.has(from) && byNode[column + 1]?.has(to));
  // Flows leave a node in the order of where they go, and enter one in the order of where they are from.
  const starts = new Map<number, number>();
  for (const link of sorted.toSorted((a, b) => a.column - b.column || a.from - b.from || a.to - b.to)) {
    const source = byNode[link.column]!.get(link.from)!;
    starts.set(link.order, source.out);
    source.out += link.value * unit;
  }
  const ends = new Map<number, number>();
  for (const link of sorted.toSorted((a, b) => a.column - b.column || a.to - b.to || a.from - b.from)) {
    const target = byNode[link.column + 1]!.get(link.to)!;
    ends.set(link.order, target.into);
    target.into += link.value * unit;
  }
  for (const link of sorted) {
    const [source, target] = [byNode[link.column]!.get(link.from)!, byNode[link.column + 1]!.get(link.to)!];
    const thick = Math.max(THINNEST, link.value * unit);
    const flow: SankeyFlow = {
      x0: source.mark.x + BAR,
      x1: target.mark.x,
      y0: starts.get(link.order)!,
      y1: ends.get(link.order)!,
      thick,
      strong: link.strong ?? '',
    };
    const middle = (flow.x0 + flow.x1) / 2;
    const item: Mutable = {
      index: items.length,
      kind: 'link',
      marks: link.marks,
      value: link.value,
      hue: source.hue,
      layer: 2 * link.column + 1,
      mark: { x: round(middle - 8), y: round((flow.y0 + flow.y1) / 2), width: 16, height: round(thick) },
      flow,
      left: source.index,
      right: target.index,
    };
    items.push(item);
    // The strongest flow is where an arrow leads from a node.
    for (const [node, end] of [
      [source, 'out'],
      [target, 'into'],
    ] as const) {
      const best = most.get(node) ?? { out: 0, into: 0 };
      most.set(node, best);
      if (link.value <= best[end]) continue;
      best[end] = link.value;
      if (end === 'out') node.right = item.index;
      else node.left = item.index;
    }
    if (link.strong)
      labels.push({
        x: round(flow.x0 + 10),
        y: round(flow.y0 + thick / 2 + 4.5),
        text: link.strong,
        anchor: 'start',
        tone: 'halo b',
      });
  }
  return { items, labels, heads: headsOf(columns, x, box) };
}

/** Outline of a flow, or of its upper part. @param share 0 … 1 of its thickness */
export function flowPath({ x0, x1, y0, y1, thick }: SankeyFlow, share = 1): string {
  const high = Math.max(THINNEST, thick * share);
  const middle = round((x0 + x1) / 2);
  const [a, b, c, d] = [y0, y1, y1 + high, y0 + high].map(round);
  const [from, to] = [round(x0), round(x1)];
  return `M${from} ${a}C${middle} ${a} ${middle} ${b} ${to} ${b}L${to} ${c}C${middle} ${c} ${middle} ${d} ${from} ${d}Z`;
}

/** Item at a place: a node with its name, else the thinnest flow there; −1 for none. */
export function sankeyAt({ x, y }: Point, { items }: SankeyLayout, box: Box, reach = 3): number {
  const last = Math.max(0, ...items.map(({ layer }) => layer));
  let [best, least] = [-1, Infinity];
  for (const { index, kind, mark, flow, layer } of items) {
    if (kind === 'node') {
      const from = layer === 0 ? 0 : mark.x - 2;
      const to = layer === last ? box.width : mark.x + mark.width + 2;
      const slack = Math.max(3, (16 - mark.height) / 2);
      if (x >= from && x <= to && y >= mark.y - slack && y <= mark.y + mark.height + slack) {
        const distance = Math.abs(y - mark.y - mark.height / 2) - mark.height / 2 - 1e6;
        if (distance < least) [best, least] = [index, distance];
      }
      continue;
    }
    if (flow === null || x < flow.x0 || x > flow.x1) continue;
    const top = flow.y0 + (flow.y1 - flow.y0) * riseAt((x - flow.x0) / (flow.x1 - flow.x0));
    if (y < top - reach || y > top + flow.thick + reach) continue;
    const outside = Math.max(0, top - y, y - top - flow.thick);
    const distance = flow.thick + 1000 * outside;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Where an arrow leads: up and down in the same layer, left and right along the flows. */
export function stepSankey(from: number, command: MoveCommand, { items }: SankeyLayout): number {
  const item = items[from];
  if (!item) return 0;
  if (command.kind !== 'move') return command.kind === 'first' ? 0 : items.length - 1;
  if (command.right !== 0) return command.right > 0 ? item.right : item.left;
  const layer = layerOf(item, items);
  return layer[clamp(layer.indexOf(item) - command.up - command.away, 0, layer.length - 1)]!.index;
}

/** Marks of a drag from one item to another: of all between them in one layer, else of the two. */
export function sankeyBetween(a: number, b: number, { items }: SankeyLayout): number[] {
  const [from, to] = [items[a], items[b]];
  if (!from || !to) return [];
  const layer = layerOf(from, items);
  const [p, q] = [layer.indexOf(from), layer.indexOf(to)];
  const meant = q < 0 ? [from, to] : layer.slice(Math.min(p, q), Math.max(p, q) + 1);
  return [...new Set(meant.flatMap(({ marks }) => marks))].sort((one, other) => one - other);
}

type Mutable = { -readonly [K in keyof SankeyItem]: SankeyItem[K] };

/** Items of the same layer from the top. */
function layerOf({ layer }: SankeyItem, items: readonly SankeyItem[]): SankeyItem[] {
  return items.filter((other) => other.layer === layer).sort((a, b) => middleOf(a) - middleOf(b) || a.index - b.index);
}

function middleOf({ mark }: SankeyItem): number {
  return mark.y + mark.height / 2;
}

/** Height share 0 … 1 of a curve between two levels, at a share of its width: a Bézier with both handles in the middle. */
function riseAt(share: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 16; i++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < share) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return t * t * (3 - 2 * t);
}

function nameWidth({ name }: SankeyNode): number {
  return textWidth(name, 12, true);
}

/** Width of name and note on one line. */
function lineWidth(node: SankeyNode): number {
  return nameWidth(node) + (node.note === '' ? 0 : SPACE + textWidth(node.note));
}

function labelsOf(
  node: SankeyNode,
  mark: Rectangle,
  anchor: 'start' | 'end',
  free: number,
): (Label & { readonly tone: string })[] {
  const x = anchor === 'end' ? mark.x - 6 : mark.x + mark.width + 6;
  const middle = mark.y + mark.height / 2;
  const { name, note } = node;
  const label = (y: number, text: string, tone: string, by = 0) => ({
    x: round(anchor === 'end' ? x - by : x + by),
    y: round(y),
    text,
    anchor,
    tone,
  });
  if (mark.height >= TALL) return [label(middle - 2, name, 'b halo'), label(middle + 13, note, 'halo')];
  const y = middle + 4.5;
  if (note === '' || lineWidth(node) > free) return [label(y, name, 'b halo')];
  return anchor === 'end'
    ? [label(y, name, 'b halo', textWidth(note) + SPACE), label(y, note, 'halo')]
    : [label(y, name, 'b halo'), label(y, note, 'halo', nameWidth(node) + SPACE)];
}

function headsOf(columns: SankeyInput['columns'], x: readonly number[], box: Box): Label[] {
  const last = columns.length - 1;
  return columns.map(({ name }, i): Label => {
    if (i === 0) {
      const wide = textWidth(name);
      return { x: round(Math.max(x[0]! + BAR, wide)), y: 11, text: name, anchor: 'end' };
    }
    if (i === last)
      return { x: round(Math.min(x[i]!, box.width - textWidth(name))), y: 11, text: name, anchor: 'start' };
    return {
      x: round(x[i]! + BAR / 2),
      y: 11,
      text: fits(name, box.width / columns.length) ? name : '',
      anchor: 'middle',
    };
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
