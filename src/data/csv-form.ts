/** How a CSV file is written. */

export const CSV_DELIMITERS = [',', ';', '\t'] as const;
export const CSV_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le'] as const;

export interface CsvForm {
  readonly delimiter: (typeof CSV_DELIMITERS)[number];
  readonly encoding: (typeof CSV_ENCODINGS)[number];
  /** a byte order mark at the start, which is how Excel knows UTF-8 and UTF-16; GB18030 never has one */
  readonly mark: boolean;
  /** texts that a spreadsheet would run as a formula get an apostrophe in front; without it every text is as it is */
  readonly safe: boolean;
  /** CRLF where nothing else is asked for, as RFC 4180 has it */
  readonly lineEnd?: '\r\n' | '\n' | '\r';
}
