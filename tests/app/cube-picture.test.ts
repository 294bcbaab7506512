import { describe, expect, it } from 'vitest';
import { drawCube } from '../../src/app/cube-picture.ts';

const cell = (r: number, f: number, m: number, size = 1): Parameters<typeof drawCube>[0][number] => ({
  r,
  f,
  m,
  size,
  step: 3,
});

/** All coordinates of a path. */
function points(path: string): { x: number; y: number }[] {
  return [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

describe('drawCube', () => {
  it('stays inside its box', () => {
    const full = [1, 2, 3, 4, 5].flatMap((r) =>
      [1, 2, 3, 4, 5].flatMap((f) => [1, 2, 3, 4, 5].map((m) => cell(r, f, m))),
    );
    const { cubes, grid, axes, width, height } = drawCube(full, 240);
    expect(cubes).toHaveLength(125);
    for (const { x, y } of points(
      [grid, axes, ...cubes.flatMap(({ left, right, top }) => [left, right, top])].join(''),
    )) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
  });

  it('draws from far to near: high R and F first, low M before high', () => {
    const order = drawCube([cell(1, 1, 5), cell(5, 5, 1), cell(1, 1, 1), cell(5, 1, 1)], 100).cubes.map(
      ({ top }) => points(top)[0]!,
    );
    const near = (r: number, f: number, m: number): { x: number; y: number } =>
      points(drawCube([cell(r, f, m)], 100).cubes[0]!.top)[0]!;
    expect(order).toEqual([near(5, 5, 1), near(5, 1, 1), near(1, 1, 1), near(1, 1, 5)]);
  });

  it('gives sides by the cube root of the size, never too small to see', () => {
    const height = (size: number): number => {
      const ys = points(drawCube([cell(3, 3, 3, size)], 1000).cubes[0]!.left).map(({ y }) => y);
      return ys[3]! < ys[0]! ? ys[0]! - ys[3]! : 0;
    };
    expect(height(1 / 8) / height(1)).toBeCloseTo(0.5, 2);
    expect(height(1e-9) / height(1)).toBeCloseTo(0.2 / 0.9, 2);
  });
});
