/** Keys: a column as coded texts, whatever its type. */

import { cellText } from './column-report.ts';
import type { Column, TextColumn } from './columns.ts';
import { dictionaryOf, narrowCodes, sizeOf } from './dictionary.ts';
import { missingCodesOf } from './missing-codes.ts';
import type { OrderKey } from './orders.ts';

const made = new WeakMap<Column, OrderKey>();

/** The column as a key, with words that mean "no value" (无, NULL, -) turned into code 0. Made once a column. */
export function keyOf(column: Column): OrderKey {
  let key = made.get(column);
  if (!key) made.set(column, (key = makeKey(column)));
  return key;
}

function makeKey(column: Column): OrderKey {
  if (column.kind === 'text') return withoutMissing(column);
  const rows = column.kind === 'number' ? column.values.length : column.days.length;
  const texts = function* (): Iterable<string> {
    for (let row = 0; row < rows; row++) yield cellText(column, row);
  };
  const { dictionary, codes } = dictionaryOf(texts());
  return { codes: narrowCodes(codes, sizeOf(dictionary)), dictionary };
}

function withoutMissing({ codes, dictionary }: TextColumn): OrderKey {
  const missing = missingCodesOf(dictionary);
  // Words for "no value" keep their code but no row has it any more.
  if (missing.length === 1) return { codes, dictionary };
  const blank = new Uint8Array(sizeOf(dictionary));
  for (const code of missing) blank[code] = 1;
  return { codes: codes.map((code) => (blank[code] === 1 ? 0 : code)), dictionary };
}
