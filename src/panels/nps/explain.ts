/** The net promoter score by formula: symbols, this data's numbers, and one respondent worked by hand. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { normalQuantile } from '../../models/special/normal.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { NpsResult } from './compute.ts';
import { classWord } from './names.ts';
import { CLASSES, type NpsView } from './view.ts';

/** @param customer index in the file; without one, or without an answer, the first respondent is taken */
export function explainNps(result: NpsResult, customer: number | null): Explanation {
  const { last } = result;
  const given = customer !== null && (last[customer] ?? -1) >= 0 ? customer : -1;
  const who = given >= 0 ? given : last.findIndex((sheet) => sheet >= 0);
  return {
    symbols: symbolsOf(result.view),
    numbers: numbersOf(result.view),
    steps: stepsOf(result, who),
    customer: who,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`nps.${code}`, parameters) };
}

function symbolsOf(view: NpsView): FormulaLine[] {
  const ends = { level: view.level };
  return [
    line('p = \\frac{P}{n}, \\qquad d = \\frac{D}{n}', 'symbol-shares', {
      from: view.promoterFrom,
      to: view.detractorTo,
    }),
    line('\\mathrm{NPS} = 100\\,(p - d)', 'symbol-nps'),
    line('s^2 = p + d - (p - d)^2', 'symbol-variance'),
    line('\\mathrm{SE} = \\sqrt{\\frac{s^2}{n}}', 'symbol-error'),
    view.method === 'wald'
      ? line('(p - d) \\pm z\\,\\mathrm{SE}', 'symbol-wald', ends)
      : view.method === 'adjusted-wald'
        ? line(
            "p' = \\frac{P + \\tfrac34}{n + 3}, \\quad d' = \\frac{D + \\tfrac34}{n + 3}, \\quad (p' - d') \\pm z \\sqrt{\\frac{p' + d' - (p' - d')^2}{n + 3}}",
            'symbol-adjusted-wald',
            ends,
          )
        : line(
            '\\left\\{ \\delta : \\frac{|p - d - \\delta|}{\\sqrt{(2\\tilde d_\\delta + \\delta(1 - \\delta)) / n}} \\le z \\right\\}',
            'symbol-score',
            ends,
          ),
    line('n = \\frac{z^2 s^2}{e^2}', 'symbol-sample'),
    line(
      'z_{12} = \\frac{\\mathrm{NPS}_1 - \\mathrm{NPS}_2}{\\sqrt{\\mathrm{SE}_1^2 + \\mathrm{SE}_2^2}}',
      'symbol-difference',
    ),
    line('\\tilde y = \\sum_k \\beta_k \\tilde x_k + \\varepsilon', 'symbol-drivers'),
  ];
}

function numbersOf(view: NpsView): FormulaLine[] {
  const { n, promoters, detractors, variance, sample } = view;
  const z = normalQuantile(0.5 + view.level / 2);
  return [
    line(
      `p = \\frac{${texNumber(promoters)}}{${texNumber(n)}} = ${texNumber(promoters / n, 4)}, \\qquad d = \\frac{${texNumber(detractors)}}{${texNumber(n)}} = ${texNumber(detractors / n, 4)}`,
      'numbers-shares',
    ),
    line(
      `\\mathrm{NPS} = 100 \\times (${texNumber(promoters / n, 4)} - ${texNumber(detractors / n, 4)}) = ${texNumber(view.nps)}`,
      'numbers-nps',
    ),
    line(
      `s^2 = ${texNumber(promoters / n, 4)} + ${texNumber(detractors / n, 4)} - (${texNumber(view.nps / 100, 4)})^2 = ${texNumber(variance, 4)}`,
      'numbers-variance',
    ),
    line(
      `\\mathrm{SE} = \\sqrt{${texNumber(variance, 4)} / ${texNumber(n)}} = ${texNumber(view.standardError / 100, 4)}`,
      'numbers-error',
    ),
    line(
      `[\\,${texNumber(view.low)},\\; ${texNumber(view.high)}\\,], \\qquad z = ${texNumber(z, 3)}`,
      'numbers-interval',
      { method: message(`nps.interval-${view.method}`) },
    ),
    Number.isNaN(sample.needed)
      ? line(
          `n = \\frac{${texNumber(z, 3)}^2 \\times 1}{${texNumber(sample.margin / 100, 4)}^2} \\Rightarrow ${texNumber(sample.worst)}`,
          'numbers-sample-worst',
        )
      : line(
          `n = \\frac{${texNumber(z, 3)}^2 \\times ${texNumber(variance, 4)}}{${texNumber(sample.margin / 100, 4)}^2} \\Rightarrow ${texNumber(sample.needed)}`,
          'numbers-sample',
        ),
  ];
}

function stepsOf({ survey, question, classes, last, view }: NpsResult, who: number): FormulaLine[] {
  const sheet = last[who]!;
  const answer = question.values[sheet]!;
  const kind = CLASSES[classes[sheet]!]!;
  const counts = { detractor: -1, passive: 0, promoter: 1 }[kind];
  const relation =
    kind === 'promoter'
      ? `${texNumber(answer)} \\ge ${texNumber(view.promoterFrom)}`
      : kind === 'detractor'
        ? `${texNumber(answer)} \\le ${texNumber(view.detractorTo)}`
        : `${texNumber(view.detractorTo)} < ${texNumber(answer)} < ${texNumber(view.promoterFrom)}`;
  return [
    line(`a = ${texNumber(answer)}`, 'step-answer', {
      name: textAt(survey.customerNames, survey.customerCodes[who]!),
      question: view.question,
    }),
    line(relation, 'step-class', { class: classWord(kind) }),
    line(`y = ${texNumber(counts)}`, 'step-counts'),
    line(
      `\\frac{100}{n}\\sum y = \\frac{100 \\times (${texNumber(view.promoters)} - ${texNumber(view.detractors)})}{${texNumber(view.n)}} = ${texNumber(view.nps)}`,
      'step-sum',
    ),
  ];
}
