/** What every way of weighing gives back. */

import type { DelphiRound } from '../../models/delphi.ts';
import type { AhpView, PairedView } from './view.ts';

/** What a method makes of the judgements. */
export interface Weighed {
  /** sum 1 */
  readonly weights: Float64Array;
  /** experts with weights of their own, and those weights, row-major */
  readonly experts: Uint32Array;
  readonly own: Float64Array;
  /** by place in `experts` */
  readonly consistency: Float64Array | null;
  readonly matrices: readonly Float64Array[] | null;
  readonly ahp: AhpView | null;
  readonly paired: PairedView | null;
  /** of judges of pairs, who need not have compared all: what each preferred on balance, n where several alike */
  readonly preferred?: ReadonlyMap<number, number>;
  readonly rounds: readonly DelphiRound[];
  /** experts or sheets left out, and why */
  readonly incomplete: number;
  readonly unusable: number;
  /** sheets of earlier rounds */
  readonly earlier: number;
}
