/** The funnel drawing: lengths, places, pointing, arrows and drags. */

import { describe, expect, it } from 'vitest';
import {
  layoutFunnel,
  partAt,
  partsBetween,
  stepParts,
  type FunnelInput,
  type FunnelStep,
} from '../../src/charts/funnel.ts';
import type { MoveCommand } from '../../src/charts/parts/keys.ts';
import { textWidth } from '../../src/charts/parts/text.ts';

const step = (count: number, base: number, left: number, shares: readonly number[] = []): FunnelStep => ({
  name: `step ${base + 2}`,
  note: 'event',
  count,
  base,
  countText: String(count),
  overall: `${count / 10}%`,
  conversion: base < 0 ? [] : ['half of last step', '50%'],
  left: left > 0 ? `${left} left` : '',
  worst: left > 300,
  optional: false,
  groups: shares.map((share) => ({ share, text: `${share}` })),
});
const PLAIN: FunnelInput = { steps: [step(1000, -1, 0), step(500, 0, 500), step(0, 1, 500)], groups: [] };
const GROUPED: FunnelInput = {
  steps: [step(1000, -1, 0, [1, 1]), step(500, 0, 500, [0.8, NaN]), step(100, 1, 400, [0.1, 0.2])],
  groups: [{ name: 'ad' }, { name: 'friend' }],
};
const move = (right: number, up: number): MoveCommand => ({ kind: 'move', right, up, away: 0, extend: false });

describe('bars', () => {
  it('are as long as they have people; the rest of the step before is pale', () => {
    const { parts } = layoutFunnel(PLAIN, 500);
    const [all, half, left, none] = parts;
    expect(parts.map(({ index }) => index)).toEqual([0, 2, 3, 5]);
    expect(half!.width / all!.width).toBeCloseTo(0.5, 2);
    expect(left).toMatchObject({ kind: 'left', x: half!.width });
    expect(left!.x + left!.width).toBeCloseTo(all!.width, 0);
    expect(none).toMatchObject({ kind: 'left', x: 0, row: 2 });
  });

  it('stay in the picture, texts too, at any width', () => {
    for (const width of [280, 390, 500, 900])
      for (const input of [PLAIN, GROUPED]) {
        const { parts, texts, height } = layoutFunnel(input, width);
        for (const { x, y, width: wide, height: high } of parts) {
          expect(x + wide).toBeLessThanOrEqual(width);
          expect(y + high).toBeLessThanOrEqual(height);
        }
        for (const { x, y } of texts) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeLessThanOrEqual(height);
        }
      }
  });

  it('hold the text of who stayed behind whole, or it stands beyond them, shorter where there is little room', () => {
    for (const width of [280, 390, 500, 900])
      for (const count of [20, 300, 600, 800, 900, 980]) {
        const left = {
          ...step(count, 0, 1000 - count),
          left: `${1000 - count} stopped here`,
          leftShort: `−${1000 - count}`,
        };
        const { parts, texts } = layoutFunnel({ steps: [step(1000, -1, 0), left], groups: [] }, width);
        const pale = parts.find(({ kind }) => kind === 'left')!;
        const text = texts.find(({ text: own }) => own === left.left || own === left.leftShort);
        if (!text) continue;
        const end = text.x + textWidth(text.text, 12, left.worst);
        expect(end).toBeLessThanOrEqual(width);
        expect(end <= pale.x + pale.width || text.x >= pale.x + pale.width).toBe(true);
      }
    const told = (count: number): (string | undefined)[] =>
      layoutFunnel(
        {
          steps: [step(1000, -1, 0), { ...step(count, 0, 1), left: 'a hundred stopped here', leftShort: '−100' }],
          groups: [],
        },
        500,
      ).texts.map(({ text }) => text);
    expect(told(300)).toContain('a hundred stopped here');
    expect(told(900)).toContain('−100');
  });

  it('of groups are shares; who has nobody has none', () => {
    const groups = layoutFunnel(GROUPED, 500).parts.filter(({ kind }) => kind === 'group');
    expect(groups.map(({ row, group }) => `${row}${group}`)).toEqual(['00', '01', '10', '20', '21']);
    expect(groups[2]!.width / groups[0]!.width).toBeCloseTo(0.8, 2);
  });
});

describe('picking', () => {
  const layout = layoutFunnel(GROUPED, 500);
  const place = (row: number, kind: string, group = -1): number =>
    layout.parts.findIndex((part) => part.row === row && part.kind === kind && part.group === group);

  it('finds the bar under a point, also a bar of a few px', () => {
    layout.parts.forEach(({ x, y, width, height }, at) =>
      expect(partAt({ x: x + width / 2, y: y + height / 2 }, layout, false)).toBe(at),
    );
    expect(partAt({ x: 480, y: layout.parts[place(2, 'group', 0)]!.y + 2 }, layout, false)).toBe(-1);
    expect(partAt({ x: 480, y: -40 }, layout, true)).toBe(place(0, 'reached'));
  });

  it('arrows lead down the same bars and along a row', () => {
    expect(stepParts(place(0, 'reached'), move(0, -1), layout)).toBe(place(1, 'reached'));
    expect(stepParts(place(1, 'left'), move(0, -1), layout)).toBe(place(2, 'left'));
    expect(stepParts(place(1, 'left'), move(0, 1), layout)).toBe(place(0, 'reached'));
    expect(stepParts(place(1, 'reached'), move(1, 0), layout)).toBe(place(1, 'left'));
    expect(stepParts(place(1, 'reached'), move(-1, 0), layout)).toBe(place(1, 'reached'));
    expect(stepParts(place(2, 'left'), { kind: 'first', extend: false }, layout)).toBe(0);
    expect(stepParts(0, { kind: 'last', extend: false }, layout)).toBe(layout.parts.length - 1);
    expect(stepParts(place(2, 'reached'), move(0, -1), layout)).toBe(place(2, 'reached'));
  });

  it('a drag takes bars of one kind, or those of one row', () => {
    expect(partsBetween(place(1, 'left'), place(2, 'left'), layout)).toEqual([place(1, 'left'), place(2, 'left')]);
    expect(partsBetween(place(2, 'group', 1), place(2, 'reached'), layout)).toHaveLength(4);
    expect(partsBetween(-1, 3, layout)).toEqual([]);
  });
});
