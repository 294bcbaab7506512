import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { answerClvSimulator } from '../../../src/panels/clv-simulator/answer.ts';
import { calibrationOf, calibrationError } from '../../../src/panels/clv-simulator/evidence.ts';
import { heldOf, saysSomething, unidentified } from '../../../src/panels/clv-simulator/figures.ts';
import { computeClvSimulator, type ClvSimulatorResult } from '../../../src/panels/clv-simulator/compute.ts';
import { clvSimulatorSpec as clvSimulatorPanel } from '../../../src/panels/clv-simulator/index.ts';
import { CLV_SIMULATOR_OPTIONS, type ClvSimulatorOptions } from '../../../src/panels/clv-simulator/options.ts';
import { customerOfOrder, simulateCustomers, weekOfOrder } from '../../../src/panels/clv-simulator/simulate.ts';
import { MODELS } from '../../../src/panels/clv-simulator/models.ts';
import { tabulateClvSimulator } from '../../../src/panels/clv-simulator/tables.ts';
import { initialOptions } from '../../../src/panels/options.ts';

const INITIAL = initialOptions<ClvSimulatorOptions>(CLV_SIMULATOR_OPTIONS);

async function resultOf(
  patch: Partial<ClvSimulatorOptions> = {},
  pause = (): Promise<void> => Promise.resolve(),
): Promise<ClvSimulatorResult> {
  const result = await computeClvSimulator(null, { ...INITIAL, ...patch }, { pause, progress: () => {} });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('the base', () => {
  const options = { ...INITIAL, customers: 500 };
  const base = simulateCustomers(MODELS['bg-nbd'], options, 7);

  it('splits every history at the day of observation', () => {
    for (let i = 0; i < base.size; i += 1) {
      const own = base.times.subarray(base.offsets[i]!, base.offsets[i + 1]!);
      const end = options.weeks - base.entry[i]!;
      expect(base.seen.T[i]).toBe(end);
      expect(own.filter((time) => time <= end).length).toBe(base.seen.x[i]);
      expect(own.filter((time) => time > end).length).toBe(base.later[i]);
      expect(base.seen.tx[i]).toBe(own.filter((time) => time <= end).at(-1) ?? 0);
      expect(base.alive[i] === 1).toBe(base.lifetime[i]! > end);
      // Whoever is gone buys no more.
      if (base.alive[i] === 0) expect(base.later[i]).toBe(0);
      expect(base.entry[i]!).toBeLessThan(options.entry);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const again = simulateCustomers(MODELS['bg-nbd'], options, 7);
    expect(again.times).toEqual(base.times);
    expect(again.amounts).toEqual(base.amounts);
    expect(simulateCustomers(MODELS['bg-nbd'], options, 8).times).not.toEqual(base.times);
  });

  it('keeps the purchases where only the money or the day of observation changes', () => {
    expect(simulateCustomers(MODELS['bg-nbd'], { ...options, p: 2 }, 7).times).toEqual(base.times);
    const later = simulateCustomers(MODELS['bg-nbd'], { ...options, weeks: 60, future: 18 }, 7);
    expect(later.times).toEqual(base.times);
    expect(later.seen.x.reduce((sum, x) => sum + x, 0)).toBeGreaterThan(base.seen.x.reduce((sum, x) => sum + x, 0));
  });

  it('has each order of each customer once in the order log', () => {
    const orders = base.orderOffsets.at(-1)!;
    const seen = new Uint32Array(base.size);
    let before = [-1, -1];
    for (let order = 0; order < orders; order += 1) {
      const customer = customerOfOrder(base, order);
      const week = weekOfOrder(base, order, customer);
      expect(week).toBeLessThanOrEqual(options.weeks);
      if (customer === before[0]) expect(week).toBeGreaterThan(before[1]!);
      before = [customer, week];
      seen[customer]! += 1;
    }
    expect([...seen]).toEqual([...base.seen.x].map((x) => x + 1));
  });
});

describe('the recovery', () => {
  it.each(['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const)('finds the parameters of %s again', async (model) => {
    const { view } = await resultOf({ model, customers: 8000, weeks: 104, spend: false });
    expect(view.fault).toBeNull();
    for (const { estimate, truth, low, high, error } of view.parameters) {
      expect(Math.abs(Math.log(estimate / truth))).toBeLessThan(0.35);
      expect(low).toBeLessThan(high);
      expect(error).toBeGreaterThan(0);
    }
    // The fit is the most likely of all, the truth among them.
    expect(view.logLikelihood).toBeGreaterThanOrEqual(view.truthLogLikelihood);
    expect(view.alive.estimate).toBeCloseTo(view.alive.truth, 1);
    expect(Math.abs(view.later.forecast / view.later.actual - 1)).toBeLessThan(0.1);
    expect(calibrationError(view.calibration)).toBeLessThan(0.04);
    expect(view.frequency.reduce((sum, { actual }) => sum + actual, 0)).toBe(8000);
    expect(view.frequency.reduce((sum, { truth }) => sum + truth, 0)).toBeCloseTo(8000, 6);
  });

  it('of repeated bases: most intervals hold the truth, and the spread is about the standard error', async () => {
    let pauses = 0;
    const { view } = await resultOf({ repeat: '50', customers: 2000, weeks: 104 }, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(view.repeated).toBe(50);
    // It can be cancelled between any two of them.
    expect(pauses).toBeGreaterThanOrEqual(50);
    for (const { coverage, samples, error, spread, name } of view.parameters) {
      expect(samples).toHaveLength(50);
      expect(coverage, name).toBeGreaterThan(0.84);
      expect(Math.abs(Math.log(spread / error)), name).toBeLessThan(1);
    }
  });

  it('stops where it is cancelled', async () => {
    await expect(resultOf({ repeat: '100' }, () => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
  });

  it('compares only what means the same in both models', async () => {
    const { view } = await resultOf({ model: 'pareto-nbd', fitted: 'bg-nbd' });
    expect(view.parameters.map(({ name, truth }) => [name, Number.isNaN(truth)])).toEqual([
      ['r', false],
      ['alpha', false],
      ['a', true],
      ['b', true],
    ]);
    expect(view.dropout.estimate).toBeNull();
    const alike = await resultOf({ model: 'mbg-nbd', fitted: 'bg-nbd' });
    expect(alike.view.parameters.every(({ truth }) => truth > 0)).toBe(true);
  });

  it('finds the spend parameters too', async () => {
    const { view } = await resultOf({ customers: 8000 });
    expect(view.spend.map(({ name }) => name)).toEqual(['p', 'q', 'gamma']);
    for (const { estimate, truth } of view.spend) expect(Math.abs(Math.log(estimate / truth))).toBeLessThan(0.3);
    expect((await resultOf({ spend: false })).view.spend).toEqual([]);
  });
});

describe('odd requests', () => {
  it('are refused where they would take too long', async () => {
    const result = await clvSimulatorPanel.compute(
      null,
      { ...INITIAL, r: 4, alpha: 0.5, customers: 20_000, weeks: 208 } as unknown as JsonObject,
      { pause: () => Promise.resolve(), progress: () => {} },
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'clv-simulator.too-many' } });
  });

  it('say why there is no fit, and still show the base', async () => {
    const { view } = await resultOf({ customers: 100, r: 0.05, alpha: 40, weeks: 4 });
    if (view.fault === null) expect(view.diagnosis.length).toBeGreaterThan(0);
    expect(view.paths).toHaveLength(20);
    expect(view.frequency[0]!.actual).toBeGreaterThan(90);
  });
});

describe('what the data do not pin down', () => {
  it('is neither judged nor drawn, and is said first', async () => {
    const result = await resultOf({ weeks: 4 });
    const { view } = result;
    const loose = unidentified(view).map(({ name }) => name);
    expect(loose).toEqual(['a', 'b']);
    for (const { name, covers, low, high, identified } of view.parameters) {
      expect(covers === null, name).toBe(loose.includes(name));
      expect(identified, name).toBe(Number.isFinite(high) && high < 1000 * low);
    }
    expect(heldOf(view).judged).toBe(2);
    expect(view.dropout).toMatchObject({ estimate: null, unidentified: true });
    expect(view.rate.estimate).not.toBeNull();
    const { finding, reading } = answerClvSimulator(result, { ...INITIAL, weeks: 4 });
    expect(finding).toMatchObject({ code: 'clv-simulator.finding-partly', parameters: { judged: 2, of: 4 } });
    expect(reading.map(({ code }) => code)).toContain('clv-simulator.reading-unidentified');
    expect(reading.map(({ code }) => code)).not.toContain('clv-simulator.reading-vague');
  });

  it.each([
    [0.5, 2, true],
    [1, 1000, true],
    [1, 1001, false],
    [0, 1, false],
    [1, Infinity, false],
    [NaN, NaN, false],
  ])('an interval from %f to %f says something: %s', (low, high, expected) => {
    expect(saysSomething(low, high)).toBe(expected);
  });

  it('without repetitions has no spread of them', async () => {
    const { view } = await resultOf({});
    for (const { spread, mean } of view.parameters) expect([spread, mean]).toEqual([NaN, NaN]);
  });
});

describe('calibration', () => {
  it('never splits equal estimates', () => {
    const estimated = Float64Array.from([...Array(60).fill(1), ...Array.from({ length: 40 }, (_, i) => i / 50)]);
    const alive = Uint8Array.from(estimated, (p) => (p >= 0.5 ? 1 : 0));
    const groups = calibrationOf(estimated, alive);
    expect(groups.map(({ customers }) => customers)).toEqual([10, 10, 10, 10, 60]);
    expect(groups.at(-1)).toMatchObject({ low: 1, high: 1, estimated: 1, actual: 1 });
    expect(groups[0]).toMatchObject({ actual: 0 });
    expect(groups[0]!.estimated).toBeCloseTo(0.09, 12);
    expect(calibrationOf(new Float64Array(0), new Uint8Array(0))).toEqual([]);
  });
});

describe('the tables', () => {
  it('hold the order log as it can be read again', async () => {
    const result = await resultOf({ customers: 100 });
    const orders = tabulateClvSimulator(result).find(({ name }) => name === 'orders')!;
    expect(orders.rows).toBe(result.view.orders);
    expect(orders.columns.map(({ key }) => key)).toEqual(['customer', 'time', 'amount']);
    expect(orders.cell(0, 0)).toBe('C00001');
    // 2024-01-01 is day 19723.
    expect(orders.cell(0, 1)).toBe(19723 + Math.floor(7 * result.base.entry[0]!));
    expect(orders.cell(0, 2)).toBeGreaterThan(0);
  });

  it('are chosen without data', () => {
    expect(clvSimulatorPanel.select(NO_TABLES, {}, { keep: null })).toEqual({ ok: true, value: null });
  });
});
