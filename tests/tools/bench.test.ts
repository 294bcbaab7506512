/** The bench judges rightly, and measures with the orders it says it does. */

import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/data/read-file.ts';
import { writeIntakeFile } from '../bench/intake-files.ts';
import { median, pairedRatio } from '../bench/numbers.mjs';
import { benchCustomers, generateBenchOrders, type BenchIds } from '../bench/orders.ts';
import { countColumns } from '../bench/page/count-columns.ts';
import { CELLS, checksum, emptyCube } from '../bench/page/cube.ts';
import { drawCustomers } from '../bench/page/customers.ts';
import { shown, verdict } from '../bench/report.mjs';

describe('judging', () => {
  it('takes the middle round', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('compares rounds pairwise, so that drift falls out', () => {
    expect(pairedRatio([10, 100, 1000], [5, 50, 500])).toBe(2);
    expect(() => pairedRatio([1], [])).toThrow(RangeError);
  });

  it.each([
    ['at least', 3.2, 'met'],
    ['at least', 3, 'met'],
    ['at least', 2.6, 'passed'],
    ['at least', 2.4, 'FAILED'],
    ['at least', NaN, 'FAILED'],
  ] as const)('of %s 3 (2.5): %d is %s', (sense, figure, expected) => {
    expect(verdict({ work: '', ours: '', peer: '', figure, unit: '×', sense, target: 3, gate: 2.5, raw: null })).toBe(
      expected,
    );
  });

  it.each([
    [240, 'met'],
    [300, 'passed'],
    [351, 'FAILED'],
  ] as const)('of at most 250 (350): %d is %s', (figure, expected) => {
    expect(
      verdict({
        work: '',
        ours: '',
        peer: '',
        figure,
        unit: 'kB',
        sense: 'at most',
        target: 250,
        gate: 350,
        raw: null,
      }),
    ).toBe(expected);
  });

  it('shows three digits', () => {
    expect([shown(0.00123456, 'ms'), shown(12.345, '×'), shown(1234.5, 'ms')]).toEqual([
      '0.00123 ms',
      '12.3×',
      '1235 ms',
    ]);
  });
});

describe('the orders to measure with', () => {
  const rowsOf = (ids: BenchIds, lines = 20_000) => {
    const bytes = generateBenchOrders(lines, ids);
    const rows = new TextDecoder().decode(bytes).trimEnd().split('\n');
    return { bytes, header: rows[0], rows: rows.slice(1).map((row) => row.split(',') as [string, string, string]) };
  };

  it.each(['any', 'prefix-digits'] as const)(
    'have %s ids, about 25 bytes a line, exactly as many lines as asked, in order of time',
    (ids) => {
      const { bytes, header, rows } = rowsOf(ids);
      expect(header).toBe('customer,date,amount');
      expect(rows).toHaveLength(20_000);
      expect(bytes.length / rows.length).toBeGreaterThan(24);
      expect(bytes.length / rows.length).toBeLessThan(27);
      const days = rows.map(([, day]) => day);
      expect(days).toEqual(days.toSorted());
      expect(rows.every(([, day, amount]) => /^20(2[1-5])-\d\d-\d\d$/.test(day) && /^\d+\.\d\d$/.test(amount))).toBe(
        true,
      );
      expect(Buffer.compare(bytes, generateBenchOrders(20_000, ids))).toBe(0);
    },
  );

  it('give the same customers in both forms of id', () => {
    const [any, prefixed] = [rowsOf('any'), rowsOf('prefix-digits')];
    const pairs = new Set(any.rows.map(([id], i) => `${id} ${prefixed.rows[i]![0]}`));
    expect(pairs.size).toBe(new Set(any.rows.map(([id]) => id)).size);
    expect(pairs.size).toBe(new Set(prefixed.rows.map(([id]) => id)).size);
    expect(pairs.size).toBeLessThanOrEqual(benchCustomers(20_000));
    expect(any.rows.map((row) => row.slice(1))).toEqual(prefixed.rows.map((row) => row.slice(1)));
  });

  it('have ids of any form that no table of numbers could hold', () => {
    const ids = rowsOf('any').rows.map(([id]) => id);
    expect(new Set(ids.map((id) => id.length)).size).toBeGreaterThan(2);
    expect(ids.every((id) => /^[a-z][0-9a-z]{5,7}-?$/.test(id))).toBe(true);
    expect(new Set(rowsOf('any').rows.map(([id]) => id[0])).size).toBeGreaterThan(5);
  });
});

describe('what tools must agree on', () => {
  it('is every count and sum of the cube', () => {
    const [one, other] = [emptyCube(), emptyCube()];
    one.counts[3] = other.counts[3] = 2;
    one.cents[3] = other.cents[3] = 1999;
    expect(checksum(one)).toBe(checksum(other));
    expect(checksum(one)).toMatch(/^2 customers, 19\.99, /);
    other.counts[3] = 0;
    other.counts[4] = 2;
    expect(checksum(one)).not.toBe(checksum(other));
  });

  it('is over customers in every cell and bar', () => {
    const { cell, r, f, m } = drawCustomers(50_000);
    expect(cell.count).toBe(CELLS);
    for (const { of, count } of [cell, r, f, m]) expect(of.every((mark) => mark < count)).toBe(true);
    expect(new Set(cell.of).size).toBeGreaterThan(100);
  });
});

describe('files for intake', () => {
  it.each(['sheet', 'lines', 'ugly'] as const)('%s is what it says, and read as that', async (which) => {
    const parts: Uint8Array[] = [];
    const truth = writeIntakeFile(which, (bytes) => parts.push(bytes.slice()), 3000);
    const read = await readFile(new Blob(parts as BlobPart[]), `${which}.csv`, {});
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.table.rows).toBe(truth.rows);
    expect(countColumns(read.value.table.columns)).toEqual(truth.columns);
    expect(truth.rows).toBe(3000);
  });
});
