/** The win-back decision: what a try is expected to bring, whom to try within a budget, whom to let go, and how to test the offer. */

import type { ChurnInput } from '../churn-basis.ts';
import { declarePanel, definePanel } from '../contract.ts';
import { answerWinBack, WIN_BACK_STATISTICS } from './answer.ts';
import { computeWinBack, selectWinBack, winBackMarks, type WinBackResult } from './compute.ts';
import { describeWinBack } from './describe.ts';
import { explainWinBack } from './explain.ts';
import { winBackWords } from './messages.ts';
import { WIN_BACK_OPTIONS, type WinBackOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateWinBack } from './tables.ts';
import { WIN_BACK_SETS, type WinBackView } from './view.ts';

export const winBackPanel = /* @__PURE__ */ declarePanel<WinBackOptions, WinBackView>({
  id: 'win-back',
  version: 1,
  migrations: [],
  group: 'churn',
  icon: 'undo',
  words: winBackWords,
  needs: [
    { table: 'orders', roles: [{ anyOf: ['customer'] }, { anyOf: ['time'] }] },
    { table: 'subscriptions', roles: [{ anyOf: ['customer'] }, { anyOf: ['start'] }] },
  ],
  options: WIN_BACK_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: WIN_BACK_STATISTICS,
  sets: WIN_BACK_SETS,
  describe: (set, marks, _options, view) => describeWinBack(set, marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const winBackSpec = /* @__PURE__ */ definePanel<WinBackOptions, ChurnInput, WinBackResult, WinBackView>(
  winBackPanel,
  {
    select: selectWinBack,
    compute: computeWinBack,
    answer: answerWinBack,
    marks: winBackMarks,
    tabulate: tabulateWinBack,
    explain: explainWinBack,
  },
);
