/** Random-index tables of the analytic hierarchy process: the mean consistency index of matrices judged at random. */

/**
 * `saaty`: Saaty (1980), The Analytic Hierarchy Process, the one in most textbooks. `alonso-lamata`: Alonso & Lamata (2006),
 * Consistency in the analytic hierarchy process, 100,000 matrices and more an order. `simulated`: 200,000 matrices an order,
 * made for this product with NumPy (`default_rng(20061122)`, each judgement one of the 17 values 1/9 … 9 with equal chance);
 * standard errors are 0.0016 for three things and fall to 0.0003 for fifteen.
 */
export type RandomIndexTable = 'saaty' | 'alonso-lamata' | 'simulated';

export const RANDOM_INDEX_TABLES: readonly RandomIndexTable[] = ['saaty', 'alonso-lamata', 'simulated'];

/** Orders 3 … 15. */
const TABLES: Readonly<Record<RandomIndexTable, readonly number[]>> = {
  saaty: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  'alonso-lamata': [
    0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838,
  ],
  simulated: [0.5231, 0.8838, 1.1103, 1.2489, 1.3416, 1.4042, 1.4503, 1.4859, 1.5139, 1.5356, 1.5546, 1.5705, 1.5841],
};

/** RI of an order. @param n 1 … 15; 0 for 1 and 2, which are always consistent; NaN beyond the tables */
export function randomIndex(table: RandomIndexTable, n: number): number {
  return n >= 1 && n <= 2 ? 0 : (TABLES[table][n - 3] ?? NaN);
}
