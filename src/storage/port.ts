/** The storage port: what the notebook state asks of storage. Only `storage/` knows IndexedDB and file pickers. */

import type { JsonObject } from '../lib/json.ts';
import type { Message, Outcome } from '../lib/outcome.ts';
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
  /** what a person must hear about the store: notebooks that were here and are not, all lost, an older state came back */
  readonly warnings?: readonly Message[];
}

/** A notebook as storage sees it: JSON it does not interpret, and the few facts the library shows. */
export interface NotebookDocument {
  readonly title: string;
  readonly panels: readonly string[];
  readonly sources: readonly SourceRecord[];
  /** uninterpreted, but for the field `title`, which follows when a notebook is renamed or duplicated */
  readonly document: JsonObject;
}

export interface LoadedNotebook extends NotebookDocument {
  readonly head: NotebookHead;
  /** set where the last version cannot be read and an earlier one was loaded instead */
  readonly warnings?: readonly Message[];
}

/** An earlier state of a notebook that can still be loaded. */
export interface NotebookVersion {
  readonly counter: number;
  readonly savedAt: number;
}

export interface NotebookStorage {
  status(): Promise<StorageStatus>;
  /** Hears what happens to the store while it is open: closed from outside, a newer build at work, an upgrade held up. */
  watch?(listener: (event: Message) => void): () => void;
  list(): Promise<Outcome<readonly NotebookHead[]>>;
  load(id: string): Promise<Outcome<LoadedNotebook>>;
  /**
   * Writes a new version; resolves only after the transaction completed. Fails with `session.conflict` where the stored
   * counter is not `counter` (another tab saved), `session.notebook-gone` where there is none any more, `session.quota`, or
   * `session.storage-failed`. Saving a notebook takes it out of the bin.
   * @param gone files deleted for good: what of them no notebook names any more leaves the store at once, with this version; the
   * earlier versions of this notebook that still name them do without
   */
  save(
    id: string,
    notebook: NotebookDocument,
    counter: number,
    gone?: readonly SourceRecord[],
  ): Promise<Outcome<NotebookHead>>;
  /**
   * Stores a file's bytes in content-addressed chunks (written first). Chunks already there are not written again.
   * @param id of the source; the record that comes back has it
   */
  putSource(id: string, name: string, blob: Blob): Promise<Outcome<SourceRecord>>;
  /** The bytes of a file as one Blob; fails naming the chunk where one is missing or damaged. */
  getSource(source: SourceRecord): Promise<Outcome<Blob>>;
  /** Fails, as `remove` and `purge` do, with `session.notebook-open` where the notebook is open in some tab. */
  rename(id: string, title: string): Promise<Outcome<NotebookHead>>;
  duplicate(id: string, newId: string, title: string): Promise<Outcome<NotebookHead>>;
  /** into the bin / out of it / gone for good with its unshared chunks */
  remove(id: string): Promise<Outcome<NotebookHead>>;
  restore(id: string): Promise<Outcome<NotebookHead>>;
  purge(id: string): Promise<Outcome<null>>;
  /** earlier versions, newest first */
  versions(id: string): Promise<Outcome<readonly NotebookVersion[]>>;
  loadVersion(id: string, counter: number): Promise<Outcome<LoadedNotebook>>;
}
