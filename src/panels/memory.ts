/** Results kept with what they were made from, so that another setting makes only what depends on it. */

export interface Memory {
  /** what was made from `owner` under this key, made now where it was not yet */
  of<T>(owner: object, key: string, make: () => T): T;
  has(owner: object, key: string): boolean;
  get<T>(owner: object, key: string): T | undefined;
  set(owner: object, key: string, value: unknown): void;
}

/** Results go with their owner. @param most results kept for each owner, the oldest go first */
export function createMemory(most = 24): Memory {
  const kept = new WeakMap<object, Map<string, unknown>>();
  const set = (owner: object, key: string, value: unknown): void => {
    let results = kept.get(owner);
    if (!results) kept.set(owner, (results = new Map()));
    if (results.size >= most && !results.has(key)) results.delete(results.keys().next().value!);
    results.set(key, value);
  };
  return {
    of: <T>(owner: object, key: string, make: () => T): T => {
      const results = kept.get(owner);
      if (results?.has(key)) return results.get(key) as T;
      const made = make();
      set(owner, key, made);
      return made;
    },
    has: (owner, key) => kept.get(owner)?.has(key) === true,
    get: <T>(owner: object, key: string): T | undefined => kept.get(owner)?.get(key) as T | undefined,
    set,
  };
}
