/** The customer-base simulator: known parameters in, customers out, and what a fit finds again of them. */

import { succeed } from '../../lib/outcome.ts';
import { declarePanel, definePanel } from '../contract.ts';
import { answerClvSimulator, CLV_SIMULATOR_STATISTICS } from './answer.ts';
import { computeClvSimulator, type ClvSimulatorResult } from './compute.ts';
import { explainClvSimulator } from './explain.ts';
import { clvSimulatorWords } from './messages.ts';
import { CLV_SIMULATOR_OPTIONS, type ClvSimulatorOptions } from './options.ts';
import { ORDER_COLUMNS, tabulateClvSimulator } from './tables.ts';
import type { ClvSimulatorView } from './view.ts';

export const clvSimulatorPanel = /* @__PURE__ */ declarePanel<ClvSimulatorOptions, ClvSimulatorView>({
  id: 'clv-simulator',
  version: 1,
  migrations: [],
  group: 'value',
  icon: 'dices',
  words: clvSimulatorWords,
  // The customers are made here.
  needs: [],
  options: CLV_SIMULATOR_OPTIONS,
  publishes: [{ name: 'orders', columns: ORDER_COLUMNS }],
  statistics: CLV_SIMULATOR_STATISTICS,
  sets: [],
  describe: () => ({ code: 'clv-simulator.no-marks' }),
});

/** With the work the engine does for it; the page has no use for that part. */
export const clvSimulatorSpec = /* @__PURE__ */ definePanel<
  ClvSimulatorOptions,
  null,
  ClvSimulatorResult,
  ClvSimulatorView
>(clvSimulatorPanel, {
  select: () => succeed(null),
  compute: computeClvSimulator,
  answer: answerClvSimulator,
  marks: () => ({}),
  tabulate: tabulateClvSimulator,
  explain: explainClvSimulator,
});
