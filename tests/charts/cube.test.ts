import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CubeNames } from '../../src/charts/cube-frame.ts';
import { betweenEyes, neighbour, wrapTurn } from '../../src/charts/cube-moves.ts';
import {
  boxSide,
  glassBefore,
  innerBox,
  LARGEST_SIDE,
  layoutCube,
  SMALLEST_SIDE,
  type CubeInput,
} from '../../src/charts/cube.ts';

const BOX = { width: 452, height: 452 };
const HOME = { turn: 34, tilt: 24, apart: 0 };
const NAMES: CubeNames = {
  r: 'R',
  f: 'F',
  m: 'M',
  sheets: Array.from({ length: 5 }, (_, i) => ({ name: `R ${i + 1}`, range: `${i}–${i + 1}` })),
};

function input(counts: ArrayLike<number>, bins = 5): CubeInput {
  return { bins, counts, sizes: counts, colours: counts };
}

const FULL = input(new Float64Array(125).fill(1));

function cellsOf(layout: ReturnType<typeof layoutCube>) {
  return layout.sheets.flatMap((sheet) => sheet.cells);
}

function scores(index: number, bins: number) {
  return [Math.floor(index / (bins * bins)), Math.floor(index / bins) % bins, index % bins] as const;
}

/** Distance from the eye of the middle of a cell, by the definition of the projection. */
function depth(index: number, bins: number, turn: number, tilt: number): number {
  const [r, f, m] = scores(index, bins);
  const [a, e] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  return (r * Math.sin(a) + f * Math.cos(a)) * Math.cos(e) - m * Math.sin(e);
}

describe('the projection', () => {
  const layout = layoutCube(FULL, HOME, NAMES, BOX);
  const at = (r: number, f: number, m: number) =>
    cellsOf(layout).find((cell) => cell.index === (r * 5 + f) * 5 + m)!.centre;

  it('has R to the right, F to the left and M up at the angle it starts with', () => {
    expect(at(1, 0, 0).x).toBeGreaterThan(at(0, 0, 0).x);
    expect(at(0, 1, 0).x).toBeLessThan(at(0, 0, 0).x);
    expect(at(0, 0, 1).x).toBe(at(0, 0, 0).x);
    expect(at(0, 0, 1).y).toBeLessThan(at(0, 0, 0).y);
  });

  it('has the corner of R 1, F 1 nearest: nothing at the foot of the picture is lower', () => {
    expect(Math.max(...cellsOf(layout).map((cell) => cell.centre.y))).toBe(at(0, 0, 0).y);
  });

  it('is orthographic: equal steps are equal on the screen wherever they are taken', () => {
    expect(at(4, 2, 3).x - at(3, 2, 3).x).toBeCloseTo(at(1, 0, 0).x - at(0, 0, 0).x, 9);
    expect(at(4, 2, 3).y - at(3, 2, 3).y).toBeCloseTo(at(1, 0, 0).y - at(0, 0, 0).y, 9);
  });

  it('keeps its scale while it turns, so that cells do not breathe', () => {
    expect(layoutCube(FULL, { ...HOME, turn: 120 }, NAMES, BOX).unit).toBe(layout.unit);
  });

  it('stays within its box at every angle', () => {
    for (let turn = -180; turn <= 180; turn += 15) {
      for (const tilt of [0, 24, 60, 90]) {
        for (const apart of [0, 1]) {
          const all = cellsOf(layoutCube(FULL, { turn, tilt, apart }, NAMES, BOX)).map((cell) => cell.bounds);
          const ends = [
            Math.min(...all.map((bounds) => bounds.x)),
            BOX.width - Math.max(...all.map((bounds) => bounds.x + bounds.width)),
            Math.min(...all.map((bounds) => bounds.y)),
            BOX.height - Math.max(...all.map((bounds) => bounds.y + bounds.height)),
          ];
          expect(Math.min(...ends), `${turn}° ${tilt}° ${apart}`).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});

describe("painter's order", () => {
  it('draws of two neighbouring cells the farther first, at every angle', () => {
    const anyEye = fc.record({
      turn: fc.double({ min: -180, max: 180, noNaN: true }),
      tilt: fc.double({ min: 0, max: 90, noNaN: true }),
      apart: fc.constantFrom(0, 0.5, 1),
    });
    fc.assert(
      fc.property(anyEye, fc.constantFrom(3, 4, 5), (eye, bins) => {
        const drawn = cellsOf(layoutCube(input(new Float64Array(bins ** 3).fill(1), bins), eye, NAMES, BOX)).map(
          (cell) => cell.index,
        );
        const place = new Map(drawn.map((index, i) => [index, i]));
        for (const index of drawn) {
          const [r, f, m] = scores(index, bins);
          for (const [dr, df, dm] of [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ] as const) {
            if (r + dr >= bins || f + df >= bins || m + dm >= bins) continue;
            const other = ((r + dr) * bins + f + df) * bins + m + dm;
            const nearer = depth(index, bins, eye.turn, eye.tilt) - depth(other, bins, eye.turn, eye.tilt);
            if (Math.abs(nearer) < 1e-9) continue;
            // the nearer one hides the other and comes later
            expect(Math.sign(place.get(index)! - place.get(other)!)).toBe(nearer < 0 ? 1 : -1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('draws every cell that has customers once, and no other', () => {
    const counts = Float64Array.from({ length: 125 }, (_, i) => (i % 3 === 0 ? i : 0));
    const drawn = cellsOf(layoutCube(input(counts), HOME, NAMES, BOX)).map((cell) => cell.index);
    expect([...drawn].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 125 }, (_, i) => i).filter((i) => counts[i]! > 0),
    );
  });
});

describe('box sizes', () => {
  it('go with the third root: eight times the customers, twice the edge', () => {
    expect(boxSide(800, 800)).toBe(LARGEST_SIDE);
    expect(boxSide(100, 800)).toBeCloseTo(LARGEST_SIDE / 2, 12);
  });

  it('are never too small to be seen, nor larger than a cell', () => {
    expect(boxSide(1, 1e6)).toBe(SMALLEST_SIDE);
    expect(boxSide(-5, 10)).toBe(SMALLEST_SIDE);
    expect(boxSide(NaN, 10)).toBe(SMALLEST_SIDE);
    expect(boxSide(3, 0)).toBe(SMALLEST_SIDE);
  });

  it('of a picked part goes with its share of the volume and stands on the floor of its cell', () => {
    const counts = new Float64Array(125);
    counts[62] = 10;
    const [cell] = cellsOf(layoutCube(input(counts), HOME, NAMES, BOX));
    const [whole, inner] = [cell!.outline, innerBox(cell!, 1 / 8, 5, HOME, BOX).outline];
    const numbers = (path: string) => path.match(/-?[\d.]+/g)!.map(Number);
    const edge = (path: string) => numbers(path)[3]! - numbers(path)[5]!;
    expect(edge(inner) / edge(whole)).toBeCloseTo(0.5, 1);
    // the lowest corners differ only by how far the smaller box stands inside, not by half of the difference in height
    expect(numbers(whole)[1]! - numbers(inner)[1]!).toBeGreaterThan(0);
    expect(numbers(whole)[1]! - numbers(inner)[1]!).toBeLessThan(edge(whole) * 0.3);
  });
});

describe('extreme inputs', () => {
  it('an empty cube is its frame', () => {
    const layout = layoutCube(input(new Float64Array(125)), HOME, NAMES, BOX);
    expect(cellsOf(layout)).toEqual([]);
    expect(layout.grid).not.toBe('');
    expect(layout.ticks).toHaveLength(15);
    expect(layout.strongest).toBe(0);
  });

  it('one cell is as large and as strong as there is', () => {
    const counts = new Float64Array(27);
    counts[13] = 1;
    const [cell] = cellsOf(layoutCube(input(counts, 3), HOME, NAMES, BOX));
    expect(cell).toMatchObject({ index: 13, side: LARGEST_SIDE, step: 6 });
  });

  it('all cells equal, negative money and means of nothing still give a cell a colour', () => {
    const counts = new Float64Array(125).fill(4);
    expect(new Set(cellsOf(layoutCube(input(counts), HOME, NAMES, BOX)).map((cell) => cell.step))).toEqual(
      new Set([6]),
    );
    const colours = new Float64Array(125).fill(-3);
    colours[0] = NaN;
    const layout = layoutCube({ bins: 5, counts, sizes: counts, colours }, HOME, NAMES, BOX);
    expect(new Set(cellsOf(layout).map((cell) => cell.step))).toEqual(new Set([1]));
  });

  it('no coordinate is ever missing', () => {
    for (const width of [1, 60, 340, 4000]) {
      for (const eye of [HOME, { turn: 90, tilt: 90, apart: 1 }, { turn: 0, tilt: 0, apart: 0.5 }]) {
        const layout = layoutCube(FULL, eye, NAMES, { width, height: width });
        expect(JSON.stringify(layout)).not.toMatch(/NaN|null|Infinity/);
      }
    }
  });
});

describe('scores and names', () => {
  it('stand at three edges, 1 to 5, and say which way each axis grows', () => {
    const layout = layoutCube(FULL, HOME, NAMES, BOX);
    expect(
      layout.ticks
        .map((tick) => tick.text)
        .sort()
        .join(''),
    ).toBe('111222333444555');
    expect(layout.names.map((name) => name.text)).toEqual(['R →', '← F', '↑ M']);
    expect(layoutCube(FULL, { ...HOME, turn: -146 }, NAMES, BOX).names.map((name) => name.text)).toEqual([
      '← R',
      'F →',
      '↑ M',
    ]);
  });

  it('leave out an axis that is seen from its end', () => {
    const above = layoutCube(FULL, { turn: 0, tilt: 90, apart: 0 }, NAMES, BOX);
    expect(above.names.map((name) => name.text)).not.toContain('↑ M');
    const front = layoutCube(FULL, { turn: 0, tilt: 0, apart: 0 }, NAMES, BOX);
    expect(front.ticks).toHaveLength(10);
  });

  it('never lie on each other', () => {
    const long = { ...NAMES, r: 'R recency', f: 'F frequency', m: 'M spend' };
    for (const width of [300, 340, 452]) {
      for (let turn = -180; turn < 180; turn += 10) {
        const { names, ticks } = layoutCube(FULL, { turn, tilt: 30, apart: 0 }, long, { width, height: width });
        for (const name of names.slice(0, 2)) {
          for (const other of names) {
            if (other === name) continue;
            const apart = Math.abs(other.y - name.y) >= 12 || Math.abs(other.x - name.x) > 40;
            expect(apart, `${turn}° ${width} ${name.text} ${other.text}`).toBe(true);
          }
          expect(ticks.every((tick) => tick.x !== name.x || tick.y !== name.y)).toBe(true);
        }
      }
    }
  });
});

describe('pulled apart', () => {
  const eye = { turn: 22, tilt: 15, apart: 1 };

  it('gives each R a sheet of its own with its range under it, without the frame of the whole', () => {
    const layout = layoutCube(FULL, eye, NAMES, BOX);
    expect(layout.grid + layout.axes).toBe('');
    expect(layout.sheets.map((sheet) => sheet.r)).toEqual([4, 3, 2, 1, 0]);
    expect(layout.sheets.every((sheet) => sheet.floor && sheet.back && sheet.cells.length === 25)).toBe(true);
    expect(layout.sheets.at(-1)!.labels.map((label) => label.text)).toEqual(['R 1', '0–1']);
  });

  it('leaves out ranges that would run into each other', () => {
    const long = { ...NAMES, sheets: NAMES.sheets.map(({ name }) => ({ name, range: '1,234,567–2,345,678' })) };
    const layout = layoutCube(FULL, eye, long, BOX);
    expect(layout.sheets.every((sheet) => sheet.labels.length === 1)).toBe(true);
  });
});

describe('glass before something picked', () => {
  const cells = cellsOf(layoutCube(FULL, HOME, NAMES, BOX));

  it('is found, and only it', () => {
    const far = (4 * 5 + 4) * 5 + 0;
    const thin = glassBefore(cells, (index) => index === far);
    expect(thin.size).toBeGreaterThan(0);
    expect(thin.has(far)).toBe(false);
    const order = cells.map((cell) => cell.index);
    for (const index of thin) expect(order.indexOf(index)).toBeGreaterThan(order.indexOf(far));
  });

  it('is none where the nearest cell is picked, or nothing is', () => {
    expect(glassBefore(cells, (index) => index === cells.at(-1)!.index).size).toBe(0);
    expect(glassBefore(cells, () => false).size).toBe(0);
  });
});

describe('arrows between cells', () => {
  const all = Array.from({ length: 125 }, (_, i) => i);
  const here = (2 * 5 + 2) * 5 + 2;
  const go = (step: Partial<Record<'right' | 'up' | 'away', number>>, turn = 34, drawn = all) =>
    scores(neighbour(drawn, here, { right: 0, up: 0, away: 0, ...step }, 5, turn), 5);

  it('go one cell along R, M and F', () => {
    expect(go({ right: 1 })).toEqual([3, 2, 2]);
    expect(go({ right: -1 })).toEqual([1, 2, 2]);
    expect(go({ up: 1 })).toEqual([2, 2, 3]);
    expect(go({ away: 1 })).toEqual([2, 3, 2]);
  });

  it('follow the screen when the cube shows its back', () => {
    expect(go({ right: 1 }, 214 - 360)).toEqual([1, 2, 2]);
    expect(go({ away: 1 }, 214 - 360)).toEqual([2, 1, 2]);
  });

  it('jump over what is empty and stay where nothing follows', () => {
    const drawn = [here, (4 * 5 + 2) * 5 + 2, (3 * 5 + 0) * 5 + 2];
    expect(go({ right: 1 }, 34, drawn)).toEqual([4, 2, 2]);
    expect(go({ up: 1 }, 34, drawn)).toEqual([2, 2, 2]);
    expect(neighbour([], 7, { right: 1, up: 0, away: 0 }, 5, 34)).toBe(7);
  });
});

describe('turning', () => {
  it('wraps around', () => {
    expect(wrapTurn(190)).toBe(-170);
    expect(wrapTurn(-190)).toBe(170);
    expect(wrapTurn(34)).toBe(34);
    expect(wrapTurn(-720)).toBe(0);
  });

  it('glides the short way', () => {
    const [from, to] = [
      { turn: 170, tilt: 20, apart: 0 },
      { turn: -170, tilt: 40, apart: 1 },
    ];
    expect(betweenEyes(from, to, 0.5)).toEqual({ turn: -180, tilt: 30, apart: 0.5 });
    expect(betweenEyes(from, to, 1)).toEqual(to);
  });
});
