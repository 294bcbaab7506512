/** One operation on vectors. */

import type { Vector } from './vectors.ts';
import type { GroupRows } from './group-rows.ts';

export interface Surroundings {
  readonly rows: number;
  readonly groups: GroupRows;
}

/**
 * @param parts values of the arguments, of the types the operation is for
 * @param setting see TypedCall
 */
export type Operation = (
  parts: readonly Vector[],
  surroundings: Surroundings,
  setting: number | string | null,
) => Vector;
