/** The forms of all kinds of step, each declared by its fields; what a new step begins with. */

import type { StepColumn } from '../../data/report.ts';
import { isCountName, nameWeight } from '../../data/role-words.ts';
import { AGGREGATES, DATE_PARTS, newStep, TESTS } from '../../data/steps/decode-step.ts';
import { describeAggregate } from '../../data/steps/describe-step.ts';
import type { Aggregate, DatePart, KnownStep, StepOf } from '../../data/steps/step.ts';
import { PERIOD_UNITS } from '../../lib/periods.ts';
import { follow, recordsOf, textOf, typeOf, type Field, type StepPlace, type Values } from './fields.ts';

export type KnownKind = KnownStep['kind'];

/** Kinds of step as the menu groups them. */
export const STEP_GROUPS: readonly { readonly group: string; readonly kinds: readonly KnownKind[] }[] = [
  { group: 'rows', kinds: ['filter', 'sort', 'dedupe', 'sample'] },
  { group: 'new', kinds: ['derive', 'date-parts', 'bin', 'recode', 'split', 'shift'] },
  { group: 'columns', kinds: ['select', 'drop', 'rename', 'reorder', 'type', 'fill'] },
  { group: 'summary', kinds: ['group', 'pivot', 'unpivot'] },
  { group: 'tables', kinds: ['join', 'union'] },
];

const WITHOUT_VALUES: readonly unknown[] = ['missing', 'filled'];
const period: Field = {
  control: 'choice',
  key: 'period',
  label: 'shaping.period',
  values: [null, ...PERIOD_UNITS],
  words: (value) => `shaping.period-${value}`,
  when: (values, place) => typeOf(place, textOf(values, 'column')) === 'date',
};
const column: Field = { control: 'column', key: 'column', label: 'shaping.column' };
const sortKey: readonly Field[] = [
  column,
  {
    control: 'choice',
    key: 'descending',
    label: 'shaping.order',
    values: [false, true],
    words: (value) => `shaping.descending-${value}`,
  },
];
const within: Field = { control: 'columns', key: 'within', label: 'shaping.within', hint: 'shaping.within-hint' };
const at: Field = {
  control: 'number',
  key: 'at',
  label: 'shaping.quantile',
  least: 0,
  most: 100,
  percent: true,
  when: (values) => values['function'] === 'quantile',
};
const aggregateColumn = (key: string): Field => ({
  control: 'column',
  key,
  label: 'shaping.of-column',
  when: (values) => values['function'] !== 'rows',
});
const aggregateFunction: Field = {
  control: 'choice',
  key: 'function',
  label: 'shaping.function',
  values: AGGREGATES,
  words: (value) => `shaping.aggregate-${value}`,
};

function aggregateName(values: Values, _outer: Values, { words }: StepPlace): string {
  return words.message(describeAggregate({ ...(values as unknown as Aggregate), name: '' }));
}

function partName(values: Values, outer: Values, { words }: StepPlace): string {
  const part = values['part'] as DatePart;
  return words.text('shaping.name-part', { column: textOf(outer, 'column'), part: { code: `shaping.part-${part}` } });
}

/** Columns both tables call alike, else one pair to choose. */
function likelyKeys(values: Values, _outer: Values, { tables, columns }: StepPlace): readonly Values[] {
  const other = tables.find(({ id }) => id === values['with'])?.columns ?? [];
  const shared = columns.filter(({ name }) => other.some((each) => each.name === name));
  const same = shared.find(({ type }) => type === 'identifier');
  const paired = same ? null : keyByRole(columns, other);
  if (paired) return [paired];
  const best = same ?? shared[0];
  return [{ own: best?.name ?? '', other: best?.name ?? '' }];
}

/** What rows of two tables may be about, most telling first. */
const KEY_ROLES = ['customer', 'order', 'product', 'channel'] as const;
const EXACT = 3;

// 客户号 and 会员号 are one thing by two names.
function keyByRole(own: readonly StepColumn[], other: readonly StepColumn[]): { own: string; other: string } | null {
  for (const role of KEY_ROLES) {
    const find = (columns: readonly StepColumn[]): StepColumn | undefined =>
      columns.find(
        ({ name, type }) =>
          type !== 'number' && type !== 'date' && !isCountName(name) && nameWeight(role, name) === EXACT,
      );
    const [one, two] = [find(own), find(other)];
    if (one && two) return { own: one.name, other: two.name };
  }
  return null;
}

type FieldsOf<K extends KnownKind> = readonly (Field & { readonly key: keyof StepOf<K> & string })[];

/** The fields of every kind of step, in the order they are asked for. */
export const STEP_FORMS: { readonly [K in KnownKind]: FieldsOf<K> } = {
  filter: [
    {
      control: 'choice',
      key: 'by',
      label: 'shaping.by',
      values: ['conditions', 'expression'],
      words: (value) => `shaping.by-${value}`,
    },
    {
      control: 'records',
      key: 'conditions',
      label: 'shaping.conditions',
      add: 'shaping.add-condition',
      fresh: { column: '', test: 'is', values: [] },
      fields: [
        column,
        {
          control: 'choice',
          key: 'test',
          label: 'shaping.test',
          values: TESTS,
          words: (value) => `shaping.test-${value}`,
        },
        {
          control: 'condition-values',
          key: 'values',
          label: 'shaping.value',
          when: (values) => !WITHOUT_VALUES.includes(values['test']),
        },
      ],
      when: (values) => values['by'] === 'conditions',
    },
    {
      control: 'choice',
      key: 'match',
      label: 'shaping.match',
      values: ['all', 'any'],
      words: (value) => `shaping.match-${value}`,
      when: (values) => values['by'] === 'conditions' && recordsOf(values, 'conditions').length > 1,
    },
    {
      control: 'expression',
      key: 'expression',
      label: 'shaping.condition-expression',
      gives: 'truth',
      when: (values) => values['by'] === 'expression',
    },
  ],
  sort: [
    {
      control: 'records',
      key: 'keys',
      label: 'shaping.sort-by',
      add: 'shaping.add-sort',
      fresh: { column: '', descending: false },
      fields: sortKey,
    },
  ],
  derive: [
    { control: 'text', key: 'name', label: 'shaping.new-name' },
    { control: 'expression', key: 'expression', label: 'shaping.expression', gives: 'any', groups: 'within' },
    { ...within, key: 'within' },
  ],
  fill: [
    { control: 'columns', key: 'columns', label: 'shaping.columns' },
    {
      control: 'choice',
      key: 'how',
      label: 'shaping.fill',
      values: ['value', 'previous', 'next', 'mean', 'median', 'most-frequent'],
      words: (value) => `shaping.fill-${value}`,
    },
    { control: 'text', key: 'value', label: 'shaping.value', when: (values) => values['how'] === 'value' },
    { ...within, key: 'within', when: (values) => values['how'] !== 'value' },
  ],
  recode: [
    column as Field & { key: 'column' },
    {
      control: 'records',
      key: 'map',
      label: 'shaping.recode',
      add: 'shaping.add-value',
      fresh: { from: '', to: '' },
      fields: [
        { control: 'text', key: 'from', label: 'shaping.from', valuesOf: 'column' },
        { control: 'text', key: 'to', label: 'shaping.to', nullable: true, placeholder: 'shaping.missing' },
      ],
      list: { column: 'column', key: 'from', copy: 'to' },
    },
    {
      control: 'choice',
      key: 'others',
      label: 'shaping.others',
      values: ['keep', 'missing', 'value'],
      words: (value) => `shaping.others-${value}`,
    },
    { control: 'text', key: 'other', label: 'shaping.other-value', when: (values) => values['others'] === 'value' },
    { control: 'text', key: 'name', label: 'shaping.new-name', hint: 'shaping.same-column' },
    {
      control: 'choice',
      key: 'as',
      label: 'shaping.read-as',
      values: ['text', 'number'],
      words: (value) => `shaping.as-${value}`,
    },
  ],
  bin: [
    { control: 'column', key: 'column', label: 'shaping.column', types: ['number'] },
    {
      control: 'choice',
      key: 'how',
      label: 'shaping.bin',
      values: ['count', 'width', 'cuts'],
      words: (value) => `shaping.bin-${value}`,
    },
    {
      control: 'number',
      key: 'bins',
      label: 'shaping.bins',
      least: 1,
      most: 1000,
      whole: true,
      when: (values) => values['how'] !== 'cuts',
    },
    {
      control: 'lines',
      key: 'cuts',
      label: 'shaping.cuts',
      numbers: true,
      hint: 'shaping.cuts-hint',
      when: (values) => values['how'] === 'cuts',
    },
    { control: 'lines', key: 'labels', label: 'shaping.labels', hint: 'shaping.labels-hint' },
    {
      control: 'text',
      key: 'name',
      label: 'shaping.new-name',
      suggest: (values, _outer, { words }) => words.text('shaping.name-bin', { column: textOf(values, 'column') }),
    },
  ],
  split: [
    { control: 'column', key: 'column', label: 'shaping.column', types: ['text', 'category', 'identifier'] },
    { control: 'text', key: 'separator', label: 'shaping.separator', exact: true },
    {
      control: 'choice',
      key: 'to',
      label: 'shaping.split',
      values: ['columns', 'rows'],
      words: (value) => `shaping.split-${value}`,
    },
    {
      control: 'lines',
      key: 'names',
      label: 'shaping.new-names',
      hint: 'shaping.names-hint',
      suggest: (values) => [1, 2].map((part) => `${textOf(values, 'column')} ${part}`),
      when: (values) => values['to'] === 'columns',
    },
    {
      control: 'choice',
      key: 'keep',
      label: 'shaping.keep',
      values: [true, false],
      words: (value) => `shaping.keep-${value}`,
      when: (values) => values['to'] === 'columns',
    },
  ],
  dedupe: [
    { control: 'columns', key: 'columns', label: 'shaping.equal-in', hint: 'shaping.equal-hint' },
    {
      control: 'choice',
      key: 'keep',
      label: 'shaping.stays',
      values: ['first', 'last'],
      words: (value) => `shaping.stays-${value}`,
    },
  ],
  group: [
    {
      control: 'records',
      key: 'by',
      label: 'shaping.group-by',
      add: 'shaping.add-group',
      fresh: { column: '', period: null },
      fields: [column, period],
    },
    {
      control: 'records',
      key: 'aggregates',
      label: 'shaping.aggregates',
      add: 'shaping.add-aggregate',
      fresh: { function: 'sum', column: '', at: 0.5, name: '' },
      fields: [
        aggregateFunction,
        aggregateColumn('column'),
        at,
        { control: 'text', key: 'name', label: 'shaping.new-name', suggest: aggregateName },
      ],
    },
  ],
  join: [
    { control: 'table', key: 'with', label: 'shaping.table' },
    {
      control: 'choice',
      key: 'how',
      label: 'shaping.join',
      values: ['left', 'inner', 'full', 'semi', 'anti'],
      words: (value) => `shaping.join-${value}`,
    },
    {
      control: 'records',
      key: 'keys',
      label: 'shaping.keys',
      add: 'shaping.add-key',
      fresh: { own: '', other: '' },
      fields: [
        { control: 'column', key: 'own', label: 'shaping.own' },
        { control: 'column', key: 'other', label: 'shaping.other', other: true },
      ],
      suggest: likelyKeys,
    },
    {
      control: 'columns',
      key: 'columns',
      label: 'shaping.bring',
      other: true,
      hint: 'shaping.bring-hint',
      when: (values) => values['how'] !== 'semi' && values['how'] !== 'anti',
    },
  ],
  union: [
    { control: 'tables', key: 'with', label: 'shaping.tables' },
    {
      control: 'choice',
      key: 'columns',
      label: 'shaping.union',
      values: ['all', 'shared'],
      words: (value) => `shaping.union-${value}`,
    },
    { control: 'text', key: 'origin', label: 'shaping.origin', hint: 'shaping.origin-hint' },
  ],
  pivot: [
    {
      control: 'records',
      key: 'rows',
      label: 'shaping.pivot-rows',
      add: 'shaping.add-group',
      fresh: { column: '', period: null },
      fields: [column, period],
    },
    { control: 'record', key: 'across', label: 'shaping.pivot-across', fields: [column, period] },
    aggregateFunction as Field & { key: 'function' },
    aggregateColumn('values') as Field & { key: 'values' },
    at as Field & { key: 'at' },
  ],
  unpivot: [
    { control: 'columns', key: 'columns', label: 'shaping.unpivot-columns' },
    { control: 'text', key: 'name', label: 'shaping.unpivot-name' },
    { control: 'text', key: 'value', label: 'shaping.unpivot-value' },
    {
      control: 'choice',
      key: 'drop',
      label: 'shaping.drop',
      values: [true, false],
      words: (value) => `shaping.drop-${value}`,
    },
  ],
  sample: [
    {
      control: 'choice',
      key: 'how',
      label: 'shaping.sample',
      values: ['rows', 'share'],
      words: (value) => `shaping.sample-${value}`,
    },
    {
      control: 'number',
      key: 'rows',
      label: 'shaping.rows',
      least: 0,
      most: 1e9,
      whole: true,
      when: (values) => values['how'] === 'rows',
    },
    {
      control: 'number',
      key: 'share',
      label: 'shaping.share',
      least: 0,
      most: 100,
      percent: true,
      when: (values) => values['how'] === 'share',
    },
    { control: 'number', key: 'seed', label: 'shaping.seed', least: 0, most: 0xffffffff, whole: true },
  ],
  'date-parts': [
    { control: 'column', key: 'column', label: 'shaping.column', types: ['date'] },
    {
      control: 'records',
      key: 'parts',
      label: 'shaping.parts',
      add: 'shaping.add-part',
      fresh: { part: 'month', name: '' },
      fields: [
        {
          control: 'choice',
          key: 'part',
          label: 'shaping.part',
          values: DATE_PARTS,
          words: (value) => `steps.part-${value}`,
        },
        { control: 'text', key: 'name', label: 'shaping.new-name', suggest: partName },
      ],
    },
  ],
  shift: [
    column as Field & { key: 'column' },
    {
      control: 'choice',
      key: 'take',
      label: 'shaping.shift',
      values: ['value', 'change'],
      words: (value) => `shaping.shift-${value}`,
    },
    {
      control: 'number',
      key: 'by',
      label: 'shaping.shift-by',
      least: -1e6,
      most: 1e6,
      whole: true,
      hint: 'shaping.shift-hint',
    },
    { control: 'columns', key: 'within', label: 'shaping.shift-within', hint: 'shaping.shift-within-hint' },
    {
      control: 'records',
      key: 'order',
      label: 'shaping.shift-order',
      add: 'shaping.add-sort',
      fresh: { column: '', descending: false },
      fields: sortKey,
    },
    {
      control: 'text',
      key: 'name',
      label: 'shaping.new-name',
      suggest: (values, _outer, { words }) =>
        words.text(values['take'] === 'change' ? 'shaping.name-change' : 'shaping.name-shift', {
          column: textOf(values, 'column'),
        }),
    },
  ],
  select: [{ control: 'columns', key: 'columns', label: 'shaping.columns-kept', ordered: true }],
  drop: [{ control: 'columns', key: 'columns', label: 'shaping.columns-dropped' }],
  rename: [
    {
      control: 'records',
      key: 'names',
      label: 'shaping.rename',
      add: 'shaping.add-name',
      fresh: { from: '', to: '' },
      fields: [
        { control: 'column', key: 'from', label: 'shaping.column' },
        { control: 'text', key: 'to', label: 'shaping.new-name' },
      ],
    },
  ],
  reorder: [{ control: 'columns', key: 'columns', label: 'shaping.columns-first', ordered: true }],
  type: [
    { control: 'columns', key: 'columns', label: 'shaping.columns' },
    {
      control: 'choice',
      key: 'to',
      label: 'shaping.read-as',
      values: ['number', 'date', 'identifier', 'category', 'text'],
      words: (value) => `common.type-${value}`,
    },
  ],
};

/** A new step with what is most likely meant; `first` are values it is to begin with. */
export function beginStep(kind: KnownKind, id: string, place: StepPlace, first: Values = {}): KnownStep {
  const empty = newStep(kind, id) as unknown as Values;
  const begun: Record<string, unknown> = { ...empty, ...likely(kind, place), ...first };
  return changed(kind, empty, begun, place);
}

/** A step after one of its fields changed. */
export function changed(kind: KnownKind, before: Values, after: Values, place: StepPlace): KnownStep {
  return follow(
    STEP_FORMS[kind],
    { values: before, outer: {} },
    { values: after, outer: {} },
    place,
  ) as unknown as KnownStep;
}

/** The one other table beside the first one, or the first that has a column called alike, or of the same thing. */
function likelyTable({ cell, columns, tables }: StepPlace): string {
  const others = tables.filter(({ id }) => id !== cell.made?.from);
  const alike = others.find((other) => other.columns.some(({ name }) => columns.some((own) => own.name === name)));
  const related = alike ?? others.find((other) => keyByRole(columns, other.columns) !== null);
  return (related ?? (others.length === 1 ? others[0] : undefined))?.id ?? '';
}

function likely(kind: KnownKind, place: StepPlace): Values {
  const { columns, words } = place;
  const first = (...types: readonly string[]): string => columns.find(({ type }) => types.includes(type))?.name ?? '';
  switch (kind) {
    case 'filter':
      return { conditions: [{ column: '', test: 'is', values: [] }] };
    case 'sort':
      return { keys: [{ column: '', descending: false }] };
    case 'derive':
      return { name: words.text('shaping.new-column') };
    case 'bin':
      return { column: first('number') };
    case 'group':
      return {
        by: [{ column: '', period: null }],
        aggregates: [{ function: 'rows', column: '', at: 0.5, name: '' }],
      };
    case 'pivot':
      return { rows: [{ column: '', period: null }] };
    case 'join':
      return { with: likelyTable(place) };
    case 'union':
      return { with: [likelyTable(place)].filter((id) => id !== '') };
    case 'unpivot':
      return { name: words.text('shaping.name-variable'), value: words.text('shaping.name-value') };
    case 'date-parts':
      return { column: first('date'), parts: [{ part: 'month', name: '' }] };
    case 'rename':
      return { names: [{ from: '', to: '' }] };
    case 'shift': {
      const date = first('date');
      return { order: date === '' ? [] : [{ column: date, descending: false }] };
    }
    default:
      return {};
  }
}
