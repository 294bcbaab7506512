/** The pyramid by formula: symbols, this data's numbers, and one customer worked by hand. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texMoney, texNumber } from '../wording.ts';
import { tierWord, viewOf } from './answer.ts';
import { positiveShare, type PyramidResult } from './compute.ts';
import type { PyramidOptions } from './options.ts';
import { YEAR_DAYS } from './ranking.ts';
import { TIER_NAMES } from './view.ts';

/** @param customer index in the file; without one, one a little above the middle of the ranking is taken */
export function explainPyramid(result: PyramidResult, options: PyramidOptions, customer: number | null): Explanation {
  const { base, money } = result;
  const given = customer === null ? -1 : base.who.indexOf(customer);
  const place = given >= 0 ? given : money.ranking.curve.order[Math.floor(base.who.length * 0.4)]!;
  return {
    symbols: symbolsOf(result, options),
    numbers: numbersOf(result, options),
    steps: stepsOf(result, options, place),
    customer: base.who[place]!,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`pyramid.${code}`, parameters) };
}

function symbolsOf({ base, moves }: PyramidResult, { by }: PyramidOptions): FormulaLine[] {
  return [
    line(
      base.costs ? '\\pi_i = \\sum (p - c) - s_i' : '\\pi_i = g\\,x_i - s_i',
      base.costs ? 'symbol-profit-cost' : 'symbol-profit',
    ),
    line('s_i = c_o\\, o_i + c_y\\, a_i', 'symbol-serving'),
    line('v_{(1)} \\ge v_{(2)} \\ge \\dots \\ge v_{(n)}', 'symbol-order'),
    by === 'customers'
      ? line('k_j = \\lceil a_j\\, n \\rceil', 'symbol-limit-customers')
      : line(
          'k_j = \\min\\left\\{ k : \\sum_{i \\le k} v_{(i)} \\ge a_j \\sum_{v_{(i)} > 0} v_{(i)} \\right\\}',
          'symbol-limit-value',
        ),
    line('\\text{share}_j = \\frac{\\sum_{i = k_{j-1}+1}^{k_j} v_{(i)}}{\\sum_{i=1}^{n} v_i}', 'symbol-share'),
    line('W(k) = \\sum_{i=1}^{k} \\pi_{(i)}, \\qquad \\max_k W(k) \\ge W(n)', 'symbol-whale'),
    ...(moves ? [line('p_{ab} = \\frac{n_{ab}}{\\sum_b n_{ab}}', 'symbol-moves')] : []),
    line('\\Delta = q\\, n_j\\,(\\bar v_{j-1} - \\bar v_j)', 'symbol-lift'),
  ];
}

function numbersOf(result: PyramidResult, options: PyramidOptions): FormulaLine[] {
  const view = viewOf(result, options);
  const { bounds, limits } = result;
  const { whale, tiers, moves, lift } = view;
  const n = view.customers;
  const lines = bounds.map((bound, j) =>
    view.by === 'customers'
      ? line(
          `k_{${j + 1}} = \\lceil ${texNumber(limits[j]!, 4)} \\times ${texNumber(n)} \\rceil = ${texNumber(bound)}`,
          'numbers-limit',
          { tier: tierWord(tiers[j]!), customers: tiers[j]!.customers },
        )
      : line(
          `C_{${texNumber(bound)}} = ${percent(positiveShare(result.money.ranking.curve, bound))} \\ge ${percent(limits[j]!)}`,
          'numbers-limit',
          { tier: tierWord(tiers[j]!), customers: tiers[j]!.customers },
        ),
  );
  for (const tier of tiers)
    lines.push(
      line(
        `\\frac{${texMoney(tier.value)}}{${texMoney(view.value)}} = ${percent(tier.valueShare)},\\qquad \\frac{${texMoney(tier.value)}}{${texNumber(tier.customers)}} = ${tier.customers > 0 ? texMoney(tier.value / tier.customers) : texNumber(NaN)}`,
        'numbers-share',
        { tier: tierWord(tier) },
      ),
    );
  lines.push(
    line(
      `W(${texNumber(whale.gainers)}) = ${texMoney(whale.peak)},\\qquad W(${texNumber(n)}) = ${texMoney(whale.total)}`,
      whale.losers > 0 ? 'numbers-whale' : 'numbers-whale-flat',
      { losers: whale.losers },
    ),
  );
  if (moves !== null) {
    const width = tiers.length + 1;
    const row = tiers.findIndex((_, i) => !Number.isNaN(moves.shares[i * width]!));
    if (row >= 0) {
      const index = row * width + row;
      const sum = moves.counts.slice(row * width, (row + 1) * width).reduce((total, count) => total + count, 0);
      lines.push(
        line(
          `p = \\frac{${texNumber(moves.counts[index]!)}}{${texNumber(sum)}} = ${percent(moves.shares[index]!)}`,
          'numbers-moves',
          { tier: tierWord(tiers[row]!) },
        ),
      );
    }
  }
  if (lift.from >= 1 && !Number.isNaN(lift.gain)) {
    const [tier, above] = [tiers[lift.from]!, tiers[lift.from - 1]!];
    lines.push(
      line(
        `\\Delta = ${texNumber(lift.share, 4)} \\times ${texNumber(tier.customers)} \\times (${texMoney(above.value / above.customers)} - ${texMoney(tier.value / tier.customers)}) = ${texMoney(lift.gain)}`,
        'numbers-lift',
        { tier: tierWord(tier), above: tierWord(above) },
      ),
    );
    if (view.measure === 'revenue')
      lines.push(
        line(
          `\\Delta_\\pi = ${texNumber(lift.share, 4)} \\times ${texNumber(tier.customers)} \\times (${texMoney(above.profit / above.customers)} - ${texMoney(tier.profit / tier.customers)}) = ${texMoney(lift.profit)}`,
          'numbers-lift-profit',
        ),
      );
  }
  return lines;
}

function stepsOf(
  { base, money, tiers, bounds, limits }: PyramidResult,
  options: PyramidOptions,
  place: number,
): FormulaLine[] {
  const { curve, values } = money.ranking;
  const { orders } = base.scope;
  const rank = curve.order.indexOf(place);
  let [first, last] = [rank, rank];
  while (first > 0 && values[curve.order[first - 1]!] === values[place]) first -= 1;
  while (last < curve.size - 1 && values[curve.order[last + 1]!] === values[place]) last += 1;
  const middle = (first + last) >>> 1;
  const tier = tiers[place]!;
  const name = TIER_NAMES[options.scheme][tier]!;
  const years = (base.to + 1 - base.firstDay[place]!) / YEAR_DAYS;
  const revenue = base.revenue[place]!;
  const gross = base.costs ? money.profit[place]! + money.serving[place]! : null;
  const [low, high] = [tier === 0 ? 0 : bounds[tier - 1]!, tier === limits.length ? curve.size : bounds[tier]!];
  return [
    line(`x = ${texMoney(revenue)},\\qquad o = ${texNumber(base.orders[place]!)}`, 'step-customer', {
      name: textAt(orders.customerNames, orders.customerCodes[base.who[place]!]!),
    }),
    line(
      `s = ${texMoney(options.costPerOrder)} \\times ${texNumber(base.orders[place]!)} + ${texMoney(options.costPerYear)} \\times ${texNumber(years)} = ${texMoney(money.serving[place]!)}`,
      'step-serving',
    ),
    gross === null
      ? line(
          `\\pi = ${texNumber(options.marginRate / 100, 4)} \\times ${texMoney(revenue)} - ${texMoney(money.serving[place]!)} = ${texMoney(money.profit[place]!)}`,
          'step-profit',
        )
      : line(
          `\\pi = ${texMoney(gross)} - ${texMoney(money.serving[place]!)} = ${texMoney(money.profit[place]!)}`,
          'step-profit-cost',
        ),
    line(
      `v_{(${texNumber(rank + 1)})} = ${texMoney(values[place]!)}`,
      first === last ? 'step-rank' : 'step-rank-ties',
      { rank: rank + 1, n: curve.size, first: first + 1, last: last + 1, middle: middle + 1 },
    ),
    line(`${texNumber(low)} < ${texNumber(middle + 1)} \\le ${texNumber(high)}`, 'step-tier', {
      tier: message(`pyramid.tier-${name}`),
    }),
  ];
}

function percent(share: number): string {
  return Number.isNaN(share) ? texNumber(NaN) : `${texNumber(share * 100)}\\,\\%`;
}
