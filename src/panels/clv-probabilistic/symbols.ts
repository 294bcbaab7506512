/** Likelihoods and quantities of the models in symbols. */

import { message } from '../../lib/outcome.ts';
import type { FormulaLine } from '../contract.ts';
import type { ClvProbabilisticView } from './view.ts';

function line(tex: string, code: string): FormulaLine {
  return { tex, note: message(`clv-probabilistic.${code}`) };
}

const SPEND = 'E[M \\mid x, \\bar{m}] = \\frac{p\\,(\\gamma + x\\,\\bar{m})}{p\\,x + q - 1}';
const DISCOUNTED = '\\mathrm{DET} = \\int_0^{H} e^{-\\delta t}\\, dE[Y(t)]';
const DISCOUNTED_DISCRETE = '\\mathrm{DET} = \\sum_{j=1}^{H} \\frac{E[Y(j)] - E[Y(j-1)]}{(1+d)^{j}}';

export function symbolLines(view: ClvProbabilisticView): FormulaLine[] {
  const { fit, discrete, value, parameters } = view;
  const lines: FormulaLine[] = [line('x,\\quad t_x,\\quad T', 'symbol-history'), ...modelLines(fit.id)];
  if (parameters.some(({ part }) => part === 'covariate'))
    lines.push(
      line(
        fit.id === 'pareto-nbd'
          ? '\\alpha_i = \\alpha\\, e^{-\\gamma_1 z_i},\\quad \\beta_i = \\beta\\, e^{-\\gamma_2 z_i}'
          : '\\alpha_i = \\alpha\\, e^{-\\gamma_1 z_i},\\quad a_i = a\\, e^{\\gamma_2 z_i}',
        'symbol-covariates',
      ),
    );
  lines.push(
    discrete ? line(DISCOUNTED_DISCRETE, 'symbol-discounted-discrete') : line(DISCOUNTED, 'symbol-discounted'),
  );
  if (value.kind === 'money')
    lines.push(line(SPEND, 'symbol-spend'), line('\\mathrm{CLV} = m \\times E[M] \\times \\mathrm{DET}', 'symbol-clv'));
  else lines.push(line('E[Y] \\to \\mathrm{DET}', 'symbol-no-money'));
  return lines;
}

function modelLines(id: ClvProbabilisticView['fit']['id']): FormulaLine[] {
  switch (id) {
    case 'nbd':
      return [
        line('\\lambda \\sim \\mathrm{Gamma}(r, \\alpha)', 'symbol-purchase'),
        line('L = \\frac{\\Gamma(r+x)}{\\Gamma(r)} \\cdot \\frac{\\alpha^{r}}{(\\alpha+T)^{r+x}}', 'symbol-likelihood'),
        line('P(\\text{alive}) = 1', 'symbol-alive-nbd'),
        line('E[Y(t) \\mid x, T] = \\frac{r+x}{\\alpha+T}\\, t', 'symbol-expected'),
      ];
    case 'bg-nbd':
    case 'mbg-nbd': {
      const m = id === 'mbg-nbd' ? 1 : 0;
      const b = m === 1 ? 'b+x+1' : 'b+x';
      const before = m === 1 ? 'b+x' : 'b+x-1';
      const some = m === 1 ? '' : '\\delta_{x>0}\\,';
      return [
        line(
          '\\lambda \\sim \\mathrm{Gamma}(r, \\alpha),\\quad p \\sim \\mathrm{Beta}(a, b)',
          m === 1 ? 'symbol-story-mbg' : 'symbol-story-bg',
        ),
        line(
          `L = \\frac{\\Gamma(r+x)\\,\\alpha^{r}}{\\Gamma(r)} \\left[ \\frac{B(a, ${b})}{B(a,b)} (\\alpha+T)^{-(r+x)} + ${some}\\frac{B(a+1, ${before})}{B(a,b)} (\\alpha+t_x)^{-(r+x)} \\right]`,
          'symbol-likelihood',
        ),
        line(
          `P(\\text{alive}) = \\frac{1}{1 + ${some}\\frac{a}{${before}} \\left(\\frac{\\alpha+T}{\\alpha+t_x}\\right)^{r+x}}`,
          m === 1 ? 'symbol-alive' : 'symbol-alive-bg',
        ),
        line(
          `E[Y(t) \\mid x, t_x, T] = P(\\text{alive}) \\cdot \\frac{a+${before}}{a-1} \\left[ 1 - \\left(\\frac{\\alpha+T}{\\alpha+T+t}\\right)^{r+x} {}_2F_1\\!\\left(r+x, ${b}; a+${before}; \\frac{t}{\\alpha+T+t}\\right) \\right]`,
          'symbol-expected',
        ),
      ];
    }
    case 'bg-cnbd-k':
    case 'mbg-cnbd-k': {
      const m = id === 'mbg-cnbd-k' ? 1 : 0;
      const before = m === 1 ? 'b+x' : 'b+x-1';
      return [
        line(
          '\\lambda \\sim \\mathrm{Gamma}(r, \\alpha),\\quad p \\sim \\mathrm{Beta}(a, b),\\quad \\Delta t \\sim \\mathrm{Erlang}(k, \\lambda)',
          'symbol-story-k',
        ),
        line(
          `L = \\frac{\\Gamma(r+kx)\\,\\alpha^{r}}{\\Gamma(r)} \\cdot \\frac{B(a, ${m === 1 ? 'b+x+1' : 'b+x'})}{B(a,b)} (\\alpha+T)^{-(r+kx)} \\left[ S + \\frac{a}{${before}} \\left(\\frac{\\alpha+T}{\\alpha+t_x}\\right)^{r+kx} \\right]`,
          'symbol-likelihood',
        ),
        line('S = \\sum_{j=0}^{k-1} \\frac{(r+kx)_j}{j!} \\left(\\frac{T-t_x}{\\alpha+T}\\right)^{j}', 'symbol-sum-k'),
        line(
          `P(\\text{alive}) = \\frac{1}{1 + \\frac{a}{${before}} \\left(\\frac{\\alpha+T}{\\alpha+t_x}\\right)^{r+kx} \\frac{1}{S}}`,
          m === 1 ? 'symbol-alive' : 'symbol-alive-bg',
        ),
      ];
    }
    case 'pareto-nbd':
      return [
        line(
          '\\lambda \\sim \\mathrm{Gamma}(r, \\alpha),\\quad \\mu \\sim \\mathrm{Gamma}(s, \\beta)',
          'symbol-story-pareto',
        ),
        line(
          'L = \\frac{\\Gamma(r+x)\\,\\alpha^{r}\\beta^{s}}{\\Gamma(r)} \\left[ \\frac{1}{(\\alpha+T)^{r+x}(\\beta+T)^{s}} + s\\, A \\right]',
          'symbol-likelihood',
        ),
        line('A = \\int_{t_x}^{T} \\frac{d\\tau}{(\\alpha+\\tau)^{r+x}(\\beta+\\tau)^{s+1}}', 'symbol-integral-pareto'),
        line('P(\\text{alive}) = \\frac{1}{1 + s\\,(\\alpha+T)^{r+x}(\\beta+T)^{s} A}', 'symbol-alive'),
        line(
          'E[Y(t) \\mid x, t_x, T] = P(\\text{alive}) \\cdot \\frac{(r+x)(\\beta+T)}{(\\alpha+T)(s-1)} \\left[ 1 - \\left(\\frac{\\beta+T}{\\beta+T+t}\\right)^{s-1} \\right]',
          'symbol-expected',
        ),
      ];
    case 'bg-bb':
      return [
        line(
          'p \\sim \\mathrm{Beta}(\\alpha, \\beta),\\quad \\theta \\sim \\mathrm{Beta}(\\gamma, \\delta)',
          'symbol-story-bb',
        ),
        line(
          'L = \\frac{B(\\alpha+x, \\beta+T-x)}{B(\\alpha,\\beta)} \\frac{B(\\gamma, \\delta+T)}{B(\\gamma,\\delta)} + \\sum_{i=0}^{T-t_x-1} \\frac{B(\\alpha+x, \\beta+t_x-x+i)}{B(\\alpha,\\beta)} \\frac{B(\\gamma+1, \\delta+t_x+i)}{B(\\gamma,\\delta)}',
          'symbol-likelihood',
        ),
        line(
          'P(\\text{alive}) = \\frac{1}{L} \\cdot \\frac{B(\\alpha+x, \\beta+T-x)}{B(\\alpha,\\beta)} \\frac{B(\\gamma, \\delta+T)}{B(\\gamma,\\delta)}',
          'symbol-alive',
        ),
        line(
          'E[Y(t) \\mid x, t_x, T] = P(\\text{alive}) \\cdot \\frac{\\alpha+x}{\\alpha+\\beta+T} \\sum_{j=1}^{t} \\frac{B(\\gamma, \\delta+T+j)}{B(\\gamma, \\delta+T)}',
          'symbol-expected',
        ),
      ];
  }
}
