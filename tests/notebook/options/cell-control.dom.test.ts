import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { SourceCell } from '../../../src/notebook/options/control.ts';
import OptionsForm from '../../../src/notebook/OptionsForm.svelte';
import type { OptionDeclarations } from '../../../src/panels/options.ts';
import { enter, stage, type Staged } from '../stage.ts';

const common = { group: 'notebook.data', label: 'notebook.role' };
const DECLARATIONS = {
  weights: { ...common, kind: 'cell', offer: 'weights', initial: null },
  orders: { ...common, kind: 'data', table: 'orders', initial: 'auto' },
} as unknown as OptionDeclarations<JsonObject>;

const SOURCES: readonly SourceCell[] = [
  { id: 'w', name: '3 Weights', offers: ['weights'], table: null },
  { id: 'o', name: 'shop', offers: [], table: 'orders' },
  { id: 's', name: 'answers', offers: [], table: 'survey' },
];

let open: Staged | null = null;
afterEach(() => open?.end());

function form(options: JsonObject, sources: readonly SourceCell[] = SOURCES) {
  const writes: JsonObject[] = [];
  const staged = stage(OptionsForm, {
    cellId: 'cell-c1',
    declarations: DECLARATIONS,
    options,
    view: null,
    sources,
    held: [],
    change: (patch: JsonObject) => writes.push(patch),
  });
  open = staged;
  const select = (name: string): HTMLSelectElement => staged.find<HTMLSelectElement>(`[data-option="${name}"] select`);
  const values = (name: string): string[] => [...select(name).options].map(({ value }) => value);
  return { staged, select, values, writes };
}

describe('CellControl', () => {
  test('offers the cells that fit and writes the one chosen, or none', () => {
    const { select, values, writes } = form({ weights: null, orders: 'auto' });
    expect(values('weights')).toEqual(['', 'w']);
    expect(values('orders')).toEqual(['', 'auto', 'o']);
    expect(select('orders').value).toBe('auto');
    enter(select('weights'), 'w');
    enter(select('orders'), '');
    expect(writes).toEqual([{ weights: 'w' }, { orders: null }]);
  });

  test('a cell that is gone stays named as gone', () => {
    const { select, values } = form({ weights: 'x', orders: null });
    expect(values('weights')).toEqual(['', 'x', 'w']);
    expect(select('weights').selectedOptions[0]!.textContent).toBe('no longer in the notebook');
  });

  test('says what to add where nothing fits', () => {
    const { staged } = form({ weights: null, orders: null }, []);
    expect(staged.target.textContent).toContain('no weights panel yet');
    expect(staged.target.textContent).toContain('no other order log');
  });
});
