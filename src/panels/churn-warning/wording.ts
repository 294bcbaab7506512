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

export function featureWords(result: Known, column: FeatureColumn): FeatureWords {
  const parameters = partsOf(result, column);
  return {
    name: message(`churn-warning.feature-${column.key}`, parameters),
    meaning: message(`churn-warning.meaning-${column.key}`, {
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
      name: message(`churn-warning.feature-${column.key}`, parameters),
    });
  if (column.key === 'channel' || column.key === 'category')
    return message(`churn-warning.reason-${column.key}${value === 1 ? '' : '-not'}`, parameters);
  if (column.key === 'trend') {
    const kind = value > 0.05 ? 'rising' : value < -0.05 ? 'falling' : 'level';
    return message(`churn-warning.reason-trend-${kind}`, { value });
  }
  return message(`churn-warning.reason-${column.key}`, { ...parameters, value });
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
