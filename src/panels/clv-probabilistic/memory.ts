/** Results kept with what they were made from, so that another discount makes only what depends on it. */

export interface Memory {
  /** what was made from `owner` under this key, made now where it was not yet */
  of<T>(owner: object, key: string, make: () => T): T;
}

/** @param most results kept for each owner */
export function createMemory(most = 12): Memory {
  const kept = new WeakMap<object, Map<string, unknown>>();
  return {
    of: <T>(owner: object, key: string, make: () => T): T => {
      let results = kept.get(owner);
      if (!results) kept.set(owner, (results = new Map()));
      if (results.has(key)) return results.get(key) as T;
      const made = make();
      if (results.size >= most) results.delete(results.keys().next().value!);
      results.set(key, made);
      return made;
    },
  };
}
