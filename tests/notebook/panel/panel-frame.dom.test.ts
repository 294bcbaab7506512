import { flushSync, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message, succeed } from '../../../src/lib/outcome.ts';
import type { PanelState } from '../../../src/notebook/panel-jobs.svelte.ts';
import PanelFrame from '../../../src/notebook/panel/PanelFrame.svelte';
import type { PanelDrawing } from '../../../src/notebook/panel-drawings.ts';
import type { PanelCell } from '../../../src/session/schema.ts';
import type { PanelReply } from '../../../src/workers/protocol.ts';
import { PANELS } from '../../../src/panels/index.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from '../fake-notebook.svelte.ts';
import { click, enter, settle, stage, type Staged } from '../stage.ts';
import FakePicture from './FakePicture.svelte';

const CELL: PanelCell = {
  kind: 'panel',
  id: 'c1',
  panel: 'rfm',
  panelVersion: 1,
  data: 'd1',
  options: {},
  filter: null,
};

const REPLY: PanelReply = {
  answer: {
    view: { said: 'seven' },
    finding: message('notebook.rows-all', { count: 7 }),
    subtitle: message('notebook.data'),
    caption: message('notebook.begin'),
    alternative: message('notebook.data'),
    reading: [message('notebook.rows-all', { count: 1 }), message('rfm.limit-cause')],
    statistics: [
      { name: 'customers', value: 6000, style: 'integer', label: message('notebook.stat-customers') },
      { name: 'revenue', value: 1_123_864.253, style: 'money', label: message('notebook.stat-revenue') },
      // of another model: there for machines, not to be seen
      { name: 'beta', value: NaN, style: 'number', label: message('notebook.stat-revenue') },
    ],
    account: { used: message('notebook.rows-all', { count: 9 }), leftOut: [message('notebook.no-rows')] },
  },
  marks: {},
  tables: [
    {
      name: 'customers',
      title: message('notebook.segments'),
      published: true,
      columns: [],
      rows: 6000,
      customers: true,
      set: null,
    },
  ],
  milliseconds: 41,
};

const READY: PanelState = {
  status: 'ready',
  reply: REPLY,
  key: 'k',
  error: null,
  unmet: [],
  wanted: [],
  slow: false,
  progress: null,
};

let open: Staged;
let notebook: FakeNotebook;

function show(state: PanelState, cell: PanelCell = CELL): void {
  notebook = new FakeNotebook({
    cells: [ORDERS_CELL, cell],
    segments: [{ id: 's', name: 'Away', rule: { kind: 'customers', data: 'd1', ids: ['M1'] } }],
  });
  notebook.dataStates = { d1: readyData() };
  notebook.panelStates = { c1: state };
  open = stage(PanelFrame as unknown as Component<Record<string, unknown>>, {
    notebook,
    cell,
    drawings: { rfm: () => Promise.resolve(FakePicture as unknown as PanelDrawing) },
  });
  open.words.add(...PANELS.map((panel) => panel.words));
  flushSync();
}

function become(state: PanelState): void {
  notebook.panelStates = { c1: state };
  flushSync();
}

const section = (): HTMLElement => open.find('section[data-panel="rfm"]');
const statistics = (): Record<string, string | null> =>
  Object.fromEntries(
    open.all<HTMLElement>('[data-stat]').map((each) => [each.dataset['stat']!, each.getAttribute('value')]),
  );

beforeEach(() => {
  // happy-dom lays nothing out; the picture waits for its width
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 756 });
});
afterEach(() => open.end());

describe('PanelFrame', () => {
  test('says the term in both languages, the finding, what it measures, and where it comes from', async () => {
    show(READY);
    await settle();
    expect(section().getAttribute('aria-busy')).toBe('false');
    expect(open.find('.term').textContent).toMatch(/RFM segmentation.*RFM 分类法/);
    expect(open.find('h2').textContent).toBe('7 rows');
    expect(document.getElementById(section().getAttribute('aria-labelledby')!)?.tagName).toBe('H2');
    expect(open.find('.foot').textContent).toMatch(/9 rows.*41 ms/s);
    expect(open.target.textContent).toContain('seven at 756');
  });

  test('every statistic is there at full precision, whatever tab is shown', () => {
    show(READY);
    for (const tab of ['Picture', 'Table', 'Formula', 'Reading']) {
      click(open.button(tab));
      expect(statistics()).toEqual({ customers: '6000', revenue: '1123864.253', beta: 'NaN' });
      expect(open.find('[data-stat="beta"]').closest('[hidden]')).not.toBeNull();
    }
    expect(open.find('[data-stat="revenue"]').textContent).toBe('¥1,123,864');
  });

  test('the reading parts what the result means from what it does not', () => {
    show(READY);
    click(open.button('Reading'));
    expect(open.all('.read p')).toHaveLength(1);
    expect(open.all('.read li')).toHaveLength(1);
  });

  test('while busy the old result stays; only a long wait is shown, with a way to stop', () => {
    show({ ...READY, status: 'busy' });
    expect(section().getAttribute('aria-busy')).toBe('true');
    expect(open.all('[role="progressbar"]')).toHaveLength(0);
    become({ ...READY, status: 'busy', slow: true });
    expect(open.all('.dimmed')).toHaveLength(1);
    expect(statistics()['customers']).toBe('6000');
    click(open.button('Cancel'));
    expect(notebook.calls).toEqual(['cancelPanel(c1)']);
  });

  test('a failure says what happened, what was kept, and two ways on', () => {
    show(
      { ...READY, status: 'failed', error: message('state.engine-failed', { reason: 'a bad day' }) },
      { ...CELL, options: { bins: '3' } },
    );
    notebook.apply({ kind: 'set-title', title: 'x' });
    flushSync();
    expect(open.find('[role="alert"]').textContent).toContain('a bad day');
    expect(open.target.textContent).toContain('The last result is kept below');
    expect(statistics()['customers']).toBe('6000');
    click(open.button('Back to standard options'));
    expect(notebook.applied.at(-1)?.operation).toMatchObject({
      kind: 'set-options',
      cell: 'c1',
      options: { bins: '5' },
    });
    expect(open.all('.ways button')).toHaveLength(2);
  });

  const REFUSED: PanelState = {
    ...READY,
    status: 'failed',
    error: message('clv-formula.diverges', { kept: 1.12, grown: 1.08 }),
  };

  test('inputs without a result: the reason is the title, and no number of the former result stands', () => {
    show(REFUSED);
    notebook.apply({ kind: 'set-title', title: 'x' });
    flushSync();
    expect(open.find('h2').textContent).toContain('Without an end there is no result');
    expect(open.find('[role="alert"]').textContent).toContain('Without an end there is no result');
    expect(open.target.textContent).not.toContain('7 rows');
    expect(open.target.textContent).not.toContain('41 ms');
    for (const tab of ['Picture', 'Table', 'Formula', 'Reading']) {
      click(open.button(tab));
      expect(statistics()).toEqual({});
      expect(open.find('[role="tabpanel"]').textContent.trim()).toBe('');
    }
    expect(open.all('.ways button')).toHaveLength(2);
    // the next try: the refusal stands until there is an answer
    become({ ...REFUSED, status: 'busy' });
    expect(statistics()).toEqual({});
    become(READY);
    expect(open.find('h2').textContent).toBe('7 rows');
    expect(statistics()['customers']).toBe('6000');
  });

  test('inputs without a result leave an own title, and say the reason below it', () => {
    show(REFUSED, { ...CELL, title: 'Who stays away' });
    expect(open.find('h2').textContent.trim()).toBe('Who stays away');
    expect(open.find('.bad').classList.contains('sr')).toBe(false);
  });

  test('collapsed, inputs without a result show the reason and no number', () => {
    show(REFUSED, { ...CELL, collapsed: true });
    expect(open.find('.eyebrow').textContent).toContain('Without an end there is no result');
    expect(statistics()).toEqual({});
  });

  test('a picture that is held while its inputs lose their result stays under the hand, unread', async () => {
    show(READY);
    await settle();
    open.page.held = { cell: 'c1', keys: [] };
    const picture = open.find('.picture');
    become(REFUSED);
    await settle();
    expect(open.find('.picture')).toBe(picture);
    expect(open.find('.former').getAttribute('aria-hidden')).toBe('true');
    expect(statistics()).toEqual({});
    open.page.held = null;
    flushSync();
    expect(open.all('.former')).toHaveLength(0);
  });

  test('a stopped computation leaves the old result marked as stale', () => {
    show({ ...READY, error: message('state.computing-cancelled') });
    expect(open.find('.stale').textContent.trim()).toBe('Stale');
  });

  test('what is missing is named, with the control that supplies it', () => {
    show({ ...READY, status: 'unmet', reply: null, key: null, unmet: ['customer'] });
    expect(open.find('h2').textContent).toContain('Customer');
    enter(open.find<HTMLSelectElement>('.box select'), 'c0');
    expect(notebook.applied.at(-1)?.operation).toMatchObject({
      kind: 'set-choices',
      cell: 'd1',
      choices: { roles: { customer: 'c0' } },
    });
  });

  test('data of another kind is named, with what is needed and three ways on', () => {
    const other = { ...ORDERS_CELL, id: 'd2', name: 'summaries' };
    show({ ...READY, status: 'unmet', reply: null, key: null, wanted: ['customer-summary', 'subscriptions'] });
    notebook.session = { ...notebook.session, cells: [...notebook.session.cells, other] };
    flushSync();
    expect(open.find('h2').textContent).toContain('order log');
    expect(open.find('.sub').textContent).toContain('customer summary, subscription table');
    expect(open.button('Choose file')).toBeTruthy();
    enter(open.find<HTMLSelectElement>('.box > select'), 'd2');
    expect(notebook.applied.at(-1)?.operation).toEqual({ kind: 'set-panel-data', cell: CELL.id, data: 'd2' });
    enter(open.find<HTMLSelectElement>('.box .kind select'), 'subscriptions');
    expect(notebook.applied.at(-1)?.operation).toMatchObject({
      kind: 'set-choices',
      cell: 'd1',
      choices: { kind: 'subscriptions' },
    });
  });

  test('without data it asks for a file', () => {
    show({ ...READY, status: 'unmet', reply: null, key: null }, { ...CELL, data: null });
    notebook.session = { ...notebook.session, cells: [{ ...CELL, data: null }] };
    flushSync();
    expect(open.button('Choose file')).toBeTruthy();
  });

  test('data that could not be read is pointed at', () => {
    show({ ...READY, status: 'unmet', reply: null, key: null });
    notebook.dataStates = {
      d1: { status: 'failed', progress: null, report: null, error: message('common.more'), customers: 0 },
    };
    flushSync();
    expect(open.find('h2').textContent).toBe('orders has not been read');
    notebook.dataStates = { d1: readyData(sampleReport({ orders: null })) };
    flushSync();
    expect(open.find('h2').textContent).toBe('orders holds no rows that can be used');
  });

  test('an own title stands in place of the finding and can be given back', () => {
    show(READY, { ...CELL, title: 'Who stays away' });
    expect(open.find('h2').textContent).toBe('Who stays away');
    click(open.button('Cell menu'));
    click(open.button('The finding is the title'));
    expect(notebook.applied.at(-1)?.operation).toEqual({ kind: 'set-cell-title', cell: 'c1', title: null });
  });

  test('a filter is a chip that can be taken away, and is chosen in the menu', () => {
    show(READY, { ...CELL, filter: 's' });
    expect(open.find('.filter').textContent).toContain('only “Away”');
    click(open.button('Stop showing only “Away”'));
    expect(notebook.applied.at(-1)?.operation).toEqual({ kind: 'set-filter', cell: 'c1', segment: null });
    click(open.button('Cell menu'));
    expect(
      open.all('[role="menuitemradio"]').map((each) => [each.textContent.trim(), each.getAttribute('aria-checked')]),
    ).toEqual([
      ['all customers', 'false'],
      ['Away', 'true'],
    ]);
  });

  test('collapsed it keeps its finding and its numbers', () => {
    show(READY, { ...CELL, collapsed: true });
    expect(open.find('.eyebrow').textContent).toContain('7 rows');
    expect(open.all('[role="tab"]')).toHaveLength(0);
    expect(statistics()['customers']).toBe('6000');
    expect(open.find('dl').hidden).toBe(true);
  });

  test('a published table is one click away', () => {
    show(READY);
    click(open.button('Segments'));
    expect(open.page.tab('c1', 'picture')).toBe('table');
    expect(open.page.table('c1')).toBe('customers');
  });

  test('the formula is explained for a customer who can be changed', async () => {
    show(READY);
    notebook.explanation = succeed({
      symbols: [{ tex: 'x', note: message('notebook.data') }],
      numbers: [],
      steps: [{ tex: 'y', note: message('notebook.data') }],
      customer: 17,
    });
    click(open.button('Formula'));
    await settle();
    await settle();
    expect(open.all('.depths h3').map((each) => each.textContent)).toEqual([
      'Symbols',
      'This data’s numbers',
      'By hand',
    ]);
    const field = open.find<HTMLInputElement>('input[name="customer"]');
    expect(field.value).toBe('M17');
    enter(field, 'M9');
    expect(notebook.applied.at(-1)?.operation).toEqual({ kind: 'set-customer', cell: 'c1', customer: 'M9' });
  });

  test('a picture that breaks is said, and the rest of the cell works', async () => {
    show({ ...READY, reply: { ...REPLY, answer: { ...REPLY.answer, view: { said: null } } } });
    await settle();
    expect(open.find('[role="alert"]').textContent).toContain('could not be drawn');
    click(open.button('Reading'));
    expect(open.all('.read')).toHaveLength(1);
  });

  test('a panel this version does not know is kept and said', () => {
    show(
      { ...READY, status: 'failed', reply: null, key: null, error: message('state.panel-unknown', { panel: 'later' }) },
      { ...CELL, panel: 'later' },
    );
    expect(open.find('section[data-panel="later"]').textContent).toContain('later');
  });
});
