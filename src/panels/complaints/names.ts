/** Words that sentences, tables and pictures of the panel share. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Period } from './options.ts';
import type { OutcomeName, RETURN_GROUPS, RecoveryRow, RepurchaseView } from './view.ts';

/** What is unlikely to be chance. */
export const SURE = 0.05;

export function outcomeWord(name: OutcomeName): Message {
  return message(`complaints.outcome-${name}`);
}

/** Words of the data as messages, for lists. */
export function reasonWord(name: string | Message): Message {
  return typeof name === 'string' ? message('complaints.named', { name }) : name;
}

export function recoveryWord(name: RecoveryRow, fast: number): Message {
  return message(`complaints.recovery-${name}`, { fast });
}

export function groupWord(name: (typeof RETURN_GROUPS)[number], { basis }: Pick<RepurchaseView, 'basis'>): Message {
  return message(name === 'never' ? 'complaints.group-never' : `complaints.group-${name}-${basis}`);
}

/** The same where there is little room. */
export function shortGroupWord(name: (typeof RETURN_GROUPS)[number]): Message {
  return message(`complaints.group-short-${name}`);
}

export function periodWord(unit: Period, start: number): Message {
  return message(`complaints.in-${unit}`, { start });
}

/** Small probabilities as `< 0.001`. */
export function pWord(p: number): Message {
  return Number.isNaN(p)
    ? message('complaints.p-none')
    : p < 0.001
      ? message('complaints.p-tiny')
      : message('complaints.p', { p });
}

/** `12–19%`. */
export function shareRange(low: number, high: number): Message {
  return message('complaints.range', { low, high });
}
