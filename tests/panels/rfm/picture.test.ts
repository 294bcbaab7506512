import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { rfmSpec as rfmPanel } from '../../../src/panels/rfm/index.ts';
import { rfmWords } from '../../../src/panels/rfm/messages.ts';
import {
  cellsBehind,
  cellsOfScore,
  colourOf,
  countsOf,
  cutsInForce,
  dayTicks,
  faceOf,
  FACES,
  movedCut,
  movedRule,
  newRule,
  pickedFaceCells,
  rangedRule,
  scoresAlong,
  sizeOf,
  strongestOf,
  sumFace,
} from '../../../src/panels/rfm/picture.ts';
import { createCellWords } from '../../../src/panels/rfm/picture-words.ts';
import { cellIndex, cellScores, type RfmView } from '../../../src/panels/rfm/view.ts';
import { computePanel } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(2000, 200, 3));

describe('faces', () => {
  it('sum over the measure that is looked along', () => {
    const values = Float64Array.from({ length: 125 }, (_, i) => i);
    for (const face of FACES) {
      const sums = sumFace(values, face, 5);
      expect(sums.reduce((a, b) => a + b, 0)).toBe((124 * 125) / 2);
      const cell = cellIndex(2, 3, 4, 5);
      const behind = cellsBehind([faceOf(cell, face, 5)], face, 5);
      expect(behind).toHaveLength(5);
      expect(behind).toContain(cell);
      expect(sums[faceOf(cell, face, 5)]).toBe(behind.reduce((sum, index) => sum + values[index]!, 0));
    }
  });

  it('have the scores of x and y that their number says', () => {
    fc.assert(
      fc.property(fc.constantFrom(3, 4, 5), fc.constantFrom(...FACES), fc.nat(), (bins, face, pick) => {
        const cell = pick % bins ** 3;
        const scores = cellScores(cell, bins);
        const index = faceOf(cell, face, bins);
        expect([(index % bins) + 1, Math.floor(index / bins) + 1]).toEqual([scores[face.x], scores[face.y]]);
      }),
    );
  });

  it('are picked where all cells behind are', () => {
    const face = FACES[0]!;
    const behind = cellsBehind([7, 12], face, 5);
    expect([...pickedFaceCells(new Set(behind), face, 5)]).toEqual([7, 12]);
    expect([...pickedFaceCells(new Set(behind.slice(1)), face, 5)]).toEqual([12]);
    expect(pickedFaceCells(new Set(), face, 5).size).toBe(0);
    expect(pickedFaceCells(new Set([999]), face, 5).size).toBe(0);
  });
});

describe('measures', () => {
  it('all cells of a score have it, and there are bins² of them', () => {
    const cells = cellsOfScore('f', 2, 4);
    expect(cells).toHaveLength(16);
    expect(cells.every((cell) => cellScores(cell, 4).f === 2)).toBe(true);
  });

  it('run along the axis: R from best to worst, the others from worst to best', () => {
    expect(scoresAlong('r', 5)).toEqual([5, 4, 3, 2, 1]);
    expect(scoresAlong('m', 3)).toEqual([1, 2, 3]);
  });

  it('have years for ticks beyond two of them', () => {
    expect(dayTicks(700)).toBeUndefined();
    expect(dayTicks(1095)).toEqual([0, 365, 730, 1095]);
    expect(dayTicks(3650)!.length).toBeLessThanOrEqual(6);
    expect(dayTicks(NaN)).toBeUndefined();
  });

  it('colour by count, revenue or mean, size by count, revenue or not at all', async () => {
    const { view } = (await computePanel(rfmPanel, orders)) as unknown as { view: RfmView };
    const { count, revenue } = view.cells;
    expect(colourOf(count, revenue, 'count')).toBe(count);
    expect(colourOf(count, revenue, 'revenue')).toBe(revenue);
    expect(colourOf([2, 0], [10, 0], 'mean')).toEqual(new Float64Array([5, NaN]));
    expect(new Set(Array.from(sizeOf(view, 'equal')))).toEqual(new Set([0, 1]));
    expect(sizeOf(view, 'revenue')).toBe(revenue);
  });

  it('the strongest cell is the one of the largest colour that has customers', () => {
    expect(strongestOf([1, 9, 5], [1, 0, 2])).toBe(2);
    expect(strongestOf([-4, -2], [1, 1])).toBe(1);
    expect(strongestOf([3, 3], [0, 0])).toBe(-1);
  });

  it('nothing is lit while nothing is picked', () => {
    expect(countsOf(null, 'cell')).toBeNull();
    expect(countsOf({}, 'cell')).toBeNull();
    expect(countsOf({ cell: { counts: new Uint32Array([3]), total: 3 } }, 'cell')).toEqual(new Uint32Array([3]));
  });
});

describe('cuts', () => {
  it('of one’s own are in force at once, others are those of the result', async () => {
    const { view } = (await computePanel(rfmPanel, orders)) as unknown as { view: RfmView };
    const own = { r: [1, 2, 3, 4], f: [1, 2], m: [5, 6, 7, 8] };
    expect(cutsInForce(view, { scoring: 'own', cuts: own }, 'r')).toEqual([1, 2, 3, 4]);
    expect(cutsInForce(view, { scoring: 'own', cuts: own }, 'f')).toBe(view.measures.f.cuts);
    expect(cutsInForce(view, { scoring: 'equal', cuts: own }, 'r')).toBe(view.measures.r.cuts);
    expect(cutsInForce(view, { scoring: 'own', cuts: null }, 'r')).toBe(view.measures.r.cuts);
  });

  it('moved make all cuts one’s own and change one', async () => {
    const { view } = (await computePanel(rfmPanel, orders)) as unknown as { view: RfmView };
    const moved = movedCut(view, { scoring: 'equal', cuts: null }, 'm', 2, 77);
    expect(moved.scoring).toBe('own');
    expect(moved.cuts!.r).toEqual(view.cuts.r);
    expect(moved.cuts!.m).toEqual(view.cuts.m.map((cut, i) => (i === 2 ? 77 : cut)));
  });
});

describe('rules', () => {
  const rules = ['a', 'b', 'c'].map((name) => newRule(name, 5));

  it('begin with everybody', () => {
    expect(newRule('x', 4)).toEqual({ name: 'x', ranges: { r: [1, 4], f: [1, 4], m: [1, 4] } });
  });

  it('move up and down, and not beyond the ends', () => {
    expect(movedRule(rules, 2, 0).map((rule) => rule.name)).toEqual(['c', 'a', 'b']);
    expect(movedRule(rules, 0, 1).map((rule) => rule.name)).toEqual(['b', 'a', 'c']);
    expect(movedRule(rules, 0, -1)).toBe(rules);
    expect(movedRule(rules, 2, 3)).toBe(rules);
    expect(movedRule(rules, 9, 0)).toBe(rules);
  });

  it('keep low at or below high, the end that was not touched gives way', () => {
    const at = (end: 0 | 1, score: number, from = rules) => rangedRule(from, 1, 'f', end, score)[1]!.ranges['f'];
    expect(at(0, 3)).toEqual([3, 5]);
    expect(at(1, 2)).toEqual([1, 2]);
    const tight = [...rangedRule(rules, 1, 'f', 1, 2)];
    expect(at(0, 4, tight)).toEqual([4, 4]);
    expect(rangedRule(rules, 1, 'f', 0, 3)[0]).toBe(rules[0]);
  });
});

describe('words of cells', () => {
  it('say name, count, money, share and the picked part', async () => {
    const { view } = (await computePanel(rfmPanel, orders)) as unknown as { view: RfmView };
    const words = createCellWords(createTranslator('en', [rfmWords]), { ...view, revenue: 1000 }, 'CNY');
    expect(words.lines({ r: 2, f: 5 }, 167, 86, null)).toEqual(['R 2 · F 5: 167', '¥86, 8.6% of revenue']);
    expect(words.lines({ r: 2 }, 10, 86, 4)[2]).toBe('4 picked, 40% of them');
    expect(words.lines({ r: 2 }, 0, 0, null)).toEqual(['R 2: 0']);
    expect(words.facts(3, 86, null)).toHaveLength(1);
    const none = createCellWords(createTranslator('en', [rfmWords]), { ...view, revenue: 0 }, null);
    expect(none.facts(3, 86, null)).toEqual(['86']);
  });
});
