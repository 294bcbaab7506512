/** The pivot: any table by several dimensions at once, with totals, drilling down and heat. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerOlap, OLAP_STATISTICS } from './answer.ts';
import { computeOlap, olapMarks, selectOlap, type OlapInput, type OlapResult } from './compute.ts';
import { describeOlap } from './describe.ts';
import { explainOlap } from './explain.ts';
import { olapWords } from './messages.ts';
import { OLAP_OPTIONS, type OlapOptions } from './options.ts';
import { remediesOf } from './remedies.ts';
import { CELL_COLUMNS, tabulateOlap } from './tables.ts';
import { OLAP_SETS, type OlapView } from './view.ts';

export const olapPanel = /* @__PURE__ */ declarePanel<OlapOptions, OlapView>({
  id: 'olap',
  version: 1,
  migrations: [],
  group: 'worth',
  icon: 'boxes',
  words: olapWords,
  needs: [{ table: 'any', roles: [] }],
  // Good for any table, and the first thing to look at where nothing more particular is.
  fit: () => 0.3,
  options: OLAP_OPTIONS,
  publishes: [{ name: 'cells', columns: CELL_COLUMNS, some: true }],
  statistics: OLAP_STATISTICS,
  sets: OLAP_SETS,
  describe: describeOlap,
  remedies: remediesOf,
});

/** With the work the engine does for it; the page has no use for that part. */
export const olapSpec = /* @__PURE__ */ definePanel<OlapOptions, OlapInput, OlapResult, OlapView>(olapPanel, {
  select: (_tables, options, context) => selectOlap(options, context),
  compute: computeOlap,
  answer: answerOlap,
  marks: olapMarks,
  tabulate: tabulateOlap,
  explain: explainOlap,
});
