/** The churn-rate panel: customers and value lost by period, the bridge of a period, and how the threshold of silence decides it. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerChurnRate, CHURN_RATE_STATISTICS } from './answer.ts';
import {
  churnRateMarks,
  computeChurnRate,
  selectChurnRate,
  type ChurnRateInput,
  type ChurnRateResult,
} from './compute.ts';
import { describeChurnRate } from './describe.ts';
import { explainChurnRate } from './explain.ts';
import { churnRateWords } from './messages.ts';
import { CHURN_RATE_OPTIONS, type ChurnRateOptions } from './options.ts';
import { CUSTOMER_COLUMNS, PERIOD_COLUMNS, tabulateChurnRate } from './tables.ts';
import { CHURN_RATE_SETS, type ChurnRateView } from './view.ts';

export const churnRatePanel = /* @__PURE__ */ declarePanel<ChurnRateOptions, ChurnRateView>({
  id: 'churn-rate',
  version: 1,
  migrations: [],
  group: 'churn',
  icon: 'chart-column',
  words: churnRateWords,
  needs: [
    { table: 'subscriptions', roles: [{ anyOf: ['customer'] }, { anyOf: ['start'] }] },
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
  ],
  options: CHURN_RATE_OPTIONS,
  publishes: [
    { name: 'periods', columns: PERIOD_COLUMNS },
    { name: 'customers', columns: CUSTOMER_COLUMNS },
  ],
  statistics: CHURN_RATE_STATISTICS,
  sets: CHURN_RATE_SETS,
  describe: describeChurnRate,
});

/** With the work the engine does for it; the page has no use for that part. */
export const churnRateSpec = /* @__PURE__ */ definePanel<
  ChurnRateOptions,
  ChurnRateInput,
  ChurnRateResult,
  ChurnRateView
>(churnRatePanel, {
  select: selectChurnRate,
  compute: computeChurnRate,
  answer: answerChurnRate,
  marks: churnRateMarks,
  tabulate: tabulateChurnRate,
  explain: (result, _options, customer) => explainChurnRate(result, customer),
});
