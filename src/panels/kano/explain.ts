/** The Kano model by formula: symbols, the feature looked at with its numbers, one respondent by hand. */

import { message } from '../../lib/outcome.ts';
import { KANO_SCORES } from '../../models/kano-continuous.ts';
import { KANO_CATEGORIES, NO_ANSWER } from '../../models/kano-table.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import { cellWord } from './describe.ts';
import type { KanoResult } from './compute.ts';
import type { KanoOptions } from './options.ts';
import { classWord } from './sentences.ts';
import { whyWord } from './reading.ts';

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(code, parameters) };
}

/** @param customer index in the file; where that one gave no pair of answers, or none is given, the first who answered as most did */
export function explainKano(
  result: KanoResult,
  { rule, threshold }: KanoOptions,
  customer: number | null,
): Explanation {
  const { view, pairs, kept, table } = result;
  const feature = view.features[view.feature]!;
  const pair = pairs[view.feature]!;
  const answered = (i: number): boolean => kept[i] === 1 && pair.cells[i] !== NO_ANSWER;
  // Where nobody is asked for, somebody who answered as most did.
  const typical = kept.findIndex(
    (_, i) => answered(i) && KANO_CATEGORIES[table.categories[pair.cells[i]!]!] === feature.category,
  );
  const who = customer !== null && answered(customer) ? customer : typical;
  const cell = pair.cells[who]!;
  const [f, d] = [Math.floor(cell / table.points), cell % table.points];
  const scores = KANO_SCORES[table.points];
  const [m, o, a, i, r, q] = feature.counts as unknown as readonly [number, number, number, number, number, number];
  const base = m + o + a + i;
  const [first, second] = feature.counts.toSorted((one, other) => other - one) as [number, number];
  const known = base > 0;
  return {
    symbols: [
      line('(f, d) \\mapsto K(f, d) \\in \\{M, O, A, I, R, Q\\}', 'kano.symbol-table'),
      line(
        rule === 'mode'
          ? '\\arg\\max_k n_k'
          : rule === 'majority'
            ? 'n_M + n_O + n_A > n_I + n_R + n_Q'
            : '\\frac{n_{(1)} - n_k}{n} \\le t',
        `kano.symbol-${rule}`,
        { threshold: threshold / 100 },
      ),
      line('\\mathrm{Better} = \\frac{n_A + n_O}{n_A + n_O + n_M + n_I}', 'kano.symbol-better'),
      line('\\mathrm{Worse} = -\\frac{n_O + n_M}{n_A + n_O + n_M + n_I}', 'kano.symbol-worse'),
      line(
        '\\mathrm{TS} = \\frac{n_M + n_O + n_A}{n},\\quad \\mathrm{CS} = \\frac{n_{(1)} - n_{(2)}}{n}',
        'kano.symbol-strengths',
      ),
      line('n_{(1)} - n_{(2)} \\ge 1.65\\sqrt{\\frac{(a+b)(2n-a-b)}{2n}}', 'kano.symbol-fong'),
      line('\\bar F = \\frac{1}{n}\\sum_i F(f_i),\\quad \\bar D = \\frac{1}{n}\\sum_i D(d_i)', 'kano.symbol-means'),
    ],
    numbers: [
      line(
        `n_M = ${m},\\; n_O = ${o},\\; n_A = ${a},\\; n_I = ${i},\\; n_R = ${r},\\; n_Q = ${q}`,
        'kano.numbers-counts',
        { name: feature.name, n: feature.n },
      ),
      { tex: feature.category, note: whyWord(feature) },
      ...(known
        ? [
            line(
              `\\frac{${a} + ${o}}{${base}} = ${texNumber((a + o) / base, 4)}`,
              view.weighed ? 'kano.numbers-better-unweighed' : 'kano.numbers-better',
              { value: feature.better.mean, low: feature.better.low, high: feature.better.high },
            ),
            line(
              `-\\frac{${o} + ${m}}{${base}} = ${texNumber(0 - (o + m) / base, 4)}`,
              view.weighed ? 'kano.numbers-worse-unweighed' : 'kano.numbers-worse',
              { value: feature.worse.mean, low: feature.worse.low, high: feature.worse.high },
            ),
          ]
        : []),
      line(
        `\\mathrm{TS} = \\frac{${m} + ${o} + ${a}}{${feature.n}} = ${texNumber(feature.totalStrength, 4)},\\quad \\mathrm{CS} = \\frac{${first} - ${second}}{${feature.n}} = ${texNumber(feature.categoryStrength, 4)}`,
        feature.mixed ? 'kano.numbers-mixed' : 'kano.numbers-strength',
      ),
      line(
        `${first} - ${second} = ${feature.fong.difference} ${feature.fong.significant ? '\\ge' : '<'} ${texNumber(feature.fong.threshold)}`,
        feature.fong.significant ? 'kano.numbers-fong' : 'kano.numbers-fong-not',
      ),
      ...(Number.isFinite(feature.chiSquare.p)
        ? [
            line(`\\chi^2_3 = ${texNumber(feature.chiSquare.statistic)}`, 'kano.numbers-chi', {
              p: feature.chiSquare.p,
            }),
          ]
        : []),
      line(
        `\\bar F = ${texNumber(feature.functional.mean)},\\quad \\bar D = ${texNumber(feature.dysfunctional.mean)}`,
        'kano.numbers-means',
        { class: classWord(feature.by.means) },
      ),
    ],
    steps: [
      line(`f = ${f + 1},\\quad d = ${d + 1}`, 'kano.step-answers', {
        name: feature.name,
        answers: cellWord(cell, table.points),
      }),
      line(`K(${f + 1}, ${d + 1}) = ${KANO_CATEGORIES[table.categories[cell]!]!}`, 'kano.step-class', {
        class: classWord(KANO_CATEGORIES[table.categories[cell]!]!),
        table: message(`kano.table-${view.table}`),
      }),
      line(
        `F(${f + 1}) = ${scores.functional[f]!},\\quad D(${d + 1}) = ${scores.dysfunctional[d]!}`,
        'kano.step-scores',
      ),
      line(
        `n_{${KANO_CATEGORIES[table.categories[cell]!]!}} = ${feature.counts[table.categories[cell]!]!}`,
        'kano.step-count',
      ),
    ],
    customer: who,
  };
}
