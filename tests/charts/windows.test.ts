import { describe, expect, it } from 'vitest';
import { gripAt, keptDay, layoutWindows, windowsHeight, type WindowsInput } from '../../src/charts/windows.ts';

const WORDS = { feature: ['feature window', 'f'], gap: ['gap'], label: ['label', 'l'], unknown: ['?'], known: 'known' };
const INPUT: WindowsInput = {
  rows: [
    {
      key: 'train',
      name: 'Training',
      kind: 'train',
      from: 0,
      cut: 100,
      ahead: { begin: 110, end: 160 },
      text: '5 customers',
    },
    { key: 'test', name: 'Test', kind: 'test', from: 50, cut: 150, ahead: { begin: 160, end: 210 }, text: '' },
    { key: 'now', name: 'Today', kind: 'now', from: 110, cut: 210, ahead: { begin: 220, end: 270 }, text: '' },
  ],
  first: 0,
  end: 210,
  known: 150,
  grips: [
    { id: 'test', row: 1, day: 150, low: 101, high: 160 },
    { id: 'gap', row: 1, day: 150, low: 150, high: 170 },
    { id: 'label', row: 1, day: 210, low: 161, high: 210 },
  ],
};
const box = { width: 700, height: windowsHeight(3) };
const layout = layoutWindows(INPUT, WORDS, String, box);

describe('windows on a calendar', () => {
  it('stand at their days, one after the other', () => {
    const [train, , now] = layout.rows;
    expect(train!.feature.x).toBe(layout.across(0));
    expect(train!.feature.x + train!.feature.width).toBeCloseTo(layout.across(100), 0);
    expect(train!.gap!.x).toBe(layout.across(100));
    expect(train!.label.x).toBe(layout.across(110));
    expect([train!.unknown, now!.unknown]).toEqual([false, true]);
    expect(layout.end).toBe(layout.across(210));
  });

  it('mark the part of a training label nobody knew on the day of the test', () => {
    const [train, test] = layout.rows;
    expect(train!.leak!.x).toBe(layout.across(150));
    expect(train!.leak!.x + train!.leak!.width).toBeCloseTo(layout.across(160), 0);
    expect(test!.leak).toBeNull();
    const clean = { ...INPUT, known: 160 };
    expect(layoutWindows(clean, WORDS, String, box).rows[0]!.leak).toBeNull();
  });

  it('read a day back from its place', () => {
    for (const day of [0, 37, 100, 209]) expect(layout.dayAt(layout.across(day))).toBe(day);
  });

  it('give hold of a grip near by, and of none far off', () => {
    const at = layout.across(150);
    const [test, gap] = layout.grips;
    expect(gripAt(at, test!.y + 2, layout)).toBe(0);
    expect(gripAt(at, gap!.y + 4, layout)).toBe(1);
    expect(gripAt(layout.across(210) + 3, test!.y + 10, layout)).toBe(2);
    expect(gripAt(at, test!.y - 60, layout)).toBe(-1);
    expect(gripAt(at - 40, test!.y, layout)).toBe(-1);
  });

  it('keep a grip on its way', () => {
    expect([keptDay(90, INPUT.grips[0]!), keptDay(140.4, INPUT.grips[0]!), keptDay(300, INPUT.grips[0]!)]).toEqual([
      101, 140, 160,
    ]);
  });

  it.each([280, 390, 760, 1100])('stay within %i px', (width) => {
    const narrow = layoutWindows(INPUT, WORDS, String, { ...box, width });
    for (const { feature, label, texts } of narrow.rows) {
      for (const { x, width: wide } of [feature, label]) expect([x >= 0, x + wide <= width + 1]).toEqual([true, true]);
      for (const text of texts) expect(text.text).not.toBe('');
    }
  });
});
