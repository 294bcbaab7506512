/** Respondents, what they think and what they answer: the known truth behind the survey. */

import { createRandom, normal, type Random } from '../half-sugar/random.ts';
import { AGES, ARROWS, CHANNELS, CONSTRUCTS, ITEMS, MODELS, SEXES, TENURES, type Level } from './catalogue.ts';

export interface Respondent {
  /** positions in SEXES, AGES, MODELS, TENURES, CHANNELS */
  readonly sex: number;
  readonly age: number;
  readonly model: number;
  readonly tenure: number;
  readonly channel: number;
  /** in order of CONSTRUCTS; mean 0 and variance 1 over all */
  readonly constructs: Float64Array;
  /** in order of ITEMS, 1 … 10 as they stand in the file; 0 = not answered */
  readonly answers: Uint8Array;
}

/** A model's coefficients as the generator uses them. */
export interface Structure {
  /** row-major, from row to column */
  readonly arrows: Float64Array;
  /** standard deviation of what is each construct's own, so that each has variance 1 */
  readonly own: Float64Array;
}

const COUNT = CONSTRUCTS.length;
const position = new Map(CONSTRUCTS.map(({ id }, c) => [id, c]));

/** Variance of image between age groups. */
const SHIFTED = AGES.reduce((sum, { share, shift }) => sum + (share / 1000) * shift * shift, 0);

/** Constructs stand in order: each arrow points to a later one. @param model position in MODELS */
export function structureOf(model: number): Structure {
  const arrows = new Float64Array(COUNT * COUNT);
  for (const { from, to, lite, pro } of ARROWS)
    arrows[position.get(from)! * COUNT + position.get(to)!] = model === 0 ? lite : pro;
  const correlations = new Float64Array(COUNT * COUNT);
  const own = new Float64Array(COUNT);
  for (let c = 0; c < COUNT; c += 1) {
    let explained = 0;
    for (let d = 0; d < c; d += 1) {
      let r = 0;
      for (let b = 0; b < c; b += 1) r += arrows[b * COUNT + c]! * correlations[b * COUNT + d]!;
      correlations[c * COUNT + d] = r;
      correlations[d * COUNT + c] = r;
      explained += arrows[d * COUNT + c]! * r;
    }
    correlations[c * COUNT + c] = 1;
    own[c] = Math.sqrt(1 - explained);
  }
  own[0] = Math.sqrt(1 - SHIFTED);
  return { arrows, own };
}

/** Draws respondents with their answers. @param gaps false: every question is answered */
export function drawRespondents(seed: number, count: number, gaps: boolean): Respondent[] {
  const random = createRandom(seed);
  const structures = MODELS.map((_, model) => structureOf(model));
  return Array.from({ length: count }, () => draw(random, structures, gaps));
}

function draw(random: Random, structures: readonly Structure[], gaps: boolean): Respondent {
  const [sex, age, model] = [choose(SEXES, random), choose(AGES, random), choose(MODELS, random)];
  const [tenure, channel] = [choose(TENURES, random), choose(CHANNELS, random)];
  const { arrows, own } = structures[model]!;
  const constructs = new Float64Array(COUNT);
  for (let c = 0; c < COUNT; c += 1) {
    let value = own[c]! * normal(random) + (c === 0 ? AGES[age]!.shift : 0);
    for (let b = 0; b < c; b += 1) value += arrows[b * COUNT + c]! * constructs[b]!;
    constructs[c] = value;
  }
  const answers = Uint8Array.from(ITEMS, ({ construct, loading, mean, spread, reversed, unanswered }) => {
    const alone = Math.sqrt(1 - loading * loading) * normal(random);
    const value = mean + spread * (loading * constructs[position.get(construct)!]! + alone);
    const answer = Math.floor(value < 1 ? 1 : value > 10 ? 10 : value + 0.5);
    // Drawn whether it counts or not, so that the answers are the same with gaps and without.
    const silent = random() * 1000 < unanswered;
    return silent && gaps ? 0 : reversed ? 11 - answer : answer;
  });
  return { sex, age, model, tenure, channel, constructs, answers };
}

function choose(levels: readonly Level[], random: Random): number {
  let rest = random() * 1000;
  for (let i = 0; i < levels.length - 1; i += 1) {
    rest -= levels[i]!.share;
    if (rest < 0) return i;
  }
  return levels.length - 1;
}
