/** Words that the sentences of the panel share. */

import { message, type Message } from '../../lib/outcome.ts';
import type { IntervalView, RatioView, SurvivalView } from './view.ts';

/** `months`, as counted */
export function unitWord({ unit }: Pick<SurvivalView, 'unit'>): Message {
  return message(`survival.counted-${unit ?? 'none'}`);
}

/** `a month` */
export function perWord({ unit }: Pick<SurvivalView, 'unit'>): Message {
  return message(`survival.per-${unit ?? 'none'}`);
}

export function eventWord(of: 'done' | 'still' | 'end' | 'spells', { event }: Pick<SurvivalView, 'event'>): Message {
  return message(`survival.${of}-${event}`);
}

/** `17.6–19.6`, `from 17.6`, or that there is none. */
export function rangeOf({ low, high }: Pick<IntervalView, 'low' | 'high'>): Message {
  if (Number.isNaN(low)) return message('survival.range-none');
  return Number.isNaN(high) ? message('survival.range-open', { low }) : message('survival.range', { low, high });
}

/** `live stream against mini program`, or the name of a number. */
export function ratioName({ term, level, reference }: RatioView): Message {
  return level === null || reference === null
    ? message('survival.ratio-number', { term })
    : message('survival.ratio-level', { term, level, reference });
}

/** Small probabilities as `< 0.001`. */
export function pWord(p: number): Message {
  return p < 0.001 ? message('survival.p-tiny') : message('survival.p', { p });
}
