/** Surveys with a known path model behind them. */

import { createRandom } from '../../src/lib/random.ts';
import { normalVariate } from '../../src/models/variates.ts';
import type { PlsData, PlsModel } from '../../src/models/pls-model.ts';

/** Coefficients of the chain: first → second .6, first → third .3, second → third .5. */
export const CHAIN = { second: 0.6, direct: 0.3, third: 0.5, loadings: [0.9, 0.8, 0.7] } as const;

/**
 * Factor model of three constructs with three items each on continuous scales; constructs and items have variance 1.
 * @param second coefficient of the first arrow, for groups that differ
 */
export function drawChain(
  seed: number,
  rows: number,
  second: number = CHAIN.second,
): { data: PlsData; model: PlsModel } {
  const random = createRandom(seed);
  const { direct, third, loadings } = CHAIN;
  const explained = direct ** 2 + third ** 2 + 2 * direct * third * second;
  const columns = Array.from({ length: 9 }, () => new Float64Array(rows));
  for (let i = 0; i < rows; i += 1) {
    const first = normalVariate(random);
    const next = second * first + Math.sqrt(1 - second ** 2) * normalVariate(random);
    const last = direct * first + third * next + Math.sqrt(1 - explained) * normalVariate(random);
    [first, next, last].forEach((value, c) =>
      loadings.forEach((loading, j) => {
        columns[c * 3 + j]![i] = loading * value + Math.sqrt(1 - loading ** 2) * normalVariate(random);
      }),
    );
  }
  return {
    data: {
      rows,
      items: columns.map((values, i) => ({
        name: `${'ABC'.charAt(Math.floor(i / 3))}${String((i % 3) + 1)}`,
        values,
        minimum: NaN,
        maximum: NaN,
      })),
    },
    model: {
      constructs: ['first', 'second', 'third'].map((name, c) => ({
        name,
        mode: 'A' as const,
        items: [c * 3, c * 3 + 1, c * 3 + 2],
      })),
      paths: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
        { from: 1, to: 2 },
      ],
    },
  };
}
