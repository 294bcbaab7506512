/** Arithmetic and rounding. Missing gives missing, and so does what is infinite or no number. */

import { POWERS_OF_TEN } from '../number-text.ts';
import type { Operation } from './operation.ts';
import { lengthFor, numberVector, stepOf, UNKNOWN, type NumberVector, type TruthVector } from './vectors.ts';

const EXACT = 2 ** 53;
const MOST_DECIMALS = 4;

export const NUMBER_OPERATIONS: Readonly<Record<string, Operation>> = {
  add: exactly(
    (a, b) => Math.max(a, b),
    (a, b) => a + b,
  ),
  subtract: exactly(
    (a, b) => Math.max(a, b),
    (a, b) => a - b,
  ),
  multiply: exactly(
    (a, b) => a + b,
    (a, b) => a * b,
  ),
  divide: pairs((a, b) => a / b),
  power: pairs((a, b) => a ** b),
  remainder,
  mod: remainder,
  negate: singles((a) => -a, keepDecimals),
  abs: singles(Math.abs, keepDecimals),
  floor: singles(Math.floor, () => 0),
  ceiling: singles(Math.ceil, () => 0),
  truncate: singles(Math.trunc, () => 0),
  sign: singles(Math.sign, () => 0),
  sqrt: singles(Math.sqrt),
  exp: singles(Math.exp),
  ln: singles(Math.log),
  log: (parts, surroundings, setting) =>
    (parts.length === 1 ? singles(Math.log10) : pairs(logarithm))(parts, surroundings, setting),
  round,
  'number-of-truth': (parts) => {
    const { values, step } = parts[0] as TruthVector;
    return numberVector(
      Float64Array.from(values, (value) => (value === UNKNOWN ? NaN : value)),
      0,
      step,
    );
  },
};

/** A number without what cannot be computed with: NaN for ±∞, 0 for −0. */
export function finite(value: number): number {
  return value - value === 0 ? value + 0 : NaN;
}

function keepDecimals(decimals: number): number {
  return decimals;
}

function singles(compute: (a: number) => number, decimals: (a: number) => number = () => -1): Operation {
  return (parts) => {
    const a = parts[0] as NumberVector;
    return numberVector(
      a.values.map((value) => finite(compute(value))),
      decimals(a.decimals),
      a.step,
    );
  };
}

function pairs(compute: (a: number, b: number) => number): Operation {
  return (parts, { rows }) => {
    const [a, b] = parts as readonly [NumberVector, NumberVector];
    const step = stepOf(parts);
    const values = new Float64Array(lengthFor(step, rows));
    for (let i = 0; i < values.length; i++) values[i] = finite(compute(a.values[i * a.step]!, b.values[i * b.step]!));
    return numberVector(values, -1, step);
  };
}

/** Sums and products of numbers with few decimals are such numbers: what binary fractions add to them is taken off (0.1 + 0.2 = 0.3). */
function exactly(decimalsOf: (a: number, b: number) => number, compute: (a: number, b: number) => number): Operation {
  return (parts, surroundings, setting) => {
    const [a, b] = parts as readonly [NumberVector, NumberVector];
    const known = a.decimals >= 0 && b.decimals >= 0 ? decimalsOf(a.decimals, b.decimals) : -1;
    const result = pairs(compute)(parts, surroundings, setting) as NumberVector;
    if (known < 0 || known > MOST_DECIMALS) return result;
    const { values, step } = result;
    const scale = POWERS_OF_TEN[known]!;
    if (known > 0) {
      for (let i = 0; i < values.length; i++) {
        const units = values[i]! * scale;
        if (Math.abs(units) < EXACT) values[i] = Math.round(units) / scale + 0;
      }
    }
    return numberVector(values, known, step);
  };
}

// The sign of the divisor, so that weeks and months count on through zero.
function remainder(...[parts, surroundings, setting]: Parameters<Operation>): NumberVector {
  const [a, b] = parts as readonly [NumberVector, NumberVector];
  const decimals = a.decimals >= 0 && b.decimals >= 0 ? Math.max(a.decimals, b.decimals) : -1;
  const scale = decimals > 0 ? POWERS_OF_TEN[decimals]! : 1;
  const compute = (x: number, y: number): number => {
    let [units, divisor] = [x, y];
    if (Math.max(Math.abs(x), Math.abs(y)) * scale < EXACT && decimals > 0)
      [units, divisor] = [Math.round(x * scale), Math.round(y * scale)];
    const left = units % divisor;
    const signed = left !== 0 && left < 0 !== divisor < 0 ? left + divisor : left;
    return units === x && divisor === y ? signed : signed / scale;
  };
  return { ...(pairs(compute)(parts, surroundings, setting) as NumberVector), decimals };
}

function logarithm(value: number, base: number): number {
  return base === 10 ? Math.log10(value) : base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}

const MOST_PLACES = 15;

function round(...[parts, surroundings, setting]: Parameters<Operation>): NumberVector {
  if (parts.length === 1)
    return singles(
      (a) => roundTo(a, 0),
      () => 0,
    )(parts, surroundings, setting) as NumberVector;
  const places = parts[1] as NumberVector;
  const result = pairs(roundTo)(parts, surroundings, setting) as NumberVector;
  const wanted = places.step === 0 ? Math.max(0, Math.trunc(places.values[0]!)) : -1;
  return { ...result, decimals: wanted <= MOST_DECIMALS ? wanted : -1 };
}

/** Halves away from zero, as written: 1.005, which is a little less in binary, is 1.01 to two places. */
function roundTo(value: number, places: number): number {
  if (Number.isNaN(places)) return NaN;
  const digits = Math.max(-MOST_PLACES, Math.min(MOST_PLACES, Math.trunc(places)));
  const scale = POWERS_OF_TEN[Math.abs(digits)]!;
  const units = Math.abs(digits >= 0 ? value * scale : value / scale);
  if (units >= EXACT) return value;
  const whole = Math.floor(units * (1 + Number.EPSILON) + 0.5);
  return (Math.sign(value) * whole * (digits < 0 ? scale : 1)) / (digits >= 0 ? scale : 1);
}
