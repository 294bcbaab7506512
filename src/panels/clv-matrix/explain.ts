/** The matrix by formula: symbols, these numbers put in, one customer by hand. */

import { message } from '../../lib/outcome.ts';
import type { Explanation } from '../contract.ts';
import { customerAt, positionOf } from '../value-basis.ts';
import { line, typicalCustomer, valueNumbers, valueSteps, valueSymbols } from '../value-explain.ts';
import { texMoney, texNumber } from '../wording.ts';
import type { ClvMatrixResult } from './compute.ts';
import { QUADRANTS, type ClvMatrixOptions } from './options.ts';

/** @param customer index in the file; where it is not in scope, or not given, a typical customer is taken */
export function explainClvMatrix(
  { view, basis, quadrants }: ClvMatrixResult,
  options: ClvMatrixOptions,
  customer: number | null,
): Explanation {
  const given = customer === null ? -1 : positionOf(basis.money, customer);
  const i = given >= 0 ? given : typicalCustomer(basis);
  const [current, potential] = [basis.parts.current[i]!, basis.potential[i]!];
  const quadrant = quadrants[i]!;
  const { each, cap, customers, budget } = view.quadrants[quadrant]!;
  const own = (options.cap / 100) * Math.max(0, potential);
  const { x, y } = view.cuts;
  return {
    symbols: [
      line('[C_i > c_x]\\;[P_i > c_y]', 'clv-matrix.symbol-quadrant'),
      line('c_x = Q(C),\\quad c_y = Q(P)', `clv-matrix.symbol-${view.cutBy}`),
      line('P_i = X_i + W_i', 'clv-matrix.symbol-potential'),
      ...valueSymbols(basis, options),
      line('b_k = \\frac{B\\,w_k}{n_k \\sum_j w_j}', 'clv-matrix.symbol-budget'),
      line('\\min\\left(b_k,\\; a P_i\\right)', 'clv-matrix.symbol-cap'),
    ],
    numbers: [
      line(`c_x = ${texMoney(x)},\\quad c_y = ${texMoney(y)}`, 'clv-matrix.numbers-cuts'),
      ...valueNumbers(basis, options),
      ...QUADRANTS.flatMap((key, q) => {
        const one = view.quadrants[q]!;
        return one.customers === 0
          ? []
          : [
              line(
                `b = \\frac{${texMoney(view.budget)} \\times ${texNumber(one.weight, 4)}}{${texNumber(one.customers)}} = ${texMoney(one.each)}`,
                'clv-matrix.numbers-budget',
                { quadrant: message(`clv-matrix.${key}`), cap: one.cap },
              ),
            ];
      }),
    ],
    steps: [
      ...valueSteps(basis, options, i),
      line(
        `P = ${texMoney(basis.parts.crossBuy[i]!)} + ${texMoney(basis.parts.referral[i]!)} = ${texMoney(potential)}`,
        'clv-matrix.step-potential',
      ),
      line(
        `${texMoney(current)} ${current > x ? '>' : '\\le'} ${texMoney(x)},\\quad ${texMoney(potential)} ${potential > y ? '>' : '\\le'} ${texMoney(y)}`,
        'clv-matrix.step-quadrant',
        { quadrant: message(`clv-matrix.${QUADRANTS[quadrant]!}`) },
      ),
      line(
        `\\min\\left(${texMoney(each)},\\; ${texNumber(options.cap / 100)} \\times ${texMoney(Math.max(0, potential))}\\right) = ${texMoney(Math.min(each, own))}`,
        'clv-matrix.step-spend',
        { budget, customers, cap },
      ),
    ],
    customer: customerAt(basis.money, i),
  };
}
