/** Whether the model foretells answers it has not seen. Kept with the fit. */

import { createRandom } from '../../lib/random.ts';
import { predictPls, type PlsPrediction } from '../../models/pls-predict.ts';
import type { ComputeJob } from '../contract.ts';
import { createMemory } from '../memory.ts';
import type { Fitted } from './fitted.ts';

const MEMORY = createMemory(6);
const FOLDS = 10;
/** Multiplications that are worth it without being asked. */
const MOST_WORK = 1.2e9;

/** @returns `null` where the respondents are too few or too many for it */
export async function predictModel(
  fitted: Fitted,
  seed: number,
  job: ComputeJob,
  [from, to]: readonly [number, number],
): Promise<PlsPrediction | null> {
  const { answers } = fitted.prepared;
  const once = FOLDS * answers.rows * answers.items ** 2;
  const repeats = Math.min(10, Math.floor(MOST_WORK / once));
  if (repeats < 1) return null;
  const key = `predict ${seed}`;
  const kept = MEMORY.get<PlsPrediction | null>(fitted, key);
  if (kept !== undefined) return kept;
  const predicted = await predictPls(fitted.prepared, {
    folds: FOLDS,
    repeats,
    random: createRandom(seed),
    progress: (share) => job.progress(from + (to - from) * share),
    pause: () => job.pause(),
  });
  const found = predicted.ok ? predicted.value : null;
  MEMORY.set(fitted, key, found);
  return found;
}
