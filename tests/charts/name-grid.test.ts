import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
  gridCellAt,
  layoutNameGrid,
  nameGridHeight,
  stepGrid,
  type GridCellInput,
  type NameGridInput,
} from '../../src/charts/name-grid.ts';
import NameGridChart from '../../src/charts/NameGridChart.svelte';

const cell = (step: number, ...texts: string[]): GridCellInput => ({ texts, step, ring: step === 5 });
const INPUT: NameGridInput = {
  rows: ['quality', 'price'],
  columns: ['quality', 'price', 'service'],
  cells: [cell(-1, '1'), cell(3, '2.25', '2'), cell(5, '5'), cell(-1, '1/2.25'), cell(-1, '1'), cell(0)],
};
const layoutOf = (width: number, input = INPUT) =>
  layoutNameGrid(input, { width, height: nameGridHeight(input, width) });

describe('the layout', () => {
  it('has its cells in rows and columns, without touching', () => {
    const { cells, plot } = layoutOf(600);
    expect(cells).toHaveLength(6);
    expect(cells[1]!.x).toBeGreaterThan(cells[0]!.x + cells[0]!.width);
    expect(cells[3]!.y).toBeGreaterThan(cells[0]!.y + cells[0]!.height);
    expect(cells.map(({ ground }) => ground)).toEqual(['plain', 'f3', 'f5', 'plain', 'plain', 'none']);
    expect(cells[2]!.ring).toBe(true);
    expect(plot.x + plot.width).toBe(600);
  });

  it('writes the longest form that fits, and nothing where none does', () => {
    expect(layoutOf(600).cells[1]!.label?.text).toBe('2.25');
    expect(layoutOf(130).cells[1]!.label?.text).toBe('2');
    expect(layoutOf(600).cells[5]!.label).toBeNull();
    for (const width of [200, 320, 700])
      for (const { x, text } of layoutOf(width).columns) {
        expect(x).toBeLessThan(width);
        expect(text).not.toBe('');
      }
  });

  it('numbers things that are compared with each other where their names have no room above', () => {
    const names = ['waiting in a queue', 'time of pick-up', 'choice of sugar'];
    const square = { rows: names, columns: names, cells: Array.from({ length: 9 }, () => cell(1, '1')) };
    expect(layoutOf(260, square).columns.map(({ text }) => text)).toEqual(['1', '2', '3']);
    expect(layoutOf(260, square).rows[1]!.text.startsWith('2 ')).toBe(true);
    expect(layoutOf(1400, square).columns.map(({ text }) => text)).toEqual(names);
  });

  it('finds the cell at a place, and where arrows lead', () => {
    const layout = layoutOf(600);
    const { x, y } = layout.cells[4]!;
    expect(gridCellAt(x + 3, y + 3, layout, 3, 2)).toBe(4);
    expect(gridCellAt(2, y, layout, 3, 2)).toBe(-1);
    expect([
      stepGrid(0, 1, 0, 3, 2),
      stepGrid(0, -1, 0, 3, 2),
      stepGrid(1, 0, 1, 3, 2),
      stepGrid(5, 1, 1, 3, 2),
    ]).toEqual([1, 0, 4, 5]);
  });
});

describe('the drawing', () => {
  const draw = (props: Record<string, unknown>) =>
    render(NameGridChart, {
      props: {
        id: 'g',
        width: 420,
        input: INPUT,
        labels: { picture: 'matrix', help: 'arrows' },
        spoken: INPUT.cells.map((_, i) => `cell ${i}`),
        describe: (place: number) => [`cell ${place}`] as const,
        ...props,
      },
    }).body;

  it('is one tab stop; rows are chosen only where they are something', () => {
    const html = draw({});
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html.match(/role="option"/g)).toHaveLength(6);
    expect(html).not.toContain('aria-multiselectable');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    const chosen = draw({ choose: () => {}, chosen: new Set([1]) });
    expect(chosen).toContain('aria-multiselectable="true"');
    expect(chosen.match(/aria-selected="true"/g)).toHaveLength(3);
  });

  it('needs no cells', () => {
    expect(draw({ input: { rows: [], columns: [], cells: [] }, spoken: [] })).not.toMatch(/NaN|undefined|Infinity/);
  });
});
