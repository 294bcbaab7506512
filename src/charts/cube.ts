/**
 * The cube: bins³ cells in orthographic projection, R to the right, F to the left, M up at the angle it starts with.
 * Pure: counts, eye and box in; paths and places out. Cells come far to near, so that drawing them in order hides what is hidden.
 */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { largest, rampStep } from './parts/ramp.ts';
import { textWidth } from './parts/text.ts';

export interface CubeInput {
  /** 3 … 5 cells along each edge; cell (r, f, m), each 0 … bins − 1, has index (r·bins + f)·bins + m */
  readonly bins: number;
  /** length bins³; cells of count 0 are not drawn */
  readonly counts: ArrayLike<number>;
  /** length bins³: the volume of a cell's box is proportional to it */
  readonly sizes: ArrayLike<number>;
  /** length bins³: the colour, on a power scale */
  readonly colours: ArrayLike<number>;
}

/** Where the eye is. */
export interface CubeEye {
  /** degrees about the upright axis; at 34 the near corner is that of lowest R and F */
  readonly turn: number;
  /** degrees above the horizon, 0 … 90 */
  readonly tilt: number;
  /** 0 closed … 1 pulled apart into sheets of equal R */
  readonly apart: number;
}

export interface CubeNames {
  readonly r: string;
  readonly f: string;
  readonly m: string;
  /** length bins: what stands under each sheet when pulled apart, such as `R 2` and `217–505` */
  readonly sheets: readonly { readonly name: string; readonly range: string }[];
}

/** Outlines of a box: the whole, and its faces as they are seen. */
export interface BoxPaths {
  readonly outline: string;
  readonly left: string;
  readonly right: string;
  readonly top: string;
}

export interface CubeCell extends BoxPaths {
  readonly index: number;
  /** 1 … 6 of the value ramp */
  readonly step: number;
  /** edge of the box in cells, 0.2 … 0.94 */
  readonly side: number;
  readonly bounds: Rectangle;
  /** centre of the cell on the screen */
  readonly centre: Point;
}

/** Cells of one R, drawn together; pulled apart, each has a floor and a back of its own. */
export interface CubeSheet {
  readonly r: number;
  readonly cells: readonly CubeCell[];
  readonly floor: string;
  readonly back: string;
  readonly grid: string;
  readonly labels: readonly Label[];
}

export interface CubeLayout {
  /** far to near */
  readonly sheets: readonly CubeSheet[];
  /** floor and far walls of the closed cube; '' when pulled apart */
  readonly grid: string;
  /** the three near edges that carry scores; '' when pulled apart */
  readonly axes: string;
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  /** px of one cell's edge */
  readonly unit: number;
  /** largest value of `colours`: the end of the legend */
  readonly strongest: number;
}

export const LARGEST_SIDE = 0.94;
export const SMALLEST_SIDE = 0.2;
/** distance of sheets when fully pulled apart, in cells */
const SPREAD = 2.2;

/** Edge of a box in cells: volume goes with the value. */
export function boxSide(value: number, maximum: number): number {
  if (!(value > 0) || !(maximum > 0)) return SMALLEST_SIDE;
  return clamp(LARGEST_SIDE * Math.cbrt(value / maximum), SMALLEST_SIDE, LARGEST_SIDE);
}

/** The closed cube fills this part of its box, so that scores and names have room. */
export function cubeHeight(width: number): number {
  return Math.round(width < 400 ? width * 1.04 : width < 560 ? width : Math.min(590, width * 0.952));
}

export function layoutCube(input: CubeInput, eye: CubeEye, names: CubeNames, box: Box): CubeLayout {
  const { bins } = input;
  const projection = project(bins, eye, box);
  const apart = eye.apart > 0.01;
  const sizeMaximum = largest(input.sizes);
  const strongest = largest(input.colours);

  const sheets = order(bins, projection.away.r).map((r): CubeSheet => {
    const cells: CubeCell[] = [];
    for (const f of order(bins, projection.away.f)) {
      // The eye is never below the horizon: higher boxes hide lower ones.
      for (let m = 0; m < bins; m++) {
        const index = (r * bins + f) * bins + m;
        if (!(input.counts[index]! > 0)) continue;
        const side = boxSide(input.sizes[index]!, sizeMaximum);
        const step = rampStep(input.colours[index]!, strongest);
        cells.push({ index, step, side, ...projection.box(r, f, m, side) });
      }
    }
    return { r, cells, ...(apart ? sheetFrame(projection, r, bins, names) : NO_FRAME) };
  });

  const frame = apart ? { grid: '', axes: '', ticks: [] } : cubeFrame(projection, bins);
  return {
    sheets,
    ...frame,
    names: apart ? sheetNames(projection, bins, names, box) : axisNames(projection, bins, names, frame.ticks, box),
    unit: projection.unit,
    strongest,
  };
}

/**
 * The box of the picked part inside a cell: as large as a cell with just these customers would be, standing on the cell's floor.
 *
 * @param cell the drawn cell
 * @param share picked share of the cell, 0 … 1
 */
export function innerBox(cell: CubeCell, share: number, bins: number, eye: CubeEye, box: Box): BoxPaths {
  const side = Math.max(Math.min(SMALLEST_SIDE, cell.side) * 0.6, cell.side * Math.cbrt(share));
  const r = Math.floor(cell.index / (bins * bins));
  const f = Math.floor(cell.index / bins) % bins;
  return project(bins, eye, box).box(r, f, cell.index % bins, side, (side - cell.side) / 2);
}

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
  const scores = (index: number): Corner => [
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

/**
 * Cells of glass that stand before something picked: they are drawn thinner, so that whatever is picked can be seen.
 *
 * @param cells far to near
 * @param picked whether some of a cell is picked
 */
export function glassBefore(cells: readonly CubeCell[], picked: (index: number) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  const behind: Rectangle[] = [];
  for (const { index, bounds } of cells) {
    if (picked(index)) behind.push(bounds);
    else if (behind.some((lit) => overlap(lit, bounds))) found.add(index);
  }
  return found;
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** 0 … bins − 1 from the far end to the near end. `away` tells whether larger is farther. */
function order(bins: number, away: number): number[] {
  return Array.from({ length: bins }, (_, i) => (away >= 0 ? bins - 1 - i : i));
}

interface Projection {
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

function project(bins: number, eye: CubeEye, box: Box): Projection {
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

function pair(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

type Corner = readonly [r: number, f: number, m: number];

function lines(projection: Projection, segments: readonly (readonly [Corner, Corner])[]): string {
  return segments
    .map(([a, b]) => {
      const from = projection.point(...a);
      const to = projection.point(...b);
      return `M${pair(from.x, from.y)}L${pair(to.x, to.y)}`;
    })
    .join('');
}

const NO_FRAME = { floor: '', back: '', grid: '', labels: [] } as const;

/** Floor and far walls, the three edges with scores, and the scores. */
function cubeFrame(projection: Projection, bins: number): { grid: string; axes: string; ticks: Label[] } {
  const { farR, farF, nearR, nearF, uprightR, uprightF } = sides(projection, bins, bins);
  const segments: [Corner, Corner][] = [];
  for (let i = 0; i <= bins; i++) {
    segments.push(
      [
        [i, 0, 0],
        [i, bins, 0],
      ],
      [
        [0, i, 0],
        [bins, i, 0],
      ],
    );
    segments.push(
      [
        [i, farF, 0],
        [i, farF, bins],
      ],
      [
        [farR, i, 0],
        [farR, i, bins],
      ],
    );
    if (i > 0)
      segments.push(
        [
          [0, farF, i],
          [bins, farF, i],
        ],
        [
          [farR, 0, i],
          [farR, bins, i],
        ],
      );
  }
  const axes = lines(projection, [
    [
      [0, nearF, 0],
      [bins, nearF, 0],
    ],
    [
      [nearR, 0, 0],
      [nearR, bins, 0],
    ],
    [
      [uprightR, uprightF, 0],
      [uprightR, uprightF, bins],
    ],
  ]);

  const ticks: Label[] = [];
  const outward = { r: outwardOf(projection, 'r', bins), f: outwardOf(projection, 'f', bins) };
  for (let i = 0; i < bins; i++) {
    const text = String(i + 1);
    if (outward.r) ticks.push(offset(projection.point(i + 0.5, nearF, 0), outward.r, 14, text));
    if (outward.f) ticks.push(offset(projection.point(nearR, i + 0.5, 0), outward.f, 14, text));
    if (projection.point(0, 0, 0).y - projection.point(0, 0, 1).y > 11) {
      const at = projection.point(uprightR, uprightF, i + 0.5);
      ticks.push({ x: round(at.x - 7), y: round(at.y + 4), text, anchor: 'end' });
    }
  }
  return { grid: lines(projection, segments), axes, ticks };
}

/** Which sides of the cube are far, which near, and the upright edge that is leftmost on the screen. */
function sides(
  projection: Projection,
  bins: number,
  length: number,
): Record<'farR' | 'farF' | 'nearR' | 'nearF' | 'uprightR' | 'uprightF', number> {
  const farR = projection.away.r >= 0 ? length : 0;
  const farF = projection.away.f >= 0 ? bins : 0;
  const right = projection.point(1, 0, 0).x - projection.point(0, 0, 0).x;
  const left = projection.point(0, 1, 0).x - projection.point(0, 0, 0).x;
  return {
    farR,
    farF,
    nearR: length - farR,
    nearF: bins - farF,
    uprightR: right >= 0 ? 0 : length,
    uprightF: left >= 0 ? 0 : bins,
  };
}

/** Unit vector on the screen from a near bottom edge away from the cube, `null` while the edge is seen from its end. */
function outwardOf(projection: Projection, axis: 'r' | 'f', bins: number): Point | null {
  const origin = projection.point(0, 0, 0);
  const one = axis === 'r' ? projection.point(1, 0, 0) : projection.point(0, 1, 0);
  const dx = one.x - origin.x;
  const dy = one.y - origin.y;
  const long = Math.hypot(dx, dy);
  if (long < 11) return null;
  const { nearR, nearF } = sides(projection, bins, bins);
  const middle = axis === 'r' ? projection.point(bins / 2, nearF, 0) : projection.point(nearR, bins / 2, 0);
  const centre = projection.point(bins / 2, bins / 2, bins / 2);
  const side = -dy * (middle.x - centre.x) + dx * (middle.y - centre.y) >= 0 ? 1 : -1;
  return { x: (-dy / long) * side, y: (dx / long) * side };
}

function offset(at: Point, outward: Point, distance: number, text: string): Label {
  const anchor = outward.x > 0.8 ? 'start' : outward.x < -0.8 ? 'end' : 'middle';
  return { x: round(at.x + outward.x * distance), y: round(at.y + outward.y * distance + 4), text, anchor };
}

/** Names at the outer ends of the near edges, where they never meet, each with an arrow the way its axis grows on the screen. */
function axisNames(projection: Projection, bins: number, names: CubeNames, ticks: readonly Label[], box: Box): Label[] {
  const { nearR, nearF, uprightR, uprightF } = sides(projection, bins, bins);
  const labels: Label[] = [];
  for (const axis of ['r', 'f'] as const) {
    const outward = outwardOf(projection, axis, bins);
    if (!outward) continue;
    const at = (score: number): Point =>
      axis === 'r' ? projection.point(score, nearF, 0) : projection.point(nearR, score, 0);
    const [low, high] = [at(0), at(bins)];
    const text = high.x >= low.x ? `${names[axis]} →` : `← ${names[axis]}`;
    const width = textWidth(text, 12, true);
    // The near corner belongs to both edges, the other end to one.
    const outer = (axis === 'r' ? nearR : nearF) === 0 ? high : low;
    const inner = outer === high ? low : high;
    const wanted = outer.x + outward.x * 38 - width * (outer.x >= inner.x ? 0.75 : 0.6);
    const x = round(clamp(wanted, 0, Math.max(0, box.width - width)));
    let y = outer.y + outward.y * 38 + 8;
    // Long names in narrow pictures give way downwards until they are clear of the scores.
    const touches = (tick: Label): boolean => Math.abs(tick.y - y) < 14 && tick.x + 8 > x && tick.x - 8 < x + width;
    while (y < box.height - 8 && ticks.some(touches)) y += 4;
    labels.push({ x, y: round(Math.min(y, box.height - 4)), text, anchor: 'start' });
  }
  if (projection.point(0, 0, 0).y - projection.point(0, 0, 1).y > 11) {
    const top = projection.point(uprightR, uprightF, bins);
    labels.push({
      x: round(Math.max(0, top.x - 14)),
      y: round(Math.max(12, top.y - 11)),
      text: `↑ ${names.m}`,
      anchor: 'start',
    });
  }
  return labels;
}

/** Floor, back and grid of one sheet, with its range under it. */
function sheetFrame(
  projection: Projection,
  r: number,
  bins: number,
  names: CubeNames,
): Pick<CubeSheet, 'floor' | 'back' | 'grid' | 'labels'> {
  const near = projection.start(r) + (projection.away.r >= 0 ? 0 : 1);
  const far = projection.start(r) + (projection.away.r >= 0 ? 1 : 0);
  const outline = (corners: readonly Corner[]): string =>
    `M${corners
      .map((corner) => projection.point(...corner))
      .map(({ x, y }) => pair(x, y))
      .join('L')}Z`;
  const segments: [Corner, Corner][] = [];
  for (let i = 1; i < bins; i++)
    segments.push(
      [
        [far, i, 0],
        [far, i, bins],
      ],
      [
        [far, 0, i],
        [far, bins, i],
      ],
    );
  const nearF = projection.away.f >= 0 ? 0 : bins;
  const at = projection.point((near + far) / 2, nearF, 0);
  const room = Math.abs(projection.point(projection.start(1), 0, 0).x - projection.point(projection.start(0), 0, 0).x);
  const { name, range } = names.sheets[r] ?? { name: '', range: '' };
  const labels: Label[] = [{ x: round(at.x), y: round(at.y + 20), text: name, anchor: 'middle' }];
  if (textWidth(range) <= room - 4) labels.push({ x: round(at.x), y: round(at.y + 36), text: range, anchor: 'middle' });
  return {
    floor: outline([
      [near, 0, 0],
      [far, 0, 0],
      [far, bins, 0],
      [near, bins, 0],
    ]),
    back: outline([
      [far, 0, 0],
      [far, bins, 0],
      [far, bins, bins],
      [far, 0, bins],
    ]),
    grid: lines(projection, segments),
    labels,
  };
}

/** Names of F and M beside the leftmost sheet: F under its floor's near edge, M over its back. */
function sheetNames(projection: Projection, bins: number, names: CubeNames, box: Box): Label[] {
  const { point, start, away } = projection;
  const rightwards = point(1, 0, 0).x >= point(0, 0, 0).x;
  const sheet = rightwards ? 0 : bins - 1;
  const edge = start(sheet) + (rightwards ? 0 : 1);
  const back = start(sheet) + (away.r >= 0 ? 1 : 0);
  const grows = point(0, 1, 0).x - point(0, 0, 0).x;
  const middle = point(edge, bins / 2, 0);
  const head = point(back, grows < 0 ? bins : 0, bins);
  const f = grows < 0 ? `← ${names.f}` : `${names.f} →`;
  const m = `↑ ${names.m}`;
  const place = (x: number, text: string): number =>
    round(clamp(x, 0, Math.max(0, box.width - textWidth(text, 12, true))));
  return [
    { x: place(middle.x - 6 - textWidth(f, 12, true), f), y: round(middle.y + 18), text: f, anchor: 'start' },
    { x: place(head.x - textWidth(m, 12, true) / 2, m), y: round(Math.max(12, head.y - 10)), text: m, anchor: 'start' },
  ];
}
