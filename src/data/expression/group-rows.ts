/** Rows by group: what sums, ranks and neighbours of rows go over. */

import { descendingOrder } from '../../lib/sort-order.ts';

/** Rows one group after the other: those of group g are `order[starts[g]] … order[starts[g + 1] − 1]`. */
export interface Arrangement {
  readonly order: Uint32Array;
  /** length groups + 1 */
  readonly starts: Uint32Array;
}

export class GroupRows {
  readonly rows: number;
  readonly count: number;
  /** group of each row, 0 … count − 1 */
  readonly marks: Uint32Array;
  /** whether all rows are one group */
  readonly whole: boolean;
  private inOrder: Arrangement | null = null;

  /** @param within group of each row, or `null` where all rows are one */
  constructor(rows: number, within: Uint32Array | null, groups: number) {
    this.rows = rows;
    this.whole = within === null;
    this.marks = within ?? new Uint32Array(rows);
    this.count = within === null ? 1 : groups;
  }

  /** All rows in the order of the table. */
  get arrangement(): Arrangement {
    if (this.inOrder) return this.inOrder;
    const all = Uint32Array.from({ length: this.rows }, (_, row) => row);
    return (this.inOrder = this.arrange(all));
  }

  /** Rows with a value, from the smallest in each group to its largest; equal ones in the order of the table. */
  sorted(keys: Float64Array): Arrangement {
    const filled: number[] | Uint32Array = new Uint32Array(this.rows);
    let count = 0;
    for (let row = 0; row < this.rows; row++) if (!Number.isNaN(keys[row]!)) filled[count++] = row;
    const negated = new Float64Array(count);
    for (let i = 0; i < count; i++) negated[i] = -keys[filled[i]!]!;
    return this.arrange(descendingOrder(negated).map((place) => filled[place]!));
  }

  private arrange(rows: Uint32Array): Arrangement {
    const { marks } = this;
    const starts = new Uint32Array(this.count + 1);
    for (const row of rows) starts[marks[row]! + 1]!++;
    for (let group = 1; group <= this.count; group++) starts[group]! += starts[group - 1]!;
    const next = starts.slice(0, this.count);
    const order = new Uint32Array(rows.length);
    for (const row of rows) order[next[marks[row]!]!++] = row;
    return { order, starts };
  }
}
