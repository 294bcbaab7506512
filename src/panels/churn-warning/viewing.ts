/** The view: everything the pictures need, a few kilobytes however many customers there are. */

import { message, type Message } from '../../lib/outcome.ts';
import type { ChurnWarningResult } from './compute.ts';
import { contributionsOf, FEWEST, type ModelFit } from './fits.ts';
import type { ChurnWarningOptions } from './options.ts';
import { nameOf } from './source.ts';
import {
  LISTED,
  REASONS,
  TENTHS,
  type ChurnWarningView,
  type CoefficientView,
  type CustomerView,
  type CutView,
  type ImportanceView,
  type ListedView,
  type ModelView,
  type ReasonView,
  type TodayView,
} from './view.ts';
import { featureWords, reasonWords } from './wording.ts';

/** Most rows of a picture of features. */
const MOST_FEATURES = 14;

export function viewOf(result: ChurnWarningResult, options: ChurnWarningOptions): ChurnWarningView {
  const { observed, plan, samples, fits, lead, rule, decision, problem } = result;
  const logistic = fits.find(({ id }) => id === 'logistic') ?? null;
  const trees = fits.find(({ id }) => id === 'trees') ?? null;
  return {
    source: observed.source.lines.kind,
    plan,
    first: observed.first,
    last: observed.last,
    cuts: cutsOf(result),
    trained: {
      rows: samples?.train.customer.length ?? 0,
      losses: samples?.train.losses ?? 0,
      customers: samples?.trainCustomers ?? 0,
      sampled: samples?.sampledOut ?? 0,
    },
    tested: {
      rows: samples?.test.customer.length ?? 0,
      losses: samples?.test.losses ?? 0,
      both: samples?.both ?? 0,
    },
    leaks: samples?.leaks ?? 0,
    problem,
    models: fits.map(modelView),
    lead: lead?.id ?? null,
    rule: rule && {
      auc: rule.auc,
      roc: rule.roc,
      name: message(`churn-warning.rule-${observed.source.days ? 'recency' : rule.rising ? 'old' : 'young'}`),
    },
    lift: lead && {
      rows: lead.measured.tenths.rows,
      events: lead.measured.tenths.events,
      score: lead.measured.tenths.score,
      lift: lead.measured.tenths.lift,
      gain: lead.measured.tenths.gain,
    },
    score: decision?.score ?? null,
    decision: decision && {
      threshold: decision.threshold,
      automatic: decision.automatic,
      cells: decision.cells,
      money: decision.money,
      precision: decision.precision,
      recall: decision.recall,
      profit: decision.profit,
      profitAll: decision.profitAll,
      best: decision.best,
      curve: decision.curve,
      worth: decision.worth,
    },
    coefficients: coefficientsOf(result, logistic),
    importance: importanceOf(result, trees),
    dropped: droppedOf(result, logistic),
    cautions: [],
    drift: samples
      ? samples.columns
          .map((column, j) => ({ ...featureWords(result, column), index: result.drift[j] ?? NaN }))
          .filter(({ index }) => Number.isFinite(index))
          .sort((a, b) => b.index - a.index)
          .slice(0, MOST_FEATURES)
      : [],
    driftFrom: options.drift,
    scoreDrift: result.scoreDrift,
    today: todayOf(result, options),
    unclear: unclearOf(result),
    money: options.worth === 'past' && samples !== null && samples.today.worth.some((value) => Number.isFinite(value)),
  };
}

/** A test that could as well have come of guessing, or with few losses, is no ground to act on. */
function unclearOf({ lead, samples }: ChurnWarningResult): ChurnWarningView['unclear'] {
  if (!lead || !samples) return null;
  if (samples.test.losses < FEWEST) return 'few';
  return lead.measured.auc.interval[0] > 0.5 ? null : 'chance';
}

function cutsOf({ plan, samples }: ChurnWarningResult): CutView[] {
  if (plan === null) return [];
  const cuts = [
    ...plan.train.map((cut) => ({ kind: 'train' as const, cut })),
    { kind: 'test' as const, cut: plan.test },
    { kind: 'now' as const, cut: plan.now },
  ];
  return cuts.map((each, i) => ({
    ...each,
    customers: samples?.counts[i]?.customers ?? 0,
    losses: samples?.counts[i]?.losses ?? NaN,
  }));
}

function modelView({ id, measured }: ModelFit): ModelView {
  const { auc, calibration, tenths } = measured;
  const { groups } = calibration;
  return {
    id,
    auc: auc.value,
    aucLow: auc.interval[0],
    aucHigh: auc.interval[1],
    averagePrecision: measured.averagePrecision,
    brier: calibration.brier,
    brierSkill: calibration.brierSkill,
    logLoss: calibration.logLoss,
    slope: calibration.slope.value,
    bias: calibration.bias,
    topLift: tenths.lift[0]!,
    topGain: tenths.gain[0]!,
    roc: measured.roc,
    precisionRecall: measured.precisionRecall,
    gains: measured.gains,
    calibration: { predicted: groups.predicted, observed: groups.observed, low: groups.low, high: groups.high },
  };
}

function coefficientsOf(result: ChurnWarningResult, model: ModelFit | null): CoefficientView[] {
  const fit = model?.logistic;
  if (!fit || !result.samples) return [];
  return result.samples.columns
    .map((column, j) => {
      const estimate = fit.standardCoefficients[j]!;
      const error = fit.standardisedErrors[j + 1]!;
      return {
        ...featureWords(result, column),
        estimate,
        low: estimate - 1.959964 * error,
        high: estimate + 1.959964 * error,
        ratio: Math.exp(fit.coefficients[j]!),
      };
    })
    .filter((_, j) => !fit.dropped.some(({ feature }) => feature === j))
    .sort((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate))
    .slice(0, MOST_FEATURES);
}

function importanceOf(result: ChurnWarningResult, model: ModelFit | null): ImportanceView[] {
  const fit = model?.trees;
  if (!fit || !result.samples) return [];
  const total = fit.gain.reduce((sum, gain) => sum + gain, 0);
  return result.samples.columns
    .map((column, j) => ({
      ...featureWords(result, column),
      share: total > 0 ? fit.gain[j]! / total : 0,
      splits: fit.splits[j]!,
    }))
    .filter(({ splits }) => splits > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_FEATURES);
}

/** Features the linear model leaves out, and why. */
function droppedOf(result: ChurnWarningResult, model: ModelFit | null): Message[] {
  if (!result.samples) return [];
  const { columns, train } = result.samples;
  const fit = model?.logistic;
  const name = (j: number): Message => featureWords(result, columns[j]!).name;
  if (fit)
    return fit.dropped.map(({ feature, reason }) =>
      message(`churn-warning.dropped-${reason}`, { name: name(feature) }),
    );
  return columns.flatMap((_, j) => {
    const known = train.columns[j]!.filter((value) => !Number.isNaN(value));
    if (known.length === 0)
      return train.customer.length > 0 ? message('churn-warning.dropped-all-missing', { name: name(j) }) : [];
    return known.every((value) => value === known[0])
      ? message('churn-warning.dropped-constant', { name: name(j) })
      : [];
  });
}

function todayOf(result: ChurnWarningResult, options: ChurnWarningOptions): TodayView | null {
  const { lead, decision, samples } = result;
  if (!lead || !decision || !samples) return null;
  const { today } = decision;
  const n = samples.today.customer.length;
  const deciles = {
    customers: new Float64Array(TENTHS),
    risk: new Float64Array(TENTHS),
    atRisk: new Float64Array(TENTHS),
  };
  let [called, atRisk, losses, profit, risk] = [0, 0, 0, 0, 0];
  let [worthBelow, unworthAbove] = [0, 0];
  for (let row = 0; row < n; row += 1) {
    const p = lead.today[row]!;
    const worth = today.worth[row]!;
    const decile = today.decileOf[row]!;
    deciles.customers[decile]! += 1;
    deciles.risk[decile]! += p;
    deciles.atRisk[decile]! += p * worth;
    risk += p;
    const gain = (p * worth * options.success) / 100 - options.contactCost;
    if (today.called[row] === 0) {
      if (gain > 0) worthBelow += 1;
      continue;
    }
    if (gain < 0) unworthAbove += 1;
    called += 1;
    atRisk += p * worth;
    losses += p;
    profit += gain;
  }
  const rank = Math.min(options.rank, n);
  return {
    customers: n,
    meanRisk: n > 0 ? risk / n : NaN,
    called,
    atRisk,
    expectedLosses: losses,
    expectedProfit: profit,
    worthBelow,
    unworthAbove,
    deciles: {
      ...deciles,
      risk: deciles.risk.map((sum, i) => (deciles.customers[i]! > 0 ? sum / deciles.customers[i]! : NaN)),
    },
    list: Array.from({ length: Math.min(LISTED, n) }, (_, place) => listedAt(result, place)),
    chosen: rank >= 1 && rank <= LISTED ? rank - 1 : -1,
    one: n > 0 ? customerAt(result, rank - 1) : null,
  };
}

function listedAt(result: ChurnWarningResult, place: number): ListedView {
  const { today } = result.decision!;
  const row = today.order[place]!;
  const customer = result.samples!.today.customer[row]!;
  const probability = result.lead!.today[row]!;
  const worth = today.worth[row]!;
  return {
    rank: place + 1,
    customer,
    name: nameOf(result.input.table, customer),
    probability,
    worth,
    atRisk: probability * worth,
    reason: raisingReasons(result, row, 1)[0]?.text ?? null,
  };
}

/** What raises the risk of a customer of today most, the strongest first. */
export function raisingReasons(result: ChurnWarningResult, row: number, most: number): ReasonView[] {
  return reasonsAt(result, row)
    .reasons.filter(({ value }) => value > 0)
    .slice(0, most);
}

/** All reasons of a customer of today, the strongest first whichever way. */
export function reasonsAt(
  result: ChurnWarningResult,
  row: number,
): { readonly base: number; readonly reasons: readonly (ReasonView & { readonly column: number })[] } {
  const { columns, today } = result.samples!;
  const { base, values } = contributionsOf(result.lead!, today.columns, row);
  return {
    base,
    reasons: columns
      .map((column, j) => ({
        text: reasonWords(result, column, today.columns[j]![row]!),
        short: featureWords(result, column).name,
        value: values[j]!,
        column: j,
      }))
      .filter(({ value }) => value !== 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  };
}

function customerAt(result: ChurnWarningResult, place: number): CustomerView {
  const { today } = result.decision!;
  const row = today.order[place]!;
  const { base, reasons } = reasonsAt(result, row);
  const told = reasons.slice(0, REASONS).map(({ text, short, value }): ReasonView => ({ text, short, value }));
  const rest = reasons.slice(REASONS);
  if (rest.length > 0) {
    const text = message('churn-warning.reason-others', { count: rest.length });
    told.push({ text, short: text, value: rest.reduce((sum, { value }) => sum + value, 0) });
  }
  return {
    rank: place + 1,
    name: nameOf(result.input.table, result.samples!.today.customer[row]!),
    probability: result.lead!.today[row]!,
    worth: today.worth[row]!,
    base,
    reasons: told,
  };
}
