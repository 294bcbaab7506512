/** Satisfaction and loyalty: four types, the curve between them by rivalry, the trap, and what people did afterwards. */

import { declarePanel, definePanel } from '../contract.ts';
import { fitsLoyalty } from '../survey-fit.ts';
import { answerSatisfactionLoyalty, SATISFACTION_LOYALTY_STATISTICS } from './answer.ts';
import {
  computeSatisfactionLoyalty,
  satisfactionLoyaltyMarks,
  selectSatisfactionLoyalty,
  type SatisfactionLoyaltyInput,
  type SatisfactionLoyaltyResult,
} from './compute.ts';
import { describeSatisfactionLoyalty } from './describe.ts';
import { explainSatisfactionLoyalty } from './explain.ts';
import { satisfactionLoyaltyWords } from './messages.ts';
import { SATISFACTION_LOYALTY_OPTIONS, type SatisfactionLoyaltyOptions } from './options.ts';
import { RESPONDENT_COLUMNS, tabulateSatisfactionLoyalty } from './tables.ts';
import { SATISFACTION_LOYALTY_SETS, type SatisfactionLoyaltyView } from './view.ts';

export const satisfactionLoyaltyPanel = /* @__PURE__ */ declarePanel<
  SatisfactionLoyaltyOptions,
  SatisfactionLoyaltyView
>({
  id: 'satisfaction-loyalty',
  version: 1,
  migrations: [],
  group: 'feeling',
  icon: 'heart-handshake',
  words: satisfactionLoyaltyWords,
  fit: fitsLoyalty,
  needs: [{ table: 'survey', roles: [] }],
  options: SATISFACTION_LOYALTY_OPTIONS,
  publishes: [{ name: 'respondents', columns: RESPONDENT_COLUMNS }],
  statistics: SATISFACTION_LOYALTY_STATISTICS,
  sets: SATISFACTION_LOYALTY_SETS,
  describe: (set, marks, _options, view) => describeSatisfactionLoyalty(set, marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const satisfactionLoyaltySpec = /* @__PURE__ */ definePanel<
  SatisfactionLoyaltyOptions,
  SatisfactionLoyaltyInput,
  SatisfactionLoyaltyResult,
  SatisfactionLoyaltyView
>(satisfactionLoyaltyPanel, {
  select: selectSatisfactionLoyalty,
  compute: computeSatisfactionLoyalty,
  answer: answerSatisfactionLoyalty,
  marks: satisfactionLoyaltyMarks,
  tabulate: (result) => tabulateSatisfactionLoyalty(result),
  explain: (result, _options, customer) => explainSatisfactionLoyalty(result, customer),
});
