/** An index system found from what the questions are called: their prefixes, their numbering, the words of the course in them. */

import type { Question } from '../../data/tables.ts';
import type { IndexTree, TreeIndicator, TreeVariable } from './tree.ts';

/** Latent variables of the satisfaction models: how codes begin and what wordings say. */
const CONCEPTS = [
  { name: 'image', code: /^(imag|img|bimg)/i, word: /形象|image|reputation/gi },
  { name: 'expectation', code: /^(cuex|expe|exp)/i, word: /期望|预期|期待|expect/gi },
  { name: 'quality', code: /^(perq|qual|pq)/i, word: /质量|品质|quality/gi },
  { name: 'value', code: /^(perv|valu|val|pv)/i, word: /价值|性价比|value/gi },
  { name: 'satisfaction', code: /^(cusa|csat|sat)/i, word: /满意|satisf/gi },
  { name: 'complaints', code: /^(cusco|comp)/i, word: /抱怨|投诉|complain/gi },
  { name: 'loyalty', code: /^(cusl|loy)/i, word: /忠诚|推荐|再次购买|loyal|recommend|repurchase|buy again/gi },
] as const;

export type ConceptName = (typeof CONCEPTS)[number]['name'];

/** Dictionary code of a variable of the course. */
export function conceptCode(name: ConceptName): string {
  return `questionnaire.concept-${name}`;
}

/** `form`: what stands before the number (`形象` of `形象1 值得信赖`), and what stands after it. */
interface Parts {
  readonly stem: string;
  readonly rest: string;
}

const ENUMERATION = /^\s*(?:第?\s*\d+\s*[.、．)）:：题]+|[（(]\d+[)）]|[一二三四五六七八九十]+\s*[、.．])\s*/u;
const NUMBERED = /^([^\d()（）[\]【】]{1,24}?)[\s_\-.·]*(\d+)(?:[\s_\-.、．:：·)）]+(.*)|$)/su;
const LETTERED = /^([A-Za-z]{2,8})(\d+)([A-Za-z].*)?$/s;
const SEPARATED = /^[[【]?([^\d\-_:：·/|\]】]{1,24}?)\s*[\]】\-_:：·/|]\s*(.+)$/su;
/** Stems that only number the questions. */
const NO_STEM = /^(q|question|item|var|v|x|t|no|s|a|b|第|题|问题|题目|题项|指标)$/i;

/**
 * The latent variable that a text speaks of. In Chinese the head comes last (对质量的期望 is an expectation), in English it comes
 * first; a code speaks by its beginning.
 * @returns `null` where none is named
 */
export function conceptOf(text: string): ConceptName | null {
  const plain = text.trim();
  if (/^[A-Za-z]{2,6}[\s_.-]?\d*$/.test(plain)) {
    const found = CONCEPTS.find(({ code }) => code.test(plain));
    if (found) return found.name;
  }
  const chinese = /\p{Script=Han}/u.test(plain);
  let best: { readonly name: ConceptName; readonly at: number } | null = null;
  for (const { name, word } of CONCEPTS)
    for (const match of plain.matchAll(word))
      if (best === null || (chinese ? match.index > best.at : match.index < best.at)) best = { name, at: match.index };
  return best?.name ?? null;
}

/** Questions on Kano's answers are pairs of another method; the rest are used, in the order of the file. */
export function usableQuestions(questions: readonly Question[]): readonly Question[] {
  return questions.filter(({ scale }) => scale.words !== 'kano' && scale.maximum > scale.minimum);
}

/** The automatic tree. Empty where there is no usable question. */
export function findTree(questions: readonly Question[]): IndexTree {
  const usable = usableQuestions(questions);
  const parts = new Map(usable.map((question) => [question.id, partsOf(question.label)]));
  const variables = byStem(usable, parts) ?? byWords(usable, parts) ?? [variableOf('', usable, parts)];
  return { name: '', variables: usable.length === 0 ? [] : variables };
}

function partsOf(label: string): Parts {
  const plain = label.replace(ENUMERATION, '').trim();
  const numbered = LETTERED.exec(plain) ?? NUMBERED.exec(plain);
  if (numbered) {
    const [, stem = '', number = '', rest = ''] = numbered;
    // Q1_2: the first number names the group, the second the question in it.
    const [stemOf, restOf] = /^\d/.test(rest)
      ? [`${stem}${number}`, rest.replace(/^\d+[\s_\-.、．:：]*/u, '')]
      : [stem, rest];
    return { stem: NO_STEM.test(stemOf.trim()) ? '' : stemOf.trim(), rest: restOf.trim() };
  }
  if (/^[A-Za-z]{2,6}$/.test(plain) && conceptOf(plain) !== null) return { stem: plain, rest: '' };
  const separated = SEPARATED.exec(plain);
  return separated ? { stem: separated[1]!.trim(), rest: separated[2]!.trim() } : { stem: '', rest: plain };
}

/** Groups of a common beginning; `null` where most questions are in none or all are in one. */
function byStem(questions: readonly Question[], parts: ReadonlyMap<string, Parts>): TreeVariable[] | null {
  const groups = groupBy(questions, ({ id }) => parts.get(id)!.stem.toLowerCase());
  groups.delete('');
  const real = [...groups.values()].filter((group) => group.length > 1);
  const covered = real.reduce((sum, group) => sum + group.length, 0);
  const named = [...groups.values()].filter(
    (group) => group.length === 1 && conceptOf(parts.get(group[0]!.id)!.stem) !== null,
  );
  if (real.length + named.length < 2 || covered < 0.5 * questions.length) return null;
  return assemble(questions, parts, ({ id }) => {
    const { stem } = parts.get(id)!;
    const group = groups.get(stem.toLowerCase());
    if (group && (group.length > 1 || conceptOf(stem) !== null)) return nameOfStem(stem);
    return null;
  });
}

/** Groups of what the wordings speak of; `null` where most questions speak of nothing known or all of one thing. */
function byWords(questions: readonly Question[], parts: ReadonlyMap<string, Parts>): TreeVariable[] | null {
  const concepts = questions.map(({ label }) => conceptOf(label));
  const known = concepts.filter((name) => name !== null);
  if (new Set(known).size < 2 || known.length < 0.5 * questions.length) return null;
  return assemble(questions, parts, ({ label }) => {
    const name = conceptOf(label);
    return name === null ? null : conceptCode(name);
  });
}

/** A code of the course's own is called by its term; whatever is written out keeps its words. */
function nameOfStem(stem: string): string {
  const concept = /^[A-Za-z]{2,6}$/.test(stem) ? conceptOf(stem) : null;
  return concept === null ? stem : conceptCode(concept);
}

function assemble(
  questions: readonly Question[],
  parts: ReadonlyMap<string, Parts>,
  nameOf: (question: Question) => string | null,
): TreeVariable[] {
  const groups = groupBy(questions, (question) => nameOf(question) ?? '');
  const others = groups.get('');
  groups.delete('');
  const variables = [...groups].map(([name, group]) => variableOf(name, group, parts));
  if (others) variables.push(variableOf('questionnaire.concept-other', others, parts));
  return variables;
}

/** Indicators of a variable: questions with a common second beginning, else each question its own. */
function variableOf(name: string, questions: readonly Question[], parts: ReadonlyMap<string, Parts>): TreeVariable {
  const second = new Map(questions.map(({ id }) => [id, partsOf(parts.get(id)!.rest)]));
  const groups = groupBy(questions, ({ id }) => second.get(id)!.stem);
  const nested = !groups.has('') && groups.size > 1 && groups.size < questions.length;
  const indicators = nested
    ? [...groups].map(([stem, group]): TreeIndicator => indicatorOf(stem, group))
    : questions.map((question) => indicatorOf(parts.get(question.id)!.rest.slice(0, 80), [question]));
  return { name, weight: null, indicators };
}

function indicatorOf(name: string, questions: readonly Question[]): TreeIndicator {
  return { name, weight: null, questions: questions.map(({ id }) => ({ id, text: '', weight: null })) };
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
