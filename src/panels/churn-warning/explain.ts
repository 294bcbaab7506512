/** Early warning by formula: symbols, this data's numbers, and one customer worked by hand. */

import { message } from '../../lib/outcome.ts';
import { probabilityOf } from '../../models/logistic-regression.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texMoney, texNumber } from '../wording.ts';
import type { ChurnWarningResult } from './compute.ts';
import type { ChurnWarningOptions } from './options.ts';
import { nameOf } from './source.ts';
import { reasonsAt } from './viewing.ts';

/** Steps told one by one; the others are put together. */
const STEPS = 6;

/** @param customer index in the file; without one at risk today, the first of today's list is taken */
export function explainChurnWarning(
  result: ChurnWarningResult,
  options: ChurnWarningOptions,
  customer: number | null,
): Explanation {
  const { samples, decision } = result;
  const found = customer === null || !samples ? -1 : samples.today.customer.indexOf(customer);
  const row = found >= 0 ? found : (decision?.today.order[0] ?? -1);
  const known = decision !== null && row >= 0;
  return {
    symbols: symbolsOf(result),
    numbers: numbersOf(result, options),
    steps: known ? stepsOf(result, options, row) : [],
    customer: known ? samples!.today.customer[row]! : null,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`churn-warning.${code}`, parameters) };
}

function symbolsOf({ observed, fits }: ChurnWarningResult): FormulaLine[] {
  const trees = fits.some(({ trees: model }) => model);
  const linear = !trees || fits.some(({ logistic }) => logistic);
  return [
    observed.source.days
      ? line('y_i = 1 \\iff n_i\\,[c + g,\\; c + g + L) = 0', 'symbol-label')
      : line('y_i = 1 \\iff c + g \\le e_i < c + g + L', 'symbol-label-contract'),
    line('x_{ij} = f_j(t_{i1}, t_{i2}, \\dots \\;;\\; t < c)', 'symbol-features'),
    ...(linear
      ? [
          line('\\ln\\frac{p_i}{1 - p_i} = \\beta_0 + \\sum_j \\beta_j x_{ij}', 'symbol-logit'),
          line('\\max_{\\beta}\\; \\ell(\\beta) - \\frac{\\lambda}{2} \\sum_j (s_j \\beta_j)^2', 'symbol-penalty'),
          line('\\phi_{ij} = \\beta_j\\,(x_{ij} - \\bar x_j)', 'symbol-contribution'),
        ]
      : []),
    ...(trees
      ? [
          line('\\ln\\frac{p_i}{1 - p_i} = F_0 + \\eta \\sum_{m=1}^{M} T_m(x_i)', 'symbol-trees'),
          line('\\ln\\frac{p_i}{1 - p_i} = \\bar F + \\sum_j \\phi_{ij}', 'symbol-shap'),
        ]
      : []),
    line('A = P(\\hat p_{+} > \\hat p_{-}) + \\frac{1}{2} P(\\hat p_{+} = \\hat p_{-})', 'symbol-auc'),
    line(
      '\\Pi(t) = \\sum_{\\hat p_i \\ge t} (y_i\\, s\\, v_i - k), \\qquad t^{*} = \\frac{k}{s\\,\\bar v}',
      'symbol-profit',
    ),
    line('\\sum_b (a_b - e_b) \\ln\\frac{a_b}{e_b}', 'symbol-drift'),
  ];
}

function numbersOf(
  { plan, samples, lead, decision, rule }: ChurnWarningResult,
  options: ChurnWarningOptions,
): FormulaLine[] {
  if (!plan || !samples) return [];
  const { test } = samples;
  const lines = [
    line(`c = ${texDay(plan.test)},\\qquad g = ${plan.gap},\\qquad L = ${plan.label}`, 'numbers-windows', {
      from: plan.test - plan.feature,
      until: plan.test - 1,
      first: plan.test + plan.gap,
      last: plan.test + plan.gap + plan.label - 1,
    }),
  ];
  if (test.customer.length > 0)
    lines.push(
      line(
        `\\bar y = \\frac{${texNumber(test.losses)}}{${texNumber(test.customer.length)}} = ${percent(test.losses / test.customer.length)}`,
        'numbers-base',
      ),
    );
  if (!lead || !decision || !rule) return lines;
  const { tenths, auc } = lead.measured;
  const base = test.losses / test.customer.length;
  const [found, missed, alarms] = decision.cells;
  const called = found + alarms;
  lines.push(
    line(
      `A = ${texNumber(auc.value, 4)}\\quad [${texNumber(auc.interval[0], 3)},\\, ${texNumber(auc.interval[1], 3)}],\\qquad A_0 = ${texNumber(rule.auc, 4)}`,
      'numbers-auc',
    ),
    line(
      `\\frac{${texNumber(tenths.events[0]!)} / ${texNumber(tenths.rows[0]!)}}{${percent(base)}} = ${texNumber(tenths.lift[0]!, 2)}`,
      'numbers-lift',
    ),
    line(
      options.threshold === null && options.success > 0 && decision.worth > 0
        ? `t^{*} = \\frac{${texMoney(options.contactCost)}}{${texNumber(options.success / 100, 4)} \\times ${texMoney(decision.worth)}} \\to ${percent(decision.threshold)}`
        : `t = ${percent(decision.threshold)}`,
      options.threshold === null ? 'numbers-threshold-automatic' : 'numbers-threshold',
    ),
  );
  if (called > 0)
    lines.push(
      line(
        `\\frac{${texNumber(found)}}{${texNumber(found)} + ${texNumber(alarms)}} = ${percent(found / called)},\\qquad \\frac{${texNumber(found)}}{${texNumber(found)} + ${texNumber(missed)}} = ${percent(found / (found + missed))}`,
        'numbers-precision',
      ),
    );
  lines.push(
    line(
      `\\Pi = ${texMoney(decision.money[0] + options.contactCost * found)} - ${texMoney(options.contactCost)} \\times ${texNumber(called)} = ${texMoney(decision.profit)}`,
      'numbers-profit',
    ),
  );
  return lines;
}

function stepsOf(result: ChurnWarningResult, options: ChurnWarningOptions, row: number): FormulaLine[] {
  const { samples, lead, decision, input } = result;
  const { base, reasons } = reasonsAt(result, row);
  const fit = lead!.logistic;
  const { today } = samples!;
  const told = reasons.slice(0, STEPS);
  const rest = reasons.slice(STEPS).reduce((sum, { value }) => sum + value, 0);
  const margin = base + reasons.reduce((sum, { value }) => sum + value, 0);
  const p = probabilityOf(margin);
  const worth = decision!.today.worth[row]!;
  const gain = (p * worth * options.success) / 100 - options.contactCost;
  return [
    line(`${fit ? '\\bar\\eta' : '\\bar F'} = ${texNumber(base, 4)}`, fit ? 'step-base' : 'step-base-trees', {
      name: nameOf(input.table, today.customer[row]!),
      p: probabilityOf(base),
    }),
    ...told.map(({ text, value, column }, i): FormulaLine => {
      const x = today.columns[column]![row]!;
      const tex =
        fit && Number.isFinite(x)
          ? `\\phi_{${i + 1}} = ${signed(fit.coefficients[column]!)} \\times (${texNumber(x, 3)} - ${texNumber(fit.means[column]!, 3)}) = ${texNumber(value, 4)}`
          : `\\phi_{${i + 1}} = ${texNumber(value, 4)}`;
      return { tex, note: text };
    }),
    ...(reasons.length > STEPS
      ? [line(`\\sum_{j > ${STEPS}} \\phi_j = ${texNumber(rest, 4)}`, 'step-rest', { count: reasons.length - STEPS })]
      : []),
    line(
      `\\eta = ${texNumber(base, 4)} + (${texNumber(margin - base, 4)}) = ${texNumber(margin, 4)},\\qquad p = \\frac{1}{1 + e^{-(${texNumber(margin, 4)})}} = ${percent(p)}`,
      'step-probability',
    ),
    line(
      `${texNumber(p, 4)} \\times ${texNumber(options.success / 100, 4)} \\times ${texMoney(worth)} - ${texMoney(options.contactCost)} = ${texMoney(gain)}`,
      p >= decision!.threshold ? 'step-call' : 'step-leave',
      { threshold: decision!.threshold },
    ),
  ];
}

/** Five digits that count, so that the product comes out by hand. */
function signed(value: number): string {
  return texNumber(Number(value.toPrecision(5)), 12);
}

function percent(share: number): string {
  return `${texNumber(share * 100)}\\,\\%`;
}
