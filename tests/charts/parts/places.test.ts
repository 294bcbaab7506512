import { describe, expect, it } from 'vitest';
import { breadthOf, clamp, toLocal } from '../../../src/charts/parts/box.ts';
import { curveAt } from '../../../src/charts/parts/curve.ts';
import { litPart } from '../../../src/charts/parts/lit-part.ts';
import { ghostOf, inkOn, largest, rampStep } from '../../../src/charts/parts/ramp.ts';
import { linearTicks, logTicks, roundStep, snap, spread } from '../../../src/charts/parts/scale.ts';
import { firstFitting, fits, textWidth } from '../../../src/charts/parts/text.ts';
import { layoutTip } from '../../../src/charts/parts/tip.ts';

describe('text', () => {
  it('in Chinese takes an em a character, in Latin script about half', () => {
    expect(textWidth('立方体')).toBe(36);
    expect(textWidth('1,181')).toBeGreaterThan(22);
    expect(textWidth('1,181')).toBeLessThan(36);
    expect(textWidth('abc', 24)).toBeCloseTo(2 * textWidth('abc'), 9);
    expect(textWidth('abc', 12, true)).toBeGreaterThan(textWidth('abc'));
    expect(textWidth('')).toBe(0);
  });

  it('is the longest form that fits, or none', () => {
    expect(firstFitting(['1,181 customers', '1,181'], 40)).toBe('1,181');
    expect(firstFitting(['1,181 customers', '1,181'], 400)).toBe('1,181 customers');
    expect(firstFitting(['1,181'], 10)).toBe('');
    expect(fits('客户', 24)).toBe(true);
  });
});

describe('the ramp', () => {
  it('spreads small values by its power', () => {
    expect(rampStep(0, 100)).toBe(1);
    expect(rampStep(25, 100)).toBe(4);
    expect(rampStep(25, 100, 1)).toBe(2);
    expect(rampStep(100, 100)).toBe(6);
    expect(rampStep(1000, 100)).toBe(6);
  });

  it('has its lightest step for what is not positive or not there', () => {
    for (const odd of [-5, NaN, 0]) expect(rampStep(odd, 100)).toBe(1);
    expect(rampStep(5, 0)).toBe(1);
  });

  it('has readable ink and a grey for every step', () => {
    expect([1, 2, 3, 4, 5, 6].map(inkOn)).toEqual(['on-lo', 'on-lo', 'on-lo', 'on-hi', 'on-hi', 'on-hi']);
    expect([1, 2, 3, 4, 5, 6].map(ghostOf)).toEqual(['gz1', 'gz1', 'gz2', 'gz2', 'gz3', 'gz3']);
  });

  it('ends at the largest finite value', () => {
    expect(largest([3, NaN, 9, Infinity])).toBe(9);
    expect(largest([-3])).toBe(0);
    expect(largest([])).toBe(0);
  });
});

describe('scales', () => {
  it('have few round ticks', () => {
    expect(linearTicks(0, 1096, 236)).toEqual([0, 200, 400, 600, 800, 1000]);
    expect(logTicks(1, 90)).toEqual([1, 3, 10, 30]);
    expect(logTicks(5, 4000)).toEqual([10, 30, 100, 300, 1000, 3000]);
    expect(logTicks(1, 1e7)).toEqual([1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]);
    expect(logTicks(3, 9).length).toBeGreaterThanOrEqual(2);
    expect(logTicks(5, 5)).toEqual([5]);
    expect(logTicks(0, 5)).toEqual([]);
  });

  it('leave out labels that would touch, and keep the ends inside', () => {
    const label = (x: number) => ({ x, y: 0, text: '1,000', anchor: 'middle' as const });
    const kept = spread([label(0), label(10), label(60), label(199)], 200);
    expect(kept).toHaveLength(3);
    expect(kept[0]!.x).toBeGreaterThan(10);
    expect(kept[2]!.x).toBeLessThan(190);
  });

  it('snap to round steps without dust', () => {
    expect(roundStep(4.7, 1)).toBe(1);
    expect(roundStep(30, 0.01)).toBe(10);
    expect(roundStep(0.004, 0.01)).toBe(0.01);
    expect(roundStep(10, 1)).toBe(10);
    expect(roundStep(NaN, 1)).toBe(1);
    expect(snap(0.1 + 0.2, 0.1)).toBe(0.3);
    expect(snap(217.4, 1)).toBe(217);
  });
});

describe('the tip', () => {
  const mark = { x: 100, y: 100, width: 20, height: 20 };
  const box = { width: 300, height: 300 };

  it('stands above its mark, below where there is no room above', () => {
    expect(layoutTip(['R 2', '¥1'], mark, box).y + layoutTip(['R 2', '¥1'], mark, box).height).toBeLessThan(100);
    expect(layoutTip(['R 2', '¥1'], { ...mark, y: 5 }, box).y).toBeGreaterThan(25);
  });

  it('never leaves the picture sideways, and its leader touches the mark', () => {
    for (const x of [-20, 0, 150, 290]) {
      const tip = layoutTip(['a rather long name of a mark'], { ...mark, x }, box);
      expect(tip.x).toBeGreaterThanOrEqual(0);
      expect(tip.x + tip.width).toBeLessThanOrEqual(300);
      expect(tip.leader.to.x).toBe(x + 10);
    }
  });

  it('has the name first and is as tall as its lines', () => {
    const tip = layoutTip(['name', 'value', 'picked'], mark, box);
    expect(tip.lines.map((line) => line.name)).toEqual([true, false, false]);
    expect(tip.height).toBeGreaterThan(layoutTip(['name'], mark, box).height + 30);
  });
});

describe('places', () => {
  it('are in the px of the drawing however large it is shown', () => {
    const shown = { left: 50, top: 20, width: 200, height: 100 };
    expect(toLocal({ clientX: 150, clientY: 70 }, shown, { width: 400, height: 200 })).toEqual({ x: 200, y: 100 });
    expect(toLocal({ clientX: 1, clientY: 1 }, { ...shown, width: 0, height: 0 }, { width: 4, height: 4 })).toEqual({
      x: 0,
      y: 0,
    });
  });

  it('of a curve are read between its points and level beyond them', () => {
    const curve = { x: [0, 1, 1, 2], y: [0, 10, 20, 30] };
    expect(curveAt(0.5, curve)).toBe(5);
    expect(curveAt(1.5, curve)).toBe(25);
    expect(curveAt(-1, curve)).toBe(0);
    expect(curveAt(9, curve)).toBe(30);
    expect(curveAt(1, { x: [], y: [] })).toBe(0);
  });

  it('of a picked part come from below', () => {
    expect(litPart({ x: 1, y: 10, width: 5, height: 40 }, 0.25)).toEqual({ x: 1, y: 40, width: 5, height: 10 });
    expect(litPart({ x: 1, y: 10, width: 5, height: 40 }, 1e-6)!.height).toBe(1.5);
    expect(litPart({ x: 1, y: 10, width: 5, height: 0.8 }, 0.1)!.height).toBe(0.8);
    expect(litPart({ x: 1, y: 10, width: 5, height: 40 }, 7)!.height).toBe(40);
    expect(litPart({ x: 1, y: 10, width: 5, height: 40 }, 0)).toBeNull();
    expect(litPart({ x: 1, y: 10, width: 5, height: 0 }, 1)).toBeNull();
    expect(litPart({ x: 1, y: 10, width: 5, height: 40 }, NaN)).toBeNull();
  });

  it('are narrow below 480 px and wide from 900', () => {
    expect([340, 479, 480, 756, 900].map(breadthOf)).toEqual(['narrow', 'narrow', 'middle', 'middle', 'wide']);
    expect(clamp(5, 0, 3)).toBe(3);
  });
});
