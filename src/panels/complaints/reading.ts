/** The sentences of the complaints panel: what stands out, and what the numbers do not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { pWord, reasonWord, shareRange, SURE } from './names.ts';
import type { ComparisonView, ComplaintsView, RepurchaseView } from './view.ts';

const FEW = 4;

/** What the result says. */
export function readingOf(view: ComplaintsView): Message[] {
  const { reasons, resolution, recovery, rate, repurchase, iceberg } = view;
  const says: Message[] = [];
  if (reasons.length > 1 && view.vital === 0)
    says.push(message('complaints.reading-equal', { of: reasons.length, each: reasons[0]!.count }));
  else if (reasons.length > 1) {
    const vital = reasons.slice(0, view.vital);
    says.push(
      vital.length <= FEW
        ? message('complaints.reading-vital', {
            names: listOf(
              'complaints.list',
              vital.map(({ name }) => reasonWord(name)),
            ),
            count: vital.length,
            of: reasons.length,
            share: view.vitalShare,
          })
        : message('complaints.reading-vital-many', { count: vital.length, of: reasons.length, share: view.vitalShare }),
    );
  }
  if (rate)
    says.push(
      message('complaints.reading-rate', {
        rate: rate.rate * 100,
        low: rate.low * 100,
        high: rate.high * 100,
        share: rate.buyers.share,
        range: shareRange(rate.buyers.low, rate.buyers.high),
      }),
    );
  if (resolution && resolution.n > 0) {
    says.push(
      message('complaints.reading-settled', {
        share: resolution.share,
        range: shareRange(resolution.low, resolution.high),
        open: resolution.open,
      }),
    );
    const { times } = resolution;
    if (times)
      says.push(
        Number.isNaN(times.median)
          ? message('complaints.reading-time-long', { open: times.open })
          : message('complaints.reading-time', { median: times.median, open: times.open }),
      );
  }
  if (recovery) {
    says.push(
      message('complaints.reading-recovery', {
        share: recovery.all.share,
        range: shareRange(recovery.all.low, recovery.all.high),
        from: recovery.from,
        n: recovery.all.n,
      }),
    );
    if (!Number.isNaN(recovery.speed.difference))
      says.push(
        message(recovery.speed.p < SURE ? 'complaints.reading-speed' : 'complaints.reading-speed-unclear', {
          fast: recovery.fast,
          difference: recovery.speed.difference * 100,
          low: recovery.speed.low * 100,
          high: recovery.speed.high * 100,
          p: pWord(recovery.speed.p),
        }),
      );
  }
  if (repurchase) says.push(...readingOfReturns(repurchase));
  if (says.length === 0)
    says.push(message('complaints.reading-count', { n: view.complaints, customers: view.customers }));
  says.push(
    message('complaints.reading-iceberg', { voiced: iceberg.voiced, ratio: iceberg.ratio, silent: iceberg.silent }),
  );
  return says;
}

function readingOfReturns(view: RepurchaseView): Message[] {
  const { recoveredNever, recoveredUnrecovered, groups, window, basis } = view;
  const parameters = (comparison: ComparisonView): Record<string, number | Message> => ({
    first: comparison.first,
    second: comparison.second,
    difference: comparison.difference * 100,
    low: comparison.low * 100,
    high: comparison.high * 100,
    p: pWord(comparison.adjusted),
    window,
  });
  const says: Message[] = [];
  if (!Number.isNaN(recoveredNever.difference)) {
    const verdict = recoveredNever.adjusted < SURE ? (recoveredNever.difference > 0 ? 'paradox' : 'harm') : 'unclear';
    says.push(
      message(`complaints.reading-${verdict}-${basis}`, {
        ...parameters(recoveredNever),
        share: groups[0]!.share,
        never: groups[2]!.share,
      }),
    );
  }
  if (!Number.isNaN(recoveredUnrecovered.difference))
    says.push(
      message(
        recoveredUnrecovered.adjusted < SURE
          ? `complaints.reading-recovered-${basis}`
          : `complaints.reading-recovered-unclear-${basis}`,
        { ...parameters(recoveredUnrecovered), share: groups[0]!.share, other: groups[1]!.share },
      ),
    );
  return says;
}

/** What is particular about this data (`note-…`), and what the result does not say (`limit-…`, which the page sets apart). */
export function caveatsOf(view: ComplaintsView): Message[] {
  const { by, asked, resolution, recovery, rate, repurchase, repurchaseFault, iceberg } = view;
  const notes: Message[] = [];
  if (by === null) notes.push(message('complaints.note-no-reasons'));
  else if (by !== asked) notes.push(message(`complaints.note-by-${by}`));
  if (!view.named) notes.push(message('complaints.note-nameless'));
  else if (view.repeated > 0)
    notes.push(message('complaints.note-repeated', { count: view.repeated, share: view.repeated / view.customers }));
  if (resolution && resolution.unknown > 0)
    notes.push(message('complaints.note-unknown', { count: resolution.unknown }));
  if (resolution?.times && resolution.times.untimed > 0)
    notes.push(message('complaints.note-untimed', { count: resolution.times.untimed }));
  if (recovery && recovery.all.n < view.complaints)
    notes.push(message('complaints.note-unasked', { count: view.complaints - recovery.all.n, n: view.complaints }));
  if (rate && rate.unmatched > 0) notes.push(message('complaints.note-unmatched', { count: rate.unmatched }));
  if (repurchaseFault) notes.push(repurchaseFault);
  if (repurchase) {
    if (repurchase.late > 0)
      notes.push(message('complaints.note-late', { count: repurchase.late, window: repurchase.window }));
    if (repurchase.inactive > 0)
      notes.push(message('complaints.note-inactive', { count: repurchase.inactive, window: repurchase.window }));
    if (repurchase.undecided > 0) notes.push(message('complaints.note-undecided', { count: repurchase.undecided }));
  }
  if (iceberg.implied > 1)
    notes.push(message('complaints.note-ratio-too-high', { ratio: iceberg.ratio, share: iceberg.implied }));
  const limits = [message('complaints.limit-iceberg', { ratio: iceberg.ratio }), message('complaints.limit-voiced')];
  if (repurchase) limits.unshift(message('complaints.limit-selection'), message('complaints.limit-window'));
  return [...notes, ...limits];
}
