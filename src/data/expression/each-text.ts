/** Work on texts: once for each distinct text where a single column of texts varies, else once a row. */

import { TextCollector } from './text-pool.ts';
import { lengthFor, stepOf, UNKNOWN, type TextVector, type Vector } from './vectors.ts';

/** What one argument holds in one row; `null` is missing. */
export type Cell = string | number | null;

/** Results, and for each row which one is its own (`null`: they stand one a row). */
export interface Worked<T> {
  readonly results: T[];
  readonly places: TextVector['codes'] | null;
  readonly step: 0 | 1;
}

/**
 * @param parts texts and numbers
 * @param blank whether a missing text is handed on as '' instead of making the result missing
 * @param compute gets the same array every time
 */
export function computeEach<T>(
  parts: readonly Vector[],
  rows: number,
  blank: boolean,
  missing: T,
  compute: (cells: readonly Cell[]) => T,
): Worked<T> {
  const step = stepOf(parts);
  const varying = parts.filter((part) => part.step === 1);
  const cells: Cell[] = parts.map((part) => (part.step === 0 ? cellAt(part, 0) : null));
  const work = (): T => {
    if (blank) for (let k = 0; k < cells.length; k++) cells[k] ??= '';
    return !blank && cells.includes(null) ? missing : compute(cells);
  };
  const [only] = varying;
  if (varying.length === 1 && only!.kind === 'text' && only!.pool.size <= rows * 2 + 1) {
    const place = parts.indexOf(only!);
    const results = only!.pool.texts.map((text) => {
      cells[place] = text === '' ? null : text;
      return work();
    });
    return { results, places: only!.codes, step };
  }
  const results = new Array<T>(lengthFor(step, rows));
  for (let row = 0; row < results.length; row++) {
    for (let k = 0; k < cells.length; k++) if (parts[k]!.step === 1) cells[k] = cellAt(parts[k]!, row);
    results[row] = work();
  }
  return { results, places: null, step };
}

export function toTexts({ results, places, step }: Worked<string | null>): TextVector {
  const collector = new TextCollector();
  const made = Uint32Array.from(results, (text) => collector.add(text));
  const codes = places ? Uint32Array.from(places, (place) => made[place]!) : made;
  return { kind: 'text', codes, pool: collector.finish(), step };
}

export function toNumbers({ results, places }: Worked<number>): Float64Array {
  return places ? Float64Array.from(places, (place) => results[place]!) : Float64Array.from(results);
}

export function toTruths({ results, places }: Worked<number>): Uint8Array {
  return places ? Uint8Array.from(places, (place) => results[place]!) : Uint8Array.from(results);
}

function cellAt(vector: Vector, row: number): Cell {
  if (vector.kind === 'text') {
    const code = vector.codes[row]!;
    return code === 0 ? null : vector.pool.texts[code]!;
  }
  if (vector.kind === 'number') return Number.isNaN(vector.values[row]!) ? null : vector.values[row]!;
  if (vector.kind === 'truth') return vector.values[row] === UNKNOWN ? null : vector.values[row]!;
  throw new RangeError('dates are no cells of texts');
}
