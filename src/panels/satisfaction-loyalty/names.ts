/** Words that the sentences of the panel share. */

import { message, type Message } from '../../lib/outcome.ts';
import type { GroupName } from '../column-groups.ts';
import { listOf } from '../wording.ts';
import type { ScoreScale } from './scores.ts';

/** Small probabilities as `p < 0.0001`. */
export function pWord(p: number): Message {
  return p < 1e-4 ? message('satisfaction-loyalty.p-tiny') : message('satisfaction-loyalty.p', { p });
}

export function nameWord(name: GroupName): Message {
  return typeof name === 'string' ? message('satisfaction-loyalty.own-name', { name }) : name;
}

/** `overall satisfaction (1–10)`, of several questions that it is their mean. */
export function scoreWord({ labels, minimum, maximum, mixed }: ScoreScale): Message {
  return message(`satisfaction-loyalty.score${mixed ? '-mixed' : labels.length > 1 ? '-mean' : ''}`, {
    list: listOf('satisfaction-loyalty.list', labels.map(nameWord)),
    low: minimum,
    high: maximum,
  });
}
