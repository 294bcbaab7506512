import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Orders } from '../../../src/data/orders.ts';
import { NO_TABLES } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { quadrantsOf } from '../../../src/models/value-parts.ts';
import { clvMatrixSpec as clvMatrixPanel } from '../../../src/panels/clv-matrix/index.ts';
import type { ClvMatrixView } from '../../../src/panels/clv-matrix/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';

const SHOP = ordersFrom(randomOrders(4000, 300, 3), { products: true });

async function resultOf(patch: JsonObject = {}, orders: Orders = SHOP, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(clvMatrixPanel.options), ...patch };
  const input = clvMatrixPanel.select({ ...NO_TABLES, orders }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await clvMatrixPanel.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) throw new Error(result.error.code);
  const answer = clvMatrixPanel.answer(result.value, options);
  return {
    view: answer.view as ClvMatrixView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: clvMatrixPanel.tabulate(result.value, options),
    marks: clvMatrixPanel.marks(result.value),
    answer,
    describe: (set: string, marks: readonly number[]) => clvMatrixPanel.describe(set, marks, options, answer.view),
  };
}

describe('quadrants', () => {
  it('are lead, iron, gold and platinum; at the cut is low', () => {
    expect([...quadrantsOf(Float64Array.of(1, 1, 2, 2), Float64Array.of(1, 2, 1, 2), 1, 1)]).toEqual([0, 1, 2, 3]);
  });

  it('hold everybody once, wherever the cuts are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })), { minLength: 1 }),
        fc.double({ noNaN: true }),
        fc.double({ noNaN: true }),
        (pairs, x, y) => {
          const of = quadrantsOf(
            Float64Array.from(pairs, ([a]) => a),
            Float64Array.from(pairs, ([, b]) => b),
            x,
            y,
          );
          return pairs.every(([a, b], i) => of[i] === (a > x ? 2 : 0) + (b > y ? 1 : 0));
        },
      ),
    );
  });

  it.each(['median', 'mean', 'quantile', 'value'])('by the %s add up to all customers and all value', async (cutBy) => {
    const { view, stats, tables, marks } = await resultOf({ cutBy, cutCurrent: 30, cutPotential: 5 });
    expect(view.quadrants.reduce((sum, { customers }) => sum + customers, 0)).toBe(view.customers);
    expect(view.quadrants.reduce((sum, { current }) => sum + current, 0)).toBeCloseTo(stats['current-value']!, 6);
    expect(view.quadrants.reduce((sum, { potential }) => sum + potential, 0)).toBeCloseTo(stats['potential-value']!, 6);
    if (cutBy === 'value') expect(view.cuts).toEqual({ x: 30, y: 5 });
    const table = tables.find(({ name }) => name === 'customers')!;
    const column = (key: string): number => table.columns.findIndex((one) => one.key === key);
    for (let row = 0; row < table.rows; row += 17) {
      const [current, potential] = [table.cell(row, column('current')), table.cell(row, column('potential'))];
      const expected = ((current as number) > view.cuts.x ? 2 : 0) + ((potential as number) > view.cuts.y ? 1 : 0);
      expect(marks['quadrant']!.of[table.customer!(row)]).toBe(expected);
    }
  });

  it('of the mean and the quantile stand where they are said to', async () => {
    const { view } = await resultOf({ cutBy: 'mean' });
    expect(view.cuts.x).toBeCloseTo(view.current / view.customers, 8);
    const high = await resultOf({ cutBy: 'quantile', quantile: 80 });
    const share = high.view.quadrants[2]!.customerShare + high.view.quadrants[3]!.customerShare;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThanOrEqual(0.2);
  });

  it('leave out whom the filter leaves out', async () => {
    const keep = Uint8Array.from({ length: SHOP.customers }, (_, i) => i % 2);
    const { view, marks } = await resultOf({}, SHOP, keep);
    expect(view.customers).toBe(keep.reduce((sum, one) => sum + one, 0));
    expect(marks['bin']!.of[0]).toBe(0xffff);
  });
});

describe('the picture', () => {
  it('counts every customer in one bin, as points while they are few and as density beyond', async () => {
    const few = await resultOf();
    expect(few.view.counts.reduce((sum, count) => sum + count, 0)).toBe(few.view.customers);
    expect(few.view.points!.x).toHaveLength(few.view.customers);
    expect(few.view.density).toBeNull();
    for (const axis of ['x', 'y'] as const)
      expect([...few.view.points![axis]].every((place) => place >= 0 && place <= 1)).toBe(true);
    const rows: OrderRow[] = Array.from({ length: 6000 }, (_, i) => [
      `c${i}`,
      19_000 + (i % 300),
      1 + (i % 97),
      '',
      `p${i % 5}`,
    ]);
    const many = await resultOf({}, ordersFrom(rows, { products: true }));
    expect(many.view.points).toBeNull();
    expect(many.view.density!.some((value) => value > 0)).toBe(true);
    expect(many.view.counts.reduce((sum, count) => sum + count, 0)).toBe(6000);
    expect(structuredClone(many.view).density!.length).toBe(40 * 30 * 36);
  });

  it('names what is picked', async () => {
    const { describe: say } = await resultOf();
    expect(say('quadrant', [1])).toEqual({ code: 'clv-matrix.iron' });
    expect(say('bin', [0, 1, 40, 41]).code).toBe('clv-matrix.describe-range');
    expect(say('bin', []).code).toBe('clv-matrix.describe-none');
  });
});

describe('the budget', () => {
  it('goes by weight to those who are there, up to a share of potential', async () => {
    const { view, stats, tables } = await resultOf({
      budget: 1000,
      weights: { lead: 0, iron: 1, gold: 1, platinum: 2 },
      cap: 50,
    });
    expect(view.quadrants.map(({ budget }) => budget)).toEqual([0, 250, 250, 500]);
    const table = tables.find(({ name }) => name === 'customers')!;
    const [budgetOf, capOf, spendOf, kindOf] = ['budget', 'cap', 'spend', 'quadrant'].map((key) =>
      table.columns.findIndex((one) => one.key === key),
    );
    const spent: Record<string, number> = {};
    for (let row = 0; row < table.rows; row += 1) {
      const spend = table.cell(row, spendOf!) as number;
      expect(spend).toBe(Math.min(table.cell(row, budgetOf!) as number, table.cell(row, capOf!) as number));
      const { code } = table.cell(row, kindOf!) as { code: string };
      spent[code] = (spent[code] ?? 0) + spend;
    }
    view.quadrants.forEach(({ customers, each, cap, potential, within, budget }, q) => {
      expect(each * customers).toBeCloseTo(budget, 9);
      expect(cap).toBeCloseTo((0.5 * potential) / customers, 9);
      expect(within).toBeCloseTo(spent[`clv-matrix.${['lead', 'iron', 'gold', 'platinum'][q]!}`] ?? 0, 6);
      expect(within).toBeLessThanOrEqual(budget);
    });
    expect(stats['budget-within-cap']).toBeCloseTo(
      view.quadrants.reduce((sum, { within }) => sum + within, 0),
      9,
    );
  });

  it('gives lead nothing unless it is told to, as the sentence says', async () => {
    const { view } = await resultOf({ budget: 1000 });
    expect(view.quadrants[0]!.customers).toBeGreaterThan(0);
    expect(view.quadrants[0]!.budget).toBe(0);
    expect(view.quadrants.reduce((sum, { budget }) => sum + budget, 0)).toBeCloseTo(1000, 9);
  });

  it('is all given out whoever is missing, and evenly where nothing weighs', async () => {
    for (const patch of [
      { cutBy: 'value', cutCurrent: 1e8, cutPotential: 1e8 },
      { weights: { lead: 0, iron: 0, gold: 0, platinum: 0 } },
    ]) {
      const { view } = await resultOf({ budget: 700, ...patch });
      expect(view.quadrants.reduce((sum, { budget }) => sum + budget, 0)).toBeCloseTo(700, 9);
    }
  });

  it('says where it costs more than it can bring', async () => {
    const codes = async (patch: JsonObject): Promise<string[]> =>
      (await resultOf(patch)).answer.reading.map(({ code }) => code);
    expect(await codes({ budget: 1e9 })).toEqual(
      expect.arrayContaining(['clv-matrix.reading-over', 'clv-matrix.limit-names']),
    );
    expect(await codes({ budget: 0.01 })).toContain('clv-matrix.reading-within');
    expect(await codes({ crossBuy: 'uplift' })).toContain('clv-matrix.caution-uplift');
    expect(await codes({ crossBuy: 'none', fade: false })).toContain('clv-matrix.caution-flat');
  });
});
