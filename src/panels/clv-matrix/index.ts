/** The matrix of current and potential value: lead, iron, gold, platinum, and what to spend on each. */

import { declarePanel, definePanel } from '../contract.ts';
import type { ValueInput } from '../value-basis.ts';
import { answerClvMatrix, CLV_MATRIX_STATISTICS } from './answer.ts';
import { clvMatrixMarks, computeClvMatrix, selectClvMatrix, type ClvMatrixResult } from './compute.ts';
import { describeClvMatrix } from './describe.ts';
import { explainClvMatrix } from './explain.ts';
import { clvMatrixWords } from './messages.ts';
import { CLV_MATRIX_OPTIONS, type ClvMatrixOptions } from './options.ts';
import { CUSTOMER_COLUMNS, tabulateClvMatrix } from './tables.ts';
import { CLV_MATRIX_SETS, type ClvMatrixView } from './view.ts';

export const clvMatrixPanel = /* @__PURE__ */ declarePanel<ClvMatrixOptions, ClvMatrixView>({
  id: 'clv-matrix',
  version: 1,
  migrations: [],
  group: 'worth',
  icon: 'grid-2x2',
  words: clvMatrixWords,
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
  options: CLV_MATRIX_OPTIONS,
  publishes: [{ name: 'customers', columns: CUSTOMER_COLUMNS }],
  statistics: CLV_MATRIX_STATISTICS,
  sets: CLV_MATRIX_SETS,
  describe: (set, marks, _options, view) => describeClvMatrix(set, marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const clvMatrixSpec = /* @__PURE__ */ definePanel<ClvMatrixOptions, ValueInput, ClvMatrixResult, ClvMatrixView>(
  clvMatrixPanel,
  {
    select: (tables, options, context) => selectClvMatrix(tables.orders, options, context),
    compute: computeClvMatrix,
    answer: answerClvMatrix,
    marks: clvMatrixMarks,
    tabulate: tabulateClvMatrix,
    explain: explainClvMatrix,
  },
);
