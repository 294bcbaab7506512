import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../src/lib/days.ts';
import type { PurchaseLines } from '../../src/models/repeat-summary.ts';
import {
  discountRate,
  estimateValue,
  fitValue,
  historiesOfLines,
  historiesOfSummary,
  unitsOfYears,
  USUAL_FIT,
  valueCustomers,
  type LineScope,
  type ValueTerms,
} from '../../src/models/value-estimate.ts';
import { createRandom } from '../../src/lib/random.ts';
import { hasCdnow, readCdnow } from './cdnow.ts';

const day = (iso: string): number => dayFromIso(iso)!;
const SCOPE: LineScope = { unit: 'week', merge: 'day', end: null, calibration: null, keep: null };
const TERMS: ValueTerms = { unit: 'week', horizon: 52, valueHorizon: 156, discount: 0.1, margin: 0.5 };

function shop(customers: number, seed: number): PurchaseLines {
  const random = createRandom(seed);
  const rows: [number, number, number][] = [];
  for (let c = 0; c < customers; c += 1) {
    let at = Math.floor(200 * random.next());
    const wait = 10 + 60 * random.next();
    do {
      rows.push([c, 19_000 + at, Math.round(1000 + 9000 * random.next()) / 100]);
      at += Math.ceil(-wait * Math.log(1 - random.next()));
    } while (random.next() > 0.2 && at < 400);
  }
  return {
    customers,
    customer: Uint32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, d]) => d),
    amount: Float64Array.from(rows, ([, , money]) => money),
    amountDecimals: 2,
  };
}

describe.skipIf(!hasCdnow)('published: CDNOW, calibration to 1997-09-30, in weeks', () => {
  const log = hasCdnow ? readCdnow() : null!;
  const scope: LineScope = { ...SCOPE, calibration: day('1997-09-30') };

  it('BG/NBD .2426 4.4137 .7930 2.4262, log-likelihood −9582.4292; gamma-gamma 6.2493 3.7443 15.4443', () => {
    const estimate = estimateValue(log, scope, USUAL_FIT, TERMS);
    if (!estimate.ok) throw new Error(estimate.error.code);
    const { fit, spend } = estimate.value.fitted;
    expect(fit.parameters['r']).toBeCloseTo(0.2426, 4);
    expect(fit.parameters['alpha']).toBeCloseTo(4.4137, 3);
    expect(fit.parameters['a']).toBeCloseTo(0.793, 3);
    expect(fit.parameters['b']).toBeCloseTo(2.4262, 3);
    expect(fit.logLikelihood).toBeCloseTo(-9582.4292, 3);
    expect(spend!.parameters.p).toBeCloseTo(6.2493, 2);
    expect(spend!.parameters.q).toBeCloseTo(3.7443, 2);
    expect(spend!.parameters.gamma).toBeCloseTo(15.4443, 1);
  });

  it('customer 1516: P(alive) .96885, 25.7566 purchases in 52 weeks', () => {
    const estimate = estimateValue(log, scope, USUAL_FIT, TERMS);
    if (!estimate.ok) throw new Error(estimate.error.code);
    const { histories } = estimate.value.fitted;
    const row = histories.x.findIndex((x, i) => x === 26 && Math.abs(histories.tx[i]! - 30.857142857) < 1e-8);
    expect(estimate.value.values.alive[row]).toBeCloseTo(0.96885226, 5);
    expect(estimate.value.values.expected[row]).toBeCloseTo(25.7566, 2);
  });
});

describe('value of customers', () => {
  it('is margin × mean spend × discounted purchases, and a repeated question fits nothing again', () => {
    const lines = shop(300, 3);
    const first = estimateValue(lines, SCOPE, USUAL_FIT, TERMS);
    const again = estimateValue(lines, { ...SCOPE }, { ...USUAL_FIT }, { ...TERMS, discount: 0.2, margin: 0.3 });
    if (!first.ok || !again.ok) throw new Error('no estimate');
    expect(again.value.fitted).toBe(first.value.fitted);
    expect(again.value.values.alive).toBe(first.value.values.alive);
    const { clv, spend, discounted } = again.value.values;
    expect([...clv!]).toEqual([...discounted].map((purchases, i) => 0.3 * spend![i]! * purchases));
    expect(clv!.every((value, i) => value < first.value.values.clv![i]!)).toBe(true);
  });

  it('is the same for a summary and for the lines it was made from', () => {
    const lines = shop(200, 5);
    const found = historiesOfLines(lines, SCOPE);
    if (!found.ok) throw new Error(found.error.code);
    const { x, tx, T, spend } = found.value.histories;
    const summary = historiesOfSummary({ frequency: x, recency: tx, age: T, meanSpend: spend, count: null }, null);
    const fits = [found.value.histories, summary.ok ? summary.value : null!].map((histories) =>
      fitValue(histories, USUAL_FIT),
    );
    const [a, b] = fits.map((fit) => (fit.ok ? valueCustomers(fit.value, TERMS).clv : null));
    expect(a).not.toBeNull();
    expect([...a!]).toEqual([...b!]);
  });

  it('of a summary with a repeat purchase in no time: names the customer', () => {
    const rows = {
      frequency: Float64Array.of(1, 0, 2),
      recency: Float64Array.of(3, 0, 0),
      age: Float64Array.of(5, 5, 5),
      meanSpend: null,
      count: null,
    };
    expect(historiesOfSummary(rows, null, (i) => `K${i}`)).toMatchObject({
      error: { code: 'model.repeat-in-no-time', parameters: { customer: 'K2', x: 2 } },
    });
    expect(historiesOfSummary(rows, Uint8Array.of(1, 1, 0))).toMatchObject({ value: { rows: 2 } });
  });

  it('counts only kept customers', () => {
    const lines = shop(200, 5);
    const keep = Uint8Array.from({ length: 200 }, (_, i) => (i < 100 ? 1 : 0));
    const found = historiesOfLines(lines, { ...SCOPE, keep });
    expect(found.ok && found.value.histories.index).toEqual(Uint32Array.from({ length: 100 }, (_, i) => i));
    expect(historiesOfLines(lines, { ...SCOPE, keep: new Uint8Array(200) })).toMatchObject({
      error: { code: 'model.nobody-in-calibration' },
    });
  });

  it('leaves out returns on days when nothing was bought', () => {
    const lines: PurchaseLines = {
      customers: 1,
      customer: Uint32Array.of(0, 0, 0, 0),
      day: Int32Array.of(10, 20, 20, 30),
      amount: Float64Array.of(5, 5, -5, -5),
      amountDecimals: 0,
    };
    const found = historiesOfLines(lines, { ...SCOPE, end: 40, unit: 'day' });
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value.returned).toBe(1);
    expect([found.value.histories.x[0], found.value.histories.tx[0], found.value.histories.T[0]]).toEqual([1, 10, 30]);
  });

  it('goes without money where there is none', () => {
    const lines = shop(200, 5);
    const none = estimateValue({ ...lines, amount: null }, SCOPE, USUAL_FIT, TERMS);
    expect(none.ok && none.value.values.clv).toBeNull();
    expect(none.ok && none.value.fitted.noSpend).toEqual({ code: 'model.no-money' });
    const zero = { ...lines, customer: lines.customer.slice(), amount: new Float64Array(lines.day.length) };
    const free = estimateValue(zero, SCOPE, USUAL_FIT, TERMS);
    expect(free.ok && free.value.fitted.noSpend?.code).toBe('model.no-positive-spend');
    expect(free.ok && free.value.values.discounted.every((value) => value >= 0)).toBe(true);
  });

  it('ends in words where nothing can be estimated', () => {
    const one: PurchaseLines = {
      customers: 2,
      customer: Uint32Array.of(0, 1),
      day: Int32Array.of(1, 2),
      amount: null,
      amountDecimals: 0,
    };
    const end = { ...SCOPE, end: 100 };
    expect(estimateValue(one, end, USUAL_FIT, TERMS)).toMatchObject({ error: { code: 'model.no-repeat-buyers' } });
    expect(historiesOfLines(one, { ...end, calibration: 101 })).toMatchObject({
      error: { code: 'model.calibration-after-end' },
    });
    expect(
      historiesOfLines({ ...one, customer: new Uint32Array(0), day: new Int32Array(0), customers: 0 }, SCOPE),
    ).toMatchObject({ error: { code: 'model.no-lines' } });
  });
});

describe('units', () => {
  it('a yearly discount becomes the continuous rate of one unit', () => {
    expect(discountRate(0.15, 'week')).toBeCloseTo((Math.log(1.15) * 7) / 365.25, 12);
    expect(discountRate(0.12, 'month', true)).toBeCloseTo(1.12 ** (1 / 12) - 1, 12);
    expect(unitsOfYears(2, 'month')).toBe(24);
  });
});
