/** The still picture of an RFM cube on the library page: cells in, polygons out. Pure. */

/** One cell: scores 1…5, how large (share of the fullest cell's members, 0…1) and how strong (ramp step 0…6). */
export interface PictureCell {
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly size: number;
  readonly step: number;
}

export interface CubeDrawing {
  readonly width: number;
  readonly height: number;
  /** hairlines of the floor and the two far walls, as one path */
  readonly grid: string;
  /** the three edges of the near corner, as one path */
  readonly axes: string;
  /** far to near; `left` and `right` are shaded, `top` is plain */
  readonly cubes: readonly {
    readonly step: number;
    readonly left: string;
    readonly right: string;
    readonly top: string;
  }[];
}

const SIDES = 5;
/** Smallest side of a cell with anyone in it, in cell widths: one member must still be seen. */
const SMALLEST = 0.2;
const LARGEST = 0.9;

type Point = readonly [number, number];

/**
 * Orthographic view from the corner R1 F1: R to the right, F to the left, M up; side ∝ ³√size.
 * @param cells those with at least one member
 * @param edge length of the cube's edge in px
 * @param turn, tilt in degrees
 */
export function drawCube(cells: readonly PictureCell[], edge: number, turn = 38, tilt = 24): CubeDrawing {
  const [a, t] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const unit = edge / SIDES;
  const margin = 6;
  const width = edge * (Math.sin(a) + Math.cos(a)) + 2 * margin;
  const height = edge * (Math.cos(t) + Math.sin(t) * (Math.sin(a) + Math.cos(a))) + 2 * margin;
  const [x0, y0] = [margin + edge * Math.sin(a), height - margin];
  const at = (r: number, f: number, m: number): Point => [
    x0 + unit * (r * Math.cos(a) - f * Math.sin(a)),
    y0 - unit * (r * Math.sin(a) * Math.sin(t) + f * Math.cos(a) * Math.sin(t) + m * Math.cos(t)),
  ];

  const lines: string[] = [];
  for (let i = 0; i <= SIDES; i++) {
    lines.push(
      path([at(i, 0, 0), at(i, SIDES, 0), at(i, SIDES, SIDES)]),
      path([at(0, i, 0), at(SIDES, i, 0), at(SIDES, i, SIDES)]),
    );
    if (i > 0) lines.push(path([at(0, SIDES, i), at(SIDES, SIDES, i), at(SIDES, 0, i)]));
  }
  const farToNear = [...cells].sort((p, q) => q.r - p.r || q.f - p.f || p.m - q.m);
  const cubes = farToNear.map(({ r, f, m, size, step }) => {
    const half = Math.max(SMALLEST, LARGEST * Math.cbrt(size)) / 2;
    const [r0, r1, f0, f1, m0, m1] = [
      r - 0.5 - half,
      r - 0.5 + half,
      f - 0.5 - half,
      f - 0.5 + half,
      m - 0.5 - half,
      m - 0.5 + half,
    ];
    return {
      step,
      left: path([at(r0, f0, m0), at(r0, f1, m0), at(r0, f1, m1), at(r0, f0, m1)], true),
      right: path([at(r0, f0, m0), at(r1, f0, m0), at(r1, f0, m1), at(r0, f0, m1)], true),
      top: path([at(r0, f0, m1), at(r1, f0, m1), at(r1, f1, m1), at(r0, f1, m1)], true),
    };
  });
  const axes = path([at(SIDES, 0, 0), at(0, 0, 0), at(0, SIDES, 0), at(0, SIDES, SIDES)]);
  return { width: Math.ceil(width), height: Math.ceil(height), grid: lines.join(''), axes, cubes };
}

function path(points: readonly Point[], closed = false): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
