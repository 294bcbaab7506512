/** The questionnaire panel: the index system, its questions, how reliable its scales are, and the weighted index. */

import { declarePanel, definePanel } from '../contract.ts';
import { fitsQuestionnaire } from '../survey-fit.ts';
import { answerQuestionnaire, QUESTIONNAIRE_STATISTICS } from './answer.ts';
import {
  computeQuestionnaire,
  questionnaireMarks,
  selectQuestionnaire,
  type QuestionnaireInput,
  type QuestionnaireResult,
} from './compute.ts';
import { describeQuestionnaire } from './describe.ts';
import { explainQuestionnaire } from './explain.ts';
import { questionnaireWords } from './messages.ts';
import { QUESTIONNAIRE_OPTIONS, type QuestionnaireOptions } from './options.ts';
import { ITEM_COLUMNS, RESPONDENT_COLUMNS, tabulateQuestionnaire, VARIABLE_COLUMNS } from './tables.ts';
import { QUESTIONNAIRE_SETS, type QuestionnaireView } from './view.ts';

export const questionnairePanel = /* @__PURE__ */ declarePanel<QuestionnaireOptions, QuestionnaireView>({
  id: 'questionnaire',
  version: 1,
  migrations: [],
  group: 'feeling',
  icon: 'clipboard-list',
  words: questionnaireWords,
  fit: fitsQuestionnaire,
  needs: [{ table: 'survey', roles: [] }],
  options: QUESTIONNAIRE_OPTIONS,
  publishes: [
    { name: 'items', columns: ITEM_COLUMNS },
    { name: 'variables', columns: VARIABLE_COLUMNS },
    { name: 'respondents', columns: RESPONDENT_COLUMNS },
  ],
  statistics: QUESTIONNAIRE_STATISTICS,
  sets: QUESTIONNAIRE_SETS,
  describe: describeQuestionnaire,
});

/** With the work the engine does for it; the page has no use for that part. */
export const questionnaireSpec = /* @__PURE__ */ definePanel<
  QuestionnaireOptions,
  QuestionnaireInput,
  QuestionnaireResult,
  QuestionnaireView
>(questionnairePanel, {
  select: (tables, options, context) => selectQuestionnaire(tables.survey, options, context),
  compute: computeQuestionnaire,
  answer: answerQuestionnaire,
  marks: questionnaireMarks,
  tabulate: tabulateQuestionnaire,
  explain: explainQuestionnaire,
});
