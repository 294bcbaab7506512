/** Fakes the tests of the shell share. */

import { vi } from 'vitest';
import type { ShellActions, ShellContext, ShellNotebook } from '../../src/app/shell.ts';
import { EMPTY_SESSION, type Session } from '../../src/session/schema.ts';

export function fakeActions(): ShellActions {
  return {
    go: vi.fn(),
    openFiles: vi.fn(),
    pasteTable: vi.fn(),
    openSample: vi.fn(),
    beginEmpty: vi.fn(),
    saveFile: vi.fn(),
    exportSelection: vi.fn(),
    setLanguage: vi.fn(),
    setTheme: vi.fn(),
    showPalette: vi.fn(),
    showCell: vi.fn(),
    print: vi.fn(),
  };
}

export function fakeNotebook(changes: Partial<ShellNotebook> & { session?: Session } = {}): ShellNotebook {
  return {
    id: 'one',
    session: EMPTY_SESSION,
    saving: { kind: 'saved', reason: null },
    readOnly: null,
    undoLabel: null,
    redoLabel: null,
    selection: null,
    focus: null,
    undo: vi.fn(),
    redo: vi.fn(),
    apply: vi.fn(),
    addText: vi.fn(),
    addPanel: vi.fn(),
    addFiles: vi.fn(async () => undefined),
    clearSelection: vi.fn(),
    invertSelection: vi.fn(),
    exportSelection: vi.fn(),
    sourcesWithBytes: vi.fn(async () => ({ ok: true as const, value: [] })),
    panel: () => ({ status: 'waiting', reply: null, error: null }),
    data: () => ({ report: null }),
    announce: vi.fn(),
    ...changes,
  };
}

export function fakeContext(changes: Partial<ShellContext> = {}): ShellContext {
  return {
    route: { kind: 'library' },
    notebook: null,
    language: 'zh-CN',
    theme: 'system',
    shade: 'light',
    act: fakeActions(),
    ...changes,
  };
}
