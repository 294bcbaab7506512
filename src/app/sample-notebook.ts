/** The finished notebooks on the bundled examples: who the members are, what they are worth, where they stand, who leaves, what they want. */

import { CHANNELS } from '../../datasets/half-sugar/catalogue.ts';
import { COLUMNS } from '../../datasets/half-sugar-voices/catalogue.ts';
import type { JsonObject } from '../lib/json.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { initialOptions } from '../panels/options.ts';
import { EMPTY_SESSION, type Cell, type DataCell, type Session } from '../session/schema.ts';
import type { SampleName } from './sample-names.ts';
import { SAMPLE_FILES, type SampleFile } from './sample-files.ts';

/** A text by its code, data, or a panel with the options it does not start with; it reads the data last shown, or those named. */
type Part =
  | { readonly text: string }
  | { readonly data: SampleFile }
  | { readonly panel: string; readonly id?: string; readonly on?: SampleFile | null; readonly options?: JsonObject };

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

/** Columns of the phone maker's survey: 机型, and the two questions asked the other way round. */
const PHONE = 'c4';
const TURNED: readonly string[] = ['c19', 'c29'];

/** Columns of the four experiences. */
const EXPERIENCES = COLUMNS.slice(7, 11);

/** The four experiences of the shop's customers, called as the criteria the experts weigh. */
const EXPERIENCE: JsonObject = {
  name: '',
  variables: EXPERIENCES.map((name, index) => ({
    name,
    weight: null,
    indicators: [{ name: '', weight: null, questions: [{ id: `c${index + 7}`, text: '', weight: null }] }],
  })),
};

interface Notebook {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** Names of the data, by their codes. */
const DATA_NAMES: Readonly<Record<SampleFile, string>> = {
  'half-sugar': 'app.sample-data',
  'three-quarters': 'app.stages-data',
  'tea-box': 'app.leaving-data',
  'third-sugar': 'app.funnel-data',
  'half-sugar-kano': 'app.features-data',
  'half-sugar-voices': 'app.voices-data',
  'one-bar': 'app.satisfaction-data',
  'expert-panel': 'app.voices-experts',
  'paired-features': 'app.features-pairs-data',
};

const NOTEBOOKS: Readonly<Record<SampleName, Notebook>> = {
  members: {
    title: 'app.sample-title',
    parts: [
      { text: 'app.sample-question' },
      { data: 'half-sugar' },
      { panel: 'rfm' },
      { panel: 'abc' },
      { text: 'app.sample-answer' },
    ],
  },
  value: {
    title: 'app.value-title',
    parts: [
      { text: 'app.value-question' },
      { panel: 'clv-formula' },
      { text: 'app.value-data' },
      { data: 'half-sugar' },
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
    parts: [
      { text: 'app.stages-question' },
      { data: 'three-quarters' },
      { panel: 'lifecycle' },
      { panel: 'lifecycle-pattern' },
      { text: 'app.stages-cohorts' },
      { panel: 'cohort' },
      { text: 'app.stages-answer' },
    ],
  },
  leaving: {
    title: 'app.leaving-title',
    parts: [
      { text: 'app.leaving-question' },
      { data: 'tea-box' },
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
    parts: [
      { text: 'app.funnel-question' },
      { data: 'third-sugar' },
      { panel: 'aarrr' },
      { text: 'app.funnel-answer' },
    ],
  },
  features: {
    title: 'app.features-title',
    parts: [
      { text: 'app.features-question' },
      { data: 'half-sugar-kano' },
      { panel: 'kano' },
      { text: 'app.features-pairs' },
      { data: 'paired-features' },
      { panel: 'weights' },
      { text: 'app.features-people' },
      { data: 'half-sugar' },
      { panel: 'rfm' },
      { text: 'app.features-answer' },
    ],
  },
  satisfaction: {
    title: 'app.satisfaction-title',
    parts: [
      { text: 'app.satisfaction-question' },
      { data: 'one-bar' },
      { panel: 'questionnaire', options: { reverse: TURNED } },
      { text: 'app.satisfaction-model' },
      { panel: 'csi', options: { theory: 'ecsi-complaints', reversed: TURNED, group: [PHONE] } },
      { panel: 'expectation' },
      { text: 'app.satisfaction-answer' },
    ],
  },
  voices: {
    title: 'app.voices-title',
    parts: [
      { text: 'app.voices-question' },
      { data: 'half-sugar-voices' },
      { panel: 'nps' },
      { panel: 'expectation' },
      { text: 'app.voices-weights' },
      { data: 'expert-panel' },
      { panel: 'weights' },
      { panel: 'questionnaire', on: 'half-sugar-voices', options: { weights: 'weights', tree: EXPERIENCE } },
      { text: 'app.voices-loyalty' },
      { data: 'half-sugar' },
      { panel: 'satisfaction-loyalty', on: 'half-sugar-voices' },
      { panel: 'rfm', on: 'half-sugar' },
      { text: 'app.voices-answer' },
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
  const files = [...new Set(parts.flatMap((part) => ('data' in part ? [part.data] : [])))];
  const cells = parts.flatMap((part, at): Cell[] => {
    if ('text' in part) return [{ kind: 'text', id: part.text.replace(/^app\./, ''), text: text(part.text) }];
    if ('data' in part) return [dataCell(part.data, text)];
    const panel = find(part.panel);
    const before = parts.slice(0, at).findLast((other): other is { data: SampleFile } => 'data' in other);
    // a panel that comes before all data reads the first
    const on = part.on === undefined ? (before?.data ?? files[0] ?? null) : part.on;
    return panel ? [panelCell(panel, part.id ?? panel.id, on, part.options ?? {})] : [];
  });
  return {
    ...EMPTY_SESSION,
    title: text(title),
    // their bytes are made again whenever they are wanted
    sources: files.map((file) => ({
      id: file,
      name: SAMPLE_FILES[file].name,
      bytes: SAMPLE_FILES[file].bytes,
      chunks: [],
      sample: file,
    })),
    cells,
  };
}

function dataCell(file: SampleFile, text: (code: string) => string): DataCell {
  return { kind: 'data', id: file, name: text(DATA_NAMES[file]), source: file, choices: SAMPLE_FILES[file].choices };
}

function panelCell(panel: AnyPanel, id: string, data: string | null, options: JsonObject): Cell {
  return {
    kind: 'panel',
    id,
    panel: panel.id,
    panelVersion: panel.version,
    data,
    options: { ...initialOptions<JsonObject>(panel.options), ...options },
    filter: null,
  };
}
