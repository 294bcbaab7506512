/** P(alive) of one customer as time goes by: falling while nothing happens, jumping with every purchase. Pure, for page and worker. */

import type { History, Parameters, TransactionModel } from '../../models/transaction-model.ts';

export interface AlivePath {
  /** times in the unit since the first purchase, ascending; a purchase stands twice, before and after it */
  readonly time: Float64Array;
  /** P(alive) at each time, given what was known at that time */
  readonly alive: Float64Array;
}

/**
 * P(alive at t | what happened up to t) from the first purchase to `until`.
 * @param purchases times of the repeat purchases, ascending, > 0; those after `until` are passed over. For discrete models whole numbers
 * @param until last time, such as T and some way into a future without purchase
 * @param steps points between two purchases at most, and as many after the last one
 */
export function alivePath(
  model: Pick<TransactionModel, 'probabilityAlive' | 'discrete'>,
  parameters: Parameters,
  purchases: ArrayLike<number>,
  until: number,
  effects: History['effects'] | null = null,
  steps = 24,
): AlivePath {
  const time: number[] = [];
  const alive: number[] = [];
  const add = (t: number, x: number, tx: number): void => {
    time.push(t);
    alive.push(model.probabilityAlive(parameters, effects ? { x, tx, T: t, effects } : { x, tx, T: t }));
  };
  let x = 0;
  let last = 0;
  const stretch = (to: number): void => {
    const points = model.discrete ? to - last : Math.max(2, Math.min(steps, Math.ceil((to - last) * steps)));
    // Closer together just after a purchase, where regular customers keep their P(alive) longest and others lose it fastest.
    for (let i = x === 0 ? 0 : 1; i <= points; i += 1)
      add(i === points ? to : last + (to - last) * (model.discrete ? i / points : (i / points) ** 1.5), x, last);
  };
  for (let i = 0; i < purchases.length && purchases[i]! <= until; i += 1) {
    stretch(purchases[i]!);
    last = purchases[i]!;
    x += 1;
    add(last, x, last);
  }
  if (until > last || time.length === 0) stretch(until);
  return { time: Float64Array.from(time), alive: Float64Array.from(alive) };
}
