/** What the engine knows and does: files read, panels computed, tables kept. No worker globals, so tests run it as it is. */

import { applyEdits } from '../data/cell-edits.ts';
import { cellText } from '../data/column-report.ts';
import { csvOf } from '../data/csv-cells.ts';
import { dataTable, stepRows } from '../data/data-rows.ts';
import { textAt, findCode } from '../data/dictionary.ts';
import { NO_TABLES, universeOf } from '../data/tables.ts';
import type { CustomerUniverse } from '../data/universe.ts';
import { madeFile } from '../data/made-file.ts';
import { personalParts } from '../data/personal-data.ts';
import { previewFile } from '../data/preview-file.ts';
import { prepareParts, type Prepared } from '../data/prepare.ts';
import { pseudonymised, readingOfPersonal, shieldFile } from '../data/pseudonyms.ts';
import { readFile, type ReadFile } from '../data/read-file.ts';
import type { DataChoices } from '../data/report.ts';
import { rowsContext } from '../data/rows-context.ts';
import { publishedTable } from '../data/published-table.ts';
import type { OtherTable } from '../data/steps/apply-join.ts';
import type { PublishedTable } from '../data/steps/step.ts';
import { READING_CODES } from '../data/written-cells.ts';
import { runSteps, tableAfter, type StepRun, type StepSources } from '../data/steps/run-steps.ts';
import { rowsLeft, stepTableOf, type StepTable } from '../data/steps/step-table.ts';
import { valuesOf } from '../data/steps/values.ts';
import type { Locale } from '../i18n/format.ts';
import { createTranslator, type Translator, type Words } from '../i18n/translate.ts';
import { maskOf } from '../lib/bits.ts';
import { runBreathing } from '../lib/breather.ts';
import type { JsonObject } from '../lib/json.ts';
import type { MarkSet } from '../lib/marks.ts';
import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';
import type { AnySpec, OtherTables, ResultTable } from '../panels/contract.ts';
import { takesAnyRows } from '../panels/needs.ts';
import { SPECS } from '../panels/specs.ts';
import { decodeOptions } from '../panels/options.ts';
import { createGrid } from './grid-query.ts';
import type {
  Ask,
  EngineRequests,
  PanelReply,
  Progress,
  Reply,
  RequestName,
  RowsReply,
  TableAddress,
} from './protocol.ts';
import { customersTable } from './customers-table.ts';
import { exportTable } from './export-table.ts';
import { readOriginal, withOriginals } from './original.ts';
import { tableDecimals } from './table-decimals.ts';
import { orderRows, readWindow, tableInfo, type OrderedRows } from './table-query.ts';

export interface JobContext {
  /** lets waiting messages in; throws where the job was cancelled */
  readonly pause: () => Promise<void>;
  readonly progress: (progress: Progress) => void;
}

export interface Answered {
  readonly reply: unknown;
  readonly transfer: Transferable[];
}

export interface Dispatch {
  handle(name: RequestName, ask: unknown, context: JobContext): Promise<Answered>;
}

interface DataEntry {
  /** `null` where the table is made by steps */
  blob: Blob | null;
  name: string;
  /** the reading the file was read with, so that changed roles or treatments do not read it again */
  readingKey: string;
  /** the file before cells of it were edited, and the edits made */
  whole?: ReadFile;
  editsKey?: string;
  file: ReadFile;
  prepared: Prepared;
  tables: Map<string, TableEntry>;
  /** how it was made, with the tables between steps */
  run?: { readonly done: StepRun; readonly sources: StepSources };
}

interface PanelEntry {
  readonly panel: AnySpec;
  readonly options: JsonObject;
  readonly result: unknown;
  readonly data: string | null;
  readonly tables: Map<string, TableEntry>;
}

interface TableEntry {
  readonly table: ResultTable;
  ordered: OrderedRows | null;
  decimals?: readonly number[];
  /** as steps work on it, by the language of its words */
  taken?: Map<Locale, StepTable>;
}

/**
 * @param today day number of the machine's calendar, for finding dates in the future
 */
export function createDispatch(today: () => number, panels: readonly AnySpec[] = SPECS): Dispatch {
  const data = new Map<string, DataEntry>();
  const results = new Map<string, PanelEntry>();
  const matches = new WeakMap<CustomerUniverse, WeakMap<CustomerUniverse, Int32Array>>();
  const translators = new Map<Locale, Translator>();
  let dictionaries: readonly Words[] = [];
  const grid = createGrid((id) => data.get(id) ?? null);

  const handlers: { readonly [N in RequestName]: (ask: Ask<N>, context: JobContext) => Reply<N> | Promise<Reply<N>> } =
    {
      learn({ words }) {
        dictionaries = words;
        translators.clear();
        return null;
      },
      open,
      shielded,
      forget,
      panel,
      marks,
      explain,
      ...grid,
      stepValues: async ({ data: id, step, column, search, count }) => {
        const entry = data.get(id);
        if (!entry) return fail('state.data-gone');
        const { file, run } = entry;
        const table = run ? await tableAfter(run.done, step, run.sources) : stepTableOf(file.table, file.currencies);
        return valuesOf(table, column, search, count);
      },
      preview: ({ data: id, blob, name, choices, rows }) => {
        const bytes = blob ?? data.get(id)?.blob;
        return bytes ? previewFile(bytes, name, choices, rows) : fail('state.data-gone');
      },
      original: ({ data: id, row }) => readOriginal(data.get(id)?.file, row),
      describeTable: async ({ table }) => mapOutcome(await findTable(table), (entry) => tableInfo(entry.table)),
      rows: async ({ table, query }) => {
        const found = await findTable(table);
        if (!found.ok) return found;
        found.value.ordered = orderRows(found.value.table, query, translator(query.locale), found.value.ordered);
        const decimals = (found.value.decimals ??= tableDecimals(found.value.table));
        const window = readWindow(found.value.table, found.value.ordered, query.offset, query.count);
        return succeed<RowsReply>({ ...window, decimals });
      },
      exportTable: async ({ table, query, form, view }, { pause, progress }) => {
        const found = await findTable(table);
        if (!found.ok) return found;
        const words = translator(query.locale);
        const shown =
          view && table.of === 'data'
            ? await grid.gridRows({ data: table.data, view, offset: 0, count: Infinity, columns: [] }, { pause })
            : succeed(orderRows(found.value.table, query, words, found.value.ordered));
        if (!shown.ok) return shown;
        const { rows } = shown.value;
        const told = { pause, progress: (share: number) => progress({ kind: 'computing', share }) };
        const file = table.of === 'data' && table.name === 'problems' ? data.get(table.data)?.file : undefined;
        const whole = file ? await withOriginals(found.value.table, rows, file, pause) : found.value.table;
        return exportTable(whole, rows, form, words, told);
      },
      customerIds: ({ data: id, indices }) => {
        const people = peopleOf(id);
        return people ? Array.from(indices, (index) => customerId(people, index)) : [];
      },
      customerIndices: ({ data: id, ids }) => {
        const people = peopleOf(id);
        if (!people) return new Int32Array(ids.length).fill(-1);
        const indexOfCode = customerIndexByCode(people);
        return Int32Array.from(ids, (text) => indexOfCode(findCode(people.customerNames, text)));
      },
      customerMap: ({ from, to }) => {
        const [source, target] = [peopleOf(from), peopleOf(to)];
        if (!source) return new Int32Array(0);
        return target ? matchCustomers(source, target) : new Int32Array(source.customers).fill(-1);
      },
    };

  async function handle(name: RequestName, ask: unknown, context: JobContext): Promise<Answered> {
    const handler = handlers[name] as (ask: unknown, context: JobContext) => unknown;
    const reply = await handler(ask, context);
    return { reply, transfer: transferables(name, reply) };
  }

  async function open(ask: Ask<'open'>, context: JobContext): Promise<EngineRequests['open']['reply']> {
    if (ask.made) return openMade(ask, ask.made, context);
    const { data: id, blob, name, choices } = ask;
    const entry = data.get(id);
    const bytes = blob ?? entry?.blob;
    if (!bytes) return fail('state.data-gone');
    const started = performance.now();
    const readingKey = readingOf(choices);
    let whole = entry?.whole;
    if (blob || !whole || entry?.readingKey !== readingKey) {
      const read = await readFile(bytes, name, readingOfPersonal(choices), {
        progress: (progress) => context.progress({ kind: 'reading', ...progress }),
        pause: context.pause,
      });
      if (!read.ok) return read;
      const personal = await runBreathing(personalParts(read.value.table.columns, choices), context.pause);
      whole = { ...(await shieldFile(read.value, choices, context.pause)), personal };
    }
    const editsKey = JSON.stringify(choices.edits ?? []);
    const same = entry?.whole === whole && entry.editsKey === editsKey;
    const file = same ? entry.file : applyEdits(whole, choices.edits ?? [], pseudonymised(choices));
    const prepared = await runBreathing(prepareParts(file, choices, today()), context.pause);
    return keep(id, { blob: bytes, name, readingKey, whole, editsKey, file, prepared, tables: new Map() }, started);
  }

  async function shielded({ data: id, choices }: Ask<'shielded'>, { pause }: JobContext): Promise<Reply<'shielded'>> {
    const entry = data.get(id);
    if (!entry?.blob) return fail('state.data-gone');
    // Every column as text, so that nothing but the persons changes.
    const ids = Array.from(
      { length: Math.max(...entry.file.table.columns.map(numberOf), -1) + 1 },
      (_, at) => `c${at}`,
    );
    const types = Object.fromEntries(ids.map((column) => [column, 'identifier' as const]));
    const read = await readFile(entry.blob, entry.name, { ...choices, types }, { pause });
    if (!read.ok) return read;
    const { table } = await shieldFile(read.value, choices, pause);
    const lines = (function* (): Generator<readonly string[]> {
      if (read.value.header.value) yield table.columns.map(({ label }) => label);
      for (let row = 0; row < table.rows; row++) yield table.columns.map(({ column }) => cellText(column, row));
    })();
    const blob = csvOf(lines);
    const guessed = await readFile(blob, 'shielded.csv', {}, { pause });
    const header = read.value.header.value;
    const reading: DataChoices =
      guessed.ok &&
      guessed.value.delimiter.value === ',' &&
      guessed.value.header.value === header &&
      guessed.value.titleRows.value === 0 &&
      guessed.value.headerRows.value === 1 &&
      guessed.value.encoding.value === 'utf-8'
        ? {}
        : { encoding: 'utf-8', delimiter: ',', header, headerRows: 1, titleRows: 0 };
    return succeed({ blob, reading });
  }

  /** A table made of tables that are open. What the steps did last time is done again only from where it changed. */
  async function openMade(
    { data: id, name, choices }: Ask<'open'>,
    { from, table, result, steps, names, listed }: NonNullable<Ask<'open'>['made']>,
    { pause }: JobContext,
  ): Promise<EngineRequests['open']['reply']> {
    const started = performance.now();
    const begin = table ? await publication(results.get(result ?? ''), table, pause) : otherTable(from, names, listed);
    if (!begin) return fail('state.made-source-failed', { data: names[from] ?? '' });
    const nameOf = (other: string): string => names[other] ?? '–';
    const sources: StepSources = { other: (other) => otherTable(other, names), name: begin.name, nameOf, pause };
    const entry = data.get(id);
    const done = await runSteps(begin.table, steps, sources, entry?.run?.done ?? null);
    const readingKey = JSON.stringify([name, choices.types, choices.columns]);
    // A table that did not change stays the same for whatever is made of it.
    const same = entry?.run?.done.table === done.table && entry.readingKey === readingKey;
    const file = same ? entry.file : madeFile(name, done.table, choices, performance.now() - started);
    await pause();
    const whole = await runBreathing(prepareParts(file, choices, today()), pause);
    const prepared = done.failed ? withoutTables(whole, done.failed.error) : whole;
    const outOfUse = data.get(from)?.prepared.listed.rows.length ?? 0;
    const report = { ...prepared.report, made: { ...done.report, listed: { rows: outOfUse, taken: listed === true } } };
    const run = { done, sources: { ...sources, pause: () => Promise.resolve() } };
    return keep(
      id,
      { blob: null, name, readingKey, file, prepared: { ...prepared, report }, tables: new Map(), run },
      started,
    );
  }

  // The same result asked for again is the same table, so that steps are not run again.
  async function publication(
    entry: PanelEntry | undefined,
    { name, locale }: PublishedTable,
    pause: () => Promise<void>,
  ): Promise<OtherTable | null> {
    const published = entry?.tables.get(name);
    if (!published?.table.published) return null;
    const words = translator(locale);
    published.taken ??= new Map();
    let table = published.taken.get(locale);
    if (!table)
      published.taken.set(
        locale,
        (table = await publishedTable(published.table, (said) => words.message(said), pause)),
      );
    return { name: words.message(published.table.title), table };
  }

  // Rows the card lists as out of use, such as totals, would count twice.
  function otherTable(id: string, names: Readonly<Record<string, string>>, withListed?: true): OtherTable | null {
    const entry = data.get(id);
    if (!entry || entry.run?.done.failed) return null;
    const table = stepTableOf(entry.file.table, entry.file.currencies);
    const { listed } = entry.prepared;
    return { name: names[id] ?? entry.name, table: withListed ? table : rowsLeft(table, listed.rows) };
  }

  function keep(id: string, entry: DataEntry, started: number): EngineRequests['open']['reply'] {
    data.set(id, entry);
    for (const [key, result] of results) if (result.data === id) results.delete(key);
    // The engine keeps its own copy of the customer values: what is sent is given away.
    const { base: own, report } = entry.prepared;
    const base = own ? { customers: own.customers, value: own.value.slice() } : null;
    return succeed({ report: { ...report, milliseconds: performance.now() - started }, base });
  }

  function forget({ data: id, key }: Ask<'forget'>): null {
    if (id !== undefined) {
      data.delete(id);
      for (const [name, result] of results) if (result.data === id) results.delete(name);
    }
    if (key !== undefined) results.delete(key);
    return null;
  }

  async function panel(
    { key, data: id, panel: panelId, options, keep, given, others }: Ask<'panel'>,
    context: JobContext,
  ): Promise<Outcome<PanelReply>> {
    const started = performance.now();
    const computed = await compute({ data: id, panel: panelId, options, keep, ...supplied(given, others) }, context);
    if (!computed.ok) return computed;
    const { panel: spec, result, options: decoded } = computed.value;
    const tables = new Map<string, TableEntry>();
    for (const table of spec.tabulate(result, decoded)) tables.set(table.name, { table, ordered: null });
    results.set(key, { panel: spec, options: decoded, result, data: id, tables });
    const answer = spec.answer(result, decoded);
    return succeed({
      answer,
      marks: copyMarks(spec.marks(result)),
      tables: [...tables.values()].map((entry) => tableInfo(entry.table)),
      milliseconds: performance.now() - started,
    });
  }

  async function marks(
    { data: id, panel: panelId, options, keep, given, others, set }: Ask<'marks'>,
    context: JobContext,
  ): Promise<Outcome<MarkSet>> {
    const computed = await compute({ data: id, panel: panelId, options, keep, ...supplied(given, others) }, context);
    if (!computed.ok) return computed;
    const found = computed.value.panel.marks(computed.value.result)[set];
    return found ? succeed(copyMarkSet(found)) : fail('state.set-gone', { set });
  }

  function explain({ key, customer }: Ask<'explain'>): EngineRequests['explain']['reply'] {
    const entry = results.get(key);
    return entry ? succeed(entry.panel.explain(entry.result, entry.options, customer)) : fail('state.result-gone');
  }

  async function compute(
    { data: id, panel: panelId, options: wanted, keep, given, others }: Omit<Ask<'panel'>, 'key'>,
    { pause, progress }: JobContext,
  ): Promise<Outcome<{ panel: AnySpec; result: unknown; options: JsonObject }>> {
    const spec = panels.find((candidate) => candidate.id === panelId);
    if (!spec) return fail('state.panel-unknown', { panel: panelId });
    const entry = id === null ? undefined : data.get(id);
    if (id !== null && !entry) return fail('state.data-gone');
    const { options } = decodeOptions(spec.options, wanted);
    const tables = entry?.prepared.tables ?? NO_TABLES;
    const customers = universeOf(tables)?.customers ?? 0;
    const input = spec.select(tables, options, {
      keep: keep ? maskOf({ bits: keep, size: customers }) : null,
      ...(entry && takesAnyRows(spec) ? { rows: rowsContext(entry.prepared) } : {}),
      ...(given ? { given } : {}),
      ...(others && id !== null ? { others: otherTables(id, others) } : {}),
    });
    if (!input.ok) return input;
    const result = await spec.compute(input.value, options, {
      pause,
      progress: (share) => progress({ kind: 'computing', share }),
    });
    return result.ok ? succeed({ panel: spec, result: result.value, options }) : result;
  }

  // Who is who is counted once for two readings of two files.
  function otherTables(id: string, others: Readonly<Record<string, string>>): Readonly<Record<string, OtherTables>> {
    return Object.fromEntries(
      Object.entries(others).flatMap(([option, otherId]) => {
        const [own, other] = [data.get(id)?.prepared.tables, data.get(otherId)?.prepared.tables];
        const [source, target] = [own && universeOf(own), other && universeOf(other)];
        if (!source || !target || !other) return [];
        let known = matches.get(source);
        if (!known) matches.set(source, (known = new WeakMap()));
        let index = known.get(target);
        if (!index) known.set(target, (index = matchCustomers(source, target)));
        return [[option, { tables: other, index }]];
      }),
    );
  }

  async function findTable(address: TableAddress): Promise<Outcome<TableEntry>> {
    if (address.of === 'panel') {
      const entry = results.get(address.key)?.tables.get(address.name);
      return entry ? succeed(entry) : fail('state.result-gone');
    }
    const entry = data.get(address.data);
    if (!entry) return fail('state.data-gone');
    if (address.of === 'step') return findStepTable(entry, address.step);
    if (address.of === 'customers') {
      const [people, { base }] = [universeOf(entry.prepared.tables), entry.prepared];
      if (!people || !base) return fail('state.data-gone');
      return succeed({ table: customersTable(people, base), ordered: null });
    }
    const key = address.only ? JSON.stringify([address.name, address.only]) : address.name;
    let table = entry.tables.get(key);
    if (!table)
      entry.tables.set(
        key,
        (table = { table: dataTable(entry.file, entry.prepared, address.name, address.only), ordered: null }),
      );
    return succeed(table);
  }

  async function findStepTable(entry: DataEntry, step: number): Promise<Outcome<TableEntry>> {
    if (!entry.run) return fail('state.data-gone');
    const key = `step ${step}`;
    let found = entry.tables.get(key);
    if (!found) {
      const table = await tableAfter(entry.run.done, step, entry.run.sources);
      const title = message(step < 0 ? 'steps.table-begin' : 'steps.table-after', { data: entry.name, step: step + 1 });
      entry.tables.set(key, (found = { table: stepRows(table, title), ordered: null }));
    }
    return succeed(found);
  }

  function peopleOf(id: string): CustomerUniverse | null {
    const entry = data.get(id);
    return entry ? universeOf(entry.prepared.tables) : null;
  }

  // Of the words the page told.
  function translator(locale: Locale): Translator {
    let found = translators.get(locale);
    if (!found) translators.set(locale, (found = createTranslator(locale, dictionaries)));
    return found;
  }

  return { handle };
}

/** A table of which a step failed is shown, but nothing is computed from it: it is not what was asked for. */
function withoutTables(prepared: Prepared, error: Message): Prepared {
  const { report } = prepared;
  return {
    ...prepared,
    tables: NO_TABLES,
    base: null,
    report: { ...report, usable: false, orders: null, worth: null, figures: [], notices: [error, ...report.notices] },
  };
}

/** The choices that decide how bytes become columns; roles do not, and of treatments only those of how cells are written. */
function readingOf(choices: DataChoices): string {
  return JSON.stringify([
    choices.encoding,
    choices.delimiter,
    choices.quotes,
    choices.header,
    choices.headerRows,
    choices.titleRows,
    choices.sheet,
    choices.merged,
    choices.block,
    choices.types,
    choices.dateOrders,
    choices.missing,
    READING_CODES.map((code) => choices.treatments?.[code]),
    choices.columns,
    choices.privacy,
    choices.pseudonymKey,
  ]);
}

function numberOf({ id }: { readonly id: string }): number {
  return Number(id.slice(1));
}

function supplied(
  given: Ask<'panel'>['given'],
  others: Ask<'panel'>['others'],
): Pick<Ask<'panel'>, 'given' | 'others'> {
  return { ...(given ? { given } : {}), ...(others ? { others } : {}) };
}

/** For each customer of one table its index in another, −1 where the person is not there. */
function matchCustomers(source: CustomerUniverse, target: CustomerUniverse): Int32Array {
  const indexById = new Map<string, number>();
  for (let index = 0; index < target.customers; index++) indexById.set(customerId(target, index), index);
  return Int32Array.from({ length: source.customers }, (_, index) => indexById.get(customerId(source, index)) ?? -1);
}

function customerId(people: CustomerUniverse, index: number): string {
  return textAt(people.customerNames, people.customerCodes[index] ?? 0);
}

function customerIndexByCode(people: CustomerUniverse): (code: number) => number {
  const indices = new Map<number, number>();
  people.customerCodes.forEach((code, index) => indices.set(code, index));
  return (code) => indices.get(code) ?? -1;
}

// The result stays here and may be asked again, so its marks are copied before they are given away.
function copyMarks(sets: Readonly<Record<string, MarkSet>>): Readonly<Record<string, MarkSet>> {
  return Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, copyMarkSet(set)]));
}

function copyMarkSet({ of, count, entries }: MarkSet): MarkSet {
  const copy = { of: of.slice(), count };
  return entries ? { ...copy, entries: { ...entries, customer: entries.customer.slice() } } : copy;
}

function buffersOf({ of, entries }: MarkSet): Transferable[] {
  return [of.buffer as ArrayBuffer, ...(entries ? [entries.customer.buffer as ArrayBuffer] : [])];
}

function mapOutcome<T, U>(outcome: Outcome<T>, map: (value: T) => U): Outcome<U> {
  return outcome.ok ? succeed(map(outcome.value)) : outcome;
}

/** Buffers that are given away with a reply: freshly made above and used nowhere else. */
function transferables(name: RequestName, reply: unknown): Transferable[] {
  if (name === 'panel') {
    const outcome = reply as Reply<'panel'>;
    return outcome.ok ? Object.values(outcome.value.marks).flatMap(buffersOf) : [];
  }
  if (name === 'marks') {
    const outcome = reply as Reply<'marks'>;
    return outcome.ok ? buffersOf(outcome.value) : [];
  }
  if (name === 'open') {
    const outcome = reply as Reply<'open'>;
    return outcome.ok && outcome.value.base ? [outcome.value.base.value.buffer as ArrayBuffer] : [];
  }
  return [];
}
