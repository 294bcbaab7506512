/** One tab writes a notebook: Web Locks, with taking over by force and by consent of nobody but the person at the keys. */

/** The part of `navigator.locks` that is used. */
export type LocksPort = Pick<LockManager, 'request' | 'query'>;

export interface NotebookHold {
  /** false: another tab holds the notebook, this one may only read */
  readonly held: boolean;
  /** Takes the notebook from the tab that holds it; that tab is told by its `onLost`. Nothing to do where it is held already. */
  take(): Promise<void>;
  release(): void;
}

const PREFIX = 'kezhi.notebook.';

/** holds of this page, by notebook */
const own = new Map<string, object>();

/**
 * Asks for the only right to write a notebook. Where there are no Web Locks (a page served over plain http) everybody gets it;
 * the counters of the storage still keep tabs from overwriting each other.
 * @param onLost another tab took over; called once for each time the notebook was held and lost
 */
export async function holdNotebook(
  id: string,
  onLost: () => void,
  locks: LocksPort | null = globalThis.navigator?.locks ?? null,
): Promise<NotebookHold> {
  const hold = { held: false, take, release };
  let end: (() => void) | null = null;
  let mine: object | null = null;

  /** Resolves once it is known whether the lock is granted; it is then held until {@link release} or until it is stolen. */
  function request(port: LocksPort, options: LockOptions): Promise<void> {
    return new Promise((resolve) => {
      const token = {};
      let granted = false;
      const asked = port.request(PREFIX + id, options, (lock) => {
        if (lock === null) return resolve();
        granted = hold.held = true;
        own.set(id, (mine = token));
        resolve();
        return new Promise<void>((finish) => (end = finish));
      });
      asked.then(undefined, () => {
        if (!granted) {
          // Not for lack of freedom: the browser forbids locks here.
          hold.held = true;
          return resolve();
        }
        if (own.get(id) === token) own.delete(id);
        end = null;
        hold.held = false;
        onLost();
      });
    });
  }

  async function take(): Promise<void> {
    if (hold.held) return;
    if (locks === null) hold.held = true;
    else await request(locks, { steal: true });
  }

  function release(): void {
    if (own.get(id) === mine) own.delete(id);
    end?.();
    end = null;
    hold.held = false;
  }

  if (locks === null) hold.held = true;
  else await request(locks, { ifAvailable: true });
  return hold;
}

/** Whether another tab holds the notebook. */
export async function isOpenElsewhere(
  id: string,
  locks: LocksPort | null = globalThis.navigator?.locks ?? null,
): Promise<boolean> {
  if (locks === null || own.has(id)) return false;
  const { held } = await locks.query();
  return held?.some((lock) => lock.name === PREFIX + id) ?? false;
}
