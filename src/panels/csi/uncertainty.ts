/** How sure the model is: respondents drawn again. Kept with the fit, so that only a changed model draws anew. */

import { createRandom } from '../../lib/random.ts';
import { bootstrapPls, type Limits, type PlsBootstrap, type PlsBootstrapped } from '../../models/pls-bootstrap.ts';
import type { ComputeJob } from '../contract.ts';
import { createMemory } from '../memory.ts';
import type { Fitted } from './fitted.ts';
import type { CsiOptions } from './options.ts';

export interface Resampled {
  readonly bootstrap: PlsBootstrap;
  readonly kind: CsiOptions['interval'];
}

const MEMORY = createMemory(6);

/** What the automatic number may cost, in multiplications: some seconds. */
const MOST_WORK = 1.6e9;
/** Leaving respondents out, for accelerated intervals, costs as much as so many samples. */
const JACKKNIFE = 400;
const USUAL = 1000;
const FEWEST = 200;

/** Number of samples: as chosen, or as many up to 1,000 as take a few seconds; 0 where even 200 would take long. */
export function resamplesFor(chosen: CsiOptions['resamples'], respondents: number, items: number): number {
  if (chosen !== 'auto') return Number(chosen);
  const affordable = Math.floor(MOST_WORK / (respondents * items * items)) - Math.min(JACKKNIFE, respondents);
  return affordable < FEWEST ? 0 : affordable < USUAL ? FEWEST : USUAL;
}

/** @returns `null` where no two samples could be estimated @param share of the whole work done before, and after */
export async function resample(
  fitted: Fitted,
  replicates: number,
  { seed, signs, interval }: CsiOptions,
  job: ComputeJob,
  [from, to]: readonly [number, number],
): Promise<Resampled | null> {
  const key = `${replicates} ${seed} ${signs}`;
  let bootstrap = MEMORY.get<PlsBootstrap | null>(fitted, key);
  if (bootstrap === undefined) {
    const done = await bootstrapPls(fitted.prepared, {
      replicates,
      signs,
      random: createRandom(seed),
      progress: (share) => job.progress(from + (to - from) * share),
      pause: () => job.pause(),
    });
    bootstrap = done.ok ? done.value : null;
    MEMORY.set(fitted, key, bootstrap);
  }
  return bootstrap === null ? null : { bootstrap, kind: interval };
}

/** Limits of one estimate by the chosen kind; NaN where there are none. */
export function limitsOf(one: PlsBootstrapped | null | undefined, kind: Resampled['kind']): Limits {
  if (!one) return [NaN, NaN];
  return kind === 'percentile' ? one.percentile : kind === 'bias-corrected' ? one.corrected : one.accelerated;
}

/** Whether an interval excludes 0; `null` where there is none. */
export function excludesZero([low, high]: Limits): boolean | null {
  return Number.isNaN(low) || Number.isNaN(high) ? null : low > 0 || high < 0;
}
