/** The sentences: where people stay behind, how long the others take, how groups differ, and what all this does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import type { AarrrResult } from './compute.ts';
import type { AarrrOptions } from './options.ts';
import { timeDigits } from './picture.ts';
import type { AarrrView } from './view.ts';

const FEW = 30;

export function readingOf(view: AarrrView, result: AarrrResult): Message[] {
  const { steps, entered, completed, worst, time, k } = view;
  if (entered === 0) return [message('aarrr.reading-nobody', { step: steps[0]!.label, customers: view.customers })];
  const says: Message[] = [];
  const last = steps.at(-1)!;
  if (steps.length > 1)
    says.push(
      message('aarrr.reading-overall', {
        entered,
        completed,
        first: steps[0]!.label,
        last: last.label,
        share: last.overall.share,
        low: last.overall.low,
        high: last.overall.high,
      }),
    );
  const gap = steps[worst];
  if (gap && gap.left > 0)
    says.push(
      message('aarrr.reading-worst', {
        base: steps[gap.base]!.label,
        step: gap.label,
        of: gap.conversion.of,
        reached: gap.reached,
        left: gap.left,
        share: gap.conversion.share,
        low: gap.conversion.low,
        high: gap.conversion.high,
      }),
    );
  if (steps.length > 1 && steps.slice(1).every(({ reached }) => reached === 0))
    says.push(message('aarrr.reading-all-drop', { first: steps[0]!.label, entered }));
  if (time && completed > 0)
    says.push(
      message('aarrr.reading-time', {
        from: steps[time.from]!.label,
        to: steps[time.to]!.label,
        median: timeDigits(time.median),
        p90: timeDigits(time.p90),
        unit: message(`aarrr.unit-${time.unit}`),
        customers: time.customers,
      }),
    );
  for (const [index, step] of steps.entries())
    if (step.optional && index > 0 && step.conversion.of > 0)
      says.push(
        message('aarrr.reading-optional', {
          step: step.label,
          base: steps[step.base]!.label,
          share: step.conversion.share,
        }),
      );
  says.push(...groupsSay(view));
  if (result.noGroups) says.push(result.noGroups);
  if (!Number.isNaN(k.k)) {
    says.push(
      message(k.from === 'typed' ? 'aarrr.reading-k-typed' : 'aarrr.reading-k', {
        sent: k.sent,
        accepted: k.accepted,
        users: k.users,
        invitations: k.invitations,
        acceptance: k.acceptance,
        k: k.k,
      }),
      k.k < 1
        ? message('aarrr.reading-k-below', { k: k.k, times: 1 / (1 - k.k) })
        : message('aarrr.reading-k-above', { k: k.k }),
    );
  } else if (k.from === 'events' && view.source === 'events') says.push(message('aarrr.reading-k-unknown'));
  if (view.source === 'orders') says.push(message('aarrr.reading-orders'));
  return says;
}

function groupsSay({ groups, steps, entered }: AarrrView): Message[] {
  if (!groups || groups.groups.length < 2 || steps.length < 2 || entered === 0) return [];
  const K = steps.length;
  const ranked = groups.groups
    .map((group) => ({ group, overall: group.overall[K - 1]! }))
    .filter(({ overall }) => overall.of > 0)
    .sort((a, b) => b.overall.share - a.overall.share);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || best === worst) return [];
  const says = [
    message('aarrr.reading-groups', {
      best: best.group.label,
      bestShare: best.overall.share,
      worst: worst.group.label,
      worstShare: worst.overall.share,
      last: steps[K - 1]!.label,
    }),
  ];
  const different = steps.filter((_, k) => (groups.tests[k]?.adjusted ?? NaN) < 0.05);
  const widest = [...groups.tests.entries()]
    .flatMap(([k, test]) => (test && !Number.isNaN(test.adjusted) ? [{ k, test }] : []))
    .sort((a, b) => a.test.p - b.test.p)[0];
  if (widest)
    says.push(
      message(different.length > 0 ? 'aarrr.reading-differ' : 'aarrr.reading-alike', {
        step: steps[widest.k]!.label,
        count: different.length,
        tests: groups.tests.filter((test) => test !== null).length,
        p: pWord(widest.test.adjusted),
        test: message(groups.groups.length === 2 ? 'aarrr.test-z' : 'aarrr.test-chi'),
      }),
    );
  if (groups.tests.some((test) => test?.doubtful)) says.push(message('aarrr.reading-doubtful'));
  return says;
}

/** `0.032`, or that it is below what four places show. */
export function pWord(p: number): Message {
  return p < 0.0001 ? message('aarrr.p-tiny') : message('aarrr.p', { p });
}

/** What it does not say, and what to know of these inputs. */
export function caveatsOf(view: AarrrView, result: AarrrResult, options: AarrrOptions): Message[] {
  const { plan, ground, events, paths, entries, window } = result;
  const notes: Message[] = [];
  for (const { label, missing, names } of plan)
    if (missing.length > 0)
      notes.push(
        message(missing.length === names.length ? 'aarrr.caution-no-event' : 'aarrr.caution-some-missing', {
          step: label,
          names: missing.join(' / '),
        }),
      );
  if (result.excludedIdle.length > 0)
    notes.push(message('aarrr.caution-excluded-idle', { names: result.excludedIdle.join(' / ') }));
  if (result.excluded.length > 0 && view.order === 'any') notes.push(message('aarrr.note-excluded-any'));
  if (ground.source === 'events' && ground.names.length === 1)
    notes.push(message('aarrr.caution-one-name', { name: ground.names[0]!.name }));
  else if (plan.length === 1) notes.push(message('aarrr.caution-one-step'));
  if (events < FEW) notes.push(message('aarrr.caution-few', { events }));
  if (window === 0) notes.push(message(ground.timed ? 'aarrr.caution-window-zero' : 'aarrr.caution-window-zero-day'));
  if (paths.duplicates > 0 && ground.source === 'events')
    notes.push(message('aarrr.caution-duplicates', { count: paths.duplicates }));
  if (ground.source === 'events' && options.steps === null)
    notes.push(message(ground.guess.byName ? 'aarrr.note-guessed' : 'aarrr.caution-guessed'));
  const open = entries?.open.reduce((sum, count) => sum + count, 0) ?? 0;
  if (open > 0 && Number.isFinite(window))
    notes.push(message('aarrr.caution-open', { open, share: open / view.entered }));
  if (entries?.coarser)
    notes.push(message('aarrr.note-coarser', { unit: message(`aarrr.period-${entries.range.unit}`) }));
  if (view.order === 'any' && plan.some(({ optional }) => optional)) notes.push(message('aarrr.note-optional-any'));
  if (result.groups && result.groups.rest > 0) notes.push(message('aarrr.note-rest', { count: result.groups.rest }));
  if (ground.source === 'events') notes.push(message(ground.timed ? 'aarrr.note-ties' : 'aarrr.note-ties-day'));
  else notes.push(message('aarrr.note-purchase-days'));
  return [
    ...notes,
    message(view.order === 'any' ? 'aarrr.note-best-any' : 'aarrr.note-best'),
    message('aarrr.limit-order'),
    message('aarrr.limit-window'),
    message('aarrr.limit-cause'),
    ...(view.groups ? [message('aarrr.limit-groups')] : []),
    ...(Number.isNaN(view.k.k) ? [] : [message('aarrr.limit-k')]),
  ];
}
