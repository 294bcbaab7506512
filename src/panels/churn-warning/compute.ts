/** From tables to a warning: windows, rows, models, measures, the decision, and today's customers. */

import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import type { Message, Outcome } from '../../lib/outcome.ts';
import { succeed } from '../../lib/outcome.ts';
import { stabilityIndex } from '../../models/stability-index.ts';
import { areaUnderRoc, rankScores, rocCurve } from '../../models/classifier-measures.ts';
import type { ComputeJob } from '../contract.ts';
import { decide, type Decision } from './decision.ts';
import { fitLogisticModel, fitTreesModel, onGrid, problemOf, type ModelFit } from './fits.ts';
import { Memo } from './memo.ts';
import type { ChurnWarningOptions } from './options.ts';
import { layOut, samplesOf, type Samples } from './samples.ts';
import { observedSource, type ChurnWarningInput, type ObservedSource } from './source.ts';
import { SCORE_BARS, TENTHS, type CurveView } from './view.ts';
import type { WindowPlan } from '../../models/churn-windows.ts';

export interface Rule {
  readonly auc: number;
  readonly roc: CurveView;
  /** whether those with the higher number are the likelier to leave */
  readonly rising: boolean;
}

export interface ChurnWarningResult {
  readonly input: ChurnWarningInput;
  readonly observed: ObservedSource;
  readonly plan: WindowPlan | null;
  readonly samples: Samples | null;
  readonly problem: Message | null;
  readonly fits: readonly ModelFit[];
  /** the model that says whom to call */
  readonly lead: ModelFit | null;
  readonly rule: Rule | null;
  readonly decision: Decision | null;
  /** population stability index of each column against the training, and of the score */
  readonly drift: Float64Array;
  readonly scoreDrift: number;
}

const rules = new Memo<Rule>();
const drifts = new Memo<{ readonly drift: Float64Array; readonly scoreDrift: number }>();

export async function computeChurnWarning(
  input: ChurnWarningInput,
  options: ChurnWarningOptions,
  job: ComputeJob,
): Promise<Outcome<ChurnWarningResult>> {
  const observed = observedSource(input, options);
  const nothing = {
    input,
    observed,
    plan: null,
    samples: null,
    fits: [],
    lead: null,
    rule: null,
    decision: null,
    drift: new Float64Array(0),
    scoreDrift: NaN,
  };
  const laid = layOut(observed, options);
  if (laid.plan === null) return succeed({ ...nothing, problem: laid.problem });
  const samples = await samplesOf(observed, laid.plan, options, job);
  const seen = { ...nothing, plan: laid.plan, samples };
  const problem = problemOf(samples);
  if (problem) return succeed({ ...seen, problem });
  job.progress(0.35);
  const fits: ModelFit[] = [];
  let failed: Message | null = null;
  for (const id of options.model === 'both' ? (['logistic', 'trees'] as const) : [options.model]) {
    const fit = id === 'logistic' ? fitLogisticModel(samples, options) : await fitTreesModel(samples, options, job);
    if (fit.ok) fits.push(fit.value);
    else failed = fit.error;
    await job.pause();
  }
  const lead = fits.find(({ id }) => options.model !== 'both' || id === options.lead) ?? fits[0] ?? null;
  if (lead === null) return succeed({ ...seen, problem: failed });
  job.progress(0.95);
  return succeed({
    ...seen,
    problem: null,
    fits,
    lead,
    rule: rules.of(samples, '', () => ruleOf(samples)),
    decision: decide(samples, lead, options),
    ...drifts.of(lead, options.drift, () => driftOf(samples, lead, options)),
  });
}

/** The simplest warning there is: whoever has been silent longest (or whose contract is youngest, or oldest) leaves first. */
function ruleOf({ train, test }: Samples): Rule {
  const most = test.rule.reduce((high, value) => Math.max(high, value), 1);
  const score = (values: Float64Array, rising: boolean): Float64Array =>
    values.map((value) => (rising ? value : most - value) / (most + 1));
  const rising = areaUnderRoc(rankScores(score(train.rule, true), train.lost)).value >= 0.5;
  const ranking = rankScores(score(test.rule, rising), test.lost);
  return { auc: areaUnderRoc(ranking).value, roc: onGrid(rocCurve(ranking)), rising };
}

function driftOf({ train, test, today }: Samples, lead: ModelFit, { drift: to }: ChurnWarningOptions) {
  const [columns, scores] = to === 'today' ? [today.columns, lead.today] : [test.columns, lead.test];
  const index = (before: Float64Array, after: Float64Array): number =>
    before.length === 0 || after.length === 0 ? NaN : stabilityIndex(before, after).index;
  return {
    drift: Float64Array.from(train.columns, (column, j) => index(column, columns[j]!)),
    scoreDrift: index(lead.train, scores),
  };
}

/** All mark sets, over the customers of the data cell. The arrays are new, so they may be given away. */
export function churnWarningMarks({
  input,
  samples,
  lead,
  decision,
}: ChurnWarningResult): Readonly<Record<string, MarkSet>> {
  const { customers } = input.table;
  const spread = (who: Uint32Array | undefined, of: ArrayLike<number> | undefined): Uint16Array => {
    const marks = new Uint16Array(customers).fill(NO_MARK_16);
    if (who && of) for (let row = 0; row < who.length; row += 1) marks[who[row]!] = of[row]!;
    return marks;
  };
  const tested = decision ? samples?.test.customer : undefined;
  const today = decision ? samples?.today.customer : undefined;
  return {
    score: { of: spread(tested, decision?.barOf), count: SCORE_BARS },
    lift: { of: spread(tested, lead?.measured.tenths.of), count: TENTHS },
    outcome: { of: spread(tested, decision?.cellOf), count: 4 },
    decile: { of: spread(today, decision?.today.decileOf), count: TENTHS },
    call: {
      of: spread(
        today,
        decision?.today.called.map((called) => 1 - called),
      ),
      count: 2,
    },
  };
}
