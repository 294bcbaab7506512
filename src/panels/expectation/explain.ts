/** Expectation and perception by formula: symbols, this data's numbers, and one respondent worked by hand. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { studentQuantile } from '../../models/special/student.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import { feelingOf, type ExpectationResult } from './compute.ts';
import { feelingWord } from './names.ts';
import { FEELINGS, type ExpectationView } from './view.ts';

/** @param customer index in the file; without one, or without both answers, the first respondent that has them is taken */
export function explainExpectation(result: ExpectationResult, customer: number | null): Explanation {
  const { last, view } = result;
  const given = customer !== null && (last[customer] ?? -1) >= 0 ? customer : -1;
  const who = given >= 0 ? given : last.findIndex((sheet) => sheet >= 0);
  return {
    symbols: [
      line('d_i = q_{1i} - q_{0i}', 'symbol-difference'),
      line('q_1 > q_0,\\quad q_1 = q_0,\\quad q_1 < q_0', 'symbol-feelings'),
      line(
        '\\bar d = \\frac{1}{n}\\sum_i d_i, \\qquad s_d = \\sqrt{\\frac{\\sum_i (d_i - \\bar d)^2}{n - 1}}',
        'symbol-mean',
      ),
      line('t = \\frac{\\bar d}{s_d / \\sqrt{n}}, \\qquad \\mathrm{df} = n - 1', 'symbol-t'),
      line('\\bar d \\pm t_{\\mathrm{df}}\\,\\frac{s_d}{\\sqrt n}', 'symbol-interval', { level: view.level }),
      line('W^+ = \\sum_{d_i > 0} \\operatorname{rank}|d_i|', 'symbol-wilcoxon'),
      line('d_z = \\frac{\\bar d}{s_d}, \\qquad r = \\frac{W^+ - W^-}{W^+ + W^-}', 'symbol-size'),
    ],
    numbers: numbersOf(view),
    steps: who < 0 ? [] : stepsOf(result, who),
    customer: who < 0 ? null : who,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`expectation.${code}`, parameters) };
}

function numbersOf({ pairs, chosen, level }: ExpectationView): FormulaLine[] {
  const pair = pairs[chosen]!;
  const lines = [
    line(
      `n = ${texNumber(pair.n)}: \\quad ${texNumber(pair.dissatisfied)} + ${texNumber(pair.met)} + ${texNumber(pair.delighted)}`,
      'numbers-counts',
    ),
    line(
      `\\bar d = ${texNumber(pair.perceived, 4)} - ${texNumber(pair.expected, 4)} = ${texNumber(pair.mean, 4)}, \\qquad s_d = ${texNumber(pair.deviation, 4)}`,
      'numbers-mean',
    ),
  ];
  if (pair.n < 2) return lines;
  const quantile = studentQuantile(0.5 + level / 2, pair.degrees);
  return [
    ...lines,
    line(
      `t = \\frac{${texNumber(pair.mean, 4)}}{${texNumber(pair.deviation, 4)} / \\sqrt{${texNumber(pair.n)}}} = ${texNumber(pair.t)}, \\qquad \\mathrm{df} = ${texNumber(pair.degrees)}`,
      'numbers-t',
    ),
    line(
      `${texNumber(pair.mean, 4)} \\pm ${texNumber(quantile, 3)} \\times ${texNumber(pair.deviation / Math.sqrt(pair.n), 4)} = [\\,${texNumber(pair.low)},\\; ${texNumber(pair.high)}\\,]`,
      'numbers-interval',
    ),
    line(
      `d_z = ${texNumber(pair.dz)}, \\qquad r = ${texNumber(pair.biserial)}, \\qquad z_W = ${texNumber(pair.z)}`,
      'numbers-size',
    ),
  ];
}

function stepsOf({ survey, pair, difference, last }: ExpectationResult, who: number): FormulaLine[] {
  const sheet = last[who]!;
  const [expected, perceived] = [pair.expected.values[sheet]!, pair.perceived.values[sheet]!];
  const value = difference[sheet]!;
  const sign = value < 0 ? '<' : value > 0 ? '>' : '=';
  return [
    line(`q_0 = ${texNumber(expected)}, \\qquad q_1 = ${texNumber(perceived)}`, 'step-answers', {
      name: textAt(survey.customerNames, survey.customerCodes[who]!),
      expected: pair.expected.label,
      perceived: pair.perceived.label,
    }),
    line(`d = ${texNumber(perceived)} - ${texNumber(expected)} = ${texNumber(value)}`, 'step-difference'),
    line(`q_1 ${sign} q_0`, 'step-feeling', { feeling: feelingWord(FEELINGS[feelingOf(value)]!) }),
  ];
}
