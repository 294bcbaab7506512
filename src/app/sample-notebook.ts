/** The finished notebook on the bundled example. */

import type { DataChoices } from '../data/report.ts';
import type { JsonObject } from '../lib/json.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { initialOptions } from '../panels/options.ts';
import { EMPTY_SESSION, type Cell, type Session } from '../session/schema.ts';
import { SAMPLE_FACTS } from './sample-facts.ts';

export const SAMPLE = 'half-sugar';

/** A finished notebook has dealt with its findings: rows twice in the file count once, orders of the years 2032 to 2052 do not. */
const TREATMENTS: NonNullable<DataChoices['treatments']> = { 'duplicate-row': 'merge', 'future-date': 'exclude' };

/** Its panels, in the order in which the text speaks of them. */
const SHOWN = ['rfm', 'abc'];

/** @param text words in the language of the moment; they become part of the document and stay as they are */
export function sampleNotebook(text: (code: string) => string, find: (id: string) => AnyPanel | undefined): Session {
  const panels = SHOWN.map(find).filter((panel) => panel !== undefined);
  const data: Cell = {
    kind: 'data',
    id: 'orders',
    name: text('app.sample-data'),
    source: SAMPLE,
    choices: { treatments: TREATMENTS },
  };
  const cells = panels.map((panel): Cell => ({
    kind: 'panel',
    id: panel.id,
    panel: panel.id,
    panelVersion: panel.version,
    data: data.id,
    options: initialOptions<JsonObject>(panel.options),
    filter: null,
  }));
  return {
    ...EMPTY_SESSION,
    title: text('app.sample-title'),
    // its bytes are made again whenever they are wanted
    sources: [{ id: SAMPLE, name: 'half-sugar-orders.csv', bytes: SAMPLE_FACTS.bytes, chunks: [], sample: SAMPLE }],
    cells: [
      { kind: 'text', id: 'question', text: text('app.sample-question') },
      data,
      ...cells,
      { kind: 'text', id: 'answer', text: text('app.sample-answer') },
    ],
  };
}
