/**
 * A plane of two values cut into four quadrants: points or their density, two cuts to be moved, a grid of bins to be brushed, named
 * bubbles. Pure: values and box in; rectangles, paths and texts out.
 */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { linearTicks, roundStep, snap } from './parts/scale.ts';
import { firstFitting, textWidth } from './parts/text.ts';

/**
 * An axis that may hold zero and negative values: `log` is sign(v)·ln(1 + |v|/constant), straight near zero and logarithmic beyond
 * the constant.
 */
export interface QuadrantAxis {
  readonly scale: 'linear' | 'log';
  readonly low: number;
  readonly high: number;
  /** > 0; only with `log` */
  readonly constant: number;
  /** cuts stand at `low` and whole numbers of steps above it, such as between the answers of a scale; anywhere where it is not given */
  readonly step?: number;
}

export interface QuadrantInput {
  readonly x: QuadrantAxis;
  readonly y: QuadrantAxis;
  /** cuts in values: high is above them */
  readonly cuts: { readonly x: number; readonly y: number };
  /** the cuts stay where they are: they are drawn as plain lines, without capsules */
  readonly fixed?: boolean;
  /** bins across and up, numbered row by row from the lowest left; 0 of both where there are bubbles alone */
  readonly columns: number;
  readonly rows: number;
  /** length columns·rows: points in each bin */
  readonly counts: ArrayLike<number>;
  /** places 0 … 1 on the axes; `null` where there are too many, then `density` is drawn */
  readonly points: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } | null;
  /** finer cells, whole numbers of them in a bin, row by row from the lowest left: 0 … 255 */
  readonly density: { readonly columns: number; readonly rows: number; readonly values: ArrayLike<number> } | null;
}

/** In the order low-low, low-high, high-low, high-high of (x, y). */
export interface QuadrantText {
  readonly name: string;
  readonly text: string;
  /** colour, 1 … 5 of the categories; 0 is grey */
  readonly hue: number;
}

export interface QuadrantLayout {
  readonly plot: Rectangle;
  readonly areas: readonly Rectangle[];
  readonly labels: readonly {
    readonly quadrant: number;
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
  }[];
  readonly ticks: readonly Label[];
  readonly grid: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly names: readonly Label[];
  readonly cut: Point;
  readonly capsules: { readonly x: Rectangle; readonly y: Rectangle };
}

export interface QuadrantWords {
  /** forms of the names of the axes, longest first */
  readonly x: readonly string[];
  readonly y: readonly string[];
  /** the cuts as their capsules say them */
  readonly cutX: string;
  readonly cutY: string;
}

/** Values beyond this many times the usual one make an axis logarithmic. */
const SKEWED = 8;
/** Share of the axis left free at either end. */
const MARGIN = 0.03;
const TOP = 24;
const BELOW = 46;
const RIGHT = 12;
const CAPSULE = 20;

/**
 * @param usual median of the positive values, NaN where there are none
 * @param small a value near the lowest of the positive ones
 * @param how `auto` takes the logarithm where the highest value is more than 8 times the usual one
 */
export function quadrantAxis(
  low: number,
  high: number,
  usual: number,
  small: number,
  how: 'auto' | 'linear' | 'log',
): QuadrantAxis {
  const most = Math.max(Math.abs(low), Math.abs(high));
  const log = usual > 0 && (how === 'log' || (how === 'auto' && high > SKEWED * usual));
  const [least, largest] =
    low === high ? [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2] : [low, high];
  // From zero where it is near; where it is not, the axis says that it begins elsewhere.
  const from = least > 0 && (log || least < largest / 3) ? 0 : least;
  const bare: QuadrantAxis = {
    scale: log ? 'log' : 'linear',
    low: from,
    high: largest,
    constant: Math.max(small > 0 ? small : usual, most / 1e6) || 1,
  };
  // A crowd at zero stands clear of the border.
  return { ...bare, low: fromUnit(-MARGIN, bare), high: fromUnit(1 + MARGIN, bare) };
}

/** Place of a value on an axis, 0 … 1 within its ends. */
export function toUnit(value: number, axis: QuadrantAxis): number {
  const [low, high] = [warped(axis.low, axis), warped(axis.high, axis)];
  return (warped(value, axis) - low) / (high - low);
}

/** A function of the same, for many values. */
export function unitOf(axis: QuadrantAxis): (value: number) => number {
  const low = warped(axis.low, axis);
  const span = warped(axis.high, axis) - low;
  return axis.scale === 'linear' ? (value) => (value - low) / span : (value) => (warped(value, axis) - low) / span;
}

export function fromUnit(unit: number, axis: QuadrantAxis): number {
  const [low, high] = [warped(axis.low, axis), warped(axis.high, axis)];
  const at = low + unit * (high - low);
  return axis.scale === 'linear' ? at : Math.sign(at) * axis.constant * Math.expm1(Math.abs(at));
}

/** The bin of a place 0 … 1; the nearest one beyond the ends, −1 where there are no bins. */
export function binOf(x: number, y: number, columns: number, rows: number): number {
  if (columns < 1 || rows < 1) return -1;
  const column = Math.min(columns - 1, Math.max(0, Math.floor(x * columns)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(y * rows)));
  return row * columns + column;
}

export function quadrantHeight(width: number): number {
  return Math.round(clamp(width * 0.7, 300, 520));
}

export function layoutQuadrants(
  input: QuadrantInput,
  words: QuadrantWords,
  money: (value: number, unit: boolean) => string,
  box: Box,
  moneyX: (value: number, unit: boolean) => string = money,
): QuadrantLayout {
  const up = axisTicks(input.y, (box.height - TOP - BELOW) / 46, box.width);
  const texts = up.map((value, i) => money(value, i === up.length - 1));
  const wideY = input.fixed ? 0 : Math.ceil(textWidth(words.cutY, 12, true)) + 16;
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text)), wideY - 12, 16)) + 8;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - RIGHT), height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const x = (value: number): number => round(plot.x + clamp(toUnit(value, input.x), 0, 1) * plot.width);
  const y = (value: number): number => round(base - clamp(toUnit(value, input.y), 0, 1) * plot.height);
  const cut = { x: x(input.cuts.x), y: y(input.cuts.y) };
  const area = (right: boolean, top: boolean): Rectangle => ({
    x: right ? cut.x : plot.x,
    y: top ? plot.y : cut.y,
    width: round(right ? plot.x + plot.width - cut.x : cut.x - plot.x),
    height: round(top ? cut.y - plot.y : base - cut.y),
  });
  const wideX = Math.ceil(textWidth(words.cutX, 12, true)) + 16;
  const capsuleX = {
    x: round(clamp(cut.x - wideX / 2, 0, box.width - wideX)),
    y: base + 3,
    width: wideX,
    height: CAPSULE,
  };
  const capsuleY = { x: Math.max(0, left - wideY + 4), y: round(cut.y - CAPSULE / 2), width: wideY, height: CAPSULE };
  const across = axisTicks(input.x, plot.width / 70, box.width);
  const bare = input.fixed === true;
  const ticksX: Label[] = [];
  let end = -Infinity;
  across.forEach((value, i) => {
    const text = moneyX(value, i === across.length - 1);
    const wide = textWidth(text);
    const middle = Math.min(x(value), box.width - wide / 2);
    const covered = !bare && middle + wide / 2 > capsuleX.x - 4 && middle - wide / 2 < capsuleX.x + capsuleX.width + 4;
    if (covered || middle - wide / 2 < end + 8) return;
    end = middle + wide / 2;
    ticksX.push({ x: round(middle), y: base + 17, text, anchor: 'middle' });
  });
  const ticksY = up.flatMap((value, i): Label[] =>
    !bare && Math.abs(y(value) - cut.y) < CAPSULE / 2 + 7
      ? []
      : [{ x: plot.x - 6, y: y(value) + 4, text: texts[i]!, anchor: 'end' }],
  );
  return {
    plot,
    areas: [area(false, false), area(false, true), area(true, false), area(true, true)],
    labels: [0, 1, 2, 3].map((quadrant) => ({
      quadrant,
      x: quadrant < 2 ? plot.x + 8 : plot.x + plot.width - 8,
      y: quadrant % 2 === 1 ? plot.y + 18 : base - 24,
      anchor: quadrant < 2 ? 'start' : 'end',
    })),
    ticks: [...ticksX, ...ticksY],
    grid: { x: across.map(x), y: up.map(y) },
    names: [
      { x: 0, y: 13, text: firstFitting(words.y, box.width), anchor: 'start' },
      { x: box.width, y: box.height - 4, text: firstFitting(words.x, box.width), anchor: 'end' },
    ],
    cut,
    capsules: { x: capsuleX, y: capsuleY },
  };
}

/** Ground behind the name of a quadrant and the text below it. @param down px both stand lower */
export function labelPlate(
  { x, y, anchor }: QuadrantLayout['labels'][number],
  { name, text }: Pick<QuadrantText, 'name' | 'text'>,
  down = 0,
): Rectangle {
  const width = Math.ceil(Math.max(textWidth(name, 14, true), textWidth(text))) + 12;
  return { x: anchor === 'end' ? x + 6 - width : x - 6, y: y + down - 15, width, height: text === '' ? 21 : 37 };
}

/** Which cuts a place takes hold of: one of the lines or both where they cross; `null` where it is on none. */
export function cutsAt(at: Point, layout: QuadrantLayout, slack: number): 'x' | 'y' | 'both' | null {
  const within = (area: Rectangle): boolean =>
    at.x >= area.x - slack &&
    at.x <= area.x + area.width + slack &&
    at.y >= area.y - slack &&
    at.y <= area.y + area.height + slack;
  if (within(layout.capsules.x)) return 'x';
  if (within(layout.capsules.y)) return 'y';
  const { plot, cut } = layout;
  if (at.x < plot.x || at.x > plot.x + plot.width || at.y < plot.y || at.y > plot.y + plot.height) return null;
  const [onX, onY] = [Math.abs(at.x - cut.x) <= slack, Math.abs(at.y - cut.y) <= slack];
  if (Math.abs(at.x - cut.x) <= slack + 3 && Math.abs(at.y - cut.y) <= slack + 3) return 'both';
  return onX ? 'x' : onY ? 'y' : null;
}

/** The quadrant a place lies in. */
export function quadrantAt(at: Point, { cut }: QuadrantLayout): number {
  return (at.x > cut.x ? 2 : 0) + (at.y < cut.y ? 1 : 0);
}

/** The bin at a place, the nearest one for places beside the plot. */
export function binAtPlace(at: Point, { plot }: QuadrantLayout, columns: number, rows: number): number {
  return binOf((at.x - plot.x) / plot.width, (plot.y + plot.height - at.y) / plot.height, columns, rows);
}

export function binRectangle(bin: number, { plot }: QuadrantLayout, columns: number, rows: number): Rectangle {
  const [width, height] = [plot.width / columns, plot.height / rows];
  return {
    x: round(plot.x + (bin % columns) * width),
    y: round(plot.y + plot.height - (Math.floor(bin / columns) + 1) * height),
    width: round(width),
    height: round(height),
  };
}

/** The value a cut dragged to a place stands for, rounded to what a pixel can tell. @param at px along the axis from its low end */
export function cutValue(at: number, length: number, axis: QuadrantAxis): number {
  const unit = clamp(at / length, 0, 1);
  const value = fromUnit(unit, axis);
  if (axis.step !== undefined) return onStep(value, axis, axis.step);
  const pixel = Math.abs(fromUnit(clamp(unit + 1 / length, 0, 1), axis) - value) || Math.abs(value) / length;
  return snap(value, roundStep(pixel, 0.01));
}

/** A cut moved by keys, `steps` hundredths of the axis, or as many of its own steps. */
export function nudgedValue(value: number, steps: number, axis: QuadrantAxis): number {
  if (axis.step !== undefined)
    return onStep(clamp(value + steps * axis.step, axis.low, axis.high), axis, axis.step, steps);
  const unit = clamp(toUnit(value, axis) + steps / 100, 0, 1);
  const next = fromUnit(unit, axis);
  return snap(next, roundStep(Math.abs(next - value) / 4, 0.01));
}

/** The nearest place for a cut; of a cut moved by keys one that lies in the direction it is moved. */
function onStep(value: number, { low }: QuadrantAxis, step: number, direction = 0): number {
  const steps = (value - low) / step;
  const whole = direction > 0 ? Math.floor(steps + 1e-9) : direction < 0 ? Math.ceil(steps - 1e-9) : Math.round(steps);
  return Number((low + whole * step).toPrecision(12));
}

/**
 * Points as one path of dots, drawn by round caps.
 * @param only which of them; `null` for all
 */
export function dotsPath(
  points: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  plot: Rectangle,
  only: ((index: number) => boolean) | null = null,
): string {
  const parts: string[] = [];
  for (let i = 0; i < points.x.length; i += 1) {
    if (only !== null && !only(i)) continue;
    const [px, py] = [plot.x + points.x[i]! * plot.width, plot.y + (1 - points.y[i]!) * plot.height];
    parts.push(`M${round(px)},${round(py)}h0`);
  }
  return parts.join('');
}

/** Opacity 0 … 255 of each density cell from the top row down, weighed by the share of its bin that is picked where one is given. */
export function densityOpacity(
  { columns, rows, values }: NonNullable<QuadrantInput['density']>,
  bins: { readonly columns: number; readonly rows: number },
  shares: ArrayLike<number> | null,
): Uint8ClampedArray {
  const opacity = new Uint8ClampedArray(columns * rows);
  const [wide, high] = [columns / bins.columns, rows / bins.rows];
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const value = values[row * columns + column]!;
      if (value === 0) continue;
      const share = shares === null ? 1 : shares[Math.floor(row / high) * bins.columns + Math.floor(column / wide)]!;
      // A few picked among many still show.
      if (share > 0) opacity[(rows - 1 - row) * columns + column] = Math.max(48, value * Math.sqrt(share));
    }
  return opacity;
}

function warped(value: number, { scale, constant }: QuadrantAxis): number {
  return scale === 'linear' ? value : Math.sign(value) * Math.log1p(Math.abs(value) / constant);
}

function axisTicks(axis: QuadrantAxis, most: number, width: number): number[] {
  const { scale, low, high, constant } = axis;
  if (scale === 'linear') return linearTicks(low, high, width);
  const room = Math.max(2, Math.floor(most));
  for (const leads of [[1, 3], [1]]) {
    const found = new Set<number>(low <= 0 && high >= 0 ? [0] : []);
    const least = Math.floor(Math.log10(Math.max(constant, 1e-9)));
    for (let power = least; power <= Math.ceil(Math.log10(Math.max(Math.abs(low), high, 1e-9))); power += 1)
      for (const lead of leads)
        for (const sign of [-1, 1]) {
          const tick = sign * Number(`${lead}e${power}`);
          if (Math.abs(tick) >= constant && tick >= low && tick <= high) found.add(tick);
        }
    const sorted = [...found].sort((a, b) => a - b);
    if (sorted.length <= room || leads.length === 1) {
      const step = Math.ceil((sorted.length - 1) / room) || 1;
      return sorted.filter((tick, i) => tick === 0 || (sorted.length - 1 - i) % step === 0);
    }
  }
  return [];
}
