/** Conditions of a filter: a mask of the rows that meet them. */

import type { Column } from '../columns.ts';
import { allTexts } from '../dictionary.ts';
import { VALUE } from '../cell-text.ts';
import { matchesGlob } from '../expression/glob.ts';
import { createNumberReading, readNumber } from '../number-text.ts';
import { createDateReading, readDate } from '../date-text.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import type { Condition, FilterStep, Test } from './step.ts';
import { columnOf, lack, StepFault, type StepTable } from './step-table.ts';
import { asText } from './texts.ts';

/** Tests of the text a cell shows, whatever its column holds. */
const OF_TEXT: ReadonlySet<Test> = new Set(['contains', 'contains-not', 'begins', 'ends', 'matches']);
/** Tests a missing cell meets. */
const OF_MISSING: ReadonlySet<Test> = new Set(['missing', 'is-not', 'none-of', 'contains-not']);

const encoder = new TextEncoder();

/** 1 for rows that meet all, or any, of the conditions. */
export function maskOf(table: StepTable, { conditions, match }: Pick<FilterStep, 'conditions' | 'match'>): Uint8Array {
  const [first, ...rest] = conditions;
  if (!first) throw lack('condition');
  const mask = testColumn(table, first);
  for (const condition of rest) {
    const other = testColumn(table, condition);
    if (match === 'all') for (let row = 0; row < mask.length; row++) mask[row]! &= other[row]!;
    else for (let row = 0; row < mask.length; row++) mask[row]! |= other[row]!;
  }
  return mask;
}

function testColumn(table: StepTable, condition: Condition): Uint8Array {
  const { name, column } = columnOf(table, condition.column);
  const { test, values } = condition;
  const wanted = test === 'missing' || test === 'filled' ? 0 : test === 'between' ? 2 : 1;
  if (values.length < wanted || values.slice(0, wanted).some((value) => value === '')) throw lack('value');
  if (column.kind === 'text' || OF_TEXT.has(test)) return testTexts(asText(column), condition);
  const mask = new Uint8Array(table.rows);
  const blank = OF_MISSING.has(test) ? 1 : 0;
  if (column.kind === 'number') {
    const holds = numberTest(
      test,
      values.map((value) => numberOf(value, name)),
    );
    for (let row = 0; row < mask.length; row++) {
      const value = column.values[row]!;
      mask[row] = Number.isNaN(value) ? blank : holds(value) ? 1 : 0;
    }
    return mask;
  }
  const holds = momentTest(
    test,
    values.map((value) => momentOf(value, name)),
  );
  const { days, seconds } = column;
  for (let row = 0; row < mask.length; row++) {
    const day = days[row]!;
    mask[row] = day === MISSING_DAY ? blank : holds(day, Math.max(0, seconds?.[row] ?? 0)) ? 1 : 0;
  }
  return mask;
}

function testTexts(column: Extract<Column, { kind: 'text' }>, { test, values }: Condition): Uint8Array {
  const texts = allTexts(column.dictionary);
  const holds = textTest(test, values);
  const byCode = Uint8Array.from(texts, (text) => (holds(text) ? 1 : 0));
  byCode[0] = OF_MISSING.has(test) ? 1 : 0;
  const mask = new Uint8Array(column.codes.length);
  for (let row = 0; row < mask.length; row++) mask[row] = byCode[column.codes[row]!]!;
  return mask;
}

function textTest(test: Test, values: readonly string[]): (text: string) => boolean {
  const [value = '', other = ''] = values;
  const folded = value.toLowerCase();
  const { compare } = new Intl.Collator('zh-CN', { numeric: true });
  switch (test) {
    case 'is':
      return (text) => text === value;
    case 'is-not':
      return (text) => text !== value;
    case 'one-of':
    case 'none-of': {
      const set = new Set(values);
      return test === 'one-of' ? (text) => set.has(text) : (text) => !set.has(text);
    }
    case 'contains':
      return (text) => text.toLowerCase().includes(folded);
    case 'contains-not':
      return (text) => !text.toLowerCase().includes(folded);
    case 'begins':
      return (text) => text.toLowerCase().startsWith(folded);
    case 'ends':
      return (text) => text.toLowerCase().endsWith(folded);
    case 'matches':
      return (text) => matchesGlob(text.toLowerCase(), folded);
    case 'less':
      return (text) => compare(text, value) < 0;
    case 'at-most':
      return (text) => compare(text, value) <= 0;
    case 'more':
      return (text) => compare(text, value) > 0;
    case 'at-least':
      return (text) => compare(text, value) >= 0;
    case 'between':
      return (text) => compare(text, value) >= 0 && compare(text, other) <= 0;
    case 'missing':
      return () => false;
    case 'filled':
      return () => true;
  }
}

function numberTest(test: Test, values: readonly number[]): (value: number) => boolean {
  const [first = NaN, second = NaN] = values;
  switch (test) {
    case 'is':
      return (value) => value === first;
    case 'is-not':
      return (value) => value !== first;
    case 'one-of':
    case 'none-of': {
      const set = new Set(values);
      return test === 'one-of' ? (value) => set.has(value) : (value) => !set.has(value);
    }
    case 'less':
      return (value) => value < first;
    case 'at-most':
      return (value) => value <= first;
    case 'more':
      return (value) => value > first;
    case 'at-least':
      return (value) => value >= first;
    case 'between':
      return (value) => value >= first && value <= second;
    case 'missing':
      return () => false;
    default:
      return () => true;
  }
}

/** A day, or a moment of it where a time was written: a day alone means the whole of it. */
interface Moment {
  readonly first: number;
  readonly last: number;
}

function momentTest(test: Test, values: readonly Moment[]): (day: number, seconds: number) => boolean {
  const [one, other] = values;
  const within = (at: number, moment: Moment): boolean => at >= moment.first && at <= moment.last;
  return (day, seconds) => {
    const at = day * 86_400 + seconds;
    switch (test) {
      case 'is':
      case 'one-of':
        return values.some((moment) => within(at, moment));
      case 'is-not':
      case 'none-of':
        return !values.some((moment) => within(at, moment));
      case 'less':
        return at < one!.first;
      case 'at-most':
        return at <= one!.last;
      case 'more':
        return at > one!.last;
      case 'at-least':
        return at >= one!.first;
      case 'between':
        return at >= one!.first && at <= other!.last;
      default:
        return test === 'filled';
    }
  };
}

/** A number as a person writes one: `1,200`, `12%`, `３万` too. */
export function numberOf(text: string, column: string): number {
  const bytes = encoder.encode(text);
  const reading = createNumberReading();
  if (readNumber(bytes, 0, bytes.length, reading) === VALUE) return reading.value;
  throw new StepFault('fail-value-number', { value: text, column });
}

function momentOf(text: string, column: string): Moment {
  const { day, seconds } = dayOf(text, column);
  const first = day * 86_400 + Math.max(0, seconds);
  return { first, last: seconds < 0 ? first + 86_399 : first };
}

export function dayOf(text: string, column: string): { readonly day: number; readonly seconds: number } {
  const bytes = encoder.encode(text);
  const reading = createDateReading();
  if (readDate(bytes, 0, bytes.length, reading) === VALUE) return { day: reading.day, seconds: reading.seconds };
  throw new StepFault('fail-value-date', { value: text, column });
}
