/** What every tool must come to: the 5×5×5 cube, as counts and money of its cells, and one checksum over all of it. */

/** Cells are numbered (r − 1) × 25 + (f − 1) × 5 + (m − 1), scores 1 to 5, 5 is best. */
export const CELLS = 125;

export interface Cube {
  readonly counts: Float64Array;
  /** money in cents */
  readonly cents: Float64Array;
  /** milliseconds of the steps within the tool, where it tells them */
  phases?: Readonly<Record<string, number>>;
}

export function emptyCube(): Cube {
  return { counts: new Float64Array(CELLS), cents: new Float64Array(CELLS) };
}

/** Customers, money, and a hash of both over all cells; equal only where every cell is equal. */
export function checksum({ counts, cents }: Cube): string {
  let hash = 0x811c9dc5;
  let [customers, money] = [0, 0];
  const feed = (value: number): void => {
    for (const part of [value % 65536, Math.floor(value / 65536)]) hash = Math.imul(hash ^ part, 0x01000193) >>> 0;
  };
  for (let cell = 0; cell < CELLS; cell += 1) {
    feed(counts[cell]!);
    feed(cents[cell]!);
    customers += counts[cell]!;
    money += cents[cell]!;
  }
  return `${customers} customers, ${(money / 100).toFixed(2)}, ${hash.toString(16).padStart(8, '0')}`;
}
