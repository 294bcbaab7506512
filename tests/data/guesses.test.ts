/** P3: every guess about the values of a column is told with its reason, and a person's choice takes its place. */

import { describe, expect, it } from 'vitest';
import type { DateColumn } from '../../src/data/columns.ts';
import { cells, read } from './reading.ts';

describe('P3 a guess about a column', () => {
  it('decimal comma: the cell that proves it is shown; as text the cells are as in the file, as number they are again', async () => {
    const text = 'k;price\nA;1.234,50\nB;2,5\nC;3\n';
    const guessed = await read(text);
    expect(guessed.columns[1]!.type).toMatchObject({
      value: 'number',
      chosen: false,
      reason: { code: 'data.type-number-comma', parameters: { example: '1.234,50' } },
    });
    const asTexts = await read(text, { types: { c1: 'text' } });
    expect(cells(asTexts).map((row) => row[1])).toEqual(['1.234,50', '2,5', '3']);
    expect(asTexts.columns[1]!.type.alternatives).toContain('number');
    const back = await read(text, { types: { c1: 'number' } });
    expect(cells(back)).toEqual(cells(guessed));
    expect(back.problems).toEqual([]);
  });

  it('thousands: 1,234 is a thousand, told as a number; as text the comma stays', async () => {
    const text = 'k,price\nA,"1,234"\nB,"12,345.5"\n';
    const guessed = await read(text);
    expect(cells(guessed).map((row) => row[1])).toEqual(['1234', '12345.5']);
    expect(guessed.columns[1]!.type.reason.code).toBe('data.type-number');
    expect(cells(await read(text, { types: { c1: 'text' } })).map((row) => row[1])).toEqual(['1,234', '12,345.5']);
  });

  it('contradictory dates: both lines are named and nothing is read; as dates in a chosen order the rest is listed', async () => {
    const text = 'k,d\nA,13/01/2023\nB,01/14/2023\nC,02/03/2023\n';
    const guessed = await read(text);
    expect(guessed.columns[1]!.type.value).not.toBe('date');
    expect(guessed.columns[1]!.notes).toEqual([
      {
        code: 'data.note-mixed-dates',
        parameters: { one: '13/01/2023', line: 2, other: '01/14/2023', otherLine: 3 },
      },
    ]);
    const chosen = await read(text, { types: { c1: 'date' }, dateOrders: { c1: 'dmy' } });
    expect(cells(chosen).map((row) => row[1])).toEqual(['2023-01-13', '', '2023-03-02']);
    expect(chosen.problems).toMatchObject([{ line: 3, code: 'not-a-date', got: '01/14/2023' }]);
    expect(chosen.columns[1]!.dateOrder).toMatchObject({
      value: 'dmy',
      chosen: true,
      alternatives: expect.arrayContaining(['mdy']),
    });
  });

  it('two-digit years: the century is stated; as text they stay', async () => {
    const text = 'k,d\nA,23/1/5\nB,99/12/31\n';
    expect((await read(text)).columns[1]!.notes).toEqual([{ code: 'data.note-short-years' }]);
    expect(cells(await read(text, { types: { c1: 'text' } })).map((row) => row[1])).toEqual(['23/1/5', '99/12/31']);
  });

  it('serials of a spreadsheet: told with their number; as numbers they are what the file has', async () => {
    const text = 'k,日期\nA,44931\nB,45291.5\n';
    const guessed = await read(text);
    expect(guessed.columns[1]).toMatchObject({
      type: { value: 'date', alternatives: expect.arrayContaining(['number']) },
      notes: [{ code: 'data.note-serials', parameters: { count: 2 } }],
    });
    expect(cells(await read(text, { types: { c1: 'number' } })).map((row) => row[1])).toEqual(['44931', '45291.5']);
    // not named a date: offered, not done
    const plain = await read('k,v\nA,44931\n');
    expect(plain.columns[1]!.type).toMatchObject({ value: 'number', alternatives: expect.arrayContaining(['date']) });
    expect(cells(await read('k,v\nA,44931\n', { types: { c1: 'date' } }))[0]![1]).toBe('2023-01-05');
  });

  it('time zones: days and times stay as written and the note says so; as text the zone is there', async () => {
    const text = 't\n2023-01-05T23:30:00Z\n2023-01-05 08:00:00+08:00\n2023-01-05\n';
    const guessed = await read(text);
    expect([...(guessed.table.columns[0]!.column as DateColumn).days]).toEqual([19362, 19362, 19362]);
    expect(guessed.columns[0]!.notes[0]).toMatchObject({ code: 'data.note-zones', parameters: { count: 2, rest: 1 } });
    expect(cells(await read(text, { types: { c0: 'text' } }))[0]).toEqual(['2023-01-05T23:30:00Z']);
  });
});
