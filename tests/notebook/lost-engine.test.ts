/** What becomes of a notebook whose engine is lost: all of it comes back, except what the engine was lost over. */

import { describe, expect, it } from 'vitest';
import type { Loss } from '../../src/workers/client.ts';
import { EngineLost } from '../../src/workers/client.ts';
import type { Ask, ComputePort, RequestName } from '../../src/workers/protocol.ts';
import { createDirectEngine } from './direct-engine.ts';
import { newNotebook } from './new-notebook.ts';

const ORDERS = 'customer,date,amount\na,2024-01-05,10\na,2024-02-05,20\nb,2024-01-20,5\nc,2024-03-01,100\n';

/** An engine that never answers what `sticks` says, until it is lost. */
function setUp() {
  let engine = createDirectEngine();
  const asked: [RequestName, unknown][] = [];
  const tell = new Set<(loss: Loss) => void>();
  let hanging: { reject: (error: Error) => void; during: NonNullable<Loss['during']> } | null = null;
  const control = { sticks: (_name: RequestName, _ask: unknown): boolean => false };
  const compute: ComputePort & { onLost(listener: (loss: Loss) => void): () => void } = {
    async request(name, ask, options) {
      asked.push([name, ask]);
      if (!control.sticks(name, ask)) return engine.request(name, ask, options);
      return new Promise((_, reject) => {
        hanging = { reject, during: { name, ask } };
        options?.signal?.addEventListener('abort', () => reject(options.signal!.reason as Error));
      });
    },
    onLost(listener) {
      tell.add(listener);
      return () => tell.delete(listener);
    },
  };
  function lose(kind: Loss['kind']): void {
    engine = createDirectEngine();
    const { during = null, reject } = hanging ?? {};
    hanging = null;
    reject?.(new EngineLost('gone'));
    for (const listener of tell) listener({ kind, reason: 'gone', during });
  }
  const notebook = newNotebook(compute);
  return { notebook, control, asked, lose, stuck: () => hanging !== null };
}

const file = (name: string): File => new File([ORDERS], name, { type: 'text/csv' });

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(check()).toBe(true);
}

async function withPanel() {
  const set = setUp();
  const { notebook } = set;
  await notebook.addFiles([file('good.csv')]);
  const good = notebook.session.cells[0]!.id;
  await until(() => notebook.data(good).status === 'ready');
  notebook.addPanel('rfm');
  const rfm = notebook.session.cells[1]!.id;
  await until(() => notebook.panel(rfm).status === 'ready');
  return { ...set, good, rfm };
}

const opened = (asked: readonly [RequestName, unknown][], name: string): number =>
  asked.filter(([request, ask]) => request === 'open' && (ask as Ask<'open'>).name === name).length;

describe('a notebook whose engine was lost', () => {
  it.each(['stuck', 'died'] as const)(
    'over a file (%s) reads the others again and asks before reading it',
    async (kind) => {
      const { notebook, control, asked, lose, stuck, good, rfm } = await withPanel();
      control.sticks = (name, ask) => name === 'open' && (ask as Ask<'open'>).name === 'bad.csv';
      await notebook.addFiles([file('bad.csv')]);
      const bad = notebook.session.cells.find((cell) => cell.kind === 'data' && cell.id !== good)!.id;
      await until(stuck);
      if (kind === 'stuck') notebook.cancelReading(bad);
      const readBefore = opened(asked, 'bad.csv');
      const before = notebook.panel(rfm).reply;
      lose(kind);
      expect(notebook.notices.at(-1)?.message.code).toBe('state.engine-restarted');
      await until(() => notebook.data(good).status === 'ready' && notebook.panel(rfm).status === 'ready');
      expect(notebook.panel(rfm).reply).not.toBe(before);
      expect(notebook.panel(rfm).reply?.answer.statistics).toEqual(before?.answer.statistics);
      expect(notebook.data(bad)).toMatchObject({ status: 'failed', error: { code: `state.reading-${kind}` } });
      expect(opened(asked, 'bad.csv')).toBe(readBefore);

      // A later loss leaves it alone, too.
      control.sticks = () => false;
      lose('died');
      await until(() => notebook.data(good).status === 'ready' && notebook.panel(rfm).status === 'ready');
      expect(opened(asked, 'bad.csv')).toBe(readBefore);

      notebook.readAgain(bad);
      await until(() => notebook.data(bad).status === 'ready');
      expect(notebook.data(bad).report?.rows).toBe(4);
    },
  );

  it('over the file that another has replaced reads the other', async () => {
    const { notebook, control, lose, stuck, good } = await withPanel();
    control.sticks = (name, ask) => name === 'open' && (ask as Ask<'open'>).name === 'bad.csv';
    await notebook.replaceFile(good, file('bad.csv'));
    await until(stuck);
    await notebook.replaceFile(good, file('other.csv'));
    lose('stuck');
    await until(() => notebook.data(good).status === 'ready');
    expect(notebook.data(good).report?.file.name).toBe('other.csv');
  });

  it('over a panel computes the others and this one again only when it is changed', async () => {
    const { notebook, control, lose, stuck, good, rfm, asked } = await withPanel();
    control.sticks = (name, ask) => name === 'panel' && (ask as Ask<'panel'>).panel === 'abc';
    notebook.addPanel('abc');
    const abc = notebook.session.cells[2]!.id;
    await until(stuck);
    notebook.cancelPanel(abc);
    lose('stuck');
    control.sticks = () => false;
    await until(() => notebook.data(good).status === 'ready' && notebook.panel(rfm).status === 'ready');
    expect(notebook.panel(abc)).toMatchObject({
      status: 'failed',
      error: { code: 'state.computing-stuck' },
      reply: null,
    });
    const tries = asked.filter(([name, ask]) => name === 'panel' && (ask as Ask<'panel'>).panel === 'abc').length;
    expect(tries).toBe(1);
    notebook.apply({ kind: 'set-panel-data', cell: abc, data: null });
    notebook.apply({ kind: 'set-panel-data', cell: abc, data: good });
    notebook.setOptions(abc, { limitA: 0.7 });
    await until(() => notebook.panel(abc).status === 'ready');
  });
});
