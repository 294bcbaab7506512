/** Steps from outside: total readers, one a kind. Whatever comes in, a valid step comes out, and what was changed is counted. */

import { PERIOD_UNITS, type PeriodUnit } from '../../lib/periods.ts';
import type { Json } from '../../lib/json.ts';
import type {
  Aggregate,
  AggregateFunction,
  Condition,
  DatePart,
  GroupKey,
  KnownStep,
  SortKey,
  Step,
  StepKind,
  StepOf,
  Test,
  UnknownStep,
} from './step.ts';
import type { ColumnType } from '../columns.ts';

export const MAXIMUM_STEPS = 500;
/** characters of a name, a value, a text to look for */
export const MAXIMUM_STEP_TEXT = 10_000;
const MAXIMUM_EXPRESSION = 20_000;
const MAXIMUM_LIST = 16_384;
const MAXIMUM_STEP_ID = 200;

// Written as records, so that a value the types gain cannot be forgotten here.
const all = <T extends string>(record: Readonly<Record<T, 1>>): readonly T[] => Object.keys(record) as T[];

export const TESTS = all<Test>({
  is: 1,
  'is-not': 1,
  'one-of': 1,
  'none-of': 1,
  contains: 1,
  'contains-not': 1,
  begins: 1,
  ends: 1,
  matches: 1,
  less: 1,
  'at-most': 1,
  more: 1,
  'at-least': 1,
  between: 1,
  missing: 1,
  filled: 1,
});

export const AGGREGATES = all<AggregateFunction>({
  rows: 1,
  filled: 1,
  distinct: 1,
  sum: 1,
  mean: 1,
  median: 1,
  quantile: 1,
  minimum: 1,
  maximum: 1,
  deviation: 1,
  share: 1,
  first: 1,
  last: 1,
});

export const DATE_PARTS = all<DatePart>({
  year: 1,
  quarter: 1,
  month: 1,
  week: 1,
  day: 1,
  weekday: 1,
  'day-of-year': 1,
  hour: 1,
  'start-of-week': 1,
  'start-of-month': 1,
  'start-of-quarter': 1,
  'start-of-year': 1,
});

const TYPES = all<ColumnType>({ number: 1, date: 1, identifier: 1, category: 1, text: 1 });

/** Reads one value; calls `mend` where it had to be changed. An absent value (`undefined`) is the default and no repair. */
type Reader<T> = (value: unknown, mend: () => void) => T;

const text =
  (limit = MAXIMUM_STEP_TEXT): Reader<string> =>
  (value, mend) => {
    if (typeof value === 'string' && value.length <= limit) return value;
    if (value !== undefined) mend();
    return '';
  };

const choice =
  <T>(values: readonly T[], fallback: T): Reader<T> =>
  (value, mend) => {
    if (values.includes(value as T)) return value as T;
    if (value !== undefined) mend();
    return fallback;
  };

const number =
  (minimum: number, maximum: number, fallback: number, whole = false): Reader<number> =>
  (value, mend) => {
    const fits = typeof value === 'number' && value >= minimum && value <= maximum;
    if (fits && (!whole || Number.isInteger(value))) return value + 0;
    if (value !== undefined) mend();
    return fallback;
  };

const list =
  <T>(item: Reader<T | null>, limit = MAXIMUM_LIST): Reader<readonly T[]> =>
  (value, mend) => {
    if (!Array.isArray(value)) {
      if (value !== undefined) mend();
      return [];
    }
    if (value.length > limit) mend();
    return Array.from<unknown>(value.slice(0, limit)).flatMap((given) => {
      const read = given === undefined ? null : item(given, mend);
      if (read !== null) return [read];
      mend();
      return [];
    });
  };

const record =
  <T extends object>(fields: { readonly [F in keyof T]: Reader<T[F]> }): Reader<T> =>
  (value, mend) => {
    if (value !== undefined && !isObject(value)) mend();
    const given = new Map(isObject(value) ? Object.entries(value) : []);
    for (const key of given.keys()) if (!Object.hasOwn(fields, key)) mend();
    return Object.fromEntries(
      Object.entries(fields).map(([key, read]) => [key, (read as Reader<unknown>)(given.get(key), mend)]),
    ) as T;
  };

const flag = (fallback: boolean): Reader<boolean> => choice([true, false], fallback);
const item: Reader<string | null> = (value) =>
  typeof value === 'string' && value.length <= MAXIMUM_STEP_TEXT ? value : null;
const texts = list<string>(item);
const period = choice<PeriodUnit | null>([null, ...PERIOD_UNITS], null);
const sortKeys = list(record<SortKey>({ column: text(), descending: flag(false) }), 100);
const groupKey = record<GroupKey>({ column: text(), period });
const at = number(0, 1, 0.5);

type Fields<K extends KnownStep['kind']> = {
  readonly [F in Exclude<keyof StepOf<K>, 'id' | 'kind' | 'off'>]: Reader<StepOf<K>[F]>;
};

const FIELDS: { readonly [K in KnownStep['kind']]: Fields<K> } = {
  filter: {
    by: choice(['conditions', 'expression'], 'conditions'),
    match: choice(['all', 'any'], 'all'),
    conditions: list(record<Condition>({ column: text(), test: choice(TESTS, 'is'), values: texts }), 200),
    expression: text(MAXIMUM_EXPRESSION),
  },
  sort: { keys: sortKeys },
  derive: { name: text(), expression: text(MAXIMUM_EXPRESSION), within: texts },
  fill: {
    columns: texts,
    how: choice(['value', 'previous', 'next', 'mean', 'median', 'most-frequent'], 'value'),
    value: text(),
    within: texts,
  },
  recode: {
    column: text(),
    name: text(),
    map: list(
      record<{ readonly from: string; readonly to: string | null }>({
        from: text(),
        to: (value, mend) => (value === null ? null : text()(value, mend)),
      }),
    ),
    others: choice(['keep', 'missing', 'value'], 'keep'),
    other: text(),
    as: choice(['text', 'number'], 'text'),
  },
  bin: {
    column: text(),
    name: text(),
    how: choice(['width', 'count', 'cuts'], 'count'),
    bins: number(1, 1000, 5, true),
    cuts: list<number>((value) => (typeof value === 'number' && Number.isFinite(value) ? value + 0 : null), 1000),
    labels: list<string>(item, 1001),
  },
  split: {
    column: text(),
    separator: text(),
    to: choice(['columns', 'rows'], 'columns'),
    names: list<string>(item, 200),
    keep: flag(true),
  },
  dedupe: { columns: texts, keep: choice(['first', 'last'], 'first') },
  group: {
    by: list(groupKey, 100),
    aggregates: list(
      record<Aggregate>({ function: choice(AGGREGATES, 'rows'), column: text(), at, name: text() }),
      500,
    ),
  },
  join: {
    with: text(MAXIMUM_STEP_ID),
    how: choice(['left', 'inner', 'full', 'semi', 'anti'], 'left'),
    keys: list(record<{ readonly own: string; readonly other: string }>({ own: text(), other: text() }), 20),
    columns: texts,
  },
  union: {
    with: list<string>(
      (value) => (typeof value === 'string' && value !== '' && value.length <= MAXIMUM_STEP_ID ? value : null),
      100,
    ),
    columns: choice(['all', 'shared'], 'all'),
    origin: text(),
  },
  pivot: {
    rows: list(groupKey, 100),
    across: groupKey,
    function: choice(AGGREGATES, 'rows'),
    values: text(),
    at,
  },
  unpivot: { columns: texts, name: text(), value: text(), drop: flag(true) },
  sample: {
    how: choice(['rows', 'share'], 'rows'),
    rows: number(0, 1e9, 1000, true),
    share: number(0, 1, 0.1),
    seed: number(0, 0xffffffff, 1, true),
  },
  'date-parts': {
    column: text(),
    parts: list(
      record<{ readonly part: DatePart; readonly name: string }>({ part: choice(DATE_PARTS, 'year'), name: text() }),
      50,
    ),
  },
  shift: {
    column: text(),
    name: text(),
    by: number(-1e6, 1e6, 1, true),
    take: choice(['value', 'change'], 'value'),
    within: texts,
    order: sortKeys,
  },
  select: { columns: texts },
  drop: { columns: texts },
  rename: {
    names: list(record<{ readonly from: string; readonly to: string }>({ from: text(), to: text() })),
  },
  reorder: { columns: texts },
  type: { columns: texts, to: choice(TYPES, 'text') },
};

/** Kinds of step a person can add, in the order of the menu. */
export const STEP_KINDS = Object.keys(FIELDS) as readonly KnownStep['kind'][];

/** A step of a kind with its defaults: what a form begins with. */
export function newStep<K extends KnownStep['kind']>(kind: K, id: string): StepOf<K> {
  return readKnown(kind, id, new Map(), () => undefined) as StepOf<K>;
}

/**
 * Steps of a document. A step of an unknown kind is kept word for word; ids that are missing or taken are given anew.
 * @returns the steps and how many values had to be changed
 */
export function decodeSteps(value: unknown): { readonly steps: readonly Step[]; readonly mended: number } {
  let mended = 0;
  const mend = (): void => void mended++;
  const taken = new Set<string>();
  const steps = list<Step>((given) => {
    const step = decodeStep(given, mend);
    let { id } = step;
    for (let next = 1; id === '' || taken.has(id); next++) id = `s${next}`;
    if (id !== step.id) mend();
    taken.add(id);
    return { ...step, id };
  }, MAXIMUM_STEPS)(value, mend);
  return { steps, mended };
}

/** Any JSON as a step; its id is '' where it has none. */
export function decodeStep(value: unknown, mend: () => void = () => undefined): Step {
  const fields = new Map(isObject(value) ? Object.entries(value) : []);
  const kind = fields.get('kind');
  if (kind === 'unknown' && isObject(fields.get('raw'))) {
    // a version before this one may have kept what this one knows
    const inner = decodeStep({ ...(fields.get('raw') as object), id: fields.get('id') }, () => undefined);
    if (inner.kind !== 'unknown') return inner;
  }
  const id = text(MAXIMUM_STEP_ID)(fields.get('id'), mend);
  if (typeof kind === 'string' && Object.hasOwn(FIELDS, kind))
    return readKnown(kind as KnownStep['kind'], id, fields, mend);
  const off = fields.get('off') === true ? ({ off: true } as const) : {};
  const raw = kind === 'unknown' && fields.has('raw') ? fields.get('raw') : value;
  return { kind: 'unknown', id, ...off, raw: plainJson(raw) } satisfies UnknownStep;
}

function readKnown(
  kind: Exclude<StepKind, 'unknown'>,
  id: string,
  fields: ReadonlyMap<string, unknown>,
  mend: () => void,
): KnownStep {
  const readers: Readonly<Record<string, Reader<unknown>>> = FIELDS[kind];
  const read = Object.entries(readers).map(([key, reader]) => [key, reader(fields.get(key), mend)]);
  for (const key of fields.keys())
    if (!Object.hasOwn(readers, key) && key !== 'kind' && key !== 'id' && key !== 'off') mend();
  const off = fields.get('off');
  if (off !== undefined && off !== true) mend();
  return { kind, id, ...(off === true ? { off } : {}), ...Object.fromEntries(read) } as unknown as KnownStep;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy as plain JSON, cut where it is deeper than any step; keys such as `__proto__` stay ordinary own keys. */
function plainJson(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'object' || depth >= 32) return null;
  if (Array.isArray(value)) return value.map((part: unknown) => plainJson(part, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainJson(part, depth + 1)]));
}
