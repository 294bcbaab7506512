/** RFM by formula: the symbols, this data's numbers put in, and one customer worked by hand. */

import type { Orders } from '../../data/orders.ts';
import { message } from '../../lib/outcome.ts';
import { median } from '../../models/distribution.ts';
import { normaliseWeights } from '../../models/rfm.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texMoney, texNumber } from '../wording.ts';
import { customerOf, type RfmResult } from './compute.ts';
import { LETTERS, type Letter } from './letters.ts';
import type { RfmOptions } from './options.ts';
import { REST_NAME, segmentName } from './segments.ts';
import { CLASS_CODES } from './view.ts';

/** @param customer index in the file; where it is not in scope, or not given, a typical customer is taken */
export function explainRfm(result: RfmResult, options: RfmOptions, customer: number | null): Explanation {
  const given = customer === null ? -1 : positionOf(result, customer);
  const i = given >= 0 ? given : typicalCustomer(result);
  return {
    symbols: symbolsOf(result, options),
    numbers: numbersOf(result, options),
    steps: stepsOf(result, options, i),
    customer: customerOf(result, i),
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(code, parameters) };
}

const NUMBERS_AS_OF = {
  'day-after-last': 'rfm.numbers-as-of',
  given: 'rfm.numbers-as-of-given',
  'of-the-file': 'rfm.numbers-as-of-file',
} as const;

function symbolsOf({ input, cuts }: RfmResult, options: RfmOptions): FormulaLine[] {
  const lines = [
    Number.isNaN(input.asOfDay) ? line('R', 'rfm.symbol-r-fixed') : line('R = T - t_{\\max}', 'rfm.symbol-r'),
    input.unit === 'given'
      ? line('F', 'rfm.symbol-f-given')
      : line('F = \\left|\\{\\,o : t_o \\le T\\,\\}\\right|', `rfm.symbol-f-${input.unit}`),
    input.unit === 'given'
      ? line(options.monetary === 'total' ? 'M' : 'M / F', `rfm.symbol-m-given-${options.monetary}`)
      : options.monetary === 'total'
        ? line('M = \\sum_{o} a_o', 'rfm.symbol-m-total')
        : line('M = \\frac{1}{F}\\sum_{o} a_o', 'rfm.symbol-m-mean'),
  ];
  const ofFile = options.scoring === 'given' && cuts.r.length === 0;
  if (ofFile) lines.push(line('s_R,\\; s_F,\\; s_M', 'rfm.symbol-score-given'));
  else if (options.scoring === 'equal' || options.scoring === 'given')
    lines.push(line('s = 1 + \\left\\lfloor \\frac{k\\,\\rho}{n+1} \\right\\rfloor', 'rfm.symbol-score-equal'));
  else if (options.scoring === 'nested')
    lines.push(
      line(
        's_R \\to s_{F \\mid R} \\to s_{M \\mid R,F},\\quad s = 1 + \\left\\lfloor \\frac{k\\,\\rho}{n+1} \\right\\rfloor',
        'rfm.symbol-score-nested',
      ),
    );
  else if (options.scoring === 'quantile')
    lines.push(
      line(
        'c_j = Q_7\\!\\left(\\tfrac{j}{k}\\right),\\quad s = 1 + \\left|\\{\\,j : c_j \\le v\\,\\}\\right|',
        'rfm.symbol-score-quantile',
      ),
    );
  else if (options.scoring === 'k-means')
    lines.push(line('\\min \\sum_{g=1}^{k} \\sum_{v \\in g} (v - \\bar v_g)^2', 'rfm.symbol-score-k-means'));
  else lines.push(line('s = 1 + \\left|\\{\\,j : c_j \\le v\\,\\}\\right|', 'rfm.symbol-score-own'));
  const average = options.highLow === 'mean' ? (x: string) => `\\bar{${x}}` : (x: string) => `\\tilde{${x}}`;
  return [
    ...lines,
    line(
      `[R \\le ${average('R')}]\\;[F \\ge ${average('F')}]\\;[M \\ge ${average('M')}]`,
      `rfm.symbol-class-${options.highLow}`,
    ),
    line('S = w_R s_R + w_F s_F + w_M s_M', 'rfm.symbol-weighted'),
    line('p^{*} = \\frac{c}{g}', 'rfm.symbol-break-even'),
  ];
}

function numbersOf(result: RfmResult, options: RfmOptions): FormulaLine[] {
  const { input, summary, count, cuts, thresholds, bins, distributions } = result;
  const places = placesOf(result);
  const lines = [
    ...(input.asOfKind === 'fixed'
      ? []
      : [
          line(`T = ${texDay(input.asOfDay)}`, NUMBERS_AS_OF[input.asOfKind], {
            last: input.lastDay,
          }),
        ]),
    line(
      `n = ${texNumber(count)},\\quad \\sum F = ${texNumber(summary.orders)},\\quad \\sum a = ${texMoney(summary.revenue, places)}`,
      'rfm.numbers-sums',
    ),
  ];
  for (const letter of LETTERS) {
    if (cuts[letter].length === 0) continue;
    const list = cuts[letter].map((cut, j) => `c_${j + 1} = ${shown(result, letter, cut)}`).join(',\\;');
    lines.push(
      line(`${letter.toUpperCase()}:\\; ${list}`, letter === 'r' ? 'rfm.numbers-cuts-r' : 'rfm.numbers-cuts', {
        letter: letter.toUpperCase(),
        bins,
      }),
    );
  }
  if (options.scoring === 'nested') lines.push(line('s_{F \\mid R},\\; s_{M \\mid R,F}', 'rfm.numbers-nested'));
  const bar = options.highLow === 'mean' ? 'bar' : 'tilde';
  lines.push(
    line(
      LETTERS.map((letter) => `\\${bar}{${letter.toUpperCase()}} = ${shown(result, letter, thresholds[letter])}`).join(
        ',\\quad ',
      ),
      options.highLow === 'mean' ? 'rfm.numbers-means' : 'rfm.numbers-medians',
      { r: median(distributions.r) },
    ),
  );
  const weights = normaliseWeights(result.input.weights);
  lines.push(
    line(
      `S = ${texNumber(weights.r)}\\,s_R + ${texNumber(weights.f)}\\,s_F + ${texNumber(weights.m)}\\,s_M`,
      'rfm.numbers-weighted',
      { bins },
    ),
  );
  if (options.contactCost !== null && options.contactMargin !== null && options.contactMargin > 0) {
    const { contactCost, contactMargin } = options;
    lines.push(
      line(
        `p^{*} = \\frac{${texMoney(contactCost)}}{${texMoney(contactMargin)}} = ${texNumber((100 * contactCost) / contactMargin)}\\,\\%`,
        'rfm.numbers-break-even',
      ),
    );
  }
  return lines;
}

function stepsOf(result: RfmResult, options: RfmOptions, i: number): FormulaLine[] {
  const { input, values, scores, thresholds, classes, cells, ruleOfCell, rules, weightedOfCell, totals } = result;
  const places = placesOf(result);
  const [r, f, m] = [values.r[i]!, values.f[i]!, values.m[i]!];
  const code = CLASS_CODES[classes[i]!]!;
  const segment = ruleOfCell[cells[i]!]!;
  const weights = normaliseWeights(result.input.weights);
  const [sr, sf, sm] = LETTERS.map((letter) => scores[letter][i]!) as [number, number, number];
  const total =
    input.orders === null
      ? texMoney(totals[i]!, places)
      : `${amountsOf(result, input.orders, i, places)} = ${texMoney(totals[i]!, places)}`;
  return [
    Number.isNaN(input.asOfDay)
      ? line(`R = ${texNumber(r)}`, 'rfm.step-r-fixed', { days: r })
      : line(`R = ${texDay(input.asOfDay)} - ${texDay(input.asOfDay - r)} = ${texNumber(r)}`, 'rfm.step-r', {
          days: r,
        }),
    line(`F = ${texNumber(f)}`, `rfm.step-f-${input.unit}`, { orders: f }),
    options.monetary === 'total'
      ? line(`M = ${total}`, input.orders === null ? 'rfm.step-m-given' : 'rfm.step-m-total')
      : line(
          `M = \\frac{${texMoney(totals[i]!, places)}}{${texNumber(f)}} = ${texMoney(m, places)}`,
          'rfm.step-m-mean',
        ),
    ...LETTERS.map((letter) => scoreStep(result, options, letter, i)),
    line(
      [
        compared(result, 'r', r, r <= thresholds.r ? '\\le' : '>'),
        compared(result, 'f', f, f >= thresholds.f ? '\\ge' : '<'),
        compared(result, 'm', m, m >= thresholds.m ? '\\ge' : '<'),
      ].join(',\\quad ') + `\\;\\Rightarrow\\; ${code}`,
      'rfm.step-class',
      { code, name: { code: `rfm.class-${code}` } },
    ),
    line(
      `S = ${texNumber(weights.r)} \\times ${sr} + ${texNumber(weights.f)} \\times ${sf} + ${texNumber(weights.m)} \\times ${sm} = ${texNumber(weightedOfCell[cells[i]!]!)}`,
      'rfm.step-weighted',
      { segment: segmentName(rules[segment]?.name ?? REST_NAME) },
    ),
  ];
}

/** One score by hand: by its rank among all, or by the cut points around the value. */
function scoreStep(result: RfmResult, options: RfmOptions, letter: Letter, i: number): FormulaLine {
  const { values, scores, cuts, distributions, count, bins } = result;
  const value = values[letter][i]!;
  const score = scores[letter][i]!;
  const name = letter.toUpperCase();
  if (options.scoring === 'given' && cuts.r.length === 0)
    return line(`s_${name} = ${score}`, 'rfm.step-score-given', { letter: name });
  if (options.scoring === 'equal' || options.scoring === 'given' || (options.scoring === 'nested' && letter === 'r')) {
    const distribution = distributions[letter];
    const [below, atMost] = [distribution.below(value), distribution.atMost(value)];
    // Ranks count from the worst: for R the worst is the longest ago.
    const [first, last] = letter === 'r' ? [count - atMost + 1, count - below] : [below + 1, atMost];
    const rank = (first + last) / 2;
    const tex = `s_${name} = 1 + \\left\\lfloor \\frac{${bins} \\times ${texNumber(rank, 1)}}{${texNumber(count)} + 1} \\right\\rfloor = ${score}`;
    return line(tex, first === last ? 'rfm.step-score-rank' : 'rfm.step-score-ranks', {
      letter: name,
      first,
      last,
      ties: last - first + 1,
    });
  }
  if (options.scoring === 'nested')
    return line(`s_{${letter === 'f' ? 'F \\mid R' : 'M \\mid R,F'}} = ${score}`, `rfm.step-score-nested-${letter}`);
  const passed = cuts[letter].filter((cut) => cut <= value).length;
  const low = passed === 0 ? '' : `${shown(result, letter, cuts[letter][passed - 1]!)} \\le `;
  const high = passed === cuts[letter].length ? '' : ` < ${shown(result, letter, cuts[letter][passed]!)}`;
  const tex = letter === 'r' ? `s_R = ${bins} - ${passed} = ${score}` : `s_${name} = 1 + ${passed} = ${score}`;
  return line(
    `${low}${shown(result, letter, value)}${high}\\;\\Rightarrow\\; ${tex}`,
    letter === 'r' ? 'rfm.step-score-cuts-r' : 'rfm.step-score-cuts',
    { letter: name, passed },
  );
}

/** The customer's amounts, the first six of them, in the order of the file. */
function amountsOf(result: RfmResult, orders: Orders, i: number, places: number): string {
  const { asOfDay } = result.input;
  const customer = customerOf(result, i);
  const terms: string[] = [];
  let more = false;
  for (let row = 0; row < orders.rows && !more; row += 1) {
    if (orders.customer[row] !== customer || orders.day[row]! > asOfDay) continue;
    if (terms.length === 6) more = true;
    else
      terms.push(
        orders.amount[row]! < 0 ? `(${texMoney(orders.amount[row]!, places)})` : texMoney(orders.amount[row]!, places),
      );
  }
  return `${terms.join(' + ')}${more ? ' + \\cdots' : ''}`;
}

/** Position among those in scope, −1 where the customer is not. */
function positionOf({ index, count }: RfmResult, customer: number): number {
  if (index === null) return customer >= 0 && customer < count ? customer : -1;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index[middle]! < customer) low = middle + 1;
    else high = middle;
  }
  return index[low] === customer ? low : -1;
}

/** Somebody near the middle in all three measures, with a few orders so that there is something to add up. */
function typicalCustomer({ values, distributions, count }: RfmResult): number {
  const [r, m] = [median(distributions.r), median(distributions.m)];
  const spreadR = distributions.r.at(count - 1) - distributions.r.at(0) || 1;
  const spreadM = Math.abs(m) || 1;
  let [best, least] = [0, Infinity];
  for (let i = 0; i < count; i += 1) {
    const orders = values.f[i]!;
    const far = orders >= 2 && orders <= 5 ? 0 : 0.5;
    const distance = Math.abs(values.r[i]! - r) / spreadR + Math.abs(values.m[i]! - m) / spreadM + far;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/** A raw value of a measure: days and orders bare, means of them with two places, money as money. */
function shown(result: RfmResult, letter: Letter, value: number, extra = 0): string {
  return letter === 'm' ? texMoney(value, placesOf(result) + extra) : texNumber(value, 2 + extra);
}

/** A value against what high and low are measured by, with as many places as it takes to see the difference. */
function compared(result: RfmResult, letter: Letter, value: number, sign: string): string {
  const threshold = result.thresholds[letter];
  let extra = 0;
  while (
    extra < 6 &&
    value !== threshold &&
    shown(result, letter, value, extra) === shown(result, letter, threshold, extra)
  )
    extra += 1;
  return `${shown(result, letter, value, extra)} ${sign} ${shown(result, letter, threshold, extra)}`;
}

/** Places of money: those of the amounts, at least two, because means have them. */
function placesOf({ moneyStep }: RfmResult): number {
  return Math.max(moneyStep >= 1 ? 0 : Math.round(-Math.log10(moneyStep)), 2);
}
