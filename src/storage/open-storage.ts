/** The storage the application uses: IndexedDB where it answers, memory with the reason where it does not. */

import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';
import { createCanary, type Canary, type CanaryPlace } from './canary.ts';
import { openDatabase, type Database } from './database.ts';
import { createIndexedDbStorage } from './indexed-db.ts';
import { isOpenElsewhere } from './locks.ts';
import { createMemoryStorage } from './memory.ts';
import type { NotebookStorage, StorageStatus } from './port.ts';
import { sweepReferences } from './references.ts';
import { storageFailure, transact } from './transact.ts';

/** How long the store may keep everybody waiting before the page goes on without it, ms. */
export const PATIENCE = 5_000;

const PERSIST_ASKED = 'kezhi.persist-asked';

export interface StoragePorts {
  readonly clock?: () => number;
  /** `localStorage`, or `null` where there is none */
  readonly place?: CanaryPlace | null;
  readonly openElsewhere?: (id: string) => Promise<boolean>;
  /** asks the browser not to clear the store on its own; `null` where it cannot be asked */
  readonly persist?: (() => Promise<unknown>) | null;
}

type Backend = Omit<NotebookStorage, 'status' | 'watch'>;

/** Begins opening the store at once; every call waits for the answer, at most {@link PATIENCE}. */
export function openStorage(ports: StoragePorts = {}): NotebookStorage {
  const clock = ports.clock ?? Date.now;
  const place = ports.place === undefined ? findPlace() : ports.place;
  const listeners = new Set<(event: Message) => void>();
  const tell = (event: Message): void => listeners.forEach((listener) => listener(event));
  const canary = createCanary(place);
  const connection = createConnection(canary, clock, tell);
  const lasting = createIndexedDbStorage({
    database: connection.database,
    clock,
    canary,
    openElsewhere: ports.openElsewhere ?? isOpenElsewhere,
  });
  const opened = connection.open();

  let memory: Backend | null = null;
  async function backend(): Promise<Backend> {
    const first = await opened;
    if (first.ok) return lasting;
    return (memory ??= createMemoryStorage(first.error.code, clock));
  }

  async function status(): Promise<StorageStatus> {
    const first = await opened;
    if (!first.ok) return { kind: 'memory', reason: first.error.code };
    return { kind: 'lasting', reason: null, warnings: connection.warnings() };
  }

  return {
    status,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    list: async () => (await backend()).list(),
    load: async (id) => (await backend()).load(id),
    async save(id, notebook, counter, gone) {
      const start = performance.now();
      const saved = await (await backend()).save(id, notebook, counter, gone);
      if (saved.ok) performance.measure('session:save', { start, end: performance.now() });
      if (saved.ok && memory === null) askToPersist(place, ports.persist === undefined ? findPersist() : ports.persist);
      return saved;
    },
    putSource: async (id, name, blob) => (await backend()).putSource(id, name, blob),
    getSource: async (source) => (await backend()).getSource(source),
    rename: async (id, title) => (await backend()).rename(id, title),
    duplicate: async (id, newId, title) => (await backend()).duplicate(id, newId, title),
    remove: async (id) => (await backend()).remove(id),
    restore: async (id) => (await backend()).restore(id),
    purge: async (id) => (await backend()).purge(id),
    versions: async (id) => (await backend()).versions(id),
    loadVersion: async (id, counter) => (await backend()).loadVersion(id, counter),
  };
}

interface Connection {
  /** opens the store; called again after it was closed from outside */
  open(): Promise<Outcome<Database>>;
  database(): Promise<Outcome<Database>>;
  warnings(): readonly Message[];
}

function createConnection(canary: Canary, clock: () => number, tell: (event: Message) => void): Connection {
  let current: Promise<Outcome<Database>> | null = null;
  let replaced = false;
  let warnings: readonly Message[] = [];

  async function connect(): Promise<Outcome<Database>> {
    let reason = 'session.store-unanswering';
    let late = false;
    const opening = openDatabase(
      (event) => {
        if (event.code === 'session.store-blocked') reason = event.code;
        tell(event);
      },
      (byNewer) => {
        replaced ||= byNewer;
        current = null;
      },
    ).then(
      async (database): Promise<Outcome<Database>> => {
        if (late) database.close();
        else await look(database);
        return succeed(database);
      },
      (error: unknown) => openingFailure(error),
    );
    const tooLate = new Promise<Outcome<Database>>((resolve) => {
      const timer = setTimeout(() => {
        late = true;
        resolve(fail(reason));
      }, PATIENCE);
      void opening.then(() => clearTimeout(timer));
    });
    return Promise.race([opening, tooLate]);
  }

  /** What is there is compared with what should be; what a crash left over is swept up. */
  async function look(database: Database): Promise<void> {
    const heads = await transact(database, ['heads'], 'readonly', async (transaction) =>
      succeed(await transaction.objectStore('heads').getAll()),
    );
    if (heads.ok) warnings = canary.check(heads.value);
    void transact(database, ['chunks', 'references'], 'readwrite', async (transaction) => {
      await sweepReferences(transaction, clock());
      return succeed(null);
    });
  }

  function open(): Promise<Outcome<Database>> {
    if (replaced) return Promise.resolve(fail('session.store-replaced'));
    return (current ??= connect());
  }

  return {
    open,
    async database() {
      const outcome = await open();
      // A store that did not open this time may open the next.
      if (!outcome.ok) current = null;
      return outcome;
    },
    warnings: () => warnings,
  };
}

function openingFailure(error: unknown): Outcome<Database> {
  if (error instanceof DOMException && error.name === 'VersionError') return fail('session.store-newer');
  const failure = storageFailure(error);
  return failure.error.code === 'session.quota'
    ? failure
    : { ok: false, error: message('session.store-unavailable', failure.error.parameters) };
}

function findPlace(): CanaryPlace | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    // a browser that forbids it throws at the name alone
    return null;
  }
}

function findPersist(): (() => Promise<unknown>) | null {
  const manager = globalThis.navigator?.storage;
  return manager?.persist ? () => manager.persist() : null;
}

/** Once for ever, and only when there is something worth keeping. */
function askToPersist(place: CanaryPlace | null, persist: (() => Promise<unknown>) | null): void {
  try {
    if (!persist || !place || place.getItem(PERSIST_ASKED)) return;
    place.setItem(PERSIST_ASKED, '1');
    void persist().catch(() => undefined);
  } catch {
    // asked another time
  }
}
