/** The index system as a person writes it: index → latent variables → indicators → questions, with weights where they were given. */

import type { Json } from '../../lib/json.ts';

/** Types, not interfaces, so that they are plain JSON to the compiler. */
export type TreeQuestion = {
  /** id of the column in the file */
  readonly id: string;
  /** wording for the printed questionnaire; '' is the column's header */
  readonly text: string;
  /** `null` where nobody gave one */
  readonly weight: number | null;
};

export type TreeIndicator = {
  /** a person's own words, or '' to be called by its first question */
  readonly name: string;
  readonly weight: number | null;
  readonly questions: readonly TreeQuestion[];
};

export type TreeVariable = {
  /** dictionary code of a variable of the course, a person's own words, or '' to be called by its number */
  readonly name: string;
  readonly weight: number | null;
  readonly indicators: readonly TreeIndicator[];
};

export type IndexTree = {
  /** '' is the built-in name */
  readonly name: string;
  readonly variables: readonly TreeVariable[];
};

export const LONGEST_NAME = 80;
const LONGEST_TEXT = 400;
/** More questions than this no questionnaire has. */
export const MOST_QUESTIONS = 300;

/** Total reading of a tree; an address gives it as JSON text. Each column stands in it once; empty branches are kept while being made. */
export function decodeTree(given: unknown): Json | undefined {
  if (typeof given === 'string') {
    try {
      return decodeTree(JSON.parse(given) as unknown);
    } catch {
      return undefined;
    }
  }
  if (!isObject(given) || !Array.isArray(given['variables'])) return undefined;
  const seen = new Set<string>();
  const variables = mapAll(given['variables'], (variable) => readVariable(variable, seen));
  const name = readText(given['name'], LONGEST_NAME);
  if (variables === undefined || name === undefined || seen.size > MOST_QUESTIONS) return undefined;
  return { name, variables } satisfies IndexTree;
}

function readVariable(given: unknown, seen: Set<string>): TreeVariable | undefined {
  if (!isObject(given) || !Array.isArray(given['indicators'])) return undefined;
  const [name, weight] = [readText(given['name'], LONGEST_NAME), readWeight(given['weight'])];
  const indicators = mapAll(given['indicators'], (indicator): TreeIndicator | undefined => {
    if (!isObject(indicator) || !Array.isArray(indicator['questions'])) return undefined;
    const [own, share] = [readText(indicator['name'], LONGEST_NAME), readWeight(indicator['weight'])];
    const questions = mapAll(indicator['questions'], (question) => readQuestion(question, seen));
    return own === undefined || share === undefined || !questions ? undefined : { name: own, weight: share, questions };
  });
  return name === undefined || weight === undefined || !indicators ? undefined : { name, weight, indicators };
}

/** Also a bare id. */
function readQuestion(given: unknown, seen: Set<string>): TreeQuestion | undefined {
  const question = typeof given === 'string' ? { id: given } : given;
  if (!isObject(question)) return undefined;
  const { id } = question;
  const [text, weight] = [readText(question['text'], LONGEST_TEXT), readWeight(question['weight'])];
  if (typeof id !== 'string' || !/^c\d{1,5}$/.test(id) || seen.has(id)) return undefined;
  seen.add(id);
  return text === undefined || weight === undefined ? undefined : { id, text, weight };
}

function readText(given: unknown, longest: number): string | undefined {
  if (given === undefined || given === null) return '';
  return typeof given === 'string' ? given.slice(0, longest) : undefined;
}

function readWeight(given: unknown): number | null | undefined {
  if (given === undefined || given === null) return null;
  return typeof given === 'number' && given >= 0 && Number.isFinite(given) ? given : undefined;
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function mapAll<From, To>(list: readonly From[], read: (item: From) => To | undefined): To[] | undefined {
  const found: To[] = [];
  for (const item of list) {
    const value = read(item);
    if (value === undefined) return undefined;
    found.push(value);
  }
  return found;
}

/** All questions of a tree, from the top. */
export function questionsOf(tree: IndexTree): readonly TreeQuestion[] {
  return tree.variables.flatMap(({ indicators }) => indicators.flatMap(({ questions }) => questions));
}
