/** Numbers as the pictures write them: short, with the unit only where it says something. */

import type { Translator } from '../i18n/translate.ts';

export interface Figures {
  /** whole money from a hundred on */
  readonly money: (value: number) => string;
  readonly tick: (value: number, unit: boolean) => string;
  readonly percent: (share: number) => string;
}

const MANY = 100_000;

export function figuresOf(words: Pick<Translator, 'number'>, currency: string | null): Figures {
  const money = (value: number): string =>
    words.number(Math.abs(value) >= 100 ? Math.round(value) : value, 'money', currency ?? undefined);
  return {
    money,
    tick: (value, unit) => {
      if (Math.abs(value) >= MANY) return words.number(value, 'compact');
      return unit ? money(value) : words.number(value, 'number');
    },
    percent: (share) => words.number(share, 'percent1'),
  };
}
