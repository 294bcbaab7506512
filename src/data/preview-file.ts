/** The first rows of a file as they would be read, for choosing how: its beginning alone is looked at. */

import { guessDelimiter, guessTitleRows, weighDelimiters } from './dialect.ts';
import { countDamage, ENCODINGS, markLength, planEncoding, startsAsUtf8 } from './encoding.ts';
import { createSurveyor, weighEncodings } from './encoding-survey.ts';
import { refuseKind } from './file-kind.ts';
import { HEAD_BYTES, lookAtHead, readHead } from './look-at-head.ts';
import { MAXIMUM_FILE_BYTES, type DataChoices, type Encoding } from './report.ts';
import { UnreadableFile } from './source.ts';
import { unwrapFile, type Unwrapped } from './unwrap.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';

/** What could be chosen, and what speaks for it. */
export interface WeighedChoice<T> {
  readonly value: T;
  /** 0…1; `null` where nothing speaks for or against it */
  readonly confidence: number | null;
}

export interface FilePreview {
  /** rows from the beginning of the file, titles and names included; long cells and further columns are cut off */
  readonly rows: readonly (readonly string[])[];
  /** rows of titles and of names (0 where there are none) at their beginning */
  readonly titleRows: number;
  readonly headerRows: number;
  /** cells of most rows, and of rows that have as many */
  readonly columns: number;
  readonly even: number;
  readonly seen: number;
  /** whether the whole file was seen */
  readonly whole: boolean;
  /** the choices in force: those given, else those guessed */
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly sheet: string | null;
  /** what would be guessed where nothing is chosen */
  readonly guessed: { readonly encoding: Encoding; readonly delimiter: string; readonly titleRows: number };
  /** delimiter that a first line `sep=` names */
  readonly sep: string | null;
  /** characters of the beginning that cannot be read in the encoding in force */
  readonly damaged: number;
  readonly encodings: readonly (WeighedChoice<Encoding> & { readonly damaged: number })[];
  readonly delimiters: readonly (WeighedChoice<string> & { readonly columns: number })[];
  readonly sheets: readonly string[];
  /** the table was taken out of a workbook or the like: its encoding and delimiter are known */
  readonly made: boolean;
}

const MOST_COLUMNS = 40;
const LONGEST_CELL = 120;

/**
 * @param choices as for the reading of the whole file; types, roles and what else follows the reading do not matter
 * @param rows most rows wanted
 * @returns fails with the message the reading would fail with where there is nothing to show
 */
export async function previewFile(
  blob: Blob,
  name: string,
  choices: DataChoices,
  rows: number,
): Promise<Outcome<FilePreview>> {
  if (blob.size === 0) return fail('data.empty-file', { name });
  if (blob.size > MAXIMUM_FILE_BYTES)
    return fail('data.too-large', { name, bytes: blob.size, limit: MAXIMUM_FILE_BYTES });
  try {
    const outer = await readHead(blob, HEAD_BYTES);
    const unwrapped = await unwrapFile(blob, outer, name, choices);
    if (!unwrapped.ok) return unwrapped;
    return await look(unwrapped.value, blob === unwrapped.value.blob ? outer : null, name, choices, rows);
  } catch (error) {
    if (error instanceof UnreadableFile) return fail('data.unreadable', { name });
    throw error;
  }
}

async function look(
  { blob, made, sheet }: Unwrapped,
  known: Uint8Array | null,
  name: string,
  choices: DataChoices,
  wanted: number,
): Promise<Outcome<FilePreview>> {
  const head = known ?? (await readHead(blob, HEAD_BYTES));
  const refused = made ? null : refuseKind(head, name);
  if (refused) return { ok: false, error: refused };
  const encodings = weighHead(head);
  const guessed = encodings.reduce((a, b) => ((b.confidence ?? 0) > (a.confidence ?? 0) ? b : a)).value;
  const encoding = made ? 'utf-8' : (choices.encoding ?? guessed);
  const mark = markLength(head, encoding);
  const { quotes: _, ...plain } = choices;
  const asked: DataChoices = made ? { ...plain, delimiter: ',' } : choices;
  const found = await lookAtHead(blob, head, encoding, mark, asked);
  if (!found) return fail('data.blank-file', { name });
  const { text, newline, whole, rows: all } = found;
  const literal = asked.quotes === 'literal';
  const even = all.rows.filter((cells) => cells.length === all.width).length;
  const headerRows = found.header.value ? found.headerRows.value : 0;
  return succeed({
    rows: all.rows
      .slice(0, wanted)
      .map((cells) => cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, LONGEST_CELL))),
    titleRows: found.titleRows.value,
    headerRows,
    columns: all.width,
    even,
    seen: all.rows.length,
    whole,
    encoding,
    delimiter: found.delimiter.value,
    sheet: sheet?.value ?? null,
    guessed: {
      encoding: guessed,
      delimiter: guessDelimiter(text, newline, whole, literal).value,
      titleRows: guessTitleRows(all),
    },
    sep: found.sep,
    damaged: made ? 0 : countDamage(head.subarray(mark), encoding),
    encodings,
    delimiters: weighDelimiters(text, newline, whole, literal).map(({ delimiter, confidence, sample }) => ({
      value: delimiter,
      confidence: sample.width > 1 ? confidence : 0,
      columns: sample.width,
    })),
    sheets: sheet ? [sheet.value, ...sheet.alternatives] : [],
    made,
  });
}

// A mark or zeros say it; characters of more than one byte that are valid UTF-8 all but do; otherwise they are counted.
function weighHead(head: Uint8Array): FilePreview['encodings'] {
  const plan = planEncoding(head);
  const plain = head.every((byte) => byte < 0x80);
  const shares: Partial<Record<Encoding, number | null>> = {};
  if (plan.evidence !== 'content') shares[plan.encoding] = 1;
  else if (plain) for (const encoding of ENCODINGS) shares[encoding] = encoding.startsWith('utf-16') ? 0 : null;
  else if (startsAsUtf8(head)) shares['utf-8'] = 1;
  else {
    const surveyor = createSurveyor(head.includes(0x0a) ? 0x0a : 0x0d);
    surveyor.take(head);
    const survey = surveyor.finish();
    const { gb18030, big5 } = weighEncodings(survey);
    const utf8 = survey.utf8Lines / Math.max(1, survey.utf8Lines + survey.brokenLines);
    Object.assign(shares, { 'utf-8': utf8, gb18030: gb18030 * (1 - utf8), big5: big5 * (1 - utf8) });
  }
  return ENCODINGS.map((encoding) => ({
    value: encoding,
    confidence: encoding in shares ? shares[encoding]! : 0,
    damaged: countDamage(head.subarray(markLength(head, encoding)), encoding),
  }));
}
