/** Columns of persons made unreadable: pseudonyms by a keyed hash, the same for the same text and key in every file, or dropped. */

import { describeColumn } from './column-report.ts';
import type { TableColumn, TextColumn } from './columns.ts';
import { DictionaryBuilder, narrowCodes, sizeOf, textAt } from './dictionary.ts';
import { missingCodesOf } from './missing-codes.ts';
import type { ReadFile } from './read-file.ts';
import type { ColumnReport, DataChoices } from './report.ts';
import { createKeyedHash } from '../lib/keyed-hash.ts';
import { message } from '../lib/outcome.ts';

/** Digits and letters that are not taken for one another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
/** 60 bits: among a million persons two get the same pseudonym with a chance of 4 in 10 million. */
const LENGTH = 12;
const PATTERN = /^p-[0-9a-hjkmnp-tv-z]{12}$/;
/** Texts hashed before others get their turn. */
const SLICE = 16_384;

/** Whether a text is a pseudonym made here. */
export function isPseudonym(text: string): boolean {
  return PATTERN.test(text);
}

/** Ids of columns whose texts are hashed. */
export function pseudonymised({ privacy = {} }: DataChoices): ReadonlySet<string> {
  return new Set(Object.keys(privacy).filter((id) => privacy[id] === 'pseudonym'));
}

/** How columns are read whose texts are to be hashed: to the last digit, as text. */
export function readingOfPersonal(choices: DataChoices): DataChoices {
  const hashed = Object.entries(choices.privacy ?? {}).filter(([, treatment]) => treatment === 'pseudonym');
  if (hashed.length === 0) return choices;
  return { ...choices, types: { ...choices.types, ...Object.fromEntries(hashed.map(([id]) => [id, 'identifier'])) } };
}

/**
 * A file as it may be shown: columns hashed or left out, and no text of theirs among the problems.
 * @param file read as {@link readingOfPersonal} says
 * @param pause awaited between slices
 */
export async function shieldFile(
  file: ReadFile,
  choices: DataChoices,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<ReadFile> {
  const privacy = choices.privacy ?? {};
  const treatmentOf = (id: string): string | undefined => (Object.hasOwn(privacy, id) ? privacy[id] : undefined);
  if (!file.table.columns.some(({ id }) => treatmentOf(id) !== undefined)) return file;
  const columns: TableColumn[] = [];
  const reports: ColumnReport[] = [];
  const currencies: (string | null)[] = [];
  const places = new Map<number, number>();
  for (const [index, column] of file.table.columns.entries()) {
    const treatment = treatmentOf(column.id);
    if (treatment === 'drop') continue;
    places.set(index, columns.length);
    const hashed = treatment === 'pseudonym' && column.column.kind === 'text';
    if (hashed) {
      const texts = await hashTexts(column.column as TextColumn, choices.pseudonymKey ?? '', pause);
      columns.push({ ...column, type: 'identifier', column: texts });
      reports.push(hashedReport(file.columns[index]!, texts));
    } else {
      columns.push(column);
      reports.push(file.columns[index]!);
    }
    currencies.push(hashed ? null : (file.currencies[index] ?? null));
  }
  const problems = file.problems.flatMap((problem) => {
    // What stands beyond the last column of a row, or behind a broken quote, may be anybody's.
    if (problem.column < 0) return [{ ...problem, got: '' }];
    const column = places.get(problem.column);
    if (column === undefined) return [];
    return [{ ...problem, column, got: treatmentOf(columns[column]!.id) || problem.row < 0 ? '' : problem.got }];
  });
  // So may what the lines of another table hold.
  const passed = file.passed && { ...file.passed, texts: file.passed.texts.map(() => '') };
  // Nor is a text of theirs an example of anything.
  const written = file.written?.map((found) => ({
    ...found,
    examples: found.examples.map((each) =>
      each.column !== null && treatmentOf(each.column) !== undefined ? { ...each, value: '' } : each,
    ),
  }));
  return {
    ...file,
    ...(written ? { written } : {}),
    table: { ...file.table, columns },
    columns: reports,
    currencies,
    problems,
    ...(passed ? { passed } : {}),
  };
}

async function hashTexts(column: TextColumn, key: string, pause: () => Promise<void>): Promise<TextColumn> {
  const { bytes, offsets } = column.dictionary;
  const size = sizeOf(column.dictionary);
  const hash = createKeyedHash(keyBytes(key));
  const blank = new Set(missingCodesOf(column.dictionary));
  const builder = new DictionaryBuilder(size);
  const codeOf = new Uint32Array(size);
  const text = new Uint8Array(2 + LENGTH);
  text[0] = 0x70;
  text[1] = 0x2d;
  for (let code = 1; code < size; code++) {
    if (code % SLICE === 0) await pause();
    if (blank.has(code)) continue;
    // A file hashed before keeps its pseudonyms, so that newer rows can be put under them.
    if (offsets[code + 1]! - offsets[code]! === text.length && isPseudonym(textAt(column.dictionary, code))) {
      codeOf[code] = builder.add(bytes, offsets[code]!, offsets[code + 1]!);
      continue;
    }
    const digest = hash(bytes, offsets[code]!, offsets[code + 1]!);
    for (let at = 0; at < LENGTH; at++)
      text[2 + at] = LETTERS.charCodeAt((digest[at < 6 ? 0 : 1]! >>> ((at % 6) * 5)) & 31);
    codeOf[code] = builder.add(text, 0, text.length);
  }
  const dictionary = builder.finish();
  const codes = Uint32Array.from(column.codes, (code) => codeOf[code]!);
  return { kind: 'text', codes: narrowCodes(codes, sizeOf(dictionary)), dictionary };
}

function hashedReport(report: ColumnReport, column: TextColumn): ColumnReport {
  return {
    ...report,
    type: { value: 'identifier', reason: message('data.pseudonymised'), chosen: false, alternatives: [] },
    ...describeColumn(column),
    problems: 0,
    dateOrder: null,
    orderQuestion: null,
    notes: [],
  };
}

function keyBytes(key: string): Uint8Array {
  return new TextEncoder().encode(key.slice(0, 64));
}
