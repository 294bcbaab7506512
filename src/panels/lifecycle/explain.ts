/** The stages by formula: the rules in symbols, this data's numbers, and one customer worked by hand. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { STAGE_OF_RULE, STAGE_RULES, stageFacts, STAGES, type StageFacts } from '../../models/lifecycle-stages.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texMoney, texNumber } from '../wording.ts';
import { slotWord, unitWord, viewOf } from './answer.ts';
import type { LifecycleResult } from './compute.ts';
import type { LifecycleOptions } from './options.ts';
import type { LifecycleView } from './view.ts';

/** @param customer index in the file; without one, the customer shown in the panel, else one whose stage was decided by volume */
export function explainLifecycle(
  result: LifecycleResult,
  options: LifecycleOptions,
  customer: number | null,
): Explanation {
  const { now } = result;
  const view = viewOf(result, options);
  const shown = view.people[Math.min(options.person, view.people.length - 1)]?.customer ?? null;
  const who = [customer, shown].find((each) => each !== null && (now.rules[each] ?? 0) > 0) ?? typical(result);
  return {
    symbols: symbolsOf(result),
    numbers: numbersOf(view, result),
    steps: stepsOf(result, who),
    customer: who,
  };
}

/** Somebody who is not lost and has a rhythm of their own, else anybody. */
function typical({ now }: LifecycleResult): number {
  for (const wanted of ['fallen', 'grown', 'steady', 'low', 'silent'] as const) {
    const found = now.rules.indexOf(STAGE_RULES.indexOf(wanted));
    if (found >= 0) return found;
  }
  return now.rules.findIndex((rule) => rule > 0);
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`lifecycle.${code}`, parameters) };
}

function symbolsOf({ set }: LifecycleResult): FormulaLine[] {
  const { lostBy } = set.options;
  return [
    line('s = t - d_n, \\qquad m = \\frac{d_n - d_1}{n - 1}', 'symbol-rhythm'),
    line('L = \\max(1, [w\\,m]), \\qquad V_1 = V(t - L, t], \\qquad V_0 = V(t - 2L, t - L]', 'symbol-window'),
    line(
      lostBy === 'days' ? 's > D' : lostBy === 'alive' ? 'P(\\text{alive}) < p' : 's > k_2\\, m',
      `symbol-lost-${lostBy}`,
    ),
    line('s > k_1\\, m', 'symbol-silent'),
    line('n < n_0 \\quad (t - d_1 < a_0)', 'symbol-exploration'),
    line('V_1 > V_0, \\quad V_1 \\ge (1 + g)\\, V_0', 'symbol-grown'),
    line('V_0 > 0, \\quad V_1 \\le (1 - f)\\, V_0', 'symbol-fallen'),
    line('V_1 < h\\, \\frac{V}{t - d_1 + 1} \\min(L, t - d_1 + 1)', 'symbol-low'),
    line('(1 - f)\\, V_0 < V_1 < (1 + g)\\, V_0', 'symbol-steady'),
    line('p_{ab} = \\frac{n_{ab}}{\\sum_b n_{ab}}, \\qquad T_a = \\frac{1}{1 - p_{aa}}', 'symbol-chain'),
    line('\\pi = \\pi P, \\quad \\sum_a \\pi_a = 1; \\qquad N = (I - Q)^{-1}', 'symbol-steady-state'),
  ];
}

function numbersOf(view: LifecycleView, { set, base }: LifecycleResult): FormulaLine[] {
  const { slots, chain, customers } = view;
  const { options } = set;
  const lines = [
    line(`m = ${texNumber(view.usual)}`, `numbers-usual-${view.usualFrom}`),
    line(
      `k_1 = ${texNumber(options.silent)}, \\quad ${
        options.lostBy === 'days'
          ? `D = ${texNumber(options.lostDays)}`
          : options.lostBy === 'alive'
            ? `p = ${texNumber(options.aliveBelow)}`
            : `k_2 = ${texNumber(options.lost)}`
      }, \\quad n_0 = ${texNumber(options.fewest)}, \\quad a_0 = ${texNumber(options.youngest)}, \\quad w = ${texNumber(options.window)}, \\quad g = ${texNumber(options.growth / 100)}, \\quad f = ${texNumber(options.fall / 100)}, \\quad h = ${texNumber(options.low / 100)}`,
      'numbers-thresholds',
    ),
    ...slots.map(({ name, customers: count, share }) =>
      line(`\\frac{${texNumber(count)}}{${texNumber(customers)}} = ${percent(share)}`, 'numbers-share', {
        name: slotWord(name),
      }),
    ),
  ];
  const size = slots.length;
  const row = size === STAGES.length ? 2 : 1;
  const total = chain.counts.slice(row * size, (row + 1) * size).reduce((sum, count) => sum + count, 0);
  if (total > 0) {
    lines.push(
      line(
        `p = \\frac{${texNumber(chain.counts[row * size + row]!)}}{${texNumber(total)}} = ${percent(chain.shares[row * size + row]!)}, \\qquad T = \\frac{1}{1 - p} = ${texNumber(slots[row]!.stay)}`,
        'numbers-stay',
        { name: slotWord(slots[row]!.name), periods: chain.periods, unit: unitWord(view) },
      ),
    );
    lines.push(
      line(
        `\\pi = (${slots.map(({ steady }) => (Number.isNaN(steady) ? texNumber(NaN) : percent(steady))).join(', \\; ')})`,
        `numbers-settle-${chain.kind}`,
      ),
    );
  }
  if (view.hasMoney && size === STAGES.length)
    lines.push(
      line(`${texMoney(slots[2]!.money)}, \\quad ${texMoney(slots[3]!.money)}`, 'numbers-money', { days: 365 }),
    );
  if (base.measured === null) lines.push(line('n - 1 = 0', 'numbers-no-repeat'));
  return lines;
}

function stepsOf({ base, now, set, alive }: LifecycleResult, customer: number): FormulaLine[] {
  const { options } = set;
  const { orders, days } = base;
  const facts = stageFacts(days, customer, now.date, options)!;
  const begin = days.start[customer]!;
  const [first, last] = [days.day[begin]!, now.date - facts.silence];
  const { interval, silence, purchases, windowDays } = facts;
  const volume = (value: number): string => (options.volume === 'money' ? texMoney(value) : texNumber(value));
  const steps = [
    line(`n = ${texNumber(purchases)}, \\quad d_1 = ${texDay(first)}, \\quad d_n = ${texDay(last)}`, 'step-customer', {
      name: textAt(orders.customerNames, orders.customerCodes[customer]!),
    }),
    line(`s = ${texDay(now.date)} - ${texDay(last)} = ${texNumber(silence)}`, 'step-silence'),
    facts.own
      ? line(
          `m = \\frac{${texNumber(last - first)}}{${texNumber(purchases - 1)}} = ${texNumber((last - first) / (purchases - 1))}`,
          interval > (last - first) / (purchases - 1) ? 'step-interval-floor' : 'step-interval',
          { floor: options.floor },
        )
      : line(`m = ${texNumber(interval)}`, 'step-interval-usual', { least: options.least }),
  ];
  const chance = alive?.[customer];
  if (options.lostBy === 'days')
    steps.push(
      line(
        `${texNumber(silence)} ${sign(silence > options.lostDays)} ${texNumber(options.lostDays)}`,
        answerOf('lost', silence > options.lostDays),
      ),
    );
  else if (options.lostBy === 'alive' && purchases > 1 && chance !== undefined)
    steps.push(
      line(
        `P(\\text{alive}) = ${texNumber(chance, 4)} ${chance < options.aliveBelow ? '<' : '\\ge'} ${texNumber(options.aliveBelow)}`,
        answerOf('lost', chance < options.aliveBelow),
      ),
    );
  else
    steps.push(
      line(compare(silence, options.lost, interval), answerOf('lost', isAbove(silence, options.lost, interval))),
    );
  if (STAGE_OF_RULE[facts.rule] === 4) return [...steps, verdict(facts)];
  steps.push(
    line(compare(silence, options.silent, interval), answerOf('silent', isAbove(silence, options.silent, interval))),
  );
  if (STAGE_RULES[facts.rule] === 'silent') return [...steps, verdict(facts)];
  const few = purchases < options.fewest;
  const young = facts.age < options.youngest;
  steps.push(
    line(
      `${texNumber(purchases)} ${few ? '<' : '\\ge'} ${texNumber(options.fewest)}${options.youngest > 0 ? `, \\quad ${texNumber(facts.age)} ${young ? '<' : '\\ge'} ${texNumber(options.youngest)}` : ''}`,
      answerOf('exploration', STAGE_OF_RULE[facts.rule] === 0),
    ),
  );
  if (STAGE_OF_RULE[facts.rule] === 0) return [...steps, verdict(facts)];
  steps.push(
    line(
      `L = [${texNumber(options.window)} \\times ${texNumber(interval)}] = ${texNumber(windowDays)}, \\quad V_1 = ${volume(facts.recent)}, \\quad V_0 = ${volume(facts.before)}`,
      'step-window',
      { days: windowDays, from: now.date - windowDays + 1, to: now.date },
    ),
  );
  const rule = STAGE_RULES[facts.rule];
  const grown = (1 + options.growth / 100) * facts.before;
  steps.push(
    line(
      `${volume(facts.recent)} ${rule === 'grown' ? '\\ge' : '<'} ${texNumber(1 + options.growth / 100)} \\times ${volume(facts.before)} = ${volume(grown)}`,
      answerOf('grown', rule === 'grown'),
    ),
  );
  if (rule === 'grown') return [...steps, verdict(facts)];
  const fallen = (1 - options.fall / 100) * facts.before;
  steps.push(
    line(
      `${volume(facts.recent)} ${rule === 'fallen' ? '\\le' : '>'} ${texNumber(1 - options.fall / 100)} \\times ${volume(facts.before)} = ${volume(fallen)}`,
      answerOf('fallen', rule === 'fallen'),
    ),
  );
  if (rule === 'fallen') return [...steps, verdict(facts)];
  const span = Math.min(windowDays, facts.age + 1);
  const floor = ((options.low / 100) * facts.total * span) / (facts.age + 1);
  steps.push(
    line(
      `${volume(facts.recent)} ${rule === 'low' ? '<' : '\\ge'} ${texNumber(options.low / 100)} \\times \\frac{${volume(facts.total)}}{${texNumber(facts.age + 1)}} \\times ${texNumber(span)} = ${texNumber(floor)}`,
      answerOf('low', rule === 'low'),
    ),
  );
  return [...steps, verdict(facts)];
}

function isAbove(silence: number, times: number, interval: number): boolean {
  return Math.ceil((100 * silence) / interval - 1e-9) > Math.round(100 * times);
}

function compare(silence: number, times: number, interval: number): string {
  return `${texNumber(silence)} ${sign(isAbove(silence, times, interval))} ${texNumber(times)} \\times ${texNumber(interval)} = ${texNumber(times * interval)}`;
}

function sign(above: boolean): string {
  return above ? '>' : '\\le';
}

function answerOf(step: string, holds: boolean): string {
  return `step-${step}-${holds ? 'yes' : 'no'}`;
}

function verdict({ rule, stage, level }: StageFacts): FormulaLine {
  return line(`30\\,\\frac{V_1}{L} = ${texNumber(level)}`, 'step-verdict', {
    stage: slotWord(STAGES[stage]!),
    rule: message(`lifecycle.rule-${STAGE_RULES[rule]!}`),
  });
}

function percent(share: number): string {
  return Number.isNaN(share) ? texNumber(NaN) : `${texNumber(share * 100)}\\,\\%`;
}
