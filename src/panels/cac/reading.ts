/** The sentences: what a customer costs and is worth by channel, when the cost is back, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { RULE_OF_THUMB } from '../../models/acquisition-cost.ts';
import { FUTURE_YEARS, type CacResult } from './compute.ts';
import type { CacOptions } from './options.ts';
import { paybackWord } from './terms.ts';
import type { CacView, ChannelView } from './view.ts';

/** A curve made of margin and retention, not of orders. */
const byRates = ({ curve }: ChannelView): boolean => curve !== null && curve.limit !== null;
const defined = ({ ratio }: ChannelView): boolean => Number.isFinite(ratio);

export function readingOf(view: CacView, options: CacOptions): Message[] {
  const { total, channels, other } = view;
  const says: Message[] = [];
  if (total.costFault === null)
    says.push(message('cac.reading-cac', { spend: total.spend, customers: total.customers, cac: total.cac }));
  else says.push(message(`cac.finding-${total.costFault}`, { customers: total.customers }));
  if (view.pooled < channels.length)
    says.push(
      message('cac.reading-part', {
        known: view.pooled,
        channels: channels.length,
        unknown: channels.length - view.pooled,
        customers: view.acquired - total.customers,
      }),
    );
  if (total.costFault === null && view.paidCac > total.cac + 1e-9)
    says.push(message('cac.reading-blended', { paid: view.paidCac, blended: total.cac }));
  const ranked = channels.filter(defined).sort((a, b) => b.ratio - a.ratio);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (best && worst && best !== worst)
    says.push(
      message('cac.reading-best', {
        best: best.name,
        bestRatio: best.ratio,
        worst: worst.name,
        worstRatio: worst.ratio,
      }),
    );
  const priced = channels.filter(({ cac }) => !Number.isNaN(cac)).sort((a, b) => b.cac - a.cac);
  if (priced.length > 1 && priced[0]!.cac > total.cac)
    says.push(message('cac.reading-dearest', { name: priced[0]!.name, cac: priced[0]!.cac, blended: total.cac }));
  const above = channels.filter(({ cac, clv }) => cac > clv);
  for (const { name, cac, clv } of above.slice(0, 3)) says.push(message('cac.reading-above', { name, cac, clv }));
  if (total.costFault === null && !Number.isNaN(total.clv)) {
    says.push(
      message(total.headroom >= 0 ? 'cac.reading-ceiling' : 'cac.reading-over', {
        clv: total.clv,
        customers: total.customers,
        most: total.clv * total.customers,
        headroom: Math.abs(total.headroom),
        spend: total.spend,
      }),
      message(total.ratio >= RULE_OF_THUMB ? 'cac.reading-thumb-met' : 'cac.reading-thumb-missed', {
        ratio: total.ratio,
        target: options.target,
        targetCac: total.targetCac,
      }),
    );
  }
  if (total.payback.months === 0) says.push(message('cac.reading-payback-at-once'));
  else if (total.payback.reason === null) says.push(message('cac.reading-payback', { months: total.payback.months }));
  else if (total.payback.reason !== 'no-cost') says.push(message(`cac.reading-payback-${total.payback.reason}`));
  if (other !== null)
    says.push(
      message('cac.reading-what-if', {
        cac: other.cac,
        ratio: other.ratio,
        payback: paybackWord(other),
      }),
    );
  return says;
}

/** What it does not say, and what to know of these inputs. */
export function caveatsOf({ view, unmatched, modelFault, input }: CacResult, options: CacOptions): Message[] {
  const notes: Message[] = [];
  const { channels, kind } = view;
  if (kind === 'example') notes.push(message(view.standsIn ? 'cac.note-example-data' : 'cac.note-example'));
  else if (view.standsIn) notes.push(message('cac.note-stands-in'));
  if (kind === 'orders') {
    if (input.orders?.channel === null) notes.push(message('cac.note-no-channel'));
    notes.push(message('cac.note-first-order'));
    if (unmatched.length > 0) notes.push(message('cac.note-unmatched', { names: unmatched.slice(0, 5).join(' · ') }));
  }
  const unpriced = channels.filter(({ costFault }) => costFault === 'no-spend').length;
  if (unpriced > 0)
    notes.push(
      unpriced < channels.length
        ? message('cac.note-no-spend', { count: unpriced })
        : message(
            kind === 'orders' && input.orders?.channel === null
              ? 'cac.note-no-spend-whole'
              : 'cac.note-no-spend-at-all',
          ),
    );
  const empty = channels.filter(({ costFault }) => costFault === 'no-customers');
  for (const { name, spend } of empty.slice(0, 3))
    if (spend > 0) notes.push(message('cac.note-no-customers', { name, spend }));
  if (modelFault !== null) notes.push(message('cac.note-model-fault', { reason: modelFault }));
  if (input.channels?.acquired === null) notes.push(message('cac.note-no-acquired'));
  const bare = view.facts.some(({ margin }, i) => Number.isNaN(margin) && byRates(channels[i]!));
  if (bare) notes.push(message('cac.note-default-margin', { margin: options.margin }));
  const ways = new Set(channels.map(({ how }) => how));
  if (ways.size > 1) notes.push(message('cac.note-mixed'));
  if (ways.has('formula'))
    notes.push(
      message('cac.note-formula', {
        timing: message(`cac.${options.convention}`),
        retention: options.retention / 100,
        discount: options.discount / 100,
      }),
    );
  if (ways.has('observed')) notes.push(message('cac.note-observed'));
  if (ways.has('expected'))
    notes.push(message('cac.note-expected', { years: options.horizon === null ? FUTURE_YEARS : options.horizon / 12 }));
  if (channels.some(({ valueFault }) => valueFault === 'diverges')) notes.push(message('cac.note-diverges'));
  if (channels.some(({ valueFault }) => valueFault === 'too-young')) notes.push(message('cac.note-too-young'));
  for (const { name, marginal, cac } of channels.filter((channel) => !Number.isNaN(channel.marginal)).slice(0, 2))
    notes.push(
      Number.isFinite(marginal)
        ? message('cac.note-marginal', { name, marginal, cac })
        : message('cac.note-marginal-none', { name }),
    );
  return [
    ...notes,
    message('cac.limit-thumb'),
    message('cac.limit-average'),
    message('cac.limit-spend'),
    message('cac.limit-credit'),
  ];
}
