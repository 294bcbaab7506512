import { describe, expect, it } from 'vitest';
import { cellAt, fillCell, heatmapHeight, layoutHeatmap, stepCell } from '../../src/charts/heatmap.ts';

const BOX = { width: 236, height: heatmapHeight(236, 5) };
const NAMES = { x: 'R', y: 'F' };
const COUNTS = Float64Array.from({ length: 25 }, (_, i) => i);
const layout = layoutHeatmap({ columns: 5, rows: 5, counts: COUNTS, colours: COUNTS }, NAMES, BOX);

describe('cells', () => {
  it('begin with the lowest scores at the left below', () => {
    const [first, last] = [layout.cells[0]!, layout.cells[24]!];
    expect(first.x).toBeLessThan(last.x);
    expect(first.y).toBeGreaterThan(last.y);
    expect(last.y).toBe(0);
  });

  it('fill the plot with 2 px between them', () => {
    const [a, b] = [layout.cells[0]!, layout.cells[1]!];
    expect(b.x - a.x - a.width).toBeCloseTo(2, 5);
    expect(layout.cells[4]!.x + layout.cells[4]!.width).toBeCloseTo(236, 0);
  });

  it('without customers have no step', () => {
    expect(layout.cells[0]).toMatchObject({ count: 0, step: 0 });
    expect(layout.cells[24]).toMatchObject({ count: 24, step: 6 });
  });

  it('carry scores and names', () => {
    expect(layout.ticks.map((tick) => tick.text).join('')).toBe('1234512345');
    expect(layout.names.map((name) => name.text)).toEqual(['↑ F', 'R →']);
  });
});

describe('filling', () => {
  const cell = layout.cells[24]!;
  const show = String;

  it('at rest is the ramp with the number of all', () => {
    expect(fillCell(cell, null, show)).toMatchObject({
      ground: 'f6',
      part: null,
      label: { text: '24', tone: 'on-hi' },
    });
  });

  it('of a picked half comes from below, on a grey ground, with the number of the picked', () => {
    const fill = fillCell(cell, 12, show);
    expect(fill).toMatchObject({ ground: 'gz3', tone: 'f6', label: { text: '12' } });
    expect(fill.part!.height).toBeCloseTo(cell.height / 2, 0);
    expect(fill.part!.y + fill.part!.height).toBeCloseTo(cell.y + cell.height, 1);
  });

  it('of a cell that nobody is picked in is grey without a number; an empty cell is empty', () => {
    expect(fillCell(cell, 0, show)).toEqual({ ground: 'gz3', part: null, tone: '', label: null });
    expect(fillCell(layout.cells[0]!, 0, show).ground).toBe('none');
    expect(fillCell(layout.cells[0]!, null, show)).toMatchObject({ ground: 'none', label: null });
  });

  it('shows one among thousands and never more than the cell', () => {
    const crowd = { ...cell, count: 100_000 };
    expect(fillCell(crowd, 1, show).part!.height).toBe(1.5);
    expect(fillCell(cell, 30, show).part!.height).toBe(cell.height);
  });

  it('puts the number wholly in the fill or wholly above it', () => {
    for (let picked = 1; picked <= 24; picked++) {
      const { label, part } = fillCell(cell, picked, show);
      const [top, bottom] = [label!.y - 9, label!.y];
      expect(top >= part!.y || bottom <= part!.y, `${picked}`).toBe(true);
      expect(label!.tone).toBe(bottom <= part!.y ? 'ink' : 'on-hi');
      expect(top).toBeGreaterThanOrEqual(cell.y);
      expect(bottom).toBeLessThan(cell.y + cell.height);
    }
  });

  it('leaves out a number that has no room', () => {
    expect(fillCell({ ...cell, width: 20 }, null, () => '1,234,567').label).toBeNull();
  });
});

describe('which cell', () => {
  it('is at a place, and the nearest one beside the grid', () => {
    expect(cellAt(23, BOX.height - 40, layout.plot, 5, 5)).toBe(0);
    expect(cellAt(235, 1, layout.plot, 5, 5)).toBe(24);
    expect(cellAt(-50, 999, layout.plot, 5, 5)).toBe(0);
    expect(cellAt(10, 10, layout.plot, 0, 0)).toBe(-1);
  });

  it('has every cell at its own middle', () => {
    for (const { index, x, y, width, height } of layout.cells) {
      expect(cellAt(x + width / 2, y + height / 2, layout.plot, 5, 5)).toBe(index);
    }
  });

  it('an arrow leads to, up to the border', () => {
    expect(stepCell(12, 1, 0, 5, 5)).toBe(13);
    expect(stepCell(12, 0, 1, 5, 5)).toBe(17);
    expect(stepCell(24, 1, 1, 5, 5)).toBe(24);
    expect(stepCell(0, -1, -1, 5, 5)).toBe(0);
  });
});
