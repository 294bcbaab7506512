/** What could stand where a person is writing. */

import type { ExpressionColumn } from './expression.ts';
import { EXPRESSION_FUNCTIONS } from './functions.ts';
import { createSource, readToken, type Token } from './read-token.ts';
import { Refusal } from './refusal.ts';
import { writeColumnName } from './words.ts';
import { message, type Message } from '../../lib/outcome.ts';

export interface CompletionItem {
  /** replaces the text from `from` up to the caret; the caret comes to stand behind it */
  readonly insert: string;
  readonly label: string;
  readonly detail: Message;
  readonly kind: 'column' | 'function' | 'word';
}

export interface Completion {
  /** 0-based place in UTF-16 units, at most the caret */
  readonly from: number;
  /** best first, at most 100 */
  readonly items: readonly CompletionItem[];
}

const MOST_ITEMS = 100;

interface Offer extends Omit<CompletionItem, 'insert'> {
  /** what is written for each name it may be sought by */
  readonly names: readonly { readonly name: string; readonly insert: string }[];
}

/**
 * Columns, functions and words that fit the beginning of a name before the caret, or all that may stand there where no name
 * is begun. Nothing inside quotes of a text.
 * @param caret 0-based place in UTF-16 units
 * @param chinese whether functions and words are offered by their Chinese names where nothing is written yet; what is written
 *   decides otherwise
 */
export function completeExpression(
  text: string,
  caret: number,
  columns: readonly ExpressionColumn[],
  chinese = false,
): Completion {
  const place = findPlace(text.slice(0, caret));
  if (place.due === 'nothing') return { from: caret, items: [] };
  const follows = text[caret];
  const open = follows === '(' || follows === '（';
  const offers =
    place.due === 'operand'
      ? [...columns.map(offerColumn), ...EXPRESSION_FUNCTIONS.map((one) => offerFunction(one, open)), ...VALUE_WORDS]
      : place.due === 'name'
        ? columns.map(offerColumn)
        : OPERATOR_WORDS;
  // A word stands apart from what is before it.
  const before = text[place.from - 1];
  const lead = place.due === 'operator' && before !== undefined && !/[\s)）]/.test(before) ? ' ' : '';
  const fitting = offers
    .map((offer) => fit(offer, place.prefix, chinese))
    .filter((found) => found !== null)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_ITEMS);
  return { from: place.from, items: fitting.map(({ item }) => ({ ...item, insert: lead + item.insert })) };
}

interface Place {
  readonly due: 'operand' | 'operator' | 'name' | 'nothing';
  readonly from: number;
  readonly prefix: string;
}

const CONTINUING = new Set([
  'and',
  'or',
  'not',
  'in',
  'not in',
  'between',
  'not between',
  'to',
  'case',
  'when',
  'then',
  'else',
]);

/** What is due at the end of a text, and the name begun there. */
function findPlace(text: string): Place {
  const source = createSource(text);
  let [at, operator] = [0, false];
  for (;;) {
    let token: Token;
    try {
      token = readToken(source, at, operator);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const index = Number(error.reason.parameters?.['at']) - 1;
      if (error.reason.code === 'expression.unclosed') {
        const named = '`｀[［【'.includes(text[index]!);
        return { due: named ? 'name' : 'nothing', from: named ? index : text.length, prefix: text.slice(index + 1) };
      }
      // A sign without meaning: what follows is read as if it were an operator.
      at = Math.max(index + 1, Number(error.reason.parameters?.['end']) - 1);
      operator = false;
      continue;
    }
    const due = operator ? 'operator' : 'operand';
    if (token.kind === 'end') return { due, from: text.length, prefix: '' };
    if (token.kind === 'name' && !token.quoted && token.after === text.length)
      return { due, from: token.index, prefix: token.name };
    if (token.kind === 'number' && token.after === text.length)
      return { due: 'nothing', from: text.length, prefix: '' };
    if (token.kind === 'sign') operator = token.sign === ')';
    else operator = !(token.kind === 'name' && token.word !== null && CONTINUING.has(token.word));
    // `is` is begun again as a whole: is missing, is not missing.
    if (token.kind === 'name' && token.word === 'is') {
      const rest = text.slice(token.index);
      if (/^is\s+(?:n|no|not|not\s+\S*|m\w*)?$/i.test(rest))
        return { due: 'operator', from: token.index, prefix: rest };
    }
    at = token.after;
  }
}

function offerColumn({ name, type }: ExpressionColumn): Offer {
  const names = [{ name, insert: writeColumnName(name) }];
  return { label: name, detail: message(`common.type-${type}`), kind: 'column', names };
}

function offerFunction(one: (typeof EXPRESSION_FUNCTIONS)[number], open: boolean): Offer {
  const bracket = open ? '' : one.parameters.length === 0 ? '()' : '(';
  return {
    label: one.name,
    detail: message('expression.detail', { signature: one.signature, doc: one.doc }),
    kind: 'function',
    names: [one.name, one.alias].map((name) => ({ name, insert: name + bracket })),
  };
}

const VALUE_WORDS: readonly Offer[] = [
  offerWord('not', '非', 'not'),
  offerWord('case when', '分情况 当', 'case'),
  offerWord('missing', '空', 'missing'),
  offerWord('true', '真', 'true'),
  offerWord('false', '假', 'false'),
];

const OPERATOR_WORDS: readonly Offer[] = [
  offerWord('and', '且', 'and'),
  offerWord('or', '或', 'or'),
  offerWord('in', '属于', 'in', '('),
  offerWord('not in', '不属于', 'not-in', '('),
  offerWord('between', '介于', 'between'),
  offerWord('is missing', '为空', 'is-missing'),
  offerWord('is not missing', '不为空', 'is-not-missing'),
  offerWord('when', '当', 'when'),
  offerWord('then', '则', 'then'),
  offerWord('else', '否则', 'else'),
  offerWord('end', '结束', 'end'),
];

function offerWord(english: string, chinese: string, key: string, after = ''): Offer {
  const names = [english, chinese].map((name) => ({ name, insert: `${name} ${after}` }));
  return { label: english, detail: message(`expression.doc-${key}`), kind: 'word', names };
}

/** The offer by the name that fits best: 0 from its beginning, 1 anywhere in a name of a column; `null` where none does. */
function fit(offer: Offer, prefix: string, chinese: boolean): { item: CompletionItem; rank: number } | null {
  const wanted = plain(prefix);
  const { label, detail, kind, names } = offer;
  const preferred = wanted === '' && chinese && names.length > 1 ? [names[1]!, names[0]!] : names;
  for (const rank of [0, 1]) {
    for (const { name, insert } of preferred) {
      const own = plain(name);
      if (rank === 0 ? !own.startsWith(wanted) : !own.includes(wanted) || kind === 'word') continue;
      return { item: { insert, label: kind === 'column' ? label : name, detail, kind }, rank };
    }
  }
  return null;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
