/** From a table to what panels use: its kind, roles, findings with their treatments, the typed table, the report of the data card. */

import { createFinder, sizeOf, textAt } from './dictionary.ts';
import { findingReports, type FindingRows } from './findings.ts';
import type { KindRows, KindWork, People } from './kind-work.ts';
import { NEEDED_ROLES } from './kind-roles.ts';
import { noteRows } from './bill-lines.ts';
import { guessKind } from './kinds.ts';
import { readyOrders, workOnOrders } from './order-work.ts';
import { countProblems } from './problem-rows.ts';
import type { ReadFile } from './read-file.ts';
import { isPseudonym } from './pseudonyms.ts';
import type {
  DataChoices,
  DataReport,
  FindingCode,
  Ledger,
  PersonalReport,
  Role,
  Treatment,
  WorthMeasure,
} from './report.ts';
import { isPlain } from './plain-table.ts';
import { rangesInUse } from './role-ranges.ts';
import { assignRoles, type RoleColumns } from './roles.ts';
import { NO_TABLES, type TableKind, type Tables } from './tables.ts';
import { DEFAULT_TREATMENTS, PLAIN_REASONS, REASONS, RowUse, treatmentsOf, type ListedRows } from './row-checks.ts';
import { workOnComparisons } from './build-comparisons.ts';
import { workOnSurvey } from './build-survey.ts';
import { workOnCustomers } from './build-customers.ts';
import { workOnChannels } from './build-channels.ts';
import { workOnRetention } from './build-retention.ts';
import { workOnDurations } from './build-durations.ts';
import { workOnComplaints } from './build-complaints.ts';
import { workOnEvents } from './build-events.ts';
import { workOnRfm } from './build-rfm.ts';
import { workOnSubscriptions } from './build-subscriptions.ts';
import { workOnSummaries } from './build-summaries.ts';
import { totalRows } from './totals.ts';
import { runWhole, type Parts } from '../lib/breather.ts';
import { message, type Message } from '../lib/outcome.ts';

/** The customers of a data cell and what each is worth: money of all used lines, or what stands for it. */
export interface PreparedBase {
  readonly customers: number;
  /** length `customers` */
  readonly value: Float64Array;
  readonly measure: WorthMeasure;
}

export interface Prepared {
  readonly report: DataReport;
  readonly tables: Tables;
  /** `null` where the rows are no persons, or none is left */
  readonly base: PreparedBase | null;
  readonly file: ReadFile;
  /** column of each role */
  readonly roles: RoleColumns;
  /** rows each finding is about, or how many */
  readonly concerned: FindingRows;
  /** rows out of use, with reasons */
  readonly listed: ListedRows;
  /** id of a customer, as in the file; '' for the customer made of all rows without one */
  readonly customerId: (customer: number) => string;
  /** index of a customer by id, −1 where unknown */
  readonly customerIndex: (id: string) => number;
  /** customer of a row of the file's table, −1 where the row is out of use */
  readonly customerOfRow: (row: number) => number;
}

const WORK: Readonly<Record<TableKind, (rows: KindRows) => KindWork>> = {
  orders: workOnOrders,
  customers: workOnCustomers,
  'customer-summary': workOnSummaries,
  'rfm-summary': workOnRfm,
  complaints: workOnComplaints,
  events: workOnEvents,
  subscriptions: workOnSubscriptions,
  durations: workOnDurations,
  survey: workOnSurvey,
  comparisons: workOnComparisons,
  retention: workOnRetention,
  channels: workOnChannels,
};

/** Treatments that take rows out of use. */
const REMOVING: ReadonlySet<Treatment> = new Set(['exclude', 'merge']);

/**
 * @param choices kind, roles and treatments a person chose; the rest is guessed or the default
 * @param today day number of today, for finding days in the future
 */
export function prepare(file: ReadFile, choices: DataChoices, today: number): Prepared {
  return runWhole(prepareParts(file, choices, today));
}

/** {@link prepare} in parts. */
export function* prepareParts(file: ReadFile, choices: DataChoices, today: number): Parts<Prepared> {
  const started = performance.now();
  const { table } = file;
  const kind = guessKind(table, file.columns, choices);
  yield;
  const guessed = assignRoles(kind.value, table, file.columns, choices);
  const plain = table.rows > 0 && isPlain(kind, guessed.columns, file.columns, choices);
  const roles = plain ? assignRoles(kind.value, table, file.columns, choices, true) : guessed;
  const treatmentOf = (code: FindingCode): Treatment => {
    const wanted = choices.treatments && Object.hasOwn(choices.treatments, code) ? choices.treatments[code] : undefined;
    return wanted && treatmentsOf(code, kind.value).includes(wanted) ? wanted : DEFAULT_TREATMENTS[code];
  };
  yield;
  if (kind.value === 'orders') yield* readyOrders(table, roles.columns);
  const { met, concerned, columnsOf, questions, build } = WORK[kind.value]({
    file,
    roles: roles.columns,
    today,
    choices,
  });
  yield;
  const totals = totalRows(table, file.problems, roles.columns);
  const notes = noteRows(table, file.problems);
  if (notes.length > 0 && treatmentOf('total-row') === 'exclude') passOver(concerned, new Set(notes));
  if (totals.size + notes.length > 0)
    concerned.set('total-row', Uint32Array.from(new Set([...totals.keys(), ...notes])).sort());
  for (const { code, rows } of file.written ?? []) concerned.set(code, rows);
  yield;
  const use = new RowUse(table.rows);
  for (const code of met ? REASONS : PLAIN_REASONS) {
    const rows = concerned.get(code);
    if (rows instanceof Uint32Array && REMOVING.has(treatmentOf(code))) for (const row of rows) use.exclude(row, code);
  }
  const listed = use.listed();
  yield;
  const built = met ? build(use.excluded) : null;
  yield;
  for (const [code, rows] of built?.found ?? []) concerned.set(code, rows);
  const people = built?.people ?? null;
  const report: DataReport = {
    file: {
      name: file.name,
      bytes: file.bytes,
      encoding: file.encoding,
      ...(file.question ? { question: file.question } : {}),
      delimiter: file.delimiter,
      ...(file.quotes ? { quotes: file.quotes } : {}),
      header: file.header,
      titleRows: file.titleRows,
      headerRows: file.headerRows,
      sheet: file.sheet,
      ...(file.merged ? { merged: file.merged } : {}),
      reader: file.reader,
    },
    rows: table.rows,
    kind,
    ...(plain ? { plain } : {}),
    columns: file.columns,
    roles: rangesInUse(roles.reports, table, use.excluded),
    orders: built?.orders ?? null,
    figures: built?.figures ?? [],
    questions: built?.questions ?? questions ?? [],
    currency: built?.currency ?? null,
    worth: people && { total: people.total, measure: people.measure },
    usable: built !== null,
    findings: findingReports(
      file,
      kind.value,
      roles.columns,
      concerned,
      treatmentOf,
      choices.treatments ?? {},
      new Map([...(columnsOf ?? []), ['total-row', (row) => totals.get(row) ?? (notes.includes(row) ? 0 : -1)]]),
    ),
    ledger: ledgerOf(table.rows, listed, file.passed?.lines.length ?? 0),
    notices: [
      ...file.notices,
      ...(table.rows === 0 ? [] : !met ? [lackNotice(kind.value, roles.columns, plain)] : []),
      ...(table.rows > 0 && met && !built ? [message('data.no-rows-left')] : (built?.notices ?? [])),
    ],
    ...(file.edits ? { edits: file.edits } : {}),
    milliseconds: file.milliseconds + (performance.now() - started),
  };
  const personal = personalReports(file, roles.columns);
  return {
    report: {
      ...report,
      ...(personal.length > 0 ? { personal } : {}),
      ...(file.blocks ? { blocks: file.blocks } : {}),
      problems: problemsOf(file),
    },
    tables: { ...NO_TABLES, ...built?.tables },
    base: people && { customers: people.universe.customers, value: people.value, measure: people.measure },
    file,
    roles: roles.columns,
    concerned,
    listed,
    ...customerLookups(table.rows, people),
  };
}

function problemsOf({ problems, beyond, table }: ReadFile): NonNullable<DataReport['problems']> {
  return {
    count: problems.length + (beyond?.count ?? 0),
    listed: problems.length,
    ...countProblems(problems, table.columns),
  };
}

const BY_ROLE = { kind: 'customer', by: 'role' } as const;

// Who the customers are is told by their role, whatever they are called; where that column is a name or a number, it is both.
function personalReports({ personal = [], table, reader }: ReadFile, roles: RoleColumns): PersonalReport[] {
  const customer = table.columns[roles.get('customer') ?? -1];
  if (!customer || reader === 'steps') return [...personal];
  if (personal.some(({ id }) => id === customer.id))
    return personal.map((each) => (each.id === customer.id && each.kind === 'other' ? { ...each, ...BY_ROLE } : each));
  if (
    customer.column.kind === 'text' &&
    isPseudonym(textAt(customer.column.dictionary, Math.min(1, sizeOf(customer.column.dictionary) - 1)))
  )
    return [...personal];
  const { id, label } = customer;
  return [{ id, label, ...BY_ROLE, matching: 0, treatment: 'keep' }, ...personal];
}

// What is said below the records is none, and lacks nothing.
function passOver(concerned: FindingRows, notes: ReadonlySet<number>): void {
  for (const [code, rows] of concerned) {
    if (typeof rows === 'number') continue;
    const others = rows.filter((row) => !notes.has(row));
    if (others.length > 0) concerned.set(code, others);
    else concerned.delete(code);
  }
}

// Lines of another table of the file are rows that came in and are listed, like any other that is not used.
function ledgerOf(rows: number, listed: ListedRows, passed: number): Ledger {
  const counts = new Map<FindingCode, number>(passed > 0 ? [['other-table', passed]] : []);
  for (const reason of listed.reasons) counts.set(REASONS[reason]!, (counts.get(REASONS[reason]!) ?? 0) + 1);
  return {
    read: rows + passed,
    used: rows - listed.rows.length,
    listed: listed.rows.length + passed,
    reasons: [...counts].map(([code, count]) => ({ code, rows: count })),
  };
}

function lackNotice(kind: TableKind, roles: RoleColumns, plain: boolean): Message {
  if (kind === 'survey') return message('data.no-questions');
  if (kind === 'rfm-summary') return message('data.no-rfm');
  const lacking: readonly Role[] = NEEDED_ROLES[kind].filter((role) => !roles.has(role));
  if (kind !== 'orders')
    return lacking.length === 0
      ? message('data.role-unreadable', { kind: message(`common.table-${kind}`) })
      : message('data.no-role-column', { role: message(`common.role-${lacking[0]!}`) });
  const customer = roles.has('customer');
  const time = roles.has('time');
  if (plain && time) return message('data.plain-dated');
  return message(customer ? 'data.no-time-column' : time ? 'data.no-customer-column' : 'data.no-customer-no-time');
}

function customerLookups(
  rows: number,
  people: People | null,
): Pick<Prepared, 'customerId' | 'customerIndex' | 'customerOfRow'> {
  let find: ((text: string) => number) | null = null;
  let indexOfCode: Int32Array | null = null;
  let lineOfRow: Int32Array | null = null;
  if (!people) return { customerId: () => '', customerIndex: () => -1, customerOfRow: () => -1 };
  const { universe, customer, sourceRow } = people;
  const { customerCodes, customerNames } = universe;
  const customerOfLine = (line: number): number => (customer ? (customer[line] ?? -1) : line);
  return {
    customerId: (index) => textAt(customerNames, customerCodes[index] ?? -1),
    customerIndex(id) {
      find ??= createFinder(customerNames);
      if (!indexOfCode) {
        indexOfCode = new Int32Array(customerNames.offsets.length).fill(-1);
        for (let index = 0; index < customerCodes.length; index++) indexOfCode[customerCodes[index]!] = index;
      }
      const code = find(id);
      return code < 0 ? -1 : indexOfCode[code]!;
    },
    customerOfRow(row) {
      if (!sourceRow) return row < rows ? customerOfLine(row) : -1;
      if (!lineOfRow) {
        lineOfRow = new Int32Array(rows).fill(-1);
        for (let line = 0; line < sourceRow.length; line++) lineOfRow[sourceRow[line]!] = line;
      }
      const line = lineOfRow[row] ?? -1;
      return line < 0 ? -1 : customerOfLine(line);
    },
  };
}
