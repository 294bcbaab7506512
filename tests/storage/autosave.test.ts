/** When it saves, and what it says about it. */

import { beforeEach, describe, expect, it } from 'vitest';
import { fail, message, succeed, type Outcome } from '../../src/lib/outcome.ts';
import {
  createAutosave,
  DEBOUNCE,
  LONGEST,
  RETRY,
  type Autosave,
  type AutosaveState,
  type PageEvents,
  type Timers,
} from '../../src/storage/autosave.ts';

let now = 0;
let planned: { run: () => void; at: number } | null = null;
let states: AutosaveState[] = [];
let saves: { at: number; end: (outcome: Outcome<unknown>) => void }[] = [];
let listeners = new Map<string, () => void>();
let visibility: DocumentVisibilityState = 'visible';
let autosave: Autosave;

const timers: Timers = {
  now: () => now,
  set: (run, delay) => (planned = { run, at: now + delay }),
  clear: (timer) => {
    if (timer === planned) planned = null;
  },
};
const page: PageEvents = {
  document: {
    get visibilityState() {
      return visibility;
    },
  },
  addEventListener: (type, listener) => void listeners.set(type, listener),
  removeEventListener: (type) => void listeners.delete(type),
};

beforeEach(() => {
  [now, planned, states, saves, listeners, visibility] = [0, null, [], [], new Map(), 'visible'];
  const save = (): Promise<Outcome<unknown>> => new Promise((end) => saves.push({ at: now, end }));
  autosave = createAutosave({ save, changed: (state) => states.push(state), timers, page });
});

describe('autosave', () => {
  it('P4 saves once it has been quiet, and says saved only when the save is over', async () => {
    autosave.touch();
    expect(autosave.state).toEqual({ kind: 'saving', reason: null });
    await pass(DEBOUNCE - 1);
    expect(saves).toHaveLength(0);
    autosave.touch();
    await pass(DEBOUNCE);
    expect(saves.map((save) => save.at)).toEqual([DEBOUNCE * 2 - 1]);
    expect(autosave.state.kind).toBe('saving');
    await end(succeed(null));
    expect(states.map((state) => state.kind)).toEqual(['saving', 'saved']);
  });

  it('P5 saves after two seconds at most, however busy the hands are', async () => {
    for (let i = 0; i < 30; i++) {
      autosave.touch();
      await pass(100);
    }
    expect(saves[0]?.at).toBe(LONGEST);
  });

  it('P4 does not say saved while a change made during the save is not', async () => {
    autosave.touch();
    await pass(DEBOUNCE);
    autosave.touch();
    await end(succeed(null));
    expect(autosave.state.kind).toBe('saving');
    await pass(DEBOUNCE);
    expect(saves).toHaveLength(2);
    await end(succeed(null));
    expect(autosave.state.kind).toBe('saved');
  });

  it('runs one save at a time', async () => {
    autosave.touch();
    await pass(DEBOUNCE);
    autosave.touch();
    await pass(DEBOUNCE * 3);
    expect(saves).toHaveLength(1);
    await end(succeed(null));
    expect(saves).toHaveLength(2);
  });

  it('P4 says why nothing was saved, until something is', async () => {
    autosave.touch();
    await pass(DEBOUNCE);
    await end(fail('session.quota'));
    expect(autosave.state).toEqual({ kind: 'failed', reason: message('session.quota') });
    autosave.touch();
    expect(autosave.state.kind).toBe('failed');
    await pass(DEBOUNCE);
    await end(succeed(null));
    expect(states.map((state) => state.kind)).toEqual(['saving', 'failed', 'saved']);
  });

  it('P5 tries again by itself, and a save that throws is a failure like any other', async () => {
    const thrower = createAutosave({
      save: () => Promise.reject(new Error('broken')),
      changed: (state) => states.push(state),
      timers,
      page: null,
    });
    thrower.touch();
    await pass(DEBOUNCE);
    expect(thrower.state).toEqual({
      kind: 'failed',
      reason: message('session.storage-failed', { reason: 'Error: broken' }),
    });
    autosave.touch();
    await pass(DEBOUNCE);
    await end(fail('session.quota'));
    await pass(RETRY - 1);
    expect(saves).toHaveLength(1);
    await pass(1);
    expect(saves).toHaveLength(2);
  });

  it('P5 saves at once when the page is hidden or goes', async () => {
    autosave.touch();
    listeners.get('visibilitychange')?.();
    expect(saves).toHaveLength(0);
    visibility = 'hidden';
    listeners.get('visibilitychange')?.();
    await settle();
    expect(saves).toHaveLength(1);
    autosave.touch();
    await end(succeed(null));
    listeners.get('pagehide')?.();
    await settle();
    expect(saves).toHaveLength(2);
  });

  it('flushes what is pending, waits for what is running, and does nothing where nothing changed', async () => {
    await autosave.flush();
    expect(saves).toHaveLength(0);
    autosave.touch();
    const first = autosave.flush();
    await settle();
    autosave.touch();
    const second = autosave.flush();
    await end(succeed(null));
    await first;
    await end(succeed(null));
    await second;
    expect(saves).toHaveLength(2);
    expect(autosave.state.kind).toBe('saved');
    expect(planned).toBeNull();
  });

  it('stops for good', async () => {
    autosave.touch();
    autosave.stop();
    await pass(10_000);
    autosave.touch();
    await autosave.flush();
    expect(saves).toHaveLength(0);
    expect(listeners.size).toBe(0);
  });
});

/** Lets time pass, running what was planned in its time. */
async function pass(duration: number): Promise<void> {
  const until = now + duration;
  while (planned && planned.at <= until) {
    now = planned.at;
    const { run } = planned;
    planned = null;
    run();
    await settle();
  }
  now = until;
  await settle();
}

/** Ends the oldest save that runs. */
async function end(outcome: Outcome<unknown>): Promise<void> {
  const running = saves.find((save) => !ended.has(save));
  if (!running) throw new Error('no save runs');
  ended.add(running);
  running.end(outcome);
  await settle();
}
const ended = new WeakSet<object>();

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
