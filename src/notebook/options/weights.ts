/** Weights as the form edits them. */

import type { Json } from '../../lib/json.ts';
import type { WeightsOption } from '../../panels/options.ts';

export function readWeights(value: Json | undefined, declaration: WeightsOption): Record<string, number> {
  const given =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, Json>>)
      : {};
  return Object.fromEntries(
    declaration.keys.map((key) => {
      const weight = Object.hasOwn(given, key) ? given[key] : undefined;
      return [key, typeof weight === 'number' && weight >= 0 ? weight : (declaration.initial[key] ?? 0)];
    }),
  );
}

export function sumOf(weights: Readonly<Record<string, number>>): number {
  // in hundredths, so that 0.1 + 0.2 reads 0.3
  return Math.round(Object.values(weights).reduce((sum, weight) => sum + weight, 0) * 100) / 100;
}

/** Weights that start with a sum of one are shares, others run to a hundred. */
export function weightScale(declaration: WeightsOption): { readonly maximum: number; readonly step: number } {
  return sumOf(declaration.initial) <= 1 ? { maximum: 1, step: 0.01 } : { maximum: 100, step: 1 };
}
