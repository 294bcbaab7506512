/** Cells of other formats as text: in parts, and not without end. */

import { describe, expect, it } from 'vitest';
import { csvOf, TextTooLong } from '../../src/data/csv-cells.ts';

describe('csvOf', () => {
  it('is one text however many parts it was made in', async () => {
    const long = 'x'.repeat(9_000_000);
    const text = await csvOf([
      ['a', 'b'],
      ['1', long],
      ['2', long],
      ['3', long],
      ['4', '"'],
    ]).text();
    expect(text).toBe(`a,b\n1,${long}\n2,${long}\n3,${long}\n4,""""\n`);
  });

  it('stops where the text grows longer than is allowed', () => {
    let asked = 0;
    const lines = function* (): Iterable<readonly unknown[]> {
      for (;;) yield [`line ${asked++}`];
    };
    expect(() => csvOf(lines(), 5000)).toThrow(TextTooLong);
    expect(asked).toBeLessThan(1000);
  });
});
