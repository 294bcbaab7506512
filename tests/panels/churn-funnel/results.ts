/** The churn-funnel panel run on orders or subscriptions. */

import { NO_TABLES, type Subscriptions, type Tables } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { churnFunnelSpec } from '../../../src/panels/churn-funnel/index.ts';
import type { ChurnFunnelView } from '../../../src/panels/churn-funnel/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { subscriptionsFrom, type SubscriptionRow } from '../clv-contractual/subscriptions.ts';
import { encode } from '../orders.ts';

export const ENGLISH = createTranslator('en', [...DICTIONARIES, churnFunnelSpec.words]);

export async function resultOf(tables: Partial<Tables>, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(churnFunnelSpec.options), ...patch };
  const input = churnFunnelSpec.select({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await churnFunnelSpec.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) throw new Error(result.error.code);
  const answer = churnFunnelSpec.answer(result.value, options);
  return {
    answer,
    options,
    view: answer.view as ChurnFunnelView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: churnFunnelSpec.tabulate(result.value, options),
    marks: churnFunnelSpec.marks(result.value),
    explain: (customer: number | null) => churnFunnelSpec.explain(result.value, options, customer),
    reading: answer.reading.map((line) => ENGLISH.message(line)).join('\n'),
    finding: ENGLISH.message(answer.finding),
  };
}

export async function codeOf(tables: Partial<Tables>, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  try {
    await resultOf(tables, patch, keep);
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Subscriptions whose rows say why they ended; '' where nothing was said. */
export function withReasons(
  rows: readonly (readonly [...SubscriptionRow, reason: string])[],
  lastDay: string,
): Subscriptions {
  const plain = rows.map(([customer, start, end, fee]): SubscriptionRow => [customer, start, end, fee as number]);
  return { ...subscriptionsFrom(plain, lastDay), reason: encode(rows.map((row) => String(row.at(-1)))) };
}
