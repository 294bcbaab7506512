/** Panels that wait for data take, of files that come, the one they can be made of; what a person chose stays. */

import { describe, expect, it } from 'vitest';
import { NotebookState } from '../../src/notebook/NotebookState.svelte.ts';
import { EMPTY_SESSION, type PanelCell, type Session } from '../../src/session/schema.ts';
import { createMemoryStorage } from '../../src/storage/memory.ts';
import { createDirectEngine } from './direct-engine.ts';

const ORDERS = [
  '订单号,会员号,下单日期,渠道,金额',
  'O-1,M0379,2024-01-05,门店,10',
  'O-2,M0379,2024-06-30,门店,20',
  'O-3,M0058,2024-01-20,门店,5',
  'O-4,M0144,2024-01-31,门店,100',
].join('\n');
const CUSTOMERS = ['会员号\t城市\t性别', 'M0379\t上海\t女', 'M0058\t上海\t男', 'M0144\t北京\t女'].join('\n');
const COMPLAINTS = [
  '投诉编号,会员号,投诉时间,投诉原因,渠道,是否解决,解决时间,处理满意度,补偿金额',
  'T0001,M0379,2024/06/23 09:00,态度不好,门店,是,2024/06/25 08:34,1,10',
  'T0002,M0058,2024/06/19 00:00,送餐太慢,电话,是,2024/06/21 21:20,4,0',
  'T0003,M0144,2024/06/19 05:00,送餐太慢,小程序,是,2024/06/19 12:19,2,0',
  'T0004,M0144,2024/07/19 05:00,送餐太慢,小程序,否,,,0',
].join('\n');

const orders = (): File => new File([ORDERS], '茶铺订单.csv');
const customers = (): File => new File([CUSTOMERS], '会员.txt');
const complaints = (): File => new File([COMPLAINTS], '投诉.csv');

function setUp(panels: readonly string[]) {
  let ids = 0;
  const session: Session = {
    ...EMPTY_SESSION,
    cells: panels.map((panel) => ({
      kind: 'panel' as const,
      id: panel,
      panel,
      panelVersion: 1,
      data: null,
      options: {},
      filter: null,
    })),
  };
  const notebook = new NotebookState({
    id: 'n',
    session,
    counter: 0,
    ports: { compute: createDirectEngine(), storage: createMemoryStorage(), clock: () => 0, newId: () => `id${++ids}` },
  });
  notebook.start();
  /** name of the data a panel has */
  const dataOf = (panel: string): string | null => {
    const { data } = notebook.session.cells.find((cell): cell is PanelCell => cell.id === panel)!;
    const found = notebook.session.cells.find((cell) => cell.id === data);
    return found?.kind === 'data' ? found.name : null;
  };
  const named = (name: string): string =>
    notebook.session.cells.find((cell) => cell.kind === 'data' && cell.name === name)!.id;
  const read = (...names: string[]): Promise<void> =>
    until(() => names.every((name) => notebook.data(named(name)).status === 'ready'));
  return { notebook, dataOf, named, read };
}

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(check()).toBe(true);
}

/** Whatever was under way is done. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

describe('data that suits a panel', () => {
  it('is taken of files that come together, as part of their coming', async () => {
    const { notebook, dataOf } = setUp(['complaints', 'rfm']);
    await notebook.addFiles([orders(), customers(), complaints()]);
    await until(() => notebook.panel('complaints').status === 'ready' && notebook.panel('rfm').status === 'ready');
    expect([dataOf('complaints'), dataOf('rfm')]).toEqual(['投诉', '茶铺订单']);
    // No step of its own: without the file it has the one it had, with it again it has it again.
    notebook.undo();
    expect(notebook.session.cells.filter((cell) => cell.kind === 'data')).toHaveLength(2);
    expect([dataOf('complaints'), dataOf('rfm')]).toEqual(['茶铺订单', '茶铺订单']);
    notebook.redo();
    expect([dataOf('complaints'), dataOf('rfm')]).toEqual(['投诉', '茶铺订单']);
    for (let step = 0; step < 3; step++) notebook.undo();
    expect(notebook.undoLabel).toBeNull();
    expect(dataOf('complaints')).toBeNull();
  });

  it('is taken of a file that comes later, whichever came first', async () => {
    const { notebook, dataOf, read } = setUp(['complaints', 'rfm']);
    await notebook.addFiles([complaints()]);
    await until(() => notebook.panel('complaints').status === 'ready' && notebook.panel('rfm').status === 'unmet');
    await notebook.addFiles([customers()]);
    await read('会员');
    await rest();
    expect([dataOf('complaints'), dataOf('rfm')]).toEqual(['投诉', '投诉']);
    await notebook.addFiles([orders()]);
    await until(() => notebook.panel('rfm').status === 'ready');
    expect([dataOf('complaints'), dataOf('rfm')]).toEqual(['投诉', '茶铺订单']);
  });

  it('is not taken from a person’s choice', async () => {
    const { notebook, dataOf, named, read } = setUp(['complaints']);
    await notebook.addFiles([orders(), customers()]);
    await read('茶铺订单', '会员');
    notebook.apply({ kind: 'set-panel-data', cell: 'complaints', data: named('会员') });
    await notebook.addFiles([complaints()]);
    await read('投诉');
    await rest();
    expect(dataOf('complaints')).toBe('会员');
  });

  it('is not taken where there was a result', async () => {
    const { notebook, dataOf, named, read } = setUp(['complaints']);
    await notebook.addFiles([complaints()]);
    await until(() => notebook.panel('complaints').status === 'ready');
    notebook.setChoices(named('投诉'), { kind: 'orders' });
    await until(() => notebook.panel('complaints').status === 'unmet');
    await notebook.addFiles([new File([COMPLAINTS], '又一份.csv')]);
    await read('又一份');
    await rest();
    expect(dataOf('complaints')).toBe('投诉');
  });

  it('of files chosen for a panel is the one among them, and of a single one that very one', async () => {
    const { notebook, dataOf, read } = setUp(['complaints']);
    await notebook.addFiles([orders()]);
    await read('茶铺订单');
    await notebook.addFiles([customers()], undefined, 'complaints');
    await read('会员');
    expect(dataOf('complaints')).toBe('会员');
    await notebook.addFiles([customers(), complaints()], undefined, 'complaints');
    await until(() => notebook.panel('complaints').status === 'ready');
    expect(dataOf('complaints')).toBe('投诉');
  });
});
