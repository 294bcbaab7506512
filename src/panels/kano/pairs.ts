/** Finding the pairs of a Kano questionnaire among the columns of a survey, and the importance each feature was given. Pure. */

import type { Question } from '../../data/tables.ts';
import { nameFeatures } from './feature-names.ts';
import { denies, keyOf, likeness, readingsOf, withoutNumber, type PairReading, type PairSide } from './pair-words.ts';

/** A feature and its questions, as the option keeps it. A `type`, so that it is plain JSON to the compiler. */
export type KanoPair = {
  readonly name: string;
  /** ids of columns: asked with the feature, and without it; `null` where there is none yet */
  readonly functional: string | null;
  readonly dysfunctional: string | null;
  /** how important it was said to be; `null` where nobody was asked */
  readonly importance: string | null;
};

/** What made two columns a pair: their words, words that are alike, or that they stand beside each other. */
export type PairedBy = 'words' | 'likeness' | 'order';

export interface FoundPairs {
  readonly pairs: readonly (KanoPair & { readonly by: PairedBy })[];
  /** questions that could be one side of a pair whose other side was not found */
  readonly single: readonly string[];
}

export type AskedQuestion = Pick<Question, 'id' | 'label' | 'scale'>;

/** Alike enough to be a pair: columns beside each other, and columns apart. */
const ALIKE_BESIDE = 0.55;
const ALIKE = 0.75;
const IMPORTANT = /重要|importan/iu;
export const MOST_PAIRS = 60;

interface Edge {
  readonly plus: number;
  readonly minus: number;
  readonly weight: number;
  readonly rest: string;
  readonly by: PairedBy;
}

/** @param questions in the order of the file */
export function findPairs(questions: readonly AskedQuestion[]): FoundPairs {
  const important = questions.filter(({ label }) => IMPORTANT.test(label));
  const asked = questions.filter((question) => !important.includes(question) && fitsKano(question));
  const worded = asked.filter(({ scale }) => scale.words === 'kano');
  const sure = worded.length >= 2;
  const readings = asked.map(({ label }) => readingsOf(label));
  // Where some answers are Kano's own words, 1 … 5 may be anything, unless a header says that it is one of two.
  const clear = asked.map(({ scale, label }) => !sure || scale.words === 'kano' || told(label));
  const meant = ({ plus, minus }: Edge): boolean => clear[plus]! || clear[minus]!;
  const taken = new Set<number>();
  const chosen: Edge[] = [];
  const take = (edges: Edge[]): void => {
    for (const edge of edges.sort((a, b) => b.weight - a.weight || a.plus - b.plus)) {
      if (taken.has(edge.plus) || taken.has(edge.minus) || !meant(edge)) continue;
      taken.add(edge.plus).add(edge.minus);
      chosen.push(edge);
    }
  };
  take(edgesByWords(readings));
  take(edgesByLikeness(asked, taken));
  const numbered = asked.flatMap((question, i) => (worded.includes(question) ? [] : [i]));
  if (sure) take(edgesByOrder(asked, new Set([...taken, ...numbered])));
  chosen.sort((a, b) => Math.min(a.plus, a.minus) - Math.min(b.plus, b.minus));
  const pairs = chosen.slice(0, MOST_PAIRS);
  const names = nameFeatures(
    pairs.map(({ plus, minus, rest }) => ({
      functional: asked[plus]!.label,
      dysfunctional: asked[minus]!.label,
      rest,
    })),
  );
  const importance = matchImportance(names, pairs, asked, important);
  return {
    pairs: pairs.map(({ plus, minus, by }, i) => ({
      name: names[i]!,
      functional: asked[plus]!.id,
      dysfunctional: asked[minus]!.id,
      importance: importance[i]!,
      by,
    })),
    single:
      sure || chosen.length > 0
        ? asked.flatMap(({ id, label }, i) => (!taken.has(i) && (sure ? clear[i]! : told(label)) ? [id] : []))
        : [],
  };
}

/** Five answers or three, or Kano's words. */
export function fitsKano({ scale }: Pick<AskedQuestion, 'scale'>): boolean {
  const span = scale.maximum - scale.minimum;
  return scale.words === 'kano' || span === 4 || span === 2;
}

/** Whether a header alone says that it is one of two. */
function told(label: string): boolean {
  return readingsOf(label).some(({ side, weight }) => side !== '?' && weight >= 2.2);
}

/** The side that the plainest word of a header tells. */
function sideOf(label: string): PairSide {
  const [plainest] = readingsOf(label).toSorted((a, b) => b.weight - a.weight);
  return plainest && plainest.weight >= 2.2 ? plainest.side : '?';
}

/** Headers that are the same once the words that tell their sides are taken away. */
function edgesByWords(readings: readonly (readonly PairReading[])[]): Edge[] {
  const byKey = new Map<string, { readonly at: number; readonly reading: PairReading }[]>();
  readings.forEach((list, at) => {
    for (const reading of list) {
      const found = byKey.get(reading.key) ?? [];
      found.push({ at, reading });
      byKey.set(reading.key, found);
    }
  });
  const edges: Edge[] = [];
  for (const list of byKey.values())
    for (const plus of list)
      for (const minus of list) {
        if (plus.at === minus.at || plus.reading.side === '-' || minus.reading.side !== '-') continue;
        const beside = 1 / (1 + Math.abs(plus.at - minus.at));
        // Taking nothing away from the first says less than finding its own word.
        const weight = minus.reading.weight + plus.reading.weight + 0.4 * beside;
        edges.push({ plus: plus.at, minus: minus.at, weight, rest: plus.reading.rest, by: 'words' });
      }
  return edges;
}

/** Headers much alike, one of which denies what the other says. */
function edgesByLikeness(asked: readonly AskedQuestion[], taken: ReadonlySet<number>): Edge[] {
  const left = asked.map((_, i) => i).filter((i) => !taken.has(i));
  const keys = asked.map(({ label }) => keyOf(withoutNumber(label)));
  const edges: Edge[] = [];
  for (const plus of left)
    for (const minus of left) {
      if (plus === minus || denies(asked[plus]!.label) || !denies(asked[minus]!.label)) continue;
      const alike = likeness(keys[plus]!, keys[minus]!);
      if (alike < (Math.abs(plus - minus) === 1 ? ALIKE_BESIDE : ALIKE)) continue;
      edges.push({ plus, minus, weight: alike, rest: withoutNumber(asked[plus]!.label), by: 'likeness' });
    }
  return edges;
}

/** What is left of Kano's own answers, two by two as they stand. */
function edgesByOrder(asked: readonly AskedQuestion[], taken: ReadonlySet<number>): Edge[] {
  const edges: Edge[] = [];
  for (let i = 0; i + 1 < asked.length; i += 1) {
    if (taken.has(i) || taken.has(i + 1)) continue;
    const [one, other] = [sideOf(asked[i]!.label), sideOf(asked[i + 1]!.label)];
    // Two of the same side are two features.
    if (one !== '?' && one === other) continue;
    const turned = denies(asked[i]!.label) && !denies(asked[i + 1]!.label);
    const [plus, minus] = turned ? [i + 1, i] : [i, i + 1];
    edges.push({ plus, minus, weight: 0, rest: withoutNumber(asked[plus]!.label), by: 'order' });
    i += 1;
  }
  return edges;
}

/** The column that asks how important each feature is: its name is in the header, or the number of its question. */
function matchImportance(
  names: readonly string[],
  pairs: readonly Edge[],
  asked: readonly AskedQuestion[],
  important: readonly AskedQuestion[],
): (string | null)[] {
  const free = new Set(important.keys());
  const result: (string | null)[] = names.map(() => null);
  const scored: { readonly feature: number; readonly at: number; readonly score: number }[] = [];
  names.forEach((name, feature) => {
    const key = keyOf(name);
    const number = numberOf(asked[pairs[feature]!.plus]!.label);
    important.forEach(({ label }, at) => {
      const rest = keyOf(withoutNumber(label).replace(/(?:的)?重要(?:性|程度|度)?|importance( of)?|important/giu, ' '));
      const within = key !== '' && keyOf(label).includes(key) ? 2 + key.length / 100 : 0;
      const same = number !== null && rest === '' && numberOf(label) === number ? 1 : 0;
      const score = Math.max(within, same, likeness(key, rest) >= 0.5 ? likeness(key, rest) : 0);
      if (score > 0) scored.push({ feature, at, score });
    });
  });
  for (const { feature, at } of scored.sort((a, b) => b.score - a.score)) {
    if (result[feature] !== null || !free.has(at)) continue;
    free.delete(at);
    result[feature] = important[at]!.id;
  }
  return result;
}

function numberOf(label: string): string | null {
  return /\d{1,3}/.exec(label)?.[0] ?? null;
}

/** Total reading of typed pairs; also text from an address, `name:c4:c5:c6;…`. */
export function decodePairs(given: unknown): KanoPair[] | undefined {
  if (typeof given === 'string')
    return decodePairs(
      given.split(';').map((row) => {
        const [name, functional, dysfunctional, importance] = row.split(':');
        return {
          name,
          functional: functional || null,
          dysfunctional: dysfunctional || null,
          importance: importance || null,
        };
      }),
    );
  if (!Array.isArray(given) || given.length > MOST_PAIRS) return undefined;
  const pairs: KanoPair[] = [];
  for (const item of given as unknown[]) {
    if (typeof item !== 'object' || item === null) return undefined;
    const { name, functional, dysfunctional, importance } = item as Partial<Record<keyof KanoPair, unknown>>;
    const ids = [functional ?? null, dysfunctional ?? null, importance ?? null];
    if (typeof name !== 'string' || !ids.every(isColumn)) return undefined;
    const [plus, minus, weight] = ids as (string | null)[];
    pairs.push({ name: name.slice(0, 80), functional: plus!, dysfunctional: minus!, importance: weight! });
  }
  return pairs;
}

function isColumn(id: unknown): boolean {
  return id === null || (typeof id === 'string' && /^c\d{1,5}$/.test(id));
}
