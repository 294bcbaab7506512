/** Questions and arrows that are not in the model, and the true reason why. */

import { message, type Message } from '../../lib/outcome.ts';
import { roleOfItem } from './item-roles.ts';
import { nameOfVariable, type ResolvedModel } from './resolve.ts';
import type { QuestionView } from './view.ts';

export interface Flat {
  /** the question, what it belongs to where that is known, and what everybody answered */
  readonly words: Message;
  readonly owned: boolean;
}

/** Questions without differences: those of the model's variables, and those whose names say what they ask about. */
export function flatQuestions(questions: readonly QuestionView[], { variables, variableOf }: ResolvedModel): Flat[] {
  return questions.flatMap(({ flat, label, only }, i) => {
    if (!flat) return [];
    const variable = variables[variableOf[i]!];
    const role = roleOfItem(label);
    const owner = variable ? nameOfVariable(variable) : role === null ? null : message(`csi.variable-${role}`);
    const why = Number.isNaN(only) ? 'empty' : 'alike';
    return [
      {
        owned: owner !== null,
        words: message(`csi.flat-${why}${owner === null ? '-alone' : ''}`, {
          item: label,
          variable: owner ?? '',
          only: Number.isNaN(only) ? 0 : only,
        }),
      },
    ];
  });
}

/** Names of variables without a usable question; where all of theirs were dropped, that is said. */
export function unmeasuredNames({ variables }: ResolvedModel): (string | Message)[] {
  return variables
    .filter(({ items }) => items.length === 0)
    .map((variable) =>
      variable.flat.length === 0
        ? nameOfVariable(variable)
        : message('csi.unmeasured-flat', { variable: nameOfVariable(variable) }),
    );
}
