/** The four patterns of the customer lifecycle: the stage a relationship had reached when it declined. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerLifecyclePattern, LIFECYCLE_PATTERN_STATISTICS } from './answer.ts';
import {
  computeLifecyclePattern,
  lifecyclePatternMarks,
  selectLifecyclePattern,
  type LifecyclePatternInput,
  type LifecyclePatternResult,
} from './compute.ts';
import { describeLifecyclePattern } from './describe.ts';
import { explainLifecyclePattern } from './explain.ts';
import { lifecyclePatternWords } from './messages.ts';
import { LIFECYCLE_PATTERN_OPTIONS, type LifecyclePatternOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateLifecyclePattern } from './tables.ts';
import { LIFECYCLE_PATTERN_SETS, type LifecyclePatternView } from './view.ts';

export const lifecyclePatternPanel = /* @__PURE__ */ declarePanel<LifecyclePatternOptions, LifecyclePatternView>({
  id: 'lifecycle-pattern',
  version: 1,
  migrations: [],
  group: 'stage',
  icon: 'route',
  words: lifecyclePatternWords,
  // Money is welcome and not needed.
  needs: [{ table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] }],
  options: LIFECYCLE_PATTERN_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: LIFECYCLE_PATTERN_STATISTICS,
  sets: LIFECYCLE_PATTERN_SETS,
  describe: (set, marks) => describeLifecyclePattern(set, marks),
});

/** With the work the engine does for it; the page has no use for that part. */
export const lifecyclePatternSpec = /* @__PURE__ */ definePanel<
  LifecyclePatternOptions,
  LifecyclePatternInput,
  LifecyclePatternResult,
  LifecyclePatternView
>(lifecyclePatternPanel, {
  select: (tables, options, context) => selectLifecyclePattern(tables.orders, options, context),
  compute: computeLifecyclePattern,
  answer: answerLifecyclePattern,
  marks: lifecyclePatternMarks,
  tabulate: (result) => tabulateLifecyclePattern(result),
  explain: (result, _options, customer) => explainLifecyclePattern(result, customer),
});
