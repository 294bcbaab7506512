/** Acquisition cost by formula: symbols, these numbers put in, and one channel worked by hand. */

import { message } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texMoney, texNumber } from '../wording.ts';
import type { CacResult } from './compute.ts';
import type { CacOptions } from './options.ts';
import { termsOf } from './terms.ts';
import type { ChannelView } from './view.ts';

export function explainCac({ view }: CacResult, options: CacOptions): Explanation {
  const worked = view.channels.findIndex(({ cac, clv }) => !Number.isNaN(cac) && !Number.isNaN(clv));
  const index = worked >= 0 ? worked : 0;
  const channel = view.channels[index] ?? view.total;
  const ways = new Set(view.channels.map(({ how }) => how));
  return {
    symbols: [
      line('CAC = \\frac{S}{N}', 'symbol-cac'),
      ...(ways.has('formula') ? [line(FORMULAS[options.convention], `symbol-${options.convention}`)] : []),
      ...(ways.has('observed') || ways.has('expected')
        ? [line('C_0 = \\frac{F}{N},\\qquad C_k = C_0 + \\sum_{j=0}^{k-1} \\frac{M_j}{N_j}', 'symbol-observed')]
        : []),
      ...(ways.has('expected') ? [line('CLV = \\frac{\\sum_i (M_i + E_i)}{N}', 'symbol-expected')] : []),
      line('\\frac{CLV}{CAC} \\ge 3', 'symbol-ratio'),
      line('t^{*} = k - 1 + \\frac{CAC - C_{k-1}}{C_k - C_{k-1}},\\qquad C_{k-1} < CAC \\le C_k', 'symbol-payback'),
      line('CLV = \\frac{\\sum_j N_j\\, CLV_j}{\\sum_j N_j}', 'symbol-together'),
    ],
    numbers: view.channels
      .slice(0, 6)
      .map((each) => costLine(each))
      .concat(totalLines(view.total)),
    steps: stepsOf(channel, view.facts[index]?.margin ?? NaN, options),
    customer: null,
  };
}

const FORMULAS = {
  'at-once': 'CLV = \\sum_{t=0} \\frac{m\\,r^t}{(1+d)^t} = \\frac{m(1+d)}{1+d-r}',
  'after-period': 'CLV = \\sum_{t=1} \\frac{m\\,r^t}{(1+d)^t} = \\frac{m\\,r}{1+d-r}',
  'certain-end': 'CLV = \\sum_{t=1} \\frac{m\\,r^{t-1}}{(1+d)^t} = \\frac{m}{1+d-r}',
} as const;

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`cac.${code}`, parameters) };
}

function costLine({ name, spend, customers, cac, clv, ratio, costFault }: ChannelView): FormulaLine {
  if (costFault !== null)
    return line(`CAC = \\frac{${money(spend)}}{${texNumber(customers)}}`, `numbers-${costFault}`, { name });
  return line(
    `CAC = \\frac{${money(spend)}}{${texNumber(customers)}} = ${money(cac)},\\qquad \\frac{CLV}{CAC} = \\frac{${money(clv)}}{${money(cac)}} = ${texNumber(ratio)}`,
    'numbers-channel',
    { name },
  );
}

function totalLines(total: ChannelView): FormulaLine[] {
  return [
    costLine(total),
    line(
      `(CLV - CAC) \\times N = (${money(total.clv)} - ${money(total.cac)}) \\times ${texNumber(total.customers)} = ${money(total.headroom)}`,
      'numbers-headroom',
    ),
  ];
}

/** Money to cents; a hundredth more says nothing. */
function money(value: number): string {
  return texMoney(Number.isFinite(value) ? Math.round(value * 100) / 100 : value);
}

function stepsOf(channel: ChannelView, margin: number, options: CacOptions): FormulaLine[] {
  const { name, spend, customers, cac, clv, payback, curve, how, costFault } = channel;
  const lines = [
    costFault === null
      ? line(`${money(spend)} \\div ${texNumber(customers)} = ${money(cac)}`, 'step-cac', { name })
      : line(`${money(spend)} \\div ${texNumber(customers)}`, `numbers-${costFault}`, { name }),
  ];
  if (how === 'formula') {
    const { retention, discount } = termsOf(1, options);
    const m = Number.isNaN(margin) ? options.margin : margin;
    lines.push(
      line(`d = (1 + ${texNumber(options.discount / 100, 4)})^{1/12} - 1 = ${texNumber(discount, 6)}`, 'step-discount'),
      line(`m = ${money(m)},\\quad r = ${texNumber(retention, 4)} \\;\\Rightarrow\\; CLV = ${money(clv)}`, 'step-clv'),
    );
  } else lines.push(line(`CLV = ${money(clv)}`, `step-${how}`));
  if (curve !== null) {
    for (let i = 0; i < Math.min(4, curve.months.length); i += 1)
      lines.push(
        line(`C_{${curve.months[i]!}} = ${money(curve.money[i]!)}`, i === 0 ? 'step-curve' : 'step-curve-next'),
      );
    const after = curve.money.findIndex((value) => value >= cac);
    if (payback.reason === null && after > 0)
      lines.push(
        line(
          `${curve.months[after - 1]!} + \\frac{${money(cac)} - ${money(curve.money[after - 1]!)}}{${money(curve.money[after]!)} - ${money(curve.money[after - 1]!)}} = ${texNumber(payback.months)}`,
          'step-payback',
        ),
      );
    else if (payback.reason === null) lines.push(line(`C_0 \\ge ${money(cac)}`, 'step-at-once'));
  }
  if (payback.reason !== null) lines.push(line(`C_t < CAC = ${money(cac)}`, `reading-payback-${payback.reason}`));
  lines.push(
    line(`\\frac{${money(clv)}}{${texNumber(options.target)}} = ${money(channel.targetCac)}`, 'step-target', {
      target: options.target,
    }),
  );
  return lines;
}
