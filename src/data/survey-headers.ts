/** Names of columns as survey tools write them in two or three rows: codes, wordings, ids; or questions and what each column of them holds. */

import { isToolName, toolColumns } from './survey-tools.ts';

type Rows = readonly (readonly string[])[];

/** What Qualtrics writes below the wordings. */
const IMPORT_ID = /^\s*\{\s*"+ImportId"+\s*:/;
/** What SurveyMonkey writes below a question that has one column. */
const RESPONSE = /^(open-ended )?response$/i;
/** Share of the filled cells of a row that say what the row is. */
const MOSTLY = 0.8;

export interface SurveyNames {
  /** rows of the file the names stand in */
  readonly rows: 2 | 3;
  readonly names: readonly string[];
}

/** Names of a survey tool's export by its first rows; `null` where they are none. */
export function surveyNames(rows: Rows): SurveyNames | null {
  const [codes = [], wordings = [], third = []] = rows;
  const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
  const ids = (cells: readonly string[]): boolean =>
    filled(cells) > 1 && cells.filter((cell) => IMPORT_ID.test(cell)).length >= filled(cells) * MOSTLY;
  if (ids(third)) return { rows: 3, names: worded(codes, wordings) };
  if (ids(wordings)) return { rows: 2, names: codes.map(plain) };
  const tool = toolColumns(codes);
  if (tool && repeatsNames(codes, wordings)) return { rows: 2, names: worded(codes, wordings) };
  const responses = wordings.filter((cell) => RESPONSE.test(cell.trim())).length;
  // A row of data has the columns of the tool filled.
  const asked = tool
    ? codes.every((cell, at) => !tool.includes(cell) || (wordings[at] ?? '').trim() === '')
    : responses === filled(wordings);
  const free = codes.some((cell, at) => cell.trim() !== '' && (wordings[at] ?? '').trim() === '');
  if (asked && free && responses > 0 && wordings.length <= codes.length)
    return { rows: 2, names: grouped(codes, wordings) };
  return null;
}

// StartDate above Start Date, and so on: the second row says again what the first does, in words.
function repeatsNames(codes: readonly string[], wordings: readonly string[]): boolean {
  const bare = (cell = ''): string => cell.toLowerCase().replace(/[^a-z]/g, '');
  const own = codes.flatMap((cell, at) => (isToolName(cell) ? [at] : []));
  const again = own.filter((at) => bare(codes[at]) !== '' && bare(codes[at]) === bare(wordings[at]));
  return again.length >= 3 && again.length * 2 >= own.length;
}

/** The wording is the name, with the code behind it where several are asked alike; columns of the tool keep their codes. */
function worded(codes: readonly string[], wordings: readonly string[]): string[] {
  const names = codes.map((code, at) => (isToolName(code) ? plain(code) : plain(wordings[at] ?? '') || plain(code)));
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return names.map((name, at) => (count.get(name)! > 1 ? `${name} · ${plain(codes[at]!)}` : name));
}

/** The question, and what the column holds of it: an item of a table, a choice; *Response* is the answer itself. */
function grouped(questions: readonly string[], parts: readonly string[]): string[] {
  let question = '';
  return questions.map((cell, at) => {
    const part = plain(parts[at] ?? '');
    if (plain(cell) !== '') question = plain(cell);
    return part === '' || RESPONSE.test(part) ? question : `${question} · ${part}`;
  });
}

function plain(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}
