/** The parameters written in the dictionary are found again: from the members' truth, and from nothing but the order file. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateHalfSugar, drawTruth } from '../../datasets/half-sugar/generate.ts';
import { DAYS, PARAMETERS } from '../../datasets/half-sugar/process.ts';
import { betaLikelihood, bgNbdLikelihood, gammaGammaLikelihood, gammaLikelihood, maximise } from './likelihoods.ts';
import { ordersOf, parseOrders } from './half-sugar-rows.ts';

const { r, alpha, a, b, p, q, gamma } = PARAMETERS;
const FOLDER = new URL('../../datasets/half-sugar/', import.meta.url);

/** Twice the log-likelihood between estimate and truth is chi-square with k degrees of freedom; these are its 99.9 % points. */
const CHI_SQUARE = { 2: 13.82, 3: 16.27, 4: 18.47 } as const;

/** The truth must be as likely as sampling error allows, and the estimate must be near it. */
function expectFound(
  likelihood: (parameters: readonly number[]) => number,
  truth: readonly number[],
  within: number,
): void {
  const found = maximise(
    likelihood,
    truth.map((value) => value * 1.5),
  );
  const distance = 2 * (likelihood(found) - likelihood(truth));
  expect(distance).toBeGreaterThanOrEqual(0);
  expect(distance).toBeLessThan(CHI_SQUARE[truth.length as 2 | 3 | 4]);
  found.forEach((value, i) => expect(Math.abs(value / truth[i]! - 1)).toBeLessThan(within));
}

describe('the truth table', () => {
  const truth = drawTruth();
  const { members } = truth;

  it('was drawn from the parameters stated', () => {
    expectFound(gammaLikelihood(members.rate), [r, alpha], 0.1);
    expectFound(betaLikelihood(members.dropout), [a, b], 0.1);
    expectFound(gammaLikelihood(members.spend.map((spend) => p / spend)), [q, gamma], 0.1);
  });

  it('states them in the dictionary', () => {
    const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8');
    for (const text of [`r = ${r}`, `α = ${alpha}`, `a = ${a}`, `b = ${b}`, `p = ${p}`, `q = ${q}`, `γ = ${gamma}`])
      expect(dictionary).toContain(text);
    expect(dictionary).toContain(`${members.alive.reduce((sum, alive) => sum + alive, 0).toLocaleString('en')} 位`);
  });

  it('agrees with the orders: how many, first and last day', () => {
    const orders = ordersOf(parseOrders(generateHalfSugar({ flaws: false })));
    const clean = drawTruth({ flaws: false });
    const { joined, last, orders: counts } = clean.members;
    const found = Array.from(counts, (_, i) => orders.get(clean.id(i))!).map((own) => [
      own.length,
      own[0]!.day,
      own.at(-1)!.day,
    ]);
    expect(found).toEqual(Array.from(counts, (count, i) => [count, Math.floor(joined[i]!), Math.floor(last[i]!)]));
  });
});

describe('a model fitted to the order file alone', () => {
  let orders: { day: number; cents: number }[][];

  beforeAll(() => {
    const rows = parseOrders(generateHalfSugar()).filter((row) => row.minute !== null && row.day! < '2026');
    orders = [...ordersOf(rows).values()];
  });

  it('finds purchase and drop-out again (BG/NBD)', () => {
    const [x, recency, age] = [
      orders.map((own) => own.length - 1),
      orders.map(period),
      orders.map((own) => (DAYS - own[0]!.day) / 7),
    ];
    expectFound(bgNbdLikelihood(x, recency, age), [r, alpha, a, b], 0.15);
  });

  it('finds the money again (gamma-gamma)', () => {
    const mean = orders.map((own) => own.reduce((sum, order) => sum + order.cents, 0) / 100 / own.length);
    expectFound(
      gammaGammaLikelihood(
        orders.map((own) => own.length),
        mean,
      ),
      [p, q, gamma],
      0.1,
    );
  });
});

function period(own: readonly { day: number }[]): number {
  return (own.at(-1)!.day - own[0]!.day) / 7;
}
