/** What the engine hands a panel besides its own tables: values of other cells, tables of other files and who is who in them. */

import { describe, expect, it } from 'vitest';
import { succeed } from '../../src/lib/outcome.ts';
import type { AnySpec, SelectContext } from '../../src/panels/contract.ts';
import { createDispatch } from '../../src/workers/dispatch.ts';
import type { Ask, Reply, RequestName } from '../../src/workers/protocol.ts';

const seen: SelectContext[] = [];
const WATCHER = {
  id: 'watcher',
  needs: [],
  options: { log: { kind: 'data', table: 'orders', group: '', label: '', initial: 'auto' } },
  select: (_tables: unknown, _options: unknown, context: SelectContext) => {
    seen.push(context);
    return succeed(null);
  },
  compute: () => succeed(null),
  answer: () => ({ view: null }),
  marks: () => ({ all: { of: new Uint16Array(2), count: 1 } }),
  tabulate: () => [],
} as unknown as AnySpec;

const context = { pause: async () => undefined, progress: () => undefined };

async function engine() {
  const dispatch = createDispatch(() => 20_000, [WATCHER]);
  const request = async <N extends RequestName>(name: N, ask: Ask<N>): Promise<Reply<N>> =>
    (await dispatch.handle(name, ask, context)).reply as Reply<N>;
  const open = (data: string, text: string) =>
    request('open', { data, blob: new Blob([text]), name: `${data}.csv`, choices: {} });
  await open('survey', '会员号,满意度1,满意度2,满意度3\nK2,4,5,3\nK9,2,1,2\nK1,5,5,4\n');
  await open('log', '会员号,日期,金额\nK1,2024-01-02,12.5\nK2,2024-01-03,8\nK3,2024-01-03,9\n');
  return request;
}

describe('the engine', () => {
  it('gives a panel the tables of another file and where each of its customers stands there', async () => {
    const request = await engine();
    seen.length = 0;
    await request('panel', {
      key: 'k',
      data: 'survey',
      panel: 'watcher',
      options: {},
      keep: null,
      others: { log: 'log' },
    });
    const { others } = seen[0]!;
    expect(others!['log']!.tables.orders!.rows).toBe(3);
    expect([...others!['log']!.index]).toEqual([1, -1, 0]);
  });

  it('gives the rows in use, and whose they are, to a panel that takes any table, and to no other', async () => {
    const rowsOf = async (spec: AnySpec): Promise<SelectContext['rows']> => {
      const dispatch = createDispatch(() => 20_000, [spec]);
      const log = '会员号,日期,金额\nK1,2024-01-02,12.5\nK2,2024-01-03,8\nK1,2024-01-04,9\n合计,,29.5\n';
      await dispatch.handle('open', { data: 'log', blob: new Blob([log]), name: 'log.csv', choices: {} }, context);
      seen.length = 0;
      await dispatch.handle('panel', { key: 'k', data: 'log', panel: 'watcher', options: {}, keep: null }, context);
      return seen[0]?.rows;
    };
    expect(await rowsOf(WATCHER)).toBeUndefined();
    const rows = await rowsOf({ ...WATCHER, needs: [{ table: 'any', roles: [] }] });
    expect([...rows!.used!]).toEqual([0, 1, 2]);
    expect([...rows!.customer!]).toEqual([0, 1, 0, -1]);
    expect(rows!.customers).toBe(2);
    expect(rows!.table.rows).toBe(4);
  });

  it('gives what other cells offer, and nothing where nothing was asked or the file is gone', async () => {
    const request = await engine();
    seen.length = 0;
    const ask = { data: 'survey', panel: 'watcher', options: {}, keep: null };
    await request('panel', { ...ask, key: 'k', given: { weights: [1] } });
    await request('marks', { ...ask, set: 'all', given: { weights: [2] }, others: { log: 'gone' } });
    await request('panel', { ...ask, key: 'k' });
    expect(seen).toEqual([
      { keep: null, given: { weights: [1] } },
      { keep: null, given: { weights: [2] }, others: {} },
      { keep: null },
    ]);
  });
});
