/**
 * A slow reader of separated values, character by character, from RFC 4180 and the rules the product states beyond it; written
 * without its scanner, to count against it:
 * a file's lines end with \n (a \r before it belongs to the line end), or with \r where it has no \n at all; blank lines are no rows;
 * a cell that begins with a quote ends at the first quote behind which only blanks stand before the next separator or line end,
 * doubled quotes aside; where there is none the quote is an ordinary character.
 */

export interface PlainRow {
  readonly cells: readonly string[];
  /** all cells are plain, or quoted as RFC 4180 has it: nothing stands between a closing quote and the separator */
  readonly regular: boolean;
  /** the row as written, its line end aside */
  readonly source: string;
}

/** @param newline `\n` or `\r` */
export function readPlainly(text: string, delimiter: string, newline: string): PlainRow[] {
  const rows: PlainRow[] = [];
  let at = 0;
  /** characters of the line end at a place, 0 where there is none */
  const lineEnd = (place: number): number => {
    if (text.startsWith(newline, place)) return 1;
    if (newline !== '\n' || text[place] !== '\r') return 0;
    if (place + 1 === text.length) return 1;
    return text[place + 1] === '\n' ? 2 : 0;
  };
  const endOfPlain = (place: number): number => {
    let end = place;
    while (end < text.length && !text.startsWith(delimiter, end) && lineEnd(end) === 0) end++;
    return end;
  };
  while (at < text.length) {
    const blank = lineEnd(at);
    if (blank > 0) {
      at += blank;
      continue;
    }
    const start = at;
    const cells: string[] = [];
    let regular = true;
    for (;;) {
      const opening = at;
      let cell: string | null = null;
      if (text[opening] === '"') {
        let stop = -1;
        for (let place = opening + 1; ;) {
          const quote = text.indexOf('"', place);
          if (quote < 0) break;
          if (text[quote + 1] === '"') {
            place = quote + 2;
            continue;
          }
          // Looked for only as far as blanks go, or a file of quotes would take for ever.
          let end = quote + 1;
          while (end < text.length && !text.startsWith(delimiter, end) && lineEnd(end) === 0 && isBlank(text[end]!))
            end++;
          if (end === text.length || text.startsWith(delimiter, end) || lineEnd(end) > 0) {
            stop = quote;
            at = end;
            if (end > quote + 1) regular = false;
            break;
          }
          regular = false;
          place = quote + 1;
        }
        if (stop >= 0) cell = text.slice(opening + 1, stop).replaceAll('""', '"');
        else regular = false;
      }
      if (cell === null) {
        at = endOfPlain(opening);
        cell = text.slice(opening, at);
      }
      cells.push(cell);
      if (!text.startsWith(delimiter, at) || at >= text.length) break;
      at += delimiter.length;
    }
    rows.push({ cells, regular, source: text.slice(start, at) });
    at += lineEnd(at);
  }
  return rows;
}

function isBlank(character: string): boolean {
  return character.trim() === '';
}
