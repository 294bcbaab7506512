/** The CLV formula panel: what a customer is worth by margin, retention and discount, with the timing of the first margin named. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerClvFormula, CLV_FORMULA_STATISTICS } from './answer.ts';
import { computeClvFormula, selectClvFormula, type ClvFormulaInput, type ClvFormulaResult } from './compute.ts';
import { explainClvFormula } from './explain.ts';
import { clvFormulaWords } from './messages.ts';
import { CLV_FORMULA_OPTIONS, type ClvFormulaOptions } from './options.ts';
import { tabulateClvFormula } from './tables.ts';
import type { ClvFormulaView } from './view.ts';

export const clvFormulaPanel = /* @__PURE__ */ declarePanel<ClvFormulaOptions, ClvFormulaView>({
  id: 'clv-formula',
  version: 1,
  migrations: [],
  group: 'value',
  icon: 'chart-spline',
  words: clvFormulaWords,
  // Everything can be typed; an order log is used where there is one and `source` says so.
  needs: [],
  options: CLV_FORMULA_OPTIONS,
  publishes: [],
  statistics: CLV_FORMULA_STATISTICS,
  sets: [],
  describe: () => ({ code: 'clv-formula.no-marks' }),
});

/** With the work the engine does for it; the page has no use for that part. */
export const clvFormulaSpec = /* @__PURE__ */ definePanel<
  ClvFormulaOptions,
  ClvFormulaInput,
  ClvFormulaResult,
  ClvFormulaView
>(clvFormulaPanel, {
  select: (tables, options, context) => selectClvFormula(tables.orders, options, context),
  compute: computeClvFormula,
  answer: answerClvFormula,
  marks: () => ({}),
  tabulate: tabulateClvFormula,
  explain: (result, options) => explainClvFormula(result, options),
});
