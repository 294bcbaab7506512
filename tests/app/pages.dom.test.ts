import type { ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Fault from '../../src/app/Fault.svelte';
import Keys from '../../src/app/Keys.svelte';
import NewPage from '../../src/app/NewPage.svelte';
import PasteDialog from '../../src/app/PasteDialog.svelte';
import Privacy from '../../src/app/Privacy.svelte';
import { PROMISES } from '../../src/app/promises.ts';
import Reference from '../../src/app/Reference.svelte';
import { parseRoute } from '../../src/app/routes.ts';
import { fail, succeed } from '../../src/lib/outcome.ts';
import { PANELS } from '../../src/panels/index.ts';
import { fakeActions } from './fakes.ts';
import { click, control, settle, show, text, type } from './show.ts';

afterEach(() => vi.restoreAllMocks());

describe('a link for a new notebook', () => {
  function follow(hash: string): void {
    const route = parseRoute(hash);
    if (route.kind !== 'new') throw new RangeError('not a link');
    show(NewPage, { route, act: fakeActions(), dragging: false });
  }

  it('names the panels it will add and the options it sets', () => {
    follow('#/new?panels=rfm,abc&rfm.asOf=1998-06-30&rfm.bins=5');
    const [rfm, abc] = [...document.querySelectorAll('ol li')].map(text);
    expect(rfm).toMatch(/^RFM segmentation .*: 1998-06-30$/);
    expect(abc).toBe('ABC / Pareto');
    expect(document.querySelector('.note')).toBeNull();
  });

  it('names what it cannot follow', () => {
    follow('#/new?panels=rfm,nope&rfm.bins=7&odd=1');
    expect(text(document.querySelector('.note'))).toMatch(/no panel called nope.*|cannot be 7.*/);
    expect(document.querySelectorAll('.note li')).toHaveLength(3);
  });
});

describe('the reference', () => {
  it('has a section for every panel with its options, tables, numbers and marks', () => {
    const page = show(Reference, { panel: null });
    for (const panel of PANELS) {
      const section = page.querySelector(`#panel-${panel.id}`)!;
      expect(section.querySelectorAll('tbody tr')).toHaveLength(Object.keys(panel.options).length);
      const codes = [...section.querySelectorAll('code')].map(text);
      expect(codes).toEqual(
        expect.arrayContaining([
          ...panel.statistics,
          ...panel.sets,
          ...panel.publishes.flatMap(({ name, columns }) => [name, ...columns]),
        ]),
      );
      expect(text(section.querySelector('h2'))).toContain(panel.words.zhCN[`${panel.id}.name`]);
      expect(text(section)).not.toMatch(/⟨/);
    }
  });
});

describe('privacy and safety', () => {
  const open = (erase = vi.fn(async () => succeed(null))): { erase: typeof erase } => {
    const props: ComponentProps<typeof Privacy> = {
      engine: 'sealed',
      usage: async () => ({ used: 5e6, quota: 1e9 }),
      erase,
    };
    show(Privacy, { ...props });
    return { erase };
  };

  it('states every promise and the place of the data', async () => {
    open();
    await settle();
    for (const promise of PROMISES)
      expect(text(document.getElementById(promise))).toMatch(new RegExp(`^${promise}`, 'i'));
    expect(text(document.body)).toContain('5 MB of the 1 GB');
    expect(text(document.body)).toContain('Sealed');
  });

  it('tries the doors only when asked to', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('refused'));
    open();
    expect(asked).not.toHaveBeenCalled();
    click(control('Try it now'));
    await settle();
    expect([...document.querySelectorAll('.doors li')].map(text)).toEqual([
      'Sending a request — the browser refused',
      expect.stringContaining('Running code made from text'),
    ]);
  });

  it('deletes everything after asking, and says so', async () => {
    const { erase } = open();
    click(control('Delete everything'));
    click(control('Cancel', document.querySelector('dialog')!));
    expect(erase).not.toHaveBeenCalled();
    click(control('Delete everything'));
    click(control('Delete everything', document.querySelector('dialog')!));
    await settle();
    expect(erase).toHaveBeenCalledTimes(1);
    expect(text(document.body)).toContain('Nothing of Kezhi is left');
  });

  it('says why something could not be deleted', async () => {
    show(Privacy, { engine: null, usage: async () => null, erase: async () => fail('session.store-blocked') });
    click(control('Delete everything'));
    click(control('Delete everything', document.querySelector('dialog')!));
    await settle();
    expect(text(document.body)).toContain('Not everything was deleted');
  });
});

describe('pasting a table', () => {
  it('opens what was pasted, not nothing', () => {
    const [use, close] = [vi.fn(), vi.fn()];
    show(PasteDialog, { use, close });
    click(control('Open the table'));
    expect(use).not.toHaveBeenCalled();
    type(control('Text of the table'), 'a\tb\n1\t2');
    expect(text(document.querySelector('dialog'))).toContain('2 lines');
    document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    expect(use).toHaveBeenCalledWith('a\tb\n1\t2');
  });

  it('does not lay out a long table in a field', () => {
    const use = vi.fn();
    show(PasteDialog, { use, close: vi.fn() });
    const long = 'a,b\n'.repeat(100_000);
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => long },
    });
    control('Text of the table').dispatchEvent(event);
    expect(use).toHaveBeenCalledWith(long);
    expect(event.defaultPrevented).toBe(true);
  });
});

describe('a fault', () => {
  it('says what is kept and gives ways on', () => {
    const [retry, saveCopy] = [vi.fn(), vi.fn()];
    show(Fault, { error: new Error('x'), retry, saveCopy });
    expect(text(document.querySelector('.fault'))).toContain('The notebook is kept on this device');
    click(control('Try again'));
    click(control('Save the notebook as a file'));
    expect([retry.mock.calls.length, saveCopy.mock.calls.length]).toEqual([1, 1]);
    expect(text(document.querySelector('pre'))).toContain('Error: x');
  });

  it('has its own words for a part that did not arrive', () => {
    show(Fault, { error: new TypeError('Failed to fetch dynamically imported module: x'), retry: vi.fn() });
    expect(document.querySelector('.fault')?.getAttribute('data-fault')).toBe('chunk');
    expect(text(document.querySelector('h1'))).toBe('This part of the page did not arrive');
  });
});

describe('the keys', () => {
  it('come from the commands', () => {
    const page = show(Keys, {});
    const rows = [...page.querySelectorAll('dl div')].map(text);
    expect(rows).toContain('Ctrl K Search commands and concepts');
    expect(rows).toContain('Ctrl Shift ZCtrl Y Redo');
  });
});
