/** The survival panel: how long customers stay, who stays longer, why they leave, and what goes with leaving early. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerSurvival, SURVIVAL_STATISTICS } from './answer.ts';
import { computeSurvival, selectSurvival, survivalMarks, type SurvivalInput, type SurvivalResult } from './compute.ts';
import { describeSurvival } from './describe.ts';
import { explainSurvival } from './explain.ts';
import { survivalWords } from './messages.ts';
import { SURVIVAL_OPTIONS, type SurvivalOptions } from './options.ts';
import { CURVE_COLUMNS, CUSTOMER_COLUMNS, GROUP_COLUMNS, RATIO_COLUMNS, tabulateSurvival } from './tables.ts';
import { SURVIVAL_SETS, type SurvivalView } from './view.ts';

export const survivalPanel = /* @__PURE__ */ declarePanel<SurvivalOptions, SurvivalView>({
  id: 'survival',
  version: 1,
  migrations: [],
  group: 'churn',
  icon: 'hourglass',
  words: survivalWords,
  needs: [
    { table: 'subscriptions', roles: [{ anyOf: ['customer'] }, { anyOf: ['start'] }] },
    { table: 'durations', roles: [{ anyOf: ['duration'] }, { anyOf: ['ended'] }] },
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
  ],
  options: SURVIVAL_OPTIONS,
  publishes: [
    { name: 'customers', columns: CUSTOMER_COLUMNS },
    { name: 'groups', columns: GROUP_COLUMNS },
    { name: 'curve', columns: CURVE_COLUMNS },
    { name: 'ratios', columns: RATIO_COLUMNS },
  ],
  statistics: SURVIVAL_STATISTICS,
  sets: SURVIVAL_SETS,
  describe: describeSurvival,
});

/** With the work the engine does for it; the page has no use for that part. */
export const survivalSpec = /* @__PURE__ */ definePanel<SurvivalOptions, SurvivalInput, SurvivalResult, SurvivalView>(
  survivalPanel,
  {
    select: selectSurvival,
    compute: computeSurvival,
    answer: answerSurvival,
    marks: survivalMarks,
    tabulate: tabulateSurvival,
    explain: (result, options) => explainSurvival(result, options),
  },
);
