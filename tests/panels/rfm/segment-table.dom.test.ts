import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rfmSpec as rfmPanel } from '../../../src/panels/rfm/index.ts';
import type { RfmOptions } from '../../../src/panels/rfm/options.ts';
import SegmentTable from '../../../src/panels/rfm/SegmentTable.svelte';
import type { RfmView } from '../../../src/panels/rfm/view.ts';
import { computePanel, litBy } from '../draw.ts';
import Drawn from '../Drawn.svelte';
import { ordersFrom, randomOrders } from '../orders.ts';

const drawing = await computePanel(rfmPanel, ordersFrom(randomOrders(2000, 200, 3)));
const view = drawing.view as RfmView;
const change = vi.fn<(patch: Partial<RfmOptions>) => void>();
const pick = vi.fn();
const prepare = vi.fn();

let mounted: object | null = null;

function show(overrides: Record<string, unknown> = {}): void {
  const props = {
    view,
    options: drawing.options,
    lit: null,
    picked: {},
    currency: null,
    width: 756,
    id: 'cell',
    change,
    pick,
    prepare,
    clear: () => {},
    ...overrides,
  };
  const drawn = {
    drawing: SegmentTable as unknown as Component<Record<string, unknown>>,
    locale: 'en',
    words: rfmPanel.words,
    props,
  };
  mounted = mount(Drawn as unknown as Component<Record<string, unknown>>, { target: document.body, props: drawn });
  flushSync();
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (item) => (item.getAttribute('aria-label') ?? item.textContent).trim() === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

function click(name: string, held: MouseEventInit = {}): void {
  button(name).dispatchEvent(new MouseEvent('click', { bubbles: true, ...held }));
  flushSync();
}

/** Names of the rules last written. */
function written(): readonly string[] {
  return change.mock.calls.at(-1)![0].rules!.map((rule) => rule.name);
}

beforeEach(() => vi.clearAllMocks());
afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
});

describe('the named segments', () => {
  it('are picked by their names, with Shift added', () => {
    show({ picked: { segment: new Set([0]) } });
    click('Champions');
    click('Loyal customers', { shiftKey: true });
    expect(pick.mock.calls).toEqual([
      ['segment', [], 'replace'],
      ['segment', [1], 'add'],
    ]);
    expect(button('Champions').getAttribute('aria-pressed')).toBe('true');
  });

  it('say how many of them are picked', () => {
    const lit = litBy(drawing.marks, () => true);
    show({ lit });
    expect(document.querySelectorAll('.part').length).toBe(view.segments.filter((segment) => segment.count > 0).length);
  });
});

describe('the rules', () => {
  it('are moved, removed and added', () => {
    show();
    click('Edit rules');
    const names = view.rules.map((rule) => rule.name);
    click('Move “Loyal customers” up');
    expect(written()).toEqual([names[1], names[0], ...names.slice(2)]);
    click('Remove “Champions”');
    expect(written()).toEqual(names.slice(1));
    click('Add a rule');
    expect(written()).toEqual([...names, `Segment ${names.length + 1}`]);
    expect(button('Move “Champions” up').disabled).toBe(true);
  });

  it('are renamed by typing, and an empty or unchanged name changes nothing', () => {
    show();
    click('Edit rules');
    const field = document.querySelector<HTMLInputElement>('input')!;
    const type = (text: string): void => {
      field.value = text;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    type('  ');
    type('Champions');
    expect(change).not.toHaveBeenCalled();
    type(' My best ');
    expect(written()[0]).toBe('My best');
  });

  it('keep low at or below high', () => {
    show();
    click('Edit rules');
    const [low] = [...document.querySelectorAll<HTMLSelectElement>('select')];
    low!.value = '5';
    low!.dispatchEvent(new Event('change', { bubbles: true }));
    expect(change.mock.calls.at(-1)![0].rules![0]!.ranges['r']).toEqual([5, 5]);
  });

  it('go back to the built-in ones where they are one’s own', () => {
    show();
    click('Edit rules');
    expect(() => button('Built-in rules')).toThrow();
    click('Done');
    document.body.innerHTML = '';
    show({ options: { ...drawing.options, rules: view.rules } });
    click('Edit rules');
    click('Built-in rules');
    expect(change).toHaveBeenCalledWith({ rules: null });
  });
});
