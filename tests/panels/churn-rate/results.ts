/** The churn-rate panel run on orders or subscriptions. */

import { NO_TABLES, type Tables } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { churnRateSpec } from '../../../src/panels/churn-rate/index.ts';
import type { ChurnRateView } from '../../../src/panels/churn-rate/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';

export const ENGLISH = createTranslator('en', [...DICTIONARIES, churnRateSpec.words]);

export async function resultOf(tables: Partial<Tables>, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(churnRateSpec.options), ...patch };
  const input = churnRateSpec.select({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await churnRateSpec.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) throw new Error(result.error.code);
  const answer = churnRateSpec.answer(result.value, options);
  return {
    answer,
    options,
    view: answer.view as ChurnRateView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: churnRateSpec.tabulate(result.value, options),
    marks: churnRateSpec.marks(result.value),
    explain: (customer: number | null) => churnRateSpec.explain(result.value, options, customer),
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
