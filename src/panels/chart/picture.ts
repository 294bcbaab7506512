/** From the view to what the picture draws. Pure. */

import { textWidth } from '../../charts/parts/text.ts';
import { rampStep } from '../../charts/parts/ramp.ts';
import type { PlotAxis, PlotBox, PlotInput, PlotLine, PlotPoint, PlotRect, PlotTone } from '../../charts/plot.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Lit } from '../contract.ts';
import { figuresOf } from '../value-figures.ts';
import { categoryName, cellEnds, measureName } from './names.ts';
import type { ChartOptions } from './options.ts';
import { CELL_COLUMNS, CELL_ROWS, type ChartAxis, type ChartDimension, type ChartView } from './view.ts';

type Words = Pick<Translator, 'text' | 'message' | 'number'>;
type Drawing = Pick<ChartOptions, 'arrangement' | 'direction' | 'zero' | 'logY'>;

/** Picked share of the customers of each mark, 0 … 1; `null` while nothing is picked. */
export function litShares({ marks }: ChartView, lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  const counts = lit?.['mark']?.counts;
  const { customers } = marks;
  if (!counts || !customers) return null;
  return Float64Array.from(customers, (all, mark) => (all > 0 ? Math.min(1, (counts[mark] ?? 0) / all) : 0));
}

export function plotOf(view: ChartView, options: Drawing, words: Words, width: number): PlotInput {
  const { facet, type, scatter } = view;
  const facets = facet ? facet.categories.map((each) => words.message(categoryName(each))) : [''];
  const base = { facets, sideways: false, rects: [], points: [], lines: [], boxes: [], legend: [], trend: null };
  if (scatter) return scatter.points ? pointsOf(view, options, words, base) : densityOf(view, words, base);
  switch (type) {
    case 'heatmap':
      return heatOf(view, words, base);
    case 'line':
    case 'area':
      return linesOf(view, options, words, base);
    case 'box':
      return boxesOf(view, options, words, base);
    default:
      return barsOf(view, options, words, base, width);
  }
}

type Base = Omit<PlotInput, 'kind' | 'x' | 'y'>;

const SINGLE: PlotTone = 'v4';
const HUES = 5;
/** Part of its place a bar fills. */
const THICK = 0.76;
/** Bars with more marks than this carry no numbers. */
const MOST_NUMBERS = 40;

/** Colours stand for names; for periods and ranges, which have an order, steps of the ramp do. */
export function toneOf(dimension: ChartDimension | null, at: number): PlotTone {
  if (!dimension) return SINGLE;
  if (at === dimension.missing) return 'e';
  if (at === dimension.other) return 'q';
  if (dimension.ordered) {
    const count = dimension.categories.length - (dimension.missing >= 0 ? 1 : 0);
    const step = count <= 1 ? 4 : Math.round(1 + (5 * at) / (count - 1));
    return `v${step as 1 | 2 | 3 | 4 | 5 | 6}`;
  }
  return at < HUES ? `c${(at + 1) as 1 | 2 | 3 | 4 | 5}` : 'q';
}

function legendOf(series: ChartDimension | null, words: Words): PlotInput['legend'] {
  if (!series) return [];
  return series.categories.map((category, at) => ({
    name: words.message(categoryName(category)),
    tone: toneOf(series, at),
    dash: at % HUES,
  }));
}

function bandsOf(dimension: ChartDimension | null, words: Words): Extract<PlotAxis, { kind: 'bands' }> {
  return {
    kind: 'bands',
    names: dimension ? dimension.categories.map((each) => words.message(categoryName(each))) : [''],
    label: dimension?.label ?? '',
    ordered: dimension?.ordered ?? false,
  };
}

/** @param values all that is drawn; zero is among them where the axis must hold it */
function valueAxis(
  view: ChartView,
  values: readonly number[],
  words: Words,
  ground: 'always' | ChartOptions['zero'],
  log: boolean,
  share = false,
): Extract<PlotAxis, { kind: 'linear' | 'log' }> {
  const { measure } = view;
  const finite = values.filter((value) => Number.isFinite(value));
  let low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  let high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  if (high < low) [low, high] = [0, 1];
  const name = share
    ? words.text('chart.axis-share')
    : view.boxes
      ? (measure.column ?? '')
      : words.message(measureName(measure));
  const figures = figuresOf(words, measure.currency);
  const short = shortTicks(low, high);
  const format = (value: number, unit: boolean, decimals: number): string =>
    share || measure.style === 'percent1'
      ? words.number(value, decimals > 2 ? 'percent1' : 'percent0')
      : evenTick(words, figures, value, unit && measure.style === 'money', decimals, short);
  if (log && low > 0) {
    const from = 10 ** Math.floor(Math.log10(low));
    // The height of bars says something only from where they begin.
    const label =
      ground === 'always'
        ? words.text('chart.axis-log-from', { name, low: from })
        : words.text('chart.axis-log', { name });
    return { kind: 'log', low: from, high: high * 1.1, label, format };
  }
  const far = low > 0.6 * high && low > 0;
  const fromZero = ground === 'always' || ground === 'zero' || (ground === 'auto' && !far);
  if (fromZero) [low, high] = [Math.min(0, low), Math.max(0, high)];
  // The axis goes on to a tick, so that there is room above the highest anyway.
  const room = (high - low || Math.abs(high) || 1) * 0.02;
  const top = share ? 1 : high > 0 || !fromZero ? high + room : high;
  const bottom = low < 0 || !fromZero ? low - room : low;
  return {
    kind: 'linear',
    low: fromZero || low < 0 ? bottom : Math.max(0, bottom),
    high: top > bottom ? top : bottom + 1,
    label: fromZero || (low <= 0 && high >= 0) ? name : words.text('chart.axis-not-zero', { name }),
    whole: !share && measure.style === 'integer',
    toTick: true,
    format,
  };
}

/** Numbers from here on are written short. */
const MANY = 100_000;

/** Whether all ticks of an axis are written short, such as 80K and 100K; where they lie close together they would be alike. */
function shortTicks(low: number, high: number): boolean {
  const most = Math.max(Math.abs(low), Math.abs(high));
  return most >= MANY && (low <= 0 || high - low >= most / 2);
}

/**
 * A tick with the decimals of the others: 0.0, 0.5, 1.0.
 * @param decimals −1 where each has its own
 * @param short all of the axis are written short
 */
function evenTick(
  words: Words,
  figures: ReturnType<typeof figuresOf>,
  value: number,
  unit: boolean,
  decimals: number,
  short: boolean,
): string {
  if (short && value !== 0) return words.number(value, 'compact');
  if (Math.abs(value) >= MANY) return unit ? figures.money(value) : words.number(value, 'number');
  if (unit || decimals < 1 || decimals > 2) return figures.tick(value, unit);
  return words.number(value, decimals === 1 ? 'decimal1' : 'decimal2');
}

function barsOf(view: ChartView, options: Drawing, words: Words, base: Base, width: number): PlotInput {
  const { marks, x, series, type } = view;
  const histogram = type === 'histogram' && x !== null && x.ranges;
  const count = series?.categories.length ?? 1;
  const arrangement = arrangementOf(view, options);
  const places = x?.categories.length ?? 1;
  const log = options.logY && view.notes.every(({ code }) => code !== 'chart.note-log-lacks');
  const stacks = new Map<number, { up: number; down: number; all: number }>();
  const stackOf = (mark: number): { up: number; down: number; all: number } => {
    const key = marks.facet[mark]! * places + marks.x[mark]!;
    let stack = stacks.get(key);
    if (!stack) stacks.set(key, (stack = { up: 0, down: 0, all: 0 }));
    return stack;
  };
  const order = [...marks.rows.keys()].sort((a, b) => marks.series[a]! - marks.series[b]!);
  for (const mark of order) stackOf(mark).all += Math.max(0, marks.value[mark]!) || 0;
  const rects: PlotRect[] = [];
  const written = count === 1 && marks.rows.length <= MOST_NUMBERS;
  const write = writerOf(view, words);
  for (const mark of order) {
    const value = marks.value[mark]!;
    if (!Number.isFinite(value)) continue;
    const stack = stackOf(mark);
    const place = marks.x[mark]!;
    const part = arrangement === 'grouped' ? THICK / count : THICK;
    const begin = place + (1 - THICK) / 2 + (arrangement === 'grouped' ? part * marks.series[mark]! : 0);
    let [y0, y1] = [0, value];
    if (arrangement !== 'grouped' && count > 1) {
      const side = value < 0 ? 'down' : 'up';
      y0 = stack[side];
      y1 = y0 + (arrangement === 'full' ? (stack.all > 0 ? Math.max(0, value) / stack.all : 0) : value);
      stack[side] = y1;
    }
    const category = x?.categories[place];
    const [low, high] = [category?.low ?? 0, category?.high ?? 1];
    const gap = (high - low) * 0.02;
    rects.push({
      mark,
      facet: marks.facet[mark]!,
      ...(histogram
        ? { x0: low + gap, x1: high - gap }
        : { x0: begin, x1: begin + part * (arrangement === 'grouped' && count > 1 ? 0.94 : 1) }),
      y0,
      y1,
      tone: series ? toneOf(series, marks.series[mark]!) : x && place === x.other ? 'q' : SINGLE,
      ...(written && !histogram ? { text: write(value) } : {}),
    });
  }
  const full = arrangement === 'full';
  const crushing = !log && !full && crushes(view);
  const values = valueAxis(
    view,
    rects
      .filter(({ mark }) => !crushing || marks.x[mark] !== x?.other)
      .flatMap(({ y0, y1 }) => (log ? [y1] : [y0, y1])),
    words,
    'always',
    log && !full,
    full,
  );
  const drawn =
    values.kind === 'log'
      ? rects.map((rect) => ({ ...rect, y0: Math.max(rect.y0, values.low) }))
      : crushing
        ? rects.map((rect) => cut(rect, values.high))
        : rects;
  const bands = bandsOf(x, words);
  const first = x?.categories[0];
  const last = x?.categories.at(-1);
  const along: PlotAxis =
    histogram && first && last
      ? {
          kind: 'linear',
          low: first.low!,
          high: last.high!,
          label: x.label,
          format: (value, _unit, decimals) =>
            evenTick(words, figuresOf(words, null), value, false, decimals, shortTicks(first.low!, last.high!)),
        }
      : bands;
  const sideways = !histogram && type === 'bar' && lies(view, options, bands.names, width, base.facets.length);
  return { ...base, kind: 'rects', x: along, y: values, sideways, rects: drawn, legend: legendOf(series, words) };
}

/** What was gathered leaves the scale where it is so many times the highest of the others. */
const CRUSHING = 3;

/** Whether the bar of all other values would leave those shown by themselves hardly any height. */
export function crushes({ x, type, totals, totalRows }: ChartView): boolean {
  if (!x || x.other < 0 || type !== 'bar') return false;
  let most = 0;
  totals.forEach((value, at) => {
    if (at !== x.other && totalRows[at]! > 0 && value > most) most = value;
  });
  return most > 0 && totals[x.other]! > CRUSHING * most;
}

/** The part of a bar on the scale. */
function cut(rect: PlotRect, high: number): PlotRect {
  if (rect.y1 <= high) return rect;
  return { ...rect, y0: Math.min(rect.y0, high), y1: high, broken: rect.y0 < high };
}

/** Values as they are written on marks: three digits of the largest, as many decimals in all of them; the tip has them all. */
function writerOf({ measure, marks }: ChartView, words: Words): (value: number) => string {
  if (measure.style === 'percent1') return (value) => words.number(value, 'percent1');
  const sizes = [...marks.value].filter((value) => Number.isFinite(value)).map(Math.abs);
  const largest = sizes.reduce((most, value) => Math.max(most, value), 0);
  const room = largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
  const needed = [0, 1, 2].find((count) => sizes.every((value) => Number(value.toFixed(count)) === value)) ?? 2;
  const decimals = Math.min(room, needed);
  return (value) => {
    const size = Math.abs(value);
    // One form for all: beside 122.4K stands 99.3K.
    if (largest >= 100_000 && size >= 1000) return words.number(value, 'compact');
    // What would be written as nothing keeps its own digits.
    if (size > 0 && size < 0.5 / 10 ** decimals) return words.number(Number(value.toPrecision(2)), 'number');
    return decimals === 0
      ? words.number(Math.round(value), 'number')
      : words.number(value, decimals === 1 ? 'decimal1' : 'decimal2');
  };
}

/** Long names have room beside lying bars. */
function lies(
  { x }: ChartView,
  { direction }: Drawing,
  names: readonly string[],
  width: number,
  facets: number,
): boolean {
  if (direction !== 'auto') return direction === 'sideways';
  if (!x || x.ordered) return false;
  const beside = facets > 1 ? Math.max(1, Math.min(3, Math.floor(width / 220))) : 1;
  const room = (width / beside - 60) / Math.max(1, names.length);
  return names.some((name) => textWidth(name) > Math.max(30, room));
}

/** Sums are put on top of each other; means would make no sense so, and stand side by side. */
export function arrangementOf({ measure, type }: ChartView, { arrangement }: Drawing): 'stacked' | 'grouped' | 'full' {
  if (type === 'histogram' && arrangement === 'auto') return 'stacked';
  if (!measure.additive) return 'grouped';
  return arrangement === 'auto' ? 'stacked' : arrangement;
}

function linesOf(view: ChartView, options: Drawing, words: Words, base: Base): PlotInput {
  const { marks, x, series, measure, type } = view;
  const places = x?.categories.length ?? 1;
  const count = series?.categories.length ?? 1;
  const fill = measure.additive || measure.by === 'distinct' || measure.by === 'customers' ? 0 : NaN;
  const filled = type === 'area';
  const arrangement = filled ? arrangementOf(view, options) : 'grouped';
  const lines: PlotLine[] = [];
  const names = legendOf(series, words);
  for (let facet = 0; facet < base.facets.length; facet += 1) {
    const at = new Map<number, number>();
    const sums = new Float64Array(places);
    marks.rows.forEach((_, mark) => {
      if (marks.facet[mark] !== facet) return;
      at.set(marks.series[mark]! * places + marks.x[mark]!, mark);
      sums[marks.x[mark]!]! += Math.max(0, marks.value[mark]!) || 0;
    });
    const below = new Float64Array(places);
    for (let each = 0; each < count; each += 1) {
      if (![...Array(places).keys()].some((place) => at.has(each * places + place))) continue;
      const points = Array.from({ length: places }, (_, place) => {
        const mark = at.get(each * places + place) ?? -1;
        const value = mark < 0 ? fill : marks.value[mark]!;
        const own = arrangement === 'full' ? (sums[place]! > 0 ? Math.max(0, value) / sums[place]! : 0) : value;
        const y0 = arrangement === 'grouped' ? 0 : below[place]!;
        const y = y0 + own;
        if (arrangement !== 'grouped' && Number.isFinite(y)) below[place] = y;
        return { mark, facet, x: place + 0.5, y, y0 };
      });
      lines.push({
        facet,
        name: names[each]?.name ?? '',
        tone: series ? toneOf(series, each) : SINGLE,
        dash: series && !series.ordered ? each % HUES : 0,
        filled,
        points,
      });
    }
  }
  const log = options.logY && view.notes.every(({ code }) => code !== 'chart.note-log-lacks');
  const all = lines.flatMap(({ points }) => points.map(({ y }) => y));
  const y = valueAxis(view, all, words, filled ? 'always' : options.zero, log && !filled, arrangement === 'full');
  return {
    ...base,
    kind: 'lines',
    x: bandsOf(x, words),
    y,
    lines,
    legend: filled ? names.map((item) => ({ ...item, dash: 0 })) : names,
  };
}

function boxesOf(view: ChartView, options: Drawing, words: Words, base: Base): PlotInput {
  const { marks, boxes, x } = view;
  const made = [...marks.rows.keys()].map((mark): PlotBox => ({
    mark,
    facet: marks.facet[mark]!,
    x0: marks.x[mark]! + 0.2,
    x1: marks.x[mark]! + 0.8,
    low: boxes!.low[mark]!,
    first: boxes!.first[mark]!,
    middle: marks.value[mark]!,
    third: boxes!.third[mark]!,
    high: boxes!.high[mark]!,
    outliers: boxes!.outliers[mark]!,
    tone: x && marks.x[mark] === x.other ? 'q' : 'v3',
  }));
  const values = made.flatMap(({ low, high, outliers }) => [low, high, ...outliers]);
  const y = valueAxis(view, values, words, options.zero, options.logY);
  const bands = bandsOf(x, words);
  return { ...base, kind: 'boxes', x: bands, y, boxes: made };
}

function heatOf(view: ChartView, words: Words, base: Base): PlotInput {
  const { marks, x, series } = view;
  const rows = series?.categories.length ?? 1;
  const { low, high } = heatRange(view);
  // Larger numbers lie higher, other values below all; names and periods are read from the top.
  const rising = series?.kind === 'number';
  const other = series?.other ?? -1;
  const rowOf = (part: number): number =>
    !rising ? rows - 1 - part : other < 0 ? part : part === other ? 0 : part + 1;
  const write = writerOf(view, words);
  const rects = [...marks.rows.keys()].map((mark): PlotRect => {
    const [column, row] = [marks.x[mark]!, rowOf(marks.series[mark]!)];
    const value = marks.value[mark]!;
    const step = Number.isFinite(value) ? rampStep(value - low, high - low, 0.7) : 1;
    return {
      mark,
      facet: marks.facet[mark]!,
      x0: column,
      x1: column + 1,
      y0: row,
      y1: row + 1,
      tone: `v${step as 1 | 2 | 3 | 4 | 5 | 6}`,
      text: write(value),
    };
  });
  const y = bandsOf(series, words);
  const names: string[] = [];
  y.names.forEach((name, part) => (names[rowOf(part)] = name));
  return { ...base, kind: 'cells', x: bandsOf(x, words), y: { ...y, names, down: !rising }, rects };
}

/** Ends of the ramp: from nothing for what can be added, else from the lowest. */
export function heatRange({ marks, measure, scatter }: ChartView): { readonly low: number; readonly high: number } {
  const values = [...marks.value].filter((value) => Number.isFinite(value));
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  const low = (measure.additive || scatter) && least >= 0 ? 0 : least;
  return { low, high: high > low ? high : low + 1 };
}

function numberAxis(
  axis: ChartAxis,
  words: Words,
  pad: number,
  zero: boolean,
  said: boolean,
): Extract<PlotAxis, { kind: 'linear' | 'log' }> {
  const figures = figuresOf(words, axis.currency);
  const short = shortTicks(zero ? 0 : axis.low, axis.high);
  const format = (value: number, unit: boolean, decimals: number): string =>
    axis.day
      ? words.number(Math.round(value), 'day')
      : evenTick(words, figures, value, unit && axis.currency !== null, decimals, short);
  const name = axis.label;
  if (axis.log) {
    const room = (axis.high / axis.low) ** pad;
    return {
      kind: 'log',
      low: axis.low / room,
      high: axis.high * room,
      label: words.text('chart.axis-log', { name }),
      format,
    };
  }
  const room = (axis.high - axis.low) * pad;
  // A dot on the frame would be half a dot: there is room beyond it at zero too.
  const first = axis.low >= 0 && axis.low > room ? Math.max(0, axis.low - room) : axis.low - room;
  const low = zero ? Math.min(0, first) : first;
  const high = zero ? Math.max(0, axis.high + room) : axis.high + room;
  return {
    kind: 'linear',
    low,
    high,
    whole: axis.whole || axis.day,
    toTick: said && pad > 0,
    label: said && axis.low > 0 && low > 0 && !axis.day ? words.text('chart.axis-not-zero', { name }) : name,
    format,
  };
}

function pointsOf(view: ChartView, options: Drawing, words: Words, base: Base): PlotInput {
  const { scatter, marks, series } = view;
  const { x, y, points, slope, intercept, correlation } = scatter!;
  const { size } = points!;
  const largest = size ? size.reduce((most, value) => (value > most ? value : most), 0) : 0;
  const widest = marks.rows.length > 500 ? 4 : 8;
  const made = [...marks.rows.keys()].map((mark): PlotPoint => {
    const amount = size ? Math.max(0, size[mark]!) || 0 : 0;
    return {
      mark,
      facet: marks.facet[mark]!,
      x: points!.x[mark]!,
      y: points!.y[mark]!,
      radius: size ? (largest > 0 ? 1.5 + widest * Math.sqrt(amount / largest) : 2) : marks.rows.length > 500 ? 2 : 3,
      tone: series ? toneOf(series, marks.series[mark]!) : SINGLE,
    };
  });
  return {
    ...base,
    kind: 'points',
    x: numberAxis(x, words, 0.04, options.zero === 'zero' && !x.day, false),
    y: numberAxis(y, words, 0.06, options.zero === 'zero', true),
    points: made,
    legend: legendOf(series, words),
    trend: Number.isNaN(correlation) || x.log || y.log ? null : { slope, intercept },
  };
}

function densityOf(view: ChartView, words: Words, base: Base): PlotInput {
  const { scatter, marks } = view;
  const { x, y } = scatter!;
  const { high } = heatRange(view);
  const rects = [...marks.rows.keys()].map((mark): PlotRect => {
    const [x0, x1] = cellEnds(x, marks.x[mark]!, CELL_COLUMNS);
    const [y0, y1] = cellEnds(y, marks.series[mark]!, CELL_ROWS);
    const step = rampStep(marks.rows[mark]!, high, 0.4);
    return { mark, facet: marks.facet[mark]!, x0, x1, y0, y1, tone: `v${step as 1 | 2 | 3 | 4 | 5 | 6}` };
  });
  return {
    ...base,
    kind: 'cells',
    x: numberAxis(x, words, 0, false, false),
    y: numberAxis(y, words, 0, false, true),
    rects,
  };
}
