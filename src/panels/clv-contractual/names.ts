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

/** Value of a new customer, the first payment now; and of one with so many renewals, just before the next. */
export function valuesOf(view: ClvContractualView, curve = chosenOf(view)): { fresh: number; renewed: number } {
  return { fresh: view.payment * curve.lifetime, renewed: view.payment * curve.residual[view.renewals]! };
}
