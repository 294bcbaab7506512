/** The storage port over IndexedDB: chunks first, then the versioned document, the head last, all or nothing. */

import { fail, message, succeed, type Failure, type Outcome } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';
import type { Canary } from './canary.ts';
import { joinChunks, storeChunks } from './chunks.ts';
import type { Database, StoreName, StoredDocument, StoredHead } from './database.ts';
import { decodeDocument, encodeDocument } from './documents.ts';
import type { LoadedNotebook, NotebookDocument, NotebookHead, NotebookStorage } from './port.ts';
import {
  addReferences,
  chunksOfDocuments,
  dropReferences,
  dropSources,
  keepChunk,
  notebookOwner,
  sourceOwner,
} from './references.ts';
import { transact, type Transaction } from './transact.ts';
import { partVersions } from './versions.ts';

export interface IndexedDbPorts {
  /** the open connection, or why there is none */
  readonly database: () => Promise<Outcome<Database>>;
  readonly clock: () => number;
  readonly canary: Canary;
  /** whether another tab holds the notebook open */
  readonly openElsewhere: (id: string) => Promise<boolean>;
}

const ALL: StoreName[] = ['heads', 'documents', 'chunks', 'references'];

export function createIndexedDbStorage(ports: IndexedDbPorts): Omit<NotebookStorage, 'status' | 'watch'> {
  /** notebooks whose unneeded references were looked through since this page opened the store */
  const trimmed = new Set<string>();
  /** chunks found damaged; whoever brings their content again has them written again */
  const damaged = new Set<string>();

  async function run<T, Mode extends IDBTransactionMode>(
    stores: StoreName[],
    mode: Mode,
    work: (transaction: Transaction<Mode>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const database = await ports.database();
    return database.ok ? transact(database.value, stores, mode, work) : database;
  }

  /** The next version of a notebook, in one transaction. `head` is what the caller has seen, `null` for a new notebook. */
  async function write(
    id: string,
    notebook: NotebookDocument,
    counter: number,
    title: string = notebook.title,
    gone: readonly SourceRecord[] = [],
  ): Promise<Outcome<NotebookHead>> {
    const { text, hash } = await encodeDocument(notebook.document, title);
    const trim = counter > 0 && !trimmed.has(id);
    const written = await run(ALL, 'readwrite', async (transaction) => {
      const old = await transaction.objectStore('heads').get(id);
      if (old === undefined && counter > 0) return fail('session.notebook-gone');
      if ((old?.counter ?? 0) !== counter) return fail('session.conflict');
      const at = ports.clock();
      const { panels, sources } = notebook;
      const version: StoredDocument = { id, counter: counter + 1, savedAt: at, title, panels, sources, text, hash };
      await transaction.objectStore('documents').put(version);
      await addReferences(transaction, notebookOwner(id), sources, at);
      const { kept, dropped } = partVersions([{ counter: version.counter, savedAt: at }, ...(old?.versions ?? [])]);
      for (const one of dropped) await transaction.objectStore('documents').delete([id, one.counter]);
      if (trim) {
        // Only now is nothing beyond the kept versions wanted: no history of undo reaches further back than this page.
        const documents = await transaction.objectStore('documents').getAll(documentRange(id));
        await dropReferences(transaction, notebookOwner(id), chunksOfDocuments(documents));
      }
      await dropSources(transaction, notebookOwner(id), gone, sources);
      const bytes =
        text.length + sources.reduce((sum, source) => sum + (source.chunks.length > 0 ? source.bytes : 0), 0);
      const head: StoredHead = {
        id,
        title,
        panels,
        counter: version.counter,
        savedAt: at,
        bytes,
        deletedAt: null,
        versions: kept,
      };
      await transaction.objectStore('heads').put(head);
      return succeed(toHead(head));
    });
    if (written.ok) {
      trimmed.add(id);
      ports.canary.note(id, written.value.counter);
    }
    return written;
  }

  async function load(id: string): Promise<Outcome<LoadedNotebook>> {
    const found = await run(['heads'], 'readonly', async (transaction) =>
      succeed((await transaction.objectStore('heads').get(id)) ?? null),
    );
    if (!found.ok) return found;
    if (found.value === null) return fail('session.notebook-unknown');
    const { versions, title } = found.value;
    let failure: Failure = fail('session.document-damaged', { title });
    for (const [index, version] of versions.entries()) {
      const read = await readVersion(id, version.counter);
      if (read.ok) {
        const loaded = { ...read.value, head: toHead(found.value) };
        return succeed(
          index === 0 ? loaded : { ...loaded, warnings: [message('session.version-fallback', { count: index })] },
        );
      }
      if (index === 0) failure = read;
    }
    return failure;
  }

  async function readVersion(id: string, counter: number): Promise<Outcome<NotebookDocument>> {
    const found = await run(['documents'], 'readonly', async (transaction) =>
      succeed((await transaction.objectStore('documents').get([id, counter])) ?? null),
    );
    if (!found.ok) return found;
    const document = found.value && (await decodeDocument(found.value));
    if (!found.value || !document) return fail('session.document-damaged', { title: found.value?.title ?? '' });
    const { title, panels, sources } = found.value;
    return succeed({ title, panels, sources, document });
  }

  /** Changes to a head alone: into the bin and out of it. */
  function writeHead(id: string, change: (head: StoredHead) => StoredHead): Promise<Outcome<NotebookHead>> {
    return run(['heads'], 'readwrite', async (transaction) => {
      const head = await transaction.objectStore('heads').get(id);
      if (head === undefined) return fail('session.notebook-unknown');
      const changed = change(head);
      await transaction.objectStore('heads').put(changed);
      return succeed(toHead(changed));
    });
  }

  async function whenClosed<T>(id: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return (await ports.openElsewhere(id)) ? fail('session.notebook-open') : work();
  }

  return {
    async list() {
      return run(['heads'], 'readonly', async (transaction) =>
        succeed((await transaction.objectStore('heads').getAll()).map(toHead)),
      );
    },

    load: (id) => load(id),

    save: (id, notebook, counter, gone) => write(id, notebook, counter, notebook.title, gone),

    putSource: (id, name, blob) =>
      storeChunks(id, name, blob, async (chunk) => {
        const kept = await run(['chunks', 'references'], 'readwrite', async (transaction) => {
          await keepChunk(transaction, sourceOwner(id), chunk, ports.clock(), damaged.has(chunk.hash));
          return succeed(null);
        });
        if (kept.ok) damaged.delete(chunk.hash);
        return kept;
      }),

    getSource: (source: SourceRecord) =>
      joinChunks(
        source,
        (hash) =>
          run(['chunks'], 'readonly', async (transaction) =>
            succeed((await transaction.objectStore('chunks').get(hash))?.blob ?? null),
          ),
        (hash) => damaged.add(hash),
      ),

    rename: (id, title) =>
      whenClosed(id, async () => {
        const loaded = await load(id);
        return loaded.ok ? write(id, loaded.value, loaded.value.head.counter, title) : loaded;
      }),

    async duplicate(id, newId, title) {
      const loaded = await load(id);
      return loaded.ok ? write(newId, loaded.value, 0, title) : loaded;
    },

    remove: (id) =>
      whenClosed(id, () => writeHead(id, (head) => ({ ...head, deletedAt: head.deletedAt ?? ports.clock() }))),

    restore: (id) => writeHead(id, (head) => ({ ...head, deletedAt: null })),

    purge: (id) =>
      whenClosed(id, async () => {
        // Forgotten first: were the page to end in between, a notebook too many is better than an alarm about nothing.
        ports.canary.forget(id);
        const purged = await run(ALL, 'readwrite', async (transaction) => {
          const head = await transaction.objectStore('heads').get(id);
          if (head === undefined) return fail('session.notebook-unknown');
          const documents = await transaction.objectStore('documents').getAll(documentRange(id));
          await transaction.objectStore('heads').delete(id);
          await transaction.objectStore('documents').delete(documentRange(id));
          const sources = new Set(documents.flatMap((document) => document.sources.map((source) => source.id)));
          for (const source of sources) await dropReferences(transaction, sourceOwner(source));
          await dropReferences(transaction, notebookOwner(id));
          return succeed(head.counter);
        });
        if (purged.ok) return succeed(null);
        if (purged.error.code !== 'session.notebook-unknown') {
          const kept = await load(id);
          if (kept.ok) ports.canary.note(id, kept.value.head.counter);
        }
        return purged;
      }),

    versions: (id) =>
      run(['heads'], 'readonly', async (transaction) => {
        const head = await transaction.objectStore('heads').get(id);
        return head === undefined ? fail('session.notebook-unknown') : succeed(head.versions);
      }),

    async loadVersion(id, counter) {
      const head = await run(['heads'], 'readonly', async (transaction) =>
        succeed((await transaction.objectStore('heads').get(id)) ?? null),
      );
      if (!head.ok) return head;
      if (head.value === null) return fail('session.notebook-unknown');
      const read = await readVersion(id, counter);
      return read.ok ? succeed({ ...read.value, head: toHead(head.value) }) : read;
    },
  };
}

/** All versions of one notebook: arrays sort after numbers. */
function documentRange(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

function toHead({ versions: _, ...head }: StoredHead): NotebookHead {
  return head;
}
