/** Reading JSON from outside: total functions that bound sizes and count what they had to change. */

import type { Json, JsonObject } from '../lib/json.ts';
import { message, type Message } from '../lib/outcome.ts';

/** What was changed while reading; each kind becomes one sentence with its count. */
export type Repair = 'unknown-cells' | 'ids' | 'values' | 'fields' | 'links' | 'too-many';

const REPAIRS: readonly Repair[] = ['unknown-cells', 'ids', 'links', 'values', 'fields', 'too-many'];

export interface Repairs {
  add(repair: Repair, count?: number): void;
  list(): readonly Message[];
}

export function countRepairs(): Repairs {
  const counts = new Map<Repair, number>();
  return {
    add: (repair, count = 1) => void counts.set(repair, (counts.get(repair) ?? 0) + count),
    list: () =>
      REPAIRS.flatMap((repair) => {
        const count = counts.get(repair) ?? 0;
        return count > 0 ? [message(`session.repaired-${repair}`, { count })] : [];
      }),
  };
}

/** Own fields of a plain object, or `null` for anything else. The prototype chain is never asked. */
export function readObject(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

/** A list of at most `limit` items; anything but a list is an empty one. An absent value is no repair. */
export function readList(value: unknown, limit: number, repairs: Repairs): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    repairs.add('values');
    return [];
  }
  if (value.length > limit) repairs.add('too-many', value.length - limit);
  // Not every list comes from JSON text: a hole is an item, too.
  return Array.from<unknown>(value.slice(0, limit));
}

/** Text of at most `limit` UTF-16 units; anything but text is `fallback`. An absent value is no repair. */
export function readText(value: unknown, limit: number, fallback: string, repairs: Repairs): string {
  if (typeof value !== 'string') {
    if (value !== undefined) repairs.add('values');
    return fallback;
  }
  if (value.length <= limit) return value;
  repairs.add('too-many');
  // never half of a surrogate pair
  return value.slice(0, /[\uD800-\uDBFF]/.test(value.charAt(limit - 1)) ? limit - 1 : limit);
}

/** A whole number in a range, or `fallback`. */
export function readWhole(
  value: unknown,
  minimum: number,
  maximum: number,
  fallback: number,
  repairs: Repairs,
): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return value + 0;
  repairs.add('values');
  return fallback;
}

/** Counts the fields that are not among the known ones: they are left out, and said to be. */
export function countOtherFields(
  fields: ReadonlyMap<string, unknown>,
  known: readonly string[],
  repairs: Repairs,
): void {
  for (const key of fields.keys()) if (!known.includes(key)) repairs.add('fields');
}

/** Deeper nesting than this is cut: recursion over a document must end well within any stack. */
const MAXIMUM_DEPTH = 64;

/**
 * A deep copy of any value as plain JSON: what JSON cannot hold becomes `null`, and so does what lies deeper than 64 levels.
 * Keys such as `__proto__` stay ordinary own keys.
 */
export function readJson(value: unknown, repairs: Repairs): Json {
  function copy(item: unknown, depth: number): Json {
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number' && Number.isFinite(item)) return item + 0;
    if (typeof item !== 'object' || depth >= MAXIMUM_DEPTH) {
      repairs.add('values');
      return null;
    }
    if (Array.isArray(item)) return item.map((part: unknown) => copy(part, depth + 1));
    return Object.fromEntries(Object.entries(item).map(([key, part]) => [key, copy(part, depth + 1)]));
  }
  return copy(value, 0);
}

/** Like {@link readJson}, but always an object. */
export function readJsonObject(value: unknown, repairs: Repairs): JsonObject {
  if (value === undefined) return {};
  const json = readJson(value, repairs);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as JsonObject;
  repairs.add('values');
  return {};
}
