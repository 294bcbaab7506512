/** The page's side of the engine: an engine that does not let go of a cancelled request, or is gone, is ended and said. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine, EngineLost, type Loss } from '../../src/workers/client.ts';
import type { FromEngine, ToEngine } from '../../src/workers/protocol.ts';

interface FakeRoom {
  readonly sent: ToEngine[];
  readonly receive: (message: FromEngine) => void;
  readonly lost: (reason: string) => void;
  closed: boolean;
}

function setUp() {
  const rooms: FakeRoom[] = [];
  const losses: Loss[] = [];
  const engine = createEngine(async (receive, lost) => {
    const room: FakeRoom = { sent: [], receive, lost, closed: false };
    rooms.push(room);
    return {
      kind: 'sealed',
      port: { postMessage: (message) => void room.sent.push(message) },
      close: () => (room.closed = true),
    };
  });
  engine.onLost((loss) => losses.push(loss));
  return { engine, rooms, losses };
}

const LONG = 60_000;

/** A request, what became of it, and a way to cancel it. */
async function ask({ engine }: ReturnType<typeof setUp>, key: string) {
  const control = new AbortController();
  const told: { outcome: unknown } = { outcome: 'open' };
  const settle = (outcome: unknown): void => void (told.outcome = outcome);
  engine.request('forget', { key }, { signal: control.signal }).then(settle, settle);
  await vi.advanceTimersByTimeAsync(0);
  return { told, cancel: () => control.abort(), during: { name: 'forget', ask: { key } } };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the engine', () => {
  it('that lets go of a cancelled request lives on', async () => {
    const set = setUp();
    const job = await ask(set, 'a');
    job.cancel();
    expect(set.rooms[0]!.sent.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    set.rooms[0]!.receive({ kind: 'ended', id: 1 });
    await vi.advanceTimersByTimeAsync(LONG);
    expect(job.told.outcome).toMatchObject({ name: 'AbortError' });
    expect(set.losses).toEqual([]);
    expect(set.rooms).toHaveLength(1);
  });

  it('that does not is ended, and those who wait hear it; the next request starts a new one', async () => {
    const set = setUp();
    const stuck = await ask(set, 'stuck');
    const other = await ask(set, 'other');
    stuck.cancel();
    await vi.advanceTimersByTimeAsync(LONG);
    expect(set.rooms[0]!.closed).toBe(true);
    expect(set.losses).toEqual([{ kind: 'stuck', reason: expect.any(String), during: stuck.during }]);
    expect(other.told.outcome).toBeInstanceOf(EngineLost);
    const next = await ask(set, 'next');
    expect(set.rooms).toHaveLength(2);
    // What the old one says after all is not heard.
    set.rooms[0]!.receive({ kind: 'reply', id: 3, reply: 'old' });
    set.rooms[0]!.lost('late');
    await vi.advanceTimersByTimeAsync(0);
    expect(next.told.outcome).toBe('open');
    set.rooms[1]!.receive({ kind: 'reply', id: 3, reply: 'new' });
    await vi.advanceTimersByTimeAsync(0);
    expect(next.told.outcome).toBe('new');
    expect(set.losses).toHaveLength(1);
  });

  it('is not ended for a cancelled request that only waits behind another', async () => {
    const set = setUp();
    const long = await ask(set, 'long');
    const waiting = await ask(set, 'waiting');
    waiting.cancel();
    await vi.advanceTimersByTimeAsync(LONG);
    expect(set.losses).toEqual([]);
    set.rooms[0]!.receive({ kind: 'reply', id: 1, reply: 'done' });
    await vi.advanceTimersByTimeAsync(0);
    expect(long.told.outcome).toBe('done');
  });

  it('is given time after its page was asleep', async () => {
    const set = setUp();
    const job = await ask(set, 'a');
    job.cancel();
    // The timer comes first, then the answer that has waited longer.
    await vi.advanceTimersByTimeAsync(4001);
    set.rooms[0]!.receive({ kind: 'ended', id: 1 });
    await vi.advanceTimersByTimeAsync(LONG);
    expect(set.losses).toEqual([]);
  });

  it('that dies is told with what it was doing, and only once', async () => {
    const set = setUp();
    const first = await ask(set, 'first');
    await ask(set, 'second');
    set.rooms[0]!.lost('out of memory');
    set.rooms[0]!.lost('again');
    await vi.advanceTimersByTimeAsync(0);
    expect(set.losses).toEqual([{ kind: 'died', reason: 'out of memory', during: first.during }]);
    expect(first.told.outcome).toMatchObject({ name: 'EngineLost', message: 'out of memory' });
  });
});
