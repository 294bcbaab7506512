/** Results kept with what they were made from, so that a moved cut does not fit the curves again. */

const MOST = 24;

export interface Memory {
  /** what was made from `owner` under this key, made now where it was not yet */
  of<T>(owner: object, key: string, make: () => T): T;
  has(owner: object, key: string): boolean;
}

export function createMemory(): Memory {
  const kept = new WeakMap<object, Map<string, unknown>>();
  return {
    has: (owner, key) => kept.get(owner)?.has(key) === true,
    of: <T>(owner: object, key: string, make: () => T): T => {
      let results = kept.get(owner);
      if (!results) kept.set(owner, (results = new Map()));
      if (results.has(key)) return results.get(key) as T;
      const made = make();
      if (results.size >= MOST) results.delete(results.keys().next().value!);
      results.set(key, made);
      return made;
    },
  };
}
