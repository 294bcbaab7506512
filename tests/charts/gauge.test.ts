import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { gaugeHeight, layoutGauge, type GaugeInput, type GaugeWords } from '../../src/charts/gauge.ts';
import GaugeChart from '../../src/charts/GaugeChart.svelte';
import { textWidth } from '../../src/charts/parts/text.ts';

const WORDS: GaugeWords = { value: '15.3', notes: [['95 % interval 12.0 to 18.7', '12.0 to 18.7'], ['n = 400']] };
const INPUT: GaugeInput = { low: -100, high: 100, value: 15.3, origin: 0, interval: [12, 18.7] };
const layoutOf = (patch: Partial<GaugeInput> = {}, width = 280, words = WORDS) =>
  layoutGauge({ ...INPUT, ...patch }, words, String, { width, height: gaugeHeight(width, words.notes.length) });

describe('a gauge', () => {
  it('points straight up in the middle, left at the low end, right at the high end', () => {
    const middle = layoutOf({ value: 0 });
    expect(middle.needle!.to.x).toBeCloseTo(middle.centre.x, 1);
    expect(middle.needle!.to.y).toBeLessThan(middle.centre.y - middle.radius + 1);
    expect(layoutOf({ value: -100 }).needle!.to.x).toBeLessThan(middle.centre.x - middle.radius + 1);
    expect(layoutOf({ value: 100 }).needle!.to.x).toBeGreaterThan(middle.centre.x + middle.radius - 1);
  });

  it('rises from left to right, and so do the ends of the interval', () => {
    const across = [-80, -20, 0, 40, 95].map((value) => layoutOf({ value }).needle!.to.x);
    expect([...across].sort((a, b) => a - b)).toEqual(across);
    const [low, high] = layoutOf().caps;
    expect(low!.to.x).toBeLessThan(high!.to.x);
  });

  it('cuts off an interval at the ends of the scale, and draws none where there is none', () => {
    expect(layoutOf({ interval: [-140, 20] }).caps).toHaveLength(1);
    expect(layoutOf({ interval: null })).toMatchObject({ interval: '', caps: [] });
    expect(layoutOf({ interval: [NaN, NaN] }).interval).toBe('');
    expect(layoutOf({ value: NaN })).toMatchObject({ fill: '', needle: null });
  });

  it('works from 0 to 100 as well, and marks what it is held against', () => {
    const { labels, marks } = layoutOf({
      low: 0,
      value: 71,
      marks: [
        { value: 80, text: 'target' },
        { value: 120, text: 'far' },
      ],
    });
    expect(labels.map(({ text }) => text)).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(marks.map(({ label }) => label.text)).toEqual(['target']);
  });

  it('keeps every text inside the picture and takes the shorter form where there is little room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 220, max: 700 }), fc.integer({ min: -100, max: 100 }), (width, value) => {
        const { notes, labels, marks } = layoutOf({ value, marks: [{ value, text: 'target 20 points' }] }, width);
        for (const { x, text, anchor } of [...notes, ...labels, ...marks.map(({ label }) => label)]) {
          const wide = textWidth(text);
          const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
          expect(left).toBeGreaterThanOrEqual(-1);
          expect(left + wide).toBeLessThanOrEqual(width + 1);
        }
      }),
    );
    expect(
      layoutOf({}, 240, { value: '1', notes: [['a note that is far too long for so narrow a picture', 'short']] })
        .notes[0]!.text,
    ).toBe('short');
  });

  it('says the whole finding, and draws nothing that is not a number', () => {
    const props = {
      width: 280,
      input: { ...INPUT, value: NaN, interval: null },
      words: WORDS,
      label: 'NPS 15.3',
      format: String,
    };
    for (const input of [INPUT, props.input]) {
      const { body } = render(GaugeChart, { props: { ...props, input } });
      expect(body).toContain('role="img"');
      expect(body).toContain('aria-label="NPS 15.3"');
      expect(body).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
