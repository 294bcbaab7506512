/** The CLV by formula: symbols, these numbers put in, and the sum redone by hand. */

import { message } from '../../lib/outcome.ts';
import {
  breakEvenRetention,
  clvElasticities,
  clvPeriods,
  clvRatio,
  firstPeriod,
  MONTHS,
  type ClvTerms,
  type Timing,
} from '../../models/clv-formula.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { ClvFormulaResult } from './compute.ts';
import type { ClvFormulaOptions } from './options.ts';

/** How many rows are worked before the reader goes on alone. */
const WORKED = 4;

export function explainClvFormula({ view }: ClvFormulaResult, options: ClvFormulaOptions): Explanation {
  return {
    symbols: symbolsOf(view.now.terms, options),
    numbers: numbersOf(view, options),
    steps: stepsOf(view),
    customer: null,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`clv-formula.${code}`, parameters) };
}

function symbolsOf(terms: ClvTerms, options: ClvFormulaOptions): FormulaLine[] {
  const { timing, growth } = terms;
  const grows = growth !== 0;
  const lists = (terms.retentions ?? terms.margins ?? null) !== null;
  const lines = [
    line(`CLV = ${sumTex(timing, terms.horizon === null ? '\\infty' : 'n', grows, lists)}`, `symbol-${timing}`),
  ];
  if (!lists)
    lines.push(
      terms.horizon === null
        ? line(`CLV = ${closedTex(timing, grows)}`, 'symbol-closed')
        : line(
            `CLV = ${closedTex(timing, grows)}\\left(1 - q^{${timing === 'at-once' ? 'n+1' : 'n'}}\\right)`,
            'symbol-closed-horizon',
          ),
    );
  lines.push(
    line(
      `\\frac{m(1+d)}{1+d-${grows ? 'r(1+g)' : 'r'}},\\qquad \\frac{m\\,r}{1+d-${grows ? 'r(1+g)' : 'r'}},\\qquad \\frac{m}{1+d-${grows ? 'r(1+g)' : 'r'}}`,
      'symbol-conventions',
    ),
    line(`q = \\frac{${grows ? 'r(1+g)' : 'r'}}{1+d} < 1`, 'symbol-ratio'),
  );
  if (options.discountUnit !== options.period)
    lines.push(line(`d = (1+D)^{${exponentTex(options)}} - 1`, 'symbol-convert'));
  lines.push(
    line('t^{*} = \\min\\left\\{\\,t : C_t \\ge A\\,\\right\\}', 'symbol-break-even'),
    line(
      '\\varepsilon_r = \\frac{\\partial\\, CLV}{\\partial r}\\cdot\\frac{r}{CLV},\\qquad \\varepsilon_d = \\frac{\\partial\\, CLV}{\\partial d}\\cdot\\frac{d}{CLV}',
      'symbol-elasticity',
    ),
  );
  return lines;
}

function numbersOf({ now, cost, measured }: ClvFormulaResult['view'], options: ClvFormulaOptions): FormulaLine[] {
  const { terms, clv, net } = now;
  const { margin, retention, discount, growth } = terms;
  const lines: FormulaLine[] = [];
  if (measured !== null)
    lines.push(
      line(
        `r = \\frac{${texNumber(measured.stayed)}}{${texNumber(measured.asked)}} = ${texNumber(retention, 4)}`,
        'numbers-retention',
      ),
      line(
        `m = \\frac{${texNumber(measured.revenue)}}{${texNumber(measured.active)}} \\times ${percent(options.marginRate / 100)} = ${texNumber(margin)}`,
        'numbers-margin-data',
      ),
    );
  else if (options.marginFrom === 'revenue' && !terms.margins)
    lines.push(
      line(
        `m = ${texNumber(options.revenue)} \\times ${percent(options.marginRate / 100)} = ${texNumber(margin)}`,
        'numbers-margin',
      ),
    );
  if (options.discountUnit !== options.period)
    lines.push(
      line(
        `d = (1 + ${texNumber(options.discount / 100, 4)})^{${exponentTex(options)}} - 1 = ${texNumber(discount, 6)}`,
        'numbers-convert',
        {
          given: options.discount / 100,
          givenUnit: message(`clv-formula.a-${options.discountUnit}`),
          unit: message(`clv-formula.a-${options.period}`),
        },
      ),
    );
  const ratio = clvRatio(terms);
  const kept = growth === 0 ? rate(retention) : `${rate(retention)} \\times ${rate(1 + growth)}`;
  lines.push(
    line(
      `q = \\frac{${kept}}{${rate(1 + discount)}} = ${texNumber(ratio, 4)}`,
      terms.horizon === null ? 'numbers-ratio' : 'numbers-ratio-horizon',
    ),
  );
  if (terms.retentions || terms.margins || ratio === 1)
    lines.push(line(`CLV = ${texNumber(clv)}`, 'numbers-clv-listed'));
  else {
    const first = {
      'at-once': `\\times ${rate(1 + discount)}`,
      'after-period': `\\times ${rate(retention)}`,
      'certain-end': '',
    };
    const power = terms.horizon === null ? null : terms.horizon + (terms.timing === 'at-once' ? 1 : 0);
    const cut = power === null ? '' : `\\left(1 - ${texNumber(ratio, 4)}^{${power}}\\right)`;
    lines.push(
      line(
        `CLV = \\frac{${texNumber(margin)} ${first[terms.timing]}}{${rate(1 + discount)} - ${kept}}${cut} = ${texNumber(clv)}`,
        'numbers-clv',
        { timing: message(`clv-formula.${terms.timing}`) },
      ),
    );
  }
  const { 'at-once': once, 'after-period': after, 'certain-end': end } = now.byTiming;
  lines.push(
    line(`${texNumber(once)},\\qquad ${texNumber(after)},\\qquad ${texNumber(end)}`, 'numbers-conventions'),
    line(`CLV - A = ${texNumber(clv)} - ${texNumber(cost)} = ${texNumber(net)}`, 'numbers-net'),
  );
  const least = breakEvenRetention(terms, cost);
  if (!Number.isNaN(least)) lines.push(line(`r^{*} = ${percent(least)}`, 'numbers-least'));
  const elasticity = clvElasticities(terms);
  if (Number.isFinite(elasticity.retention))
    lines.push(
      line(
        `\\varepsilon_r = ${texNumber(elasticity.retention)},\\qquad \\varepsilon_d = ${texNumber(elasticity.discount)}`,
        'numbers-elasticity',
      ),
    );
  return lines;
}

function stepsOf({ now, cost }: ClvFormulaResult['view']): FormulaLine[] {
  const { terms, clv } = now;
  const first = firstPeriod(terms.timing);
  const rows = clvPeriods(terms, first + WORKED);
  const lines = rows
    .slice(0, WORKED)
    .map(({ t, survival, margin, discounted, cumulative }, i) =>
      line(
        `t = ${t}:\\quad ${texNumber(survival, 4)} \\times ${texNumber(margin)} \\div ${rate(1 + terms.discount)}^{${t}} = ${texNumber(discounted)}`,
        i === 0 ? 'step-first' : 'step-next',
        { cumulative },
      ),
    );
  const next = rows[WORKED];
  if (next !== undefined)
    lines.push(
      line(`t = ${next.t}:\\quad {?}`, 'step-try', { t: next.t, ratio: clvRatio(terms), answer: next.discounted }),
    );
  const summed = rows.at(Math.min(WORKED, rows.length) - 1)?.cumulative ?? 0;
  lines.push(
    line(
      `${texNumber(clv)} - ${texNumber(summed)} = ${texNumber(clv - summed)}`,
      terms.horizon === null ? 'step-rest' : 'step-rest-horizon',
      { clv },
    ),
    Number.isNaN(now.breakEven)
      ? line(`C_t < A = ${texNumber(cost)}`, 'step-never')
      : line(`C_{${texNumber(now.breakEven)}} \\ge A = ${texNumber(cost)}`, 'step-break-even', { t: now.breakEven }),
  );
  return lines;
}

function sumTex(timing: Timing, end: string, grows: boolean, lists: boolean): string {
  const from = firstPeriod(timing);
  const survival = lists ? 'S_t' : timing === 'certain-end' ? 'r^{t-1}' : 'r^t';
  const margin = lists ? 'm_t' : !grows ? 'm' : timing === 'at-once' ? 'm(1+g)^t' : 'm(1+g)^{t-1}';
  return `\\sum_{t=${from}}^{${end}} \\frac{${margin}\\, ${survival}}{(1+d)^t}`;
}

function closedTex(timing: Timing, grows: boolean): string {
  const top = { 'at-once': 'm(1+d)', 'after-period': 'm\\,r', 'certain-end': 'm' }[timing];
  return `\\frac{${top}}{1+d-${grows ? 'r(1+g)' : 'r'}}`;
}

function exponentTex({ period, discountUnit }: ClvFormulaOptions): string {
  const [to, from] = [MONTHS[period], MONTHS[discountUnit]];
  return to % from === 0 ? String(to / from) : `1/${from / to}`;
}

function rate(value: number): string {
  return texNumber(value, 4);
}

function percent(share: number): string {
  return `${texNumber(share * 100)}\\,\\%`;
}
