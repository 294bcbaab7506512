import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message } from '../../../src/lib/outcome.ts';
import DataCard from '../../../src/notebook/data/DataCard.svelte';
import type { DataCell } from '../../../src/session/schema.ts';
import { FakeNotebook, ORDERS_CELL, readyData, sampleReport } from '../fake-notebook.svelte.ts';
import { click, enter, stage, type Staged } from '../stage.ts';

let open: Staged;
let notebook: FakeNotebook;

beforeEach(() => {
  notebook = new FakeNotebook({
    cells: [ORDERS_CELL],
    sources: [{ id: 's1', name: 'half-sugar-orders.csv', bytes: 4_100_000, chunks: [] }],
  });
  notebook.dataStates = { d1: readyData() };
  open = stage(DataCard, { notebook, cell: ORDERS_CELL });
});
afterEach(() => open.end());

const choices = (): DataCell['choices'] => (notebook.session.cells[0] as DataCell).choices;
const show = (): void => flushSync();

describe('DataCard', () => {
  test('five figures at full precision', () => {
    const values = Object.fromEntries(
      open
        .all<HTMLElement>('.stats data')
        .map((each) => [each.dataset['stat'], [each.getAttribute('value'), each.textContent]]),
    );
    expect(values).toMatchObject({
      customers: ['6000', '6,000'],
      orders: ['55294', '55,294'],
      revenue: ['1123864.25', '¥1,123,864'],
      'mean-order': [String(1_123_864.25 / 55_294), '¥20.33'],
      rows: ['61742', '61,742'],
    });
  });

  test('P2 rows read are rows used and rows listed, with a way to those', () => {
    const ledger = Object.fromEntries(
      open.all<HTMLElement>('.ledger data').map((each) => [each.dataset['stat'], Number(each.getAttribute('value'))]),
    );
    expect(ledger['rows-read']).toBe(ledger['rows-used']! + ledger['rows-listed']!);
    click(open.button('See the rows'));
    expect(open.page.tab('d1', 'overview')).toBe('table');
    expect(open.page.table('d1')).toBe('listed');
  });

  test('the chosen treatment is pressed, another is one click and named for undo', () => {
    const [finding] = open.all('.find');
    expect(finding!.querySelector('[aria-pressed="true"]')?.textContent.trim()).toBe('Merged');
    click(finding!.querySelector<HTMLButtonElement>('[aria-pressed="false"]')!);
    expect(choices().treatments).toEqual({ 'duplicate-row': 'keep' });
    expect(notebook.undoLabel?.code).toBe('notebook.do-treat');
  });

  test('P3 every role has its column and reason and can be changed or given back', () => {
    expect(open.all('.roles tbody tr')).toHaveLength(4);
    click(open.button('Change the column for “Amount”'));
    enter(open.find<HTMLSelectElement>('.roles select'), 'c3');
    expect(choices().roles).toEqual({ amount: 'c3' });
    const report = sampleReport();
    notebook.dataStates = {
      d1: readyData({
        ...report,
        roles: report.roles.map((role) =>
          role.role === 'amount' ? { ...role, column: { ...role.column, value: 'c3', chosen: true } } : role,
        ),
      }),
    };
    show();
    click(open.button('Change the column for “Amount”'));
    click(open.button('Back to the guess'));
    expect(choices().roles).toBeUndefined();
  });

  test('asks for what nothing can be said without', () => {
    const report = sampleReport({ orders: null });
    notebook.dataStates = {
      d1: readyData({
        ...report,
        roles: report.roles.map((role) =>
          role.role === 'time' ? { ...role, column: { ...role.column, value: null } } : role,
        ),
      }),
    };
    show();
    expect(open.find('h2').textContent).toContain('Time');
    expect(open.all('.stats data').map((each) => each.dataset['stat'])).toEqual(['rows', 'columns']);
    enter(open.find<HTMLSelectElement>('.ask select'), 'c1');
    expect(choices().roles).toEqual({ time: 'c1' });
  });

  test('without a time column it says why a column of dates was not taken, and that nothing is left out yet', () => {
    const report = sampleReport({ orders: null });
    notebook.dataStates = {
      d1: readyData({
        ...report,
        columns: report.columns.map((column, index) =>
          index === 1 ? { ...column, notes: [message('data.note-other-dates', { example: '01/02/2023' })] } : column,
        ),
        roles: report.roles.map((role) =>
          role.role === 'time' ? { ...role, column: { ...role.column, value: null } } : role,
        ),
      }),
    };
    show();
    expect(open.target.textContent).toContain('01/02/2023');
    expect(open.target.textContent).toContain('Totals, repeats and rows of another width are treated as below now');
  });

  test('a plain table is asked for nothing, says what it is, and becomes a kind by choice', () => {
    const report = sampleReport({ orders: null, plain: true });
    notebook.dataStates = {
      d1: readyData({
        ...report,
        ledger: { read: 5, used: 5, listed: 0, reasons: [] },
        roles: report.roles.map((role) => ({ ...role, column: { ...role.column, value: null } })),
      }),
    };
    show();
    expect(open.find('h2').textContent.trim()).toBe('All 5 rows can be read');
    expect(open.all('.ask')).toHaveLength(0);
    const select = open.find<HTMLSelectElement>('.kind select');
    expect(select.selectedOptions[0]?.textContent).toBe('a plain table');
    enter(select, 'customers');
    expect(choices().kind).toBe('customers');
  });

  test('a file of column names alone is not asked about', () => {
    const report = sampleReport({ orders: null, rows: 0, ledger: { read: 0, used: 0, listed: 0, reasons: [] } });
    notebook.dataStates = {
      d1: readyData({
        ...report,
        roles: report.roles.map((role) => ({ ...role, column: { ...role.column, value: null } })),
      }),
    };
    show();
    expect(open.find('h2').textContent.trim()).toBe('There are no data rows');
    expect(open.all('.ask')).toHaveLength(0);
  });

  test('no other encoding is offered for what is not text or not here', () => {
    for (const code of ['data.empty-file', 'data.not-text-image', 'session.source-missing']) {
      notebook.dataStates = {
        d1: { status: 'failed', progress: null, report: null, error: message(code, { name: 'x' }), customers: 0 },
      };
      show();
      expect(open.all('.ways select')).toHaveLength(0);
      expect(open.target.textContent).toContain('Choose another file');
    }
  });

  test('P3 encoding, delimiter, header and types are shown with their reason and can be changed', () => {
    open.page.showTab('d1', 'file');
    show();
    const [encoding, delimiter] = open.all<HTMLSelectElement>('.how select');
    enter(encoding!, 'gb18030');
    enter(delimiter!, ';');
    click(open.all('.how [role="radio"]')[2]!);
    enter(open.find<HTMLSelectElement>('table select'), 'text');
    expect(choices()).toEqual({
      encoding: 'gb18030',
      delimiter: ';',
      header: false,
      headerRows: 1,
      types: { c0: 'text' },
    });
    expect(open.all('.how .hint').every((hint) => hint.textContent.trim() !== '')).toBe(true);
  });

  test('while reading it says how far and can be stopped', () => {
    notebook.dataStates = {
      d1: {
        status: 'reading',
        progress: { bytes: 1_000_000, totalBytes: 4_000_000, rows: 15_000 },
        report: null,
        error: null,
        customers: 0,
      },
    };
    show();
    expect(open.find('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('25');
    expect(open.target.textContent).toContain('15,000 rows');
    expect(open.find('section').getAttribute('aria-busy')).toBe('true');
    click(open.button('Cancel'));
    expect(notebook.calls).toEqual(['cancelReading(d1)']);
  });

  test('what may go well another time can be read again', () => {
    const failed = { status: 'failed', progress: null, report: null, customers: 0 } as const;
    notebook.dataStates = { d1: { ...failed, error: message('state.reading-stuck') } };
    show();
    expect(open.find('[role="alert"]').textContent).toContain('a new one started');
    click(open.button('Read it again'));
    expect(notebook.calls).toEqual(['readAgain(d1)']);
  });

  test('a failure says what happened, what was kept, and offers ways on', () => {
    notebook.dataStates = {
      d1: {
        status: 'failed',
        progress: null,
        report: null,
        error: message('state.sample-unknown', { name: 'x' }),
        customers: 0,
      },
    };
    show();
    expect(open.find('[role="alert"]').textContent).toContain('x');
    expect(open.target.textContent).toContain('The rest of the notebook is unchanged');
    enter(open.find<HTMLSelectElement>('.ways select'), 'gb18030');
    expect(choices().encoding).toBe('gb18030');
    expect(open.button('Choose another file')).toBeTruthy();
  });

  test('P8 a hostile header is shown as it is', () => {
    const report = sampleReport();
    const hostile = '<img src=x onerror=alert(1)>__proto__';
    notebook.dataStates = {
      d1: readyData({
        ...report,
        columns: report.columns.map((column, index) => (index === 0 ? { ...column, label: hostile } : column)),
      }),
    };
    show();
    expect(open.find('.colname').textContent).toBe(hostile);
    expect(open.all('img')).toHaveLength(0);
  });

  test('says all of it in Chinese too', () => {
    open.words.setLocale('zh-CN');
    show();
    expect(open.find('h2').textContent).toBe('61,742 行里有 61,161 行可用，其余 581 行逐行列出');
    expect(open.target.textContent).not.toMatch(/⟨/);
  });
});

describe('what the rows are taken for', () => {
  test('P3 is said with its reason, changed in one step named in words, and given back', () => {
    const select = open.find<HTMLSelectElement>('.kind select');
    expect(select.value).toBe('orders');
    expect([...select.options].map((option) => option.textContent)).toEqual([
      'order log',
      'customer table',
      'event log',
      'subscription table',
      'table of durations',
      'customer summary',
      'summary of R, F and M',
      'complaint log',
      'survey',
      'paired comparisons',
      'retention table',
      'channel spend',
    ]);
    enter(select, 'customer-summary');
    expect(choices().kind).toBe('customer-summary');
    expect(open.words.message(notebook.undoLabel!)).toBe('take “orders” for: customer summary');
    const report = sampleReport();
    notebook.dataStates = {
      d1: readyData({ ...report, kind: { ...report.kind, value: 'customer-summary', chosen: true } }),
    };
    show();
    click(open.button('Back to the guess'));
    expect(choices().kind).toBeUndefined();
    notebook.undo();
    notebook.undo();
    expect(choices()).toEqual({});
  });

  test('decides which figures there are and which column is asked for', () => {
    const report = sampleReport({ orders: null, currency: 'CNY' });
    notebook.dataStates = {
      d1: readyData({
        ...report,
        kind: { ...report.kind, value: 'channels' },
        roles: [
          { role: 'channel', column: report.roles[0]!.column, enables: message('common.more') },
          { role: 'spend', column: { ...report.roles[0]!.column, value: null }, enables: message('common.more') },
          { role: 'acquired', column: { ...report.roles[0]!.column, value: null }, enables: message('common.more') },
        ],
        figures: [{ name: 'spend', label: message('data.figure-spend'), value: 1500, style: 'money' }],
      }),
    };
    show();
    const [figure] = open.all('.stats data');
    expect([figure!.dataset['stat'], figure!.textContent]).toEqual(['spend', '¥1,500']);
    expect(open.all('.ask select')).toHaveLength(1);
    expect(open.find('h2').textContent).toContain('Spend');
    enter(open.find<HTMLSelectElement>('.ask select'), 'c2');
    expect(choices().roles).toEqual({ spend: 'c2' });
  });
});

describe('P3 an order of dates that nobody can know', () => {
  const day = 19_358;
  const question = {
    example: '01/02/2023',
    possible: [
      { order: 'mdy' as const, day, first: day, last: day + 300, unread: 0 },
      { order: 'dmy' as const, day: day + 31, first: day + 31, last: day + 290, unread: 2 },
    ],
    shortYears: true,
  };
  const asking = (type: 'date' | 'text'): void => {
    const report = sampleReport();
    notebook.dataStates = {
      d1: readyData({
        ...report,
        roles:
          type === 'date'
            ? report.roles
            : report.roles.map((each) =>
                each.role === 'time' ? { ...each, column: { ...each.column, value: null } } : each,
              ),
        columns: report.columns.map((column) =>
          column.id === timeColumn
            ? {
                ...column,
                type: { ...column.type, value: type },
                notes:
                  type === 'date'
                    ? []
                    : [message('data.note-mixed-dates', { one: 'a', line: 1, other: 'b', otherLine: 2 })],
                dateOrder:
                  type === 'date'
                    ? {
                        value: 'mdy' as const,
                        reason: message('data.date-order-unknown'),
                        chosen: false,
                        alternatives: ['dmy' as const],
                      }
                    : null,
                orderQuestion: question,
              }
            : column,
        ),
      }),
    };
    flushSync();
  };
  const timeColumn = sampleReport().roles.find(({ role }) => role === 'time')!.column.value!;
  const group = (): HTMLElement | undefined =>
    open.all<HTMLElement>('[role="group"]').find((each) => each.textContent?.includes('01/02/2023'));

  test('is asked on the overview: a cell and the period in each order, the one in force a guess; one click, one step', () => {
    expect(group()).toBeUndefined();
    asking('date');
    const [first, second] = group()!.querySelectorAll('li');
    expect(first!.textContent).toContain('01/02/2023 → 2023-01-01');
    expect(first!.querySelector('button')!.getAttribute('aria-pressed')).toBe('true');
    expect(first!.textContent).toContain('a guess');
    expect(second!.textContent).toContain('01/02/2023 → 2023-02-01');
    expect(second!.textContent).toContain('2023-02-01 – 2023-10-18');
    expect(second!.textContent).toContain('2 cells cannot be read');
    expect(group()!.textContent).toContain('00–68');
    click(second!.querySelector('button')!);
    expect(choices().dateOrders).toEqual({ [timeColumn]: 'dmy' });
    expect(choices().types).toBeUndefined();
    notebook.undo();
    expect(choices().dateOrders).toBeUndefined();
  });

  test('cells that contradict each other are read as dates by the same click', () => {
    asking('text');
    click(group()!.querySelector('button')!);
    expect(choices().types).toEqual({ [timeColumn]: 'date' });
    expect(choices().dateOrders).toEqual({ [timeColumn]: 'mdy' });
    notebook.undo();
    expect(choices().types).toBeUndefined();
  });
});
