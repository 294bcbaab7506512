/** The patterns by rule: symbols, these thresholds put in, one customer by hand. */

import { message, type Message } from '../../lib/outcome.ts';
import { NO_PATTERN, PATTERNS } from '../../models/lifecycle-patterns.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texDay, texNumber } from '../wording.ts';
import type { LifecyclePatternResult } from './compute.ts';

function line(tex: string, code: string, parameters?: NonNullable<Message['parameters']>): FormulaLine {
  const full = `lifecycle-pattern.${code}`;
  return { tex, note: parameters === undefined ? message(full) : message(full, parameters) };
}

/** @param customer index in the file; where it has no pattern, or none is given, one that declined is taken */
export function explainLifecyclePattern(result: LifecyclePatternResult, customer: number | null): Explanation {
  const { found, options, base, view } = result;
  const given = customer !== null && (found.pattern[customer] ?? NO_PATTERN) !== NO_PATTERN ? customer : null;
  const who = given ?? typical(result);
  const { explored, compared, growth, widened, long, stages } = options;
  return {
    symbols: [
      line('g_j = d_{j+1} - d_j', 'symbol-interval'),
      line('s = T - d_n > k\\,m,\\quad m = \\max\\left(f,\\; \\frac{d_n - d_1}{n - 1}\\right)', 'symbol-lost'),
      line('g_{j} > w\\cdot \\tfrac{1}{4}(g_{j-4} + \\dots + g_{j-1})', 'symbol-decline'),
      line('n_e \\le n_0', 'symbol-exploration'),
      line(
        '\\bar g_{\\text{–}} = \\frac{1}{h}\\sum_{j=e-2h+1}^{e-h} g_j,\\quad \\bar g = \\frac{1}{h}\\sum_{j=e-h+1}^{e} g_j',
        'symbol-means',
      ),
      line('\\bar g_{\\text{–}} < (1 + q)\\,\\bar g', 'symbol-stability'),
      line('T - d_1 \\ge D', 'symbol-long'),
    ],
    numbers: [
      line(`k = ${texNumber(stages.lost)},\\quad f = ${texNumber(stages.floor)}`, 'numbers-lost', {
        usual: base.usual,
      }),
      line(`w = ${texNumber(widened)}`, 'numbers-decline'),
      line(`n_0 = ${explored},\\quad h = ${compared},\\quad q = ${texNumber(growth / 100)}`, 'numbers-reached'),
      line(`D = ${texNumber(long)}`, 'numbers-long'),
      ...PATTERNS.flatMap((name, p) =>
        view.patterns[p]!.customers === 0
          ? []
          : [
              line(
                `\\frac{${texNumber(view.patterns[p]!.customers)}}{${texNumber(view.customers)}} = ${texNumber(view.patterns[p]!.share * 100, 1)}\\%`,
                'numbers-share',
                { pattern: message(`lifecycle-pattern.${name}`) },
              ),
            ],
      ),
    ],
    steps: stepsOf(result, who),
    customer: who,
  };
}

/** A customer lost in formation or stability, else any. */
function typical({ found }: LifecyclePatternResult): number {
  for (const pattern of [2, 1, 3, 0, 4]) {
    const who = found.pattern.indexOf(pattern);
    if (who >= 0) return who;
  }
  return 0;
}

function stepsOf({ base, found, options }: LifecyclePatternResult, who: number): FormulaLine[] {
  const { days, asOf, rhythm } = base;
  const { compared, growth, explored, stages, long } = options;
  const [begin, stop] = [days.start[who]!, days.start[who + 1]!];
  const end = begin + found.purchases[who]!;
  const first = days.day[begin]!;
  const last = days.day[stop - 1]!;
  const gaps = Array.from({ length: stop - begin - 1 }, (_, j) => days.day[begin + j + 1]! - days.day[begin + j]!);
  const shown = gaps.length > 14 ? [...gaps.slice(0, 6), '\\dots', ...gaps.slice(-7)] : gaps;
  const interval = Math.max(stages.floor, rhythm.interval[who]!);
  const lost = found.lost[who] === 1;
  const steps: FormulaLine[] = [
    line(`d_1 = ${texDay(first)},\\quad d_n = ${texDay(last)},\\quad n = ${stop - begin}`, 'step-days'),
    line(shown.length === 0 ? '\\{\\}' : `g = ${shown.join(',\\, ')}`, 'step-intervals'),
    line(
      `s = ${asOf - last} ${lost ? '>' : '\\le'} ${texNumber(stages.lost)} \\times ${texNumber(interval, 1)} = ${texNumber(stages.lost * interval, 1)}`,
      lost ? 'step-lost' : 'step-not-lost',
    ),
  ];
  if (lost)
    steps.push(
      line(`d_e = ${texDay(found.until[who]!)},\\quad n_e = ${end - begin}`, 'step-decline', { after: stop - end }),
    );
  if (end - begin <= explored) steps.push(line(`${end - begin} \\le ${explored}`, 'step-exploration'));
  else if (end - 1 - begin < 2 * compared)
    steps.push(line(`${end - 1 - begin} < 2 \\times ${compared}`, 'step-too-few', { compared }));
  else {
    const now = (days.day[end - 1]! - days.day[end - 1 - compared]!) / compared;
    const before = (days.day[end - 1 - compared]! - days.day[end - 1 - 2 * compared]!) / compared;
    const stable = found.reached[who] === 2;
    steps.push(
      line(
        `${texNumber(before, 1)} ${stable ? '<' : '\\ge'} ${texNumber(1 + growth / 100)} \\times ${texNumber(now, 1)} = ${texNumber((1 + growth / 100) * now, 1)}`,
        stable ? 'step-stability' : 'step-formation',
        { compared },
      ),
    );
    if (stable && lost)
      steps.push(
        line(
          `${found.until[who]! - found.stableSince[who]!} ${found.pattern[who] === 3 ? '\\ge' : '<'} ${texNumber(long)}`,
          'step-stable-days',
        ),
      );
    else if (stable)
      steps.push(line(`${asOf - first} ${asOf - first >= long ? '\\ge' : '<'} ${texNumber(long)}`, 'step-age'));
  }
  steps.push(
    line('\\Rightarrow', 'step-pattern', { pattern: message(`lifecycle-pattern.${PATTERNS[found.pattern[who]!]!}`) }),
  );
  return steps;
}
