/** From purchases or subscriptions to churn by period, the bridge of one period, segments, and silence at the end of the data. */

import type { Tables } from '../../data/tables.ts';
import { dayFromIso } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { periodOf, periodsBetween, type PeriodRange } from '../../lib/periods.ts';
import {
  churnByPeriod,
  feeValues,
  keptValues,
  lookBackValues,
  movesIn,
  NO_MOVE,
  overAll,
  type BoundaryValues,
  type ChurnSums,
} from '../../models/churn.ts';
import { periodChurn } from '../../models/churn-rates.ts';
import { allowanceOf, spellsOfPurchases, type SilenceRule, type Spells } from '../../models/churn-spells.ts';
import { distributionOf, distributionOfWhole } from '../../models/distribution.ts';
import { barsOf, histogramOf, type Histogram } from '../../models/histogram.ts';
import {
  churnBasis,
  columnLabel,
  segmentsBy,
  selectChurn,
  type ChurnBasis,
  type ChurnInput,
  type OrderBasis,
  type Segments,
} from '../churn-basis.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import type { ChurnRateOptions } from './options.ts';
import { MOVE_NAMES, type ChurnRateView, type PeriodView, type SilenceView } from './view.ts';

export type ChurnRateInput = ChurnInput;

/** More periods than this are no picture. */
const MOST_PERIODS = 600;

export interface ChurnRateResult {
  readonly input: ChurnInput;
  readonly basis: ChurnBasis;
  readonly rule: SilenceRule;
  readonly range: PeriodRange;
  /** first days of the periods; the last one is the day after the data where the last period is not over */
  readonly boundaries: Int32Array;
  readonly spells: Spells;
  readonly values: BoundaryValues | null;
  /** units a unit of money in sums and values */
  readonly scale: number;
  readonly segments: Segments | null;
  readonly view: ChurnRateView;
  /** length customers of the file: index in MOVE_NAMES in the chosen period, NO_MOVE for none */
  readonly moves: Uint8Array;
  readonly silence: Silence | null;
}

interface Silence {
  readonly histogram: Histogram;
  readonly counts: Float64Array;
  /** length customers of the file: bar, NO_MARK_16 for none */
  readonly bar: Uint16Array;
}

export function selectChurnRate(
  tables: Tables,
  options: ChurnRateOptions,
  context: SelectContext,
): Outcome<ChurnRateInput> {
  return selectChurn(tables, options.until, context, 'churn-rate');
}

export async function computeChurnRate(
  input: ChurnRateInput,
  options: ChurnRateOptions,
  job: ComputeJob,
): Promise<Outcome<ChurnRateResult>> {
  const basis = churnBasis(input, options.grace);
  const people = basis.kind === 'orders' ? basis.purchases.buyers : basis.contracts.from.length;
  if (people === 0) return fail(`churn-rate.nobody-${basis.kind}`, { until: basis.until });
  const count = periodOf(basis.until, options.unit) - periodOf(basis.first, options.unit) + 1;
  if (count > MOST_PERIODS) return fail('churn-rate.too-many-periods', { count, most: MOST_PERIODS });
  await job.pause();
  job.progress(0.3);
  const memory = memoryOf(basis);
  const { range, boundaries } = periodsOf(memory, basis, options);
  const values = valuesOf(memory, basis, boundaries, options);
  await job.pause();
  job.progress(0.5);
  const rule: SilenceRule =
    options.rule === 'days' ? { by: 'days', days: options.days } : { by: 'rhythm', multiple: options.multiple };
  const spells = spellsOf(memory, basis, rule);
  const segments = segmentsOf(memory, basis, options);
  const sums = sumsOf(memory, spells, boundaries, values, segments);
  await job.pause();
  job.progress(0.8);
  const scale = basis.kind === 'orders' ? (basis.summed?.scale ?? 1) : basis.contracts.scale;
  const all = overAll(sums);
  const allowance = usualAllowance(basis, rule);
  const periods = Array.from({ length: range.count }, (_, p): PeriodView => {
    const [from, next] = [range.starts[p]!, range.starts[p + 1]!];
    return {
      from,
      to: next - 1,
      finished: next - 1 <= basis.until,
      judged: basis.kind === 'subscriptions' || from - basis.first > allowance,
      backed: basis.kind === 'subscriptions' || from - options.lookBack >= basis.first,
      churn: periodChurn(all, 0, p, scale, values !== null),
    };
  });
  const chosen = chosenOf(periods, range, options.period);
  const moves = movesOf(spells, boundaries, chosen, values);
  const counts = new Float64Array(MOVE_NAMES.length);
  for (const move of moves) if (move !== NO_MOVE) counts[move]! += 1;
  const silence = basis.kind === 'orders' ? silenceOf(memory, basis, rule) : null;
  const view: ChurnRateView = {
    source: basis.kind,
    unit: options.unit,
    rule: options.rule,
    days: options.days,
    multiple: options.multiple,
    grace: options.grace,
    lookBack: options.lookBack,
    population: basis.kind === 'orders' ? basis.rhythms.population : NaN,
    first: basis.first,
    until: basis.until,
    valued: values !== null,
    periods,
    chosen,
    moves: counts,
    segments:
      segments?.names.map((name, g) => ({ name, churn: periodChurn(sums, g, chosen, scale, values !== null) })) ?? [],
    segmentBy: options.segment === 'column' ? columnLabel(basis.table, options.column?.[0] ?? null) : '',
    segmented: options.segment !== 'none',
    silence: silence && basis.kind === 'orders' ? silenceView(silence, basis, rule) : null,
    gaps: basis.kind === 'orders' ? basis.purchases.day.length - basis.purchases.buyers : 0,
    // A spell after the first begins after a silence that was longer than allowed.
    longGaps: basis.kind === 'orders' ? spells.from.length - basis.purchases.buyers : 0,
    undecided: basis.kind === 'orders' ? undecidedOf(basis, rule) : 0,
  };
  return succeed({ input, basis, rule, range, boundaries, spells, values, scale, segments, view, moves, silence });
}

/** What was worked out last for a basis, by what it depends on. */
interface Memory {
  periods: { key: string; found: { range: PeriodRange; boundaries: Int32Array } } | null;
  values: { key: string; boundaries: Int32Array; found: BoundaryValues | null } | null;
  spells: { key: string; found: Spells } | null;
  segments: { key: string; found: Segments | null } | null;
  sums: {
    spells: Spells;
    values: BoundaryValues | null;
    boundaries: Int32Array;
    segments: Segments | null;
    found: ChurnSums;
  } | null;
  silence: { key: string; found: Silence } | null;
}

const memories = new WeakMap<ChurnBasis, Memory>();

function memoryOf(basis: ChurnBasis): Memory {
  const known = memories.get(basis);
  if (known) return known;
  const made: Memory = { periods: null, values: null, spells: null, segments: null, sums: null, silence: null };
  memories.set(basis, made);
  return made;
}

function periodsOf(memory: Memory, basis: ChurnBasis, { unit }: ChurnRateOptions) {
  if (memory.periods?.key === unit) return memory.periods.found;
  const range = periodsBetween(basis.first, basis.until, unit);
  const boundaries = range.starts.slice();
  boundaries[range.count] = Math.min(boundaries[range.count]!, basis.until + 1);
  const found = { range, boundaries };
  memory.periods = { key: unit, found };
  return found;
}

function valuesOf(
  memory: Memory,
  basis: ChurnBasis,
  boundaries: Int32Array,
  { lookBack }: ChurnRateOptions,
): BoundaryValues | null {
  const key = basis.kind === 'orders' ? String(lookBack) : '';
  if (memory.values?.key === key && memory.values.boundaries === boundaries) return memory.values.found;
  let found: BoundaryValues | null = null;
  if (basis.kind === 'subscriptions') found = feeValues(basis.contracts, boundaries);
  else if (basis.summed !== null)
    found = keptValues(lookBackValues(basis.summed, boundaries, lookBack), basis.purchases.customers, boundaries);
  memory.values = { key, boundaries, found };
  return found;
}

function spellsOf(memory: Memory, basis: ChurnBasis, rule: SilenceRule): Spells {
  if (basis.kind === 'subscriptions') return basis.contracts;
  const key = JSON.stringify(rule);
  if (memory.spells?.key === key) return memory.spells.found;
  const found = spellsOfPurchases(basis.purchases, rule, basis.rhythms, basis.until);
  memory.spells = { key, found };
  return found;
}

function segmentsOf(memory: Memory, basis: ChurnBasis, { segment, column }: ChurnRateOptions): Segments | null {
  if (segment === 'none') return null;
  const key = segment === 'channel' ? 'channel' : `column ${column?.[0] ?? ''}`;
  if (memory.segments?.key !== key) memory.segments = { key, found: segmentsBy(basis, segment, column?.[0] ?? null) };
  return memory.segments.found;
}

function sumsOf(
  memory: Memory,
  spells: Spells,
  boundaries: Int32Array,
  values: BoundaryValues | null,
  segments: Segments | null,
): ChurnSums {
  const known = memory.sums;
  if (
    known?.spells === spells &&
    known.values === values &&
    known.boundaries === boundaries &&
    known.segments === segments
  )
    return known.found;
  const found = churnByPeriod(spells, boundaries, values, segments?.of ?? null, segments?.names.length ?? 1);
  memory.sums = { spells, values, boundaries, segments, found };
  return found;
}

/** Days of silence that make most people lost: nobody can have been before so many days of data. */
export function usualAllowance(basis: ChurnBasis, rule: SilenceRule): number {
  if (basis.kind === 'subscriptions') return 0;
  return rule.by === 'days' ? rule.days : Math.floor(rule.multiple * basis.rhythms.population);
}

/** A period that begins with less of the most customers there ever were, and loses nobody, says nothing. */
const FEW_LEFT = 0.01;

/** The period asked for, else the last one that is over, can be judged and has somebody to lose. */
function chosenOf(periods: readonly PeriodView[], range: PeriodRange, asked: string | null): number {
  const day = asked === null ? null : dayFromIso(asked);
  if (day !== null) return Math.min(Math.max(periodOf(day, range.unit) - range.first, 0), range.count - 1);
  const last = (fits: (period: PeriodView) => boolean): number => periods.findLastIndex(fits);
  const peak = periods.reduce((most, { churn }) => Math.max(most, churn.start), 0);
  for (const found of [
    last(
      ({ finished, judged, churn }) =>
        finished && judged && churn.start > 0 && (churn.lost > 0 || churn.start >= FEW_LEFT * peak),
    ),
    last(({ finished, judged, churn }) => finished && judged && churn.start > 0),
    last(({ finished, churn }) => finished && churn.start > 0),
    last(({ churn }) => churn.start > 0),
  ])
    if (found >= 0) return found;
  return periods.length - 1;
}

/** Moves in the period, with those kept told apart by whether they are worth more or less than before. */
function movesOf(spells: Spells, boundaries: Int32Array, period: number, values: BoundaryValues | null): Uint8Array {
  const moves = movesIn(spells, boundaries, period);
  const out = new Float64Array(boundaries.length);
  for (let c = 0; c < moves.length; c += 1) {
    const move = moves[c]!;
    if (move === NO_MOVE) continue;
    if (move > 0) {
      moves[c] = move + 2;
      continue;
    }
    if (values === null) continue;
    values(c, period, period + 1, out);
    const by = out[period + 1]! - out[period]!;
    moves[c] = by > 0 ? 1 : by < 0 ? 2 : 0;
  }
  return moves;
}

/** Place of each customer's last purchase, and days of silence since; −1 without a purchase. */
export function silenceOfCustomer({ purchases, until }: OrderBasis, c: number): { last: number; silence: number } {
  const [begin, stop] = [purchases.start[c]!, purchases.start[c + 1]!];
  return begin === stop ? { last: -1, silence: -1 } : { last: stop - 1, silence: until - purchases.day[stop - 1]! };
}

function silenceOf(memory: Memory, basis: OrderBasis, rule: SilenceRule): Silence {
  if (memory.silence?.key === rule.by) return memory.silence.found;
  const { purchases, rhythms } = basis;
  const who = new Uint32Array(purchases.buyers);
  const days = new Int32Array(purchases.buyers);
  const times = new Float64Array(purchases.buyers);
  let n = 0;
  for (let c = 0; c < purchases.customers; c += 1) {
    const { last, silence } = silenceOfCustomer(basis, c);
    if (last < 0) continue;
    who[n] = c;
    days[n] = silence;
    times[n] = silence / rhythms.interval[last]!;
    n += 1;
  }
  const whole = rule.by === 'days';
  const histogram = histogramOf(whole ? distributionOfWhole(days) : distributionOf(times), {
    whole,
    origin: 0,
    step: 1,
  });
  const bars = barsOf(whole ? days : times, histogram);
  const counts = new Float64Array(histogram.edges.length - 1);
  const bar = new Uint16Array(purchases.customers).fill(NO_MARK_16);
  for (let i = 0; i < n; i += 1) {
    bar[who[i]!] = bars[i]!;
    counts[bars[i]!]! += 1;
  }
  const found = { histogram, counts, bar };
  memory.silence = { key: rule.by, found };
  return found;
}

function silenceView({ histogram, counts }: Silence, basis: OrderBasis, rule: SilenceRule): SilenceView {
  const { purchases, rhythms } = basis;
  let lost = 0;
  for (let c = 0; c < purchases.customers; c += 1) {
    const { last, silence } = silenceOfCustomer(basis, c);
    if (last >= 0 && silence > allowanceOf(rule, rhythms, last)) lost += 1;
  }
  return {
    edges: histogram.edges.slice(),
    counts: counts.slice(),
    scale: histogram.scale,
    belowZero: histogram.below,
    cut: rule.by === 'days' ? rule.days : rule.multiple,
    customers: purchases.buyers,
    lost,
  };
}

/** Customers silent for longer than is usual for them, but not yet for long enough to be called lost. */
function undecidedOf(basis: OrderBasis, rule: SilenceRule): number {
  const { purchases, rhythms } = basis;
  let count = 0;
  for (let c = 0; c < purchases.customers; c += 1) {
    const { last, silence } = silenceOfCustomer(basis, c);
    if (last >= 0 && silence > rhythms.interval[last]! && silence <= allowanceOf(rule, rhythms, last)) count += 1;
  }
  return count;
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function churnRateMarks(result: ChurnRateResult): Readonly<Record<string, MarkSet>> {
  const { moves, segments, silence, basis } = result;
  const size = basis.table.customers;
  const bridge = new Uint16Array(size).fill(NO_MARK_16);
  const segment = new Uint16Array(size).fill(NO_MARK_16);
  const LOST = MOVE_NAMES.indexOf('lost');
  for (let c = 0; c < size; c += 1) {
    const move = moves[c]!;
    if (move === NO_MOVE) continue;
    bridge[c] = move;
    if (move === LOST && segments !== null) segment[c] = segments.of[c]!;
  }
  return {
    bridge: { of: bridge, count: MOVE_NAMES.length },
    segment: { of: segment, count: segments?.names.length ?? 1 },
    silence: {
      of: silence?.bar.slice() ?? new Uint16Array(size).fill(NO_MARK_16),
      count: silence?.counts.length ?? 1,
    },
  };
}
