/** The sentences: how sure the score is, where and when it differs, what goes with it, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { groupWord, periodWord, pWord, rangeWord, SURE } from './names.ts';
import type { DriversView, NpsView, SegmentsView, TrendView, ValueView } from './view.ts';

export function readingOf(view: NpsView): Message[] {
  const says = [
    message('nps.reading-classes', {
      promoters: view.promoters,
      promoterShare: view.promoters / view.n,
      passives: view.passives,
      passiveShare: view.passives / view.n,
      detractors: view.detractors,
      detractorShare: view.detractors / view.n,
    }),
    sureness(view),
  ];
  // One answer is on no side of a target for sure.
  if (view.target !== null && view.n > 1) {
    const side = view.low > view.target ? 'above' : view.high < view.target ? 'below' : 'open';
    says.push(message(`nps.reading-target-${side}`, { target: view.target, range: rangeWord(view.low, view.high) }));
  }
  if (view.trend) says.push(...trendSays(view.trend));
  if (view.segments) says.push(...segmentsSay(view.segments));
  if (view.drivers) says.push(...driversSay(view.drivers));
  if (view.value) says.push(...valueSays(view.value));
  return says;
}

/** Answers all of one kind do not tell how much they vary, nor how many are needed: then only the worst case is known. */
function sureness(view: NpsView): Message {
  const { needed, worst, margin } = view.sample;
  const numbers = { level: view.level, range: rangeWord(view.low, view.high), margin, worst, n: view.n };
  if (view.n === 1) return message('nps.reading-one', numbers);
  if (Number.isNaN(needed))
    return message('nps.reading-alike', { ...numbers, method: message(`nps.interval-${view.method}`) });
  return message('nps.reading-sure', {
    ...numbers,
    error: view.standardError,
    needed,
    enough: message(view.n >= needed ? 'nps.enough' : 'nps.not-enough'),
  });
}

function trendSays({ rows, unit, step, slope, slopeP }: TrendView): Message[] {
  if (rows.length < 2) return [];
  const says: Message[] = [];
  if (step)
    says.push(
      message(step.adjusted < SURE ? 'nps.reading-step' : 'nps.reading-no-step', {
        period: periodWord(unit, rows[step.at]!.start),
        before: step.before,
        after: step.after,
        difference: step.difference,
        range: rangeWord(step.low, step.high),
        p: pWord(step.adjusted),
      }),
    );
  if (!Number.isNaN(slopeP) && rows.length > 2)
    says.push(message(`nps.reading-slope-${unit}`, { slope, p: pWord(slopeP) }));
  return says;
}

function segmentsSay({ rows, label, p, chiSquare, degrees }: SegmentsView): Message[] {
  const filled = rows.filter(({ n }) => n > 0);
  if (filled.length < 2 || Number.isNaN(p)) return [];
  const sorted = [...filled].sort((a, b) => b.nps - a.nps);
  const [best, worst] = [sorted[0]!, sorted.at(-1)!];
  const says = [
    message(p < SURE ? 'nps.reading-segments-differ' : 'nps.reading-segments-alike', {
      label,
      best: groupWord(best.name),
      bestNps: best.nps,
      worst: groupWord(worst.name),
      worstNps: worst.nps,
      chiSquare,
      degrees,
      p: pWord(p),
    }),
  ];
  const sure = filled.filter(({ adjusted }) => adjusted < SURE);
  if (sure.length > 0)
    says.push(
      message('nps.reading-segments-sure', {
        list: listOf(
          'nps.list',
          sure.map(({ name, difference, adjusted }) =>
            message('nps.segment-difference', { name: groupWord(name), difference, p: pWord(adjusted) }),
          ),
        ),
      }),
    );
  return says;
}

function driversSay({ rows, r2, n }: DriversView): Message[] {
  const usable = rows.filter(({ left }) => left === null);
  const sure = usable.filter(({ adjusted }) => adjusted < SURE).sort((a, b) => Math.abs(b.beta) - Math.abs(a.beta));
  const says = [message('nps.reading-drivers', { count: usable.length, r2, n })];
  if (sure.length > 0)
    says.push(
      message('nps.reading-drivers-sure', {
        list: listOf(
          'nps.list',
          sure.slice(0, 4).map(({ label, beta, share }) => message('nps.driver', { label, beta, share })),
        ),
      }),
    );
  const unsure = usable.filter(({ adjusted }) => !(adjusted < SURE));
  if (unsure.length > 0 && unsure.length < 6)
    says.push(
      message('nps.reading-drivers-unsure', {
        list: listOf(
          'nps.list',
          unsure.map(({ label }) => message('nps.named', { name: label })),
        ),
      }),
    );
  return says;
}

function valueSays({ classes, share, spend, window }: ValueView): Message[] {
  const [detractors, , promoters] = classes;
  if (!detractors || !promoters || detractors.n === 0 || promoters.n === 0) return [];
  return [
    message('nps.reading-value-share', {
      window,
      promoters: promoters.share,
      detractors: detractors.share,
      p: pWord(share.p),
    }),
    message('nps.reading-value-spend', {
      promoters: promoters.spend,
      detractors: detractors.spend,
      low: spend.low,
      high: spend.high,
      p: pWord(spend.p),
    }),
  ];
}

/** What it does not say, and what to know of these answers. */
export function caveatsOf(view: NpsView): Message[] {
  const { trend, segments, drivers, value } = view;
  const notes: Message[] = [];
  if (view.guessed) notes.push(message('nps.note-question', { question: view.question }));
  if (!view.standard)
    notes.push(
      message('nps.caution-scale', {
        minimum: view.minimum,
        maximum: view.maximum,
        from: view.promoterFrom,
        to: view.detractorTo,
      }),
    );
  if (view.n > 1 && view.n < 30) notes.push(message('nps.caution-few', { n: view.n }));
  if (view.method === 'wald' && (view.n < 100 || view.variance === 0)) notes.push(message('nps.caution-wald'));
  if (view.repeated > 0) notes.push(message('nps.note-repeated', { repeated: view.repeated }));
  if (trend === null) notes.push(message('nps.note-no-days'));
  else if (trend.undated > 0) notes.push(message('nps.note-undated', { rows: trend.undated }));
  if (segments === null) notes.push(message('nps.note-no-segments'));
  else {
    if (segments.guessed) notes.push(message('nps.note-segments', { label: segments.label }));
    if (segments.missing > 0)
      notes.push(message('nps.note-segments-missing', { rows: segments.missing, label: segments.label }));
  }
  if (drivers === null) {
    if (view.driversFault) notes.push(message('nps.note-drivers-fault', { reason: view.driversFault }));
  } else {
    if (drivers.guessed) notes.push(message('nps.note-drivers'));
    if (drivers.incomplete > 0) notes.push(message('nps.note-incomplete', { rows: drivers.incomplete, n: drivers.n }));
    for (const { label, left } of drivers.rows)
      if (left !== null) notes.push(message(`nps.caution-${left}`, { label }));
    notes.push(message('nps.limit-drivers'));
  }
  if (value === null) {
    if (view.valueFault) notes.push(message('nps.note-value-fault', { reason: view.valueFault }));
  } else {
    notes.push(
      message('nps.note-value', { matched: value.matched, late: value.late, window: value.window, until: value.until }),
    );
    notes.push(message('nps.limit-value'));
  }
  return [...notes, message('nps.limit-sample'), message('nps.limit-one-number')];
}
