/** Pivots made as the engine makes them, for tests. */

import { rowsContext } from '../../../src/data/rows-context.ts';
import type { RowsContext } from '../../../src/data/rows-context.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Outcome } from '../../../src/lib/outcome.ts';
import { answerOlap } from '../../../src/panels/olap/answer.ts';
import { computeOlap, selectOlap, type OlapResult } from '../../../src/panels/olap/compute.ts';
import { olapSpec } from '../../../src/panels/olap/index.ts';
import type { OlapOptions } from '../../../src/panels/olap/options.ts';
import type { OlapView } from '../../../src/panels/olap/view.ts';
import { decodeOptions } from '../../../src/panels/options.ts';
import { readAndPrepare } from '../../data/reading.ts';

export async function rowsFrom(text: string): Promise<RowsContext> {
  return rowsContext(await readAndPrepare(text, { kind: 'orders' }));
}

/** Options as a document or an address gives them; what is refused is an error of the test. */
export function optionsOf(given: JsonObject = {}): OlapOptions {
  const { options, rejected } = decodeOptions<OlapOptions>(olapSpec.options as never, given);
  if (rejected.length > 0) throw new Error(`refused: ${rejected.join()}`);
  return options;
}

export function tryPivot(
  rows: RowsContext,
  given: JsonObject = {},
  keep: Uint8Array | null = null,
): Outcome<OlapResult> {
  const options = optionsOf(given);
  const input = selectOlap(options, { keep, rows });
  return input.ok ? computeOlap(input.value, options) : input;
}

export function pivot(rows: RowsContext, given: JsonObject = {}, keep: Uint8Array | null = null): OlapResult {
  const result = tryPivot(rows, given, keep);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export function viewOf(rows: RowsContext, given: JsonObject = {}, keep: Uint8Array | null = null): OlapView {
  return answerOlap(pivot(rows, given, keep), optionsOf(given)).view;
}

/** Value of the cell of two paths of keys. */
export function at(view: OlapView, row: readonly string[], column: readonly string[], measure = 0): number {
  const find = (lines: OlapView['lines'], keys: readonly string[]): number =>
    lines.findIndex(
      (line) =>
        line.kind !== 'other' && line.keys.length === keys.length && keys.every((key, i) => line.keys[i] === key),
    );
  return view.measures[measure]!.values[find(view.lines, row) * view.columns.length + find(view.columns, column)]!;
}
