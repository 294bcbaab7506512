/** Numbers read off the view, and what its money is called. */

import { message, type Message } from '../../lib/outcome.ts';
import { CHURN_STAGES, NOT_YET, type ChurnStage } from '../../models/churn-stages.ts';
import type { ChurnFunnelView, StageView } from './view.ts';

export function stageOf(view: ChurnFunnelView, stage: ChurnStage): StageView | undefined {
  return view.stages.find((each) => each.stage === stage);
}

export function valueWord({ value, lookBack, years }: Pick<ChurnFunnelView, 'value' | 'lookBack' | 'years'>): Message {
  return message(`churn-funnel.of-${value}`, { days: lookBack, years });
}

/** Customers who were not lost and now are, and those who were and are not. */
export function movesOf({ flows }: Pick<ChurnFunnelView, 'flows'>): {
  readonly newlyLost: number;
  readonly recovered: number;
} {
  const width = CHURN_STAGES.length;
  const LOST = CHURN_STAGES.indexOf('lost');
  let [newlyLost, recovered] = [0, 0];
  for (let from = 0; from <= NOT_YET; from += 1)
    for (let to = 0; to < width; to += 1) {
      const count = flows.counts[from * width + to]!;
      if (to === LOST && from !== LOST && from !== NOT_YET) newlyLost += count;
      if (from === LOST && to !== LOST) recovered += count;
    }
  return { newlyLost, recovered };
}
