/** Event logs for the tests of the AARRR panel, read from text as a person's file is, and the panel computed on them. */

import { NO_TABLES, type Events, type Tables } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Message } from '../../../src/lib/outcome.ts';
import type { PanelAnswer, ResultTable } from '../../../src/panels/contract.ts';
import type { AarrrResult } from '../../../src/panels/aarrr/compute.ts';
import { aarrrSpec } from '../../../src/panels/aarrr/index.ts';
import type { AarrrView } from '../../../src/panels/aarrr/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import type { MarkSet } from '../../../src/lib/marks.ts';
import { encode } from '../orders.ts';

export type EventRow = readonly [user: string, day: number, event: string, seconds?: number, channel?: string];

export function eventsFrom(
  rows: readonly EventRow[],
  timed = rows.some(([, , , seconds]) => seconds !== undefined),
): Events {
  const names = encode(rows.map(([user]) => user));
  const size = names.dictionary.offsets.length - 2;
  const channels = encode(rows.map(([, , , , channel]) => channel ?? ''));
  return {
    kind: 'events',
    rows: rows.length,
    customers: size,
    customer: names.codes.map((code) => code - 1),
    customerCodes: Uint32Array.from({ length: size }, (_, i) => i + 1),
    customerNames: names.dictionary,
    day: Int32Array.from(rows, ([, day]) => day),
    seconds: timed ? Int32Array.from(rows, ([, , , seconds]) => seconds ?? -1) : null,
    event: encode(rows.map(([, , event]) => event)),
    amount: null,
    currency: null,
    attributes: rows.some(([, , , , channel]) => channel !== undefined)
      ? [{ id: 'c3', label: 'channel', column: { kind: 'text', ...channels } }]
      : [],
    sourceRow: null,
  };
}

export interface Computed {
  readonly result: AarrrResult;
  readonly answer: PanelAnswer<AarrrView>;
  readonly view: AarrrView;
  readonly marks: Readonly<Record<string, MarkSet>>;
  readonly tables: readonly ResultTable[];
  readonly options: JsonObject;
  /** codes of all messages of the reading */
  readonly said: readonly string[];
}

export async function computeAarrr(
  table: Pick<Tables, 'events'> | Pick<Tables, 'orders'>,
  patch: JsonObject = {},
  keep: Uint8Array | null = null,
): Promise<Computed> {
  const options = { ...initialOptions<JsonObject>(aarrrSpec.options), ...patch };
  const input = aarrrSpec.select({ ...NO_TABLES, ...table }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await aarrrSpec.compute(input.value, options, { pause: () => Promise.resolve(), progress: () => {} });
  if (!result.ok) throw new Error(result.error.code);
  const answer = aarrrSpec.answer(result.value, options) as PanelAnswer<AarrrView>;
  return {
    result: result.value as AarrrResult,
    answer,
    view: answer.view,
    marks: aarrrSpec.marks(result.value),
    tables: aarrrSpec.tabulate(result.value, options),
    options,
    said: answer.reading.map(({ code }: Message) => code),
  };
}

export const steps = (...names: readonly string[]): JsonObject => ({
  steps: names.map((name) => ({
    name: '',
    names: name.replace('?', '').split('|'),
    optional: name.endsWith('?'),
  })),
});

export const statOf = ({ answer }: Computed, name: string): number =>
  answer.statistics.find((statistic) => statistic.name === name)!.value;

export const reachedOf = ({ view }: Computed): number[] => view.steps.map(({ reached }) => reached);
