/** What each expert says in each round. */

import { createRandom, normal } from '../half-sugar/random.ts';
import { CRITERIA, DISPERSION, EXPERTS, LEAST, ROUNDS, STUBBORN, WAVERING, YIELDING } from './catalogue.ts';

/** One answer sheet: whole points that come to 100. */
export interface Sheet {
  readonly expert: number;
  readonly round: number;
  readonly points: readonly number[];
}

/** All sheets without flaws, round by round. */
export function drawSheets(seed: number): readonly Sheet[] {
  const random = createRandom(seed);
  let opinions = Array.from({ length: EXPERTS }, (_, expert) =>
    CRITERIA.map(([, weight], i) =>
      expert === STUBBORN.expert && i === STUBBORN.criterion
        ? STUBBORN.points
        : Math.max(LEAST, weight * (1 + DISPERSION * normal(random))),
    ),
  );
  const sheets: Sheet[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0) {
      const medians = CRITERIA.map((_, i) => median(opinions.map((opinion) => opinion[i]!)));
      opinions = opinions.map((opinion, expert) =>
        opinion.map((value, i) => {
          const noise = WAVERING * normal(random);
          if (expert === STUBBORN.expert && i === STUBBORN.criterion) return STUBBORN.points;
          return Math.max(LEAST, value + YIELDING * (medians[i]! - value) + noise);
        }),
      );
    }
    opinions.forEach((opinion, expert) => sheets.push({ expert, round, points: toHundred(opinion) }));
  }
  return sheets;
}

/** Whole points by the largest remainders. */
function toHundred(opinion: readonly number[]): number[] {
  const sum = opinion.reduce((all, value) => all + value, 0);
  const exact = opinion.map((value) => (value / sum) * 100);
  const points = exact.map(Math.floor);
  const left = 100 - points.reduce((all, value) => all + value, 0);
  const order = [...exact.keys()].sort((a, b) => exact[b]! - points[b]! - (exact[a]! - points[a]!) || a - b);
  for (const i of order.slice(0, left)) points[i]! += 1;
  return points;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
