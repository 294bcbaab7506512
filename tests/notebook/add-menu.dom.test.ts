import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import AddMenu from '../../src/notebook/AddMenu.svelte';
import { suggestions } from '../../src/notebook/add-panels.ts';
import { PANELS } from '../../src/panels/index.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from './fake-notebook.svelte.ts';
import { click, stage, type Staged } from './stage.ts';

let open: Staged;
let notebook: FakeNotebook;
let done: number;

beforeEach(() => {
  done = 0;
  notebook = new FakeNotebook({ cells: [ORDERS_CELL] });
  notebook.dataStates = { d1: readyData() };
  open = stage(AddMenu, { notebook, position: 1, done: () => done++ });
  open.words.add(...PANELS.map((panel) => panel.words));
  flushSync();
});
afterEach(() => open.end());

const rfm = (): HTMLButtonElement =>
  open.all<HTMLButtonElement>('.panel-choice').find((button) => button.textContent.includes('RFM'))!;

describe('AddMenu', () => {
  test('offers every panel under its question', () => {
    expect(open.all('.panel-choice')).toHaveLength(PANELS.length);
    expect(open.find('h3').textContent).toBe('Who is worth what');
  });

  test('adds text and panels at the place', () => {
    click(rfm());
    expect(notebook.session.cells.map((cell) => cell.kind)).toEqual(['data', 'panel']);
    expect(done).toBe(1);
    click(open.button('Text'));
    expect(notebook.session.cells.map((cell) => cell.kind)).toEqual(['data', 'text', 'panel']);
  });

  test('a panel whose roles are missing is greyed, says why, and is not added', () => {
    const report = sampleReport();
    notebook.dataStates = {
      d1: readyData({
        ...report,
        roles: report.roles.map((role) =>
          role.role === 'customer' ? { ...role, column: { ...role.column, value: null } } : role,
        ),
      }),
    };
    flushSync();
    expect(rfm().getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(rfm().getAttribute('aria-describedby')!)?.textContent).toContain('Customer');
    click(rfm());
    expect(notebook.session.cells).toHaveLength(1);
    notebook.dataStates = {};
    flushSync();
    expect(rfm().textContent).toContain('needs data first');
  });

  test('below a data card only panels it carries and does not have yet are suggested', () => {
    expect(suggestions(notebook, PANELS, 'd1').map((panel) => panel.id)).toContain('rfm');
    notebook.addPanel('rfm');
    expect(suggestions(notebook, PANELS, 'd1').map((panel) => panel.id)).not.toContain('rfm');
  });

  test('a panel that needs no data is suggested for the tables it is made for, and for no other', () => {
    const suggested = (): readonly string[] => suggestions(notebook, PANELS, 'd1').map((panel) => panel.id);
    expect(suggested()).not.toContain('clv-contractual');
    expect(suggested()).not.toContain('clv-formula');
    const report = sampleReport();
    const filled = (role: 'customer' | 'start') => ({ ...report.roles[0]!, role });
    notebook.dataStates = {
      d1: readyData({
        ...report,
        kind: { ...report.kind, value: 'subscriptions' },
        roles: [filled('customer'), filled('start')],
      }),
    };
    flushSync();
    expect(suggested()).toContain('clv-contractual');
    expect(suggested()).not.toContain('clv-formula');
  });
});
