/** Survival by formula: symbols, this data's numbers, and the first steps of the product redone by hand. */

import { message } from '../../lib/outcome.ts';
import type { SurvivalCurve } from '../../models/kaplan-meier.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import { testOf } from './compare.ts';
import type { SurvivalResult } from './compute.ts';
import { Z } from './curves.ts';
import { eventWord, ratioName, unitWord } from './names.ts';
import type { SurvivalOptions } from './options.ts';
import type { SurvivalView } from './view.ts';

const WORKED = 4;

export function explainSurvival(result: SurvivalResult, options: SurvivalOptions): Explanation {
  return {
    symbols: symbolsOf(result.view),
    numbers: numbersOf(result),
    steps: stepsOf(result, options),
    customer: null,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`survival.${code}`, parameters) };
}

const LIMITS = {
  'log-log': '\\hat S(t)^{\\exp\\left(\\pm z\\, se / [\\hat S \\ln \\hat S]\\right)}',
  log: '\\hat S(t)\\,\\exp\\left(\\pm z\\, se / \\hat S\\right)',
  plain: '\\hat S(t) \\pm z\\, se',
} as const;

const WEIGHT_TEX = {
  'log-rank': 'w_i = 1',
  wilcoxon: 'w_i = n_i',
  'tarone-ware': 'w_i = \\sqrt{n_i}',
  peto: 'w_i = \\tilde S(t_i)',
  'fleming-harrington': 'w_i = \\hat S(t_{i-1})^{p}\\,[1 - \\hat S(t_{i-1})]^{q}',
} as const;

function symbolsOf(view: SurvivalView): FormulaLine[] {
  const lines = [
    line('\\hat S(t) = \\prod_{t_i \\le t} \\left(1 - \\frac{d_i}{n_i}\\right)', 'symbol-product', {
      end: eventWord('end', view),
    }),
    line(
      'se^2 = \\hat S(t)^2 \\sum_{t_i \\le t} \\frac{d_i}{n_i\\,(n_i - d_i)},\\qquad ' + LIMITS[view.interval],
      'symbol-greenwood',
      { interval: message(`survival.interval-${view.interval}`) },
    ),
    line('\\hat t_{0.5} = \\min\\{t : \\hat S(t) \\le 0.5\\}', 'symbol-median'),
    line('\\mu(\\tau) = \\int_0^{\\tau} \\hat S(t)\\,dt', 'symbol-mean'),
    line('\\hat H(t) = \\sum_{t_i \\le t} \\frac{d_i}{n_i}', 'symbol-hazard'),
  ];
  if (view.tests.length > 0)
    lines.push(
      line(
        `\\chi^2 = U^{\\top} V^{-1} U,\\qquad U_g = \\sum_i w_i \\left(d_{gi} - d_i \\frac{n_{gi}}{n_i}\\right),\\qquad ${WEIGHT_TEX[view.weights]}`,
        'symbol-test',
        { weights: message(`survival.weights-${view.weights}`) },
      ),
    );
  if (view.reasons)
    lines.push(line('\\hat F_k(t) = \\sum_{t_i \\le t} \\hat S(t_{i-1})\\,\\frac{d_{ki}}{n_i}', 'symbol-reasons'));
  lines.push(
    line(
      '\\ln L = \\sum_{\\delta_i = 1} \\ln f(t_i) + \\sum_{\\delta_i = 0} \\ln S(t_i),\\qquad \\mathrm{AIC} = 2k - 2\\ln L',
      'symbol-fit',
    ),
  );
  if (view.cox)
    lines.push(
      line(
        'h(t \\mid x) = h_0(t)\\, e^{\\beta_1 x_1 + \\dots + \\beta_p x_p},\\qquad HR_j = e^{\\beta_j}',
        'symbol-cox',
      ),
      line(
        '\\ln L(\\beta) = \\sum_{\\delta_i = 1} \\left[\\beta^{\\top} x_i - \\ln \\sum_{j \\in R(t_i)} e^{\\beta^{\\top} x_j}\\right]',
        view.cox.ties === 'efron' ? 'symbol-partial-efron' : 'symbol-partial-breslow',
      ),
      line('C = \\frac{n_c + \\frac12 n_t}{n_c + n_d + n_t}', 'symbol-concordance', {
        end: eventWord('end', view),
      }),
    );
  return lines;
}

function numbersOf({ view }: SurvivalResult): FormulaLine[] {
  const { all, cox } = view;
  const unit = unitWord(view);
  const lines = [
    line(`n = ${n(view.spells)} = ${n(view.events)} + ${n(view.censored)}`, 'numbers-count', {
      done: eventWord('done', view),
      still: eventWord('still', view),
    }),
  ];
  for (const group of view.groups)
    lines.push(
      Number.isFinite(group.median.value)
        ? line(
            `\\hat t_{0.5} = ${n(group.median.value)},\\qquad [${n(group.median.low)},\\,${n(group.median.high)}]`,
            'numbers-median',
            { group: group.name, unit },
          )
        : line(`\\hat S(${n(group.last)}) = ${n(group.atLast, 4)} > 0.5`, 'numbers-no-median', { group: group.name }),
    );
  if (Number.isFinite(all.mean.value))
    lines.push(
      line(`\\mu(${n(view.horizon)}) = ${n(all.mean.value, 3)},\\qquad se = ${n(all.mean.error, 4)}`, 'numbers-mean', {
        unit,
      }),
    );
  const test = testOf(view);
  if (test)
    lines.push(
      line(`\\chi^2 = ${n(test.statistic, 3)},\\qquad df = ${test.degrees},\\qquad p ${pTex(test.p)}`, 'numbers-test', {
        weights: message(`survival.weights-${test.weights}`),
      }),
    );
  for (const reason of view.reasons?.reasons ?? [])
    lines.push(
      line(`\\hat F(${n(all.last)}) = ${n(reason.final.value, 4)}`, 'numbers-reason', {
        reason: reason.name,
        events: reason.events,
      }),
    );
  for (const fit of view.fits.fits)
    lines.push(
      line(
        `\\ln L = ${n(fit.logLikelihood, 2)},\\qquad \\mathrm{AIC} = 2 \\times ${fit.parameters} - 2 \\times (${n(fit.logLikelihood, 2)}) = ${n(fit.aic, 2)}`,
        'numbers-fit',
        { family: message(`survival.family-${fit.family}`) },
      ),
    );
  for (const ratio of cox?.ratios ?? [])
    if (Number.isFinite(ratio.coefficient))
      lines.push(
        line(
          `e^{${n(ratio.coefficient, 4)}} = ${n(ratio.ratio, 3)},\\qquad [${n(ratio.low, 3)},\\,${n(ratio.high, 3)}],\\qquad z = \\frac{${n(ratio.coefficient, 4)}}{${n(ratio.error, 4)}} = ${n(ratio.z, 2)}`,
          'numbers-ratio',
          { name: ratioName(ratio) },
        ),
      );
  if (cox) lines.push(line(`C = ${n(cox.concordance, 4)}`, 'numbers-concordance'));
  return lines;
}

/** The first ends one after another, and the interval at the last of them. */
function stepsOf({ curves, view }: SurvivalResult, { level }: SurvivalOptions): FormulaLine[] {
  const { name, curve } = curves[0]!;
  const ends = endsOf(curve);
  if (ends.length === 0) return [line('\\hat S(t) = 1', 'step-none')];
  const lines: FormulaLine[] = [
    line(`\\hat S(0) = 1,\\qquad n = ${n(curve.size)}`, 'step-start', { group: name, still: eventWord('still', view) }),
  ];
  let before = 1;
  let sum = 0;
  for (const i of ends) {
    const [risk, events, survival] = [curve.risk[i]!, curve.events[i]!, curve.survival[i]!];
    sum += events / (risk * (risk - events));
    lines.push(
      line(
        `\\hat S(${n(curve.time[i]!, 3)}) = ${n(before, 6)} \\times \\left(1 - \\frac{${n(events)}}{${n(risk)}}\\right) = ${n(survival, 6)}`,
        'step-product',
        { time: curve.time[i]!, events, risk, unit: unitWord(view), done: eventWord('done', view) },
      ),
    );
    before = survival;
  }
  const last = ends.at(-1)!;
  const [s, error] = [curve.survival[last]!, curve.error[last]!];
  if (s > 0 && s < 1 && Number.isFinite(sum)) {
    lines.push(
      line(`se = ${n(s, 6)} \\times \\sqrt{${n(sum, 8)}} = ${n(error, 6)}`, 'step-greenwood'),
      line(
        intervalTex(view.interval, s, error, Z[level]!) +
          `,\\qquad [${n(curve.lower[last]!, 5)},\\,${n(curve.upper[last]!, 5)}]`,
        'step-interval',
        { level: view.level, time: curve.time[last]!, unit: unitWord(view) },
      ),
    );
  }
  const half = medianStep(curve);
  if (half >= 0)
    lines.push(
      line(`\\hat S(${n(curve.time[half]!, 3)}) = ${n(curve.survival[half]!, 6)} \\le 0.5`, 'step-median', {
        time: curve.time[half]!,
        unit: unitWord(view),
      }),
    );
  else lines.push(line(`\\hat S > 0.5`, 'step-no-median'));
  return lines;
}

function intervalTex(interval: SurvivalView['interval'], s: number, error: number, z: number): string {
  const [shown, spread] = [n(s, 6), n(error, 6)];
  if (interval === 'plain') return `${shown} \\pm ${n(z, 4)} \\times ${spread}`;
  if (interval === 'log') return `${shown}\\,\\exp\\left(\\pm \\frac{${n(z, 4)} \\times ${spread}}{${shown}}\\right)`;
  return `${shown}^{\\exp\\left(\\pm \\frac{${n(z, 4)} \\times ${spread}}{${shown} \\times ${n(Math.log(s), 6)}}\\right)}`;
}

function endsOf(curve: SurvivalCurve): number[] {
  const found: number[] = [];
  for (let i = 0; i < curve.time.length && found.length < WORKED; i += 1) if (curve.events[i]! > 0) found.push(i);
  return found;
}

function medianStep(curve: SurvivalCurve): number {
  return curve.survival.findIndex((share) => share <= 0.5 + 1e-12);
}

function n(value: number, digits = 2): string {
  return texNumber(value, digits);
}

function pTex(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${n(p, 4)}`;
}
