/** Which column asks how likely people are to recommend, which answers go with it, and where its limits lie. */

import type { Question, Survey } from '../../data/tables.ts';

const RECOMMEND = /推荐|recommend|\bnps\b|净推荐|refer (us|a friend)|转介/i;

/** Feelings as a whole, intentions, expectations: they come with recommending rather than before it. */
const OUTCOME =
  /总体|整体|综合|总的|overall|general|再次|复购|回购|再来|再购|忠诚|意愿|打算|intention|intend|loyal|repurchase|re-?buy|return|come back|renew|续|推荐|recommend|\bnps\b|期望|期待|预期|expect|感知|perceiv|percept|投诉|complain/i;

/** By name and scale: 0–10 first, then other scales of ten, then any other; `null` where no question is about recommending and none has 0–10. */
export function findQuestion({ questions }: Survey): Question | null {
  const named = questions.filter(({ label }) => RECOMMEND.test(label));
  const eleven = ({ scale }: Question): boolean => scale.minimum === 0 && scale.maximum === 10;
  const ten = ({ scale }: Question): boolean => scale.maximum === 10;
  return named.find(eleven) ?? named.find(ten) ?? named[0] ?? questions.find(eleven) ?? null;
}

/** Questions that may drive the answer, unless a person chooses others. */
export function findDrivers({ questions }: Survey, question: Question): readonly Question[] {
  const others = questions.filter(({ id }) => id !== question.id);
  const first = others.filter(({ label }) => !OUTCOME.test(label));
  return first.length > 0 ? first : others;
}

export interface Limits {
  readonly detractorTo: number;
  readonly promoterFrom: number;
  /** 0–10 or 1–10 with 6 and 9 */
  readonly standard: boolean;
}

/** 9 and 6 of 0–10; on other scales the top tenth or so, and at least the top answer, against the lower two thirds. */
export function limitsOf(
  { scale: { minimum, maximum } }: Question,
  given: { readonly promoterFrom: number | null; readonly detractorTo: number | null },
): Limits {
  const usual =
    maximum === 10
      ? { promoterFrom: 9, detractorTo: 6 }
      : maximum === 5
        ? { promoterFrom: 5, detractorTo: 3 }
        : maximum === 7
          ? { promoterFrom: 7, detractorTo: 5 }
          : {
              promoterFrom: Math.ceil(minimum + 0.9 * (maximum - minimum)),
              detractorTo: Math.floor(minimum + 0.65 * (maximum - minimum)),
            };
  const promoterFrom = Math.min(maximum, Math.max(minimum + 1, given.promoterFrom ?? usual.promoterFrom));
  const detractorTo = Math.min(promoterFrom - 1, Math.max(minimum, given.detractorTo ?? usual.detractorTo));
  return {
    promoterFrom,
    detractorTo,
    standard: maximum === 10 && minimum <= 1 && promoterFrom === 9 && detractorTo === 6,
  };
}

/** 0 detractor, 1 passive, 2 promoter. @param answer no NaN */
export function classOf(answer: number, { detractorTo, promoterFrom }: Limits): 0 | 1 | 2 {
  return answer >= promoterFrom ? 2 : answer <= detractorTo ? 0 : 1;
}
