/** Text outside the scanner's strict grammar, read by PapaParse; also previews. Always over a string in one go. */

import Papa from 'papaparse';

/**
 * The cells of every line of a text, blank lines as `['']`.
 * @param newline the one line end to split at, `\n` or `\r`
 * @param literal quotes are characters like any other
 */
export function splitText(text: string, delimiter: string, newline: '\n' | '\r', literal = false): string[][] {
  if (literal) return text.split(newline).map((line) => line.split(delimiter));
  // PapaParse takes a byte order mark at the start away; here it can only be content.
  const whole = text.startsWith('\ufeff') ? `\ufeff${text}` : text;
  return Papa.parse<string[]>(whole, {
    delimiter,
    newline,
    quoteChar: '"',
    escapeChar: '"',
    header: false,
    dynamicTyping: false,
    skipEmptyLines: false,
  }).data;
}
