/** The net-promoter panel run on the answers of Half-Sugar Tea, and on hand-made ones. */

import { NO_TABLES, type Tables } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { OtherTables } from '../../../src/panels/contract.ts';
import { npsSpec } from '../../../src/panels/nps/index.ts';
import type { NpsView } from '../../../src/panels/nps/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';

export const ENGLISH = createTranslator('en', [...DICTIONARIES, npsSpec.words]);

export interface Given {
  readonly keep?: Uint8Array | null;
  readonly orders?: OtherTables;
}

export async function resultOf(tables: Partial<Tables>, patch: JsonObject = {}, { keep = null, orders }: Given = {}) {
  const options = { ...initialOptions<JsonObject>(npsSpec.options), ...patch };
  const input = npsSpec.select({ ...NO_TABLES, ...tables }, options, {
    keep,
    ...(orders ? { others: { orders } } : {}),
  });
  if (!input.ok) throw new Error(input.error.code);
  const result = await npsSpec.compute(input.value, options, { pause: () => Promise.resolve(), progress: () => {} });
  if (!result.ok) throw new Error(result.error.code);
  const answer = npsSpec.answer(result.value, options);
  return {
    answer,
    options,
    view: answer.view as NpsView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: npsSpec.tabulate(result.value, options),
    marks: npsSpec.marks(result.value),
    explain: (customer: number | null) => npsSpec.explain(result.value, options, customer),
    reading: answer.reading.map((line) => ENGLISH.message(line)).join('\n'),
    finding: ENGLISH.message(answer.finding),
  };
}

export async function codeOf(tables: Partial<Tables>, patch: JsonObject = {}, given: Given = {}): Promise<string> {
  try {
    await resultOf(tables, patch, given);
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
}
