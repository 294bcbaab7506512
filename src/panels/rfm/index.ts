/** The RFM panel: every customer in one cell of a cube by recency, frequency and money. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerRfm, RFM_STATISTICS } from './answer.ts';
import { computeRfm, rfmMarks, selectRfm, type RfmInput, type RfmResult } from './compute.ts';
import { describeRfm } from './describe.ts';
import { explainRfm } from './explain.ts';
import { rfmWords } from './messages.ts';
import { RFM_OPTIONS, type RfmOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateRfm } from './tables.ts';
import { RFM_SETS, type RfmView } from './view.ts';

export const rfmPanel = /* @__PURE__ */ declarePanel<RfmOptions, RfmView>({
  id: 'rfm',
  version: 1,
  migrations: [],
  group: 'worth',
  icon: 'box',
  words: rfmWords,
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
    {
      table: 'rfm-summary',
      roles: [{ anyOf: ['days-since', 'last-purchase'] }, { anyOf: ['purchases'] }, { anyOf: ['money', 'mean-spend'] }],
    },
  ],
  options: RFM_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: RFM_STATISTICS,
  sets: RFM_SETS,
  describe: describeRfm,
});

/** With the work the engine does for it; the page has no use for that part. */
export const rfmSpec = /* @__PURE__ */ definePanel<RfmOptions, RfmInput, RfmResult, RfmView>(rfmPanel, {
  select: (tables, options, context) => selectRfm(tables.orders, options, context, tables.rfm),
  compute: computeRfm,
  answer: answerRfm,
  marks: rfmMarks,
  tabulate: tabulateRfm,
  explain: explainRfm,
});
