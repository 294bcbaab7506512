/** Early warning of churn: who is likely to leave, how well that can be told, whom to call, and why each of them. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerChurnWarning, CHURN_WARNING_STATISTICS } from './answer.ts';
import { churnWarningMarks, computeChurnWarning, type ChurnWarningResult } from './compute.ts';
import { describeChurnWarning } from './describe.ts';
import { explainChurnWarning } from './explain.ts';
import { churnWarningWords } from './messages.ts';
import { CHURN_WARNING_OPTIONS, type ChurnWarningOptions } from './options.ts';
import { selectChurnWarning, type ChurnWarningInput } from './source.ts';
import { RISK_COLUMNS, tabulateChurnWarning } from './tables.ts';
import { CHURN_WARNING_SETS, type ChurnWarningView } from './view.ts';

export const churnWarningPanel = /* @__PURE__ */ declarePanel<ChurnWarningOptions, ChurnWarningView>({
  id: 'churn-warning',
  version: 1,
  migrations: [],
  group: 'churn',
  icon: 'bell-ring',
  words: churnWarningWords,
  needs: [
    // Amounts are of use and not needed: without them all customers are worth the same.
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
    { table: 'subscriptions', roles: [{ anyOf: ['customer'] }, { anyOf: ['start'] }, { anyOf: ['end'] }] },
    { table: 'events', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }, { anyOf: ['event'] }] },
  ],
  options: CHURN_WARNING_OPTIONS,
  publishes: [{ name: 'risks', columns: RISK_COLUMNS }],
  statistics: CHURN_WARNING_STATISTICS,
  sets: CHURN_WARNING_SETS,
  describe: describeChurnWarning,
});

/** With the work the engine does for it; the page has no use for that part. */
export const churnWarningSpec = /* @__PURE__ */ definePanel<
  ChurnWarningOptions,
  ChurnWarningInput,
  ChurnWarningResult,
  ChurnWarningView
>(churnWarningPanel, {
  select: selectChurnWarning,
  compute: computeChurnWarning,
  answer: answerChurnWarning,
  marks: churnWarningMarks,
  tabulate: tabulateChurnWarning,
  explain: explainChurnWarning,
});
