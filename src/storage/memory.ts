/** The storage port in memory: what is left where the browser offers no store, and the fake for tests. */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';
import { joinChunks, storeChunks } from './chunks.ts';
import type { LoadedNotebook, NotebookDocument, NotebookHead, NotebookStorage, StorageStatus } from './port.ts';
import { partVersions } from './versions.ts';

interface Version {
  readonly counter: number;
  readonly savedAt: number;
  readonly title: string;
  /** as JSON text, so that nobody's later change reaches it */
  readonly text: string;
}

interface Notebook {
  readonly head: NotebookHead;
  readonly versions: readonly Version[];
  /** chunks of files deleted for good, which earlier versions may still name */
  readonly gone: ReadonlySet<string>;
}

/**
 * @param reason message code of why there is nothing better; the page shows it
 */
export function createMemoryStorage(reason: string | null = null, clock: () => number = Date.now): NotebookStorage {
  const notebooks = new Map<string, Notebook>();
  const chunks = new Map<string, Blob>();
  const status: StorageStatus = { kind: 'memory', reason };

  function write(
    id: string,
    notebook: NotebookDocument,
    counter: number,
    title: string,
    gone: readonly SourceRecord[] = [],
  ): Outcome<NotebookHead> {
    const old = notebooks.get(id);
    if (!old && counter > 0) return fail('session.notebook-gone');
    if ((old?.head.counter ?? 0) !== counter) return fail('session.conflict');
    const document = { ...notebook.document, title };
    const text = JSON.stringify({
      title,
      panels: notebook.panels,
      sources: notebook.sources,
      document,
    } satisfies NotebookDocument);
    const bytes =
      text.length + notebook.sources.reduce((sum, source) => sum + (source.chunks.length > 0 ? source.bytes : 0), 0);
    const savedAt = clock();
    const head: NotebookHead = {
      id,
      title,
      panels: notebook.panels,
      counter: counter + 1,
      savedAt,
      bytes,
      deletedAt: null,
    };
    const { kept } = partVersions<Version>([{ counter: counter + 1, savedAt, title, text }, ...(old?.versions ?? [])]);
    const named = new Set(notebook.sources.flatMap((source) => source.chunks));
    const left = [...(old?.gone ?? []), ...gone.flatMap((source) => source.chunks)].filter((hash) => !named.has(hash));
    notebooks.set(id, { head, versions: kept, gone: new Set(left) });
    drop(left);
    return succeed(head);
  }

  function load(id: string, counter?: number): Outcome<LoadedNotebook> {
    const found = notebooks.get(id);
    if (!found) return fail('session.notebook-unknown');
    const version = found.versions.find((one) => one.counter === (counter ?? found.head.counter));
    if (!version) return fail('session.document-damaged', { title: found.head.title });
    return succeed({ ...(JSON.parse(version.text) as NotebookDocument), head: found.head });
  }

  function changeHead(id: string, change: (head: NotebookHead) => NotebookHead): Outcome<NotebookHead> {
    const found = notebooks.get(id);
    if (!found) return fail('session.notebook-unknown');
    const head = change(found.head);
    notebooks.set(id, { ...found, head });
    return succeed(head);
  }

  /** Chunks that no notebook names any more go with the notebook that did. */
  function purge(id: string): Outcome<null> {
    const gone = notebooks.get(id);
    if (!gone) return fail('session.notebook-unknown');
    notebooks.delete(id);
    drop(chunksOf(gone));
    return succeed(null);
  }

  /** Takes away chunks, but for those that some notebook needs. */
  function drop(hashes: readonly string[]): void {
    if (hashes.length === 0) return;
    const left = new Set([...notebooks.values()].flatMap(chunksOf));
    for (const hash of hashes) if (!left.has(hash)) chunks.delete(hash);
  }

  return {
    status: async () => status,
    list: async () => succeed([...notebooks.values()].map((notebook) => notebook.head)),
    load: async (id) => load(id),
    save: async (id, notebook, counter, gone) => write(id, notebook, counter, notebook.title, gone),
    putSource: (id, name, blob) =>
      storeChunks(id, name, blob, async (chunk) => {
        chunks.set(chunk.hash, chunk.blob);
        return succeed(null);
      }),
    getSource: (source) => joinChunks(source, async (hash) => succeed(chunks.get(hash) ?? null)),
    async rename(id, title) {
      const loaded = load(id);
      return loaded.ok ? write(id, loaded.value, loaded.value.head.counter, title) : loaded;
    },
    async duplicate(id, newId, title) {
      const loaded = load(id);
      return loaded.ok ? write(newId, loaded.value, 0, title) : loaded;
    },
    remove: async (id) => changeHead(id, (head) => ({ ...head, deletedAt: head.deletedAt ?? clock() })),
    restore: async (id) => changeHead(id, (head) => ({ ...head, deletedAt: null })),
    purge: async (id) => purge(id),
    async versions(id) {
      const found = notebooks.get(id);
      return found
        ? succeed(found.versions.map(({ counter, savedAt }) => ({ counter, savedAt })))
        : fail('session.notebook-unknown');
    },
    loadVersion: async (id, counter) => load(id, counter),
  };
}

function chunksOf({ versions, gone }: Notebook): readonly string[] {
  const named = versions.flatMap((version) =>
    (JSON.parse(version.text) as NotebookDocument).sources.flatMap((source) => source.chunks),
  );
  return named.filter((hash) => !gone.has(hash));
}
