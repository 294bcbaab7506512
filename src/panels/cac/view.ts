/** What the pictures of the acquisition cost panel are drawn from: plain data. */

import type { Message } from '../../lib/outcome.ts';
import type { Payback, PaybackCurve } from '../../models/acquisition-cost.ts';

/** One set: the channel of each customer's first order, the channels in the order shown. Without an order log nobody has a mark. */
export const CAC_SETS = ['channel'] as const;

/** Where the numbers come from. `orders`: acquired customers by their first order, spend typed. */
export type CacKind = 'example' | 'typed' | 'channels' | 'orders';

/** Why a channel has no cost or no value. */
export type CacFault = 'no-spend' | 'no-customers' | 'no-margin' | 'too-young' | 'diverges' | 'no-model';

/** What is known of a channel whatever the rates are. NaN is unknown throughout. */
export interface ChannelFacts {
  readonly name: Message;
  readonly spend: number;
  readonly customers: number;
  /** of one customer and month, typed */
  readonly margin: number;
  /** of one customer, typed */
  readonly clv: number;
  /** margin of one acquired customer by month since the first order; `null` without an order log */
  readonly observed: PaybackCurve | null;
  /** observed so far and expected, of one customer */
  readonly expected: number;
  /** cost of one customer more, from rows of different spend */
  readonly marginal: number;
}

export type ValueSource = 'typed' | 'formula' | 'observed' | 'expected' | 'mean';

export interface ChannelView {
  readonly name: Message;
  readonly spend: number;
  readonly customers: number;
  readonly cac: number;
  readonly costFault: CacFault | null;
  readonly clv: number;
  readonly how: ValueSource;
  readonly valueFault: CacFault | null;
  /** CLV ÷ CAC; Infinity where customers came for nothing */
  readonly ratio: number;
  readonly payback: Payback;
  readonly curve: PaybackCurve | null;
  readonly marginal: number;
  /** (CLV − CAC) × customers: how much more could have been spent on those who came */
  readonly headroom: number;
  /** CAC at which CLV ÷ CAC is the target */
  readonly targetCac: number;
}

export interface CacView {
  readonly kind: CacKind;
  /** data were asked for, but there are none that tell of channels */
  readonly standsIn: boolean;
  readonly facts: readonly ChannelFacts[];
  readonly overall: ChannelFacts;
  readonly channels: readonly ChannelView[];
  /** the channels of known spend together: blended */
  readonly total: ChannelView;
  /** of channels with spend alone */
  readonly paidCac: number;
  /** all channels and one of them under the what-if; `null` where nothing is changed */
  readonly other: ChannelView | null;
  /** customers in the data and in marks */
  readonly customers: number;
  /** acquired by all channels, those of unknown spend too */
  readonly acquired: number;
  /** channels all together are made of: those whose spend is known; all where none is */
  readonly pooled: number;
}
