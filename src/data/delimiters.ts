/** The characters that may separate the cells of a line. */

/** Those a file is looked at for, in the order in which they win where nothing else decides. */
export const DELIMITERS: readonly string[] = [',', ';', '\t', '|', '，', '；'];

/** Whether a text can separate cells: one character that is no letter, digit, blank, quote or line end. */
export function isDelimiter(text: string): boolean {
  return [...text].length === 1 && /^[^\p{L}\p{N}\p{C} "\ufffd]$|^\t$/u.test(text);
}

/** The delimiter a first line `sep=;` names, as spreadsheets write and read it; `null` where the line is none. */
export function delimiterOfSepLine(line: string): string | null {
  const found = /^\ufeff?"?sep=(.)"?\s*$/iu.exec(line)?.[1];
  return found !== undefined && isDelimiter(found) ? found : null;
}
