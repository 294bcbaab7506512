/** What is expected of a customer from now on, as the BG/NBD family sees it. */

/** A living customer from now on: phases of the purchase clock with their chances, and the mixing distributions. */
export interface BgFuture {
  readonly k: number;
  /** chance of each phase 0 … k − 1 */
  readonly phases: readonly number[];
  /** shape of λ in phase 0; phase j adds j */
  readonly shape: number;
  /** rate of the gamma distribution of λ */
  readonly beta: number;
  readonly a: number;
  readonly b: number;
}
