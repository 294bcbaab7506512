/** Cronbach's α: published values, values computed with NumPy and SciPy, recovery from a known model, boundaries. */

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import {
  alphaOfMatrix,
  completeCovariance,
  correlationsOf,
  cronbachAlpha,
  feldtInterval,
} from '../../src/models/cronbach-alpha.ts';
import { normalQuantile } from '../../src/models/special/normal.ts';

const MOBI = new URL('../../../shared/data/mobi/mobi.csv', import.meta.url);
const PLS = new URL('../../../shared/reference/ecsi-mobi-pls.json', import.meta.url);

function mobi(prefix: string): Float64Array[] {
  const [head, ...rows] = readFileSync(MOBI, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','));
  return head!.flatMap((name, i) =>
    name.startsWith(prefix) ? [Float64Array.from(rows, (row) => Number(row[i]))] : [],
  );
}

const item = (...values: number[]): Float64Array => Float64Array.from(values);

describe.skipIf(!existsSync(MOBI))('published and reference values on the ECSI data of Tenenhaus et al. (2005)', () => {
  // NumPy: np.cov and the formula; SciPy: f.ppf for the limits.
  const scales: readonly (readonly [string, string, number, number, readonly [number, number]])[] = [
    ['IMAG', 'Image', 0.7144468020430877, 0.722834595427083, [0.6543960658147461, 0.766821349815781]],
    ['CUEX', 'Expectation', 0.4325968438072082, 0.45190255597806356, [0.2988777411200546, 0.5444001205611315]],
    ['PERQ', 'Quality', 0.8724063714298879, 0.8770102452402352, [0.8466999853004864, 0.8951803334675823]],
    ['PERV', 'Value', 0.8166945390345128, 0.8236319793525726, [0.7648699044208549, 0.8570965918377742]],
    ['CUSA', 'Satisfaction', 0.7701131082822747, 0.779195021918597, [0.7159359882847467, 0.8154108961008588]],
    ['CUSL', 'Loyalty', 0.4417171983826077, 0.47239896289838035, [0.31014747681309573, 0.5517233657698344]],
  ];
  it.each(scales)('%s', (prefix, construct, alpha, standardised, [low, high]) => {
    const found = cronbachAlpha(mobi(prefix));
    expect(found.rows).toBe(250);
    expect(found.alpha).toBeCloseTo(alpha, 11);
    expect(found.standardised).toBeCloseTo(standardised, 11);
    expect(found.interval[0]).toBeCloseTo(low, 9);
    expect(found.interval[1]).toBeCloseTo(high, 9);
    const published = (
      JSON.parse(readFileSync(PLS, 'utf8')) as { A_path: { reliability: { _row: string; alpha: number }[] } }
    ).A_path.reliability.find(({ _row }) => _row === construct)!;
    expect(found.standardised).toBeCloseTo(published.alpha, 9);
  });

  it('item–total correlations and α without each item', () => {
    const { itemTotal, alphaWithout } = cronbachAlpha(mobi('IMAG'));
    const totals = [0.5357683414584349, 0.3672766509479389, 0.3931471490367341, 0.574665981695783, 0.5295564861839811];
    const without = [
      0.6423665099612661, 0.7057028816466034, 0.7096235833563682, 0.6228534884013377, 0.6489023549854984,
    ];
    totals.forEach((value, i) => expect(itemTotal[i]).toBeCloseTo(value, 11));
    without.forEach((value, i) => expect(alphaWithout[i]).toBeCloseTo(value, 11));
    // CUSL2 is the item that spoils loyalty: without it α rises from .44 to .70.
    expect(cronbachAlpha(mobi('CUSL')).alphaWithout[1]).toBeCloseTo(0.6953203391311935, 11);
  });
});

describe('known truth', () => {
  it('parallel items of correlation ρ have α = kρ/(1 + (k − 1)ρ)', () => {
    const [n, k, rho] = [20_000, 5, 0.4];
    const random = createRandom(7);
    const normal = (): number => normalQuantile(random.next());
    const columns = Array.from({ length: k }, () => new Float64Array(n));
    for (let row = 0; row < n; row += 1) {
      const common = Math.sqrt(rho) * normal();
      for (const column of columns) column[row] = common + Math.sqrt(1 - rho) * normal();
    }
    const { alpha, interval, meanCorrelation } = cronbachAlpha(columns, 0.999);
    const truth = (k * rho) / (1 + (k - 1) * rho);
    expect(interval[0]).toBeLessThan(truth);
    expect(interval[1]).toBeGreaterThan(truth);
    expect(Math.abs(alpha - truth)).toBeLessThan(0.01);
    expect(meanCorrelation).toBeCloseTo(rho, 1);
  });

  it('equal items are perfectly reliable; unrelated ones are not', () => {
    expect(cronbachAlpha([item(1, 2, 3, 5), item(1, 2, 3, 5)]).alpha).toBeCloseTo(1, 12);
    expect(cronbachAlpha([item(1, 1, 2, 2), item(1, 2, 1, 2)]).alpha).toBeCloseTo(0, 12);
  });

  it('does not change when items move by a constant or the scale is stretched', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })),
          {
            minLength: 6,
            maxLength: 40,
          },
        ),
        fc.integer({ min: -1000, max: 1000 }),
        (rows, shift) => {
          const columns = [0, 1, 2].map((i) => Float64Array.from(rows, (row) => row[i as 0 | 1 | 2]));
          const moved = columns.map((column) => column.map((value) => 3 * value + shift));
          const [first, second] = [cronbachAlpha(columns), cronbachAlpha(moved)];
          if (Number.isNaN(first.alpha)) expect(second.alpha).toBeNaN();
          else expect(second.alpha).toBeCloseTo(first.alpha, 8);
          expect(first.alpha > 1 + 1e-12).toBe(false);
        },
      ),
    );
  });
});

describe('boundaries', () => {
  it('has nothing to say of one item, of one row, of none', () => {
    expect(cronbachAlpha([item(1, 2, 3)])).toMatchObject({ items: 1, rows: 3, alpha: NaN, interval: [NaN, NaN] });
    expect(cronbachAlpha([item(1), item(2)])).toMatchObject({ rows: 1, alpha: NaN });
    expect(cronbachAlpha([])).toMatchObject({ items: 0, rows: 0, alpha: NaN });
    expect(cronbachAlpha([item(), item()]).alpha).toBeNaN();
  });

  it('uses complete rows only', () => {
    const [a, b] = [item(1, 2, NaN, 4, 5), item(2, 2, 3, NaN, 5)];
    const { rows, means } = completeCovariance([a, b]);
    expect([rows, ...means]).toEqual([3, 8 / 3, 3]);
    expect(cronbachAlpha([a, b]).alpha).toBeCloseTo(cronbachAlpha([item(1, 2, 5), item(2, 2, 5)]).alpha, 12);
  });

  it('a constant item has no correlation, and takes the standardised α with it', () => {
    const found = cronbachAlpha([item(1, 2, 3, 4), item(2, 2, 3, 5), item(3, 3, 3, 3)]);
    expect(found.itemTotal[2]).toBeNaN();
    expect(found.standardised).toBeNaN();
    expect(found.alpha).toBeGreaterThan(0);
    expect(cronbachAlpha([item(3, 3), item(4, 4)]).alpha).toBeNaN();
  });

  it('an item that opposes its scale makes α negative', () => {
    const found = cronbachAlpha([item(1, 2, 3, 5), item(5, 4, 4, 1)]);
    expect(found.alpha).toBeLessThan(0);
    expect(found.itemTotal[0]).toBeLessThan(0);
  });

  it('two items without items left give no α without', () => {
    expect([...cronbachAlpha([item(1, 2, 3), item(1, 3, 3)]).alphaWithout]).toEqual([NaN, NaN]);
  });

  it('chosen items of a matrix are the matrix of these items', () => {
    const columns = [item(1, 2, 3, 5), item(9, 1, 1, 7), item(2, 2, 3, 4)];
    const { matrix } = completeCovariance(columns);
    expect(alphaOfMatrix(matrix, 3, [0, 2])).toBeCloseTo(cronbachAlpha([columns[0]!, columns[2]!]).alpha, 12);
    expect(correlationsOf({ items: 3, matrix })[4]).toBe(1);
    expect(feldtInterval(0.8, 3, 2)).toEqual([NaN, NaN]);
  });
});
