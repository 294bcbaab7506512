/** The panel by formula: symbols, this data's numbers, one respondent redone by hand. */

import { message } from '../../lib/outcome.ts';
import { NO_TYPE } from '../../models/satisfaction-loyalty.ts';
import { heightAt } from '../../models/slope-change.ts';
import { normalQuantile } from '../../models/special/normal.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import type { SatisfactionLoyaltyResult } from './compute.ts';
import { nameWord } from './names.ts';
import { TYPES } from './options.ts';
import type { ScoreScale } from './scores.ts';
import type { SatisfactionLoyaltyView } from './view.ts';

/** @param customer index in the file; where it has no type, or none is given, one of the largest type is taken */
export function explainSatisfactionLoyalty(result: SatisfactionLoyaltyResult, customer: number | null): Explanation {
  const given = customer !== null && (result.types[customer] ?? NO_TYPE) !== NO_TYPE ? customer : typicalOf(result);
  return {
    symbols: symbolsOf(result.view),
    numbers: numbersOf(result.view),
    steps: stepsOf(result, given),
    customer: given,
  };
}

function typicalOf({ types, view }: SatisfactionLoyaltyResult): number {
  const largest = view.types.reduce(
    (best, { customers }, i) => (customers > view.types[best]!.customers ? i : best),
    0,
  );
  return types.indexOf(largest);
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`satisfaction-loyalty.${code}`, parameters) };
}

const CURVES = {
  flexible: 'L(S) = a + \\frac{b - a}{1 + e^{-(\\beta_0 + \\beta_1 u + \\beta_2 u^2)}},\\qquad u = \\frac{S - c}{h}',
  logistic: 'L(S) = a + \\frac{b - a}{1 + e^{-(\\beta_0 + \\beta_1 u)}},\\qquad u = \\frac{S - c}{h}',
  quadratic: 'L(S) = \\beta_0 + \\beta_1 u + \\beta_2 u^2,\\qquad u = \\frac{S - c}{h}',
  monotone: '\\min_{L(1) \\le L(2) \\le \\dots} \\sum_s n_s\\,\\left(\\bar L_s - L(s)\\right)^2',
} as const;

function symbolsOf(view: SatisfactionLoyaltyView): FormulaLine[] {
  const lines = [
    line('T_i = 2\\,[S_i \\ge c_S] + [L_i \\ge c_L]', 'symbol-type'),
    line(
      '\\frac{p + \\frac{z^2}{2n} \\pm z\\sqrt{\\frac{p(1-p)}{n} + \\frac{z^2}{4n^2}}}{1 + \\frac{z^2}{n}}',
      'symbol-wilson',
    ),
    line('\\rho = \\mathrm{corr}\\left(\\mathrm{rank}\\,S,\\; \\mathrm{rank}\\,L\\right)', 'symbol-rho'),
    line(CURVES[view.form], `symbol-${view.form}`),
  ];
  if (view.differ)
    lines.push(
      view.form === 'monotone'
        ? line('Q = \\sum_s \\sum_g \\frac{(\\bar L_{gs} - \\bar L_s)^2}{\\sigma_{gs}^2 / n_{gs}}', 'symbol-levelwise')
        : line(
            'Q = \\sum_g (\\beta_g - \\bar\\beta)^{\\top} V_g^{-1} (\\beta_g - \\bar\\beta) \\sim \\chi^2_{(G-1)k}',
            'symbol-differ',
          ),
    );
  if (view.trap) lines.push(line('\\bar L(S) = \\alpha + b_1 \\min(S - k, 0) + b_2 \\max(S - k, 0)', 'symbol-bend'));
  if (view.trend) lines.push(line('y_{it} = \\alpha + \\gamma\\, t + e_{it}', 'symbol-trend'));
  if (view.behaviour)
    lines.push(
      line('R_i = \\left[\\exists\\; t:\\; d_i < t \\le d_i + w\\right]', 'symbol-back', {
        window: view.behaviour.window,
      }),
    );
  if (view.moves)
    lines.push(line('\\chi^2 = \\sum_{a<b} \\frac{(n_{ab} - n_{ba})^2}{n_{ab} + n_{ba}}', 'symbol-moves'));
  return lines;
}

function numbersOf(view: SatisfactionLoyaltyView): FormulaLine[] {
  const { types, cuts, respondents, trapped, satisfied, correlation, trap, trend, behaviour, moves } = view;
  const lines = [
    line(`c_S = ${n(cuts.x)},\\qquad c_L = ${n(cuts.y)}`, 'numbers-cuts'),
    ...types.map((type, i) =>
      line(`\\frac{${n(type.customers)}}{${n(respondents)}} = ${n(type.share, 4)}`, 'numbers-type', {
        type: message(`satisfaction-loyalty.${TYPES[i]!}`),
        low: type.low,
        high: type.high,
        level: view.level,
      }),
    ),
  ];
  if (satisfied > 0)
    lines.push(
      line(`\\frac{${n(types[2]!.customers)}}{${n(satisfied)}} = ${n(trapped.share, 4)}`, 'numbers-trapped', {
        low: trapped.low,
        high: trapped.high,
      }),
    );
  if (Number.isFinite(correlation.rho))
    lines.push(
      line(`\\rho = ${n(correlation.rho, 4)}`, 'numbers-rho', { low: correlation.low, high: correlation.high }),
    );
  for (const { name, formula } of view.groups)
    if (formula)
      lines.push(
        line(
          `${[...formula.beta].map((beta, i) => `\\beta_${i} = ${n(beta, 4)}`).join(',\\quad ')},\\qquad c = ${n(formula.centre, 3)},\\quad h = ${n(formula.half, 3)}`,
          'numbers-curve',
          { name: nameWord(name) },
        ),
      );
  if (view.differ)
    lines.push(
      line(
        `Q = ${n(view.differ.chiSquare, 3)},\\qquad df = ${view.differ.degrees},\\qquad p ${pTex(view.differ.p)}`,
        'numbers-differ',
      ),
    );
  if (trap) {
    const { at, height, below, above, change } = trap.bend;
    lines.push(
      line(
        `k = ${n(at)},\\quad \\alpha = ${n(height, 3)},\\quad b_1 = ${n(below.value, 3)},\\quad b_2 = ${n(above.value, 3)}`,
        'numbers-bend',
      ),
      line(
        `b_2 - b_1 = ${n(change.value, 3)},\\qquad p ${pTex(change.p)}`,
        trap.bend.found ? 'numbers-change' : 'numbers-change-given',
      ),
    );
  }
  if (trend)
    lines.push(
      line(
        `\\gamma_S = ${n(trend.satisfactionTrend.slope, 3)},\\qquad \\gamma_L = ${n(trend.loyaltyTrend.slope, 3)}`,
        'numbers-trend',
      ),
    );
  if (behaviour)
    lines.push(
      line(
        `\\frac{${n(behaviour.returned)}}{${n(behaviour.seen)}} = ${n(behaviour.returned / behaviour.seen, 4)}`,
        'numbers-back',
        { window: behaviour.window },
      ),
    );
  if (moves && Number.isFinite(moves.symmetry.p))
    lines.push(
      line(
        `\\chi^2 = ${n(moves.symmetry.chiSquare, 3)},\\qquad df = ${moves.symmetry.degrees},\\qquad p ${pTex(moves.symmetry.p)}`,
        'numbers-moves',
      ),
    );
  return lines;
}

function stepsOf(result: SatisfactionLoyaltyResult, customer: number): FormulaLine[] {
  const { input, scores, groups, types, view, behaviour } = result;
  const [s, l] = [scores.last.satisfaction[customer]!, scores.last.loyalty[customer]!];
  const row = scores.last.row[customer]!;
  const type = types[customer]!;
  const { cuts, trap } = view;
  const lines = [
    scoreStep('S', s, row, input.satisfaction, scores.satisfaction, input.reversed, 'step-satisfaction'),
    scoreStep('L', l, row, input.loyalty, scores.loyalty, input.reversed, 'step-loyalty'),
    line(
      `${n(s)} ${s >= cuts.x ? '\\ge' : '<'} ${n(cuts.x)},\\qquad ${n(l)} ${l >= cuts.y ? '\\ge' : '<'} ${n(cuts.y)}`,
      'step-type',
      { type: message(`satisfaction-loyalty.${TYPES[type]!}`) },
    ),
    wilsonStep(view, type),
  ];
  const group = groups.of[customer]!;
  const curve = group === NO_GROUP ? undefined : view.groups[group];
  if (curve?.formula) lines.push(curveStep(curve.formula, s, view, nameWord(curve.name)));
  if (trap) {
    const { at, height, below, above } = trap.bend;
    const slope = s < at ? below.value : above.value;
    lines.push(
      line(
        `${n(height, 3)} + ${signed(slope, 3)} \\times (${n(s)} - ${n(at)}) = ${n(heightAt(trap.bend, s), 3)}`,
        'step-bend',
        { answer: s },
      ),
    );
  }
  if (behaviour?.after.seen[customer] === 1)
    lines.push(
      line(
        `R = ${behaviour.after.returned[customer]!}`,
        behaviour.after.returned[customer] === 1 ? 'step-back' : 'step-lost',
        {
          window: behaviour.window,
          orders: behaviour.after.ordersYear[customer]!,
        },
      ),
    );
  return lines;
}

function scoreStep(
  symbol: string,
  score: number,
  row: number,
  questions: SatisfactionLoyaltyResult['input']['satisfaction'],
  scale: ScoreScale,
  reversed: ReadonlySet<string>,
  code: string,
): FormulaLine {
  const answers = questions.flatMap(({ id, values, scale: own }) => {
    const value = values[row]!;
    if (Number.isNaN(value)) return [];
    const { minimum, maximum } = own;
    const turned = reversed.has(id) ? `(${n(minimum)} + ${n(maximum)} - ${n(value)})` : n(value);
    return [scale.mixed ? `100 \\cdot \\frac{${turned} - ${signed(minimum)}}{${n(maximum - minimum)}}` : turned];
  });
  const tex =
    answers.length === 1 && !scale.mixed && reversed.size === 0
      ? `${symbol} = ${n(score)}`
      : `${symbol} = \\frac{1}{${answers.length}}\\left(${answers.join(' + ')}\\right) = ${n(score, 3)}`;
  return line(tex, code);
}

function wilsonStep({ types, respondents, level }: SatisfactionLoyaltyView, type: number): FormulaLine {
  const { customers, share, low, high } = types[type]!;
  const z = normalQuantile(0.5 + level / 2);
  const [p, q, all] = [n(share, 4), n(z, 3), n(respondents)];
  return line(
    `\\frac{${p} + \\frac{${q}^2}{2 \\times ${all}} \\pm ${q}\\sqrt{\\frac{${p} \\times ${n(1 - share, 4)}}{${all}} + \\frac{${q}^2}{4 \\times ${all}^2}}}{1 + \\frac{${q}^2}{${all}}},\\qquad [${n(low, 4)},\\, ${n(high, 4)}]`,
    'step-wilson',
    { type: message(`satisfaction-loyalty.${TYPES[type]!}`), customers },
  );
}

function curveStep(
  { beta, centre, half }: NonNullable<SatisfactionLoyaltyView['groups'][number]['formula']>,
  s: number,
  { loyalty, form }: SatisfactionLoyaltyView,
  name: ReturnType<typeof nameWord>,
): FormulaLine {
  const u = (s - centre) / half;
  const eta = [...beta].reduce((sum, each, power) => sum + each * u ** power, 0);
  const sum = [...beta]
    .map((each, power) =>
      power === 0 ? n(each, 3) : `${signed(each, 3)} \\times ${signed(u, 3)}${power > 1 ? '^2' : ''}`,
    )
    .join(' + ');
  const value =
    form !== 'quadratic' ? loyalty.minimum + (loyalty.maximum - loyalty.minimum) / (1 + Math.exp(-eta)) : eta;
  const tex =
    form !== 'quadratic'
      ? `u = \\frac{${n(s)} - ${signed(centre, 3)}}{${n(half, 3)}} = ${n(u, 3)},\\quad ${n(loyalty.minimum)} + \\frac{${n(loyalty.maximum - loyalty.minimum)}}{1 + e^{-(${sum})}} = ${n(value, 3)}`
      : `u = \\frac{${n(s)} - ${signed(centre, 3)}}{${n(half, 3)}} = ${n(u, 3)},\\quad ${sum} = ${n(value, 3)}`;
  return line(tex, 'step-curve', { name, answer: s });
}

function n(value: number, digits = 2): string {
  return texNumber(value, digits);
}

/** Negative numbers in brackets, where they stand after a sign. */
function signed(value: number, digits = 2): string {
  return value < 0 ? `(${n(value, digits)})` : n(value, digits);
}

function pTex(p: number): string {
  return p < 0.0001 ? '< 0.0001' : `= ${n(p, 4)}`;
}
