/** The named segments a new RFM panel starts with: Champions … Lost, ordered rules that leave nobody out. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Rule } from '../options.ts';
import { LETTERS } from './letters.ts';

type Range = readonly [number, number];

function rule(name: string, r: Range, f: Range, m: Range): Rule {
  return { name: `rfm.segment-${name}`, ranges: { r, f, m } };
}

// The usual names (Champions, At risk, …) come from practice, not from one source, and everybody draws their borders a little
// differently. These follow one idea: first who is here and buys often, then who is here and spends, then who is new or slipping
// (R in the middle), last who is gone (R low), the valuable before the others. A person can change all of it.
const BUILT_IN: Readonly<Record<3 | 4 | 5, readonly Rule[]>> = {
  5: [
    rule('champions', [4, 5], [4, 5], [4, 5]),
    rule('loyal', [3, 5], [4, 5], [1, 5]),
    rule('big-spenders', [3, 5], [1, 3], [4, 5]),
    rule('potential-loyalists', [4, 5], [3, 3], [1, 3]),
    rule('new', [5, 5], [1, 2], [1, 3]),
    rule('promising', [4, 4], [1, 2], [1, 3]),
    rule('need-attention', [3, 3], [1, 3], [3, 3]),
    rule('about-to-sleep', [3, 3], [1, 3], [1, 2]),
    rule('cannot-lose', [1, 2], [4, 5], [4, 5]),
    rule('at-risk', [1, 2], [1, 5], [3, 5]),
    rule('hibernating', [2, 2], [1, 5], [1, 2]),
    rule('lost', [1, 1], [1, 5], [1, 2]),
  ],
  4: [
    rule('champions', [4, 4], [3, 4], [3, 4]),
    rule('loyal', [3, 4], [3, 4], [1, 4]),
    rule('big-spenders', [3, 4], [1, 2], [3, 4]),
    rule('potential-loyalists', [4, 4], [2, 2], [1, 2]),
    rule('new', [4, 4], [1, 1], [1, 2]),
    rule('promising', [3, 3], [1, 2], [1, 2]),
    rule('need-attention', [2, 2], [1, 4], [3, 4]),
    rule('about-to-sleep', [2, 2], [1, 4], [1, 2]),
    rule('cannot-lose', [1, 1], [3, 4], [3, 4]),
    rule('at-risk', [1, 1], [1, 4], [3, 4]),
    rule('hibernating', [1, 1], [2, 4], [1, 2]),
    rule('lost', [1, 1], [1, 1], [1, 2]),
  ],
  3: [
    rule('champions', [3, 3], [3, 3], [3, 3]),
    rule('loyal', [2, 3], [3, 3], [1, 3]),
    rule('big-spenders', [2, 3], [1, 2], [3, 3]),
    rule('potential-loyalists', [3, 3], [2, 2], [1, 2]),
    rule('new', [3, 3], [1, 1], [1, 2]),
    rule('need-attention', [2, 2], [2, 2], [1, 2]),
    rule('about-to-sleep', [2, 2], [1, 1], [1, 2]),
    rule('cannot-lose', [1, 1], [3, 3], [3, 3]),
    rule('at-risk', [1, 1], [1, 3], [2, 3]),
    rule('hibernating', [1, 1], [2, 3], [1, 1]),
    rule('lost', [1, 1], [1, 1], [1, 1]),
  ],
};

/** The rules in force: a person's own, their ranges cut to the bins there are, or the built-in list. */
export function rulesInForce(own: readonly Rule[] | null, bins: 3 | 4 | 5): readonly Rule[] {
  if (own === null) return BUILT_IN[bins];
  return own.map(({ name, ranges }) => ({
    name,
    ranges: Object.fromEntries(LETTERS.map((letter) => [letter, clip(ranges[letter] ?? [1, bins], bins)])),
  }));
}

/** Customers that no rule matches. */
export const REST_NAME = 'rfm.segment-rest';

const BUILT_IN_NAMES: ReadonlySet<string> = new Set([
  REST_NAME,
  ...Object.values(BUILT_IN).flatMap((rules) => rules.map(({ name }) => name)),
]);

/** The name of a segment: a message where it is built in, else a person's own words. */
export function segmentName(name: string): Message | string {
  return BUILT_IN_NAMES.has(name) ? message(name) : name;
}

function clip([low, high]: Range, bins: number): Range {
  return [Math.min(Math.max(low, 1), bins), Math.min(Math.max(high, 1), bins)];
}
