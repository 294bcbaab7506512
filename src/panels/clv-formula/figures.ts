/** Numbers as the pictures write them: short, with the unit only where it says something. */

import type { Translator } from '../../i18n/translate.ts';

type NumberWords = Pick<Translator, 'text' | 'number'>;

export interface Figures {
  /** a whole sum, with the currency */
  readonly money: (value: number) => string;
  /** short; the currency only where asked for */
  readonly tick: (value: number, unit: boolean) => string;
  /** `80%`, at most one decimal more than needed */
  readonly percent: (percent: number) => string;
}

const MANY = 100_000;

export function figuresOf(words: NumberWords, currency: string | null): Figures {
  const money = (value: number): string => words.number(value, 'money', currency ?? undefined);
  return {
    money,
    tick: (value, unit) => {
      if (Math.abs(value) >= MANY) return words.number(value, 'compact');
      return unit ? money(value) : words.number(value, 'number');
    },
    percent: (percent) =>
      `${words.number(Number(percent.toFixed(2)), 'number')}${words.text('clv-formula.unit-percent')}`,
  };
}
