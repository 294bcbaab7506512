/** Several small formulas written in one line of TeX, so that each may take a line of its own where room is scarce. */

const SPACES = ['\\qquad', '\\quad', '\\;'];

/**
 * The parts of a formula between wide spaces (`\quad`, `\;` after a comma) that stand outside all braces, fences and
 * environments. A formula without such spaces is its only part.
 */
export function splitFormula(tex: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < tex.length; at++) {
    const rest = tex.slice(at);
    if (rest.startsWith('\\{') || rest.startsWith('\\}')) at++;
    else if (rest[0] === '{' || /^\\(?:left|begin)(?![a-zA-Z])/.test(rest)) depth++;
    else if (rest[0] === '}' || /^\\(?:right|end)(?![a-zA-Z])/.test(rest)) depth--;
    else if (depth === 0 && rest[0] === '\\') {
      // a macro's name goes on as long as there are letters; `\;` is complete
      const space = SPACES.find(
        (each) => rest.startsWith(each) && (each === '\\;' || !/^[a-zA-Z]/.test(rest.slice(each.length))),
      );
      const before = tex.slice(start, at).trim();
      // a thin space separates only after a comma; a colon such as in `R:\;` belongs to what follows
      if (space && before !== '' && (space !== '\\;' || before.endsWith(','))) {
        parts.push(before);
        start = at + space.length;
        at = start - 1;
      }
    }
  }
  const last = tex.slice(start).trim();
  return last === '' ? parts : [...parts, last];
}
