/** The retention models: symbols, this cohort's numbers put in, and the survivor curve redone by hand. */

import { message } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texMoney, texNumber } from '../wording.ts';
import type { ClvContractualResult } from './compute.ts';
import { chosenOf, countedUnit, unitOf, valuesOf } from './names.ts';
import type { ClvContractualOptions } from './options.ts';
import type { ClvContractualView } from './view.ts';

const WORKED = 4;
const DIGITS = 6;

export function explainClvContractual(
  { view, counts }: ClvContractualResult,
  options: ClvContractualOptions,
): Explanation {
  return {
    symbols: symbolsOf(view),
    numbers: numbersOf(view, options),
    steps: stepsOf(view, counts.customers),
    customer: null,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`clv-contractual.${code}`, parameters) };
}

function symbolsOf(view: ClvContractualView): FormulaLine[] {
  const weibull = view.model === 'beta-discrete-weibull';
  return [
    weibull
      ? line(
          '\\theta \\sim \\mathrm{Beta}(\\gamma, \\delta),\\qquad P(T > t \\mid \\theta) = (1-\\theta)^{t^c}',
          'symbol-weibull',
        )
      : line(
          '\\theta \\sim \\mathrm{Beta}(\\alpha, \\beta),\\qquad P(T > t \\mid \\theta) = (1-\\theta)^{t}',
          'symbol-theta',
        ),
    weibull
      ? line('S(t) = \\frac{B(\\gamma,\\, \\delta + t^c)}{B(\\gamma, \\delta)}', 'symbol-survival')
      : line('S(t) = \\frac{B(\\alpha,\\, \\beta + t)}{B(\\alpha, \\beta)}', 'symbol-survival'),
    weibull
      ? line('r_t = \\frac{S(t)}{S(t-1)}', 'symbol-retention')
      : line('r_t = \\frac{S(t)}{S(t-1)} = \\frac{\\beta + t - 1}{\\alpha + \\beta + t - 1}', 'symbol-retention'),
    line('S_0(t) = r^t', 'symbol-constant'),
    line('\\ln L = \\sum_{t=1}^{k} n_t \\ln\\left[S(t-1) - S(t)\\right] + n_{>k} \\ln S(k)', 'symbol-likelihood'),
    line('DEL = \\sum_{t=0}^{\\infty} \\frac{S(t)}{(1+d)^t}', 'symbol-del'),
    line('DRL_n = \\sum_{t=n+1}^{\\infty} \\frac{S(t)}{S(n)}\\,\\frac{1}{(1+d)^{t-n-1}}', 'symbol-drl'),
    line('CLV = m \\cdot DEL,\\qquad RLV_n = m \\cdot DRL_n', 'symbol-clv'),
  ];
}

function numbersOf(view: ClvContractualView, options: ClvContractualOptions): FormulaLine[] {
  const curve = chosenOf(view);
  const unit = unitOf(view);
  const lines: FormulaLine[] = [];
  for (const { name, estimate, error, low, high } of curve.parameters)
    lines.push(
      line(
        low <= high && Number.isFinite(high)
          ? `${letterOf(name)} = ${n(estimate)},\\qquad [${n(low)},\\,${n(high)}]`
          : `${letterOf(name)} = ${n(estimate)}`,
        'numbers-parameter',
        { error },
      ),
    );
  const [first, second] = curve.parameters;
  if (view.mixing !== null && first && second)
    lines.push(
      line(
        `E(\\theta) = \\frac{${exact(first.estimate)}}{${exact(first.estimate + second.estimate)}} = ${n(first.estimate / (first.estimate + second.estimate))}`,
        'numbers-mean',
        { unit },
      ),
    );
  lines.push(
    line(`\\ln L = ${texNumber(curve.logLikelihood, 3)}`, 'numbers-likelihood', {
      calibration: view.calibration,
      unit: countedUnit(view),
    }),
    line(
      `\\mathrm{AIC} = 2 \\times ${curve.parameters.length} - 2 \\times (${texNumber(curve.logLikelihood, 3)}) = ${texNumber(curve.aic, 3)}`,
      'numbers-aic',
    ),
  );
  if (view.unit !== 'year')
    lines.push(
      line(
        `d = (1 + ${n(options.discount / 100)})^{1/${view.unit === 'month' ? 12 : 4}} - 1 = ${texNumber(view.discount, 6)}`,
        'numbers-discount',
        { unit },
      ),
    );
  const { fresh, renewed } = valuesOf(view, curve);
  lines.push(
    line(`DEL = ${exact(curve.lifetime)}`, 'numbers-del'),
    line(`DRL_{${view.renewals}} = ${exact(curve.residual[view.renewals]!)}`, 'numbers-drl', {
      renewals: view.renewals,
    }),
    line(`CLV = ${texMoney(view.payment)} \\times ${exact(curve.lifetime)} = ${texMoney(fresh)}`, 'numbers-clv'),
    line(
      `RLV_{${view.renewals}} = ${texMoney(view.payment)} \\times ${exact(curve.residual[view.renewals]!)} = ${texMoney(renewed)}`,
      'numbers-rlv',
      { renewals: view.renewals },
    ),
  );
  return lines;
}

/**
 * S(t) from S(t − 1) by the retention rate of each period. Every line is worked out from the digits that stand in it and in the
 * line before, so that who follows with pencil and paper finds the same last digit.
 */
function stepsOf(view: ClvContractualView, customers: number): FormulaLine[] {
  const curve = chosenOf(view);
  const [first, second] = curve.parameters;
  const lines: FormulaLine[] = [line('S(0) = 1', 'step-start', { customers })];
  const [a, b] = [written(first?.estimate ?? NaN), written(second?.estimate ?? NaN)];
  let before = 1;
  const next = (t: number): { how: string; rate: number; now: number } => {
    const worked = view.model === 'shifted-beta-geometric' && first && second;
    const rate = written(worked ? (b + t - 1) / (a + b + t - 1) : curve.retention[t]!);
    const how = worked
      ? `r_{${t}} = \\frac{${exact(b + t - 1)}}{${exact(a + b + t - 1)}} = ${exact(rate)}`
      : `r_{${t}} = ${exact(rate)}`;
    return { how, rate, now: written(before * rate) };
  };
  for (let t = 1; t <= Math.min(WORKED, view.last); t += 1) {
    const { how, rate, now } = next(t);
    lines.push(
      line(`${how},\\qquad S(${t}) = ${exact(before)} \\times ${exact(rate)} = ${exact(now)}`, 'step-survival', {
        expected: customers * now,
        actual: customers * (view.survival[t] ?? NaN),
        t,
      }),
    );
    before = now;
  }
  lines.push(line(`S(${WORKED + 1}) = {?}`, 'step-try', { t: WORKED + 1, answer: next(WORKED + 1).now }));
  return lines;
}

function letterOf(name: string): string {
  return name.length > 1 ? `\\${name}` : name;
}

function n(value: number): string {
  return texMoney(value, 4);
}

/** As it stands in a step. */
function exact(value: number): string {
  return texNumber(value, DIGITS);
}

function written(value: number): number {
  return Math.round(value * 10 ** DIGITS) / 10 ** DIGITS;
}
