/** The sentences: what the quadrants are, what to do with each, where the budget goes beyond what it can bring. */

import { message, type Message } from '../../lib/outcome.ts';
import { assumptionsOf, cautionsOf } from '../value-sentences.ts';
import type { ClvMatrixResult } from './compute.ts';
import { QUADRANTS, type ClvMatrixOptions } from './options.ts';

export function readingOf({ view, basis }: ClvMatrixResult, options: ClvMatrixOptions): Message[] {
  const says = [message('clv-matrix.reading-cuts', { x: view.cuts.x, y: view.cuts.y })];
  QUADRANTS.forEach((key, q) => {
    const { customers, customerShare, currentShare, potentialShare } = view.quadrants[q]!;
    if (customers === 0) return;
    says.push(
      Number.isNaN(currentShare) || Number.isNaN(potentialShare)
        ? message(`clv-matrix.reading-${key}-few`, { customers, share: customerShare })
        : message(`clv-matrix.reading-${key}`, {
            customers,
            share: customerShare,
            current: currentShare,
            potential: potentialShare,
          }),
    );
  });
  if (view.budget > 0) {
    const over = view.budget - view.within;
    says.push(
      over > view.budget * 1e-9
        ? message('clv-matrix.reading-over', { budget: view.budget, within: view.within, over, cap: options.cap / 100 })
        : message('clv-matrix.reading-within', { budget: view.budget, cap: options.cap / 100 }),
    );
  }
  return [...says, ...assumptionsOf(basis, options)];
}

export function caveatsOf({ view, basis }: ClvMatrixResult, options: ClvMatrixOptions): Message[] {
  const notes: Message[] = [];
  if (view.flat) notes.push(message('clv-matrix.caution-flat'));
  if (basis.crossBuyBy === 'uplift') notes.push(message('clv-matrix.caution-uplift'));
  return [
    ...notes,
    ...cautionsOf(basis, options),
    message('clv-matrix.limit-cuts'),
    message('clv-matrix.limit-names'),
    message('clv-matrix.limit-budget'),
  ];
}
