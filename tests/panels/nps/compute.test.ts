import { beforeAll, describe, expect, it } from 'vitest';
import { PRICE_RISE } from '../../../datasets/half-sugar-voices/catalogue.ts';
import { generateHalfSugar } from '../../../datasets/half-sugar/generate.ts';
import { generateHalfSugarVoices } from '../../../datasets/half-sugar-voices/generate.ts';
import { drawTruth, type VoicesTruth } from '../../../datasets/half-sugar-voices/truth.ts';
import { allTexts } from '../../../src/data/dictionary.ts';
import type { CustomerUniverse } from '../../../src/data/universe.ts';
import type { Tables } from '../../../src/data/tables.ts';
import { readAndPrepare } from '../../data/reading.ts';
import { npsSpec } from '../../../src/panels/nps/index.ts';
import Panel from '../../../src/panels/nps/Panel.svelte';
import { readSurvey, surveyFrom } from '../answer-sheets.ts';
import { draw } from '../draw.ts';
import { codeOf, resultOf } from './results.ts';

const recommend = (answers: readonly number[]) => surveyFrom({ questions: { 'Recommend us?': [answers, 0, 10] } });

describe('answers all of one kind', () => {
  it('do not tell how many are needed; the worst case is shown, and the interval holds the score', async () => {
    for (const answers of [
      [10, 10, 10, 10, 10],
      [10, 10],
      [7, 8, 7],
      [0, 0, 0],
    ]) {
      const { stats, reading } = await resultOf({ survey: recommend(answers) });
      expect(stats['sample-needed']).toBeNaN();
      expect(stats['sample-waves']).toBeNaN();
      expect(stats['sample-worst']).toBe(1537);
      expect(stats['low']).toBeGreaterThanOrEqual(-100);
      expect(stats['low']).toBeLessThanOrEqual(stats['nps']!);
      expect(stats['high']).toBeGreaterThanOrEqual(stats['nps']!);
      expect(stats['high']).toBeLessThanOrEqual(100);
      expect(reading).toContain('the variance is 0');
      expect(reading).toContain('1,537');
      expect(reading).not.toMatch(/there are enough|[-−]0(?![.\d])/);
      expect(Object.values(stats).some((value) => Object.is(value, -0))).toBe(false);
    }
  });

  it('and a single one has no interval worth the name, in words or picture', async () => {
    const { view, options, marks, reading, finding, explain } = await resultOf(
      { survey: recommend([10]) },
      { target: 20 },
    );
    expect(finding).toBe('Only 1 answer sheet: the NPS of 100.0 is what one person thinks');
    expect(reading).toContain('an interval means nothing');
    expect(reading).not.toMatch(/it is reached|interval is wide/);
    const html = draw(Panel, npsSpec, { view, marks, options }, { width: 756, locale: 'en' });
    expect(html).toContain('only 1 answer sheet');
    expect(html).not.toMatch(/take -?0 answers/);
    expect(explain(null).numbers.at(-1)!.note.code).toBe('nps.numbers-sample-worst');
  });
});

describe('by hand', () => {
  it('0, 7, 7, 9, 9, 9: 33.3 points, variance .5556', async () => {
    const { stats, view, finding, marks } = await resultOf({ survey: recommend([0, 7, 7, 9, 9, 9]) });
    expect(stats['nps']).toBeCloseTo(100 / 3, 12);
    expect(stats['variance']).toBeCloseTo(5 / 9, 12);
    expect(stats['standard-error']).toBeCloseTo(30.4, 1);
    expect([stats['promoters'], stats['passives'], stats['detractors']]).toEqual([3, 2, 1]);
    expect(Array.from(view.counts)).toEqual([1, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0]);
    expect(finding).toContain('NPS 33.3');
    expect(Array.from(marks['class']!.of)).toEqual([0, 1, 1, 2, 2, 2]);
  });

  it('30/40/30 of 100 and 60/80/60 of 200 are 0, the second surer', async () => {
    const sheets = (times: number) =>
      recommend([6, 8, 9].flatMap((answer, kind) => Array.from({ length: [30, 40, 30][kind]! * times }, () => answer)));
    const [small, large] = [await resultOf({ survey: sheets(1) }), await resultOf({ survey: sheets(2) })];
    expect([small.view.nps, large.view.nps]).toEqual([0, 0]);
    expect(large.view.standardError).toBeCloseTo(small.view.standardError / Math.SQRT2, 10);
  });

  it('10/20/70: Wald and adjusted Wald as published', async () => {
    const answers = [6, 8, 9].flatMap((answer, kind) => Array.from({ length: [10, 20, 70][kind]! }, () => answer));
    const { stats } = await resultOf({ survey: recommend(answers) });
    expect(stats['wald-low']).toBeCloseTo(46.99907, 5);
    expect(stats['wald-high']).toBeCloseTo(73.00093, 5);
    expect(stats['adjusted-wald-low']).toBeCloseTo(45.26976, 5);
    expect(stats['adjusted-wald-high']).toBeCloseTo(71.23509, 5);
    expect([stats['low'], stats['high']]).toEqual([stats['adjusted-wald-low'], stats['adjusted-wald-high']]);
  });

  it('who answers again counts with every sheet, and is picked by the last one by day', async () => {
    const survey = surveyFrom({
      who: ['a', 'b', 'a', 'c'],
      day: [19_500, 19_400, 19_300, 19_400],
      questions: { 推荐意愿: [[9, 3, 2, 8], 0, 10] },
    });
    const { view, marks, reading } = await resultOf({ survey });
    expect([view.n, view.respondents, view.repeated]).toEqual([4, 3, 1]);
    expect(Array.from(marks['answer']!.of)).toEqual([9, 3, 8]);
    expect(Array.from(view.people)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0]);
    expect(reading).toContain('asked again');
  });

  it('a filter leaves people out, and says how many sheets', async () => {
    const survey = recommend([9, 9, 2, NaN]);
    const { view, answer, marks } = await resultOf({ survey }, {}, { keep: Uint8Array.of(1, 0, 1, 1) });
    expect([view.n, view.filtered, view.unanswered]).toEqual([2, 1, 1]);
    expect(answer.account.leftOut).toHaveLength(2);
    expect(Array.from(marks['class']!.of)).toEqual([2, 0xffff, 0, 0xffff].map((mark, i) => (i === 3 ? 0xffff : mark)));
  });

  it('other scales are taken with a warning, other limits too', async () => {
    const five = await resultOf({ survey: surveyFrom({ questions: { recommend: [[5, 5, 4, 3, 1], 1, 5] } }) });
    expect([five.view.promoters, five.view.passives, five.view.detractors]).toEqual([2, 1, 2]);
    expect(five.view.standard).toBe(false);
    expect(five.reading).toContain('not the score as defined');
    const own = await resultOf({ survey: recommend([8, 8, 5, 2]) }, { promoterFrom: 8, detractorTo: 4 });
    expect([own.view.promoters, own.view.passives, own.view.detractors]).toEqual([2, 1, 1]);
    expect((await resultOf({ survey: recommend([8]) }, { promoterFrom: 3, detractorTo: 9 })).view.detractorTo).toBe(2);
  });

  it('the target is above, below or within what the answers can tell', async () => {
    const survey = recommend(
      [6, 8, 9].flatMap((answer, kind) => Array.from({ length: [10, 20, 70][kind]! }, () => answer)),
    );
    for (const [target, words] of [
      [30, 'it is reached'],
      [90, 'it is missed'],
      [60, 'cannot tell'],
    ] as const)
      expect((await resultOf({ survey }, { target })).reading).toContain(words);
  });
});

describe('bad input is told where it occurs', () => {
  it.each([
    ['nps.no-survey', {}],
    ['nps.no-question', { survey: surveyFrom({ questions: { taste: [[1, 2, 3], 1, 5] } }) }],
    ['nps.no-answers', { survey: recommend([NaN, NaN]) }],
  ] as [string, Partial<Tables>][])('%s', async (code, tables) => {
    expect(await codeOf(tables)).toBe(code);
  });

  it('a column that is no question, a scale too long, nobody kept', async () => {
    const survey = surveyFrom({
      questions: { 'Recommend us?': [[9, 2], 0, 10], score: [[500, 20], 0, 500] },
      columns: { shop: ['a', 'b'] },
    });
    expect(await codeOf({ survey }, { question: ['c2'] })).toBe('nps.not-a-scale');
    expect(await codeOf({ survey }, { question: ['c1'] })).toBe('nps.scale-too-long');
    expect(await codeOf({ survey }, {}, { keep: new Uint8Array(2) })).toBe('nps.nobody-kept');
    expect(await codeOf({ survey }, { question: ['c9'] })).toBe('nps.no-question');
  });

  it('drivers that are constant, copied, or too few to be told', async () => {
    const n = 40;
    const answers = Array.from({ length: n }, (_, i) => (i * 7) % 11);
    const taste = Array.from({ length: n }, (_, i) => 1 + ((i * 3) % 5));
    const survey = surveyFrom({
      questions: {
        recommend: [answers, 0, 10],
        taste: [taste, 1, 5],
        again: [taste.map((value) => 6 - value), 1, 5],
        place: [Array.from({ length: n }, () => 3), 1, 5],
      },
    });
    const { view, reading } = await resultOf({ survey }, { drivers: ['c1', 'c2', 'c3'] });
    expect(view.drivers!.rows.map(({ left }) => left)).toEqual([null, 'collinear', 'constant']);
    expect(reading).toContain('follows exactly');
    const few = await resultOf({
      survey: surveyFrom({ questions: { recommend: [[1, 9], 0, 10], taste: [[1, 5], 1, 5] } }),
    });
    expect(few.view.drivers).toBeNull();
    expect(few.reading).toContain('Only 2 answer sheets are complete');
  });
});

describe('the answers of Half-Sugar Tea', () => {
  let tables: Tables;
  let truth: VoicesTruth;
  let shop: Tables;

  beforeAll(async () => {
    tables = await readSurvey(generateHalfSugarVoices());
    truth = drawTruth();
    shop = (await readAndPrepare(generateHalfSugar())).tables;
  });

  /** Which customer of the order file each respondent is. */
  function match(people: CustomerUniverse, others: CustomerUniverse): Int32Array {
    const names = allTexts(others.customerNames);
    const place = new Map(Array.from(others.customerCodes, (code, index) => [names[code]!, index]));
    const own = allTexts(people.customerNames);
    return Int32Array.from(people.customerCodes, (code) => place.get(own[code]!) ?? -1);
  }

  it('the question, the groups and the drivers are found without any choice', async () => {
    const { view } = await resultOf(tables);
    expect(view.question).toBe('推荐意愿(0-10)');
    expect([view.minimum, view.maximum, view.standard]).toEqual([0, 10, true]);
    expect(view.n).toBe(2372);
    expect(view.unanswered).toBe(28);
    expect(view.drivers!.rows.map(({ label }) => label)).toEqual(['口味', '速度', '价格', '环境']);
    expect(view.trend!.unit).toBe('month');
    expect(view.trend!.rows).toHaveLength(24);
    expect(view.trend!.undated).toBe(3);
  });

  it('the truth of nearly every month lies inside its interval, and the step is found where it is', async () => {
    const { view, finding } = await resultOf(tables);
    const held = view.trend!.rows.filter(({ low, high }, month) => {
      const expected = truth.months[month]!.nps * 100;
      return low <= expected && expected <= high;
    });
    expect(held.length).toBeGreaterThanOrEqual(22);
    expect(view.trend!.step!.at).toBe(PRICE_RISE.month);
    expect(view.trend!.step!.adjusted).toBeLessThan(0.001);
    expect(view.trend!.step!.low).toBeLessThan((truth.after - truth.before) * 100);
    expect(view.trend!.step!.high).toBeGreaterThan((truth.after - truth.before) * 100);
    expect(finding).toContain('fell from');
  });

  it('drivers come out in their order, and what has no effect is not called one', async () => {
    const { view } = await resultOf(tables);
    const [taste, speed, price, surroundings] = view.drivers!.rows;
    expect(taste!.beta).toBeGreaterThan(speed!.beta);
    expect(Math.min(speed!.beta, price!.beta)).toBeGreaterThan(surroundings!.beta);
    for (const driver of [taste, speed, price]) expect(driver!.adjusted).toBeLessThan(0.001);
    expect(surroundings!.adjusted).toBeGreaterThan(0.05);
    expect(surroundings!.correlation).toBeGreaterThan(0.1);
    expect(view.drivers!.rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('the shop with the long queue stands out by shop, corrected for all comparisons', async () => {
    const shopColumn = tables.survey!.attributes.find(({ label }) => label === '门店')!.id;
    const { view } = await resultOf(tables, { group: [shopColumn] });
    expect(view.segments!.p).toBeLessThan(0.001);
    const slow = view.segments!.rows.find(({ name }) => name === '滨江店')!;
    expect(slow.difference).toBeLessThan(0);
    expect(slow.adjusted).toBeLessThan(0.001);
    expect(view.segments!.pairs).toHaveLength(6);
    expect(view.segments!.rows.every(({ p, adjusted }) => adjusted >= p)).toBe(true);
  });

  it('promoters among the customers of the shop buy more afterwards than detractors', async () => {
    const orders = { tables: shop, index: match(tables.survey!, shop.orders!) };
    const { view, reading } = await resultOf(tables, {}, { orders });
    const [detractors, , promoters] = view.value!.classes;
    expect(view.value!.matched).toBeGreaterThan(1200);
    expect(promoters!.share).toBeGreaterThan(detractors!.share);
    expect(view.value!.share.p).toBeLessThan(0.05);
    expect(reading).toContain('Bought again within 180 days');
    const none = await resultOf(
      tables,
      {},
      { orders: { tables: shop, index: new Int32Array(tables.survey!.customers).fill(-1) } },
    );
    expect(none.view.value).toBeNull();
    expect(none.reading).toContain('None of the respondents is in the orders');
  });
});
