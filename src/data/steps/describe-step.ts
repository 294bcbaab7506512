/** What a step is called, in words: a phrase such as `filter: 城市 is 上海`. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Aggregate, Condition, GroupKey, SortKey, Step } from './step.ts';

/**
 * @param tableName name of a data cell, for steps that take further tables
 */
export function describeStep(step: Step, tableName: (id: string) => string): Message {
  const say = (parameters: Readonly<Record<string, string | number | Message>> = {}, variant = ''): Message =>
    message(`steps.${step.kind}${variant}`, parameters);
  switch (step.kind) {
    case 'filter': {
      if (step.by === 'expression') return say({ expression: shorten(step.expression) }, '-expression');
      if (step.conditions.length === 0) return say({}, '-none');
      return say({ conditions: join(step.conditions.map(describeCondition), step.match === 'all' ? 'and' : 'or') });
    }
    case 'sort':
      return say({ keys: join(step.keys.map(describeSortKey)) }, step.keys.length === 0 ? '-none' : '');
    case 'derive': {
      const derived = { name: step.name, expression: shorten(step.expression) };
      return step.within.length === 0 ? say(derived) : say({ ...derived, within: names(step.within) }, '-within');
    }
    case 'fill':
      return say({ columns: names(step.columns), value: step.value }, `-${step.how}`);
    case 'recode':
      return say({ column: step.column, count: step.map.length, name: step.name }, step.name === '' ? '' : '-new');
    case 'bin':
      return say({ column: step.column, bins: step.bins, cuts: step.cuts.join(' · ') }, `-${step.how}`);
    case 'split':
      return say({ column: step.column, separator: step.separator, names: names(step.names) }, `-${step.to}`);
    case 'dedupe':
      return step.columns.length === 0 ? say({}, '-all') : say({ columns: names(step.columns) }, `-${step.keep}`);
    case 'group': {
      const aggregates = join(step.aggregates.map(describeAggregate));
      if (step.by.length === 0) return say({ aggregates }, '-all');
      const by = join(step.by.map(describeGroupKey));
      return step.aggregates.length === 0 ? say({ by }, '-none') : say({ by, aggregates });
    }
    case 'join': {
      if (step.with === '') return say({}, '-no-table');
      const table = tableName(step.with);
      const keys = step.keys.filter(({ own, other }) => own !== '' && other !== '');
      if (keys.length === 0) return say({ table }, '-no-keys');
      const pairs = keys.map(({ own, other }) =>
        own === other ? asIs(own) : message('steps.key-pair', { own, other }),
      );
      return say({ table, keys: join(pairs) }, `-${step.how}`);
    }
    case 'union':
      return say({ tables: names(step.with.map(tableName)) });
    case 'pivot':
      return say({
        rows: join(step.rows.map(describeGroupKey)),
        across: describeGroupKey(step.across),
        value: describeAggregate({ function: step.function, column: step.values, at: step.at, name: '' }),
      });
    case 'unpivot':
      return say({ columns: names(step.columns), name: step.name, value: step.value });
    case 'sample':
      return step.how === 'rows' ? say({ rows: step.rows }) : say({ share: step.share }, '-share');
    case 'date-parts':
      return say({
        column: step.column,
        parts: join(step.parts.map(({ part }) => message(`steps.part-${part}`))),
      });
    case 'shift': {
      const by = { column: step.column, count: Math.abs(step.by), within: names(step.within) };
      const where = step.by < 0 ? '-next' : '';
      return say(by, `${step.take === 'change' ? '-change' : ''}${where}${step.within.length > 0 ? '-within' : ''}`);
    }
    case 'rename':
      return say({
        names: join(step.names.map(({ from, to }) => message('steps.renamed', { from, to }))),
      });
    case 'type':
      return say({ columns: names(step.columns), type: message(`common.type-${step.to}`) });
    case 'select':
    case 'drop':
    case 'reorder':
      return say({ columns: names(step.columns) });
    case 'unknown':
      return say();
  }
}

export function describeCondition({ column, test, values }: Condition): Message {
  return message(`steps.test-${test}`, {
    column: chosen(column),
    value: values[0] ?? '',
    other: values[1] ?? '',
    values: names(values),
  });
}

export function describeAggregate({ function: by, column, at }: Aggregate): Message {
  return message(`steps.aggregate-of-${by}${by === 'share' && column === '' ? '-rows' : ''}`, { column, at });
}

export function describeGroupKey({ column, period }: GroupKey): Message {
  return period === null ? chosen(column) : message(`steps.by-${period}`, { column: chosen(column) });
}

function describeSortKey({ column, descending }: SortKey): Message {
  return message(descending ? 'steps.descending' : 'steps.ascending', { column: chosen(column) });
}

const MOST_NAMES = 4;

/** A few names and how many more there are. */
function names(all: readonly string[]): Message {
  return join(all.map(asIs));
}

function join(parts: readonly Message[], by: 'and' | 'or' | 'list' = 'list'): Message {
  const shown = parts.slice(0, MOST_NAMES);
  const left = parts.length - shown.length;
  const [first, ...rest] = shown;
  if (!first) return message('steps.nothing');
  const joined = rest.reduce<Message>((one, other) => message(`steps.join-${by}`, { one, other }), first);
  return left > 0 ? message('steps.and-more', { list: joined, count: left }) : joined;
}

/** A column, or that none was chosen yet. */
function chosen(column: string): Message {
  return column === '' ? message('steps.no-column') : asIs(column);
}

function asIs(text: string): Message {
  return message('steps.as-is', { text: shorten(text) });
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= 40 ? text : `${characters.slice(0, 39).join('')}…`;
}
