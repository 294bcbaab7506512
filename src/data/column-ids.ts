/** Ids of columns: by place in a first file, by name in one that takes its place. */

/**
 * An id for each column. A column called as one of the former file has the id it had there, so that what a person decided about it
 * holds wherever it stands now; of several called alike the first takes the first. Columns without a name are told by their place.
 * New columns have ids no former one had.
 * @param former labels of the former file, in the order of their ids; `null` where there is none
 */
export function columnIds(labels: readonly string[], former: readonly string[] | null): readonly string[] {
  if (!former) return labels.map((_, index) => `c${index}`);
  const free = new Map<string, number[]>();
  former.forEach((label, index) => {
    const name = label.trim();
    if (name !== '') free.set(name, [...(free.get(name) ?? []), index]);
  });
  let next = former.length;
  return labels.map((label, index) => {
    const name = label.trim();
    const known = name === '' ? (former[index]?.trim() === '' ? index : undefined) : free.get(name)?.shift();
    return `c${known ?? next++}`;
  });
}
