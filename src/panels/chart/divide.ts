/** Columns of the chart divided into parts, few enough for colours and frames. Remembered while the rows stay the same. */

import type { TableColumn } from '../../data/columns.ts';
import type { RowsContext } from '../../data/rows-context.ts';
import { message } from '../../lib/outcome.ts';
import { dimensionOf, type Dimension, type DimensionOptions } from '../fields.ts';
import type { ChartDimension } from './view.ts';

/** Colours of one hue set; a sixth value is drawn in grey, more are gathered. */
export const MOST_COLOURS = 5;
export const MOST_FRAMES = 8;
const MOST_STEPS = 6;

const known = new WeakMap<RowsContext, Map<string, Dimension>>();
/** Codes of a million rows are 4 MB: only so many divisions are kept. */
const KEPT = 6;

/** As {@link dimensionOf}, remembered; not for ranks, which change with what is counted. */
export function divide(column: TableColumn, rows: RowsContext, options: DimensionOptions): Dimension {
  if (options.rank) return dimensionOf(column, rows, options);
  let made = known.get(rows);
  if (!made) known.set(rows, (made = new Map()));
  const key = JSON.stringify([column.id, options]);
  const found = made.get(key) ?? dimensionOf(column, rows, options);
  // The last used stay.
  made.delete(key);
  made.set(key, found);
  const [oldest] = made.keys();
  if (made.size > KEPT && oldest !== undefined) made.delete(oldest);
  return found;
}

/** Texts by frequency, the rest gathered; periods and ranges joined with their neighbours until they are few. */
export function divideFew(column: TableColumn, rows: RowsContext, most: number): Dimension {
  const few = divide(column, rows, { most, ...(column.column.kind === 'number' ? { bins: null } : {}) });
  if (few.kind === 'text') return few;
  return joined(few, Math.max(most, MOST_STEPS));
}

/** Neighbouring parts joined in equal numbers, so that at most `most` are left. */
export function joined(dimension: Dimension, most: number): Dimension {
  const shown = dimension.missing ?? dimension.categories.length;
  if (shown <= most) return dimension;
  const each = Math.ceil(shown / most);
  const count = Math.ceil(shown / each);
  const codes = dimension.codes.map((code) => (code < shown ? Math.floor(code / each) : count));
  const categories = Array.from({ length: count }, (_, at) => {
    const first = dimension.categories[at * each]!;
    const last = dimension.categories[Math.min(shown, (at + 1) * each) - 1]!;
    if (first === last) return first;
    const label =
      first.low !== undefined && last.high !== undefined
        ? message('fields.range', { low: first.low, high: last.high })
        : message('chart.from-to', { from: first.label, to: last.label });
    return {
      label,
      ...(first.low === undefined ? {} : { low: first.low }),
      ...(last.high === undefined ? {} : { high: last.high }),
      ...(first.day === undefined ? {} : { day: first.day }),
    };
  });
  return {
    ...dimension,
    codes,
    categories: dimension.missing === null ? categories : [...categories, dimension.categories[dimension.missing]!],
    missing: dimension.missing === null ? null : count,
  };
}

/** For the picture. @param leaveMissing rows without a value are left out */
export function shownDimension(dimension: Dimension, leaveMissing: boolean): ChartDimension {
  const { categories, missing, other } = dimension;
  const shown = leaveMissing && missing !== null ? categories.slice(0, missing) : categories;
  return {
    label: dimension.label,
    kind: dimension.kind,
    categories: shown,
    ordered: dimension.ordered,
    grain: dimension.grain,
    ranges: dimension.step !== null,
    other: other?.index ?? -1,
    gathered: other?.values ?? 0,
    missing: leaveMissing ? -1 : (missing ?? -1),
  };
}
