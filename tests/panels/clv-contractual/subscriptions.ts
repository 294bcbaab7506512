/** Hand-made tables of subscriptions and of retention, and the panel run on them. */

import { NO_TABLES, type RetentionTable, type Subscriptions, type Tables } from '../../../src/data/tables.ts';
import { dayFromIso, MISSING_DAY } from '../../../src/lib/days.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { shiftedBetaGeometric } from '../../../src/models/shifted-beta-geometric.ts';
import {
  computeClvContractual,
  selectClvContractual,
  type ClvContractualResult,
} from '../../../src/panels/clv-contractual/compute.ts';
import { CLV_CONTRACTUAL_OPTIONS, type ClvContractualOptions } from '../../../src/panels/clv-contractual/options.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { encode } from '../orders.ts';

export type SubscriptionRow = readonly [customer: string, start: string, end: string | null, fee?: number];

export const INITIAL = initialOptions<ClvContractualOptions>(CLV_CONTRACTUAL_OPTIONS);

export function subscriptionsFrom(rows: readonly SubscriptionRow[], lastDay: string): Subscriptions {
  const names = encode(rows.map(([customer]) => customer));
  const size = names.dictionary.offsets.length - 2;
  return {
    kind: 'subscriptions',
    rows: rows.length,
    customers: size,
    customerCodes: Uint32Array.from({ length: size }, (_, i) => i + 1),
    customerNames: names.dictionary,
    customer: names.codes.map((code) => code - 1),
    start: Int32Array.from(rows, ([, start]) => dayFromIso(start)!),
    end: Int32Array.from(rows, ([, , end]) => (end === null ? MISSING_DAY : dayFromIso(end)!)),
    lastDay: dayFromIso(lastDay)!,
    fee: rows.some(([, , , fee]) => fee !== undefined) ? Float64Array.from(rows, ([, , , fee]) => fee ?? NaN) : null,
    reason: null,
    currency: 'CNY',
    attributes: [],
    sourceRow: null,
  };
}

/** Customers who begin in 2020 and 2021 and renew every month as a shifted-beta-geometric says. */
export function simulatedSubscriptions(customers: number, alpha: number, beta: number, seed: number): Subscriptions {
  const random = createRandom(seed);
  const lives = shiftedBetaGeometric.simulate({ alpha, beta }, customers, random);
  const month = (k: number): string => `${2020 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}-15`;
  const rows = Array.from(lives, (life, i): SubscriptionRow => {
    const start = Math.floor(24 * random.next());
    return [`c${i}`, month(start), start + life <= 36 ? month(start + life) : null, 30];
  });
  return subscriptionsFrom(rows, '2023-01-15');
}

export function retentionFrom(
  rows: readonly (readonly [cohort: string, period: number, retained: number])[],
): RetentionTable {
  return {
    kind: 'retention',
    rows: rows.length,
    cohort: encode(rows.map(([cohort]) => cohort)),
    period: Float64Array.from(rows, ([, period]) => period),
    retained: Float64Array.from(rows, ([, , retained]) => retained),
  };
}

export function resultOf(
  patch: Partial<ClvContractualOptions> = {},
  tables: Partial<Tables> = {},
  keep: Uint8Array | null = null,
): ClvContractualResult {
  const options = { ...INITIAL, ...patch };
  const input = selectClvContractual({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = computeClvContractual(input.value, options);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export function codeOf(patch: Partial<ClvContractualOptions>, tables: Partial<Tables> = {}): string {
  try {
    resultOf(patch, tables);
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
}
