/** The truth behind the comparisons: the strength of each feature as a share of all. */

import { FEATURES } from './catalogue.ts';

export function drawWorth(): readonly number[] {
  const sum = FEATURES.reduce((all, [, strength]) => all + strength, 0);
  return FEATURES.map(([, strength]) => strength / sum);
}

export function truthTable(): string {
  const worth = drawWorth();
  return `\ufeff功能,强度占比\n${FEATURES.map(([name], i) => `${name},${worth[i]!}\n`).join('')}`;
}
