/** Cohorts: customers by when they came (or by any column), and what became of them period by period. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerCohort, COHORT_STATISTICS } from './answer.ts';
import { cohortMarks, computeCohort, selectCohort, type CohortInput, type CohortResult } from './compute.ts';
import { describeCohort } from './describe.ts';
import { explainCohort } from './explain.ts';
import { cohortWords } from './messages.ts';
import { COHORT_OPTIONS, type CohortOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateCohort } from './tables.ts';
import { COHORT_SETS, type CohortView } from './view.ts';

export const cohortPanel = /* @__PURE__ */ declarePanel<CohortOptions, CohortView>({
  id: 'cohort',
  version: 1,
  migrations: [],
  group: 'stage',
  icon: 'grid-3x3',
  words: cohortWords,
  needs: [
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
    { table: 'subscriptions', roles: [{ anyOf: ['customer'] }, { anyOf: ['start'] }] },
    { table: 'events', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
  ],
  options: COHORT_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: COHORT_STATISTICS,
  sets: COHORT_SETS,
  describe: (set, marks, _options, view = null) => describeCohort(set, marks, view),
});

/** With the work the engine does for it; the page has no use for that part. */
export const cohortSpec = /* @__PURE__ */ definePanel<CohortOptions, CohortInput, CohortResult, CohortView>(
  cohortPanel,
  {
    select: selectCohort,
    compute: computeCohort,
    answer: answerCohort,
    marks: cohortMarks,
    tabulate: (result) => tabulateCohort(result),
    explain: (result, _options, customer) => explainCohort(result, customer),
  },
);
