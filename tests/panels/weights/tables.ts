/** Surveys of criteria and lists of comparisons, made by hand. */

import { dictionaryOf } from '../../../src/data/dictionary.ts';
import { NO_TABLES, type Comparisons, type Survey, type Tables } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import type { WeightsOptions } from '../../../src/panels/weights/options.ts';
import type { WeightsResult } from '../../../src/panels/weights/compute.ts';
import { weightsSpec } from '../../../src/panels/weights/index.ts';
import type { WeightsView } from '../../../src/panels/weights/view.ts';

export const NOBODY: Tables = NO_TABLES;

function universe(names: readonly string[]) {
  const distinct = [...new Set(names)];
  const { codes, dictionary } = dictionaryOf(distinct);
  return {
    customers: distinct.length,
    customerCodes: Uint32Array.from(codes),
    customerNames: dictionary,
    customer: Uint32Array.from(names, (name) => distinct.indexOf(name)),
  };
}

/** @param rows who, in which round (`null`: the file does not tell), what they gave each criterion */
export function surveyOf(
  criteria: readonly string[],
  rows: readonly (readonly [who: string, round: number | null, points: readonly number[]])[],
): Tables {
  const { customer, ...persons } = universe(rows.map(([who]) => who));
  const columns = criteria.map((label, i) => ({
    id: `c${i + 2}`,
    label,
    values: Float64Array.from(rows, ([, , points]) => points[i]!),
  }));
  const survey: Survey = {
    kind: 'survey',
    ...persons,
    customer,
    rows: rows.length,
    day: null,
    questions: columns.map((column) => ({ ...column, scale: { minimum: 0, maximum: 100, words: 'number' } })),
    attributes: [
      ...(rows[0]?.[1] === null
        ? []
        : [
            {
              id: 'c1',
              label: '轮次',
              column: { kind: 'number' as const, values: Float64Array.from(rows, ([, round]) => round!), decimals: 0 },
            },
          ]),
      ...columns.map(({ id, label, values }) => ({
        id,
        label,
        column: { kind: 'number' as const, values, decimals: 0 },
      })),
    ],
    sourceRow: null,
  };
  return { ...NO_TABLES, survey };
}

/** @param rows judge, first, second, ratio (`null`: the first is just preferred), how often */
export function comparisonsOf(
  rows: readonly (readonly [judge: string, first: string, second: string, ratio?: number | null, count?: number])[],
): Tables {
  const { customer, ...persons } = universe(rows.map(([judge]) => judge));
  const key = (names: readonly string[]) => {
    const { codes, dictionary } = dictionaryOf(names);
    return { codes, dictionary };
  };
  const graded = rows.some((row) => row[3] !== undefined && row[3] !== null);
  const comparisons: Comparisons = {
    kind: 'comparisons',
    ...persons,
    customer,
    rows: rows.length,
    first: key(rows.map((row) => row[1])),
    second: key(rows.map((row) => row[2])),
    ratio: graded ? Float64Array.from(rows, (row) => row[3] ?? NaN) : null,
    count: rows.some((row) => row[4] !== undefined) ? Float64Array.from(rows, (row) => row[4] ?? 1) : null,
    attributes: [],
    sourceRow: null,
  };
  return { ...NO_TABLES, comparisons };
}

export async function weigh(tables: Tables, patch: Partial<WeightsOptions> = {}, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<WeightsOptions>(weightsSpec.options as never), ...patch };
  const json = options as unknown as JsonObject;
  const input = weightsSpec.select(tables, json, { keep });
  if (!input.ok) return input;
  const result = await weightsSpec.compute(input.value, json, { pause: () => Promise.resolve(), progress: () => {} });
  if (!result.ok) return result;
  const answer = weightsSpec.answer(result.value, json);
  return {
    ok: true as const,
    options,
    json,
    result: result.value as WeightsResult,
    answer,
    view: answer.view as WeightsView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: weightsSpec.tabulate(result.value, json),
    marks: weightsSpec.marks(result.value),
  };
}

export async function weighed(tables: Tables, patch: Partial<WeightsOptions> = {}, keep: Uint8Array | null = null) {
  const found = await weigh(tables, patch, keep);
  if (!found.ok) throw new Error(found.error.code);
  return found;
}
