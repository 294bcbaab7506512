/** One writer a notebook. */

import { describe, expect, it, vi } from 'vitest';
import { holdNotebook, isOpenElsewhere, type LocksPort } from '../../src/storage/locks.ts';

describe('holdNotebook', () => {
  it('P6 gives the notebook to the first tab; the second may read only', async () => {
    const locks = createLocks();
    const first = await holdNotebook('n1', vi.fn(), locks);
    const second = await holdNotebook('n1', vi.fn(), locks);
    expect([first.held, second.held]).toEqual([true, false]);
    expect((await holdNotebook('n2', vi.fn(), locks)).held).toBe(true);
  });

  it('P6 the second takes over, the first is told once and holds it no more', async () => {
    const locks = createLocks();
    const [lostFirst, lostSecond] = [vi.fn(), vi.fn()];
    const first = await holdNotebook('n3', lostFirst, locks);
    const second = await holdNotebook('n3', lostSecond, locks);
    await second.take();
    await vi.waitFor(() => expect(lostFirst).toHaveBeenCalledTimes(1));
    expect([first.held, second.held]).toEqual([false, true]);
    await first.take();
    await vi.waitFor(() => expect(lostSecond).toHaveBeenCalledTimes(1));
    expect([first.held, second.held]).toEqual([true, false]);
    await first.take();
    expect(lostFirst).toHaveBeenCalledTimes(1);
  });

  it('is free again when released, and nobody is told', async () => {
    const locks = createLocks();
    const lost = vi.fn();
    const first = await holdNotebook('n4', lost, locks);
    first.release();
    first.release();
    expect(first.held).toBe(false);
    const again = await vi.waitFor(async () => {
      const hold = await holdNotebook('n4', vi.fn(), locks);
      expect(hold.held).toBe(true);
      return hold;
    });
    again.release();
    expect(lost).not.toHaveBeenCalled();
  });

  it('gives everybody the notebook where the browser has no locks, or forbids them', async () => {
    const none = await holdNotebook('n5', vi.fn(), null);
    expect(none.held).toBe(true);
    none.release();
    await none.take();
    expect(none.held).toBe(true);
    const lost = vi.fn();
    const forbidden = {
      request: () => Promise.reject(new DOMException('', 'SecurityError')),
      query: async () => ({}),
    } as unknown as LocksPort;
    expect((await holdNotebook('n6', lost, forbidden)).held).toBe(true);
    expect(lost).not.toHaveBeenCalled();
  });
});

describe('isOpenElsewhere', () => {
  it('P6 knows of other tabs, and does not take this one for another', async () => {
    const locks = createLocks();
    expect(await isOpenElsewhere('n7', locks)).toBe(false);
    // another tab: the lock is held, but not through this page's module
    void locks.request('kezhi.notebook.n7', {}, () => new Promise(() => undefined));
    await Promise.resolve();
    expect(await isOpenElsewhere('n7', locks)).toBe(true);
    const own = await holdNotebook('n8', vi.fn(), locks);
    expect(await isOpenElsewhere('n8', locks)).toBe(false);
    own.release();
    expect(await isOpenElsewhere('n7', null)).toBe(false);
  });
});

/** Web Locks as the standard has them, as far as they are used here: `ifAvailable` and `steal`. */
function createLocks(): LocksPort {
  const held = new Map<string, { readonly reject: (error: unknown) => void }>();
  const request = (name: string, options: LockOptions, work: (lock: Lock | null) => unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      queueMicrotask(() => {
        const holder = held.get(name);
        if (holder && !options.steal) {
          if (!options.ifAvailable) throw new Error('waiting is not used');
          return resolve(work(null));
        }
        holder?.reject(new DOMException('', 'AbortError'));
        const own = { reject };
        held.set(name, own);
        void Promise.resolve(work({ name, mode: 'exclusive' })).then((value) => {
          if (held.get(name) === own) held.delete(name);
          resolve(value);
        });
      });
    });
  const query = async (): Promise<LockManagerSnapshot> => ({ held: [...held.keys()].map((name) => ({ name })) });
  return { request, query } as unknown as LocksPort;
}
