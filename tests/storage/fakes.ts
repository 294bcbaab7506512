/** What the storage tests share: a fresh fake browser store, notebooks to put in it, and faults. */

import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import type { Outcome } from '../../src/lib/outcome.ts';
import type { SourceRecord } from '../../src/lib/source.ts';
import type { CanaryPlace } from '../../src/storage/canary.ts';
import type { NotebookDocument } from '../../src/storage/port.ts';

/** As if the browser profile were new. */
export function emptyStore(): void {
  globalThis.indexedDB = new FakeFactory();
}

/** A `localStorage` of one's own. */
export function createPlace(): CanaryPlace & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

export function notebook(
  title: string,
  sources: readonly SourceRecord[] = [],
  more: Record<string, string> = {},
): NotebookDocument {
  return { title, panels: ['rfm', 'abc'], sources, document: { version: 1, title, ...more } };
}

export function bytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const array = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    array[i] = state >>> 24;
  }
  return array;
}

/** The value of an outcome that must be good. */
export function good<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`expected success, got ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

/** The code of an outcome that must have failed. */
export function bad(outcome: Outcome<unknown>): string {
  if (outcome.ok) throw new Error(`expected failure, got ${JSON.stringify(outcome.value)}`);
  return outcome.error.code;
}

type AbortingTransaction = IDBTransaction & { _abort(name: string): void };
type Fault = (store: IDBObjectStore) => void;

/** Lets every write into a store fail while `work` runs: `fault` is called instead of, or before, the real `put`. */
export async function withFaultyPut<T>(name: string, fault: Fault, work: () => Promise<T>): Promise<T> {
  const original = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...parameters: Parameters<IDBObjectStore['put']>) {
    if (this.name === name) fault(this);
    return original.apply(this, parameters);
  };
  try {
    return await work();
  } finally {
    IDBObjectStore.prototype.put = original;
  }
}

/** Aborts the transaction the way a full disk does: at the very end, when every request went well. */
export async function withFullDisk<T>(work: () => Promise<T>): Promise<T> {
  const original = IDBTransaction.prototype.commit;
  IDBTransaction.prototype.commit = function (this: IDBTransaction) {
    (this as AbortingTransaction)._abort('QuotaExceededError');
  };
  try {
    return await work();
  } finally {
    IDBTransaction.prototype.commit = original;
  }
}

export function abortWith(name: string): Fault {
  return (store) => (store.transaction as AbortingTransaction)._abort(name);
}

export function throwing(name: string): Fault {
  return () => {
    throw new DOMException('injected', name);
  };
}

/** All keys of a store, seen past the code under test. */
export async function keysOf(store: string): Promise<readonly IDBValidKey[]> {
  return raw((database) => database.transaction(store).objectStore(store).getAllKeys());
}

export async function changeRecord(
  store: string,
  change: (record: Record<string, unknown>) => Record<string, unknown> | null,
): Promise<void> {
  const all = await raw(
    (database) => database.transaction(store).objectStore(store).getAll() as IDBRequest<Record<string, unknown>[]>,
  );
  const keys = await keysOf(store);
  for (const [index, record] of all.entries()) {
    const changed = change(record);
    await raw((database) => {
      const objects = database.transaction(store, 'readwrite').objectStore(store);
      return (changed === null ? objects.delete(keys[index]!) : objects.put(changed)) as IDBRequest<unknown>;
    });
  }
}

/** Opens the database as it is, does one request and closes it. */
export async function raw<T>(ask: (database: IDBDatabase) => IDBRequest<T>): Promise<T> {
  const database = await promise(indexedDB.open('kezhi'));
  try {
    return await promise(ask(database));
  } finally {
    database.close();
  }
}

function promise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
