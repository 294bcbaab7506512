import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { NO_MARK } from '../../../src/lib/marks.ts';
import { weightsSpec } from '../../../src/panels/weights/index.ts';
import Panel from '../../../src/panels/weights/Panel.svelte';
import type { TypedJudgements } from '../../../src/panels/weights/judgements.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { comparisonsOf, NOBODY, surveyOf, weigh, weighed } from './tables.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, weightsSpec.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, weightsSpec.words]);

const DRINKS = ['coffee', 'wine', 'tea', 'beer', 'soda', 'milk', 'water'];
/** Upper triangle, row by row: the well-known example of drink consumption. */
const UPPER = [
  9,
  5,
  2,
  1,
  1,
  1 / 2,
  1 / 3,
  1 / 9,
  1 / 9,
  1 / 9,
  1 / 9,
  1 / 3,
  1 / 4,
  1 / 3,
  1 / 9,
  1 / 2,
  1,
  1 / 3,
  2,
  1 / 2,
  1 / 3,
];

function typed(criteria: readonly string[], patch: Partial<TypedJudgements['experts'][number]>): TypedJudgements {
  const n = criteria.length;
  return {
    criteria,
    experts: [
      {
        name: 'E1',
        round: 1,
        share: 1,
        points: new Array<null>(n).fill(null),
        ratios: new Array<null>((n * (n - 1)) / 2).fill(null),
        ...patch,
      },
    ],
  };
}

const ROUNDS = [
  ['a', 1, [70, 20, 10]],
  ['b', 1, [60, 10, 30]],
  ['c', 1, [30, 50, 20]],
  ['a', 2, [50, 30, 20]],
  ['b', 2, [60, 20, 20]],
  ['c', 2, [40, 40, 20]],
] as const;
const CRITERIA = ['质量', '价格', '服务'];

describe('the numbers', () => {
  it('are those of the worked check, with nothing given at all', async () => {
    const { stats, answer } = await weighed(NOBODY);
    expect([stats['weight-1'], stats['weight-2'], stats['weight-3']]).toEqual(
      [0.5, 0.3, 0.2].map((value) => expect.closeTo(value, 12)),
    );
    expect(stats['experts']).toBe(3);
    expect(answer.offers?.['weights']).toEqual([
      { name: 'A', weight: expect.closeTo(0.5, 12) },
      { name: 'B', weight: expect.closeTo(0.3, 12) },
      { name: 'C', weight: expect.closeTo(0.2, 12) },
    ]);
    expect(ENGLISH.message(answer.finding)).toBe('An example, not your data: A weighs most, 50.0%, then B, 30.0%');
    expect(CHINESE.message(answer.finding)).toBe('这是例子，不是你的数据：A最重要，占 50.0%；其次是B，占 30.0%');
    expect(answer.reading.map(({ code }) => code)).toContain('weights.limit-example');
  });

  it.skipIf(!existsSync('../shared/reference/ahp.json'))(
    'are those of the published matrix, with each table named',
    async () => {
      const { drinks } = JSON.parse(readFileSync('../shared/reference/ahp.json', 'utf8')) as {
        drinks: { w_eigen: Record<string, number>; w_geomean: Record<string, number>; CR_saaty: number; CI: number };
      };
      const judgements = typed(DRINKS, { ratios: UPPER });
      const { stats, answer } = await weighed(NOBODY, { method: 'ahp', judgements });
      DRINKS.forEach((name, i) => expect(stats[`weight-${i + 1}`]).toBeCloseTo(drinks.w_eigen[name]!, 9));
      expect(stats['consistency-ratio']).toBeCloseTo(drinks.CR_saaty, 8);
      expect(ENGLISH.message(answer.subtitle)).toContain('RI of Saaty 1980');
      const other = await weighed(NOBODY, {
        method: 'ahp',
        judgements,
        randomIndex: 'alonso-lamata',
        priorities: 'geometric-mean',
      });
      DRINKS.forEach((name, i) => expect(other.stats[`weight-${i + 1}`]).toBeCloseTo(drinks.w_geomean[name]!, 9));
      expect(other.stats['random-index']).toBe(1.3417);
      expect(ENGLISH.message(other.answer.subtitle)).toContain('Alonso–Lamata 2006');
    },
  );

  it('come from a file of rounds by their column, medians of the last one', async () => {
    const { view, stats, answer } = await weighed(surveyOf(CRITERIA, ROUNDS));
    expect([view.source, view.method, stats['rounds']]).toEqual(['survey', 'delphi', 2]);
    expect(view.weights).toEqual([0.5, 0.3, 0.2].map((value) => expect.closeTo(value, 12)));
    expect(stats['median-change']).toBe(10);
    expect(answer.account.leftOut.map(({ code }) => code)).toEqual(['weights.left-earlier']);
    expect(answer.reading.map(({ code }) => code)).toContain('weights.reading-together');
    const average = await weighed(surveyOf(CRITERIA, ROUNDS), { method: 'average' });
    expect(average.view.weights).toEqual([0.5, 0.3, 0.2].map((value) => expect.closeTo(value, 12)));
    // Without a column of rounds a person’s last sheet counts.
    const untold = await weighed(
      surveyOf(
        CRITERIA,
        ROUNDS.map(([who, , points]) => [who, null, points]),
      ),
    );
    expect([untold.view.method, untold.stats['rounds']]).toEqual(['average', NaN]);
    expect(untold.view.weights).toEqual(average.view.weights);
  });

  it('turn ranks into points', async () => {
    const { view } = await weighed(
      surveyOf(CRITERIA, [
        ['a', null, [1, 2, 3]],
        ['b', null, [1, 3, 2]],
      ]),
      { values: 'ranks' },
    );
    expect(view.weights).toEqual([3 / 6, 1.5 / 6, 1.5 / 6].map((value) => expect.closeTo(value, 12)));
  });

  it('come from comparisons: ratios to AHP, wins to Bradley–Terry, both to the tournament', async () => {
    const graded = comparisonsOf([
      ['x', 'A', 'B', 2],
      ['x', 'A', 'C', 4],
      ['x', 'C', 'B', 1 / 2],
      ['y', 'B', 'A', 1 / 2],
    ]);
    const ahp = await weighed(graded);
    expect(ahp.view.method).toBe('ahp');
    expect(ahp.view.weights).toEqual([4 / 7, 2 / 7, 1 / 7].map((value) => expect.closeTo(value, 9)));
    expect(ahp.stats['consistency-ratio']).toBeCloseTo(0, 9);
    expect(ahp.answer.account.leftOut.map(({ code }) => code)).toEqual(['weights.left-unlinked']);
    const points = await weighed(graded, { method: 'tournament', ownPoint: false });
    expect(points.view.weights).toEqual([3 / 4, 1 / 4, 0]);
    const journals = await weighed(
      comparisonsOf([
        ['r', 'A', 'B', null, 30],
        ['r', 'B', 'A', null, 10],
      ]),
    );
    expect(journals.view.method).toBe('bradley-terry');
    expect(journals.view.weights[0]).toBeCloseTo(0.75, 10);
  });

  it('follow weights moved by hand, whatever their sum, and say so', async () => {
    const { view, answer, stats } = await weighed(NOBODY, { own: [60, 30, 30] });
    expect(view.weights).toEqual([0.5, 0.25, 0.25]);
    expect(view.computed[1]).toBeCloseTo(0.3, 12);
    expect(stats['weight-2']).toBe(0.25);
    expect(answer.offers?.['weights']).toEqual([
      { name: 'A', weight: 0.5 },
      { name: 'B', weight: 0.25 },
      { name: 'C', weight: 0.25 },
    ]);
    expect(answer.reading.map(({ code }) => code)).toContain('weights.caution-own-sum');
    const short = await weighed(NOBODY, { own: [60, 40] });
    expect(short.view.own).toBe(false);
    expect(short.answer.reading.map(({ code }) => code)).toContain('weights.caution-own');
  });

  it('say which expert contradicts itself, and what to look at again', async () => {
    const judgements: TypedJudgements = {
      criteria: ['A', 'B', 'C'],
      experts: [
        { ...typed(CRITERIA, { ratios: [2, 4, 2] }).experts[0]!, name: 'calm' },
        { ...typed(CRITERIA, { ratios: [5, 1 / 5, 5] }).experts[0]!, name: 'torn' },
      ],
    };
    for (const group of ['judgements', 'priorities'] as const) {
      const { view, answer, tables } = await weighed(NOBODY, { method: 'ahp', judgements, group });
      expect(view.ahp!.inconsistent).toBe(1);
      expect(answer.reading.map(({ code }) => code)).toContain('weights.caution-experts');
      const experts = tables.find(({ name }) => name === 'experts')!;
      expect(experts.cell(1, 1)).toBeGreaterThan(0.1);
      expect(view.weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
    const { answer } = await weighed(NOBODY, { method: 'ahp', judgements: typed(CRITERIA, { ratios: [5, 1 / 5, 5] }) });
    const revisit = answer.reading.find(({ code }) => code === 'weights.reading-revisit')!;
    expect(ENGLISH.message(revisit)).toContain('as important as');
  });
});

describe('bad input', () => {
  it('is explained where it is', async () => {
    const reason = async (...given: Parameters<typeof weigh>): Promise<string> => {
      const found = await weigh(...given);
      if (found.ok) return 'fine';
      expect(ENGLISH.message(found.error)).not.toMatch(/[{}⟨⟩]/);
      expect(CHINESE.message(found.error)).not.toMatch(/[{}⟨⟩]/);
      return found.error.code;
    };
    const survey = surveyOf(CRITERIA, ROUNDS);
    expect(await reason(survey, { method: 'ahp' })).toBe('weights.needs-pairs');
    expect(await reason(surveyOf(['x'], [['a', null, [1]]]))).toBe('weights.too-few-criteria');
    expect(await reason(survey, {}, new Uint8Array(3))).toBe('weights.no-customers-kept');
    const wins = comparisonsOf([['x', 'A', 'B']]);
    expect(await reason(wins, { method: 'delphi' })).toBe('weights.needs-points');
    expect(await reason(wins, { method: 'ahp' })).toBe('weights.needs-ratios');
    expect(await reason(comparisonsOf([['x', 'A', 'A']]))).toBe('weights.no-comparisons');
    expect(
      await reason(NOBODY, {
        method: 'ahp',
        judgements: typed(['A', 'B', 'C', 'D'], { ratios: [2, null, null, null, null, 3] }),
      }),
    ).toBe('weights.unlinked-names');
    expect(
      await reason(
        surveyOf(CRITERIA, [
          ['a', null, [0, 0, 0]],
          ['b', null, [1, NaN, 2]],
        ]),
      ),
    ).toBe('weights.no-sheets');
  });

  it('draws one-sided pairs all the same, saying that it imagined something', async () => {
    const { view, answer } = await weighed(
      comparisonsOf([
        ['x', 'A', 'B'],
        ['x', 'A', 'C'],
        ['y', 'B', 'C'],
        ['y', 'C', 'B'],
      ]),
    );
    expect(view.paired!.strengths!.imaginary).toBe(1);
    expect(ENGLISH.message(view.paired!.fault!)).toContain('A > B, C');
    expect(CHINESE.message(view.paired!.fault!)).toContain('A ＞ B、C');
    expect(answer.reading.map(({ code }) => code)).toContain('weights.caution-imagined-lead');
    const apart = await weighed(
      comparisonsOf([
        ['x', 'A', 'B'],
        ['x', 'B', 'A'],
        ['y', 'C', 'D'],
        ['y', 'D', 'C'],
      ]),
    );
    expect(ENGLISH.message(apart.view.paired!.fault!)).toContain('A, B | C, D');
  });

  it('leaves out sheets with gaps and says how many; points of any sum count', async () => {
    const { view, answer } = await weighed(
      surveyOf(CRITERIA, [
        ['a', null, [5, 3, 2]],
        ['b', null, [1, NaN, 2]],
        ['c', null, [50, 30, 20]],
      ]),
    );
    expect(view.weights).toEqual([0.5, 0.3, 0.2].map((value) => expect.closeTo(value, 12)));
    expect(answer.account.leftOut.map(({ code }) => code)).toEqual(['weights.left-incomplete']);
    const judgements = typed(['A', 'B'], { points: [30, 30] });
    const { answer: typedIn } = await weighed(NOBODY, { judgements });
    expect(typedIn.reading.map(({ code }) => code)).toContain('weights.caution-sums');
  });
});

describe('what cannot be told', () => {
  const both = (words: Parameters<typeof ENGLISH.message>[0]): string =>
    `${CHINESE.message(words)} ${ENGLISH.message(words)}`;
  const readings = (answer: Awaited<ReturnType<typeof weighed>>['answer']): string =>
    answer.reading.map(both).join(' ');
  const codes = (answer: Awaited<ReturnType<typeof weighed>>['answer']): string[] =>
    answer.reading.map(({ code }) => code);

  it('is not said of groups never compared, even where comparisons are imagined', async () => {
    const pairs = comparisonsOf([
      ['x', 'A', 'B'],
      ['x', 'B', 'A'],
      ['x', 'B', 'A'],
      ['y', 'C', 'D'],
      ['y', 'D', 'C'],
    ]);
    for (const patch of [{}, { imaginary: 1 }, { method: 'tournament' }] as const) {
      const { answer, view, marks, json } = await weighed(pairs, patch);
      expect(answer.finding.code).toBe('weights.finding-unlinked');
      expect(CHINESE.message(answer.finding)).toContain('A、B｜C、D');
      expect(both(answer.caption)).toContain('never compared');
      expect(codes(answer)).toContain('weights.reading-link');
      for (const code of [
        'weights.reading-most',
        'weights.reading-half',
        'weights.reading-odds',
        'weights.reading-clear',
      ])
        expect(codes(answer)).not.toContain(code);
      expect(draw(Panel, weightsSpec, { view, marks, options: json }, { width: 756, locale: 'en' })).toContain(
        'only within a group',
      );
    }
  });

  it('is not the size of a lead that is only imagined', async () => {
    const { answer } = await weighed(
      comparisonsOf([
        ['x', 'A', 'B', null, 9],
        ['x', 'A', 'C', null, 9],
        ['y', 'B', 'C'],
        ['y', 'C', 'B'],
      ]),
    );
    expect(answer.finding.code).toBe('weights.finding-one-sided');
    expect(CHINESE.message(answer.finding)).toBe('A ＞ B、C：前者从未输给后者，领先多少只来自假想的比较');
    expect(readings(answer)).not.toMatch(/倍。|times the lightest|do these first|跨竖线/);
    expect(codes(answer)).toContain('weights.caution-imagined-lead');
    // By hand there is a size again.
    const own = await weighed(comparisonsOf([['x', 'A', 'B']]), { own: [60, 40] });
    expect(own.answer.finding.code).toBe('weights.finding-own');
  });

  it('are weights of judgements that contradict each other: that comes first', async () => {
    const judgements = typed(CRITERIA, { ratios: [9, 1 / 9, 9] });
    const { answer, view } = await weighed(NOBODY, { method: 'ahp', judgements });
    expect(view.ahp!.consistencyRatio).toBeGreaterThan(1);
    expect(answer.finding.code).toBe('weights.finding-contradictory');
    expect(CHINESE.message(answer.finding)).toMatch(/^判断自相矛盾（CR \d+% > 10%），先改判断，再用权重$/);
    expect(codes(answer)[0]).toBe('weights.reading-inconsistent');
    expect(codes(answer)).not.toContain('weights.reading-half');
    // The others say 81 or 1/81: more than the scale has.
    for (const { others } of view.ahp!.pairs) {
      expect(Math.abs(Math.log(others))).toBeLessThanOrEqual(Math.log(9) + 1e-12);
    }
    expect(codes(answer)).toContain('weights.reading-scale-end');
  });

  it('is less chance than orders can have: two who agree on four things', async () => {
    const survey = (points: readonly number[], n = 2): ReturnType<typeof surveyOf> =>
      surveyOf(
        points.map((_, i) => `k${i}`),
        Array.from({ length: n }, (_, i) => [`p${i}`, null, points] as const),
      );
    const { answer, stats } = await weighed(survey([40, 30, 20, 10]));
    expect(stats['kendall-w']).toBeCloseTo(1, 12);
    expect(stats['kendall-w-p-exact']).toBeCloseTo(1 / 24, 12);
    expect(stats['kendall-w-p-small']).toBeCloseTo(1 / 24, 12);
    expect(codes(answer)).toContain('weights.reading-exact');
    expect(readings(answer)).not.toContain('0.0001');
    const many = await weighed(survey([40, 20, 10, 9, 8, 7, 6, 5, 4], 9));
    expect(codes(many.answer)).toContain('weights.reading-approximate');
    const few = await weighed(survey([40, 20, 10, 9, 8, 7, 6, 5, 4], 2));
    expect(codes(few.answer)).toContain('weights.caution-few-judges');
  });

  it('sums that are not shared-out wholes are told by number, answers on a scale are not', async () => {
    const { answer, view } = await weighed(
      surveyOf(CRITERIA, [
        ['a', null, [50, 40, 20]],
        ['b', null, [0.6, 0.4, 0.2]],
        ['c', null, [40, 30, 15]],
      ]),
    );
    expect(view.sums).toEqual([
      { name: 'a', sum: 110 },
      { name: 'b', sum: 1.2 },
      { name: 'c', sum: 85 },
    ]);
    expect(readings(answer)).toContain('a 合计 110、b 合计 1.2、c 合计 85');
    expect(view.weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    const scale = await weighed(surveyOf(CRITERIA, [['a', null, [5, 4, 2]]]));
    expect(scale.view.sums).toEqual([]);
  });
});

describe('the marks', () => {
  it('are who weighs what most, ties apart, and who is who', async () => {
    const { marks, view } = await weighed(surveyOf(CRITERIA, ROUNDS), { method: 'average' });
    // a and b weigh quality most; c gives quality and price the same.
    expect([...marks['first']!.of]).toEqual([0, 0, 3]);
    expect(view.firsts).toEqual([2, 0, 0, 1]);
    expect([...marks['expert']!.of]).toEqual([0, 1, 2]);
    const describe = (set: string, ...picks: number[]): string =>
      ENGLISH.message(weightsSpec.describe(set, picks, {}, view));
    expect(describe('first', 0)).toBe('质量 weighed most');
    expect(describe('first', 0, 3)).toBe('质量 weighed most, or several weighed alike');
    expect(describe('expert', 1)).toBe('expert b');
    const kept = await weighed(surveyOf(CRITERIA, ROUNDS), {}, Uint8Array.of(1, 0, 1));
    expect(kept.marks['first']!.of[1]).toBe(NO_MARK);
  });
});

describe('the marks of judges', () => {
  it('are what each preferred on balance, though nobody compared every pair', async () => {
    const { marks, view } = await weighed(
      comparisonsOf([
        ['x', 'A', 'B'],
        ['x', 'A', 'C'],
        ['y', 'C', 'D'],
        ['z', 'B', 'A'],
        ['z', 'D', 'C'],
        ['z', 'C', 'B'],
      ]),
      { method: 'tournament' },
    );
    expect(view.experts).toBe(3);
    // x: A twice; y: C; z: D alone won more than it lost.
    expect([...marks['first']!.of]).toEqual([0, 2, 3]);
    expect(view.firsts).toEqual([1, 0, 1, 1, 0]);
  });
});

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)('have all their words in %s, at every width, for every method', async (locale) => {
    const survey = surveyOf(CRITERIA, ROUNDS);
    const graded = comparisonsOf([
      ['x', 'A', 'B', 3],
      ['x', 'A', 'C', 1 / 3],
      ['x', 'B', 'C', 2],
      ['y', 'A', 'B', 2],
      ['y', 'A', 'C', 3],
      ['y', 'B', 'C', 1],
    ]);
    const cases = [
      [NOBODY, {}, ['bars', 'sheets']],
      [NOBODY, { method: 'direct' }, ['bars', 'sheets']],
      [NOBODY, { method: 'delphi', own: [20, 30, 50] }, ['bars', 'sheets', 'rounds', 'converge']],
      [NOBODY, { method: 'ahp' }, ['bars', 'experts', 'matrix']],
      [NOBODY, { method: 'ahp', expert: 2 }, ['bars', 'experts', 'matrix']],
      [NOBODY, { method: 'tournament' }, ['bars', 'matrix']],
      [NOBODY, { method: 'bradley-terry' }, ['bars', 'matrix']],
      [survey, {}, ['bars', 'sheets', 'rounds', 'converge']],
      [survey, { method: 'tournament' }, ['bars', 'matrix']],
      [graded, {}, ['bars', 'experts', 'matrix']],
      [graded, { method: 'bradley-terry' }, ['bars', 'matrix']],
    ] as const;
    for (const [tables, patch, pictures] of cases) {
      const found = await weighed(tables, patch);
      const drawing = { view: found.view, marks: found.marks, options: found.json };
      for (const width of [300, 600, 756, 1060])
        for (const lit of [null, litBy(found.marks, (customer) => customer === 0)]) {
          const html = draw(Panel, weightsSpec, drawing, { locale, width, lit });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([...pictures]);
          expect(faultsOf(html)).toEqual([]);
        }
    }
  });

  it('draw the spread of a crowd and not its first rows', async () => {
    const crowd = surveyOf(
      CRITERIA,
      Array.from({ length: 80 }, (_, i) => [`p${i}`, null, [1 + (i % 7), 1 + (i % 5), 1 + (i % 3)]] as const),
    );
    const { view, marks, json, answer } = await weighed(crowd);
    expect([view.experts, view.drawn.length, answer.caption.code]).toEqual([80, 60, 'weights.caption-many']);
    const html = draw(Panel, weightsSpec, { view, marks, options: json }, { width: 756 });
    expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual(['bars']);
    expect(faultsOf(html)).toEqual([]);
  });
});
