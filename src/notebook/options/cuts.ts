/** Cut points as the form edits them. */

export type Cuts = Readonly<Record<string, readonly number[]>>;

/** Lists of numbers by row, from whatever a view or a document holds; a missing row is empty. */
export function readCuts(source: unknown, rows: readonly string[]): Cuts {
  const lists = typeof source === 'object' && source !== null ? (source as Record<string, unknown>) : {};
  return Object.fromEntries(
    rows.map((row) => {
      const list: unknown = Object.hasOwn(lists, row) ? lists[row] : undefined;
      return [
        row,
        Array.isArray(list) ? list.filter((cut): cut is number => typeof cut === 'number' && Number.isFinite(cut)) : [],
      ];
    }),
  );
}

/** All rows with one cut changed, ascending. */
export function withCut(cuts: Cuts, row: string, index: number, cut: number): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(cuts).map(([key, list]) => [
      key,
      (key === row ? list.map((old, at) => (at === index ? cut : old)) : [...list]).sort((a, b) => a - b),
    ]),
  );
}

/** `row:index` of every cut that is not what it was. */
export function differingCuts(before: Cuts, now: Cuts): Set<string> {
  return new Set(
    Object.entries(now).flatMap(([row, list]) =>
      list.flatMap((cut, index) => (before[row]?.[index] === cut ? [] : [`${row}:${index}`])),
    ),
  );
}
