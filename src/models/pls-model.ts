/** Path models of composites: items measure constructs, constructs act on each other (Wold 1982; Lohmöller 1989). */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';

/**
 * How a construct's weights come from its items: A by their covariances with what the neighbours say of it (reflective),
 * B by regression of that on them (formative).
 */
export type PlsMode = 'A' | 'B';

export interface PlsConstruct {
  /** as messages name it */
  readonly name: string;
  /** positions in `PlsData.items`, at least one; an item belongs to one construct */
  readonly items: readonly number[];
  readonly mode: PlsMode;
}

/** An arrow between constructs; positions in `PlsModel.constructs`. */
export interface PlsPath {
  readonly from: number;
  readonly to: number;
}

/** Constructs may stand in any order; arrows may not run in a circle. */
export interface PlsModel {
  readonly constructs: readonly PlsConstruct[];
  readonly paths: readonly PlsPath[];
}

export interface PlsItem {
  /** as messages name it */
  readonly name: string;
  /** length n; NaN = no answer */
  readonly values: Float64Array;
  /** ends of the answer scale such as 1 and 10, for indices of 0 to 100; NaN: the least and greatest answer given */
  readonly minimum: number;
  readonly maximum: number;
}

export interface PlsData {
  /** respondents, n */
  readonly rows: number;
  /** items the model does not use may stand here too */
  readonly items: readonly PlsItem[];
}

/** Inner weighting: regression on what comes before and correlation with what comes after; correlations; their signs. */
export type PlsScheme = 'path' | 'factorial' | 'centroid';

/**
 * `mean`: the item's mean stands for an answer not given. `listwise`: only respondents who answered every item of the model.
 * `pairwise`: each correlation from all who answered both; scores still need a value for every item and take the mean.
 */
export type PlsMissing = 'mean' | 'listwise' | 'pairwise';

export interface PlsOptions {
  /** default `path` */
  readonly scheme?: PlsScheme;
  /** consistent PLS: corrected for unreliability as in a factor model (Dijkstra & Henseler 2015); default false */
  readonly consistent?: boolean;
  /** items count alike (default), or with `false` by their spread, in their own units */
  readonly standardised?: boolean;
  /** default `mean` */
  readonly missing?: PlsMissing;
  /** the algorithm ends where the sum of changes of the weights is below this; default 1e-7 */
  readonly tolerance?: number;
  /** default 300 */
  readonly maximumIterations?: number;
}

/** A model found sound: items in order of constructs, arrows by construct. Positions count within it. */
export interface PlsPlan {
  readonly model: PlsModel;
  /** positions in `PlsData.items` of the items used, those of the first construct first; p of them */
  readonly columns: Int32Array;
  /** length p: construct of each item used */
  readonly construct: Int32Array;
  /** length k + 1: items of construct c are `starts[c]` … `starts[c + 1] − 1` */
  readonly starts: Int32Array;
  /** by construct: constructs with an arrow to it, in order of the arrows */
  readonly before: readonly (readonly number[])[];
  /** by construct: constructs it has an arrow to */
  readonly after: readonly (readonly number[])[];
  /** constructs with each after all that act on it */
  readonly order: readonly number[];
}

/**
 * Checks a model and lays it out. Fails with `pls.no-paths`, `pls.unmeasured` {construct}, `pls.item-twice` {item, first, second},
 * `pls.alone` {construct} (no arrow), `pls.self` {construct}, `pls.path-twice` {from, to}, `pls.cycle` {cycle} (names with arrows).
 * @throws RangeError for positions outside the model or the data
 */
export function planPls(model: PlsModel, data: PlsData): Outcome<PlsPlan> {
  const { constructs, paths } = model;
  const k = constructs.length;
  const name = (c: number): string => constructs[c]!.name;
  const owner = new Map<number, number>();
  const columns: number[] = [];
  const construct: number[] = [];
  const starts = [0];
  for (const [c, { items }] of constructs.entries()) {
    if (items.length === 0) return fail('pls.unmeasured', { construct: name(c) });
    for (const item of items) {
      const column = data.items[item];
      if (column?.values.length !== data.rows)
        throw new RangeError(`no item ${String(item)} of ${String(data.rows)} rows`);
      const first = owner.get(item);
      if (first !== undefined)
        return fail('pls.item-twice', { item: column.name, first: name(first), second: name(c) });
      owner.set(item, c);
      columns.push(item);
      construct.push(c);
    }
    starts.push(columns.length);
  }
  if (paths.length === 0) return fail('pls.no-paths');
  const before: number[][] = constructs.map(() => []);
  const after: number[][] = constructs.map(() => []);
  for (const { from, to } of paths) {
    if (!(from in constructs) || !(to in constructs)) throw new RangeError(`no arrow ${String(from)} → ${String(to)}`);
    if (from === to) return fail('pls.self', { construct: name(from) });
    if (before[to]!.includes(from)) return fail('pls.path-twice', { from: name(from), to: name(to) });
    before[to]!.push(from);
    after[from]!.push(to);
  }
  for (let c = 0; c < k; c += 1)
    if (before[c]!.length + after[c]!.length === 0) return fail('pls.alone', { construct: name(c) });
  const order = orderOf(before);
  if (order === null) return fail('pls.cycle', { cycle: circleIn(before).map(name).join(' → ') });
  return succeed({
    model,
    columns: Int32Array.from(columns),
    construct: Int32Array.from(construct),
    starts: Int32Array.from(starts),
    before,
    after,
    order,
  });
}

/**
 * Whether arrows run in a circle, and in which: positions of constructs from one back to itself, `null` where they do not.
 * For an editor that must say so before anything is computed.
 * @param constructs how many there are
 */
export function findCycle(constructs: number, paths: readonly PlsPath[]): number[] | null {
  const before: number[][] = Array.from({ length: constructs }, () => []);
  for (const { from, to } of paths) before[to]!.push(from);
  return orderOf(before) === null ? circleIn(before) : null;
}

/** Constructs with each after all that act on it. @throws RangeError where arrows run in a circle */
export function planOrder(constructs: number, paths: readonly PlsPath[]): readonly number[] {
  const before: number[][] = Array.from({ length: constructs }, () => []);
  for (const { from, to } of paths) before[to]!.push(from);
  const order = orderOf(before);
  if (order === null) throw new RangeError('arrows run in a circle');
  return order;
}

/**
 * Respondents a model asks for: ten for each arrow pointing at the construct with most of them, items of mode B counting as
 * arrows (Barclay, Higgins & Thompson 1995). A rule of thumb: fewer are said, not refused.
 */
export function respondentsWanted(model: PlsModel): number {
  const most = model.constructs.map(({ items, mode }, c) =>
    Math.max(mode === 'B' ? items.length : 1, model.paths.filter(({ to }) => to === c).length),
  );
  return 10 * Math.max(1, ...most);
}

/** Fewest respondents the computation can do with: more than a regression has unknowns, and never under ten. */
export function respondentsNeeded(model: PlsModel): number {
  return Math.max(10, respondentsWanted(model) / 10 + 3);
}

/** `null` where arrows run in a circle. */
function orderOf(before: readonly (readonly number[])[]): number[] | null {
  const order: number[] = [];
  const placed = new Set<number>();
  while (order.length < before.length) {
    const next = before.findIndex((from, c) => !placed.has(c) && from.every((b) => placed.has(b)));
    if (next < 0) return null;
    order.push(next);
    placed.add(next);
  }
  return order;
}

/** A circle in arrows that have one: first and last are the same. */
function circleIn(before: readonly (readonly number[])[]): number[] {
  const done = new Set<number>();
  const walk = (c: number, path: readonly number[]): number[] | null => {
    const at = path.indexOf(c);
    if (at >= 0) return [...path.slice(at), c].reverse();
    if (done.has(c)) return null;
    for (const b of before[c]!) {
      const found = walk(b, [...path, c]);
      if (found !== null) return found;
    }
    done.add(c);
    return null;
  };
  for (let c = 0; c < before.length; c += 1) {
    const found = walk(c, []);
    if (found !== null) return found;
  }
  return [];
}
