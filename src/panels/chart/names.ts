/** What marks, parts and measures of the chart are called. */

import { message, type Message } from '../../lib/outcome.ts';
import type { FieldCategory } from '../fields.ts';
import { listOf } from '../wording.ts';
import {
  CELL_COLUMNS,
  CELL_ROWS,
  type ChartAxis,
  type ChartDimension,
  type ChartMeasure,
  type ChartView,
} from './view.ts';

export function categoryName(category: FieldCategory | undefined): Message {
  if (!category) return message('chart.nameless');
  return typeof category.label === 'string' ? message('chart.of', { name: category.label }) : category.label;
}

export function nameIn(dimension: ChartDimension | null, at: number): Message {
  return categoryName(dimension?.categories[at]);
}

/** `sum of amount`, `rows`. */
export function measureName({ by, column }: ChartMeasure): Message {
  if (column === null) return message(`chart.measure-${by}-rows`);
  return message(`chart.measure-${by}`, { column: beside(column, false, true) });
}

/** As {@link measureName}, behind other words. */
export function measureWithin(measure: ChartMeasure): Message {
  const name = measureName(measure);
  return LATIN.test(measure.column?.at(0) ?? '') ? message('chart.spaced-before', { name }) : name;
}

const LATIN = /[\p{Script=Latin}\d]/u;

/** A name of the file among words: Chinese words leave a space before and after Latin letters and digits. */
export function beside(name: string, before: boolean, after: boolean): Message | string {
  const front = before && LATIN.test(name.at(0) ?? '');
  const back = after && LATIN.test(name.at(-1) ?? '');
  if (!front && !back) return name;
  return message(`chart.spaced-${front && back ? 'both' : front ? 'before' : 'after'}`, { name });
}

/** A share in a sentence: whole percents, with a decimal where they are few, or where they would be called all. */
export function shareIn(share: number): Message {
  if (share >= 0.995 && share < 1) return message('chart.value-percent', { value: Math.min(share, 0.999) });
  return message(share < 0.1 ? 'chart.value-percent' : 'chart.value-percent-whole', { value: share });
}

/** A change in a sentence, in whole percents; what is not all of it is not called 100 %. */
export function changeIn(change: number): Message {
  return change >= 0.995 && change < 1 ? shareIn(change) : message('chart.value-percent-whole', { value: change });
}

/** A value with its unit. */
export function valueIn({ style, currency }: Pick<ChartMeasure, 'style' | 'currency'>, value: number): Message {
  if (style === 'percent1') return message('chart.value-percent', { value });
  if (style === 'money' && currency !== null) return message('chart.value-money', { value });
  return message(style === 'decimal2' ? 'chart.value-decimal' : 'chart.value-number', { value });
}

/** A number along an axis of points. */
export function placeOn(axis: ChartAxis, value: number): Message {
  return message(axis.day ? 'fields.day' : 'fields.value', axis.day ? { day: Math.round(value) } : { value });
}

/** Ends of a cell along an axis. */
export function cellEnds(axis: ChartAxis, at: number, parts: number): readonly [number, number] {
  const { low, high, log } = axis;
  const value = (share: number): number => (log ? low * (high / low) ** share : low + (high - low) * share);
  return [value(at / parts), value((at + 1) / parts)];
}

/** Frame, part along x and colour of a mark; of points and cells where they lie. */
export function markName(view: ChartView, mark: number): Message {
  const { marks, facet, series, x, scatter, type } = view;
  const parts: Message[] = [];
  if (facet) parts.push(nameIn(facet, marks.facet[mark]!));
  if (scatter) {
    const { points } = scatter;
    if (points)
      parts.push(
        message('chart.at', { x: placeOn(scatter.x, points.x[mark]!), y: placeOn(scatter.y, points.y[mark]!) }),
      );
    else {
      const [x0, x1] = cellEnds(scatter.x, marks.x[mark]!, CELL_COLUMNS);
      const [y0, y1] = cellEnds(scatter.y, marks.series[mark]!, CELL_ROWS);
      parts.push(
        message('chart.cell', {
          x: message('chart.from-to', { from: placeOn(scatter.x, x0), to: placeOn(scatter.x, x1) }),
          y: message('chart.from-to', { from: placeOn(scatter.y, y0), to: placeOn(scatter.y, y1) }),
        }),
      );
    }
  } else if (x) parts.push(nameIn(x, marks.x[mark]!));
  if (series && (scatter || type === 'heatmap' || series.categories.length > 0))
    parts.push(nameIn(series, marks.series[mark]!));
  return parts.length === 0 ? message('chart.all-rows') : listOf('chart.list', parts);
}
