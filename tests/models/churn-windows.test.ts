import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWindows, splitCustomers, usualLengths, type WindowRequest } from '../../src/models/churn-windows.ts';

/** Days 0 … 364. */
const YEAR: WindowRequest = { first: 0, last: 364, feature: 100, gap: 5, label: 30, test: null, train: null, cuts: 3 };

function planned(patch: Partial<WindowRequest> = {}) {
  const laid = planWindows({ ...YEAR, ...patch });
  if (!laid.ok) throw new Error(laid.problem.kind);
  return laid.plan;
}

function problem(patch: Partial<WindowRequest>) {
  const laid = planWindows({ ...YEAR, ...patch });
  return laid.ok ? null : laid.problem;
}

describe('by hand', () => {
  it('the label of the test ends with the data, that of the training the day before the test', () => {
    const plan = planned();
    // 330 + 5 + 30 = 365 is the day after the last; 295 + 35 = 330.
    expect([plan.train, plan.test, plan.now]).toEqual([[235, 265, 295], 330, 365]);
    expect([plan.leak, plan.short]).toEqual([0, 0]);
  });

  it('a training cut of one’s own leaks as many days as its label reaches past the test cut', () => {
    expect(planned({ train: 310 }).leak).toBe(15);
    expect(planned({ train: 290 }).leak).toBe(0);
  });

  it('cuts whose features would begin before the data are left out, but for the last', () => {
    expect(planned({ feature: 250, cuts: 12 }).train).toEqual([265, 295]);
    const only = planned({ feature: 360 });
    expect([only.train, only.short]).toEqual([[295], 65]);
  });

  it('usual lengths: 90 days and a year, less where the data are short', () => {
    expect(usualLengths(1200)).toEqual({ label: 90, feature: 365 });
    expect(usualLengths(120)).toEqual({ label: 20, feature: 40 });
    expect(usualLengths(1)).toEqual({ label: 1, feature: 1 });
  });
});

describe('whatever is asked for', () => {
  const request = fc.record({
    first: fc.integer({ min: -500, max: 500 }),
    days: fc.integer({ min: 1, max: 900 }),
    feature: fc.integer({ min: 1, max: 900 }),
    gap: fc.integer({ min: 0, max: 60 }),
    label: fc.integer({ min: 1, max: 200 }),
    cuts: fc.integer({ min: 1, max: 12 }),
  });

  it('labels are in the data, and what is learnt was known on the day of the test', () => {
    fc.assert(
      fc.property(request, ({ first, days, ...rest }) => {
        const laid = planWindows({ first, last: first + days - 1, ...rest, test: null, train: null });
        if (!laid.ok) {
          expect(laid.problem.kind).toBe('too-short');
          expect(days).toBeLessThan(2 * (rest.gap + rest.label) + 1);
          return;
        }
        const { train, test, now, gap, label, leak } = laid.plan;
        expect(test + gap + label).toBeLessThanOrEqual(now);
        expect(leak).toBe(0);
        expect(train.length).toBeGreaterThan(0);
        for (const cut of train) expect([cut > first, cut + gap + label <= test]).toEqual([true, true]);
      }),
    );
  });

  it('every date named as possible is possible, the next beyond is not', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: -600, max: 1500 }), ({ first, days, ...rest }, test) => {
        const last = first + days - 1;
        const laid = planWindows({ first, last, ...rest, test, train: null });
        if (laid.ok || laid.problem.kind === 'too-short') return;
        const { from, to } = laid.problem.possible;
        for (const cut of [from, to])
          expect(planWindows({ first, last, ...rest, test: cut, train: null }).ok).toBe(true);
        for (const cut of [from - 1, to + 1])
          expect(planWindows({ first, last, ...rest, test: cut, train: null }).ok).toBe(false);
      }),
    );
  });
});

describe('what cannot be', () => {
  it('a label window beyond the data', () => {
    expect(problem({ test: 331 })).toEqual({ kind: 'beyond-data', which: 'test', possible: { from: 36, to: 330 } });
    expect(problem({ train: 331 })).toEqual({ kind: 'beyond-data', which: 'train', possible: { from: 1, to: 330 } });
  });

  it('a cut with nothing before it', () => {
    expect(problem({ test: 20 })).toMatchObject({ kind: 'before-data', which: 'test' });
    expect(problem({ train: 0 })).toMatchObject({ kind: 'before-data', which: 'train' });
  });

  it('two labels that do not fit', () => {
    expect(problem({ label: 180 })).toEqual({ kind: 'too-short', days: 365, needed: 371 });
  });
});

describe('customers divided', () => {
  it('about the share, the same by the same seed, another by another', () => {
    const [one, again, other] = [1, 1, 2].map((seed) => splitCustomers(20_000, 0.3, seed));
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
    expect(one!.reduce((sum, part) => sum + part, 0) / 20_000).toBeCloseTo(0.3, 1);
    expect(splitCustomers(50, 1, 1).every((part) => part === 1)).toBe(true);
  });
});
