/** Columns: what leaves the data layer. Typed arrays and dictionaries, cheap to send and to keep. */

/**
 * The distinct texts of a column. Code 0 is always the empty text and means *missing*; real values have codes 1 … size − 1,
 * in order of first appearance. UTF-8 bytes of code `c` are `bytes[offsets[c]] … bytes[offsets[c + 1]]`.
 */
export interface TextDictionary {
  readonly bytes: Uint8Array;
  /** length size + 1 */
  readonly offsets: Uint32Array;
}

export interface NumberColumn {
  readonly kind: 'number';
  /** NaN is missing */
  readonly values: Float64Array;
  /**
   * Decimal digits that make every value a whole number when multiplied by 10^digits (0 to 4), or −1 where there is none;
   * money is summed exactly in these minor units.
   */
  readonly decimals: number;
}

export interface DateColumn {
  readonly kind: 'date';
  /** days since 1970-01-01; MISSING_DAY is missing */
  readonly days: Int32Array;
  /** seconds after midnight, MISSING_SECONDS where a row has none; `null` where no row has a time */
  readonly seconds: Int32Array | null;
}

/** Identifiers, categories and free text are all dictionary-encoded. */
export interface TextColumn {
  readonly kind: 'text';
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly dictionary: TextDictionary;
}

export type Column = NumberColumn | DateColumn | TextColumn;

export type ColumnType = 'number' | 'date' | 'identifier' | 'category' | 'text';

/** A column of a table read from a file. Internal ids `c0`, `c1`, …; the header is only a label. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly column: Column;
}

export interface DataTable {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** line of the file on which each row begins, 1-based; `null` where row i is on line firstLine + i */
  readonly lines: Uint32Array | null;
  readonly firstLine: number;
}
