import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import type { Orders } from '../../../src/data/orders.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import type { Message } from '../../../src/lib/outcome.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { lifecycleSpec as lifecyclePanel } from '../../../src/panels/lifecycle/index.ts';
import { changesOf, flowsInput, movedLine, placesInForce, silenceCuts } from '../../../src/panels/lifecycle/picture.ts';
import type { LifecycleOptions } from '../../../src/panels/lifecycle/options.ts';
import type { LifecycleView } from '../../../src/panels/lifecycle/view.ts';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, lifecyclePanel.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, lifecyclePanel.words]);
const day = (iso: string): number => dayFromIso(iso)!;

async function outcomeOf(orders: Orders, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(lifecyclePanel.options), ...patch };
  const input = lifecyclePanel.select({ ...NO_TABLES, orders }, options, { keep });
  if (!input.ok) return { options, result: input };
  const job = { pause: () => Promise.resolve(), progress: () => {} };
  return { options, result: await lifecyclePanel.compute(input.value, options, job) };
}

async function resultOf(orders: Orders, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const { options, result } = await outcomeOf(orders, patch, keep);
  if (!result.ok) throw new Error(result.error.code);
  const answer = lifecyclePanel.answer(result.value, options);
  const stats = Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value]));
  return {
    answer,
    stats,
    options: options as unknown as LifecycleOptions,
    view: answer.view as LifecycleView,
    tables: lifecyclePanel.tabulate(result.value, options),
    marks: lifecyclePanel.marks(result.value),
    explain: (customer: number | null) => lifecyclePanel.explain(result.value, options, customer),
    reading: answer.reading.map((line) => ENGLISH.message(line)).join('\n'),
  };
}

const every = (name: string, from: string, step: number, count: number, amount = 10): OrderRow[] =>
  Array.from({ length: count }, (_, i) => [name, day(from) + step * i, amount]);

/** On 2023-12-31: A steady every 10 days; B the same until June; C new; D once in January; E silent for two intervals. */
const FIVE: readonly OrderRow[] = [
  ...every('A', '2023-01-05', 10, 37),
  ...every('B', '2023-01-05', 10, 17),
  ['C', day('2023-12-30'), 30],
  ['D', day('2023-01-20'), 40],
  ...every('E', '2023-01-01', 20, 17, 5),
];
const AT_END = { asOf: '2023-12-31' };

describe('by hand', () => {
  it('five customers, each where the rules put them', async () => {
    const { stats, tables, answer, view } = await resultOf(ordersFrom(FIVE), AT_END);
    // A and B come every 10 days, E every 20: the median of 10, 10 and 20.
    expect(stats['usual-interval']).toBe(10);
    const customers = tables.find(({ name }) => name === 'customers')!;
    const cell = (name: string, key: string): unknown => {
      const row = Array.from({ length: customers.rows }, (_, i) => i).find((i) => customers.cell(i, 0) === name)!;
      const found = customers.cell(
        row,
        customers.columns.findIndex((column) => column.key === key),
      );
      return typeof found === 'object' && found !== null ? ENGLISH.message(found as Message) : found;
    };
    expect(['A', 'B', 'C', 'D', 'E'].map((name) => [cell(name, 'stage'), cell(name, 'rule')])).toEqual([
      ['stability', 'volume high and steady'],
      ['lost', 'silent for too long'],
      ['exploration', 'few purchases'],
      ['lost', 'silent for too long'],
      ['decline', 'silent for long'],
    ]);
    expect([cell('E', 'silence'), cell('E', 'interval'), cell('E', 'purchases')]).toEqual([44, 20, 17]);
    expect([stats['customers'], stats['lost'], stats['lost-share'], stats['active']]).toEqual([5, 2, 0.4, 3]);
    expect(view.slots.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    // A's money of the last 365 days is that of all 37 purchases but none is older.
    expect(stats['revenue-stability']).toBe(370);
    // By the end of June E was still growing: six purchases in 120 days after four.
    expect(ENGLISH.message(answer.finding)).toContain('The largest group is “lost”: 2 customers');
    const later = await resultOf(ordersFrom(FIVE), { ...AT_END, before: '2023-08-31' });
    expect(later.stats['stability-to-decline']).toBe(1);
    expect(ENGLISH.message(later.answer.finding)).toContain('slid out of stability');
  });

  it('a threshold moved moves the customers', async () => {
    const at = async (patch: JsonObject) => (await resultOf(ordersFrom(FIVE), { ...AT_END, ...patch })).stats;
    expect((await at({ lost: 2 }))['lost']).toBe(3);
    expect((await at({ lost: 20 }))['lost']).toBe(1);
    expect((await at({ lostBy: 'days', lostDays: 30 }))['lost']).toBe(3);
    expect((await at({ lostBy: 'days', lostDays: 3650 }))['lost']).toBe(0);
    // Not by silence then, but by volume: four purchases in 120 days after six, and 5.6 on the mean.
    expect((await at({ silent: 3, fall: 33 }))['decline']).toBe(1);
    expect((await at({ silent: 3, fall: 34 }))['decline']).toBe(0);
    expect((await at({ silent: 3, fall: 34, low: 72 }))['decline']).toBe(1);
    expect((await at({ usual: 200, lost: 3 }))['lost']).toBe(1);
  });

  it('an earlier date knows nothing of what came later, on the grid or between', async () => {
    for (const asOf of ['2023-05-31', '2023-05-20']) {
      const cut = FIVE.filter(([, at]) => at <= day(asOf));
      const whole = await resultOf(ordersFrom(FIVE), { asOf, usual: 10 });
      const known = await resultOf(ordersFrom(cut), { usual: 10, asOf });
      for (const name of ['customers', 'exploration', 'formation', 'stability', 'decline', 'lost', 'new', 'dormant'])
        expect([name, whole.stats[name]]).toEqual([name, known.stats[name]]);
    }
  });

  it('the reference states: u1 in 1, 2, 3; u2 in 1, 3; u3 in 2; u4 in 3', async () => {
    const rows: OrderRow[] = [
      ['u1', day('2023-01-10'), 1],
      ['u1', day('2023-02-10'), 1],
      ['u1', day('2023-03-31'), 1],
      ['u2', day('2023-01-11'), 1],
      ['u2', day('2023-03-01'), 1],
      ['u3', day('2023-02-20'), 1],
      ['u4', day('2023-03-05'), 1],
    ];
    const { view } = await resultOf(ordersFrom(rows), { show: 'states', unit: 'month' });
    expect(view.slots.map(({ name }) => name)).toEqual(['new', 'returning', 'resurrected', 'dormant']);
    expect(view.river.counts.map((counts) => [...counts])).toEqual([
      [2, 1, 1],
      [0, 1, 1],
      [0, 0, 1],
      [0, 1, 1],
    ]);
    const february = await resultOf(ordersFrom(rows), { show: 'states', asOf: '2023-02-28' });
    expect(february.view.slots.map(({ customers }) => customers)).toEqual([1, 1, 0, 1]);
  });

  it('500 customers of whom 25 are silent for over three intervals: 5 % are lost', async () => {
    const rows = Array.from({ length: 500 }, (_, c) =>
      every(`C${c}`, c < 25 ? '2023-01-01' : '2023-05-01', 10, 12),
    ).flat();
    expect((await resultOf(ordersFrom(rows), { asOf: '2023-08-20' })).stats['lost-share']).toBe(0.05);
  });
});

describe('numbers belong together', () => {
  const orders = ordersFrom(randomOrders(4000, 300, 9));

  it.each([
    {},
    { show: 'states' },
    { measure: 'revenue', unit: 'quarter' },
    { volume: 'money', lostBy: 'alive', alive: true },
  ])('river, stages, moves, silence and marks of %j', async (patch) => {
    const { view, marks, stats } = await resultOf(orders, patch);
    const count = (set: string): number[] => {
      const { of, count: size } = marks[set]!;
      const counts = new Array<number>(size).fill(0);
      of.forEach((mark) => {
        if (mark !== NO_MARK_16) counts[mark]! += 1;
      });
      return counts;
    };
    const stages = 'show' in patch ? 'state' : 'stage';
    expect(count(stages)).toEqual(view.slots.map(({ customers }) => customers));
    expect(count(stages === 'stage' ? 'transition' : 'state-transition')).toEqual([...view.moves]);
    expect(count('silence')).toEqual([...view.silence.counts]);
    expect(count('silence').reduce((a, b) => a + b, 0)).toBe(stats['customers']);
    const last = view.river.dates.length - 1;
    expect(view.river.asOf).toBe(last);
    expect(view.river.counts.map((of) => of[last])).toEqual(view.slots.map(({ customers }) => customers));
    if (view.measure === 'revenue')
      view.slots.forEach(({ money }, slot) => expect(view.river.values[slot]![last]).toBeCloseTo(money, 6));
    // Rows of the chain are shares.
    const size = view.slots.length;
    for (let from = 0; from < size; from += 1) {
      const row = view.chain.shares.slice(from * size, (from + 1) * size);
      if (!Number.isNaN(row[0]!)) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
    const flows = flowsInput(view, { before: '', asOf: '', none: '' }, String, String);
    for (const { nodes } of flows.columns)
      expect(nodes.reduce((sum, { value }) => sum + value, 0)).toBe(stats['customers']);
  });

  it('agreement with P(alive) is counted over all customers', async () => {
    const { view, stats, reading } = await resultOf(orders, { alive: true });
    const { table, agreement } = view.alive!;
    expect(table.reduce((a, b) => a + b, 0)).toBe(stats['customers']);
    expect(agreement).toBe((table[0] + table[3]) / stats['customers']!);
    expect(reading).toContain('P(alive)');
    for (const { alive, customers } of view.slots) if (customers > 0) expect(alive > 0 && alive <= 1).toBe(true);
  });

  it('a filter keeps whole customers', async () => {
    const keep = Uint8Array.from({ length: orders.customers }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const { stats, marks } = await resultOf(orders, {}, keep);
    expect(stats['customers']).toBe(keep.reduce((a, b) => a + b, 0));
    marks['stage']!.of.forEach((mark, c) => {
      if (keep[c] === 0) expect(mark).toBe(NO_MARK_16);
    });
  });

  it('the steps of the explanation end where the table does, for every customer', async () => {
    for (const patch of [{}, { volume: 'money' }, { lostBy: 'days', lostDays: 60 }, { lostBy: 'alive' }]) {
      const { tables, explain } = await resultOf(orders, patch);
      const table = tables.find(({ name }) => name === 'customers')!;
      const [stage, rule] = ['stage', 'rule'].map((key) => table.columns.findIndex((column) => column.key === key));
      for (let row = 0; row < table.rows; row += 7) {
        const { steps, customer } = explain(table.customer!(row));
        expect(customer).toBe(table.customer!(row));
        expect(steps.at(-1)!.note.parameters).toEqual({ stage: table.cell(row, stage!), rule: table.cell(row, rule!) });
        // The last comparison but one holds, or everything failed and it is steady.
        const code = steps.at(-2)!.note.code;
        const name = (table.cell(row, rule!) as Message).code;
        expect(code).toMatch(name.endsWith('steady') ? /low-no$/ : /-yes$/);
      }
    }
  });
});

describe('pictures', () => {
  const orders = ordersFrom(FIVE);

  it('date lines follow the options at once', async () => {
    const { view, options } = await resultOf(orders, AT_END);
    expect(placesInForce(view, options)).toEqual([5, 11]);
    expect(placesInForce(view, { asOf: '2023-03-31', before: '2023-09-30' })).toEqual([2, 2]);
    expect(placesInForce(view, { asOf: '2023-03-15', before: '2023-02-01' })).toEqual([0, 1]);
    expect(movedLine(view, 1, 11, 11)).toEqual({ asOf: null });
    expect(movedLine(view, 1, 3, 3)).toEqual({ asOf: '2023-04-30' });
    expect(movedLine(view, 0, 9, 4)).toEqual({ before: '2023-05-31' });
  });

  it('cuts are in order, whichever threshold is higher', () => {
    const cut = { lostBy: 'silence', lostDays: 9 } as const;
    expect(silenceCuts({ ...cut, lost: 3, silent: 1.5 }).map(({ key }) => key)).toEqual(['silent', 'lost']);
    expect(silenceCuts({ ...cut, lost: 1, silent: 1.5 }).map(({ key }) => key)).toEqual(['lost', 'silent']);
    expect(silenceCuts({ ...cut, lostBy: 'days', lost: 1, silent: 1.5 })).toEqual([{ key: 'lostDays', value: 9 }]);
  });

  it('one customer: the course ends where the stage is, each change with its rule in both languages', async () => {
    const { view, options } = await resultOf(orders, {
      ...AT_END,
      people: [{ customer: 'B' }, { customer: 'nobody' }],
    });
    expect(view.people.map(({ id, reason }) => [id, reason])).toEqual([['B', 'typed']]);
    const changes = changesOf(view.people[0]!, options, true);
    // Three purchases by the end of January are few.
    expect(changes.map(({ stage }) => stage)).toEqual([0, 1, 2, 3, 4]);
    expect(ENGLISH.message(changes.at(-1)!.rule)).toBe('silent for 47 days > 3 × 10.0 days');
    expect(CHINESE.message(changes.at(-1)!.rule)).toBe('沉默 47 天 > 3 × 10.0 天');
  });
});

describe('what is wrong or missing is told', () => {
  it('a date before the first purchase, a filter that leaves returns only', async () => {
    const before = await outcomeOf(ordersFrom(FIVE), { asOf: '2022-05-01' });
    expect(before.result.ok).toBe(false);
    expect(!before.result.ok && before.result.error.code).toBe('lifecycle.no-orders-before');
    const returns = await outcomeOf(ordersFrom([['A', 19_000, -4]]));
    expect(!returns.result.ok && returns.result.error.code).toBe('lifecycle.no-purchases');
  });

  it('nobody came twice: an interval is assumed and said to be', async () => {
    const { reading, stats, view } = await resultOf(
      ordersFrom([
        ['A', 19_000, 5],
        ['B', 19_200, 5],
      ]),
    );
    expect(view.usualFrom).toBe('assumed');
    expect(stats['usual-interval']).toBe(90);
    expect(reading).toContain('Nobody bought a second time');
    expect(reading).toContain('bought a second time: nobody has a rhythm');
  });

  it('no money: volume and river fall back to counting, and say so', async () => {
    const rows = FIVE.map(([name, at]): OrderRow => [name, at, 0]);
    const { reading, view, stats } = await resultOf(ordersFrom(rows), {
      ...AT_END,
      volume: 'money',
      measure: 'revenue',
    });
    expect([view.hasMoney, view.measure]).toEqual([false, 'customers']);
    expect(stats['stability']).toBe(1);
    expect(reading).toContain('no amounts');
  });

  it('a date far in the future is doubted, one asked for after the data is brought back', async () => {
    const rows = [...randomOrders(400, 60, 1), ['late', day('2052-01-01'), 5] as OrderRow];
    const { reading, view } = await resultOf(ordersFrom(rows));
    expect(reading).toContain('mistaken date');
    expect(view.river.dates.length).toBeLessThan(161);
    expect((await resultOf(ordersFrom(FIVE), { asOf: '2030-01-01' })).reading).toContain('is after the data');
  });

  it('thresholds the wrong way round, and P(alive) that cannot be fitted', async () => {
    expect((await resultOf(ordersFrom(FIVE), { ...AT_END, lost: 1, silent: 2 })).reading).toContain('is not above');
    const one = await resultOf(ordersFrom([['A', 19_000, 5]]), { lostBy: 'alive', alive: true });
    expect(one.view.alive).toBeNull();
    expect(one.reading).toContain('P(alive) cannot be had');
  });
});
