/** Reading cells, and the files behind them, from outside. */

import type { ColumnType } from '../data/columns.ts';
import { isDelimiter } from '../data/delimiters.ts';
import { MAXIMUM_EDIT_TEXT, MAXIMUM_EDITS } from '../data/edit-limits.ts';
import type { CellEdit, DataChoices, DateOrder, Encoding, FindingCode, Role, Treatment } from '../data/report.ts';
import { LONGEST_MISSING_WORD, MOST_MISSING_WORDS } from '../data/missing-codes.ts';
import { decodeSteps } from '../data/steps/decode-step.ts';
import type { Made, PublishedTable } from '../data/steps/step.ts';
import type { TableKind } from '../data/tables.ts';
import { LOCALES } from '../i18n/format.ts';
import type { Json } from '../lib/json.ts';
import type { SourceRecord } from '../lib/source.ts';
import {
  countOtherFields,
  readJson,
  readJsonObject,
  readList,
  readObject,
  readText,
  readWhole,
  type Repairs,
} from './decode.ts';
import { decodeName, MAXIMUM_ID } from './decode-rule.ts';
import { withoutPersons } from './source-operations.ts';
import type { Cell, DataCell, PanelCell } from './schema.ts';

const MAXIMUM_TEXT = 1_000_000;
const MAXIMUM_NAME = 500;
const MAXIMUM_LABEL = 10_000;
const MAXIMUM_SOURCES = 500;
const MAXIMUM_CHUNKS = 4_096;
const MAXIMUM_CHOICES = 16_384;

// Written as records, so that a value the types gain cannot be forgotten here.
const ENCODINGS = names<Encoding>({
  'utf-8': 1,
  'utf-16le': 1,
  'utf-16be': 1,
  gb18030: 1,
  big5: 1,
  shift_jis: 1,
  'euc-jp': 1,
  'euc-kr': 1,
  'windows-1252': 1,
  'windows-1250': 1,
  'windows-1251': 1,
});
const ORDERS = names<DateOrder>({ dmy: 1, mdy: 1, ymd: 1 });
const TYPES = names<ColumnType>({ number: 1, date: 1, identifier: 1, category: 1, text: 1 });
const ROLES = names<Role>({
  customer: 1,
  time: 1,
  amount: 1,
  order: 1,
  product: 1,
  category: 1,
  quantity: 1,
  'unit-price': 1,
  cost: 1,
  channel: 1,
  frequency: 1,
  recency: 1,
  age: 1,
  'mean-spend': 1,
  count: 1,
  'last-purchase': 1,
  'days-since': 1,
  purchases: 1,
  money: 1,
  'score-r': 1,
  'score-f': 1,
  'score-m': 1,
  start: 1,
  end: 1,
  fee: 1,
  reason: 1,
  resolved: 1,
  'resolved-at': 1,
  'response-time': 1,
  'resolution-time': 1,
  recovery: 1,
  compensation: 1,
  event: 1,
  duration: 1,
  ended: 1,
  entry: 1,
  first: 1,
  second: 1,
  ratio: 1,
  cohort: 1,
  period: 1,
  retained: 1,
  spend: 1,
  acquired: 1,
});
const KINDS = names<TableKind>({
  orders: 1,
  customers: 1,
  events: 1,
  subscriptions: 1,
  durations: 1,
  'customer-summary': 1,
  'rfm-summary': 1,
  complaints: 1,
  survey: 1,
  comparisons: 1,
  retention: 1,
  channels: 1,
});
const TREATMENTS = names<Treatment>({
  keep: 1,
  exclude: 1,
  'one-customer': 1,
  'as-zero': 1,
  'as-unknown': 1,
  merge: 1,
  trim: 1,
  join: 1,
  unwrap: 1,
  'as-percent': 1,
  'as-point': 1,
  'as-comma': 1,
  multiply: 1,
});
const FINDINGS = names<FindingCode>({
  'missing-customer': 1,
  'missing-time': 1,
  'missing-amount': 1,
  'negative-amount': 1,
  'zero-amount': 1,
  'undone-order': 1,
  'duplicate-row': 1,
  'same-day-orders': 1,
  'future-date': 1,
  'unparsed-cell': 1,
  'ragged-row': 1,
  'missing-value': 1,
  'negative-value': 1,
  'fractional-count': 1,
  'recency-beyond-age': 1,
  'frequency-without-recency': 1,
  'recency-without-frequency': 1,
  'duplicate-customer': 1,
  'end-before-start': 1,
  'resolved-before-complained': 1,
  'unreadable-resolved': 1,
  'entry-after-end': 1,
  'unreadable-ended': 1,
  'unreadable-end': 1,
  'duplicate-period': 1,
  'growing-survivors': 1,
  'negative-spend': 1,
  'total-row': 1,
  'other-table': 1,
  'no-answers': 1,
  'outside-scale': 1,
  'unknown-answer': 1,
  'straight-line': 1,
  'same-thing': 1,
  'edge-blanks': 1,
  'wide-letters': 1,
  'guarded-cell': 1,
  'bare-percent': 1,
  'decimal-sign': 1,
  'unit-in-name': 1,
});

/**
 * Any JSON as a cell. What is not a cell of this version is kept word for word as an unknown cell; `freshId` names a cell whose
 * id is missing or taken.
 */
export function decodeCell(value: unknown, freshId: (wanted: string | null) => string, repairs: Repairs): Cell {
  const fields = readObject(value);
  const id = freshId(decodeName(fields?.get('id')));
  const cell = fields && decodeKnownCell(fields, id, repairs);
  if (cell) return cell;
  repairs.add('unknown-cells');
  const wrapped = fields?.get('kind') === 'unknown' && fields.has('raw');
  return { kind: 'unknown', id, raw: readJson(wrapped ? fields.get('raw') : value, repairs) };
}

/** The JSON of a cell on disk. Unknown cells are written word for word, so that a version that knows them finds them. */
export function encodeCell(cell: Cell): Json {
  if (cell.kind !== 'unknown') return cell as unknown as Json;
  const fields = readObject(cell.raw);
  const silent: Repairs = { add: () => undefined, list: () => [] };
  const readsBack =
    fields !== null &&
    fields.get('id') === cell.id &&
    !(fields.get('kind') === 'unknown' && fields.has('raw')) &&
    decodeKnownCell(fields, cell.id, silent) === null;
  return readsBack ? cell.raw : { kind: 'unknown', id: cell.id, raw: cell.raw };
}

/** Records of files with unique ids; a record that names no file is left out. */
export function decodeSources(value: unknown, repairs: Repairs): readonly SourceRecord[] {
  const sources = new Map<string, SourceRecord>();
  for (const item of readList(value, MAXIMUM_SOURCES, repairs)) {
    const fields = readObject(item);
    const id = decodeName(fields?.get('id'));
    if (fields === null || id === null || sources.has(id)) {
      repairs.add(fields === null ? 'values' : 'ids');
      continue;
    }
    countOtherFields(fields, ['id', 'name', 'bytes', 'chunks', 'sample'], repairs);
    const chunks = readList(fields.get('chunks'), MAXIMUM_CHUNKS, repairs);
    const hashes = chunks.filter((chunk): chunk is string => typeof chunk === 'string' && /^[0-9a-f]{64}$/.test(chunk));
    // Some of a file would be another file; with no chunk it is reported as missing.
    if (hashes.length < chunks.length) repairs.add('values');
    const sample = fields.get('sample') === undefined ? null : decodeName(fields.get('sample'));
    if (sample === null && fields.get('sample') !== undefined) repairs.add('values');
    sources.set(id, {
      id,
      name: readText(fields.get('name'), MAXIMUM_NAME, id, repairs),
      bytes: readWhole(fields.get('bytes'), 0, Number.MAX_SAFE_INTEGER, 0, repairs),
      chunks: hashes.length < chunks.length ? [] : hashes,
      ...(sample === null ? {} : { sample }),
    });
  }
  return [...sources.values()];
}

function decodeKnownCell(fields: ReadonlyMap<string, unknown>, id: string, repairs: Repairs): Cell | null {
  switch (fields.get('kind')) {
    case 'text':
      countOtherFields(fields, ['kind', 'id', 'text'], repairs);
      return { kind: 'text', id, text: readText(fields.get('text'), MAXIMUM_TEXT, '', repairs) };
    case 'data':
      return decodeDataCell(fields, id, repairs);
    case 'panel':
      return decodePanelCell(fields, id, repairs);
    default:
      return null;
  }
}

function decodeDataCell(fields: ReadonlyMap<string, unknown>, id: string, repairs: Repairs): DataCell | null {
  const made = decodeMade(fields.get('made'), repairs);
  const source = made ? '' : decodeName(fields.get('source'));
  if (source === null) return null;
  countOtherFields(fields, ['kind', 'id', 'name', 'source', 'choices', 'made', 'locked'], repairs);
  const locked = fields.get('locked');
  if (locked !== undefined && locked !== true) repairs.add('values');
  return {
    kind: 'data',
    id,
    name: readText(fields.get('name'), MAXIMUM_NAME, '', repairs),
    source,
    choices: decodeChoices(fields.get('choices'), repairs),
    ...(made ? { made } : {}),
    ...(locked === true ? { locked } : {}),
  };
}

/** How a table is made; `null` where nothing says whose rows it begins with. */
function decodeMade(value: unknown, repairs: Repairs): Made | null {
  if (value === undefined) return null;
  const fields = readObject(value);
  const from = decodeName(fields?.get('from'));
  if (fields === null || from === null) return null;
  countOtherFields(fields, ['from', 'table', 'steps', 'listed'], repairs);
  const { steps, mended } = decodeSteps(fields.get('steps'));
  if (mended > 0) repairs.add('values', mended);
  const listed = fields.get('listed');
  if (listed !== undefined && listed !== true) repairs.add('values');
  const table = decodePublished(fields.get('table'), repairs);
  return { from, ...(table ? { table } : {}), steps, ...(listed === true ? { listed } : {}) };
}

function decodePublished(value: unknown, repairs: Repairs): PublishedTable | null {
  if (value === undefined) return null;
  const fields = readObject(value);
  const name = decodeName(fields?.get('name'));
  const locale = LOCALES.find((known) => known === fields?.get('locale'));
  if (name !== null && locale) return { name, locale };
  repairs.add('values');
  return null;
}

function decodePanelCell(fields: ReadonlyMap<string, unknown>, id: string, repairs: Repairs): PanelCell | null {
  const panel = decodeName(fields.get('panel'));
  if (panel === null) return null;
  countOtherFields(
    fields,
    ['kind', 'id', 'panel', 'panelVersion', 'data', 'options', 'filter', 'title', 'customer', 'collapsed'],
    repairs,
  );
  const link = (key: string): string | null => {
    const value = fields.get(key) ?? null;
    const name = decodeName(value);
    if (name === null && value !== null) repairs.add('values');
    return name;
  };
  const own = (key: string, limit: number): string | null => {
    const value = fields.get(key);
    return value === undefined ? null : readText(value, limit, '', repairs) || null;
  };
  const [title, customer, collapsed] = [
    own('title', MAXIMUM_NAME),
    own('customer', MAXIMUM_ID * 5),
    fields.get('collapsed'),
  ];
  if (collapsed !== undefined && typeof collapsed !== 'boolean') repairs.add('values');
  return {
    kind: 'panel',
    id,
    panel,
    panelVersion: readWhole(fields.get('panelVersion') ?? 1, 1, 1_000_000, 1, repairs),
    data: link('data'),
    options: readJsonObject(fields.get('options'), repairs),
    filter: link('filter'),
    ...(title === null ? {} : { title }),
    ...(customer === null ? {} : { customer }),
    ...(typeof collapsed === 'boolean' ? { collapsed } : {}),
  };
}

function decodeChoices(value: unknown, repairs: Repairs): DataChoices {
  if (value === undefined) return {};
  const fields = readObject(value);
  if (fields === null) {
    repairs.add('values');
    return {};
  }
  countOtherFields(
    fields,
    [
      'encoding',
      'delimiter',
      'quotes',
      'header',
      'headerRows',
      'titleRows',
      'sheet',
      'merged',
      'block',
      'kind',
      'columns',
      'types',
      'dateOrders',
      'missing',
      'roles',
      'treatments',
      'scales',
      'answers',
      'edits',
      'privacy',
      'pseudonymKey',
    ],
    repairs,
  );
  const choices: Record<string, unknown> = {};
  const keep = (key: string, fits: (given: unknown) => boolean): void => {
    const given = fields.get(key);
    if (given === undefined) return;
    if (fits(given)) choices[key] = given;
    else repairs.add('values');
  };
  keep('encoding', (given) => ENCODINGS.includes(given as string));
  keep('delimiter', (given) => typeof given === 'string' && isDelimiter(given));
  keep('quotes', (given) => given === 'literal');
  keep('header', (given) => typeof given === 'boolean');
  keep('headerRows', (given) => given === 1 || given === 2);
  keep('sheet', (given) => typeof given === 'string' && given.length <= 255);
  keep('merged', (given) => given === 'leave');
  keep('block', (given) => Number.isInteger(given) && (given as number) >= 0 && (given as number) <= 1000);
  keep('titleRows', (given) => Number.isInteger(given) && (given as number) >= 0 && (given as number) <= 1000);
  keep('kind', (given) => KINDS.includes(given as string));
  keep(
    'columns',
    (given) =>
      Array.isArray(given) &&
      given.length <= MAXIMUM_CHOICES &&
      given.every((label) => typeof label === 'string' && label.length <= MAXIMUM_LABEL),
  );
  const record = (key: string, keyFits: (name: string) => boolean, fits: (given: unknown) => boolean): void => {
    if (fields.get(key) === undefined) return;
    const entries = [...(readObject(fields.get(key)) ?? [])].slice(0, MAXIMUM_CHOICES);
    const fitting = entries.filter(([name, given]) => keyFits(name) && fits(given));
    if (fitting.length < entries.length || readObject(fields.get(key)) === null)
      repairs.add('values', Math.max(1, entries.length - fitting.length));
    if (fitting.length > 0) choices[key] = Object.fromEntries(fitting);
  };
  record('types', isColumn, (given) => TYPES.includes(given as string));
  record('dateOrders', isColumn, (given) => ORDERS.includes(given as string));
  const missing = decodeMissing(fields.get('missing'), isColumn, repairs);
  if (missing) choices['missing'] = missing;
  record(
    'roles',
    (name) => ROLES.includes(name),
    (given) => given === null || isColumn(given),
  );
  record(
    'treatments',
    (name) => FINDINGS.includes(name),
    (given) => TREATMENTS.includes(given as string),
  );
  record('privacy', isColumn, (given) => given === 'pseudonym' || given === 'drop');
  keep('pseudonymKey', (given) => typeof given === 'string' && /^[0-9a-f]{64}$/.test(given));
  record('scales', isColumn, (given) => given === null || isScale(given));
  record(
    'answers',
    (word) => word.length <= MAXIMUM_NAME,
    (given) => given === null || (typeof given === 'number' && Number.isFinite(given)),
  );
  const edits = decodeEdits(fields.get('edits'), repairs);
  return withoutPersons(edits.length > 0 ? { ...(choices as DataChoices), edits } : (choices as DataChoices));
}

/** At most one edit a cell, the last one. */
function decodeEdits(value: unknown, repairs: Repairs): readonly CellEdit[] {
  if (value === undefined) return [];
  const found = new Map<string, CellEdit>();
  for (const item of readList(value, MAXIMUM_EDITS, repairs)) {
    const fields = readObject(item);
    const [column, row, was, now] = ['column', 'row', 'was', 'now'].map((key) => fields?.get(key));
    const fits =
      isColumn(column) && Number.isInteger(row) && (row as number) >= 0 && isEditText(was) && isEditText(now);
    if (!fields || !fits) {
      repairs.add('values');
      continue;
    }
    countOtherFields(fields, ['column', 'row', 'was', 'now'], repairs);
    found.set(`${String(row)} ${column as string}`, { column, row, was, now } as CellEdit);
  }
  return [...found.values()];
}

function isEditText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAXIMUM_EDIT_TEXT;
}

function isColumn(name: unknown): name is string {
  return typeof name === 'string' && /^c\d{1,5}$/.test(name);
}

/** Words for "no value": no more of them, and none longer, than a person would write. */
function decodeMissing(
  value: unknown,
  isColumn: (name: unknown) => boolean,
  repairs: Repairs,
): DataChoices['missing'] | null {
  if (value === undefined) return null;
  const fields = readObject(value);
  if (fields === null) {
    repairs.add('values');
    return null;
  }
  countOtherFields(fields, ['all', 'columns'], repairs);
  const isList = (given: unknown): given is string[] =>
    Array.isArray(given) &&
    given.length <= MOST_MISSING_WORDS &&
    given.every((word) => typeof word === 'string' && word.length <= LONGEST_MISSING_WORD);
  const all = fields.get('all');
  if (all !== undefined && !isList(all)) repairs.add('values');
  const entries = [...(readObject(fields.get('columns')) ?? [])].slice(0, MAXIMUM_CHOICES);
  const fitting = entries.filter(([name, given]) => isColumn(name) && isList(given)) as [string, string[]][];
  const lost = entries.length - fitting.length;
  if (lost > 0 || (fields.has('columns') && readObject(fields.get('columns')) === null))
    repairs.add('values', Math.max(1, lost));
  if (!isList(all) && fitting.length === 0) return null;
  return {
    ...(isList(all) ? { all } : {}),
    ...(fitting.length > 0 ? { columns: Object.fromEntries(fitting) } : {}),
  };
}

function isScale(given: unknown): boolean {
  return (
    Array.isArray(given) &&
    given.length === 2 &&
    given.every((end) => typeof end === 'number' && Number.isFinite(end)) &&
    (given as number[])[0]! < (given as number[])[1]!
  );
}

function names<T extends string>(record: Readonly<Record<T, 1>>): readonly string[] {
  return Object.keys(record);
}
