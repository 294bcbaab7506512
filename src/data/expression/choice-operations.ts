/** Choosing one of several values in each row. */

import type { Operation } from './operation.ts';
import { TRUTH_OPERATIONS } from './truth-operations.ts';
import { choose, lengthFor, missingOf, NONE, stepOf, UNKNOWN, YES, type TruthVector, type Vector } from './vectors.ts';

export const CHOICE_OPERATIONS: Readonly<Record<string, Operation>> = {
  if: (parts, { rows }) => {
    const [condition, ...values] = parts as readonly [TruthVector, ...Vector[]];
    const step = stepOf(parts);
    const unknown = values.length > 2 ? 2 : NONE;
    const which = new Uint16Array(lengthFor(step, rows));
    for (let i = 0; i < which.length; i++) {
      const truth = condition.values[i * condition.step]!;
      which[i] = truth === UNKNOWN ? unknown : truth === YES ? 0 : 1;
    }
    return choose(which, values, step);
  },
  // A condition that is missing could have held: what comes after it is not known.
  case: (parts, { rows }) => {
    const step = stepOf(parts);
    const pairs = (parts.length - 1) / 2;
    const conditions = Array.from({ length: pairs }, (_, pair) => parts[2 * pair] as TruthVector);
    const values = [...Array.from({ length: pairs }, (_, pair) => parts[2 * pair + 1]!), parts.at(-1)!];
    const which = new Uint16Array(lengthFor(step, rows));
    for (let i = 0; i < which.length; i++) {
      let pair = 0;
      while (pair < pairs && conditions[pair]!.values[i * conditions[pair]!.step] === 0) pair++;
      const unknown = pair < pairs && conditions[pair]!.values[i * conditions[pair]!.step] === UNKNOWN;
      which[i] = unknown ? NONE : pair;
    }
    return choose(which, values, step);
  },
  coalesce: (parts, { rows }) => {
    const step = stepOf(parts);
    const missing = parts.map(missingOf);
    const which = new Uint16Array(lengthFor(step, rows));
    for (let i = 0; i < which.length; i++) {
      const found = missing.findIndex((one, place) => one[i * parts[place]!.step] === 0);
      which[i] = found < 0 ? NONE : found;
    }
    return choose(which, parts, step);
  },
  least: extreme('less'),
  greatest: extreme('more'),
};

function extreme(better: 'less' | 'more'): Operation {
  return (parts, surroundings, setting) => {
    const step = stepOf(parts);
    const missing = missingOf(parts[0]!);
    const first = parts[0]!.step;
    const which = new Uint16Array(lengthFor(step, surroundings.rows));
    for (let i = 0; i < which.length; i++) which[i] = missing[i * first] === 1 ? NONE : 0;
    let best = parts[0]!;
    for (let place = 1; place < parts.length; place++) {
      const part = parts[place]!;
      const wins = TRUTH_OPERATIONS[better]!([part, best], surroundings, setting) as TruthVector;
      const absent = missingOf(part);
      for (let i = 0; i < which.length; i++)
        if (wins.values[i * wins.step] === YES || (which[i] === NONE && absent[i * part.step] === 0)) which[i] = place;
      best = choose(which, parts.slice(0, place + 1), step);
    }
    return parts.length === 1 ? choose(which, parts, step) : best;
  };
}
