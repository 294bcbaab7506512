/** How many complaints were settled and how long it took, and how satisfied customers were with what was done. */

import { OPEN, SETTLED, UNKNOWN_SETTLED, type Complaints } from '../../data/tables.ts';
import { kaplanMeier, survivalAt, survivalQuantile } from '../../models/kaplan-meier.ts';
import { compareShares } from '../../models/proportions.ts';
import { LEFT_OUT, shareOf } from './outcomes.ts';
import { RECOVERY_ROWS, type RecoveryRow, type RecoveryView, type ResolutionView } from './view.ts';

const WITHIN = [1, 3, 7, 30] as const;
/** A picture needs no more steps of a curve. */
const MOST_STEPS = 400;

/** `null` where nothing tells whether complaints were settled. */
export function resolutionOf(complaints: Complaints, outcomes: Uint8Array, level: number): ResolutionView | null {
  const { resolved, resolution, response, rows, day, lastDay } = complaints;
  if (resolved === null) return null;
  let [settled, open, unknown] = [0, 0, 0];
  const answers: number[] = [];
  for (let i = 0; i < rows; i += 1) {
    if (outcomes[i] === LEFT_OUT) continue;
    if (resolved[i] === SETTLED) settled += 1;
    else if (resolved[i] === OPEN) open += 1;
    else unknown += 1;
    if (response && !Number.isNaN(response[i]!)) answers.push(response[i]!);
  }
  answers.sort((a, b) => a - b);
  const half = answers.length / 2;
  return {
    ...shareOf(settled, settled + open, level),
    open,
    unknown,
    times: resolution === null ? null : timesOf({ resolved, resolution, day, lastDay }, outcomes, level),
    response: answers.length === 0 ? NaN : (answers[Math.ceil(half) - 1]! + answers[Math.floor(half)]!) / 2,
    responses: answers.length,
  };
}

/** Kaplan–Meier: a complaint still open counts as not settled until the last day the file speaks of. */
function timesOf(
  {
    resolved,
    resolution,
    day,
    lastDay,
  }: { readonly resolved: Uint8Array; readonly resolution: Float64Array } & Pick<Complaints, 'day' | 'lastDay'>,
  outcomes: Uint8Array,
  level: number,
): ResolutionView['times'] {
  const time: number[] = [];
  const ended: number[] = [];
  let untimed = 0;
  for (let i = 0; i < outcomes.length; i += 1) {
    if (outcomes[i] === LEFT_OUT || resolved[i] === UNKNOWN_SETTLED) continue;
    if (resolved[i] === OPEN) {
      time.push(lastDay - day[i]!);
      ended.push(0);
    } else if (Number.isNaN(resolution[i]!)) untimed += 1;
    else {
      time.push(resolution[i]!);
      ended.push(1);
    }
  }
  const settled = ended.reduce((sum, each) => sum + each, 0);
  if (settled === 0) return null;
  const fitted = kaplanMeier(
    { time: Float64Array.from(time), ended: Uint8Array.from(ended), entry: null, weight: null },
    { confidence: level },
  );
  if (!fitted.ok) return null;
  const curve = fitted.value;
  const median = survivalQuantile(curve, 0.5);
  const end = curve.time.at(-1)!;
  const drawn = thinned(curve.time.length);
  const one = (values: Float64Array): Float64Array => Float64Array.from(drawn, (at) => 1 - values[at]!);
  return {
    n: time.length,
    settled,
    open: time.length - settled,
    untimed,
    time: Float64Array.from(drawn, (at) => curve.time[at]!),
    settledBy: one(curve.survival),
    low: one(curve.upper),
    high: one(curve.lower),
    median: median.value,
    medianLow: median.lower,
    medianHigh: median.upper,
    within: WITHIN.filter((days) => days <= end).map((days) => {
      const { survival, lower, upper } = survivalAt(curve, days);
      return { days, share: 1 - survival, low: 1 - upper, high: 1 - lower };
    }),
  };
}

/** Places of a curve that are drawn: all, or evenly some with the last. */
function thinned(size: number): Uint32Array {
  if (size <= MOST_STEPS) return Uint32Array.from({ length: size }, (_, at) => at);
  return Uint32Array.from({ length: MOST_STEPS }, (_, at) => Math.round((at * (size - 1)) / (MOST_STEPS - 1)));
}

/** `null` where the file does not ask, or nobody answered. */
export function recoveryOf(
  complaints: Complaints,
  outcomes: Uint8Array,
  from: number,
  fast: number,
  level: number,
): RecoveryView | null {
  const { recovery, resolved, resolution, compensation } = complaints;
  if (recovery === null) return null;
  const counts = new Map<RecoveryRow, { n: number; k: number }>(
    RECOVERY_ROWS.map((name) => [name, { n: 0, k: 0 }] as const),
  );
  let sum = 0;
  for (let i = 0; i < complaints.rows; i += 1) {
    const mark = recovery.values[i]!;
    if (outcomes[i] === LEFT_OUT || Number.isNaN(mark)) continue;
    sum += mark;
    const add = (name: RecoveryRow): void => {
      const count = counts.get(name)!;
      count.n += 1;
      if (mark >= from) count.k += 1;
    };
    add('all');
    const took = resolution?.[i] ?? NaN;
    if (resolved?.[i] === OPEN) add('open');
    else if (!Number.isNaN(took)) add(took <= fast ? 'fast' : 'slow');
    if (compensation) add(compensation[i]! > 0 ? 'paid' : 'unpaid');
  }
  const rows = RECOVERY_ROWS.map((name) => {
    const { k, n } = counts.get(name)!;
    return { name, ...shareOf(k, n, level) };
  });
  const [all, quick, slow] = rows as [(typeof rows)[number], (typeof rows)[number], (typeof rows)[number]];
  if (all.n === 0) return null;
  const speed = compareShares(quick.k, quick.n, slow.k, slow.n);
  return {
    minimum: recovery.scale.minimum,
    maximum: recovery.scale.maximum,
    from,
    fast,
    mean: sum / all.n,
    all,
    rows: rows.filter(({ n }) => n > 0),
    speed: { difference: speed.difference, low: speed.interval[0], high: speed.interval[1], p: speed.p },
  };
}
