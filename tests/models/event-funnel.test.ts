/** Funnels: the table of reference values, a literal reading beside the quick one, ties, re-entry, exclusions, optional steps. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attribute,
  eventFunnel,
  MOST_STEPS,
  NO_STEP,
  stepsBefore,
  tallyWays,
  type EventLog,
  type FunnelPaths,
  type FunnelRules,
} from '../../src/models/event-funnel.ts';
import { orderEvents, timeOfEvent } from '../../src/models/event-order.ts';

const DAY = 86400;

/** `A0 B1` of each customer: name of one letter at a day, seconds after a colon. */
function logOf(customers: readonly string[]): EventLog {
  const rows = customers.flatMap((text, customer) =>
    text
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => {
        const [day, second] = part.slice(1).split(':').map(Number);
        return { customer, code: part.charCodeAt(0) - 64, day: day!, second: second ?? 0 };
      }),
  );
  return {
    customers: customers.length,
    customer: Uint32Array.from(rows, (row) => row.customer),
    day: Int32Array.from(rows, (row) => row.day),
    seconds: Int32Array.from(rows, (row) => row.second),
    code: Uint8Array.from(rows, (row) => row.code),
    codes: 27,
  };
}

const rulesOf = (steps: string, more: Partial<FunnelRules> = {}): FunnelRules => ({
  steps: steps.split(' ').map((names) => ({
    codes: [...names.replace('?', '')].map((name) => name.charCodeAt(0) - 64),
    optional: names.endsWith('?'),
  })),
  order: 'ordered',
  window: 14 * DAY,
  exclusions: [],
  keep: null,
  ...more,
});

const reached = ({ steps, furthest }: FunnelPaths): number[] =>
  Array.from({ length: steps }, (_, k) => furthest.filter((step) => step !== NO_STEP && step >= k).length);

function daysBetween(log: EventLog, paths: FunnelPaths, from: number, to: number): number[] {
  const at = (customer: number, k: number): number => timeOfEvent(log, paths.row[customer * paths.steps + k]!) / DAY;
  const both = (1 << from) | (1 << to);
  return [...paths.way.keys()].filter((c) => (paths.way[c]! & both) === both).map((c) => at(c, to) - at(c, from));
}

describe('published and reference values', () => {
  const log = logOf(['A0 B1 C2', 'A0 X1 B2 C3', 'B0 A1 C2', 'A0 B20 C21', 'A0 B1 A30 B31 C32', 'C0']);

  it('has the table A→B→C within 14 days', () => {
    expect(reached(eventFunnel(log, rulesOf('A B C')))).toEqual([5, 3, 3]);
    expect(reached(eventFunnel(log, rulesOf('A B C', { order: 'strict' })))).toEqual([5, 2, 2]);
    expect(reached(eventFunnel(log, rulesOf('A B C', { order: 'any' })))).toEqual([6, 5, 4]);
    expect(daysBetween(log, eventFunnel(log, rulesOf('A B C')), 0, 2)).toEqual([2, 3, 2]);
  });

  it('takes the later attempt of the fifth, which comes farther', () => {
    const { row, furthest } = eventFunnel(log, rulesOf('A B C'));
    expect(furthest[4]).toBe(2);
    expect([...row.subarray(12, 15)].map((at) => log.day[at])).toEqual([30, 31, 32]);
  });
});

/** The definition word by word, for one customer's events in order. */
function literal(
  events: readonly { readonly code: number; readonly time: number; readonly row: number }[],
  { steps, order, window, exclusions }: FunnelRules,
): { way: number; furthest: number; rows: number[] } {
  const K = steps.length;
  const isStep = (code: number, k: number): boolean => steps[k]!.codes.includes(code);
  const anyStep = (code: number): boolean => steps.some((_, k) => isStep(code, k));
  let best = { way: 0, furthest: NO_STEP, rows: Array.from({ length: K }, () => -1) };
  const better = (furthest: number): boolean => best.furthest === NO_STEP || furthest > best.furthest;
  for (let s = 0; s < events.length; s++) {
    const rows = Array.from({ length: K }, () => -1);
    const first = events[s]!;
    if (order === 'any') {
      if (!anyStep(first.code)) continue;
      for (const event of events.slice(s)) {
        if (event.time - first.time > window) break;
        if (!anyStep(event.code)) {
          if (exclusions.some(({ codes, from, to }) => codes.includes(event.code) && from < to)) break;
          continue;
        }
        for (let k = 0; k < K; k++) if (isStep(event.code, k) && rows[k]! < 0) rows[k] = event.row;
      }
      const count = rows.filter((row) => row >= 0).length;
      if (better(count - 1))
        best = { way: rows.reduce((way, row, k) => way | (row >= 0 ? 1 << k : 0), 0), furthest: count - 1, rows };
      continue;
    }
    if (!isStep(first.code, 0)) continue;
    rows[0] = first.row;
    let last = 0;
    for (const event of events.slice(s + 1)) {
      if (event.time - first.time > window) break;
      const broken = exclusions.some(
        ({ codes, from, to }) => codes.includes(event.code) && !anyStep(event.code) && from <= last && last < to,
      );
      if (broken) break;
      let taken = -1;
      for (let k = last + 1; k < K; k++) {
        if (isStep(event.code, k)) taken = k;
        if (!steps[k]!.optional) break;
      }
      if (taken >= 0) rows[(last = taken)] = event.row;
      else if (order === 'strict') break;
    }
    if (better(last))
      best = { way: rows.reduce((way, row, k) => way | (row >= 0 ? 1 << k : 0), 0), furthest: last, rows };
  }
  return best;
}

function literalOrder(log: EventLog, rules: FunnelRules, customer: number) {
  const rank = (code: number): number => {
    const k = rules.steps.findIndex(({ codes }) => codes.includes(code));
    return k < 0 ? rules.steps.length : k;
  };
  return [...log.customer.keys()]
    .filter((row) => log.customer[row] === customer && rules.keep?.[customer] !== 0)
    .map((row) => ({ row, code: log.code[row]!, time: timeOfEvent(log, row) }))
    .sort((a, b) => a.time - b.time || rank(a.code) - rank(b.code) || a.code - b.code || a.row - b.row);
}

const codesOf = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 });
const someRules: fc.Arbitrary<FunnelRules> = fc.record({
  steps: fc.array(fc.record({ codes: codesOf, optional: fc.boolean() }), { minLength: 1, maxLength: 5 }),
  order: fc.constantFrom('ordered' as const, 'strict' as const, 'any' as const),
  window: fc.constantFrom(0, 3600, 2 * DAY, 5 * DAY, Infinity),
  exclusions: fc.array(
    fc.record({ codes: codesOf, from: fc.integer({ min: 0, max: 3 }), to: fc.integer({ min: 0, max: 5 }) }),
    { maxLength: 2 },
  ),
  keep: fc.constant(null),
});
const someLog = (most: number): fc.Arbitrary<EventLog> =>
  fc
    .array(
      fc.record({
        customer: fc.integer({ min: 0, max: 3 }),
        day: fc.integer({ min: -2, max: 9 }),
        second: fc.constantFrom(-1, 0, 3600, 7200),
        code: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: most },
    )
    .map((rows) => ({
      customers: 4,
      customer: Uint32Array.from(rows, (row) => row.customer),
      day: Int32Array.from(rows, (row) => row.day),
      seconds: Int32Array.from(rows, (row) => row.second),
      code: Uint8Array.from(rows, (row) => row.code),
      codes: 7,
    }));

describe('a literal reading of the definition', () => {
  it('finds the same attempts', () => {
    fc.assert(
      fc.property(someLog(120), someRules, (log, rules) => {
        const paths = eventFunnel(log, rules);
        const K = rules.steps.length;
        for (let customer = 0; customer < log.customers; customer++) {
          const found = literal(literalOrder(log, rules, customer), rules);
          expect(paths.furthest[customer]).toBe(found.furthest);
          expect(paths.way[customer]).toBe(found.way);
          expect([...paths.row.subarray(customer * K, (customer + 1) * K)]).toEqual(found.rows);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes as far as any choice of events could', () => {
    fc.assert(
      fc.property(someLog(40), someRules, (log, drawn) => {
        const rules: FunnelRules = { ...drawn, order: 'ordered', exclusions: [] };
        const before = stepsBefore(rules.steps);
        const paths = eventFunnel(log, rules);
        for (let customer = 0; customer < log.customers; customer++) {
          const events = literalOrder(log, rules, customer);
          let farthest = NO_STEP;
          // every way of choosing events, by the last step taken
          const goOn = (at: number, last: number, since: number): void => {
            farthest = farthest === NO_STEP ? last : Math.max(farthest, last);
            for (let j = at + 1; j < events.length && events[j]!.time - since <= rules.window; j++)
              for (let k = last + 1; k < rules.steps.length; k++)
                if (before[k]! & (1 << last) && rules.steps[k]!.codes.includes(events[j]!.code)) goOn(j, k, since);
          };
          events.forEach(({ code, time }, at) => rules.steps[0]!.codes.includes(code) && goOn(at, 0, time));
          expect(paths.furthest[customer]).toBe(farthest);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('properties', () => {
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(someLog(60), someRules, fc.infiniteStream(fc.nat()), (log, rules, keys) => {
        const order = [...log.customer.keys()].map((row) => ({ row, key: keys.next().value ?? 0 }));
        const rows = order.sort((a, b) => a.key - b.key).map(({ row }) => row);
        const shuffled: EventLog = {
          ...log,
          customer: Uint32Array.from(rows, (row) => log.customer[row]!),
          day: Int32Array.from(rows, (row) => log.day[row]!),
          seconds: Int32Array.from(rows, (row) => log.seconds![row]!),
          code: Uint8Array.from(rows, (row) => log.code[row]!),
        };
        expect(eventFunnel(shuffled, rules).way).toEqual(eventFunnel(log, rules).way);
      }),
    );
  });

  it('reaches no less with a longer window, and strict no more than ordered, ordered no more than any order', () => {
    fc.assert(
      fc.property(someLog(60), someRules, (log, drawn) => {
        const rules: FunnelRules = {
          ...drawn,
          exclusions: [],
          steps: drawn.steps.map(({ codes }) => ({ codes, optional: false })),
        };
        const far = (more: Partial<FunnelRules>): number[] => reached(eventFunnel(log, { ...rules, ...more }));
        const [narrow, wide] = [far({ window: DAY }), far({ window: 4 * DAY })];
        const [strict, ordered, any] = [far({ order: 'strict' }), far({ order: 'ordered' }), far({ order: 'any' })];
        narrow.forEach((count, k) => expect(count).toBeLessThanOrEqual(wide[k]!));
        strict.forEach((count, k) => expect(count).toBeLessThanOrEqual(ordered[k]!));
        ordered.forEach((count, k) => expect(count).toBeLessThanOrEqual(any[k]!));
      }),
    );
  });
});

describe('boundaries', () => {
  const one = (text: string, rules: FunnelRules): number => eventFunnel(logOf([text]), rules).furthest[0]!;

  it('counts events of one moment in the order of the steps, whatever their order in the file', () => {
    expect(one('C0 B0 A0', rulesOf('A B C'))).toBe(2);
    expect(one('X0 C0 B0 A0', rulesOf('A B C', { order: 'strict' }))).toBe(2);
    expect(one('B0:1 A0:2', rulesOf('A B'))).toBe(0);
  });

  it('closes the window at its last second', () => {
    expect(one('A0 B14', rulesOf('A B'))).toBe(1);
    expect(one('A0 B14:1', rulesOf('A B'))).toBe(0);
    expect(one('A0 B0:1', rulesOf('A B', { window: 0 }))).toBe(0);
    expect(one('A0 B0', rulesOf('A B', { window: 0 }))).toBe(1);
    expect(one('A0 B9999', rulesOf('A B', { window: Infinity }))).toBe(1);
  });

  it('takes one event for one step only', () => {
    expect(one('A0', rulesOf('A A A'))).toBe(0);
    expect(one('A0 A1', rulesOf('A A A'))).toBe(1);
    expect(one('A0 A0 A0', rulesOf('A A A'))).toBe(2);
  });

  it('takes the earliest of equal attempts, and its first events', () => {
    const log = logOf(['A0 A1 B2 B3']);
    expect([...eventFunnel(log, rulesOf('A B')).row]).toEqual([0, 2]);
    expect([...eventFunnel(log, rulesOf('A B', { order: 'strict' })).row]).toEqual([1, 2]);
    expect([...eventFunnel(log, rulesOf('A B', { window: DAY })).row]).toEqual([1, 2]);
  });

  it('passes over optional steps, and counts them where they come', () => {
    const way = (text: string): number => eventFunnel(logOf([text]), rulesOf('A B? C')).way[0]!;
    expect(way('A0 C1')).toBe(0b101);
    expect(way('A0 B1 C2')).toBe(0b111);
    expect(way('A0 C1 B2')).toBe(0b101);
    expect(way('A0 B1')).toBe(0b011);
    expect(way('B0 C1')).toBe(0);
    expect(eventFunnel(logOf(['B0 C1']), rulesOf('A? B C')).way[0]).toBe(0);
  });

  it('ends an attempt at an excluded event, but only between the steps named, and lets another begin', () => {
    const excluded = (from: number, to: number) => ({ exclusions: [{ codes: [24], from, to }] });
    expect(one('A0 X1 B2 C3', rulesOf('A B C', excluded(0, 2)))).toBe(0);
    expect(one('A0 X1 B2 C3', rulesOf('A B C', excluded(1, 2)))).toBe(2);
    expect(one('A0 B1 X2 C3', rulesOf('A B C', excluded(0, 1)))).toBe(2);
    expect(one('A0 X1 B2 A3 B4 C5', rulesOf('A B C', excluded(0, 2)))).toBe(2);
    expect(one('X0 A0 B1', rulesOf('A B', excluded(0, 1)))).toBe(0);
    expect(one('A0 X1 B2', rulesOf('A B', { ...excluded(0, 1), order: 'any' }))).toBe(0);
    expect(one('A0 B1', rulesOf('A B', { exclusions: [{ codes: [2], from: 0, to: 1 }] }))).toBe(1);
  });

  it('leaves out whom it is told to, and knows customers without an event', () => {
    const log = logOf(['A0 B1', '', 'A0 B1']);
    const paths = eventFunnel(log, rulesOf('A B', { keep: Uint8Array.of(0, 1, 1) }));
    expect([...paths.furthest]).toEqual([NO_STEP, NO_STEP, 1]);
    expect(paths.looked).toBe(2);
  });

  it('counts repeated events', () => {
    expect(eventFunnel(logOf(['A0 A0 B1 B1 B1', 'A0']), rulesOf('A B')).duplicates).toBe(3);
  });

  it('is quick for one customer with very many attempts, in any order of rows', () => {
    const n = 200_000;
    const log: EventLog = {
      customers: 1,
      customer: new Uint32Array(n),
      day: Int32Array.from({ length: n }, (_, i) => n - i),
      seconds: null,
      code: new Uint8Array(n).fill(1),
      codes: 3,
    };
    log.code[0] = 2;
    const { row } = eventFunnel(log, rulesOf('A B', { window: Infinity }));
    expect([...row]).toEqual([n - 1, 0]);
  });

  it('throws for no steps and for too many', () => {
    expect(() => eventFunnel(logOf(['A0']), { ...rulesOf('A'), steps: [] })).toThrow(RangeError);
    const many = Array.from({ length: MOST_STEPS + 1 }, () => ({ codes: [1], optional: false }));
    expect(() => eventFunnel(logOf(['A0']), { ...rulesOf('A'), steps: many })).toThrow(RangeError);
  });

  it('is of nobody for an empty log', () => {
    const paths = eventFunnel(logOf([]), rulesOf('A B'));
    expect(paths.way).toHaveLength(0);
    expect(orderEvents(logOf([]), new Uint8Array(27), new Uint8Array(27), null).row).toHaveLength(0);
  });
});

describe('groups', () => {
  const log = logOf(['A0 B1', 'A0', 'A0 B1', '']);
  const paths = eventFunnel(log, rulesOf('A B'));

  it('tallies ways', () => {
    expect([...tallyWays(paths, null, 1)]).toEqual([1, 1, 0, 2]);
    expect([...tallyWays(paths, Uint8Array.of(0, 0, 1, 9), 2)]).toEqual([0, 1, 0, 1, 0, 0, 0, 1]);
  });

  it('attributes to the first or last event of the attempt that has a value', () => {
    const time = (row: number): number => timeOfEvent(log, row);
    const codes = Uint8Array.of(5, 6, 0, 0, 7);
    expect([...attribute(paths, time, codes, null, 'first')]).toEqual([5, 0, 7, 0]);
    expect([...attribute(paths, time, codes, null, 'last')]).toEqual([6, 0, 7, 0]);
    const rows = Uint32Array.of(4, 3, 2, 1, 0);
    expect([...attribute(paths, time, codes, rows, 'first')]).toEqual([7, 0, 6, 0]);
  });
});

describe('recovery', () => {
  it('finds a simulated funnel exactly', () => {
    // 1,000 customers, the first 1000 · (.8 · .5 · .4)… go so far; noise X is between, and B long after the window
    const far = (c: number): number => (c % 10 < 2 ? 0 : c % 10 < 6 ? 1 : c % 20 < 14 ? 2 : 3);
    const customers = Array.from({ length: 1000 }, (_, c) => {
      const steps = ['A', 'B', 'C', 'D']
        .slice(0, far(c) + 1)
        .map((name, k) => `X${c % 7}:${k} ${name}${(c % 7) + 3 * k}`);
      const next = ['B', 'C', 'D'][far(c)];
      return [...steps, ...(next ? [`${next}${(c % 7) + 40}`] : [])].join(' ');
    });
    const expected = [0, 1, 2, 3].map((k) => customers.filter((_, c) => far(c) >= k).length);
    expect(reached(eventFunnel(logOf(customers), rulesOf('A B C D')))).toEqual(expected);
  });
});
