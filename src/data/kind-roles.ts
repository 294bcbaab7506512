/** Which roles belong to each kind of table, and which it cannot do without. */

import type { Role } from './report.ts';
import type { TableKind } from './tables.ts';

/** Roles of each kind, in the order of the card. */
export const ROLES_OF: Readonly<Record<TableKind, readonly Role[]>> = {
  orders: ['customer', 'order', 'time', 'amount', 'quantity', 'unit-price', 'product', 'category', 'cost', 'channel'],
  customers: ['customer'],
  'customer-summary': ['customer', 'frequency', 'recency', 'age', 'mean-spend', 'count'],
  'rfm-summary': [
    'customer',
    'last-purchase',
    'days-since',
    'purchases',
    'money',
    'mean-spend',
    'score-r',
    'score-f',
    'score-m',
  ],
  complaints: [
    'customer',
    'time',
    'reason',
    'category',
    'channel',
    'order',
    'resolved',
    'resolved-at',
    'response-time',
    'resolution-time',
    'recovery',
    'compensation',
  ],
  subscriptions: ['customer', 'start', 'end', 'fee', 'reason'],
  events: ['customer', 'time', 'event', 'amount'],
  durations: ['customer', 'duration', 'ended', 'entry', 'reason', 'fee'],
  survey: ['customer', 'time'],
  comparisons: ['customer', 'first', 'second', 'ratio', 'count'],
  retention: ['cohort', 'period', 'retained'],
  channels: ['channel', 'spend', 'acquired'],
};

/** Roles without which no row of the kind can be used. */
export const NEEDED_ROLES: Readonly<Record<TableKind, readonly Role[]>> = {
  orders: ['customer', 'time'],
  customers: ['customer'],
  'customer-summary': ['frequency', 'recency', 'age'],
  'rfm-summary': [],
  complaints: ['time'],
  subscriptions: ['customer', 'start'],
  events: ['customer', 'time', 'event'],
  durations: ['duration', 'ended'],
  survey: [],
  comparisons: ['first', 'second'],
  retention: ['period', 'retained'],
  channels: ['channel', 'spend'],
};
