/** The truth behind the event log, from the decisions of the generator: nothing here looks at the events. */

import { CHANNELS, STEPS } from './catalogue.ts';
import { SEED } from './generate.ts';
import { drawUsage, type Users } from './process.ts';

export interface ThirdSugarTruth {
  readonly users: Users;
  /** users whose best attempt reaches each step */
  readonly reached: readonly number[];
  /** the same for users of each channel, by the channel of their first and of their last step */
  readonly firstTouch: readonly (readonly number[])[];
  readonly lastTouch: readonly (readonly number[])[];
  /** reached the last step where a cancelled order between paying and inviting ends the attempt */
  readonly uncancelled: number;
}

export function drawTruth(seed: number = SEED): ThirdSugarTruth {
  const { users } = drawUsage(seed);
  const count = (counts: (user: number) => boolean): number[] =>
    STEPS.map((_, k) => users.furthest.filter((furthest, user) => furthest >= k && counts(user)).length);
  return {
    users,
    reached: count(() => true),
    firstTouch: CHANNELS.map((_, channel) => count((user) => users.firstChannel[user] === channel)),
    lastTouch: CHANNELS.map((_, channel) => count((user) => users.lastChannel[user] === channel)),
    uncancelled: users.furthest.filter((furthest, user) => furthest === STEPS.length - 1 && !users.cancelled[user])
      .length,
  };
}

/** CSV of the counts; columns are told in dictionary.md. */
export function truthTable(truth: ThirdSugarTruth = drawTruth()): string {
  const lines = ['touch,channel,opened,registered,checked_in,paid,invited', `all,all,${truth.reached.join()}`];
  CHANNELS.forEach(([name], channel) => lines.push(`first,${name},${truth.firstTouch[channel]!.join()}`));
  CHANNELS.forEach(([name], channel) => lines.push(`last,${name},${truth.lastTouch[channel]!.join()}`));
  return `${lines.join('\n')}\n`;
}
