/** From the view to what the pictures draw. Pure. */

import type { ArchetypesInput } from '../../charts/archetypes.ts';
import type { Lit } from '../contract.ts';
import { DRAWN, SHARE_BINS, type LifecyclePatternView } from './view.ts';

/** Colours of the patterns among the categories: brown, orange, violet, teal, grey. */
export const HUES = [4, 3, 5, 1, 0] as const;

/** @param texts name and note of each pattern */
export function coursesOf(
  view: LifecyclePatternView,
  axis: 'time' | 'share',
  texts: readonly { readonly name: string; readonly note: string }[],
): ArchetypesInput {
  const byTime = axis === 'time';
  return {
    panes: view.patterns.slice(0, DRAWN).map((pattern, p) => ({
      ...texts[p]!,
      hue: HUES[p]!,
      mean: byTime ? pattern.mean : pattern.shareMean,
      low: byTime ? pattern.low : null,
      high: byTime ? pattern.high : null,
      examples: pattern.examples.map((example) => (byTime ? example.time : example.share)),
    })),
    x: byTime ? view.days : Float64Array.from({ length: SHARE_BINS }, (_, bin) => (bin + 0.5) / SHARE_BINS),
    domain: byTime ? [0, view.days.length * view.binDays] : [0, 1],
  };
}

/** Picked share of each pattern. */
export function litPatterns(
  { patterns }: LifecyclePatternView,
  lit: Readonly<Record<string, Lit>> | null,
): readonly number[] | null {
  if (lit === null) return null;
  const counts = lit['pattern']?.counts;
  return patterns.map(({ customers }, p) => (customers > 0 ? (counts?.[p] ?? 0) / customers : 0));
}
