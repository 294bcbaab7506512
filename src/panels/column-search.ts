/** Columns offered in lists of an editor: of thousands only those found, so that no list takes a second to draw. */

interface Named {
  readonly id: string;
  readonly label: string;
}

/** From so many columns on there is a field to find one. */
export const MANY_COLUMNS = 12;
/** Columns a list offers at a time. */
const MOST_OFFERED = 100;

export interface FoundColumns<T> {
  readonly offered: readonly T[];
  /** columns found that are not offered */
  readonly more: number;
}

/** Columns whose name holds a text, in their order; as many as a list can show. */
export function findColumns<T extends Named>(columns: readonly T[], search: string): FoundColumns<T> {
  const text = search.trim().toLowerCase();
  const found = text === '' ? columns : columns.filter(({ id, label }) => (label || id).toLowerCase().includes(text));
  return { offered: found.slice(0, MOST_OFFERED), more: Math.max(0, found.length - MOST_OFFERED) };
}

/** The same for a list in which one is chosen: that one is always there. */
export function withChosen<T extends Named>(
  columns: readonly T[],
  offered: readonly T[],
  chosen: string | null | undefined,
): readonly T[] {
  if (!chosen || offered.some(({ id }) => id === chosen)) return offered;
  const found = columns.find(({ id }) => id === chosen);
  return found ? [found, ...offered] : offered;
}
