/** Names of columns that stand in two rows, as merged cells leave them: groups above, names below. */

import { isValue } from './is-value.ts';

/**
 * Whether a row holds groups of columns and the one below it their names: the upper one has gaps after its groups, every gap has a
 * name below, the lower one holds no values, and under some of its names there are values.
 * @param body rows below both
 */
export function areTwoHeaders(
  upper: readonly string[] | undefined,
  lower: readonly string[] | undefined,
  body: readonly (readonly string[])[],
): boolean {
  // A row longer than the names is a row of data.
  if (!upper || !lower || lower.length > upper.length || body.length === 0) return false;
  const width = upper.length;
  const [above, below] = [upper, lower].map((row) => Array.from({ length: width }, (_, at) => (row[at] ?? '').trim()));
  const groups = above!.filter((cell) => cell !== '').length;
  const gaps = above!.flatMap((cell, at) => (cell === '' ? [at] : []));
  if (groups < 2 || gaps.length === 0) return false;
  const names = below!.filter((cell) => cell !== '');
  // Where no name comes twice, no group is needed to tell them apart: 统计期间：… above the names is a title.
  const repeated = new Set(names).size < names.length;
  if (!repeated && (above![0] === '' || above!.some((cell) => /[:：]/.test(cell)))) return false;
  if (below!.some((cell) => cell !== '' && isValue(cell))) return false;
  if (gaps.some((at) => below![at] === '')) return false;
  return below!.some(
    (cell, at) => cell !== '' && body.some((row) => (row[at] ?? '').trim() !== '' && isValue(row[at]!)),
  );
}

/** One name a column: that below, with its group before it where the name alone stands for several columns. */
export function joinHeaders(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length);
  let group = '';
  const pairs = Array.from({ length: width }, (_, at) => {
    const [above, below] = [(upper[at] ?? '').trim(), (lower[at] ?? '').trim()];
    // A group ends where the next one begins, or where a column has its name above only.
    if (above !== '') group = above;
    return below === '' ? { group: '', name: above } : { group, name: below };
  });
  const count = new Map<string, number>();
  for (const { name } of pairs) count.set(name, (count.get(name) ?? 0) + 1);
  return pairs.map(({ group: own, name }) => (own !== '' && (count.get(name) ?? 0) > 1 ? `${own} · ${name}` : name));
}
