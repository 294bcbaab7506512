/** Samples for the tests of survival models: the shared reference with its data, R's numbers on one simulated table, and makers of spells. */

import { existsSync, readFileSync } from 'node:fs';
import { createRandom } from '../../src/lib/random.ts';
import type { SurvivalCovariates, SurvivalData } from '../../src/models/survival-data.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
export const hasReference = existsSync(new URL('reference/survival.json', SHARED));

/** R's missing numbers come as null or 'NA'. */
type Numbers = readonly (number | string | null)[];

/* eslint-disable @typescript-eslint/no-explicit-any -- the reference files are read as they are */
export const reference = (): any => JSON.parse(readFileSync(new URL('reference/survival.json', SHARED), 'utf8'));
/** Made by fixtures/survival-r.R. */
export const r = (): any => JSON.parse(readFileSync(new URL('./fixtures/survival-r.json', import.meta.url), 'utf8'));
/* eslint-enable @typescript-eslint/no-explicit-any */

export function spells(
  time: readonly number[],
  ended: readonly number[],
  more: Partial<SurvivalData> = {},
): SurvivalData {
  return { time: Float64Array.from(time), ended: Uint8Array.from(ended), entry: null, weight: null, ...more };
}

export function covariatesOf(columns: Readonly<Record<string, readonly number[]>>): SurvivalCovariates {
  return {
    names: Object.keys(columns),
    columns: Object.values(columns).map((values) => Float64Array.from(values)),
  };
}

/** Columns of one of the shared data sets by name; text columns as codes in order of appearance. */
function columnsOf(file: string): Record<string, number[]> {
  const [head, ...lines] = readFileSync(new URL(`data/survival/${file}`, SHARED), 'utf8')
    .trim()
    .split(/\r?\n/u);
  const names = head!.split(',');
  const cells = lines.map((line) => line.split(','));
  return Object.fromEntries(
    names.map((name, c) => {
      const codes = new Map<string, number>();
      const code = (text: string): number => {
        if (!codes.has(text)) codes.set(text, codes.size);
        return codes.get(text)!;
      };
      return [name, cells.map((row) => (Number.isNaN(Number(row[c])) ? code(row[c]!) : Number(row[c])))];
    }),
  );
}

export const ROSSI_COVARIATES = ['fin', 'age', 'race', 'wexp', 'mar', 'paro', 'prio'];

export function rossi(): { data: SurvivalData; columns: Record<string, number[]>; covariates: SurvivalCovariates } {
  const columns = columnsOf('rossi.csv');
  const chosen = Object.fromEntries(ROSSI_COVARIATES.map((name) => [name, columns[name]!]));
  return { data: spells(columns.week!, columns.arrest!), columns, covariates: covariatesOf(chosen) };
}

/** group 0 is miR-137, 1 control. */
export function waltons(): { data: SurvivalData; group: number[] } {
  const columns = columnsOf('waltons_dataset.csv');
  return { data: spells(columns.T!, columns.E!), group: columns.group! };
}

/** Freireich et al. (1963): weeks of remission. */
export const FREIREICH = ((): { data: SurvivalData; group: number[] } => {
  const control = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
  const ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const running = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  return {
    data: spells([...control, ...ended, ...running], [...control, ...ended].map(() => 1).concat(running.map(() => 0))),
    group: [...control.map(() => 0), ...ended.map(() => 1), ...running.map(() => 1)],
  };
})();

/** Weibull lives (scale 30 exp(−(b·x)/shape)) seen for a uniform time up to 80, with two covariates. */
export function simulate(
  n: number,
  seed: number,
  beta: readonly [number, number] = [0.7, -0.4],
  shape = 1.5,
): { data: SurvivalData; covariates: SurvivalCovariates } {
  const random = createRandom(seed);
  const first = Float64Array.from({ length: n }, () => (random.next() < 0.5 ? 1 : 0));
  const second = Float64Array.from({ length: n }, () => 4 * random.next() - 2);
  const time = new Float64Array(n);
  const ended = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    const risk = Math.exp(beta[0] * first[i]! + beta[1] * second[i]!);
    const life = 30 * (-Math.log1p(-random.next()) / risk) ** (1 / shape);
    const seen = 80 * random.next();
    time[i] = Math.min(life, seen);
    ended[i] = life <= seen ? 1 : 0;
  }
  return {
    data: { time, ended, entry: null, weight: null },
    covariates: { names: ['a', 'b'], columns: [first, second] },
  };
}

/** Largest distance between numbers, relative to 1 or more; null against NaN is none. */
export function distance(found: ArrayLike<number>, expected: Numbers): number {
  if (found.length !== expected.length) return Infinity;
  let most = 0;
  expected.forEach((value, i) => {
    const here = found[i]!;
    const missing = typeof value !== 'number';
    if (missing || Number.isNaN(here)) most = Math.max(most, missing && !(here < Infinity) ? 0 : Infinity);
    else most = Math.max(most, Math.abs(here - value) / Math.max(1, Math.abs(value)));
  });
  return most;
}

export function got<T>(outcome: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}
