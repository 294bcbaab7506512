import { describe, expect, it } from 'vitest';
import { logRankTest, pairwiseLogRank, type LogRankWeights } from '../../src/models/log-rank.ts';
import { distance, FREIREICH, got, hasReference, r, reference, rossi, spells, waltons } from './survival-samples.ts';

describe('published', () => {
  it('Freireich: 16.79294', () => {
    const test = got(logRankTest(FREIREICH.data, FREIREICH.group, 2));
    expect(test.statistic).toBeCloseTo(16.79294, 5);
    expect(test.degrees).toBe(1);
    expect(test.groups.map(({ size, observed }) => [size, observed])).toEqual([
      [21, 21],
      [21, 9],
    ]);
    expect(test.groups[0]!.expected).toBeCloseTo(10.75, 2);
  });

  it.skipIf(!hasReference)('rossi by financial aid, waltons by group', () => {
    const { data, columns } = rossi();
    const plain = reference().rossi_survdiff_rho0;
    const test = got(logRankTest(data, columns.fin!, 2));
    expect(distance([test.statistic, test.p], [plain.chisq, plain.p])).toBeLessThan(1e-11);
    expect(
      distance(
        test.groups.map(({ expected }) => expected),
        plain.exp,
      ),
    ).toBeLessThan(1e-12);
    const rho = reference().rossi_survdiff_rho1;
    const weights: LogRankWeights = { kind: 'fleming-harrington', p: 1, q: 0 };
    const early = got(logRankTest(data, columns.fin!, 2, { weights }));
    expect(early.statistic).toBeCloseTo(rho.chisq, 10);
    expect(
      distance(
        early.groups.map(({ observed }) => observed),
        rho.obs,
      ),
    ).toBeLessThan(1e-12);
    const mice = waltons();
    expect(got(logRankTest(mice.data, mice.group, 2)).statistic).toBeCloseTo(122.249125573006, 9);
  });
});

describe('reference: R on three groups', () => {
  const expected = r();
  const data = spells(expected.data.time, expected.data.ended);
  const group: number[] = expected.data.group;

  it('statistic, expected numbers and covariance', () => {
    const test = got(logRankTest(data, group, 3));
    expect(test.statistic).toBeCloseTo(expected.logRank.statistic, 11);
    expect(
      distance(
        test.groups.map((part) => part.expected),
        expected.logRank.expected,
      ),
    ).toBeLessThan(1e-12);
    expect(distance(test.covariance, expected.logRank.covariance)).toBeLessThan(1e-12);
    expect(test.degrees).toBe(2);
  });

  it.each([
    ['wilcoxon', { kind: 'wilcoxon' }],
    ['tarone', { kind: 'tarone-ware' }],
    ['peto', { kind: 'peto' }],
    ['rho1', { kind: 'fleming-harrington', p: 1, q: 0 }],
    ['fh', { kind: 'fleming-harrington', p: 0.5, q: 2 }],
  ] as const)('weights: %s', (name, weights) => {
    expect(got(logRankTest(data, group, 3, { weights })).statistic).toBeCloseTo(expected[name], 11);
  });

  it('strata', () => {
    expect(got(logRankTest(data, group, 3, { strata: expected.data.stratum })).statistic).toBeCloseTo(
      expected.strata,
      11,
    );
  });

  it('pairs with Holm’s adjustment', () => {
    const pairs = pairwiseLogRank(data, group, 3);
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(
      distance(
        pairs.map(({ statistic }) => statistic),
        expected.pairs.statistic,
      ),
    ).toBeLessThan(1e-11);
    expect(
      distance(
        pairs.map(({ adjusted }) => adjusted),
        expected.pairs.adjusted,
      ),
    ).toBeLessThan(1e-11);
  });

  it('weights of rows are repetitions; a spell is not at risk before its entry', () => {
    const twice = got(
      logRankTest(spells([...data.time, ...data.time], [...data.ended, ...data.ended]), [...group, ...group], 3),
    );
    const weighted = got(logRankTest({ ...data, weight: new Float64Array(90).fill(2) }, group, 3));
    expect(weighted.statistic).toBeCloseTo(twice.statistic, 10);
    // Group 1 comes under observation only after group 0's end at 2: nothing is compared there.
    const late = logRankTest(spells([2, 5, 6], [1, 1, 1], { entry: Float64Array.of(0, 3, 3) }), [0, 1, 1], 2);
    expect(late).toEqual({ ok: false, error: { code: 'model.survival-no-contrast' } });
  });
});

describe('boundaries', () => {
  it('one group, nobody ended, groups beyond', () => {
    expect(logRankTest(spells([1, 2], [1, 1]), [0, 0], 2)).toEqual({
      ok: false,
      error: { code: 'model.survival-one-group' },
    });
    expect(logRankTest(spells([1, 2], [0, 0]), [0, 1], 2)).toMatchObject({
      error: { code: 'model.survival-no-events' },
    });
    const apart = got(logRankTest(spells([1, 2, 2], [1, 1, 1]), [0, 1, 9], 2));
    expect(apart.groups.map(({ size }) => size)).toEqual([1, 1]);
    expect(() => logRankTest(spells([1, 2], [1, 1]), [0], 2)).toThrow(RangeError);
  });

  it('an empty group in the middle changes nothing but its row', () => {
    const with3 = got(
      logRankTest(
        FREIREICH.data,
        FREIREICH.group.map((code) => 2 * code),
        3,
      ),
    );
    expect(with3.statistic).toBeCloseTo(16.79294, 5);
    expect(with3.degrees).toBe(1);
    expect(with3.groups[1]).toEqual({ size: 0, observed: 0, expected: 0 });
    expect(
      pairwiseLogRank(
        FREIREICH.data,
        FREIREICH.group.map((code) => 2 * code),
        3,
      ),
    ).toHaveLength(1);
  });
});
