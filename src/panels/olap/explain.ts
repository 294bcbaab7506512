/** One cell of a pivot by formula: symbols, its own numbers, and the steps by hand. */

import { message } from '../../lib/outcome.ts';
import { rowsOfCell } from '../../models/pivot.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { OlapResult } from './compute.ts';
import { standout } from './findings.ts';
import { addsUp, type MeasureSpec } from './layout.ts';
import { valuesOf } from './measures.ts';
import { cellMessage, valueMessage } from './naming.ts';

const SYMBOLS: Readonly<Record<MeasureSpec['of'], string>> = {
  count: 'N_{rc} = \\left|\\{\\,i : i \\in (r, c)\\,\\}\\right|',
  sum: 'S_{rc} = \\sum_{i \\in (r, c)} x_i',
  mean: '\\bar x_{rc} = \\frac{1}{N_{rc}} \\sum_{i \\in (r, c)} x_i',
  median: '\\tilde x_{rc} = \\tfrac12\\left(x_{(\\lceil N/2 \\rceil)} + x_{(\\lfloor N/2 \\rfloor + 1)}\\right)',
  min: '\\min_{i \\in (r, c)} x_i',
  max: '\\max_{i \\in (r, c)} x_i',
  distinct: 'D_{rc} = \\left|\\{\\,k_i : i \\in (r, c)\\,\\}\\right|',
  difference: 'P_{rc} = \\sum_{i \\in (r, c)} a_i - \\sum_{i \\in (r, c)} b_i',
  margin: 'm_{rc} = \\frac{\\sum a_i - \\sum b_i}{\\sum a_i}',
  ratio: 'q_{rc} = \\frac{\\sum_{i \\in (r, c)} a_i}{\\sum_{i \\in (r, c)} b_i}',
  per: 'q_{rc} = \\frac{\\sum_{i \\in (r, c)} a_i}{\\left|\\{\\,k_i : i \\in (r, c)\\,\\}\\right|}',
};

const TOTALS: Readonly<Record<'adds' | 'again' | 'extreme' | 'ratio', string>> = {
  adds: 'V_{r\\cdot} = \\sum_c V_{rc},\\qquad V_{\\cdot\\cdot} = \\sum_r \\sum_c V_{rc}',
  again: 'V_{r\\cdot} \\ne \\sum_c V_{rc}',
  extreme: 'V_{r\\cdot} = \\operatorname{ext}_c\\, V_{rc}',
  ratio: '\\frac{\\sum_c \\sum a}{\\sum_c \\sum b} \\ne \\frac{1}{C} \\sum_c \\frac{\\sum a}{\\sum b}',
};

const SHOWN: Readonly<Record<Exclude<MeasureSpec['show'], 'value'>, string>> = {
  'share-row': '\\frac{V_{rc}}{V_{r\\cdot}}',
  'share-column': '\\frac{V_{rc}}{V_{\\cdot c}}',
  'share-total': '\\frac{V_{rc}}{V_{\\cdot\\cdot}}',
  cumulative: '\\sum_{t \\le c} V_{rt}',
  change: 'V_{t} - V_{t-1}',
  'change-rate': '\\frac{V_{t}}{V_{t-1}} - 1',
};

const MOST_TERMS = 4;

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(code, parameters) };
}

/** Works the cell whose rows are listed, else the greatest one. */
export function explainOlap(result: OlapResult): Explanation {
  const { greatest } = standout(result);
  const cell = result.listed >= 0 ? result.listed : Math.max(0, greatest);
  return { symbols: symbolsOf(result), numbers: numbersOf(result, cell), steps: stepsOf(result, cell), customer: null };
}

function symbolsOf({ measures }: OlapResult): FormulaLine[] {
  const { spec, label } = measures[0]!;
  const { of, show } = spec;
  const total = addsUp(of)
    ? 'adds'
    : of === 'min' || of === 'max'
      ? 'extreme'
      : of === 'median' || of === 'distinct'
        ? 'again'
        : 'ratio';
  return [
    line(SYMBOLS[of], `olap.symbol-${of}`, { measure: label }),
    line(TOTALS[total], `olap.symbol-total-${total}`),
    ...(show === 'value' ? [] : [line(SHOWN[show], `olap.symbol-${show}`)]),
  ];
}

function numbersOf(result: OlapResult, cell: number): FormulaLine[] {
  const { measures, plain, shown, counts } = result;
  const { label, plain: plainStyle, spec, style } = measures[0]!;
  const [value, total] = [plain[0]![cell]!, plain[0]![0]!];
  return [
    line(`N_{rc} = ${texNumber(counts[cell]!, 4)}`, 'olap.numbers-rows', { cell: cellMessage(result, cell) }),
    line(`V_{rc} = ${texNumber(value, 4)}`, 'olap.numbers-value', {
      measure: label,
      value: valueMessage(value, plainStyle),
    }),
    line(`V_{\\cdot\\cdot} = ${texNumber(total, 4)}`, 'olap.numbers-total', { rows: counts[0]! }),
    ...(spec.show === 'value'
      ? []
      : [
          line(`${SHOWN[spec.show]} = ${texNumber(shown[0]![cell]!, 4)}`, 'olap.numbers-shown', {
            value: valueMessage(shown[0]![cell]!, style),
          }),
        ]),
  ];
}

/** The rows of the cell, the first of them written out. */
function stepsOf(result: OlapResult, cell: number): FormulaLine[] {
  const { input, measures, plain, ground, counts } = result;
  const { spec, plain: style } = measures[0]!;
  const rows = rowsOfCell(ground, cell);
  const value = plain[0]![cell]!;
  const lines = [line(`i \\in (r, c)`, 'olap.step-rows', { rows: rows.length, cell: cellMessage(result, cell) })];
  const terms = (id: string, name: string, beside: string | null): FormulaLine => {
    const { values } = valuesOf(input.rows, id);
    const other = beside === null ? null : valuesOf(input.rows, beside).values;
    let [sum, used] = [0, 0];
    const first: string[] = [];
    for (const row of rows) {
      const term = values[row]!;
      if (!Number.isFinite(term) || (other && !Number.isFinite(other[row]!))) continue;
      sum += term;
      used += 1;
      if (first.length < MOST_TERMS) first.push(texNumber(term, 4));
    }
    const written = first.join(' + ').replaceAll('+ -', '- ');
    return line(
      `\\sum ${name} = ${written}${used > first.length ? ' + \\dots' : ''}${used === 0 ? '\\varnothing' : ''} = ${texNumber(sum, 4)}`,
      'olap.step-sum',
      { rows: used },
    );
  };
  const { of, a, b } = spec;
  const paired = of === 'difference' || of === 'margin' || of === 'ratio';
  if (a !== null && of !== 'distinct' && of !== 'median' && of !== 'min' && of !== 'max')
    lines.push(terms(a, of === 'sum' || of === 'mean' ? 'x' : 'a', paired ? b : null));
  if (paired) lines.push(terms(b!, 'b', a));
  if (of === 'median' || of === 'min' || of === 'max') {
    const { values } = valuesOf(input.rows, a!);
    const sorted = Float64Array.from(rows, (row) => values[row]!)
      .filter((each) => Number.isFinite(each))
      .sort();
    const ends = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
    lines.push(
      line(
        ends.map((end) => (end === undefined ? '-' : texNumber(end, 4))).join(' \\le \\dots \\le '),
        'olap.step-order',
        {
          rows: sorted.length,
        },
      ),
    );
  }
  lines.push(
    line(`V_{rc} = ${texNumber(value, 4)}`, `olap.step-result-${of}`, { value: valueMessage(value, style) }),
    line(
      `N_{\\cdot\\cdot} = ${texNumber(counts[0]!, 4)}`,
      addsUp(of) ? 'olap.step-total-adds' : 'olap.step-total-again',
      { total: valueMessage(plain[0]![0]!, style) },
    ),
  );
  return lines;
}
