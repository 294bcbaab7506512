/** The sentences: what the customers are worth, what stands out, why a number is as it is, and what the model does not see. */

import { message, type Message } from '../../lib/outcome.ts';
import type { ClvResult } from './compute.ts';
import { modelName, tidyLength, unitWord, valueTime, type Sums } from './names.ts';
import { COVARIATE_MODELS, type ClvProbabilisticOptions } from './options.ts';
import type { ClvProbabilisticView, ComparedModel } from './view.ts';
import { nameOf, paradoxIn } from './views.ts';

/** |correlation| that the independence of spend and frequency should not pass. */
const NOTABLE = 0.1;
/** A difference of AIC worth changing the model for. */
const DECISIVE = 2;
/** Share of the purchases that may lie in the last part of the time observed, and that part, before it looks wrong. */
const RARE = 0.002;
const LONG = 0.25;

export function readingOf(result: ClvResult, view: ClvProbabilisticView, { alive, expected }: Sums): Message[] {
  const { value, customers, horizon, holdout, newCustomer, spend } = view;
  const unit = unitWord(view);
  const says: Message[] = [];
  if (value.kind === 'money')
    says.push(
      message('clv-probabilistic.reading-value', {
        mean: value.mean,
        median: value.median,
        share: value.deciles[0]?.share ?? NaN,
        time: valueTime(view),
      }),
    );
  else if (view.noSpend) says.push(message('clv-probabilistic.reading-no-money', { reason: view.noSpend }));
  says.push(
    message('clv-probabilistic.reading-alive', {
      alive,
      share: alive / customers,
      customers,
      expected,
      horizon,
      unit,
    }),
  );
  says.push(...oneTimeOf(view));
  if (spend && view.oneTime.customers > 0)
    says.push(
      message('clv-probabilistic.reading-population-spend', {
        customers: view.oneTime.customers,
        mean: spend.populationMean,
      }),
    );
  const paradox = paradoxIn(result);
  if (paradox) {
    const { histories } = result.fitted;
    const { often, seldom } = paradox;
    says.push(
      message('clv-probabilistic.reading-paradox', {
        often: nameOf(result, often),
        seldom: nameOf(result, seldom),
        manyTimes: histories.x[often]!,
        fewTimes: histories.x[seldom]!,
        quietOften: histories.T[often]! - histories.tx[often]!,
        quietSeldom: histories.T[seldom]! - histories.tx[seldom]!,
        unit,
        aliveOften: result.values.alive[often]!,
        aliveSeldom: result.values.alive[seldom]!,
      }),
    );
  }
  if (holdout)
    says.push(
      message('clv-probabilistic.reading-holdout', {
        length: tidyLength(holdout.length),
        unit,
        actual: holdout.actualTotal,
        expected: holdout.expectedTotal,
        error: holdout.expectedTotal / holdout.actualTotal - 1,
        absolute: holdout.meanAbsoluteError,
      }),
    );
  says.push(...modelsOf(view));
  says.push(
    message(value.kind === 'money' ? 'clv-probabilistic.reading-new' : 'clv-probabilistic.reading-new-purchases', {
      expected: newCustomer.expected.at(-1) ?? NaN,
      horizon,
      unit,
      none: newCustomer.probability[0] ?? NaN,
      clv: newCustomer.clv,
      time: valueTime(view),
    }),
  );
  if (view.discount > 0)
    says.push(
      message(view.discrete ? 'clv-probabilistic.reading-discount-discrete' : 'clv-probabilistic.reading-discount', {
        discount: view.discount,
        rate: view.discountRate,
        unit: message(`clv-probabilistic.one-${view.unit}`),
      }),
    );
  if (spend && Number.isFinite(spend.correlation) && Math.abs(spend.correlation) <= NOTABLE)
    says.push(message('clv-probabilistic.reading-independent', { correlation: spend.correlation }));
  return says;
}

/** One-time buyers: alive for certain under BG/NBD and its like, and what MBG/NBD says instead. */
function oneTimeOf(view: ClvProbabilisticView): Message[] {
  const { oneTime, models, fit } = view;
  if (!oneTime.aliveForCertain) return [];
  const says = [
    message('clv-probabilistic.reading-one-time', {
      customers: oneTime.customers,
      share: oneTime.share,
      model: modelName(fit.id, fit.k),
    }),
  ];
  const modified = models.find(({ id }) => id === 'mbg-nbd');
  const own = models.find(({ chosen }) => chosen);
  if (modified && own && Number.isFinite(modified.aic))
    says.push(message('clv-probabilistic.reading-modified', { aic: modified.aic, own: own.aic }));
  return says;
}

function modelsOf({ models, fit }: ClvProbabilisticView): Message[] {
  const comparable = models.filter(({ id, aic }) => id !== 'bg-bb' && Number.isFinite(aic));
  if (fit.id === 'bg-bb' || comparable.length < 2) return [];
  const best = comparable.reduce((least, model) => (model.aic < least.aic ? model : least));
  const own = comparable.find(({ chosen }) => chosen);
  if (!own) return [];
  const name = (model: ComparedModel): Message => modelName(model.id, model.k);
  if (own !== best && own.aic - best.aic > DECISIVE)
    return [
      message('clv-probabilistic.reading-model-better', {
        model: name(own),
        aic: own.aic,
        best: name(best),
        least: best.aic,
        difference: own.aic - best.aic,
      }),
    ];
  const others = comparable.filter((model) => model !== best);
  const second = others.reduce((least, model) => (model.aic < least.aic ? model : least));
  const clear = second.aic - best.aic > DECISIVE;
  return [
    message(clear ? 'clv-probabilistic.reading-model-best' : 'clv-probabilistic.reading-model-close', {
      best: name(best),
      least: best.aic,
      second: name(second),
      difference: second.aic - best.aic,
      count: comparable.length,
    }),
  ];
}

/** Where nearly all purchases end long before the observation does: a few dates gone wrong, or an end set too late. */
function silentEnd({ scope, input }: ClvResult): { readonly after: number; readonly day: number } | null {
  // Customers picked by a segment may well have stopped early: that tells nothing about dates.
  if (scope === null || input.keep !== null) return null;
  const { entriesByDay, repeatsByDay, from } = scope.summary;
  let total = 0;
  for (let i = 0; i < entriesByDay.length; i += 1) total += entriesByDay[i]! + repeatsByDay[i]!;
  let [after, i] = [0, entriesByDay.length - 1];
  for (; i > 0 && after + entriesByDay[i]! + repeatsByDay[i]! <= total * RARE; i -= 1)
    after += entriesByDay[i]! + repeatsByDay[i]!;
  return entriesByDay.length - 1 - i > LONG * entriesByDay.length ? { after, day: from + i } : null;
}

export function caveatsOf(result: ClvResult, view: ClvProbabilisticView, options: ClvProbabilisticOptions): Message[] {
  const { fit, spend, models, period, oneTime } = view;
  const unit = unitWord(view);
  const silent = silentEnd(result);
  const notes: Message[] = fit.diagnosis.map((code) => message(`clv-probabilistic.caution-${code}`));
  if (silent && period) notes.unshift(message('clv-probabilistic.caution-silent-end', { ...silent, end: period.end }));
  if (result.input.keep !== null)
    notes.unshift(message('clv-probabilistic.caution-filtered', { customers: view.customers }));
  for (const { id, k, fault } of models)
    if (fault) notes.push(message('clv-probabilistic.caution-model', { model: modelName(id, k), reason: fault }));
  if (spend) {
    for (const code of spend.diagnosis)
      if (code !== 'spend-follows-frequency') notes.push(message(`clv-probabilistic.caution-spend-${code}`));
    if (Math.abs(spend.correlation) > NOTABLE)
      notes.push(
        message('clv-probabilistic.caution-correlation', {
          correlation: spend.correlation,
          low: spend.correlationLow,
          high: spend.correlationHigh,
        }),
      );
  }
  if (view.source === 'summary') notes.push(message('clv-probabilistic.caution-summary-unit', { unit }));
  if (result.covariates) notes.push(message('clv-probabilistic.caution-covariates'));
  if (options.covariates !== null && !COVARIATE_MODELS.includes(options.model))
    notes.push(message('clv-probabilistic.caution-covariates-unused', { model: modelName(fit.id, fit.k) }));
  if (options.people !== null) {
    const found = view.timelines.filter(({ reason }) => reason === 'typed').length;
    const missing = options.people.length - found;
    if (missing > 0) notes.push(message('clv-probabilistic.caution-people', { count: missing }));
  }
  if (fit.id === 'nbd') notes.push(message('clv-probabilistic.caution-nbd'));
  if (fit.id === 'bg-bb') notes.push(message('clv-probabilistic.caution-bg-bb', { unit }));
  if (options.penalty > 0) notes.push(message('clv-probabilistic.caution-penalty', { penalty: options.penalty }));
  if (view.valueHorizon === Infinity && view.discount === 0) notes.push(message('clv-probabilistic.caution-endless'));
  if (oneTime.share > 0.9) notes.push(message('clv-probabilistic.caution-mostly-once', { share: oneTime.share }));
  notes.push(
    message('clv-probabilistic.limit-alive'),
    message('clv-probabilistic.limit-stationary', { end: period?.calibration ?? NaN }),
    message(view.replicates > 0 ? 'clv-probabilistic.limit-bootstrap' : 'clv-probabilistic.limit-intervals', {
      replicates: view.replicates,
    }),
  );
  if (view.value.kind === 'money' && result.costs !== null && !result.byCost)
    notes.unshift(message('clv-probabilistic.caution-cost-unused', { cost: result.costs, margin: view.margin }));
  if (view.value.kind === 'money' && result.byCost)
    notes.push(message('clv-probabilistic.limit-margin-cost', { margin: view.margin }));
  else if (view.value.kind === 'money')
    notes.push(
      message(view.margin === 1 ? 'clv-probabilistic.limit-revenue' : 'clv-probabilistic.limit-margin', {
        margin: view.margin,
      }),
    );
  notes.push(message('clv-probabilistic.limit-contract'));
  return notes;
}
