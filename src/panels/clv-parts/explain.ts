/** The parts of value by formula: symbols, these numbers put in, one customer by hand. */

import type { Explanation, FormulaLine } from '../contract.ts';
import { customerAt, positionOf } from '../value-basis.ts';
import { line, typicalCustomer, valueNumbers, valueSteps, valueSymbols } from '../value-explain.ts';
import { texMoney, texNumber } from '../wording.ts';
import { sharesOf } from './answer.ts';
import type { ClvPartsResult } from './compute.ts';
import type { ClvPartsOptions } from './options.ts';

/** @param customer index in the file; where it is not in scope, or not given, a typical customer is taken */
export function explainClvParts(
  result: ClvPartsResult,
  options: ClvPartsOptions,
  customer: number | null,
): Explanation {
  const { basis } = result;
  if (basis === null) return explainTyped(result);
  const given = customer === null ? -1 : positionOf(basis.money, customer);
  const i = given >= 0 ? given : typicalCustomer(basis);
  const { parts, potential } = basis;
  const [h, c, x, w] = result.view.amounts;
  return {
    symbols: [
      line('V_i = H_i + C_i + P_i', 'clv-parts.symbol-value'),
      line('P_i = X_i + W_i', 'clv-parts.symbol-potential'),
      ...valueSymbols(basis, options),
    ],
    numbers: [
      ...valueNumbers(basis, options),
      line(
        `\\sum H = ${texMoney(h)},\\quad \\sum C = ${texMoney(c)},\\quad \\sum X = ${texMoney(x)},\\quad \\sum W = ${texMoney(w)}`,
        'clv-parts.numbers-sums',
        { n: result.view.customers },
      ),
      line(`\\sum V = ${texMoney(result.view.total)}`, 'clv-parts.numbers-total'),
    ],
    steps: [
      ...valueSteps(basis, options, i),
      line(
        `V = ${[parts.historical[i]!, parts.current[i]!, potential[i]!].map(bracketed).join(' + ')} = ${texMoney(result.total[i]!)}`,
        'clv-parts.step-total',
        { rank: result.rank[i]! + 1 },
      ),
    ],
    customer: customerAt(basis.money, i),
  };
}

function explainTyped({ view }: ClvPartsResult): Explanation {
  const [h, c, p] = view.amounts;
  const shares = sharesOf(view);
  const shareLines: FormulaLine[] = Number.isNaN(shares[0])
    ? []
    : [
        line(
          `\\frac{H}{V} = ${texNumber(shares[0] * 100)}\\,\\%,\\quad \\frac{C}{V} = ${texNumber(shares[1] * 100)}\\,\\%,\\quad \\frac{P}{V} = ${texNumber(shares[2] * 100)}\\,\\%`,
          'clv-parts.numbers-shares',
        ),
      ];
  return {
    symbols: [
      line('V = H + C + P', 'clv-parts.symbol-value'),
      line('H = \\sum_{o}\\left(a_o - c_o\\right)', 'parts.symbol-historical-cost'),
      line('C = m\\,K', 'clv-parts.symbol-current-typed'),
      line('P = X + W', 'clv-parts.symbol-potential'),
    ],
    numbers: [
      line(`V = ${[h, c, p].map(bracketed).join(' + ')} = ${texMoney(view.total)}`, 'clv-parts.numbers-typed'),
      ...shareLines,
    ],
    steps: [
      line(`H + C = ${bracketed(h)} + ${bracketed(c)} = ${texMoney(h + c)}`, 'clv-parts.step-first'),
      line(`V = ${bracketed(h + c)} + ${bracketed(p)} = ${texMoney(view.total)}`, 'clv-parts.step-second'),
      line(`C + P = ${bracketed(c)} + ${bracketed(p)} = ${texMoney(c + p)}`, 'clv-parts.step-future'),
    ],
    customer: null,
  };
}

function bracketed(value: number): string {
  return value < 0 ? `(${texMoney(value)})` : texMoney(value);
}
