/** Whether a spell ended, as files write it: 0 and 1, 1 and 2, yes and no, churned and active, 流失 and 在网. */

import type { Column } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';

export const UNKNOWN_END = 255;

const MOST_SPELLINGS = 10_000;

export interface EndedColumn {
  /** one a row: 1 ended, 0 still ran, {@link UNKNOWN_END} where it cannot be read */
  readonly ended: Uint8Array;
  /** ends are written as 2 and running ones as 1, as some survival software does */
  readonly twos: boolean;
}

const ENDED =
  /^(1|1\.0|y|yes|t|true|churn|churned|left|lost|leave|exited|ended|end|event|dead|died|death|deceased|cancell?ed|closed|terminated|inactive|relapsed?|failed|failure|observed|uncensored|是|有|流失|已流失|离网|离开|退订|已退订|取消|注销|销户|结束|已结束|死亡|失效|发生|真)$/i;
const RUNNING =
  /^(0|0\.0|n|no|f|false|active|alive|stay|stayed|staying|retained|current|existing|running|open|ongoing|censored|censor|none|right censored|否|无|没有|未流失|留存|在网|在订|正常|存续|存活|活跃|未发生|删失|截尾|未结束|假)$/i;

const read = new WeakMap<Column, EndedColumn | null>();

/** `null` where more than one cell in ten says neither, or cells are dates. Read once a column. */
export function endedOf(column: Column): EndedColumn | null {
  let ends = read.get(column);
  if (ends === undefined) read.set(column, (ends = readEnds(column)));
  return ends;
}

function readEnds(column: Column): EndedColumn | null {
  if (column.kind === 'date') return null;
  if (column.kind === 'number') return fromNumbers(column.values);
  const size = sizeOf(column.dictionary);
  // A million ids are no two words: nobody writes whether something ended in so many ways.
  if (size > MOST_SPELLINGS) return null;
  const texts = Array.from({ length: size - 1 }, (_, code) => textAt(column.dictionary, code + 1).trim());
  if (texts.length > 0 && texts.every((text) => text === '' || /^[012]$/.test(text)) && texts.includes('2'))
    return fromNumbers(Float64Array.from(column.codes, (code) => (code === 0 ? NaN : Number(texts[code - 1] || NaN))));
  const meaning = Uint8Array.from(['', ...texts], (text) =>
    ENDED.test(text) ? 1 : RUNNING.test(text) ? 0 : UNKNOWN_END,
  );
  const { codes } = column;
  const ended = new Uint8Array(codes.length);
  for (let row = 0; row < ended.length; row++) ended[row] = meaning[codes[row]!]!;
  return judged(ended, false);
}

function fromNumbers(values: Float64Array): EndedColumn | null {
  let [ones, noughts, pairs, others] = [0, 0, 0, 0];
  for (const value of values) {
    if (value === 1) ones++;
    else if (value === 0) noughts++;
    else if (value === 2) pairs++;
    else if (value === value) others++;
    // Most columns of numbers show soon that they are something else.
    if (others * 10 > values.length) return null;
  }
  const twos = pairs > 0 && noughts + others === 0;
  const known = twos ? ones + pairs : ones + noughts;
  if (values.length === 0 || (values.length - known) * 10 > values.length) return null;
  const one = twos ? 2 : 1;
  const ended = new Uint8Array(values.length);
  for (let row = 0; row < ended.length; row++)
    ended[row] = values[row] === one ? 1 : values[row] === one - 1 ? 0 : UNKNOWN_END;
  return { ended, twos };
}

function judged(ended: Uint8Array, twos: boolean): EndedColumn | null {
  let unknown = 0;
  for (const value of ended) if (value === UNKNOWN_END) unknown++;
  return ended.length > 0 && unknown * 10 <= ended.length ? { ended, twos } : null;
}
