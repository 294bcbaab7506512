/** The chart: any table, its columns put on axes, colours and frames. */

import { declarePanel, definePanel } from '../contract.ts';
import { answerChart, CHART_STATISTICS } from './answer.ts';
import { computeChart, selectChart, type ChartInput, type ChartResult } from './compute.ts';
import { describeChart } from './describe.ts';
import { explainChart } from './explain.ts';
import { chartWords } from './messages.ts';
import { CHART_OPTIONS, type ChartOptions } from './options.ts';
import { tabulateChart, VALUE_COLUMNS } from './tables.ts';
import { CHART_SETS, type ChartView } from './view.ts';

export const chartPanel = /* @__PURE__ */ declarePanel<ChartOptions, ChartView>({
  id: 'chart',
  version: 1,
  migrations: [],
  group: 'value',
  icon: 'chart-column',
  words: chartWords,
  needs: [{ table: 'any', roles: [] }],
  // Panels made for a kind of table come first; where there is none of them, this is what there is.
  fit: ({ usable }) => (usable ? 0.1 : 1),
  options: CHART_OPTIONS,
  publishes: [{ name: 'values', columns: VALUE_COLUMNS }],
  statistics: CHART_STATISTICS,
  sets: CHART_SETS,
  describe: (_set, marks, _options, view) => describeChart(marks, view ?? null),
});

/** With the work the engine does for it; the page has no use for that part. */
export const chartSpec = /* @__PURE__ */ definePanel<ChartOptions, ChartInput, ChartResult, ChartView>(chartPanel, {
  select: (_tables, _options, context) => selectChart(context),
  compute: ({ rows, filtered }, options) => computeChart({ rows, filtered }, options),
  answer: (result) => answerChart(result),
  marks: ({ marks }) => ({ mark: marks }),
  tabulate: (result) => tabulateChart(result),
  explain: (result) => explainChart(result),
});
