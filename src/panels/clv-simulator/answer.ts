/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PanelAnswer, Statistic } from '../contract.ts';
import { listOf } from '../wording.ts';
import type { ClvSimulatorResult } from './compute.ts';
import { calibrationError } from './evidence.ts';
import { coverageOf, heldOf, missOf, unidentified } from './figures.ts';
import type { ClvSimulatorOptions } from './options.ts';
import { cautionsOf, namesOf, readingOf } from './reading.ts';
import type { ClvSimulatorView } from './view.ts';

/** Letters of all models; those the fitted one has not are NaN. */
const LETTERS = ['r', 'alpha', 'a', 'b', 's', 'beta'] as const;

export const CLV_SIMULATOR_STATISTICS = [
  'customers',
  'orders',
  'repeat-purchases',
  'repeat-buyers',
  ...LETTERS.map((letter) => `estimate-${letter}` as const),
  'intervals-hold',
  'log-likelihood',
  'truth-log-likelihood',
  'aic',
  'alive-share',
  'alive-estimated',
  'calibration-error',
  'later-purchases',
  'later-forecast',
  'expected-truth',
  'expected-estimated',
  'repetitions',
  'coverage',
] as const;

export function answerClvSimulator(
  { view, truth }: ClvSimulatorResult,
  options: ClvSimulatorOptions,
): PanelAnswer<ClvSimulatorView> {
  const finding = findingOf(view);
  const subtitle = subtitleOf(view, truth, options);
  return {
    view,
    finding,
    subtitle,
    caption: message('clv-simulator.caption'),
    alternative: message('clv-simulator.alternative', { finding, subtitle, alive: view.alive.truth }),
    reading: [...readingOf(view), ...cautionsOf(view, options)],
    statistics: statisticsOf(view),
    account: {
      used: message('clv-simulator.account', {
        customers: view.customers,
        orders: view.orders,
        repeats: view.repeats,
        weeks: view.weeks,
      }),
      leftOut: [message('clv-simulator.account-hidden', { future: view.future, later: view.later.actual })],
    },
  };
}

function findingOf(view: ClvSimulatorView): Message {
  const { fault, customers, model, fitted, repeated } = view;
  if (fault !== null) return message('clv-simulator.finding-fault', { reason: fault });
  const coverage = coverageOf(view);
  if (repeated > 0 && !Number.isNaN(coverage) && model === fitted)
    return message('clv-simulator.finding-repeated', { repeated, coverage });
  const miss = missOf(view);
  if (model !== fitted)
    return Number.isNaN(miss)
      ? message('clv-simulator.finding-other-model', {
          model: message(`clv-simulator.${model}`),
          fitted: message(`clv-simulator.${fitted}`),
        })
      : message('clv-simulator.finding-other', {
          model: message(`clv-simulator.${model}`),
          fitted: message(`clv-simulator.${fitted}`),
          miss: Math.abs(miss),
          side: message(miss < 0 ? 'clv-simulator.too-low' : 'clv-simulator.too-high'),
        });
  const { held, judged } = heldOf(view);
  if (judged === 0) return message('clv-simulator.finding-unsure', { customers });
  const loose = unidentified(view);
  if (loose.length > 0)
    return message('clv-simulator.finding-partly', {
      customers,
      held,
      judged,
      of: view.parameters.length,
      names: namesOf(loose),
    });
  return message('clv-simulator.finding', { customers, held, judged });
}

function subtitleOf(
  view: ClvSimulatorView,
  truth: Readonly<Record<string, number>>,
  options: ClvSimulatorOptions,
): Message {
  return message('clv-simulator.subtitle', {
    model: message(`clv-simulator.${view.model}`),
    parameters: listOf(
      'clv-simulator.comma',
      Object.entries(truth).map(([name, value]) =>
        message('clv-simulator.parameter-is', { name: message(`clv-simulator.parameter-${name}`), value }),
      ),
    ),
    weeks: options.weeks,
    seed: options.seed,
  });
}

function statisticsOf(view: ClvSimulatorView): Statistic[] {
  const estimates = Object.fromEntries(view.parameters.map(({ name, estimate }) => [name, estimate]));
  const values: Readonly<Record<string, readonly [number, Statistic['style']]>> = {
    customers: [view.customers, 'integer'],
    orders: [view.orders, 'integer'],
    'repeat-purchases': [view.repeats, 'integer'],
    'repeat-buyers': [view.repeaters / view.customers, 'percent1'],
    ...Object.fromEntries(LETTERS.map((letter) => [`estimate-${letter}`, [estimates[letter] ?? NaN, 'number']])),
    'intervals-hold': [view.fault === null ? heldOf(view).held : NaN, 'integer'],
    'log-likelihood': [view.logLikelihood, 'decimal2'],
    'truth-log-likelihood': [view.truthLogLikelihood, 'decimal2'],
    aic: [view.aic, 'decimal2'],
    'alive-share': [view.alive.truth, 'percent1'],
    'alive-estimated': [view.alive.estimate, 'percent1'],
    'calibration-error': [calibrationError(view.calibration), 'percent1'],
    'later-purchases': [view.later.actual, 'integer'],
    'later-forecast': [view.later.forecast, 'decimal1'],
    'expected-truth': [view.expected.truth, 'decimal2'],
    'expected-estimated': [view.expected.estimate, 'decimal2'],
    repetitions: [view.repeated, 'integer'],
    coverage: [coverageOf(view), 'percent1'],
  };
  return CLV_SIMULATOR_STATISTICS.map((name) => ({
    name,
    value: values[name]![0],
    style: values[name]![1],
    label: message(`clv-simulator.stat-${name}`),
  }));
}
