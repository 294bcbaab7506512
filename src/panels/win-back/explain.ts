/** The win-back decision by formula: symbols, these numbers put in, one customer by hand. */

import { message } from '../../lib/outcome.ts';
import { survivalAt } from '../../models/kaplan-meier.ts';
import { effectSize } from '../../models/sample-size.ts';
import { normalQuantile } from '../../models/special/normal.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texMoney, texNumber } from '../wording.ts';
import type { WinBackResult } from './compute.ts';
import { decisionName, gradeName } from './names.ts';
import { GRADES, type WinBackOptions } from './options.ts';

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(code, parameters) };
}

/** @param customer index in the file; where it is not among the lost, or not given, the one in the middle of those tried is taken */
export function explainWinBack(result: WinBackResult, options: WinBackOptions, customer: number | null): Explanation {
  const { lost, ranking, view } = result;
  const given = customer === null ? -1 : lost.index.indexOf(customer);
  const middle = view.tried > 0 ? (view.tried - 1) >> 1 : 0;
  const i = given >= 0 ? given : ranking.order[middle]!;
  return {
    symbols: symbolsOf(result),
    numbers: numbersOf(result, options),
    steps: stepsOf(result, options, i),
    customer: lost.index[i]!,
  };
}

const NORMAL =
  'n = \\left(\\frac{z_{1-\\alpha/2}\\sqrt{2\\bar p(1-\\bar p)} + z_{1-\\beta}\\sqrt{p_0(1-p_0)+p_1(1-p_1)}}{p_1-p_0}\\right)^2';
const ARCSINE =
  'n = \\frac{2\\,(z_{1-\\alpha/2}+z_{1-\\beta})^2}{h^2},\\quad h = 2\\arcsin\\sqrt{p_1} - 2\\arcsin\\sqrt{p_0}';

function symbolsOf({ view }: WinBackResult): FormulaLine[] {
  return [
    line('E_i = P_i V_i - c', 'win-back.symbol-expected'),
    line('k = \\min\\left(\\left\\lfloor B/c \\right\\rfloor,\\; \\#\\{E_i > 0\\}\\right)', 'win-back.symbol-budget'),
    view.chanceBy === 'typed'
      ? line('P_i = P_{g(i)}', 'win-back.symbol-chance-typed')
      : line('P_i = 1 - \\frac{\\hat S(s_i + h)}{\\hat S(s_i)}', 'win-back.symbol-chance'),
    ...(view.chanceBy === 'typed'
      ? []
      : [line('\\hat S(t) = \\prod_{u \\le t}\\left(1 - \\frac{d_u}{n_u}\\right)', 'win-back.symbol-survival')]),
    valueSymbol(view),
    line(NORMAL, 'win-back.symbol-normal'),
    line(ARCSINE, 'win-back.symbol-arcsine'),
  ];
}

function valueSymbol({ valueBy, kind }: WinBackResult['view']): FormulaLine {
  if (valueBy === 'typed') return line('V_i = V', 'win-back.symbol-value-typed');
  if (valueBy === 'model')
    return line(
      'V_i = m\\,\\bar z_i\\left(1 + D(x_i + 1,\\, t_x = T_i,\\, T_i)\\right)',
      'win-back.symbol-value-model',
    );
  return kind === 'orders'
    ? line(
        'V_i = m\\,\\bar z_i\\,\\frac{365.25}{\\mu_i} \\sum_{t=0}^{n-1} \\frac{r^t}{(1+d)^t}',
        'win-back.symbol-value-formula-orders',
      )
    : line(
        'V_i = m\\,f_i \\sum_{t=0}^{12n-1} \\frac{(1-\\lambda)^t}{(1+d)^{t/12}}',
        'win-back.symbol-value-formula-subscriptions',
      );
}

function numbersOf({ view }: WinBackResult, options: WinBackOptions): FormulaLine[] {
  const { test, cost, tried, worth } = view;
  const budget =
    view.budget === null
      ? `k = ${texNumber(worth)}`
      : cost > 0
        ? `k = \\min\\left(\\left\\lfloor ${texMoney(view.budget)} / ${texMoney(cost)} \\right\\rfloor,\\; ${texNumber(worth)}\\right) = ${texNumber(tried)}`
        : `k = ${texNumber(tried)}`;
  return [
    ...GRADES.flatMap((_, g) => {
      const { customers, chance, value, expected } = view.grades[g]!;
      return customers === 0
        ? []
        : [
            line(
              `\\bar P = ${texNumber(chance, 4)},\\quad \\bar V = ${texMoney(value)},\\quad \\bar E = ${texMoney(expected)}`,
              'win-back.numbers-grade',
              { grade: gradeName(g), customers },
            ),
          ];
    }),
    line(budget, view.budget === null ? 'win-back.numbers-no-limit' : 'win-back.numbers-budget'),
    line(
      `\\textstyle\\sum_{i \\le k} E_i = ${texMoney(view.expected)},\\quad k\\,c = ${texMoney(view.spend)}`,
      'win-back.numbers-sum',
    ),
    line(
      `z_{1-\\alpha/2} = ${texNumber(normalQuantile(1 - test.alpha / 2), 4)},\\quad z_{1-\\beta} = ${texNumber(normalQuantile(test.power), 4)}`,
      'win-back.numbers-z',
      { alpha: test.alpha, power: options.power / 100 },
    ),
    line(
      `p_0 = ${texNumber(test.base, 4)},\\; p_1 = ${texNumber(test.lifted, 4)}:\\quad n = ${texNumber(test.normal)}`,
      'win-back.numbers-normal',
    ),
    line(
      `h = ${texNumber(effectSize(test.base, test.lifted), 4)}:\\quad n = ${texNumber(test.arcsine)}`,
      'win-back.numbers-arcsine',
    ),
  ];
}

function stepsOf(result: WinBackResult, options: WinBackOptions, i: number): FormulaLine[] {
  const { lost, values, chances, ranking, decisions, rank, view } = result;
  const [chance, value, expected] = [chances.chance[i]!, values.value[i]!, ranking.expected[i]!];
  const grade = lost.grade[i]!;
  const steps: FormulaLine[] = [];
  if (view.chanceBy === 'typed')
    steps.push(line(`P = ${texNumber(chance, 4)}`, 'win-back.step-chance-typed', { grade: gradeName(grade) }));
  else {
    const curve = view.chanceBy === 'history' ? lost.curve : lost.curves[grade]!;
    const s = lost.silence[i]!;
    const [now, later] =
      curve === null ? [NaN, NaN] : [survivalAt(curve, s).survival, survivalAt(curve, s + options.window).survival];
    steps.push(
      line(
        `P = 1 - \\frac{${texNumber(later, 6)}}{${texNumber(now, 6)}} = ${texNumber(chance, 4)}`,
        'win-back.step-chance',
        { silence: s, until: s + options.window },
      ),
    );
  }
  steps.push(...valueSteps(result, options, i));
  steps.push(
    line(
      `E = ${texNumber(chance, 4)} \\times ${texMoney(value)} - ${texMoney(view.cost)} = ${texMoney(expected)}`,
      'win-back.step-expected',
    ),
    line(`\\text{\\#}\\,${texNumber(rank[i]! + 1)}`, 'win-back.step-rank', {
      decision: decisionName(decisions[i]!),
      tried: view.tried,
    }),
  );
  return steps;
}

function valueSteps({ lost, values, view }: WinBackResult, options: WinBackOptions, i: number): FormulaLine[] {
  const value = values.value[i]!;
  const rate = options.margin / 100;
  if (values.by === 'typed') return [line(`V = ${texMoney(value)}`, 'win-back.step-value-typed')];
  if (values.by === 'model') {
    const [spend, transactions] = [values.spend![i]!, values.transactions![i]!];
    return [
      line(
        `V = ${texNumber(rate)} \\times ${texMoney(spend)} \\times (1 + ${texNumber(transactions, 4)}) = ${texMoney(value)}`,
        'win-back.step-value-model',
        { transactions, spend },
      ),
    ];
  }
  const margin = values.margin![i]!;
  const product = line(
    `V = ${texMoney(margin)} \\times ${texNumber(view.multiple, 4)} = ${texMoney(value)}`,
    'win-back.step-value-formula',
    { multiple: view.multiple },
  );
  if (view.kind === 'subscriptions')
    return [line(`m\\,f = ${texMoney(margin)}`, 'win-back.step-margin-month'), product];
  const [purchases, interval] = [lost.purchases![i]!, Math.max(1, lost.interval![i]!)];
  return [
    line(
      `${texNumber(rate)} \\times \\frac{${texMoney(lost.paid[i]!)}}{${texNumber(purchases)}} \\times \\frac{365.25}{${texNumber(interval)}} = ${texMoney(margin)}`,
      'win-back.step-margin-year',
    ),
    product,
  ];
}
