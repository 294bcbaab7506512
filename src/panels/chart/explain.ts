/** The chart by formula: how values are made of rows, with these rows' own numbers. */

import { message, type MessageParameter } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { ChartResult } from './compute.ts';
import { factsOf } from './facts.ts';
import { measureName, nameIn } from './names.ts';
import type { ChartAggregation } from './options.ts';
import type { ChartView } from './view.ts';

const FORMULAS: Readonly<Record<ChartAggregation, string>> = {
  count: 'v_j = n_j = \\left|G_j\\right|',
  share: 'v_j = \\frac{\\sum_{i \\in G_j} y_i}{\\sum_i y_i}',
  sum: 'v_j = \\sum_{i \\in G_j} y_i',
  mean: 'v_j = \\frac{1}{n_j} \\sum_{i \\in G_j} y_i',
  median: 'v_j = \\operatorname{med}_{i \\in G_j} y_i',
  minimum: 'v_j = \\min_{i \\in G_j} y_i',
  maximum: 'v_j = \\max_{i \\in G_j} y_i',
  distinct: 'v_j = \\left|\\{ y_i : i \\in G_j \\}\\right|',
  customers: 'v_j = \\left|\\{ c_i : i \\in G_j \\}\\right|',
};

export function explainChart({ view }: ChartResult): Explanation {
  return view.scatter ? explainScatter(view) : explainGroups(view);
}

function explainGroups(view: ChartView): Explanation {
  const { measure, type, x, marks, series, boxes, overall, rows } = view;
  const facts = factsOf(view);
  const cell = type === 'heatmap';
  const top = Math.max(0, facts.highest);
  const name = cell ? nameIn(x, marks.x[top]!) : nameIn(x, top);
  const high = texNumber(facts.high, 4);
  const mark = boxes ? top : -1;
  const topRows = cell ? marks.rows[top]! : (view.totalRows[top] ?? 0);
  return {
    symbols: [
      line(
        series ? 'G_{jk} = \\{\\, i : x_i = j,\\; c_i = k \\,\\}' : 'G_j = \\{\\, i : x_i = j \\,\\}',
        'chart.symbol-groups',
        { column: x?.label ?? '–' },
      ),
      line(FORMULAS[measure.by], `chart.symbol-${measure.by}`),
      boxes
        ? line('Q_p = y_{(h)} + (h - \\lfloor h \\rfloor)\\left(y_{(h+1)} - y_{(h)}\\right)', 'chart.symbol-quartile')
        : line('s_j = \\frac{v_j}{\\sum_k v_k}', 'chart.symbol-part'),
    ],
    numbers: [
      line(`v_{\\max} = ${high}`, 'chart.numbers-top', { name, measure: measureName(measure), rows: topRows }),
      boxes
        ? line(
            `Q_1 = ${texNumber(boxes.first[mark] ?? NaN, 4)},\\quad Q_2 = ${texNumber(marks.value[mark] ?? NaN, 4)},\\quad Q_3 = ${texNumber(boxes.third[mark] ?? NaN, 4)}`,
            'chart.numbers-box',
          )
        : line(`s_{\\max} = ${texNumber(facts.share, 4)}`, 'chart.numbers-share'),
      line(`v = ${texNumber(overall, 4)},\\quad n = ${texNumber(rows)}`, 'chart.numbers-overall'),
    ],
    steps: [
      line(`n = ${texNumber(view.rowsIn)} \\to ${texNumber(rows)}`, 'chart.step-rows'),
      line(`\\left|G\\right| = ${texNumber(marks.rows.length)}`, 'chart.step-groups'),
      line(`n_j = ${texNumber(topRows)}`, 'chart.step-pick', { name }),
      line(`v_j = ${high}`, `chart.step-${measure.by}`),
    ],
    customer: null,
  };
}

function explainScatter(view: ChartView): Explanation {
  const { correlation, slope, intercept, x, y } = view.scatter!;
  const named = { x: x.label, y: y.label };
  return {
    symbols: [
      line(
        'r = \\frac{\\sum_i (x_i - \\bar x)(y_i - \\bar y)}{\\sqrt{\\sum_i (x_i - \\bar x)^2 \\sum_i (y_i - \\bar y)^2}}',
        'chart.symbol-correlation',
        named,
      ),
      line('\\hat y = a + b x,\\quad b = r \\frac{s_y}{s_x},\\quad a = \\bar y - b \\bar x', 'chart.symbol-line'),
    ],
    numbers: [
      line(`r = ${texNumber(correlation, 4)},\\quad n = ${texNumber(view.rows)}`, 'chart.numbers-correlation'),
      line(`\\hat y = ${texNumber(intercept, 4)} + ${texNumber(slope, 4)}\\,x`, 'chart.numbers-line', named),
    ],
    steps: [
      line(`n = ${texNumber(view.rowsIn)} \\to ${texNumber(view.rows)}`, 'chart.step-rows'),
      line(
        '\\bar x = \\tfrac{1}{n}\\textstyle\\sum x_i,\\quad \\bar y = \\tfrac{1}{n}\\textstyle\\sum y_i',
        'chart.step-means',
      ),
      line('(x_i - \\bar x)(y_i - \\bar y)', 'chart.step-products'),
      line(`r^2 = ${texNumber(correlation ** 2, 4)}`, 'chart.step-square'),
    ],
    customer: null,
  };
}

function line(tex: string, code: string, parameters?: Readonly<Record<string, MessageParameter>>): FormulaLine {
  return { tex, note: message(code, parameters) };
}
