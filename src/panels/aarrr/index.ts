/** The AARRR panel: how far customers come through a list of steps, and where they stay behind. */

import { declarePanel, definePanel } from '../contract.ts';
import { AARRR_STATISTICS, answerAarrr } from './answer.ts';
import { aarrrMarks, computeAarrr, selectAarrr, type AarrrInput, type AarrrResult } from './compute.ts';
import { describeAarrr } from './describe.ts';
import { explainAarrr } from './explain.ts';
import { aarrrWords } from './messages.ts';
import { AARRR_OPTIONS, type AarrrOptions } from './options.ts';
import { CUSTOMER_COLUMNS, GROUP_COLUMNS, STEP_COLUMNS, tabulateAarrr } from './tables.ts';
import { AARRR_SETS, type AarrrView } from './view.ts';

export const aarrrPanel = /* @__PURE__ */ declarePanel<AarrrOptions, AarrrView>({
  id: 'aarrr',
  version: 1,
  migrations: [],
  group: 'stage',
  icon: 'filter',
  words: aarrrWords,
  needs: [
    { table: 'events', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }, { anyOf: ['event'] }] },
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
  ],
  options: AARRR_OPTIONS,
  publishes: [
    { name: 'customers', columns: CUSTOMER_COLUMNS },
    { name: 'steps', columns: STEP_COLUMNS },
    { name: 'groups', columns: GROUP_COLUMNS },
  ],
  statistics: AARRR_STATISTICS,
  sets: AARRR_SETS,
  describe: describeAarrr,
});

/** With the work the engine does for it; the page has no use for that part. */
export const aarrrSpec = /* @__PURE__ */ definePanel<AarrrOptions, AarrrInput, AarrrResult, AarrrView>(aarrrPanel, {
  select: selectAarrr,
  compute: computeAarrr,
  answer: answerAarrr,
  marks: aarrrMarks,
  tabulate: tabulateAarrr,
  explain: explainAarrr,
});
