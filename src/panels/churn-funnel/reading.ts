/** The sentences: who stands where, what is at stake, who moved, why people left, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { CHURN_STAGES, type ChurnStage } from '../../models/churn-stages.ts';
import type { ChurnFunnelResult } from './compute.ts';
import { reasonWord, stageWord, typeWord } from './describe.ts';
import { movesOf, stageOf, valueWord } from './figures.ts';
import type { ChurnFunnelView } from './view.ts';

export function readingOf(view: ChurnFunnelView): Message[] {
  const says: Message[] = [];
  const what = valueWord(view);
  for (const name of ['active', 'slipping', 'risk', 'lost', 'back'] as const satisfies readonly ChurnStage[]) {
    const stage = stageOf(view, name);
    if (!stage) continue;
    if (stage.customers === 0)
      says.push(message('churn-funnel.reading-none', { stage: stageWord(CHURN_STAGES.indexOf(name)) }));
    else
      says.push(
        message(Number.isNaN(stage.valueShare) ? 'churn-funnel.reading-stage' : 'churn-funnel.reading-stage-value', {
          stage: stageWord(CHURN_STAGES.indexOf(name)),
          meaning: message(
            `churn-funnel.meaning-${view.source === 'orders' ? `${name}-${view.by}` : `${name}-contract`}`,
            {
              a: view.limits[0],
              b: view.limits[1],
              c: view.limits[2],
              back: view.backDays,
            },
          ),
          customers: stage.customers,
          share: stage.share,
          value: stage.value,
          valueShare: stage.valueShare,
          what,
        }),
      );
  }
  const { newlyLost, recovered } = movesOf(view);
  if (view.before >= view.first)
    says.push(message('churn-funnel.reading-moves', { before: view.before, asOf: view.asOf, newlyLost, recovered }));
  says.push(...reasonsSay(view));
  return says;
}

function reasonsSay({ reasons, types }: ChurnFunnelView): Message[] {
  const said = reasons.filter(({ name }) => name !== null);
  if (said.length === 0) return [];
  const all = reasons.reduce((sum, { customers }) => sum + customers, 0);
  const first = said.find(({ name }) => name !== '') ?? said[0]!;
  const says = [
    message('churn-funnel.reading-reason', {
      reason: reasonWord(first.name),
      customers: first.customers,
      share: first.customers / all,
    }),
  ];
  const known = types.filter(({ type, customers }) => type !== 'unknown' && customers > 0);
  if (known.length > 0) {
    const most = known.reduce((a, b) => (b.customers > a.customers ? b : a));
    says.push(
      message('churn-funnel.reading-type', {
        type: typeWord(most.type),
        customers: most.customers,
        share: most.customers / all,
        advice: message(`churn-funnel.advice-${most.type}`),
      }),
    );
  }
  return says;
}

/** What it does not say, and what to know of these inputs. */
export function caveatsOf({ view, basis, input }: ChurnFunnelResult): Message[] {
  const notes: Message[] = [];
  if (input.last > view.until)
    notes.push(message('churn-funnel.caution-last-day', { last: input.last, until: view.until }));
  if (view.before < view.first)
    notes.push(message('churn-funnel.caution-before', { before: view.before, first: view.first }));
  if (view.noFuture !== null) notes.push(message('churn-funnel.caution-no-future', { reason: view.noFuture }));
  if (!view.valued) notes.push(message(`churn-funnel.caution-no-value-${view.source}`));
  if (basis.kind === 'orders') {
    let own = 0;
    const { start } = basis.purchases;
    for (let c = 0; c < basis.purchases.customers; c += 1) if (start[c + 1]! - start[c]! > 2) own += 1;
    if (view.by === 'rhythm')
      notes.push(
        message('churn-funnel.note-rhythm', {
          population: view.population,
          others: basis.purchases.buyers - own,
          n: basis.purchases.buyers,
        }),
      );
    if (view.value === 'past') notes.push(message('churn-funnel.note-past', { days: view.lookBack }));
    else notes.push(message('churn-funnel.note-future', { years: view.years }));
  } else {
    const { contracts } = basis;
    const note = (code: string, rows: number): void => {
      if (rows > 0) notes.push(message(`churn-funnel.note-${code}`, { rows }));
    };
    note('contradictory', contracts.contradictory);
    note('empty', contracts.empty);
    note('overlapping', contracts.overlapping);
    note('unpriced', contracts.unpriced);
    notes.push(message('churn-funnel.note-contract'));
    if (!view.reasoned) notes.push(message('churn-funnel.note-no-reasons'));
    else if (view.reasons.length > 0) notes.push(message('churn-funnel.note-types'));
  }
  return [
    ...notes,
    message(`churn-funnel.limit-${view.source}`),
    message('churn-funnel.limit-causes'),
    ...(view.reasons.length > 0 ? [message('churn-funnel.limit-reasons')] : []),
  ];
}
