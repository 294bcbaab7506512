/** From an order log, or typed numbers, to the parts of value by customer, rank and group. Linear in lines and customers. */

import { textAt } from '../../data/dictionary.ts';
import type { Orders } from '../../data/orders.ts';
import { sumExactly } from '../../lib/exact-sum.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { abcClasses, abcCurve } from '../../models/abc.ts';
import { eightClasses, rfmDistributions, rfmThresholds } from '../../models/rfm.ts';
import { leadingPart, YEAR } from '../../models/value-parts.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { computeValue, customerAt, selectValue, type ValueBasis, type ValueInput } from '../value-basis.ts';
import { groupsByFirst } from './first-order.ts';
import type { ClvPartsOptions } from './options.ts';
import { LEADING, sumOf, type Amounts, type ClvPartsView, type Levers } from './view.ts';

/** Most bars of the ranking; of the highest customers one each, where asked for, and of the rest in groups. */
const MOST_BARS = 60;
const SINGLE_BARS = 50;
const SILENT_STEPS = 60;
const RFM_CODES = ['111', '101', '011', '001', '110', '100', '010', '000'] as const;
const ABC = ['a', 'b', 'c'] as const;

export interface ClvPartsInput {
  /** `null` where the numbers are typed */
  readonly value: ValueInput | null;
  /** customers of the file, all without a mark while numbers are typed */
  readonly customers: number;
  /** the numbers are typed because there are no orders */
  readonly standsIn: boolean;
}

interface Division {
  /** by position in scope */
  readonly of: Uint8Array | Uint16Array;
  readonly count: number;
}

/** Customers are numbered in scope; `order` gives them by total, the highest first. */
export interface ClvPartsResult {
  readonly view: ClvPartsView;
  readonly input: ClvPartsInput;
  /** `null` where the numbers are typed */
  readonly basis: ValueBasis | null;
  readonly total: Float64Array;
  readonly order: Uint32Array;
  readonly rank: Uint32Array;
  readonly bars: Division;
  readonly groups: Division;
  readonly leading: Uint8Array;
}

export function selectClvParts(
  orders: Orders | null,
  options: ClvPartsOptions,
  context: SelectContext,
): Outcome<ClvPartsInput> {
  const customers = orders?.customers ?? 0;
  const none = orders === null || orders.rows === 0;
  if (options.source === 'typed' || none)
    return succeed({ value: null, customers, standsIn: options.source !== 'typed' });
  const value = selectValue(orders, options, context);
  return value.ok ? succeed({ value: value.value, customers, standsIn: false }) : value;
}

export async function computeClvParts(
  input: ClvPartsInput,
  options: ClvPartsOptions,
  job: ComputeJob,
): Promise<Outcome<ClvPartsResult>> {
  if (input.value === null) return succeed(typedResult(input, options));
  const computed = await computeValue(input.value, options, job);
  if (!computed.ok) return computed;
  await job.pause();
  const basis = computed.value;
  const { parts, money, potential } = basis;
  const { count } = money;
  const total = parts.historical.map((value, i) => value + parts.current[i]! + potential[i]!);
  const curve = abcCurve(total, -1);
  const rank = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) rank[curve.order[at]!] = at;
  const bars = barsOf(rank, options.bars);
  const groups = groupsOf(basis, options, rank, () => abcClasses(curve, total, 0.8, 0.95));
  const leading = leadingPart(parts);
  const amounts = totals(parts);
  const barSums = sumsBy(parts, bars);
  const groupSums = sumsBy(parts, groups);
  const ranges = rankRanges(rank, bars);
  let negative = 0;
  for (let i = 0; i < count; i += 1) if (parts.historical[i]! < 0) negative += 1;
  const leads: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < count; i += 1) leads[leading[i]!]! += 1;
  return succeed({
    view: {
      source: options.future,
      standsIn: false,
      customers: count,
      asOf: money.asOf,
      amounts,
      total: sumOf(amounts),
      bars: barSums.map((stack, bar) => ({ ...stack, ...ranges[bar]! })),
      groups: groupSums.map((stack, group) => ({ ...stack, name: groups.names[group]! })),
      groupsBy: groups.by,
      leading: leads,
      negative,
      crossBuyBy: basis.crossBuyBy,
      multiple: basis.multiple,
      meanYearly: basis.meanYearly,
      newCustomer: basis.newCustomer,
      levers: leversOf(basis),
    },
    input,
    basis,
    total,
    order: curve.order,
    rank,
    bars,
    groups,
    leading,
  });
}

/** All mark sets, over the customers of the file; empty of customers while the numbers are typed. */
export function clvPartsMarks({
  basis,
  bars,
  groups,
  leading,
  input,
}: ClvPartsResult): Readonly<Record<string, MarkSet>> {
  const spread = (of: Uint8Array | Uint16Array): Uint16Array => {
    const all = new Uint16Array(input.customers).fill(NO_MARK_16);
    if (basis !== null) for (let i = 0; i < of.length; i += 1) all[customerAt(basis.money, i)] = of[i]!;
    return all;
  };
  return {
    bar: { of: spread(bars.of), count: bars.count },
    group: { of: spread(groups.of), count: groups.count },
    part: { of: spread(leading), count: LEADING.length },
  };
}

function typedResult(input: ClvPartsInput, options: ClvPartsOptions): ClvPartsResult {
  const amounts: Amounts = [options.typedHistorical, options.typedCurrent, options.typedPotential, 0];
  const one = { of: new Uint8Array(0), count: 1 };
  const largest = leadingPart({
    historical: Float64Array.of(amounts[0]),
    current: Float64Array.of(amounts[1]),
    crossBuy: Float64Array.of(amounts[2]),
    referral: Float64Array.of(0),
  })[0]!;
  const leads: [number, number, number, number] = [0, 0, 0, 0];
  leads[largest] = 1;
  return {
    view: {
      source: 'typed',
      standsIn: input.standsIn,
      customers: 1,
      asOf: 0,
      amounts,
      total: sumOf(amounts),
      bars: [{ customers: 1, amounts, from: 1, to: 1 }],
      groups: [{ customers: 1, amounts, name: message('clv-parts.group-one') }],
      groupsBy: 'class',
      leading: leads,
      negative: amounts[0] < 0 ? 1 : 0,
      crossBuyBy: 'none',
      multiple: NaN,
      meanYearly: NaN,
      newCustomer: NaN,
      levers: null,
    },
    input,
    basis: null,
    total: Float64Array.of(sumOf(amounts)),
    order: Uint32Array.of(0),
    rank: Uint32Array.of(0),
    bars: one,
    groups: one,
    leading: new Uint8Array(0),
  };
}

function barsOf(rank: Uint32Array, how: ClvPartsOptions['bars']): Division {
  const n = rank.length;
  const count = Math.min(n, MOST_BARS);
  const of = new Uint8Array(n);
  const singles = how === 'top' && n > MOST_BARS ? SINGLE_BARS : 0;
  for (let i = 0; i < n; i += 1) {
    const at = rank[i]!;
    of[i] = at < singles ? at : singles + Math.floor(((count - singles) * (at - singles)) / (n - singles));
  }
  return { of, count };
}

function rankRanges(rank: Uint32Array, { of, count }: Division): { readonly from: number; readonly to: number }[] {
  const [from, to] = [new Uint32Array(count).fill(0xffffffff), new Uint32Array(count)];
  for (let i = 0; i < rank.length; i += 1) {
    const [bar, at] = [of[i]!, rank[i]! + 1];
    if (at < from[bar]!) from[bar] = at;
    if (at > to[bar]!) to[bar] = at;
  }
  return Array.from(from, (low, bar) => ({ from: low, to: to[bar]! }));
}

interface Groups extends Division {
  readonly names: readonly Message[];
  readonly by: ClvPartsView['groupsBy'];
}

function groupsOf(basis: ValueBasis, options: ClvPartsOptions, rank: Uint32Array, classes: () => Uint8Array): Groups {
  const { money, input } = basis;
  const n = money.count;
  if (options.groups === 'decile') {
    const count = Math.min(10, n);
    return {
      of: Uint8Array.from(rank, (at) => Math.floor((count * at) / n)),
      count,
      names: Array.from({ length: count }, (_, i) =>
        message('clv-parts.group-decile', { from: i / count, to: (i + 1) / count }),
      ),
      by: 'decile',
    };
  }
  if (options.groups === 'rfm') {
    const recency = money.lastDay.map((last) => money.asOf - last);
    const values = { r: recency, f: money.frequency, m: money.revenue };
    const thresholds = rfmThresholds(values, rfmDistributions(values), 'mean', input.orders.amountDecimals);
    return {
      of: eightClasses(values, thresholds),
      count: RFM_CODES.length,
      names: RFM_CODES.map((code) => message(`clv-parts.class-${code}`)),
      by: 'rfm',
    };
  }
  const key = options.groups === 'channel' ? input.orders.channel : columnOf(input.orders, options.groupColumn?.[0]);
  if ((options.groups === 'channel' || options.groups === 'column') && key !== null) {
    const { of, codes } = groupsByFirst(input.orders, money, key);
    const names = codes.map((code) =>
      code === 0
        ? message('clv-parts.group-missing')
        : code < 0
          ? message('clv-parts.group-other')
          : message('clv-parts.group-text', { text: textAt(key.dictionary, code) }),
    );
    return { of, count: names.length, names, by: options.groups };
  }
  return { of: classes(), count: 3, names: ABC.map((code) => message(`clv-parts.group-${code}`)), by: 'class' };
}

function columnOf(orders: Orders, id: string | undefined): Orders['channel'] {
  const found = orders.attributes.find((attribute) => attribute.id === id)?.column;
  if (found?.kind !== 'text') return null;
  const { sourceRow } = orders;
  if (sourceRow === null) return found;
  return {
    codes: Uint32Array.from(sourceRow.subarray(0, orders.rows), (row) => found.codes[row]!),
    dictionary: found.dictionary,
  };
}

function totals({ historical, current, crossBuy, referral }: ValueBasis['parts']): Amounts {
  return [sumExactly(historical), sumExactly(current), sumExactly(crossBuy), sumExactly(referral)];
}

/** Sums of a division; plain additions, since they are drawn and not reckoned on. */
function sumsBy(
  { historical, current, crossBuy, referral }: ValueBasis['parts'],
  { of, count }: Division,
): { readonly customers: number; readonly amounts: Amounts }[] {
  const customers = new Uint32Array(count);
  const sums = new Float64Array(4 * count);
  for (let i = 0; i < of.length; i += 1) {
    const at = 4 * of[i]!;
    customers[of[i]!]! += 1;
    sums[at]! += historical[i]!;
    sums[at + 1]! += current[i]!;
    sums[at + 2]! += crossBuy[i]!;
    sums[at + 3]! += referral[i]!;
  }
  return Array.from(customers, (members, mark) => ({
    customers: members,
    amounts: [sums[4 * mark]!, sums[4 * mark + 1]!, sums[4 * mark + 2]!, sums[4 * mark + 3]!],
  }));
}

/** Yearly margin by how long a customer has been silent, so that the page can tell which retention gives a sum. */
function leversOf({ money, yearly, there }: ValueBasis): Levers {
  const { asOf, lastDay, known, open } = money;
  const longest = there === null ? 0 : asOf - money.earliest;
  const step = Math.max(longest, 1) / SILENT_STEPS / YEAR;
  const silent = new Float64Array(there === null ? 1 : SILENT_STEPS + 1);
  for (let i = 0; i < yearly.length; i += 1)
    silent[there === null ? 0 : Math.floor((asOf - lastDay[i]!) / YEAR / step)]! += yearly[i]!;
  return { known: sumExactly(known), open: sumExactly(open), silent, step };
}
