/** What a person may choose about how a file is read. */

import { message, type Message } from '../../lib/outcome.ts';
import type { DataChoices } from '../../data/report.ts';
import type { ChoicesPatch } from '../../session/source-operations.ts';

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  '\uff0c': 'wide-comma',
  '\uff1b': 'wide-semicolon',
};

/** Name of a delimiter; one of a person's own is shown as it is. */
export function delimiterName(value: string): Message {
  const name = Object.hasOwn(DELIMITER_NAMES, value) ? DELIMITER_NAMES[value] : undefined;
  return name === undefined
    ? message('reading.delimiter-own', { delimiter: value })
    : message(`notebook.delimiter-${name}`);
}

/** The choices that decide how the text of a file becomes rows of cells. */
export type Reading = Pick<
  DataChoices,
  'encoding' | 'delimiter' | 'quotes' | 'titleRows' | 'header' | 'headerRows' | 'sheet'
>;

const READING: readonly (keyof Reading)[] = [
  'encoding',
  'delimiter',
  'quotes',
  'titleRows',
  'header',
  'headerRows',
  'sheet',
];

/** Of all choices, those of the reading. */
export function readingChoices(choices: DataChoices): Reading {
  return Object.fromEntries(READING.flatMap((key) => (choices[key] == null ? [] : [[key, choices[key]]])));
}

/** What must change for one reading to become another; `null` goes back to the guess. */
export function readingPatch(from: Reading, to: Reading): ChoicesPatch {
  return Object.fromEntries(READING.flatMap((key) => (from[key] === to[key] ? [] : [[key, to[key] ?? null]])));
}

/** Endings a file dialog offers first; any other file can be chosen all the same. */
export const FILE_ENDINGS =
  '.csv,.tsv,.txt,.tab,.xlsx,.parquet,.arrow,.feather,.gz,.json,.jsonl,.ndjson,text/csv,text/plain,text/tab-separated-values';
