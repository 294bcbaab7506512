/** From the result to what the pictures are drawn from. */

import { findCode, textAt } from '../../data/dictionary.ts';
import { transactionModel } from '../../models/transaction-models.ts';
import { expectedMeanSpend } from '../../models/gamma-gamma.ts';
import type { History } from '../../models/transaction-model.ts';
import { createMemory } from '../memory.ts';
import { customerOf, rowOf, universeOf, type ClvResult } from './compute.ts';
import { holdoutErrors } from './compare.ts';
import { examplesOf, paradoxOf, purchaseTimes, type Example, type Paradox } from './examples.ts';
import { conditionalView, densityView, dropoutView, frequencyView, spendView } from './fits.ts';
import { heatView } from './heat.ts';
import type { ClvProbabilisticOptions } from './options.ts';
import { middle95, spendLetters } from './uncertainty.ts';
import { trackingOf } from './tracking.ts';
import { purchaseInterval, TOP, valueView } from './value.ts';
import {
  FREQUENCY_CLASSES,
  LAST_CLASS,
  type ClvProbabilisticView,
  type HoldoutView,
  type NewCustomerView,
  type ParameterView,
  type RankedCustomer,
  type TimelineView,
} from './view.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  r: 'r',
  alpha: 'α',
  a: 'a',
  b: 'b',
  s: 's',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  'spend:p': 'p',
  'spend:q': 'q',
  'spend:gamma': 'γ',
};

const MEMORY = createMemory(64);

/** Made once for a result: the answer, the tables and the explanation all look at it. */
export function viewOf(result: ClvResult, options: ClvProbabilisticOptions): ClvProbabilisticView {
  return MEMORY.of(result, 'view', () => makeView(result, options));
}

function makeView(result: ClvResult, options: ClvProbabilisticOptions): ClvProbabilisticView {
  const { input, unit, terms, rate, scope, fitted, values, ranked, models } = result;
  const { histories, fit, model, k, spend, noSpend } = fitted;
  const once = <T>(key: string, make: () => T): T => MEMORY.of(fitted, key, make);
  let [repeaters, transactions, single] = [0, 0, 0];
  for (let i = 0; i < histories.rows; i += 1) {
    const w = histories.weight === null ? 1 : histories.weight[i]!;
    transactions += w * histories.x[i]!;
    if (histories.x[i]! > 0) repeaters += w;
    else single += w;
  }
  return {
    source: input.orders === null ? 'summary' : 'orders',
    unit,
    discrete: model.discrete,
    customers: ranked.customers,
    repeaters,
    transactions,
    period: scope && { first: scope.summary.from, calibration: scope.calibration, end: scope.end },
    fit: {
      id: fit.model,
      k,
      parameters: fit.parameters,
      logLikelihood: fit.logLikelihood,
      aic: fit.aic,
      bic: fit.bic,
      converged: fit.converged,
      iterations: fit.iterations,
      gradientNorm: fit.gradientNorm,
      patterns: fit.patterns,
      diagnosis: fit.diagnosis,
    },
    horizon: terms.horizon,
    valueHorizon: terms.valueHorizon,
    discount: terms.discount,
    discountRate: rate,
    margin: terms.margin,
    parameters: parameterViews(result),
    replicates: result.bootstrap.length,
    models,
    timelines: timelinesOf(result, options),
    heat: once(`heat,${terms.horizon}`, () => heatView(result.heat, fitted, values, terms.horizon)),
    tracking: once('tracking', () =>
      scope && fitted.data.covariates === null ? trackingOf(scope, unit, model, fit.parameters) : null,
    ),
    frequency: once('frequency', () => frequencyView(fitted)),
    holdout: once('holdout', () => holdoutView(result)),
    purchaseRates: densityView(model.purchaseHeterogeneity(fit.parameters)),
    dropout: dropoutView(model, fit.parameters),
    spend: once('spend', () => result.spendBars && spendView(fitted, result.spendBars)),
    noSpend,
    value: valueView(ranked, fitted, values, rankedCustomers(result)),
    newCustomer: newCustomerView(result, spend === null ? NaN : expectedMeanSpend(spend.parameters, 0, 0)),
    oneTime: {
      customers: single,
      share: single / ranked.customers,
      aliveForCertain: single > 0 && (fit.model === 'bg-nbd' || fit.model === 'bg-cnbd-k'),
    },
  };
}

function parameterViews({ fitted, bootstrap, covariates }: ClvResult): ParameterView[] {
  const { fit, spend } = fitted;
  const views: ParameterView[] = fit.names.map((name) => {
    const [bootstrapLow, bootstrapHigh] = middle95(bootstrap.map(({ parameters }) => parameters[name] ?? NaN));
    const [low, high] = fit.intervals[name] ?? [NaN, NaN];
    const covariate = name.includes(':');
    const baseline = covariate ? covariates?.baselines.get(name.slice(name.indexOf(':') + 1)) : undefined;
    const purchase = fit.model === 'bg-bb' ? name === 'alpha' || name === 'beta' : name === 'r' || name === 'alpha';
    return {
      name,
      symbol: covariate ? name.slice(name.indexOf(':') + 1) : (SYMBOLS[name] ?? name),
      part: covariate ? 'covariate' : purchase ? 'purchase' : 'dropout',
      ...(baseline === undefined ? {} : { baseline }),
      estimate: fit.parameters[name]!,
      standardError: fit.standardErrors[name] ?? NaN,
      low,
      high,
      bootstrapLow,
      bootstrapHigh,
    };
  });
  if (spend !== null)
    for (const letter of spend.names) {
      const replicates = bootstrap.flatMap((replicate) => (replicate.spend ? [replicate.spend[letter]] : []));
      const [bootstrapLow, bootstrapHigh] = middle95(replicates);
      views.push({
        name: `spend:${letter}`,
        symbol: SYMBOLS[`spend:${letter}`]!,
        part: 'spend',
        estimate: spendLetters(spend)[`spend:${letter}`]!,
        standardError: spend.standardErrors[letter],
        low: spend.intervals[letter][0],
        high: spend.intervals[letter][1],
        bootstrapLow,
        bootstrapHigh,
      });
    }
  return views;
}

function holdoutView({ fitted, later, heat }: ClvResult): HoldoutView | null {
  const errors = holdoutErrors(fitted, later);
  const { histories } = fitted;
  if (errors === null || later === null || histories.later === null) return null;
  const columns = heat.columnEdges.length - 1;
  const by = (classOf: (i: number) => number, classes: number): HoldoutView['byQuiet'] =>
    conditionalView(classOf, classes, later, histories.later!, histories.weight);
  return {
    ...errors,
    byFrequency: by((i) => Math.min(LAST_CLASS, histories.x[i]!), FREQUENCY_CLASSES),
    byQuiet: by((i) => Math.floor(heat.cell[i]! / columns), heat.rowEdges.length - 1),
  };
}

function rankedCustomers(result: ClvResult): RankedCustomer[] {
  const { ranked, fitted, values, terms, intervals } = result;
  const { histories } = fitted;
  return [...ranked.order.subarray(0, TOP)].map((row, i) => {
    const [expectedLow, expectedHigh] = MEMORY.of(fitted, `interval,${row},${terms.horizon}`, () =>
      purchaseInterval(fitted, row, terms.horizon),
    );
    const [low, high] = intervals.at(i);
    return {
      customer: customerOf(result, row),
      id: nameOf(result, row),
      x: histories.x[row]!,
      tx: histories.tx[row]!,
      T: histories.T[row]!,
      alive: values.alive[row]!,
      expected: values.expected[row]!,
      expectedLow,
      expectedHigh,
      spend: values.spend?.[row] ?? NaN,
      value: ranked.values[row]!,
      low,
      high,
    };
  });
}

const STEPS = 60;
const MOST_COUNTS = 60;

function newCustomerView({ fitted, terms, rate }: ClvResult, meanSpend: number): NewCustomerView {
  const { model, fit } = fitted;
  const { horizon, valueHorizon, margin } = terms;
  const steps = model.discrete ? Math.min(horizon, 400) : STEPS;
  const grid = Float64Array.from({ length: steps + 1 }, (_, i) => (horizon * i) / steps);
  const probability: number[] = [];
  let sum = 0;
  for (let n = 0; n < MOST_COUNTS && sum < 0.995; n += 1) {
    const chance = model.probability(fit.parameters, n, horizon);
    probability.push(chance);
    sum += chance;
  }
  const discounted = model.discountedExpectedTransactions(fit.parameters, rate, valueHorizon, { x: 0, tx: 0, T: 0 });
  return {
    grid,
    expected: grid.map((time) => (time === 0 ? 0 : model.expectedPurchases(fit.parameters, time))),
    probability: Float64Array.from(probability),
    discounted,
    clv: margin * meanSpend * discounted,
  };
}

/** The clearest example of the increasing-frequency paradox among these customers. */
export function paradoxIn({ fitted, values }: ClvResult): Paradox | null {
  return MEMORY.of(fitted, 'paradox', () =>
    fitted.model.dropoutHeterogeneity(fitted.fit.parameters) === null
      ? null
      : paradoxOf(fitted.histories, values.alive),
  );
}

export function nameOf(result: ClvResult, row: number): string {
  const { customerNames, customerCodes } = universeOf(result.input);
  return textAt(customerNames, customerCodes[customerOf(result, row)]!);
}

/** Effects of covariates on a customer; `null` where the fit has none. */
export function effectsOf({ fitted }: Pick<ClvResult, 'fitted'>, row: number): NonNullable<History['effects']> | null {
  const { covariates } = fitted.data;
  if (covariates === null) return null;
  const { names, values } = covariates;
  const effect = (part: string): number =>
    Math.exp(
      names.reduce(
        (sum, name, c) => sum + (fitted.fit.parameters[`${part}:${name}`] ?? 0) * values[row * names.length + c]!,
        0,
      ),
    );
  return { purchase: effect('purchase'), dropout: effect('dropout') };
}

function timelinesOf(result: ClvResult, options: ClvProbabilisticOptions): TimelineView[] {
  const { fitted, values, ranked, scope, unit } = result;
  const { histories } = fitted;
  const typed = typedRows(result, options).map((row): Example => ({ reason: 'typed', row }));
  const examples = [...typed, ...examplesOf(histories, values, ranked, paradoxIn(result))].filter(
    ({ row }, i, all) => all.findIndex((other) => other.row === row) === i,
  );
  const customers = examples.map(({ row }) => customerOf(result, row));
  const times = scope && purchaseTimes(scope, unit, customers);
  return examples.map(({ reason, row }, i) => {
    const T = histories.T[row]!;
    const all = times?.[i] ?? new Float64Array(0);
    return {
      reason,
      customer: customers[i]!,
      id: nameOf(result, row),
      firstDay: histories.firstDay?.[row] ?? NaN,
      purchases: all.filter((time) => time <= T),
      later: all.filter((time) => time > T),
      x: histories.x[row]!,
      tx: histories.tx[row]!,
      T,
      end: T + histories.holdout,
      effects: effectsOf(result, row),
      alive: values.alive[row]!,
      expected: values.expected[row]!,
      spend: values.spend?.[row] ?? NaN,
      clv: values.clv?.[row] ?? NaN,
      rank: ranked.rank[row]! + 1,
    };
  });
}

/** Customers asked for by name that are in scope. */
function typedRows(result: ClvResult, { people }: ClvProbabilisticOptions): number[] {
  if (people === null) return [];
  const { customerNames, customerCodes } = universeOf(result.input);
  return people.flatMap(({ customer }) => {
    const code = findCode(customerNames, customer.trim());
    const index = code > 0 ? customerCodes.indexOf(code) : -1;
    const row = index < 0 ? -1 : rowOf(result, index);
    return row < 0 ? [] : [row];
  });
}

/** The model of the result, as the page asks for it too. */
export function modelOf({ fit }: Pick<ClvProbabilisticView, 'fit'>): ReturnType<typeof transactionModel> {
  return transactionModel(fit.id, fit.k);
}
