/** The name a person probably meant. */

const LONGEST = 60;

/** The name nearest to a text by letters changed, one in three at most; `null` where none is near. */
export function closestName(text: string, names: readonly string[]): string | null {
  const wanted = plain(text);
  let [best, least] = [null as string | null, Math.max(1, Math.floor(wanted.length / 3)) + 1];
  // One letter of a word of one or two is all of it: only case and width may differ there.
  if (wanted.length <= 2) least = 1;
  for (const name of names) {
    const other = plain(name);
    if (Math.abs(other.length - wanted.length) >= least) continue;
    const distance = changes(wanted, other);
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

function plain(name: string): string {
  return name.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(/[\s_]/g, '');
}

/** Levenshtein distance. */
function changes(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
