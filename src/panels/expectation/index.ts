/** The expectation panel: what people expected against what they perceived, who was delighted and who disappointed. */

import { declarePanel, definePanel } from '../contract.ts';
import { fitsExpectation } from '../survey-fit.ts';
import { answerExpectation, EXPECTATION_STATISTICS } from './answer.ts';
import {
  computeExpectation,
  expectationMarks,
  selectExpectation,
  type ExpectationInput,
  type ExpectationResult,
} from './compute.ts';
import { describeExpectation } from './describe.ts';
import { explainExpectation } from './explain.ts';
import { expectationWords } from './messages.ts';
import { EXPECTATION_OPTIONS, type ExpectationOptions } from './options.ts';
import { RESPONDENT_COLUMNS, tabulateExpectation } from './tables.ts';
import { EXPECTATION_SETS, type ExpectationView } from './view.ts';

export const expectationPanel = /* @__PURE__ */ declarePanel<ExpectationOptions, ExpectationView>({
  id: 'expectation',
  version: 1,
  migrations: [],
  group: 'feeling',
  icon: 'arrow-left-right',
  words: expectationWords,
  fit: fitsExpectation,
  needs: [{ table: 'survey', roles: [] }],
  options: EXPECTATION_OPTIONS,
  publishes: [{ name: 'respondents', columns: RESPONDENT_COLUMNS }],
  statistics: EXPECTATION_STATISTICS,
  sets: EXPECTATION_SETS,
  describe: describeExpectation,
});

/** With the work the engine does for it; the page has no use for that part. */
export const expectationSpec = /* @__PURE__ */ definePanel<
  ExpectationOptions,
  ExpectationInput,
  ExpectationResult,
  ExpectationView
>(expectationPanel, {
  select: selectExpectation,
  compute: computeExpectation,
  answer: answerExpectation,
  marks: expectationMarks,
  tabulate: tabulateExpectation,
  explain: (result, _options, customer) => explainExpectation(result, customer),
});
