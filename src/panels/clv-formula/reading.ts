/** The sentences: what the number means, why the conventions differ, when and at which retention it pays, what the formula does not see. */

import { message, type Message } from '../../lib/outcome.ts';
import { breakEvenRetention, clvElasticities, firstPeriod } from '../../models/clv-formula.ts';
import type { ClvFormulaResult } from './compute.ts';
import type { ClvFormulaOptions } from './options.ts';
import type { ClvFormulaView } from './view.ts';

export function readingOf(view: ClvFormulaView): Message[] {
  const { now, cost, period } = view;
  const { terms, clv, byTiming, breakEven } = now;
  const unit = message(`clv-formula.${period}`);
  const margin = terms.margins?.[0] ?? terms.margin;
  const timing = message(`clv-formula.${terms.timing}`);
  const [once, after, end] = [byTiming['at-once'], byTiming['after-period'], byTiming['certain-end']];
  const says: Message[] = [
    message('clv-formula.reading-worth', { clv, timing, multiple: now.multiple, margin, unit }),
    message('clv-formula.reading-conventions', { once, after, end, unit }),
  ];
  // The neat differences hold without end, without growth and with one retention.
  const plain = terms.horizon === null && terms.growth === 0 && !terms.retentions && !terms.margins;
  if (plain) says.push(message('clv-formula.reading-why', { margin, unit, ...rates(view) }));
  else says.push(message('clv-formula.reading-why-general', { unit }));
  if (cost > 0) {
    const times = clv / cost;
    says.push(
      Number.isNaN(breakEven)
        ? message('clv-formula.reading-never', { clv, cost })
        : message(breakEven === 0 ? 'clv-formula.reading-pays-at-once' : 'clv-formula.reading-pays', {
            cost,
            times,
            ...paidAt(view),
          }),
    );
    const least = breakEvenRetention(terms, cost);
    if (!terms.retentions)
      says.push(
        Number.isNaN(least)
          ? message('clv-formula.reading-least-none', { cost })
          : least === 0
            ? message('clv-formula.reading-least-zero', { cost })
            : message('clv-formula.reading-least', { cost, least, retention: terms.retention }),
      );
  }
  const elasticity = clvElasticities(terms);
  if (clv > 0)
    says.push(
      message('clv-formula.reading-levers', { retention: elasticity.retention, discount: elasticity.discount }),
    );
  if (view.other !== null) says.push(whatIf(view, view.other.clv - clv));
  return says;
}

/** Break-even: its t, how long that is, and which of the margins it is; under “at once” the first margin is that of t = 0. */
export function paidAt({ now, period }: ClvFormulaView): { period: number; span: Message; nth: number } {
  const t = now.breakEven;
  return {
    period: t,
    span: message(`clv-formula.span-${period}`, { count: t }),
    nth: t - firstPeriod(now.terms.timing) + 1,
  };
}

/** What it does not say, and what to know of these inputs. */
export function caveatsOf({ view, otherFault }: ClvFormulaResult, options: ClvFormulaOptions): Message[] {
  const { now, measured, period } = view;
  const { terms } = now;
  const unit = message(`clv-formula.${period}`);
  const notes: Message[] = [];
  if (options.discountUnit !== options.period)
    notes.push(
      message('clv-formula.note-converted', {
        given: options.discount / 100,
        givenUnit: message(`clv-formula.a-${options.discountUnit}`),
        discount: terms.discount,
        unit: message(`clv-formula.a-${period}`),
      }),
    );
  if (measured !== null)
    notes.push(
      message('clv-formula.note-measured', {
        unit,
        stayed: measured.stayed,
        asked: measured.asked,
        retention: measured.retention,
        revenue: measured.revenue,
        active: measured.active,
        each: measured.revenuePerCustomer,
        rate: options.marginRate / 100,
      }),
      message('clv-formula.note-not-contract', { unit }),
    );
  if (options.source === 'data' && (options.retentions ?? options.margins) !== null)
    notes.push(message('clv-formula.note-lists-unused'));
  if (otherFault !== null) notes.push(message('clv-formula.note-other-fault', { reason: otherFault }));
  if (terms.horizon === null) notes.push(message('clv-formula.limit-for-ever', { unit }));
  return [
    ...notes,
    message('clv-formula.limit-constant'),
    message('clv-formula.limit-average'),
    message('clv-formula.limit-outside'),
  ];
}

function rates({ now }: ClvFormulaView): { retention: number; discount: number } {
  return { retention: now.terms.retention, discount: now.terms.discount };
}

function whatIf({ other }: ClvFormulaView, difference: number): Message {
  const clv = other!.clv;
  if (Math.abs(difference) < 0.005) return message('clv-formula.reading-other-same', { clv });
  return difference > 0
    ? message('clv-formula.reading-other-more', { clv, difference })
    : message('clv-formula.reading-other-less', { clv, difference: -difference });
}
