/** From the view to what the pictures draw. Pure. */

import type { ForestInput } from '../../charts/forest.ts';
import type { GroupedBarsInput } from '../../charts/grouped-bars.ts';
import type { LineInput, LineSeries } from '../../charts/line.ts';
import type { SamplePathsInput } from '../../charts/sample-paths.ts';
import { logBeta, logGamma } from '../../models/special/gamma.ts';
import { inverseIncompleteGamma } from '../../models/special/incomplete-gamma.ts';
import type { Heterogeneity } from '../../models/transaction-model.ts';
import type { ClvSimulatorView, MixingView } from './view.ts';

const POINTS = 160;

export function pathsInput(view: ClvSimulatorView, text: (estimate: number) => string): SamplePathsInput {
  return {
    observed: view.weeks,
    last: view.weeks + view.future,
    paths: view.paths.map(({ entry, times, end, alive, estimate }) => ({
      start: entry,
      times,
      end,
      alive,
      text: text(estimate),
    })),
  };
}

/** Estimates as multiples of the truth, so that all rows share one scale and the truth is one line. */
export function forestInput(
  view: ClvSimulatorView,
  name: (parameter: string) => string,
  texts: (parameter: ClvSimulatorView['parameters'][number]) => readonly string[],
): ForestInput {
  return {
    scale: 'log',
    reference: 1,
    rows: [...view.parameters, ...view.spend].map((parameter) => ({
      name: name(parameter.name),
      // what the data do not pin down is said in words: its dot would stretch the axis until nothing else can be told apart
      estimate: parameter.identified ? parameter.estimate / parameter.truth : NaN,
      low: parameter.identified ? parameter.low / parameter.truth : NaN,
      high: parameter.identified ? parameter.high / parameter.truth : NaN,
      truth: Number.isNaN(parameter.truth) ? NaN : 1,
      samples:
        Number.isNaN(parameter.truth) || !parameter.identified
          ? []
          : parameter.samples.map((sample) => sample / parameter.truth),
      texts: texts(parameter),
    })),
  };
}

export function meanOf(mixing: Heterogeneity): number {
  return mixing.kind === 'gamma' ? mixing.shape / mixing.rate : mixing.a / (mixing.a + mixing.b);
}

/** Density at x; Infinity or 0 where it runs off at an end. */
export function densityAt(mixing: Heterogeneity, x: number): number {
  if (mixing.kind === 'gamma') {
    const { shape, rate } = mixing;
    return Math.exp(shape * Math.log(rate) + (shape - 1) * Math.log(x) - rate * x - logGamma(shape));
  }
  const { a, b } = mixing;
  return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));
}

/**
 * Densities of the truth and of the estimate. A density that goes to infinity at an end is cut off at the height it has a fiftieth
 * of the axis away from it.
 */
export function mixingInput({ truth, estimate }: MixingView, names: readonly [string, string]): LineInput {
  const high =
    truth.kind === 'beta' ? 1 : Math.max(farOf(truth), estimate ? Math.min(farOf(estimate), 3 * farOf(truth)) : 0);
  const x = Float64Array.from({ length: POINTS }, (_, i) => high * ((i + 0.5) / POINTS) ** 1.5);
  const near = high / 50;
  const firm = (mixing: Heterogeneity): number => {
    let most = 0;
    for (const at of x)
      if (at >= near && (mixing.kind === 'gamma' || at <= high - near)) most = Math.max(most, densityAt(mixing, at));
    return most;
  };
  const top = 1.08 * Math.max(firm(truth), estimate ? Math.min(firm(estimate), 3 * firm(truth)) : 0);
  const series = (key: string, name: string, mixing: Heterogeneity, expected: boolean): LineSeries => ({
    key,
    name,
    x,
    y: x.map((at) => {
      const density = densityAt(mixing, at);
      return density <= top * 1.04 ? density : NaN;
    }),
    tone: expected ? 'accent' : 'ink',
    shape: 'line',
    dash: expected ? 'dashed' : 'none',
  });
  return {
    low: 0,
    high,
    top,
    series: [
      series('truth', names[0], truth, false),
      ...(estimate ? [series('estimate', names[1], estimate, true)] : []),
    ],
  };
}

/** Nineteen of twenty customers are below. */
function farOf(mixing: Heterogeneity): number {
  return mixing.kind === 'beta' ? 1 : inverseIncompleteGamma(mixing.shape, 0.95) / mixing.rate;
}

export function frequencyInput(
  view: ClvSimulatorView,
  names: { readonly counted: string; readonly truth: string; readonly fit: string },
): GroupedBarsInput {
  const { frequency } = view;
  return {
    groups: frequency.map(({ count, open }) => (open ? `${count}+` : String(count))),
    counted: { key: 'counted', name: names.counted, values: frequency.map(({ actual }) => actual) },
    expected: [
      { key: 'truth', name: names.truth, values: frequency.map(({ truth }) => truth) },
      ...(view.fault === null ? [{ key: 'fit', name: names.fit, values: frequency.map(({ fitted }) => fitted) }] : []),
    ],
  };
}

export function calibrationInput(
  view: ClvSimulatorView,
  names: { readonly perfect: string; readonly groups: string },
): LineInput {
  return {
    low: 0,
    high: 1,
    top: 1,
    series: [
      { key: 'perfect', name: names.perfect, x: [0, 1], y: [0, 1], tone: 'quiet', shape: 'line', dash: 'dotted' },
      {
        key: 'groups',
        name: names.groups,
        x: view.calibration.map(({ estimated }) => estimated),
        y: view.calibration.map(({ actual }) => actual),
        tone: 'accent',
        shape: 'dotted',
        dash: 'none',
      },
    ],
  };
}
