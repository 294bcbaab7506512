/** The storage port: what the notebook state asks of storage. Only `storage/` knows IndexedDB and file pickers. */

import type { JsonObject } from '../lib/json.ts';
import type { Outcome } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';

/** One line of the library: small, kept beside the documents, so that listing reads no document. */
export interface NotebookHead {
  readonly id: string;
  readonly title: string;
  /** panel ids in the order of cells, for the library row */
  readonly panels: readonly string[];
  /** grows by one with every version saved; orders saves, never a clock */
  readonly counter: number;
  /** clock time of the last save, for display only */
  readonly savedAt: number;
  /** bytes of document and sources */
  readonly bytes: number;
  /** in the bin since (clock time), or `null` */
  readonly deletedAt: number | null;
}

/** `memory`: nothing outlives the tab, and the page says so with the reason (a message code). */
export interface StorageStatus {
  readonly kind: 'lasting' | 'memory';
  readonly reason: string | null;
}

/** A notebook as storage sees it: JSON it does not interpret, and the few facts the library shows. */
export interface NotebookDocument {
  readonly title: string;
  readonly panels: readonly string[];
  readonly sources: readonly SourceRecord[];
  readonly document: JsonObject;
}

export interface LoadedNotebook extends NotebookDocument {
  readonly head: NotebookHead;
}

export interface NotebookStorage {
  status(): Promise<StorageStatus>;
  list(): Promise<Outcome<readonly NotebookHead[]>>;
  load(id: string): Promise<Outcome<LoadedNotebook>>;
  /**
   * Writes a new version; resolves only after the transaction completed. Fails with `session.conflict` where the stored
   * counter is not `counter` (another tab saved), `session.quota`, or `session.storage-failed`.
   */
  save(id: string, notebook: NotebookDocument, counter: number): Promise<Outcome<NotebookHead>>;
  /** Stores a file's bytes in content-addressed chunks (written first). Chunks already there are not written again. */
  putSource(id: string, name: string, blob: Blob): Promise<Outcome<SourceRecord>>;
  /** The bytes of a file as one Blob; fails naming the chunk where one is missing or damaged. */
  getSource(source: SourceRecord): Promise<Outcome<Blob>>;
  rename(id: string, title: string): Promise<Outcome<NotebookHead>>;
  duplicate(id: string, newId: string, title: string): Promise<Outcome<NotebookHead>>;
  /** into the bin / out of it / gone for good with its unshared chunks */
  remove(id: string): Promise<Outcome<NotebookHead>>;
  restore(id: string): Promise<Outcome<NotebookHead>>;
  purge(id: string): Promise<Outcome<null>>;
  /** earlier versions, newest first */
  versions(id: string): Promise<Outcome<readonly { readonly counter: number; readonly savedAt: number }[]>>;
  loadVersion(id: string, counter: number): Promise<Outcome<LoadedNotebook>>;
}
