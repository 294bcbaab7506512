/** Answer sheets made by hand and by a known truth, read as a person's file is, for tests of the panel. */

import type { Orders } from '../../../src/data/orders.ts';
import type { Tables } from '../../../src/data/tables.ts';
import { textAt } from '../../../src/data/dictionary.ts';
import { isoFromDay } from '../../../src/lib/days.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { createRandom } from '../../../src/lib/random.ts';
import type { ComputeJob, SelectContext } from '../../../src/panels/contract.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import type { SatisfactionLoyaltyResult } from '../../../src/panels/satisfaction-loyalty/compute.ts';
import { satisfactionLoyaltySpec as panel } from '../../../src/panels/satisfaction-loyalty/index.ts';
import type { SatisfactionLoyaltyView } from '../../../src/panels/satisfaction-loyalty/view.ts';
import { readAndPrepare } from '../../data/reading.ts';
import type { Drawing } from '../draw.ts';

export const JOB: ComputeJob = { pause: () => Promise.resolve(), progress: () => {} };

export async function surveyFrom(text: string): Promise<Tables> {
  return (await readAndPrepare(text, { kind: 'survey' })).tables;
}

const START = 19_000;

/**
 * A shop's survey on 1–10: where rivals are many loyalty is low until satisfaction is 8 and steep then, where they are few it is high
 * throughout. Every fifth is asked again after half a year and is a little less satisfied.
 */
export function shopText(persons = 400, seed = 3): string {
  const random = createRandom(seed);
  const rows: string[] = [];
  const clamp = (value: number): number => Math.max(1, Math.min(10, Math.round(value)));
  for (let i = 0; i < persons; i += 1) {
    const rivals = i % 3 === 0 ? '少' : '多';
    for (let time = 0; time < (i % 5 === 0 ? 2 : 1); time += 1) {
      const s = clamp(1 + 9 * random.next() - time);
      const mean = rivals === '多' ? 2 + (s > 7 ? 2 * (s - 7) : 0.1 * (s - 7)) : 6.5 + 0.15 * s;
      const l = clamp(mean + 2 * (random.next() - 0.5));
      const day = START + Math.floor(random.next() * 300) + 200 * time;
      rows.push([`M${String(i).padStart(4, '0')}`, isoFromDay(day), s, l, rivals].join());
    }
  }
  return ['会员编号,日期,总体满意度,再次购买意愿,附近奶茶店', ...rows].join('\n');
}

/** Orders of every second respondent: the loyal come back after the answer, the others do not. */
export function ordersOf({ survey }: Tables, ordersFrom: (rows: [string, number, number][]) => Orders) {
  const loyalty = survey!.questions.find(({ label }) => label === '再次购买意愿')!;
  const rows: [string, number, number][] = [];
  for (let row = 0; row < survey!.rows; row += 1) {
    const who = survey!.customer[row]!;
    if (who % 2 === 1) continue;
    const name = textAt(survey!.customerNames, survey!.customerCodes[who]!);
    const day = survey!.day![row]!;
    rows.push([name, day - 20, 15]);
    if (loyalty.values[row]! >= 7) for (let k = 1; k < 4; k += 1) rows.push([name, day + 20 * k, 18]);
  }
  rows.push(['somebody else', START + 900, 9]);
  const orders = ordersFrom(rows);
  const there = new Map(
    Array.from({ length: orders.customers }, (_, i) => [textAt(orders.customerNames, orders.customerCodes[i]!), i]),
  );
  const index = Int32Array.from(
    { length: survey!.customers },
    (_, i) => there.get(textAt(survey!.customerNames, survey!.customerCodes[i]!)) ?? -1,
  );
  return { orders, index };
}

export async function resultOf(
  tables: Tables,
  patch: JsonObject = {},
  context: Partial<SelectContext> = {},
): Promise<{
  readonly result: SatisfactionLoyaltyResult;
  readonly view: SatisfactionLoyaltyView;
  readonly stats: Readonly<Record<string, number>>;
  readonly codes: readonly string[];
  readonly answer: ReturnType<typeof panel.answer>;
  readonly drawing: Drawing;
}> {
  const options = { ...initialOptions<JsonObject>(panel.options), ...patch };
  const input = panel.select(tables, options, { keep: null, ...context });
  if (!input.ok) throw new Error(input.error.code);
  const computed = await panel.compute(input.value, options, JOB);
  if (!computed.ok) throw new Error(computed.error.code);
  const answer = panel.answer(computed.value, options);
  return {
    result: computed.value as SatisfactionLoyaltyResult,
    view: answer.view as SatisfactionLoyaltyView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    codes: answer.reading.map(({ code }) => code.replace('satisfaction-loyalty.', '')),
    answer,
    drawing: { view: answer.view, marks: panel.marks(computed.value), options },
  };
}

/** Why a panel refuses. */
export async function refusalOf(
  tables: Tables,
  patch: JsonObject = {},
  context: Partial<SelectContext> = {},
): Promise<string | null> {
  const options = { ...initialOptions<JsonObject>(panel.options), ...patch };
  const input = panel.select(tables, options, { keep: null, ...context });
  const computed = input.ok ? await panel.compute(input.value, options, JOB) : input;
  return computed.ok ? null : computed.error.code;
}
