/** Weights of R, F and M that another cell offers. */

import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/lib/json.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { selectRfm } from '../../../src/panels/rfm/compute.ts';
import { RFM_OPTIONS, type RfmOptions } from '../../../src/panels/rfm/options.ts';
import { ordersFrom } from '../orders.ts';
import { weightsGiven } from '../../../src/panels/rfm/given-weights.ts';

describe('weightsGiven', () => {
  it('finds the three by their names in both languages, whatever stands beside them', () => {
    const offered = [
      { name: '消费金额', weight: 0.5 },
      { name: 'Recency', weight: 0.2 },
      { name: '服务', weight: 0.1 },
      { name: '频次', weight: 0.2 },
    ];
    expect(weightsGiven(offered)).toEqual({ r: 0.2, f: 0.2, m: 0.5 });
  });

  it.each([
    ['nothing', undefined],
    ['no list', { r: 1 }],
    [
      'one lacking',
      [
        { name: 'R', weight: 1 },
        { name: 'F', weight: 1 },
      ],
    ],
    ['all nought', ['R', 'F', 'M'].map((name) => ({ name, weight: 0 }))],
    ['a negative one', ['R', 'F', 'M'].map((name) => ({ name, weight: name === 'R' ? -1 : 1 }))],
    ['strange entries', [null, 'R', { name: 1, weight: 1 }]],
  ])('gives none for %s', (_, offered) => {
    expect(weightsGiven(offered)).toBeNull();
  });
});

describe('the RFM panel', () => {
  const orders = ordersFrom([
    ['a', 10, 5],
    ['b', 20, 9],
  ]);
  const options = { ...initialOptions<RfmOptions>(RFM_OPTIONS), weightsFrom: 'w' };
  const select = (given?: Record<string, Json>) =>
    selectRfm(orders, options, { keep: null, ...(given ? { given } : {}) });

  it('uses them in place of its own, and its own, said so, where they do not fit', () => {
    const weights = [
      { name: 'R', weight: 0.2 },
      { name: 'F', weight: 0.2 },
      { name: 'M', weight: 0.6 },
    ];
    expect(select({ weightsFrom: weights })).toMatchObject({
      ok: true,
      value: { weights: { r: 0.2, f: 0.2, m: 0.6 }, weightSource: 'cell' },
    });
    for (const given of [undefined, { weightsFrom: [] }])
      expect(select(given)).toMatchObject({ ok: true, value: { weights: options.weights, weightSource: 'unmatched' } });
    expect(
      selectRfm(orders, { ...options, weightsFrom: null }, { keep: null, given: { weightsFrom: weights } }),
    ).toMatchObject({
      value: { weightSource: 'own' },
    });
  });
});
