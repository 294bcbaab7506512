import { describe, expect, it } from 'vitest';
import { moveOn, type Place } from '../../../src/charts/parts/bars-and-cuts.ts';
import { commandOf, type KeyLike, type MoveCommand } from '../../../src/charts/parts/keys.ts';

function key(name: string, held: Partial<KeyLike> = {}) {
  return commandOf({
    key: name,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...held,
  });
}

describe('keys in a picture', () => {
  it('arrows move, with Shift they extend', () => {
    expect(key('ArrowRight')).toEqual({ kind: 'move', right: 1, up: 0, away: 0, extend: false });
    expect(key('ArrowUp', { shiftKey: true })).toEqual({ kind: 'move', right: 0, up: 1, away: 0, extend: true });
    expect(key('PageUp')).toMatchObject({ away: 1 });
    expect(key('PageDown')).toMatchObject({ away: -1 });
    expect(key('Home')).toEqual({ kind: 'first', extend: false });
  });

  it('Enter and Space pick, Escape clears, brackets turn', () => {
    expect(key('Enter')).toEqual({ kind: 'pick', mode: 'replace' });
    expect(key(' ', { shiftKey: true })).toEqual({ kind: 'pick', mode: 'add' });
    expect(key('Enter', { ctrlKey: true })).toEqual({ kind: 'pick', mode: 'toggle' });
    expect(key('Escape')).toEqual({ kind: 'clear' });
    expect(key(']')).toEqual({ kind: 'rotate', turn: 1, tilt: 0 });
    expect(key('{')).toEqual({ kind: 'rotate', turn: 0, tilt: -1 });
  });

  it('while an input method composes nothing is a command', () => {
    for (const name of ['Enter', ' ', 'Escape', 'ArrowLeft', 'r', '['])
      expect(key(name, { isComposing: true })).toBeNull();
  });

  it('shortcuts of the browser and of the notebook pass', () => {
    expect(key('ArrowLeft', { altKey: true })).toBeNull();
    expect(key('r', { ctrlKey: true })).toBeNull();
    expect(key('0', { metaKey: true })).toBeNull();
    expect(key('k', { ctrlKey: true })).toBeNull();
    expect(key('Tab')).toBeNull();
    expect(key('a')).toBeNull();
  });
});

describe('bars with cuts', () => {
  const counts = { bars: 10, cuts: 4 };
  const go = (place: Place, name: string, held: Partial<KeyLike> = {}, has = counts) =>
    moveOn(
      place,
      key(name, held) as MoveCommand,
      has,
      (bar) => Math.floor(bar / 3),
      (cut) => cut * 3,
    );
  const bar = (index: number): Place => ({ kind: 'bar', index });
  const cut = (index: number): Place => ({ kind: 'cut', index });

  it('left and right go along the bars, up to the ends', () => {
    expect(go(bar(4), 'ArrowRight')).toEqual({ place: bar(5), nudge: 0, extend: false });
    expect(go(bar(0), 'ArrowLeft').place).toEqual(bar(0));
    expect(go(bar(9), 'ArrowRight').place).toEqual(bar(9));
    expect(go(bar(4), 'ArrowRight', { shiftKey: true })).toEqual({ place: bar(5), nudge: 0, extend: true });
    expect(go(bar(4), 'End').place).toEqual(bar(9));
  });

  it('up leads to the nearest cut, down back to the bar there', () => {
    expect(go(bar(7), 'ArrowUp').place).toEqual(cut(2));
    expect(go(cut(2), 'ArrowDown').place).toEqual(bar(6));
    expect(go(bar(7), 'ArrowDown').place).toEqual(bar(7));
  });

  it('on a cut left and right move it, with Shift ten times as far', () => {
    expect(go(cut(1), 'ArrowRight')).toEqual({ place: cut(1), nudge: 1, extend: false });
    expect(go(cut(1), 'ArrowLeft', { shiftKey: true })).toEqual({ place: cut(1), nudge: -10, extend: false });
  });

  it('Page Up and Page Down go from cut to cut, and beyond the last back to the bars', () => {
    expect(go(cut(1), 'PageUp').place).toEqual(cut(2));
    expect(go(cut(3), 'PageUp').place).toEqual(bar(9));
    expect(go(cut(0), 'PageDown').place).toEqual(bar(0));
    expect(go(bar(5), 'PageUp').place).toEqual(cut(0));
    expect(go(bar(5), 'PageDown').place).toEqual(cut(3));
  });

  it('without cuts up stays, without bars nothing is negative', () => {
    expect(go(bar(5), 'ArrowUp', {}, { bars: 10, cuts: 0 }).place).toEqual(bar(5));
    expect(go(bar(0), 'ArrowRight', {}, { bars: 0, cuts: 0 }).place).toEqual(bar(0));
    expect(go(bar(0), 'End', {}, { bars: 0, cuts: 0 }).place).toEqual(bar(0));
  });
});
