/** The weights in force at every branch of the tree: from another cell, typed into the tree, or equal. */

import type { Json } from '../../lib/json.ts';
import { normaliseWeights, type WeightedNode } from '../../models/weighted-index.ts';
import { conceptOf } from './find-tree.ts';
import type { WeightSource } from './view.ts';

export interface GivenWeight {
  readonly name: string;
  readonly weight: number;
}

export interface Weighing {
  readonly source: WeightSource;
  readonly root: WeightedNode;
  /** by place among the branches that hold questions */
  readonly variables: readonly BranchNode[];
  readonly unknown: readonly string[];
  readonly without: readonly string[];
  readonly unevenSums: readonly number[];
}

/** A node that knows what it stands for. */
export interface BranchNode extends WeightedNode {
  /** share of the index */
  readonly share: number;
  readonly children: readonly BranchNode[];
}

/** A tree cut down to what there are answers to. */
export interface LiveTree {
  readonly variables: readonly LiveVariable[];
}

export interface LiveVariable {
  readonly name: string;
  readonly weight: number | null;
  readonly indicators: readonly LiveIndicator[];
}

export interface LiveIndicator {
  readonly name: string;
  readonly weight: number | null;
  readonly questions: readonly { readonly item: number; readonly label: string; readonly weight: number | null }[];
}

/** Total reading of what another cell offers under `weights`; `null` where it is nothing of the kind. */
export function readGiven(given: Json | undefined): readonly GivenWeight[] | null {
  if (!Array.isArray(given)) return null;
  const weights = (given as readonly Json[]).flatMap((entry): GivenWeight[] => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const { name, weight } = entry as Readonly<Record<string, Json>>;
    return typeof name === 'string' && typeof weight === 'number' && weight >= 0 ? [{ name, weight }] : [];
  });
  return weights.length > 0 ? weights : null;
}

interface Sibling {
  readonly names: readonly string[];
  readonly weight: number | null;
}

/**
 * @param labelOf label of an item
 * @param given of another cell; where it names a branch, its siblings without a weight count nothing
 */
export function weighTree(tree: LiveTree, given: readonly GivenWeight[] | null): Weighing {
  const used = new Set<string>();
  const without: string[] = [];
  const unevenSums: number[] = [];
  let own = false;

  // A weight that names an indicator or a question speaks of that, not of the variable its words remind of.
  const below = new Set(
    tree.variables.flatMap(({ indicators }) =>
      indicators.flatMap(({ name, questions }) => [plain(name), ...questions.map(({ label }) => plain(label))]),
    ),
  );
  const loose = given?.filter(({ name }) => !below.has(plain(name))) ?? [];

  function sharesOf(siblings: readonly Sibling[], top = false): Float64Array {
    const found = given === null ? null : siblings.map(({ names }) => findWeight(names, given, top ? loose : []));
    if (found?.some((entry) => entry !== undefined)) {
      found.forEach((entry, i) => {
        if (entry) used.add(entry.name);
        else without.push(siblings[i]!.names[0]!);
      });
      return normaliseWeights(found.map((entry) => entry?.weight ?? 0));
    }
    if (given !== null) return normaliseWeights(siblings.map(() => null));
    const typed = siblings.flatMap(({ weight }) => (weight === null ? [] : [weight]));
    if (typed.length > 0) own = true;
    if (typed.length > 1 && typed.length === siblings.length) {
      const sum = typed.reduce((total, weight) => total + weight, 0);
      if (Math.abs(sum - 1) > 1e-6 && Math.abs(sum - 100) > 1e-4) unevenSums.push(sum);
    }
    return normaliseWeights(siblings.map(({ weight }) => weight));
  }

  const { variables } = tree;
  const top = sharesOf(
    variables.map(({ name, weight }) => ({ names: [name], weight })),
    true,
  );
  const branches = variables.map((variable, v): BranchNode => {
    const share = top[v]!;
    const middle = sharesOf(
      variable.indicators.map(({ name, weight, questions }) => ({
        names: questions.length === 1 ? [name, questions[0]!.label] : [name],
        weight,
      })),
    );
    const children = variable.indicators.map((indicator, i): BranchNode => {
      const part = share * middle[i]!;
      const single = indicator.questions.length === 1;
      const low = single
        ? Float64Array.of(1)
        : sharesOf(indicator.questions.map(({ label, weight }) => ({ names: [label], weight })));
      return {
        weight: middle[i]!,
        share: part,
        item: -1,
        children: indicator.questions.map(({ item }, q) => ({
          weight: low[q]!,
          share: part * low[q]!,
          item,
          children: [],
        })),
      };
    });
    return { weight: share, share, item: -1, children };
  });
  return {
    source: given !== null && used.size > 0 ? 'given' : own ? 'own' : 'equal',
    root: { weight: 1, item: -1, children: branches },
    variables: branches,
    unknown: (given ?? []).flatMap(({ name }) => (used.has(name) ? [] : [name])),
    without,
    unevenSums,
  };
}

/** By the same words, else by the same variable of the course where only one of the `loose` weights speaks of it. */
function findWeight(
  names: readonly string[],
  given: readonly GivenWeight[],
  loose: readonly GivenWeight[],
): GivenWeight | undefined {
  const same = given.find((entry) => names.some((name) => plain(name) === plain(entry.name)));
  if (same) return same;
  const concept = conceptIn(names[0] ?? '');
  if (concept === null) return undefined;
  const speaking = loose.filter(({ name }) => conceptIn(name) === concept);
  return speaking.length === 1 ? speaking[0] : undefined;
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function conceptIn(name: string): string | null {
  const code = /^questionnaire\.concept-(\w+)$/.exec(name);
  return code ? code[1]! : conceptOf(name);
}
