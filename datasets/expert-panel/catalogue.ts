/** What the experts are asked, what they would say in the long run, and how they come together. */

/** Criteria with the weight the panel as a whole leans to, in percent. */
export const CRITERIA = [
  ['口味', 30],
  ['价格', 20],
  ['速度', 16],
  ['环境', 10],
  ['服务', 14],
  ['健康', 10],
] as const;

export const EXPERTS = 12;
export const ROUNDS = 3;

/** Standard deviation of an expert's first opinion about the weight, as a share of it. */
export const DISPERSION = 0.3;
/** How far an opinion moves towards the median of the round before. */
export const YIELDING = 0.5;
/** Standard deviation of what else changes from round to round, in points. */
export const WAVERING = 0.8;
/** Nobody gives less. */
export const LEAST = 2;

/** The expert who holds on to one criterion whatever the others say: number, criterion, points. */
export const STUBBORN = { expert: 6, criterion: 5, points: 30 } as const;

/** Left in the file on purpose, by expert and round, counted from 0. */
export const FLAWS = {
  /** points that do not come to 100: the largest is written 5 too low */
  short: { expert: 3, round: 0 },
  /** one criterion left blank */
  blank: { expert: 8, round: 0, criterion: 3 },
  /** did not answer the last round */
  absent: { expert: 10, round: 2 },
} as const;
