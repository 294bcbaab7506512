/** Churn by formula: symbols, this data's numbers, and the steps to redo by hand, down to one customer. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { NO_MOVE } from '../../models/churn.ts';
import { allowanceOf, OPEN } from '../../models/churn-spells.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texMoney, texNumber } from '../wording.ts';
import { valueWord } from './answer.ts';
import { silenceOfCustomer, type ChurnRateResult } from './compute.ts';
import { periodWord } from './describe.ts';
import { MOVE_NAMES } from './view.ts';

/** @param customer index in the file; without one, one of those lost in the period is taken, else one who was there */
export function explainChurnRate(result: ChurnRateResult, customer: number | null): Explanation {
  const who = exampleOf(result, customer);
  return {
    symbols: symbolsOf(result),
    numbers: numbersOf(result),
    steps: [...stepsOf(result), ...(who < 0 ? [] : customerSteps(result, who))],
    customer: who < 0 ? null : who,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`churn-rate.${code}`, parameters) };
}

function exampleOf({ moves, spells }: ChurnRateResult, asked: number | null): number {
  const exists = (c: number): boolean => c < spells.customers && spells.start[c + 1]! > spells.start[c]!;
  if (asked !== null && asked >= 0 && exists(asked)) return asked;
  const lost = moves.indexOf(MOVE_NAMES.indexOf('lost'));
  if (lost >= 0) return lost;
  return moves.findIndex((move) => move !== NO_MOVE);
}

function symbolsOf({ view }: ChurnRateResult): FormulaLine[] {
  return [
    line('n_1 = n_0 + n_{\\text{N}} + n_{\\text{B}} - n_{\\text{L}}', 'symbol-bridge'),
    line('c = \\frac{n_{\\text{L}}}{n_0}, \\qquad r = 1 - c', 'symbol-absolute'),
    line(
      "c' = c \\cdot \\frac{\\bar v_{\\text{L}}}{\\bar v_0} = \\frac{\\sum_{i \\in \\text{L}} v_i}{\\sum_{i \\in 0} v_i}",
      `symbol-relative-${view.source}`,
      { days: view.lookBack },
    ),
    line(
      '\\text{GRR} = \\frac{V_0 - V_- - V_{\\text{L}}}{V_0}, \\qquad \\text{NRR} = \\frac{V_0 + V_+ - V_- - V_{\\text{L}}}{V_0}',
      'symbol-revenue',
    ),
    line(
      '\\frac{n_{\\text{L}} + \\frac{z^2}{2} \\pm z\\sqrt{n_{\\text{L}}(1 - c) + \\frac{z^2}{4}}}{n_0 + z^2}, \\quad z = 1.96',
      'symbol-interval',
    ),
    line(
      "c' \\pm \\frac{z}{V_0}\\sqrt{\\frac{n_0}{n_0 - 1} \\sum_i v_i^2 (\\ell_i - c')^2}",
      'symbol-relative-interval',
    ),
    view.source === 'subscriptions'
      ? line('\\text{from} \\le t < \\text{to}', 'symbol-contract', { grace: view.grace })
      : view.rule === 'days'
        ? line(`t - t_{\\text{last}} \\le ${texNumber(view.days)}`, 'symbol-days')
        : line(
            `t - t_{\\text{last}} \\le ${texNumber(view.multiple)}\\,\\bar g_i, \\qquad \\bar g_i = \\frac{t_k - t_1}{k - 1}`,
            'symbol-rhythm',
            { population: view.population },
          ),
  ];
}

function numbersOf({ view }: ChurnRateResult): FormulaLine[] {
  const { churn, from } = view.periods[view.chosen]!;
  const period = periodWord(view.unit, from);
  const lines = [
    line(
      `${texNumber(churn.start)} + ${texNumber(churn.fresh)} + ${texNumber(churn.back)} - ${texNumber(churn.lost)} = ${texNumber(churn.end)}`,
      'numbers-bridge',
      { period },
    ),
    line(
      `c = \\frac{${texNumber(churn.lost)}}{${texNumber(churn.start)}} = ${percent(churn.absolute)}, \\qquad r = ${percent(churn.retention)}`,
      'numbers-absolute',
      { period },
    ),
    line(`[${percent(churn.absoluteInterval.low)},\\; ${percent(churn.absoluteInterval.high)}]`, 'numbers-interval'),
  ];
  if (view.valued)
    lines.push(
      line(
        `c' = \\frac{${texMoney(churn.lostValue)}}{${texMoney(churn.startValue)}} = ${percent(churn.relative)}`,
        'numbers-relative',
        { value: valueWord(view) },
      ),
      line(
        `\\text{GRR} = \\frac{${texMoney(churn.startValue)} - ${texMoney(churn.contraction)} - ${texMoney(churn.lostValue)}}{${texMoney(churn.startValue)}} = ${percent(churn.gross)}`,
        'numbers-gross',
      ),
      line(
        `\\text{NRR} = \\frac{${texMoney(churn.startValue)} + ${texMoney(churn.expansion)} - ${texMoney(churn.contraction)} - ${texMoney(churn.lostValue)}}{${texMoney(churn.startValue)}} = ${percent(churn.net)}`,
        'numbers-net',
      ),
    );
  return lines;
}

/** The two rates by hand, as the course does it: counts, means, their ratio. */
function stepsOf({ view }: ChurnRateResult): FormulaLine[] {
  const { churn } = view.periods[view.chosen]!;
  const [all, gone] = [churn.startValue / churn.start, churn.lostValue / churn.lost];
  const lines = [
    line(`n_0 = ${texNumber(churn.start)}`, 'step-start', { day: view.periods[view.chosen]!.from - 1 }),
    line(`n_{\\text{L}} = ${texNumber(churn.lost)}`, 'step-lost', { day: view.periods[view.chosen]!.to }),
    line(`c = ${texNumber(churn.lost)} \\div ${texNumber(churn.start)} = ${percent(churn.absolute)}`, 'step-absolute'),
  ];
  if (!view.valued || !(churn.lost > 0) || Number.isNaN(churn.relative)) return lines;
  return [
    ...lines,
    line(
      `\\bar v_0 = ${texMoney(churn.startValue)} \\div ${texNumber(churn.start)} = ${texMoney(all, 4)}`,
      `step-mean-all-${view.source}`,
      { days: view.lookBack },
    ),
    line(
      `\\bar v_{\\text{L}} = ${texMoney(churn.lostValue)} \\div ${texNumber(churn.lost)} = ${texMoney(gone, 4)}`,
      'step-mean-lost',
    ),
    line(
      `c' = ${percent(churn.absolute, 4)} \\times \\frac{${texMoney(gone, 4)}}{${texMoney(all, 4)}} = ${percent(churn.absolute, 4)} \\times ${texNumber(gone / all, 4)} = ${percent(churn.relative)}`,
      'step-relative',
    ),
  ];
}

function customerSteps(result: ChurnRateResult, c: number): FormulaLine[] {
  const { basis, view, spells, moves, rule, values, scale } = result;
  const name = textAt(basis.table.customerNames, basis.table.customerCodes[c]!);
  const { from, to } = view.periods[view.chosen]!;
  const end = Math.min(to, view.until);
  const lines: FormulaLine[] = [];
  if (basis.kind === 'orders') {
    const { last, silence } = silenceOfCustomer(basis, c);
    lines.push(
      line(`t_{\\text{last}} = ${texDay(basis.purchases.day[last]!)}`, 'step-customer', { name }),
      line(
        `${texDay(view.until)} - ${texDay(basis.purchases.day[last]!)} = ${texNumber(silence)} ${silence > allowanceOf(rule, basis.rhythms, last) ? '>' : '\\le'} ${texNumber(allowanceOf(rule, basis.rhythms, last))}`,
        'step-silence',
        { until: view.until, allowed: allowanceOf(rule, basis.rhythms, last) },
      ),
    );
  }
  const parts: string[] = [];
  for (let s = spells.start[c]!; s < spells.start[c + 1]! && parts.length < 4; s += 1)
    parts.push(`[${texDay(spells.from[s]!)},\\; ${spells.to[s] === OPEN ? '\\ldots' : texDay(spells.to[s]!)})`);
  lines.push(line(parts.join(',\\; '), basis.kind === 'orders' ? 'step-spells' : 'step-contract', { name }));
  const move = moves[c] === NO_MOVE ? 'absent' : MOVE_NAMES[moves[c]!]!;
  if (values !== null && (move === 'lost' || move === 'kept' || move === 'rose' || move === 'fell')) {
    const out = new Float64Array(view.periods.length + 1);
    values(c, view.chosen, view.chosen, out);
    lines.push(
      line(`v = ${texMoney(out[view.chosen]! / scale)}`, `step-value-${view.source}`, {
        days: view.lookBack,
        day: from,
      }),
    );
  }
  lines.push(
    line(`${texDay(from - 1)} \\to ${texDay(end)}`, 'step-move', { move: message(`churn-rate.move-${move}`) }),
  );
  return lines;
}

function percent(share: number, digits = 2): string {
  return Number.isNaN(share) ? texNumber(NaN) : `${texNumber(share * 100, digits)}\\,\\%`;
}
