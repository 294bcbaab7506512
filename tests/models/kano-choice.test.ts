/** What a choice of features brings, by hand and by properties; the order to build in; whom each next one reaches. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateChoice, kanoEffects, kanoPriority, reachOrder } from '../../src/models/kano-choice.ts';
import { countKano, summariseKano } from '../../src/models/kano-counts.ts';
import { KANO_CATEGORIES, kanoTable, NO_ANSWER, type KanoCategory } from '../../src/models/kano-table.ts';

const table = kanoTable();
const CELL: Readonly<Record<KanoCategory, number>> = { M: 9, O: 4, A: 1, I: 6, R: 5, Q: 0 };

/** One letter a respondent, `.` without an answer. */
function cellsOf(letters: string): Uint8Array {
  return Uint8Array.from(letters, (letter) => (letter === '.' ? NO_ANSWER : CELL[letter as KanoCategory]));
}

const answers = ['MMOI.', 'AAIO.', 'OAMR.'].map(cellsOf);
const effects = answers.map((cells) => kanoEffects(cells, table));

describe('by hand: four respondents, three features', () => {
  it('building the second feature', () => {
    const choice = evaluateChoice(effects, [0, 1, 0]);
    // Better: 1/4, 3/4, 2/3. Worse: 3/4, 1/4, 2/3.
    expect(choice.gained).toBeCloseTo(0.75 / (0.25 + 0.75 + 2 / 3), 14);
    expect(choice.avoided).toBeCloseTo(0.25 / (0.75 + 0.25 + 2 / 3), 14);
    expect(choice.pleasing).toBe(3 / 4);
    // Missing the first (1, 2, 3) and the third (1 and 3): 2, 1, 2, 0.
    expect(choice.missing).toBe(5 / 4);
    expect(choice.reached).toBe(3 / 4);
    expect(choice.content).toBe(1 / 4);
    expect([choice.against, choice.respondents]).toEqual([0, 4]);
  });

  it('building everything gains and avoids all, and somebody is against it', () => {
    expect(evaluateChoice(effects, [1, 1, 1])).toMatchObject({
      gained: 1,
      avoided: 1,
      missing: 0,
      content: 1,
      against: 0.25,
    });
  });

  it('building nothing', () => {
    expect(evaluateChoice(effects, [0, 0, 0])).toMatchObject({
      gained: 0,
      avoided: 0,
      pleasing: 0,
      reached: 0,
      against: 0,
    });
  });

  it('weights weigh features, kept leaves respondents out', () => {
    const weighted = evaluateChoice(effects, [0, 1, 0], { weights: [1, 3, 0] });
    expect(weighted.gained).toBeCloseTo(2.25 / 2.5, 14);
    const kept = evaluateChoice(effects, [0, 1, 0], { kept: Uint8Array.of(1, 0, 0, 0, 1) });
    expect(kept).toMatchObject({ respondents: 1, pleasing: 1, missing: 2 });
  });
});

describe('properties', () => {
  const survey = fc
    .array(fc.array(fc.constantFrom(...KANO_CATEGORIES, '.'), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((features) => features.map((letters) => cellsOf(letters.join(''))));

  it('gained and avoided are shares of the sums of better and worse', () => {
    fc.assert(
      fc.property(survey, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (features, flags) => {
        const chosen = features.map((_, f) => (flags[f] ? 1 : 0));
        const summaries = features.map((cells) => summariseKano(countKano(cells, table)));
        const sum = (of: 'better' | 'worse', built: boolean): number =>
          summaries.reduce((total, summary, f) => {
            const value = summary[of];
            return total + (Number.isNaN(value) || (built && chosen[f] === 0) ? 0 : value);
          }, 0);
        const choice = evaluateChoice(
          features.map((cells) => kanoEffects(cells, table)),
          chosen,
        );
        if (sum('better', false) > 0) expect(choice.gained).toBeCloseTo(sum('better', true) / sum('better', false), 12);
        else expect(choice.gained).toBeNaN();
        if (sum('worse', false) < 0) expect(choice.avoided).toBeCloseTo(sum('worse', true) / sum('worse', false), 12);
        else expect(choice.avoided).toBeNaN();
      }),
    );
  });

  it('one more feature never pleases fewer nor leaves more to miss', () => {
    fc.assert(
      fc.property(survey, (features) => {
        const flags = features.map((cells) => kanoEffects(cells, table));
        const chosen = features.map(() => 0);
        let before = evaluateChoice(flags, chosen);
        if (before.respondents === 0) return;
        for (let f = 0; f < features.length; f += 1) {
          chosen[f] = 1;
          const now = evaluateChoice(flags, chosen);
          expect(now.reached).toBeGreaterThanOrEqual(before.reached);
          expect(now.content).toBeGreaterThanOrEqual(before.content);
          expect(now.missing).toBeLessThanOrEqual(before.missing);
          before = now;
        }
      }),
    );
  });

  it('the order of reach ends where building everything ends, each step as large as evaluated', () => {
    fc.assert(
      fc.property(survey, (features) => {
        const flags = features.map((cells) => kanoEffects(cells, table));
        const order = reachOrder(flags);
        const chosen = features.map(() => 0);
        for (const { feature, reached } of order) {
          chosen[feature] = 1;
          expect(evaluateChoice(flags, chosen).reached).toBeCloseTo(reached, 12);
        }
        const all = evaluateChoice(
          flags,
          features.map(() => 1),
        );
        if (all.respondents > 0) expect(order.at(-1)?.reached ?? 0).toBeCloseTo(all.reached, 12);
      }),
    );
  });
});

describe('the order to build in', () => {
  it('M, O, A, I, then R and Q and what nobody answered; within a category by what it does there', () => {
    const order = kanoPriority([
      { category: 'A', better: 0.7, worse: -0.1 },
      { category: 'M', better: 0.2, worse: -0.6 },
      { category: null, better: NaN, worse: NaN },
      { category: 'M', better: 0.1, worse: -0.8 },
      { category: 'O', better: 0.5, worse: -0.5 },
      { category: 'R', better: 0.1, worse: -0.1 },
      { category: 'I', better: 0.2, worse: -0.2 },
      { category: 'A', better: 0.8, worse: -0.1 },
    ]);
    expect(order).toEqual([3, 1, 4, 7, 0, 6, 5, 2]);
  });

  it('weights change the order within a category only', () => {
    const features = [
      { category: 'M', better: 0, worse: -0.6, weight: 2 },
      { category: 'M', better: 0, worse: -0.8, weight: 1 },
      { category: 'A', better: 0.9, worse: 0, weight: 9 },
    ] as const;
    expect(kanoPriority(features)).toEqual([0, 1, 2]);
  });
});

describe('boundaries', () => {
  it('who gave only questionable answers is nobody', () => {
    const flags = ['QA', 'QM'].map((letters) => kanoEffects(cellsOf(letters), table));
    expect(evaluateChoice(flags, [1, 0])).toMatchObject({ respondents: 1, reached: 1, missing: 1 });
    expect(reachOrder(flags)).toEqual([{ feature: 0, reached: 1 }]);
  });

  it('no features, nobody', () => {
    expect(evaluateChoice([], [])).toMatchObject({ respondents: 0, gained: NaN, reached: NaN });
    expect(reachOrder([])).toEqual([]);
  });

  it('a wrong number of choices is a mistake of the caller', () => {
    expect(() => evaluateChoice(effects, [1])).toThrow(RangeError);
    expect(() => evaluateChoice([effects[0]!, effects[0]!.slice(1)], [1, 1])).toThrow(RangeError);
  });
});
