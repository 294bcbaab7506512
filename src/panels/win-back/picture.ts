/** From view and options to what the pictures draw while a budget is dragged. Pure. */

import type { BudgetInput } from '../../charts/budget.ts';
import { curveAt } from '../../charts/parts/curve.ts';
import { affordable } from '../../models/win-back.ts';
import type { WinBackOptions } from './options.ts';
import type { WinBackView } from './view.ts';

export interface BudgetInForce {
  readonly input: BudgetInput;
  /** tries the budget pays for and that are worth it */
  readonly tried: number;
  readonly spend: number;
  readonly expected: number;
}

/** The budget as it stands in the options: it shows at once, the engine's answer follows. */
export function budgetInForce(
  view: WinBackView,
  { budget, cost }: Pick<WinBackOptions, 'budget' | 'cost'>,
): BudgetInForce {
  // Another cost makes another ranking: until it comes, the last one is drawn as it was.
  const limit = cost === view.cost ? budget : view.budget;
  const tried = affordable(view.worth, view.cost, limit);
  return {
    input: {
      bars: view.bars.map(({ from, to, expected }) => ({ from, to, value: expected })),
      count: view.shown,
      rest: view.shown < view.lost,
      cost: view.cost,
      budget: limit === null || !(view.cost > 0) ? tried : Math.min(view.shown, limit / view.cost),
      worth: view.worth,
      curve: view.curve,
    },
    tried,
    spend: tried * view.cost,
    expected: curveAt(tried, { x: view.curve.count, y: view.curve.gain }),
  };
}

/** What a moved line writes: whole tries in money. Tries that cost nothing have no budget. */
export function movedBudget(tries: number, { cost }: Pick<WinBackView, 'cost'>): Partial<WinBackOptions> {
  return cost > 0 ? { budget: Number((tries * cost).toFixed(2)) } : {};
}
