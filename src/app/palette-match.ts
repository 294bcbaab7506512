/** Finding in the palette: how well a query fits an entry. Pure. */

export interface Findable {
  /** its names in every language */
  readonly names: readonly string[];
  /** pinyin initials of the Chinese ones */
  readonly initials: readonly string[];
}

/**
 * Fitting entries, best first; equal fits stay in their order. An empty query fits everything.
 * A query of several words fits where every word does.
 */
export function findEntries<T extends Findable>(entries: readonly T[], query: string): readonly T[] {
  const parts = query
    .trim()
    .split(/\s+/)
    .map(fold)
    .filter((part) => part !== '');
  if (parts.length === 0) return entries;
  const whole = fold(query);
  return entries
    .map((entry, order) => ({
      entry,
      order,
      score: Math.max(fit(entry, whole), Math.min(...parts.map((part) => fit(entry, part))) - 1),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ entry }) => entry);
}

/** Lower case, full-width forms made narrow, without spaces and signs. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}?]+/gu, '');
}

/** 0 does not fit; more is better: the whole, its beginning, the beginning of a word, initials, the middle, letters in order. */
function fit(entry: Findable, query: string): number {
  const scores = [
    ...entry.names.map((name) => fitName(name, query)),
    ...entry.initials.map((initials) => fitInitials(initials, query)),
  ];
  return Math.max(0, ...scores);
}

function fitName(name: string, query: string): number {
  const text = fold(name);
  if (text === query) return 100;
  if (text.startsWith(query)) return 90;
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  if (words.some((word) => word.startsWith(query))) return 80;
  if (text.includes(query)) return 70;
  return query.length >= 3 && span(text, query) <= query.length * 3 ? 30 : 0;
}

function fitInitials(initials: string, query: string): number {
  if (query.length === 0 || !/^[a-z0-9]+$/.test(query)) return 0;
  if (initials === query) return 95;
  if (initials.startsWith(query)) return 85;
  return query.length >= 2 && initials.includes(query) ? 60 : 0;
}

/** Length of the shortest stretch from the first letter found that holds the query's letters in order; infinite where there is none. */
function span(text: string, query: string): number {
  const start = text.indexOf(query[0]!);
  let at = start;
  for (const letter of query) {
    const next = text.indexOf(letter, at);
    if (start < 0 || next < 0) return Infinity;
    at = next + letter.length;
  }
  return at - start;
}
