/** Small tables for tests of expressions: columns from plain values, results as plain values. */

import { expect } from 'vitest';
import type { Column } from '../../../src/data/columns.ts';
import { dictionaryOf, textAt } from '../../../src/data/dictionary.ts';
import { evaluateExpression } from '../../../src/data/expression/evaluate-expression.ts';
import { parseExpression } from '../../../src/data/expression/parse-expression.ts';
import { decimalsOf } from '../../../src/data/scanner/decimals.ts';
import { dayFromIso, isoFromDay, MISSING_DAY, MISSING_SECONDS } from '../../../src/lib/days.ts';

export type Plain = number | string | null;

export function numbers(...values: (number | null)[]): Column {
  const array = Float64Array.from(values, (value) => value ?? NaN);
  return { kind: 'number', values: array, decimals: decimalsOf(array, 255) };
}

export function texts(...values: (string | null)[]): Column {
  const { codes, dictionary } = dictionaryOf(values.map((value) => value ?? ''));
  return { kind: 'text', codes, dictionary };
}

/** Days as 2024-01-31, with seconds after midnight behind a + where there is a time. */
export function dates(...values: (string | null)[]): Column {
  const days = Int32Array.from(values, (value) => (value === null ? MISSING_DAY : dayFromIso(value.slice(0, 10))!));
  const timed = values.some((value) => value?.includes('+'));
  const seconds = Int32Array.from(values, (value) =>
    value?.includes('+') ? Number(value.split('+')[1]) : MISSING_SECONDS,
  );
  return { kind: 'date', days, seconds: timed ? seconds : null };
}

export function plain(column: Column): Plain[] {
  switch (column.kind) {
    case 'number':
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
    case 'date':
      return Array.from(column.days, (day, row) => {
        if (day === MISSING_DAY) return null;
        const seconds = column.seconds?.[row] ?? MISSING_SECONDS;
        return seconds === MISSING_SECONDS ? isoFromDay(day) : `${isoFromDay(day)}+${seconds}`;
      });
    case 'text':
      return Array.from(column.codes, (code) => (code === 0 ? null : textAt(column.dictionary, code)));
  }
}

/** @param within group of each row */
export function evaluate(text: string, columns: Record<string, Column>, rows: number, within?: number[]): Column {
  const parsed = parseExpression(text);
  expect(parsed.ok ? null : parsed.error).toBeNull();
  if (!parsed.ok) throw new Error(parsed.error.code);
  const groups = within ? Uint32Array.from(within) : null;
  const count = within ? Math.max(0, ...within) + 1 : 0;
  return evaluateExpression(parsed.value, new Map(Object.entries(columns)), rows, groups, count);
}
