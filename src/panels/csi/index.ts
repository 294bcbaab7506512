/** Satisfaction indices by path models: SCSB, ACSI, ECSI, CCSI or a person's own, estimated by partial least squares. */

import { declarePanel, definePanel } from '../contract.ts';
import { fitsIndexModel } from '../survey-fit.ts';
import { answerCsi, CSI_STATISTICS } from './answer.ts';
import { computeCsi, csiMarks, type CsiResult } from './compute.ts';
import { describeCsi } from './describe.ts';
import { explainCsi } from './explain.ts';
import { csiWords } from './messages.ts';
import { CSI_OPTIONS, type CsiOptions } from './options.ts';
import { selectCsi, type CsiInput } from './sheets.ts';
import { RESPONDENT_COLUMNS, tabulateCsi } from './tables.ts';
import { CSI_SETS, type CsiView } from './view.ts';

export const csiPanel = /* @__PURE__ */ declarePanel<CsiOptions, CsiView>({
  id: 'csi',
  version: 1,
  migrations: [],
  group: 'feeling',
  icon: 'workflow',
  words: csiWords,
  fit: fitsIndexModel,
  needs: [{ table: 'survey', roles: [] }],
  options: CSI_OPTIONS,
  publishes: [{ name: 'respondents', columns: RESPONDENT_COLUMNS }],
  statistics: CSI_STATISTICS,
  sets: CSI_SETS,
  describe: (set, marks, _options, view) => describeCsi(set, marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const csiSpec = /* @__PURE__ */ definePanel<CsiOptions, CsiInput, CsiResult, CsiView>(csiPanel, {
  select: (tables, _options, context) => selectCsi(tables.survey, context),
  compute: computeCsi,
  answer: answerCsi,
  marks: csiMarks,
  tabulate: tabulateCsi,
  explain: explainCsi,
});
