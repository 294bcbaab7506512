/** Numbers with a decimal comma. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberColumn } from '../../src/data/columns.ts';
import { read } from './reading.ts';

async function values(texts: readonly string[]): Promise<number[] | null> {
  const file = await read(`k;v\n${texts.map((text) => `a;${text}`).join('\n')}\n`, { delimiter: ';', header: true });
  const { type, column } = file.table.columns[1]!;
  return type === 'number' ? Array.from((column as NumberColumn).values) : null;
}

describe('a decimal comma', () => {
  it.each<[string[], number[]]>([
    [
      ['1.234,50', '2,5', '3'],
      [1234.5, 2.5, 3],
    ],
    [
      ['-1.000,25', '12,5', '1.000'],
      [-1000.25, 12.5, 1000],
    ],
    [
      ['1 234,5', '2,25'],
      [1234.5, 2.25],
    ],
    [
      ['€ 1,50', '€ 1.000,00'],
      [1.5, 1000],
    ],
    [
      ['1,234', '2,5'],
      [1.234, 2.5],
    ],
  ])('%j', async (texts, expected) => {
    expect(await values(texts)).toEqual(expected);
  });

  it('is not seen where thousands explain everything, or where points say otherwise', async () => {
    expect(await values(['1,234', '5,678'])).toEqual([1234, 5678]);
    expect(await values(['1,234.50', '2.5'])).toEqual([1234.5, 2.5]);
  });

  it('property: what is written so is read back', async () => {
    const cents = fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(cents, async (list) => {
        const all = [...list, 250];
        const shown = all.map((value) => {
          const [whole, rest] = (Math.abs(value) / 100).toFixed(2).split('.') as [string, string];
          return `${value < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${rest}`;
        });
        expect(await values(shown)).toEqual(all.map((value) => (value === 0 ? 0 : value / 100)));
      }),
      { numRuns: 60 },
    );
  });
});
