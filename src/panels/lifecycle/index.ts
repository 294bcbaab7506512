/** The lifecycle panel: stages by rule at any date, the river of the base through time, flows, moves, and one customer's course. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerLifecycle, LIFECYCLE_STATISTICS } from './answer.ts';
import {
  computeLifecycle,
  lifecycleMarks,
  selectLifecycle,
  type LifecycleInput,
  type LifecycleResult,
} from './compute.ts';
import { describeLifecycle } from './describe.ts';
import { explainLifecycle } from './explain.ts';
import { lifecycleWords } from './messages.ts';
import { LIFECYCLE_OPTIONS, type LifecycleOptions } from './options.ts';
import { CUSTOMER_COLUMNS, DATE_COLUMNS, MOVE_COLUMNS, SLOT_COLUMNS, tabulateLifecycle } from './tables.ts';
import { LIFECYCLE_SETS, type LifecycleView } from './view.ts';

export const lifecyclePanel = /* @__PURE__ */ declarePanel<LifecycleOptions, LifecycleView>({
  id: 'lifecycle',
  version: 1,
  migrations: [],
  group: 'stage',
  icon: 'waves',
  words: lifecycleWords,
  // Money is welcome and not needed: volume may be counted in purchases.
  needs: [{ table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] }],
  options: LIFECYCLE_OPTIONS,
  publishes: [
    { name: 'customers', columns: CUSTOMER_COLUMNS },
    { name: 'slots', columns: SLOT_COLUMNS },
    { name: 'dates', columns: DATE_COLUMNS },
    { name: 'transitions', columns: MOVE_COLUMNS },
  ],
  statistics: LIFECYCLE_STATISTICS,
  sets: LIFECYCLE_SETS,
  describe: describeLifecycle,
});

/** With the work the engine does for it; the page has no use for that part. */
export const lifecycleSpec = /* @__PURE__ */ definePanel<
  LifecycleOptions,
  LifecycleInput,
  LifecycleResult,
  LifecycleView
>(lifecyclePanel, {
  select: (tables, options, context) => selectLifecycle(tables.orders, options, context),
  compute: computeLifecycle,
  answer: answerLifecycle,
  marks: lifecycleMarks,
  tabulate: tabulateLifecycle,
  explain: explainLifecycle,
});
