/**
 * A person's text as an expression. From loose to tight: or · and · not · comparison · & · + − · × ÷ % · sign · ^ · call.
 * Operators become calls: or and not equal unequal less more at-most at-least in between is-missing concat add subtract
 * multiply divide remainder negate power, and case (its conditions and values in turn, the value otherwise last).
 */

import {
  DEEPEST_EXPRESSION,
  LONGEST_EXPRESSION,
  type CallNode,
  type Expression,
  type ExpressionNode,
} from './expression.ts';
import { argumentCounts, EXPRESSION_FUNCTIONS, findFunction } from './functions.ts';
import { createSource, readToken, type Token } from './read-token.ts';
import { catchRefusal, Refusal } from './refusal.ts';
import type { Word } from './words.ts';
import { fail, message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': 'equal',
  '<>': 'unequal',
  '<': 'less',
  '>': 'more',
  '<=': 'at-most',
  '>=': 'at-least',
};
const SUMS: Readonly<Record<string, string>> = { '+': 'add', '-': 'subtract' };
const PRODUCTS: Readonly<Record<string, string>> = { '*': 'multiply', '/': 'divide', '%': 'remainder' };

/**
 * Reads a text; in time linear in its length.
 * @returns the tree, or why there is none: every error has the parameters `at` and `end`, 1-based places in UTF-16 units of
 *   the first character that is wrong and of the one after the last (`at` is length + 1 where the text ends too early)
 */
export function parseExpression(text: string): Outcome<Expression> {
  const end = text.length + 1;
  if (text.length > LONGEST_EXPRESSION)
    return fail('expression.too-long', { at: LONGEST_EXPRESSION + 1, end, limit: LONGEST_EXPRESSION });
  if (text.trim() === '') return fail('expression.empty', { at: 1, end });
  return catchRefusal(() => {
    const root = createParser(text)();
    const names = new Set<string>();
    const grouped = survey(root, names);
    return succeed({ text, root, columns: [...names], grouped });
  });
}

const GROUPING = new Set(EXPRESSION_FUNCTIONS.filter(({ group }) => group === 'group').map(({ name }) => name));

/** Collects the names of columns; whether any part looks at other rows. */
function survey(node: ExpressionNode, names: Set<string>): boolean {
  if (node.kind === 'column') names.add(node.name);
  if (node.kind !== 'call') return false;
  let grouped = GROUPING.has(node.name);
  for (const argument of node.arguments) if (survey(argument, names)) grouped = true;
  return grouped;
}

function createParser(text: string): () => ExpressionNode {
  const source = createSource(text);
  // One token ahead, read for what is due at its place: an operand (null) or an operator.
  let position = 0;
  let nesting = 0;

  const peek = (operator: boolean): Token => readToken(source, position, operator);

  function take(token: Token): void {
    position = token.after;
  }

  function takeSign(sign: string): boolean {
    const token = peek(true);
    if (token.kind !== 'sign' || token.sign !== sign) return false;
    take(token);
    return true;
  }

  function takeWord(...words: readonly Word[]): Word | null {
    const token = peek(true);
    if (token.kind !== 'name' || token.word === null || !words.includes(token.word)) return null;
    take(token);
    return token.word;
  }

  function refuse(token: Token, expected: Message): never {
    const [at, end] = [token.index + 1, token.after + 1];
    if (token.kind === 'end') throw new Refusal(message('expression.ended', { at, end, expected }));
    const found = text.slice(token.index, token.after);
    throw new Refusal(message('expression.unexpected', { at, end, found, expected }));
  }

  function call(name: string, at: number, ...parts: readonly ExpressionNode[]): CallNode {
    const depth = 1 + parts.reduce((most, part) => Math.max(most, part.depth), 0);
    const end = position + 1;
    if (depth > DEEPEST_EXPRESSION)
      throw new Refusal(message('expression.too-deep', { at, end, limit: DEEPEST_EXPRESSION }));
    return { kind: 'call', name, arguments: parts, at, end, depth };
  }

  // Guards the reader's own recursion; every way in and out of a nested part goes through here.
  function nested<T>(read: () => T): T {
    nesting++;
    if (nesting > DEEPEST_EXPRESSION)
      throw new Refusal(
        message('expression.too-deep', { at: position + 1, end: position + 2, limit: DEEPEST_EXPRESSION }),
      );
    const result = read();
    nesting--;
    return result;
  }

  function readWhole(): ExpressionNode {
    const root = readOr();
    const token = peek(true);
    if (token.kind !== 'end') refuse(token, message('expression.operator-or-end'));
    return root;
  }

  function readOr(): ExpressionNode {
    let left = readAnd();
    while (takeWord('or') || takeSign('||')) left = call('or', left.at, left, readAnd());
    return left;
  }

  function readAnd(): ExpressionNode {
    let left = readNot();
    while (takeWord('and') || takeSign('&&')) left = call('and', left.at, left, readNot());
    return left;
  }

  function readNot(): ExpressionNode {
    const token = peek(false);
    if ((token.kind === 'name' && token.word === 'not') || (token.kind === 'sign' && token.sign === '!')) {
      take(token);
      const inner = nested(readNot);
      return call('not', token.index + 1, inner);
    }
    return readComparison();
  }

  function readComparison(): ExpressionNode {
    const left = readConcat();
    const token = peek(true);
    if (token.kind === 'sign' && Object.hasOwn(COMPARISONS, token.sign)) {
      take(token);
      const whole = call(COMPARISONS[token.sign]!, left.at, left, readConcat());
      const next = peek(true);
      if (next.kind === 'sign' && Object.hasOwn(COMPARISONS, next.sign))
        throw new Refusal(message('expression.chained', { at: next.index + 1, end: next.after + 1 }));
      return whole;
    }
    if (token.kind !== 'name' || token.word === null) return left;
    switch (token.word) {
      case 'in':
      case 'between':
      case 'not in':
      case 'not between':
        take(token);
        return readRange(left, token.word);
      case 'not': {
        take(token);
        const word = takeWord('in', 'between');
        if (word === null) refuse(peek(true), message('expression.in-or-between'));
        return readRange(left, word === 'in' ? 'not in' : 'not between');
      }
      case 'is': {
        take(token);
        const not = takeWord('not') !== null;
        if (takeWord('missing') === null) refuse(peek(true), message('expression.missing-or-not'));
        return readMissing(left, not);
      }
      case 'is missing':
      case 'is not missing':
        take(token);
        return readMissing(left, token.word === 'is not missing');
      default:
        return left;
    }
  }

  function readMissing(left: ExpressionNode, not: boolean): ExpressionNode {
    const test = call('is-missing', left.at, left);
    return not ? call('not', left.at, test) : test;
  }

  function readRange(left: ExpressionNode, word: 'in' | 'not in' | 'between' | 'not between'): ExpressionNode {
    let test: CallNode;
    if (word === 'in' || word === 'not in') {
      if (!takeSign('(')) refuse(peek(true), message('expression.sign', { sign: '(' }));
      const items = nested(readList);
      if (items.length === 0) refuse(peek(false), message('expression.operand'));
      close();
      test = call('in', left.at, left, ...items);
    } else {
      const from = readConcat();
      if (takeWord('and', 'to') === null) refuse(peek(true), message('expression.and-of-between'));
      test = call('between', left.at, left, from, readConcat());
    }
    return word.startsWith('not') ? call('not', left.at, test) : test;
  }

  function readConcat(): ExpressionNode {
    let left = readSum();
    while (takeSign('&')) left = call('concat', left.at, left, readSum());
    return left;
  }

  function readSum(): ExpressionNode {
    return readChain(SUMS, () => readChain(PRODUCTS, readSigned));
  }

  function readChain(operators: Readonly<Record<string, string>>, read: () => ExpressionNode): ExpressionNode {
    let left = read();
    for (;;) {
      const token = peek(true);
      if (token.kind !== 'sign' || !Object.hasOwn(operators, token.sign)) return left;
      take(token);
      left = call(operators[token.sign]!, left.at, left, read());
    }
  }

  function readSigned(): ExpressionNode {
    const token = peek(false);
    if (token.kind === 'sign' && (token.sign === '-' || token.sign === '+')) {
      take(token);
      const inner = nested(readSigned);
      return token.sign === '+' ? inner : call('negate', token.index + 1, inner);
    }
    const base = readPrimary();
    // 2 ^ −1 ^ 2 is 2 ^ (−(1 ^ 2))
    return takeSign('^') ? call('power', base.at, base, nested(readSigned)) : base;
  }

  function readPrimary(): ExpressionNode {
    const token = peek(false);
    const span = { at: token.index + 1, end: token.after + 1, depth: 1 };
    switch (token.kind) {
      case 'number':
        take(token);
        return { kind: 'number', value: token.value, decimals: token.decimals, ...span };
      case 'text':
        take(token);
        return { kind: 'text', value: token.value, ...span };
      case 'date':
        take(token);
        return { kind: 'date', day: token.day, seconds: token.seconds, ...span };
      case 'sign':
        if (token.sign !== '(') break;
        take(token);
        return nested(() => {
          const inner = readOr();
          close();
          return inner;
        });
      case 'name': {
        if (token.word === 'true' || token.word === 'false') {
          take(token);
          return { kind: 'truth', value: token.word === 'true', ...span };
        }
        if (token.word === 'missing') {
          take(token);
          return { kind: 'missing', ...span };
        }
        if (token.word === 'case') {
          take(token);
          return nested(() => readCase(token.index + 1));
        }
        if (token.word !== null) break;
        take(token);
        if (!token.quoted && takeSign('(')) return nested(() => readCall(token.name, token));
        return { kind: 'column', name: token.name, ...span };
      }
      case 'end':
        break;
    }
    return refuse(token, message('expression.operand'));
  }

  function close(): void {
    if (!takeSign(')')) refuse(peek(true), message('expression.operator-or-sign', { sign: ')' }));
  }

  /** Nothing or parts with commas between, up to the closing bracket, which is left. */
  function readList(): readonly ExpressionNode[] {
    const first = peek(false);
    if (first.kind === 'sign' && first.sign === ')') return [];
    const items = [readOr()];
    while (takeSign(',')) items.push(readOr());
    return items;
  }

  function readCall(name: string, token: Token): ExpressionNode {
    const found = findFunction(name);
    const at = token.index + 1;
    if (!found) throw new Refusal(message('expression.unknown-function', { at, end: token.after + 1, name }));
    const parts = readList();
    close();
    const { least, most } = argumentCounts(found);
    // min and max of several values are of the row, not of the group
    if ((found.name === 'min' || found.name === 'max') && parts.length > 1)
      return call(found.name === 'min' ? 'least' : 'greatest', at, ...parts);
    if (parts.length < least || parts.length > most || (found.name === 'date' && parts.length === 2))
      throw new Refusal(
        message('expression.argument-count', {
          at,
          end: position + 1,
          name,
          found: parts.length,
          signature: found.signature,
        }),
      );
    return call(found.name, at, ...parts);
  }

  function readCase(at: number): ExpressionNode {
    const parts: ExpressionNode[] = [];
    // The first `when` stands where an operand could; the others follow a value.
    let token = peek(false);
    if (token.kind !== 'name' || token.word !== 'when')
      refuse(token, message('expression.word', { word: message('expression.word-when') }));
    while (token.kind === 'name' && token.word === 'when') {
      take(token);
      parts.push(readOr());
      if (takeWord('then') === null)
        refuse(peek(true), message('expression.operator-or-word', { word: message('expression.word-then') }));
      parts.push(readOr());
      token = peek(true);
    }
    if (takeWord('else') !== null) parts.push(readOr());
    else parts.push({ kind: 'missing', at: token.index + 1, end: token.index + 1, depth: 1 });
    if (takeWord('end') === null)
      refuse(peek(true), message('expression.operator-or-word', { word: message('expression.word-end') }));
    return call('case', at, ...parts);
  }

  return readWhole;
}
