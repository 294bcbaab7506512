/** Draws a base, fits it, and does so again as often as asked. Seeded: the same options give the same numbers. */

import { fail, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { fitGammaGamma } from '../../models/gamma-gamma.ts';
import type { Parameters, TransactionFit, TransactionModel } from '../../models/transaction-model.ts';
import type { ComputeJob } from '../contract.ts';
import { calibrationOf, frequencyOf, pathsOf } from './evidence.ts';
import { saysSomething } from './figures.ts';
import { MODELS, sameDropout } from './models.ts';
import { fittedModelOf, truthOf, type ClvSimulatorOptions } from './options.ts';
import { expectedOrders, mixed, MOST_ORDERS, simulateCustomers, type SimulatedCustomers } from './simulate.ts';
import type { ClvSimulatorView, ParameterView } from './view.ts';

export interface ClvSimulatorResult {
  readonly view: ClvSimulatorView;
  readonly base: SimulatedCustomers;
  readonly truth: Parameters;
  readonly fit: TransactionFit | null;
  /** estimated P(alive) of each customer; `null` without a fit */
  readonly alive: Float64Array | null;
}

/** The last base drawn: the fitted model and the repetitions change without it. */
let kept: { readonly key: string; readonly base: SimulatedCustomers } | null = null;

export async function computeClvSimulator(
  _input: null,
  options: ClvSimulatorOptions,
  job: ComputeJob,
): Promise<Outcome<ClvSimulatorResult>> {
  const expected = expectedOrders(options);
  if (expected > MOST_ORDERS) return fail('clv-simulator.too-many', { expected, most: MOST_ORDERS });
  const truth = truthOf(options);
  const base = baseOf(options);
  // Under a dragged slider a newer request may have come in the meantime.
  await job.pause();
  const fittedId = fittedModelOf(options);
  const [maker, model] = [MODELS[options.model], MODELS[fittedId]];
  const fitted = model.fit(base.seen);
  const fit = fitted.ok ? fitted.value : null;
  const quantities = fit === null ? null : model.forAll(fit.parameters, base.seen, options.future, 0);
  const names = model.parameterNames;
  const truths = Object.fromEntries(names.map((name) => [name, comparable(name, options, truth)]));
  const again = await repetitions(options, maker, model, fit, names, truths, job);
  const repeats = base.seen.x.reduce((sum, x) => sum + x, 0);
  const spend = spendOf(base, options);
  const parameters = names.map((name) => parameterOf(name, truths[name]!, fit, again));
  // A density from parameters that could be anything would be drawn as if it were known.
  const known = (ofPurchasing: boolean): boolean =>
    parameters.every(({ name, identified }) => (name === 'r' || name === 'alpha') !== ofPurchasing || identified);
  const [rateKnown, dropoutKnown] = [known(true), known(false)];
  const alike = sameDropout(options.model, fittedId);
  const view: ClvSimulatorView = {
    model: options.model,
    fitted: fittedId,
    customers: base.size,
    weeks: options.weeks,
    future: options.future,
    orders: base.orderOffsets.at(-1)!,
    repeats,
    repeaters: base.seen.x.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0),
    parameters,
    repeated: again.estimates.length,
    asked: Number(options.repeat),
    fault: fitted.ok ? null : fitted.error,
    diagnosis: fit?.diagnosis ?? [],
    logLikelihood: fit?.logLikelihood ?? NaN,
    aic: fit?.aic ?? NaN,
    truthLogLikelihood: maker.logLikelihood(truth, base.seen),
    paths: pathsOf(base, options.weeks, options.future, quantities?.alive ?? null),
    frequency: frequencyOf(
      base.seen,
      { model: maker, parameters: truth },
      fit && { model, parameters: fit.parameters },
    ),
    calibration: quantities === null ? [] : calibrationOf(quantities.alive, base.alive),
    rate: {
      truth: maker.purchaseHeterogeneity(truth),
      estimate: fit && rateKnown ? model.purchaseHeterogeneity(fit.parameters) : null,
      unidentified: fit !== null && !rateKnown,
    },
    dropout: {
      truth: maker.dropoutHeterogeneity(truth)!,
      estimate: fit && alike && dropoutKnown ? model.dropoutHeterogeneity(fit.parameters) : null,
      unidentified: fit !== null && alike && !dropoutKnown,
    },
    alive: {
      truth: base.alive.reduce((sum, alive) => sum + alive, 0) / base.size,
      estimate: quantities === null ? NaN : meanOf(quantities.alive),
    },
    later: {
      actual: base.later.reduce((sum, count) => sum + count, 0),
      forecast: quantities === null ? NaN : quantities.expected.reduce((sum, count) => sum + count, 0),
    },
    expected: {
      truth: maker.expectedPurchases(truth, options.weeks),
      estimate: fit === null ? NaN : model.expectedPurchases(fit.parameters, options.weeks),
    },
    ...spend,
  };
  return succeed({ view, base, truth, fit, alive: quantities?.alive ?? null });
}

function baseOf(options: ClvSimulatorOptions): SimulatedCustomers {
  const { fitted: _fitted, repeat: _repeat, ...drawn } = options;
  const key = JSON.stringify(drawn);
  if (kept?.key !== key) kept = { key, base: simulateCustomers(MODELS[options.model], options, options.seed) };
  return kept.base;
}

/** The truth a fitted parameter is held against; NaN where the generating model has no such thing. */
function comparable(name: string, options: ClvSimulatorOptions, truth: Parameters): number {
  const purchasing = name === 'r' || name === 'alpha';
  return purchasing || sameDropout(options.model, fittedModelOf(options)) ? (truth[name] ?? NaN) : NaN;
}

interface Repetitions {
  readonly estimates: readonly Parameters[];
  /** repetitions whose interval holds the truth, and those that have an interval, by parameter */
  readonly covered: Readonly<Record<string, number>>;
  readonly judged: Readonly<Record<string, number>>;
}

async function repetitions(
  options: ClvSimulatorOptions,
  maker: TransactionModel,
  model: TransactionModel,
  fit: TransactionFit | null,
  names: readonly string[],
  truths: Parameters,
  job: ComputeJob,
): Promise<Repetitions> {
  const asked = Number(options.repeat);
  const estimates: Parameters[] = [];
  const covered = Object.fromEntries(names.map((name) => [name, 0]));
  const judged = { ...covered };
  for (let i = 0; i < asked; i += 1) {
    job.progress(i / asked);
    await job.pause();
    const base = simulateCustomers(maker, { ...options, spend: false }, mixed(options.seed, 100 + i));
    const found = model.fit(base.seen, fit === null ? {} : { start: fit.parameters });
    if (!found.ok || !found.value.converged) continue;
    estimates.push(found.value.parameters);
    for (const name of names) {
      const [low, high] = found.value.intervals[name]!;
      if (!saysSomething(low, high) || Number.isNaN(truths[name]!)) continue;
      judged[name]! += 1;
      if (low <= truths[name]! && truths[name]! <= high) covered[name]! += 1;
    }
  }
  return { estimates, covered, judged };
}

function parameterOf(name: string, truth: number, fit: TransactionFit | null, again: Repetitions): ParameterView {
  const [low, high] = fit?.intervals[name] ?? [NaN, NaN];
  const samples = Float64Array.from(again.estimates, (parameters) => parameters[name]!);
  const mean = meanOf(samples);
  const identified = saysSomething(low, high);
  return {
    name,
    truth,
    estimate: fit?.parameters[name] ?? NaN,
    error: fit?.standardErrors[name] ?? NaN,
    low,
    high,
    identified,
    covers: identified && !Number.isNaN(truth) ? low <= truth && truth <= high : null,
    samples,
    mean,
    spread:
      samples.length < 2
        ? NaN
        : Math.sqrt(samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (samples.length - 1)),
    coverage: (again.judged[name] ?? 0) > 0 ? again.covered[name]! / again.judged[name]! : NaN,
  };
}

/** The spend model on the mean of each customer's repeat orders, as it would be fitted to real data. */
function spendOf(
  { amounts, orderOffsets, seen }: SimulatedCustomers,
  options: ClvSimulatorOptions,
): { readonly spend: readonly ParameterView[]; readonly spendFault: Message | null } {
  if (amounts === null) return { spend: [], spendFault: null };
  const spend = new Float64Array(seen.rows);
  for (let i = 0; i < seen.rows; i += 1) {
    const [first, end] = [orderOffsets[i]! + 1, orderOffsets[i + 1]!];
    for (let k = first; k < end; k += 1) spend[i]! += amounts[k]! / (end - first);
  }
  const fit = fitGammaGamma({ x: seen.x, spend, weight: null });
  if (!fit.ok) return { spend: [], spendFault: fit.error };
  return {
    spendFault: null,
    spend: fit.value.names.map((name) => {
      const [low, high] = fit.value.intervals[name];
      const truth = options[name];
      return {
        name,
        truth,
        estimate: fit.value.parameters[name],
        error: fit.value.standardErrors[name],
        low,
        high,
        identified: saysSomething(low, high),
        covers: saysSomething(low, high) ? low <= truth && truth <= high : null,
        samples: new Float64Array(0),
        mean: NaN,
        spread: NaN,
        coverage: NaN,
      };
    }),
  };
}

function meanOf(values: Float64Array): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
