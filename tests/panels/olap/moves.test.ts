import { describe, expect, it } from 'vitest';
import type { ColumnReport } from '../../../src/data/report.ts';
import {
  aggregatesFor,
  dividedBy,
  placed,
  remeasured,
  removed,
  replaced,
  shifted,
} from '../../../src/panels/olap/arrange.ts';
import { AGGREGATES, NO_DRILL, type Layout } from '../../../src/panels/olap/layout.ts';
import { drilled, listing, rolledUp, rotated, toggled } from '../../../src/panels/olap/moves.ts';
import { at, optionsOf, rowsFrom, viewOf } from './pivoting.ts';

const CITIES = ['a', 'b', 'a'];
const rows = await rowsFrom(
  [
    'customer,date,amount,city,channel',
    ...Array.from({ length: 240 }, (_, i) => {
      const month = String(1 + (i % 12)).padStart(2, '0');
      return `k${i % 17},202${3 + (i % 2)}-${month}-${String(1 + (i % 28)).padStart(2, '0')},${(i * 7) % 53},${CITIES[(i * i) % 3]!},${i % 5 === 0 ? 'web' : 'shop'}`;
    }),
  ].join('\n'),
);
const layout = 'rows:c1.year,c3;columns:c4;measures:sum.c2';

const asOptions = (patch: object): object => JSON.parse(JSON.stringify(patch)) as object;

describe('turning', () => {
  it('puts every cell in its mirror place, and twice puts it back', () => {
    const options = optionsOf({ layout, topRows: 2, sortColumns: 'name', drill: { openColumns: [['web']] } });
    const view = viewOf(rows, { layout });
    const once = rotated(options.layout!, options.drill!, options);
    const turned = viewOf(rows, asOptions({ ...once, topRows: null, topColumns: null }) as never);
    for (const { keys } of view.lines)
      for (const column of view.columns) expect(at(turned, column.keys, keys)).toBe(at(view, keys, column.keys));
    const twice = rotated(once.layout!, once.drill!, once);
    expect(twice).toEqual({
      layout: options.layout,
      drill: options.drill,
      sortRows: options.sortRows,
      sortColumns: options.sortColumns,
      topRows: options.topRows,
      topColumns: options.topColumns,
    });
  });
});

describe('drilling', () => {
  it('down and up again is where it began, for every member', () => {
    const view = viewOf(rows, { layout });
    for (const line of view.lines.keys())
      for (const column of view.columns.keys()) {
        const down = drilled(view, line, column);
        if (line === 0 && column === 0) {
          expect(down).toBeNull();
          continue;
        }
        const steps = down!.focus.length;
        let up = down!;
        for (let step = 0; step < steps; step += 1) up = rolledUp(up)!;
        expect(up).toEqual(view.drill);
        expect(rolledUp(up)).toBeNull();
        expect(viewOf(rows, asOptions({ layout: view.layout, drill: up }) as never)).toEqual({
          ...view,
          automatic: false,
        });
      }
  });

  it('shows in the total what the cell held', () => {
    const view = viewOf(rows, { layout });
    const line = view.lines.findIndex(({ keys }) => keys.join() === '2023,b');
    const down = drilled(view, line, 1)!;
    const inside = viewOf(rows, asOptions({ layout: view.layout, drill: down }) as never);
    expect(at(inside, [], [])).toBe(view.measures[0]!.values[line * view.columns.length + 1]);
  });

  it('back along the path to any of its members', () => {
    const focus = ['2023', '2023-Q1'].map((value, at) => ({ dimension: `c1.${['year', 'quarter'][at]!}`, value }));
    expect(rolledUp({ ...NO_DRILL, focus }, 1)!.focus).toEqual(focus.slice(0, 1));
    expect(rolledUp({ ...NO_DRILL, focus }, 0)!.focus).toEqual([]);
    expect(rolledUp({ ...NO_DRILL, focus }, 2)).toBeNull();
  });
});

describe('opening', () => {
  it('and closing again shows what showed before', () => {
    const before = viewOf(rows, { layout, depth: '1' });
    const line = before.lines.find(({ keys }) => keys.join() === '2024')!;
    expect(line.state).toBe('closed');
    const opened = viewOf(rows, asOptions({ layout, depth: '1', drill: toggled(before.drill, 'rows', line) }) as never);
    expect(opened.lines.length).toBe(before.lines.length + 2);
    const open = opened.lines.find(({ keys }) => keys.join() === '2024')!;
    const closed = viewOf(rows, asOptions({ layout, depth: '1', drill: toggled(opened.drill, 'rows', open) }) as never);
    expect(closed.lines).toEqual(before.lines);
    expect(closed.measures).toEqual(before.measures);
  });
});

describe('rows behind a cell', () => {
  it('are of a member, or of a total, but not of “other”', () => {
    const view = viewOf(rows, { layout: 'rows:c0;columns:c4;measures:count', topRows: 3 });
    const other = view.lines.findIndex(({ kind }) => kind === 'other');
    expect(other).toBeGreaterThan(0);
    expect(listing(view, other, 0)).toBeNull();
    expect(listing(view, 0, 0)!.cell).toEqual({ row: [], column: [] });
    const cell = listing(view, 1, 1)!;
    expect(viewOf(rows, asOptions({ layout: view.layout, topRows: 3, drill: cell }) as never).listed).toBe(
      view.columns.length + 1,
    );
  });
});

describe('arranging', () => {
  const start: Layout = { rows: ['c1.month'], columns: ['c4'], measures: ['sum.c2'], filters: [] };

  it('moves a dimension out of where it stood', () => {
    expect(placed(start, 'c4', 'rows', 0)).toEqual({ ...start, rows: ['c4', 'c1.month'], columns: [] });
    expect(placed(start, 'c3', 'filters').filters).toEqual([{ dimension: 'c3', values: [], not: false }]);
    expect(placed(start, 'sum.c2', 'measures')).toBe(start);
  });

  it('keeps to what fits', () => {
    const full = ['c5', 'c6', 'c7'].reduce((layout, item) => placed(layout, item, 'rows'), start);
    expect(full.rows).toHaveLength(4);
    expect(placed(full, 'c8', 'rows')).toBe(full);
  });

  it('removes, exchanges and puts in order', () => {
    const two = placed(start, 'c3', 'rows');
    expect(shifted(two, 'rows', 0, 1).rows).toEqual(['c3', 'c1.month']);
    expect(shifted(two, 'rows', 0, -1).rows).toEqual(two.rows);
    expect(removed(two, 'rows', 0).rows).toEqual(['c3']);
    expect(replaced(two, 'rows', 0, 'c4')).toBe(two);
    expect(replaced(two, 'rows', 0, dividedBy('c1.month', 'week')).rows[0]).toBe('c1.week');
    expect(dividedBy('c3.bins', '')).toBe('c3');
  });

  it('fills in the columns a measure lacks', () => {
    const column = (id: string, type: string): ColumnReport => ({ id, label: id, type: { value: type } }) as never;
    const columns = [column('c0', 'identifier'), column('c1', 'number'), column('c2', 'number')];
    expect(remeasured('count', { of: 'sum' }, columns)).toBe('sum.c1');
    expect(remeasured('sum.c2', { of: 'difference' }, columns)).toBe('difference.c2.c1');
    expect(remeasured('sum.c2@cumulative', { of: 'mean' }, columns)).toBe('mean.c2');
    expect(remeasured('sum.c2', { of: 'per' }, columns)).toBe('per.c2.c0');
    expect(remeasured('count', { of: 'sum' }, [columns[0]!])).toBe('count');
    expect(aggregatesFor([columns[0]!], AGGREGATES)).toEqual(['count', 'distinct']);
  });
});
