import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { answerAt, answerBarsHeight, layoutAnswerBars, type AnswerBarsInput } from '../../src/charts/answer-bars.ts';
import AnswerBarsChart from '../../src/charts/AnswerBarsChart.svelte';

const INPUT: AnswerBarsInput = {
  answers: Array.from({ length: 11 }, (_, i) => String(i)),
  counts: [4, 1, 0, 2, 3, 5, 8, 10, 14, 20, 30],
  groups: [
    { from: 0, to: 6, hue: 3, texts: ['detractors 24 %', '24 %'] },
    { from: 7, to: 8, hue: 0, texts: ['passives 25 %', '25 %'] },
    { from: 9, to: 10, hue: 1, texts: ['promoters 52 %', '52 %'] },
  ],
};
const share = (value: number): string[] => [`${(value * 100).toFixed(1)}%`, `${Math.round(value * 100)}%`];
const layoutOf = (input = INPUT, width = 460) =>
  layoutAnswerBars(input, 'answer', share, { width, height: answerBarsHeight(width) });

describe('bars of answers', () => {
  it('stand on one line, as tall as their counts, in the colour of their group', () => {
    const { bars, plot } = layoutOf();
    for (const { y, height } of bars) expect(y + height).toBeCloseTo(plot.y + plot.height, 0);
    expect(bars[10]!.height).toBeCloseTo(plot.height, 0);
    expect(bars[9]!.height / bars[10]!.height).toBeCloseTo(20 / 30, 2);
    expect(bars[2]!.height).toBe(0);
    expect(bars.map(({ hue }) => hue)).toEqual([3, 3, 3, 3, 3, 3, 3, 0, 0, 1, 1]);
  });

  it('the strip of a group lies under all of its bars and no others', () => {
    const { bars, groups } = layoutOf();
    groups.forEach(({ x, width, index }) => {
      const { from, to } = INPUT.groups[index]!;
      expect(x).toBeCloseTo(bars[from]!.x, 0);
      expect(x + width).toBeCloseTo(bars[to]!.x + bars[to]!.width, 0);
    });
  });

  it('shows what fits: longer words where there is room, none rather than overlapping ones', () => {
    expect(layoutOf(INPUT, 700).groups[1]!.label!.text).toBe('passives 25 %');
    expect(layoutOf(INPUT, 320).groups[1]!.label!.text).toBe('25 %');
    const many = {
      ...INPUT,
      answers: Array.from({ length: 101 }, (_, i) => String(i)),
      counts: Array(101).fill(1) as number[],
    };
    const { ticks, shares } = layoutOf(many, 320);
    expect(shares).toEqual([]);
    expect(ticks.length).toBeLessThan(20);
  });

  it('finds bars across, the nearest beside them', () => {
    const layout = layoutOf();
    expect(layout.bars.map((bar) => answerAt(bar.x + bar.width / 2, layout))).toEqual(
      layout.bars.map(({ index }) => index),
    );
    expect([answerAt(-20, layout), answerAt(9999, layout)]).toEqual([0, 10]);
    expect(answerAt(5, layoutOf({ answers: [], counts: [], groups: [] }))).toBe(-1);
  });

  it('is one list box; the picked part of a bar is filled from below', () => {
    for (const counts of [INPUT.counts, Array(11).fill(0) as number[]])
      for (const lit of [null, Array.from(counts, (count) => count / 2)]) {
        const { body } = render(AnswerBarsChart, {
          props: {
            id: 'a',
            width: 460,
            input: { ...INPUT, counts },
            axis: 'answer',
            labels: { picture: 'Answers', help: 'keys' },
            share,
            lit,
            picked: new Set([9, 10]),
            spoken: INPUT.answers.map((answer) => `answer ${answer}`),
            describe: (i: number) => [`answer ${i}`] as const,
            pick: () => {},
            clear: () => {},
          },
        });
        expect(body.match(/role="option"/g)).toHaveLength(11);
        expect(body.match(/aria-selected="true"/g)).toHaveLength(2);
        expect(body.match(/tabindex="0"/g)).toHaveLength(1);
        expect(body).not.toMatch(/NaN|undefined|Infinity/);
        expect(body.includes('gh2')).toBe(lit !== null);
      }
  });
});
