/** Hand-made tables of spells, and the panel run on them. */

import { existsSync, readFileSync } from 'node:fs';
import { generateTeaBox } from '../../../datasets/tea-box/generate.ts';
import type { Column } from '../../../src/data/columns.ts';
import { NO_TABLES, type Durations, type Subscriptions, type Tables } from '../../../src/data/tables.ts';
import type { Attribute } from '../../../src/data/universe.ts';
import { dayFromIso, MISSING_DAY } from '../../../src/lib/days.ts';
import { computeSurvival, selectSurvival, type SurvivalResult } from '../../../src/panels/survival/compute.ts';
import { SURVIVAL_OPTIONS, type SurvivalOptions } from '../../../src/panels/survival/options.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { encode } from '../orders.ts';

export const INITIAL = initialOptions<SurvivalOptions>(SURVIVAL_OPTIONS);

export const JOB = { pause: () => Promise.resolve(), progress: () => {} };

/** Columns c0, c1 … in the order given; numbers where all texts are numbers or empty. */
export function attributesFrom(columns: Readonly<Record<string, readonly string[]>>): Attribute[] {
  return Object.entries(columns).map(([label, texts], i) => ({ id: `c${i}`, label, column: columnFrom(texts) }));
}

function columnFrom(texts: readonly string[]): Column {
  if (texts.every((text) => text === '' || Number.isFinite(Number(text))))
    return {
      kind: 'number',
      values: Float64Array.from(texts, (text) => (text === '' ? NaN : Number(text))),
      decimals: 0,
    };
  const { codes, dictionary } = encode(texts);
  return { kind: 'text', codes, dictionary };
}

export type DurationRow = readonly [time: number, ended: 0 | 1, reason?: string];

export function durationsFrom(
  rows: readonly DurationRow[],
  columns: Readonly<Record<string, readonly string[]>> = {},
): Durations {
  const names = encode(rows.map((_, i) => `p${i}`));
  return {
    kind: 'durations',
    rows: rows.length,
    customers: rows.length,
    customerCodes: Uint32Array.from(rows, (_, i) => i + 1),
    customerNames: names.dictionary,
    customer: Uint32Array.from(rows, (_, i) => i),
    duration: Float64Array.from(rows, ([time]) => time),
    ended: Uint8Array.from(rows, ([, ended]) => ended),
    entry: null,
    reason: rows.some(([, , reason]) => reason !== undefined) ? encode(rows.map(([, , reason]) => reason ?? '')) : null,
    fee: null,
    currency: null,
    attributes: attributesFrom(columns),
    sourceRow: null,
  };
}

export type SubscriptionRow = readonly [customer: string, start: string, end: string | null, reason?: string];

export function subscriptionsFrom(
  rows: readonly SubscriptionRow[],
  lastDay: string,
  columns: Readonly<Record<string, readonly string[]>> = {},
): Subscriptions {
  const names = encode(rows.map(([customer]) => customer));
  const size = names.dictionary.offsets.length - 2;
  return {
    kind: 'subscriptions',
    rows: rows.length,
    customers: size,
    customerCodes: Uint32Array.from({ length: size }, (_, i) => i + 1),
    customerNames: names.dictionary,
    customer: Uint32Array.from(names.codes, (code) => code - 1),
    start: Int32Array.from(rows, ([, start]) => dayFromIso(start)!),
    end: Int32Array.from(rows, ([, , end]) => (end === null ? MISSING_DAY : dayFromIso(end)!)),
    lastDay: dayFromIso(lastDay)!,
    fee: null,
    reason: rows.some(([, , , reason]) => reason !== undefined)
      ? encode(rows.map(([, , , reason]) => reason ?? ''))
      : null,
    currency: null,
    attributes: attributesFrom(columns),
    sourceRow: null,
  };
}

/** The bundled tea box: columns c0 plan, c1 channel, c2 age, c3 city, c4 fee. */
export function teaBox(): Subscriptions {
  const lines = new TextDecoder()
    .decode(generateTeaBox({ flaws: false }))
    .trimEnd()
    .split('\n')
    .slice(1);
  const rows = lines.map((line) => line.split(','));
  return subscriptionsFrom(
    rows.map(([, customer, start, end, , , , , , reason]) => [customer!, start!, end === '' ? null : end!, reason!]),
    '2025-12-31',
    {
      套餐: rows.map((cells) => cells[4]!),
      渠道: rows.map((cells) => cells[6]!),
      年龄段: rows.map((cells) => cells[7]!),
      城市: rows.map((cells) => cells[8]!),
      月费: rows.map((cells) => cells[5]!),
    },
  );
}

const SHARED = new URL('../../../../shared/data/survival/', import.meta.url);
export const HAS_SHARED = existsSync(new URL('rossi.csv', SHARED));

/** A file of lifelines as durations; its other columns in their order. */
export function sharedDurations(file: string, time: string, ended: string): Durations {
  const [head, ...lines] = readFileSync(new URL(file, SHARED), 'utf8').trim().split(/\r?\n/);
  const names = head!.split(',');
  const cells = lines.map((line) => line.split(','));
  const at = (name: string): string[] => cells.map((row) => row[names.indexOf(name)]!);
  return durationsFrom(
    at(time).map((value, i) => [Number(value), Number(at(ended)[i]) === 1 ? 1 : 0]),
    Object.fromEntries(names.filter((name) => name !== time && name !== ended).map((name) => [name, at(name)])),
  );
}

export async function outcomeOf(
  patch: Partial<SurvivalOptions>,
  tables: Partial<Tables>,
  keep: Uint8Array | null = null,
): Promise<SurvivalResult | string> {
  const options = { ...INITIAL, ...patch };
  const input = selectSurvival({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) return input.error.code;
  const result = await computeSurvival(input.value, options, JOB);
  return result.ok ? result.value : result.error.code;
}

export async function resultOf(
  patch: Partial<SurvivalOptions>,
  tables: Partial<Tables>,
  keep: Uint8Array | null = null,
): Promise<SurvivalResult> {
  const result = await outcomeOf(patch, tables, keep);
  if (typeof result === 'string') throw new Error(result);
  return result;
}
