/** What the picture of the chart is drawn from: categories and one value a mark, some kilobytes however many rows there are. */

import type { NumberStyle } from '../../i18n/format.ts';
import type { Message } from '../../lib/outcome.ts';
import type { DateGrain, FieldCategory } from '../fields.ts';
import type { Channel, ChartAggregation, ChartFields, ChartType } from './options.ts';

/** Mark set: `mark` the bars, periods of lines, points or cells, boxes: what one row belongs to. A customer has all marks of their rows. */
export const CHART_SETS = ['mark'] as const;

/** Up to so many rows are drawn as points. */
export const MOST_POINTS = 3000;
export const CELL_COLUMNS = 48;
export const CELL_ROWS = 32;

/** The parts of an axis, of the colours or of the frames. */
export interface ChartDimension {
  readonly label: string;
  readonly kind: 'text' | 'date' | 'number';
  /** without the missing ones where these are left out */
  readonly categories: readonly FieldCategory[];
  readonly ordered: boolean;
  readonly grain: DateGrain | null;
  /** ranges of numbers, not single values */
  readonly ranges: boolean;
  /** category of what was gathered, with the number of values; −1 and 0 where nothing was */
  readonly other: number;
  readonly gathered: number;
  /** category of rows without a value, −1 where there is none or they are left out */
  readonly missing: number;
}

/** What the upright axis measures. */
export interface ChartMeasure {
  readonly by: ChartAggregation;
  /** name of the column; `null` for rows and customers */
  readonly column: string | null;
  readonly style: NumberStyle;
  readonly currency: string | null;
  /** sums over parts make a whole: counts, sums, shares */
  readonly additive: boolean;
}

/** A column of numbers along an axis of points. */
export interface ChartAxis {
  readonly label: string;
  readonly day: boolean;
  readonly currency: string | null;
  /** all values are whole numbers */
  readonly whole: boolean;
  readonly log: boolean;
  readonly low: number;
  readonly high: number;
}

/** One entry a mark. */
export interface ChartMarks {
  readonly facet: Uint32Array;
  readonly x: Uint32Array;
  /** colour, or row of a heatmap */
  readonly series: Uint32Array;
  readonly rows: Uint32Array;
  readonly value: Float64Array;
  /** `null` where rows speak of no customers */
  readonly customers: Uint32Array | null;
}

export interface ChartBoxes {
  readonly low: Float64Array;
  readonly first: Float64Array;
  readonly third: Float64Array;
  readonly high: Float64Array;
  /** number of rows beyond the whiskers */
  readonly beyond: Uint32Array;
  /** some of them, the farthest first */
  readonly outliers: readonly (readonly number[])[];
}

export interface ChartScatter {
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** of the points; `null` where cells are drawn */
  readonly points: {
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly size: Float64Array | null;
  } | null;
  /** least-squares line, where both axes are linear and r is known */
  readonly slope: number;
  readonly intercept: number;
  readonly correlation: number;
}

export interface ChartView {
  readonly type: ChartType;
  /** columns in force, and their names */
  readonly fields: ChartFields;
  readonly labels: { readonly [C in Channel]: string | null };
  readonly measure: ChartMeasure;
  /** of points there is none */
  readonly x: ChartDimension | null;
  readonly series: ChartDimension | null;
  readonly facet: ChartDimension | null;
  readonly marks: ChartMarks;
  readonly boxes: ChartBoxes | null;
  readonly scatter: ChartScatter | null;
  /** one a category of x: the value of all its rows, whatever colour or frame */
  readonly totals: Float64Array;
  readonly totalRows: Uint32Array;
  /** the value of all rows together */
  readonly overall: number;
  readonly rowsIn: number;
  readonly rows: number;
  readonly customers: number;
  /** whether rows have customers: only then can marks be picked */
  readonly linked: boolean;
  /** what was chosen otherwise than asked for */
  readonly notes: readonly Message[];
  /** for the form: which options mean something */
  readonly dated: boolean;
  readonly binned: boolean;
  readonly several: boolean;
}

/** Why a row is not in the picture. */
export interface LeftOut {
  readonly x: number;
  readonly series: number;
  readonly value: number;
  /** not above zero, on an axis of powers */
  readonly scale: number;
}
