/** What is wrong with the file, on purpose: every reader of real exports meets these. */

import { createRandom } from '../half-sugar/random.ts';

/** Rows of each flaw in the bundled file; other sizes have them in proportion. */
export const FLAWS = {
  /** further rows, equal to the row above in every column */
  duplicate: 8,
  /** rows whose customer is missing */
  anonymous: 5,
  /** rows whose end was written before their start */
  reversed: 6,
  /** rows whose end cannot be read */
  unreadable: 5,
  /** further subscriptions begun and withdrawn on one day: they last no time at all */
  withdrawn: 7,
} as const;

export type Flaw = keyof typeof FLAWS;

/** Customers of the bundled file. */
export const CUSTOMERS = 5560;

/**
 * Which row has which flaw, at most one a row, spread over the file.
 * @param share 1 for as many as FLAWS says, 0 for none
 * @param ended true where the row has an end: only there can it be reversed or unreadable
 */
export function planFlaws(
  share: number,
  rows: number,
  seed: number,
  ended: (row: number) => boolean,
): Map<number, Flaw> {
  const random = createRandom(seed);
  const plan = new Map<number, Flaw>();
  for (const [flaw, count] of Object.entries(FLAWS) as [Flaw, number][]) {
    const needsEnd = flaw === 'reversed' || flaw === 'unreadable';
    const wanted = Math.round(count * share);
    for (let i = 0; i < wanted; i += 1) place(plan, flaw, (i + random()) / wanted, rows, needsEnd ? ended : always);
  }
  return plan;

  function always(): boolean {
    return true;
  }
}

/** Puts a flaw on the first free row from `at` (share of the file) on. */
function place(plan: Map<number, Flaw>, flaw: Flaw, at: number, rows: number, fit: (row: number) => boolean): void {
  for (let row = Math.floor(at * rows * 0.95); row < rows; row += 1)
    if (!plan.has(row) && fit(row)) {
      plan.set(row, flaw);
      return;
    }
}

/** Cells of the end column that no reader can make a day of. */
export const UNREADABLE = ['待确认', '########', '2024-02-30', '上个月底', '2023-13-05'] as const;
