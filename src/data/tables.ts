/** All typed tables a data cell can offer to panels. One file is of one kind; the others are `null`. */

import type { OrderKey, Orders } from './orders.ts';
import type { Attribute, CustomerUniverse } from './universe.ts';

/** What the rows of a file are. Guessed from names and values, with a reason, and changeable. */
export type TableKind =
  | 'orders'
  | 'customers'
  | 'events'
  | 'subscriptions'
  | 'durations'
  | 'customer-summary'
  | 'rfm-summary'
  | 'complaints'
  | 'survey'
  | 'comparisons'
  | 'retention'
  | 'channels';

export const TABLE_KINDS: readonly TableKind[] = [
  'orders',
  'customers',
  'events',
  'subscriptions',
  'durations',
  'customer-summary',
  'rfm-summary',
  'complaints',
  'survey',
  'comparisons',
  'retention',
  'channels',
];

/** One row a customer: what is known of each, without anything that happened. */
export interface Customers extends CustomerUniverse {
  readonly kind: 'customers';
  /** columns without a role, row i of each is that of customer `sourceRow?.[i] ?? i` */
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** One row a customer (or a group of equal customers): repeat purchases x, recency t_x, age T as made elsewhere, in a unit the file does not tell. */
export interface CustomerSummaries extends CustomerUniverse {
  readonly kind: 'customer-summary';
  /** length `customers`: repeat transactions, whole, ≥ 0 */
  readonly frequency: Float64Array;
  /** length `customers`: time from the first to the last transaction, 0 where frequency is 0 */
  readonly recency: Float64Array;
  /** length `customers`: time from the first transaction to the end of observation (or number of opportunities) */
  readonly age: Float64Array;
  /** length `customers`: mean money of repeat transactions, NaN where unknown; `null` where there is no such column */
  readonly meanSpend: Float64Array | null;
  /** length `customers`: number of equal customers the row stands for; `null` where one each */
  readonly count: Float64Array | null;
  readonly currency: string | null;
  /** columns without a role, row i of each is that of customer `sourceRow?.[i] ?? i` */
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/**
 * One row a customer with R, F and M as made elsewhere. Not to be taken for {@link CustomerSummaries}: here F counts all purchases,
 * and R the days since the last one.
 */
export interface RfmSummaries extends CustomerUniverse {
  readonly kind: 'rfm-summary';
  /** length `customers`: day of the last purchase, MISSING_DAY where there is none; `null` where the file has no such dates */
  readonly lastDay: Int32Array | null;
  /** length `customers`: whole days since the last purchase on a day the file does not tell, −1 where there is none; `null` without a column */
  readonly days: Int32Array | null;
  /** length `customers`: all purchases, whole, ≥ 0; `null` without a column */
  readonly orders: Float64Array | null;
  /** length `customers`: money of all purchases, NaN where unknown; `null` where the file has neither it nor mean and number */
  readonly total: Float64Array | null;
  /** length `customers`: money of a purchase, NaN where unknown; `null` likewise */
  readonly mean: Float64Array | null;
  /** decimals of `total`, see NumberColumn.decimals; −1 where sums are not exact */
  readonly decimals: number;
  /** length `customers` each: scores given in the file, whole from 1, 0 where unknown, and the largest of them; `null` without the three columns */
  readonly scores: {
    readonly r: Uint8Array;
    readonly f: Uint8Array;
    readonly m: Uint8Array;
    readonly most: number;
  } | null;
  readonly currency: string | null;
  /** columns without a role, row i of each is that of customer `sourceRow?.[i] ?? i` */
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** Whether a complaint was settled: {@link Complaints.resolved}. */
export const OPEN = 0;
export const SETTLED = 1;
export const UNKNOWN_SETTLED = 255;

/** One row a complaint. */
export interface Complaints extends CustomerUniverse {
  readonly kind: 'complaints';
  /** number of complaints used, n */
  readonly rows: number;
  /** whether the file says who complained; else each row is somebody of their own */
  readonly named: boolean;
  /** length n: customer index */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01 */
  readonly day: Int32Array;
  /** last day anything in the file speaks of: until then it is known which complaints were open */
  readonly lastDay: number;
  readonly reason: OrderKey | null;
  readonly category: OrderKey | null;
  readonly channel: OrderKey | null;
  readonly order: OrderKey | null;
  /** length n: {@link OPEN}, {@link SETTLED} or {@link UNKNOWN_SETTLED}; `null` where nothing tells */
  readonly resolved: Uint8Array | null;
  /** length n: days from the complaint to its settlement, ≥ 0, NaN where it is open or unknown; `null` where nothing tells */
  readonly resolution: Float64Array | null;
  /** length n: days from the complaint to the first answer, ≥ 0, NaN where unknown; `null` without a column */
  readonly response: Float64Array | null;
  /** how satisfied the customer was with what was done about it, and the two ends of that scale; `null` without a column */
  readonly recovery: { readonly values: Float64Array; readonly scale: AnswerScale } | null;
  /** length n: money or what it is worth, NaN where there is none; `null` without a column */
  readonly compensation: Float64Array | null;
  readonly currency: string | null;
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** One row a subscription: from a start to an end, or still running. */
export interface Subscriptions extends CustomerUniverse {
  readonly kind: 'subscriptions';
  /** number of subscriptions used, n */
  readonly rows: number;
  /** length n: customer index */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01 */
  readonly start: Int32Array;
  /** length n: MISSING_DAY where it still runs */
  readonly end: Int32Array;
  /** last day anything in the file speaks of: the end of observation unless a person says otherwise */
  readonly lastDay: number;
  /** length n: money a period, NaN where unknown; `null` where there is no such column */
  readonly fee: Float64Array | null;
  /** the column the fee was read from, by row of the file */
  readonly feeColumn?: Attribute | null;
  readonly reason: OrderKey | null;
  readonly currency: string | null;
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** One row something a customer did at a time: an event log. */
export interface Events extends CustomerUniverse {
  readonly kind: 'events';
  /** number of events used, n */
  readonly rows: number;
  /** length n: customer index */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01; rows are in the order of the file, not of time */
  readonly day: Int32Array;
  /** length n: seconds after midnight, below 0 where a row has none; `null` where the log has no times of day */
  readonly seconds: Int32Array | null;
  /** length n: what happened, by its name in the file */
  readonly event: OrderKey;
  /** length n: money of the event, NaN where there is none; `null` where there is no such column */
  readonly amount: Float64Array | null;
  readonly currency: string | null;
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** One row a spell that lasted so long and ended or not: lifetimes as made elsewhere, in a unit the file does not tell. */
export interface Durations extends CustomerUniverse {
  readonly kind: 'durations';
  /** number of spells used, n */
  readonly rows: number;
  /** length n: customer index; without a column of customers each row is one */
  readonly customer: Uint32Array;
  /** length n: time from the start to the end of the spell or of its observation, ≥ 0 */
  readonly duration: Float64Array;
  /** header of the column of lengths, which may tell their unit */
  readonly durationLabel?: string;
  /** length n: 1 where the end was seen (the customer left), 0 where it still ran when last seen (right-censored) */
  readonly ended: Uint8Array;
  /** length n: time from the start at which it came under observation (late entry), 0 where from the start; `null` without a column */
  readonly entry: Float64Array | null;
  /** why it ended; `null` without a column */
  readonly reason: OrderKey | null;
  /** length n: money a period, NaN where unknown; `null` without a column */
  readonly fee: Float64Array | null;
  /** the column the fee was read from, by row of the file */
  readonly feeColumn?: Attribute | null;
  readonly currency: string | null;
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** The two ends of an answer scale and what its numbers were before they were numbers. */
export interface AnswerScale {
  readonly minimum: number;
  readonly maximum: number;
  /** the family of words the answers were read from; `number` where the file has numbers */
  readonly words: ScaleWords;
}

/** Families of answer words that are known in both languages, each with its order. */
export type ScaleWords =
  | 'number'
  | 'satisfaction'
  | 'agreement'
  | 'frequency'
  | 'importance'
  | 'quality'
  | 'likelihood'
  | 'kano'
  | 'yes-no'
  | 'own';

/** A column of a survey that reads as answers on a scale. */
export interface Question {
  /** id of the column in the file */
  readonly id: string;
  readonly label: string;
  /** length n: the answer, NaN where there is none, it is outside the scale, or nobody mapped its words */
  readonly values: Float64Array;
  readonly scale: AnswerScale;
}

/** One row an answer sheet: a respondent, or one asked again. Its questions are the columns that read as answers on a scale. */
export interface Survey extends CustomerUniverse {
  readonly kind: 'survey';
  /** number of answer sheets used, n */
  readonly rows: number;
  /** length n: respondent; without a column of respondents each row is one */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01, MISSING_DAY where unknown; `null` without a column */
  readonly day: Int32Array | null;
  readonly questions: readonly Question[];
  /** every column without a role, questions among them; sheet i is row `sourceRow?.[i] ?? i` of each */
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** One row a judgement of two things: which of them won, how often or by how much. The judges are its persons. */
export interface Comparisons extends CustomerUniverse {
  readonly kind: 'comparisons';
  /** number of judgements used, n */
  readonly rows: number;
  /** length n: judge; one for all rows without a column of judges */
  readonly customer: Uint32Array;
  /** length n: the thing preferred, or the first of the two where `ratio` says which weighs more */
  readonly first: OrderKey;
  readonly second: OrderKey;
  /** length n: how many times as important the first is (Saaty 1/9 … 9), > 0, NaN where unknown; `null` without a column */
  readonly ratio: Float64Array | null;
  /** length n: how often it was judged so, ≥ 0; `null` where once each */
  readonly count: Float64Array | null;
  readonly attributes: readonly Attribute[];
  readonly sourceRow: Uint32Array | null;
}

/** Survivors by period: of each cohort (or of one), how many were still customers after 0, 1, 2 … periods. No persons. */
export interface RetentionTable {
  readonly kind: 'retention';
  readonly rows: number;
  /** `null` where the file has one cohort */
  readonly cohort: OrderKey | null;
  /** length `rows`: periods since the start, whole, ≥ 0 */
  readonly period: Float64Array;
  /** length `rows`: survivors, as counts, shares or per cent, in the file's own scale */
  readonly retained: Float64Array;
}

/** One row a channel (and maybe a period): what was spent and whom it brought. No persons. */
export interface ChannelSpend {
  readonly kind: 'channels';
  readonly rows: number;
  readonly channel: OrderKey;
  /** length `rows`: money spent */
  readonly spend: Float64Array;
  /** length `rows`: customers acquired; `null` where there is no such column (then they are counted in an order log) */
  readonly acquired: Float64Array | null;
  readonly currency: string | null;
}

export interface Tables {
  readonly orders: Orders | null;
  readonly customers: Customers | null;
  readonly events: Events | null;
  readonly durations: Durations | null;
  readonly summaries: CustomerSummaries | null;
  readonly rfm: RfmSummaries | null;
  readonly complaints: Complaints | null;
  readonly subscriptions: Subscriptions | null;
  readonly survey: Survey | null;
  readonly comparisons: Comparisons | null;
  readonly retention: RetentionTable | null;
  readonly channels: ChannelSpend | null;
}

export const NO_TABLES: Tables = {
  orders: null,
  customers: null,
  events: null,
  durations: null,
  summaries: null,
  rfm: null,
  complaints: null,
  subscriptions: null,
  survey: null,
  comparisons: null,
  retention: null,
  channels: null,
};

/** The customers a data cell knows; `null` where its rows are no persons. */
export function universeOf(tables: Tables): CustomerUniverse | null {
  return (
    tables.orders ??
    tables.customers ??
    tables.events ??
    tables.subscriptions ??
    tables.durations ??
    tables.summaries ??
    tables.rfm ??
    tables.complaints ??
    tables.survey ??
    tables.comparisons
  );
}
