/** Curves between −1 and 1 over a degree from 0 to 1, each with its marker at both ends and its name at the right one. Pure. */

import { line } from 'd3';
import { keepApart } from './line.ts';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { curveAt } from './parts/curve.ts';
import { markerPath, type MarkerShape } from './parts/marker.ts';
import { shortened, textWidth } from './parts/text.ts';

export interface SignedCurve {
  readonly name: string;
  /** colour, 1 … 5 of the categories; 0 is grey */
  readonly hue: number;
  readonly shape: MarkerShape;
  readonly dash: 'none' | 'dashed' | 'dotted';
  /** ascending, 0 … 1 */
  readonly x: ArrayLike<number>;
  /** −1 … 1 */
  readonly y: ArrayLike<number>;
}

export interface SignedCurvesWords {
  /** names of the ends of the axis */
  readonly left: string;
  readonly right: string;
  readonly x: string;
  readonly y: string;
}

export interface SignedCurvesLayout {
  readonly plot: Rectangle;
  readonly zero: number;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  readonly curves: readonly {
    readonly path: string;
    readonly ends: readonly [string, string];
    readonly label: Label;
    /** around it, for the pointer */
    readonly area: Rectangle;
  }[];
}

const TOP = 26;
const BELOW = 42;
const LEFT = 30;

export function signedCurvesHeight(width: number): number {
  return Math.round(clamp(width * 0.7, 300, 520));
}

export function layoutSignedCurves(
  curves: readonly SignedCurve[],
  words: SignedCurvesWords,
  format: (value: number) => string,
  box: Box,
): SignedCurvesLayout {
  const most = Math.min(160, box.width * 0.3);
  const texts = curves.map(({ name }) => shortened(name, most, 12, true));
  const right = curves.length === 0 ? 10 : Math.ceil(Math.max(...texts.map((text) => textWidth(text, 12, true)))) + 16;
  const plot = { x: LEFT, y: TOP, width: Math.max(40, box.width - LEFT - right), height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const across = (value: number): number => round(plot.x + clamp(value, 0, 1) * plot.width);
  const upright = (value: number): number => round(base - ((clamp(value, -1, 1) + 1) / 2) * plot.height);
  const heights = keepApart(
    curves.map(({ x, y }) => upright(curveAt(1, { x, y })) + 4),
    curves.map(() => 17),
    base + 12,
  );
  const steps = [-1, -0.5, 0, 0.5, 1];
  return {
    plot,
    zero: upright(0),
    grid: steps.filter((value) => value !== 0).map(upright),
    ticks: [
      ...[-1, 0, 1].map((value) => text(plot.x - 6, upright(value) + 4, format(value), 'end')),
      text(plot.x, base + 17, words.left, 'start'),
      text(plot.x + plot.width, base + 17, words.right, 'end'),
    ],
    names: [text(0, 12, `↑ ${words.y}`, 'start'), text(plot.x + plot.width, box.height - 4, `${words.x} →`, 'end')],
    curves: curves.map((curve, i) => {
      const indices = Array.from({ length: curve.x.length }, (_, k) => k).filter((k) => Number.isFinite(curve.y[k]!));
      const path =
        line<number>()
          .x((k) => across(curve.x[k]!))
          .y((k) => upright(curve.y[k]!))(indices) ?? '';
      const end = (at: number): string =>
        indices.length === 0 ? '' : markerPath(curve.shape, across(at), upright(curveAt(at, curve)), 5);
      const last = upright(curveAt(1, curve));
      return {
        path,
        ends: [end(0), end(1)],
        label: text(plot.x + plot.width + 10, heights[i]!, texts[i]!, 'start'),
        area: { x: plot.x + plot.width - 10, y: last - 10, width: 20, height: 20 },
      };
    }),
  };
}

/** The curve nearest to a place, or whose name is there; −1 where none is within `slack` px. */
export function signedCurveAt(
  at: Point,
  curves: readonly SignedCurve[],
  layout: SignedCurvesLayout,
  slack: number,
): number {
  const { plot } = layout;
  const base = plot.y + plot.height;
  if (at.x > plot.x + plot.width + 4)
    return layout.curves.findIndex(({ label }) => at.y > label.y - 13 && at.y <= label.y + 4);
  if (at.x < plot.x - slack || at.y < plot.y - slack || at.y > base + slack) return -1;
  const x = clamp((at.x - plot.x) / plot.width, 0, 1);
  let found = -1;
  let nearest = slack;
  curves.forEach((curve, i) => {
    const away = Math.abs(base - ((curveAt(x, curve) + 1) / 2) * plot.height - at.y);
    if (away <= nearest) [found, nearest] = [i, away];
  });
  return found;
}

function text(x: number, y: number, words: string, anchor: Label['anchor']): Label {
  return { x: round(x), y: round(y), text: words, anchor };
}
