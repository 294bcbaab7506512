/** What is asked of the customers of Half-Sugar Tea (半糖茶铺), and the known truth behind their answers. */

/** Columns in their order. */
export const COLUMNS = [
  '会员编号',
  '日期',
  '推荐意愿(0-10)',
  '总体满意度',
  '再次购买意愿',
  '期望',
  '感知',
  '口味',
  '速度',
  '价格',
  '环境',
  '附近奶茶店',
  '门店',
  '渠道',
] as const;

/** Words of the four drivers, from 5 down to 1, and the least impression each needs. */
export const WORDS = ['非常满意', '满意', '一般', '不满意', '非常不满意'] as const;
export const WORD_LIMITS = [0.9, -0.1, -1, -1.8] as const;

/**
 * What makes people recommend: effect of one standard deviation of the impression on the log odds of a higher answer.
 * The surroundings have none, though they go with the others: people who like one thing like everything a little more.
 */
export const DRIVERS: readonly (readonly [name: string, effect: number])[] = [
  ['口味', 0.9],
  ['速度', 0.5],
  ['价格', 0.4],
  ['环境', 0],
];

/** Share of an impression that is the person's general liking: the correlation of two impressions is its square. */
export const COMMON = 0.6;

/** Log odds of recommending with at least 1, 2 … 10 are the sum of effects less these. */
export const THRESHOLDS = [-5.6, -5.1, -4.5, -3.9, -3.2, -2.5, -1.75, -0.95, -0.1, 1.25] as const;

/** From 2025-03 a cup costs a yuan more: the impression of the price falls by so much. Months count from 2024-01. */
export const PRICE_RISE = { month: 14, effect: -1.2 } as const;

/** Somebody who is about to order for the last time is so much less pleased, in log odds. */
export const LEAVING = -1.4;

/** Share in hundredths, and what is different there: impression of speed, of surroundings. */
export const STORES: readonly (readonly [name: string, share: number, speed: number, surroundings: number])[] = [
  ['西湖店', 36, 0, 0.3],
  ['滨江店', 27, -0.8, 0],
  ['城西店', 22, 0.2, -0.2],
  ['大学城店', 15, 0.3, 0],
];

/** Share in hundredths, and what is different: impression of taste, of speed. */
export const CHANNELS: readonly (readonly [name: string, share: number, taste: number, speed: number])[] = [
  ['门店', 45, 0.1, 0],
  ['小程序', 30, 0.05, 0.3],
  ['外卖', 25, -0.35, -0.3],
];

/**
 * How many milk-tea shops are nearby: share in hundredths, and the mean repurchase intention (1–10) of people whose satisfaction is
 * 1 … 10. Where there are many, only the fully satisfied stay; where there are few, people come again whatever they feel.
 */
export const RIVALRY: readonly (readonly [name: string, share: number, loyalty: readonly number[]])[] = [
  ['多', 45, [1.5, 1.6, 1.8, 2.1, 2.6, 3.4, 4.7, 6.5, 8.2, 9.2]],
  ['中', 33, [2.4, 2.8, 3.4, 4.1, 4.9, 5.8, 6.7, 7.5, 8.2, 8.7]],
  ['少', 22, [6, 6.3, 6.6, 6.9, 7.2, 7.4, 7.6, 7.8, 8, 8.1]],
];

/** Mean of what people expect before they buy, and of what they perceive with an impression of 0; one standard deviation of each. */
export const EXPECTED = { mean: 7.2, spread: 1.1 } as const;
export const PERCEIVED = { mean: 7, spread: 1.35 } as const;

/** Answer sheets: so many a month for 24 months from 2024-01. */
export const MONTHS = 24;
export const PER_MONTH = 100;
/** Of 100 answer sheets those of members of the shop; the others are of people without a card. */
export const MEMBER_SHARE = 70;
export const OTHERS = 640;

/** What is wrong with the file on purpose. */
export const FLAWS = {
  /** answers left blank in each of the nine answer columns but the first */
  blank: 40,
  /** recommendations left blank */
  unsaid: 24,
  /** recommendations of 11 or 99 */
  outside: 4,
  /** words of a driver that are on no list */
  unmapped: 5,
  /** days that cannot be read */
  undated: 3,
} as const;
