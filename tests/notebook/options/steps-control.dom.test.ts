/** The list of steps and the names in the form: by pointer and by keyboard, automatic until changed. */

import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import OptionsForm from '../../../src/notebook/OptionsForm.svelte';
import type { OptionDeclarations } from '../../../src/panels/options.ts';
import { click, settle, stage, type Staged } from '../stage.ts';

const DECLARATIONS = {
  steps: {
    kind: 'steps',
    group: 'notebook.data',
    label: 'notebook.role',
    names: 'names',
    inForce: 'inForce',
    most: 3,
    initial: null,
  },
  without: { kind: 'names', group: 'notebook.data', label: 'notebook.column', names: 'names', most: 2, initial: null },
} as unknown as OptionDeclarations<JsonObject>;

const VIEW = {
  names: [
    { name: 'open', count: 9 },
    { name: 'join', count: 5 },
    { name: 'pay', count: 2 },
  ],
  inForce: [
    { name: 'common.delete', names: ['open'], optional: false },
    { name: '', names: ['join', 'pay'], optional: true },
  ],
};

let open: Staged | null = null;
afterEach(() => open?.end());

function form(steps: Json = null, without: Json = null) {
  const writes: JsonObject[] = [];
  open = stage(OptionsForm, {
    cellId: 'cell-c1',
    declarations: DECLARATIONS,
    options: { steps, without },
    view: VIEW,
    report: null,
    held: [],
    change: (patch: JsonObject) => writes.push(patch),
  });
  flushSync();
  const root = document.querySelector<HTMLElement>('[data-option="steps"]')!;
  const named = (label: string): HTMLElement => root.querySelector<HTMLElement>(`[aria-label="${label}"]`)!;
  return { writes, root, named };
}

describe('steps', () => {
  test('show what is guessed, and become own with the first change', async () => {
    const { writes, root, named } = form();
    const fields = [...root.querySelectorAll<HTMLInputElement>('input[type="text"]')];
    expect(fields.map(({ value, placeholder }) => [value, placeholder])).toEqual([
      ['Delete', 'open'],
      ['', 'join / pay'],
    ]);
    click(named('Move step 2 up'));
    await settle();
    expect(writes).toEqual([{ steps: [VIEW.inForce[1], VIEW.inForce[0]] }]);
    expect((document.activeElement as HTMLElement).dataset['act']).toBe('up-0');
    expect(root.querySelector('[role="status"]')?.textContent).toBe('Now step 1');
  });

  test('are renamed, made optional, removed; the last one stays', async () => {
    const own = [{ name: 'Visit', names: ['open'], optional: false }];
    const { writes, root, named } = form(own);
    click(named('Remove step 1'));
    const field = root.querySelector<HTMLInputElement>('input[type="text"]')!;
    field.value = '访问';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(writes).toEqual([{ steps: [{ name: '访问', names: ['open'], optional: false }] }]);
  });

  test('a new one counts once it has a name', async () => {
    const own = [{ name: '', names: ['open'], optional: false }];
    const { writes, root } = form(own);
    click([...root.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Add a step'))!);
    await settle();
    expect(writes).toEqual([]);
    const box = [...root.querySelectorAll<HTMLInputElement>('.list input[type="checkbox"]')];
    expect(document.activeElement).toBe(box[0]);
    click(box[2]!);
    await settle();
    expect(writes).toEqual([{ steps: [...own, { name: '', names: ['pay'], optional: false }] }]);
  });
});

describe('names', () => {
  test('are ticked, no more than there may be, and none is nothing', async () => {
    const { writes } = form(null, ['pay']);
    const root = document.querySelector<HTMLElement>('[data-option="without"]')!;
    expect(root.querySelector('summary')?.textContent).toBe('pay');
    const boxes = [...root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, false]);
    click(boxes[1]!);
    click(boxes[0]!);
    await settle();
    expect(writes).toEqual([{ without: ['pay', 'open'] }, { without: null }]);
  });
});
