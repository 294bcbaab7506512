/** What stands around the cube: floor, walls, scores and names; pulled apart, the same for each sheet. */

import { pair, lines, type Corner, type Projection } from './cube-projection.ts';
import { clamp, round, type Box, type Label, type Point } from './parts/box.ts';
import { textWidth } from './parts/text.ts';

export interface CubeNames {
  readonly r: string;
  readonly f: string;
  readonly m: string;
  /** length bins: what stands under each sheet when pulled apart, such as `R 2` and `217–505` */
  readonly sheets: readonly { readonly name: string; readonly range: string }[];
}

/** What one sheet stands on and before, with its range under it; '' and nothing while the cube is closed. */
export interface SheetFrame {
  readonly floor: string;
  readonly back: string;
  readonly grid: string;
  readonly labels: readonly Label[];
}

/** Floor and far walls, the three edges with scores, and the scores. */
export function cubeFrame(projection: Projection, bins: number): { grid: string; axes: string; ticks: Label[] } {
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
export function axisNames(
  projection: Projection,
  bins: number,
  names: CubeNames,
  ticks: readonly Label[],
  box: Box,
): Label[] {
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
export function sheetFrame(projection: Projection, r: number, bins: number, names: CubeNames): SheetFrame {
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
export function sheetNames(projection: Projection, bins: number, names: CubeNames, box: Box): Label[] {
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
