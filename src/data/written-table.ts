/** A table as it leaves the product: names in the language of the page, cells that are text, numbers or days. */

/** How numbers of a column are shown where the format can say so; their value is always whole. */
export type WrittenStyle =
  'text' | 'number' | 'integer' | 'amount' | 'decimal1' | 'decimal4' | 'percent0' | 'percent1' | 'percent2' | 'day';

export interface Moment {
  /** days since 1970-01-01 */
  readonly day: number;
  /** seconds after midnight, MISSING_SECONDS where only the day is known */
  readonly seconds: number;
}

export interface WrittenTable {
  readonly title: string;
  readonly columns: readonly { readonly label: string; readonly style: WrittenStyle }[];
  readonly rows: number;
  /** a text, a number, a day number in a column of days; `null` where there is none */
  cell(row: number, column: number): string | number | null;
  /** day and time of a cell that `cell` gives as text; `null` for all others */
  moment?(row: number, column: number): Moment | null;
}

export interface WritingHooks {
  /** awaited between pieces; throws where the job was cancelled */
  readonly pause: () => Promise<void>;
  /** told after each piece, 0 … 1 */
  readonly progress: (share: number) => void;
}

/** Characters of text put together before they are turned into bytes. */
export const PIECE_CHARACTERS = 1 << 18;
