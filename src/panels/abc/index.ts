/** The ABC panel: customers or products by value, and how few of them bring most of it. */

import { declarePanel, definePanel } from '../contract.ts';
import { ABC_STATISTICS, answerAbc } from './answer.ts';
import { abcMarks, computeAbc, selectAbc, type AbcInput, type AbcResult } from './compute.ts';
import { describeAbc } from './describe.ts';
import { explainAbc } from './explain.ts';
import { abcWords } from './messages.ts';
import { ABC_OPTIONS, type AbcOptions } from './options.ts';
import { ITEM_COLUMNS, tabulateAbc } from './tables.ts';
import { ABC_SETS, type AbcView } from './view.ts';

export const abcPanel = /* @__PURE__ */ declarePanel<AbcOptions, AbcView>({
  id: 'abc',
  version: 1,
  migrations: [],
  group: 'worth',
  icon: 'chart-column-decreasing',
  words: abcWords,
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
    { table: 'rfm-summary', roles: [{ anyOf: ['money', 'mean-spend'] }] },
  ],
  options: ABC_OPTIONS,
  publishes: [{ name: 'items', columns: ITEM_COLUMNS }],
  statistics: ABC_STATISTICS,
  sets: ABC_SETS,
  describe: describeAbc,
});

/** With the work the engine does for it; the page has no use for that part. */
export const abcSpec = /* @__PURE__ */ definePanel<AbcOptions, AbcInput, AbcResult, AbcView>(abcPanel, {
  select: (tables, options, context) => selectAbc(tables.orders, options, context, tables.rfm),
  compute: computeAbc,
  answer: answerAbc,
  marks: abcMarks,
  tabulate: tabulateAbc,
  explain: (result, _options, customer) => explainAbc(result, customer),
});
