/** Which questions speak of satisfaction and of loyalty, and which column of rivalry: by their names in both languages. */

import { sizeOf } from '../../data/dictionary.ts';
import type { Question, Survey } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';

const SATISFIED = /满意|satisf|^c?usa?_?\d|csat|^sat_?\d/i;
/** Where there are several questions of satisfaction, one that speaks of the whole says it alone. */
const WHOLE = /总体|整体|总的|综合|overall|general|in total|all in all/i;
/** Kinds of words for loyalty, the plainest first: questions of one kind are taken together. */
const LOYAL: readonly RegExp[] = [
  /忠诚|loyal|^cusl_?\d|^loy_?\d/i,
  /再次?(购买|光顾|光临|消费|来|选择|使用)|重复购买|复购|回购|续(购|费|约|订)|继续(购买|使用|选择|光顾)|还会(来|买)|re-?purchas|re-?buy|(buy|purchase|order|come|visit|shop|use)\b.*\bagain|come back|re-?new|continue to|stay with/i,
  /推荐|recommend|word of mouth|口碑|nps|refer/i,
];
const RIVALRY =
  /竞争|竞品|对手|同行|替代|(附近|周边|身边).*店|选择余地|转换|换.*(成本|难)|rival|compet|alternativ|switch|substitut/i;

/** Answers on more than two values are needed for a scale. */
const isScale = ({ scale }: Question): boolean => scale.maximum > scale.minimum && scale.words !== 'kano';

export function findSatisfaction(questions: readonly Question[]): readonly Question[] {
  const named = questions.filter((question) => isScale(question) && SATISFIED.test(question.label));
  const whole = named.filter(({ label }) => WHOLE.test(label));
  return (whole.length > 0 ? whole : named).slice(0, 8);
}

/** @param taken questions that already speak of satisfaction */
export function findLoyalty(questions: readonly Question[], taken: readonly Question[]): readonly Question[] {
  const free = questions.filter((question) => isScale(question) && !taken.includes(question));
  for (const words of LOYAL) {
    const named = free.filter(({ label }) => words.test(label) && !SATISFIED.test(label));
    if (named.length > 0) return named.slice(0, 8);
  }
  return [];
}

/** A column of two to twelve kinds, or numbers, whose name speaks of rivals or of changing. */
export function findRivalry({ attributes, questions }: Survey, taken: readonly Question[]): Attribute | null {
  return (
    attributes.find(
      ({ id, label, column }) =>
        RIVALRY.test(label) &&
        !taken.some((question) => question.id === id) &&
        (column.kind === 'number' ||
          (column.kind === 'text' && sizeOf(column.dictionary) > 2 && sizeOf(column.dictionary) <= 13) ||
          questions.some((question) => question.id === id)),
    ) ?? null
  );
}
