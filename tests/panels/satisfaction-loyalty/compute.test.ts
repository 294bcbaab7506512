import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { satisfactionLoyaltySpec as panel } from '../../../src/panels/satisfaction-loyalty/index.ts';
import { endOf } from '../../../src/panels/satisfaction-loyalty/behaviour.ts';
import { ordersFrom } from '../orders.ts';
import { ordersOf, refusalOf, resultOf, shopText, surveyFrom } from './survey.ts';

const SHOP = await surveyFrom(shopText());

describe('the four types', () => {
  it('are counted by hand: at the cut or above is high, the last answer counts', async () => {
    const tables = await surveyFrom(
      [
        'id,date,overall satisfaction,repurchase intention',
        'a,2024-01-01,5,5',
        'b,2024-01-01,4,3',
        'c,2024-01-01,3,4',
        'd,2024-01-01,1,2',
        'd,2024-02-01,4,4',
        'e,2024-01-01,5,',
        'd,2023-12-01,1,1',
        'f,2024-03-01,2,1',
      ].join('\n'),
    );
    const { view, stats, result } = await resultOf(tables);
    expect([view.satisfaction.minimum, view.satisfaction.maximum, view.satisfaction.whole]).toEqual([1, 5, true]);
    expect(view.cuts).toEqual({ x: 3.5, y: 3.5 });
    // a and d (by day, not by place) are both, b is satisfied alone, c loyal alone, f neither; e did not answer both.
    expect(view.types.map(({ customers }) => customers)).toEqual([1, 1, 1, 2]);
    expect(stats['satisfied-not-loyal']).toBeCloseTo(1 / 3, 12);
    expect([view.sheets, view.complete, view.respondents, view.again]).toEqual([8, 7, 5, 1]);
    expect(view.moves).toMatchObject({ persons: 1, moved: 1 });
    expect(view.moves!.counts[4 * 0 + 3]).toBe(1);
    expect(view.moves!.days).toBe(62);
    expect(result.scores.last.satisfaction[3]).toBe(4);
  });

  it('add up to everybody, and lie on the sides of the cuts they are said to', async () => {
    for (const cutBy of ['scale', 'median', 'mean', 'value']) {
      const { view, result } = await resultOf(SHOP, { cutBy, cutSatisfaction: 8, cutLoyalty: 3 });
      expect(view.types.reduce((sum, { customers }) => sum + customers, 0)).toBe(view.respondents);
      if (cutBy === 'value') expect(view.cuts).toEqual({ x: 8, y: 3 });
      const { last } = result.scores;
      result.types.forEach((type, i) => {
        if (last.row[i]! < 0) return;
        expect(type).toBe((last.satisfaction[i]! >= view.cuts.x ? 2 : 0) + (last.loyalty[i]! >= view.cuts.y ? 1 : 0));
      });
    }
  });

  it('are the same whatever the order of the sheets', async () => {
    const [head, ...rows] = shopText(60).split('\n');
    const usual = (await resultOf(await surveyFrom(shopText(60)))).view.types.map(({ customers }) => customers);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const { view } = await resultOf(await surveyFrom([head, ...shuffled].join('\n')));
        expect(view.types.map(({ customers }) => customers)).toEqual(usual);
      }),
      { numRuns: 5 },
    );
  });

  it('leave out whom the filter leaves out', async () => {
    const keep = Uint8Array.from({ length: SHOP.survey!.customers }, (_, i) => i % 2);
    const { view, drawing } = await resultOf(SHOP, {}, { keep });
    expect(view.respondents).toBe(keep.reduce((sum, one) => sum + one, 0));
    for (const { of } of Object.values(drawing.marks)) expect(of[0]).toBe(NO_MARK_16);
  });
});

describe('questions', () => {
  it('are found by their names in both languages, the whole before its parts', async () => {
    const labels = async (header: string) => {
      const { view } = await resultOf(await surveyFrom([header, '1,2,3,4', '5,4,2,1', '3,3,3,5'].join('\n')));
      return [view.satisfaction.labels, view.loyalty.labels];
    };
    expect(await labels('口味满意度,总体满意度,推荐意愿,再次购买意愿')).toEqual([['总体满意度'], ['再次购买意愿']]);
    expect(await labels('taste satisfaction,service satisfaction,would recommend,age group')).toEqual([
      ['taste satisfaction', 'service satisfaction'],
      ['would recommend'],
    ]);
    expect(await labels('CUSA1,CUSA2,CUSL1,CUSL2')).toEqual([
      ['CUSA1', 'CUSA2'],
      ['CUSL1', 'CUSL2'],
    ]);
  });

  it('can be chosen, turned over and put together', async () => {
    const text = ['q1,q2,q3', '1,5,4', '2,4,4', '5,1,2', '4,2,1', '3,3,3'].join('\n');
    const tables = await surveyFrom(text);
    expect(await refusalOf(tables)).toBe('satisfaction-loyalty.no-satisfaction');
    expect(await refusalOf(tables, { satisfaction: ['c0'] })).toBe('satisfaction-loyalty.no-loyalty');
    expect(await refusalOf(tables, { satisfaction: ['c0'], loyalty: ['c0'] })).toBe(
      'satisfaction-loyalty.same-question',
    );
    const { view, result, codes } = await resultOf(tables, {
      satisfaction: ['c0', 'c1'],
      loyalty: ['c2'],
      reversed: ['c1', 'c2'],
    });
    expect([...result.scores.last.satisfaction]).toEqual([1, 2, 5, 4, 3]);
    expect([...result.scores.last.loyalty]).toEqual([2, 2, 4, 5, 3]);
    expect(view.satisfaction.reversed).toEqual(['q2']);
    expect(codes).toContain('caution-reversed');
    const against = await resultOf(tables, { satisfaction: ['c0'], loyalty: ['c2'] });
    expect(against.codes).toContain('caution-negative');
  });

  it('of different scales are put on 0–100 first', async () => {
    const text = ['满意一,满意二,忠诚', '1,0,1', '5,10,5', '3,5,3'].join('\n');
    const { view, result, codes } = await resultOf(await surveyFrom(text));
    expect([view.satisfaction.minimum, view.satisfaction.maximum, view.satisfaction.mixed]).toEqual([0, 100, true]);
    expect([...result.scores.last.satisfaction]).toEqual([0, 100, 50]);
    expect(view.cuts.x).toBe(60);
    expect(codes).toContain('caution-mixed');
  });

  it('that no scale can be read from are named', async () => {
    const tables = await surveyFrom(['满意度,忠诚度,name', '1,2,ann', '4,5,bob', '3,3,cid'].join('\n'));
    expect(await refusalOf(tables, { loyalty: ['c2'] })).toBe('satisfaction-loyalty.not-a-question');
  });
});

describe('loyalty curves', () => {
  it('differ by rivalry as they were made to: steep at the top where rivals are many, flat where they are few', async () => {
    const { view, stats } = await resultOf(SHOP);
    expect(view.label).toBe('附近奶茶店');
    expect(view.groups.map(({ name }) => name)).toEqual(['多', '少']);
    expect(stats['curves-p']).toBeLessThan(1e-6);
    const [many, few] = view.groups;
    expect(many!.shape!.slope.value).toBeGreaterThan(few!.shape!.slope.value);
    expect(many!.shape!.bend.low).toBeGreaterThan(0);
    const read = await resultOf(SHOP, { picture: 'curves' });
    expect(read.answer.finding.code).toBe('satisfaction-loyalty.finding-curves');
    expect(read.codes).toEqual(expect.arrayContaining(['reading-differ', 'reading-shape-top', 'limit-rivalry']));
  });

  it('are told at the answers themselves, by every form, and are one where nothing parts them', async () => {
    for (const form of ['logistic', 'quadratic', 'monotone']) {
      const { view } = await resultOf(SHOP, { form });
      for (let answer = 1; answer <= 10; answer += 1) expect(view.groups[0]!.x).toContain(answer);
    }
    const one = await resultOf(SHOP, { grouped: false, picture: 'curves' });
    expect(one.view.groups).toHaveLength(1);
    expect(one.view.differ).toBeNull();
    expect(one.answer.finding.code).toBe('satisfaction-loyalty.finding-curve');
  });
});

describe('the trap', () => {
  it('is found where it was made: flat below 7, steep above', async () => {
    const { view } = await resultOf(SHOP, { grouped: false });
    expect(view.trap!.flat).toBe('below');
    expect(view.trap!.bend.at).toBeGreaterThanOrEqual(6);
    expect(view.trap!.bend.at).toBeLessThanOrEqual(8);
    const { answer } = await resultOf(SHOP, { grouped: false, picture: 'trap' });
    expect(answer.finding.code).toBe('satisfaction-loyalty.finding-trap-below');
  });

  it('takes a place of one’s own', async () => {
    const { view, stats } = await resultOf(SHOP, { bend: 5 });
    expect(stats['bend']).toBe(5);
    expect(view.trap!.bend.found).toBe(false);
    expect((await resultOf(SHOP, { bend: 99 })).view.trap).toBeNull();
  });

  it('over time is satisfaction that rises while loyalty stays', async () => {
    const rows: string[] = [];
    for (let month = 0; month < 12; month += 1)
      for (let k = 0; k < 20; k += 1)
        rows.push(
          [
            `p${month}-${k}`,
            `2024-${String(month + 1).padStart(2, '0')}-10`,
            Math.min(10, 4 + Math.floor(month / 2) + (k % 3) - 1),
            5 + (k % 3),
          ].join(),
        );
    const { view, codes } = await resultOf(
      await surveyFrom(['id,日期,总体满意度(1-10),忠诚度(1-10)', '0,2024-01-01,1,10', ...rows].join('\n')),
    );
    expect(view.trend!.trapped).toBe(true);
    expect(view.trend!.days).toHaveLength(12);
    expect(view.trend!.satisfactionTrend.slope).toBeGreaterThan(40);
    expect(codes).toContain('reading-trend-trap');
  });
});

describe('behaviour', () => {
  const { orders, index } = ordersOf(SHOP, (rows) => ordersFrom(rows));
  const others = { orders: { tables: { ...NO_TABLES, orders }, index } };

  it('is told of respondents who are customers: the loyal came back', async () => {
    const { view, stats, codes } = await resultOf(SHOP, { window: 60 }, { others });
    const { behaviour } = view;
    expect(behaviour!.linked).toBe(index.filter((customer) => customer >= 0).length);
    expect(behaviour!.types[3]!.share).toBe(1);
    expect(behaviour!.types[2]!.share).toBeLessThan(0.2);
    expect(stats['came-back-p']).toBeLessThan(1e-6);
    expect(behaviour!.returned).toBe(behaviour!.types.reduce((sum, { returned }) => sum + returned, 0));
    const loyal = behaviour!.links.find(({ said, did }) => said === 'loyalty' && did === 'returned')!;
    expect(loyal.low).toBeGreaterThan(0.5);
    expect(codes).toEqual(
      expect.arrayContaining(['reading-back', 'reading-back-differ', 'reading-lost', 'limit-window']),
    );
  });

  it('is left open where the window reaches beyond the log, and says so where nobody is shared', async () => {
    const { view } = await resultOf(SHOP, { window: 600 }, { others });
    expect(view.behaviour!.seen).toBeLessThan(view.behaviour!.linked);
    expect((await resultOf(SHOP)).view.behaviourFault!.code).toBe('satisfaction-loyalty.no-orders');
    const nobody = { orders: { ...others.orders, index: index.map(() => -1) } };
    expect((await resultOf(SHOP, {}, { others: nobody })).view.behaviourFault!.code).toBe(
      'satisfaction-loyalty.no-shared',
    );
    const late = {
      orders: {
        tables: { ...NO_TABLES, orders: ordersFrom([['M0000', 100, 5]]) },
        index: index.map((_, i) => (i === 0 ? 0 : -1)),
      },
    };
    expect((await resultOf(SHOP, {}, { others: late })).view.behaviourFault!.code).toBe(
      'satisfaction-loyalty.no-window',
    );
  });

  it('does not take a few orders dated far beyond all others for the end of the log', async () => {
    const days = Int32Array.from({ length: 5000 }, (_, i) => 100 + (i % 700));
    expect(endOf(days)).toEqual({ lastDay: 799, strays: 0 });
    days[3] = 9000;
    days[4] = 9400;
    expect(endOf(days)).toEqual({ lastDay: 799, strays: 2 });
    // Many after a pause are a pause.
    expect(endOf(days.map((day, i) => (i % 10 === 0 ? 2000 : day)))).toEqual({ lastDay: 2000, strays: 2 });
    expect(endOf(Int32Array.of(5, 900))).toEqual({ lastDay: 900, strays: 0 });
    const early = await resultOf(SHOP, { until: '2022-10-01' }, { others });
    expect(early.view.behaviour!.seen).toBeLessThan((await resultOf(SHOP, {}, { others })).view.behaviour!.seen);
  });

  it('divides people into those who came back and those who did not', async () => {
    const { drawing, view } = await resultOf(SHOP, {}, { others });
    const counts = [0, 0];
    for (const mark of drawing.marks['outcome']!.of) if (mark < 2) counts[mark]! += 1;
    expect(counts).toEqual([view.behaviour!.returned, view.behaviour!.seen - view.behaviour!.returned]);
  });
});

describe('bad input', () => {
  it.each([
    ['everybody alike', '总体满意度(1-5),忠诚度(1-5)\n3,3\n3,3\n3,3'],
    ['one respondent', '总体满意度(1-5),忠诚度(1-5)\n4,5'],
    ['two answers', '总体满意度(1-5),忠诚度(1-5)\n1,1\n1,5\n5,1\n5,5'],
  ])('is answered as far as it can be: %s', async (_, text) => {
    const { view, answer } = await resultOf(await surveyFrom(text), { picture: 'trap' });
    expect(view.types.reduce((sum, { customers }) => sum + customers, 0)).toBe(view.respondents);
    expect(view.trap).toBeNull();
    // What cannot be drawn is said under the words of the types.
    expect(answer.finding.code).toMatch(/finding-(types|none-satisfied|loyal)$/);
    expect(answer.reading.map(({ code }) => code)).toContain('satisfaction-loyalty.caution-no-bend');
  });

  it('is refused in words where there is nothing', async () => {
    expect(await refusalOf(NO_TABLES)).toBe('satisfaction-loyalty.no-rows');
    expect(await refusalOf(SHOP, {}, { keep: new Uint8Array(SHOP.survey!.customers) })).toBe(
      'satisfaction-loyalty.nobody-kept',
    );
  });

  it('statistics are those declared', async () => {
    const { answer } = await resultOf(SHOP);
    expect(answer.statistics.map(({ name }) => name)).toEqual([...panel.statistics]);
  });
});
