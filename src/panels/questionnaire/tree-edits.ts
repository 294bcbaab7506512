/** Changes to an index system, each giving a whole new one. */

import { questionsOf, type IndexTree, type TreeIndicator, type TreeQuestion, type TreeVariable } from './tree.ts';

/** Where a question is put: an indicator, or a new one of a variable. */
export interface Target {
  readonly variable: number;
  /** −1 for a new indicator */
  readonly indicator: number;
}

export function patchVariable(tree: IndexTree, at: number, patch: Partial<TreeVariable>): IndexTree {
  return { ...tree, variables: tree.variables.map((variable, v) => (v === at ? { ...variable, ...patch } : variable)) };
}

export function patchIndicator(tree: IndexTree, v: number, at: number, patch: Partial<TreeIndicator>): IndexTree {
  const { indicators } = tree.variables[v]!;
  return patchVariable(tree, v, {
    indicators: indicators.map((indicator, i) => (i === at ? { ...indicator, ...patch } : indicator)),
  });
}

export function patchQuestion(tree: IndexTree, id: string, patch: Partial<TreeQuestion>): IndexTree {
  return mapIndicators(tree, (indicator) => ({
    ...indicator,
    questions: indicator.questions.map((question) => (question.id === id ? { ...question, ...patch } : question)),
  }));
}

export function addVariable(tree: IndexTree): IndexTree {
  return { ...tree, variables: [...tree.variables, { name: '', weight: null, indicators: [] }] };
}

export function removeVariable(tree: IndexTree, at: number): IndexTree {
  return { ...tree, variables: tree.variables.filter((_, v) => v !== at) };
}

/** Puts a question somewhere else, or out of the system; an indicator that loses its last question goes. */
export function moveQuestion(tree: IndexTree, id: string, target: Target | null): IndexTree {
  const question = questionsOf(tree).find((each) => each.id === id) ?? { id, text: '', weight: null };
  const variables = tree.variables.map((variable, v): TreeVariable => {
    const indicators = variable.indicators.flatMap((indicator, i): TreeIndicator[] => {
      const kept = indicator.questions.filter((each) => each.id !== id);
      const here = target !== null && target.variable === v && target.indicator === i;
      // Weights of those it leaves and joins were made for other company.
      if (here) return [{ ...indicator, questions: [...kept.map(unweighted), unweighted(question)] }];
      if (kept.length === indicator.questions.length) return [indicator];
      return kept.length === 0 ? [] : [{ ...indicator, questions: kept.map(unweighted) }];
    });
    const fresh = target !== null && target.variable === v && target.indicator < 0;
    if (fresh) indicators.push({ name: '', weight: null, questions: [unweighted(question)] });
    const changed = indicators.length !== variable.indicators.length;
    return { ...variable, indicators: changed ? indicators.map((each) => ({ ...each, weight: null })) : indicators };
  });
  return { ...tree, variables };
}

function unweighted<T extends { readonly weight: number | null }>(part: T): T {
  return { ...part, weight: null };
}

/** Numbers shown for siblings: their own where all have one, else equal parts of 100. */
export function shownWeights(siblings: readonly { readonly weight: number | null }[]): number[] {
  if (siblings.length > 0 && siblings.every(({ weight }) => weight !== null))
    return siblings.map(({ weight }) => weight!);
  return siblings.map(() => Number((100 / siblings.length).toFixed(1)));
}

/** All siblings with the numbers shown, one of them changed. */
export function reweighted<T extends { readonly weight: number | null }>(
  siblings: readonly T[],
  at: number,
  weight: number,
): T[] {
  const shown = shownWeights(siblings);
  return siblings.map((sibling, i) => ({ ...sibling, weight: i === at ? weight : shown[i]! }));
}

/** No weight anywhere: all siblings are equal. */
export function withoutWeights(tree: IndexTree): IndexTree {
  const plain = mapIndicators(tree, (indicator) => ({
    ...unweighted(indicator),
    questions: indicator.questions.map(unweighted),
  }));
  return { ...plain, variables: plain.variables.map(unweighted) };
}

export function hasWeights(tree: IndexTree): boolean {
  return tree.variables.some(
    ({ weight, indicators }) =>
      weight !== null ||
      indicators.some(
        (indicator) => indicator.weight !== null || indicator.questions.some((each) => each.weight !== null),
      ),
  );
}

function mapIndicators(tree: IndexTree, change: (indicator: TreeIndicator) => TreeIndicator): IndexTree {
  return {
    ...tree,
    variables: tree.variables.map((variable) => ({ ...variable, indicators: variable.indicators.map(change) })),
  };
}
