import { afterEach, describe, expect, test } from 'vitest';
import type { ColumnReport } from '../../../src/data/report.ts';
import ColumnSelect from '../../../src/notebook/data/ColumnSelect.svelte';
import { stage, type Staged } from '../stage.ts';

let open: Staged | null = null;
afterEach(() => open?.end());

function start(count: number, value: string | null): HTMLSelectElement {
  const columns = Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    label: `column ${index}`,
    type: { value: 'number' },
  })) as unknown as ColumnReport[];
  open = stage(ColumnSelect, { columns, value, label: 'Amount', canBeNone: true, choose: () => undefined });
  return open.find<HTMLSelectElement>('select');
}

describe('the choice of a column', () => {
  test('offers all of a few at once', () => {
    const select = start(30, 'c7');
    expect([select.options.length, select.value]).toEqual([31, 'c7']);
  });

  test.each(['pointerdown', 'focus'])('of very many it carries only the one chosen, and all on %s', (type) => {
    const select = start(300, 'c271');
    expect([...select.options].map(({ value }) => value)).toEqual(['', 'c271']);
    expect(select.value).toBe('c271');
    select.dispatchEvent(new Event(type, { bubbles: true }));
    expect([select.options.length, select.value]).toEqual([301, 'c271']);
    expect(select.selectedOptions[0]!.textContent).toContain('column 271');
  });
});
