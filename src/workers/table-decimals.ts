/** How many decimals the numbers of a table's columns need, so that one below the other they have the same. */

import type { ResultTable } from '../panels/contract.ts';

const MOST = 4;

/**
 * @returns of each column the most decimals a number of it needs, 0 to 4; −1 where its style settles them, where its rows are
 * of different kinds, or where plain numbers need more
 */
export function tableDecimals(table: ResultTable): readonly number[] {
  return table.columns.map(({ style, decimals }, column) => {
    if (style !== 'number' && style !== 'plain') return -1;
    if (decimals !== undefined) return decimals;
    const needed = decimalsNeeded(table, column);
    // values of a file are shown whole, results to the fourth decimal
    return needed > MOST ? (style === 'plain' ? -1 : MOST) : needed;
  });
}

function decimalsNeeded(table: ResultTable, column: number): number {
  let decimals = 0;
  for (let row = 0; row < table.rows && decimals <= MOST; row++) {
    const value = table.cell(row, column);
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    while (decimals <= MOST && !isWholeAt(value, decimals)) decimals++;
  }
  return decimals;
}

// Sums like 0.1 + 0.2 miss their decimals by a little; what they miss is below what is shown of them.
function isWholeAt(value: number, decimals: number): boolean {
  const scaled = Math.abs(value) * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) <= scaled * 4 * Number.EPSILON;
}
