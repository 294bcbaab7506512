/** A small note outside IndexedDB about what should be in it, so that a store that came back empty or older is noticed. */

import { message, type Message } from '../lib/outcome.ts';
import type { NotebookHead } from './port.ts';

const KEY = 'kezhi.canary';

/** The part of `localStorage` that is used. */
export type CanaryPlace = Pick<Storage, 'getItem' | 'setItem'>;

export interface Canary {
  /** Compares the note with what is there; gives a warning for what is lost, and remembers it until something is noted. */
  check(heads: readonly NotebookHead[]): readonly Message[];
  /** A version was stored for certain. */
  note(id: string, counter: number): void;
  /** A notebook is about to be deleted for good. */
  forget(id: string): void;
}

/** @param place `null` where the browser has none, or forbids it; then nothing is ever noticed */
export function createCanary(place: CanaryPlace | null): Canary {
  let lost: readonly string[] = [];

  function change(edit: (counters: Map<string, number>) => void): void {
    const counters = readNote(place);
    for (const id of lost) counters.delete(id);
    lost = [];
    edit(counters);
    try {
      place?.setItem(KEY, JSON.stringify({ count: counters.size, counters: Object.fromEntries(counters) }));
    } catch {
      // A full or forbidden localStorage only means that a loss would go unnoticed.
    }
  }

  function check(heads: readonly NotebookHead[]): readonly Message[] {
    const there = new Map(heads.map((head) => [head.id, head.counter]));
    const noted = readNote(place);
    lost = [...noted.keys()].filter((id) => !there.has(id));
    const older = [...noted].filter(([id, counter]) => (there.get(id) ?? Infinity) < counter);
    lost = [...lost, ...older.map(([id]) => id)];
    const missing = lost.length - older.length;
    if (missing > 0 && heads.length === 0) return [message('session.store-emptied', { count: missing })];
    return [
      ...(missing > 0 ? [message('session.store-lost-some', { count: missing })] : []),
      ...(older.length > 0 ? [message('session.store-older', { count: older.length })] : []),
    ];
  }

  return {
    check,
    note: (id, counter) => change((counters) => counters.set(id, counter)),
    forget: (id) => change((counters) => counters.delete(id)),
  };
}

function readNote(place: CanaryPlace | null): Map<string, number> {
  try {
    const { counters } = JSON.parse(place?.getItem(KEY) ?? '{}') as { counters?: Record<string, unknown> };
    return new Map(
      Object.entries(counters ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    return new Map();
  }
}
