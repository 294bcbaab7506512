/** Which things are linked by comparisons: groups that cannot be told apart, or that stand wholly above one another. */

/**
 * Groups of things linked by comparisons, whichever way they went; in the order of their first member.
 * @param linked row-major n × n, anything but 0 is a link
 */
export function linkedGroups(linked: ArrayLike<number>, n: number): number[][] {
  const group = new Int32Array(n).fill(-1);
  const groups: number[][] = [];
  for (let start = 0; start < n; start += 1) {
    if (group[start]! >= 0) continue;
    const members = [start];
    group[start] = groups.length;
    for (const at of members)
      for (let to = 0; to < n; to += 1)
        if (group[to]! < 0 && (linked[at * n + to] !== 0 || linked[to * n + at] !== 0)) {
          group[to] = groups.length;
          members.push(to);
        }
    groups.push(members.sort((a, b) => a - b));
  }
  return groups;
}

/**
 * Groups within which each thing has, perhaps through others, beaten every other (strongly connected), the winning ones first: between
 * groups wins go only from earlier to later, so that no finite strength fits (Ford 1957).
 * @param wins row-major n × n: how often i was preferred to j
 */
export function winningGroups(wins: ArrayLike<number>, n: number): number[][] {
  const reach = Uint8Array.from({ length: n * n }, (_, cell) =>
    Math.floor(cell / n) === cell % n || wins[cell]! > 0 ? 1 : 0,
  );
  for (let via = 0; via < n; via += 1)
    for (let i = 0; i < n; i += 1)
      if (reach[i * n + via] === 1) for (let j = 0; j < n; j += 1) reach[i * n + j]! |= reach[via * n + j]!;
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (let i = 0; i < n; i += 1) {
    if (seen.has(i)) continue;
    const members = Array.from({ length: n }, (_, j) => j).filter(
      (j) => reach[i * n + j] === 1 && reach[j * n + i] === 1,
    );
    members.forEach((j) => seen.add(j));
    groups.push(members);
  }
  // Who reaches more stands above: a group reaches all that the groups below it reach, and itself.
  const reached = (group: readonly number[]): number =>
    reach.subarray(group[0]! * n, (group[0]! + 1) * n).reduce((sum, bit) => sum + bit, 0);
  return groups.sort((a, b) => reached(b) - reached(a) || a[0]! - b[0]!);
}
