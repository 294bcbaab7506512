import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import PathDiagramChart from '../../src/charts/PathDiagramChart.svelte';
import Reshown from './Reshown.svelte';

const box = (id: string, x: number, y: number) => ({ id, name: id, values: ['70'], kind: 'plain', place: [x, y] });
const arrow = (from: string, to: string) => ({
  from,
  to,
  text: '0.51*',
  strength: 0.5,
  negative: false,
  state: 'sure',
});
const nothing = (): void => {};
const FIXED = {
  id: 'd',
  width: 756,
  boxes: [box('a', 0, 0), box('b', 1, 0.5), box('c', 0, 1)],
  labels: { picture: 'p', help: 'h', remove: 'r', boxes: 'b' },
  spokenBoxes: ['a', 'b', 'c'],
  spokenArrows: ['first', 'second'],
  describeBox: (index: number) => [`box ${index}`],
  describeArrow: (index: number) => [`arrow ${index}`],
  drawing: () => '',
  refusal: () => null,
  move: nothing,
  connect: nothing,
  redirect: nothing,
  disconnect: nothing,
};
const FIRST = { ...FIXED, model: 'acsi', arrows: [arrow('a', 'b'), arrow('c', 'b')] };
const SECOND = { ...FIXED, model: 'scsb', arrows: [arrow('c', 'b'), arrow('a', 'c')] };

let mounted: object | null = null;

afterEach(() => {
  if (mounted) void unmount(mounted);
  mounted = null;
});

describe('an arrow that is pointed at', () => {
  it('is no longer when another model is drawn, and stays so while the same one is', () => {
    const shown = mount(Reshown, {
      target: document.body,
      props: { component: PathDiagramChart as unknown as Component<Record<string, unknown>>, start: FIRST },
    });
    mounted = shown;
    flushSync();
    const told = (): (string | undefined)[] =>
      [...document.querySelectorAll('[data-arrow][aria-selected="true"]')].map((one) =>
        one.getAttribute('data-arrow')!,
      );
    const hit = document.querySelector('[data-part="arrow"][data-index="1"]')!;
    hit.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerType: 'touch' }));
    flushSync();
    expect(told()).toEqual(['c b']);
    expect(document.querySelector('.tip')?.textContent).toContain('arrow 1');

    shown.show({ ...FIRST, width: 700 });
    flushSync();
    expect(told()).toEqual(['c b']);

    shown.show(SECOND);
    flushSync();
    expect(told()).toEqual([]);
    expect(document.querySelector('.tip')).toBeNull();
  });
});
