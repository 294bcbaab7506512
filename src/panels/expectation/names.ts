/** Words that sentences, tables and pictures of the panel share. */

import { message, type Message } from '../../lib/outcome.ts';
import type { GroupName } from '../column-groups.ts';
import type { ExpectationView, Feeling, PairView } from './view.ts';

/** Below this p, after Holm, a difference is called one. */
export const SURE = 0.05;

export function feelingWord(feeling: Feeling): Message {
  return message(`expectation.feeling-${feeling}`);
}

/** Names from the data as messages, for lists. */
export function groupWord(name: GroupName): Message {
  return typeof name === 'string' ? message('expectation.named', { name }) : name;
}

/** What a pair is about, in quotes for sentences; both headers where they say nothing else. */
export function pairQuoted({ name, expectedLabel, perceivedLabel }: PairView): Message {
  return name === ''
    ? message('expectation.quoted-plain', { expected: expectedLabel, perceived: perceivedLabel })
    : message('expectation.quoted', { name });
}

/** The same without quotes, for rows and tables. */
export function pairWord({ name, expectedLabel, perceivedLabel }: PairView): Message {
  return name === ''
    ? message('expectation.pair-plain', { expected: expectedLabel, perceived: perceivedLabel })
    : message('expectation.named', { name });
}

export function rangeWord(low: number, high: number): Message {
  return Number.isNaN(low) ? message('expectation.range-none') : message('expectation.range', { low, high });
}

/** Small probabilities as `< 0.001`. */
export function pWord(p: number): Message {
  if (Number.isNaN(p)) return message('expectation.p-none');
  return p < 0.001 ? message('expectation.p-tiny') : message('expectation.p', { p });
}

/** Cohen's words for a standardised difference. */
export function sizeWord(d: number): Message {
  const size = Math.abs(d);
  return message(`expectation.size-${size < 0.2 ? 'tiny' : size < 0.5 ? 'small' : size < 0.8 ? 'medium' : 'large'}`);
}

/** `−2`, or `−20 to −11` where bars hold several steps. */
export function barWord({ bars }: Pick<ExpectationView, 'bars'>, bar: number): Message {
  const { low, high } = bars[bar]!;
  return low === high ? message('expectation.bar', { low }) : message('expectation.bars', { low, high });
}
