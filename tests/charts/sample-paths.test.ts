import { describe, expect, it } from 'vitest';
import { layoutSamplePaths, pathAt, samplePathsHeight, type SamplePath } from '../../src/charts/sample-paths.ts';

const PATHS: readonly SamplePath[] = [
  { start: 0, times: [2, 6, 12], end: Infinity, text: '93%', alive: true },
  { start: 1, times: [3], end: 4, text: '8%', alive: false },
  { start: 2, times: [], end: 9, text: '100%', alive: true },
];
const WORDS = { axis: 'weeks', column: 'P(alive)', observed: 'until here', hidden: 'not seen' };
const layoutOf = (width = 600) =>
  layoutSamplePaths({ paths: PATHS, observed: 10, last: 15 }, WORDS, String, { width, height: samplePathsHeight(3) });

describe('sample paths', () => {
  it('have a dot for each purchase, and know which nobody sees', () => {
    const { rows } = layoutOf();
    expect(
      rows.map(({ dots }) => dots.map(({ first, hidden }) => (first ? 'first' : hidden ? 'hidden' : 'seen'))),
    ).toEqual([['first', 'seen', 'seen', 'hidden'], ['first', 'seen'], ['first']]);
  });

  it('are dark until the customer leaves and light after', () => {
    const { rows, plot, observedX } = layoutOf();
    expect(rows[0]!.dead).toBeNull();
    expect(rows[0]!.alive).toEqual([plot.x, plot.x + plot.width]);
    expect(rows[1]!.alive[1]).toBe(rows[1]!.dead![0]);
    expect(rows[1]!.dead![1]).toBe(plot.x + plot.width);
    expect(rows[2]!.alive[1]).toBeLessThan(observedX);
  });

  it('stay inside a narrow box and leave out words without room', () => {
    const { notes, rows, plot } = layoutOf(300);
    expect(plot.x + plot.width).toBeLessThan(300);
    expect(rows.every(({ label }) => label.x < 300)).toBe(true);
    expect(notes.map(({ text }) => text)).toContain('P(alive)');
  });

  it('find their rows by height', () => {
    const layout = layoutOf();
    expect([0, layout.rows[0]!.y, layout.rows[2]!.y, 400].map((y) => pathAt(y, layout))).toEqual([-1, 0, 2, -1]);
  });
});
