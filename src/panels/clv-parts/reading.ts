/** The sentences: what each part is, which one leads, who brings it, and what the sums rest on. */

import { message, type Message } from '../../lib/outcome.ts';
import { assumptionsOf, cautionsOf } from '../value-sentences.ts';
import type { ClvPartsResult } from './compute.ts';
import type { ClvPartsOptions } from './options.ts';
import { LEADING, sumOf, type ClvPartsView } from './view.ts';

export function readingOf(view: ClvPartsView, { basis }: ClvPartsResult, options: ClvPartsOptions): Message[] {
  const { amounts, total, customers } = view;
  const [historical, current, crossBuy, referral] = amounts;
  const potential = crossBuy + referral;
  if (basis === null)
    return [
      message('clv-parts.reading-sum', { historical, current, potential, total }),
      message('clv-parts.reading-what'),
      ...(historical < 0 ? [message('clv-parts.reading-negative-one', { historical })] : []),
      message('clv-parts.reading-spend', { most: Math.max(0, current + potential) }),
    ];
  const leader = view.leading.indexOf(Math.max(...view.leading));
  const says = [
    message('clv-parts.reading-sum', { historical, current, potential, total }),
    message('clv-parts.reading-what'),
    ...assumptionsOf(basis, options),
    message('clv-parts.reading-leading', {
      part: message(`clv-parts.leading-${LEADING[leader]!}`),
      count: view.leading[leader]!,
      share: view.leading[leader]! / customers,
    }),
  ];
  const tenth = Math.max(1, Math.round(customers / 10));
  const highest = topSum(view, tenth);
  if (customers >= 10 && total > 0 && highest !== null)
    says.push(message('clv-parts.reading-top', { count: tenth, share: highest / total }));
  if (view.negative > 0) says.push(message('clv-parts.reading-negative', { count: view.negative }));
  return says;
}

export function caveatsOf(view: ClvPartsView, { basis }: ClvPartsResult, options: ClvPartsOptions): Message[] {
  if (basis === null)
    return [
      ...(view.standsIn ? [message('clv-parts.caution-stands-in')] : []),
      message('clv-parts.limit-typed'),
      message('parts.limit-cause'),
    ];
  const notes: Message[] = [];
  if (options.groups !== view.groupsBy)
    notes.push(message('clv-parts.caution-groups', { asked: message(`clv-parts.groups-${options.groups}`) }));
  return [...notes, ...cautionsOf(basis, options), message('clv-parts.limit-sunk')];
}

/** Money of the `count` highest customers; `null` where bars do not tell. */
function topSum({ bars }: ClvPartsView, count: number): number | null {
  let [sum, left] = [0, count];
  for (const bar of bars) {
    if (left <= 0) break;
    const taken = Math.min(left, bar.customers);
    sum += (sumOf(bar.amounts) * taken) / bar.customers;
    left -= taken;
  }
  return left > 0 ? null : sum;
}
