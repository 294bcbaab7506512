/** What of a model in force can be estimated. Pure; page and engine both use it. */

import { fail, message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import type { PlsModel } from '../../models/pls-model.ts';
import { listOf } from '../wording.ts';
import { cycleIn } from './path-model.ts';
import { nameOfVariable, type ResolvedModel } from './resolve.ts';

/** What of a model can be estimated: variables with questions, and the arrows between them. */
export interface Estimated {
  readonly model: PlsModel;
  /** construct of each variable of the resolved model, −1 where it is not estimated */
  readonly construct: Int32Array;
  /** variable of each construct */
  readonly variable: readonly number[];
  /** position in `model.paths` of each arrow of the resolved model, −1 where it is not estimated */
  readonly path: Int32Array;
  /** names variables, items and arrows: what was fitted */
  readonly structure: string;
}

/** Leaves out what cannot be estimated. Fails where that is everything, or where arrows run in a circle. */
export function estimable(resolved: ResolvedModel): Outcome<Estimated> {
  const { variables, paths } = resolved;
  const at = new Map(variables.map(({ id }, v) => [id, v]));
  const name = (id: string): string | Message => nameOfVariable(variables[at.get(id)!]!);
  const circle = cycleIn(
    variables.map(({ id }) => id),
    paths,
  );
  if (circle !== null) return fail('csi.cycle', { circle: arrowsOf(circle.map(name)) });
  const measured = variables.map(({ items }) => items.length > 0);
  if (!measured.includes(true)) return fail('csi.nothing-measured', { questions: resolved.variableOf.length });
  const possible = paths.map(([from, to]) => measured[at.get(from)!]! && measured[at.get(to)!]!);
  if (!possible.includes(true)) {
    const unmeasured = variables.filter((_, v) => !measured[v]).map(nameOfVariable);
    return unmeasured.length === 0
      ? fail('csi.no-arrows')
      : fail('csi.no-arrows-measured', { unmeasured: namesOf(unmeasured) });
  }
  const touched = variables.map(({ id }) => paths.some((path, i) => possible[i] && path.includes(id)));
  const variable = variables.flatMap((_, v) => (touched[v] ? [v] : []));
  const construct = Int32Array.from(variables, (_, v) => variable.indexOf(v));
  const path = new Int32Array(paths.length).fill(-1);
  const arrows: { from: number; to: number }[] = [];
  paths.forEach(([from, to], i) => {
    if (possible[i]) path[i] = arrows.push({ from: construct[at.get(from)!]!, to: construct[at.get(to)!]! }) - 1;
  });
  const constructs = variable.map((v) => {
    const { id, items, mode } = variables[v]!;
    // Models name constructs in failures; `renamed` puts the words in the place of these.
    return { name: `csi:${id}`, items, mode };
  });
  return succeed({
    model: { constructs, paths: arrows },
    construct,
    variable,
    path,
    structure: JSON.stringify([constructs.map(({ name: id, items, mode }) => [id, items, mode]), arrows]),
  });
}

/** Names as one message, `a, b, c`. */
export function namesOf(names: readonly (string | Message)[]): Message {
  return listOf('csi.list', names.map(asMessage));
}

export function asMessage(name: string | Message): Message {
  return typeof name === 'string' ? message('csi.words', { words: name }) : name;
}

function arrowsOf(names: readonly (string | Message)[]): Message {
  return listOf('csi.arrow-list', names.map(asMessage));
}
