/** Words for picked marks: answers to both questions, classes, segments, questionable answers. */

import { message, type Message } from '../../lib/outcome.ts';
import { KANO_CATEGORIES } from '../../models/kano-table.ts';
import { listOf } from '../wording.ts';
import { classWord, nameWord } from './sentences.ts';
import { DOUBTS, type KanoView } from './view.ts';

/** Named one by one up to here. */
const MOST = 4;

export function describeKano(set: string, marks: readonly number[], view: KanoView | null): Message {
  if (marks.length === 0) return message('kano.describe-none');
  const list = (words: readonly Message[]): Message =>
    words.length === 0
      ? message('kano.describe-none')
      : words.length > MOST
        ? message('kano.and-more', {
            list: listOf('kano.list', words.slice(0, MOST)),
            rest: words.length - MOST,
          })
        : listOf('kano.list', words);
  const feature = view?.features[view.feature]?.name;
  switch (set) {
    case 'answer': {
      if (!view || feature === undefined) return message('kano.describe-answers', { count: marks.length });
      return message('kano.describe-answer', {
        name: feature,
        answers: list(marks.map((cell) => cellWord(cell, view.points))),
      });
    }
    case 'class': {
      const classes = list(marks.flatMap((mark) => KANO_CATEGORIES[mark] ?? []).map(classWord));
      return feature === undefined ? classes : message('kano.describe-class', { name: feature, classes });
    }
    case 'segment':
      return view?.segments
        ? list(marks.flatMap((mark) => view.segments!.names[mark] ?? []).map(nameWord))
        : message('kano.describe-segments', { count: marks.length });
    default:
      return message('kano.describe-doubt', { counts: list(marks.map(doubtWord)) });
  }
}

/** The answers of a cell: with it, without it. */
export function cellWord(cell: number, points: number): Message {
  return message('kano.cell', {
    functional: answerWord(Math.floor(cell / points), points),
    dysfunctional: answerWord(cell % points, points),
  });
}

/** @param level 0 = like … points − 1 = dislike */
export function answerWord(level: number, points: number): Message {
  return message(`kano.answer-${points === 3 ? level * 2 : level}`);
}

export function doubtWord(mark: number): Message {
  return mark >= DOUBTS - 1
    ? message('kano.doubt-more', { count: DOUBTS - 1 })
    : message('kano.doubt', { count: mark });
}
