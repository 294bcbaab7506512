/** The model at three depths: likelihood and P(alive) in symbols, the fitted numbers, one customer worked by hand. */

import { message } from '../../lib/outcome.ts';
import { UNIT_DAYS } from '../../models/repeat-summary.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texMoney, texNumber } from '../wording.ts';
import { customerOf, rowOf, type ClvResult } from './compute.ts';
import { modelName, unitWord, valueTime } from './names.ts';
import type { ClvProbabilisticOptions } from './options.ts';
import { symbolLines } from './symbols.ts';
import type { ClvProbabilisticView } from './view.ts';
import { effectsOf, nameOf, viewOf } from './views.ts';

export function explainClv(result: ClvResult, options: ClvProbabilisticOptions, customer: number | null): Explanation {
  const view = viewOf(result, options);
  const asked = customer === null ? -1 : rowOf(result, customer);
  const row = asked >= 0 ? asked : typicalRow(result);
  return {
    symbols: symbolLines(view),
    numbers: numbersOf(result, view),
    steps: stepsOf(result, view, row),
    customer: customerOf(result, row),
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`clv-probabilistic.${code}`, parameters) };
}

const LETTERS: Readonly<Record<string, string>> = {
  alpha: '\\alpha',
  beta: '\\beta',
  gamma: '\\gamma',
  delta: '\\delta',
};

function numbersOf({ fitted, rate }: ClvResult, view: ClvProbabilisticView): FormulaLine[] {
  const { fit, k, spend } = fitted;
  const unit = unitWord(view);
  const positive = fit.names.filter((name) => !name.includes(':'));
  const lines = [
    line(
      positive.map((name) => `${LETTERS[name] ?? name} = ${texNumber(fit.parameters[name]!, 4)}`).join(',\\quad '),
      'numbers-parameters',
      { model: modelName(fit.model, k), unit },
    ),
    line(
      `\\log L = ${texNumber(fit.logLikelihood, 4)},\\quad \\mathrm{AIC} = ${texNumber(fit.aic, 2)},\\quad \\mathrm{BIC} = ${texNumber(fit.bic, 2)}`,
      fit.converged ? 'numbers-fit' : 'numbers-fit-unconverged',
      { n: fit.n, patterns: fit.patterns, iterations: fit.iterations },
    ),
  ];
  const effects = fit.names.filter((name) => name.includes(':'));
  for (let i = 0; i < effects.length; i += 4)
    lines.push(
      line(
        effects
          .slice(i, i + 4)
          .map((name, j) => `\\gamma_{${i + j + 1}} = ${texNumber(fit.parameters[name]!, 4)}`)
          .join(',\\quad '),
        'numbers-effects',
        { names: effects.slice(i, i + 4).join(', ') },
      ),
    );
  lines.push(line(meanRate(view), 'numbers-rate', { unit }));
  if (view.dropout)
    lines.push(
      line(
        view.dropout.distribution.kind === 'beta'
          ? `E[p] = ${texNumber(view.dropout.mean, 4)}`
          : `E[\\mu] = ${texNumber(view.dropout.mean, 4)}`,
        view.dropout.distribution.kind === 'beta' ? 'numbers-dropout' : 'numbers-dropout-rate',
        { unit },
      ),
    );
  if (spend)
    lines.push(
      line(
        `p = ${texNumber(spend.parameters.p, 4)},\\quad q = ${texNumber(spend.parameters.q, 4)},\\quad \\gamma = ${texNumber(spend.parameters.gamma, 4)},\\quad \\frac{p\\gamma}{q-1} = ${texMoney(view.spend?.populationMean ?? NaN)}`,
        'numbers-spend',
      ),
    );
  lines.push(
    line(
      view.discrete
        ? `d = (1 + ${texNumber(view.discount, 4)})^{${texNumber(UNIT_DAYS[view.unit], 4)}/365.25} - 1 = ${texNumber(rate, 6)}`
        : `\\delta = \\ln(1 + ${texNumber(view.discount, 4)}) \\times \\frac{${texNumber(UNIT_DAYS[view.unit], 4)}}{365.25} = ${texNumber(rate, 6)}`,
      'numbers-discount',
      { unit: message(`clv-probabilistic.one-${view.unit}`) },
    ),
  );
  return lines;
}

function meanRate({ purchaseRates }: ClvProbabilisticView): string {
  const { distribution, mean } = purchaseRates;
  return distribution.kind === 'gamma'
    ? `E[\\lambda] = \\frac{${texNumber(distribution.shape, 4)}}{${texNumber(distribution.rate, 4)}} = ${texNumber(mean, 4)}`
    : `E[p] = \\frac{${texNumber(distribution.a, 4)}}{${texNumber(distribution.a + distribution.b, 4)}} = ${texNumber(mean, 4)}`;
}

function stepsOf(result: ClvResult, view: ClvProbabilisticView, row: number): FormulaLine[] {
  const { fitted, values } = result;
  const { histories, spend } = fitted;
  const unit = unitWord(view);
  const [x, tx, T] = [histories.x[row]!, histories.tx[row]!, histories.T[row]!];
  const { horizon, margin } = view;
  const lines = [historyStep(result, view, row), ...aliveSteps(result, row)];
  lines.push(
    line(`E[Y(${texNumber(horizon)})] = ${texNumber(values.expected[row]!, 6)}`, 'step-expected', { horizon, unit }),
    line(
      `\\mathrm{DET} = ${texNumber(values.discounted[row]!, 6)}`,
      view.valueHorizon === Infinity ? 'step-discounted-endless' : 'step-discounted',
      { time: valueTime(view) },
    ),
  );
  if (spend && values.spend && values.clv) {
    const { p, q, gamma } = spend.parameters;
    const mean = histories.spend?.[row] ?? 0;
    const known = x > 0 && mean > 0;
    const n = known ? x : 0;
    lines.push(
      line(
        `E[M] = \\frac{${texNumber(p, 4)} \\times (${texNumber(gamma, 4)} + ${texNumber(n)} \\times ${texMoney(known ? mean : 0)})}{${texNumber(p, 4)} \\times ${texNumber(n)} + ${texNumber(q, 4)} - 1} = ${texMoney(values.spend[row]!)}`,
        known ? 'step-spend' : 'step-spend-population',
        { population: view.spend?.populationMean ?? NaN },
      ),
      line(
        `\\mathrm{CLV} = ${texNumber(margin, 4)} \\times ${texMoney(values.spend[row]!)} \\times ${texNumber(values.discounted[row]!, 4)} = ${texMoney(values.clv[row]!)}`,
        'step-clv',
        { rank: result.ranked.rank[row]! + 1, customers: histories.rows },
      ),
    );
  } else
    lines.push(line(`\\mathrm{DET} \\to ${result.ranked.rank[row]! + 1}`, 'step-rank', { customers: histories.rows }));
  if (lines.length < 6)
    lines.push(
      line(`T - t_x = ${texNumber(T, 4)} - ${texNumber(tx, 4)} = ${texNumber(T - tx, 4)}`, 'step-quiet', { unit }),
    );
  return lines;
}

function historyStep(result: ClvResult, view: ClvProbabilisticView, row: number): FormulaLine {
  const { histories } = result.fitted;
  const [x, tx, T] = [histories.x[row]!, histories.tx[row]!, histories.T[row]!];
  const tex = `x = ${texNumber(x)},\\quad t_x = ${texNumber(tx, 4)},\\quad T = ${texNumber(T, 4)}`;
  const parameters = { id: nameOf(result, row), unit: unitWord(view) };
  if (histories.firstDay === null || !view.period) return line(tex, 'step-history', parameters);
  const first = histories.firstDay[row]!;
  return line(`${tex}\\quad (${texDay(first)} \\to ${texDay(view.period.calibration)})`, 'step-history', parameters);
}

/** P(alive) piece by piece where it can be done with a pocket calculator; where not, the odds it comes from. */
function aliveSteps(result: ClvResult, row: number): FormulaLine[] {
  const { fitted, values } = result;
  const { histories, fit, k } = fitted;
  const [x, tx, T, alive] = [histories.x[row]!, histories.tx[row]!, histories.T[row]!, values.alive[row]!];
  const effects = effectsOf(result, row);
  const found = `P(\\text{alive}) = ${texNumber(alive, 6)}`;
  const lines: FormulaLine[] = [];
  if (effects)
    lines.push(
      line(
        `e^{\\gamma_1 z} = ${texNumber(effects.purchase, 6)},\\quad e^{\\gamma_2 z} = ${texNumber(effects.dropout, 6)}`,
        'step-effects',
      ),
    );
  if (fit.model === 'nbd') return [line(`${found}`, 'step-alive-nbd')];
  const modified = fit.model.startsWith('mbg');
  const family = fit.model.startsWith('bg-nbd') || fit.model.startsWith('mbg') || fit.model === 'bg-cnbd-k';
  if (family && x === 0 && !modified) return [...lines, line(found, 'step-alive-once')];
  if (family) {
    const alpha = fit.parameters['alpha']! / (effects?.purchase ?? 1);
    const a = fit.parameters['a']! * (effects?.dropout ?? 1);
    const shape = fit.parameters['r']! + k * x;
    const ratio = (alpha + T) / (alpha + tx);
    const b = fit.parameters['b']! + x + (modified ? 1 : 0) - 1;
    const odds = (1 - alive) / alive;
    lines.push(
      line(
        `\\left(\\frac{\\alpha + T}{\\alpha + t_x}\\right)^{r + ${k === 1 ? '' : 'k'}x} = \\left(\\frac{${texNumber(alpha + T, 4)}}{${texNumber(alpha + tx, 4)}}\\right)^{${texNumber(shape, 4)}} = ${texNumber(ratio ** shape, 6)}`,
        'step-ratio',
      ),
      line(
        k === 1
          ? `\\frac{a}{b + x${modified ? '' : ' - 1'}} \\times ${texNumber(ratio ** shape, 6)} = \\frac{${texNumber(a, 4)}}{${texNumber(b, 4)}} \\times ${texNumber(ratio ** shape, 6)} = ${texNumber(odds, 6)}`
          : `\\frac{a}{b + x${modified ? '' : ' - 1'}} \\times \\frac{${texNumber(ratio ** shape, 6)}}{S} = ${texNumber(odds, 6)}`,
        'step-odds',
      ),
      line(`P(\\text{alive}) = \\frac{1}{1 + ${texNumber(odds, 6)}} = ${texNumber(alive, 6)}`, 'step-alive'),
    );
    return lines;
  }
  lines.push(
    line(
      `\\frac{1 - P}{P} = ${texNumber((1 - alive) / alive, 6)}`,
      fit.model === 'bg-bb' ? 'step-odds-bg-bb' : 'step-odds-pareto',
    ),
    line(found, 'step-alive'),
  );
  return lines;
}

/** Somebody with a few purchases near the middle of the ranking, so that there is something to work. */
function typicalRow({ ranked, fitted }: ClvResult): number {
  const { x } = fitted.histories;
  const middle = ranked.order.length >> 2;
  for (let far = 0; far < ranked.order.length; far += 1)
    for (const place of [middle + far, middle - far]) {
      const row = ranked.order[place];
      if (row !== undefined && x[row]! >= 2 && x[row]! <= 6) return row;
    }
  return ranked.order[0]!;
}
