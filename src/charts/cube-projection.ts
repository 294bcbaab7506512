/** Where the points of the cube are on the screen: orthographic, R to the right, F to the left, M up at the angle it starts with. */

import { clamp, type Box, type Point, type Rectangle } from './parts/box.ts';

/** Where the eye is. */
export interface CubeEye {
  /** degrees about the upright axis; at 34 the near corner is that of lowest R and F */
  readonly turn: number;
  /** degrees above the horizon, 0 … 90 */
  readonly tilt: number;
  /** 0 closed … 1 pulled apart into sheets of equal R */
  readonly apart: number;
}

/** Outlines of a box: the whole, and its faces as they are seen. */
export interface BoxPaths {
  readonly outline: string;
  readonly left: string;
  readonly right: string;
  readonly top: string;
}

/** distance of sheets when fully pulled apart, in cells */
const SPREAD = 2.2;

export interface Projection {
  /** screen position of a point in cells; r is counted with the sheets closed, `gap` of them pulled apart before it */
  readonly point: (r: number, f: number, m: number) => Point;
  readonly box: (
    r: number,
    f: number,
    m: number,
    side: number,
    lift?: number,
  ) => BoxPaths & { bounds: Rectangle; centre: Point };
  /** where sheet r begins, in cells */
  readonly start: (r: number) => number;
  /** length along R in cells */
  readonly length: number;
  /** how much farther one cell along R or F is; only the sign matters */
  readonly away: { readonly r: number; readonly f: number };
  readonly unit: number;
}

export function project(bins: number, eye: CubeEye, box: Box): Projection {
  const turn = (eye.turn * Math.PI) / 180;
  const tilt = (clamp(eye.tilt, 0, 90) * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const flat = Math.sin(tilt);
  const tall = Math.cos(tilt);
  const spacing = 1 + (SPREAD - 1) * clamp(eye.apart, 0, 1);
  const length = (bins - 1) * spacing + 1;

  // Screen vectors of one cell along R, F and M, in cells.
  const along = { r: { x: cos, y: -sin * flat }, f: { x: -sin, y: -cos * flat }, m: { x: 0, y: -tall } };
  const across = length * Math.abs(cos) + bins * Math.abs(sin);
  const upright = (length * Math.abs(sin) + bins * Math.abs(cos)) * flat + bins * tall;
  // Closed, the scale does not change while the cube turns; pulled apart it has to.
  const closed = Math.min(0.575 * box.width, 0.59 * box.height) / bins;
  const fitting = Math.min((box.width - 52) / across, (box.height - 64) / upright);
  const unit = eye.apart > 0.01 ? Math.min(closed, fitting) : closed;

  const centre = {
    x: box.width / 2 + (eye.apart > 0.01 ? 6 : 0.03 * box.width * Math.cos(turn - 0.6)),
    // Names stand below: the cube moves up as far as it has room.
    y: box.height / 2 - (eye.apart > 0.01 ? 14 : clamp((box.height - upright * unit) / 2 - 2, 0, 0.035 * box.height)),
  };
  const half = { r: length / 2, f: bins / 2, m: bins / 2 };
  const point = (r: number, f: number, m: number): Point => ({
    x: centre.x + unit * ((r - half.r) * along.r.x + (f - half.f) * along.f.x),
    y: centre.y + unit * ((r - half.r) * along.r.y + (f - half.f) * along.f.y + (m - half.m) * along.m.y),
  });
  const start = (r: number): number => r * spacing;

  // From the near bottom corner of a box, one edge goes away to the left of the screen, the other to the right.
  const nearR = sin >= 0 ? 0 : 1;
  const nearF = cos >= 0 ? 0 : 1;
  const edgeR = nearR === 0 ? along.r : { x: -along.r.x, y: -along.r.y };
  const edgeF = nearF === 0 ? along.f : { x: -along.f.x, y: -along.f.y };
  const [toLeft, toRight] = edgeR.x <= edgeF.x ? [edgeR, edgeF] : [edgeF, edgeR];

  const drawBox = (
    r: number,
    f: number,
    m: number,
    side: number,
    lift = 0,
  ): BoxPaths & { bounds: Rectangle; centre: Point } => {
    const margin = (1 - side) / 2;
    const corner = point(
      start(r) + (nearR === 0 ? margin : 1 - margin),
      f + (nearF === 0 ? margin : 1 - margin),
      m + margin + lift,
    );
    const s = side * unit;
    const lx = toLeft.x * s;
    const ly = toLeft.y * s;
    const rx = toRight.x * s;
    const ry = toRight.y * s;
    const h = along.m.y * s;
    const near = pair(corner.x, corner.y);
    const nearTop = pair(corner.x, corner.y + h);
    const left = pair(corner.x + lx, corner.y + ly);
    const leftTop = pair(corner.x + lx, corner.y + ly + h);
    const right = pair(corner.x + rx, corner.y + ry);
    const rightTop = pair(corner.x + rx, corner.y + ry + h);
    const farTop = pair(corner.x + lx + rx, corner.y + ly + ry + h);
    const top = corner.y + ly + ry + h;
    return {
      outline: `M${near}L${left}L${leftTop}L${farTop}L${rightTop}L${right}Z`,
      left: `M${near}L${left}L${leftTop}L${nearTop}Z`,
      right: `M${near}L${right}L${rightTop}L${nearTop}Z`,
      top: `M${nearTop}L${rightTop}L${farTop}L${leftTop}Z`,
      bounds: { x: corner.x + lx, y: top, width: rx - lx, height: corner.y - top },
      centre: { x: corner.x + (lx + rx) / 2, y: (corner.y + top) / 2 },
    };
  };

  return { point, box: drawBox, start, length, away: { r: sin, f: cos }, unit };
}

export function pair(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

export type Corner = readonly [r: number, f: number, m: number];

export function lines(projection: Projection, segments: readonly (readonly [Corner, Corner])[]): string {
  return segments
    .map(([a, b]) => {
      const from = projection.point(...a);
      const to = projection.point(...b);
      return `M${pair(from.x, from.y)}L${pair(to.x, to.y)}`;
    })
    .join('');
}
