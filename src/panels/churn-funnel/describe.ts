/** Words for picked marks: `at risk`, `active → lost`, `left for: cheaper elsewhere`. */

import { message, type Message } from '../../lib/outcome.ts';
import { CHURN_STAGES, NOT_YET } from '../../models/churn-stages.ts';
import { LEAVING_TYPES, type LeavingType } from '../../models/leaving-reasons.ts';
import { listOf, runsOf } from '../wording.ts';
import type { ChurnFunnelOptions } from './options.ts';
import type { ChurnFunnelView } from './view.ts';

/** @param view of the result, where it is at hand: without it reasons and bars have no names */
export function describeChurnFunnel(
  set: string,
  marks: readonly number[],
  _options: ChurnFunnelOptions,
  view?: ChurnFunnelView | null,
): Message {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  if (sorted.length === 0) return message('churn-funnel.describe-none');
  const few = (code: string, words: readonly Message[]): Message =>
    words.length === 0 || words.length > 4
      ? message(`churn-funnel.describe-many-${code}`, { count: sorted.length })
      : message(`churn-funnel.describe-${code}`, { names: listOf('churn-funnel.list', words) });
  switch (set) {
    case 'stage':
      return few('stage', sorted.filter((mark) => mark < CHURN_STAGES.length).map(stageWord));
    case 'flow':
      return few('flow', sorted.map(flowWord));
    case 'type':
      return few(
        'type',
        sorted.flatMap((mark) => (LEAVING_TYPES[mark] ? [typeWord(LEAVING_TYPES[mark])] : [])),
      );
    case 'reason':
      return few(
        'reason',
        sorted.flatMap((mark) => (view?.reasons[mark] ? [reasonWord(view.reasons[mark].name)] : [])),
      );
    default:
      return few('silence', silenceWords(sorted, view ?? null));
  }
}

export function stageWord(stage: number): Message {
  return message(`churn-funnel.stage-${stage === NOT_YET ? 'none' : CHURN_STAGES[stage]!}`);
}

/** A cell of the moves in words. */
export function flowWord(cell: number): Message {
  const [from, to] = [Math.floor(cell / CHURN_STAGES.length), cell % CHURN_STAGES.length];
  if (from === to) return message('churn-funnel.flow-stayed', { stage: stageWord(to) });
  return message('churn-funnel.flow-moved', { from: stageWord(from), to: stageWord(to) });
}

export function typeWord(type: LeavingType): Message {
  return message(`churn-funnel.type-${type}`);
}

export function reasonWord(name: string | null): Message {
  if (name === null) return message('churn-funnel.reason-unsaid');
  return name === '' ? message('churn-funnel.reason-others') : message('churn-funnel.reason-name', { name });
}

function silenceWords(marks: readonly number[], view: ChurnFunnelView | null): Message[] {
  const silence = view?.silence;
  if (!view || !silence) return [];
  return runsOf(marks.filter((mark) => mark < silence.counts.length)).map(([first, last]) => {
    const { low, high } = silenceEnds(view.by, silence.edges, first, last);
    return message(
      `churn-funnel.describe-silence-${silence.belowZero && first === 0 ? 'below' : 'between'}-${view.by}`,
      { low, high },
    );
  });
}

/** Ends of a run of bars: whole days to the last day of the bar, multiples to its edge. */
export function silenceEnds(
  by: 'rhythm' | 'days',
  edges: ArrayLike<number>,
  first: number,
  last: number,
): { readonly low: number; readonly high: number } {
  const low = Number.isNaN(edges[first]!) ? 0 : edges[first]!;
  return { low, high: by === 'days' ? edges[last + 1]! - 1 : edges[last + 1]! };
}
