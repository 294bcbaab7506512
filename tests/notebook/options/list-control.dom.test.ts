import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import OptionsForm from '../../../src/notebook/OptionsForm.svelte';
import type { OptionDeclarations } from '../../../src/panels/options.ts';
import { enter, stage, type Staged } from '../stage.ts';

const DECLARATIONS = {
  rates: {
    kind: 'list',
    group: 'notebook.data',
    label: 'notebook.role',
    minimum: 0,
    maximum: 100,
    longest: 4,
    initial: null,
  },
} as unknown as OptionDeclarations<JsonObject>;

let open: Staged | null = null;
afterEach(() => open?.end());

function form(rates: readonly number[] | null): { input: HTMLInputElement; staged: Staged; writes: JsonObject[] } {
  const writes: JsonObject[] = [];
  const staged = stage(OptionsForm, {
    cellId: 'cell-c1',
    declarations: DECLARATIONS,
    options: { rates },
    view: null,
    held: [],
    change: (patch: JsonObject) => writes.push(patch),
  });
  open = staged;
  return { input: staged.find<HTMLInputElement>('[data-option="rates"] input'), staged, writes };
}

describe('ListControl', () => {
  test('shows the list and writes what is typed, in its own order', () => {
    const { input, writes } = form([80, 70]);
    expect(input.value).toBe('80, 70');
    enter(input, '50 70，60');
    enter(input, '80, 70');
    enter(input, '');
    expect(writes).toEqual([{ rates: [50, 70, 60] }, { rates: null }]);
  });

  test('says what it can take instead of writing what it cannot', () => {
    const { input, staged, writes } = form(null);
    for (const text of ['50, x', '120', '1 2 3 4 5']) enter(input, text);
    expect(writes).toEqual([]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(staged.find('[role="alert"]').textContent).toContain('100');
  });
});
