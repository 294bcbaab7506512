/** The churn funnel by formula: symbols, this data's numbers, and one customer worked by hand. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { OPEN } from '../../models/churn-spells.ts';
import { CHURN_STAGES, NOT_YET } from '../../models/churn-stages.ts';
import { placesUpTo } from '../../models/own-rhythm.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texMoney, texNumber } from '../wording.ts';
import type { ChurnFunnelResult } from './compute.ts';
import { stageWord } from './describe.ts';
import { valueWord } from './figures.ts';

/** @param customer index in the file; without one, one at risk is taken, else one who is lost, else any */
export function explainChurnFunnel(result: ChurnFunnelResult, customer: number | null): Explanation {
  const { stage } = result.now;
  const first = (name: (typeof CHURN_STAGES)[number]): number => stage.indexOf(CHURN_STAGES.indexOf(name));
  const given = customer !== null && customer < stage.length && stage[customer] !== NOT_YET ? customer : -1;
  const who = [given, first('risk'), first('lost'), stage.findIndex((each) => each !== NOT_YET)].find((c) => c >= 0)!;
  return {
    symbols: symbolsOf(result),
    numbers: numbersOf(result),
    steps: stepsOf(result, who),
    customer: who,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`churn-funnel.${code}`, parameters) };
}

function symbolsOf({ view }: ChurnFunnelResult): FormulaLine[] {
  if (view.source === 'subscriptions')
    return [
      line('\\text{from} \\le t < \\text{to}', 'symbol-contract', { grace: view.grace }),
      line('t - \\text{from} < w', 'symbol-back', { days: view.backDays }),
      line('p_j = \\frac{n_j}{\\sum_j n_j}', 'symbol-share'),
      line('q_j = \\sum_{i \\ge j} p_i', 'symbol-reached'),
      line('V_j = \\sum_{i \\in j} v_i', 'symbol-value', { what: valueWord(view) }),
      line('n_{ab} = \\#\\{ i : S_i(t_0) = a,\\; S_i(t) = b \\}', 'symbol-flow'),
    ];
  return [
    line('s_i = t - t_{\\text{last}}', 'symbol-silence'),
    ...(view.by === 'rhythm'
      ? [
          line('\\bar g_i = \\frac{t_k - t_1}{k - 1}', 'symbol-rhythm', { population: view.population }),
          line(
            's_i \\le a\\,\\bar g_i,\\quad a\\,\\bar g_i < s_i \\le b\\,\\bar g_i,\\quad b\\,\\bar g_i < s_i \\le c\\,\\bar g_i,\\quad s_i > c\\,\\bar g_i',
            'symbol-stages',
          ),
        ]
      : [line('s_i \\le a,\\quad a < s_i \\le b,\\quad b < s_i \\le c,\\quad s_i > c', 'symbol-stages')]),
    line('t - t_{\\text{back}} < w', 'symbol-back', { days: view.backDays }),
    line('p_j = \\frac{n_j}{\\sum_j n_j}, \\qquad q_j = \\sum_{i \\ge j} p_i', 'symbol-reached'),
    line('V_j = \\sum_{i \\in j} v_i', 'symbol-value', { what: valueWord(view) }),
    line('n_{ab} = \\#\\{ i : S_i(t_0) = a,\\; S_i(t) = b \\}', 'symbol-flow'),
  ];
}

function numbersOf({ view }: ChurnFunnelResult): FormulaLine[] {
  const lines = view.stages.map((stage) =>
    line(
      `p = \\frac{${texNumber(stage.customers)}}{${texNumber(view.customers)}} = ${percent(stage.share)}, \\qquad q = ${percent(stage.reached)}`,
      'numbers-stage',
      { stage: stageWord(CHURN_STAGES.indexOf(stage.stage)) },
    ),
  );
  if (view.valued)
    for (const stage of view.stages)
      lines.push(
        line(
          `V = ${texMoney(stage.value)}, \\qquad \\frac{${texMoney(stage.value)}}{${texMoney(view.total)}} = ${percent(stage.valueShare)}`,
          'numbers-value',
          { stage: stageWord(CHURN_STAGES.indexOf(stage.stage)) },
        ),
      );
  if (view.source === 'orders')
    lines.push(
      line(
        `a = ${texNumber(view.limits[0])},\\quad b = ${texNumber(view.limits[1])},\\quad c = ${texNumber(view.limits[2])}`,
        `numbers-limits-${view.by}`,
      ),
    );
  return lines;
}

function stepsOf({ basis, now, worth, scale, spells, view }: ChurnFunnelResult, c: number): FormulaLine[] {
  const name = textAt(basis.table.customerNames, basis.table.customerCodes[c]!);
  const lines: FormulaLine[] = [];
  if (basis.kind === 'orders') {
    const { purchases, rhythms } = basis;
    const begin = purchases.start[c]!;
    const end = placesUpTo(purchases.day, begin, purchases.start[c + 1]!, view.asOf);
    const last = purchases.day[end - 1]!;
    const [silence, interval] = [now.silence[c]!, rhythms.interval[end - 1]!];
    lines.push(
      line(`t_{\\text{last}} = ${texDay(last)}`, 'step-last', { name }),
      line(`s = ${texDay(view.asOf)} - ${texDay(last)} = ${texNumber(silence)}`, 'step-silence'),
    );
    if (view.by === 'rhythm') {
      lines.push(
        end - begin > 2
          ? line(
              `\\bar g = \\frac{${texDay(last)} - ${texDay(purchases.day[begin]!)}}{${texNumber(end - begin - 1)}} = \\frac{${texNumber(last - purchases.day[begin]!)}}{${texNumber(end - begin - 1)}} = ${texNumber(interval)}`,
              'step-interval',
            )
          : line(`\\bar g = ${texNumber(interval)}`, 'step-interval-usual'),
        line(
          view.limits
            .map((limit) => `${texNumber(limit)} \\times ${texNumber(interval)} = ${texNumber(limit * interval)}`)
            .join(',\\quad '),
          'step-limits',
        ),
      );
    } else lines.push(line(view.limits.map((limit) => texNumber(limit)).join(' < '), 'step-limits'));
  } else {
    const parts: string[] = [];
    for (let s = spells.start[c]!; s < spells.start[c + 1]! && parts.length < 4; s += 1)
      parts.push(`[${texDay(spells.from[s]!)},\\; ${spells.to[s] === OPEN ? '\\ldots' : texDay(spells.to[s]!)})`);
    lines.push(line(parts.join(',\\; '), 'step-contract', { name }));
  }
  lines.push(line(`S(${texDay(view.asOf)})`, 'step-stage', { stage: stageWord(now.stage[c]!) }));
  if (worth !== null) lines.push(line(`v = ${texMoney(worth[c]! / scale)}`, 'step-value', { what: valueWord(view) }));
  return lines;
}

function percent(share: number): string {
  return Number.isNaN(share) ? texNumber(NaN) : `${texNumber(share * 100)}\\,\\%`;
}
