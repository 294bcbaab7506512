/** Who is lost: since when, of which grade, for which reason, and how often such silences have ended by themselves. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import { descendingOrder } from '../../lib/sort-order.ts';
import { allowanceOf } from '../../models/churn-spells.ts';
import type { SurvivalCurve } from '../../models/kaplan-meier.ts';
import { assignTiers } from '../../models/tiers.ts';
import { silenceCurve, silencesOfPurchases, silencesOfSpells, type Silences } from '../../models/win-back.ts';
import type { ChurnBasis, ContractBasis, OrderBasis } from '../churn-basis.ts';
import { GRADES, type WinBackOptions } from './options.ts';
import { MOST_REASONS, type ColumnView } from './view.ts';

/** Mean days of a month. */
export const MONTH = 365.25 / 12;

/** Arrays have one entry a lost customer, in the order of the file, unless told otherwise. */
export interface Lost {
  /** customer of the file */
  readonly index: Uint32Array;
  /** days since the last purchase, or since the subscription ended */
  readonly silence: Int32Array;
  readonly grade: Uint8Array;
  readonly column: Uint8Array;
  readonly columns: readonly ColumnView[];
  /** code of the reason; `null` without reasons */
  readonly reason: Uint32Array | null;
  /** by code; `null` where none was given */
  readonly reasonNames: readonly (string | null)[];
  /** money so far (months so far where there is none) */
  readonly paid: Float64Array;
  readonly gradeBy: 'paid' | 'time';
  /** of everybody, and of each grade */
  readonly curve: SurvivalCurve | null;
  readonly curves: readonly (SurvivalCurve | null)[];
  /** silences that ended by themselves */
  readonly returns: number;
  /** customers who ever bought, and those lost but silent too long */
  readonly customers: number;
  readonly tooLong: number;
  /** subscriptions: money a month of each; NaN where unknown */
  readonly fee: Float64Array | null;
  /** subscriptions: ends for each month of a customer; NaN for orders */
  readonly monthlyLoss: number;
  /** orders: mean interval and purchases of each */
  readonly interval: Float64Array | null;
  readonly purchases: Uint32Array | null;
}

export function findLost(basis: ChurnBasis, options: WinBackOptions): Lost {
  return basis.kind === 'orders' ? lostOfOrders(basis, options) : lostOfContracts(basis, options);
}

function lostOfOrders(basis: OrderBasis, options: WinBackOptions): Lost {
  const { purchases, rhythms, until } = basis;
  const { customers, start, day, money, scale, buyers } = purchases;
  const rule =
    options.lostBy === 'days'
      ? ({ by: 'days', days: options.days } as const)
      : ({ by: 'rhythm', multiple: options.factor } as const);
  const index: number[] = [];
  const paidByAll = new Float64Array(customers).fill(NaN);
  const bands: number[] = [];
  let tooLong = 0;
  for (let c = 0; c < customers; c += 1) {
    const [begin, stop] = [start[c]!, start[c + 1]!];
    if (begin === stop) continue;
    let sum = 0;
    if (money) for (let i = begin; i < stop; i += 1) sum += money[i]!;
    else sum = stop - begin;
    paidByAll[c] = money ? sum / scale : sum;
    const silence = until - day[stop - 1]!;
    const allowed = allowanceOf(rule, rhythms, stop - 1);
    if (silence <= allowed) continue;
    if (options.longest !== null && silence > options.longest) {
      tooLong += 1;
      continue;
    }
    index.push(c);
    // Silence in units of what was allowed; nothing allowed is an endless multiple.
    const multiple = allowed > 0 ? silence / allowed : Infinity;
    bands.push(multiple <= 2 ? 0 : multiple <= 4 ? 1 : 2);
  }
  const grades = gradesOf(paidByAll, options);
  const silences = silencesOfPurchases(purchases, until, grades, GRADES.length);
  const at = Uint32Array.from(index);
  return {
    index: at,
    silence: Int32Array.from(at, (c) => until - day[start[c + 1]! - 1]!),
    grade: Uint8Array.from(at, (c) => grades[c]!),
    column: Uint8Array.from(bands),
    columns: [
      { kind: 'silence', from: 1, to: 2 },
      { kind: 'silence', from: 2, to: 4 },
      { kind: 'silence', from: 4, to: Infinity },
    ],
    reason: null,
    reasonNames: [],
    paid: Float64Array.from(at, (c) => paidByAll[c]!),
    gradeBy: money ? 'paid' : 'time',
    ...curvesOf(silences),
    customers: buyers,
    tooLong,
    fee: null,
    monthlyLoss: NaN,
    interval: Float64Array.from(at, (c) => rhythms.interval[start[c + 1]! - 1]!),
    purchases: Uint32Array.from(at, (c) => start[c + 1]! - start[c]!),
  };
}

function lostOfContracts(basis: ContractBasis, options: WinBackOptions): Lost {
  const { contracts, until, table } = basis;
  const { customers, start, from, to, parts, partFrom, partTo, partFee, partRow, scale } = contracts;
  const months = { month: 1, quarter: 3, year: 12 }[options.feePeriod];
  const index: number[] = [];
  const paidByAll = new Float64Array(customers).fill(NaN);
  let [tooLong, all, ends, time] = [0, 0, 0, 0];
  for (let c = 0; c < customers; c += 1) {
    const [begin, stop] = [start[c]!, start[c + 1]!];
    if (begin === stop) continue;
    all += 1;
    let paid = 0;
    for (let q = parts[c]!; q < parts[c + 1]!; q += 1) {
      const length = (Math.min(partTo[q]!, until + 1) - partFrom[q]!) / MONTH;
      paid += partFee === null ? length : (length * partFee[q]!) / scale / months;
    }
    paidByAll[c] = paid;
    for (let s = begin; s < stop; s += 1) {
      time += Math.min(to[s]!, until + 1) - from[s]!;
      if (to[s]! <= until) ends += 1;
    }
    const silence = until - to[stop - 1]!;
    if (silence < 0) continue;
    if (options.longest !== null && silence > options.longest) tooLong += 1;
    else index.push(c);
  }
  const grades = gradesOf(paidByAll, options);
  const silences = silencesOfSpells(contracts, until, grades, GRADES.length);
  const at = Uint32Array.from(index);
  const lastRow = Uint32Array.from(at, (c) => partRow[lastPart(partTo, parts[c]!, parts[c + 1]!)]!);
  const reason = table.reason;
  const codes = reason === null ? null : Uint32Array.from(lastRow, (row) => reason.codes[row]!);
  const { column, columns, names } = reasonColumns(basis, codes);
  return {
    index: at,
    silence: Int32Array.from(at, (c) => until - to[start[c + 1]! - 1]!),
    grade: Uint8Array.from(at, (c) => grades[c]!),
    column,
    columns,
    reason: codes,
    reasonNames: names,
    paid: Float64Array.from(at, (c) => paidByAll[c]!),
    gradeBy: partFee ? 'paid' : 'time',
    ...curvesOf(silences),
    customers: all,
    tooLong,
    fee: table.fee === null ? null : Float64Array.from(lastRow, (row) => table.fee![row]! / months),
    monthlyLoss: time > 0 ? ends / (time / MONTH) : NaN,
    interval: null,
    purchases: null,
  };
}

/** The subscription that ended last. */
function lastPart(partTo: Int32Array, begin: number, stop: number): number {
  let last = begin;
  for (let q = begin + 1; q < stop; q += 1) if (partTo[q]! >= partTo[last]!) last = q;
  return last;
}

/** The commonest reasons, the rarer ones as one, and those without. */
function reasonColumns(
  { table }: ContractBasis,
  codes: Uint32Array | null,
): {
  readonly column: Uint8Array;
  readonly columns: readonly ColumnView[];
  readonly names: readonly (string | null)[];
} {
  if (codes === null || table.reason === null)
    return {
      column: new Uint8Array(codes?.length ?? table.customers),
      columns: [{ kind: 'reason', name: null }],
      names: [],
    };
  const { dictionary } = table.reason;
  const size = sizeOf(dictionary);
  const names = Array.from({ length: size }, (_, code) => (code === 0 ? null : textAt(dictionary, code)));
  const counts = new Uint32Array(size);
  for (const code of codes) counts[code]! += 1;
  const found = [...counts.keys()].filter((code) => counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = found.length > MOST_REASONS ? found.slice(0, MOST_REASONS - 1) : found;
  const place = new Uint8Array(size).fill(own.length);
  own.forEach((code, k) => (place[code] = k));
  return {
    column: Uint8Array.from(codes, (code) => place[code]!),
    columns: [
      ...own.map((code): ColumnView => ({ kind: 'reason', name: names[code]! })),
      ...(own.length < found.length ? [{ kind: 'reason', name: '' } as const] : []),
    ],
    names,
  };
}

/** Grades among everybody who ever bought; equal payments are never parted. @param paid NaN where there is nobody */
function gradesOf(paid: Float64Array, { gradeHigh, gradeMiddle }: WinBackOptions): Uint8Array {
  let buyers = 0;
  for (let c = 0; c < paid.length; c += 1) if (!Number.isNaN(paid[c]!)) buyers += 1;
  const present = new Uint32Array(buyers);
  const values = new Float64Array(buyers);
  for (let c = 0, k = 0; c < paid.length; c += 1) {
    if (Number.isNaN(paid[c]!)) continue;
    present[k] = c;
    values[k] = paid[c]!;
    k += 1;
  }
  const bound = (percent: number): number => Math.min(values.length, Math.ceil((percent / 100) * values.length - 1e-9));
  const tiers = assignTiers(descendingOrder(values), values, [
    bound(gradeHigh),
    bound(Math.min(100, gradeHigh + gradeMiddle)),
  ]);
  const grades = new Uint8Array(paid.length).fill(255);
  for (let k = 0; k < buyers; k += 1) grades[present[k]!] = tiers[k]!;
  return grades;
}

function curvesOf(silences: readonly Silences[]): Pick<Lost, 'curve' | 'curves' | 'returns'> {
  const add = (kind: keyof Silences): Float64Array =>
    silences[0]![kind].map((_, length) => silences.reduce((sum, each) => sum + each[kind][length]!, 0));
  const all = { returned: add('returned'), open: add('open') };
  return {
    curve: silenceCurve(all),
    curves: silences.map(silenceCurve),
    returns: all.returned.reduce((sum, count) => sum + count, 0),
  };
}
