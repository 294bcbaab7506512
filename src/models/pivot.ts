/** Tables of several dimensions: nested rows and columns with totals that hold for every aggregate, also those that do not add up. */

import { joinSlices, largestMagnitude, planSum } from '../lib/exact-sum.ts';
import { groupRows, NO_GROUP, type CodeColumn } from './group-table.ts';

/** Which members of an axis stand open, so that the next level shows under them. */
export interface Opening {
  /** levels open as it comes, at least 1; `null` opens as many of the first `given` as keep the axis within `most` members */
  readonly depth: number | null;
  readonly given: number;
  readonly most: number;
  /** paths of codes, joined by commas, that a person opened or closed */
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

/** The members of nested dimensions that show, as a tree. Node 0 is the total; a parent comes before its children. */
export interface Axis {
  readonly nodes: number;
  /** length nodes: −1 for the total */
  readonly parent: Int32Array;
  /** length nodes: 0 for the total */
  readonly depth: Uint8Array;
  /** length nodes: code in the level `depth − 1` */
  readonly code: Uint32Array;
  /** length nodes: 1 where its children show */
  readonly open: Uint8Array;
  /** length rows: the deepest node a row is in, or NO_GROUP where the row does not count */
  readonly of: Uint32Array;
}

/** Lines of a table: the nodes of an axis in the order they stand, with what is not shown put into “other” or left to the totals. */
export interface Lines {
  readonly count: number;
  /** length count: line of the parent, −1 for the total, which is line 0; a parent comes before its children */
  readonly parent: Int32Array;
  /** length count: node of the axis; −1 where the line stands for all `merged` others */
  readonly node: Int32Array;
  /** length count: members put together in the line, 0 for ordinary lines */
  readonly merged: Uint32Array;
  /** length nodes: line a node is counted in, its own or the nearest above it */
  readonly lineOf: Uint32Array;
  /** members that have no line of their own and are in the totals only */
  readonly hidden: number;
}

/** Rows on the ground of a table: the cell of each. Cell of line l and column c is l · columns + c. */
export interface Ground {
  readonly lines: number;
  readonly columns: number;
  readonly lineParent: Int32Array;
  readonly columnParent: Int32Array;
  /** length rows: the deepest cell of a row, or NO_GROUP */
  readonly cell: Uint32Array;
}

/**
 * Builds an axis level by level; only what is open is divided further.
 * @param kept length rows: 0 leaves a row out; `null` keeps all
 */
export function buildAxis(
  levels: readonly CodeColumn[],
  rows: number,
  kept: Uint8Array | null,
  opening: Opening,
): Axis {
  const of = new Uint32Array(rows);
  if (kept) for (let row = 0; row < rows; row += 1) if (kept[row] === 0) of[row] = NO_GROUP;
  const parent = [-1];
  const depth = [0];
  const code = [0];
  const open = [0];
  const path = [''];
  let tier = [0];
  for (let level = 0; level < levels.length && tier.length > 0; level += 1) {
    let wanted = tier.filter((node) => isOpen(level, path[node]!, opening));
    if (wanted.length === 0) break;
    let groups = divide(of, wanted, parent.length, levels[level]!);
    const automatic = opening.depth === null && level > 0 && level < opening.given;
    if (automatic && parent.length + groups.count > opening.most) {
      wanted = wanted.filter((node) => opening.opened.has(path[node]!));
      if (wanted.length === 0) break;
      groups = divide(of, wanted, parent.length, levels[level]!);
    }
    const base = parent.length;
    tier = [];
    for (let group = 0; group < groups.count; group += 1) {
      const above = groups.above[group]!;
      const own = groups.codes[group]!;
      open[above] = 1;
      tier.push(parent.length);
      parent.push(above);
      depth.push(level + 1);
      code.push(own);
      open.push(0);
      path.push(above === 0 ? String(own) : `${path[above]!},${own}`);
    }
    groups.move(base);
  }
  return {
    nodes: parent.length,
    parent: Int32Array.from(parent),
    depth: Uint8Array.from(depth),
    code: Uint32Array.from(code),
    open: Uint8Array.from(open),
    of,
  };
}

/** The members of a level under some nodes: node above and code of each, ascending, and what puts the rows there. */
interface Division {
  readonly count: number;
  readonly above: readonly number[];
  readonly codes: readonly number[];
  /** moves the rows to their members, the first of which is node `base` */
  readonly move: (base: number) => void;
}

/** Up to so many combinations are counted in a table of all of them. */
const DENSE = 1 << 22;

/** Groups the rows of some nodes by one more level. */
function divide(of: Uint32Array, wanted: readonly number[], nodes: number, level: CodeColumn): Division {
  const { codes: given, count } = level;
  const rows = of.length;
  const place = new Int32Array(nodes).fill(-1);
  wanted.forEach((node, at) => (place[node] = at * count));
  const combinations = wanted.length * count;
  if (combinations > DENSE) {
    const outer = Uint32Array.from(of, (node) =>
      node === NO_GROUP || place[node]! < 0 ? NO_GROUP : place[node]! / count,
    );
    const groups = groupRows([{ codes: outer, count: wanted.length }, level], rows);
    return {
      count: groups.count,
      above: Array.from(groups.codes[0]!, (at) => wanted[at]!),
      codes: Array.from(groups.codes[1]!),
      move: (base) => {
        for (let row = 0; row < rows; row += 1) if (groups.of[row] !== NO_GROUP) of[row] = base + groups.of[row]!;
      },
    };
  }
  const tally = new Uint32Array(combinations);
  for (let row = 0; row < rows; row += 1) {
    const node = of[row]!;
    const code = given[row]!;
    if (node !== NO_GROUP && place[node]! >= 0 && code < count) tally[place[node]! + code]! += 1;
  }
  const [above, codes]: [number[], number[]] = [[], []];
  for (let at = 0; at < combinations; at += 1) {
    if (tally[at] === 0) continue;
    tally[at] = codes.length;
    above.push(wanted[Math.floor(at / count)]!);
    codes.push(at % count);
  }
  return {
    count: codes.length,
    above,
    codes,
    move: (base) => {
      for (let row = 0; row < rows; row += 1) {
        const node = of[row]!;
        const code = given[row]!;
        if (node !== NO_GROUP && place[node]! >= 0 && code < count) of[row] = base + tally[place[node]! + code]!;
      }
    },
  };
}

function isOpen(level: number, path: string, { depth, given, opened, closed }: Opening): boolean {
  if (level === 0) return true;
  if (closed.has(path)) return false;
  return opened.has(path) || level < (depth ?? given);
}

/** Codes of a node from the first level down, joined by commas; '' for the total. */
export function pathOf(axis: Axis, node: number): string {
  const codes: number[] = [];
  for (let at = node; at > 0; at = axis.parent[at]!) codes.unshift(axis.code[at]!);
  return codes.join();
}

export interface Ordering {
  /** length nodes: what members are sorted by, and the greatest are kept by */
  readonly value: Float64Array | null;
  /** by level; `natural`: by code */
  readonly direction: readonly ('natural' | 'ascending' | 'descending')[];
  /** members kept under each parent, by level; `null` keeps all. The others are put together */
  readonly top: readonly (number | null)[];
  /** most lines; what is beyond has none */
  readonly most: number;
}

/** Puts the nodes of an axis into lines. Equal values stand in the order of their codes; members without a value and “other” come last. */
export function orderLines(axis: Axis, ordering: Ordering): Lines {
  const { value, direction, most } = ordering;
  const children = childrenOf(axis);
  const [parent, node, merged] = [[-1], [0], [0]];
  const lineOf = new Uint32Array(axis.nodes);
  let hidden = 0;
  const natural = (a: number, b: number): number => axis.code[a]! - axis.code[b]!;
  const byValue =
    (sign: number) =>
    (a: number, b: number): number => {
      const [x, y] = [value![a]!, value![b]!];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || natural(a, b);
      return sign * (x - y) || natural(a, b);
    };
  const keep = (all: readonly number[], keepMost: number): ReadonlySet<number> =>
    new Set([...all].sort(value ? byValue(-1) : natural).slice(0, keepMost));
  const orders = direction.map((each) =>
    each === 'natural' || value === null ? natural : byValue(each === 'descending' ? -1 : 1),
  );

  const walk = (at: number, line: number): void => {
    const all = children.of(at);
    const limit = all.length > 0 ? (ordering.top[axis.depth[at]!] ?? null) : null;
    const kept = limit !== null && all.length > limit + 1 ? keep(all, limit) : null;
    const shown = (kept ? all.filter((child) => kept.has(child)) : [...all]).sort(orders[axis.depth[at]!] ?? natural);
    for (const child of shown) {
      if (parent.length >= most) {
        hidden += 1;
        settle(child, line);
        continue;
      }
      const own = parent.length;
      parent.push(line);
      node.push(child);
      merged.push(0);
      lineOf[child] = own;
      walk(child, own);
    }
    if (!kept) return;
    const others = all.filter((child) => !kept.has(child));
    const own = parent.length;
    parent.push(line);
    node.push(-1);
    merged.push(others.length);
    for (const child of others) settle(child, own);
  };
  const settle = (at: number, line: number): void => {
    lineOf[at] = line;
    for (const child of children.of(at)) settle(child, line);
  };
  walk(0, 0);
  return {
    count: parent.length,
    parent: Int32Array.from(parent),
    node: Int32Array.from(node),
    merged: Uint32Array.from(merged),
    lineOf,
    hidden,
  };
}

function childrenOf({ parent, nodes }: Axis): { readonly of: (node: number) => readonly number[] } {
  const lists: number[][] = Array.from({ length: nodes }, () => []);
  for (let at = 1; at < nodes; at += 1) lists[parent[at]!]!.push(at);
  return { of: (at) => lists[at]! };
}

/** Every node of an axis as a line against one column: what members are sorted by. */
export function axisGround(axis: Axis): Ground {
  return { lines: axis.nodes, columns: 1, lineParent: axis.parent, columnParent: Int32Array.of(-1), cell: axis.of };
}

export function groundOf(rowAxis: Axis, lines: Lines, columnAxis: Axis, columns: Lines): Ground {
  const cell = new Uint32Array(rowAxis.of.length);
  for (let row = 0; row < cell.length; row += 1) {
    const [down, across] = [rowAxis.of[row]!, columnAxis.of[row]!];
    cell[row] =
      down === NO_GROUP || across === NO_GROUP
        ? NO_GROUP
        : lines.lineOf[down]! * columns.count + columns.lineOf[across]!;
  }
  return { lines: lines.count, columns: columns.count, lineParent: lines.parent, columnParent: columns.parent, cell };
}

/**
 * The same ground with its cells in other places.
 * @param place length cells: the new place of each
 */
export function movedGround(
  ground: Ground,
  place: Uint32Array,
  lineParent: Int32Array,
  columnParent: Int32Array,
): Ground {
  const cell = new Uint32Array(ground.cell.length);
  for (let row = 0; row < cell.length; row += 1) {
    const own = ground.cell[row]!;
    cell[row] = own === NO_GROUP ? NO_GROUP : place[own]!;
  }
  return { ...ground, lineParent, columnParent, cell };
}

/** Values of cells in their new places. */
export function movedCells(values: Float64Array, place: Uint32Array): Float64Array {
  const moved = new Float64Array(values.length);
  for (let cell = 0; cell < values.length; cell += 1) moved[place[cell]!] = values[cell]!;
  return moved;
}

/** The same with cells in other places; the pairs are changed where they are. */
export function movedDistinct({ counts, pairs }: CellDistinct, place: Uint32Array): CellDistinct {
  if (pairs) for (let at = 0; at < pairs.cell.length; at += 1) pairs.cell[at] = place[pairs.cell[at]!]!;
  return { counts: movedCells(counts, place), pairs };
}

/** Rows in each cell, totals included. */
export function countCells(ground: Ground): Float64Array {
  const counts = new Float64Array(ground.lines * ground.columns);
  for (let row = 0; row < ground.cell.length; row += 1) {
    const cell = ground.cell[row]!;
    if (cell !== NO_GROUP) counts[cell]! += 1;
  }
  return addUp(ground, counts);
}

export interface CellSums {
  readonly sums: Float64Array;
  /** rows with a value */
  readonly used: Float64Array;
}

/**
 * Sums in each cell, independent of the order of rows, so that totals are the sums of their parts to the last digit.
 * @param values length rows; NaN is left out
 * @param decimals the values are whole numbers after × 10^decimals, or −1 where they are not
 * @param beside a second column that must have a value for a row to count, as where both are put in relation
 * @param largest of the finite values, without their signs
 */
export function sumCells(
  ground: Ground,
  values: Float64Array,
  decimals: number,
  beside: Float64Array | null = null,
  largest = finiteMagnitude(values),
): CellSums {
  const size = ground.lines * ground.columns;
  const plan = planSum(largest, values.length, decimals);
  const { scale } = plan;
  const { cell: cellOf } = ground;
  const sliced = plan.kind === 'sliced';
  const [high, used] = [new Float64Array(size), new Float64Array(size)];
  const [middle, low] = sliced ? [new Float64Array(size), new Float64Array(size)] : [high, high];
  if (plan.kind === 'whole')
    for (let row = 0; row < values.length; row += 1) {
      const cell = cellOf[row]!;
      const given = values[row]!;
      if (cell === NO_GROUP || given - given !== 0 || (beside !== null && beside[row]! - beside[row]! !== 0)) continue;
      used[cell]! += 1;
      high[cell]! += Math.round(given * scale);
    }
  else {
    const [a, b, c] = plan.anchors;
    for (let row = 0; row < values.length; row += 1) {
      const cell = cellOf[row]!;
      const given = values[row]!;
      if (cell === NO_GROUP || given - given !== 0 || (beside !== null && beside[row]! - beside[row]! !== 0)) continue;
      used[cell]! += 1;
      const value = decimals >= 0 ? Math.round(given * scale) : given;
      const first = value + a - a;
      const rest = value - first;
      const second = rest + b - b;
      high[cell]! += first;
      middle[cell]! += second;
      low[cell]! += rest - second + c - c;
    }
  }
  addUp(ground, used);
  addUp(ground, high);
  if (sliced) {
    addUp(ground, middle);
    addUp(ground, low);
  }
  const sums = new Float64Array(size);
  for (let cell = 0; cell < size; cell += 1)
    sums[cell] =
      used[cell] === 0 ? NaN : (sliced ? joinSlices(high[cell]!, middle[cell]!, low[cell]!) : high[cell]!) / scale + 0;
  return { sums, used };
}

/** Smallest (`sign` −1) or largest (1) value of each cell; NaN where there is none. */
export function extremeCells(ground: Ground, values: Float64Array, sign: 1 | -1): Float64Array {
  const found = new Float64Array(ground.lines * ground.columns).fill(-Infinity);
  for (let row = 0; row < values.length; row += 1) {
    const cell = ground.cell[row]!;
    const value = sign * values[row]!;
    if (cell !== NO_GROUP && value > found[cell]! && value < Infinity) found[cell] = value;
  }
  combineUp(ground, (from, to) => {
    if (found[from]! > found[to]!) found[to] = found[from]!;
  });
  return found.map((value) => (value === -Infinity ? NaN : sign * value + 0));
}

/**
 * Median of each cell, recomputed for every total. The mean of the two middle values where their number is even.
 * @param ascending rows with a value, by value (see ascending-rows.ts): counted once for a column
 */
export function medianCells(ground: Ground, values: Float64Array, ascending: Uint32Array): Float64Array {
  const size = ground.lines * ground.columns;
  const inOrder = new Uint32Array(ascending.length);
  const used = new Float64Array(size);
  for (let at = 0; at < ascending.length; at += 1) {
    const cell = ground.cell[ascending[at]!]!;
    // One place more takes the rows of no cell, so that the passes below have no branch for them.
    inOrder[at] = cell === NO_GROUP ? size : cell;
    if (cell !== NO_GROUP) used[cell]! += 1;
  }
  addUp(ground, used);
  const found = new Float64Array(size).fill(NaN);
  // How many smaller values a cell still waits for.
  const left = new Int32Array(size + 1);
  for (let cell = 0; cell < size; cell += 1) left[cell] = (used[cell]! - 1) >> 1;
  left[size] = ascending.length;
  for (const above of ancestors(ground))
    for (let at = 0; at < inOrder.length; at += 1) {
      const cell = above[inOrder[at]!]!;
      const before = left[cell]!;
      left[cell] = before - 1;
      if (before > 0 || before < -1) continue;
      const value = values[ascending[at]!]!;
      if (before === 0) found[cell] = value;
      else if (used[cell]! % 2 === 0) found[cell] = found[cell]! + (value - found[cell]!) / 2;
    }
  return found;
}

/**
 * For each depth of lines and of columns the cell that stands above each cell there, or `size` where it is not so deep:
 * every cell takes its rows, its own and those of the cells below it, in a single one of them.
 * Arrays have length size + 1; the last place leads to `size`.
 */
function* ancestors({ lines, columns, lineParent, columnParent }: Ground): Generator<Uint32Array> {
  const size = lines * columns;
  const across = levelled(columnParent);
  for (const lineOf of levelled(lineParent))
    for (const columnOf of across) {
      const above = new Uint32Array(size + 1).fill(size);
      for (let line = 0, cell = 0; line < lines; line += 1)
        for (let column = 0; column < columns; column += 1, cell += 1)
          if (lineOf[line]! >= 0 && columnOf[column]! >= 0) above[cell] = lineOf[line]! * columns + columnOf[column]!;
      yield above;
    }
}

/** One array a depth: what stands above each line there, itself included; −1 for lines that are not so deep. */
function levelled(parent: Int32Array): Int32Array[] {
  const depths = new Uint8Array(parent.length);
  for (let at = 1; at < parent.length; at += 1) depths[at] = depths[parent[at]!]! + 1;
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0);
  return Array.from({ length: deepest + 1 }, (_, depth) => {
    const above = new Int32Array(parent.length).fill(-1);
    for (let at = 0; at < parent.length; at += 1)
      above[at] = depths[at]! < depth ? -1 : depths[at] === depth ? at : above[parent[at]!]!;
    return above;
  });
}

/** Rows side by side by their code: what differing codes are counted by. */
export interface RowsByCode {
  /** rows with a code, by code */
  readonly order: Uint32Array;
  /** rows of code c are `order[starts[c] … starts[c + 1])` */
  readonly starts: Uint32Array;
}

/** @param codes a row whose code is not below `count` has none */
export function rowsByCode(codes: Uint32Array, count: number): RowsByCode {
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < codes.length; row += 1) if (codes[row]! < count) starts[codes[row]! + 1]! += 1;
  for (let code = 0; code < count; code += 1) starts[code + 1]! += starts[code]!;
  const order = new Uint32Array(starts[count]!);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    if (code >= count) continue;
    order[next[code]!] = row;
    next[code]! += 1;
  }
  return { order, starts };
}

export interface CellDistinct {
  readonly counts: Float64Array;
  /** cell and code of every pair that occurs, ascending by code; `null` unless asked for */
  readonly pairs: { readonly cell: Uint32Array; readonly code: Uint32Array } | null;
}

/** Number of different codes in each cell, recomputed for every total: nobody is counted twice. */
export function distinctCells(ground: Ground, { order, starts }: RowsByCode, withPairs = false): CellDistinct {
  const { lines, columns, lineParent, columnParent, cell: cellOf } = ground;
  const size = lines * columns;
  const counts = new Uint32Array(size);
  const last = new Int32Array(size).fill(-1);
  // The cell one line up and the one one column up; −1 where there is none.
  const [lineUp, columnUp] = [new Int32Array(size), new Int32Array(size)];
  for (let line = 0, cell = 0; line < lines; line += 1)
    for (let column = 0; column < columns; column += 1, cell += 1) {
      lineUp[cell] = lineParent[line]! < 0 ? -1 : lineParent[line]! * columns + column;
      columnUp[cell] = columnParent[column]! < 0 ? -1 : line * columns + columnParent[column]!;
    }
  // A row adds no more pairs than this.
  const deepest = levelled(lineParent).length * levelled(columnParent).length;
  const most = withPairs ? order.length * deepest : 0;
  let [cells, ofCells] = [new Uint32Array(Math.min(most, FIRST_PAIRS)), new Uint32Array(Math.min(most, FIRST_PAIRS))];
  let used = 0;
  const codes = starts.length - 1;
  for (let code = 0; code < codes; code += 1) {
    const end = starts[code + 1]!;
    for (let at = starts[code]!; at < end; at += 1) {
      const own = cellOf[order[at]!]!;
      if (own === NO_GROUP) continue;
      if (withPairs && used + deepest > cells.length) {
        cells = longer(cells, most);
        ofCells = longer(ofCells, most);
      }
      // Whoever is counted in a cell is counted in all above it.
      for (let down = own; down >= 0 && last[down] !== code; down = lineUp[down]!)
        for (let cell = down; cell >= 0 && last[cell] !== code; cell = columnUp[cell]!) {
          last[cell] = code;
          counts[cell]! += 1;
          if (withPairs) {
            cells[used] = cell;
            ofCells[used] = code;
            used += 1;
          }
        }
    }
  }
  return {
    counts: Float64Array.from(counts),
    pairs: withPairs ? { cell: cells.subarray(0, used), code: ofCells.subarray(0, used) } : null,
  };
}

/** Room for pairs that is taken at once: what is not used of it is never touched. */
const FIRST_PAIRS = 1 << 23;

function longer(pairs: Uint32Array, most: number): Uint32Array<ArrayBuffer> {
  const made = new Uint32Array(Math.min(most, 2 * pairs.length));
  made.set(pairs);
  return made;
}

/** The rows of a cell, totals included, ascending. */
export function rowsOfCell(ground: Ground, cell: number): Uint32Array {
  const { columns, lineParent, columnParent } = ground;
  const [line, column] = [Math.floor(cell / columns), cell % columns];
  const under = (parents: Int32Array, top: number): Uint8Array => {
    const inside = new Uint8Array(parents.length);
    inside[top] = 1;
    for (let at = top + 1; at < parents.length; at += 1) if (inside[parents[at]!] === 1) inside[at] = 1;
    return inside;
  };
  const [lines, across] = [under(lineParent, line), under(columnParent, column)];
  const found: number[] = [];
  for (let row = 0; row < ground.cell.length; row += 1) {
    const own = ground.cell[row]!;
    if (own !== NO_GROUP && lines[Math.floor(own / columns)] === 1 && across[own % columns] === 1) found.push(row);
  }
  return Uint32Array.from(found);
}

/** Adds each cell to those above it; in place. Exact where partial sums are. */
function addUp(ground: Ground, values: Float64Array): Float64Array {
  combineUp(ground, (from, to) => (values[to]! += values[from]!));
  return values;
}

/** Children come after their parents, so that from the end up every cell is whole before it is passed on. */
function combineUp(
  { lines, columns, lineParent, columnParent }: Ground,
  take: (from: number, to: number) => void,
): void {
  for (let line = lines - 1; line > 0; line -= 1) {
    const above = lineParent[line]! * columns;
    for (let column = 0; column < columns; column += 1) take(line * columns + column, above + column);
  }
  for (let column = columns - 1; column > 0; column -= 1) {
    const above = columnParent[column]!;
    for (let line = 0; line < lines; line += 1) take(line * columns + column, line * columns + above);
  }
}

/** Largest of the finite values, without their signs; 0 for none. */
export function finiteMagnitude(values: Float64Array): number {
  const largest = largestMagnitude(values);
  if (largest !== Infinity) return largest;
  let finite = 0;
  for (const value of values) if (Math.abs(value) > finite && Math.abs(value) < Infinity) finite = Math.abs(value);
  return finite;
}
