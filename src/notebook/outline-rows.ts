/** What the outline says of each cell: what it is called, what it uses, and whether something is wrong with it. */

import { message, type Message } from '../lib/outcome.ts';
import type { AnyPanel } from '../panels/contract.ts';
import type { Cell, DataCell, PanelCell } from '../session/schema.ts';
import type { NotebookSurface } from './surface.ts';

export type RowMark = 'stale' | 'error' | 'busy' | null;

export interface OutlineRow {
  readonly cell: Cell;
  readonly number: number;
  readonly icon: string;
  readonly name: Message;
  readonly note: Message | null;
  readonly mark: RowMark;
}

export interface PublishedTable {
  readonly cell: string;
  readonly number: number;
  readonly table: string;
  readonly title: Message;
  readonly rows: number;
}

export function outlineRows(
  notebook: NotebookSurface,
  findPanel: (id: string) => AnyPanel | undefined,
): readonly OutlineRow[] {
  return notebook.session.cells.map((cell, index) => ({
    cell,
    number: index + 1,
    ...describe(notebook, cell, findPanel),
  }));
}

/** Tables that panels publish for other cells. */
export function publishedTables(notebook: NotebookSurface): readonly PublishedTable[] {
  return notebook.session.cells.flatMap((cell, index) => {
    if (cell.kind !== 'panel') return [];
    const tables = notebook.panel(cell.id).reply?.tables.filter((table) => table.published) ?? [];
    return tables.map((table) => ({
      cell: cell.id,
      number: index + 1,
      table: table.name,
      title: table.title,
      rows: table.rows,
    }));
  });
}

/** The first line of a text without the signs of Markdown; empty where there is none. */
export function textTitle(text: string): string {
  for (const line of text.split('\n')) {
    const plain = line
      .replace(/^[\s#>*+-]+/, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[*_`~$]/g, '')
      .trim();
    if (plain) return [...plain].slice(0, 60).join('');
  }
  return '';
}

function describe(
  notebook: NotebookSurface,
  cell: Cell,
  findPanel: (id: string) => AnyPanel | undefined,
): Omit<OutlineRow, 'cell' | 'number'> {
  switch (cell.kind) {
    case 'text': {
      const title = textTitle(cell.text);
      return {
        icon: 'type',
        name: title ? message('session.as-is', { text: title }) : message('session.text-cell'),
        note: null,
        mark: null,
      };
    }
    case 'data':
      return {
        icon: 'table',
        name: cell.name ? message('session.as-is', { text: cell.name }) : message('session.data-cell'),
        ...dataState(notebook, cell),
      };
    case 'panel': {
      const panel = findPanel(cell.panel);
      const name = cell.title
        ? message('session.as-is', { text: cell.title })
        : panel
          ? message(`${panel.id}.name`)
          : message('session.as-is', { text: cell.panel });
      return { icon: panel?.icon ?? '', name, ...panelState(notebook, cell) };
    }
    case 'unknown':
      return { icon: 'info', name: message('session.unknown-cell'), note: null, mark: null };
  }
}

function dataState(notebook: NotebookSurface, cell: DataCell): Pick<OutlineRow, 'note' | 'mark'> {
  const { status, progress, report } = notebook.data(cell.id);
  if (status === 'failed') return { note: message('notebook.row-failed'), mark: 'error' };
  if (status === 'reading') {
    const share = progress && progress.totalBytes > 0 ? progress.bytes / progress.totalBytes : 0;
    return { note: message('notebook.row-reading', { share }), mark: 'busy' };
  }
  return { note: report ? message('notebook.row-used', { rows: report.ledger.used }) : null, mark: null };
}

function panelState(notebook: NotebookSurface, cell: PanelCell): Pick<OutlineRow, 'note' | 'mark'> {
  const { status, unmet, wanted, error } = notebook.panel(cell.id);
  const data = notebook.session.cells.find((each) => each.id === cell.data);
  const [missing] = unmet;
  const [table] = wanted;
  if (status === 'unmet' && data?.kind !== 'data') return { note: message('notebook.row-lacks-data'), mark: null };
  if (status === 'failed') return { note: message('notebook.row-error'), mark: 'error' };
  // Columns can only be missing from data that was read.
  if (status === 'unmet' && data?.kind === 'data' && notebook.data(data.id).report === null)
    return { note: message('notebook.row-unread', { data: data.name }), mark: null };
  if (status === 'unmet')
    return {
      note: missing
        ? message('notebook.row-lacks', { role: { code: `common.role-${missing}` } })
        : table
          ? message('notebook.row-lacks-table', { table: { code: `common.table-${table}` } })
          : message('notebook.row-lacks-data'),
      mark: null,
    };
  if (status === 'ready' && error) return { note: message('notebook.row-stale'), mark: 'stale' };
  const segment = notebook.session.segments.find((each) => each.id === cell.filter);
  if (data?.kind !== 'data') return { note: null, mark: null };
  return {
    note: segment
      ? message('notebook.row-uses-filtered', { data: data.name, segment: segment.name })
      : message('notebook.row-uses', { data: data.name }),
    mark: null,
  };
}
