/** What a person may choose about how a file is read. */

import type { Encoding } from '../../data/report.ts';

export const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

export const DELIMITERS: readonly { readonly value: string; readonly name: string }[] = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar' },
];

/** Dictionary code of a delimiter's name. */
export function delimiterCode(value: string): string {
  return `notebook.delimiter-${DELIMITERS.find((delimiter) => delimiter.value === value)?.name ?? 'other'}`;
}

/** Endings a file dialog offers first; any other file can be chosen all the same. */
export const FILE_ENDINGS =
  '.csv,.tsv,.txt,.tab,.xlsx,.parquet,.arrow,.feather,.gz,.json,.jsonl,.ndjson,text/csv,text/plain,text/tab-separated-values';
