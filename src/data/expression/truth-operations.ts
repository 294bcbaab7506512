/** Comparison, and logic with three values: no and missing is no, yes or missing is yes, else missing stays missing. */

import type { Operation } from './operation.ts';
import {
  compareTexts,
  lengthFor,
  missingOf,
  NO,
  stepOf,
  truthVector,
  UNKNOWN,
  YES,
  type DateVector,
  type NumberVector,
  type TextVector,
  type TruthVector,
  type Vector,
} from './vectors.ts';
import { MISSING_DAY } from '../../lib/days.ts';

/** What {@link signsOf} gives for a missing side. */
const NO_SIGN = 2;

export const TRUTH_OPERATIONS: Readonly<Record<string, Operation>> = {
  and: logic((a, b) => (a === NO || b === NO ? NO : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : YES)),
  or: logic(either),
  not: (parts) => {
    const { values, step } = parts[0] as TruthVector;
    return truthVector(
      values.map((value) => (value === UNKNOWN ? UNKNOWN : 1 - value)),
      step,
    );
  },
  'is-missing': (parts) => truthVector(missingOf(parts[0]!), parts[0]!.step),
  equal: comparison((sign) => sign === 0),
  unequal: comparison((sign) => sign !== 0),
  less: comparison((sign) => sign < 0),
  more: comparison((sign) => sign > 0),
  'at-most': comparison((sign) => sign <= 0),
  'at-least': comparison((sign) => sign >= 0),
  between: (parts, surroundings, setting) => {
    const [value, from, to] = parts as readonly [Vector, Vector, Vector];
    const above = comparison((sign) => sign >= 0)([value, from], surroundings, setting);
    const below = comparison((sign) => sign <= 0)([value, to], surroundings, setting);
    return TRUTH_OPERATIONS['and']!([above, below], surroundings, setting);
  },
  in: (parts, surroundings, setting) => {
    const [value, ...items] = parts as readonly [Vector, ...Vector[]];
    const listed = inConstants(value, items);
    if (listed) return listed;
    return items
      .map((item) => comparison((sign) => sign === 0)([value, item], surroundings, setting))
      .reduce((a, b) => logic(either)([a, b], surroundings, setting));
  },
};

function either(a: number, b: number): number {
  return a === YES || b === YES ? YES : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : NO;
}

function logic(combine: (a: number, b: number) => number): Operation {
  return (parts, { rows }) => {
    const [a, b] = parts as readonly [TruthVector, TruthVector];
    const step = stepOf(parts);
    const values = new Uint8Array(lengthFor(step, rows));
    for (let i = 0; i < values.length; i++) values[i] = combine(a.values[i * a.step]!, b.values[i * b.step]!);
    return truthVector(values, step);
  };
}

function comparison(holds: (sign: number) => boolean): Operation {
  const table = Uint8Array.from([-1, 0, 1, NO_SIGN], (sign) => (sign === NO_SIGN ? UNKNOWN : holds(sign) ? YES : NO));
  return (parts, { rows }) => {
    const [a, b] = parts as readonly [Vector, Vector];
    const step = stepOf(parts);
    const signs = signsOf(a, b, lengthFor(step, rows));
    const values = new Uint8Array(signs.length);
    for (let i = 0; i < values.length; i++) values[i] = table[signs[i]! + 1]!;
    return truthVector(values, step);
  };
}

/** −1, 0 or 1 for each row, {@link NO_SIGN} where a side is missing. */
function signsOf(a: Vector, b: Vector, n: number): Int8Array {
  const signs = new Int8Array(n);
  if (a.kind === 'number' && b.kind === 'number') {
    for (let i = 0; i < n; i++) signs[i] = signOf(a.values[i * a.step]!, b.values[i * b.step]!);
  } else if (a.kind === 'date' && b.kind === 'date') {
    for (let i = 0; i < n; i++) signs[i] = signOfDates(a, i * a.step, b, i * b.step);
  } else if (a.kind === 'text' && b.kind === 'text') {
    return signsOfTexts(a, b, n);
  } else {
    const [x, y] = [a as TruthVector, b as TruthVector];
    for (let i = 0; i < n; i++) {
      const [left, right] = [x.values[i * x.step]!, y.values[i * y.step]!];
      signs[i] = left === UNKNOWN || right === UNKNOWN ? NO_SIGN : left - right;
    }
  }
  return signs;
}

function signOf(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : NO_SIGN;
}

// A day without a time is the whole day: times count only where both sides have one.
function signOfDates(a: DateVector, i: number, b: DateVector, j: number): number {
  const [day, other] = [a.days[i]!, b.days[j]!];
  if (day === MISSING_DAY || other === MISSING_DAY) return NO_SIGN;
  if (day !== other) return day < other ? -1 : 1;
  const [time, otherTime] = [a.seconds?.[i] ?? -1, b.seconds?.[j] ?? -1];
  return time < 0 || otherTime < 0 ? 0 : Math.sign(time - otherTime);
}

function signsOfTexts(a: TextVector, b: TextVector, n: number): Int8Array {
  const signs = new Int8Array(n);
  if (n > 1 && a.step + b.step === 1) {
    // One side is a single text: each text of the other is compared once.
    const [one, many, way] = a.step === 0 ? [a, b, -1] : [b, a, 1];
    const text = one.pool.texts[one.codes[0]!]!;
    const byCode = Int8Array.from(many.pool.texts, (other, code) =>
      code === 0 || text === '' ? NO_SIGN : way * compareTexts(other, text),
    );
    for (let i = 0; i < n; i++) signs[i] = byCode[many.codes[i]!]!;
    return signs;
  }
  const [left, right] = [a.pool.texts, b.pool.texts];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.codes[i * a.step]!, b.codes[i * b.step]!];
    signs[i] = x === 0 || y === 0 ? NO_SIGN : compareTexts(left[x]!, right[y]!);
  }
  return signs;
}

/** Whether each value is in a list of texts or numbers that are the same for all rows; `null` where it is no such list. */
function inConstants(value: Vector, items: readonly Vector[]): TruthVector | null {
  if (items.some(({ step }) => step === 1)) return null;
  if (value.kind === 'number') {
    const listed = new Set(items.map((item) => (item as NumberVector).values[0]!));
    const absent = listed.has(NaN) ? UNKNOWN : NO;
    const test = (one: number): number => (Number.isNaN(one) ? UNKNOWN : listed.has(one) ? YES : absent);
    return truthVector(Uint8Array.from(value.values, test), value.step);
  }
  if (value.kind !== 'text') return null;
  const listed = new Set(items.map((item) => (item as TextVector).pool.texts[(item as TextVector).codes[0]!]!));
  const absent = listed.has('') ? UNKNOWN : NO;
  const { texts } = value.pool;
  const byCode = Uint8Array.from(texts, (text, code) => (code === 0 ? UNKNOWN : listed.has(text) ? YES : absent));
  return truthVector(
    Uint8Array.from(value.codes, (code) => byCode[code]!),
    value.step,
  );
}
