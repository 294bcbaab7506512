/** Numbers as the pictures write them: short, with the unit only where it says something. */

import type { Translator } from '../../i18n/translate.ts';
import type { ClvProbabilisticView } from './view.ts';

type NumberWords = Pick<Translator, 'text' | 'number'>;

export interface Figures {
  /** between parts of a sentence */
  readonly comma: string;
  /** the unit of time, such as `weeks` */
  readonly unit: string;
  /** a time, without its unit */
  readonly time: (time: number) => string;
  readonly percent: (share: number) => string;
  /** at an axis: bare, with the sign only where asked for */
  readonly share: (share: number, sign: boolean) => string;
  /** expected purchases and the like: as many decimals as its size deserves */
  readonly amount: (value: number) => string;
  readonly count: (value: number) => string;
  readonly money: (value: number) => string;
  /** value of a customer: money, or discounted transactions where there is none */
  readonly value: (value: number) => string;
  readonly parameter: (value: number) => string;
  /** short; compact where it is long */
  readonly tick: (value: number) => string;
}

const MANY = 100_000;

export function figuresOf(
  words: NumberWords,
  view: Pick<ClvProbabilisticView, 'unit' | 'value'>,
  currency: string | null,
): Figures {
  const amount = (value: number): string => {
    const size = Math.abs(value);
    return words.number(value, size >= 100 ? 'integer' : size >= 10 ? 'decimal1' : 'decimal2');
  };
  const money = (value: number): string =>
    words.number(Math.abs(value) >= 100 ? Math.round(value) : value, 'money', currency ?? undefined);
  return {
    comma: words.text('clv-probabilistic.drawn-comma'),
    unit: words.text(`clv-probabilistic.drawn-unit-${view.unit}`),
    time: (time) => words.number(Number(time.toFixed(time >= 100 ? 0 : time >= 10 ? 1 : 2)), 'number'),
    percent: (share) =>
      words.number(
        share,
        share === 0 || share === 1 ? 'percent0' : share > 0.005 && share < 0.9995 ? 'percent1' : 'percent2',
      ),
    share: (share, sign) => (sign ? words.number(share, 'percent0') : words.number(Math.round(share * 100), 'integer')),
    amount,
    count: (value) => words.number(value, 'integer'),
    money,
    value: (value) => (view.value.kind === 'money' ? money(value) : amount(value)),
    parameter: (value) => (Number.isNaN(value) ? words.number(NaN, 'number') : words.number(value, 'number')),
    tick: (value) => words.number(value, Math.abs(value) >= MANY ? 'compact' : 'number'),
  };
}
