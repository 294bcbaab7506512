/** What the tables of persons have in common: the customers, and the columns that belong to no role. */

import type { Column, TextDictionary } from './columns.ts';

/** The customers of a table, numbered 0 … customers − 1; that numbering is the universe of its marks and selections. */
export interface CustomerUniverse {
  readonly customers: number;
  /** length `customers`: dictionary code of each customer */
  readonly customerCodes: Uint32Array;
  readonly customerNames: TextDictionary;
}

/** A column of the file that belongs to no role, for covariates and groups. */
export interface Attribute {
  /** id of the column in the file */
  readonly id: string;
  readonly label: string;
  readonly column: Column;
}
