/** Words and figures that answer, reading, tables and formula share. */

import { message, type Message } from '../../lib/outcome.ts';
import type { ClvContractualView, CurveView } from './view.ts';

/** The curve that says what a customer is worth. */
export function chosenOf({ curves, model }: ClvContractualView): CurveView {
  return curves.find((curve) => curve?.id === model)!;
}

/** `year`, `quarter` or `month` as a word. */
export function unitOf({ unit }: Pick<ClvContractualView, 'unit'>): Message {
  return message(`clv-contractual.${unit}`);
}

/** The same word as it is counted. */
export function countedUnit({ unit }: Pick<ClvContractualView, 'unit'>): Message {
  return message(`clv-contractual.counted-${unit}`);
}

export function modelName(id: string): Message {
  return message(`clv-contractual.${id}`);
}

/** Retention after the first period and after the last one observed: counted where it was counted, else by the model. */
export function retentionSeen(view: ClvContractualView): { first: number; later: number; period: number } {
  const { retention } = chosenOf(view);
  const period = Math.min(view.periods, retention.length - 1);
  const at = (t: number): number => (Number.isFinite(view.retention[t]) ? view.retention[t]! : retention[t]!);
  return { first: at(1), later: at(period), period };
}

/** A smaller AIC by this much is a clear one. */
const CLEAR = 2;

/** c of the beta-discrete-Weibull where it describes the losses clearly better than constant chances do; `null` elsewhere. */
export function changingChance({ curves: [sbg, bdw] }: Pick<ClvContractualView, 'curves'>): number | null {
  return sbg && bdw && bdw.aic < sbg.aic - CLEAR ? (bdw.parameters[2]?.estimate ?? null) : null;
}

/** Value of a new customer, the first payment now; and of one with so many renewals, just before the next. */
export function valuesOf(view: ClvContractualView, curve = chosenOf(view)): { fresh: number; renewed: number } {
  return { fresh: view.payment * curve.lifetime, renewed: view.payment * curve.residual[view.renewals]! };
}
