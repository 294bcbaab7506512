/** ABC by formula: symbols, this data's numbers, and one item worked by hand. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { giniCoefficient, shareOf } from '../../models/abc.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texMoney, texNumber } from '../wording.ts';
import type { AbcResult } from './compute.ts';
import { ABC_CLASSES } from './view.ts';

/** @param customer index in the file; without one, or where items are products, one a little above the middle of the ranking is taken */
export function explainAbc(result: AbcResult, customer: number | null): Explanation {
  const { by, itemOfCustomer, curve } = result;
  const given = customer === null ? -1 : (itemOfCustomer[customer] ?? -1);
  const item = given >= 0 ? given : curve.order[Math.floor(curve.size * 0.4)]!;
  return {
    symbols: symbolsOf(result),
    numbers: numbersOf(result),
    steps: stepsOf(result, item),
    customer: by === 'customer' ? itemOfCustomer.indexOf(item) : null,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(code, parameters) };
}

function symbolsOf({ by, limits }: AbcResult): FormulaLine[] {
  return [
    line('x_{(1)} \\ge x_{(2)} \\ge \\dots \\ge x_{(n)}', `abc.symbol-order-${by}`),
    line('C_k = \\frac{\\sum_{i=1}^{k} x_{(i)}}{\\sum_{i=1}^{n} x_{(i)}}', 'abc.symbol-cumulative'),
    line('A:\\; C_{k-1} < a,\\qquad B:\\; a \\le C_{k-1} < b,\\qquad C:\\; C_{k-1} \\ge b', 'abc.symbol-classes'),
    ...(limits === 'computed'
      ? [
          line(
            'a = C_{k_a},\\; k_a = \\min\\!\\left(\\arg\\min_k \\left[\\left(\\tfrac{k}{n}\\right)^2 + (1 - C_k)^2\\right],\\; \\left|\\{\\,k : x_{(k)} \\ge \\bar x\\,\\}\\right|\\right)',
            'abc.symbol-computed',
          ),
        ]
      : []),
    line(
      'G = \\frac{\\sum_{i=1}^{n} (2i - n - 1)\\, x_i}{n \\sum_{i=1}^{n} x_i},\\quad x_1 \\le x_2 \\le \\dots \\le x_n',
      'abc.symbol-gini',
    ),
  ];
}

function numbersOf({ by, curve, a, b, classes }: AbcResult): FormulaLine[] {
  const places = placesOf(curve.scale);
  const counts = [0, 0, 0];
  for (const kind of classes) counts[kind]! += 1;
  const total = curve.total / curve.scale;
  const gini = giniCoefficient(curve);
  return [
    line(`n = ${texNumber(curve.size)},\\quad \\sum x = ${texMoney(total, places)}`, `abc.numbers-sums-${by}`),
    line(`C_{${texNumber(a.items)}} = ${percent(a.valueShare)} \\ge ${percent(a.limit)}`, 'abc.numbers-a', {
      items: a.items,
      share: a.itemShare,
    }),
    line(`C_{${texNumber(b.items)}} = ${percent(b.valueShare)} \\ge ${percent(b.limit)}`, 'abc.numbers-b', {
      items: b.items,
      share: b.itemShare,
    }),
    line(
      `A = ${texNumber(counts[0]!)},\\quad B = ${texNumber(counts[1]!)},\\quad C = ${texNumber(counts[2]!)}`,
      'abc.numbers-classes',
    ),
    line(
      `G = \\frac{${texNumber(gini * curve.size * total, 2)}}{${texNumber(curve.size)} \\times ${texMoney(total, places)}} = ${texNumber(gini, 4)}`,
      'abc.numbers-gini',
    ),
  ];
}

function stepsOf(
  { by, curve, values, codes, classes, rankOfItem, a, b, input }: AbcResult,
  item: number,
): FormulaLine[] {
  const places = placesOf(curve.scale);
  const total = curve.total / curve.scale;
  const rank = rankOfItem[item]!;
  const value = Math.max(values[item]!, 0);
  const names = by === 'customer' ? (input.orders ?? input.given!).customerNames : input.orders!.product!.dictionary;
  // Equal values stand together, so what counts is what came before the first of them.
  let first = rank;
  while (first > 0 && values[curve.order[first - 1]!] === values[item]) first -= 1;
  const before = shareOf(curve, first);
  const kind = ABC_CLASSES[classes[item]!]!;
  const reached = `C_{${texNumber(first)}} = ${percent(before)}`;
  const order = {
    A: `${reached} < ${percent(a.limit)}`,
    B: `${percent(a.limit)} \\le ${reached} < ${percent(b.limit)}`,
    C: `${reached} \\ge ${percent(b.limit)}`,
  }[kind];
  const top = Math.min(3, curve.size);
  const terms = Array.from({ length: top }, (_, i) => texMoney(Math.max(values[curve.order[i]!]!, 0), places));
  const ascending = curve.size - rank;
  return [
    line(
      `C_{${top}} = \\frac{${terms.join(' + ')}}{${texMoney(total, places)}} = ${percent(shareOf(curve, top))}`,
      `abc.step-top-${by}`,
      { count: top },
    ),
    line(`x_{(${texNumber(rank + 1)})} = ${texMoney(values[item]!, places)}`, `abc.step-item-${by}`, {
      name: textAt(names, codes[item]!),
      rank: rank + 1,
    }),
    line(
      `\\frac{${texMoney(value, places)}}{${texMoney(total, places)}} = ${percent(value / total, 4)}`,
      'abc.step-share',
    ),
    values[item]! > 0
      ? line(`${order}\\;\\Rightarrow\\; ${kind}`, first === rank ? 'abc.step-class' : 'abc.step-class-ties', {
          class: kind,
        })
      : line(`x \\le 0 \\;\\Rightarrow\\; C`, 'abc.step-class-none'),
    line(
      `(2 \\times ${texNumber(ascending)} - ${texNumber(curve.size)} - 1) \\times ${texMoney(value, places)} = ${texMoney((2 * ascending - curve.size - 1) * value, places)}`,
      'abc.step-gini',
      { place: ascending },
    ),
  ];
}

function percent(share: number, digits = 2): string {
  return `${texNumber(share * 100, digits)}\\,\\%`;
}

function placesOf(scale: number): number {
  return Math.max(Math.round(Math.log10(scale)), 2);
}
