/** Finding, subtitle and caption of the picture chosen. */

import { message, type Message } from '../../lib/outcome.ts';
import { commonestReason, ranking, sharedTime, shareAt, testOf } from './compare.ts';
import { eventWord, perWord, pWord, ratioName, unitWord } from './names.ts';
import type { Picture, SurvivalOptions } from './options.ts';
import type { CoxView, RatioView, SurvivalView } from './view.ts';

export interface Head {
  readonly finding: Message;
  readonly subtitle: Message;
  readonly caption: Message;
}

/** A picture that cannot be drawn of these data has the words of the curves. */
export function headOf(view: SurvivalView, { picture, effect }: SurvivalOptions): Head {
  const finding = pictureFinding(view, picture, effect);
  if (finding === null)
    return {
      finding: findingOf(view),
      subtitle: subtitleOf(view),
      caption: message(view.groups.length > 1 ? 'survival.caption-groups' : 'survival.caption', {
        end: eventWord('end', view),
        level: view.level,
      }),
    };
  return {
    finding,
    subtitle: message(`survival.subtitle-${picture}`, {
      source: message(`survival.source-${view.source}-${view.event}`),
      unit: message(`survival.unit-${view.unit ?? 'none'}`),
      level: view.level,
      ties: message(`survival.ties-${view.cox?.ties ?? 'efron'}`),
      spells: picture === 'cox' || picture === 'effects' ? (view.cox?.spells ?? NaN) : view.spells,
    }),
    caption: message(`survival.caption-${picture}`, { end: eventWord('end', view), level: view.level }),
  };
}

function pictureFinding(view: SurvivalView, picture: Picture, effect: number): Message | null {
  if (view.events === 0) return null;
  switch (picture) {
    case 'survival':
      return null;
    case 'hazard':
      return hazardFinding(view);
    case 'reasons':
      return view.reasons && reasonFinding(view.reasons, view);
    case 'fits':
      return fitFinding(view);
    case 'cox':
      return view.cox && ratioFinding(view.cox, view);
    case 'effects':
      return effectFinding(view, effect);
  }
}

/** Places at the far end with hardly anyone left say nothing about when it is most dangerous. */
const ENOUGH = 0.05;

function hazardFinding(view: SurvivalView): Message | null {
  const { rate, exposure } = view.all;
  const most = exposure.reduce((a, b) => Math.max(a, b), 0);
  let highest = -1;
  rate.forEach((value, place) => {
    if (exposure[place]! >= ENOUGH * most && (highest < 0 || value > rate[highest]!)) highest = place;
  });
  if (highest < 0 || !(rate[highest]! > 0)) return null;
  return message('survival.finding-hazard', {
    from: view.edges[highest]!,
    to: view.edges[highest + 1]!,
    rate: rate[highest]!,
    per: perWord(view),
    unit: unitWord(view),
    end: eventWord('end', view),
  });
}

function reasonFinding(reasons: NonNullable<SurvivalView['reasons']>, view: SurvivalView): Message {
  const first = commonestReason(reasons);
  return message('survival.finding-reason', {
    reason: first.name,
    share: first.final.value,
    time: view.all.last,
    unit: unitWord(view),
  });
}

function fitFinding({ fits }: SurvivalView): Message | null {
  const [best, second] = fits.fits;
  if (!best) return null;
  const even = second !== undefined && second.aic - best.aic < 2;
  return message(even ? 'survival.finding-fit-even' : 'survival.finding-fit', {
    family: message(`survival.family-${best.family}`),
    second: message(`survival.family-${second?.family ?? best.family}`),
    aic: best.aic,
  });
}

/** The ratio shown to differ from 1 most clearly: by z, which does not depend on what a number is counted in. */
function ratioFinding({ ratios, likelihoodRatio }: CoxView, view: SurvivalView): Message {
  let strongest: RatioView | null = null;
  for (const each of ratios)
    if (each.p < 0.05 && Number.isFinite(each.z) && (!strongest || Math.abs(each.z) > Math.abs(strongest.z)))
      strongest = each;
  // Columns that nearly tell each other share what they tell.
  if (!strongest)
    return message(likelihoodRatio.p < 0.05 ? 'survival.finding-ratio-together' : 'survival.finding-ratio-none', {
      end: eventWord('end', view),
      p: pWord(likelihoodRatio.p),
    });
  return message('survival.finding-ratio', {
    name: ratioName(strongest),
    ratio: strongest.ratio,
    low: strongest.low,
    high: strongest.high,
    level: view.level,
    end: eventWord('end', view),
  });
}

function effectFinding(view: SurvivalView, effect: number): Message | null {
  const { cox } = view;
  const drawn = cox?.effects[Math.min(effect, cox.effects.length) - 1];
  if (!cox || !drawn) return null;
  let at = 0;
  cox.time.forEach((time, i) => {
    if (time <= view.all.last) at = i;
  });
  const curves = [...drawn.curves].sort((a, b) => b.survival[at]! - a.survival[at]!);
  const [best, worst] = [curves[0], curves.at(-1)];
  if (!best || !worst || best === worst) return null;
  return message('survival.finding-effect', {
    term: drawn.term,
    time: cox.time[at]!,
    unit: unitWord(view),
    best: best.name,
    more: best.survival[at]!,
    worst: worst.name,
    fewer: worst.survival[at]!,
    still: eventWord('still', view),
  });
}

function findingOf(view: SurvivalView): Message {
  const unit = unitWord(view);
  const words = { unit, done: eventWord('done', view), still: eventWord('still', view), end: eventWord('end', view) };
  if (view.events === 0) return message('survival.finding-no-events', { spells: view.spells, ...words });
  const test = testOf(view);
  if (view.groups.length > 1 && test !== null) {
    if (!(test.p < 0.05))
      return message('survival.finding-alike', { label: view.label ?? '', p: pWord(test.p), ...words });
    const { by, best, worst } = ranking(view);
    if (by === 'median')
      return message('survival.finding-medians', {
        best: best.name,
        worst: worst.name,
        longer: best.median.value,
        shorter: worst.median.value,
        ...words,
      });
    return message('survival.finding-shares', {
      best: best.name,
      worst: worst.name,
      time: sharedTime(view),
      more: shareAt(best, view),
      fewer: shareAt(worst, view),
      ...words,
    });
  }
  const { median, atLast, last } = view.all;
  return Number.isFinite(median.value)
    ? message('survival.finding-median', { median: median.value, ...words })
    : message('survival.finding-share', { time: last, share: atLast, ...words });
}

function subtitleOf(view: SurvivalView): Message {
  const { label, unit } = view;
  return message(label === null ? 'survival.subtitle' : 'survival.subtitle-groups', {
    source: message(`survival.source-${view.source}-${view.event}`),
    label: label ?? '',
    unit: message(`survival.unit-${unit ?? 'none'}`),
    level: view.level,
    interval: message(`survival.interval-${view.interval}`),
    spells: view.spells,
    events: view.events,
  });
}
