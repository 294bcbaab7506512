/** Whether a complaint was settled, as files write it: 0 and 1, yes and no, 已解决 and 处理中, resolved and open. */

import type { Column } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { OPEN, SETTLED, UNKNOWN_SETTLED } from './tables.ts';

const YES =
  /^(1|1\.0|y|yes|t|true|resolved|solved|settled|fixed|closed|done|complete|completed|finished|answered|closed with .*|是|有|已|真|解决|已解决|已处理|处理完毕|处理完成|已完成|已完结|完结|办结|已办结|已关闭|关闭|已结案|结案|已赔付|已补偿|已退款|已回复|满意解决)$/i;
const NO =
  /^(0|0\.0|n|no|f|false|unresolved|unsolved|not (resolved|solved|settled)|open|opened|pending|waiting|new|in progress|in process|processing|ongoing|escalated|reopened|re-opened|rejected|withdrawn|untimely|否|无|未|假|没有|没解决|未解决|未处理|处理中|待处理|待解决|待回复|受理中|已受理|进行中|跟进中|升级|已升级|未完成|未完结|未结案|未关闭|打开|驳回|已驳回|无法解决)$/i;

const read = new WeakMap<Column, Uint8Array | null>();

/** One a row; `null` where more than one filled cell in ten says neither, or cells are dates or other numbers. Read once a column. */
export function settledOf(column: Column): Uint8Array | null {
  let settled = read.get(column);
  if (settled === undefined) read.set(column, (settled = readSettled(column)));
  return settled;
}

function readSettled(column: Column): Uint8Array | null {
  if (column.kind === 'date') return null;
  if (column.kind === 'number') {
    const found = new Uint8Array(column.values.length);
    for (let row = 0; row < found.length; row++) {
      const value = column.values[row]!;
      if (value === value && value !== 0 && value !== 1) return null;
      found[row] = value !== value ? UNKNOWN_SETTLED : value === 1 ? SETTLED : OPEN;
    }
    return found;
  }
  const size = sizeOf(column.dictionary);
  const meaning = new Uint8Array(size).fill(UNKNOWN_SETTLED);
  for (let code = 1; code < size; code++) {
    const text = textAt(column.dictionary, code).trim();
    meaning[code] = YES.test(text) ? SETTLED : NO.test(text) ? OPEN : UNKNOWN_SETTLED;
  }
  let [strange, filled] = [0, 0];
  const found = new Uint8Array(column.codes.length);
  for (let row = 0; row < found.length; row++) {
    const code = column.codes[row]!;
    found[row] = meaning[code]!;
    if (code === 0) continue;
    filled++;
    if (found[row] === UNKNOWN_SETTLED) strange++;
  }
  return filled > 0 && strange * 10 <= filled ? found : null;
}
