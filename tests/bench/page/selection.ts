/** Moving a selection over the bars of R, with the cube and all three histograms lit: joint tables against crossfilter2. */

import crossfilter from 'crossfilter2';
import { countRange, jointTable } from '../../../src/lib/joint.ts';
import { BARS, drawCustomers, type MarkedCustomers } from './customers.ts';

/** Counts of the picked customers in the cube and in the bars of R, F and M. */
type Lit = readonly [cell: ArrayLike<number>, r: ArrayLike<number>, f: ArrayLike<number>, m: ArrayLike<number>];

interface Tool {
  readonly setUp: number;
  /** picks the customers in bars first … last of R and gives what lights up */
  move(first: number, last: number): Lit;
}

export interface SelectionTool {
  readonly setUp: number;
  /** milliseconds a move */
  readonly slide: number[];
  readonly jump: number[];
  readonly checksum: string;
}

/** Width of the brush that slides, in bars. */
const BRUSH = 8;

/** Moves timed together: ours take microseconds, so many of them are needed for a clock of 0.1 ms. */
const MOVES = { kezhi: 4000, crossfilter: 24 } as const;

export type SelectionResult = Readonly<Record<keyof typeof MOVES, SelectionTool>>;

export function measureSelection(customers: number, rounds: number): SelectionResult {
  const marked = drawCustomers(customers);
  const tools = { kezhi: openKezhi(marked), crossfilter: openCrossfilter(marked) };
  const result = {
    kezhi: { setUp: tools.kezhi.setUp, slide: [] as number[], jump: [] as number[], checksum: checksum(tools.kezhi) },
    crossfilter: {
      setUp: tools.crossfilter.setUp,
      slide: [] as number[],
      jump: [] as number[],
      checksum: checksum(tools.crossfilter),
    },
  };
  for (let round = -1; round < rounds; round += 1) {
    for (const name of ['kezhi', 'crossfilter'] as const) {
      const slide = timeMoves(tools[name], MOVES[name], slides);
      const jump = timeMoves(tools[name], MOVES[name], jumps(round));
      // Round −1 warms up.
      if (round < 0) continue;
      result[name].slide.push(slide);
      result[name].jump.push(jump);
    }
  }
  return result;
}

function openKezhi({ cell, r, f, m }: MarkedCustomers): Tool {
  const started = performance.now();
  const tables = [cell, r, f, m].map((target) => jointTable(r, target));
  const setUp = performance.now() - started;
  const out = tables.map((table) => new Uint32Array(table.targets));
  return {
    setUp,
    move: (first, last) => tables.map((table, i) => countRange(table, first, last, out[i])) as unknown as Lit,
  };
}

/** Dimensions are bars and cells, not raw values: what a crossfilter is quickest with. */
function openCrossfilter({ size, cell, r, f, m }: MarkedCustomers): Tool {
  const started = performance.now();
  const records = Array.from({ length: size }, (_, i) => i);
  const filter = crossfilter(records);
  const brushed = filter.dimension((i) => r.of[i]!);
  // A group does not see the filter of its own dimension, so the lit bars of R need a second one.
  const groups = [cell, r, f, m].map((set) => {
    const group = filter.dimension((i) => set.of[i]!).group<number, number>();
    return { group, count: set.count };
  });
  brushed.filterRange([0, 1]);
  groups.forEach(({ group }) => group.all());
  const setUp = performance.now() - started;
  const out = groups.map(({ count }) => new Uint32Array(count));
  return {
    setUp,
    move: (first, last) => {
      brushed.filterRange([first, last + 1]);
      groups.forEach(({ group }, g) => {
        for (const { key, value } of group.all()) out[g]![key] = value;
      });
      return out as unknown as Lit;
    },
  };
}

/** One bar further each time, there and back. */
function slides(step: number): readonly [number, number] {
  const span = BARS - BRUSH;
  const place = step % (2 * span);
  const first = place < span ? place : 2 * span - place;
  return [first, first + BRUSH - 1];
}

/** Anywhere, any width; other places every round. */
function jumps(round: number): (step: number) => readonly [number, number] {
  return (step) => {
    const mixed = Math.imul((round + 2) * 4096 + step + 1, 0x9e3779b1) >>> 0;
    const first = mixed % BARS;
    const last = (mixed >>> 12) % BARS;
    return [Math.min(first, last), Math.max(first, last)];
  };
}

function timeMoves(tool: Tool, moves: number, range: (step: number) => readonly [number, number]): number {
  tool.move(...range(0));
  let used = 0;
  const started = performance.now();
  for (let step = 1; step <= moves; step += 1) used += tool.move(...range(step))[0][62]!;
  const milliseconds = (performance.now() - started) / moves;
  if (used < 0) throw new Error('counts are never negative');
  return milliseconds;
}

function checksum(tool: Tool): string {
  let hash = 0x811c9dc5;
  for (let step = 0; step < 30; step += 1) {
    const range = step < 10 ? slides(step) : jumps(0)(step);
    for (const counts of tool.move(...range))
      for (let i = 0; i < counts.length; i += 1) hash = Math.imul(hash ^ counts[i]!, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
