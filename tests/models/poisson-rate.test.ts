import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { poissonRate } from '../../src/models/poisson-rate.ts';

describe('published values', () => {
  // Garwood (1936), table of 95 % limits of a Poisson count: 10 events, 4.80 to 18.39.
  it('10 events have limits 4.795 and 18.390', () => {
    const { low, high } = poissonRate(10, 1);
    expect(low).toBeCloseTo(4.795, 3);
    expect(high).toBeCloseTo(18.39, 3);
  });
});

// R 4: poisson.test(k, 1000, conf.level = …)$conf.int
describe('reference values', () => {
  it.each([
    [0, 0.95, 0, 0.00368887945411394],
    [1, 0.95, 2.53178079842899e-5, 0.0055716433909389],
    [7, 0.95, 0.00281436305151987, 0.0144226753617024],
    [250, 0.95, 0.219967995630937, 0.282987705042316],
    [7, 0.9, 0.00328531569189467, 0.0131481138024321],
  ])('%i of 1000 at %f', (events, level, low, high) => {
    const found = poissonRate(events, 1000, level);
    expect(found.rate).toBe(events / 1000);
    expect(found.low).toBeCloseTo(low, 12);
    expect(found.high).toBeCloseTo(high, 12);
  });
});

describe('recovery', () => {
  it('the interval holds a known rate at least as often as it says', () => {
    const random = createRandom(2);
    let held = 0;
    for (let run = 0; run < 500; run += 1) {
      // events of exponential gaps
      let [events, at] = [0, 0];
      for (;;) {
        at -= Math.log(1 - random.next()) / 0.05;
        if (at > 100) break;
        events += 1;
      }
      const { low, high } = poissonRate(events, 100);
      if (low <= 0.05 && 0.05 <= high) held += 1;
    }
    expect(held / 500).toBeGreaterThan(0.94);
  });
});

describe('boundaries', () => {
  it.each([
    [1, 0],
    [1, NaN],
    [NaN, 10],
    [-1, 10],
  ])('%f of %f is not known', (events, units) => {
    expect(poissonRate(events, units)).toEqual({ rate: NaN, low: NaN, high: NaN });
  });

  it('may be above 1: a purchase can have several complaints', () => {
    expect(poissonRate(30, 10).rate).toBe(3);
  });
});
