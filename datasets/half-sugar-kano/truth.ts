/** The truth behind the Kano survey: what careful people's answers are expected to be, whatever chance made of them. */

import { CATEGORIES, FEATURES, SEGMENTS, type Shares } from './catalogue.ts';
import { SEED } from './generate.ts';
import { drawSheets } from './process.ts';

export interface FeatureTruth {
  readonly feature: string;
  /** name of the segment, or `all` */
  readonly segment: string;
  /** careful respondents */
  readonly careful: number;
  /** category with the largest expected share */
  readonly category: (typeof CATEGORIES)[number];
  /** expected shares of M O A I R Q, 0 … 1 */
  readonly shares: readonly number[];
  /** (A + O) / (A + O + M + I) and −(O + M) / (A + O + M + I) of the expected shares */
  readonly better: number;
  readonly worse: number;
}

/** For each feature: everybody, then each segment. */
export function drawTruth(seed: number = SEED): readonly FeatureTruth[] {
  const careful = drawSheets(seed).filter(({ care }) => care === 'careful');
  const sizes = SEGMENTS.map((_, s) => careful.filter(({ segment }) => segment === s).length);
  return FEATURES.flatMap(([feature, ...profiles]) => [
    truthOf(feature, 'all', profiles, sizes),
    ...SEGMENTS.map(([name], s) => truthOf(feature, name, [profiles[s]!], [sizes[s]!])),
  ]);
}

function truthOf(
  feature: string,
  segment: string,
  profiles: readonly Shares[],
  sizes: readonly number[],
): FeatureTruth {
  const careful = sizes.reduce((sum, size) => sum + size, 0);
  const shares = CATEGORIES.map(
    (_, c) => profiles.reduce((sum, profile, s) => sum + (profile[c]! / 100) * sizes[s]!, 0) / careful,
  );
  const [m, o, a, i] = shares as [number, number, number, number];
  const base = m + o + a + i;
  return {
    feature,
    segment,
    careful,
    category: CATEGORIES[shares.indexOf(Math.max(...shares))]!,
    shares,
    better: (a + o) / base,
    worse: -(o + m) / base,
  };
}

/** CSV, one row a feature and segment; columns are told in dictionary.md. */
export function truthTable(truth: readonly FeatureTruth[] = drawTruth()): string {
  const lines = [`feature,segment,careful,category,${CATEGORIES.join()},better,worse`];
  for (const { feature, segment, careful, category, shares, better, worse } of truth)
    lines.push([feature, segment, careful, category, ...[...shares, better, worse].map((x) => x.toFixed(4))].join());
  return `${lines.join('\n')}\n`;
}
