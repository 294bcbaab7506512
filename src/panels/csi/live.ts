/** Another drawing of the same questions estimated on the page, at once: correlations are at hand, and a fit of them takes a millisecond. */

import { createPlsSolver } from '../../models/pls-algorithm.ts';
import { planPls, type PlsData } from '../../models/pls-model.ts';
import { plsSettings } from '../../models/pls.ts';
import { estimable } from './estimable.ts';
import type { CsiOptions } from './options.ts';
import { resolveModel, type ResolvedModel } from './resolve.ts';
import type { CsiView } from './view.ts';

export interface LiveModel {
  readonly model: ResolvedModel;
  /** the engine's result is of this very model: everything about it is known */
  readonly settled: boolean;
  /** coefficient of an arrow `from to`, R² of a variable by id; NaN where it is not known yet */
  readonly estimate: (path: string) => number;
  readonly r2: (id: string) => number;
}

/** The model as the options have it now, with what is known of it. */
export function liveModel(view: CsiView, options: CsiOptions): LiveModel {
  const model = resolveModel(options, view.questions);
  const found = estimable(model);
  if (found.ok && found.value.structure === view.structure) {
    const paths = new Map(view.paths.map(({ from, to, estimate }) => [`${from} ${to}`, estimate]));
    const r2 = new Map(view.variables.map((variable) => [variable.id, variable.r2]));
    return {
      model,
      settled: true,
      estimate: (path) => paths.get(path) ?? NaN,
      r2: (id) => r2.get(id) ?? NaN,
    };
  }
  const estimates = found.ok ? solveNow(view, options, model, found.value) : null;
  return {
    model,
    settled: false,
    estimate: (path) => estimates?.paths.get(path) ?? NaN,
    r2: (id) => estimates?.r2.get(id) ?? NaN,
  };
}

type Estimable = Extract<ReturnType<typeof estimable>, { readonly ok: true }>['value'];

/** `null` where an item is not among those at hand, or the model cannot be estimated. */
function solveNow(
  { live }: CsiView,
  options: CsiOptions,
  resolved: ResolvedModel,
  { model, construct, path }: Estimable,
): { readonly paths: ReadonlyMap<string, number>; readonly r2: ReadonlyMap<string, number> } | null {
  if (live === null) return null;
  const at = new Map(live.items.map((question, i) => [question, i]));
  const constructs = model.constructs.map((one) => ({ ...one, items: one.items.map((item) => at.get(item) ?? -1) }));
  if (constructs.some(({ items }) => items.includes(-1))) return null;
  // Planning looks at no answers, only at their number.
  const data: PlsData = {
    rows: 0,
    items: live.items.map(() => ({ name: '', values: new Float64Array(0), minimum: NaN, maximum: NaN })),
  };
  const plan = planPls({ ...model, constructs }, data);
  if (!plan.ok) return null;
  const { columns } = plan.value;
  const [p, all] = [columns.length, live.items.length];
  const { scheme, consistent, standardised, missing } = options;
  const solver = createPlsSolver(plan.value, plsSettings({ scheme, consistent, standardised, missing }));
  const trouble = solver.solve({
    size: live.size,
    means: new Float64Array(p),
    deviations: Float64Array.from(columns, (column) => live.deviations[column]!),
    correlations: Float64Array.from(
      { length: p * p },
      (_, cell) => live.correlations[columns[Math.floor(cell / p)]! * all + columns[cell % p]!]!,
    ),
  });
  if (trouble !== null) return null;
  const k = constructs.length;
  const paths = new Map<string, number>();
  resolved.paths.forEach(([from, to], i) => {
    const arrow = path[i]! < 0 ? undefined : model.paths[path[i]!];
    if (arrow) paths.set(`${from} ${to}`, solver.estimates.paths[arrow.from * k + arrow.to]!);
  });
  const r2 = new Map<string, number>();
  resolved.variables.forEach(({ id }, v) => {
    if (construct[v]! >= 0) r2.set(id, solver.estimates.r2[construct[v]!]!);
  });
  return { paths, r2 };
}
