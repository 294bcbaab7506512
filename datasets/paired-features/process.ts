/** Who is shown which pairs, and what they choose. */

import { drawTruth as drawMembers } from '../half-sugar/generate.ts';
import { createRandom, type Random } from '../half-sugar/random.ts';
import { CARELESS, FEATURES, JUDGES, PAIRS } from './catalogue.ts';

export interface Choice {
  /** number of the member, from 0 */
  readonly member: number;
  readonly chosen: number;
  readonly other: number;
  readonly careless: boolean;
}

/** Judge after judge, in the order the pairs were shown. */
export function drawChoices(seed: number): readonly Choice[] {
  const random = createRandom(seed);
  const { members } = drawMembers();
  const everyone = Array.from({ length: members.orders.length }, (_, member) => member);
  const judges = shuffled(everyone, JUDGES, random).sort((a, b) => a - b);
  const careless = new Set(shuffled(judges, CARELESS, random));
  const pairs = FEATURES.flatMap((_, i) => FEATURES.flatMap((_other, j) => (j > i ? [[i, j] as const] : [])));
  return judges.flatMap((member) =>
    shuffled(pairs, PAIRS, random).map(([i, j]): Choice => {
      const [first, second] = random() < 0.5 ? [i, j] : [j, i];
      const [a, b] = [FEATURES[first]![1], FEATURES[second]![1]];
      const chance = careless.has(member) ? 1 : a / (a + b);
      const won = random() < chance;
      return {
        member,
        chosen: won ? first : second,
        other: won ? second : first,
        careless: careless.has(member),
      };
    }),
  );
}

/** The first `count` of a shuffle (Fisher–Yates). */
function shuffled<T>(items: readonly T[], count: number, random: Random): T[] {
  const pool = [...items];
  for (let at = 0; at < count; at += 1) {
    const from = at + Math.floor(random() * (pool.length - at));
    [pool[at], pool[from]] = [pool[from]!, pool[at]!];
  }
  return pool.slice(0, count);
}
