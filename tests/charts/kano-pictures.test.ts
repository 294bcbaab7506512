import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCellAt, answerGridHeight, layoutAnswerGrid, stepAnswerCell } from '../../src/charts/answer-grid.ts';
import { classCellAt, classGridHeight, layoutClassGrid } from '../../src/charts/class-grid.ts';
import { featureChoiceAt, featureChoiceHeight, layoutFeatureChoice } from '../../src/charts/feature-choice.ts';
import { layoutShareRows, sharePartAt, shareRowAt, shareRowsHeight } from '../../src/charts/share-rows.ts';
import { layoutSignedCurves, signedCurveAt } from '../../src/charts/signed-curves.ts';

const WIDTHS = [290, 400, 520, 760];
const percent = (share: number): string => `${Math.round(100 * share)}%`;

describe('rows of shares', () => {
  const share = fc
    .array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 })
    .filter((counts) => counts.some(Boolean));
  const inputOf = (rows: readonly (readonly number[])[]) => ({
    rows: rows.map((counts, i) => {
      const sum = counts.reduce((a, b) => a + b, 0);
      return { name: `功能 ${i}`, note: '基本型 M', shares: counts.map((count) => count / sum) };
    }),
    hues: [1, 2, 0],
    parts: ['one', 'two', 'three'],
  });

  it('fill their bars, and are found where they are drawn', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), fc.constantFrom(...WIDTHS), (rows, width) => {
        const input = inputOf(rows);
        const layout = layoutShareRows(input, percent, { width, height: shareRowsHeight(input, width) });
        layout.rows.forEach((row, i) => {
          const end = row.segments.at(-1)!;
          expect(end.x + end.width).toBeCloseTo(row.bar.x + row.bar.width, 0);
          expect(row.bar.x + row.bar.width).toBeLessThanOrEqual(width + 0.5);
          expect(shareRowAt(row.bar.y + 5, layout, false)).toBe(i);
          const fullest = row.segments.reduce((best, segment) => (segment.width > best.width ? segment : best));
          const middle = { x: fullest.x + fullest.width / 2, y: fullest.y + 3 };
          expect(sharePartAt(middle, i, layout)).toBe(fullest.part);
        });
        expect(shareRowAt(-50, layout, false)).toBe(-1);
        expect(shareRowAt(-50, layout, true)).toBe(0);
      }),
    );
  });
});

describe('the grid of answers', () => {
  it.each([3, 5])('of %s has a cell for each two answers, found where it is drawn', (points) => {
    const input = {
      points,
      counts: Array.from({ length: points * points }, (_, i) => i),
      hues: Array.from({ length: points * points }, () => 1),
      letters: Array.from({ length: points * points }, () => 'I'),
      answers: ['like', 'must-be', 'neutral', 'live with', 'dislike'].slice(0, points),
    };
    for (const width of WIDTHS) {
      const layout = layoutAnswerGrid(input, { across: 'without', down: 'with' }, String, {
        width,
        height: answerGridHeight(points, width),
      });
      for (const { index, x, y, width: wide, height } of layout.cells)
        expect(answerCellAt(x + wide / 2, y + height / 2, layout, points, false)).toBe(index);
      expect(answerCellAt(0, 0, layout, points, false)).toBe(-1);
      expect(answerCellAt(0, 0, layout, points, true)).toBe(0);
      expect(layout.cells.at(-1)!.strength).toBe(1);
    }
    expect(stepAnswerCell(0, 1, 0, points)).toBe(1);
    expect(stepAnswerCell(0, 0, -1, points)).toBe(points);
    expect(stepAnswerCell(0, -1, 1, points)).toBe(0);
  });
});

describe('the names of the answers', () => {
  const ticks = (answers: readonly string[], width: number) =>
    layoutAnswerGrid(
      { points: 5, counts: Array(25).fill(1), hues: Array(25).fill(1), letters: Array(25).fill('I'), answers },
      { across: 'without', down: 'with' },
      String,
      { width, height: answerGridHeight(5, width) },
    );

  it.each([
    ['en', ['like', 'must-be', 'neutral', 'live with', 'dislike']],
    ['zh', ['喜欢', '理应如此', '无所谓', '能忍受', '不喜欢']],
  ])('are whole at every width, on two lines where the columns are narrow (%s)', (_locale, answers) => {
    for (const width of WIDTHS) {
      const layout = ticks(answers, width);
      expect(layout.ticks.filter(({ text }) => text.includes('…'))).toEqual([]);
      for (const { y, anchor } of layout.ticks) if (anchor === 'middle') expect(y).toBeLessThan(layout.plot.y);
    }
    expect(ticks(answers, 520).ticks).toHaveLength(10);
    expect(ticks(answers, 290).ticks.length).toBeGreaterThan(10);
  });
});

describe('a choice', () => {
  it('says what else is to be known of a row without touching its name', () => {
    for (const width of WIDTHS) {
      const row = { name: 'a', lost: 0.1, won: 0.3, hue: 3, chosen: false };
      const layout = layoutFeatureChoice([{ ...row, note: '58% 不想要' }, row], { lost: 'l', won: 'w' }, percent, {
        width,
        height: featureChoiceHeight(2, width),
      });
      const [first, second] = layout.rows;
      expect(first!.note!.text).toBe('58% 不想要');
      expect(first!.note!.y - first!.name.y >= 14 || first!.note!.x > first!.name.x + 20).toBe(true);
      expect(first!.note!.y).toBeLessThan(first!.band.y + first!.band.height);
      expect(second!.note).toBeNull();
    }
  });

  it('has what is lost to the left and what is won to the right', () => {
    for (const width of WIDTHS) {
      const rows = [
        { name: 'a', lost: 0.5, won: 1, hue: 1, chosen: true },
        { name: 'b', lost: NaN, won: NaN, hue: 0, chosen: false },
      ];
      const layout = layoutFeatureChoice(rows, { lost: 'lost', won: 'won' }, percent, {
        width,
        height: featureChoiceHeight(2, width),
      });
      const [first, second] = layout.rows;
      expect(first!.right.width).toBeCloseTo(2 * first!.left.width, 0);
      expect(first!.left.x + first!.left.width).toBeCloseTo(layout.middle.x, 0);
      expect(second!.texts).toEqual([]);
      for (const { x } of first!.texts) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
      }
      expect(featureChoiceAt(first!.band.y + 2, layout)).toBe(0);
      expect(featureChoiceAt(0, layout)).toBe(-1);
    }
  });
});

describe('classes by group', () => {
  it('are found where they are drawn', () => {
    const cell = { letter: 'M', text: '0.70 / −0.60', hue: 2 };
    const input = {
      columns: ['students', 'at work'].map((name) => ({ name, note: '100 people' })),
      rows: ['a', 'b', 'c'].map((name) => ({ name, note: '0.0010', strong: true, cells: [cell, cell] })),
      notes: 'p',
    };
    for (const width of WIDTHS) {
      const layout = layoutClassGrid(input, { width, height: classGridHeight(3, width) });
      layout.cells.forEach(({ x, y, width: wide, height, row, column }) =>
        expect(classCellAt(x + wide / 2, y + height / 2, input, layout, false)).toBe(row * 2 + column),
      );
      expect(classCellAt(-5, -5, input, layout, false)).toBe(-1);
    }
  });
});

describe('curves between −1 and 1', () => {
  const line = (from: number, to: number) => ({
    name: `from ${from}`,
    hue: 1,
    shape: 'circle' as const,
    dash: 'none' as const,
    x: [0, 1],
    y: [from, to],
  });
  const words = { left: 'not at all', right: 'fully', x: 'done', y: 'satisfaction' };

  it('run from their left end to their right one, and the nearest is found', () => {
    for (const width of WIDTHS) {
      const curves = [line(-1, 1), line(0, 0.2), line(0, 0.2)];
      const layout = layoutSignedCurves(curves, words, String, { width, height: 320 });
      const { plot } = layout;
      expect(layout.curves[0]!.path).toBe(
        `M${plot.x},${plot.y + plot.height}L${Math.round((plot.x + plot.width) * 10) / 10},${plot.y}`,
      );
      expect(signedCurveAt({ x: plot.x + 2, y: plot.y + plot.height - 3 }, curves, layout, 12)).toBe(0);
      expect(signedCurveAt({ x: plot.x + 2, y: plot.y + 3 }, curves, layout, 12)).toBe(-1);
      const heights = layout.curves.map(({ label }) => label.y).sort((a, b) => a - b);
      for (let i = 1; i < heights.length; i += 1) expect(heights[i]! - heights[i - 1]!).toBeGreaterThan(14);
      expect(layout.zero).toBeCloseTo(plot.y + plot.height / 2, 0);
    }
    expect(layoutSignedCurves([], words, String, { width: 300, height: 300 }).curves).toEqual([]);
  });
});
