/** From the view to what the pictures draw, and from what is done in them to the options they write. Pure. */

import type { MarkerShape } from '../../charts/parts/marker.ts';
import type { QuadrantBubble } from '../../charts/quadrant-bubbles.ts';
import type { QuadrantInput } from '../../charts/quadrant.ts';
import type { SignedCurve } from '../../charts/signed-curves.ts';
import { KANO_SCORE_CUT } from '../../models/kano-continuous.ts';
import { KANO_CATEGORIES, type KanoCategory } from '../../models/kano-table.ts';
import type { Lit, PanelProps } from '../contract.ts';
import { MOST_CURVES, type KanoOptions } from './options.ts';
import type { FeatureView, KanoView } from './view.ts';

/** What every picture of the panel is given. */
export interface KanoPicture extends Omit<PanelProps<KanoView, KanoOptions>, 'currency'> {
  /** index of the feature looked at closely: what was chosen, ahead of the result */
  readonly feature: number;
  readonly choose: (feature: number) => void;
}

/** Colours of the classes among the categories; what is not wanted is orange, what contradicts itself grey. */
export const HUES: Readonly<Record<KanoCategory, number>> = { M: 2, O: 1, A: 5, I: 4, R: 3, Q: 0 };
export const SHAPES: Readonly<Record<KanoCategory, MarkerShape>> = {
  M: 'square',
  O: 'circle',
  A: 'diamond',
  I: 'triangle',
  R: 'down',
  Q: 'cross',
};
const DASHES: Readonly<Record<KanoCategory, SignedCurve['dash']>> = {
  M: 'dotted',
  O: 'none',
  A: 'dashed',
  I: 'none',
  R: 'dashed',
  Q: 'none',
};

/** Quadrants of the chart, low-low, low-high, high-low, high-high of (worse, better). */
export const QUADRANT_CLASSES: readonly KanoCategory[] = ['I', 'A', 'M', 'O'];

const UNIT = { scale: 'linear', low: -0.03, high: 1.03, constant: 1 } as const;
const SCORES = { scale: 'linear', low: -2.1, high: 4.1, constant: 1 } as const;
const NO_BINS = { columns: 0, rows: 0, counts: [], points: null, density: null } as const;

/** The cuts as they are drawn: typed ones show at once, the engine's answer follows. */
export function cutsInForce({ cuts }: Pick<KanoView, 'cuts'>, options: KanoOptions): KanoView['cuts'] {
  if (options.cutBy === 'value') return { better: options.cutBetter, worse: options.cutWorse };
  return cuts;
}

/** What dragged cuts write. */
export function movedCuts(cuts: { readonly x: number; readonly y: number }): Partial<KanoOptions> {
  const clean = (value: number): number => Number(Math.min(1, Math.max(0, value)).toFixed(2));
  return { cutBy: 'value', cutWorse: clean(cuts.x), cutBetter: clean(cuts.y) };
}

export function quadrantInput(cuts: KanoView['cuts']): QuadrantInput {
  return { x: UNIT, y: UNIT, cuts: { x: cuts.worse, y: cuts.better }, ...NO_BINS };
}

/** Features with better and worse, and which they are. */
export function betterWorseBubbles(
  view: KanoView,
  note: (feature: FeatureView) => string,
): { readonly bubbles: readonly QuadrantBubble[]; readonly features: readonly number[] } {
  const features = view.order.filter((at) => view.features[at]!.quadrant !== null);
  return {
    features,
    bubbles: features.map((at) => {
      const feature = view.features[at]!;
      const { better, worse, category, name, weight } = feature;
      return {
        x: 0 - worse.mean,
        y: better.mean,
        size: Math.max(0.08, weight),
        name,
        note: note(feature),
        hue: HUES[category],
        shape: SHAPES[category],
        // Intervals of one alone: those of all would hide the picture.
        spread: at === view.feature ? { x: [0 - worse.high, 0 - worse.low], y: [better.low, better.high] } : null,
      };
    }),
  };
}

export function mapInput(): QuadrantInput {
  return { x: SCORES, y: SCORES, cuts: { x: KANO_SCORE_CUT, y: KANO_SCORE_CUT }, fixed: true, ...NO_BINS };
}

export function meanBubbles(view: KanoView, note: (feature: FeatureView) => string): readonly QuadrantBubble[] {
  return view.order.map((at): QuadrantBubble => {
    const feature = view.features[at]!;
    const { functional, dysfunctional, by, name, ellipse } = feature;
    return {
      x: dysfunctional.mean,
      y: functional.mean,
      name,
      note: note(feature),
      hue: HUES[by.means],
      shape: SHAPES[by.means],
      region: ellipse,
      spread:
        at === view.feature && Number.isFinite(functional.low)
          ? { x: [dysfunctional.low, dysfunctional.high], y: [functional.low, functional.high] }
          : null,
    };
  });
}

/** Features whose curves are drawn: those chosen, else the first of each kind that matters and the one looked at. */
export function curvesInForce(view: KanoView, { curves }: Pick<KanoOptions, 'curves'>): number[] {
  const { features } = view;
  // Answers that all contradict themselves draw nothing.
  const drawable = (at: number): boolean => at >= 0 && Number.isFinite(features[at]!.curve.y[0]);
  const order = view.order.filter(drawable);
  if (curves !== null) return curves.map((id) => features.findIndex((feature) => feature.id === id)).filter(drawable);
  const firsts = (['O', 'M', 'A'] as const).flatMap((category) => {
    const at = order.find((index) => features[index]!.category === category);
    return at === undefined ? [] : [at];
  });
  const all = [...new Set([...firsts, view.feature])].filter(drawable).slice(0, MOST_CURVES - 1);
  return all.length > 1 ? all : order.slice(0, 3);
}

export function signedCurves(view: KanoView, which: readonly number[]): SignedCurve[] {
  return which.map((at) => {
    const { name, category, curve } = view.features[at]!;
    return { name, hue: HUES[category], shape: SHAPES[category], dash: DASHES[category], x: curve.x, y: curve.y };
  });
}

/** A feature's curve shown or no longer; at most {@link MOST_CURVES}, the oldest gives way. */
export function toggledCurve(view: KanoView, options: KanoOptions, at: number): Partial<KanoOptions> {
  const now = curvesInForce(view, options);
  const next = now.includes(at) ? now.filter((each) => each !== at) : [...now, at].slice(-MOST_CURVES);
  return { curves: next.map((each) => view.features[each]!.id) };
}

/** Features built, as the options have them: they run ahead of the result. */
export function builtInForce(view: KanoView, { built }: Pick<KanoOptions, 'built'>): readonly number[] {
  if (built === null) return view.built;
  return built.flatMap((id) => {
    const at = view.features.findIndex((feature) => feature.id === id);
    return at < 0 ? [] : [at];
  });
}

export function toggledBuilt(view: KanoView, options: KanoOptions, at: number): Partial<KanoOptions> {
  const now = builtInForce(view, options);
  const next = now.includes(at) ? now.filter((each) => each !== at) : [...now, at];
  return { built: next.map((each) => view.features[each]!.id) };
}

/** Feature looked at, as the options have it. */
export function featureInForce(view: KanoView, { feature }: Pick<KanoOptions, 'feature'>): number {
  const at = view.features.findIndex(({ id }) => id === feature?.[0]);
  return at >= 0 ? at : view.feature;
}

/** Picked share of each mark; `null` while nothing is picked. */
export function litShares(counts: readonly number[], lit: Lit | undefined): number[] | null {
  return lit === undefined ? null : counts.map((count, i) => (count > 0 ? (lit.counts[i] ?? 0) / count : 0));
}

const MANY_UNWANTED = 0.2;

/** Share of all answers that would rather not have the feature; `null` where it is not worth a word. */
export function unwantedShare({ category, shares }: Pick<FeatureView, 'category' | 'shares'>): number | null {
  const share = shares[KANO_CATEGORIES.indexOf('R')]!;
  return category === 'R' || share >= MANY_UNWANTED ? share : null;
}
