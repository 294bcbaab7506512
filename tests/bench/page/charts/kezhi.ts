/** Charts and pivots as the engine makes them: everything from the options to what is sent to the page. */

import type { RowsContext } from '../../../../src/data/rows-context.ts';
import { NO_TABLES } from '../../../../src/data/tables.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import type { AnySpec } from '../../../../src/panels/contract.ts';
import type { ChartView } from '../../../../src/panels/chart/view.ts';
import { chartSpec } from '../../../../src/panels/chart/index.ts';
import { olapSpec } from '../../../../src/panels/olap/index.ts';
import type { OlapView } from '../../../../src/panels/olap/view.ts';
import { initialOptions } from '../../../../src/panels/options.ts';
import type { Form } from './forms.ts';

const JOB = { pause: () => Promise.resolve(), progress: () => {} };

/** What the engine does when an option changes; gives the view. */
export async function run(panel: Form['panel'], rows: RowsContext, given: JsonObject): Promise<ChartView | OlapView> {
  const spec: AnySpec = panel === 'chart' ? chartSpec : olapSpec;
  const options: JsonObject = { ...initialOptions(spec.options), ...given };
  const input = spec.select(NO_TABLES, options, { keep: null, rows });
  if (!input.ok) throw new Error(input.error.code);
  const result = await spec.compute(input.value, options, JOB);
  if (!result.ok) throw new Error(result.error.code);
  spec.tabulate(result.value, options);
  const { view } = spec.answer(result.value, options);
  // Marks are copied for the page.
  for (const { of, entries } of Object.values(spec.marks(result.value))) {
    of.slice();
    entries?.customer.slice();
  }
  return view as ChartView | OlapView;
}
