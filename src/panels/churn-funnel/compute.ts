/** From purchases or subscriptions to the stages of the churn funnel at a day, the moves since an earlier one, and reasons of leaving. */

import { textAt } from '../../data/dictionary.ts';
import type { Tables } from '../../data/tables.ts';
import { dayFromIso } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { periodsBetween } from '../../lib/periods.ts';
import { churnByPeriod } from '../../models/churn.ts';
import { spellsOfPurchases, type SilenceRule, type Spells } from '../../models/churn-spells.ts';
import {
  CHURN_STAGES,
  lastEnds,
  NOT_YET,
  stageFlows,
  stagesOfContracts,
  stagesOfPurchases,
  stageSums,
  type StageFlows,
  type Stages,
} from '../../models/churn-stages.ts';
import { distributionOf, distributionOfWhole } from '../../models/distribution.ts';
import { barsOf, histogramOf, type Histogram } from '../../models/histogram.ts';
import { guessLeavingType, LEAVING_TYPES, type LeavingType } from '../../models/leaving-reasons.ts';
import { placesUpTo } from '../../models/own-rhythm.ts';
import { estimateValue, unitsOfYears, USUAL_FIT } from '../../models/value-estimate.ts';
import {
  churnBasis,
  selectChurn,
  type ChurnBasis,
  type ChurnInput,
  type ContractBasis,
  type OrderBasis,
} from '../churn-basis.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { limitsOf, type ChurnFunnelOptions } from './options.ts';
import type { ChurnFunnelView, ReasonView, StageView } from './view.ts';

export type ChurnFunnelInput = ChurnInput;

export interface ChurnFunnelResult {
  readonly input: ChurnInput;
  readonly basis: ChurnBasis;
  readonly spells: Spells;
  readonly now: Stages;
  readonly earlier: Stages;
  /** length customers: worth of each × scale; `null` where nothing is known of money */
  readonly worth: Float64Array | null;
  readonly scale: number;
  readonly flows: StageFlows;
  readonly silence: Silence | null;
  readonly reasons: Reasons | null;
  readonly view: ChurnFunnelView;
}

interface Silence {
  readonly histogram: Histogram;
  readonly counts: Float64Array;
  /** length customers: bar, NO_MARK_16 for none */
  readonly bar: Uint16Array;
}

export interface Reasons {
  /** length customers: place in `list`, NO_MARK_16 for whoever is not lost */
  readonly of: Uint16Array;
  readonly list: readonly ReasonView[];
}

export function selectChurnFunnel(
  tables: Tables,
  _options: ChurnFunnelOptions,
  context: SelectContext,
): Outcome<ChurnFunnelInput> {
  return selectChurn(tables, null, context, 'churn-funnel');
}

export async function computeChurnFunnel(
  input: ChurnFunnelInput,
  options: ChurnFunnelOptions,
  job: ComputeJob,
): Promise<Outcome<ChurnFunnelResult>> {
  const basis = churnBasis(input, options.grace);
  const people = basis.kind === 'orders' ? basis.purchases.buyers : basis.contracts.from.length;
  if (people === 0) return fail(`churn-funnel.nobody-${basis.kind}`, { until: basis.until });
  const given = options.asOf === null ? null : dayFromIso(options.asOf);
  if (given !== null && given < basis.first)
    return fail('churn-funnel.nothing-before', { until: given, first: basis.first });
  const asOf = Math.min(given ?? basis.until, basis.until);
  const before = asOf - options.span;
  await job.pause();
  job.progress(0.2);
  const memory = memoryOf(basis);
  const [slipping, risk, lost] = limitsOf(options);
  const rule: SilenceRule = options.by === 'days' ? { by: 'days', days: lost } : { by: 'rhythm', multiple: lost };
  const spells = spellsOf(memory, basis, rule);
  const at = (day: number): Stages =>
    basis.kind === 'orders'
      ? stagesOfPurchases(
          basis.purchases,
          basis.rhythms,
          spells,
          basis.summed,
          { by: options.by, limits: [slipping, risk, lost], backDays: options.backDays },
          day,
          options.lookBack,
        )
      : stagesOfContracts(basis.contracts, options.backDays, day);
  const [now, earlier] = [at(asOf), at(before)];
  await job.pause();
  job.progress(0.4);
  const ahead = options.value === 'future' && basis.kind === 'orders' ? futureOf(input, basis, options, asOf) : null;
  const future = ahead?.ok === true ? ahead.value : null;
  await job.pause();
  job.progress(0.8);
  const worth = future ?? now.value;
  const scale = future !== null ? 1 : basis.kind === 'orders' ? (basis.summed?.scale ?? 1) : basis.contracts.scale;
  const flows = stageFlows(earlier.stage, now.stage, worth);
  const silence = basis.kind === 'orders' ? silenceOf(memory, basis, now, options.by, asOf) : null;
  const reasons = basis.kind === 'subscriptions' ? reasonsOf(basis, now, worth, scale, asOf, options) : null;
  const view: ChurnFunnelView = {
    source: basis.kind,
    by: options.by,
    limits: basis.kind === 'orders' ? [slipping, risk, lost] : [NaN, NaN, NaN],
    backDays: options.backDays,
    grace: options.grace,
    population: basis.kind === 'orders' ? basis.rhythms.population : NaN,
    first: basis.first,
    until: basis.until,
    asOf,
    before,
    ...sumsOf(basis, now, worth, scale),
    value: basis.kind === 'subscriptions' ? 'fees' : future === null ? 'past' : 'future',
    lookBack: options.lookBack,
    years: options.years,
    valued: worth !== null,
    noFuture: ahead?.ok === false ? ahead.error : null,
    flows: { counts: flows.counts.slice(), values: flows.values.map((units) => units / scale + 0) },
    silence: silence && {
      edges: silence.histogram.edges.slice(),
      counts: silence.counts.slice(),
      scale: silence.histogram.scale,
      belowZero: silence.histogram.below,
    },
    months: monthsOf(memory, basis, spells),
    reasons: reasons?.list ?? [],
    types: typesOf(reasons?.list ?? []),
    reasoned: basis.kind === 'subscriptions' && basis.table.reason !== null,
  };
  return succeed({ input, basis, spells, now, earlier, worth, scale, flows, silence, reasons, view });
}

/** What was worked out last for a basis, by what it depends on. */
interface Memory {
  spells: { key: string; found: Spells } | null;
  months: { spells: Spells; found: ChurnFunnelView['months'] } | null;
  silence: { key: string; found: Silence } | null;
}

const memories = new WeakMap<ChurnBasis, Memory>();

function memoryOf(basis: ChurnBasis): Memory {
  const known = memories.get(basis);
  if (known) return known;
  const made: Memory = { spells: null, months: null, silence: null };
  memories.set(basis, made);
  return made;
}

function spellsOf(memory: Memory, basis: ChurnBasis, rule: SilenceRule): Spells {
  if (basis.kind === 'subscriptions') return basis.contracts;
  const key = JSON.stringify(rule);
  if (memory.spells?.key === key) return memory.spells.found;
  const found = spellsOfPurchases(basis.purchases, rule, basis.rhythms, basis.until);
  memory.spells = { key, found };
  return found;
}

/** Stages a kind of data can tell: a contract runs or does not. */
const TOLD = { orders: [0, 1, 2, 3, 4], subscriptions: [0, 3, 4] } as const;

function sumsOf(
  basis: ChurnBasis,
  now: Stages,
  worth: Float64Array | null,
  scale: number,
): Pick<ChurnFunnelView, 'customers' | 'total' | 'stages'> {
  const { counts, values } = stageSums(now, worth);
  const customers = counts.reduce((sum, count) => sum + count, 0);
  const units = values.reduce((sum, value) => sum + value, 0);
  let ahead = customers;
  const stages = TOLD[basis.kind].map((index): StageView => {
    const reached = ahead / customers;
    ahead -= counts[index]!;
    return {
      stage: CHURN_STAGES[index]!,
      customers: counts[index]!,
      share: counts[index]! / customers,
      value: worth === null ? NaN : values[index]! / scale + 0,
      valueShare: worth !== null && units > 0 ? values[index]! / units : NaN,
      reached,
    };
  });
  return { customers, total: worth === null ? NaN : units / scale + 0, stages };
}

/** Expected future value of each customer, by the model of purchases and the model of spend, at the day looked at. */
function futureOf(
  { orders, keep }: ChurnInput,
  basis: OrderBasis,
  { years, discount, margin }: ChurnFunnelOptions,
  asOf: number,
): Outcome<Float64Array> {
  if (orders === null) return fail('churn-funnel.no-rows');
  const estimate = estimateValue(
    orders,
    { unit: 'week', merge: 'day', end: asOf, calibration: null, keep },
    USUAL_FIT,
    {
      horizon: unitsOfYears(1, 'week'),
      valueHorizon: unitsOfYears(years, 'week'),
      discount: discount / 100,
      margin: margin / 100,
    },
  );
  if (!estimate.ok) return estimate;
  const { fitted, values } = estimate.value;
  const { clv } = values;
  if (clv === null) return { ok: false, error: fitted.noSpend ?? noSpend() };
  const worth = new Float64Array(basis.purchases.customers);
  const { index } = fitted.histories;
  for (let i = 0; i < clv.length; i += 1)
    worth[index === null ? i : index[i]!] = Number.isFinite(clv[i]!) ? clv[i]! : 0;
  return succeed(worth);
}

function noSpend(): Message {
  return { code: 'churn-funnel.no-spend' };
}

function silenceOf(
  memory: Memory,
  basis: OrderBasis,
  { silence }: Stages,
  by: 'rhythm' | 'days',
  asOf: number,
): Silence {
  const key = `${by} ${asOf}`;
  if (memory.silence?.key === key) return memory.silence.found;
  const { purchases, rhythms } = basis;
  const who = new Uint32Array(purchases.buyers);
  const days = new Int32Array(purchases.buyers);
  const times = new Float64Array(purchases.buyers);
  let n = 0;
  for (let c = 0; c < purchases.customers; c += 1) {
    if (silence[c]! < 0) continue;
    who[n] = c;
    days[n] = silence[c]!;
    if (by === 'rhythm') {
      const last = placesUpTo(purchases.day, purchases.start[c]!, purchases.start[c + 1]!, asOf) - 1;
      times[n] = silence[c]! / rhythms.interval[last]!;
    }
    n += 1;
  }
  const whole = by === 'days';
  const values = whole ? days.subarray(0, n) : times.subarray(0, n);
  const histogram = histogramOf(values instanceof Int32Array ? distributionOfWhole(values) : distributionOf(values), {
    whole,
    origin: 0,
    step: 1,
  });
  const bars = barsOf(values, histogram);
  const counts = new Float64Array(histogram.edges.length - 1);
  const bar = new Uint16Array(purchases.customers).fill(NO_MARK_16);
  for (let i = 0; i < n; i += 1) {
    bar[who[i]!] = bars[i]!;
    counts[bars[i]!]! += 1;
  }
  const found = { histogram, counts, bar };
  memory.silence = { key, found };
  return found;
}

/** Customers, and those who had been customers and were lost, at the end of every month. */
function monthsOf(memory: Memory, basis: ChurnBasis, spells: Spells): ChurnFunnelView['months'] {
  if (memory.months?.spells === spells) return memory.months.found;
  const range = periodsBetween(basis.first, basis.until, 'month');
  const boundaries = range.starts.slice();
  boundaries[range.count] = Math.min(boundaries[range.count]!, basis.until + 1);
  const { end } = churnByPeriod(spells, boundaries, null);
  const known = new Float64Array(range.count);
  for (let c = 0; c < spells.customers; c += 1) {
    if (spells.start[c] === spells.start[c + 1]) continue;
    const first = spells.from[spells.start[c]!]!;
    let [low, high] = [0, range.count - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (boundaries[middle + 1]! <= first) low = middle + 1;
      else high = middle;
    }
    known[low]! += 1;
  }
  let sum = 0;
  const found = {
    from: Float64Array.from(range.starts.subarray(0, range.count)),
    to: Float64Array.from(boundaries.subarray(1), (day) => day - 1),
    customers: end.slice(),
    lost: known.map((count, i) => (sum += count) - end[i]!),
  };
  memory.months = { spells, found };
  return found;
}

/** More reasons than this are drawn together. */
const MOST_REASONS = 12;

function reasonsOf(
  basis: ContractBasis,
  now: Stages,
  worth: Float64Array | null,
  scale: number,
  asOf: number,
  { types }: ChurnFunnelOptions,
): Reasons | null {
  const { reason, customers } = basis.table;
  if (reason === null) return null;
  const rows = lastEnds(basis.contracts, now, asOf);
  const counts = new Float64Array(reason.dictionary.offsets.length - 1);
  const sums = new Float64Array(counts.length);
  for (let c = 0; c < customers; c += 1) {
    if (rows[c]! < 0) continue;
    const code = reason.codes[rows[c]!]!;
    counts[code]! += 1;
    if (worth !== null) sums[code]! += worth[c]!;
  }
  const found = [...counts.keys()]
    .filter((code) => code > 0 && counts[code]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = found.length > MOST_REASONS ? found.slice(0, MOST_REASONS - 1) : found;
  const chosen = new Map((types ?? []).map(({ reason: name, type }) => [name, type]));
  const list = own.map((code): ReasonView => {
    const name = textAt(reason.dictionary, code);
    // What is written down of a reason is cut at 80 characters.
    const type = chosen.get(name.slice(0, 80));
    const known = LEAVING_TYPES.find((each) => each === type);
    return {
      name,
      type: known ?? guessLeavingType(name),
      chosen: known !== undefined,
      customers: counts[code]!,
      value: worth === null ? NaN : sums[code]! / scale + 0,
    };
  });
  const rest = found.slice(own.length);
  const together = (name: string | null, codes: readonly number[]): ReasonView => ({
    name,
    type: 'unknown',
    chosen: false,
    customers: codes.reduce((sum, code) => sum + counts[code]!, 0),
    value: worth === null ? NaN : codes.reduce((sum, code) => sum + sums[code]!, 0) / scale + 0,
  });
  if (rest.length > 0) list.push(together('', rest));
  if (counts[0]! > 0) list.push(together(null, [0]));
  const place = new Uint16Array(counts.length).fill(own.length);
  own.forEach((code, i) => (place[code] = i));
  place[0] = list.length - 1;
  const of = new Uint16Array(customers).fill(NO_MARK_16);
  for (let c = 0; c < customers; c += 1) if (rows[c]! >= 0) of[c] = place[reason.codes[rows[c]!]!]!;
  return { of, list };
}

function typesOf(reasons: readonly ReasonView[]): ChurnFunnelView['types'] {
  return LEAVING_TYPES.map((type: LeavingType) => {
    const own = reasons.filter((reason) => reason.type === type);
    return {
      type,
      customers: own.reduce((sum, { customers }) => sum + customers, 0),
      value: own.reduce((sum, { value }) => sum + (Number.isNaN(value) ? 0 : value), 0),
    };
  });
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function churnFunnelMarks({
  basis,
  now,
  flows,
  silence,
  reasons,
}: ChurnFunnelResult): Readonly<Record<string, MarkSet>> {
  const size = basis.table.customers;
  const make = (): Uint16Array => new Uint16Array(size).fill(NO_MARK_16);
  const [stage, flow, type] = [make(), make(), make()];
  for (let c = 0; c < size; c += 1) {
    if (now.stage[c] === NOT_YET) continue;
    stage[c] = now.stage[c]!;
    flow[c] = flows.cell[c]!;
    const reason = reasons?.of[c] ?? NO_MARK_16;
    if (reason !== NO_MARK_16 && reasons) type[c] = LEAVING_TYPES.indexOf(reasons.list[reason]!.type);
  }
  return {
    stage: { of: stage, count: CHURN_STAGES.length },
    flow: { of: flow, count: (NOT_YET + 1) * CHURN_STAGES.length },
    silence: { of: silence?.bar.slice() ?? make(), count: silence?.counts.length ?? 1 },
    reason: { of: reasons?.of.slice() ?? make(), count: Math.max(1, reasons?.list.length ?? 1) },
    type: { of: type, count: LEAVING_TYPES.length },
  };
}
