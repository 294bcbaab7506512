/** Roles: which column is the customer, the order, the time, the money. Guessed from names and values, with reasons, changeable. */

import type { DataTable } from './columns.ts';
import type { ColumnReport, DataChoices, Role, RoleReport } from './report.ts';
import { findScales } from './answer-scales.ts';
import { ROLES_OF } from './kind-roles.ts';
import { bareScores } from './rfm-scores.ts';
import { canPlay, isDateRole, isKeyRole } from './role-types.ts';
import {
  currencyOfName,
  isAskedName,
  isCountName,
  isIdentifierName,
  isRespondentName,
  nameWeight,
} from './role-words.ts';
import type { TableKind } from './tables.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Index of the column of each role; absent where no column has it. */
export type RoleColumns = ReadonlyMap<Role, number>;

export interface RoleGuesses {
  readonly columns: RoleColumns;
  readonly reports: readonly RoleReport[];
}

/**
 * Columns of the roles that belong to a kind of table.
 * @param choices a chosen role keeps its column whatever its type; `null` leaves the role out
 * @param named only columns whose names, or whose dates, say a role
 */
export function assignRoles(
  kind: TableKind,
  table: DataTable,
  columns: readonly ColumnReport[],
  choices: DataChoices,
  named = false,
): RoleGuesses {
  const roles = ROLES_OF[kind];
  const assigned = new Map<Role, number>();
  const chosen = new Set<Role>();
  for (const role of roles) {
    if (!choices.roles || !Object.hasOwn(choices.roles, role)) continue;
    const id = choices.roles[role];
    const index = columns.findIndex((column) => column.id === id);
    if (id !== null && id !== undefined && index < 0) continue;
    chosen.add(role);
    if (index >= 0) assigned.set(role, index);
  }
  const taken = new Set(assigned.values());
  const unreadable = unreadableAmount(columns);
  const answered = new Set(kind === 'survey' ? findScales(table, choices).map(({ index }) => index) : []);
  const scores = roles
    .filter((role) => !chosen.has(role))
    .flatMap((role) =>
      columns
        .map((column, index) => ({ role, index, score: scoreRole(kind, role, column, table, index, answered) }))
        // Where the amounts are known by name, though not readable, no other column is taken for them by its values.
        .filter(({ score }) => role !== 'amount' || unreadable === null || score >= NAMED)
        .filter(({ score }) => score > 0)
        .filter(({ index }) => !named || isDateRole(role) || nameWeight(role, columns[index]!.label) > 0),
    );
  scores.sort((a, b) => b.score - a.score || a.index - b.index || roles.indexOf(a.role) - roles.indexOf(b.role));
  for (const { role, index } of scores) {
    if (assigned.has(role) || taken.has(index)) continue;
    assigned.set(role, index);
    taken.add(index);
  }
  return {
    columns: assigned,
    reports: roles.map((role) => reportRole(role, assigned.get(role), chosen.has(role), table, columns)),
  };
}

/** Scores below are of values alone. */
const NAMED = 1;

/** The column that is called the amount and cannot be read as numbers; `null` where there is none. */
export function unreadableAmount(columns: readonly ColumnReport[]): ColumnReport | null {
  return (
    columns.find(
      ({ label, type, distinct }) =>
        nameWeight('amount', label) === 3 && type.value !== 'number' && type.value !== 'date' && distinct > 0,
    ) ?? null
  );
}

function isPercent({ notes, missing }: ColumnReport, rows: number): boolean {
  const count = notes.find(({ code }) => code === 'data.note-percent')?.parameters?.count;
  return typeof count === 'number' && count * 2 > rows - missing;
}

// 0 rules a column out; a name that says it exactly counts 3, values alone about 1.
function scoreRole(
  kind: TableKind,
  role: Role,
  column: ColumnReport,
  table: DataTable,
  index: number,
  answered: ReadonlySet<number>,
): number {
  const answers = kind === 'survey' || kind === 'comparisons';
  // Who answers may be called by a number.
  if (role === 'customer' && answers && isRespondentName(column.label) && column.type.value !== 'date') return 2.9;
  if (!canPlay(role, column, table, index)) return 0;
  // *customers* of a table that is no order log says how many they are.
  if (role === 'customer' && kind !== 'orders' && isCountName(column.label)) return 0;
  const named = weightOf(kind, role, column, table);
  const filled = table.rows - column.missing;
  const type = column.type.value;
  switch (role) {
    case 'customer': {
      if (
        named === 0 &&
        (nameWeight('order', column.label) > 0 ||
          nameWeight('product', column.label) > 0 ||
          nameWeight('category', column.label) > 0)
      )
        return 0;
      if (named === 0 && type !== 'identifier') return 0;
      if (kind === 'survey' && named < 3) return scoreRespondent(named, column, filled, answered.has(index));
      const repeats = filled > 0 && column.distinct > 1 && column.distinct < filled ? 0.6 : 0;
      const full = column.missing * 2 < table.rows ? 0.2 : 0;
      return (named || 0.4) + (type === 'identifier' ? 0.5 : 0) + repeats + full;
    }
    case 'time':
      return named + 1;
    case 'amount': {
      if (named > 0) return named + (column.problems === 0 ? 0.2 : 0);
      if (['quantity', 'unit-price'].some((other) => nameWeight(other as Role, column.label) > 0)) return 0;
      if (isPercent(column, table.rows)) return 0;
      const money =
        currencyOfName(column.label) !== null ||
        (column.minimum !== null && !Number.isInteger(column.minimum)) ||
        (column.maximum !== null && !Number.isInteger(column.maximum));
      return money ? 0.5 : 0;
    }
    default:
      return named;
  }
}

// What a question is about names nobody, though it speaks of members or telephones; a number of its own for each sheet does.
function scoreRespondent(named: number, column: ColumnReport, filled: number, answered: boolean): number {
  const identifier = column.type.value === 'identifier';
  if (isAskedName(column.label) || (answered && !isIdentifierName(column.label))) return 0;
  if (!identifier && column.distinct * 2 < filled) return 0;
  return (
    (named || 0.4) +
    (identifier ? 0.5 : 0) +
    (column.distinct === filled ? 0.6 : 0) +
    (column.missing * 2 < filled ? 0.2 : 0)
  );
}

/** Columns called R, F and M alone are values, or scores where all three of them can be nothing else. */
function weightOf(kind: TableKind, role: Role, { label }: ColumnReport, table: DataTable): number {
  const named = nameWeight(role, label);
  if (kind !== 'rfm-summary' || !/^[rfm]$/i.test(label.normalize('NFKC').trim())) return named;
  const scored = role.startsWith('score-');
  return scored === bareScores(table) ? (named > 0 ? 3 : 0) : 0;
}

function reportRole(
  role: Role,
  index: number | undefined,
  chosen: boolean,
  table: DataTable,
  columns: readonly ColumnReport[],
): RoleReport {
  const possible = columns
    .filter((column, at) => canPlay(role, column, table, at) || isKeyRole(role))
    .map(({ id }) => id);
  const value = index === undefined ? null : columns[index]!.id;
  const reason = index === undefined ? reasonOfNone(role, chosen, columns) : reasonOf(role, columns[index]!, table);
  return {
    role,
    column: { value, reason, chosen, alternatives: [...possible, null].filter((id) => id !== value) },
    enables: message(`data.enables-${role}`),
  };
}

function reasonOfNone(role: Role, chosen: boolean, columns: readonly ColumnReport[]): Message {
  const unreadable = role === 'amount' && !chosen ? unreadableAmount(columns) : null;
  return unreadable
    ? message('data.role-not-numbers', { label: unreadable.label })
    : message(chosen ? 'data.role-left-out' : 'data.role-none');
}

function reasonOf(role: Role, column: ColumnReport, table: DataTable): Message {
  const filled = table.rows - column.missing;
  const name: Message =
    nameWeight(role, column.label) > 0
      ? message('data.because-name', { label: column.label })
      : message('data.because-values');
  if (isDateRole(role) && column.minimum !== null && column.maximum !== null) {
    return message('data.role-time', { name, count: filled, first: column.minimum, last: column.maximum });
  }
  if (!isKeyRole(role) && column.minimum !== null && column.maximum !== null)
    return message('data.role-number', { name, minimum: column.minimum, maximum: column.maximum });
  return message('data.role-key', {
    name,
    distinct: column.distinct,
    mean: column.distinct > 0 ? filled / column.distinct : 0,
  });
}
