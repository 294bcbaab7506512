/** The acquisition cost panel: what a customer of each channel costs and is worth, and when the cost is paid back. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerCac, CAC_STATISTICS } from './answer.ts';
import { cacMarks, computeCac, selectCac, type CacInput, type CacResult } from './compute.ts';
import { describeCac } from './describe.ts';
import { explainCac } from './explain.ts';
import { cacWords } from './messages.ts';
import { CAC_OPTIONS, type CacOptions } from './options.ts';
import { tabulateCac } from './tables.ts';
import { CAC_SETS, type CacView } from './view.ts';

export const cacPanel = /* @__PURE__ */ declarePanel<CacOptions, CacView>({
  id: 'cac',
  version: 1,
  migrations: [],
  group: 'value',
  icon: 'coins',
  words: cacWords,
  // Everything can be typed; a channel table or an order log is used where the cell has one.
  needs: [],
  suits: [
    { table: 'channels', roles: [{ anyOf: ['channel'] }, { anyOf: ['spend'] }] },
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }, { anyOf: ['channel'] }] },
  ],
  options: CAC_OPTIONS,
  publishes: [],
  statistics: CAC_STATISTICS,
  sets: CAC_SETS,
  describe: (_set, marks, _options, view) => describeCac(marks, view),
});

/** With the work the engine does for it; the page has no use for that part. */
export const cacSpec = /* @__PURE__ */ definePanel<CacOptions, CacInput, CacResult, CacView>(cacPanel, {
  select: selectCac,
  compute: computeCac,
  answer: answerCac,
  marks: cacMarks,
  tabulate: tabulateCac,
  explain: (result, options) => explainCac(result, options),
});
