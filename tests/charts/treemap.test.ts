import { describe, expect, it } from 'vitest';
import { layoutTreemap, neighbourTile, type Tile, type TreemapColumn } from '../../src/charts/treemap.ts';

const BOX = { width: 280, height: 452 };

function tile(count: number, lit: number | null = null): Tile {
  return {
    count,
    colour: count,
    lit,
    names: ['General win-back', 'Win-back'],
    counts: [`${count} customers`, String(count)],
    shares: ['12% of revenue', '12%'],
    picked: lit === null ? [] : [`${lit} picked`, String(lit)],
  };
}

function columns(left: readonly Tile[], right: readonly Tile[]): TreemapColumn[] {
  return [
    { headings: ['Important · M high', 'Important'], tiles: left },
    { headings: ['General · M low', 'General'], tiles: right },
  ];
}

describe('eight classes', () => {
  const counts = [1181, 154, 355, 76, 151, 2303, 40, 1722];
  const layout = layoutTreemap(
    columns(
      counts.slice(0, 4).map((n) => tile(n)),
      counts.slice(4).map((n) => tile(n)),
    ),
    BOX,
  );

  it('keep their places: four at the left, four at the right, from the top', () => {
    expect(layout.tiles.map((item) => item.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(layout.tiles.slice(0, 4).map((item) => item.x))).toEqual(new Set([0]));
    expect(new Set(layout.tiles.slice(4).map((item) => item.x)).size).toBe(1);
    for (const i of [1, 2, 3, 5, 6, 7]) expect(layout.tiles[i]!.y).toBeGreaterThan(layout.tiles[i - 1]!.y);
  });

  it('have areas that go with their members, but for the gaps', () => {
    const areas = layout.tiles.map((item) => item.width * item.height);
    const total = areas.reduce((a, b) => a + b, 0);
    const members = counts.reduce((a, b) => a + b, 0);
    areas.forEach((area, i) => expect(Math.abs(area / total - counts[i]! / members)).toBeLessThan(0.003));
  });

  it('say less where there is less room, and nothing that runs out of its tile', () => {
    for (const item of layout.tiles) {
      for (const text of item.texts) {
        expect(text.y).toBeLessThanOrEqual(item.y + item.height);
        expect(text.y - 8).toBeGreaterThanOrEqual(item.y);
      }
    }
    expect(layout.tiles[5]!.texts.map((text) => text.text)).toEqual([
      'General win-back',
      '2303 customers',
      '12% of revenue',
    ]);
    expect(layout.tiles[0]!.texts.map((text) => text.text)).toEqual(['Win-back', '1181', '12%']);
    expect(layout.tiles[6]!.texts).toEqual([]);
  });
});

describe('the picked part', () => {
  const of = (lit: number | null) =>
    layoutTreemap(columns([tile(100, lit)], [tile(100, lit === null ? null : 0)]), BOX).tiles;

  it('is filled from below by its share', () => {
    const [item] = of(25);
    expect(item!.fill!.height).toBeCloseTo(item!.height / 4, 0);
    expect(item!.fill!.y + item!.fill!.height).toBeCloseTo(item!.y + item!.height, 0);
    expect(item!.ground).toBe('gh');
  });

  it('is a colour of the ramp while nothing is picked, grey where nobody is', () => {
    expect(of(null)[0]).toMatchObject({ ground: 'f6', fill: null });
    expect(of(25)[1]).toMatchObject({ ground: 'gh', fill: null });
  });

  it('has its words wholly on one ground', () => {
    for (let lit = 1; lit <= 100; lit++) {
      const [item] = of(lit);
      for (const text of item!.texts) {
        const onFill = text.tone.startsWith('onacc');
        if (onFill) expect(text.y - 9, `${lit} ${text.text}`).toBeGreaterThanOrEqual(item!.fill!.y - 0.2);
        else expect(text.y, `${lit} ${text.text}`).toBeLessThanOrEqual(item!.fill!.y);
      }
      expect(item!.texts.length).toBeGreaterThan(0);
    }
  });
});

describe('extreme inputs', () => {
  it('nobody at all draws nothing', () => {
    expect(layoutTreemap(columns([tile(0)], [tile(0)]), BOX)).toEqual({ tiles: [], headings: [] });
    expect(layoutTreemap([], BOX)).toEqual({ tiles: [], headings: [] });
  });

  it('one class takes all the room', () => {
    const { tiles, headings } = layoutTreemap(columns([tile(0), tile(3)], [tile(0)]), BOX);
    expect(tiles).toHaveLength(1);
    expect(tiles[0]).toMatchObject({ index: 1, x: 0, width: 280 });
    expect(headings.map((heading) => heading.text)).toEqual(['Important · M high']);
  });

  it('one member beside a million is left without words but not forgotten', () => {
    const { tiles } = layoutTreemap(columns([tile(1)], [tile(1_000_000)]), BOX);
    expect(tiles).toHaveLength(2);
    expect(tiles[0]!.texts).toEqual([]);
    expect(tiles.every((item) => Number.isFinite(item.width + item.height))).toBe(true);
  });
});

describe('arrows', () => {
  const { tiles } = layoutTreemap(columns([tile(50), tile(50)], [tile(10), tile(90)]), BOX);

  it('go up and down a column and across to the tile at the same height', () => {
    expect(neighbourTile(tiles, 0, 0, -1)).toBe(1);
    expect(neighbourTile(tiles, 1, 0, 1)).toBe(0);
    expect(neighbourTile(tiles, 1, 1, 0)).toBe(3);
    expect(neighbourTile(tiles, 2, -1, 0)).toBe(0);
  });

  it('stay at the border, and begin with the first tile', () => {
    expect(neighbourTile(tiles, 0, -1, 0)).toBe(0);
    expect(neighbourTile(tiles, 0, 0, 1)).toBe(0);
    expect(neighbourTile(tiles, 99, 1, 0)).toBe(0);
    expect(neighbourTile([], 0, 1, 0)).toBe(-1);
  });
});
