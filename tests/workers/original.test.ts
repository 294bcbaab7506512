/** Original texts asked of the engine, and beside every problem of an exported table. */

import { describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/workers/dispatch.ts';
import { withOriginals } from '../../src/workers/original.ts';
import { dataTable } from '../../src/data/data-rows.ts';
import type { Ask, Reply, RequestName } from '../../src/workers/protocol.ts';
import { readAndPrepare } from '../data/reading.ts';

const pause = (): Promise<void> => Promise.resolve();
const CONTENT =
  '客户,金额,日期\nK1, 12 ,2024-01-01\nK2,"十,二",2024-01-02\nK3,14\nK4,15,"昨天\n下午"\nK5,1,2024-01-05\n';
const TYPES = { c1: 'number', c2: 'date' } as const;

function engine() {
  const dispatch = createDispatch(() => 20_000, []);
  return async <N extends RequestName>(name: N, ask: Ask<N>): Promise<Reply<N>> =>
    (await dispatch.handle(name, ask, { pause, progress: () => undefined })).reply as Reply<N>;
}

describe('the original text', () => {
  it('of a row is asked for by its number, whatever has been done to the rows', async () => {
    const request = engine();
    await request('open', { data: 'd', blob: new Blob([CONTENT]), name: 'a.csv', choices: { types: TYPES } });
    const row = await request('original', { data: 'd', row: 0 });
    expect(row).toMatchObject({ ok: true, value: { line: 2, text: 'K1, 12 ,2024-01-01' } });
    expect(await request('original', { data: 'd', row: 99 })).toMatchObject({ ok: false });
    expect(await request('original', { data: 'nothing', row: 0 })).toMatchObject({ ok: false });
  });

  it('is hidden where columns of persons are, and had for no table made by steps', async () => {
    const request = engine();
    const choices = { privacy: { c0: 'pseudonym' }, pseudonymKey: 'a'.repeat(64) } as const;
    await request('open', { data: 'd', blob: new Blob([CONTENT]), name: 'a.csv', choices });
    const row = await request('original', { data: 'd', row: 0 });
    expect(row.ok && [row.value.text, row.value.cells[0]!.text]).toEqual([null, null]);
    const made = { from: 'd', steps: [], names: { d: 'a' } };
    await request('open', { data: 'm', blob: null, name: 'm', choices: {}, made });
    expect(await request('original', { data: 'm', row: 0 })).toMatchObject({
      ok: false,
      error: { code: 'intake.no-original' },
    });
  });

  it('stands beside every problem, in any order', async () => {
    const prepared = await readAndPrepare(CONTENT, { types: TYPES });
    const problems = dataTable(prepared.file, prepared, 'problems');
    const order = Uint32Array.of(2, 0, 1);
    const table = await withOriginals(problems, order, prepared.file, pause);
    expect(table.columns.at(-1)).toMatchObject({ key: 'text', label: { code: 'intake.column-text' } });
    const last = table.columns.length - 1;
    expect(Array.from(order, (row) => [table.cell(row, 0), table.cell(row, last)])).toEqual([
      [5, 'K4,15,"昨天\n下午"'],
      [3, 'K2,"十,二",2024-01-02'],
      [4, 'K3,14'],
    ]);
  });
});
