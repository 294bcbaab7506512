/** The complaints panel: what customers complain of, what became of it, and whether they bought again. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerComplaints, COMPLAINTS_STATISTICS } from './answer.ts';
import {
  complaintsMarks,
  computeComplaints,
  selectComplaints,
  type ComplaintsInput,
  type ComplaintsResult,
} from './compute.ts';
import { describeComplaints } from './describe.ts';
import { explainComplaints } from './explain.ts';
import { complaintsWords } from './messages.ts';
import { COMPLAINTS_OPTIONS, type ComplaintsOptions } from './options.ts';
import { COMPLAINER_COLUMNS, tabulateComplaints } from './tables.ts';
import { COMPLAINTS_SETS, type ComplaintsView } from './view.ts';

export const complaintsPanel = /* @__PURE__ */ declarePanel<ComplaintsOptions, ComplaintsView>({
  id: 'complaints',
  version: 1,
  migrations: [],
  group: 'churn',
  icon: 'message-square-warning',
  words: complaintsWords,
  needs: [{ table: 'complaints', roles: [{ anyOf: ['time'] }] }],
  options: COMPLAINTS_OPTIONS,
  publishes: [{ name: 'complainers', columns: COMPLAINER_COLUMNS }],
  statistics: COMPLAINTS_STATISTICS,
  sets: COMPLAINTS_SETS,
  describe: describeComplaints,
});

/** With the work the engine does for it; the page has no use for that part. */
export const complaintsSpec = /* @__PURE__ */ definePanel<
  ComplaintsOptions,
  ComplaintsInput,
  ComplaintsResult,
  ComplaintsView
>(complaintsPanel, {
  select: selectComplaints,
  compute: computeComplaints,
  answer: answerComplaints,
  marks: complaintsMarks,
  tabulate: tabulateComplaints,
  explain: explainComplaints,
});
