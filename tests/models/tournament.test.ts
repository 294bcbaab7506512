import { describe, expect, it } from 'vitest';
import { circularTriads, tournament } from '../../src/models/tournament.ts';

/** Wins of one judge from the pairs won, `01` is 0 over 1. */
function winsOf(pairs: readonly string[], n: number): Float64Array {
  const wins = new Float64Array(n * n);
  for (const pair of pairs) wins[Number(pair[0]) * n + Number(pair[1])]! += 1;
  return wins;
}

describe('the tournament', () => {
  it('gives a point a pair won; with one point of its own the last keeps a weight', () => {
    const wins = winsOf(['01', '02', '03', '12', '13', '23'], 4);
    expect([...tournament(wins, 4, 0).weights]).toEqual([3 / 6, 2 / 6, 1 / 6, 0]);
    // The amended 0–1 scoring of the textbook: 4 3 2 1 of 10.
    expect([...tournament(wins, 4, 1).weights]).toEqual([0.4, 0.3, 0.2, 0.1]);
  });

  it('counts pairs nobody compared, and is even where there is nothing at all', () => {
    expect(tournament(winsOf(['01'], 3), 3, 0).unjudged).toBe(2);
    expect([...tournament(new Float64Array(9), 3, 0).weights]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});

describe('circles of three', () => {
  it('are none of an order, one of a circle, and most where everybody wins alike', () => {
    expect(circularTriads(winsOf(['01', '02', '12'], 3), 3)).toEqual({ triads: 0, consistence: 1 });
    expect(circularTriads(winsOf(['01', '12', '20'], 3), 3)).toEqual({ triads: 1, consistence: 0 });
    // Five in a ring, each beating the next two: five circles, the most there can be.
    const ring = Array.from({ length: 5 }, (_, i) => [`${i}${(i + 1) % 5}`, `${i}${(i + 2) % 5}`]).flat();
    expect(circularTriads(winsOf(ring, 5), 5)).toEqual({ triads: 5, consistence: 0 });
  });

  it('are those counted one by one', () => {
    const wins = winsOf(['01', '12', '20', '03', '31', '23'], 4);
    let counted = 0;
    const beats = (i: number, j: number): boolean => wins[i * 4 + j]! > 0;
    for (let i = 0; i < 4; i += 1)
      for (let j = i + 1; j < 4; j += 1)
        for (let k = j + 1; k < 4; k += 1)
          if ((beats(i, j) && beats(j, k) && beats(k, i)) || (beats(j, i) && beats(k, j) && beats(i, k))) counted += 1;
    expect(circularTriads(wins, 4).triads).toBe(counted);
  });
});
