/** From the view to what charts draw: curves with their hues, stacks, forests, bars. */

import type { ForestInput } from '../../charts/forest.ts';
import { clamp } from '../../charts/parts/box.ts';
import { roundStep, snap } from '../../charts/parts/scale.ts';
import type { LineTone } from '../../charts/line.ts';
import {
  stepAt,
  type SmoothSeries,
  type StackLayer,
  type SurvivalInput,
  type SurvivalSeries,
} from '../../charts/survival-curve.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { GroupName } from '../column-groups.ts';
import type { Lit } from '../contract.ts';
import { eventWord, unitWord } from './names.ts';
import type { CoxView, GroupView, RatioView, SurvivalView } from './view.ts';

const TONES: readonly LineTone[] = [1, 2, 3, 4, 5];
const DASHES = ['none', 'dashed', 'dotted', 'dashed', 'dotted'] as const;

export function nameOf(words: Translator, name: GroupName): string {
  return typeof name === 'string' ? name : words.message(name);
}

export function toneOf(index: number): LineTone {
  return TONES[index % TONES.length]!;
}

/** Hues are not alone: every other curve is broken too. */
export function dashOf(index: number): SurvivalSeries['dash'] {
  return DASHES[index % DASHES.length]!;
}

export function timeWords(words: Translator, view: SurvivalView): string {
  return words.message(unitWord(view));
}

export function axisWord(words: Translator, { event }: SurvivalView): string {
  return words.text(`survival.picture-axis-survival${event === 'left' ? '' : `-${event}`}`);
}

/** Kaplan–Meier curves of the groups, with medians and numbers at risk. */
export function survivalInput(view: SurvivalView, words: Translator, horizon: boolean): SurvivalInput {
  const unit = timeWords(words, view);
  return {
    series: view.groups.map((group, i): SurvivalSeries => {
      const { curve, median } = group;
      return {
        key: `g${group.mark}`,
        name: nameOf(words, group.name),
        note: words.number(group.atLast, 'percent0'),
        time: curve.time,
        value: curve.survival,
        tone: toneOf(i),
        dash: dashOf(i),
        band: { low: curve.lower, high: curve.upper },
        censored: curve.censored,
        atRisk: group.atRisk,
        ...(Number.isFinite(median.value)
          ? {
              median: {
                time: median.value,
                text: words.text('survival.picture-median', { median: median.value, unit }),
              },
            }
          : {}),
      };
    }),
    high: view.high,
    top: 1,
    ticks: view.ticks,
    edges: view.edges,
    half: true,
    rule:
      horizon && view.horizon < view.high
        ? { time: view.horizon, text: words.text('survival.picture-horizon', { horizon: cleaned(view.horizon), unit }) }
        : horizon
          ? {
              time: Math.min(view.horizon, view.high),
              text: words.text('survival.picture-horizon', { horizon: cleaned(view.horizon), unit }),
            }
          : null,
  };
}

export function hazardInput(view: SurvivalView, words: Translator): SurvivalInput {
  return {
    series: view.groups.map((group, i) => ({
      key: `g${group.mark}`,
      name: nameOf(words, group.name),
      note: words.number(group.curve.hazard.at(-1) ?? 0, 'decimal2'),
      time: group.curve.time,
      value: group.curve.hazard,
      tone: toneOf(i),
      dash: dashOf(i),
      band: { low: group.curve.hazardLower, high: group.curve.hazardUpper },
    })),
    high: view.high,
    ticks: view.ticks,
    edges: view.edges,
  };
}

export function rateInput(view: SurvivalView, words: Translator): SurvivalInput {
  return {
    series: view.groups.map((group, i) => ({
      key: `g${group.mark}`,
      name: view.groups.length > 1 ? nameOf(words, group.name) : '',
      time: view.edges,
      // The last place ends with its own value.
      value: Float64Array.from(view.edges, (_, place) => rateAt(group, view, Math.min(place, group.rate.length - 1))),
      tone: toneOf(i),
      dash: dashOf(i),
    })),
    high: view.high,
    ticks: view.ticks,
    edges: view.edges,
  };
}

/** Hazard of a place; none where next to nobody was at risk any more: what is left there is noise. */
export function rateAt(group: GroupView, { edges }: Pick<SurvivalView, 'edges'>, place: number): number {
  const people = group.exposure[place]! / (edges[place + 1]! - edges[place]!);
  return people >= Math.min(10, group.spells / 20) ? group.rate[place]! : NaN;
}

/** Incidences upon each other, the commonest reason at the bottom. */
export function reasonsInput(view: SurvivalView, words: Translator): SurvivalInput {
  const reasons = view.reasons!;
  let below = new Float64Array(reasons.time.length);
  const layers = reasons.reasons.map((reason, i): StackLayer => {
    const low = below;
    const high = low.map((value, k) => value + reason.incidence[k]!);
    below = high;
    return {
      key: `r${i}`,
      name: nameOf(words, reason.name),
      note: words.number(reason.final.value, 'percent1'),
      time: reasons.time,
      low,
      high,
      tone: toneOf(i),
    };
  });
  return { series: [], layers, high: view.high, top: 1, ticks: view.ticks, edges: view.edges };
}

export function fitsInput(view: SurvivalView, words: Translator, which: 'all' | 'best'): SurvivalInput {
  const { curve } = view.all;
  return {
    series: [
      {
        key: 'observed',
        name: words.text('survival.picture-observed'),
        time: curve.time,
        value: curve.survival,
        tone: 'ink',
        dash: 'none',
        censored: curve.censored,
      },
    ],
    smooth: shownFits(view, which).map((fit, i): SmoothSeries => ({
      key: fit.family,
      name: words.text(`survival.family-${fit.family}`),
      note: words.text('survival.picture-aic', { aic: fit.aic }),
      x: view.fits.time,
      y: fit.survival,
      tone: toneOf(i),
      dash: 'dashed',
    })),
    high: view.high,
    top: 1,
    ticks: view.ticks,
    edges: view.edges,
    half: true,
  };
}

/** Hazards of the distributions beside the rates seen; where they run to infinity at the start they are cut off. */
export function fitHazardInput(view: SurvivalView, words: Translator, which: 'all' | 'best'): SurvivalInput {
  const rates = view.all.rate.map((_, place) => rateAt(view.all, view, place));
  const top = 1.4 * Math.max(...Array.from(rates).filter(Number.isFinite), 1e-12);
  return {
    series: [
      {
        key: 'observed',
        name: words.text('survival.picture-observed'),
        time: view.edges,
        value: Float64Array.from(view.edges, (_, place) => rates[Math.min(place, rates.length - 1)]!),
        tone: 'ink',
        dash: 'none',
      },
    ],
    smooth: shownFits(view, which).map((fit, i): SmoothSeries => ({
      key: fit.family,
      name: words.text(`survival.family-${fit.family}`),
      x: view.fits.time,
      y: fit.hazard.map((value) => (value <= top ? value : NaN)),
      tone: toneOf(i),
      dash: 'dashed',
    })),
    high: view.high,
    top,
    ticks: view.ticks,
    edges: view.edges,
  };
}

export function shownFits({ fits }: SurvivalView, which: 'all' | 'best') {
  return which === 'best' ? fits.fits.slice(0, 1) : fits.fits;
}

export function effectsInput(view: SurvivalView, cox: CoxView, term: number, words: Translator): SurvivalInput {
  return {
    series: cox.effects[term]!.curves.map((curve, i) => ({
      key: `e${i}`,
      name: nameOf(words, curve.name),
      note: words.number(curve.survival.at(-1) ?? 1, 'percent0'),
      time: cox.time,
      value: curve.survival,
      tone: toneOf(i),
      dash: dashOf(i),
    })),
    high: view.high,
    top: 1,
    ticks: view.ticks,
    edges: view.edges,
    half: true,
  };
}

export function forestInput({ ratios }: CoxView, words: Translator): ForestInput {
  return {
    scale: 'log',
    reference: 1,
    rows: ratios.map((ratio) => ({
      name:
        ratio.level === null
          ? ratio.term
          : words.text('survival.picture-cox-row', { term: ratio.term, level: nameOf(words, ratio.level) }),
      estimate: usable(ratio) ? ratio.ratio : NaN,
      low: usable(ratio) ? ratio.low : NaN,
      high: usable(ratio) ? ratio.high : NaN,
      truth: NaN,
      samples: [],
      texts: usable(ratio)
        ? [
            words.text('survival.picture-cox-text', { ratio: ratio.ratio, low: ratio.low, high: ratio.high }),
            words.text('survival.picture-cox-short', { ratio: ratio.ratio }),
          ]
        : ['–'],
    })),
  };
}

/** A ratio that can be drawn: neither left out nor running to 0 or infinity. */
export function usable({ ratio, low, high }: RatioView): boolean {
  return ratio > 1e-4 && ratio < 1e4 && low > 0 && high < 1e6;
}

/** What is read at a place for each curve. */
export function readAt(time: ArrayLike<number>, value: ArrayLike<number>, t: number): number {
  return stepAt(time, value, t, 1);
}

/** Picked share of each mark; `null` while nothing is picked. */
export function litShares(counts: ArrayLike<number>, lit: Lit | undefined): Float64Array | null {
  if (!lit) return null;
  return Float64Array.from({ length: counts.length }, (_, i) =>
    counts[i]! > 0 ? clamp(lit.counts[i]! / counts[i]!, 0, 1) : 0,
  );
}

/** Horizon under a dragged line: round, above 0, and no farther than anybody was seen. */
export function horizonAt(time: number, { high, all }: Pick<SurvivalView, 'high' | 'all'>): number {
  const step = roundStep(high / 100, 0);
  return clamp(snap(time, step), step, Math.max(step, cleaned(Math.floor(all.last / step) * step)));
}

/** Words of a stretch of time and how many left in it. */
export function stretchWords(words: Translator, view: SurvivalView, place: number, events: number): string {
  return words.text('survival.picture-stretch', {
    from: view.edges[place]!,
    to: view.edges[place + 1]!,
    unit: unitWord(view),
    events,
    end: eventWord('end', view),
  });
}

function cleaned(value: number): number {
  return Number(value.toPrecision(4));
}
