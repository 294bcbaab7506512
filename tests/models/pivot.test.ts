/** Pivots against a plain oracle, and what must hold of every one. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingRows } from '../../src/models/ascending-rows.ts';
import { NO_GROUP } from '../../src/models/group-table.ts';
import {
  axisGround,
  buildAxis,
  countCells,
  distinctCells,
  extremeCells,
  groundOf,
  medianCells,
  orderLines,
  pathOf,
  rowsByCode,
  rowsOfCell,
  sumCells,
  type Axis,
  type Ground,
  type Lines,
  type Opening,
} from '../../src/models/pivot.ts';

interface Table {
  readonly down: readonly number[][];
  readonly across: readonly number[][];
  readonly values: readonly number[];
  readonly ids: readonly number[];
  readonly kept: readonly boolean[];
}

const CODES = 4;

/** Rows with two dimensions down, one across, cents, an id, and whether they count. */
const tables = fc
  .array(
    fc.record({
      a: fc.nat(CODES - 1),
      b: fc.nat(CODES - 1),
      c: fc.nat(CODES - 1),
      value: fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.constant(NaN)),
      id: fc.nat(6),
      kept: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows): Table => ({
    down: [rows.map(({ a }) => a), rows.map(({ b }) => b)],
    across: [rows.map(({ c }) => c)],
    values: rows.map(({ value }) => value / 100),
    ids: rows.map(({ id }) => id),
    kept: rows.map(({ kept }) => kept),
  }));

const level = (codes: readonly number[]) => ({ codes: Uint32Array.from(codes), count: CODES });
const opening = (patch: Partial<Opening> = {}): Opening => ({
  depth: 4,
  given: 4,
  most: 1000,
  opened: new Set(),
  closed: new Set(),
  ...patch,
});
const natural = { value: null, direction: [], top: [], most: 10_000 };

interface Made {
  readonly axis: Axis;
  readonly lines: Lines;
}

function make(codes: readonly (readonly number[])[], rows: number, kept: Uint8Array | null, open = opening()): Made {
  const axis = buildAxis(codes.map(level), rows, kept, open);
  return { axis, lines: orderLines(axis, natural) };
}

function pivot({ down, across, kept, values }: Table, filtered = false): { down: Made; across: Made; ground: Ground } {
  const keep = filtered ? Uint8Array.from(kept, Number) : null;
  const rows = make(down, values.length, keep);
  const columns = make(across, values.length, keep);
  return { down: rows, across: columns, ground: groundOf(rows.axis, rows.lines, columns.axis, columns.lines) };
}

const pathOfLine = ({ axis, lines }: Made, line: number): number[] => {
  const path = pathOf(axis, lines.node[line]!);
  return path === '' ? [] : path.split(',').map(Number);
};

/** The rows of a cell, found the plain way: those whose codes begin with the paths of its line and its column. */
function plainRows(
  table: Table,
  { down, across }: ReturnType<typeof pivot>,
  cell: number,
  filtered: boolean,
): number[] {
  const width = across.lines.count;
  const [row, column] = [pathOfLine(down, Math.floor(cell / width)), pathOfLine(across, cell % width)];
  return table.values.flatMap((_, i) =>
    (!filtered || table.kept[i]) &&
    row.every((code, at) => table.down[at]![i] === code) &&
    column.every((code, at) => table.across[at]![i] === code)
      ? [i]
      : [],
  );
}

function plainMedian(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  return low + (high - low) / 2;
}

describe('every cell of a pivot', () => {
  it('holds what its rows say, totals recomputed for every aggregate', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), (table, filtered) => {
        const made = pivot(table, filtered);
        const { ground } = made;
        const values = Float64Array.from(table.values);
        const counts = countCells(ground);
        const { sums, used } = sumCells(ground, values, 2);
        const medians = medianCells(ground, values, ascendingRows(values));
        const [least, most] = [extremeCells(ground, values, -1), extremeCells(ground, values, 1)];
        const distinct = distinctCells(ground, rowsByCode(Uint32Array.from(table.ids), 7)).counts;
        for (let cell = 0; cell < counts.length; cell += 1) {
          const rows = plainRows(table, made, cell, filtered);
          const known = rows.map((i) => table.values[i]!).filter((value) => !Number.isNaN(value));
          expect(counts[cell]).toBe(rows.length);
          expect([...rowsOfCell(ground, cell)]).toEqual(rows);
          expect(used[cell]).toBe(known.length);
          const cents = known.reduce((total, value) => total + Math.round(value * 100), 0);
          expect(sums[cell]).toBe(known.length === 0 ? NaN : cents / 100 + 0);
          expect(medians[cell]! + 0).toBe(plainMedian(known) + 0);
          expect(least[cell]).toBe(known.length === 0 ? NaN : Math.min(...known) + 0);
          expect(most[cell]).toBe(known.length === 0 ? NaN : Math.max(...known) + 0);
          expect(distinct[cell]).toBe(new Set(rows.map((i) => table.ids[i])).size);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('turned round is the same cell', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const [one, other] = [pivot(table), pivot({ ...table, down: table.across, across: table.down })];
        const values = Float64Array.from(table.values, (value) => value / 3);
        const [a, b] = [sumCells(one.ground, values, -1).sums, sumCells(other.ground, values, -1).sums];
        const [rows, columns] = [one.ground.lines, one.ground.columns];
        for (let row = 0; row < rows; row += 1)
          for (let column = 0; column < columns; column += 1)
            expect(b[column * rows + row]).toBe(a[row * columns + column]);
      }),
    );
  });

  it('adds up to its totals to the last digit, whatever the order of rows', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.nat()), (table, random) => {
        const order = table.values.map((_, i) => ({ i, key: random.next().value as number }));
        order.sort((a, b) => a.key - b.key || a.i - b.i);
        const shuffle = <T>(list: readonly T[]): T[] => order.map(({ i }) => list[i]!);
        const mixed: Table = {
          ...table,
          down: table.down.map(shuffle),
          across: table.across.map(shuffle),
          values: shuffle(table.values),
        };
        const thirds = (from: Table): Float64Array => Float64Array.from(from.values, (value) => value / 3);
        expect(sumCells(pivot(mixed).ground, thirds(mixed), -1).sums).toEqual(
          sumCells(pivot(table).ground, thirds(table), -1).sums,
        );
      }),
    );
  });
});

describe('what stands open', () => {
  const codes = [
    [0, 0, 0, 1, 1, 2],
    [0, 1, 1, 0, 2, 3],
  ];
  const labels = (made: Made): string[] =>
    Array.from({ length: made.lines.count }, (_, line) => pathOfLine(made, line).join('.'));

  it('is all of the given depth', () => {
    expect(labels(make(codes, 6, null, opening({ depth: 1 })))).toEqual(['', '0', '1', '2']);
    expect(labels(make(codes, 6, null))).toEqual(['', '0', '0.0', '0.1', '1', '1.0', '1.2', '2', '2.3']);
  });

  it('is what a person opened or closed besides', () => {
    expect(labels(make(codes, 6, null, opening({ depth: 1, opened: new Set(['1']) })))).toEqual([
      '',
      '0',
      '1',
      '1.0',
      '1.2',
      '2',
    ]);
    expect(labels(make(codes, 6, null, opening({ depth: 2, closed: new Set(['1', '2']) })))).toEqual([
      '',
      '0',
      '0.0',
      '0.1',
      '1',
      '2',
    ]);
  });

  it('is by itself as much as there is room for', () => {
    expect(make(codes, 6, null, opening({ depth: null, given: 2, most: 9 })).lines.count).toBe(9);
    expect(make(codes, 6, null, opening({ depth: null, given: 2, most: 8 })).lines.count).toBe(4);
    expect(make(codes, 6, null, opening({ depth: null, given: 1, most: 9 })).lines.count).toBe(4);
    expect(labels(make(codes, 6, null, opening({ depth: null, given: 2, most: 5, opened: new Set(['2']) })))).toEqual([
      '',
      '0',
      '1',
      '2',
      '2.3',
    ]);
  });

  it('opened and closed again is as it was, and changes no total', () => {
    fc.assert(
      fc.property(tables, fc.nat(CODES - 1), (table, code) => {
        const values = Float64Array.from(table.values);
        const rows = values.length;
        const total = (open: Opening): number => {
          const { axis, lines } = make(table.down, rows, null, open);
          const none = make([], rows, null);
          return sumCells(groundOf(axis, lines, none.axis, none.lines), values, 2).sums[0]!;
        };
        const closed = total(opening({ depth: 1 }));
        expect(total(opening({ depth: 1, opened: new Set([String(code)]) }))).toBe(closed);
        expect(total(opening({ depth: 2 }))).toBe(closed);
      }),
    );
  });
});

describe('lines', () => {
  const codes = [[0, 0, 0, 1, 1, 2, 3]];
  const { axis } = make(codes, 7, null);
  const counts = countCells(axisGround(axis));
  const shown = (ordering: Parameters<typeof orderLines>[1]): (string | number)[] => {
    const lines = orderLines(axis, ordering);
    return Array.from({ length: lines.count }, (_, line) =>
      lines.node[line]! < 0 ? `other ${lines.merged[line]!}` : pathOf(axis, lines.node[line]!),
    ).slice(1);
  };

  it('stand by value or by code, ties by code', () => {
    expect(shown({ ...natural, value: counts, direction: ['descending'] })).toEqual(['0', '1', '2', '3']);
    expect(shown({ ...natural, value: counts, direction: ['ascending'] })).toEqual(['2', '3', '1', '0']);
    expect(shown({ ...natural, value: counts, direction: ['natural'] })).toEqual(['0', '1', '2', '3']);
  });

  it('beyond the top are one line, whose rows are theirs', () => {
    expect(shown({ ...natural, value: counts, direction: ['natural'], top: [2] })).toEqual(['0', '1', 'other 2']);
    // One alone is better named than called other.
    expect(shown({ ...natural, value: counts, direction: ['natural'], top: [3] })).toEqual(['0', '1', '2', '3']);
    const lines = orderLines(axis, { ...natural, value: counts, direction: ['natural'], top: [2] });
    const none = make([], 7, null);
    expect([...countCells(groundOf(axis, lines, none.axis, none.lines))]).toEqual([7, 3, 2, 2]);
  });

  it('beyond the most have none, and still count in totals', () => {
    const lines = orderLines(axis, { ...natural, most: 3 });
    expect(lines.count).toBe(3);
    expect(lines.hidden).toBe(2);
    const none = make([], 7, null);
    expect([...countCells(groundOf(axis, lines, none.axis, none.lines))]).toEqual([7, 3, 2]);
  });
});

describe('pairs of cells and codes', () => {
  it('are each once, ascending by code, and as many as are counted', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { ground } = pivot(table, true);
        const { counts, pairs } = distinctCells(ground, rowsByCode(Uint32Array.from(table.ids), 7), true);
        const seen = new Set<string>();
        let before = -1;
        pairs!.code.forEach((code, at) => {
          expect(code).toBeGreaterThanOrEqual(before);
          before = code;
          seen.add(`${code} ${pairs!.cell[at]!}`);
        });
        expect(seen.size).toBe(pairs!.code.length);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(seen.size);
      }),
    );
  });
});

describe('boundaries', () => {
  it('no dimension is one cell, no row that counts is nothing', () => {
    const none = make([], 3, Uint8Array.of(0, 0, 0));
    const ground = groundOf(none.axis, none.lines, none.axis, none.lines);
    expect([...countCells(ground)]).toEqual([0]);
    expect([...ground.cell]).toEqual([NO_GROUP, NO_GROUP, NO_GROUP]);
    expect(sumCells(ground, Float64Array.of(1, 2, 3), 0).sums).toEqual(Float64Array.of(NaN));
    expect(medianCells(ground, Float64Array.of(1, 2, 3), ascendingRows(Float64Array.of(1, 2, 3)))).toEqual(
      Float64Array.of(NaN),
    );
  });

  it('infinite values are no values', () => {
    const all = make([], 3, null);
    const ground = groundOf(all.axis, all.lines, all.axis, all.lines);
    const values = Float64Array.of(1, Infinity, 4);
    expect(sumCells(ground, values, -1)).toEqual({ sums: Float64Array.of(5), used: Float64Array.of(2) });
    expect([...extremeCells(ground, values, 1)]).toEqual([4]);
    expect([...ascendingRows(values)]).toEqual([0, 2]);
  });

  it('a second column must have a value too', () => {
    const all = make([], 3, null);
    const ground = groundOf(all.axis, all.lines, all.axis, all.lines);
    const [a, b] = [Float64Array.of(1, 2, 4), Float64Array.of(1, NaN, 1)];
    expect(sumCells(ground, a, 0, b).sums[0]).toBe(5);
  });
});
