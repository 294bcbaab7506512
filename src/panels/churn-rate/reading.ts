/** The sentences: who left and what they took along, what came instead, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { usualAllowance, type ChurnRateResult } from './compute.ts';
import { periodWord, segmentWord } from './describe.ts';
import type { ChurnRateView, SegmentView } from './view.ts';

export function readingOf(view: ChurnRateView): Message[] {
  const { churn, from } = view.periods[view.chosen]!;
  const period = periodWord(view.unit, from);
  const value = message(`churn-rate.of-${view.source}`);
  const says: Message[] = [];
  if (churn.start === 0) says.push(message('churn-rate.reading-nobody', { period }));
  else {
    says.push(
      message('churn-rate.reading-absolute', {
        period,
        lost: churn.lost,
        start: churn.start,
        absolute: churn.absolute,
        low: churn.absoluteInterval.low,
        high: churn.absoluteInterval.high,
      }),
    );
    if (churn.lost > 0 && !Number.isNaN(churn.relative))
      says.push(
        message(`churn-rate.reading-relative-${view.source}`, {
          each: churn.lostValue / churn.lost,
          all: churn.startValue / churn.start,
          times: churn.lostValue / churn.lost / (churn.startValue / churn.start),
          relative: churn.relative,
          days: view.lookBack,
          value,
        }),
      );
  }
  says.push(
    message('churn-rate.reading-bridge', {
      start: churn.start,
      fresh: churn.fresh,
      back: churn.back,
      lost: churn.lost,
      end: churn.end,
      net: Math.abs(churn.end - churn.start),
      way: message(churn.end < churn.start ? 'churn-rate.fewer' : 'churn-rate.more'),
    }),
  );
  if (!Number.isNaN(churn.net))
    says.push(
      message('churn-rate.reading-retention', {
        retention: churn.retention,
        gross: churn.gross,
        net: churn.net,
        expansion: churn.expansion,
        contraction: churn.contraction,
        value,
      }),
    );
  const before = view.periods[view.chosen - 1];
  if (before?.judged && before.churn.start > 0 && churn.start > 0)
    says.push(
      message('churn-rate.reading-before', {
        before: periodWord(view.unit, before.from),
        was: before.churn.absolute,
        is: churn.absolute,
        way: message(churn.absolute < before.churn.absolute ? 'churn-rate.lower' : 'churn-rate.higher'),
        now: churn.absolute,
      }),
    );
  says.push(...segmentsSay(view));
  if (view.longGaps > 0)
    says.push(
      message('churn-rate.reading-gaps', { gaps: view.gaps, count: view.longGaps, share: view.longGaps / view.gaps }),
    );
  return says;
}

function segmentsSay({ segments }: ChurnRateView): Message[] {
  const known = segments.filter(({ churn }) => churn.start > 0);
  if (known.length < 2) return [];
  const rate = ({ churn }: SegmentView): number => churn.absolute;
  const highest = known.reduce((a, b) => (rate(b) > rate(a) ? b : a));
  const lowest = known.reduce((a, b) => (rate(b) < rate(a) ? b : a));
  if (rate(highest) === rate(lowest)) return [message('churn-rate.reading-segments-same', { rate: rate(highest) })];
  const apart = highest.churn.absoluteInterval.low > lowest.churn.absoluteInterval.high;
  return [
    message(apart ? 'churn-rate.reading-segments-apart' : 'churn-rate.reading-segments', {
      highest: segmentWord(highest.name),
      high: rate(highest),
      lowest: segmentWord(lowest.name),
      low: rate(lowest),
    }),
  ];
}

/** What it does not say, and what to know of these inputs. */
export function caveatsOf({ view, basis, input, rule, segments }: ChurnRateResult): Message[] {
  const notes: Message[] = [];
  const chosen = view.periods[view.chosen]!;
  const allowance = usualAllowance(basis, rule);
  if (input.last > view.until && !input.untilGiven)
    notes.push(message('churn-rate.caution-last-day', { last: input.last, until: view.until }));
  if (input.beyond !== null) notes.push(message('churn-rate.note-beyond', { asked: input.beyond, until: view.until }));
  if (view.periods.length === 1) notes.push(message('churn-rate.caution-one-period'));
  const early = view.periods.filter(({ judged }) => !judged).length;
  if (!chosen.judged) notes.push(message('churn-rate.caution-early', { days: allowance, first: view.first }));
  else if (early > 0)
    notes.push(message('churn-rate.note-early', { count: early, days: allowance, first: view.first }));
  if (!chosen.finished)
    notes.push(
      message('churn-rate.caution-unfinished', { until: view.until, period: periodWord(view.unit, chosen.from) }),
    );
  else if (!view.periods.at(-1)!.finished)
    notes.push(
      message('churn-rate.note-unfinished', {
        until: view.until,
        period: periodWord(view.unit, view.periods.at(-1)!.from),
      }),
    );
  if (basis.kind === 'orders') {
    if (view.undecided > 0)
      notes.push(
        message('churn-rate.note-undecided', {
          undecided: view.undecided,
          end: view.periods.at(-1)!.churn.end,
          until: view.until,
        }),
      );
    if (!view.valued) notes.push(message('churn-rate.caution-no-money'));
    else if (view.lookBack <= allowance)
      notes.push(message('churn-rate.caution-look-back', { days: view.lookBack, allowance }));
    else if (!chosen.backed)
      notes.push(
        message('churn-rate.note-look-back', {
          days: Math.max(0, chosen.from - view.first),
          lookBack: view.lookBack,
        }),
        message('churn-rate.caution-growing', { first: view.first, days: view.lookBack }),
      );
    if (view.valued && chosen.churn.start > 0 && Number.isNaN(chosen.churn.relative))
      notes.push(message('churn-rate.caution-no-value', { value: chosen.churn.startValue }));
  } else notes.push(...contractNotes(view, basis.contracts));
  if (chosen.churn.passing > 0) notes.push(message('churn-rate.note-passing', { count: chosen.churn.passing }));
  if (chosen.churn.returned > 0) notes.push(message('churn-rate.note-returned', { count: chosen.churn.returned }));
  return [
    ...notes,
    ...(view.segmented && segments === null ? [message('churn-rate.caution-no-segments')] : []),
    message(`churn-rate.limit-definition-${view.source}`),
    message('churn-rate.limit-interval'),
    ...(view.valued ? [message(`churn-rate.limit-revenue-${view.source}`)] : []),
    message('churn-rate.limit-why'),
  ];
}

function contractNotes(
  view: ChurnRateView,
  contracts: {
    readonly contradictory: number;
    readonly empty: number;
    readonly overlapping: number;
    readonly unpriced: number;
  },
): Message[] {
  const notes: Message[] = [];
  const note = (code: string, rows: number): void => {
    if (rows > 0) notes.push(message(`churn-rate.note-${code}`, { rows }));
  };
  note('contradictory', contracts.contradictory);
  note('empty', contracts.empty);
  note('overlapping', contracts.overlapping);
  note('unpriced', contracts.unpriced);
  if (!view.valued) notes.push(message('churn-rate.caution-no-fee'));
  return notes;
}
