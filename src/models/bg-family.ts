/**
 * Models of the BG/NBD family: a customer buys at a rate λ ~ Gamma(r, α), the times between purchases being Erlang-k with k ticks of
 * rate λ each, and drops out after a purchase with chance p ~ Beta(a, b). The families of {@link bgFamily} differ in k and in
 * whether the first purchase may be the last.
 */

import type { Random } from '../lib/random.ts';
import { discountedWithin } from './bg-discounted.ts';
import { bgForAll, bgForEach } from './bg-for-all.ts';
import { bgCovariateObjective, bgObjective, type BgKind } from './bg-likelihood.ts';
import {
  bgAlive,
  chanceOf,
  expectedWithin,
  futureOf,
  newAlive,
  newFuture,
  type BgParameters,
} from './bg-quantities.ts';
import { fitTransactions, timeScale, type TransactionProblem } from './fit-transactions.ts';
import type { Objective } from './optimise/bfgs.ts';
import { logGamma } from './special/gamma.ts';
import type {
  Diagnosis,
  History,
  Parameters,
  SimulatedBase,
  TransactionData,
  TransactionModel,
  TransactionModelId,
} from './transaction-model.ts';
import { checkTransactions, compressTransactions } from './transaction-rows.ts';
import { betaVariate, gammaVariate } from './variates.ts';

const NAMES = ['r', 'alpha', 'a', 'b'] as const;
/** More patterns than this are first fitted on about this many of them. */
const ROUGH = 4000;
/** Where a and b are both above this, drop-out has one chance for all, and only a/(a + b) is known. */
const ONE_CHANCE = 1e4;

/** The model of a kind. Sources: see bg-likelihood.ts and bg-quantities.ts. */
export function bgFamily(id: TransactionModelId, kind: BgKind): TransactionModel {
  const alive = (parameters: Parameters, history: History): number => {
    const structural = structuralOf(parameters);
    return structural && sound(history) ? bgAlive(structural, kind, history) : NaN;
  };
  const living = (parameters: Parameters, history: History, quantity: (p: BgParameters) => number): number => {
    const structural = structuralOf(parameters);
    if (!structural || !sound(history)) return NaN;
    const chance = bgAlive(structural, kind, history);
    return chance === 0 ? 0 : chance * quantity(structural);
  };
  return {
    id,
    parameterNames: NAMES,
    covariates: true,
    discrete: false,
    fit: (data, options) => {
      const checked = checkTransactions(data);
      return checked.ok ? fitTransactions(problemOf(id, kind, data), options) : checked;
    },
    logLikelihood: (parameters, data) => {
      if (!structuralOf(parameters)) return NaN;
      const names = namesOf(data);
      const at = Float64Array.from(names, (name, i) => (i < 4 ? Math.log(parameters[name]!) : (parameters[name] ?? 0)));
      const mean = objectiveOf(data, kind)(at, new Float64Array(names.length));
      return -mean * customersOf(data) + constantOf(data, kind.k, 1);
    },
    probabilityAlive: alive,
    expectedPurchases: (parameters, t) => {
      const structural = structuralOf(parameters);
      return structural && t >= 0 ? newAlive(structural, kind) * expectedWithin(newFuture(structural, kind), t) : NaN;
    },
    conditionalExpectedPurchases: (parameters, t, history) =>
      living(parameters, history, (structural) => expectedWithin(futureOf(structural, kind, history), t)),
    probability: (parameters, n, t) => {
      const structural = structuralOf(parameters);
      if (!structural) return NaN;
      const stays = newAlive(structural, kind);
      return stays * chanceOf(newFuture(structural, kind), n, t) + (n === 0 ? 1 - stays : 0);
    },
    conditionalProbability: (parameters, n, t, history) => {
      const structural = structuralOf(parameters);
      if (!structural || !sound(history)) return NaN;
      const stays = bgAlive(structural, kind, history);
      return stays * chanceOf(futureOf(structural, kind, history), n, t) + (n === 0 ? 1 - stays : 0);
    },
    discountedExpectedTransactions: (parameters, rate, horizon, history) =>
      living(parameters, history, (structural) => discountedWithin(futureOf(structural, kind, history), rate, horizon)),
    purchaseHeterogeneity: ({ r = NaN, alpha = NaN }) => ({ kind: 'gamma', shape: r, rate: alpha }),
    dropoutHeterogeneity: ({ a = NaN, b = NaN }) => ({ kind: 'beta', a, b }),
    forAll: (parameters, data, horizon, rate) => {
      const structural = structuralOf(parameters);
      if (!structural) return nothing(data.rows);
      if (data.covariates === null) return bgForAll(structural, kind, data, horizon, rate);
      const { names, values } = data.covariates;
      const effect = (i: number, what: string): number =>
        Math.exp(
          names.reduce((sum, name, c) => sum + (parameters[`${what}:${name}`] ?? 0) * values[i * names.length + c]!, 0),
        );
      const { r, alpha, a, b } = structural;
      const of = (i: number): BgParameters => ({
        r,
        alpha: alpha / effect(i, 'purchase'),
        a: a * effect(i, 'dropout'),
        b,
      });
      return bgForEach(of, kind, data, horizon, rate);
    },
    simulate: (parameters, T, random) => simulate(structuralOf(parameters), kind, T, random),
  };
}

function problemOf(id: TransactionModelId, kind: BgKind, given: TransactionData): TransactionProblem {
  const { data } = compressTransactions(given);
  const scale = timeScale(data.T);
  const scaled: TransactionData = { ...data, tx: data.tx.map((t) => t / scale), T: data.T.map((t) => t / scale) };
  const names = namesOf(data);
  const objective = objectiveOf(scaled, kind);
  const customers = customersOf(data);
  const start = new Float64Array(names.length);
  const second = Float64Array.from(names, (_, i) => [-0.7, 0.7, -0.3, 1][i] ?? 0);
  return {
    model: id,
    names,
    effects: names.length - 4,
    objective,
    rough: scaled.rows > 2 * ROUGH ? objectiveOf(everyOther(scaled, Math.ceil(scaled.rows / ROUGH)), kind) : null,
    customers,
    repeaters: data.x.reduce((sum, x, i) => sum + (x > 0 ? data.weight![i]! : 0), 0),
    patterns: data.rows,
    starts: [start, second],
    shift: Float64Array.from(names, (_, i) => (i === 1 ? Math.log(scale) : 0)),
    constant: constantOf(data, kind.k, scale),
    diagnose,
  };
}

function objectiveOf(data: TransactionData, kind: BgKind): Objective {
  return data.covariates === null ? bgObjective(data, kind) : bgCovariateObjective(data, kind);
}

/** r, α, a, b, then the effects. */
function namesOf({ covariates }: TransactionData): string[] {
  const names = covariates?.names ?? [];
  return [...NAMES, ...names.map((name) => `purchase:${name}`), ...names.map((name) => `dropout:${name}`)];
}

/**
 * What the likelihood has beyond parameters: the change of the time unit, and the regularity. For k = 1 and time as given it is 0, so
 * that likelihoods are as published; for other k it makes them comparable with k = 1: by all times between purchases where
 * `logIntervals` tells them (as in BTYDplus), else by the density of t_x, which is Erlang-kx.
 */
function constantOf(data: TransactionData, k: number, scale: number): number {
  const { rows, x, tx, weight } = data;
  let constant = 0;
  for (let i = 0; i < rows; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    const n = x[i]!;
    if (n === 0 || w === 0) continue;
    constant -= w * k * n * Math.log(scale);
    if (k === 1) continue;
    if (data.logIntervals) constant += w * ((k - 1) * data.logIntervals[i]! - n * logGamma(k));
    else constant += w * ((k - 1) * n * Math.log(tx[i]!) - logGamma(k * n) + logGamma(n));
  }
  return constant;
}

function customersOf({ rows, weight }: TransactionData): number {
  return weight === null ? rows : weight.reduce((sum, w) => sum + w, 0);
}

/** Every m-th row, evenly over all. */
function everyOther(data: TransactionData, m: number): TransactionData {
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: Math.ceil(values.length / m) }, (_, i) => values[i * m]!);
  const k = data.covariates?.names.length ?? 0;
  const rows = Math.ceil(data.rows / m);
  return {
    rows,
    x: pick(data.x),
    tx: pick(data.tx),
    T: pick(data.T),
    weight: data.weight && pick(data.weight),
    covariates: data.covariates && {
      names: data.covariates.names,
      values: Float64Array.from(
        { length: rows * k },
        (_, c) => data.covariates!.values[Math.floor(c / k) * m * k + (c % k)]!,
      ),
    },
  };
}

function diagnose({ r = NaN, a = NaN, b = NaN }: Parameters, logErrors: Parameters): Diagnosis[] {
  const doubts: Diagnosis[] = [];
  if (a / (a + b) < 1e-3) doubts.push('no-drop-out');
  else if (Math.max(logErrors.a ?? 0, logErrors.b ?? 0) > 1.5 || Math.min(a, b) > ONE_CHANCE)
    doubts.push('drop-out-unidentified');
  if (r > 50) doubts.push('homogeneous-purchasing');
  return doubts;
}

function structuralOf({ r = NaN, alpha = NaN, a = NaN, b = NaN }: Parameters): BgParameters | null {
  return [r, alpha, a, b].every((value) => value > 0 && value < Infinity) ? { r, alpha, a, b } : null;
}

function sound({ x, tx, T }: History): boolean {
  return Number.isInteger(x) && x >= 0 && tx >= 0 && T >= tx && T < Infinity && (x > 0 || tx === 0);
}

function nothing(rows: number): ReturnType<TransactionModel['forAll']> {
  const make = (): Float64Array => new Float64Array(rows).fill(NaN);
  return { alive: make(), expected: make(), discounted: make() };
}

function simulate(
  parameters: BgParameters | null,
  { k, modified }: BgKind,
  T: Float64Array,
  random: Random,
): SimulatedBase {
  if (parameters === null) throw new RangeError('parameters must be positive');
  const { r, alpha, a, b } = parameters;
  const n = T.length;
  const offsets = new Uint32Array(n + 1);
  const lifetime = new Float64Array(n);
  const rate = new Float64Array(n);
  const times: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const lambda = gammaVariate(random, r) / alpha;
    const p = betaVariate(random, a, b);
    let t = 0;
    let lives = !(modified && random.next() < p);
    while (lives && t <= T[i]!) {
      t += gammaVariate(random, k) / lambda;
      if (t <= T[i]!) {
        times.push(t);
        lives = random.next() >= p;
      }
    }
    // Whoever is still there at the end drops out at one of the purchases to come: the next one, or a geometric number later.
    if (lives) {
      const further = Math.floor(Math.log1p(-random.next()) / Math.log1p(-p));
      if (!(further < Infinity)) t = Infinity;
      else if (further > 0) t += gammaVariate(random, k * further) / lambda;
    }
    rate[i] = lambda;
    lifetime[i] = t;
    offsets[i + 1] = times.length;
  }
  return { offsets, times: Float64Array.from(times), T: T.slice(), lifetime, rate };
}
