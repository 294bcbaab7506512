/** Types of expressions: every name is a column, every operator and function one operation on values of known types. */

import type { CallNode, ColumnNode, Expression, ExpressionNode, ExpressionType, Span } from './expression.ts';
import { EXPRESSION_FUNCTIONS, wantedAt, type ExpressionFunction, type Wanted } from './functions.ts';
import { dateNodeParts } from './read-date-literal.ts';
import { catchRefusal, Refusal } from './refusal.ts';
import { closestName } from './closest-name.ts';
import { message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';

/** A part of which the type is known. Constants that are missing are `missing`. */
export type TypedNode =
  | (Typed<'number'> & { readonly kind: 'number'; readonly value: number; readonly decimals: number })
  | (Typed<'text'> & { readonly kind: 'text'; readonly value: string })
  | (Typed<'date'> & { readonly kind: 'date'; readonly day: number; readonly seconds: number })
  | (Typed<'truth'> & { readonly kind: 'truth'; readonly value: boolean })
  | (Typed<ExpressionType> & { readonly kind: 'missing' })
  | (Typed<ExpressionType> & { readonly kind: 'column'; readonly name: string })
  | TypedCall;

interface Typed<T extends ExpressionType> extends Span {
  readonly type: T;
}

/** One operation; its name says what it works on where a function takes several types. */
export interface TypedCall extends Typed<ExpressionType> {
  readonly kind: 'call';
  readonly operation: string;
  readonly arguments: readonly TypedNode[];
  /** what is written out and not computed: rows of previous and next, unit of period, direction of rank */
  readonly setting: number | string | null;
}

type Columns = ReadonlyMap<string, ExpressionType>;

/**
 * Gives every part its type.
 * @returns the typed tree, or what does not fit; errors have `at` and `end` as those of parseExpression
 */
export function resolveExpression(expression: Expression, columns: Columns): Outcome<TypedNode> {
  return catchRefusal(() => succeed(resolve(expression.root, { text: expression.text, columns })));
}

interface Scope {
  readonly text: string;
  readonly columns: Columns;
}

/** How an operator is called in a message. */
const SIGN_OF: Readonly<Record<string, string | Message>> = {
  or: message('expression.word-or'),
  and: message('expression.word-and'),
  not: message('expression.word-not'),
  equal: '=',
  unequal: '≠',
  less: '<',
  more: '>',
  'at-most': '<=',
  'at-least': '>=',
  in: message('expression.word-in'),
  between: message('expression.word-between'),
  add: '+',
  subtract: '−',
  multiply: '×',
  divide: '÷',
  remainder: '%',
  negate: '−',
  power: '^',
  case: message('expression.word-case'),
};

const FUNCTIONS: ReadonlyMap<string, ExpressionFunction> = new Map(EXPRESSION_FUNCTIONS.map((one) => [one.name, one]));
const COMPARISONS = new Set(['equal', 'unequal', 'less', 'more', 'at-most', 'at-least', 'in', 'between']);
const EQUALITIES = new Set(['equal', 'unequal', 'in']);
const ORDERED: readonly ExpressionType[] = ['number', 'date', 'text'];

function resolve(node: ExpressionNode, scope: Scope): TypedNode {
  const span = { at: node.at, end: node.end };
  switch (node.kind) {
    case 'number':
      return { kind: 'number', type: 'number', value: node.value, decimals: node.decimals, ...span };
    case 'text':
      return { kind: 'text', type: 'text', value: node.value, ...span };
    case 'date':
      return { kind: 'date', type: 'date', day: node.day, seconds: node.seconds, ...span };
    case 'truth':
      return { kind: 'truth', type: 'truth', value: node.value, ...span };
    case 'missing':
      return { kind: 'missing', type: 'text', ...span };
    case 'column':
      return { kind: 'column', name: node.name, type: typeOfColumn(node, scope.columns), ...span };
    case 'call':
      return resolveCall(node, scope);
  }
}

function typeOfColumn({ name, at, end }: ColumnNode, columns: Columns): ExpressionType {
  const type = columns.get(name);
  if (type !== undefined) return type;
  const names = [...columns.keys()];
  if (NO_VALUE.test(name)) throw new Refusal(message('expression.compare-missing', { at, end }));
  const near = closestName(name, names);
  if (near !== null) throw new Refusal(message('expression.unknown-column-near', { at, end, name, near }));
  throw new Refusal(message('expression.unknown-column', { at, end, name, columns: listNames(names) }));
}

/** What other languages and people call no value. */
const NO_VALUE = /^(空值|空白|缺失|缺失值|无值|没有值|none|nan|nil|na|undefined|blank|empty)$/i;

const SHOWN_NAMES = 12;

function listNames(names: readonly string[]): Message {
  if (names.length === 0) return message('expression.no-columns');
  const columns = names.slice(0, SHOWN_NAMES).join(' · ');
  return names.length <= SHOWN_NAMES
    ? message('expression.word', { word: columns })
    : message('expression.columns-more', { columns, count: names.length });
}

function resolveCall(node: CallNode, scope: Scope): TypedNode {
  const parts = node.arguments.map((part) => resolve(part, scope));
  const name = node.name;
  const made = (operation: string, type: ExpressionType, given: readonly TypedNode[] = parts): TypedCall => ({
    kind: 'call',
    operation,
    type,
    arguments: given,
    setting: null,
    at: node.at,
    end: node.end,
  });
  const shown =
    SIGN_OF[name] ??
    scope.text
      .slice(node.at - 1)
      .split(/[(（]/, 1)[0]!
      .trim();
  const need = (part: TypedNode, wanted: Wanted): TypedNode => suit(part, wanted, shown);

  if (COMPARISONS.has(name)) return made(name, 'truth', compared(name, parts, shown));
  switch (name) {
    case 'and':
    case 'or':
    case 'not':
      return made(
        name,
        'truth',
        parts.map((part) => need(part, 'truth')),
      );
    case 'is-missing':
      return made(name, 'truth');
    case 'concat':
      return made('concat', 'text', parts.map(asText));
    case 'add':
    case 'subtract':
      return resolveSum(name, parts, need, made);
    case 'multiply':
    case 'divide':
    case 'remainder':
    case 'power':
    case 'negate':
      return made(
        name,
        'number',
        parts.map((part) => need(part, 'number')),
      );
    case 'case': {
      const values = unify(parts.filter((_, place) => place % 2 === 1 || place === parts.length - 1));
      const given = parts.map((part, place) =>
        place % 2 === 0 && place < parts.length - 1 ? need(part, 'truth') : values[Math.floor(place / 2)]!,
      );
      return made('case', values[0]!.type, given);
    }
    case 'number':
      return resolveNumber(need(parts[0]!, 'any'), need, made);
    case 'text':
      return asText(parts[0]!);
    case 'date':
      return resolveDate(parts, need, made);
    default:
      return resolveFunction(FUNCTIONS.get(name)!, parts, shown, made);
  }
}

type Need = (part: TypedNode, wanted: Wanted) => TypedNode;
type Make = (operation: string, type: ExpressionType, given?: readonly TypedNode[]) => TypedCall;

function resolveSum(name: 'add' | 'subtract', parts: readonly TypedNode[], need: Need, made: Make): TypedNode {
  const [left, right] = parts as readonly [TypedNode, TypedNode];
  const dated = left.type === 'date' || right.type === 'date';
  if (!dated) return made(name, 'number', [need(left, 'number'), need(right, 'number')]);
  if (name === 'add')
    return left.type === 'date'
      ? made('date-add', 'date', [left, need(right, 'number')])
      : made('date-add', 'date', [right, need(left, 'number')]);
  const first = need(left, 'date');
  // What is taken from a date is a date or a number of days; a text that is a day was meant as one.
  return right.type === 'date' || right.kind === 'text'
    ? made('date-difference', 'number', [first, need(right, 'date')])
    : made('date-subtract', 'date', [first, need(right, 'number')]);
}

function resolveNumber(part: TypedNode, need: Need, made: Make): TypedNode {
  if (part.type === 'number') return part;
  if (part.type === 'truth') return made('number-of-truth', 'number', [part]);
  if (part.type === 'text') return made('number-of-text', 'number', [part]);
  return need(part, 'number');
}

function resolveDate(parts: readonly TypedNode[], need: Need, made: Make): TypedNode {
  if (parts.length === 3)
    return made(
      'date-of-parts',
      'date',
      parts.map((part) => need(part, 'number')),
    );
  const part = parts[0]!;
  if (part.type === 'text' && part.kind !== 'text' && part.kind !== 'missing')
    return made('date-of-text', 'date', [part]);
  return made('date-without-time', 'date', [need(part, 'date')]);
}

const UNITS: Readonly<Record<string, string>> = {
  day: 'day',
  日: 'day',
  天: 'day',
  week: 'week',
  周: 'week',
  星期: 'week',
  month: 'month',
  月: 'month',
  quarter: 'quarter',
  季: 'quarter',
  季度: 'quarter',
  year: 'year',
  年: 'year',
};
const DIRECTIONS: Readonly<Record<string, string>> = { asc: 'asc', desc: 'desc', 升: 'asc', 降: 'desc' };

function resolveFunction(
  found: ExpressionFunction,
  given: readonly TypedNode[],
  shown: string | Message,
  made: Make,
): TypedNode {
  let setting: number | string | null = null;
  let parts: TypedNode[] = [];
  const same: number[] = [];
  given.forEach((part, place) => {
    const wanted = wantedAt(found, place);
    if (wanted === 'whole') setting = wholeOf(part, shown);
    else if (wanted === 'word') setting = wordOf(part, found.name === 'period' ? 'unit' : 'direction', shown);
    else {
      if (wanted === 'same') same.push(parts.length);
      parts.push(suit(part, wanted, shown));
    }
  });
  let type: ExpressionType = found.result === 'same' ? (parts[0]?.type ?? 'text') : found.result;
  if (same.length > 0) {
    const alike = unify(same.map((place) => parts[place]!));
    type = alike[0]!.type;
    if ((found.name === 'least' || found.name === 'greatest') && type === 'truth') suit(alike[0]!, 'ordered', shown);
    parts = parts.map((part, place) => (same.includes(place) ? alike[same.indexOf(place)]! : part));
  }
  return { ...made(found.name === 'add_days' ? 'date-add' : found.name, type, parts), setting };
}

function wholeOf(part: TypedNode, name: string | Message): number {
  if (part.kind === 'number' && Number.isInteger(part.value) && part.value >= 1) return part.value;
  throw new Refusal(message('expression.whole-wanted', { at: part.at, end: part.end, name }));
}

function wordOf(part: TypedNode, kind: 'unit' | 'direction', name: string | Message): string {
  const words = kind === 'unit' ? UNITS : DIRECTIONS;
  const word = part.kind === 'text' ? part.value.normalize('NFKC').trim().toLowerCase() : '';
  if (Object.hasOwn(words, word)) return words[word]!;
  const listed = message(`expression.words-${kind}`);
  throw new Refusal(message('expression.word-wanted', { at: part.at, end: part.end, name, words: listed }));
}

/** The part as what is wanted; texts written out become dates, conditions 1 and 0, `missing` anything. */
function suit(part: TypedNode, wanted: Wanted, name: string | Message): TypedNode {
  switch (wanted) {
    case 'any':
    case 'same':
    case 'whole':
    case 'word':
      return part;
    case 'ordered':
      if (ORDERED.includes(part.type)) return part;
      break;
    case 'numeric':
      if (part.type === 'truth') return numberOfTruth(part);
      return suit(part, part.kind === 'missing' || part.type === 'number' ? 'number' : 'truth', name);
    default:
      if (part.kind === 'missing') return { ...part, type: wanted };
      if (part.type === wanted) return part;
      if (wanted === 'date' && part.kind === 'text') return dateOfText(part);
      if (wanted === 'number' && part.kind === 'text' && isNumeral(part.value))
        throw new Refusal(message('expression.text-as-digits', { at: part.at, end: part.end, found: part.value }));
  }
  throw new Refusal(
    message('expression.wrong-type', {
      at: part.at,
      end: part.end,
      name,
      wanted: message(`expression.type-${wanted}`),
      found: message(`expression.type-${part.type}`),
    }),
  );
}

function numberOfTruth(part: TypedNode): TypedCall {
  const { at, end } = part;
  return { kind: 'call', operation: 'number-of-truth', type: 'number', arguments: [part], setting: null, at, end };
}

function asText(part: TypedNode): TypedNode {
  if (part.kind === 'missing') return { ...part, type: 'text' };
  if (part.type === 'text') return part;
  const { at, end } = part;
  const operation = `text-of-${part.type}`;
  return { kind: 'call', operation, type: 'text', arguments: [part], setting: null, at, end };
}

function compared(name: string, parts: readonly TypedNode[], shown: string | Message): readonly TypedNode[] {
  const blank = EQUALITIES.has(name) ? parts.find((part) => part.kind === 'text' && part.value === '') : undefined;
  if (blank) throw new Refusal(message('expression.compare-empty', { at: blank.at, end: blank.end }));
  // Nothing equals a missing value, not even another: whoever writes so asks whether there is one.
  const missing = parts.length === 2 ? parts.find((part) => part.kind === 'missing') : undefined;
  if (missing && (name === 'equal' || name === 'unequal'))
    throw new Refusal(message('expression.compare-missing', { at: missing.at, end: missing.end }));
  const alike = unify(parts);
  if (!EQUALITIES.has(name)) suit(alike[0]!, 'ordered', shown);
  return alike;
}

/** Parts of one type: that of the first which has one, where texts written out become dates beside a date. */
function unify(parts: readonly TypedNode[]): readonly TypedNode[] {
  const known = parts.filter((part) => part.kind !== 'missing');
  const type = known.some((part) => part.type === 'date') ? 'date' : (known[0]?.type ?? 'text');
  return parts.map((part) => {
    if (part.kind === 'missing') return { ...part, type };
    if (part.type === type) return part;
    if (type === 'date' && part.kind === 'text') return dateOfText(part);
    throw differ(parts, part, type);
  });
}

function differ(parts: readonly TypedNode[], part: TypedNode, type: ExpressionType): Refusal {
  const number = parts.find((one) => one.kind === 'number');
  if (number && parts.some((one) => one.type === 'text' && one.kind !== 'text'))
    return new Refusal(
      message('expression.digits-as-text', { at: number.at, end: number.end, found: `${number.value}` }),
    );
  const text = parts.find((one) => one.kind === 'text');
  if (text && isNumeral(text.value) && parts.some((one) => one.type === 'number'))
    return new Refusal(message('expression.text-as-digits', { at: text.at, end: text.end, found: text.value }));
  // Where the date comes later, the first part is the one that does not fit, and the two are told apart by their types.
  return new Refusal(
    message('expression.types-differ', {
      at: part.at,
      end: part.end,
      left: message(`expression.type-${type}`),
      right: message(`expression.type-${part.type}`),
    }),
  );
}

function dateOfText(part: TypedNode & { readonly kind: 'text' }): TypedNode {
  const { at, end, value } = part;
  if (value === '') return { kind: 'missing', type: 'date', at, end };
  const parts = dateNodeParts(value);
  if (!parts) throw new Refusal(message('expression.bad-date', { at, end, found: value }));
  return { kind: 'date', type: 'date', ...parts, at, end };
}

function isNumeral(text: string): boolean {
  return /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text);
}
