/** Historical, current and potential value by formula: symbols, these numbers put in, one customer by hand. */

import { textAt } from '../data/dictionary.ts';
import { message } from '../lib/outcome.ts';
import { firstPeriod, type Timing } from '../models/clv-formula.ts';
import { itemMargins, YEAR } from '../models/value-parts.ts';
import type { FormulaLine } from './contract.ts';
import type { ValueBasis } from './value-basis.ts';
import type { ValueOptions } from './value-options.ts';
import { listOf, texMoney, texNumber } from './wording.ts';

export function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(code, parameters) };
}

export function valueSymbols({ future, crossBuyBy, there, money }: ValueBasis, options: ValueOptions): FormulaLine[] {
  const withCost = money.linesWithCost > 0;
  const stays = there === null ? '' : '\\,s_i';
  const lines = [
    line(
      withCost ? 'H_i = \\sum_{o}\\left(a_o - c_o\\right)' : 'H_i = g \\sum_{o} a_o',
      withCost ? 'parts.symbol-historical-cost' : 'parts.symbol-historical',
    ),
  ];
  if (future === null) lines.push(line(`C_i = m_i\\,K${stays}`, `parts.symbol-current-${options.yearly}`));
  else lines.push(line('C_i = g\\;E[M_i]\\;D_i', 'parts.symbol-current-model'));
  if (there !== null)
    lines.push(
      future === null
        ? line('s_i = r^{\\,u_i/365}', 'parts.symbol-there')
        : line('s_i = P(\\text{alive})_i', 'parts.symbol-alive'),
    );
  lines.push(line(`K = ${multipleTex(options)}`, `parts.symbol-multiple-${options.convention}`));
  if (crossBuyBy === 'category' || crossBuyBy === 'product')
    lines.push(line(`X_i = p\\,K${stays} \\sum_{j \\in J_i} m_j`, 'parts.symbol-items'));
  else if (crossBuyBy === 'uplift') lines.push(line('X_i = u \\max(C_i, 0)', 'parts.symbol-uplift'));
  else lines.push(line('X_i = 0', 'parts.symbol-no-cross-buy'));
  lines.push(
    line(
      `W_i = n\\,q\\,N${stays}${options.referralBy === 'frequency' ? '\\,\\frac{f_i}{\\bar f}' : ''}`,
      'parts.symbol-referral',
    ),
  );
  if (options.newCustomer === null) lines.push(line('N = \\bar m\\,K_0', 'parts.symbol-new-customer'));
  return lines;
}

export function valueNumbers(basis: ValueBasis, options: ValueOptions): FormulaLine[] {
  const { multiple, newCustomer, meanYearly, active, crossBuyBy, future } = basis;
  const lines = [line(`K = ${multipleTex(options, true)} = ${texNumber(multiple, 4)}`, 'parts.numbers-multiple')];
  if (future !== null) {
    const { fit } = future.estimate.fitted;
    lines.push(
      line(
        fit.names.map((name) => `${letterTex(name)} = ${texNumber(fit.parameters[name]!, 4)}`).join(',\\quad '),
        'parts.numbers-model',
        { model: message(`parts.model-${options.model}`), n: fit.n },
      ),
    );
  }
  if (crossBuyBy === 'category' || crossBuyBy === 'product')
    lines.push(
      line(
        `p\\,K = ${texNumber(options.adoption / 100, 4)} \\times ${texNumber(multiple, 4)} = ${texNumber((options.adoption / 100) * multiple, 4)}`,
        'parts.numbers-items',
      ),
    );
  if (options.newCustomer === null)
    lines.push(
      line(
        `N = ${texMoney(Math.max(0, meanYearly))} \\times K_0 = ${texMoney(newCustomer)}`,
        'parts.numbers-new-customer',
        {
          active,
        },
      ),
    );
  lines.push(
    line(
      `n\\,q\\,N = ${texNumber(options.referrals)} \\times ${texNumber(options.conversion / 100, 4)} \\times ${texMoney(newCustomer)} = ${texMoney(options.referrals * (options.conversion / 100) * newCustomer)}`,
      'parts.numbers-referral',
    ),
  );
  return lines;
}

/** @param i position in scope */
export function valueSteps(basis: ValueBasis, options: ValueOptions, i: number): FormulaLine[] {
  const { money, parts, yearly, there, multiple, crossBuyBy, newCustomer, future, meanFrequency } = basis;
  const rate = options.marginRate / 100;
  const [known, open] = [money.known[i]!, money.open[i]!];
  const earned = `H = ${money.linesWithCost > 0 ? `${texMoney(known)} + ` : ''}${texNumber(rate, 4)} \\times ${signed(open)} = ${texMoney(parts.historical[i]!)}`;
  const stays = there === null ? '' : ` \\times ${texNumber(there[i]!, 4)}`;
  const lines = [
    line(earned, money.linesWithCost > 0 ? 'parts.step-historical-cost' : 'parts.step-historical', {
      days: money.frequency[i]!,
    }),
  ];
  const silent = money.asOf - money.lastDay[i]!;
  if (future === null) {
    if (there !== null)
      lines.push(
        line(
          `s = ${texNumber(options.retention / 100, 4)}^{${texNumber(silent)}/${YEAR}} = ${texNumber(there[i]!, 4)}`,
          'parts.step-there',
          { days: silent },
        ),
      );
    lines.push(
      line(
        `C = ${signed(yearly[i]!)} \\times ${texNumber(multiple, 4)}${stays} = ${texMoney(parts.current[i]!)}`,
        `parts.step-current-${options.yearly}`,
      ),
    );
  } else {
    const row = future.row[i]!;
    const { values } = future.estimate;
    if (row < 0) lines.push(line('C = 0', 'parts.step-current-none'));
    else
      lines.push(
        line(`s = ${texNumber(there![i]!, 4)}`, 'parts.step-alive', { days: silent }),
        line(
          `C = ${texNumber(future.margin, 4)} \\times ${texMoney(values.spend![row]!)} \\times ${texNumber(values.discounted[row]!, 4)} = ${texMoney(parts.current[i]!)}`,
          'parts.step-current-model',
        ),
      );
  }
  if (crossBuyBy === 'category' || crossBuyBy === 'product') {
    const offered = offeredItems(basis, options, i);
    const sum = offered.length === 0 ? '0' : offered.map(({ margin }) => texMoney(margin)).join(' + ');
    lines.push(
      line(
        `X = ${texNumber(options.adoption / 100, 4)} \\times ${texNumber(multiple, 4)}${stays} \\times (${sum}) = ${texMoney(parts.crossBuy[i]!)}`,
        offered.length === 0 ? 'parts.step-items-none' : 'parts.step-items',
        offered.length === 0
          ? undefined
          : {
              items: listOf(
                'parts.list',
                offered.map(({ name }) => message('parts.name-only', { name })),
              ),
            },
      ),
    );
  } else if (crossBuyBy === 'uplift')
    lines.push(
      line(
        `X = ${texNumber(options.uplift / 100, 4)} \\times ${texMoney(Math.max(0, parts.current[i]!))} = ${texMoney(parts.crossBuy[i]!)}`,
        'parts.step-uplift',
      ),
    );
  const often =
    options.referralBy === 'frequency'
      ? ` \\times \\frac{${texNumber(money.frequency[i]!)}}{${texNumber(meanFrequency)}}`
      : '';
  lines.push(
    line(
      `W = ${texNumber(options.referrals)} \\times ${texNumber(options.conversion / 100, 4)} \\times ${texMoney(newCustomer)}${stays}${often} = ${texMoney(parts.referral[i]!)}`,
      'parts.step-referral',
    ),
  );
  return lines;
}

/** A customer near the middle of current value who bought more than once, so that there is something to add up. */
export function typicalCustomer({ money, parts, potential }: ValueBasis): number {
  let mean = 0;
  for (let i = 0; i < money.count; i += 1) mean += (parts.current[i]! + potential[i]!) / money.count;
  let [best, least] = [0, Infinity];
  const scale = Math.abs(mean) || 1;
  for (let i = 0; i < money.count; i += 1) {
    const orders = money.frequency[i]!;
    const far = Math.abs(parts.current[i]! + potential[i]! - mean) / scale + (orders >= 2 && orders <= 6 ? 0 : 0.5);
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

function offeredItems(
  { bought, input, crossBuyBy }: ValueBasis,
  options: ValueOptions,
  i: number,
): readonly { readonly name: string; readonly margin: number }[] {
  if (bought === null) return [];
  const margins = itemMargins(bought, options.marginRate / 100);
  if (options.itemMargin !== null) margins.fill(options.itemMargin, 1);
  const has = new Set(bought.items.subarray(bought.offsets[i]!, bought.offsets[i + 1]!));
  const { dictionary } = crossBuyBy === 'category' ? input.orders.category! : input.orders.product!;
  return [...margins.keys()]
    .filter((code) => margins[code]! > 0 && !has.has(code))
    .sort((a, b) => margins[b]! - margins[a]! || a - b)
    .slice(0, options.mostItems)
    .map((code) => ({ name: textAt(dictionary, code), margin: margins[code]! }));
}

/** The sum behind K, with an end or without; numbers in place of letters where asked for. */
function multipleTex({ convention, horizon, retention, discount }: ValueOptions, filled = false): string {
  const r = filled ? texNumber(retention / 100, 4) : 'r';
  const d = filled ? texNumber(discount / 100, 4) : 'd';
  const power: Readonly<Record<Timing, string>> = { 'at-once': 't', 'after-period': 't', 'certain-end': 't-1' };
  const end = horizon === null ? '\\infty' : String(horizon);
  return `\\sum_{t=${firstPeriod(convention)}}^{${end}} \\frac{${r}^{${power[convention]}}}{(1+${d})^t}`;
}

function letterTex(name: string): string {
  return ['alpha', 'beta', 'gamma'].includes(name) ? `\\${name}` : name.length === 1 ? name : `\\text{${name}}`;
}

/** A number that may stand after a sign. */
function signed(value: number): string {
  return value < 0 ? `(${texMoney(value)})` : texMoney(value);
}
