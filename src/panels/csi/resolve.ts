/** The model in force: a theory or a person's own model laid over the questions of a file. Pure; page and engine both use it. */

import type { DataReport } from '../../data/report.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { isChineseIndex, roleOfCode, roleOfItem } from './item-roles.ts';
import type { ModelVariable, PathModel, Places } from './path-model.ts';
import { rolesOf, SATISFACTION, THEORY_IDS, theoryFor, type ItemRole, type Theory, type TheoryId } from './theories.ts';

/** What is known of a question when a model is laid over it. */
export interface AskedQuestion {
  readonly id: string;
  readonly label: string;
  /** nobody answered, or all answered alike: it can measure nothing */
  readonly flat: boolean;
}

interface ResolvedVariable {
  readonly id: string;
  readonly name: string;
  readonly mode: 'A' | 'B';
  /** positions of questions that measure it; flat ones are left out */
  readonly items: readonly number[];
  /** positions of flat questions that would */
  readonly flat: readonly number[];
  /** items were found from names, not chosen */
  readonly automatic: boolean;
  readonly place: readonly [number, number];
}

export interface ResolvedModel {
  /** the theory it is, or was made from */
  readonly theory: TheoryId;
  /** the theory was found from the questions */
  readonly found: boolean;
  /** no theory fits: questions stand together by the beginning of their names, and all point at the last of these */
  readonly blocks: boolean;
  /** a person changed variables, arrows or items */
  readonly edited: boolean;
  readonly variables: readonly ResolvedVariable[];
  readonly paths: readonly (readonly [string, string])[];
  /** id of the variable whose index is the headline; `null` without variables */
  readonly target: string | null;
  /** quality of product and service are one, because the survey does not ask about them apart */
  readonly oneQuality: boolean;
  /** variable of each question, −1 where it measures none */
  readonly variableOf: readonly number[];
  /** ids of chosen items that the file does not have */
  readonly lost: readonly string[];
}

export interface Chosen {
  readonly theory: string;
  readonly model: PathModel | null;
  readonly places: Places | null;
}

/** The name of a variable: a person's own words, or the built-in ones. */
export function nameOfVariable({ id, name }: Pick<ModelVariable, 'id' | 'name'>): string | Message {
  return name === '' ? message(`csi.variable-${id}`) : name;
}

/** Questions of a file by its report, where there is no result yet that knows more of them. */
export function askedIn(report: Pick<DataReport, 'columns' | 'questions'> | null): readonly AskedQuestion[] {
  const labels = new Map(report?.columns.map(({ id, label }) => [id, label]) ?? []);
  return (report?.questions ?? [])
    .filter(({ chosen }) => chosen)
    .map(({ id }) => ({ id, label: labels.get(id) ?? id, flat: false }));
}

/** Questions by what their names ask about. */
function rolesAsked(questions: readonly AskedQuestion[]): readonly (ItemRole | null)[] {
  return questions.map(({ label }) => roleOfItem(label));
}

/** The theory whose variables the questions measure: of those that are whole the one with most, else the nearest. */
export function findTheory(questions: readonly AskedQuestion[]): TheoryId {
  const roles = rolesAsked(questions).filter((role, i): role is ItemRole => role !== null && !questions[i]!.flat);
  const asked = new Set(roles);
  const chinese = isChineseIndex(questions.map(({ label }) => label));
  const order: readonly TheoryId[] = chinese
    ? ['ccsi', 'ecsi-complaints', 'acsi', 'ecsi', 'scsb']
    : ['ecsi-complaints', 'acsi', 'ecsi', 'scsb', 'ccsi'];
  let [best, most]: [TheoryId, number] = ['acsi', -Infinity];
  for (const id of order) {
    const { variables } = theoryFor(id, asked);
    const measured = variables.filter(({ takes }) => takes.some((role) => asked.has(role))).length;
    // A variable nobody asked about weighs more than one that is left over.
    const fit = measured - 2 * (variables.length - measured);
    if (fit > most) [best, most] = [id, fit];
  }
  return best;
}

/** More blocks than this are no model but a list. */
const MOST_BLOCKS = 12;

export function resolveModel({ theory, model, places }: Chosen, questions: readonly AskedQuestion[]): ResolvedModel {
  const roles = rolesAsked(questions);
  const asked = new Set(roles.filter((role, i): role is ItemRole => role !== null && !questions[i]!.flat));
  const named = THEORY_IDS.find((id) => id === theory);
  const id = named ?? findTheory(questions);
  const shape = theoryFor(id, asked);
  const own = model !== null && model.theory === theory ? model : null;
  const blocks = own === null && named === undefined && !isMeasured(shape, asked) ? blocksOf(questions) : [];
  const variables: readonly ModelVariable[] =
    own?.variables ??
    (blocks.length > 0
      ? blocks
      : shape.variables.map((variable) => ({ id: variable.id, name: '', mode: 'A', items: null })));
  const { items, lost } = itemsOf(variables, shape, roles, questions);
  const standing = placesOf(variables, shape, places);
  const resolved = variables.map((variable, v): ResolvedVariable => ({
    ...variable,
    items: items[v]!.filter((item) => !questions[item]!.flat),
    flat: items[v]!.filter((item) => questions[item]!.flat),
    automatic: variable.items === null || blocks.length > 0,
    place: standing[v]!,
  }));
  const variableOf = questions.map(() => -1);
  items.forEach((list, v) => list.forEach((item) => (variableOf[item] = v)));
  return {
    theory: id,
    found: named === undefined,
    blocks: blocks.length > 0,
    edited: own !== null,
    variables: resolved,
    paths:
      own?.paths ??
      (blocks.length > 0 ? blocks.slice(0, -1).map(({ id: from }) => [from, blocks.at(-1)!.id] as const) : shape.paths),
    // All arrows of blocks point at the last one, whatever it is called.
    target: targetOf(own?.target ?? blocks.at(-1)?.id ?? null, resolved),
    oneQuality:
      id === 'ecsi' &&
      own === null &&
      blocks.length === 0 &&
      shape.variables.some((variable) => variable.id === 'quality'),
    variableOf,
    lost,
  };
}

/** The model in force as a person would edit it: items that were found stay to be found. */
export function editable(
  resolved: ResolvedModel,
  theory: string,
  own: PathModel | null,
  questions: readonly Pick<AskedQuestion, 'id'>[],
): PathModel {
  if (resolved.edited && own) return own;
  return {
    theory,
    variables: resolved.variables.map(({ id, name, mode, items, flat }) => ({
      id,
      name,
      mode,
      items: resolved.blocks ? [...items, ...flat].map((item) => questions[item]!.id) : null,
    })),
    paths: resolved.paths,
    target: resolved.blocks ? resolved.target : null,
  };
}

/** Whether anything of a theory can be estimated: two measured variables with an arrow between them. */
function isMeasured({ variables, paths }: Theory, asked: ReadonlySet<ItemRole>): boolean {
  const measured = new Set(variables.filter(({ takes }) => takes.some((role) => asked.has(role))).map(({ id }) => id));
  return paths.some(([from, to]) => measured.has(from) && measured.has(to));
}

/** Questions that begin alike up to a number or a mark, as variables; none where that makes fewer than two or too many. */
function blocksOf(questions: readonly AskedQuestion[]): readonly ModelVariable[] {
  const blocks = new Map<string, string[]>();
  const idle = new Map<string, string[]>();
  for (const { id, label, flat } of questions) {
    const head = /^[^\d_\-.:：、\s]+/u.exec(label.normalize('NFKC').trim())?.[0];
    if (head === undefined) continue;
    const block = flat ? idle : blocks;
    block.set(head, [...(block.get(head) ?? []), id]);
  }
  const several = [...blocks].filter(([, items]) => items.length > 1);
  const chosen = several.length >= 2 ? several : [...blocks];
  if (chosen.length < 2 || chosen.length > MOST_BLOCKS) return [];
  const used = new Set<string>();
  return chosen.map(([head, items], i): ModelVariable => {
    // A code of the course's questionnaires is called by the course's word, in both languages; two of one kind keep their codes.
    const role = roleOfCode(head);
    const known = role !== null && !used.has(role) ? role : null;
    if (known !== null) used.add(known);
    return {
      id: known ?? `own-${i + 1}`,
      name: known === null ? head.slice(0, 40) : '',
      mode: 'A',
      // What all answered alike measures nothing, but it is known where it belongs.
      items: [...items, ...(idle.get(head) ?? [])],
    };
  });
}

/** Chosen items first; of the rest each question goes to the first variable that takes what it asks about. */
function itemsOf(
  variables: readonly ModelVariable[],
  shape: Theory,
  roles: readonly (ItemRole | null)[],
  questions: readonly AskedQuestion[],
): { readonly items: readonly (readonly number[])[]; readonly lost: readonly string[] } {
  const place = new Map(questions.map(({ id }, i) => [id, i]));
  const taken = new Set<number>();
  const lost: string[] = [];
  const items: number[][] = variables.map((variable) => {
    const list: number[] = [];
    for (const id of variable.items ?? []) {
      const at = place.get(id);
      if (at === undefined) lost.push(id);
      else if (!taken.has(at)) {
        taken.add(at);
        list.push(at);
      }
    }
    return list;
  });
  variables.forEach((variable, v) => {
    if (variable.items !== null) return;
    const takes = shape.variables.find(({ id }) => id === variable.id)?.takes ?? rolesOf(variable.id);
    questions.forEach(({ label }, i) => {
      const role = roles[i] ?? null;
      const fits = role !== null && takes.includes(role);
      if (taken.has(i) || !(fits || (variable.name !== '' && beginsWith(label, variable.name)))) return;
      taken.add(i);
      items[v]!.push(i);
    });
  });
  return { items, lost };
}

/** Own places first, then the theory's; new variables find an empty spot on a grid. */
function placesOf(
  variables: readonly ModelVariable[],
  shape: Theory,
  places: Places | null,
): readonly (readonly [number, number])[] {
  const given = variables.map(
    ({ id }) => places?.[id] ?? shape.variables.find((variable) => variable.id === id)?.place ?? null,
  );
  const used = given.filter((place) => place !== null);
  return given.map((place) => {
    if (place !== null) return place;
    const free = emptySpot(used);
    used.push(free);
    return free;
  });
}

/** Of a grid the place farthest from all others. */
function emptySpot(used: readonly (readonly [number, number])[]): readonly [number, number] {
  let [best, most]: [readonly [number, number], number] = [[0.5, 0.5], -1];
  for (const y of [0, 0.25, 0.5, 0.75, 1])
    for (const x of [0.5, 0.33, 0.67, 0, 1]) {
      const near = used.reduce((least, [a, b]) => Math.min(least, Math.hypot(1.4 * (a - x), b - y)), 2);
      if (near > most + 1e-9) [best, most] = [[x, y], near];
    }
  return best;
}

function targetOf(given: string | null, variables: readonly ResolvedVariable[]): string | null {
  return (
    variables.find(({ id }) => id === given)?.id ??
    variables.find(({ id }) => id === SATISFACTION)?.id ??
    variables.at(-1)?.id ??
    null
  );
}

function beginsWith(label: string, name: string): boolean {
  return label.normalize('NFKC').trim().toLowerCase().startsWith(name.normalize('NFKC').trim().toLowerCase());
}
