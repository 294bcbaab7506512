/** Charts of tables given as text, as a person's file is. */

import { rowsContext, type RowsContext } from '../../../src/data/rows-context.ts';
import type { TableKind } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator, type Translator } from '../../../src/i18n/translate.ts';
import type { Json } from '../../../src/lib/json.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { computeChart, selectChart, type ChartResult } from '../../../src/panels/chart/compute.ts';
import { chartWords } from '../../../src/panels/chart/messages.ts';
import { CHART_OPTIONS, decodeFields, type ChartFields, type ChartOptions } from '../../../src/panels/chart/options.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { readAndPrepare } from '../../data/reading.ts';

export const EN: Translator = createTranslator('en', [...DICTIONARIES, chartWords]);
export const ZH: Translator = createTranslator('zh-CN', [...DICTIONARIES, chartWords]);

export async function rowsOf(text: string, kind: TableKind = 'orders'): Promise<RowsContext> {
  return rowsContext(await readAndPrepare(text, { kind }));
}

/** @param fields as in an address: ids on x, y, colour, frames, size */
export function optionsOf(fields = '', patch: Partial<ChartOptions> = {}): ChartOptions {
  const read: Json | undefined = fields === '' ? null : decodeFields(fields);
  return { ...initialOptions<ChartOptions>(CHART_OPTIONS), fields: (read ?? null) as ChartFields | null, ...patch };
}

export function chartOf(
  rows: RowsContext,
  fields = '',
  patch: Partial<ChartOptions> = {},
  keep: Uint8Array | null = null,
): ChartResult {
  const input = selectChart({ keep, rows });
  if (!input.ok) throw new Error(input.error.code);
  const result = computeChart(input.value, optionsOf(fields, patch));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** c0 customer, c1 date, c2 region, c3 amount, c4 quantity, c5 channel. */
export const SHOP = [
  'customer,date,region,amount,quantity,channel',
  'a,2023-01-05,east,10.10,1,shop',
  'a,2023-01-20,east,20.20,2,app',
  'b,2023-03-02,west,5.05,1,shop',
  'c,2023-03-09,east,30.30,3,shop',
  'c,2023-03-10,,7,1,app',
  'd,2023-03-12,west,4,,app',
].join('\n');

/** Many rows of the same shape. */
export function bigShop(rows: number): string {
  const random = createRandom(3);
  const lines = Array.from({ length: rows }, () => {
    const amount = (5 + 90 * random.next() ** 2).toFixed(2);
    const month = String(1 + Math.floor(12 * random.next())).padStart(2, '0');
    const region = ['east', 'west', 'north'][Math.floor(3 * random.next() ** 2)]!;
    const channel = random.next() < 0.4 ? 'shop' : 'app';
    return `k${Math.floor(400 * random.next())},2023-${month}-11,${region},${amount},${1 + Math.floor(4 * random.next())},${channel}`;
  });
  return ['customer,date,region,amount,quantity,channel', ...lines].join('\n');
}
