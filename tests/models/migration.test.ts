import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_MARK_16 } from '../../src/lib/marks.ts';
import { ABSENT, countMigration, equalPeriods, rowShares } from '../../src/models/migration.ts';

describe('by hand', () => {
  // Two tiers: one up, one down, one stayed, one came, one gone, one in neither period.
  const before = Uint8Array.of(1, 0, 1, ABSENT, 0, ABSENT);
  const after = Uint8Array.of(0, 1, 1, 1, ABSENT, ABSENT);
  const moves = countMigration(before, after, 2);

  it('counts each kind of move once', () => {
    expect([moves.up, moves.down, moves.stayed, moves.came, moves.gone]).toEqual([1, 1, 1, 1, 1]);
    expect([...moves.counts]).toEqual([0, 1, 1, 1, 1, 0, 0, 1, 0]);
  });

  it('gives every customer the cell of the move', () => {
    expect([...moves.cell]).toEqual([3, 1, 4, 7, 2, NO_MARK_16]);
  });

  it('tells where those of a tier went', () => {
    expect([...rowShares(moves)]).toEqual([0, 0.5, 0.5, 0.5, 0.5, 0, 0, 1, 0]);
  });
});

describe('periods', () => {
  it('are equally long on both sides of the day', () => {
    expect(equalPeriods(0, 99, 40)).toEqual([0, 40, 80]);
    expect(equalPeriods(0, 99, 70)).toEqual([40, 70, 100]);
    expect(equalPeriods(10, 10, 11)).toBeNull();
    expect(equalPeriods(10, 20, 5)).toBeNull();
  });
});

describe('whatever the tiers', () => {
  const state = fc.constantFrom(0, 1, 2, 3, ABSENT);
  const pairs = fc.array(fc.tuple(state, state), { maxLength: 200 });

  it('every customer of either period is counted once', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const moves = countMigration(
          Uint8Array.from(list, ([from]) => from),
          Uint8Array.from(list, ([, to]) => to),
          4,
        );
        const present = list.filter(([from, to]) => from !== ABSENT || to !== ABSENT).length;
        expect(moves.counts.reduce((sum, count) => sum + count, 0)).toBe(present);
        expect(moves.up + moves.down + moves.stayed + moves.came + moves.gone).toBe(present);
        expect(moves.cell.filter((cell) => cell !== NO_MARK_16)).toHaveLength(present);
      }),
      { seed: 61 },
    );
  });

  it('rows with customers have shares of 1 together', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const moves = countMigration(
          Uint8Array.from(list, ([from]) => from),
          Uint8Array.from(list, ([, to]) => to),
          4,
        );
        const shares = rowShares(moves);
        for (let row = 0; row < 5; row += 1) {
          const sum = shares.slice(row * 5, row * 5 + 5).reduce((total, share) => total + share, 0);
          if (!Number.isNaN(sum)) expect(sum).toBeCloseTo(1, 12);
        }
      }),
      { seed: 62 },
    );
  });
});

describe('at the edge', () => {
  it('nobody moves where nobody is', () => {
    const moves = countMigration(new Uint8Array(0), new Uint8Array(0), 3);
    expect([moves.counts.length, moves.up, moves.gone]).toEqual([16, 0, 0]);
  });
});
