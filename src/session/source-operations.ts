/** Operations on data cells and the files behind them. */

import type { ColumnType } from '../data/columns.ts';
import type {
  CellEdit,
  DataChoices,
  DateOrder,
  FindingCode,
  PrivacyTreatment,
  Role,
  Treatment,
} from '../data/report.ts';
import { message, type Message } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';
import { cellName } from './cell-operations.ts';
import { changeCell, findCell, insertCell, isFreshCellId } from './cells.ts';
import { mapRules } from './rules.ts';
import type { Cell, DataCell, Session } from './schema.ts';

/**
 * Changes to what a person decided about a file. Columns, roles and treatments are merged key by key. `null` goes back to the
 * guess; but for a role, where `null` means "no column", it is {@link GUESSED_ROLE}.
 */
export interface ChoicesPatch {
  readonly encoding?: DataChoices['encoding'] | null;
  readonly delimiter?: string | null;
  readonly quotes?: 'literal' | null;
  readonly header?: boolean | null;
  readonly headerRows?: 1 | 2 | null;
  readonly titleRows?: number | null;
  readonly sheet?: string | null;
  readonly merged?: 'leave' | null;
  readonly block?: number | null;
  readonly kind?: DataChoices['kind'] | null;
  /** labels by the number of their ids, so that what is decided about columns holds wherever they stand later */
  readonly columns?: readonly string[] | null;
  readonly types?: Readonly<Record<string, ColumnType | null>> | null;
  readonly dateOrders?: Readonly<Record<string, DateOrder | null>> | null;
  /** `all` and `columns` each anew */
  readonly missing?: {
    readonly all?: readonly string[] | null;
    readonly columns?: Readonly<Record<string, readonly string[]>> | null;
  } | null;
  readonly roles?: Readonly<Partial<Record<Role, string | null>>> | null;
  readonly treatments?: Readonly<Partial<Record<FindingCode, Treatment | null>>> | null;
  /** where `null` means "no question", {@link GUESSED_SCALE} goes back to the guess */
  readonly scales?: Readonly<Record<string, readonly [number, number] | null | typeof GUESSED_SCALE>> | null;
  readonly answers?: Readonly<Record<string, number | null | typeof GUESSED_SCALE>> | null;
  /** all edited cells anew; none is changed while the cell is locked */
  readonly edits?: readonly CellEdit[] | null;
  readonly privacy?: Readonly<Record<string, PrivacyTreatment | null>> | null;
  readonly pseudonymKey?: string | null;
}

/** In a {@link ChoicesPatch}: leave the role to be guessed again. */
export const GUESSED_ROLE = '';

/** In a {@link ChoicesPatch}: leave the scale of a column or the number of a word to be guessed again. */
export const GUESSED_SCALE = '';

export type SourceOperation =
  | { readonly kind: 'rename-data'; readonly cell: string; readonly name: string }
  | {
      readonly kind: 'set-choices';
      readonly cell: string;
      readonly choices: ChoicesPatch;
      readonly label: Message;
      /** the customers get other names: what the notebook keeps of the former ones goes */
      readonly renamed?: boolean;
    }
  | { readonly kind: 'set-locked'; readonly cell: string; readonly locked: boolean }
  | { readonly kind: 'add-source'; readonly source: SourceRecord; readonly cell: DataCell; readonly position: number }
  /** another file in place of the one read so far; `choices` are kept unless others are given */
  | {
      readonly kind: 'replace-source';
      readonly cell: string;
      readonly source: SourceRecord;
      readonly choices?: DataChoices;
    };

export function applySourceOperation(session: Session, operation: SourceOperation): Session {
  switch (operation.kind) {
    case 'rename-data':
      return changeCell(session, operation.cell, 'data', (cell) => ({ ...cell, name: operation.name }));
    case 'set-locked':
      return changeCell(session, operation.cell, 'data', (cell) => lock(cell, operation.locked));
    case 'set-choices':
      return changeCell(
        operation.renamed ? forgetCustomers(session, operation.cell) : session,
        operation.cell,
        'data',
        (cell) =>
          cell.locked && operation.choices.edits !== undefined
            ? cell
            : { ...cell, choices: mergeChoices(cell.choices, operation.choices) },
      );
    case 'add-source':
      if (operation.cell.source !== operation.source.id || !isFreshCellId(session, operation.cell.id)) return session;
      return insertCell(withSource(session, operation.source), operation.cell, operation.position);
    case 'replace-source':
      return replaceSource(session, operation.cell, operation.source, operation.choices);
  }
}

function lock(cell: DataCell, locked: boolean): DataCell {
  if ((cell.locked ?? false) === locked) return cell;
  const { locked: _, ...rest } = cell;
  return locked ? { ...rest, locked } : rest;
}

/** Takes out the ids of customers of a data cell that were picked or worked one by one. */
function forgetCustomers(session: Session, data: string): Session {
  const without = mapRules(session, (leaf) =>
    leaf.kind === 'customers' && leaf.data === data ? { ...leaf, ids: [] } : leaf,
  );
  const cells = without.cells.map((cell) => {
    if (cell.kind !== 'panel' || cell.data !== data || cell.customer === undefined) return cell;
    const { customer: _, ...rest } = cell;
    return rest;
  });
  return { ...without, cells };
}

export function describeSourceOperation(operation: SourceOperation, session: Session): Message {
  if (operation.kind === 'set-choices') return operation.label;
  if (operation.kind === 'add-source') return message('session.do-add-source', { file: operation.source.name });
  const cell = findCell(session, operation.cell);
  const name = cell ? cellName(cell) : message('session.unknown-cell');
  if (operation.kind === 'rename-data') return message('session.do-rename-data', { cell: name, name: operation.name });
  if (operation.kind === 'set-locked')
    return message(operation.locked ? 'session.do-lock' : 'session.do-unlock', { cell: name });
  return message('session.do-replace-source', { cell: name, file: operation.source.name });
}

function replaceSource(session: Session, id: string, source: SourceRecord, choices: DataChoices | undefined): Session {
  const old = findCell(session, id);
  if (old?.kind !== 'data' || old.made) return session;
  const oldName = session.sources.find((known) => known.id === old.source)?.name;
  const changed = changeCell(withSource(session, source), id, 'data', (cell) => ({
    ...cell,
    source: source.id,
    choices: choices ?? cell.choices,
    // A name nobody chose follows the file.
    name:
      cell.name === oldName
        ? source.name
        : oldName !== undefined && cell.name === stem(oldName)
          ? stem(source.name)
          : cell.name,
  }));
  return {
    ...changed,
    sources: changed.sources.filter((known) => known.id !== old.source || usesSource(changed, known.id)),
  };
}

function withSource(session: Session, source: SourceRecord): Session {
  return { ...session, sources: [...session.sources.filter((known) => known.id !== source.id), source] };
}

function usesSource(session: Session, source: string): boolean {
  const reads = (cell: Cell): boolean => cell.kind === 'data' && cell.source === source;
  return session.cells.some(reads) || session.bin.some((entry) => reads(entry.cell));
}

function mergeChoices(choices: DataChoices, patch: ChoicesPatch): DataChoices {
  const merged: Record<string, unknown> = { ...choices };
  for (const [key, value] of Object.entries(patch) as [keyof ChoicesPatch, unknown][]) {
    if (value === undefined) continue;
    const next =
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? mergeRecord(key, choices[key], value)
        : value;
    if (next === null) delete merged[key];
    else merged[key] = next;
  }
  return withoutPersons(merged as DataChoices);
}

/** Without edits of columns that are hidden for the persons in them: what was typed would stand in the document in plain words. */
export function withoutPersons(choices: DataChoices): DataChoices {
  const { edits, privacy = {}, ...rest } = choices;
  if (!edits) return choices;
  const left = edits.filter(({ column }) => !Object.hasOwn(privacy, column));
  if (left.length === edits.length && left.length > 0) return choices;
  return { ...rest, ...(choices.privacy ? { privacy } : {}), ...(left.length > 0 ? { edits: left } : {}) };
}

function mergeRecord(key: keyof ChoicesPatch, old: unknown, patch: object): object | null {
  const guessed = key === 'roles' || key === 'scales' || key === 'answers' ? GUESSED_ROLE : null;
  const entries = [...Object.entries((old ?? {}) as object), ...Object.entries(patch)];
  const left = [...new Map(entries)].filter(([, value]) => value !== guessed && value !== undefined);
  return left.length === 0 ? null : Object.fromEntries(left);
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
