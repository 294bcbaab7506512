/** The sentences: what was made, what was found again and how sure, and what recovering one's own truth does not prove. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { calibrationError } from './evidence.ts';
import { coverageOf, heldOf, missOf, unidentified } from './figures.ts';
import type { ClvSimulatorOptions } from './options.ts';
import type { ClvSimulatorView, ParameterView } from './view.ts';

export function readingOf(view: ClvSimulatorView): Message[] {
  const { customers, orders, weeks, repeaters, future, fault, alive, later } = view;
  const says = [message('clv-simulator.reading-made', { customers, orders, weeks, again: repeaters / customers })];
  if (fault !== null) return [...says, message('clv-simulator.reading-fault', { reason: fault })];
  const { held, judged } = heldOf(view);
  if (judged > 0) says.push(message('clv-simulator.reading-held', { held, judged }));
  const loose = unidentified(view);
  if (loose.length > 0) says.push(message('clv-simulator.reading-unidentified', { names: namesOf(loose) }));
  const vague = vaguest(view.parameters);
  if (vague !== null && loose.length === 0)
    says.push(
      message('clv-simulator.reading-vague', {
        name: message(`clv-simulator.parameter-${vague.name}`),
        low: vague.low,
        high: vague.high,
      }),
    );
  if (view.model === view.fitted)
    says.push(
      message('clv-simulator.reading-likelihood', {
        fitted: view.logLikelihood,
        truth: view.truthLogLikelihood,
      }),
    );
  says.push(
    message('clv-simulator.reading-alive', { truth: alive.truth, estimate: alive.estimate }),
    message('clv-simulator.reading-calibration', { error: calibrationError(view.calibration) }),
  );
  const miss = missOf(view);
  says.push(
    Number.isNaN(miss)
      ? message('clv-simulator.reading-later-none', { future, forecast: later.forecast })
      : message('clv-simulator.reading-later', {
          future,
          actual: later.actual,
          forecast: later.forecast,
          miss: Math.abs(miss),
        }),
  );
  const coverage = coverageOf(view);
  if (view.repeated > 0 && !Number.isNaN(coverage))
    says.push(message('clv-simulator.reading-repeated', { repeated: view.repeated, asked: view.asked, coverage }));
  if (view.spend.length > 0)
    says.push(
      message('clv-simulator.reading-spend', {
        held: view.spend.filter(({ covers }) => covers === true).length,
        judged: view.spend.length,
      }),
    );
  if (view.fitted === 'bg-nbd') says.push(message('clv-simulator.reading-once'));
  return says;
}

export function cautionsOf(view: ClvSimulatorView, options: ClvSimulatorOptions): Message[] {
  const cautions = view.diagnosis.map((code) => message(`clv-simulator.caution-${code}`));
  if (view.model !== view.fitted) cautions.push(message('clv-simulator.caution-other-model'));
  if (view.spendFault !== null) cautions.push(message('clv-simulator.caution-spend', { reason: view.spendFault }));
  if (options.entry > options.weeks) cautions.push(message('clv-simulator.caution-entry', { weeks: options.weeks }));
  if (view.asked > view.repeated)
    cautions.push(message('clv-simulator.caution-lost', { lost: view.asked - view.repeated, asked: view.asked }));
  return [
    ...cautions,
    message('clv-simulator.limit-own-truth'),
    message('clv-simulator.limit-one-draw'),
    message('clv-simulator.limit-log'),
  ];
}

export function namesOf(parameters: readonly ParameterView[]): Message {
  return listOf(
    'clv-simulator.comma',
    parameters.map(({ name }) => message(`clv-simulator.parameter-${name}`)),
  );
}

/** The parameter whose interval spans the largest factor; `null` where none has an interval. */
function vaguest(parameters: readonly ParameterView[]): ParameterView | null {
  return parameters
    .filter(({ identified }) => identified)
    .reduce<ParameterView | null>(
      (worst, one) => (worst === null || one.high / one.low > worst.high / worst.low ? one : worst),
      null,
    );
}
