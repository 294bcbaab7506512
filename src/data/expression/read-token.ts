/** Tokens of expressions. Full-width punctuation and digits of Chinese input methods are read as ASCII outside quotes. */

import { dateNodeParts } from './read-date-literal.ts';
import { Refusal } from './refusal.ts';
import { leadingWord, namePattern, wordOf, type Word } from './words.ts';
import { message } from '../../lib/outcome.ts';

/** `index` and `after` are 0-based, the second behind the token. */
export type Token = { readonly index: number; readonly after: number } & (
  | { readonly kind: 'end' }
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly day: number; readonly seconds: number }
  | { readonly kind: 'name'; readonly name: string; readonly word: Word | null; readonly quoted: boolean }
);

export interface Source {
  readonly text: string;
  /** of the same length, with ASCII for full-width signs */
  readonly plain: string;
}

const SIGNS = ['<=', '>=', '<>', '!=', '==', '&&', '||', '**', '<', '>', '=', '&', '+', '-', '*', '/', '%', '^', '!'];
const SINGLE = ['(', ')', ','];
const OTHER_FORMS: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '≠': '≠',
  '≤': '≤',
  '≥': '≥',
  '、': ',',
  '【': '[',
  '】': ']',
};
const SAME_SIGN: Readonly<Record<string, string>> = {
  '≠': '<>',
  '!=': '<>',
  '==': '=',
  '≤': '<=',
  '≥': '>=',
  '**': '^',
};

/** What closes each opening quote; input methods give either half of a pair anywhere, so either closes. */
const QUOTES: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '＇': '＇',
  '＂': '＂',
  '‘': '‘’',
  '’': '‘’',
  '“': '“”',
  '”': '“”',
  '「': '」',
  '『': '』',
};
const NAME_QUOTES: Readonly<Record<string, string>> = { '`': '`', '｀': '｀', '[': ']', '［': '］', '【': '】' };
const DATE_MARKS = new Set(['d', 'date', '日期']);

export function createSource(text: string): Source {
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const character = text[index]!;
    plain +=
      unit >= 0xff01 && unit <= 0xff5e
        ? String.fromCharCode(unit - 0xfee0)
        : /\s/.test(character)
          ? ' '
          : (OTHER_FORMS[character] ?? character);
  }
  return { text, plain };
}

/**
 * The token from `from` on.
 * @param operator whether an operator is due, so that a run of Chinese may begin with one
 * @throws Refusal where nothing can be read
 */
export function readToken(source: Source, from: number, operator: boolean): Token {
  const { text, plain } = source;
  let index = from;
  while (plain[index] === ' ') index++;
  if (index >= text.length) return { kind: 'end', index: text.length, after: text.length };
  const character = text[index]!;
  if (Object.hasOwn(QUOTES, character)) {
    const { value, after } = readQuoted(source, index, QUOTES[character]!);
    return { kind: 'text', index, after, value };
  }
  if (Object.hasOwn(NAME_QUOTES, character)) {
    const { value, after } = readQuoted(source, index, NAME_QUOTES[character]!);
    return { kind: 'name', index, after, name: value, word: null, quoted: true };
  }
  return readName(source, index, operator) ?? readNumber(source, index) ?? readSign(source, index);
}

function readName(source: Source, index: number, operator: boolean): Token | null {
  const pattern = namePattern();
  pattern.lastIndex = index;
  const run = pattern.exec(source.text)?.[0];
  if (run === undefined) return null;
  const name = (operator ? leadingWord(run) : null) ?? run;
  const after = index + name.length;
  const quote = source.text[after];
  if (!operator && quote !== undefined && Object.hasOwn(QUOTES, quote) && DATE_MARKS.has(run.toLowerCase())) {
    const { value, after: behind } = readQuoted(source, after, QUOTES[quote]!);
    const parts = dateNodeParts(value);
    if (!parts) throw new Refusal(message('expression.bad-date', { at: index + 1, end: behind + 1, found: value }));
    return { kind: 'date', index, after: behind, ...parts };
  }
  return { kind: 'name', index, after, name, word: wordOf(name), quoted: false };
}

function readNumber({ text, plain }: Source, index: number): Token | null {
  const pattern = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
  pattern.lastIndex = index;
  const digits = pattern.exec(plain)?.[0];
  if (digits === undefined) return null;
  let after = index + digits.length;
  const zeros = text[after] === '万' ? 4 : text[after] === '亿' ? 8 : 0;
  const exponent = /e(.*)$/i.exec(digits)?.[1] ?? '0';
  const mantissa = digits.replace(/e.*$/i, '');
  if (zeros > 0) after++;
  const percent = plain[after] === '%' && !operandAt(text, plain, after + 1) ? 2 : 0;
  if (percent > 0) after++;
  const value = Number(`${mantissa}e${Number(exponent) + zeros - percent}`);
  if (!Number.isFinite(value))
    throw new Refusal(
      message('expression.bad-number', { at: index + 1, end: after + 1, found: text.slice(index, after) }),
    );
  const decimals = Math.max(0, (mantissa.split('.')[1] ?? '').length - zeros - Number(exponent) + percent);
  return { kind: 'number', index, after, value, decimals: decimals <= 4 ? decimals : -1 };
}

const VALUE_WORDS: ReadonlySet<Word> = new Set(['true', 'false', 'missing', 'case', 'not']);

/** Whether a value begins here, so that a % before it divides: `20%` is a share, `7 % 2` and `7%2` are remainders. */
function operandAt(text: string, plain: string, from: number): boolean {
  let index = from;
  while (plain[index] === ' ') index++;
  const pattern = namePattern();
  pattern.lastIndex = index;
  const run = pattern.exec(text)?.[0];
  if (run !== undefined) {
    const word = wordOf(leadingWord(run) ?? run);
    return word === null || VALUE_WORDS.has(word);
  }
  const first = text[index];
  return (
    first !== undefined &&
    (/[\d.(]/.test(plain[index]!) || Object.hasOwn(QUOTES, first) || Object.hasOwn(NAME_QUOTES, first))
  );
}

function readSign({ text, plain }: Source, index: number): Token {
  const sign =
    SIGNS.find((one) => plain.startsWith(one, index)) ??
    SINGLE.find((one) => plain.startsWith(one, index)) ??
    ('≠≤≥'.includes(plain[index]!) ? plain[index]! : null);
  if (sign === null) {
    const found = String.fromCodePoint(text.codePointAt(index)!);
    throw new Refusal(message('expression.bad-character', { at: index + 1, end: index + 1 + found.length, found }));
  }
  return { kind: 'sign', index, after: index + sign.length, sign: SAME_SIGN[sign] ?? sign };
}

/** What stands between quotes; a closing quote written twice is one of the text's own. */
function readQuoted(
  { text }: Source,
  index: number,
  closing: string,
): { readonly value: string; readonly after: number } {
  let value = '';
  for (let at = index + 1; at < text.length; at++) {
    const character = text[at]!;
    if (!closing.includes(character)) value += character;
    else if (text[at + 1] === character) {
      value += character;
      at++;
    } else return { value: wellFormed(value), after: at + 1 };
  }
  throw new Refusal(message('expression.unclosed', { at: index + 1, end: text.length + 1, quote: closing.at(-1)! }));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

// Half a surrogate pair has no UTF-8: it becomes U+FFFD here as it would in a file.
function wellFormed(text: string): string {
  return decoder.decode(encoder.encode(text));
}
