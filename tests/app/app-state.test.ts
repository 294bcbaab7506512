import { describe, expect, it } from 'vitest';
import { AppState } from '../../src/app/AppState.svelte.ts';
import { startWithFiles } from '../../src/app/new-notebook.ts';
import { newId } from '../../src/app/new-id.ts';
import { message } from '../../src/lib/outcome.ts';

describe('the application', () => {
  it('starts where the address is, and follows it', () => {
    const address = { hash: '#/reference' };
    const app = new AppState(address);
    expect(app.route).toEqual({ kind: 'reference', panel: null });
    app.go({ kind: 'notebook', id: 'x' });
    expect(address.hash).toBe('#/n/x');
    app.follow();
    expect(app.route).toEqual({ kind: 'notebook', id: 'x' });
  });

  it('hands a new notebook over once', () => {
    const address = { hash: '' };
    const app = new AppState(address);
    const start = startWithFiles('n', [], [], newId);
    app.begin(start);
    expect(address.hash).toBe('#/n/n');
    expect(app.take('other')).toBeNull();
    expect(app.take('n')).toBe(start);
    expect(app.take('n')).toBeNull();
  });

  it('keeps the last problems, until they are read or the page changes', () => {
    const app = new AppState({ hash: '' });
    app.complain();
    expect(app.problems).toEqual([]);
    for (let i = 0; i < 9; i += 1) app.complain(message('app.folder-refused', { name: String(i) }));
    expect(app.problems).toHaveLength(6);
    app.forgive();
    expect(app.problems).toEqual([]);
    app.complain(message('app.bin'));
    app.follow();
    expect(app.problems).toEqual([]);
  });
});
