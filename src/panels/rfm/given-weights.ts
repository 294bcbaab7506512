/** Weights of R, F and M from another cell, told apart by their names. */

import type { Json } from '../../lib/json.ts';
import { LETTERS, type Letter } from './letters.ts';

const NAMES: Readonly<Record<Letter, RegExp>> = {
  r: /^(r|recency|last purchase|最近一次(消费|购买)?|最近消费|近度|时间间隔)$/i,
  f: /^(f|frequency|orders|消费频次|消费频率|购买频次|购买频率|频次|频率|频度)$/i,
  m: /^(m|monetary|money|amount|spend|消费金额|购买金额|金额|额度|值度)$/i,
};

/**
 * The three weights among what a cell offers; others beside them do not count.
 * @returns `null` where one of the three has no weight, or all are 0
 */
export function weightsGiven(given: Json | undefined): Readonly<Record<Letter, number>> | null {
  if (!Array.isArray(given)) return null;
  const found: Partial<Record<Letter, number>> = {};
  for (const entry of given as readonly Json[]) {
    const { name, weight } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    if (typeof name !== 'string' || typeof weight !== 'number' || !(weight >= 0)) continue;
    const letter = LETTERS.find((one) => NAMES[one].test(name.trim()));
    if (letter && found[letter] === undefined) found[letter] = weight;
  }
  const { r, f, m } = found;
  return r === undefined || f === undefined || m === undefined || r + f + m === 0 ? null : { r, f, m };
}
