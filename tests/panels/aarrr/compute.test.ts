/** The AARRR panel: reference values, the bundled truth, groups, times, periods, purchases, and input that is wrong. */

import { beforeAll, describe, expect, it } from 'vitest';
import { STEPS } from '../../../datasets/third-sugar/catalogue.ts';
import { generateThirdSugar } from '../../../datasets/third-sugar/generate.ts';
import { drawTruth, type ThirdSugarTruth } from '../../../datasets/third-sugar/truth.ts';
import type { Events } from '../../../src/data/tables.ts';
import { describeAarrr } from '../../../src/panels/aarrr/describe.ts';
import { aarrrSpec } from '../../../src/panels/aarrr/index.ts';
import { compareSelection, countPicked, marksOfPart } from '../../../src/panels/aarrr/picture.ts';
import { marksLeft, marksReached } from '../../../src/panels/aarrr/view.ts';
import { readAndPrepare } from '../../data/reading.ts';
import { litBy } from '../draw.ts';
import { ordersFrom } from '../orders.ts';
import { computeAarrr, eventsFrom, reachedOf, statOf, steps, type Computed, type EventRow } from './events.ts';

const TABLE: readonly EventRow[] = Object.entries({
  u1: 'A0 B1 C2',
  u2: 'A0 X1 B2 C3',
  u3: 'B0 A1 C2',
  u4: 'A0 B20 C21',
  u5: 'A0 B1 A30 B31 C32',
  u6: 'C0',
}).flatMap(([user, events]) => events.split(' ').map((event): EventRow => [user, Number(event.slice(1)), event[0]!]));

describe('reference values', () => {
  it.each([
    ['ordered', [5, 3, 3]],
    ['strict', [5, 2, 2]],
    ['any', [6, 5, 4]],
  ] as const)('%s: %j', async (order, reached) => {
    expect(reachedOf(await computeAarrr({ events: eventsFrom(TABLE) }, { ...steps('A', 'B', 'C'), order }))).toEqual(
      reached,
    );
  });

  it('time from A to C is 2, 3, 2 days', async () => {
    const computed = await computeAarrr({ events: eventsFrom(TABLE) }, steps('A', 'B', 'C'));
    expect([...computed.result.intervals!.values]).toEqual([2, 3, 2]);
    expect([statOf(computed, 'time-median'), statOf(computed, 'time-p90')]).toEqual([2, 2.8]);
    expect(computed.view.time).toMatchObject({ unit: 'days', customers: 3 });
  });

  it('has conversions with Wilson intervals', async () => {
    const { view } = await computeAarrr({ events: eventsFrom(TABLE) }, steps('A', 'B', 'C'));
    expect(view.steps[1]!.conversion).toMatchObject({ count: 3, of: 5, share: 0.6 });
    // R: prop.test(3, 5, correct = FALSE)
    expect(view.steps[1]!.conversion.low).toBeCloseTo(0.2307242, 6);
    expect(view.steps[1]!.conversion.high).toBeCloseTo(0.8823792, 6);
    expect(view.worst).toBe(1);
  });
});

describe('the bundled log of a mini program', () => {
  let events: Events;
  let truth: ThirdSugarTruth;
  let computed: Computed;
  beforeAll(async () => {
    events = (await readAndPrepare(generateThirdSugar(), { treatments: { 'duplicate-row': 'merge' } })).tables.events!;
    truth = drawTruth();
    computed = await computeAarrr({ events }, { groups: 'channel' });
  });

  it('guesses the five stages and finds the funnel exactly', () => {
    expect(computed.view.inForce.map(({ names }) => names)).toEqual(STEPS.map((step) => [step]));
    expect(reachedOf(computed)).toEqual(truth.reached);
    expect(computed.view.worst).toBe(4);
    expect(computed.answer.finding.code).toBe('aarrr.finding');
  });

  it.each(['first', 'last'] as const)('finds channels by %s touch exactly', async (touch) => {
    const { view } = await computeAarrr({ events }, { groups: 'channel', touch });
    const expected = touch === 'first' ? truth.firstTouch : truth.lastTouch;
    const found = view.groups!.groups.map(({ reached }) => reached);
    expect([...found].sort((a, b) => b[0]! - a[0]!)).toEqual([...expected].sort((a, b) => b[0]! - a[0]!));
    expect(found.reduce((sum, [began]) => sum + began!, 0)).toBe(truth.reached[0]);
    expect(view.groups!.tests.slice(1).every((test) => test!.adjusted < 0.05)).toBe(true);
  });

  it('finds that platforms do not differ', async () => {
    const column = events.attributes.find(({ label }) => label === '平台')!.id;
    const other = await computeAarrr({ events }, { groups: 'column', groupColumn: [column] });
    expect(other.view.groups!.groups).toHaveLength(3);
    expect(statOf(other, 'groups-different')).toBe(0);
  });

  it('ends attempts at cancelled orders, and knows the K-factor', async () => {
    const excluded = await computeAarrr({ events }, { exclude: ['取消订单'], excludeFrom: 4, excludeTo: 5 });
    expect(reachedOf(excluded).at(-1)).toBe(truth.uncancelled);
    expect(statOf(computed, 'k-factor')).toBeCloseTo(1371 / 12480, 12);
    expect(statOf(computed, 'invitations-per-user')).toBeCloseTo(5048 / 12480, 12);
  });

  it('has an open window for nobody, and an entry for everybody', () => {
    const { trend } = computed.view;
    expect(trend!.open).toBe(-1);
    expect(trend!.entered.reduce((sum, count) => sum + count, 0)).toBe(12480);
    expect(trend!.completed.reduce((sum, count) => sum + count, 0)).toBe(614);
  });

  it('has parts that are exactly who they say, as marks and as customers', () => {
    const { view, marks } = computed;
    const { of } = marks['way']!;
    const count = (list: readonly number[]): number => {
      const wanted = new Set(list);
      return of.filter((mark) => wanted.has(mark)).length;
    };
    view.steps.forEach((step, k) => {
      expect(count(marksReached(view, k))).toBe(step.reached);
      expect(count(marksLeft(view, k))).toBe(step.left);
    });
    view.groups!.groups.forEach(({ reached }, group) =>
      reached.forEach((expected, k) => expect(count(marksOfPart(view, k * 7 + 2 + group))).toBe(expected)),
    );
    expect(count([0])).toBe(view.customers - view.entered);
  });

  it('names what is picked', () => {
    const { view, options } = computed;
    const words = (marks: readonly number[]): string => describeAarrr('way', marks, options as never, view).code;
    expect(words(marksReached(view, 3))).toBe('aarrr.describe-reached');
    expect(words(marksLeft(view, 3))).toBe('aarrr.describe-left');
    expect(words(marksReached(view, 2, 1))).toBe('aarrr.describe-group-reached');
    expect(words(marksReached(view, 0).slice(1))).toBe('aarrr.describe-ways');
    expect(words([0])).toBe('aarrr.describe-outside');
    expect(describeAarrr('time', [2, 3], options as never, view).code).toBe('aarrr.describe-time');
    expect(describeAarrr('entry', [0, 1, 2], options as never, view).code).toBe('aarrr.describe-entry-run');
  });

  it('compares the picked with the others', () => {
    const { view, marks } = computed;
    const lit = litBy(marks, (customer) => marks['way']!.of[customer]! >>> 5 === 0);
    const compared = compareSelection(view, lit['way'])!;
    const [group] = view.groups!.groups;
    expect(compared.picked).toBe(group!.reached[0]);
    expect(compared.share).toBeCloseTo(group!.overall[4]!.share, 12);
    expect(compared.p).toBeLessThan(0.001);
    expect(compareSelection(view, undefined)).toBeNull();
    expect(countPicked(view, lit['way']!.counts, marksReached(view, 4)).picked).toBe(group!.reached[4]);
  });

  it('lists every customer with step and times', () => {
    const [customers] = computed.tables;
    const column = (key: string): number => customers!.columns.findIndex((each) => each.key === key);
    const furthest = Array.from({ length: customers!.rows }, (_, row) => customers!.cell(row, column('furthest')));
    expect(furthest.filter((step) => step === 5)).toHaveLength(614);
    const row = furthest.indexOf(5);
    const days = [2, 3, 4, 5].map((step) => customers!.cell(row, column(`days-${step}`)) as number);
    expect([...days].sort((a, b) => a - b)).toEqual(days);
    expect(customers!.cell(row, column('days'))).toBe(days[3]);
    expect(customers!.cell(row, column('days-6'))).toBeNull();
  });
});

describe('steps', () => {
  it('may be any of several events, and optional', async () => {
    const rows: EventRow[] = [
      ['a', 0, 'open'],
      ['a', 1, 'phone'],
      ['a', 2, 'pay'],
      ['b', 0, 'open'],
      ['b', 1, 'pay'],
      ['c', 0, 'open'],
      ['c', 1, 'mail'],
    ];
    const computed = await computeAarrr({ events: eventsFrom(rows) }, steps('open', 'phone|mail?', 'pay'));
    expect(reachedOf(computed)).toEqual([3, 2, 2]);
    expect(computed.view.steps[2]).toMatchObject({ base: 0, left: 1 });
    expect(computed.view.worst).toBe(2);
    const marks = computed.marks['way']!.of;
    const left = new Set(marksLeft(computed.view, 2));
    expect([...marks].map((mark) => left.has(mark))).toEqual([false, false, true]);
    expect(computed.said).toContain('aarrr.reading-optional');
  });

  it('take time in hours and minutes where that tells more', async () => {
    const rows: EventRow[] = [
      ['a', 0, 'open', 0],
      ['a', 0, 'pay', 1200],
      ['b', 0, 'open', 0],
      ['b', 0, 'pay', 2400],
    ];
    const { view } = await computeAarrr(
      { events: eventsFrom(rows) },
      { ...steps('open', 'pay'), window: 30, unit: 'minutes' },
    );
    expect(view.time).toMatchObject({ unit: 'minutes', customers: 1, median: 20 });
    expect(
      reachedOf(
        await computeAarrr({ events: eventsFrom(rows) }, { ...steps('open', 'pay'), window: 1, unit: 'hours' }),
      ),
    ).toEqual([2, 2]);
  });

  it('begin in periods; those whose window is open are told', async () => {
    const rows: EventRow[] = [
      ['a', 0, 'open'],
      ['a', 3, 'pay'],
      ['b', 40, 'open'],
      ['c', 45, 'open'],
      ['c', 46, 'pay'],
    ];
    const computed = await computeAarrr({ events: eventsFrom(rows) }, steps('open', 'pay'));
    expect([...computed.view.trend!.entered]).toEqual([1, 2]);
    expect([...computed.view.trend!.completed]).toEqual([1, 1]);
    expect(computed.view.trend!.open).toBe(1);
    expect(computed.said).toContain('aarrr.caution-open');
  });

  it('leave out whom a filter leaves out', async () => {
    const computed = await computeAarrr(
      { events: eventsFrom(TABLE) },
      steps('A', 'B', 'C'),
      Uint8Array.of(1, 0, 1, 1, 1, 0),
    );
    expect(reachedOf(computed)).toEqual([4, 2, 2]);
    expect(computed.tables[0]!.rows).toBe(4);
    expect(computed.answer.account.leftOut.map(({ code }) => code)).toContain('aarrr.left-filtered');
  });
});

describe('groups', () => {
  const rows = (counts: readonly (readonly [string, number, number])[]): EventRow[] =>
    counts.flatMap(([channel, pay, all]) =>
      Array.from({ length: all }, (_, i) => [
        [`${channel}${i}`, 0, 'open', 0, channel] as EventRow,
        ...(i < pay ? [[`${channel}${i}`, 1, 'pay', 0, channel] as EventRow] : []),
      ]).flat(),
    );

  it('of two are tested by z, with the value of R', async () => {
    const events = eventsFrom(
      rows([
        ['a', 15, 25],
        ['b', 9, 25],
      ]),
    );
    const { view, said } = await computeAarrr({ events }, { ...steps('open', 'pay'), groups: 'channel' });
    // prop.test(c(15, 9), c(25, 25), correct = FALSE): X-squared = 2.8846, p = .0894293590
    expect(view.groups!.tests[1]!.statistic ** 2).toBeCloseTo(2.884615, 5);
    expect(view.groups!.tests[1]!.p).toBeCloseTo(0.089429359, 6);
    expect(said).toContain('aarrr.reading-alike');
  });

  it('of several by χ², pairs by Holm; the rare ones are put together', async () => {
    const many = Array.from({ length: 9 }, (_, i) => [`k${i}`, i, 30 - i] as const);
    const { view } = await computeAarrr(
      { events: eventsFrom(rows(many)) },
      { ...steps('open', 'pay'), groups: 'channel' },
    );
    expect(view.groups!.groups).toHaveLength(6);
    expect(view.groups!.groups.at(-1)!.label.code).toBe('aarrr.group-rest');
    expect(view.groups!.tests[1]!.degrees).toBe(5);
    expect(view.groups!.pairs).toHaveLength(15);
    for (const { p, adjusted } of view.groups!.pairs) expect(adjusted).toBeGreaterThanOrEqual(p);
  });

  it('that cannot be made are explained', async () => {
    const events = eventsFrom(TABLE);
    expect((await computeAarrr({ events }, { ...steps('A', 'B'), groups: 'channel' })).said).toContain(
      'aarrr.note-no-channel',
    );
    expect((await computeAarrr({ events }, { ...steps('A', 'B'), groups: 'column' })).said).toContain(
      'aarrr.note-no-column',
    );
  });
});

describe('an order log', () => {
  const orders = ordersFrom([
    ['a', 10, 5],
    ['a', 10, 7],
    ['a', 20, 5],
    ['a', 400, 5],
    ['b', 11, 5],
    ['b', 12, -5],
    ['c', 12, 5],
    ['c', 13, 5],
    ['c', 14, 5],
  ]);

  it('has purchases as steps: days on which money came', async () => {
    const computed = await computeAarrr({ orders }, { purchases: 3 });
    expect(reachedOf(computed)).toEqual([3, 2, 1]);
    expect(reachedOf(await computeAarrr({ orders }, { purchases: 3, window: 400 }))).toEqual([3, 2, 2]);
    expect(computed.said).toContain('aarrr.reading-orders');
    expect(computed.view.steps[0]!.label.code).toBe('aarrr.purchase-first');
  });

  it('takes no later purchase for the first', async () => {
    // 20 and 400 are purchases 2 and 3: no attempt begins at them
    expect(reachedOf(await computeAarrr({ orders }, { purchases: 2, window: 5 }))).toEqual([3, 1]);
  });
});

describe('input that is wrong says so and shows what it can', () => {
  const codes = async (rows: readonly EventRow[], patch = {}): Promise<readonly string[]> =>
    (await computeAarrr({ events: eventsFrom(rows) }, patch)).said;

  it('no event of a chosen name', async () => {
    const computed = await computeAarrr({ events: eventsFrom(TABLE) }, steps('A', 'nothing', 'C'));
    expect(computed.said).toContain('aarrr.caution-no-event');
    expect(reachedOf(computed)).toEqual([5, 0, 0]);
    const first = await computeAarrr({ events: eventsFrom(TABLE) }, steps('nothing', 'B'));
    expect(first.answer.finding.code).toBe('aarrr.finding-nobody');
    expect(first.said[0]).toBe('aarrr.reading-nobody');
    expect(await codes(TABLE, steps('A|nothing', 'B'))).toContain('aarrr.caution-some-missing');
  });

  it('duplicated events, one name, one step, few events, everyone drops at once', async () => {
    expect(await codes([...TABLE, ...TABLE], steps('A', 'B'))).toContain('aarrr.caution-duplicates');
    expect(
      await codes([
        ['a', 0, 'open'],
        ['b', 1, 'open'],
      ]),
    ).toEqual(expect.arrayContaining(['aarrr.caution-one-name', 'aarrr.caution-few']));
    expect(await codes(TABLE, steps('A'))).toContain('aarrr.caution-one-step');
    expect(
      await codes(
        [
          ['a', 0, 'open'],
          ['b', 1, 'pay'],
        ],
        steps('open', 'pay'),
      ),
    ).toContain('aarrr.reading-all-drop');
  });

  it('a window of 0, excluded events that do nothing', async () => {
    expect(await codes(TABLE, { ...steps('A', 'B'), window: 0 })).toContain('aarrr.caution-window-zero-day');
    expect(await codes(TABLE, { ...steps('A', 'B'), exclude: ['B', 'nothing'] })).toContain(
      'aarrr.caution-excluded-idle',
    );
  });

  it('no rows, nobody kept', () => {
    const options = {} as never;
    const none = { orders: null, events: eventsFrom([]) } as never;
    expect(aarrrSpec.select(none, options, { keep: null })).toMatchObject({
      ok: false,
      error: { code: 'aarrr.no-rows' },
    });
    const some = { orders: null, events: eventsFrom(TABLE) } as never;
    expect(aarrrSpec.select(some, options, { keep: new Uint8Array(6) })).toMatchObject({
      ok: false,
      error: { code: 'aarrr.no-customers-kept' },
    });
  });

  it('the K-factor is typed where events do not tell it', async () => {
    const computed = await computeAarrr(
      { events: eventsFrom(TABLE) },
      { ...steps('A', 'B'), kFrom: 'typed', invitations: 5, acceptance: 25 },
    );
    expect(statOf(computed, 'k-factor')).toBe(1.25);
    expect(computed.said).toContain('aarrr.reading-k-above');
    expect(await codes(TABLE, steps('A', 'B'))).toContain('aarrr.reading-k-unknown');
  });
});
