/** The sentences: how well it warns and against what, whom to call today, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { ChurnWarningResult } from './compute.ts';
import type { ChurnWarningOptions } from './options.ts';
import type { ChurnWarningView } from './view.ts';

/** Less than this the model is hardly better than the rule. */
const HARDLY = 0.02;
const DRIFTED = 0.25;
const MANY = 4;

export function readingOf(view: ChurnWarningView, result: ChurnWarningResult, options: ChurnWarningOptions): Message[] {
  const says = view.problem ? [view.problem] : saysOf(view);
  return [...says, ...cautionsOf(view, result, options), ...limitsOf(view)];
}

function saysOf({
  models,
  lead,
  rule,
  lift,
  decision,
  today,
  tested,
  plan,
  coefficients,
  importance,
  source,
  unclear,
}: ChurnWarningView): Message[] {
  const model = models.find(({ id }) => id === lead);
  if (!model || !lift || !decision || !today || !plan || !rule) return [];
  const base = tested.losses / tested.rows;
  const name = message(`churn-warning.model-${model.id}`);
  const other = models.find(({ id }) => id !== lead);
  const says = [
    message('churn-warning.reading-base', {
      base,
      rows: tested.rows,
      losses: tested.losses,
      label: message(`churn-warning.label-${source}`, { days: plan.label }),
    }),
    message('churn-warning.reading-lift', {
      top: lift.events[0]! / lift.rows[0]!,
      lift: model.topLift,
      gain: model.topGain,
    }),
    message(
      model.auc - rule.auc < HARDLY || model.aucLow <= rule.auc
        ? 'churn-warning.reading-rule-as-good'
        : 'churn-warning.reading-rule',
      {
        model: name,
        auc: model.auc,
        low: model.aucLow,
        high: model.aucHigh,
        rule: rule.name,
        ruleAuc: rule.auc,
      },
    ),
  ];
  if (unclear)
    says.push(
      message(`churn-warning.reading-unclear-${unclear}`, {
        rule: rule.name,
        ruleAuc: rule.auc,
        losses: tested.losses,
      }),
    );
  if (other) {
    const gain = other.auc - model.auc;
    const kind = gain > HARDLY ? 'better' : gain < -HARDLY ? 'worse' : 'alike';
    says.push(
      message(`churn-warning.reading-other-${kind}`, {
        other: message(`churn-warning.model-${other.id}`),
        auc: other.auc,
        model: name,
      }),
    );
  }
  if (Number.isFinite(model.slope))
    says.push(
      message(
        `churn-warning.reading-calibration-${model.slope < 0.8 ? 'extreme' : model.slope > 1.25 ? 'timid' : 'good'}`,
        {
          slope: model.slope,
          bias: model.bias,
        },
      ),
    );
  says.push(
    message(
      Number.isNaN(decision.precision) ? 'churn-warning.reading-threshold-nobody' : 'churn-warning.reading-threshold',
      {
        threshold: decision.threshold,
        called: decision.cells[0] + decision.cells[2],
        precision: Number.isNaN(decision.precision) ? 0 : decision.precision,
        recall: decision.recall,
        profit: decision.profit,
        all: decision.profitAll,
      },
    ),
  );
  // What the list is expected to bring is no number to go by where the score tells nothing.
  if (!unclear)
    says.push(
      message(today.called > 0 ? 'churn-warning.reading-today' : 'churn-warning.reading-today-nobody', {
        now: plan.now,
        customers: today.customers,
        called: today.called,
        losses: today.expectedLosses,
        atRisk: today.atRisk,
        profit: today.expectedProfit,
      }),
    );
  const strongest = (lead === 'logistic' ? coefficients : importance).slice(0, 3).map((feature) => feature.name);
  if (strongest.length > 0)
    says.push(message('churn-warning.reading-features', { names: listOf('churn-warning.list', strongest) }));
  return says;
}

function cautionsOf(view: ChurnWarningView, result: ChurnWarningResult, options: ChurnWarningOptions): Message[] {
  const { plan, leaks, tested, trained, dropped, drift, decision } = view;
  const notes: Message[] = [];
  if (plan === null) return notes;
  if (plan.leak > 0) notes.push(message('churn-warning.caution-leak', { days: plan.leak, test: plan.test }));
  if (tested.both > 0) notes.push(message('churn-warning.caution-both', { customers: tested.both }));
  notes.push(message(leaks > 0 ? 'churn-warning.caution-features-leak' : 'churn-warning.note-no-leak', { leaks }));
  if (plan.short > 0 && view.source !== 'subscriptions')
    notes.push(message('churn-warning.caution-short', { days: plan.short, feature: plan.feature }));
  if (plan.train.length < options.cuts)
    notes.push(message('churn-warning.note-cuts', { cuts: plan.train.length, wanted: options.cuts }));
  if (result.observed.latest > plan.last && options.asOf === null)
    notes.push(message('churn-warning.caution-last-day', { last: plan.last, latest: result.observed.latest }));
  if (dropped.length > 0)
    notes.push(
      message('churn-warning.note-dropped', {
        names: listOf('churn-warning.list', dropped.slice(0, 6)),
        count: dropped.length,
      }),
    );
  for (const fit of result.fits) {
    if (fit.logistic)
      for (const diagnosis of fit.logistic.diagnosis)
        notes.push(
          message(`churn-warning.caution-${diagnosis}`, {
            penalty: fit.logistic.penalty,
            features: fit.logistic.names.length,
            events: Math.min(trained.losses, trained.rows - trained.losses),
          }),
        );
    if (fit.trees?.diagnosis.includes('no-split')) notes.push(message('churn-warning.caution-no-split'));
    if (fit.trees?.diagnosis.includes('stopped-early'))
      notes.push(message('churn-warning.note-stopped', { trees: fit.trees.trees.length, asked: options.trees }));
  }
  const drifted = drift.filter(({ index }) => index > DRIFTED);
  if (drifted.length > 0)
    notes.push(
      message('churn-warning.caution-drift', {
        names: listOf(
          'churn-warning.list',
          drifted.slice(0, MANY).map(({ name }) => name),
        ),
        to: message(`churn-warning.drift-${view.driftFrom}`),
      }),
    );
  if (decision && decision.best.profit > decision.profit + 1e-9)
    notes.push(
      message('churn-warning.note-best', { threshold: decision.best.threshold, profit: decision.best.profit }),
    );
  if (view.today && !view.unclear && view.today.worthBelow + view.today.unworthAbove > 0)
    notes.push(
      message('churn-warning.note-own-worth', { below: view.today.worthBelow, above: view.today.unworthAbove }),
    );
  if (view.today && !view.money) notes.push(message('churn-warning.note-fixed-worth', { value: options.value }));
  return notes;
}

function limitsOf({ source, plan, problem, money }: ChurnWarningView): Message[] {
  if (plan === null) return [];
  return [
    message(`churn-warning.limit-label-${source}`, { days: plan.label }),
    ...(problem
      ? []
      : [
          message('churn-warning.limit-today'),
          message('churn-warning.limit-success'),
          message('churn-warning.limit-cause'),
          ...(money ? [message('churn-warning.limit-past')] : []),
        ]),
  ];
}
