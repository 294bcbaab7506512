/** How many customers a test of two shares needs: group with the offer against group without. */

import { normalQuantile, normalUpper } from './special/normal.ts';

export interface SampleSizes {
  /** each group, rounded up, by the normal approximation with pooled variance under no difference (Fleiss 1981, as R's power.prop.test) */
  readonly normal: number;
  /** each group, rounded up, by the arcsine transformation (Cohen 1988) */
  readonly arcsine: number;
}

/**
 * Size of each of two equal groups, two-sided.
 * @param base share without the offer, @param lifted share with it: both in 0 … 1 and different
 * @param alpha chance of calling a difference that is none @param power chance of finding the difference
 * @returns Infinity each where the shares are equal, NaN where one is no share
 */
export function sampleSizes(base: number, lifted: number, alpha: number, power: number): SampleSizes {
  if (!(base >= 0 && base <= 1 && lifted >= 0 && lifted <= 1)) return { normal: NaN, arcsine: NaN };
  if (base === lifted) return { normal: Infinity, arcsine: Infinity };
  const [zAlpha, zPower] = [normalQuantile(1 - alpha / 2), normalQuantile(power)];
  return {
    normal: Math.ceil(normalSize(base, lifted, zAlpha, zPower) - 1e-9),
    arcsine: Math.ceil((2 * (zAlpha + zPower) ** 2) / effectSize(base, lifted) ** 2 - 1e-9),
  };
}

function normalSize(base: number, lifted: number, zAlpha: number, zPower: number): number {
  const mean = (base + lifted) / 2;
  const root =
    zAlpha * Math.sqrt(2 * mean * (1 - mean)) + zPower * Math.sqrt(base * (1 - base) + lifted * (1 - lifted));
  return (root / (lifted - base)) ** 2;
}

/** Cohen's h: 2 arcsin √p₂ − 2 arcsin √p₁. */
export function effectSize(base: number, lifted: number): number {
  return 2 * Math.asin(Math.sqrt(lifted)) - 2 * Math.asin(Math.sqrt(base));
}

/** Chance of finding the difference with n in each group, by the normal approximation. */
export function powerWith(n: number, base: number, lifted: number, alpha: number): number {
  const mean = (base + lifted) / 2;
  const z =
    (Math.abs(lifted - base) * Math.sqrt(n) - normalQuantile(1 - alpha / 2) * Math.sqrt(2 * mean * (1 - mean))) /
    Math.sqrt(base * (1 - base) + lifted * (1 - lifted));
  return normalUpper(-z);
}
