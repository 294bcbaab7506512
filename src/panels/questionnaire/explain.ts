/** The questionnaire by formula: symbols, this survey's numbers, and one answer sheet worked by hand. */

import { textAt } from '../../data/dictionary.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import { viewOf } from './answer.ts';
import type { QuestionnaireResult } from './compute.ts';
import { variableName } from './names.ts';
import type { QuestionnaireOptions } from './options.ts';
import type { QuestionnaireView } from './view.ts';

/** @param customer index in the file; without one, the respondent in the middle of the ranking is taken */
export function explainQuestionnaire(
  result: QuestionnaireResult,
  options: QuestionnaireOptions,
  customer: number | null,
): Explanation {
  const view = viewOf(result, options);
  const place = sheetOf(result, customer);
  return {
    symbols: symbolsOf(),
    numbers: numbersOf(result, view),
    steps: stepsOf(result, view, place),
    customer: result.answers.survey.customer[result.answers.rows[place]!]!,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`questionnaire.${code}`, parameters) };
}

/** Place of the last sheet of a respondent, or of the one in the middle by index. */
function sheetOf({ answers, index }: QuestionnaireResult, customer: number | null): number {
  const { survey, rows, last } = answers;
  if (customer !== null)
    for (let place = 0; place < rows.length; place += 1)
      if (last[place] === 1 && survey.customer[rows[place]!] === customer) return place;
  const scored = Uint32Array.from(rows.keys()).filter((place) => last[place] === 1 && !Number.isNaN(index[place]!));
  scored.sort((a, b) => index[a]! - index[b]! || a - b);
  return scored[scored.length >>> 1] ?? 0;
}

function symbolsOf(): FormulaLine[] {
  return [
    line("x' = a + b - x", 'symbol-reverse'),
    line('s = 100 \\cdot \\frac{x - a}{b - a}', 'symbol-score'),
    line('I = \\sum_{v} w_v \\sum_{j} w_{vj} \\sum_{q} w_{vjq}\\, s_{vjq}, \\qquad \\sum w = 1', 'symbol-index'),
    line('\\bar I \\pm t_{0.975,\\,n-1} \\cdot \\frac{s_I}{\\sqrt n}', 'symbol-interval'),
    line(
      '\\alpha = \\frac{k}{k-1}\\left(1 - \\frac{\\sum_i s_i^2}{s_T^2}\\right), \\qquad T = \\sum_i x_i',
      'symbol-alpha',
    ),
    line('\\frac{1-\\alpha}{1-\\hat\\alpha} \\sim F_{n-1,\\,(n-1)(k-1)}', 'symbol-alpha-interval'),
    line('r_{i,\\,T-i} = \\operatorname{corr}(x_i,\\; T - x_i)', 'symbol-item-total'),
  ];
}

function numbersOf({ scales }: QuestionnaireResult, view: QuestionnaireView): FormulaLine[] {
  const { index, variables } = view;
  const parts = variables.filter(({ score, weight }) => !Number.isNaN(score) && weight > 0);
  const lines: FormulaLine[] = [];
  const sum = parts.reduce((total, { weight, score }) => total + weight * score, 0);
  if (parts.length > 1)
    lines.push(
      line(
        stacked(
          '\\bar I',
          parts.map(({ weight, score }) => `${texNumber(weight, 4)} \\times ${texNumber(score, 2)}`),
          1,
          sum,
        ),
        Math.abs(sum - index.mean) < 0.005 ? 'numbers-index' : 'numbers-index-missing',
        { index: index.mean },
      ),
    );
  lines.push(
    line(
      `${texNumber(index.mean)} \\pm ${texNumber(index.high - index.mean)} = ${texNumber(index.low)} \\ldots ${texNumber(index.high)}`,
      'numbers-interval',
      { n: index.n, sd: index.sd },
    ),
  );
  scales.variables.forEach(({ varying, covariance, reliability }, place) => {
    if (Number.isNaN(reliability.alpha)) return;
    const k = varying.length;
    let [trace, total] = [0, 0];
    for (let i = 0; i < k; i += 1)
      for (let j = 0; j < k; j += 1) {
        total += covariance.matrix[i * k + j]!;
        if (i === j) trace += covariance.matrix[i * k + j]!;
      }
    lines.push(
      line(
        `\\alpha = \\frac{${k}}{${k - 1}}\\left(1 - \\frac{${texNumber(trace)}}{${texNumber(total)}}\\right) = ${texNumber(reliability.alpha, 4)}`,
        'numbers-alpha',
        { name: variableName(view, place), rows: reliability.rows },
      ),
    );
  });
  const weakest = view.items
    .filter(({ itemTotal }) => !Number.isNaN(itemTotal))
    .sort((a, b) => a.itemTotal - b.itemTotal)[0];
  if (weakest)
    lines.push(
      line(
        Number.isNaN(weakest.alphaWithout)
          ? `r = ${texNumber(weakest.itemTotal, 4)}`
          : `r = ${texNumber(weakest.itemTotal, 4)}, \\qquad \\alpha_{-i} = ${texNumber(weakest.alphaWithout, 4)}`,
        'numbers-item',
        { item: weakest.label },
      ),
    );
  return lines;
}

function stepsOf(
  { answers, index, columns }: QuestionnaireResult,
  view: QuestionnaireView,
  place: number,
): FormulaLine[] {
  const { survey, rows, items } = answers;
  const row = rows[place]!;
  const who: Message = message('questionnaire.as-is', {
    text: textAt(survey.customerNames, survey.customerCodes[survey.customer[row]!]!),
  });
  const lines: FormulaLine[] = [];
  const shown = items.findIndex(({ scores, reversed }) => reversed && !Number.isNaN(scores[place]!));
  const example = shown >= 0 ? shown : items.findIndex(({ scores }) => !Number.isNaN(scores[place]!));
  if (example >= 0) {
    const { question, reversed, scores } = items[example]!;
    const { minimum, maximum } = question.scale;
    const answer = question.values[row]!;
    const coded = reversed ? minimum + maximum - answer : answer;
    if (reversed)
      lines.push(
        line(
          `x' = ${texNumber(minimum)} + ${texNumber(maximum)} - ${texNumber(answer)} = ${texNumber(coded)}`,
          'step-reverse',
          { item: question.label, name: who },
        ),
      );
    lines.push(
      line(
        `s = 100 \\times \\frac{${texNumber(coded)} - ${signed(minimum)}}{${texNumber(maximum)} - ${signed(minimum)}} = ${texNumber(scores[place]!)}`,
        'step-score',
        { item: question.label, name: who },
      ),
    );
  }
  view.variables.forEach((variable, v) => {
    const score = columns[v]![place]!;
    const parts = variable.indicators.flatMap((at) => {
      const indicator = view.indicators[at]!;
      const answered = indicator.items.filter((item) => !Number.isNaN(items[item]!.scores[place]!));
      const within = answered.reduce((total, item) => total + view.items[item]!.weight, 0);
      if (within === 0 || indicator.weight === 0) return [];
      // Questions that were answered share the weight of their indicator.
      return answered.map((item) => ({
        own: items[item]!.scores[place]!,
        weight: (indicator.weight * view.items[item]!.weight) / within,
      }));
    });
    const sum = parts.reduce((total, { weight }) => total + weight, 0);
    const equal = parts.every(({ weight }) => Math.abs(weight - parts[0]!.weight) < 1e-12);
    if (parts.length === 0 || Number.isNaN(score)) {
      lines.push(line(texNumber(score), 'step-no-score', { name: variableName(view, v) }));
      return;
    }
    const added = parts.map(({ own, weight }) =>
      equal ? texNumber(own) : `${texNumber(weight, 4)} \\times ${texNumber(own)}`,
    );
    lines.push(
      line(
        stacked('s', added, equal ? parts.length : sum, score),
        parts.length === variable.items.length ? 'step-variable' : 'step-variable-missing',
        { name: variableName(view, v), answered: parts.length, items: variable.items.length },
      ),
    );
  });
  const counted = view.variables.flatMap(({ weight }, v) => {
    const score = columns[v]![place]!;
    return Number.isNaN(score) || weight === 0 ? [] : [{ weight, score }];
  });
  const whole = counted.reduce((sum, { weight }) => sum + weight, 0);
  lines.push(
    Number.isNaN(index[place]!) || counted.length === 0
      ? line(texNumber(NaN), 'step-no-index', { name: who })
      : line(
          stacked(
            'I',
            counted.map(({ weight, score }) => `${texNumber(weight, 4)} \\times ${texNumber(score)}`),
            whole,
            index[place]!,
          ),
          'step-index',
          { name: who },
        ),
  );
  return lines;
}

/** More terms than this do not fit beside the note. */
const TERMS = 3;

/** `name = (a + b + …)/divisor = result`, in several lines where there are many terms. */
function stacked(name: string, terms: readonly string[], divisor: number, result: number): string {
  const by = texNumber(divisor, 4);
  if (terms.length <= TERMS + 1) {
    const sum = terms.join(' + ');
    return `${name} = ${by === '1' ? sum : `\\frac{${sum}}{${by}}`} = ${texNumber(result)}`;
  }
  const rows: string[] = [];
  for (let from = 0; from < terms.length; from += TERMS) rows.push(terms.slice(from, from + TERMS).join(' + '));
  const [open, close] = by === '1' ? ['', ''] : ['(', `) \\div ${by}`];
  return `\\begin{aligned} ${name} &= ${open}${rows.join(' \\\\ &\\quad + ')}${close} \\\\ &= ${texNumber(result)} \\end{aligned}`;
}

function signed(value: number): string {
  return value < 0 ? `(${texNumber(value)})` : texNumber(value);
}
