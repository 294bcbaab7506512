/** Words for picked marks: `index 60–75`, `“Quality 2” answered 1–2`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import type { QuestionnaireOptions } from './options.ts';
import { INDEX_BINS, type QuestionnaireView } from './view.ts';

export function describeQuestionnaire(
  set: string,
  marks: readonly number[],
  _options: QuestionnaireOptions,
  view?: QuestionnaireView | null,
): Message {
  const none = message('questionnaire.describe-none');
  if (set === 'index') {
    const runs = runsOf(marks.filter((mark) => mark >= 0 && mark < INDEX_BINS));
    if (runs.length === 0) return none;
    if (runs.length > 3) return message('questionnaire.describe-steps', { count: runs.length });
    const step = 100 / INDEX_BINS;
    return listOf(
      'questionnaire.list',
      runs.map(([first, last]) =>
        message('questionnaire.describe-index', { low: first * step, high: (last + 1) * step }),
      ),
    );
  }
  const place = Number(/^answer-(\d+)$/.exec(set)?.[1] ?? 0) - 1;
  const item = view?.items[place];
  const levels = marks.filter((mark) => mark >= 0 && (!item || mark < item.low.length));
  if (levels.length === 0) return none;
  // Without the result only the place of the question and of its answers are known.
  if (!item)
    return message('questionnaire.describe-levels', {
      item: place + 1,
      levels: listOf(
        'questionnaire.list',
        runsOf(levels).map(([a, b]) => span(a + 1, b + 1)),
      ),
    });
  return message(item.reversed ? 'questionnaire.describe-reversed' : 'questionnaire.describe-answers', {
    item: item.label,
    answers: listOf(
      'questionnaire.list',
      runsOf(levels).map(([first, last]) => {
        const [low, high] = [item.low[first]!, item.high[last]!];
        // What people ticked, not what it was turned into.
        return item.reversed
          ? span(item.minimum + item.maximum - high, item.minimum + item.maximum - low)
          : span(low, high);
      }),
    ),
  });
}

function span(low: number, high: number): Message {
  return low === high
    ? message('questionnaire.describe-one', { answer: low })
    : message('questionnaire.describe-span', { low, high });
}
