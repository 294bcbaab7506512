/** An empty notebook over an engine, kept in memory, with ids that count up. */

import { NotebookState } from '../../src/notebook/NotebookState.svelte.ts';
import { EMPTY_SESSION } from '../../src/session/schema.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import type { ComputePort } from '../../src/workers/protocol.ts';

export function newNotebook(compute: ComputePort): NotebookState {
  let ids = 0;
  const notebook = new NotebookState({
    id: 'n',
    session: EMPTY_SESSION,
    counter: 0,
    ports: { compute, storage: createMemoryStorage(), clock: () => 0, newId: () => `id${++ids}` },
  });
  notebook.start();
  return notebook;
}
