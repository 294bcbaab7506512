/** The finished notebooks on the bundled example: who the members are, and what they are worth. */

import { CHANNELS } from '../../datasets/half-sugar/catalogue.ts';
import type { DataChoices } from '../data/report.ts';
import type { JsonObject } from '../lib/json.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { initialOptions } from '../panels/options.ts';
import { EMPTY_SESSION, type Cell, type DataCell, type Session } from '../session/schema.ts';
import { SAMPLE_FACTS } from './sample-facts.ts';

export const SAMPLE = 'half-sugar';

export type SampleName = 'members' | 'value';

/** A finished notebook has dealt with its findings: rows twice in the file count once, orders of the years 2032 to 2052 do not. */
const TREATMENTS: NonNullable<DataChoices['treatments']> = { 'duplicate-row': 'merge', 'future-date': 'exclude' };

/** A text by its code, the data, or a panel with the options it does not start with. */
type Part =
  { readonly text: string } | { readonly data: true } | { readonly panel: string; readonly options?: JsonObject };

/**
 * What the channels took is not in the orders: made up, and said so, for one channel that pays well, one near its ceiling and one
 * above it. The names are those of the file, Chinese in both languages.
 */
const SPENDS: JsonObject = {
  records: [58_420, 170_000, 188_000].map((spend, index) => ({
    channel: CHANNELS[index]!,
    spend,
    customers: null,
    margin: null,
    clv: null,
  })),
};

const DATA: Part = { data: true };

const NOTEBOOKS: Readonly<Record<SampleName, { readonly title: string; readonly parts: readonly Part[] }>> = {
  members: {
    title: 'app.sample-title',
    parts: [{ text: 'app.sample-question' }, DATA, { panel: 'rfm' }, { panel: 'abc' }, { text: 'app.sample-answer' }],
  },
  value: {
    title: 'app.value-title',
    parts: [
      { text: 'app.value-question' },
      { panel: 'clv-formula' },
      { text: 'app.value-data' },
      DATA,
      // The members order at moments, several times a day now and then: as days the parameters behind them would come out a little off.
      { panel: 'clv-probabilistic', options: { merge: 'moment' } },
      { text: 'app.value-people' },
      { panel: 'clv-parts' },
      { panel: 'clv-matrix' },
      { panel: 'pyramid' },
      { text: 'app.value-money' },
      { panel: 'cac', options: SPENDS },
      { text: 'app.value-answer' },
    ],
  },
};

/** @param text words in the language of the moment; they become part of the document and stay as they are */
export function sampleNotebook(
  name: SampleName,
  text: (code: string) => string,
  find: (id: string) => AnyPanel | undefined,
): Session {
  const { title, parts } = NOTEBOOKS[name];
  const data: DataCell = {
    kind: 'data',
    id: 'orders',
    name: text('app.sample-data'),
    source: SAMPLE,
    choices: { treatments: TREATMENTS },
  };
  const cells = parts.flatMap((part): Cell[] => {
    if ('text' in part) return [{ kind: 'text', id: part.text.replace(/^app\./, ''), text: text(part.text) }];
    if ('data' in part) return [data];
    const panel = find(part.panel);
    return panel ? [panelCell(panel, data.id, part.options ?? {})] : [];
  });
  return {
    ...EMPTY_SESSION,
    title: text(title),
    // its bytes are made again whenever they are wanted
    sources: [{ id: SAMPLE, name: 'half-sugar-orders.csv', bytes: SAMPLE_FACTS.bytes, chunks: [], sample: SAMPLE }],
    cells,
  };
}

function panelCell(panel: AnyPanel, data: string, options: JsonObject): Cell {
  return {
    kind: 'panel',
    id: panel.id,
    panel: panel.id,
    panelVersion: panel.version,
    data,
    options: { ...initialOptions<JsonObject>(panel.options), ...options },
    filter: null,
  };
}
