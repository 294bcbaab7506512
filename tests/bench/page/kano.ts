/** Everything a Kano panel says about a large survey, from answers as the intake leaves them. */

import { createRandom } from '../../../src/lib/random.ts';
import { evaluateChoice, kanoEffects, kanoPriority, reachOrder } from '../../../src/models/kano-choice.ts';
import { scoreKano } from '../../../src/models/kano-continuous.ts';
import { countKano, decideKano, summariseKano } from '../../../src/models/kano-counts.ts';
import { kanoAnswerCurve } from '../../../src/models/kano-curves.ts';
import { statedImportance, weightedBetterWorse } from '../../../src/models/kano-importance.ts';
import { filterKano, judgeKano } from '../../../src/models/kano-quality.ts';
import { adjustKanoTests, kanoBySegment } from '../../../src/models/kano-segments.ts';
import { kanoCells, kanoLevels, kanoTable } from '../../../src/models/kano-table.ts';

export interface KanoRun {
  readonly milliseconds: number;
  /** category letter of each feature, in their order */
  readonly classes: string;
  /** complete pairs counted over all features */
  readonly pairs: number;
  /** share of the satisfaction gained by building the first three in order of priority */
  readonly gained: number;
}

interface Answers {
  readonly functional: Float64Array;
  readonly dysfunctional: Float64Array;
  readonly importance: Float64Array;
}

/** Cells of the classic table that answers of a feature of each class fall into most; any other cell now and then. */
const CLASSES = 'MOAIR';
const TYPICAL: Readonly<Record<string, readonly [functional: number, dysfunctional: number]>> = {
  M: [2, 5],
  O: [1, 5],
  A: [1, 3],
  I: [3, 3],
  R: [5, 1],
};

let features: Answers[] = [];
let segment = new Uint16Array(0);

export const kano = {
  /** draws answers; gives the classes that must be found again */
  give: (respondents: number, count: number): string => {
    const random = createRandom(count);
    const classes = Array.from({ length: count }, (_, f) => CLASSES[f % CLASSES.length]!);
    segment = Uint16Array.from({ length: respondents }, (_, i) => i % 4);
    features = classes.map((letter) => {
      const [first, second] = TYPICAL[letter]!;
      const draw = (typical: number): Float64Array =>
        Float64Array.from({ length: respondents }, () => {
          const u = random.next();
          return u < 0.02 ? NaN : u < 0.65 ? typical : random.integer(1, 5);
        });
      return { functional: draw(first), dysfunctional: draw(second), importance: draw(4) };
    });
    return classes.join('');
  },

  run: (): KanoRun => {
    const began = performance.now();
    const table = kanoTable();
    const levels = features.map(({ functional, dysfunctional }) => ({
      functional: kanoLevels(functional),
      dysfunctional: kanoLevels(dysfunctional),
    }));
    const { kept } = filterKano(judgeKano(levels, table), { uniform: true, questionable: 0.5 });
    const cells = levels.map(({ functional, dysfunctional }) => kanoCells(functional, dysfunctional));
    const summaries = cells.map((cell) => summariseKano(countKano(cell, table, kept)));
    const decisions = summaries.map((summary) => decideKano(summary, 'strength'));
    let drawn = 0;
    for (const [f, summary] of summaries.entries()) {
      drawn += scoreKano(summary.grid, table).functional.mean + kanoAnswerCurve(summary, table).y[20]!;
      drawn += statedImportance(features[f]!.importance, kept).mean;
      drawn += weightedBetterWorse(cells[f]!, table, features[f]!.importance, 1, { kept }).better;
    }
    const p = adjustKanoTests(cells.map((cell) => kanoBySegment(cell, table, segment, 4, kept)));
    const effects = cells.map((cell) => kanoEffects(cell, table));
    const order = kanoPriority(
      summaries.map(({ better, worse }, f) => ({ category: decisions[f]?.category ?? null, better, worse })),
    );
    const first = new Set(order.slice(0, 3));
    const choice = evaluateChoice(
      effects,
      features.map((_, f) => (first.has(f) ? 1 : 0)),
      { kept },
    );
    const reach = reachOrder(effects, kept);
    const milliseconds = performance.now() - began;
    // What was computed is used, so that no engine may leave it out.
    if (!Number.isFinite(drawn) || p.some(Number.isNaN) || reach.length === 0) throw new Error('Kano: no numbers');
    return {
      milliseconds,
      classes: decisions.map((decision) => decision?.category ?? '–').join(''),
      pairs: summaries.reduce((sum, { n }) => sum + n, 0),
      gained: choice.gained,
    };
  },
};
