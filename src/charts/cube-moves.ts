/** Moving in and around the cube: from cell to cell, and from one angle to another. Pure. */

import type { CubeEye } from './cube-projection.ts';

/**
 * The drawn cell that an arrow leads to: the nearest one farther along, straight ahead before aside; where there is none, the
 * cell itself. `right` and `away` follow the screen, so that the right arrow goes right however the cube is turned.
 *
 * @param drawn indices of the cells there are
 */
export function neighbour(
  drawn: readonly number[],
  from: number,
  step: { readonly right: number; readonly up: number; readonly away: number },
  bins: number,
  turn: number,
): number {
  const radians = (turn * Math.PI) / 180;
  const wanted = {
    r: step.right * (Math.cos(radians) >= 0 ? 1 : -1),
    f: step.away * (Math.cos(radians) >= 0 ? 1 : -1),
    m: step.up,
  };
  const scores = (index: number): [number, number, number] => [
    Math.floor(index / (bins * bins)),
    Math.floor(index / bins) % bins,
    index % bins,
  ];
  const [r, f, m] = scores(from);
  let best = from;
  let least = Infinity;
  for (const index of drawn) {
    const [nextR, nextF, nextM] = scores(index);
    const [dr, df, dm] = [nextR - r, nextF - f, nextM - m];
    const ahead = dr * wanted.r + df * wanted.f + dm * wanted.m;
    if (ahead <= 0) continue;
    const aside = (wanted.r === 0 ? dr * dr : 0) + (wanted.f === 0 ? df * df : 0) + (wanted.m === 0 ? dm * dm : 0);
    const cost = ahead + 10 * aside;
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}

/** Degrees within −180 … 180. */
export function wrapTurn(turn: number): number {
  return ((((turn + 180) % 360) + 360) % 360) - 180;
}

/** Between two eyes, the short way round; `t` from 0 to 1. */
export function betweenEyes(from: CubeEye, to: CubeEye, t: number): CubeEye {
  const mix = (a: number, b: number): number => a + (b - a) * t;
  return {
    turn: wrapTurn(from.turn + wrapTurn(to.turn - from.turn) * t),
    tilt: mix(from.tilt, to.tilt),
    apart: mix(from.apart, to.apart),
  };
}
