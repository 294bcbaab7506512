/** What the page is told of the weights. Plain data. */

import type { Message } from '../../lib/outcome.ts';
import type { PairFit } from '../../models/ahp.ts';
import type { TypedJudgements } from './judgements.ts';
import type { Method } from './methods.ts';

/** Experts drawn one by one; beyond, only their spread. */
export const MOST_DRAWN = 60;
/** Experts whose weights are drawn as dots; of more the dots run together. */
export const MOST_DOTS = 30;
/** Experts drawn row by row. */
export const MOST_ROWS = 24;

export interface SpreadView {
  readonly low: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly high: number;
  /** NaN for one expert */
  readonly deviation: number;
}

export interface ExpertView {
  readonly name: string;
  /** mark in the set `expert`, −1 where experts are no persons of the file */
  readonly mark: number;
  /** own weights, in the order of the criteria; `null` where the own judgements do not give them */
  readonly weights: readonly number[] | null;
  /** consistency ratio (AHP) or coefficient of consistence (tournament); NaN where there is none */
  readonly consistency: number;
  /** own matrix, row-major; `null` but for the AHP */
  readonly matrix: readonly number[] | null;
}

export interface AgreementView {
  readonly w: number;
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
  readonly pSmall: number;
  /** by all orders there can be; NaN where they are too many to go through */
  readonly pExact: number;
  readonly judges: number;
}

export interface CellView {
  readonly n: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  /** IQR / median; NaN where the median is 0 */
  readonly relative: number;
  /** values of experts, drawn as points; empty where there are many */
  readonly values: readonly number[];
}

export interface RoundView {
  readonly round: number;
  readonly experts: number;
  /** in the order of the criteria */
  readonly cells: readonly CellView[];
  readonly w: number;
  readonly p: number;
  readonly spread: number;
  readonly moved: number;
}

export interface AhpView {
  readonly lambda: number;
  readonly consistencyIndex: number;
  readonly randomIndex: number;
  readonly consistencyRatio: number;
  readonly missing: number;
  /** row-major, of all experts together; NaN is not judged */
  readonly matrix: readonly number[];
  /** the pair most worth another look first */
  readonly pairs: readonly PairFit[];
  /** experts above the limit */
  readonly inconsistent: number;
  /** experts whose own judgements do not link all criteria */
  readonly unlinked: number;
}

export interface PairedView {
  /** row-major: how often i was preferred to j, a tie one half for either */
  readonly wins: readonly number[];
  /** tournament: points before any own point */
  readonly points: readonly number[];
  readonly unjudged: number;
  /** mean circles of three a judge, of those who judged every pair once; NaN where none did */
  readonly triads: number;
  readonly consistence: number;
  readonly judged: number;
  readonly strengths: {
    readonly abilities: readonly number[];
    readonly standardErrors: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
    readonly deviance: number;
    readonly degrees: number;
    readonly p: number;
    /** comparisons imagined for each pair */
    readonly imaginary: number;
  } | null;
  /** why strengths have no finite value without imagined comparisons, or points cannot be set side by side; `null` for neither */
  readonly fault: Message | null;
  /** groups never compared with each other, or of which one never lost to the next, best first; `null` for neither */
  readonly apart: {
    readonly kind: 'unlinked' | 'one-sided';
    /** criteria by place */
    readonly groups: readonly (readonly number[])[];
    /** the groups in words, `A, B | C, D` or `A > B, C` */
    readonly names: Message;
  } | null;
}

export interface WeightsView {
  readonly source: 'typed' | 'survey' | 'comparisons';
  readonly method: Method;
  readonly criteria: readonly string[];
  /** sum 1 */
  readonly computed: readonly number[];
  /** in force: moved by hand, or those computed */
  readonly weights: readonly number[];
  readonly own: boolean;
  /** `null` where there is no own set of weights of any expert */
  readonly spread: readonly SpreadView[] | null;
  /** experts or judges whose answers count */
  readonly experts: number;
  readonly drawn: readonly ExpertView[];
  readonly agreement: AgreementView | null;
  readonly rounds: readonly RoundView[];
  readonly ahp: AhpView | null;
  readonly paired: PairedView | null;
  /** customers that weigh each criterion most, and those of whom several weigh alike; for naming marks */
  readonly firsts: readonly number[];
  /** what is typed in force, or what a file would be as typed; `null` where it is too much to type */
  readonly typed: TypedJudgements | null;
  /** points of a typed sheet that do not come to 100 or 1 were brought there: names with their sums */
  readonly sums: readonly { readonly name: string; readonly sum: number }[];
}
