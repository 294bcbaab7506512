/** Words that sentences, tables and pictures of the panel share. */

import { message, type Message } from '../../lib/outcome.ts';
import type { GroupName } from '../column-groups.ts';
import type { Period } from './options.ts';
import type { NpsClass, NpsView } from './view.ts';

export function classWord(name: NpsClass): Message {
  return message(`nps.class-${name}`);
}

/** Names from the data as messages, for lists. */
export function groupWord(name: GroupName): Message {
  return typeof name === 'string' ? message('nps.named', { name }) : name;
}

export function periodWord(unit: Period, start: number): Message {
  return message(`nps.in-${unit}`, { start });
}

/** `12.0–18.6` in points. */
export function rangeWord(low: number, high: number): Message {
  return message('nps.range', { low, high });
}

/** Small probabilities as `< 0.001`. */
export function pWord(p: number): Message {
  return Number.isNaN(p) ? message('nps.p-none') : p < 0.001 ? message('nps.p-tiny') : message('nps.p', { p });
}

/** What the answers of a class are: `0–6`. */
export function answersOf(name: NpsClass, view: Pick<NpsView, 'minimum' | 'maximum' | 'promoterFrom' | 'detractorTo'>) {
  const [from, to] =
    name === 'detractor'
      ? [view.minimum, view.detractorTo]
      : name === 'passive'
        ? [view.detractorTo + 1, view.promoterFrom - 1]
        : [view.promoterFrom, view.maximum];
  return { from, to, none: to < from };
}

/** Below this p, after Holm, a difference is called one. */
export const SURE = 0.05;
