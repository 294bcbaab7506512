/** Results kept with what they were made from, so that a moved arrow does not count the answers again. */

export interface Memory {
  /** what was made from `owner` under this key, made now where it was not yet */
  of<T>(owner: object, key: string, make: () => T): T;
  get<T>(owner: object, key: string): T | undefined;
  set(owner: object, key: string, value: unknown): void;
}

/** @param most results kept for each owner, the oldest go first */
export function createMemory(most = 16): Memory {
  const kept = new WeakMap<object, Map<string, unknown>>();
  const set = (owner: object, key: string, value: unknown): void => {
    let results = kept.get(owner);
    if (!results) kept.set(owner, (results = new Map()));
    if (results.size >= most) results.delete(results.keys().next().value!);
    results.set(key, value);
  };
  return {
    get: <T>(owner: object, key: string): T | undefined => kept.get(owner)?.get(key) as T | undefined,
    set,
    of: <T>(owner: object, key: string, make: () => T): T => {
      const results = kept.get(owner);
      if (results?.has(key)) return results.get(key) as T;
      const made = make();
      set(owner, key, made);
      return made;
    },
  };
}
