/** Cells that do not fit the type of their column: every one is counted, the texts of the first are kept. */

/** Problems kept with their words; those beyond are counted only. */
export const MOST_PROBLEMS = 200_000;

export interface MisfitList {
  readonly rows: number[];
  /** of the first {@link MOST_PROBLEMS} of them */
  readonly texts: string[];
}

export function createMisfits(): MisfitList {
  return { rows: [], texts: [] };
}

export function addMisfit({ rows, texts }: MisfitList, row: number, text: () => string): void {
  rows.push(row);
  if (texts.length < MOST_PROBLEMS) texts.push(text());
}

/** Takes the last one back. */
export function dropMisfit({ rows, texts }: MisfitList): void {
  rows.pop();
  if (texts.length > rows.length) texts.pop();
}
