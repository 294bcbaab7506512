/** From bytes to a table: encoding, dialect, types and one pass of the scanner, slice by slice. Runs in a worker and in Node. */

import type { Cleaning } from './cell-cleaning.ts';
import type { DataTable } from './columns.ts';
import { markLength, planEncoding, startsAsUtf8 } from './encoding.ts';
import { encodingGuess, planBySurvey, surveyFile, type EncodingPlan } from './find-encoding.ts';
import { looksBinary, refuseKind } from './file-kind.ts';
import { HEAD_BYTES, LONGEST_HEAD, lookAtHead, readHead } from './look-at-head.ts';
import { decodeByLine } from './mixed-lines.ts';
import type { MissingChoice } from './missing-codes.ts';
import type { Origin } from './original.ts';
import type { Problem, ProblemsBeyond } from './problems.ts';
import { readBlock } from './read-blocks.ts';
import { readTable } from './read-table.ts';
import {
  MAXIMUM_FILE_BYTES,
  type BlocksReport,
  type ColumnReport,
  type DataChoices,
  type EditsReport,
  type PassedLines,
  type Encoding,
  type EncodingQuestion,
  type Guess,
  type IntakeProgress,
  type MergedReport,
  type PersonalReport,
  type Quoting,
  type ReadingFinding,
} from './report.ts';
import { unwrapFile } from './unwrap.ts';
import {
  openSource,
  STAND_INS,
  StandInTaken,
  UnreadableFile,
  WrongEncoding,
  type ByteSource,
  type StandIn,
} from './source.ts';
import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';

export interface ReadHooks {
  /** told after each slice */
  readonly progress?: (progress: IntakeProgress) => void;
  /** awaited between slices, so that a message to cancel can arrive; throws to cancel, which readFile passes on */
  readonly pause?: () => Promise<void>;
  /** line of the file that the first line is, where what is read is a part of it */
  readonly firstLine?: number;
}

/** A file that has been read: the table, every guess with its reason, and every problem. */
export interface ReadFile {
  readonly name: string;
  readonly bytes: number;
  readonly encoding: Guess<Encoding>;
  /** what must be asked about the encoding; absent where it is certain, or was chosen */
  readonly question?: EncodingQuestion;
  readonly delimiter: Guess<string>;
  /** absent where the file was made by steps */
  readonly quotes?: Guess<Quoting>;
  readonly header: Guess<boolean>;
  /** rows above the names, passed over */
  readonly titleRows: Guess<number>;
  /** rows that hold the names, where there are names */
  readonly headerRows: Guess<1 | 2 | 3>;
  /** the sheet read; `null` where the file is no workbook */
  readonly sheet: Guess<string> | null;
  /** of a workbook, where cells are merged downwards */
  readonly merged?: MergedReport;
  readonly reader: 'scanner' | 'papaparse' | 'steps';
  readonly table: DataTable;
  /** one a column of the table */
  readonly columns: readonly ColumnReport[];
  /** ISO 4217 code that the cells or the name of each column show, or `null` */
  readonly currencies: readonly (string | null)[];
  /** cells and rows that are not as their column or the header would have them, by line */
  readonly problems: readonly Problem[];
  /** where there are more than can be listed one by one */
  readonly beyond?: ProblemsBeyond;
  readonly notices: readonly Message[];
  readonly milliseconds: number;
  /** what became of edited cells, where there are any */
  readonly edits?: EditsReport;
  /** columns that speak of persons, as far as their names and texts tell */
  readonly personal?: readonly PersonalReport[];
  /** blank lines stand between its rows */
  readonly gaps?: boolean;
  /** the tables there are where there seem to be several */
  readonly blocks?: BlocksReport;
  /** lines of the others, where one of several is read */
  readonly passed?: PassedLines;
  /** what is done about how cells are written; absent where the file was made by steps */
  readonly cleaning?: Cleaning;
  /** what was found about that */
  readonly written?: readonly ReadingFinding[];
  /** words that stand for "no value" where a person chose them */
  readonly missing?: MissingChoice;
  /** where its text is to be had again; absent where it was made by steps */
  readonly origin?: Origin;
}

const MOST_COLUMNS = 16_384;

/**
 * Reads a file of separated values.
 * @param choices what a person decided; everything else is guessed
 * @returns the table; fails with a message where the file is empty, too large, not a text, or not readable
 */
export async function readFile(
  blob: Blob,
  name: string,
  choices: DataChoices,
  hooks: ReadHooks = {},
): Promise<Outcome<ReadFile>> {
  if (blob.size > MAXIMUM_FILE_BYTES)
    return fail('data.too-large', { name, bytes: blob.size, limit: MAXIMUM_FILE_BYTES });
  if (blob.size === 0) return fail('data.empty-file', { name });
  try {
    return await readWrapped(blob, name, choices, hooks);
  } catch (error) {
    if (error instanceof UnreadableFile) return fail('data.unreadable', { name });
    // The one RangeError that is not a mistake of ours: an array the machine has no room for.
    if (error instanceof RangeError && /allocation|array length|out of memory/i.test(error.message)) {
      return fail('data.no-memory', { name, bytes: blob.size });
    }
    throw error;
  }
}

async function readWrapped(
  blob: Blob,
  name: string,
  choices: DataChoices,
  hooks: ReadHooks,
): Promise<Outcome<ReadFile>> {
  const head = await readHead(blob, HEAD_BYTES);
  const unwrapped = await unwrapFile(blob, head, name, choices, hooks.pause);
  if (!unwrapped.ok) return unwrapped;
  const { blob: text, made, sheet, merged, notices } = unwrapped.value;
  const refused = made ? null : refuseKind(text === blob ? head : await readHead(text, HEAD_BYTES), name);
  if (refused) return { ok: false, error: refused };
  const read = await readTables(text, name, made ? ofMade(choices) : choices, hooks);
  if (!read.ok) return read;
  const told = {
    ...read.value,
    bytes: blob.size,
    sheet,
    ...(merged ? { merged } : {}),
    notices: [...notices, ...read.value.notices],
  };
  return succeed(
    made ? { ...told, encoding: given(told.encoding.value), delimiter: given(told.delimiter.value) } : told,
  );
}

// The text was written here: how is known, and quotes in it are what they are for.
function ofMade({ quotes: _, ...choices }: DataChoices): DataChoices {
  return { ...choices, encoding: 'utf-8', delimiter: ',' };
}

function given<T>(value: T): Guess<T> {
  return { value, reason: message('data.carried'), chosen: false, alternatives: [] };
}

// A sheet that holds several tables is read once as a whole, which tells how, and then the one that is wanted.
async function readTables(
  blob: Blob,
  name: string,
  choices: DataChoices,
  hooks: ReadHooks,
): Promise<Outcome<ReadFile>> {
  const whole = await readKnown(blob, name, choices, hooks);
  if (!whole.ok) return whole;
  return readBlock(whole.value, choices, (part, own, firstLine) => readKnown(part, name, own, { ...hooks, firstLine }));
}

async function readKnown(blob: Blob, name: string, choices: DataChoices, hooks: ReadHooks): Promise<Outcome<ReadFile>> {
  const head = await readHead(blob, HEAD_BYTES);
  const first = planEncoding(head);
  if (!choices.encoding && first.evidence === 'content' && looksBinary(head))
    return fail('data.not-text-binary', { name });
  if (blob.size === markLength(head, choices.encoding ?? first.encoding)) return fail('data.mark-only', { name });

  if (choices.encoding) {
    const reason = message('data.chosen');
    return readFirst(
      blob,
      name,
      choices,
      hooks,
      head,
      both({ encoding: choices.encoding, evidence: 'chosen', reason }),
    );
  }
  if (first.evidence !== 'content') {
    const reason = message(`data.encoding-${first.evidence}`);
    return readFirst(blob, name, choices, hooks, head, both({ ...first, reason }));
  }
  if (startsAsUtf8(head)) {
    const reason = message('data.encoding-utf8');
    const utf8: EncodingPlan = { ...first, tolerant: false, reason, notices: [] };
    const read = await readEncoded(blob, name, choices, hooks, head, utf8);
    if (read !== 'wrong') return read;
  }
  const newline = head.includes(0x0a) || !head.includes(0x0d) ? '\n' : '\r';
  const survey = await surveyFile(openSource(blob, 0, 'utf-8', false), newline, hooks.pause);
  const plans = await planBySurvey(blob, survey);
  const mixed = plans[0];
  if (mixed?.byLine) {
    const text = await decodeByLine(blob, newline.charCodeAt(0), mixed.byLine, hooks.pause);
    const read = text
      ? await readEncoded(text, name, choices, hooks, await readHead(text, HEAD_BYTES), mixed)
      : ('wrong' as const);
    if (read !== 'wrong') return read.ok ? succeed({ ...read.value, bytes: blob.size }) : read;
  }
  return readFirst(
    blob,
    name,
    choices,
    hooks,
    head,
    plans.filter(({ byLine }) => !byLine),
  );
}

// Strict first; where that fails, damaged characters are shown as such, and the card says so.
function both(plan: Omit<EncodingPlan, 'tolerant' | 'notices'>): readonly EncodingPlan[] {
  return [false, true].map((tolerant) => ({ ...plan, tolerant, notices: [] }));
}

async function readFirst(
  blob: Blob,
  name: string,
  choices: DataChoices,
  hooks: ReadHooks,
  head: Uint8Array,
  plans: readonly EncodingPlan[],
): Promise<Outcome<ReadFile>> {
  for (const plan of plans) {
    const read = await readEncoded(blob, name, choices, hooks, head, plan);
    if (read !== 'wrong') return read;
  }
  throw new RangeError('a tolerant reading cannot be of the wrong encoding');
}

/** @returns the outcome, or `wrong` where the file is not of the encoding */
async function readEncoded(
  blob: Blob,
  name: string,
  choices: DataChoices,
  hooks: ReadHooks,
  firstHead: Uint8Array,
  attempt: EncodingPlan,
): Promise<Outcome<ReadFile> | 'wrong'> {
  const started = performance.now();
  const { encoding, tolerant } = attempt;
  const { firstLine = 1 } = hooks;
  const mark = markLength(firstHead, encoding);
  const looked = await lookAtHead(blob, firstHead, encoding, mark, choices);
  if (!looked) return fail('data.blank-file', { name });
  const { delimiter, quotes, header, titleRows, headerRows, titles, plan } = looked;
  const { width } = plan.sample;
  if (width > MOST_COLUMNS) return fail('data.too-many-columns', { name, columns: width, limit: MOST_COLUMNS });
  // Lines below may be as long as they like; a first one without an end is no row of names, nor of anything.
  if (!looked.whole && !looked.text.trimStart().includes(looked.newline))
    return fail('data.first-line-endless', { name, limit: LONGEST_HEAD });
  let source: ByteSource | undefined;
  for (let attempts = 0; ; attempts++) {
    const standIn: StandIn | null =
      plan.delimiter < '\u0080' ? null : { delimiter: plan.delimiter, byte: STAND_INS[attempts] ?? 0 };
    const open = (): ByteSource => (source = openSource(blob, mark, encoding, tolerant, standIn));
    try {
      const strict = encoding === 'utf-8' && !tolerant && !standIn;
      const read = await readTable({ ...plan, strict, standIn, firstLine }, open, blob.size, hooks);
      const damagedLine = source?.damagedLine ?? 0;
      const damaged = message('data.damaged-characters', {
        line: damagedLine,
        encoding: { code: `common.encoding-${encoding}` },
      });
      return succeed({
        name,
        bytes: blob.size,
        encoding: encodingGuess(attempt, damagedLine),
        ...(attempt.question ? { question: attempt.question } : {}),
        delimiter,
        quotes,
        header,
        titleRows,
        headerRows,
        sheet: null,
        reader: read.handedOver > 0 ? 'papaparse' : 'scanner',
        table: read.table,
        columns: read.columns,
        currencies: read.currencies,
        problems: read.problems,
        ...(read.beyond ? { beyond: read.beyond } : {}),
        notices: [
          ...attempt.notices,
          ...(damagedLine > 0 ? [damaged] : []),
          ...read.notices,
          ...(looked.sep ? [message('data.sep-line', { delimiter: looked.sep })] : []),
          ...(looked.survey ? [message('data.survey-header-rows', { count: headerRows.value })] : []),
          ...(headerRows.value === 2 && !looked.survey
            ? [message(looked.grouped ? 'data.two-header-rows' : 'data.two-header-rows-apart')]
            : []),
          ...(titles === '' ? [] : [message('data.title-rows', { count: titleRows.value, titles })]),
          ...(read.table.rows === 0 ? [message('data.header-only')] : []),
        ],
        milliseconds: performance.now() - started,
        gaps: read.gaps,
        cleaning: plan.writing.cleaning,
        ...(read.written.length > 0 ? { written: read.written } : {}),
        ...(choices.missing ? { missing: choices.missing } : {}),
        origin: {
          blob,
          mark,
          encoding,
          delimiter: plan.delimiter,
          standIn,
          literal: plan.literal,
          newline: plan.newline,
          firstLine,
          columns: read.table.columns.map(({ id, label }) => ({ id, label })),
          // Of a text that was turned into UTF-8 while it was read the places are not those of the file.
          places: strict ? read.places.map((place, at) => place + (at % 2) * mark) : [],
        },
      });
    } catch (error) {
      if (error instanceof WrongEncoding) return 'wrong';
      if (!(error instanceof StandInTaken) || attempts + 1 >= STAND_INS.length) throw error;
    }
  }
}
