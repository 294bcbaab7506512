/** When to save: soon after a change, never long after it, and before the page goes. */

import { fail, type Message, type Outcome } from '../lib/outcome.ts';

/** Quiet time after the last change, ms. */
export const DEBOUNCE = 300;
/** Longest time a change may wait, ms. */
export const LONGEST = 2_000;
/** Time after which a failed save is tried again, ms. */
export const RETRY = 5_000;

export interface AutosaveState {
  readonly kind: 'saved' | 'saving' | 'failed';
  /** why nothing was saved; `null` unless failed */
  readonly reason: Message | null;
}

/** Timers, so that tests need not wait. Times in ms. */
export interface Timers {
  now(): number;
  set(run: () => void, delay: number): unknown;
  clear(timer: unknown): void;
}

/** The part of `window` that is used. */
export interface PageEvents {
  readonly document: Pick<Document, 'visibilityState'>;
  addEventListener(type: 'visibilitychange' | 'pagehide', listener: () => void): void;
  removeEventListener(type: 'visibilitychange' | 'pagehide', listener: () => void): void;
}

export interface Autosave {
  readonly state: AutosaveState;
  /** Something changed. */
  touch(): void;
  /** Saves what is not saved yet, now; resolves when the attempt is over. */
  flush(): Promise<void>;
  /** No more saving and no more listening to the page; what is pending is not saved. */
  stop(): void;
}

export interface AutosavePorts {
  /** Writes the document as it is now; resolves only when it is stored for certain. */
  readonly save: () => Promise<Outcome<unknown>>;
  readonly changed: (state: AutosaveState) => void;
  readonly timers?: Timers;
  /** tells when the page may be about to go; `null` where there is none */
  readonly page?: PageEvents | null;
}

export function createAutosave({ save, changed, timers = OWN_TIMERS, page = findPage() }: AutosavePorts): Autosave {
  let state: AutosaveState = { kind: 'saved', reason: null };
  let pending = false;
  /** when the first change since the last attempt was made */
  let firstChange: number | null = null;
  let timer: unknown = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  function become(kind: AutosaveState['kind'], reason: Message | null = null): void {
    if (kind === state.kind && reason === state.reason) return;
    state = { kind, reason };
    changed(state);
  }

  function plan(delay: number): void {
    if (timer !== null) timers.clear(timer);
    timer = timers.set(() => void flush(), delay);
  }

  function touch(): void {
    if (stopped) return;
    pending = true;
    const now = timers.now();
    firstChange ??= now;
    if (state.kind === 'saved') become('saving');
    plan(Math.max(0, Math.min(DEBOUNCE, LONGEST - (now - firstChange))));
  }

  async function flush(): Promise<void> {
    // One save at a time: the next one starts from what the last one stored.
    while (running) await running;
    if (!pending || stopped) return;
    running = attempt();
    await running;
  }

  async function attempt(): Promise<void> {
    if (timer !== null) timers.clear(timer);
    timer = null;
    pending = false;
    firstChange = null;
    const outcome = await save().catch((error: unknown) => fail('session.storage-failed', { reason: String(error) }));
    running = null;
    if (!outcome.ok) {
      // "Not saved" stands until something is saved; the next change, or a while without one, tries again.
      pending = true;
      become('failed', outcome.error);
      if (!stopped && timer === null) plan(RETRY);
    } else become(pending ? 'saving' : 'saved');
  }

  const leaving = (): void => {
    if (page?.document.visibilityState === 'hidden') void flush();
  };
  const gone = (): void => void flush();
  page?.addEventListener('visibilitychange', leaving);
  page?.addEventListener('pagehide', gone);

  return {
    get state() {
      return state;
    },
    touch,
    flush,
    stop() {
      stopped = true;
      if (timer !== null) timers.clear(timer);
      page?.removeEventListener('visibilitychange', leaving);
      page?.removeEventListener('pagehide', gone);
    },
  };
}

const OWN_TIMERS: Timers = {
  now: () => performance.now(),
  set: (run, delay) => setTimeout(run, delay),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

function findPage(): PageEvents | null {
  return typeof window === 'undefined' ? null : window;
}
