/** Surveys made by hand, and panels computed and drawn from them. */

import { codesOf, dictionaryOf } from './dictionaries.ts';
import { NO_TABLES, type AnswerScale, type Question, type Survey } from '../../../src/data/tables.ts';
import type { Attribute } from '../../../src/data/universe.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { KanoResult } from '../../../src/panels/kano/compute.ts';
import { computeKano, selectKano } from '../../../src/panels/kano/compute.ts';
import { kanoSpec } from '../../../src/panels/kano/index.ts';
import { KANO_OPTIONS, type KanoOptions } from '../../../src/panels/kano/options.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import type { Drawing } from '../draw.ts';

export const KANO: AnswerScale = { minimum: 1, maximum: 5, words: 'kano' };
export const FIVE: AnswerScale = { minimum: 1, maximum: 5, words: 'number' };

export const JOB = { pause: () => Promise.resolve(), progress: () => {} };

/** A pair of answers that falls into each class, like … dislike counted from 1. */
export const ANSWERS = { M: [2, 5], O: [1, 5], A: [1, 3], I: [3, 3], R: [5, 1], Q: [1, 1] } as const;
export type Letter = keyof typeof ANSWERS;

export interface Asked {
  readonly label: string;
  readonly values: readonly number[];
  readonly scale?: AnswerScale;
}

/** Columns are numbered from c1, after those of persons. */
export function surveyOf(
  asked: readonly Asked[],
  more: {
    readonly who?: readonly string[];
    readonly day?: readonly number[];
    readonly groups?: Readonly<Record<string, readonly string[]>>;
  } = {},
): Survey {
  const rows = asked[0]?.values.length ?? 0;
  const who = more.who ?? Array.from({ length: rows }, (_, i) => `p${i}`);
  const names = [...new Set(who)];
  const questions = asked.map(({ label, values, scale = KANO }, i): Question => ({
    id: `c${i + 1}`,
    label,
    values: Float64Array.from(values),
    scale,
  }));
  const groups = Object.entries(more.groups ?? {}).map(([label, texts], i): Attribute => {
    const distinct = [...new Set(texts)];
    return {
      id: `c${100 + i}`,
      label,
      column: { kind: 'text', codes: codesOf(texts, distinct), dictionary: dictionaryOf(distinct) },
    };
  });
  return {
    kind: 'survey',
    rows,
    customers: names.length,
    customer: Uint32Array.from(who, (name) => names.indexOf(name)),
    customerCodes: Uint32Array.from(names, (_, i) => i + 1),
    customerNames: dictionaryOf(names),
    day: more.day ? Int32Array.from(more.day) : null,
    questions,
    attributes: [
      ...questions.map(({ id, label, values }): Attribute => ({
        id,
        label,
        column: { kind: 'number', values, decimals: 0 },
      })),
      ...groups,
    ],
    sourceRow: null,
  };
}

/** Both questions of a feature about whom so many people of each class answered. */
export function feature(name: string, counts: Partial<Record<Letter, number>>): Asked[] {
  const pairs = Object.entries(counts).flatMap(([letter, count]) =>
    Array.from({ length: count }, () => ANSWERS[letter as Letter]),
  );
  return [
    { label: `有${name}`, values: pairs.map(([f]) => f) },
    { label: `没有${name}`, values: pairs.map(([, d]) => d) },
  ];
}

export function optionsOf(patch: Partial<KanoOptions> = {}): KanoOptions {
  return { ...initialOptions(KANO_OPTIONS), ...patch };
}

export async function kano(
  survey: Survey,
  patch: Partial<KanoOptions> = {},
  keep: Uint8Array | null = null,
): Promise<KanoResult> {
  const options = optionsOf(patch);
  const input = selectKano({ ...NO_TABLES, survey }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await computeKano(input.value, options, JOB);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export async function drawingOf(survey: Survey, patch: Partial<KanoOptions> = {}): Promise<Drawing> {
  const options = optionsOf(patch);
  const result = await kano(survey, patch);
  return {
    view: kanoSpec.answer(result, options as unknown as JsonObject).view,
    marks: kanoSpec.marks(result),
    options: options as unknown as JsonObject,
  };
}
