import { describe, expect, test } from 'vitest';
import { succeed } from '../../../src/lib/outcome.ts';
import { copiedText, copyCells } from '../../../src/notebook/grid/copy-cells.ts';

describe('copyCells', () => {
  test('numbers whole, nothing for a missing cell, one line a row, no formula (P10)', () => {
    expect(copiedText(1234.5678901)).toBe('1234.5678901');
    expect(copiedText(-3)).toBe('-3');
    expect(copiedText(null)).toBe('');
    expect(copiedText('a\tb\r\nc')).toBe('a b c');
    expect(copiedText('=SUM(A1)')).toBe("'=SUM(A1)");
    expect(copiedText('+86 1')).toBe("'+86 1");
  });

  test('long ranges come in pieces; what is no value goes by its text', async () => {
    const asked: string[] = [];
    const copied = await copyCells(10, 25_000, [3, 7], (offset, count) => {
      asked.push(`${offset}+${count}`);
      const rows = Uint32Array.from({ length: count }, (_, index) => offset + index);
      return Promise.resolve(
        succeed({
          total: 30_000,
          rows,
          lines: rows,
          customers: null,
          out: [],
          cells: [Array.from(rows, Number), Array.from(rows, () => null)],
          decimals: [0, -1],
          notes: offset === 10 ? [{ index: 1, column: 7, was: null, got: 'x' }] : [],
        }),
      );
    });
    expect(asked).toEqual(['10+20000', '20010+5000']);
    const lines = copied.ok ? copied.value.split('\n') : [];
    expect(lines).toHaveLength(25_000);
    expect(lines.slice(0, 2)).toEqual(['10\t', '11\tx']);
  });
});
