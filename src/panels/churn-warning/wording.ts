/** Features in words: what a column is called, what it measures, and what its value says of a customer. */

import { textAt } from '../../data/dictionary.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { WORTH_DAYS, type FeatureColumn } from '../../models/churn-features.ts';
import type { ChurnWarningResult } from './compute.ts';

export interface FeatureWords {
  readonly name: Message;
  readonly meaning: Message;
}

type Known = Pick<ChurnWarningResult, 'input' | 'observed' | 'plan'>;

/** Keys whose words speak of purchases, and of events where the data are events. */
const OF_EVENTS: ReadonlySet<string> = new Set([
  'feature-frequency',
  'meaning-recency',
  'meaning-frequency',
  'meaning-tenure',
  'meaning-interval-mean',
  'meaning-interval-sd',
  'meaning-weekend',
  'reason-frequency',
  'reason-trend-rising',
  'reason-trend-falling',
  'reason-trend-level',
]);

function codeOf({ input: { table } }: Known, key: string): string {
  return `churn-warning.${key}${table.kind === 'events' && OF_EVENTS.has(key) ? '-events' : ''}`;
}

export function featureWords(result: Known, column: FeatureColumn): FeatureWords {
  const parameters = partsOf(result, column);
  return {
    name: message(codeOf(result, `feature-${column.key}`), parameters),
    meaning: message(codeOf(result, `meaning-${column.key}`), {
      ...parameters,
      days: column.days > 0 ? column.days : (result.plan?.feature ?? WORTH_DAYS),
    }),
  };
}

/** What a value says of one customer, `silent 3.2 × the own interval`. */
export function reasonWords(result: Known, column: FeatureColumn, value: number): Message {
  const parameters = partsOf(result, column);
  if (Number.isNaN(value))
    return message('churn-warning.reason-unknown', {
      name: message(codeOf(result, `feature-${column.key}`), parameters),
    });
  if (column.key === 'channel' || column.key === 'category')
    return message(`churn-warning.reason-${column.key}${value === 1 ? '' : '-not'}`, parameters);
  if (column.key === 'trend') {
    const kind = value > 0.05 ? 'rising' : value < -0.05 ? 'falling' : 'level';
    return message(codeOf(result, `reason-trend-${kind}`), { value });
  }
  return message(codeOf(result, `reason-${column.key}`), { ...parameters, value });
}

function partsOf({ input: { table }, observed }: Known, { key, code, attribute, days }: FeatureColumn) {
  const own = attribute >= 0 ? observed.attributes[attribute]! : null;
  const dictionary =
    key === 'channel' && table.kind === 'orders'
      ? table.channel?.dictionary
      : key === 'event' && table.kind === 'events'
        ? table.event.dictionary
        : own?.column.kind === 'text'
          ? own.column.dictionary
          : undefined;
  return {
    ...(own ? { label: own.label } : {}),
    ...(code >= 0 && dictionary ? { of: textAt(dictionary, code) } : {}),
    ...(days > 0 ? { days } : {}),
  };
}
