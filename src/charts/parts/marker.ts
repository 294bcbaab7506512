/** Markers that differ by shape as well as by colour, of about the same area at the same radius. */

import { round } from './box.ts';

export type MarkerShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'down' | 'cross';

/** The outline around a place, closed, ready for the `d` of a path. @param radius px of the circle of the same area */
export function markerPath(shape: MarkerShape, x: number, y: number, radius: number): string {
  const r = (value: number): number => round(value);
  switch (shape) {
    case 'circle':
      return `M${r(x - radius)} ${r(y)}a${r(radius)} ${r(radius)} 0 1 0 ${r(2 * radius)} 0a${r(radius)} ${r(radius)} 0 1 0 ${r(-2 * radius)} 0z`;
    case 'square': {
      const half = 0.89 * radius;
      return `M${r(x - half)} ${r(y - half)}h${r(2 * half)}v${r(2 * half)}h${r(-2 * half)}z`;
    }
    case 'diamond': {
      const half = 1.25 * radius;
      return `M${r(x)} ${r(y - half)}l${r(half)} ${r(half)}l${r(-half)} ${r(half)}l${r(-half)} ${r(-half)}z`;
    }
    case 'triangle':
    case 'down': {
      const side = 2.5 * radius;
      const height = side * 0.9;
      const up = shape === 'triangle' ? -1 : 1;
      return `M${r(x)} ${r(y + up * height * 0.6)}l${r(side / 2)} ${r(-up * height)}h${r(-side)}z`;
    }
    case 'cross': {
      const arm = 1.2 * radius;
      const wide = 0.36 * radius;
      const l = (dx: number, dy: number): string => `l${r(dx)} ${r(dy)}`;
      const step = arm - wide;
      return (
        `M${r(x)} ${r(y - wide)}${l(step, -step)}${l(wide, wide)}${l(-step, step)}${l(step, step)}${l(-wide, wide)}` +
        `${l(-step, -step)}${l(-step, step)}${l(-wide, -wide)}${l(step, -step)}${l(-step, -step)}${l(wide, -wide)}z`
      );
    }
  }
}
