/** Columns of the file as time-invariant covariates: numbers standardised, categories as indicators against the commonest value. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import type { Orders } from '../../data/orders.ts';
import type { CustomerSummaries } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';
import type { Covariates } from '../../models/transaction-model.ts';

export interface CovariateFound {
  /** `null` where no chosen column says anything */
  readonly covariates: Covariates | null;
  /** labels of columns that are the same for all customers */
  readonly constant: readonly string[];
  /** of each indicator the value it is compared with, with `…` where rarer values stand with it */
  readonly baselines: ReadonlyMap<string, string>;
  /** customers with a missing number; they are given the mean */
  readonly missing: number;
}

/** Most values of a category that get an indicator of their own; the rarer ones stand with the commonest. */
const MOST_LEVELS = 5;

/** Row of the file that speaks for each customer: that of the first purchase, the earliest in the file among equals. */
export function rowsOfOrders(orders: Orders): Uint32Array {
  const row = new Uint32Array(orders.customers);
  const first = new Int32Array(orders.customers).fill(2147483647);
  for (let i = 0; i < orders.rows; i += 1) {
    const c = orders.customer[i]!;
    if (orders.day[i]! >= first[c]!) continue;
    first[c] = orders.day[i]!;
    row[c] = orders.sourceRow === null ? i : orders.sourceRow[i]!;
  }
  return row;
}

export function rowsOfSummary({ customers, sourceRow }: CustomerSummaries): Uint32Array {
  return sourceRow ?? Uint32Array.from({ length: customers }, (_, i) => i);
}

/**
 * @param rowOf row of the file of each customer of the table
 * @param index customers in scope; `null` for all
 * @param rows number of customers in scope
 */
export function covariatesOf(
  attributes: readonly Attribute[],
  ids: readonly string[],
  rowOf: Uint32Array,
  index: Uint32Array | null,
  rows: number,
): CovariateFound {
  const names: string[] = [];
  const columns: Float64Array[] = [];
  const constant: string[] = [];
  const baselines = new Map<string, string>();
  const missing = new Uint8Array(rows);
  const sourceOf = (i: number): number => rowOf[index === null ? i : index[i]!]!;
  // Numbers count by their standard deviation; an indicator stays 1 apart, so that its effect is that against the baseline.
  const add = (name: string, values: Float64Array, indicator = false): boolean => {
    let [sum, squares] = [0, 0];
    for (const value of values) sum += value;
    const mean = sum / rows;
    for (const value of values) squares += (value - mean) ** 2;
    const deviation = Math.sqrt(squares / rows);
    if (!(deviation > 1e-12 * (Math.abs(mean) + 1))) return false;
    names.push(name);
    columns.push(values.map((value) => (value - mean) / (indicator ? 1 : deviation)));
    return true;
  };
  for (const id of ids) {
    const attribute = attributes.find((candidate) => candidate.id === id);
    if (!attribute) continue;
    const { column, label } = attribute;
    if (column.kind === 'number') {
      const given = Float64Array.from({ length: rows }, (_, i) => column.values[sourceOf(i)]!);
      let [sum, known] = [0, 0];
      for (const value of given)
        if (Number.isFinite(value)) {
          sum += value;
          known += 1;
        }
      const mean = known > 0 ? sum / known : 0;
      given.forEach((value, i) => {
        if (Number.isFinite(value)) return;
        given[i] = mean;
        missing[i] = 1;
      });
      if (!add(label, given)) constant.push(label);
    } else if (column.kind === 'text') {
      const counts = new Uint32Array(sizeOf(column.dictionary));
      const codes = Uint32Array.from({ length: rows }, (_, i) => column.codes[sourceOf(i)]!);
      for (const code of codes) counts[code]! += 1;
      const levels = [...counts.keys()].filter((code) => counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]!);
      const added = levels.slice(1, 1 + MOST_LEVELS).filter((level) =>
        add(
          `${label}=${textAt(column.dictionary, level)}`,
          Float64Array.from(codes, (code) => (code === level ? 1 : 0)),
          true,
        ),
      );
      if (added.length === 0) constant.push(label);
      const baseline = textAt(column.dictionary, levels[0]!) + (levels.length > 1 + MOST_LEVELS ? '…' : '');
      for (const level of added) baselines.set(`${label}=${textAt(column.dictionary, level)}`, baseline);
    } else constant.push(label);
  }
  const k = names.length;
  const values = new Float64Array(rows * k);
  columns.forEach((column, c) => column.forEach((value, i) => (values[i * k + c] = value)));
  return {
    covariates: k === 0 ? null : { names, values },
    constant,
    baselines,
    missing: missing.reduce((sum, flag) => sum + flag, 0),
  };
}
