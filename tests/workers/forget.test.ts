/** A file that is forgotten is held by nothing in the engine: not by results, nor by what panels keep to be quick. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { succeed } from '../../src/lib/outcome.ts';
import type { AnySpec, SelectContext } from '../../src/panels/contract.ts';
import { decodeOptions } from '../../src/panels/options.ts';
import { SPECS } from '../../src/panels/specs.ts';
import { createDispatch } from '../../src/workers/dispatch.ts';
import type { Ask, Reply, RequestName } from '../../src/workers/protocol.ts';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

const context = { pause: () => new Promise<void>((resolve) => setImmediate(resolve)), progress: () => undefined };

/** Takes weak hold of what panels are given. */
function watcher(held: WeakRef<object>[]): AnySpec {
  return {
    id: 'watcher',
    needs: [{ table: 'any', roles: [] }],
    options: {},
    select: (tables: { readonly orders: object | null }, _options: unknown, { rows }: SelectContext) => {
      for (const each of [tables, tables.orders, rows, rows?.table]) if (each) held.push(new WeakRef(each));
      return succeed(null);
    },
    compute: () => succeed(null),
    answer: () => ({ view: null }),
    marks: () => ({}),
    tabulate: () => [],
  } as unknown as AnySpec;
}

/** Orders with a product, a channel and a cost, so that most panels have what they need. */
function orders(): string {
  let text = 'order,customer,date,product,channel,quantity,amount,cost\n';
  for (let i = 0; i < 400; i++) {
    const day = new Date(Date.UTC(2023, 0, 1 + ((i * 7) % 600))).toISOString().slice(0, 10);
    text += `O${i},C${i % 60},${day},P${i % 7},${i % 3 ? 'shop' : 'app'},${1 + (i % 4)},${10 + (i % 90)}.5,${5 + (i % 9)}\n`;
  }
  return text;
}

describe('forgetting a file', () => {
  it('leaves nothing that holds its tables, whatever panels were made of it', { timeout: 60_000 }, async () => {
    const held: WeakRef<object>[] = [];
    const dispatch = createDispatch(() => 20_000, [watcher(held), ...SPECS]);
    const request = async <N extends RequestName>(name: N, ask: Ask<N>): Promise<Reply<N>> =>
      (await dispatch.handle(name, ask, context)).reply as Reply<N>;

    const opened = await request('open', {
      data: 'd',
      blob: new Blob([orders()]),
      name: 'orders.csv',
      choices: {},
    });
    if (!opened.ok) throw new Error(opened.error.code);
    const customers = opened.value.base!.customers;
    const keep = new Uint32Array(Math.ceil(customers / 32)).fill(0x5555_5555);
    const computed: string[] = [];
    for (const spec of [watcher(held), ...SPECS])
      for (const kept of [null, keep]) {
        const { options } = decodeOptions(spec.options, {});
        const ask = { key: `${spec.id}${kept ? '-part' : ''}`, data: 'd', panel: spec.id, options, keep: kept };
        const reply = await request('panel', ask);
        if (reply.ok && !kept) computed.push(spec.id);
      }
    expect(computed).toEqual(expect.arrayContaining(['watcher', 'rfm', 'abc', 'chart', 'olap', 'cohort', 'lifecycle']));
    const view = { conditions: [], sort: [], listed: false, only: null };
    await request('gridRows', { data: 'd', view, offset: 0, count: 10, columns: [0, 1] });
    expect(held.length).toBeGreaterThan(4);
    expect(held.every((reference) => reference.deref() !== undefined)).toBe(true);

    await request('forget', { data: 'd' });
    await expect
      .poll(
        () => {
          collect();
          return held.filter((reference) => reference.deref() !== undefined).length;
        },
        { timeout: 5_000 },
      )
      .toBe(0);
  });
});
