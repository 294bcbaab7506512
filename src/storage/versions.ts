/** Which earlier versions of a notebook are kept. */

import type { NotebookVersion } from './port.ts';

/** The newest are all kept, so that a fault costs little … */
export const KEPT_LAST = 10;
/** … and before them one an hour, so that a mistake found late costs little. */
export const KEPT_HOURLY = 24;

const HOUR = 3_600_000;

/**
 * Parts versions into those that stay and those that go. Order is by counter; the clock only says what belongs to one hour,
 * and each hour keeps its newest.
 */
export function partVersions<V extends NotebookVersion>(
  versions: readonly V[],
): { readonly kept: readonly V[]; readonly dropped: readonly V[] } {
  const newestFirst = [...versions].sort((a, b) => b.counter - a.counter);
  const hours = new Set<number>();
  const kept = newestFirst.filter((version, index) => {
    if (index < KEPT_LAST) return true;
    const hour = Math.floor(version.savedAt / HOUR);
    if (hours.has(hour) || hours.size >= KEPT_HOURLY) return false;
    hours.add(hour);
    return true;
  });
  return { kept, dropped: newestFirst.filter((version) => !kept.includes(version)) };
}
