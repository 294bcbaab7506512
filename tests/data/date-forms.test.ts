/** Date columns that only the whole column explains. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullYear, readDateParts } from '../../src/data/date-parts.ts';
import { dayFromCalendar, isoFromDay } from '../../src/lib/days.ts';
import { cells, read } from './reading.ts';

async function column(texts: readonly string[], label = 'when'): ReturnType<typeof read> {
  return read(`k,${label}\n${texts.map((text) => `a,"${text}"`).join('\n')}\n`, { header: true });
}

async function days(texts: readonly string[], label?: string): Promise<string[]> {
  return cells(await column(texts, label)).map((row) => row[1]!);
}

describe('one cell decides the order of the whole column', () => {
  it.each([
    [['01/02/2023', '13/02/2023'], ['2023-02-01', '2023-02-13'], 'dmy'],
    [['01/02/2023', '02/13/2023'], ['2023-01-02', '2023-02-13'], 'mdy'],
    [['05.01.2023', '31.12.2023'], ['2023-01-05', '2023-12-31'], 'dmy'],
    [['23/1/5', '23/12/31'], ['2023-01-05', '2023-12-31'], 'ymd'],
    [['5/1/99', '31/12/98'], ['1999-01-05', '1998-12-31'], 'dmy'],
    [['13-02-2023 08:30', '01-02-2023 09:00'], ['2023-02-13 08:30:00', '2023-02-01 09:00:00'], 'dmy'],
  ])('%j', async (texts, expected, order) => {
    const file = await column(texts);
    expect(cells(file).map((row) => row[1])).toEqual(expected);
    expect(file.columns[1]!.dateOrder).toMatchObject({ value: order, chosen: false });
  });

  it('property: days written in one order are read in it as soon as one is past the twelfth', async () => {
    const written = {
      dmy: (year: number, month: number, date: number) => `${date}/${month}/${year}`,
      mdy: (year: number, month: number, date: number) => `${month}/${date}/${year}`,
    };
    const date = fc.tuple(
      fc.integer({ min: 1970, max: 2060 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(date, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('dmy' as const, 'mdy' as const),
        async (dates, order) => {
          const all = [...dates, [2024, 2, 28] as [number, number, number]];
          expect(await days(all.map((parts) => written[order](...parts)))).toEqual(
            all.map((parts) => isoFromDay(dayFromCalendar(...parts))),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a rare slip is listed and does not turn the column round', async () => {
    const file = await column([
      ...Array.from({ length: 300 }, (_, i) => `${13 + (i % 15)}/0${1 + (i % 9)}/2023`),
      '02/14/2023',
    ]);
    expect(file.columns[1]!.type.value).toBe('date');
    expect(file.problems).toMatchObject([{ row: 300, code: 'not-a-date' }]);
  });

  it('cells that contradict each other leave it text, and both lines are named', async () => {
    const file = await column(['13/02/2023', '01/02/2023', '02/13/2023']);
    expect(file.columns[1]!.type.value).not.toBe('date');
    expect(file.columns[1]!.notes).toEqual([
      {
        code: 'data.note-mixed-dates',
        parameters: { one: '13/02/2023', line: 2, other: '02/13/2023', otherLine: 4 },
      },
    ]);
    const told = await read('k,when\na,13/02/2023\na,01/02/2023\na,02/13/2023\n', {
      types: { c1: 'date' },
      dateOrders: { c1: 'dmy' },
    });
    expect(cells(told).map((row) => row[1])).toEqual(['2023-02-13', '2023-02-01', '']);
    expect(told.problems).toMatchObject([{ row: 2, code: 'not-a-date' }]);
  });
});

describe('forms that say it themselves', () => {
  it.each([
    ['5-Jan-2023', '2023-01-05'],
    ['Jan 5, 2023', '2023-01-05'],
    ['January 5 2023 3:04 PM', '2023-01-05 15:04:00'],
    ['Thu, 5 Jan 2023 12:00:01', '2023-01-05 12:00:01'],
    ['2023年1月5日 下午3:04', '2023-01-05 15:04:00'],
    ['2023年1月5日 上午12:30', '2023-01-05 00:30:00'],
    ['2023年1月5日 中午12:30', '2023-01-05 12:30:00'],
    ['2023/1/5 12:10 AM', '2023-01-05 00:10:00'],
    ['２０２３年１月５日 下午３：０４', '2023-01-05 15:04:00'],
    ['2023-01-05T08:00:00+08:00', '2023-01-05 08:00:00'],
    ['2023年1月', '2023-01-01'],
    ['2023-01', '2023-01-01'],
  ])('%s is %s', async (text, expected) => {
    expect((await days([text, text]))[0]).toBe(expected);
  });

  it('numbers and names are no dates', async () => {
    for (const text of ['12.5', '1/2', '2023-13', 'May', '5 Foo 2023', '10.0.0.1', '1.2.3.4'])
      expect(readDateParts(text)?.family ?? null, text).toBeNull();
    expect((await column(['13/13/2023', '31/02/2023'])).columns[1]!.type.value).toBe('text');
    expect((await column(['10.5', '11.5'])).columns[1]!.type.value).toBe('number');
    expect((await column(['44931', '45291'])).columns[1]!.type.value).toBe('number');
  });

  it('a spreadsheet that turned some dates into day numbers is understood where the column is named a date', async () => {
    expect(await days(['2023-01-05', '44931', '2023/1/7'], '下单日期')).toEqual([
      '2023-01-05',
      '2023-01-05',
      '2023-01-07',
    ]);
  });

  it('two-digit years have one pivot, which is told', async () => {
    expect([fullYear(0), fullYear(68), fullYear(69), fullYear(99)]).toEqual([2000, 2068, 1969, 1999]);
    expect((await column(['23/1/5', '23/12/31'])).columns[1]!.notes.map(({ code }) => code)).toEqual([
      'data.note-short-years',
    ]);
  });
});

describe('P3 an order that nobody can know is asked', () => {
  it('with what each order makes of a cell they disagree on, and of the column; once chosen it is not asked', async () => {
    const texts = ['05/05/2023', '01/02/2023', '12/11/2023'];
    const file = await column(texts);
    expect(file.columns[1]!.dateOrder).toMatchObject({ value: 'mdy', chosen: false });
    const day = (iso: string): number => dayFromCalendar(...(iso.split('-').map(Number) as [number, number, number]));
    expect(file.columns[1]!.orderQuestion).toEqual({
      example: '01/02/2023',
      possible: [
        { order: 'mdy', day: day('2023-01-02'), first: day('2023-01-02'), last: day('2023-12-11'), unread: 0 },
        { order: 'dmy', day: day('2023-02-01'), first: day('2023-02-01'), last: day('2023-11-12'), unread: 0 },
      ],
      shortYears: false,
    });
    const told = await read(`k,when\n${texts.map((text) => `a,${text}`).join('\n')}\n`, { dateOrders: { c1: 'mdy' } });
    expect(told.columns[1]!.orderQuestion).toBeUndefined();
  });

  it.each([
    ['the column decides', ['01/02/2023', '13/02/2023']],
    ['every order is the same day', ['05/05/2023', '06/06/2023']],
    ['the cells say it', ['2023-01-02', '2023-02-03']],
  ])('not where %s', async (_, texts) => {
    expect((await column(texts)).columns[1]!.orderQuestion).toBeUndefined();
  });

  it('two-digit years are said, and all three orders that fit are offered', async () => {
    const { orderQuestion } = (await column(['05/08/10', '06/09/11'])).columns[1]!;
    expect(orderQuestion).toMatchObject({ example: '05/08/10', shortYears: true });
    expect(orderQuestion!.possible.map(({ order }) => order).sort()).toEqual(['dmy', 'mdy', 'ymd']);
  });

  it('cells that contradict each other: no date, and each order says how many cells it cannot read', async () => {
    const { type, orderQuestion } = (await column(['13/02/2023', '01/02/2023', '02/13/2023'])).columns[1]!;
    expect(type.value).not.toBe('date');
    expect(orderQuestion!.possible.map(({ order, unread }) => [order, unread])).toEqual([
      ['dmy', 1],
      ['mdy', 1],
    ]);
  });
});

describe('P3 dashes are read as slashes are', () => {
  // more texts than a column of ids needs to be seen as one
  const written = (separator: string, year: string): string[] =>
    Array.from({ length: 28 }, (_, at) => [String(at + 1).padStart(2, '0'), '03', year].join(separator));

  it.each(['23', '2023'])('where the column allows one order or it is named a date: %s', async (year) => {
    for (const label of year === '23' ? ['date', '下单日期'] : ['date', 'when'])
      expect(await days(written('-', year), label)).toEqual(await days(written('/', year), label));
    const { type, dateOrder } = (await column(written('-', year), 'date')).columns[1]!;
    expect([type.value, dateOrder!.value]).toEqual(['date', 'dmy']);
  });

  it('years past the days of a month leave one order, whatever the column is called', async () => {
    const file = await column(written('-', '99'), 'when');
    expect(file.columns[1]!.type.value).toBe('date');
    expect(file.columns[1]!.orderQuestion).toBeUndefined();
  });

  it('what may as well be ids stays ids and is asked; what is called an id is one', async () => {
    const [, open] = (await column(written('-', '23'), 'when')).columns;
    expect(open!.type.value).toBe('identifier');
    expect(open!.notes).toEqual([{ code: 'data.note-maybe-dates', parameters: { example: expect.any(String) } }]);
    expect(open!.orderQuestion!.possible.length).toBeGreaterThan(1);
    const [, named] = (await column(written('-', '99'), '订单号')).columns;
    expect([named!.type.value, named!.orderQuestion]).toEqual(['identifier', undefined]);
  });
});
