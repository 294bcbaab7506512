/** Vectors: the values of one part of an expression, one a row, or one for all rows. */

import { decimalsOf } from '../scanner/decimals.ts';
import type { Column } from '../columns.ts';
import { TextCollector, textColumn, TextPool } from './text-pool.ts';
import { MISSING_DAY, MISSING_SECONDS } from '../../lib/days.ts';
import type { ExpressionType } from './expression.ts';

interface Stepped {
  /** value of row i stands at i × step: 0 where one value is that of all rows */
  readonly step: 0 | 1;
}

/** NaN is missing; nothing is infinite. `decimals` as in NumberColumn, but values may be too large for it. */
export interface NumberVector extends Stepped {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly decimals: number;
}

export interface DateVector extends Stepped {
  readonly kind: 'date';
  readonly days: Int32Array;
  readonly seconds: Int32Array | null;
}

export interface TextVector extends Stepped {
  readonly kind: 'text';
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly pool: TextPool;
}

export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** {@link NO}, {@link YES} or {@link UNKNOWN} */
export interface TruthVector extends Stepped {
  readonly kind: 'truth';
  readonly values: Uint8Array;
}

export type Vector = NumberVector | DateVector | TextVector | TruthVector;

export function numberVector(values: Float64Array, decimals: number, step: 0 | 1): NumberVector {
  return { kind: 'number', values, decimals, step };
}

export function truthVector(values: Uint8Array, step: 0 | 1): TruthVector {
  return { kind: 'truth', values, step };
}

/** 0 where all vectors have one value for all rows. */
export function stepOf(vectors: readonly Vector[]): 0 | 1 {
  return vectors.some(({ step }) => step === 1) ? 1 : 0;
}

/** How many values a vector of this step has. */
export function lengthFor(step: 0 | 1, rows: number): number {
  return step === 0 ? 1 : rows;
}

export function vectorOf(column: Column): Vector {
  switch (column.kind) {
    case 'number':
      return numberVector(column.values, column.decimals, 1);
    case 'date':
      return { kind: 'date', days: column.days, seconds: column.seconds, step: 1 };
    case 'text':
      return { kind: 'text', codes: column.codes, pool: poolOf(column.dictionary), step: 1 };
  }
}

const pools = new WeakMap<object, TextPool>();

function poolOf(dictionary: (Column & { readonly kind: 'text' })['dictionary']): TextPool {
  const pool = pools.get(dictionary) ?? new TextPool(dictionary);
  pools.set(dictionary, pool);
  return pool;
}

export function missingVector(type: ExpressionType): Vector {
  switch (type) {
    case 'number':
      return numberVector(Float64Array.of(NaN), 0, 0);
    case 'date':
      return { kind: 'date', days: Int32Array.of(MISSING_DAY), seconds: null, step: 0 };
    case 'text':
      return { kind: 'text', codes: Uint8Array.of(0), pool: new TextPool(['']), step: 0 };
    case 'truth':
      return truthVector(Uint8Array.of(UNKNOWN), 0);
  }
}

/** A column of its own; conditions become 1, 0 and missing. */
export function columnOf(vector: Vector, rows: number): Column {
  const whole = expand(vector, rows);
  switch (whole.kind) {
    case 'number': {
      const decimals = decimalsOf(whole.values, whole.decimals < 0 ? 255 : whole.decimals);
      return { kind: 'number', values: whole.values, decimals };
    }
    case 'truth': {
      const values = new Float64Array(rows);
      for (let row = 0; row < rows; row++) values[row] = whole.values[row] === UNKNOWN ? NaN : whole.values[row]!;
      return { kind: 'number', values, decimals: 0 };
    }
    case 'date': {
      const timed = whole.seconds?.some((seconds) => seconds !== MISSING_SECONDS) === true;
      return { kind: 'date', days: whole.days, seconds: timed ? whole.seconds : null };
    }
    case 'text':
      return textColumn(whole.codes, whole.pool);
  }
}

/** The same values, one a row. */
export function expand<V extends Vector>(vector: V, rows: number): V;
export function expand(vector: Vector, rows: number): Vector {
  return vector.step === 1 ? vector : pick(vector, new Int32Array(rows), 1);
}

/** Values of given rows, −1 for missing. */
export function pick<V extends Vector>(vector: V, rows: Int32Array, step: 0 | 1): V;
export function pick(vector: Vector, rows: Int32Array, step: 0 | 1): Vector {
  const n = rows.length;
  const by = vector.step;
  switch (vector.kind) {
    case 'number': {
      const values = new Float64Array(n);
      for (let i = 0; i < n; i++) values[i] = rows[i]! < 0 ? NaN : vector.values[rows[i]! * by]!;
      return { ...vector, values, step };
    }
    case 'truth': {
      const values = new Uint8Array(n);
      for (let i = 0; i < n; i++) values[i] = rows[i]! < 0 ? UNKNOWN : vector.values[rows[i]! * by]!;
      return { ...vector, values, step };
    }
    case 'date': {
      const days = new Int32Array(n);
      for (let i = 0; i < n; i++) days[i] = rows[i]! < 0 ? MISSING_DAY : vector.days[rows[i]! * by]!;
      if (vector.seconds === null) return { ...vector, days, step };
      const seconds = new Int32Array(n);
      for (let i = 0; i < n; i++) seconds[i] = rows[i]! < 0 ? MISSING_SECONDS : vector.seconds[rows[i]! * by]!;
      return { ...vector, days, seconds, step };
    }
    case 'text': {
      const codes = new Uint32Array(n);
      for (let i = 0; i < n; i++) codes[i] = rows[i]! < 0 ? 0 : vector.codes[rows[i]! * by]!;
      return { ...vector, codes, step };
    }
  }
}

/** Whether each value is missing, 1 or 0; as long as the vector. */
export function missingOf(vector: Vector): Uint8Array {
  switch (vector.kind) {
    case 'number':
      return Uint8Array.from(vector.values, (value) => (Number.isNaN(value) ? 1 : 0));
    case 'truth':
      return vector.values.map((value) => (value === UNKNOWN ? 1 : 0));
    case 'date':
      return Uint8Array.from(vector.days, (day) => (day === MISSING_DAY ? 1 : 0));
    case 'text':
      return Uint8Array.from(vector.codes, (code) => (code === 0 ? 1 : 0));
  }
}

/** Which vector gives nothing. */
export const NONE = 0xffff;

/**
 * Of each row the value of one of several vectors of one kind.
 * @param which place of the vector in the list, or {@link NONE} for missing; its length is that of the result
 */
export function choose(which: Uint16Array, vectors: readonly Vector[], step: 0 | 1): Vector {
  const n = which.length;
  const kind = vectors[0]!.kind;
  if (kind === 'number') {
    const from = vectors as readonly NumberVector[];
    const values = new Float64Array(n).fill(NaN);
    fillFrom(which, from, (vector, i) => (values[i] = vector.values[i * vector.step]!));
    const decimals = from.reduce((most, one) => (most < 0 || one.decimals < 0 ? -1 : Math.max(most, one.decimals)), 0);
    return numberVector(values, decimals, step);
  }
  if (kind === 'truth') {
    const values = new Uint8Array(n).fill(UNKNOWN);
    fillFrom(which, vectors as readonly TruthVector[], (one, i) => (values[i] = one.values[i * one.step]!));
    return truthVector(values, step);
  }
  if (kind === 'date') {
    const from = vectors as readonly DateVector[];
    const days = new Int32Array(n).fill(MISSING_DAY);
    const seconds = from.some((one) => one.seconds !== null) ? new Int32Array(n).fill(MISSING_SECONDS) : null;
    fillFrom(which, from, (one, i) => {
      days[i] = one.days[i * one.step]!;
      if (seconds && one.seconds) seconds[i] = one.seconds[i * one.step]!;
    });
    return { kind, days, seconds, step };
  }
  const { from, pool } = shareTexts(vectors as readonly TextVector[]);
  const codes = new Uint32Array(n);
  fillFrom(which, from, (one, i) => (codes[i] = one.codes[i * one.step]!));
  return { kind: 'text', codes, pool, step };
}

function fillFrom<V>(which: Uint16Array, vectors: readonly V[], put: (vector: V, row: number) => void): void {
  for (let i = 0; i < which.length; i++) if (which[i] !== NONE) put(vectors[which[i]!]!, i);
}

/** The vectors with their texts in one pool. */
function shareTexts(vectors: readonly TextVector[]): { readonly from: readonly TextVector[]; readonly pool: TextPool } {
  const own = vectors[0]!.pool;
  if (vectors.every(({ pool }) => pool === own)) return { from: vectors, pool: own };
  const collector = new TextCollector();
  const moved = vectors.map(({ codes, pool }) => {
    const places = new Uint32Array(pool.size);
    // A single text of a large pool is moved alone.
    if (codes.length < pool.size) for (const code of codes) places[code] = collector.add(pool.texts[code]!);
    else for (let code = 1; code < pool.size; code++) places[code] = collector.add(pool.texts[code]!);
    return Uint32Array.from(codes, (code) => places[code]!);
  });
  const pool = collector.finish();
  return { from: vectors.map((vector, i) => ({ ...vector, codes: moved[i]!, pool })), pool };
}

/** A number for each value that says which are equal; NaN where missing. In no order for texts. */
export function identityKeys(vector: Vector): Float64Array {
  switch (vector.kind) {
    case 'number':
      return vector.values;
    case 'truth':
      return Float64Array.from(vector.values, (value) => (value === UNKNOWN ? NaN : value));
    case 'date': {
      const { days, seconds } = vector;
      return Float64Array.from(days, (day, i) =>
        day === MISSING_DAY ? NaN : day * 86400 + Math.max(0, seconds?.[i] ?? 0),
      );
    }
    case 'text':
      return Float64Array.from(vector.codes, (code) => (code === 0 ? NaN : code));
  }
}

/** As {@link identityKeys}, and in the order of the values; texts in the order of their code points. */
export function orderKeys(vector: Vector): Float64Array {
  if (vector.kind !== 'text') return identityKeys(vector);
  const { texts, size } = vector.pool;
  const order = Uint32Array.from({ length: size }, (_, code) => code).sort((a, b) =>
    compareTexts(texts[a]!, texts[b]!),
  );
  const places = new Float64Array(size);
  order.forEach((code, place) => (places[code] = place));
  return Float64Array.from(vector.codes, (code) => (code === 0 ? NaN : places[code]!));
}

/** −1, 0 or 1, by code points as UTF-8 sorts them. */
export function compareTexts(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    // Surrogates stand for code points above U+FFFF, though units U+E000 to U+FFFF are larger.
    const [highX, highY] = [x >= 0xd800 && x <= 0xdfff, y >= 0xd800 && y <= 0xdfff];
    if (highX !== highY) return highX ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}
