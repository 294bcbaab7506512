/** The panel of value parts: historical, current and potential value of every customer, or of one typed in. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerClvParts, CLV_PARTS_STATISTICS } from './answer.ts';
import { clvPartsMarks, computeClvParts, selectClvParts, type ClvPartsInput, type ClvPartsResult } from './compute.ts';
import { describeClvParts } from './describe.ts';
import { explainClvParts } from './explain.ts';
import { clvPartsWords } from './messages.ts';
import { CLV_PARTS_OPTIONS, type ClvPartsOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateClvParts } from './tables.ts';
import { CLV_PARTS_SETS, type ClvPartsView } from './view.ts';

export const clvPartsPanel = /* @__PURE__ */ declarePanel<ClvPartsOptions, ClvPartsView>({
  id: 'clv-parts',
  version: 1,
  migrations: [],
  group: 'value',
  icon: 'layers',
  words: clvPartsWords,
  // Everything can be typed; an order log is used where there is one and `source` says so.
  needs: [],
  suits: [{ table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }, { anyOf: ['amount'] }] }],
  options: CLV_PARTS_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: CLV_PARTS_STATISTICS,
  sets: CLV_PARTS_SETS,
  describe: (set, marks, _options, view) => describeClvParts(set, marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const clvPartsSpec = /* @__PURE__ */ definePanel<ClvPartsOptions, ClvPartsInput, ClvPartsResult, ClvPartsView>(
  clvPartsPanel,
  {
    select: (tables, options, context) => selectClvParts(tables.orders, options, context),
    compute: computeClvParts,
    answer: answerClvParts,
    marks: clvPartsMarks,
    tabulate: tabulateClvParts,
    explain: explainClvParts,
  },
);
