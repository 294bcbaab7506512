/** The result as the page draws it. */

import type { CsiResult } from './compute.ts';
import { nameOfVariable } from './resolve.ts';
import { excludesZero, limitsOf } from './uncertainty.ts';
import type { CsiView, GroupsView, Interval, ItemView, LiveView, PathView, VariableView } from './view.ts';

/** 97.5 % point of the normal distribution: intervals of means. */
const Z = 1.959963984540054;
const NONE: Interval = [NaN, NaN];
/** Matrices of more items are not sent to the page, which then waits for the engine. */
const MOST_LIVE = 80;

export function viewOf(result: CsiResult): CsiView {
  const { sheets, questions, resolved, fitted, resampled, bands } = result;
  const { fit, estimated, srmr } = fitted;
  return {
    respondents: sheets.customer.length,
    used: fit.size,
    questions,
    model: resolved,
    structure: estimated.structure,
    tooLarge: result.tooLarge,
    variables: resolved.variables.map((_, v) => variableView(result, v)),
    paths: resolved.paths.map((_, i) => pathView(result, i)),
    items: fit.items.map((_, i) => itemView(result, i)),
    target: result.targetVariable,
    bands,
    srmr,
    iterations: fit.iterations,
    bootstrap:
      resampled === null
        ? null
        : { done: resampled.bootstrap.used, failed: resampled.bootstrap.failed, kind: resampled.kind },
    groups: groupsView(result),
    live: liveView(result),
  };
}

function variableView({ resolved, fitted, target, importance, resampled }: CsiResult, v: number): VariableView {
  const variable = resolved.variables[v]!;
  const { estimated, fit, indices, reliability } = fitted;
  const c = estimated.construct[v]!;
  const k = estimated.variable.length;
  const same = { id: variable.id, name: nameOfVariable(variable), mode: variable.mode, items: variable.items.length };
  if (c < 0)
    return {
      ...same,
      estimated: false,
      index: NaN,
      interval: NONE,
      deviation: NaN,
      r2: NaN,
      adjustedR2: NaN,
      alpha: NaN,
      rhoA: NaN,
      rhoC: NaN,
      ave: NaN,
      total: NaN,
      totalInterval: NONE,
      importance: NaN,
    };
  const mean = indices.means[c]!;
  const error = indices.errors[c]!;
  return {
    ...same,
    estimated: true,
    index: mean,
    interval: [mean - Z * error, mean + Z * error],
    deviation: indices.deviations[c]!,
    r2: fit.r2[c]!,
    adjustedR2: fit.adjustedR2[c]!,
    ...reliability[c]!,
    total: importance.standardised[c]!,
    totalInterval: resampled ? limitsOf(resampled.bootstrap.totals[c * k + target], resampled.kind) : NONE,
    importance: importance.unstandardised[c]!,
  };
}

function pathView({ resolved, fitted, resampled }: CsiResult, i: number): PathView {
  const [from, to] = resolved.paths[i]!;
  const { estimated, fit, indices, f2, causeVif } = fitted;
  const at = estimated.path[i]!;
  if (at < 0)
    return {
      from,
      to,
      estimated: false,
      estimate: NaN,
      points: NaN,
      error: NaN,
      interval: NONE,
      sure: null,
      f2: NaN,
      vif: NaN,
    };
  const path = fit.paths[at]!;
  const cell = path.from * estimated.variable.length + path.to;
  const drawn = resampled?.bootstrap.paths[at] ?? null;
  const interval = resampled ? limitsOf(drawn, resampled.kind) : NONE;
  return {
    from,
    to,
    estimated: true,
    estimate: path.estimate,
    points: (path.estimate * indices.deviations[path.to]!) / indices.deviations[path.from]!,
    error: drawn?.error ?? NaN,
    interval,
    sure: excludesZero(interval),
    f2: f2[cell]!,
    vif: causeVif[cell]!,
  };
}

function itemView({ resolved, fitted, importance, resampled }: CsiResult, i: number): ItemView {
  const { estimated, fit, itemVif } = fitted;
  const item = fit.items[i]!;
  return {
    question: item.column,
    variable: resolved.variables[estimated.variable[item.construct]!]!.id,
    mean: item.mean,
    deviation: item.deviation,
    loading: fit.loadings[i]!,
    interval: resampled ? limitsOf(resampled.bootstrap.loadings[i], resampled.kind) : NONE,
    weight: fit.weights[i]!,
    share: fit.shares[i]!,
    vif: itemVif[i]!,
    importance: importance.items[i]!.importance,
    performance: importance.items[i]!.performance,
  };
}

function groupsView({ groups, compared, fitted, resolved }: CsiResult): GroupsView | null {
  if (groups === null || compared === null) return null;
  const { comparison, largest, pIndex, permutations, refusal } = compared;
  return {
    label: groups.label,
    groups: groups.names.map((name, g) => ({ name, ...compared.groups[g]! })),
    largest: largest === null ? null : { pair: largest, p: pIndex },
    differences: resolved.paths.map((_, i) => {
      const at = fitted.estimated.path[i]!;
      let best: GroupsView['differences'][number] = null;
      for (const { first, second, paths, used } of comparison?.pairs ?? []) {
        const p = used === 0 || at < 0 ? NaN : paths[at]!.adjusted;
        const groupOf = (one: number): number => comparison!.groups[one]!.group;
        if (p < (best?.p ?? Infinity)) best = { p, pair: [groupOf(first), groupOf(second)] };
      }
      return best;
    }),
    permutations,
    refusal,
  };
}

/** Arrows and variables may change; the items stay those of the last fit. */
function liveView({ fitted: { fit } }: CsiResult): LiveView | null {
  if (fit.items.length > MOST_LIVE || fit.settings.missing === 'pairwise') return null;
  return {
    items: fit.items.map(({ column }) => column),
    size: fit.size,
    deviations: Float64Array.from(fit.items, ({ deviation }) => deviation),
    correlations: fit.itemCorrelations,
  };
}
