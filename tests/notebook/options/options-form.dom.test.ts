import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import OptionsForm from '../../../src/notebook/OptionsForm.svelte';
import { initialOptions, type OptionDeclarations } from '../../../src/panels/options.ts';
import { click, enter, press, stage, type Staged } from '../stage.ts';

const DECLARATIONS = {
  asOf: { kind: 'date', group: 'notebook.data', label: 'notebook.stat-period', initial: null },
  unit: {
    kind: 'choice',
    group: 'notebook.data',
    label: 'notebook.role',
    values: ['a', 'b', 'c'],
    labels: ['common.copy', 'common.close', 'common.more'],
    initial: 'a',
  },
  method: {
    kind: 'choice',
    group: 'notebook.data',
    label: 'notebook.column',
    values: ['a', 'b', 'c', 'd'],
    labels: ['common.copy', 'common.close', 'common.more', 'common.rename'],
    initial: 'a',
  },
  bins: {
    kind: 'integer',
    group: 'notebook.data',
    label: 'notebook.stat-rows',
    minimum: 3,
    maximum: 5,
    step: 1,
    initial: 5,
  },
  cost: {
    kind: 'number',
    group: 'notebook.data',
    label: 'notebook.stat-revenue',
    minimum: 0,
    maximum: 10,
    step: 0.1,
    initial: null,
    optional: true,
  },
  apart: {
    kind: 'number',
    group: 'notebook.picked',
    label: 'notebook.options',
    minimum: 0,
    maximum: 1,
    step: 0.1,
    initial: 0,
    slider: true,
  },
  strict: { kind: 'switch', group: 'notebook.picked', label: 'notebook.reason', initial: false },
  cuts: {
    kind: 'cuts',
    group: 'notebook.picked',
    label: 'notebook.automatic',
    rows: ['r', 'f'],
    along: { method: 'd' },
    initial: null,
  },
  weights: {
    kind: 'weights',
    group: 'notebook.segments',
    label: 'notebook.role',
    keys: ['r', 'f'],
    labels: ['notebook.tab-table', 'notebook.tab-file'],
    initial: { r: 60, f: 40 },
  },
  hidden: {
    kind: 'switch',
    group: 'notebook.picked',
    label: 'notebook.search',
    initial: false,
    visible: (options: JsonObject) => options['strict'] === true,
  },
} as unknown as OptionDeclarations<JsonObject>;

const VIEW = { cuts: { r: [21, 73], f: [2, 4] }, asOfDay: 20454 };

let open: Staged | null = null;
afterEach(() => open?.end());

function form(
  options: JsonObject = {},
  held: readonly string[] = [],
): { staged: Staged; writes: { patch: JsonObject; gesture: string | undefined }[] } {
  const writes: { patch: JsonObject; gesture: string | undefined }[] = [];
  const staged = stage(OptionsForm, {
    cellId: 'cell-c1',
    declarations: DECLARATIONS,
    options: { ...initialOptions<JsonObject>(DECLARATIONS), ...options },
    view: VIEW,
    held,
    change: (patch: JsonObject, gesture?: string) => writes.push({ patch, gesture }),
  });
  open = staged;
  return { staged, writes };
}

const field = (staged: Staged, name: string, inside = 'input'): HTMLInputElement =>
  staged.find(`[data-option="${name}"] ${inside}`);

describe('OptionsForm', () => {
  test('draws every kind once, in its groups, and what is not visible not at all', () => {
    const { staged } = form();
    expect(staged.all('.group')).toHaveLength(3);
    expect(staged.all('[data-option]').map((each) => each.dataset['option'])).toEqual([
      'asOf',
      'unit',
      'method',
      'bins',
      'cost',
      'apart',
      'strict',
      'cuts',
      'weights',
    ]);
    expect(form({ strict: true }).staged.all('[data-option="hidden"]')).toHaveLength(1);
  });

  test('few short values stand side by side, more are a list', () => {
    const { staged, writes } = form();
    const radios = staged.all('[data-option="unit"] [role="radio"]');
    expect(radios.map((each) => each.getAttribute('aria-checked'))).toEqual(['true', 'false', 'false']);
    click(radios[2]!);
    enter(staged.find<HTMLSelectElement>('[data-option="method"] select'), 'c');
    expect(writes.map((write) => write.patch)).toEqual([{ unit: 'c' }, { method: 'c' }]);
  });

  test('arrows choose in a segmented control, and only one of its buttons is a tab stop', () => {
    const { staged, writes } = form();
    press(staged.find('[data-option="unit"] [role="radio"]'), 'ArrowLeft');
    expect(writes[0]?.patch).toEqual({ unit: 'c' });
    expect(staged.all('[data-option="unit"] [tabindex="0"]')).toHaveLength(1);
  });

  test('a number is written when it is in range, and the range is said when it is not', () => {
    const { staged, writes } = form();
    enter(field(staged, 'bins'), '4');
    expect(writes).toEqual([{ patch: { bins: 4 }, gesture: undefined }]);
    enter(field(staged, 'bins'), '9');
    enter(field(staged, 'bins'), '3.5');
    enter(field(staged, 'bins'), '');
    expect(writes).toHaveLength(1);
    expect(field(staged, 'bins').getAttribute('aria-invalid')).toBe('true');
    expect(staged.find('[data-option="bins"] [role="alert"]').textContent).toContain('3');
  });

  test('an optional number may be given back', () => {
    const { staged, writes } = form({ cost: 0.6 });
    enter(field(staged, 'cost'), '');
    expect(writes).toEqual([{ patch: { cost: null }, gesture: undefined }]);
  });

  test('one movement of a slider is one gesture, the next another', () => {
    const { staged, writes } = form();
    const slider = field(staged, 'apart', 'input[type="range"]');
    const slide = (value: string): void => {
      slider.value = value;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    };
    slider.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    slide('0.2');
    slide('0.4');
    slider.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    slide('0.6');
    expect(writes.map((write) => write.patch)).toEqual([{ apart: 0.2 }, { apart: 0.4 }, { apart: 0.6 }]);
    expect(writes[0]!.gesture).toBe(writes[1]!.gesture);
    expect(writes[2]!.gesture).not.toBe(writes[1]!.gesture);
  });

  test('a day in force is shown while it is automatic, and a chosen one can be given back', () => {
    const { staged, writes } = form();
    expect(field(staged, 'asOf').value).toBe('2026-01-01');
    enter(field(staged, 'asOf'), '2025/6/30');
    expect(writes).toEqual([{ patch: { asOf: '2025-06-30' }, gesture: undefined }]);
    enter(field(staged, 'asOf'), '2025-06-31');
    expect(writes).toHaveLength(1);
    expect(field(staged, 'asOf').getAttribute('aria-invalid')).toBe('true');
    enter(field(staged, 'asOf', 'input[type="date"]'), '2025-05-31');
    expect(writes.at(-1)?.patch).toEqual({ asOf: '2025-05-31' });
    const chosen = form({ asOf: '2025-06-30' });
    expect(field(chosen.staged, 'asOf').value).toBe('2025-06-30');
    click(chosen.staged.button('Back to automatic'));
    expect(chosen.writes).toEqual([{ patch: { asOf: null }, gesture: undefined }]);
  });

  test('cuts show the numbers in force and write a whole ascending list, with what goes along', () => {
    const { staged, writes } = form();
    const inputs = staged.all<HTMLInputElement>('[data-option="cuts"] input');
    expect(inputs.map((each) => each.value)).toEqual(['21', '73', '2', '4']);
    enter(inputs[0]!, '80');
    expect(writes).toEqual([{ patch: { method: 'd', cuts: { r: [73, 80], f: [2, 4] } }, gesture: undefined }]);
    enter(inputs[1]!, '');
    expect(writes).toHaveLength(1);
    expect(inputs[1]!.value).toBe('73');
  });

  test('weights keep the others and say their sum', () => {
    const { staged, writes } = form({ weights: { r: 50, f: 30 } });
    expect(staged.target.textContent).toContain('sum 80');
    const [first] = staged.all<HTMLInputElement>('[data-option="weights"] input');
    first!.value = '70';
    first!.dispatchEvent(new Event('input', { bubbles: true }));
    expect(writes[0]?.patch).toEqual({ weights: { r: 70, f: 30 } });
  });

  test('every control has a name and hears no input method', () => {
    const { staged, writes } = form();
    for (const control of staged.all('input:not([aria-hidden]), select, [role="radiogroup"], [role="switch"]')) {
      const labelled =
        control.getAttribute('aria-labelledby') ??
        control.getAttribute('aria-label') ??
        staged.target.querySelector(`label[for="${control.id}"]`)?.id;
      expect(labelled, control.outerHTML).toBeTruthy();
    }
    press(staged.find('[data-option="unit"] [role="radio"]'), 'ArrowRight', { isComposing: true });
    expect(writes).toEqual([]);
  });
});
