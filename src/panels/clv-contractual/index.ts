/** Contractual retention and CLV: customers who leave are seen to leave; retention rises because those who leave easily are gone. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerClvContractual, CLV_CONTRACTUAL_STATISTICS } from './answer.ts';
import {
  clvContractualMarks,
  computeClvContractual,
  selectClvContractual,
  type ClvContractualInput,
  type ClvContractualResult,
} from './compute.ts';
import { describeClvContractual } from './describe.ts';
import { explainClvContractual } from './explain.ts';
import { clvContractualWords } from './messages.ts';
import { CLV_CONTRACTUAL_OPTIONS, type ClvContractualOptions } from './options.ts';
import { tabulateClvContractual } from './tables.ts';
import { CLV_CONTRACTUAL_SETS, type ClvContractualView } from './view.ts';

const MANY = 50_000;

export const clvContractualPanel = /* @__PURE__ */ declarePanel<ClvContractualOptions, ClvContractualView>({
  id: 'clv-contractual',
  version: 1,
  migrations: [],
  group: 'value',
  icon: 'repeat-2',
  words: clvContractualWords,
  // A retention table or subscriptions are used where there are some; else a published case or a typed list.
  needs: [],
  suits: [
    { table: 'retention', roles: [{ anyOf: ['period'] }, { anyOf: ['retained'] }] },
    { table: 'subscriptions', roles: [{ anyOf: ['customer'] }, { anyOf: ['start'] }] },
  ],
  options: CLV_CONTRACTUAL_OPTIONS,
  publishes: [],
  statistics: CLV_CONTRACTUAL_STATISTICS,
  sets: CLV_CONTRACTUAL_SETS,
  describe: (set, marks) => describeClvContractual(set, marks),
});

/** With the work the engine does for it; the page has no use for that part. */
export const clvContractualSpec = /* @__PURE__ */ definePanel<
  ClvContractualOptions,
  ClvContractualInput,
  ClvContractualResult,
  ClvContractualView
>(clvContractualPanel, {
  select: selectClvContractual,
  compute: async (input, options, job) => {
    // Counting many subscriptions takes a while: what was asked since comes first.
    if ((input.subscriptions?.rows ?? 0) > MANY) await job.pause();
    return computeClvContractual(input, options);
  },
  answer: answerClvContractual,
  marks: clvContractualMarks,
  tabulate: tabulateClvContractual,
  explain: (result, options) => explainClvContractual(result, options),
});
