/** Effects along the arrows of a path model: direct, indirect, total, and route by route. */

import { planOrder, type PlsPath } from './pls-model.ts';
import type { PlsFit } from './pls.ts';

/** Row-major k × k, effect of row on column in standard deviations; 0 where no route leads. */
export interface PlsEffects {
  readonly direct: Float64Array;
  readonly indirect: Float64Array;
  readonly total: Float64Array;
}

/** One way from a construct to another. */
export interface PlsRoute {
  /** positions of constructs, first to last */
  readonly constructs: readonly number[];
  /** product of the coefficients on the way */
  readonly effect: number;
}

/** Direct, indirect and total effects: total = direct + Σ over what comes next of coefficient · its total. O(k · arrows). */
export function plsEffects({ pathMatrix, model }: Pick<PlsFit, 'pathMatrix' | 'model'>): PlsEffects {
  const k = model.constructs.length;
  const total = new Float64Array(k * k);
  fillTotals(pathMatrix, k, model.paths, planOrder(k, model.paths), total);
  return { direct: pathMatrix, indirect: total.map((effect, at) => effect - pathMatrix[at]!), total };
}

/** Total effects into `total`. @param order of constructs, each after all that act on it */
export function fillTotals(
  pathMatrix: Float64Array,
  k: number,
  paths: readonly PlsPath[],
  order: readonly number[],
  total: Float64Array,
): void {
  total.fill(0);
  for (let at = k - 1; at >= 0; at -= 1) {
    const from = order[at]!;
    for (const path of paths) {
      if (path.from !== from) continue;
      const coefficient = pathMatrix[from * k + path.to]!;
      total[from * k + path.to] = total[from * k + path.to]! + coefficient;
      for (let end = 0; end < k; end += 1)
        total[from * k + end] = total[from * k + end]! + coefficient * total[path.to * k + end]!;
    }
  }
}

/** All ways from one construct to another, the direct one too, those of greatest effect first; at most `limit`. */
export function plsRoutes(
  { pathMatrix, model }: Pick<PlsFit, 'pathMatrix' | 'model'>,
  from: number,
  to: number,
  limit = 1000,
): PlsRoute[] {
  const k = model.constructs.length;
  const routes: PlsRoute[] = [];
  const walk = (way: readonly number[], effect: number): void => {
    const here = way.at(-1)!;
    if (here === to) {
      routes.push({ constructs: way, effect });
      return;
    }
    for (const path of model.paths)
      if (path.from === here && routes.length < limit)
        walk([...way, path.to], effect * pathMatrix[here * k + path.to]!);
  };
  if (from !== to) walk([from], 1);
  return routes.sort((one, other) => Math.abs(other.effect) - Math.abs(one.effect));
}
