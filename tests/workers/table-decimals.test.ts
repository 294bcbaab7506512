import { describe, expect, it } from 'vitest';
import type { ResultTable, TableCell, TableColumnView } from '../../src/panels/contract.ts';
import { tableDecimals } from '../../src/workers/table-decimals.ts';

function table(cells: readonly TableCell[], column: Partial<TableColumnView>): ResultTable {
  return {
    name: 't',
    title: { code: 'common.more' },
    published: false,
    columns: [{ key: 'x', label: { code: 'common.more' }, style: 'number', ...column }],
    rows: cells.length,
    cell: (row) => cells[row]!,
  };
}

const decimals = (cells: readonly TableCell[], column: Partial<TableColumnView> = {}): number =>
  tableDecimals(table(cells, column))[0]!;

describe('decimals of a column', () => {
  it('are the most any of its numbers needs', () => {
    expect(decimals([12.5, 12.48, 12])).toBe(2);
    expect(decimals([12, null, -7, NaN, Infinity])).toBe(0);
    expect(decimals([])).toBe(0);
    expect(decimals([0.125, 1e15])).toBe(3);
    expect(decimals([0.1 + 0.2, 1.1 * 3])).toBe(1);
  });

  it('are four at most for results; values of a file are shown whole', () => {
    expect(decimals([1, 1 / 3])).toBe(4);
    expect(decimals([1e-9])).toBe(4);
    expect(decimals([1, 0.123456], { style: 'plain' })).toBe(-1);
    expect(decimals([1, 0.5], { style: 'plain' })).toBe(1);
  });

  it('are left to the style that settles them, and where the column says so', () => {
    expect(decimals([1.25], { style: 'percent1' })).toBe(-1);
    expect(decimals(['a'], { style: 'text' })).toBe(-1);
    expect(decimals([1.25, 1000], { decimals: -1 })).toBe(-1);
    let read = 0;
    const counted = { ...table([1.5], { decimals: 3 }), cell: () => ++read };
    expect([tableDecimals(counted), read]).toEqual([[3], 0]);
  });
});
