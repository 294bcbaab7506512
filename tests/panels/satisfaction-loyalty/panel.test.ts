import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { satisfactionLoyaltySpec as panel } from '../../../src/panels/satisfaction-loyalty/index.ts';
import type { SatisfactionLoyaltyOptions } from '../../../src/panels/satisfaction-loyalty/options.ts';
import Panel from '../../../src/panels/satisfaction-loyalty/Panel.svelte';
import { bendAt, cutsInForce, movedCuts } from '../../../src/panels/satisfaction-loyalty/picture.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom } from '../orders.ts';
import { ordersOf, resultOf, shopText, surveyFrom } from './survey.ts';

const SHOP = await surveyFrom(shopText());
const { orders, index } = ordersOf(SHOP, (rows) => ordersFrom(rows));
const others = { orders: { tables: { ...NO_TABLES, orders }, index } };
const DRAWN = {
  types: ['plane', 'mix'],
  curves: ['curves'],
  trap: ['trap', 'trend'],
  behaviour: ['back', 'links'],
  moves: ['moves'],
} as const;

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const [picture, drawn] of Object.entries(DRAWN)) {
        const { drawing } = await resultOf(SHOP, { picture }, { others });
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, panel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([...drawn]);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, panel, drawing, { locale, width, lit }))).toEqual([]);
          // The data's own names stand as they are.
          const text = html.replace(/<[^>]*>/g, ' ').replace(/附近奶茶店|总体满意度|再次购买意愿|多|少/g, '');
          if (locale === 'en') expect(text).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('can move both cuts and the bend', async () => {
    const plane = draw(Panel, panel, (await resultOf(SHOP)).drawing);
    expect([...plane.matchAll(/data-handle="([^"]*)"/g)].map((match) => match[1])).toEqual(['both', 'x', 'y']);
    const trap = draw(Panel, panel, (await resultOf(SHOP, { picture: 'trap' })).drawing);
    expect(trap).toContain('data-handle="chosen"');
  });

  it.each([
    ['one respondent', '满意,忠诚\n4,5\n1,1'],
    ['no day, nobody asked again', '总体满意度,再次购买意愿\n1,2\n5,4\n3,3\n4,5\n2,1'],
    ['many', shopText(6000, 9)],
    ['several questions', '满意一,满意二,忠诚一,忠诚二\n1,2,2,2\n5,4,4,5\n3,3,3,1\n4,5,5,5\n2,1,1,2'],
  ] as const)('are whole for %s', async (_name, text) => {
    const tables = await surveyFrom(text);
    for (const picture of Object.keys(DRAWN)) {
      const { drawing } = await resultOf(tables, { picture });
      expect(faultsOf(draw(Panel, panel, drawing))).toEqual([]);
      expect(faultsOf(draw(Panel, panel, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
    }
  });

  it('lays many out as a density and few as points', async () => {
    const few = await resultOf(SHOP);
    expect(few.view.points!.x).toHaveLength(few.view.respondents);
    expect(few.view.cells.reduce((sum, count) => sum + count, 0)).toBe(few.view.respondents);
    const many = await resultOf(await surveyFrom(shopText(6000, 9)));
    expect(many.view.points).toBeNull();
    expect(many.view.density!.values.some((value) => value > 0)).toBe(true);
    expect(structuredClone(many.view).density!.values.length).toBe(10 * 10 * 64);
  });
});

describe('what is dragged', () => {
  it('becomes cuts of one’s own, shown at once', () => {
    const cuts = { x: 6.5, y: 6.5 };
    const options = { cutBy: 'scale', cutSatisfaction: 8, cutLoyalty: null } as SatisfactionLoyaltyOptions;
    expect(cutsInForce({ cuts }, options)).toEqual(cuts);
    expect(cutsInForce({ cuts }, { ...options, cutBy: 'value' })).toEqual({ x: 8, y: 6.5 });
    expect(movedCuts({ x: 7.5, y: 3.25 })).toEqual({ cutBy: 'value', cutSatisfaction: 7.5, cutLoyalty: 3.25 });
  });

  it('keeps the bend between the second answer and the last but one', async () => {
    const { view } = await resultOf(SHOP);
    expect(bendAt(1, view.trap!)).toBe(2);
    expect(bendAt(10, view.trap!)).toBe(9);
    expect(bendAt(6, view.trap!)).toBe(6);
  });
});

describe('words of a selection', () => {
  it('name types, answers, groups, moves and outcomes', async () => {
    const { view, drawing } = await resultOf(SHOP, {}, { others });
    const say = (set: string, marks: number[]) => panel.describe(set, marks, drawing.options, view);
    expect(say('type', [2])).toEqual({ code: 'satisfaction-loyalty.mercenary' });
    expect(say('cell', [0, 1, 10]).code).toBe('satisfaction-loyalty.describe-range');
    expect(say('rivalry', [0]).code).toBe('satisfaction-loyalty.describe-group');
    expect(say('move', [3]).code).toBe('satisfaction-loyalty.went');
    expect(say('move', [5]).code).toBe('satisfaction-loyalty.stayed');
    expect(say('outcome', [1]).code).toBe('satisfaction-loyalty.outcome-lost');
    expect(say('type', []).code).toBe('satisfaction-loyalty.describe-none');
  });
});
