import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCriterion,
  addRound,
  addSheet,
  ratioOfSlider,
  removeCriterion,
  removeSheet,
  SLIDER_END,
  sliderOf,
} from '../../../src/panels/weights/edit.ts';
import {
  decodeJudgements,
  EXAMPLE,
  pairAt,
  pairsOf,
  readRatio,
  type TypedJudgements,
} from '../../../src/panels/weights/judgements.ts';
import { ratioText } from '../../../src/panels/weights/describe-ratio.ts';

describe('typed judgements', () => {
  it('are read back as they were written, and nothing else is', () => {
    expect(decodeJudgements(JSON.parse(JSON.stringify(EXAMPLE)))).toEqual(EXAMPLE);
    expect(decodeJudgements(JSON.stringify(EXAMPLE))).toEqual(EXAMPLE);
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(() => decodeJudgements(given)).not.toThrow();
      }),
    );
    for (const broken of [
      {},
      { ...EXAMPLE, criteria: ['A'] },
      { ...EXAMPLE, experts: [] },
      { ...EXAMPLE, experts: [{ ...EXAMPLE.experts[0], points: [1, 2] }] },
      { ...EXAMPLE, experts: [{ ...EXAMPLE.experts[0], points: [1, 2, -3] }] },
      { ...EXAMPLE, experts: [{ ...EXAMPLE.experts[0], ratios: [1, 2, 0] }] },
      { ...EXAMPLE, experts: [{ ...EXAMPLE.experts[0], round: 1.5 }] },
      { ...EXAMPLE, experts: [{ ...EXAMPLE.experts[0], share: 0 }] },
    ])
      expect(decodeJudgements(broken)).toBeUndefined();
  });

  it('come from an address as points or, after ~, as pairs', () => {
    const points = decodeJudgements('质量:价格:服务;50:30:20;60:20:20') as TypedJudgements;
    expect(points.criteria).toEqual(['质量', '价格', '服务']);
    expect(points.experts.map((each) => each.points)).toEqual([
      [50, 30, 20],
      [60, 20, 20],
    ]);
    const pairs = decodeJudgements('a:b:c;~2:1/3:') as TypedJudgements;
    expect(pairs.experts[0]!.ratios).toEqual([2, 1 / 3, null]);
    expect(decodeJudgements('a:b:c;1:2')).toBeUndefined();
    expect(decodeJudgements('a:b:c;1:2:x')).toBeUndefined();
  });

  it('read ratios as people write them', () => {
    expect([
      readRatio('3'),
      readRatio(' 1/4 '),
      readRatio('0.5'),
      readRatio('１'),
      readRatio('x'),
      readRatio('1/0'),
    ]).toEqual([3, 0.25, 0.5, null, null, null]);
    expect([ratioText(3, String), ratioText(1 / 3, String), ratioText(1, String), ratioText(0.4, String)]).toEqual([
      '3',
      '1/3',
      '1',
      '1/2.5',
    ]);
  });

  it('have their pairs in the order of the matrix', () => {
    for (let n = 2; n < 8; n += 1) pairsOf(n).forEach(([i, j], at) => expect(pairAt(i, j, n)).toBe(at));
  });
});

describe('changes', () => {
  it('keep every other judgement, and what comes out is a value again', () => {
    const grown = addCriterion(EXAMPLE)!;
    expect(grown.criteria).toEqual(['A', 'B', 'C', 'D']);
    // Pairs AB AC AD BC BD CD: those with D are not judged yet.
    expect(grown.experts[0]!.ratios).toEqual([2, 3, null, 2, null, null]);
    expect(grown.experts[0]!.points).toEqual([70, 20, 10, null]);
    expect(removeCriterion(grown, 3)).toEqual(EXAMPLE);
    expect(removeCriterion(EXAMPLE, 1).experts[0]!.ratios).toEqual([3]);
    const again = addRound(EXAMPLE, 0)!;
    expect(again.experts.at(-1)).toMatchObject({ name: 'E1', round: 3, points: [70, 20, 10] });
    const more = addSheet(EXAMPLE)!;
    expect(more.experts.at(-1)).toMatchObject({ name: 'E4', round: 2, points: [null, null, null] });
    expect(removeSheet(more, 6)).toEqual(EXAMPLE);
    for (const value of [grown, again, more, removeCriterion(EXAMPLE, 0)])
      expect(decodeJudgements(value)).toEqual(value);
  });

  it('stop at the fewest and the most', () => {
    let typed: TypedJudgements = EXAMPLE;
    for (let next: TypedJudgements | null = typed; next !== null; next = addCriterion(typed)) typed = next;
    expect(typed.criteria).toHaveLength(15);
    expect(new Set(typed.criteria).size).toBe(15);
    for (let next: TypedJudgements | null = typed; next !== null; next = addSheet(typed)) typed = next;
    expect(typed.experts).toHaveLength(60);
    while (removeCriterion(typed, 0) !== typed) typed = removeCriterion(typed, 0);
    expect(typed.criteria).toHaveLength(2);
    expect(decodeJudgements(typed)).toEqual(typed);
  });

  it('slide over Saaty’s scale and back', () => {
    for (let place = -SLIDER_END; place <= SLIDER_END; place += 1) expect(sliderOf(ratioOfSlider(place))).toBe(place);
    expect([ratioOfSlider(8), ratioOfSlider(0), ratioOfSlider(-8)]).toEqual([9, 1, 1 / 9]);
    expect([sliderOf(50), sliderOf(1 / 50)]).toEqual([8, -8]);
  });
});
