/** A path model as a person edits it and a document keeps it: plain JSON, read back totally. */

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ModelVariable = {
  readonly id: string;
  /** a person's own words; '' is the built-in name of the id */
  readonly name: string;
  /** A: reflective, items are weighted by their correlations; B: formative, by regression */
  readonly mode: 'A' | 'B';
  /** ids of columns; `null` are found from their names */
  readonly items: readonly string[] | null;
};

export type PathModel = {
  /** value of the option `theory` it was made from: it holds while that is chosen */
  readonly theory: string;
  readonly variables: readonly ModelVariable[];
  /** from, to: ids of variables */
  readonly paths: readonly (readonly [string, string])[];
  /** variable whose index is the headline; `null` is satisfaction, or the last one */
  readonly target: string | null;
};

/** Where variables stand in the diagram, 0 … 1 from the left and the top, by id. */
export type Places = Readonly<Record<string, readonly [number, number]>>;

export const MOST_VARIABLES = 24;
const MOST_ITEMS = 60;
const LONGEST_NAME = 40;

/** Total reading: `undefined` where it is no path model. Text is JSON from an address. */
export function decodePathModel(given: unknown): PathModel | undefined {
  const value = parsed(given);
  if (typeof value !== 'object' || value === null) return undefined;
  const { theory, variables, paths, target } = value as Partial<Record<keyof PathModel, unknown>>;
  if (typeof theory !== 'string' || !Array.isArray(variables) || !Array.isArray(paths)) return undefined;
  if (variables.length > MOST_VARIABLES) return undefined;
  const read: ModelVariable[] = [];
  for (const variable of variables as unknown[]) {
    const one = decodeVariable(variable);
    if (one === undefined || read.some(({ id }) => id === one.id)) return undefined;
    read.push(one);
  }
  const known = (id: unknown): id is string => read.some((variable) => variable.id === id);
  const arrows: [string, string][] = [];
  for (const path of paths as unknown[]) {
    if (!Array.isArray(path) || path.length !== 2) return undefined;
    const [from, to] = path as unknown[];
    if (!known(from) || !known(to)) return undefined;
    if (!arrows.some(([a, b]) => a === from && b === to)) arrows.push([from, to]);
  }
  return { theory: theory.slice(0, 40), variables: read, paths: arrows, target: known(target) ? target : null };
}

export function decodePlaces(given: unknown): Places | undefined {
  const value = parsed(given);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const places: [string, [number, number]][] = [];
  for (const [id, place] of Object.entries(value).slice(0, 4 * MOST_VARIABLES)) {
    if (!Array.isArray(place) || place.length !== 2) return undefined;
    const [x, y] = place as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number' || !(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return undefined;
    places.push([id, [x, y]]);
  }
  return Object.fromEntries(places);
}

/** Ids along a circle of arrows, the first one again at the end; `null` where there is none. */
export function cycleIn(ids: readonly string[], paths: readonly (readonly [string, string])[]): string[] | null {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (id: string): string[] | null => {
    if (state.get(id) === 'done') return null;
    if (state.get(id) === 'open') return [...trail.slice(trail.indexOf(id)), id];
    state.set(id, 'open');
    trail.push(id);
    for (const [from, to] of paths) {
      const found = from === id ? visit(to) : null;
      if (found) return found;
    }
    trail.pop();
    state.set(id, 'done');
    return null;
  };
  for (const id of ids) {
    const found = visit(id);
    if (found) return found;
  }
  return null;
}

/** Why an arrow cannot be added; `null` where it can. */
export function refusalOf(
  model: Pick<PathModel, 'variables' | 'paths'>,
  from: string,
  to: string,
): 'itself' | 'there' | 'cycle' | null {
  if (from === to) return 'itself';
  if (model.paths.some(([a, b]) => a === from && b === to)) return 'there';
  const ids = model.variables.map(({ id }) => id);
  return cycleIn(ids, [...model.paths, [from, to]]) ? 'cycle' : null;
}

export function withPath(model: PathModel, from: string, to: string): PathModel {
  return { ...model, paths: [...model.paths, [from, to]] };
}

export function withoutPath(model: PathModel, from: string, to: string): PathModel {
  return { ...model, paths: model.paths.filter(([a, b]) => a !== from || b !== to) };
}

export function withoutVariable(model: PathModel, id: string): PathModel {
  return {
    ...model,
    variables: model.variables.filter((variable) => variable.id !== id),
    paths: model.paths.filter(([from, to]) => from !== id && to !== id),
    target: model.target === id ? null : model.target,
  };
}

export function withVariable(model: PathModel, id: string, patch: Partial<Omit<ModelVariable, 'id'>>): PathModel {
  return {
    ...model,
    variables: model.variables.map((variable) => (variable.id === id ? { ...variable, ...patch } : variable)),
  };
}

/** A new variable of a person's own, without arrows and items. */
export function withNewVariable(model: PathModel, name: string): { readonly model: PathModel; readonly id: string } {
  let number = 1;
  while (model.variables.some(({ id }) => id === `own-${number}`)) number += 1;
  const id = `own-${number}`;
  return { id, model: { ...model, variables: [...model.variables, { id, name, mode: 'A', items: [] }] } };
}

/** Gives a question to a variable and takes it from all others; `null` leaves it out. `inForce` are the items of each variable now. */
export function withItem(
  model: PathModel,
  item: string,
  to: string | null,
  inForce: Readonly<Record<string, readonly string[]>>,
): PathModel {
  return {
    ...model,
    variables: model.variables.map((variable) => {
      const items = inForce[variable.id] ?? variable.items ?? [];
      if (variable.id === to) return items.includes(item) ? variable : { ...variable, items: [...items, item] };
      return items.includes(item) ? { ...variable, items: items.filter((id) => id !== item) } : variable;
    }),
  };
}

function decodeVariable(given: unknown): ModelVariable | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { id, name, mode, items } = given as Partial<Record<keyof ModelVariable, unknown>>;
  if (typeof id !== 'string' || id === '' || id.length > 40 || typeof name !== 'string') return undefined;
  if (mode !== 'A' && mode !== 'B') return undefined;
  if (items === null || items === undefined) return { id, name: name.slice(0, LONGEST_NAME), mode, items: null };
  if (!Array.isArray(items) || items.length > MOST_ITEMS) return undefined;
  if (!items.every((item): item is string => typeof item === 'string')) return undefined;
  return { id, name: name.slice(0, LONGEST_NAME), mode, items: [...new Set(items)] };
}

function parsed(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return undefined;
  }
}
