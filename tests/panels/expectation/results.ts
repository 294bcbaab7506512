/** The expectation panel run on the answers of Half-Sugar Tea, and on hand-made ones. */

import { NO_TABLES, type Tables } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { expectationSpec } from '../../../src/panels/expectation/index.ts';
import type { ExpectationView } from '../../../src/panels/expectation/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';

export const ENGLISH = createTranslator('en', [...DICTIONARIES, expectationSpec.words]);

export interface Given {
  readonly keep?: Uint8Array | null;
}

export async function resultOf(tables: Partial<Tables>, patch: JsonObject = {}, { keep = null }: Given = {}) {
  const options = { ...initialOptions<JsonObject>(expectationSpec.options), ...patch };
  const input = expectationSpec.select({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await expectationSpec.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) throw new Error(result.error.code);
  const answer = expectationSpec.answer(result.value, options);
  return {
    answer,
    options,
    view: answer.view as ExpectationView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: expectationSpec.tabulate(result.value, options),
    marks: expectationSpec.marks(result.value),
    explain: (customer: number | null) => expectationSpec.explain(result.value, options, customer),
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
