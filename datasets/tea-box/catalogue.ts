/** What the tea box offers, to whom it came how, and why people left: words of the file and the known numbers behind them. */

import { CITIES as SHOP_CITIES } from '../half-sugar/catalogue.ts';

/** A value of a column: its words, how many of 1,000 subscriptions have it, and its hazard ratio against the one with 1. */
export interface Level {
  readonly name: string;
  readonly share: number;
  readonly ratio: number;
}

/** Plans with their monthly fee in yuan before and from 2024-01-01 on. */
export const PLANS: readonly (Level & { readonly fees: readonly [before: number, from: number] })[] = [
  { name: '尝鲜盒', share: 430, ratio: 1, fees: [45, 49] },
  { name: '家常盒', share: 370, ratio: 0.7, fees: [79, 89] },
  { name: '珍藏盒', share: 200, ratio: 0.5, fees: [149, 159] },
];

export const CHANNELS: readonly Level[] = [
  { name: '小程序', share: 390, ratio: 1 },
  { name: '直播间', share: 260, ratio: 1.6 },
  { name: '门店', share: 210, ratio: 0.85 },
  { name: '朋友推荐', share: 140, ratio: 0.7 },
];

export const AGES: readonly Level[] = [
  { name: '26–35岁', share: 380, ratio: 1 },
  { name: '18–25岁', share: 270, ratio: 1.3 },
  { name: '36–45岁', share: 220, ratio: 0.9 },
  { name: '46岁以上', share: 130, ratio: 0.75 },
];

/** The cities of the tea shop; they have no bearing on leaving. */
export const CITIES: readonly Level[] = SHOP_CITIES.map(([name, share]) => ({ name, share: share * 10, ratio: 1 }));

/** Who or what made a customer leave. */
export type Cause = 'firm' | 'dissatisfied' | 'rival' | 'forced';

/** Tenure in days at which the mix of reasons changes. */
export const REASON_STRETCHES = [90, 365] as const;

/**
 * Reasons of leaving. `shares`: of 1,000 who leave within the first 90 days, up to day 365, and later; the hazard of a
 * reason is that share of the whole hazard. `back`: of 1,000 who left so, how many subscribe a second time.
 */
export const REASONS: readonly {
  readonly name: string;
  readonly cause: Cause;
  readonly shares: readonly [number, number, number];
  readonly back: number;
}[] = [
  { name: '口味不合', cause: 'dissatisfied', shares: [380, 180, 90], back: 100 },
  { name: '配送太慢', cause: 'dissatisfied', shares: [200, 130, 80], back: 220 },
  { name: '客服不好', cause: 'dissatisfied', shares: [60, 60, 50], back: 180 },
  { name: '别家更便宜', cause: 'rival', shares: [110, 200, 220], back: 300 },
  { name: '别家花样更多', cause: 'rival', shares: [50, 120, 180], back: 280 },
  { name: '搬家', cause: 'forced', shares: [60, 110, 170], back: 50 },
  { name: '健康原因', cause: 'forced', shares: [40, 70, 90], back: 150 },
  { name: '欠费停用', cause: 'firm', shares: [60, 80, 60], back: 250 },
  { name: '所在区域停送', cause: 'firm', shares: [40, 50, 60], back: 80 },
];

/** Of 1,000 who left, how many did not say why. */
export const UNSAID = 40;
