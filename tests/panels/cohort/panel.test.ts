import { describe, expect, it } from 'vitest';
import { cohortSpec } from '../../../src/panels/cohort/index.ts';
import Panel from '../../../src/panels/cohort/Panel.svelte';
import { litCells, pickedCells, picksOf } from '../../../src/panels/cohort/picture.ts';
import type { CohortView } from '../../../src/panels/cohort/view.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5), { products: true });

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [
        {},
        { measure: 'later', ahead: 0 },
        { measure: 'cumulative', window: 'elapsed', windowDays: 45 },
        { measure: 'revenue', by: 'product' },
        { measure: 'orders', per: 'customer', unit: 'week' },
      ]) {
        const drawing = await computePanel(cohortSpec, orders, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 756, 1060]) {
          const html = draw(Panel, cohortSpec, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
            'triangle',
            'curves',
          ]);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, cohortSpec, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('draw nothing where nothing is known yet', async () => {
    const drawing = await computePanel(cohortSpec, orders);
    const view = drawing.view as CohortView;
    const html = draw(Panel, cohortSpec, drawing);
    const triangle = html.split('<figure')[1]!;
    const cells = triangle.match(/data-mark="\d+"/g)!.length;
    expect(cells).toBe(view.status.filter((state) => state !== 0).length);
    expect(cells).toBeLessThan(view.status.length);
  });

  it.each([
    ['one customer', [['A', 19_000, 10]]],
    [
      'one day',
      [
        ['A', 19_000, 10],
        ['B', 19_000, 3],
      ],
    ],
    [
      'returns alone',
      [
        ['A', 19_000, -10],
        ['A', 19_200, -10],
      ],
    ],
  ] as const)('are whole for %s', async (_name, rows) => {
    for (const measure of ['active', 'later', 'revenue', 'cumulative']) {
      const drawing = await computePanel(cohortSpec, ordersFrom(rows as never), { measure });
      expect(faultsOf(draw(Panel, cohortSpec, drawing))).toEqual([]);
      expect(faultsOf(draw(Panel, cohortSpec, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
    }
  });
});

describe('cells and marks', () => {
  it('what is picked is shown where it was picked', async () => {
    for (const measure of ['active', 'later']) {
      const { view } = (await computePanel(cohortSpec, orders, { measure })) as { view: CohortView };
      const column = view.at;
      const cells = [0, 1, 2].map((row) => row * view.periods + column);
      const { set, marks } = picksOf(cells, view);
      expect([...pickedCells(view, { [set]: new Set(marks) })].sort((a, b) => a - b)).toEqual(cells);
    }
  });

  it('all picked lights all of every cell that can be told', async () => {
    for (const measure of ['active', 'later']) {
      const drawing = await computePanel(cohortSpec, orders, { measure });
      const view = drawing.view as CohortView;
      const shares = litCells(
        view,
        litBy(drawing.marks, () => true),
      )!;
      shares.forEach((share, cell) => {
        if (!Number.isNaN(share) && view.seen[cell]! > 0) expect(share).toBe(1);
      });
      expect(shares.some((share) => share === 1)).toBe(true);
    }
  });
});
