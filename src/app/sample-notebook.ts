/** The finished notebooks on the bundled examples: who the members are, what they are worth, where they stand, who leaves. */

import { CHANNELS } from '../../datasets/half-sugar/catalogue.ts';
import type { JsonObject } from '../lib/json.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { initialOptions } from '../panels/options.ts';
import { EMPTY_SESSION, type Cell, type DataCell, type Session } from '../session/schema.ts';
import type { SampleName } from './sample-names.ts';
import { SAMPLE_FILES, type SampleFile } from './sample-files.ts';

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

/** Columns of the subscriptions, by their place in the file: 套餐, 渠道, 年龄段, 城市. */
const [PLAN, CHANNEL, AGE, CITY] = ['c4', 'c6', 'c7', 'c8'] as const;

const DATA: Part = { data: true };

interface Notebook {
  readonly title: string;
  readonly file: SampleFile;
  /** name of the data, by its code */
  readonly data: string;
  readonly parts: readonly Part[];
}

const NOTEBOOKS: Readonly<Record<SampleName, Notebook>> = {
  members: {
    title: 'app.sample-title',
    file: 'half-sugar',
    data: 'app.sample-data',
    parts: [{ text: 'app.sample-question' }, DATA, { panel: 'rfm' }, { panel: 'abc' }, { text: 'app.sample-answer' }],
  },
  value: {
    title: 'app.value-title',
    file: 'half-sugar',
    data: 'app.sample-data',
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
  stages: {
    title: 'app.stages-title',
    file: 'three-quarters',
    data: 'app.stages-data',
    parts: [
      { text: 'app.stages-question' },
      DATA,
      { panel: 'lifecycle' },
      { panel: 'lifecycle-pattern' },
      { text: 'app.stages-cohorts' },
      { panel: 'cohort' },
      { text: 'app.stages-answer' },
    ],
  },
  leaving: {
    title: 'app.leaving-title',
    file: 'tea-box',
    data: 'app.leaving-data',
    parts: [
      { text: 'app.leaving-question' },
      DATA,
      { panel: 'churn-rate' },
      { panel: 'churn-funnel' },
      { text: 'app.leaving-when' },
      { panel: 'survival', options: { group: [PLAN], covariates: [PLAN, CHANNEL, AGE, CITY] } },
      { text: 'app.leaving-who' },
      { panel: 'churn-warning', options: { columns: [PLAN, CHANNEL, AGE] } },
      { panel: 'win-back' },
      { text: 'app.leaving-answer' },
    ],
  },
  funnel: {
    title: 'app.funnel-title',
    file: 'third-sugar',
    data: 'app.funnel-data',
    parts: [{ text: 'app.funnel-question' }, DATA, { panel: 'aarrr' }, { text: 'app.funnel-answer' }],
  },
};

/** @param text words in the language of the moment; they become part of the document and stay as they are */
export function sampleNotebook(
  name: SampleName,
  text: (code: string) => string,
  find: (id: string) => AnyPanel | undefined,
): Session {
  const { title, parts, file, data: dataName } = NOTEBOOKS[name];
  const { name: fileName, bytes, choices } = SAMPLE_FILES[file];
  const data: DataCell = { kind: 'data', id: 'data', name: text(dataName), source: file, choices };
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
    sources: [{ id: file, name: fileName, bytes, chunks: [], sample: file }],
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
