/** The finished notebook on the bundled example. */

import type { JsonObject } from '../lib/json.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { initialOptions } from '../panels/options.ts';
import { EMPTY_SESSION, type Cell, type Session } from '../session/schema.ts';
import { SAMPLE_FACTS } from './sample-facts.ts';

export const SAMPLE = 'half-sugar';

/**
 * @param text words in the language of the moment; they become part of the document and stay as they are
 * @param panels the panels of the notebook, in order
 */
export function sampleNotebook(text: (code: string) => string, panels: readonly AnyPanel[]): Session {
  const data: Cell = { kind: 'data', id: 'orders', name: text('app.sample-data'), source: SAMPLE, choices: {} };
  const cells = panels.flatMap((panel): Cell[] => [
    {
      kind: 'panel',
      id: panel.id,
      panel: panel.id,
      panelVersion: panel.version,
      data: data.id,
      options: initialOptions<JsonObject>(panel.options),
      filter: null,
    },
  ]);
  return {
    ...EMPTY_SESSION,
    title: text('app.sample-title'),
    sources: [{ id: SAMPLE, name: 'half-sugar-orders.csv', bytes: SAMPLE_FACTS.bytes, chunks: [], sample: SAMPLE }],
    cells: [{ kind: 'text', id: 'question', text: text('app.sample-question') }, data, ...cells, { kind: 'text', id: 'answer', text: text('app.sample-answer') }],
  };
}
