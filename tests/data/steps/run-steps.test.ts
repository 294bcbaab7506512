/** Every step against the slow and plain way of doing it, on tables made by chance. */

import { table as arquero } from 'arquero';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSteps, newStep, STEP_KINDS } from '../../../src/data/steps/decode-step.ts';
import { runSteps, tableAfter, type StepSources } from '../../../src/data/steps/run-steps.ts';
import type { KnownStep, Step, StepOf } from '../../../src/data/steps/step.ts';
import type { StepTable } from '../../../src/data/steps/step-table.ts';
import { groupRows, numbersOf, quantile, rowsOf, tableOf, type Kinds, type Row } from './naive.ts';

const KINDS: Kinds = { who: 'text', day: 'date', amount: 'number', n: 'number' };
const anyRow = fc.record({
  who: fc.constantFrom(null, 'a', 'b', 'B', '上海', '北京 x'),
  day: fc.constantFrom(null, 0, 1, 31, 59, 365, -400, 19_800),
  amount: fc.constantFrom(null, -1.25, 0, 0.1, 0.2, 3, 1e9, 0.3),
  n: fc.constantFrom(null, 1, 2, 3),
});
const anyRows = fc.array(anyRow, { maxLength: 40 });
const OTHER_KINDS: Kinds = { who: 'text', city: 'text', n: 'number' };
const otherRows = fc.array(
  fc.record({
    who: fc.constantFrom(null, 'a', 'B', '上海', 'z'),
    city: fc.constantFrom(null, 'x', 'y'),
    n: fc.constantFrom(null, 1, 9),
  }),
  { maxLength: 12 },
);

const step = <K extends KnownStep['kind']>(kind: K, fields: Partial<StepOf<K>>, id: string = kind): Step => ({
  ...newStep(kind, id),
  ...fields,
});

function sourcesWith(other?: StepTable): StepSources {
  return {
    other: (id) => (other && id === 'other' ? { name: 'Other', table: other } : null),
    name: 'Own',
    nameOf: (id) => id,
    pause: () => Promise.resolve(),
  };
}

async function run(rows: readonly Row[], steps: readonly Step[], others?: readonly Row[]): Promise<Row[]> {
  const other = others && tableOf(others, OTHER_KINDS);
  const done = await runSteps(tableOf(rows, KINDS), steps, sourcesWith(other));
  if (done.failed) throw new Error(JSON.stringify(done.failed));
  return rowsOf(done.table);
}

async function errorOf(rows: readonly Row[], given: Step): Promise<string | undefined> {
  return (await runSteps(tableOf(rows, KINDS), [given], sourcesWith())).failed?.error.code;
}

describe('rows', () => {
  it('filter keeps what meets all, or any, of its conditions', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.constantFrom('all', 'any'), async (rows, match) => {
        const conditions = [
          { column: 'who', test: 'contains', values: ['B'] },
          { column: 'amount', test: 'at-least', values: ['0.1'] },
          { column: 'day', test: 'between', values: ['1970-01-01', '1970-03-01'] },
          { column: 'n', test: 'none-of', values: ['1', '2'] },
        ] as const;
        const tests: ((row: Row) => boolean)[] = [
          ({ who }) =>
            String(who ?? '')
              .toLowerCase()
              .includes('b'),
          ({ amount }) => amount !== null && Number(amount) >= 0.1,
          ({ day }) => day !== null && Number(day) >= 0 && Number(day) <= 59,
          ({ n }) => n !== 1 && n !== 2,
        ];
        const holds = (row: Row): boolean =>
          match === 'all' ? tests.every((test) => test(row)) : tests.some((test) => test(row));
        expect(await run(rows, [step('filter', { conditions, match })])).toEqual(rows.filter(holds));
      }),
    );
  });

  it('filter by an expression takes a missing answer as no', async () => {
    const rows: Row[] = [
      { who: 'a', day: 1, amount: 2, n: 1 },
      { who: 'b', day: 1, amount: null, n: 2 },
      { who: 'c', day: 1, amount: 5, n: null },
    ];
    expect(await run(rows, [step('filter', { by: 'expression', expression: 'amount > n' })])).toEqual([rows[0]]);
    expect(await errorOf(rows, step('filter', { by: 'expression', expression: 'amount + 1' }))).toBe(
      'steps.fail-not-condition',
    );
    expect(await errorOf(rows, step('filter', { by: 'expression', expression: 'amount > price' }))).toBe(
      'steps.fail-expression',
    );
  });

  it('sort puts rows in order, missing last either way, equal ones as they were', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.boolean(), fc.boolean(), async (rows, down, up) => {
        const keys = [
          { column: 'amount', descending: down },
          { column: 'day', descending: up },
        ];
        const compare = (a: Row, b: Row): number => {
          for (const { column, descending } of keys) {
            const [x, y] = [a[column] as number | null, b[column] as number | null];
            if (x === y) continue;
            if (x === null) return 1;
            if (y === null) return -1;
            return descending ? y - x : x - y;
          }
          return 0;
        };
        expect(await run(rows, [step('sort', { keys })])).toEqual(rows.toSorted(compare));
      }),
    );
    const texts = ['上海', '北京', null, 'b10', 'b9', 'A'].map((who) => ({ who, day: 0, amount: 0, n: 0 }));
    const sorted = await run(texts, [step('sort', { keys: [{ column: 'who', descending: false }] })]);
    expect(sorted.map(({ who }) => who).slice(-1)).toEqual([null]);
    expect(sorted.findIndex(({ who }) => who === 'b9')).toBeLessThan(sorted.findIndex(({ who }) => who === 'b10'));
  });

  it('dedupe keeps the first, or the last, of rows equal in some columns', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.constantFrom('first', 'last'), async (rows, keep) => {
        const groups = groupRows(rows, ['who', 'n']);
        const kept = new Set(groups.map((group) => (keep === 'first' ? group[0] : group.at(-1))));
        expect(await run(rows, [step('dedupe', { columns: ['who', 'n'], keep })])).toEqual(
          rows.filter((row) => kept.has(row)),
        );
      }),
    );
  });

  it('sample takes exactly as many rows, in their order, and the same ones again', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.nat(50), fc.nat(1000), async (given, wanted, seed) => {
        const rows = given.map((row, n) => ({ ...row, n }));
        const sampled = await run(rows, [step('sample', { rows: wanted, seed })]);
        expect(sampled).toHaveLength(Math.min(wanted, rows.length));
        expect(sampled.map(({ n }) => n)).toEqual(sampled.map(({ n }) => Number(n)).toSorted((a, b) => a - b));
        expect(await run(rows, [step('sample', { rows: wanted, seed })])).toEqual(sampled);
      }),
    );
  });
});

describe('groups', () => {
  it('group counts, sums and orders as plain loops do', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const aggregates = (
          [
            'rows',
            'filled',
            'distinct',
            'sum',
            'mean',
            'median',
            'quantile',
            'minimum',
            'maximum',
            'first',
            'last',
          ] as const
        ).map((by) => ({ function: by, column: by === 'rows' ? '' : 'amount', at: 0.25, name: by }));
        const grouped = await run(rows, [
          step('group', {
            by: [
              { column: 'who', period: null },
              { column: 'n', period: null },
            ],
            aggregates,
          }),
        ]);
        const wanted = groupRows(rows, ['who', 'n']).map((group) => {
          const values = numbersOf(group, 'amount');
          const sum = values.length > 0 ? values.reduce((a, b) => a + b, 0) : null;
          return {
            who: group[0]!.who ?? null,
            n: group[0]!.n ?? null,
            rows: group.length,
            filled: values.length,
            distinct: new Set(values).size,
            sum,
            mean: sum === null ? null : sum / values.length,
            median: quantile(values, 0.5),
            quantile: quantile(values, 0.25),
            minimum: values.length > 0 ? Math.min(...values) : null,
            maximum: values.length > 0 ? Math.max(...values) : null,
            first: values[0] ?? null,
            last: values.at(-1) ?? null,
          };
        });
        expect(grouped).toHaveLength(wanted.length);
        grouped.forEach((row, index) => {
          for (const [name, value] of Object.entries(wanted[index]!)) {
            if (typeof value === 'number') expect(row[name]).toBeCloseTo(value, 6);
            else expect(row[name]).toBe(value);
          }
        });
      }),
    );
  });

  it('shares add up to one; money is added in cents', async () => {
    const rows = [0.1, 0.2, 0.3, 0.1].map((amount, n) => ({ who: n < 2 ? 'a' : 'b', day: 0, amount, n }));
    const grouped = await run(rows, [
      step('group', {
        by: [{ column: 'who', period: null }],
        aggregates: [
          { function: 'sum', column: 'amount', at: 0.5, name: 'sum' },
          { function: 'share', column: 'amount', at: 0.5, name: 'share' },
          { function: 'share', column: '', at: 0.5, name: 'rows' },
          { function: 'deviation', column: 'amount', at: 0.5, name: 'sd' },
        ],
      }),
    ]);
    expect(grouped.map(({ sum }) => sum)).toEqual([0.3, 0.4]);
    expect(grouped.map(({ rows: share }) => share)).toEqual([0.5, 0.5]);
    expect(grouped[0]!.share).toBeCloseTo(3 / 7, 12);
    expect(grouped[1]!.sd).toBeCloseTo(Math.SQRT2 / 10, 12);
  });

  it('group by month takes days together under the first day', async () => {
    const rows = [0, 30, 31, 58, 59, null].map((day) => ({ who: 'a', day, amount: 1, n: 1 }));
    const grouped = await run(rows, [
      step('group', {
        by: [{ column: 'day', period: 'month' }],
        aggregates: [{ function: 'rows', column: '', at: 0.5, name: 'rows' }],
      }),
    ]);
    expect(grouped).toEqual([
      { day: 0, rows: 2 },
      { day: 31, rows: 2 },
      { day: 59, rows: 1 },
      { day: null, rows: 1 },
    ]);
  });

  it('pivot holds what group does, a column a value', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const wide = await run(rows, [
          step('pivot', {
            rows: [{ column: 'who', period: null }],
            across: { column: 'n', period: null },
            function: 'sum',
            values: 'amount',
          }),
        ]);
        const groups = groupRows(rows, ['who']);
        expect(wide.map(({ who }) => who)).toEqual(groups.map(([first]) => first!.who));
        wide.forEach((row, index) => {
          for (const [name, cell] of Object.entries(row)) {
            if (name === 'who') continue;
            const n = name === '—' ? null : Number(name);
            const values = numbersOf(
              groups[index]!.filter((each) => each.n === n),
              'amount',
            );
            if (values.length === 0) expect(cell).toBeNull();
            else
              expect(cell).toBeCloseTo(
                values.reduce((a, b) => a + b, 0),
                6,
              );
          }
        });
      }),
    );
  });

  it('unpivot turns columns into rows and drops missing ones where it is told to', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.boolean(), async (rows, drop) => {
        const long = await run(rows, [
          step('unpivot', { columns: ['amount', 'n'], name: 'what', value: 'value', drop }),
        ]);
        const wanted = rows.flatMap(({ who, day, amount, n }) =>
          [
            { who, day, what: 'amount', value: amount },
            { who, day, what: 'n', value: n },
          ].filter(({ value }) => !drop || value !== null),
        );
        expect(long).toEqual(wanted);
      }),
    );
  });
});

describe('tables', () => {
  const joined = (rows: readonly Row[], others: readonly Row[], how: 'left' | 'inner' | 'full'): Row[] => {
    const partners = (row: Row): Row[] => others.filter((other) => other.who !== null && other.who === row.who);
    const made = rows.flatMap((row): Row[] => {
      const found = partners(row);
      if (found.length === 0) return how === 'inner' ? [] : [{ ...row, city: null, 'n (Other)': null }];
      return found.map((other) => ({ ...row, city: other.city ?? null, 'n (Other)': other.n ?? null }));
    });
    const lonely = others.filter((other) => other.who === null || !rows.some((row) => row.who === other.who));
    if (how !== 'full') return made;
    return [
      ...made,
      ...lonely.map(({ who, city, n }) => ({
        who: who!,
        day: null,
        amount: null,
        n: null,
        city: city!,
        'n (Other)': n!,
      })),
    ];
  };

  it('join matches as a loop over all pairs does', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, otherRows, fc.constantFrom('left', 'inner', 'full'), async (rows, others, how) => {
        const keys = [{ own: 'who', other: 'who' }];
        expect(await run(rows, [step('join', { with: 'other', how, keys })], others)).toEqual(
          joined(rows, others, how),
        );
      }),
    );
  });

  it('join agrees with Arquero where keys are not missing', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, otherRows, async (given, others) => {
        const rows = given.filter(({ who }) => who !== null);
        const keyed = others.filter(({ who }) => who !== null);
        const made = await run(
          rows,
          [step('join', { with: 'other', how: 'inner', keys: [{ own: 'who', other: 'who' }] })],
          keyed,
        );
        const theirs = arquero({ who: rows.map(({ who }) => who), at: rows.map((_, index) => index) }).join(
          arquero({ who: keyed.map(({ who }) => who), city: keyed.map(({ city }) => city) }),
          ['who', 'who'],
        );
        // Arquero keeps no order of rows.
        const sorted = (pairs: readonly unknown[]): string[] => pairs.map((pair) => JSON.stringify(pair)).sort();
        expect(sorted(made.map(({ who, city }) => [who, city]))).toEqual(
          sorted((theirs.objects() as Row[]).map((row) => [row.who ?? row.who_1, row.city])),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('semi and anti divide the rows between them', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, otherRows, async (rows, others) => {
        const keys = [{ own: 'who', other: 'who' }];
        const has = ({ who }: Row): boolean => who !== null && others.some((other) => other.who === who);
        expect(await run(rows, [step('join', { with: 'other', how: 'semi', keys })], others)).toEqual(rows.filter(has));
        expect(await run(rows, [step('join', { with: 'other', how: 'anti', keys })], others)).toEqual(
          rows.filter((row) => !has(row)),
        );
      }),
    );
  });

  it('join says how many matched and which keys are not unique; keys of different types are compared as text', async () => {
    const rows = [1, 2, 3, null].map((n) => ({ who: 'a', day: 0, amount: 0, n }));
    const others = [
      { who: '1', city: 'x', n: 0 },
      { who: '1', city: 'y', n: 0 },
      { who: '7', city: 'z', n: 0 },
    ];
    const done = await runSteps(
      tableOf(rows, KINDS),
      [step('join', { with: 'other', keys: [{ own: 'n', other: 'who' }], columns: ['city'] })],
      sourcesWith(tableOf(others, OTHER_KINDS)),
    );
    expect(rowsOf(done.table).map(({ n, city }) => [n, city])).toEqual([
      [1, 'x'],
      [1, 'y'],
      [2, null],
      [3, null],
      [null, null],
    ]);
    expect(done.report.steps[0]!.notes).toMatchObject([
      { code: 'steps.note-matched', parameters: { matched: 1, unmatched: 3 } },
      { code: 'steps.note-types-differ' },
      { code: 'steps.note-keys-missing', parameters: { count: 1 } },
      { code: 'steps.note-keys-repeat', parameters: { count: 1, example: '1' } },
      { code: 'steps.note-unmatched-other', parameters: { count: 1 } },
    ]);
  });

  it('union puts rows below, columns matched by name, and says where each is from', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, otherRows, async (rows, others) => {
        const all = await run(rows, [step('union', { with: ['other'], origin: 'from' })], others);
        expect(all).toEqual([
          ...rows.map((row) => ({ ...row, city: null, from: 'Own' })),
          ...others.map(({ who, city, n }) => ({ who, day: null, amount: null, n, city, from: 'Other' })),
        ]);
        const shared = await run(rows, [step('union', { with: ['other'], columns: 'shared' })], others);
        expect(shared).toEqual([...rows, ...others].map(({ who, n }) => ({ who, n })));
      }),
    );
  });
});

describe('columns', () => {
  it('derive works out an expression, within groups where it is told to', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const made = await run(rows, [step('derive', { name: 'part', expression: 'count(amount)', within: ['who'] })]);
        const groups = groupRows(rows, ['who']);
        expect(made.map(({ part }) => part)).toEqual(
          rows.map(
            (row) =>
              numbersOf(
                groups.find((group) => group.includes(row))!,
                'amount',
              ).length,
          ),
        );
      }),
      { numRuns: 40 },
    );
    const [row] = await run(
      [{ who: 'a', day: 5, amount: 2, n: 3 }],
      [step('derive', { name: 'amount', expression: 'amount * n' })],
    );
    expect(row).toEqual({ who: 'a', day: 5, amount: 6, n: 3 });
  });

  it('fill gives missing cells a value, the one before, or the middle of their group', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const by = async (fields: Partial<StepOf<'fill'>>): Promise<unknown[]> =>
          (await run(rows, [step('fill', { columns: ['amount'], ...fields })])).map(({ amount }) => amount);
        expect(await by({ how: 'value', value: '7' })).toEqual(rows.map(({ amount }) => amount ?? 7));
        const before = rows.map(
          (row, index) =>
            row.amount ??
            rows.slice(0, index).findLast(({ who, amount }) => who === row.who && amount !== null)?.amount ??
            null,
        );
        expect(await by({ how: 'previous', within: ['who'] })).toEqual(before);
        const groups = groupRows(rows, ['who']);
        const medians = rows.map(
          (row) =>
            row.amount ??
            quantile(
              numbersOf(
                groups.find((group) => group.includes(row))!,
                'amount',
              ),
              0.5,
            ),
        );
        (await by({ how: 'median', within: ['who'] })).forEach((value, index) => {
          if (medians[index] === null) expect(value).toBeNull();
          else expect(value).toBeCloseTo(medians[index]!, 9);
        });
      }),
    );
  });

  it('recode changes all values at once', async () => {
    const rows = ['a', 'b', 'B', null].map((who) => ({ who, day: 0, amount: 0, n: 0 }));
    const map = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'B', to: null },
    ];
    const made = await run(rows, [step('recode', { column: 'who', map })]);
    expect(made.map(({ who }) => who)).toEqual(['b', 'a', null, null]);
    const numbers = await run(rows, [
      step('recode', {
        column: 'who',
        name: 'score',
        map: [{ from: 'a', to: '1' }],
        others: 'value',
        other: '0',
        as: 'number',
      }),
    ]);
    expect(numbers.map(({ score }) => score)).toEqual([1, 0, 0, null]);
  });

  it('bin puts every number in the interval it belongs to', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('width', 'count'),
        async (values, bins, how) => {
          const rows = values.map((n) => ({ who: 'a', day: 0, amount: 0, n }));
          const made = await run(rows, [step('bin', { column: 'n', name: 'bin', how, bins })]);
          for (const { n, bin } of made) {
            const [, low, high, end] = /^\[(-?[\d.]+), (-?[\d.]+)([\])])$/.exec(String(bin))!;
            // labels are rounded to six digits
            expect(Number(n)).toBeGreaterThanOrEqual(Number(low) - 1e-3);
            expect(Number(n)).toBeLessThanOrEqual(Number(high) + (end === ']' ? 0 : 1e-3));
          }
          expect(new Set(made.map(({ bin }) => bin)).size).toBeLessThanOrEqual(bins);
        },
      ),
    );
    const few = await run(
      [6, -9, 6, 6].map((n) => ({ who: 'a', day: 0, amount: 0, n })),
      [step('bin', { column: 'n', name: 'bin', how: 'count', bins: 5 })],
    );
    expect(few.map(({ bin }) => bin)).toEqual(['[0, 6]', '[-9, 0)', '[0, 6]', '[0, 6]']);
    const rows = [-1, 0, 5, 9.99, 10, 11, null].map((n) => ({ who: 'a', day: 0, amount: 0, n }));
    const made = await run(rows, [
      step('bin', { column: 'n', name: 'bin', how: 'cuts', cuts: [10, 0], labels: ['loss'] }),
    ]);
    expect(made.map(({ bin }) => bin)).toEqual(['loss', '[0, 10)', '[0, 10)', '[0, 10)', '≥ 10', '≥ 10', null]);
  });

  it('split cuts a text into columns, or into rows without losing any', async () => {
    const rows = ['a, b,c', 'd', null, ' , '].map((who) => ({ who, day: 0, amount: 0, n: 0 }));
    const columns = await run(rows, [step('split', { column: 'who', separator: ',', names: ['x', 'y'] })]);
    expect(columns.map(({ x, y }) => [x, y])).toEqual([
      ['a', 'b,c'],
      ['d', null],
      [null, null],
      [null, null],
    ]);
    const long = await run(rows, [step('split', { column: 'who', separator: ',', to: 'rows' })]);
    expect(long.map(({ who }) => who)).toEqual(['a', 'b', 'c', 'd', null, null]);
  });

  it('shift looks at the rows of the same customer only, in the order asked for', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.constantFrom(1, 2, -1), async (given, by) => {
        const rows = given.map((row, index) => ({ ...row, n: index }));
        const made = await run(rows, [
          step('shift', {
            column: 'n',
            name: 'before',
            by,
            within: ['who'],
            order: [{ column: 'day', descending: false }],
          }),
        ]);
        const ordered = rows.toSorted((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity) || a.n - b.n);
        expect(made.map(({ before }) => before)).toEqual(
          rows.map((row) => {
            const own = ordered.filter(({ who }) => who === row.who);
            return own[own.indexOf(row) - by]?.n ?? null;
          }),
        );
      }),
    );
    const gaps = await run(
      [1, 31, null].map((day) => ({ who: 'a', day, amount: 0.1, n: 0 })),
      [step('shift', { column: 'day', name: 'gap', take: 'change', within: ['who'] })],
    );
    expect(gaps.map(({ gap }) => gap)).toEqual([null, 30, null]);
  });

  it('date parts are those of the calendar', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -30_000, max: 60_000 }), async (day) => {
        const date = new Date(day * 86_400_000);
        const parts = (['year', 'quarter', 'month', 'day', 'weekday', 'start-of-week', 'start-of-month'] as const).map(
          (part) => ({ part, name: part }),
        );
        const [row] = await run([{ who: 'a', day, amount: 0, n: 0 }], [step('date-parts', { column: 'day', parts })]);
        const weekday = ((date.getUTCDay() + 6) % 7) + 1;
        expect(row).toMatchObject({
          year: date.getUTCFullYear(),
          quarter: Math.floor(date.getUTCMonth() / 3) + 1,
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          weekday,
          'start-of-week': day - weekday + 1,
          'start-of-month': day - date.getUTCDate() + 1,
        });
      }),
    );
    const weeks = await run(
      ['2021-01-03', '2021-01-04', '2020-12-31', '2026-12-31'].map((iso) => ({
        who: 'a',
        day: Date.parse(`${iso}T00:00Z`) / 86_400_000,
        amount: 0,
        n: 0,
      })),
      [step('date-parts', { column: 'day', parts: [{ part: 'week', name: 'week' }] })],
    );
    expect(weeks.map(({ week }) => week)).toEqual([53, 1, 53, 53]);
  });

  it('select, drop, rename and reorder change no cell', async () => {
    const rows = [{ who: 'a', day: 1, amount: 2, n: 3 }];
    const keys = async (given: Step): Promise<string[]> => Object.keys((await run(rows, [given]))[0]!);
    expect(await keys(step('select', { columns: ['n', 'who'] }))).toEqual(['n', 'who']);
    expect(await keys(step('drop', { columns: ['day'] }))).toEqual(['who', 'amount', 'n']);
    expect(await keys(step('reorder', { columns: ['n'] }))).toEqual(['n', 'who', 'day', 'amount']);
    const names = [
      { from: 'who', to: 'n' },
      { from: 'n', to: 'who' },
    ];
    expect(await run(rows, [step('rename', { names })])).toEqual([{ n: 'a', day: 1, amount: 2, who: 3 }]);
    expect(await errorOf(rows, step('rename', { names: [{ from: 'who', to: 'n' }] }))).toBe('steps.fail-name-taken');
  });

  it('type reads texts as numbers and days, and counts what cannot be', async () => {
    const rows = ['1,200', '12%', 'x', null].map((who) => ({ who, day: 0, amount: 0, n: 0 }));
    const done = await runSteps(
      tableOf(rows, KINDS),
      [step('type', { columns: ['who'], to: 'number' })],
      sourcesWith(),
    );
    expect(rowsOf(done.table).map(({ who }) => who)).toEqual([1200, 0.12, null, null]);
    expect(done.report.steps[0]!.notes).toEqual([
      { code: 'steps.note-unread', parameters: { column: 'who', count: 1, example: 'x' } },
    ]);
    const dates = ['2024-01-31', '31/12/2024', 'x'].map((who) => ({ who, day: 0, amount: 0, n: 0 }));
    expect((await run(dates, [step('type', { columns: ['who'], to: 'date' })])).map(({ who }) => who)).toEqual([
      19_753,
      20_088,
      null,
    ]);
  });
});

describe('a run', () => {
  const rows: Row[] = [
    { who: 'a', day: 1, amount: 2, n: 1 },
    { who: 'b', day: 2, amount: 3, n: 2 },
    { who: 'b', day: 3, amount: 4, n: 3 },
  ];

  it('names step, column and what there is where a column is gone; the steps before it stand', async () => {
    const steps = [
      step('filter', { conditions: [{ column: 'who', test: 'is', values: ['b'] }] }, '1'),
      step('sort', { keys: [{ column: '金额', descending: true }] }, '2'),
      step('drop', { columns: ['n'] }, '3'),
    ];
    const done = await runSteps(tableOf(rows, KINDS), steps, sourcesWith());
    expect(done.failed).toMatchObject({
      step: 1,
      error: { code: 'steps.fail-no-column', parameters: { column: '金额', columns: 'who · day · amount · n' } },
    });
    expect(done.report.steps.map(({ state, rows: count }) => [state, count])).toEqual([
      ['done', 2],
      ['failed', 2],
      ['later', 2],
    ]);
    expect(rowsOf(done.table)).toHaveLength(2);
    const off = steps.with(1, { ...steps[1]!, off: true });
    expect((await runSteps(tableOf(rows, KINDS), off, sourcesWith())).report.steps.map(({ state }) => state)).toEqual([
      'done',
      'off',
      'done',
    ]);
  });

  it('of a million rows give way while they are run, and can be cancelled there', async () => {
    const rows = 1_000_000;
    const values = Float64Array.from({ length: rows }, (_, row) => (row * 7919) % 1_000_003);
    const column = { kind: 'number', values, decimals: 0 } as const;
    const begin: StepTable = {
      rows,
      columns: ['a', 'b', 'c', 'd'].map((name) => ({ name, type: 'number', column, currency: null })),
    };
    const keys = ['a', 'b'].map((name) => ({ column: name, descending: false }));
    let paused = 0;
    const pause = (): Promise<void> => (++paused === 3 ? Promise.reject(new Error('cancelled')) : Promise.resolve());
    const sort = step('sort', { keys });
    await expect(runSteps(begin, [sort], { ...sourcesWith(), pause })).rejects.toThrow('cancelled');
  });

  it('goes on from where something changed and gives what a run from the beginning gives', async () => {
    const begin = tableOf(rows, KINDS);
    const steps = [
      step('derive', { name: 'x', expression: 'amount * 2' }, '1'),
      step(
        'group',
        { by: [{ column: 'who', period: null }], aggregates: [{ function: 'sum', column: 'x', at: 0.5, name: 'x' }] },
        '2',
      ),
      step('sort', { keys: [{ column: 'x', descending: true }] }, '3'),
    ];
    let paused = 0;
    const sources = { ...sourcesWith(), pause: async () => void paused++ };
    const first = await runSteps(begin, steps, sources);
    expect(paused).toBe(3);
    const changed = steps.with(2, step('sort', { keys: [{ column: 'x', descending: false }] }, '3'));
    const second = await runSteps(begin, structuredClone(changed), sources, first);
    expect(paused).toBe(4);
    expect(rowsOf(second.table)).toEqual([
      { who: 'a', x: 4 },
      { who: 'b', x: 14 },
    ]);
    expect(second.report).toEqual((await runSteps(begin, changed, sources)).report);
    expect(rowsOf(await tableAfter(second, 0, sources))).toHaveLength(3);
    expect(await tableAfter(second, -1, sources)).toBe(begin);
    // a table it was joined with has changed
    const join = [step('join', { with: 'other', how: 'semi', keys: [{ own: 'who', other: 'who' }] })];
    const one = await runSteps(begin, join, sourcesWith(tableOf([{ who: 'a', city: 'x', n: 1 }], OTHER_KINDS)));
    const two = await runSteps(begin, join, sourcesWith(tableOf([{ who: 'b', city: 'x', n: 1 }], OTHER_KINDS)), one);
    expect(two.table.rows).toBe(2);
    // or is only called otherwise
    const union = [step('union', { with: ['other'], origin: 'from' })];
    const before = await runSteps(begin, union, sourcesWith(begin));
    const renamed = { ...sourcesWith(begin), name: 'New' };
    expect(rowsOf((await runSteps(begin, union, renamed, before)).table)[0]).toMatchObject({ from: 'New' });
  });

  it('any step on any table ends in a table or a reason, never in an exception', async () => {
    const names = fc.constantFrom('who', 'day', 'amount', 'n', 'gone', '');
    const anyJson = fc.oneof(
      names,
      fc.integer({ min: -5, max: 5 }),
      fc.boolean(),
      fc.constant(null),
      fc.array(names, { maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        otherRows,
        fc.array(
          fc.tuple(
            fc.constantFrom(...STEP_KINDS, 'later'),
            fc.dictionary(
              fc.constantFrom(
                'column',
                'columns',
                'name',
                'names',
                'by',
                'keys',
                'how',
                'within',
                'value',
                'values',
                'map',
                'aggregates',
                'rows',
                'across',
                'separator',
                'parts',
                'conditions',
                'expression',
                'with',
                'to',
                'take',
                'bins',
              ),
              fc.oneof(
                anyJson,
                fc.array(
                  fc.record({
                    column: names,
                    own: names,
                    other: names,
                    name: names,
                    test: fc.constantFrom('is', 'less', 'between', 'missing', 'matches'),
                    values: fc.array(names),
                    function: fc.constantFrom('sum', 'rows', 'first', 'share'),
                    period: fc.constantFrom(null, 'month'),
                    from: names,
                    to: names,
                    part: fc.constantFrom('year', 'hour'),
                  }),
                  { maxLength: 3 },
                ),
              ),
            ),
          ),
          { maxLength: 5 },
        ),
        async (own, others, given) => {
          const { steps } = decodeSteps(given.map(([kind, fields]) => ({ with: 'other', ...fields, kind })));
          const done = await runSteps(tableOf(own, KINDS), steps, sourcesWith(tableOf(others, OTHER_KINDS)));
          expect(done.report.steps).toHaveLength(steps.length);
          for (const { column } of done.table.columns)
            expect(
              'values' in column ? column.values.length : 'days' in column ? column.days.length : column.codes.length,
            ).toBe(done.table.rows);
          expect(new Set(done.table.columns.map(({ name }) => name)).size).toBe(done.table.columns.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
