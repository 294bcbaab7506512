/** Whether the cells of a column look like answers, so that its name alone makes no key, customer or personal datum of it. */

import { numberInAnswer, readAnswerWords } from './answer-words.ts';
import type { Column, TextColumn } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { missingCodesOf } from './missing-codes.ts';
import { isAskedName, isContactName, isIdentifierName, isKeyName } from './role-words.ts';

/** Distinct texts and how often each stands there. */
export interface CountedTexts {
  readonly texts: readonly string[];
  readonly counts: readonly number[];
}

/** More distinct texts than this are no answers on a scale. */
const MOST_ANSWERS = 24;
/** The highest single mark; 99 and the like stand for none. */
const HIGHEST_MARK = 10;
/** Share of the cells that must look like answers. */
const NEARLY_ALL = 0.9;
/** Distinct texts in which digits are looked for. */
const LOOKED_AT = 200;
/** A telephone number, also one whose middle is hidden, has as many digits. */
const DIGITS_OF_CONTACT = 4;

/** Marks from −10 to 10, words of one scale, or numbers with words, nearly all of them. */
export function areAnswers({ texts, counts }: CountedTexts): boolean {
  if (texts.length === 0 || texts.length > MOST_ANSWERS) return false;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const marks = texts.reduce((sum, text, at) => {
    const mark = numberInAnswer(text);
    return sum + (Number.isInteger(mark) && Math.abs(mark) <= HIGHEST_MARK ? counts[at]! : 0);
  }, 0);
  return marks >= all * NEARLY_ALL || readAnswerWords(texts, counts, NEARLY_ALL) !== null;
}

/** {@link areAnswers} of a whole column. */
export function isAnswered(column: Column): boolean {
  if (column.kind === 'date') return false;
  if (column.kind === 'text') {
    const counted = countedTexts(column);
    return counted !== null && areAnswers(counted);
  }
  const counts = new Map<number, number>();
  for (const value of column.values) {
    if (value !== value) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_ANSWERS) return false;
  }
  return areAnswers({ texts: Array.from(counts.keys(), String), counts: [...counts.values()] });
}

/**
 * Whether what a column is called makes its cells keys: 手机号 does, 手机外观 does not, and a question such as 您喜欢哪个编号 does
 * not where its cells are answers.
 */
export function holdsKeys(label: string, column: TextColumn): boolean {
  return (
    isKeyName(label) &&
    !isDenied(
      label,
      () => firstTexts(column),
      () => countedTexts(column),
    )
  );
}

/** {@link holdsKeys} of the first cells of a column. */
export function cellsAreKeys(label: string, cells: readonly string[]): boolean {
  return (
    isKeyName(label) &&
    !isDenied(
      label,
      () => filledCells(cells),
      () => countCells(cells),
    )
  );
}

/** {@link holdsKeys} for names that say identifier, whatever product or customer they speak of. */
export function holdsIdentifiers(label: string, column: TextColumn): boolean {
  return isIdentifierName(label) && holdsKeys(label, column);
}

/** Whether any cell could be somebody's number: telephone, identity card, account. */
export function hasContactDigits(column: Column): boolean {
  if (column.kind === 'date') return false;
  const texts = column.kind === 'text' ? firstTexts(column) : Array.from(column.values.subarray(0, LOOKED_AT), String);
  return texts.length === 0 || texts.some(hasDigits);
}

function isDenied(label: string, texts: () => readonly string[], counted: () => CountedTexts | null): boolean {
  if (isContactName(label)) {
    const given = texts();
    return given.length > 0 && !given.some(hasDigits);
  }
  if (!isAskedName(label)) return false;
  const given = counted();
  return given !== null && areAnswers(given);
}

function hasDigits(text: string): boolean {
  return (text.match(/\p{Nd}/gu)?.length ?? 0) >= DIGITS_OF_CONTACT;
}

function firstTexts({ dictionary }: TextColumn): string[] {
  const missing = new Set(missingCodesOf(dictionary));
  const size = Math.min(sizeOf(dictionary), LOOKED_AT);
  const texts: string[] = [];
  for (let code = 1; code < size; code++) if (!missing.has(code)) texts.push(textAt(dictionary, code));
  return texts;
}

function countedTexts(column: TextColumn): CountedTexts | null {
  const { dictionary, codes } = column;
  const missing = new Set(missingCodesOf(dictionary));
  if (sizeOf(dictionary) - missing.size > MOST_ANSWERS) return null;
  const tally = new Float64Array(sizeOf(dictionary));
  for (let row = 0; row < codes.length; row++) tally[codes[row]!]!++;
  const used = Array.from(tally.keys()).filter((code) => code > 0 && tally[code]! > 0 && !missing.has(code));
  return { texts: used.map((code) => textAt(dictionary, code)), counts: used.map((code) => tally[code]!) };
}

function filledCells(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell.trim() !== '');
}

function countCells(cells: readonly string[]): CountedTexts {
  const counts = new Map<string, number>();
  for (const cell of filledCells(cells)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return { texts: [...counts.keys()], counts: [...counts.values()] };
}
