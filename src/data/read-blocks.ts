/** Reading one of several tables in a file: the others stand in the report and their lines among those not used, with the reason. */

import { csvOf } from './csv-cells.ts';
import { guessTitleRows, sampleRows, sepLine } from './dialect.ts';
import type { DataTable } from './columns.ts';
import type { Origin } from './original.ts';
import type {
  BlocksReport,
  ColumnReport,
  DataChoices,
  Encoding,
  EncodingQuestion,
  Guess,
  PassedLines,
  Quoting,
} from './report.ts';
import { cellsOf, findBlocks, groupsOf, MOST_BESIDE, type Manner, type TableBlock } from './table-blocks.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { message, succeed, type Message, type Outcome } from '../lib/outcome.ts';

/** What must be known of a reading; all of it is passed on. */
interface WholeReading {
  readonly bytes: number;
  readonly encoding: Guess<Encoding>;
  readonly question?: EncodingQuestion;
  readonly delimiter: Guess<string>;
  readonly quotes?: Guess<Quoting> | undefined;
  readonly titleRows: Guess<number>;
  readonly table: DataTable;
  readonly columns: readonly ColumnReport[];
  readonly notices: readonly Message[];
  readonly gaps?: boolean;
  readonly origin?: Origin;
  readonly blocks?: BlocksReport;
  readonly passed?: PassedLines;
}

/** Reads a part of a file as if it were all of it; `firstLine` is the line of the file with which the part begins. */
type ReadPart<F> = (text: Blob, choices: DataChoices, firstLine: number) => Promise<Outcome<F>>;

/** In larger texts no tables are looked for: nobody lays out sheets of that size by hand. */
const MOST_BLOCK_BYTES = 16 * 1024 * 1024;

/**
 * @param whole the file read as one table
 * @returns the reading of the table chosen, or of the first; `whole` where there is but one
 */
export async function readBlock<F extends WholeReading>(
  whole: F,
  choices: DataChoices,
  readPart: ReadPart<F>,
): Promise<Outcome<F>> {
  const { origin } = whole;
  if (!origin || origin.blob.size > MOST_BLOCK_BYTES) return succeed(whole);
  // Where quoting is wrong, lines and rows are matters of opinion: no line may count in one and not in the other.
  if (whole.notices.some(({ code }) => WRONG_QUOTES.has(code))) return succeed(whole);
  if (!choices.block && !mayHoldSeveral(whole)) return succeed(whole);
  const text = new TextDecoder(origin.encoding, { ignoreBOM: true }).decode(
    await origin.blob.slice(origin.mark).arrayBuffer(),
  );
  const manner: Manner = { delimiter: origin.delimiter, newline: origin.newline, literal: origin.literal };
  const titles = guessTitleRows(sampleRows(text, manner.delimiter, manner.newline, true, manner.literal));
  const blocks = findBlocks(text, manner, titles);
  if (blocks.length === 0) return succeed(whole);
  const stacked = blocks.some(({ columns }) => columns === null);
  const guessed = stacked ? 1 : 0;
  const wanted = choices.block;
  const chosen = wanted !== undefined && wanted <= blocks.length;
  const value = chosen ? wanted : guessed;
  const report: BlocksReport = { value, chosen, guessed, list: blocks.map(reportOf) };
  if (value === 0) return succeed({ ...whole, blocks: report });
  const block = blocks[value - 1]!;
  const part = partOf(text, block, manner);
  const own: DataChoices = {
    ...choices,
    encoding: 'utf-8',
    delimiter: part.made ? ',' : origin.delimiter,
    // a line that names the separator is no title
    titleRows: choices.titleRows ?? block.titles - (sepLine(text.slice(block.start), manner.newline) === null ? 0 : 1),
  };
  const read = await readPart(part.blob, own, block.firstLine);
  if (!read.ok) return read;
  const { passed, beside, within } = passedLines(text, manner, block, blocks);
  const found = { count: blocks.length, which: value };
  const { notices } = whole;
  return succeed({
    ...read.value,
    bytes: whole.bytes,
    encoding: whole.encoding,
    ...(whole.question ? { question: whole.question } : {}),
    delimiter: whole.delimiter,
    titleRows: choices.titleRows == null ? guessedTitles(read.value.titleRows) : read.value.titleRows,
    ...(whole.quotes ? { quotes: whole.quotes } : {}),
    blocks: report,
    passed,
    notices: [
      ...notices.filter(({ code }) => !OF_THE_WHOLE.has(code)),
      ...withoutBlank(read.value.notices, within),
      passed.lines.length > 0
        ? message('intake.one-of-several', { ...found, lines: passed.lines.length })
        : message('intake.one-of-several-whole', found),
      ...(beside > 0 ? [message('intake.blank-beside', { lines: beside })] : []),
    ],
  });
}

// Found with the table, not chosen by a person.
function guessedTitles(rows: Guess<number>): Guess<number> {
  const reason = message(rows.value > 0 ? 'data.title-rows-sparse' : 'data.title-rows-none');
  return { ...rows, chosen: false, reason };
}

const WRONG_QUOTES: ReadonlySet<string> = new Set(['data.quote-unclosed', 'data.quote-malformed']);

/** What was said of the file as one table and is said anew of the one that is read. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set([
  'data.zero-bytes',
  'data.blank-lines',
  'data.quote-unclosed',
  'data.quote-malformed',
  'data.two-header-rows',
  'data.two-header-rows-apart',
  'data.title-rows',
  'data.header-only',
]);

// A second table comes after a blank line or a blank column; a file without either is one table, told without reading it again.
function mayHoldSeveral({ table, columns, gaps, titleRows }: WholeReading): boolean {
  if (gaps === true || titleRows.value > 1) return true;
  if (columns.length > 3 && table.rows <= MOST_BESIDE && columns.some(({ missing }) => missing === table.rows))
    return true;
  if (columns.some(({ missing }) => missing === 0)) return false;
  const blank = new Uint8Array(table.rows).fill(1);
  for (const { column } of table.columns)
    for (let row = 0; row < blank.length; row++) {
      if (blank[row] === 0) continue;
      const missing =
        column.kind === 'number'
          ? Number.isNaN(column.values[row]!)
          : column.kind === 'date'
            ? column.days[row] === MISSING_DAY
            : column.codes[row] === 0;
      if (!missing) blank[row] = 0;
    }
  return blank.includes(1);
}

function reportOf({
  firstLine,
  lastLine,
  columns,
  rows,
  width,
  title,
  names,
}: TableBlock): BlocksReport['list'][number] {
  return { firstLine, lastLine, columns, rows, width, title, names };
}

// Tables side by side are written anew, line for line, so that lines keep their numbers.
function partOf(text: string, block: TableBlock, manner: Manner): { readonly blob: Blob; readonly made: boolean } {
  const { start, end, columns } = block;
  if (!columns) return { blob: new Blob([text.slice(start, end)]), made: false };
  const parts: BlobPart[] = [];
  let line = block.firstLine;
  for (const record of groupsOf(text, manner).flat()) {
    if (record.line < block.firstLine || record.line > block.lastLine) continue;
    for (; line < record.line; line++) parts.push('\n');
    const cells = cellsOf(text, record, manner).slice(...columns);
    const blank = cells.every((cell) => cell.trim() === '');
    parts.push(blank ? '\n' : csvOf([cells]));
    line += 1 + (blank ? 0 : cells.join('').split('\n').length - 1);
  }
  return { blob: new Blob(parts), made: true };
}

/** Lines that are no rows of a table. */
interface NotOfTable {
  /** those of the other tables, and what stands around them */
  readonly passed: PassedLines;
  /** those on which only a table beside it goes on: no rows of this one */
  readonly beside: number;
  /** as many of them stand between its rows */
  readonly within: number;
}

function passedLines(text: string, manner: Manner, block: TableBlock, blocks: readonly TableBlock[]): NotOfTable {
  const lines: number[] = [];
  const texts: string[] = [];
  const { columns, firstLine, lastLine } = block;
  const lastBeside = Math.max(
    ...blocks.filter((other) => other.columns && other.firstLine === firstLine).map((other) => other.lastLine),
  );
  let beside = 0;
  let within = 0;
  for (const record of groupsOf(text, manner).flat()) {
    const inside = record.line >= firstLine && record.line <= lastLine;
    if (inside && !columns) continue;
    if (columns && record.line >= firstLine && record.line <= lastBeside) {
      const own = cellsOf(text, record, manner).slice(...columns);
      if (own.every((cell) => cell.trim() === '')) {
        beside++;
        if (inside) within++;
        continue;
      }
      if (inside) continue;
    }
    lines.push(record.line);
    texts.push(text.slice(record.start, record.end).replace(/\r$/, ''));
  }
  return { passed: { lines, texts }, beside, within };
}

// A line that is blank on one side only was written as a blank one and is told for what it is.
function withoutBlank(notices: readonly Message[], lines: number): readonly Message[] {
  if (lines === 0) return notices;
  return notices.flatMap((notice) => {
    if (notice.code !== 'data.blank-lines') return [notice];
    const count = Number(notice.parameters?.['count']) - lines;
    return count > 0 ? [message('data.blank-lines', { count })] : [];
  });
}
