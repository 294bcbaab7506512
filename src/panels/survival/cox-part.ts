/** Cox's model of the chosen columns: fit, test of its assumption, curves of the effects. */

import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { coxSurvival, fitCox, type CoxFit } from '../../models/cox.ts';
import { testProportionalHazards, type ProportionalHazards } from '../../models/proportional-hazards.ts';
import { pickSpells, type SurvivalData } from '../../models/survival-data.ts';
import type { Design, Name, Term } from './columns.ts';
import type { CoxView, EffectView, RatioView } from './view.ts';
import { message } from '../../lib/outcome.ts';

export interface CoxPart {
  readonly design: Design;
  readonly data: SurvivalData;
  readonly strata: Uint32Array | null;
  readonly strataLabel: string | null;
  readonly fit: CoxFit;
  /** `null` where it cannot be made */
  readonly test: ProportionalHazards | null;
  /** length spells: place among the spells used, −1 where left out */
  readonly place: Int32Array;
}

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
  const used = rows ? pickSpells(data, rows) : data;
  const own = strata && rows ? Uint32Array.from(rows, (i) => strata[i]!) : strata;
  const fit = fitCox(used, design.covariates, { ties, strata: own, confidence });
  if (!fit.ok) return fit;
  const place = new Int32Array(data.time.length).fill(-1);
  if (rows) rows.forEach((i, k) => (place[i] = k));
  else for (let i = 0; i < place.length; i += 1) place[i] = i;
  return succeed({ design, data: used, strata: own, strataLabel, fit: fit.value, place });
}

/** The test of proportional hazards; `null` where the fit leaves nothing to test. */
export function testOf({ data, design, fit, strata }: Omit<CoxPart, 'test'>): ProportionalHazards | null {
  if (fit.events < 2 || fit.diagnosis.some(({ kind }) => kind === 'monotone' || kind === 'not-converged')) return null;
  return testProportionalHazards(data, design.covariates, fit, 'km', strata);
}

export function coxView(part: CoxPart, high: number): CoxView {
  const { design, fit, test } = part;
  const { concordance } = fit;
  const time = Float64Array.from({ length: GRID + 1 }, (_, i) => (i / GRID) * high);
  const none = { statistic: NaN, degrees: 0, p: NaN };
  return {
    spells: fit.size,
    events: fit.events,
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
  const curves: { name: Name; survival: Float64Array }[] =
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
