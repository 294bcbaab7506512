/** Patterns with * and ?, matched without going back further than the last *. */

/**
 * Whether the whole text fits: `*` any characters or none, `?` one character (a code point), every other one itself.
 * Time at most length of the text × length of the pattern, whatever they are.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  let [at, place] = [0, 0];
  // Where the last * stood, and how far it reaches so far.
  let [star, reach] = [-1, 0];
  while (at < text.length) {
    const wanted = pattern[place];
    if (wanted === '*') {
      star = place++;
      reach = at;
    } else if (wanted === '?') {
      at += width(text, at);
      place++;
    } else if (wanted !== undefined && wanted === text[at]) {
      at++;
      place++;
    } else if (star >= 0) {
      reach += width(text, reach);
      at = reach;
      place = star + 1;
    } else return false;
  }
  while (pattern[place] === '*') place++;
  return place === pattern.length;
}

function width(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}
