/** The net-promoter panel: who would recommend, how sure that is, where and when it differs, what goes with it and what it is worth. */

import { declarePanel, definePanel } from '../contract.ts';
import { fitsNps } from '../survey-fit.ts';
import { answerNps, NPS_STATISTICS } from './answer.ts';
import { computeNps, npsMarks, selectNps, type NpsInput, type NpsResult } from './compute.ts';
import { describeNps } from './describe.ts';
import { explainNps } from './explain.ts';
import { npsWords } from './messages.ts';
import { NPS_OPTIONS, type NpsOptions } from './options.ts';
import { RESPONDENT_COLUMNS, tabulateNps } from './tables.ts';
import { NPS_SETS, type NpsView } from './view.ts';

export const npsPanel = /* @__PURE__ */ declarePanel<NpsOptions, NpsView>({
  id: 'nps',
  version: 1,
  migrations: [],
  group: 'feeling',
  icon: 'gauge',
  words: npsWords,
  fit: fitsNps,
  needs: [{ table: 'survey', roles: [] }],
  options: NPS_OPTIONS,
  publishes: [{ name: 'respondents', columns: RESPONDENT_COLUMNS }],
  statistics: NPS_STATISTICS,
  sets: NPS_SETS,
  describe: describeNps,
});

/** With the work the engine does for it; the page has no use for that part. */
export const npsSpec = /* @__PURE__ */ definePanel<NpsOptions, NpsInput, NpsResult, NpsView>(npsPanel, {
  select: selectNps,
  compute: computeNps,
  answer: answerNps,
  marks: npsMarks,
  tabulate: tabulateNps,
  explain: (result, _options, customer) => explainNps(result, customer),
});
