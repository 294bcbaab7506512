/** From rows in use to a pivot: which rows count, the two axes with what stands open, and every measure in every cell. */

import type { RowsContext } from '../../data/rows-context.ts';
import { message, succeed, fail, type Message, type Outcome } from '../../lib/outcome.ts';
import type { MarkSet } from '../../lib/marks.ts';
import {
  axisGround,
  buildAxis,
  distinctCells,
  groundOf,
  movedDistinct,
  movedGround,
  orderLines,
  pathOf,
  rowsOfCell,
  type Axis,
  type CellDistinct,
  type Ground,
  type Lines,
  type Ordering,
} from '../../models/pivot.ts';
import type { SelectContext } from '../contract.ts';
import { customerCodes, rowsUsed } from '../fields.ts';
import { rowsByCustomer } from '../known-columns.ts';
import { defaultLayout } from './default-layout.ts';
import { NO_DRILL, parseMeasure, type Drill, type Filter, type Layout, type MeasureSpec } from './layout.ts';
import { dimensionLabel, finerOf, levelOf, type Level } from './levels.ts';
import {
  baselessCells,
  counted,
  measureCells,
  measureUse,
  movedCounts,
  showCells,
  type Counted,
  type MeasureUse,
  type Neighbours,
} from './measures.ts';
import type { OlapOptions, Sorting } from './options.ts';

const MOST_LINES = 5000;
const MOST_COLUMNS = 200;
const MOST_CELLS = 300_000;
/** Members that show unasked: about what a screen holds. */
const LINES_AT_ONCE = 80;
const COLUMNS_AT_ONCE = 30;
const COLUMN_MEMBERS = 12;

export interface OlapInput {
  readonly rows: RowsContext;
  readonly keep: Uint8Array | null;
  readonly layout: Layout;
  /** nobody arranged it */
  readonly automatic: boolean;
  /** dimensions and measures left out, since their columns are gone or of another type */
  readonly gone: readonly string[];
}

/** One axis of the result: its dimensions, its members, its lines. */
export interface OlapAxis {
  /** dimensions, those to open further too */
  readonly levels: readonly Level[];
  readonly axis: Axis;
  readonly lines: Lines;
}

export interface OlapResult {
  readonly input: OlapInput;
  readonly down: OlapAxis;
  readonly across: OlapAxis;
  readonly ground: Ground;
  readonly measures: readonly MeasureUse[];
  /** one a measure: what it is before it is shown as a share or a change */
  readonly plain: readonly Float64Array[];
  readonly shown: readonly Float64Array[];
  /** one a measure: 1 in cells whose ratio has a base not above zero; `null` of measures without a base */
  readonly baseless: readonly (Uint8Array | null)[];
  /** rows in each cell */
  readonly counts: Float64Array;
  /** customers in each cell; `null` where rows speak of none */
  readonly customers: Float64Array | null;
  readonly marks: MarkSet;
  readonly beside: Neighbours;
  readonly drill: Drill;
  /** cell whose rows are listed, −1 for the whole table */
  readonly listed: number;
  readonly rowsIn: number;
  readonly rowsKept: number;
  /** rows without a customer of the filter, or out of the slice */
  readonly rowsOfOthers: number;
  readonly rowsSliced: number;
}

export function selectOlap(options: OlapOptions, { rows, keep }: SelectContext): Outcome<OlapInput> {
  if (!rows || rowsUsed(rows) === 0 || rows.table.columns.length === 0) return fail('olap.no-rows');
  if (keep !== null && !keep.includes(1)) return fail('olap.no-customers-kept');
  const given = options.layout ?? defaultLayout(rows);
  const gone: string[] = [];
  const known = (id: string): boolean => {
    const there = levelOf(rows, id, options.bins) !== null;
    if (!there) gone.push(id);
    return there;
  };
  const measures = given.measures.filter((text) => {
    const spec = parseMeasure(text);
    const there = spec !== null && measureUse(rows, spec) !== null;
    if (!there) gone.push(text);
    return there;
  });
  const layout: Layout = {
    rows: given.rows.filter(known),
    columns: given.columns.filter(known),
    measures: measures.length > 0 ? measures : ['count'],
    filters: given.filters.filter(({ dimension }) => known(dimension)),
  };
  return succeed({ rows, keep, layout, automatic: options.layout === null, gone });
}

export function computeOlap(input: OlapInput, options: OlapOptions): Outcome<OlapResult> {
  const { rows, layout } = input;
  const n = rowsUsed(rows);
  const drill = knownDrill(rows, options.drill ?? NO_DRILL, options.bins);
  const { kept, others, sliced } = keptRows(input, drill, options.bins);
  if (others + sliced >= n)
    return sliced > 0
      ? fail('olap.nothing-in-slice', emptiedBy(input, drill, options))
      : fail('olap.no-customers-kept');
  const uses = layout.measures.flatMap((text) => measureUse(rows, parseMeasure(text)!) ?? []);
  const sortedBy = uses[Math.min(options.sortBy, uses.length) - 1]!;
  const frame = frameOf(input, options, drill, kept, sortedBy);
  const { down, across, ground, beside, done, found } = frame;
  const plain = uses.map(({ spec }) => measureCells(rows, spec, done));
  const shown = uses.map(({ spec }, at) =>
    spec.show === 'value' ? plain[at]! : showCells(plain[at]!, spec.show, beside),
  );
  const baseless = uses.map(({ spec }) => baselessCells(rows, spec, done));
  const counts = measureCells(rows, COUNT, done);
  const cells = down.lines.count * across.lines.count;
  const marks: MarkSet = {
    of: found?.pairs?.cell ?? new Uint32Array(0),
    count: cells,
    entries: { customer: found?.pairs?.code ?? new Uint32Array(0), customers: rows.customers },
  };
  const result = {
    input,
    down,
    across,
    ground,
    measures: uses,
    plain,
    shown,
    baseless,
    counts,
    customers: found?.counts ?? null,
    marks,
    beside,
    drill,
    listed: -1,
    rowsIn: n,
    rowsKept: n - others - sliced,
    rowsOfOthers: others,
    rowsSliced: sliced,
  };
  return succeed({ ...result, listed: drill.cell ? cellAt(result, drill.cell) : -1 });
}

const COUNT: MeasureSpec = { of: 'count', a: null, b: null, show: 'value' };

/** All of a pivot but its measures. */
interface Frame {
  readonly down: OlapAxis;
  readonly across: OlapAxis;
  readonly ground: Ground;
  readonly beside: Neighbours;
  /** what was counted on it so far */
  readonly done: Counted;
  readonly found: CellDistinct | null;
}

const frames = new WeakMap<RowsContext, { readonly key: string; readonly frame: Frame }>();

/** The axes and the cells of all rows. Where only a measure changes, they are those of before. */
function frameOf(
  input: OlapInput,
  options: OlapOptions,
  drill: Drill,
  kept: Uint8Array | null,
  sortedBy: MeasureUse,
): Frame {
  const { rows, layout, keep } = input;
  const { bins, sortRows, sortColumns, topRows, topColumns } = options;
  const { rows: down, columns: across, filters } = layout;
  const path = { ...drill, cell: null };
  const key = JSON.stringify([
    down,
    across,
    filters,
    path,
    options.depth,
    bins,
    sortRows,
    sortColumns,
    topRows,
    topColumns,
    sortedBy.spec,
  ]);
  const last = keep === null ? frames.get(rows) : undefined;
  if (last?.key === key) return last.frame;
  const frame = makeFrame(input, options, drill, kept, sortedBy);
  if (keep === null) frames.set(rows, { key, frame });
  return frame;
}

function makeFrame(
  { rows, layout }: OlapInput,
  options: OlapOptions,
  drill: Drill,
  kept: Uint8Array | null,
  sortedBy: MeasureUse,
): Frame {
  const n = rowsUsed(rows);
  const depth = options.depth === 'auto' ? null : Number(options.depth);
  const people = rowsByCustomer(rows);
  const build = (ids: readonly string[], columns: boolean): OpenAxis => {
    const { levels, given } = levelsOf(rows, ids, drill, options.bins);
    const coded = (paths: readonly (readonly string[])[]): ReadonlySet<string> =>
      new Set(paths.flatMap((path) => codesOf(path, levels) ?? []));
    const axis = buildAxis(levels, n, kept, {
      depth,
      given,
      most: columns ? COLUMNS_AT_ONCE : LINES_AT_ONCE,
      opened: coded(columns ? drill.openColumns : drill.openRows),
      closed: coded(columns ? drill.closedColumns : drill.closedRows),
    });
    const sorting = columns ? options.sortColumns : options.sortRows;
    const top = columns ? options.topColumns : options.topRows;
    const limits = levels.map((level) => (level.ordered ? null : (top ?? (columns ? COLUMN_MEMBERS : null))));
    const direction = levels.map((level) => directionOf(sorting, level));
    const needed = direction.some((each) => each !== 'natural') || limits.some((limit) => limit !== null);
    return { levels, axis, ordering: { direction, top: limits }, needed };
  };
  const ordered = ({ levels, axis, ordering }: OpenAxis, value: Float64Array | null, most: number): OlapAxis => {
    return { levels, axis, lines: orderLines(axis, { ...ordering, value, most }) };
  };
  const linesFor = (columns: number): number => Math.min(MOST_LINES, Math.floor(MOST_CELLS / columns));
  const [openAcross, openDown] = [build(layout.columns, true), build(layout.rows, false)];

  // Where every member has a line of its own, all is counted before the lines are put in order, and moves with them.
  const plain = (axis: OpenAxis, most: number): Lines | null => {
    const { lines } = ordered(axis, null, most);
    return lines.count === axis.axis.nodes ? lines : null;
  };
  const plainAcross = plain(openAcross, MOST_COLUMNS);
  const plainDown = plainAcross && plain(openDown, linesFor(plainAcross.count));
  if (plainAcross && plainDown) {
    const ground = groundOf(openDown.axis, plainDown, openAcross.axis, plainAcross);
    const found = people && distinctCells(ground, people, true);
    const done = counted(ground, found?.counts);
    const values = openDown.needed || openAcross.needed ? measureCells(rows, sortedBy.spec, done) : null;
    const width = plainAcross.count;
    const totals = (nodes: Uint32Array, step: number): Float64Array | null =>
      values && Float64Array.from(nodes, (line) => values[line * step]!);
    const across = ordered(openAcross, openAcross.needed ? totals(plainAcross.lineOf, 1) : null, MOST_COLUMNS);
    const down = ordered(openDown, openDown.needed ? totals(plainDown.lineOf, width) : null, linesFor(width));
    const place = new Uint32Array(plainDown.count * width);
    for (let node = 0; node < plainDown.count; node += 1)
      for (let other = 0; other < width; other += 1)
        place[plainDown.lineOf[node]! * width + plainAcross.lineOf[other]!] =
          down.lines.lineOf[node]! * width + across.lines.lineOf[other]!;
    const moved = movedGround(ground, place, down.lines.parent, across.lines.parent);
    return {
      down,
      across,
      ground: moved,
      beside: neighbours(down, across),
      done: movedCounts(done, moved, place),
      found: found && movedDistinct(found, place),
    };
  }

  const ranks = ({ axis, needed }: OpenAxis): Float64Array | null =>
    needed ? measureCells(rows, sortedBy.spec, counted(axisGround(axis))) : null;
  const across = ordered(openAcross, ranks(openAcross), MOST_COLUMNS);
  const down = ordered(openDown, ranks(openDown), linesFor(across.lines.count));
  const ground = groundOf(down.axis, down.lines, across.axis, across.lines);
  const found = people && distinctCells(ground, people, true);
  return { down, across, ground, beside: neighbours(down, across), done: counted(ground, found?.counts), found };
}

/** An axis before its lines are put in order. */
interface OpenAxis {
  readonly levels: readonly Level[];
  readonly axis: Axis;
  readonly ordering: Pick<Ordering, 'direction' | 'top'>;
  /** the order, or what is put together, goes by a value */
  readonly needed: boolean;
}

export function olapMarks({ marks }: OlapResult): Readonly<Record<string, MarkSet>> {
  return { cell: marks };
}

/** Keys of a line from the first dimension down; none for the total. */
export function keysOfLine({ levels, axis, lines }: OlapAxis, line: number): string[] {
  const node = lines.node[line]!;
  if (node < 0) return [];
  const path = pathOf(axis, node);
  return path === '' ? [] : path.split(',').map((code, level) => levels[level]!.keyOf(Number(code)));
}

/** Names of a line from the first dimension down; “other” by its parent's. */
export function namesOfLine(axis: OlapAxis, line: number): (string | Message)[] {
  const { levels, lines } = axis;
  if (line === 0) return [];
  const node = lines.node[line]!;
  if (node < 0)
    return [...namesOfLine(axis, lines.parent[line]!), message('olap.other', { count: lines.merged[line]! })];
  return pathOf(axis.axis, node)
    .split(',')
    .map((code, level) => levels[level]!.labelOf(Number(code)));
}

/** Lines without lines under them: what all others are made of. */
export function leafLines({ lines }: OlapAxis): number[] {
  const above = new Set(lines.parent);
  return Array.from({ length: lines.count }, (_, line) => line).filter((line) => !above.has(line));
}

/** Rows of the table that a cell is made of. */
export function tableRowsOf({ input, ground }: OlapResult, cell: number): Uint32Array {
  const { used } = input.rows;
  const found = rowsOfCell(ground, Math.max(0, cell));
  return used ? found.map((at) => used[at]!) : found;
}

function cellAt(
  { down, across }: Pick<OlapResult, 'down' | 'across'>,
  { row, column }: NonNullable<Drill['cell']>,
): number {
  const find = (axis: OlapAxis, keys: readonly string[]): number => {
    const wanted = JSON.stringify(keys);
    for (let line = 0; line < axis.lines.count; line += 1)
      if (axis.lines.node[line]! >= 0 && JSON.stringify(keysOfLine(axis, line)) === wanted) return line;
    return -1;
  };
  const [line, place] = [find(down, row), find(across, column)];
  return line < 0 || place < 0 ? -1 : line * across.lines.count + place;
}

function directionOf(sorting: Sorting, level: Level): 'natural' | 'ascending' | 'descending' {
  if (sorting === 'auto') return level.ordered ? 'natural' : 'descending';
  return sorting === 'name' ? 'natural' : sorting;
}

/** Dimensions of an axis: what was drilled into gives way to the next one; dates can be opened into finer parts. */
function levelsOf(
  rows: RowsContext,
  ids: readonly string[],
  drill: Drill,
  bins: number,
): { readonly levels: readonly Level[]; readonly given: number } {
  const last = ids.at(-1);
  const finer = last === undefined ? [] : finerOf(rows, last).filter((id) => !ids.includes(id));
  const all = [...ids, ...finer];
  const pinned = new Set(drill.focus.map(({ dimension }) => dimension));
  let left = all.filter((id) => !pinned.has(id));
  if (left.length === 0 && last !== undefined) left = [all.at(-1)!];
  const given = Math.max(1, ids.filter((id) => left.includes(id)).length);
  return { levels: left.flatMap((id) => levelOf(rows, id, bins) ?? []), given };
}

/** Members that are still there; a path of a file that was replaced may lead nowhere. */
function knownDrill(rows: RowsContext, drill: Drill, bins: number): Drill {
  const focus = drill.focus.filter(
    ({ dimension, value }) => (levelOf(rows, dimension, bins)?.codeOf(value) ?? -1) >= 0,
  );
  return { ...drill, focus };
}

function codesOf(path: readonly string[], levels: readonly Level[]): string | null {
  const codes = path.map((key, level) => levels[level]?.codeOf(key) ?? -1);
  return codes.includes(-1) ? null : codes.join();
}

function keptRows(
  { rows, keep, layout }: OlapInput,
  drill: Drill,
  bins: number,
): { readonly kept: Uint8Array | null; readonly others: number; readonly sliced: number } {
  const filters = filtersOf(layout, drill);
  if (keep === null && filters.length === 0) return { kept: null, others: 0, sliced: 0 };
  const n = rowsUsed(rows);
  const kept = new Uint8Array(n).fill(1);
  let [others, sliced] = [0, 0];
  const whose = keep === null ? null : customerCodes(rows);
  if (keep !== null)
    for (let row = 0; row < n; row += 1)
      if (!whose || keep[whose[row]!] !== 1) {
        kept[row] = 0;
        others += 1;
      }
  for (const { dimension, values, not } of filters) {
    const level = levelOf(rows, dimension, bins)!;
    const wanted = new Uint8Array(level.count).fill(not ? 1 : 0);
    for (const value of values) {
      const code = level.codeOf(value);
      if (code >= 0) wanted[code] = not ? 0 : 1;
    }
    const { codes } = level;
    for (let row = 0; row < n; row += 1)
      if (kept[row] === 1 && wanted[codes[row]!] === 0) {
        kept[row] = 0;
        sliced += 1;
      }
  }
  return { kept, others, sliced };
}

function filtersOf(layout: Layout, drill: Drill): readonly Filter[] {
  return [
    ...layout.filters.filter(({ values }) => values.length > 0),
    ...drill.focus.map(({ dimension, value }) => ({ dimension, values: [value], not: false })),
  ];
}

/**
 * What leaves no row: the last of the filters and members drilled into without which there would be some; all of them, where it takes
 * more than one. With its place in the options, for the way out.
 */
function emptiedBy(
  input: OlapInput,
  drill: Drill,
  options: OlapOptions,
): { readonly slice: Message; readonly kind: 'focus' | 'filter' | 'all'; readonly at: number } {
  const { rows, layout } = input;
  const some = (left: Layout, drilled: Drill): boolean => {
    const { others, sliced } = keptRows({ ...input, layout: left }, drilled, options.bins);
    return others + sliced < rowsUsed(rows);
  };
  const nameOf = (dimension: string, value: string): Message => {
    const { label, labelOf, codeOf } = levelOf(rows, dimension, options.bins)!;
    const code = codeOf(value);
    return message('olap.focus', {
      of: label,
      label: code < 0 ? message('olap.text', { text: value }) : labelOf(code),
    });
  };
  for (const member of drill.focus.toReversed())
    if (some(layout, { ...drill, focus: drill.focus.filter((each) => each !== member) }))
      return {
        kind: 'focus',
        at: options.drill?.focus.indexOf(member) ?? -1,
        slice: nameOf(member.dimension, member.value),
      };
  for (const filter of layout.filters.toReversed()) {
    const { dimension, values, not } = filter;
    if (!some({ ...layout, filters: layout.filters.filter((each) => each !== filter) }, drill)) continue;
    const [first = ''] = values;
    const named = nameOf(dimension, first);
    const slice = not
      ? message('olap.but', { of: dimensionLabel(rows, dimension) })
      : values.length > 1
        ? message('olap.and-more', { first: named, more: values.length - 1 })
        : named;
    return { kind: 'filter', at: options.layout?.filters.indexOf(filter) ?? -1, slice };
  }
  return { kind: 'all', at: -1, slice: message('olap.several') };
}

/** Who stands before whom in time, and where a running sum goes on; along the columns where they are periods, else down. */
function neighbours(down: OlapAxis, across: OlapAxis): Neighbours {
  const timed = ({ levels, lines }: OlapAxis): boolean => levels.some(({ periods }) => periods) && lines.count > 1;
  const alongColumns = timed(across) || (!timed(down) && down.lines.count === 1);
  const { levels, axis, lines } = alongColumns ? across : down;
  const before = new Int32Array(lines.count).fill(-1);
  const after = new Int32Array(lines.count).fill(-1);
  const places = new Map<string, number>();
  const running = new Map<string, { readonly period: number; readonly line: number }[]>();
  const inOrder = new Map<string, number>();
  for (let line = 1; line < lines.count; line += 1) {
    const node = lines.node[line]!;
    const above = lines.parent[line]!;
    if (node < 0) continue;
    const codes = pathOf(axis, node).split(',').map(Number);
    let period = -1;
    codes.forEach((_, level) => {
      if (levels[level]!.periods) period = level;
    });
    if (period < 0) {
      // Without time a sum runs in the order the lines stand.
      const last = inOrder.get(`${codes.length} ${above}`);
      if (last !== undefined) after[line] = last;
      inOrder.set(`${codes.length} ${above}`, line);
      continue;
    }
    if (codes[period] === levels[period]!.missing) continue;
    const { column } = levels[period]!;
    const rest = codes.filter((_, level) => levels[level]!.column !== column).join();
    const key = `${codes.length} ${period} ${rest}`;
    places.set(`${key} ${codes[period]!}`, line);
    const list = running.get(key) ?? [];
    list.push({ period: codes[period]!, line });
    running.set(key, list);
  }
  for (const [key, list] of running) {
    list.sort((a, b) => a.period - b.period);
    list.forEach(({ period, line }, at) => {
      before[line] = places.get(`${key} ${period - 1}`) ?? -1;
      after[line] = at === 0 ? -1 : list[at - 1]!.line;
    });
  }
  return { lines: down.lines.count, columns: across.lines.count, across: alongColumns, before, after };
}

/** What a dimension is called, as the table has it now. */
export function labelsOf(rows: RowsContext, ids: readonly string[]): Message[] {
  return ids.map((id) => dimensionLabel(rows, id));
}
