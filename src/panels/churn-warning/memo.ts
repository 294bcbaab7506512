/** Results of the last few questions about the same thing; gone with the thing. */

const MOST_KEPT = 4;

export class Memo<Value> {
  private readonly kept = new WeakMap<object, { readonly key: string; readonly value: Value }[]>();

  get(owner: object, key: string): Value | undefined {
    return this.kept.get(owner)?.find((entry) => entry.key === key)?.value;
  }

  set(owner: object, key: string, value: Value): Value {
    const others = (this.kept.get(owner) ?? []).filter((entry) => entry.key !== key);
    this.kept.set(owner, [{ key, value }, ...others.slice(0, MOST_KEPT - 1)]);
    return value;
  }

  of(owner: object, key: string, make: () => Value): Value {
    return this.get(owner, key) ?? this.set(owner, key, make());
  }
}
