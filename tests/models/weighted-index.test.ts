/** A weighted index: worked by hand, by properties, at its boundaries. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeScores, normaliseWeights, scoreTree, type WeightedNode } from '../../src/models/weighted-index.ts';

const leaf = (item: number, weight = 1): WeightedNode => ({ weight, item, children: [] });
const node = (weight: number, ...children: WeightedNode[]): WeightedNode => ({ weight, item: -1, children });
const nothing = (): void => {};

describe('weights', () => {
  it.each([
    [
      [50, 30, 20],
      [0.5, 0.3, 0.2],
    ],
    [
      [0.5, 0.3, 0.2],
      [0.5, 0.3, 0.2],
    ],
    [
      [null, null],
      [0.5, 0.5],
    ],
    [
      [0, 0],
      [0.5, 0.5],
    ],
    [
      [3, null, 1],
      [0.5, 1 / 3, 1 / 6],
    ],
    [
      [-1, NaN, 2],
      [1 / 3, 1 / 3, 1 / 3],
    ],
    [[], []],
  ])('%j are %j', (given, shares) => {
    const found = normaliseWeights(given);
    expect(found).toHaveLength(shares.length);
    shares.forEach((share, i) => expect(found[i]).toBeCloseTo(share, 14));
  });
});

describe('scores', () => {
  const tree = node(1, node(0.6, leaf(0, 0.5), leaf(1, 0.5)), node(0.4, leaf(2)));
  const columns = [
    Float64Array.of(100, 50, NaN, NaN),
    Float64Array.of(50, NaN, NaN, NaN),
    Float64Array.of(0, 25, 75, NaN),
  ];

  it('average level by level; missing answers hand their weight on', () => {
    const index = scoreTree(tree, columns, 4, 'available', nothing);
    // 0.6·75 + 0.4·0; 0.6·50 + 0.4·25; only the second branch; nothing at all
    expect([...index]).toEqual([45, 40, 75, NaN]);
  });

  it('need every answer where asked to', () => {
    expect([...scoreTree(tree, columns, 4, 'complete', nothing)]).toEqual([45, NaN, NaN, NaN]);
  });

  it('do not need answers that weigh nothing', () => {
    const light = node(1, node(1, leaf(2)), node(0, leaf(1)));
    expect([...scoreTree(light, columns, 4, 'complete', nothing)].slice(0, 3)).toEqual([0, 25, 75]);
  });

  it('tell of children before their parents', () => {
    const seen: number[] = [];
    scoreTree(tree, columns, 4, 'available', ({ item, children }) => seen.push(item >= 0 ? item : -children.length));
    expect(seen).toEqual([0, 1, -2, 2, -1, -2]);
  });

  it('lie between the lowest and the highest answer, and weights in proportion do not matter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (answers, weights) => {
          const shares = normaliseWeights(weights.slice(0, answers.length));
          const again = normaliseWeights(weights.slice(0, answers.length).map((weight) => weight * 7));
          const of = (list: Float64Array): number =>
            scoreTree(
              node(1, ...answers.map((_, i) => leaf(i, list[i]!))),
              answers.map((answer) => Float64Array.of(answer)),
              1,
              'complete',
              nothing,
            )[0]!;
          expect(of(shares)).toBeCloseTo(of(again), 9);
          expect(of(shares)).toBeGreaterThanOrEqual(Math.min(...answers) - 1e-9);
          expect(of(shares)).toBeLessThanOrEqual(Math.max(...answers) + 1e-9);
        },
      ),
    );
  });

  it('are described by those there are', () => {
    expect(describeScores(Float64Array.of(1, NaN, 3))).toEqual({ n: 2, mean: 2, sd: Math.SQRT2 });
    expect(describeScores(Float64Array.of(NaN))).toEqual({ n: 0, mean: NaN, sd: NaN });
    expect(describeScores(Float64Array.of(5))).toEqual({ n: 1, mean: 5, sd: NaN });
  });
});
