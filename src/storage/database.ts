/** The IndexedDB database: its stores, how it opens, and what can happen to it while it is open. */

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { message, type Message } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';
import type { NotebookHead, NotebookVersion } from './port.ts';

export const DATABASE_NAME = 'kezhi';
export const DATABASE_VERSION = 1;

/** A head with what only the storage needs. */
export interface StoredHead extends NotebookHead {
  /** versions there are, newest first */
  readonly versions: readonly NotebookVersion[];
}

export interface StoredDocument {
  readonly id: string;
  readonly counter: number;
  readonly savedAt: number;
  readonly title: string;
  readonly panels: readonly string[];
  readonly sources: readonly SourceRecord[];
  /** the document as JSON text, and the SHA-256 of its UTF-8 form */
  readonly text: string;
  readonly hash: string;
}

export interface StoredChunk {
  readonly hash: string;
  readonly blob: Blob;
}

/**
 * Who needs a chunk: `n:` + notebook, or `s:` + source while no saved document names it yet. A chunk without a reference goes.
 */
export interface StoredReference {
  readonly owner: string;
  readonly hash: string;
  /** clock time, for sweeping up what a crash left behind */
  readonly at: number;
}

export interface KezhiSchema extends DBSchema {
  heads: { key: string; value: StoredHead };
  documents: { key: [string, number]; value: StoredDocument };
  chunks: { key: string; value: StoredChunk };
  references: { key: [string, string]; value: StoredReference; indexes: { hash: string } };
}

export type StoreName = 'heads' | 'documents' | 'chunks' | 'references';
export type Database = IDBPDatabase<KezhiSchema>;

/**
 * Opens the database, making it if there is none. Rejects as IndexedDB does.
 * @param tell hears of `session.store-blocked`, `session.store-replaced` (a newer build is at work; the connection is closed) and
 *   `session.store-closed` (closed from outside)
 * @param closed the connection is of no more use; `replaced` says that a new one would be of none either
 */
export async function openDatabase(
  tell: (event: Message) => void,
  closed: (replaced: boolean) => void,
): Promise<Database> {
  const database: Database = await openDB<KezhiSchema>(DATABASE_NAME, DATABASE_VERSION, {
    upgrade,
    blocked: () => tell(message('session.store-blocked')),
    blocking: (_, wanted) => {
      // A deletion (no wanted version) leaves room for a new start; a newer version does not.
      database.close();
      closed(wanted !== null);
      tell(message(wanted === null ? 'session.store-closed' : 'session.store-replaced'));
    },
    terminated: () => {
      closed(false);
      tell(message('session.store-closed'));
    },
  });
  return database;
}

/** Append only: what a released version made is never edited, only added to. */
function upgrade(database: Database, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('heads', { keyPath: 'id' });
    database.createObjectStore('documents', { keyPath: ['id', 'counter'] });
    database.createObjectStore('chunks', { keyPath: 'hash' });
    database.createObjectStore('references', { keyPath: ['owner', 'hash'] }).createIndex('hash', 'hash');
  }
}
