/** The churn-funnel panel: who is active, slipping, at risk, lost or won back, what they are worth, and why people left. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerChurnFunnel, CHURN_FUNNEL_STATISTICS } from './answer.ts';
import {
  churnFunnelMarks,
  computeChurnFunnel,
  selectChurnFunnel,
  type ChurnFunnelInput,
  type ChurnFunnelResult,
} from './compute.ts';
import { describeChurnFunnel } from './describe.ts';
import { explainChurnFunnel } from './explain.ts';
import { churnFunnelWords } from './messages.ts';
import { CHURN_FUNNEL_OPTIONS, type ChurnFunnelOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateChurnFunnel } from './tables.ts';
import { CHURN_FUNNEL_SETS, type ChurnFunnelView } from './view.ts';

export const churnFunnelPanel = /* @__PURE__ */ declarePanel<ChurnFunnelOptions, ChurnFunnelView>({
  id: 'churn-funnel',
  version: 1,
  migrations: [],
  group: 'churn',
  icon: 'filter',
  words: churnFunnelWords,
  needs: [
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
    { table: 'subscriptions', roles: [{ anyOf: ['customer'] }, { anyOf: ['start'] }] },
  ],
  options: CHURN_FUNNEL_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: CHURN_FUNNEL_STATISTICS,
  sets: CHURN_FUNNEL_SETS,
  describe: describeChurnFunnel,
});

/** With the work the engine does for it; the page has no use for that part. */
export const churnFunnelSpec = /* @__PURE__ */ definePanel<
  ChurnFunnelOptions,
  ChurnFunnelInput,
  ChurnFunnelResult,
  ChurnFunnelView
>(churnFunnelPanel, {
  select: selectChurnFunnel,
  compute: computeChurnFunnel,
  answer: answerChurnFunnel,
  marks: churnFunnelMarks,
  tabulate: tabulateChurnFunnel,
  explain: (result, _options, customer) => explainChurnFunnel(result, customer),
});
