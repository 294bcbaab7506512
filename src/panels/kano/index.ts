/** The Kano panel: which features people take for granted, pay for or are delighted by, and what to build first. */

import { declarePanel, definePanel } from '../contract.ts';
import { fitsKano } from '../survey-fit.ts';
import { answerKano, KANO_STATISTICS } from './answer.ts';
import { computeKano, kanoMarks, selectKano, type KanoInput, type KanoResult } from './compute.ts';
import { describeKano } from './describe.ts';
import { explainKano } from './explain.ts';
import { kanoWords } from './messages.ts';
import { KANO_OPTIONS, type KanoOptions } from './options.ts';
import { RESPONDENT_COLUMNS, tabulateKano } from './tables.ts';
import { KANO_SETS, type KanoView } from './view.ts';

export const kanoPanel = /* @__PURE__ */ declarePanel<KanoOptions, KanoView>({
  id: 'kano',
  version: 1,
  migrations: [],
  group: 'feeling',
  icon: 'chart-scatter',
  words: kanoWords,
  fit: fitsKano,
  needs: [{ table: 'survey', roles: [] }],
  options: KANO_OPTIONS,
  publishes: [{ name: 'respondents', columns: RESPONDENT_COLUMNS }],
  statistics: KANO_STATISTICS,
  sets: KANO_SETS,
  describe: (set, marks, _options, view) => describeKano(set, marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const kanoSpec = /* @__PURE__ */ definePanel<KanoOptions, KanoInput, KanoResult, KanoView>(kanoPanel, {
  select: selectKano,
  compute: computeKano,
  answer: answerKano,
  marks: kanoMarks,
  tabulate: tabulateKano,
  explain: explainKano,
});
