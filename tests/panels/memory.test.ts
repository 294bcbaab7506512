import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/panels/memory.ts';

describe('memory', () => {
  it('makes once for each owner and key, also what is undefined', () => {
    const memory = createMemory();
    const [one, other] = [{}, {}];
    let made = 0;
    const make = (): undefined => void (made += 1);
    memory.of(one, 'a', make);
    memory.of(one, 'a', make);
    expect(made).toBe(1);
    expect([memory.has(one, 'a'), memory.has(one, 'b'), memory.has(other, 'a')]).toEqual([true, false, false]);
    memory.of(other, 'a', make);
    memory.of(one, 'b', make);
    expect(made).toBe(3);
  });

  it('forgets the oldest of an owner alone', () => {
    const memory = createMemory(2);
    const [one, other] = [{}, {}];
    memory.set(other, 'a', 0);
    for (const key of ['a', 'b', 'c']) memory.set(one, key, key);
    expect(['a', 'b', 'c'].map((key) => memory.get(one, key))).toEqual([undefined, 'b', 'c']);
    expect(memory.get(other, 'a')).toBe(0);
  });

  it('forgets nothing where a result takes the place of an older one', () => {
    const memory = createMemory(2);
    const owner = {};
    for (const key of ['a', 'b', 'b']) memory.set(owner, key, key);
    expect(memory.get(owner, 'a')).toBe('a');
  });
});
