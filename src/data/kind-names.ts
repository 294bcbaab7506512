/** Kinds of table whose names nearly tell them: complaint logs, summaries of R, F and M, and tables of customers. */

import type { DataTable } from './columns.ts';
import type { ColumnReport, Role } from './report.ts';
import { isRespondentName } from './role-words.ts';

/** The column whose name speaks most for a role, as much as `least` or more; some columns left out. */
export type Find = (role: Role, least: number, ...others: readonly (ColumnReport | null)[]) => ColumnReport | null;

/** Labels of the two columns that tell the kind best. */
interface Telling {
  readonly first: string;
  readonly second: string;
}

const EXACT = 3;
const PART = 1.5;

const COMPLAINT = /投诉|抱怨|客诉|申诉|complain|grievance/i;
/** Flags and counts beside something else, and questions of a survey. */
const BESIDE = /是否|有无|次数|数量|count|number|^complain(t|ed)?s?$|[?？]/i;
const LONGEST_NAME = 24;

/** What tells a complaint log; `null` where the rows are something else. */
export function complaintColumns(columns: readonly ColumnReport[], find: Find): Telling | null {
  if (columns.some(({ label }) => isRespondentName(label)) || find('start', EXACT)) return null;
  const about = columns.find(
    ({ label, type }) =>
      label.length <= LONGEST_NAME && COMPLAINT.test(label) && !BESIDE.test(label) && type.value !== 'number',
  );
  const said = columns.find((column) => column.type.value === 'date' && COMPLAINT.test(column.label)) ?? null;
  const resolvedAt = find('resolved-at', EXACT, said);
  const time = said ?? find('time', EXACT, resolvedAt);
  if (!time) return null;
  const reason = find('reason', EXACT, time);
  const settled = find('resolved', EXACT, time, reason) ?? resolvedAt;
  const sold = find('amount', EXACT);
  const sure = said !== null || (reason !== null && COMPLAINT.test(reason.label));
  const named = about && (reason ?? settled ?? find('reason', PART, time)) && (sure || !sold);
  const shaped = reason && settled && !sold && !find('event', EXACT, reason, settled);
  return named || shaped ? { first: time.label, second: (reason ?? settled ?? about ?? time).label } : null;
}

/** Beyond this share of repeated customers the rows are no summary of customers. */
const REPEATED = 0.2;

/** What tells R, F and M of each customer; `null` where the rows are something else, such as orders. */
export function rfmColumns({ rows }: DataTable, customer: ColumnReport | null, find: Find): Telling | null {
  const recent = find('last-purchase', EXACT) ?? find('days-since', EXACT);
  const often = find('purchases', EXACT, recent);
  const worth = find('money', EXACT, recent, often) ?? find('mean-spend', EXACT, recent, often);
  const scores = (['score-r', 'score-f', 'score-m'] as const).map((role) => find(role, EXACT));
  const [first, second] = recent && often && worth ? [recent, often] : scores.includes(null) ? [] : scores;
  if (!first || !second) return null;
  if (find('order', EXACT) || find('time', EXACT, recent)) return null;
  const filled = customer ? rows - customer.missing : 0;
  if (customer && customer.distinct < filled * (1 - REPEATED)) return null;
  return { first: first.label, second: second.label };
}

/** Beyond this share of repeated customers the rows are something that happened to them. */
const SEEN_AGAIN = 0.02;
const FEWEST_CUSTOMERS = 2;

/** The column of customers where each stands once and nothing says that they bought or did anything; else `null`. */
export function onceEach(
  { rows }: DataTable,
  columns: readonly ColumnReport[],
  customer: ColumnReport | null,
  find: Find,
): ColumnReport | null {
  if (!customer || columns.length < 2) return null;
  const filled = rows - customer.missing;
  if (filled < FEWEST_CUSTOMERS || customer.distinct < filled * (1 - SEEN_AGAIN)) return null;
  const happened = (['order', 'time', 'amount', 'quantity', 'product', 'event'] as const).some((role) =>
    find(role, EXACT, customer),
  );
  return happened ? null : customer;
}
