/** Cox's model of the chosen columns: fit, test of its assumption, curves of the effects. */

import { fail, message, succeed, type Outcome } from '../../lib/outcome.ts';
import { coxSurvival, fitCox, type CoxFit } from '../../models/cox.ts';
import { testProportionalHazards, type ProportionalHazards } from '../../models/proportional-hazards.ts';
import { pickSpells, type SurvivalCovariates, type SurvivalData } from '../../models/survival-data.ts';
import type { GroupName } from '../column-groups.ts';
import type { Design, Term } from './columns.ts';
import type { CoxView, EffectView, RatioView } from './view.ts';

export interface CoxPart {
  readonly design: Design;
  /** the spells the model is fitted to: all that are whole, or of very many an even part */
  readonly data: SurvivalData;
  readonly covariates: SurvivalCovariates;
  /** strata of those spells */
  readonly strata: Uint32Array | null;
  readonly strataLabel: string | null;
  /** whole spells, of which `data` is a part; as many where all are used */
  readonly whole: number;
  readonly fit: CoxFit;
  /** `null` where it cannot be made */
  readonly test: ProportionalHazards | null;
  /** length spells: Σ coefficient · (covariate − mean), NaN where a value is missing */
  readonly linear: Float64Array;
  /** length spells; `null` without strata */
  readonly strataOf: Uint32Array | null;
}

/** Most spells a model is fitted to: more would not tell more, and would keep a person waiting. */
const MOST_SPELLS = 200_000;
const GRID = 160;
/** Values of a category whose curves are drawn beside the reference. */
const MOST_CURVES = 5;

export function fitOf(
  data: SurvivalData,
  design: Design,
  strata: Uint32Array | null,
  strataLabel: string | null,
  ties: 'efron' | 'breslow',
  confidence: number,
): Outcome<Omit<CoxPart, 'test'>> {
  if (design.terms.length === 0) return fail('survival.cox-no-terms', { columns: design.constant.join(', ') });
  const { rows } = design;
  const all = rows ? pickSpells(data, rows) : data;
  const whole = all.time.length;
  const part = whole > MOST_SPELLS ? evenly(whole, MOST_SPELLS) : null;
  const used = part ? pickSpells(all, part) : all;
  const covariates = part
    ? {
        names: design.covariates.names,
        columns: design.covariates.columns.map((column) => Float64Array.from(part, (i) => column[i]!)),
      }
    : design.covariates;
  const at = (k: number): number => {
    const i = part ? part[k]! : k;
    return rows ? rows[i]! : i;
  };
  const own = strata && Uint32Array.from({ length: used.time.length }, (_, k) => strata[at(k)]!);
  const fit = fitCox(used, covariates, { ties, strata: own, confidence });
  if (!fit.ok) return fit;
  const linear = linearOf(design, fit.value, data.time.length);
  return succeed({
    design,
    data: used,
    covariates,
    strata: own,
    strataLabel,
    whole,
    fit: fit.value,
    linear,
    strataOf: strata,
  });
}

/** So many of n, evenly apart. */
function evenly(n: number, most: number): Uint32Array {
  return Uint32Array.from({ length: most }, (_, k) => Math.floor((k * n) / most));
}

function linearOf({ rows, covariates }: Design, { coefficients, means }: CoxFit, spells: number): Float64Array {
  const linear = new Float64Array(spells).fill(rows ? NaN : 0);
  if (rows) for (const i of rows) linear[i] = 0;
  covariates.columns.forEach((column, j) => {
    const [weight, mean] = [coefficients[j]!, means[j]!];
    if (Number.isNaN(weight)) return;
    for (let k = 0; k < column.length; k += 1) linear[rows ? rows[k]! : k]! += weight * (column[k]! - mean);
  });
  return linear;
}

/** The test of proportional hazards; `null` where the fit leaves nothing to test. */
export function testOf({ data, covariates, fit, strata }: Omit<CoxPart, 'test'>): ProportionalHazards | null {
  if (fit.events < 2 || fit.diagnosis.some(({ kind }) => kind === 'monotone' || kind === 'not-converged')) return null;
  return testProportionalHazards(data, covariates, fit, 'km', strata);
}

export function coxView(part: CoxPart, high: number): CoxView {
  const { design, fit, test } = part;
  const { concordance } = fit;
  const time = Float64Array.from({ length: GRID + 1 }, (_, i) => (i / GRID) * high);
  const none = { statistic: NaN, degrees: 0, p: NaN };
  return {
    spells: fit.size,
    events: fit.events,
    whole: part.whole,
    missing: design.missing,
    ratios: design.terms.flatMap((term) => ratiosOf(term, part)),
    concordance: concordance.value,
    concordanceError: concordance.error,
    logLikelihood: fit.logLikelihood,
    aic: fit.aic,
    likelihoodRatio: fit.likelihoodRatio,
    holds: test?.global ?? none,
    ties: fit.ties,
    strata: part.strataLabel,
    time,
    effects: design.terms.map((term) => effectOf(term, fit, time)),
  };
}

function ratiosOf(term: Term, { fit, test }: CoxPart): RatioView[] {
  return Array.from({ length: term.columns }, (_, k) => {
    const i = term.first + k;
    return {
      term: term.label,
      level: term.levels[k] ?? null,
      reference: term.reference,
      coefficient: fit.coefficients[i]!,
      error: fit.errors[i]!,
      z: fit.z[i]!,
      p: fit.p[i]!,
      ratio: fit.ratio[i]!,
      low: fit.lower[i]!,
      high: fit.upper[i]!,
      holds: test?.tests[i]?.p ?? NaN,
      holdsChi: test?.tests[i]?.statistic ?? NaN,
    };
  });
}

/** Survival at some values of one column, all others at their means. */
function effectOf(term: Term, fit: CoxFit, time: Float64Array): EffectView {
  const at = (set: (x: Float64Array) => void): Float64Array => {
    const x = fit.means.slice();
    for (let k = 0; k < term.columns; k += 1) x[term.first + k] = 0;
    set(x);
    const curve = coxSurvival(fit, x, mainStratum(fit));
    return time.map((t) => valueAt(curve.time, curve.survival, t));
  };
  const curves: { name: GroupName; survival: Float64Array }[] =
    term.kind === 'number'
      ? term.points.map((value) => ({
          name: message('survival.effect-at', { value }),
          survival: at((x) => (x[term.first] = value)),
        }))
      : [
          { name: term.reference!, survival: at(() => undefined) },
          ...term.levels.slice(0, MOST_CURVES - 1).map((name, k) => ({
            name,
            survival: at((x) => (x[term.first + k] = 1)),
          })),
        ];
  return { term: term.label, curves };
}

/** The stratum with the most ends. */
export function mainStratum({ baselines }: CoxFit): number {
  let most = baselines[0];
  for (const each of baselines) if (most && each.time.length > most.time.length) most = each;
  return most?.stratum ?? 0;
}

function valueAt(time: Float64Array, value: Float64Array, t: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 1 : value[low - 1]!;
}
