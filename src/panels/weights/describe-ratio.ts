/** Judgements of pairs as people write them. */

import { message, type Message } from '../../lib/outcome.ts';

/** `3` or `1/3`. @param ratio > 0 */
export function describeRatio(ratio: number): Message {
  return ratio >= 1
    ? message('weights.times', { value: Number(ratio.toFixed(2)) })
    : message('weights.one-of', { value: Number((1 / ratio).toFixed(2)) });
}

/** The same as plain text, for pictures. @param number writes a number */
export function ratioText(ratio: number, number: (value: number) => string): string {
  return ratio >= 0.995 ? number(Number(ratio.toFixed(2))) : `1/${number(Number((1 / ratio).toFixed(2)))}`;
}
