/** The weights panel: how much each criterion counts, by experts, comparisons, rounds or the analytic hierarchy process. */

import { declarePanel, definePanel } from '../contract.ts';
import { fitsWeights } from '../survey-fit.ts';
import { answerWeights, WEIGHTS_STATISTICS } from './answer.ts';
import { computeWeights, type WeightsResult } from './compute.ts';
import { describeWeights } from './describe.ts';
import { explainWeights } from './explain.ts';
import { selectWeights, type WeightsInput } from './input.ts';
import { weightsWords } from './messages.ts';
import { WEIGHTS_OPTIONS, type WeightsOptions } from './options.ts';
import { tabulateWeights, WEIGHT_COLUMNS } from './tables.ts';
import type { WeightsView } from './view.ts';

export const weightsPanel = /* @__PURE__ */ declarePanel<WeightsOptions, WeightsView>({
  id: 'weights',
  version: 1,
  migrations: [],
  group: 'feeling',
  icon: 'scale',
  words: weightsWords,
  // Everything can be typed; answers and comparisons of a file are used where there are some.
  fit: fitsWeights,
  needs: [],
  suits: [
    { table: 'comparisons', roles: [] },
    { table: 'survey', roles: [] },
  ],
  options: WEIGHTS_OPTIONS,
  publishes: [{ name: 'weights', columns: WEIGHT_COLUMNS }],
  statistics: WEIGHTS_STATISTICS,
  offers: ['weights'],
  sets: ['first', 'expert'],
  describe: (set, marks, _options, view) => describeWeights(set, marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const weightsSpec = /* @__PURE__ */ definePanel<WeightsOptions, WeightsInput, WeightsResult, WeightsView>(
  weightsPanel,
  {
    select: selectWeights,
    compute: computeWeights,
    answer: answerWeights,
    marks: ({ marks }) => marks,
    tabulate: tabulateWeights,
    explain: (result, options) => explainWeights(result, options),
  },
);
