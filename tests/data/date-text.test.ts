/** Dates as people write them. */

import { readDateParts } from '../../src/data/date-parts.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISFIT, MISSING, VALUE } from '../../src/data/cell-text.ts';
import type { DateColumn } from '../../src/data/columns.ts';
import { createDateReading, looksLikeOtherDate, readDate } from '../../src/data/date-text.ts';
import { calendarFromDay, dayFromIso, isoFromDay, MISSING_DAY, MISSING_SECONDS } from '../../src/lib/days.ts';
import { read } from './reading.ts';

function reading(text: string): { state: number; iso: string | null; seconds: number; fraction: boolean } {
  const bytes = new TextEncoder().encode(text);
  const into = createDateReading();
  const state = readDate(bytes, 0, bytes.length, into);
  return {
    state,
    iso: into.day === MISSING_DAY ? null : isoFromDay(into.day),
    seconds: into.seconds,
    fraction: into.fraction,
  };
}

const FORMS: readonly ((y: string, m: number, d: number) => string)[] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y}年${two(m)}月${two(d)}日`,
  (y, m, d) => `${y}年${m}月${d}号`,
];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

describe('a date', () => {
  it.each([
    '2023-01-05',
    '2023/1/5',
    '2023.1.5',
    '20230105',
    '2023年1月5日',
    '２０２３年１月５日',
    '２０２３／１／５',
    ' 2023-01-05 ',
  ])('written %s is 2023-01-05', (text) => {
    expect(reading(text)).toEqual({ state: VALUE, iso: '2023-01-05', seconds: MISSING_SECONDS, fraction: false });
  });

  it.each([
    ['2023-01-05 13:05', 47100],
    ['2023/1/5 13:05', 47100],
    ['2023/1/5 0:00', 0],
    ['2023-01-05T13:05:20', 47120],
    ['2023-01-05 13:05:20.000', 47120],
    ['2023年1月5日 13:05', 47100],
    ['2023年1月5日13时05分', 47100],
    ['2023年1月5日 13时05分20秒', 47120],
    ['20230105 13:05:20', 47120],
  ])('and time written %s is %d seconds after midnight', (text, seconds) => {
    expect(reading(text)).toEqual({ state: VALUE, iso: '2023-01-05', seconds, fraction: false });
  });

  it('tells of a fraction of a second that is left out', () => {
    expect(reading('2023-01-05 13:05:20.5')).toMatchObject({ state: VALUE, seconds: 47120, fraction: true });
  });

  it.each(['', '-', '无', 'NULL'])('is missing where the cell says "%s"', (text) =>
    expect(reading(text).state).toBe(MISSING),
  );

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-01-32',
    '2023-1/5',
    '20231301',
    '18991231',
    '21010101',
    '01/02/2023',
    '23/1/5',
    '5-Jan-23',
    '2023-01-05Z',
    '2023-01-05T00:00:00Z',
    '2023-01-05T00:00:00+08:00',
    '2023-01-05 24:00',
    '2023-01-05 12:60',
    '2023-01-05 1:05 PM',
    '2023-01-0513:05',
    '2023年1月',
    '2023-01',
    '2023/01/05x',
    '2023-01-05 13',
    '2023',
    'abc',
    '2023 01 05',
    '999-01-05',
  ])('is not read into %s', (text) =>
    expect(reading(text)).toMatchObject({ state: MISFIT, iso: null, seconds: MISSING_SECONDS }),
  );

  it('of every day from 1000 to 9999 is read in every form, on both paths', async () => {
    const day = fc.integer({ min: dayFromIso('1000-01-01')!, max: dayFromIso('9999-12-31')! });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(day, fc.nat(FORMS.length - 1)), { minLength: 1, maxLength: 40 }),
        async (days) => {
          const used = days.filter(
            ([value, form]) =>
              form !== 5 || (calendarFromDay(value).year >= 1900 && calendarFromDay(value).year <= 2100),
          );
          fc.pre(used.length > 0);
          const texts = used.map(([value, form]) => {
            const { year, month, date } = calendarFromDay(value);
            return FORMS[form]!(String(year), month, date);
          });
          expect(texts.map((text) => reading(text).iso)).toEqual(used.map(([value]) => isoFromDay(value)));
          const file = await read(`v,w\n${texts.map((text) => `${text},x`).join('\n')}`, { types: { c0: 'date' } });
          expect([...(file.table.columns[0]!.column as DateColumn).days]).toEqual(used.map(([value]) => value));
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is only ever read on the fast path into what the careful one reads', async () => {
    const near = fc.string({ unit: fc.constantFrom(...'0123456789-/: T'), minLength: 6, maxLength: 19 });
    const shaped = fc
      .tuple(fc.nat(9999), fc.nat(19), fc.nat(39), fc.nat(29), fc.nat(69), fc.constantFrom('-', '/', ''))
      .map(([y, m, d, h, i, s]) => `${String(y).padStart(4, '0')}${s}${two(m)}${s}${two(d)} ${two(h)}:${two(i)}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            near,
            shaped,
            shaped.map((text) => text.slice(0, 10).trim()),
          ),
          { minLength: 1, maxLength: 20 },
        ),
        async (texts) => {
          const file = await read(`v,w\n${texts.map((text) => `${text},x`).join('\n')}`, {
            types: { c0: 'date' },
            header: true,
            delimiter: ',',
          });
          const { days, seconds } = file.table.columns[0]!.column as DateColumn;
          for (const [row, text] of texts.entries()) {
            const found = days[row] === MISSING_DAY ? null : isoFromDay(days[row]!);
            // forms that the whole column explains are another reader's
            if (reading(text).iso === null && readDateParts(text) !== null) continue;
            expect([found, seconds?.[row] ?? MISSING_SECONDS]).toEqual([reading(text).iso, reading(text).seconds]);
          }
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('a date in a form that is not read yet', () => {
  it.each([
    '01/02/2023',
    '23/1/5',
    '5-Jan-23',
    '1/5/99',
    'Jan 5, 2023',
    '2023-01-05T00:00:00Z',
    '2023-01-05T00:00:00+08:00',
    '2023-01-05 1:05 PM',
    '2023年1月',
    '1月5日',
  ])('such as %s is recognised as one', (text) => expect(looksLikeOtherDate(text)).toBe(true));
  it.each(['茶', '12', '1.5', 'A-1-2', '2023年客户', '10-20'])('is not seen in %s', (text) =>
    expect(looksLikeOtherDate(text)).toBe(false),
  );
});
