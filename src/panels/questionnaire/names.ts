/** What branches are called, and which of them stand out. */

import { message, type Message } from '../../lib/outcome.ts';
import { WEAK_ITEM, type ItemView, type QuestionnaireView } from './view.ts';

/** What a branch is called: a variable of the course by its term, else by a person's words, else by its number. */
export function nameOf(name: string, place: number): Message {
  if (name.startsWith('questionnaire.')) return message(name);
  return name === ''
    ? message('questionnaire.variable-unnamed', { number: place + 1 })
    : message('questionnaire.as-is', { text: name });
}

/** A single scale without a name is the questionnaire as a whole. */
export function variableName(view: Pick<QuestionnaireView, 'variables'>, place: number): Message {
  const { name } = view.variables[place]!;
  return name === '' && view.variables.length === 1 ? message('questionnaire.whole') : nameOf(name, place);
}

/** Places of the variables with a score, best first; equal ones in the order of the tree. */
export function ranked({ variables }: Pick<QuestionnaireView, 'variables'>): number[] {
  return variables
    .map((_, place) => place)
    .filter((place) => !Number.isNaN(variables[place]!.score))
    .sort((a, b) => variables[b]!.score - variables[a]!.score);
}

/** An item that agrees too little with its scale. */
export function isWeak({ itemTotal }: Pick<ItemView, 'itemTotal'>): boolean {
  return itemTotal < WEAK_ITEM;
}
