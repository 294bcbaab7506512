/** The truth behind the inquiry: the weights the panel leans to. */

import { CRITERIA } from './catalogue.ts';

export function truthTable(): string {
  return `\ufeff准则,权重\n${CRITERIA.map(([name, weight]) => `${name},${weight / 100}\n`).join('')}`;
}
