/** The pyramid panel: tiers of customers, what each brings and costs, the whale curve, and who moved between tiers. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerPyramid, PYRAMID_STATISTICS } from './answer.ts';
import { computePyramid, pyramidMarks, selectPyramid, type PyramidInput, type PyramidResult } from './compute.ts';
import { describePyramid } from './describe.ts';
import { explainPyramid } from './explain.ts';
import { pyramidWords } from './messages.ts';
import { PYRAMID_OPTIONS, type PyramidOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulatePyramid } from './tables.ts';
import { PYRAMID_SETS, type PyramidView } from './view.ts';

export const pyramidPanel = /* @__PURE__ */ declarePanel<PyramidOptions, PyramidView>({
  id: 'pyramid',
  version: 1,
  migrations: [],
  group: 'worth',
  icon: 'pyramid',
  words: pyramidWords,
  // Money is an amount, or a quantity and a unit price.
  needs: [
    {
      table: 'orders',
      roles: [
        { anyOf: ['customer'] },
        { anyOf: ['time'] },
        { anyOf: ['amount', 'quantity'] },
        { anyOf: ['amount', 'unit-price'] },
      ],
    },
  ],
  options: PYRAMID_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: PYRAMID_STATISTICS,
  sets: PYRAMID_SETS,
  describe: describePyramid,
});

/** With the work the engine does for it; the page has no use for that part. */
export const pyramidSpec = /* @__PURE__ */ definePanel<PyramidOptions, PyramidInput, PyramidResult, PyramidView>(
  pyramidPanel,
  {
    select: (tables, options, context) => selectPyramid(tables.orders, options, context),
    compute: computePyramid,
    answer: answerPyramid,
    marks: pyramidMarks,
    tabulate: tabulatePyramid,
    explain: explainPyramid,
  },
);
