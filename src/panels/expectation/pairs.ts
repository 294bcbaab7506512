/** Which questions ask what was expected and which what was perceived, and which of them belong together. */

import type { Question, Survey } from '../../data/tables.ts';
import { message, type Message } from '../../lib/outcome.ts';

export interface QuestionPair {
  /** what both headers have in common; '' where nothing is left of them */
  readonly name: string;
  readonly expected: Question;
  readonly perceived: Question;
  /** ends of the scale of both */
  readonly minimum: number;
  readonly maximum: number;
}

export interface FoundPairs {
  readonly pairs: readonly QuestionPair[];
  /** questions that could not be paired, and why */
  readonly leftOut: readonly Message[];
}

type Side = 'expected' | 'perceived';

/** Words anywhere in a header, the longer ones first. */
const WORDS: Readonly<Record<Side, RegExp>> = {
  expected: /期望值|期望得分|期望|期待|预期|事前|购买前|使用前|expectations?|expected|expecting|expect|beforehand|q₀/gi,
  perceived:
    /感知值|感知得分|感知质量|感知|感受|实际体验|实际感受|实际|体验|事后|购买后|使用后|perceptions?|perceived|perceive|experienced|experience|actual|afterwards|q₁/gi,
};

/** Short marks at either end of a header, or all of it: E1 / P1, q0 / q1, taste_E / taste_P. */
const MARKS: Readonly<Record<Side, RegExp>> = {
  expected: /^(?:e|exp)(?=[\s_.-]?\d)|(?<=[\s_.-])(?:e|exp)$|^q0(?=$|[\s_.-])|(?<=[\s_.-])q0$/i,
  perceived: /^(?:p|per|perc)(?=[\s_.-]?\d)|(?<=[\s_.-])(?:p|per|perc)$|^q1(?=$|[\s_.-])|(?<=[\s_.-])q1$/i,
};

interface Sided {
  readonly side: Side;
  /** what is left of the header, in one form */
  readonly key: string;
  readonly name: string;
}

/** @returns `null` where a header tells of neither side, or of both */
export function sideOf(label: string): Sided | null {
  const text = label.normalize('NFKC').trim();
  const told = (['expected', 'perceived'] as const).filter((side) => text.search(WORDS[side]) >= 0);
  if (told.length > 1) return null;
  const by = told[0] ? WORDS : MARKS;
  const side = told[0] ?? (['expected', 'perceived'] as const).find((each) => MARKS[each].test(text));
  if (!side) return null;
  const name = text
    .replace(by[side], ' ')
    .replace(/[(（[【]\s*[)）\]】]/g, ' ')
    .replace(/^[\s_\-–—:：·.、,，|/]+|[\s_\-–—:：·.、,，|/]+$/g, '')
    .replace(/\s+/g, ' ');
  return { side, name, key: keyOf(name) };
}

/** Pairs by what is left of their headers once the side is taken away. */
export function findPairs({ questions }: Survey): FoundPairs {
  const sides = { expected: new Map<string, Question>(), perceived: new Map<string, Question>() };
  const names = new Map<string, string>();
  for (const question of questions) {
    const sided = sideOf(question.label);
    if (!sided || sides[sided.side].has(sided.key)) continue;
    sides[sided.side].set(sided.key, question);
    if (!names.has(sided.key)) names.set(sided.key, sided.name);
  }
  // 期望1 整体质量 and 质量1 整体质量: only the one says which side it is, the wording says that they belong together.
  for (const key of sides.expected.keys()) {
    if (sides.perceived.has(key) || !/\d.*\p{L}/u.test(key)) continue;
    const twins = questions.filter(({ label }) => sideOf(label) === null && wordingOf(label) === key);
    if (twins.length === 1) sides.perceived.set(key, twins[0]!);
  }
  const leftOut: Message[] = [];
  const pairs: QuestionPair[] = [];
  for (const [key, expected] of sides.expected) {
    const perceived = sides.perceived.get(key);
    if (!perceived) leftOut.push(message('expectation.left-single', { label: expected.label }));
    else match(names.get(key)!, expected, perceived, pairs, leftOut);
  }
  for (const [key, perceived] of sides.perceived)
    if (!sides.expected.has(key)) leftOut.push(message('expectation.left-single', { label: perceived.label }));
  return { pairs: unnumbered(pairs), leftOut };
}

/** A header without the name of its scale: 1整体质量 of 质量1 整体质量. */
function wordingOf(label: string): string {
  return keyOf(
    label
      .normalize('NFKC')
      .trim()
      .replace(/^\p{L}+(?=[\s_.-]*\d)/u, ''),
  );
}

/** A name in one form: capitals and what stands between words do not count. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s_\-–—:：·.、,，|/()（）[\]【】]/g, '');
}

/** Pairs a person named, by their places in both lists. */
export function chosenPairs(survey: Survey, expected: readonly string[], perceived: readonly string[]): FoundPairs {
  const question = (id: string): Question | undefined => survey.questions.find((each) => each.id === id);
  const label = (id: string): string =>
    survey.attributes.find((each) => each.id === id)?.label ?? question(id)?.label ?? id;
  const pairs: QuestionPair[] = [];
  const leftOut: Message[] = [];
  for (let i = 0; i < Math.max(expected.length, perceived.length); i += 1) {
    const [first, second] = [expected[i], perceived[i]];
    if (first === undefined || second === undefined) {
      leftOut.push(message('expectation.left-single', { label: label((first ?? second)!) }));
      continue;
    }
    const [one, other] = [question(first), question(second)];
    const lost = one ? (other ? null : second) : first;
    if (lost !== null) leftOut.push(message('expectation.left-no-scale', { label: label(lost) }));
    else match(sideOf(other!.label)?.name ?? '', one!, other!, pairs, leftOut);
  }
  return { pairs: unnumbered(pairs), leftOut };
}

/** The number of an item; not one that counts: `7 天无理由退货`, `24 hours`. */
const NUMBERED =
  /^\d+[\s_.、．)）:：·-]*(?=\p{L})(?!天|日|周|个|小时|分|元|年|月|次|折|days?\b|hours?\b|h\b|minutes?\b|years?\b)/iu;

/** `3 少出毛病` without the number of its item, where numbers are those of items: each once, and not needed to tell names apart. */
function unnumbered(pairs: readonly QuestionPair[]): readonly QuestionPair[] {
  const numbers = pairs.flatMap(({ name }) => (NUMBERED.test(name) ? [Number.parseInt(name, 10)] : []));
  if (new Set(numbers).size < numbers.length) return pairs;
  const bare = pairs.map((pair) => ({ ...pair, name: pair.name.replace(NUMBERED, '') }));
  return new Set(bare.map(({ name }) => name.toLowerCase())).size < bare.length ? pairs : bare;
}

/**
 * Answers of different scales cannot be held against each other. Scales found from numbers that nearly reach as far as each other are
 * the same one, of which one side was not used to its end.
 */
function match(name: string, expected: Question, perceived: Question, pairs: QuestionPair[], leftOut: Message[]): void {
  const [one, other] = [expected.scale, perceived.scale];
  if ((one.minimum === other.minimum && one.maximum === other.maximum) || alike(expected, perceived))
    pairs.push({
      name,
      expected,
      perceived,
      minimum: Math.min(one.minimum, other.minimum),
      maximum: Math.max(one.maximum, other.maximum),
    });
  else
    leftOut.push(
      message('expectation.left-scales', {
        one: expected.label,
        low: one.minimum,
        high: one.maximum,
        other: perceived.label,
        otherLow: other.minimum,
        otherHigh: other.maximum,
      }),
    );
}

function alike(one: Question, other: Question): boolean {
  if (one.scale.words !== 'number' || other.scale.words !== 'number') return false;
  if (Math.abs(one.scale.minimum - other.scale.minimum) > 1) return false;
  const highest = ({ values }: Question): number =>
    values.reduce((most, value) => (value > most ? value : most), -Infinity);
  return Math.abs(highest(one) - highest(other)) <= 1;
}
