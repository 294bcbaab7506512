/** What the pictures say of a feature when it is pointed at. */

import type { TipLines } from '../../charts/parts/tip.ts';
import type { PageWords } from '../../i18n/words.svelte.ts';
import type { KanoView } from './view.ts';

type Words = Pick<PageWords, 'text' | 'message' | 'number'>;

export function featureLines(words: Words, view: KanoView, at: number): TipLines {
  const { name, category, better, worse, shares, importance, n } = view.features[at]!;
  const share = shares['MOAIRQ'.indexOf(category)]!;
  return [
    words.text('kano.tip-feature', { name, class: words.text(`kano.class-${category}`) }),
    words.text('kano.tip-share', { share, n }),
    ...(Number.isNaN(better.mean)
      ? []
      : [
          words.text('kano.tip-better', { value: better.mean, low: better.low, high: better.high }),
          words.text('kano.tip-worse', { value: worse.mean, low: worse.low, high: worse.high }),
        ]),
    ...(importance === null ? [] : [words.text('kano.tip-importance', { value: importance.mean })]),
    words.text('kano.tip-place', { place: view.order.indexOf(at) + 1 }),
  ];
}
