/** Which versions are kept. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_HOURLY, KEPT_LAST, partVersions } from '../../src/storage/versions.ts';

const version = (counter: number, hours: number): { counter: number; savedAt: number } => ({
  counter,
  savedAt: hours * 3_600_000,
});

describe('partVersions', () => {
  it('keeps the last ten, and the newest of each hour before', () => {
    const all = Array.from({ length: 30 }, (_, i) => version(i + 1, Math.floor(i / 5) + 0.5));
    const { kept, dropped } = partVersions(all);
    expect(kept.map((one) => one.counter)).toEqual([30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 15, 10, 5]);
    expect(dropped).toHaveLength(16);
  });

  it('is bounded, keeps the newest, loses none, and does not depend on the order it is given', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(1000), fc.integer({ min: -50, max: 500 })), {
          selector: ([counter]) => counter,
          maxLength: 120,
        }),
        (pairs) => {
          const all = pairs.map(([counter, hours]) => version(counter, hours));
          const { kept, dropped } = partVersions(all);
          expect(kept.length).toBeLessThanOrEqual(KEPT_LAST + KEPT_HOURLY);
          expect([...kept, ...dropped].map((one) => one.counter).sort()).toEqual(all.map((one) => one.counter).sort());
          expect(partVersions([...all].reverse())).toEqual({ kept, dropped });
          const newest = [...all].sort((a, b) => b.counter - a.counter).slice(0, KEPT_LAST);
          expect(kept.slice(0, KEPT_LAST)).toEqual(newest);
        },
      ),
    );
  });
});
