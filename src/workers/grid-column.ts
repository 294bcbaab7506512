/** What a column says over the rows of a view: counts, quartiles, a distribution, the most frequent values. */

import { cellText, describeColumn } from '../data/column-report.ts';
import type { Column, TextColumn } from '../data/columns.ts';
import { sizeOf } from '../data/dictionary.ts';
import { missingCodesOf } from '../data/missing-codes.ts';
import { quantileOf } from '../data/steps/aggregate.ts';
import { firstRows, keysOfColumn } from '../data/steps/keys.ts';
import { isMissing, takeCells, type StepTable } from '../data/steps/step-table.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { meanExactly } from '../lib/exact-sum.ts';
import type { GridColumn, GridHead } from './grid-requests.ts';

const BINS = 24;
const MOST_FREQUENT = 10;

/** @param order rows of the view; `null`: all */
export function describeRows(table: StepTable, place: number, order: Uint32Array | null): GridColumn {
  const whole = table.columns[place]!.column;
  const column = order ? takeCells(whole, order) : whole;
  const rows = order?.length ?? table.rows;
  const { frequent, distinct, missing } = countValues(column, rows);
  return { rows, missing, distinct, ...distribution(column), frequent };
}

/** @param order rows in use; `null`: all */
export function headOf(whole: Column, rows: number, order: Uint32Array | null): GridHead {
  const column = order ? takeCells(whole, order) : whole;
  const { missing, distinct, minimum, maximum, profile } = describeColumn(column);
  const used = column.kind === 'text' ? countCodes(column) : distinct;
  return { rows: order?.length ?? rows, missing, distinct: used, minimum, maximum, profile };
}

// A dictionary knows the texts of all rows, also of those left out.
function countCodes({ codes, dictionary }: TextColumn): number {
  const seen = new Uint8Array(sizeOf(dictionary));
  for (let row = 0; row < codes.length; row++) seen[codes[row]!] = 1;
  for (const code of missingCodesOf(dictionary)) seen[code] = 0;
  return seen.reduce((sum, one) => sum + one, 0);
}

function countValues(column: Column, rows: number): Pick<GridColumn, 'frequent' | 'distinct' | 'missing'> {
  const keys = keysOfColumn(column, rows);
  const firsts = firstRows(keys);
  const counts = new Uint32Array(keys.count);
  for (let row = 0; row < rows; row++) counts[keys.of[row]!]!++;
  let missing = 0;
  const best: number[] = [];
  let distinct = 0;
  for (let key = 0; key < keys.count; key++) {
    if (isMissing(column, firsts[key]!)) {
      missing += counts[key]!;
      continue;
    }
    distinct++;
    let at = best.length;
    while (at > 0 && counts[best[at - 1]!]! < counts[key]!) at--;
    if (at < MOST_FREQUENT) {
      best.splice(at, 0, key);
      if (best.length > MOST_FREQUENT) best.pop();
    }
  }
  const frequent = best.map((key) => ({ value: cellText(column, firsts[key]!), rows: counts[key]! }));
  return { frequent, distinct, missing };
}

function distribution(column: Column): Pick<GridColumn, 'figures' | 'bins'> {
  if (column.kind === 'text') return { figures: null, bins: [] };
  const values =
    column.kind === 'number'
      ? column.values.filter((value) => !Number.isNaN(value))
      : Float64Array.from(column.days.filter((day) => day !== MISSING_DAY));
  if (values.length === 0) return { figures: null, bins: [] };
  values.sort();
  const minimum = values[0]!;
  const maximum = values[values.length - 1]!;
  const bins = new Array<number>(BINS).fill(0);
  const scale = maximum > minimum ? BINS / (maximum - minimum) : 0;
  for (let index = 0; index < values.length; index++)
    bins[Math.min(BINS - 1, Math.floor((values[index]! - minimum) * scale))]!++;
  const figures = {
    minimum,
    lower: quantileOf(values, 0.25),
    median: quantileOf(values, 0.5),
    mean: meanExactly(values, column.kind === 'number' ? column.decimals : 0),
    upper: quantileOf(values, 0.75),
    maximum,
  };
  return { figures, bins };
}
