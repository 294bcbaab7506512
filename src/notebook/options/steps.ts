/** An ordered list of steps with names out of the data: reading it, changing it, and what there is to choose from. Pure. */

import type { Json } from '../../lib/json.ts';
import type { NamedStep } from '../../panels/options.ts';

/** A name in the data and how often it stands there. */
export interface KnownName {
  readonly name: string;
  readonly count: number;
}

export interface NameChoice {
  readonly name: string;
  /** `null` where the data has no such name */
  readonly count: number | null;
  readonly chosen: boolean;
}

export function readSteps(value: unknown): readonly NamedStep[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { name, names, optional } = item as Partial<Record<keyof NamedStep, unknown>>;
    return [{ name: typeof name === 'string' ? name : '', names: readNames(names), optional: optional === true }];
  });
}

export function readNames(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
}

export function readKnown(value: unknown): readonly KnownName[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { name, count } = item as Partial<Record<keyof KnownName, unknown>>;
    return typeof name === 'string' ? [{ name, count: typeof count === 'number' ? count : 0 }] : [];
  });
}

/** What is chosen comes first, also names the data has not; then the others in the order given, those that hold the search. */
export function nameChoices(
  known: readonly KnownName[],
  chosen: readonly string[],
  search: string,
): readonly NameChoice[] {
  const wanted = search.normalize('NFKC').trim().toLowerCase();
  const counts = new Map(known.map(({ name, count }) => [name, count]));
  return [
    ...chosen.map((name) => ({ name, count: counts.get(name) ?? null, chosen: true })),
    ...known
      .filter(({ name }) => !chosen.includes(name) && name.normalize('NFKC').toLowerCase().includes(wanted))
      .map((choice) => ({ ...choice, chosen: false })),
  ];
}

/** With the name put in at the end or taken out; the same list where there is no room. */
export function toggledName(names: readonly string[], name: string, most: number): readonly string[] {
  if (names.includes(name)) return names.filter((other) => other !== name);
  return names.length >= most ? names : [...names, name];
}

/** The list as an option takes it: steps without a name are not yet steps; `undefined` where none is left. */
export function stepsValue(steps: readonly NamedStep[]): Json | undefined {
  const whole = steps.filter(({ names }) => names.length > 0);
  return whole.length === 0 ? undefined : whole.map((step) => ({ ...step, names: [...step.names] }));
}

export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  if (to < 0 || to >= items.length) return items;
  const rest = items.filter((_, i) => i !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}
