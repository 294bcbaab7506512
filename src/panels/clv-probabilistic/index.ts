/** The probabilistic CLV panel: who is still a customer, how often each will buy and what that is worth, from past purchases alone. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerClv, CLV_STATISTICS } from './answer.ts';
import { clvMarks, computeClv, selectClv, type ClvInput, type ClvResult } from './compute.ts';
import { describeClv } from './describe.ts';
import { explainClv } from './explain.ts';
import { clvProbabilisticWords } from './messages.ts';
import { CLV_PROBABILISTIC_OPTIONS, type ClvProbabilisticOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateClv } from './tables.ts';
import { CLV_SETS, type ClvProbabilisticView } from './view.ts';

export const clvProbabilisticPanel = /* @__PURE__ */ declarePanel<ClvProbabilisticOptions, ClvProbabilisticView>({
  id: 'clv-probabilistic',
  version: 1,
  migrations: [],
  group: 'value',
  icon: 'activity',
  words: clvProbabilisticWords,
  // Money is welcome and not needed: without it purchases are expected and not valued.
  needs: [
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
    {
      table: 'customer-summary',
      roles: [{ anyOf: ['frequency'] }, { anyOf: ['recency'] }, { anyOf: ['age'] }],
    },
  ],
  options: CLV_PROBABILISTIC_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: CLV_STATISTICS,
  sets: CLV_SETS,
  describe: describeClv,
});

/** With the work the engine does for it; the page has no use for that part. */
export const clvProbabilisticSpec = /* @__PURE__ */ definePanel<
  ClvProbabilisticOptions,
  ClvInput,
  ClvResult,
  ClvProbabilisticView
>(clvProbabilisticPanel, {
  select: selectClv,
  compute: computeClv,
  answer: answerClv,
  marks: clvMarks,
  tabulate: tabulateClv,
  explain: explainClv,
});
