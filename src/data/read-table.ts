/** The passes over a file: one for all columns, a second for those whose cells would not be what the first rows promised. */

import {
  convertText,
  countFilled,
  FITTING_SHARE,
  guessReading,
  judgeText,
  notesOnText,
  type TypeVerdict,
} from './column-types.ts';
import { cleanColumn, cleanText, insideGuard } from './cell-cleaning.ts';
import { describeColumn } from './column-report.ts';
import type { Column, ColumnType, DataTable, DateColumn, NumberColumn, TableColumn, TextColumn } from './columns.ts';
import { readDateForms } from './date-forms.ts';
import { fromSerial, isSerial } from './date-parts.ts';
import { damagedIds } from './damaged-ids.ts';
import { looksUndecided, readCommaNumbers, undecidedNumbers } from './decimal-comma.ts';
import type { Sample } from './dialect.ts';
import { sizeOf, textAt } from './dictionary.ts';
import {
  codesOf,
  codesOfColumn,
  isErrorValue,
  missingCodesOf,
  missingWord,
  useCodes,
  type MissingChoice,
} from './missing-codes.ts';
import { columnIds } from './column-ids.ts';
import { MOST_PROBLEMS, type MisfitList } from './misfits.ts';
import { cellProblem, quoteProblem, rowProblem, type Problem, type ProblemsBeyond } from './problems.ts';
import { readUnitNumbers, shiftColumn, unitOfName } from './name-units.ts';
import { currencyOfForms, mixesCurrencies, notesOnForms, percentCells, type NumberForms } from './number-forms.ts';
import type {
  ColumnReport,
  DateOrder,
  Guess,
  IntakeProgress,
  MissingWord,
  OrderQuestion,
  ReadingFinding,
} from './report.ts';
import { currencyOfName, isKeyName } from './role-words.ts';
import { planDirect } from './scanner/direct.ts';
import { runScan, type OpenSource } from './scanner/run.ts';
import {
  CODED,
  createScan,
  DATE,
  FRACTION,
  LEADING_ZERO,
  lineOfRow,
  linesOf,
  LONG_DIGITS,
  NUMBER,
  SECOND_FRACTION,
  SKIP,
  takeColumn,
  TEXT,
  type ReadAs,
  type Scan,
} from './scanner/scan.ts';
import type { StandIn } from './source.ts';
import { columnLetters } from './xlsx/cell-xml.ts';
import { WrittenCells, type Writing } from './written-cells.ts';
import { breatherOf, runBreathing, type Parts } from '../lib/breather.ts';
import { MISSING_DAY, MISSING_SECONDS } from '../lib/days.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Everything decided before the bytes go by. */
export interface TablePlan {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
  readonly header: boolean;
  /** rows above the names; the sample begins below them */
  readonly titleRows: number;
  /** line of the file on which the text begins, 1 but where it is a part of a file */
  readonly firstLine: number;
  readonly sample: Sample;
  /** column id → type a person chose */
  readonly types: Readonly<Record<string, ColumnType>>;
  /** column id → order of day, month and year a person chose */
  readonly dateOrders: Readonly<Record<string, DateOrder>>;
  /** labels of the file this one takes the place of */
  readonly former: readonly string[] | null;
  /** words that stand for "no value" */
  readonly missing?: MissingChoice | undefined;
  /** what is done about how cells are written */
  readonly writing: Writing;
  /** estimate of the rows of the file */
  readonly rows: number;
  /** whether the bytes are those of the file and must be valid UTF-8 */
  readonly strict: boolean;
  /** quotes are characters like any other */
  readonly literal: boolean;
  /** what the delimiter gave way to on its way here, where it is no single byte */
  readonly standIn: StandIn | null;
}

export interface TableReading {
  readonly table: DataTable;
  readonly columns: readonly ColumnReport[];
  readonly currencies: readonly (string | null)[];
  readonly problems: readonly Problem[];
  readonly beyond?: ProblemsBeyond;
  readonly notices: readonly Message[];
  /** what was found about how cells are written */
  readonly written: readonly ReadingFinding[];
  /** rows PapaParse read */
  readonly handedOver: number;
  /** blank lines stand between rows */
  readonly gaps: boolean;
  /** line, offset in the text, line, offset …: places from which rows are found again */
  readonly places: readonly number[];
}

export interface TableHooks {
  readonly progress?: (progress: IntakeProgress) => void;
  readonly pause?: () => Promise<void>;
}

/** Bytes of the file between two pauses. */
export const PAUSE_BYTES = 2 * 1024 * 1024;

/** A column on its way from what was read to what it is. */
interface Settled {
  readonly column: Column;
  readonly verdict: TypeVerdict;
  readonly misfits: MisfitList | null;
  readonly currency: string | null;
  readonly notes: readonly Message[];
  readonly dateOrder: Guess<DateOrder> | null;
  readonly orderQuestion?: OrderQuestion | null;
  readonly decimalComma?: true;
  /** a cell that only a decimal comma explains */
  readonly commaExample?: string;
  readonly words: readonly MissingWord[];
}

/** Pieces that stay in the cache while they are read; pauses close enough for cancelling to take effect at once. */
const STEPS = { piece: 512 * 1024, pauseEach: PAUSE_BYTES };

const TYPES: readonly ColumnType[] = ['number', 'date', 'identifier', 'category', 'text'];

/**
 * @param open opens the bytes anew for each pass
 * @param totalBytes size of the file, for progress
 */
export async function readTable(
  plan: TablePlan,
  open: OpenSource,
  totalBytes: number,
  hooks: TableHooks,
): Promise<TableReading> {
  const labels = columnLabels(plan);
  const ids = columnIds(labels, plan.former);
  const body = plan.header ? plan.sample.rows.slice(1) : plan.sample.rows;
  const cellsOf = (column: number): string[] => body.map((cells) => cells[column] ?? '');
  const chosen = ids.map((id) => (Object.hasOwn(plan.types, id) ? plan.types[id] : undefined));
  const orders = ids.map((id) => (Object.hasOwn(plan.dateOrders, id) ? plan.dateOrders[id] : undefined));
  const codes = ids.map((id) => codesOfColumn(plan.missing, id));
  const direct = labels.map((_, column) => planDirect(cellsOf(column), plan.rows));
  const textAs = (column: number): ReadAs => (direct[column] ? CODED : TEXT);
  const first = labels.map((label, column): ReadAs => {
    const guess = guessReading(label, cellsOf(column), codes[column]);
    if (codes[column]!.digits) return textAs(column);
    // dates of a person's choosing that do not look like dates have forms that the whole column must explain
    const type = chosen[column] === 'date' && guess !== 'date' ? 'text' : (chosen[column] ?? guess);
    return type === 'number' ? NUMBER : type === 'date' ? DATE : textAs(column);
  });
  // A type a person chose stays, however many cells do not fit.
  const limits = chosen.map((type) => (type ? Infinity : 1000 + plan.rows * (1 - FITTING_SHARE)));
  const start = (readAs: readonly ReadAs[], rows: number): Scan => {
    const scan = createScan(
      plan.standIn?.byte ?? plan.delimiter.charCodeAt(0),
      plan.newline.charCodeAt(0),
      readAs,
      direct,
      limits,
      rows,
      { literal: plan.literal, standsFor: plan.standIn?.delimiter ?? '', missing: codes },
    );
    scan.line = plan.firstLine;
    return scan;
  };

  const passes = { above: plan.titleRows + (plan.header ? 1 : 0), strict: plan.strict };
  const scan = start(first, plan.rows);
  await runScan(scan, passes, open(), totalBytes, STEPS, hooks);

  const { writing } = plan;
  const written = new WrittenCells();
  const breathe = breatherOf(hooks.pause ?? NO_PAUSE);
  const settled: (Settled | null)[] = [];
  const settleAt = (from: Scan, column: number): Settled => {
    const own = { id: ids[column]!, label: labels[column]!, chosen: chosen[column], order: orders[column] };
    return settle(from, column, { ...own, writing, written });
  };
  // Numbers that a point and a comma explain alike wait for what the others prove.
  const undecided = first.map((kind, column) => kind === NUMBER && looksUndecided(cellsOf(column)));
  const ask = plan.delimiter === ';' || writing.treatments['decimal-sign'] === 'as-comma';
  for (const column of labels.keys()) {
    const again =
      (chosen[column] === undefined && unfit(scan, column)) ||
      (chosen[column] === 'number' && mayNeedComma(scan, column)) ||
      (undecided[column] && ask) ||
      wantsWriting(scan, column, writing);
    settled.push(again ? null : settleAt(scan, column));
    await breathe();
  }
  const asText = async (wanted: (column: number) => boolean): Promise<Scan> => {
    const again = start(
      labels.map((_, column) => (wanted(column) ? textAs(column) : SKIP)),
      scan.row + 1,
    );
    await runScan(again, passes, open(), totalBytes, STEPS, hooks);
    return again;
  };
  let again = settled.includes(null) ? await asText((column) => settled[column] === null) : null;
  for (const column of labels.keys()) {
    if (!again || settled[column] || undecided[column]) continue;
    settled[column] = settleAt(again, column);
    await breathe();
  }
  if (undecided.includes(true)) {
    const proof = proofOfComma(settled, labels, undecided);
    if (proof && !ask) again = await asText((column) => undecided[column] === true);
    for (const column of labels.keys()) {
      if (!again || !undecided[column] || (settled[column] && !proof)) continue;
      const own = { id: ids[column]!, label: labels[column]!, chosen: chosen[column], order: orders[column] };
      settled[column] = settleUndecided(again, column, { ...own, writing, written }, proof);
      await breathe();
    }
  }
  const parts = assemble(scan, labels, ids, chosen, settled as Settled[], { writing, written });
  return runBreathing(parts, hooks.pause ?? NO_PAUSE);
}

const NO_PAUSE = (): Promise<void> => Promise.resolve();

function* assemble(
  scan: Scan,
  labels: readonly string[],
  ids: readonly string[],
  chosen: readonly (ColumnType | undefined)[],
  settled: readonly Settled[],
  { writing, written }: Pick<ColumnPlan, 'writing' | 'written'>,
): Parts<TableReading> {
  const lines = linesOf(scan);
  const firstLine = scan.shifts[0] ?? scan.line;
  const lineAt = (row: number): number => (lines ? lines[row]! : firstLine + row);
  const problems: Problem[] = [];
  const cells: number[] = [];
  const rows: number[] = [];
  const columns: TableColumn[] = [];
  const reports: ColumnReport[] = [];
  for (const [
    index,
    { column: read, verdict, misfits, notes, dateOrder, orderQuestion, words, decimalComma },
  ] of settled.entries()) {
    const id = ids[index]!;
    const label = labels[index]!;
    const column = inUnitOfName(id, label, read, writing, written);
    columns.push({ id, label, type: verdict.type, column });
    const code = verdict.type === 'date' ? 'not-a-date' : 'not-a-number';
    for (let at = 0; misfits && at < misfits.texts.length; at++)
      problems.push(
        cellProblem(
          lineAt(misfits.rows[at]!),
          misfits.rows[at]!,
          index,
          code,
          cleanText(misfits.texts[at]!, writing.cleaning),
        ),
      );
    for (let at = misfits?.texts.length ?? 0; at < (misfits?.rows.length ?? 0); at++) cells.push(misfits!.rows[at]!);
    const type = chosen[index] !== undefined;
    reports.push({
      id,
      label,
      type: {
        value: verdict.type,
        reason: type ? message('data.chosen') : verdict.reason,
        chosen: type,
        alternatives: TYPES.filter((other) => other !== verdict.type),
      },
      ...describeColumn(column),
      missingWords: words,
      problems: misfits?.rows.length ?? 0,
      dateOrder,
      ...(orderQuestion ? { orderQuestion } : {}),
      ...(decimalComma ? { decimalComma } : {}),
      notes,
    });
    yield;
  }
  for (const [at, ragged] of scan.ragged.entries()) {
    if (at < MOST_PROBLEMS) problems.push(rowProblem(lineAt(ragged.row), ragged, scan.width));
    else rows.push(ragged.row);
  }
  for (const quote of scan.quotes) problems.push(quoteProblem(quote));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  // The first of them are listed one by one, the rest is counted, and its rows are known.
  for (const { row, code } of problems.splice(MOST_PROBLEMS)) {
    if (code === 'not-a-number' || code === 'not-a-date') cells.push(row);
    else rows.push(row);
  }
  const beyond: ProblemsBeyond = {
    count: cells.length + rows.length,
    cells: Uint32Array.from(cells),
    rows: Uint32Array.from(rows.filter((row) => row >= 0)),
  };
  return {
    table: { rows: scan.row, columns, lines, firstLine },
    columns: reports,
    currencies: settled.map(({ currency }) => currency),
    problems,
    ...(beyond.count > 0 ? { beyond } : {}),
    notices: [...noticesOf(scan, columns), ...noticesOfNotes(reports)],
    written: written.findings(writing, lineAt),
    handedOver: scan.handedOver,
    gaps: scan.blankLines > 0 && scan.shifts.length > 1,
    places: scan.places,
  };
}

// Numbers a person asked for that a decimal comma alone explains; only the whole column can tell.
function mayNeedComma(scan: Scan, column: number): boolean {
  return scan.misfits[column]?.texts.some((text) => /\d,\d/.test(text)) === true;
}

// Whether a number or date column proved to be neither, so that it must be read again as text.
function unfit(scan: Scan, column: number): boolean {
  const kind = scan.readAs[column];
  if (kind === SKIP) return true;
  if (kind !== NUMBER && kind !== DATE) return false;
  const signs = scan.signs[column]!;
  if (kind === NUMBER && (signs & (LEADING_ZERO | LONG_DIGITS)) !== 0 && (signs & FRACTION) === 0) return true;
  const all = scan.misfits[column];
  const misfits = all ? all.rows.length - all.texts.filter(isErrorValue).length : 0;
  if (misfits === 0) return false;
  const values: Column =
    kind === NUMBER
      ? { kind: 'number', values: scan.numbers[column]!.subarray(0, scan.row), decimals: 0 }
      : { kind: 'date', days: scan.days[column]!.subarray(0, scan.row), seconds: null };
  return misfits > (countFilled(values) + misfits) * (1 - FITTING_SHARE);
}

/** What is known of a column before its cells are. */
interface ColumnPlan {
  readonly id: string;
  readonly label: string;
  readonly chosen: ColumnType | undefined;
  readonly order: DateOrder | undefined;
  readonly writing: Writing;
  readonly written: WrittenCells;
}

function settle(scan: Scan, index: number, plan: ColumnPlan): Settled {
  const column = takeClean(scan, index, plan);
  const words = column.kind === 'text' ? wordsOfText(column) : wordsOfScan(scan, index);
  return { ...settleColumn(scan, index, column, plan), words };
}

function takeClean(scan: Scan, index: number, { id, label, writing, written }: ColumnPlan): Column {
  const column = takeColumn(scan, index)!;
  if (column.kind !== 'text') return column;
  const cleaned = cleanColumn(column, writing.cleaning);
  written.addCleaned(id, label, cleaned);
  useCodes(cleaned.column.dictionary, scan.missing[index]!);
  return cleaned.column;
}

// Numbers whose sign only the rest of the file, or a person, can tell.
function settleUndecided(scan: Scan, index: number, plan: ColumnPlan, proof: CommaProof | null): Settled {
  const column = takeClean(scan, index, plan);
  if (column.kind !== 'text') throw new RangeError('asked for texts');
  const { id, label, writing, written, chosen } = plan;
  const words = wordsOfText(column);
  const open = undecidedNumbers(column);
  if (open) written.addUndecided({ id, label, ...open }, { example: open.examples[0]!.text, proof });
  const byPerson = writing.chosen.has('decimal-sign');
  const comma = byPerson ? writing.treatments['decimal-sign'] === 'as-comma' : proof !== null;
  const numbers = open && comma ? readCommaNumbers(column, true) : null;
  if (!numbers) return { ...settleText(scan, column, plan), words };
  const { count } = numbers;
  const reason =
    proof && !byPerson
      ? message('data.type-number-comma-file', { count, column: proof.label, example: proof.example })
      : message('data.type-number-comma-chosen', { count });
  return {
    column: numbers.column,
    verdict: { type: 'number', reason: chosen ? message('data.chosen') : reason },
    misfits: numbers.misfits,
    currency: numbers.currency ?? currencyOfName(label),
    notes: [],
    dateOrder: null,
    decimalComma: true,
    words,
  };
}

/** A column and a cell of it that only a decimal comma explains. */
interface CommaProof {
  readonly label: string;
  readonly example: string;
}

// `null` also where a column of the same file has a decimal point.
function proofOfComma(
  settled: readonly (Settled | null)[],
  labels: readonly string[],
  undecided: readonly boolean[],
): CommaProof | null {
  let proof: CommaProof | null = null;
  for (const [index, done] of settled.entries()) {
    if (!done || undecided[index] || done.column.kind !== 'number') continue;
    if (done.commaExample !== undefined) proof ??= { label: labels[index]!, example: done.commaExample };
    else if (done.column.decimals !== 0 && done.column.values.some((value) => value % 1 !== 0)) return null;
  }
  return proof;
}

// Amounts of which the name says that they are in thousands, moved to ones where that is wished.
function inUnitOfName(id: string, label: string, column: Column, writing: Writing, written: WrittenCells): Column {
  const unit = column.kind === 'number' ? unitOfName(label) : null;
  if (!unit || column.kind !== 'number') return column;
  const cells = countFilled(column);
  if (cells === 0) return column;
  written.addUnit({ id, label, cells }, unit.unit);
  return writing.treatments['unit-in-name'] === 'multiply' ? shiftColumn(column, unit.places) : column;
}

// Whether cells of numbers or days are written so that only their texts tell what to make of them.
function wantsWriting(scan: Scan, column: number, { cleaning }: Writing): boolean {
  const kind = scan.readAs[column];
  if (kind !== NUMBER && kind !== DATE) return false;
  if (cleaning.guards && scan.misfits[column]?.texts.some((text) => insideGuard(text) !== null)) return true;
  const percents = percentCells(scan.forms[column]!);
  return (
    kind === NUMBER &&
    percents > 0 &&
    percents < countFilled({ kind: 'number', values: scan.numbers[column]!.subarray(0, scan.row), decimals: 0 })
  );
}

// Which words for "no value" the cells hold, most frequent first.
function wordsOfText({ codes, dictionary }: TextColumn): MissingWord[] {
  const [, ...blanks] = missingCodesOf(dictionary);
  if (blanks.length === 0) return [];
  const { words } = codesOf(dictionary);
  const places = new Int32Array(sizeOf(dictionary)).fill(-1);
  for (const code of blanks) places[code] = missingWord(textAt(dictionary, code), codesOf(dictionary));
  const cells = new Uint32Array(words.length);
  for (let row = 0; row < codes.length; row++) {
    const place = places[codes[row]!]!;
    if (place >= 0) cells[place]!++;
  }
  return countedWords(words, cells);
}

function wordsOfScan(scan: Scan, index: number): MissingWord[] {
  return countedWords(scan.missing[index]!.words, scan.words[index]!.cells);
}

function countedWords(words: readonly string[], cells: Uint32Array): MissingWord[] {
  return words
    .flatMap((word, at) => (word !== '' && cells[at]! > 0 ? [{ word, cells: cells[at]! }] : []))
    .sort((a, b) => b.cells - a.cells);
}

function settleColumn(scan: Scan, index: number, column: Column, plan: ColumnPlan): Omit<Settled, 'words'> {
  const { label, chosen } = plan;
  const signs = scan.signs[index]!;
  const misfits = scan.misfits[index] ?? null;
  if (column.kind === 'text') return settleText(scan, column, plan);
  const days = column.kind === 'number' && chosen === undefined && isDateName(label) ? daysOfSerials(column) : null;
  if (days) {
    const count = countFilled(days);
    const notes = [message('data.note-serials', { count })];
    return {
      column: days,
      verdict: { type: 'date', reason: message('data.type-date', { count }) },
      misfits,
      currency: null,
      notes,
      dateOrder: null,
    };
  }
  const code = column.kind === 'number' ? 'data.type-number' : 'data.type-date';
  const forms = scan.forms[index]!;
  return {
    column,
    verdict: { type: column.kind, reason: message(code, { count: countFilled(column) }) },
    misfits,
    currency: currencyOf(forms, label),
    notes: [...notesOnForms(forms), ...(signs & SECOND_FRACTION ? [message('data.note-second-fraction')] : [])],
    dateOrder: null,
  };
}

function settleText(scan: Scan, column: TextColumn, plan: ColumnPlan): Omit<Settled, 'words'> {
  const { id, label, chosen, order, writing, written } = plan;
  const verdict: TypeVerdict = chosen
    ? { type: chosen, reason: message('data.chosen') }
    : judgeText(label, column, countFilled(column));
  const plain: Omit<Settled, 'words'> = { column, verdict, misfits: null, currency: null, notes: [], dateOrder: null };
  const open = chosen === 'date' || (chosen === undefined && (verdict.type === 'text' || verdict.type === 'category'));
  // 21-03-23 looks like an id as much as like a day
  const coded = chosen === undefined && verdict.reason.code === 'data.type-identifier-pattern' && !isKeyName(label);
  if (open || coded) {
    const dates = readDateForms(column, isDateName(label), order, chosen === 'date');
    if (dates?.kind === 'dates') {
      if (coded && dates.question?.shortYears && !isDateName(label))
        return {
          ...plain,
          notes: [message('data.note-maybe-dates', { example: dates.question.example })],
          orderQuestion: dates.question,
        };
      const fraction = dates.fraction ? [message('data.note-second-fraction')] : [];
      return {
        column: dates.column,
        verdict: { type: 'date', reason: dates.reason },
        misfits: dates.misfits,
        currency: null,
        notes: [...dates.notes, ...fraction],
        dateOrder: dates.order,
        orderQuestion: dates.question,
      };
    }
    if (dates) return { ...plain, notes: [mixedNote(scan, column, dates.codes)], orderQuestion: dates.question };
  }
  if ((chosen === undefined && open) || chosen === 'number') {
    const numbers = readCommaNumbers(column);
    if (numbers) {
      return {
        ...plain,
        column: numbers.column,
        verdict: {
          type: 'number',
          reason: message('data.type-number-comma', { count: numbers.count, example: numbers.example }),
        },
        misfits: numbers.misfits,
        currency: numbers.currency ?? currencyOfName(label),
        commaExample: numbers.example,
      };
    }
    const units = isKeyName(label) ? null : readUnitNumbers(column);
    if (units) {
      const { column: made, forms } = convertText(units.column, 'number');
      const count = countFilled(made);
      return {
        ...plain,
        column: made,
        verdict: {
          type: 'number',
          reason: chosen ? verdict.reason : message('data.type-number-unit', { count, unit: units.unit }),
        },
        currency: currencyOf(forms, label),
        notes: [message('data.note-unit', { count, unit: units.unit })],
      };
    }
  }
  if (verdict.type !== 'number' && verdict.type !== 'date') {
    const damage = verdict.type === 'identifier' || isKeyName(label) ? damageNotes(scan, column) : [];
    const reason =
      damage.length > 0 && verdict.type === 'identifier'
        ? message('data.type-identifier-damaged', { distinct: sizeOf(column.dictionary) - 1 })
        : verdict.reason;
    return { ...plain, verdict: { ...verdict, reason }, notes: [...notesOnText(column), ...damage] };
  }
  const conversion = convertText(column, verdict.type, writing.treatments['bare-percent']);
  if (conversion.bare) written.add('bare-percent', { id, label, ...conversion.bare });
  return {
    ...plain,
    column: conversion.column,
    misfits: conversion.misfits,
    currency: currencyOf(conversion.forms, label),
    notes: [...notesOnForms(conversion.forms), ...(conversion.fraction ? [message('data.note-second-fraction')] : [])],
  };
}

// Where the cells show several, none is that of the column, whatever its name says.
function currencyOf(forms: NumberForms, label: string): string | null {
  return mixesCurrencies(forms) ? null : (currencyOfForms(forms) ?? currencyOfName(label));
}

// What a spreadsheet did to identifiers cannot be undone here; only saying it helps.
function damageNotes(scan: Scan, column: TextColumn): Message[] {
  const damage = damagedIds(column);
  if (!damage) return [];
  const { kind, count, row, example } = damage;
  return [message(`data.note-ids-${kind}`, { count, line: lineOfRow(scan, row), example })];
}

// Both cells that cannot be of one way of writing, with their lines.
function mixedNote(scan: Scan, { codes, dictionary }: TextColumn, [one, other]: readonly [number, number]): Message {
  const [first, second] = [codes.indexOf(one), codes.indexOf(other)].sort((a, b) => a - b) as [number, number];
  return message('data.note-mixed-dates', {
    one: textAt(dictionary, codes[first]!),
    line: lineOfRow(scan, first),
    other: textAt(dictionary, codes[second]!),
    otherLine: lineOfRow(scan, second),
  });
}

function isDateName(label: string): boolean {
  return /日期|时间|日$|date|time|day$/i.test(label);
}

// Days as a spreadsheet counts them: 44931 is 2023-01-05. `null` where any number cannot be one.
function daysOfSerials({ values }: NumberColumn): DateColumn | null {
  const days = new Int32Array(values.length).fill(MISSING_DAY);
  let seconds: Int32Array | null = null;
  let found = false;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    if (!isSerial(value)) return null;
    found = true;
    const moment = fromSerial(value);
    days[row] = moment.day;
    if (moment.seconds === MISSING_SECONDS) continue;
    seconds ??= new Int32Array(values.length).fill(MISSING_SECONDS);
    seconds[row] = moment.seconds;
  }
  return found ? { kind: 'date', days, seconds } : null;
}

function noticesOf(scan: Scan, columns: readonly TableColumn[]): Message[] {
  const notices: Message[] = [];
  const zeros = columns.filter(({ column }) => column.kind === 'text' && column.dictionary.bytes.indexOf(0) >= 0);
  if (zeros.length > 0) notices.push(message('data.zero-bytes', { column: zeros[0]!.label, count: zeros.length }));
  if (scan.blankLines > 0) notices.push(message('data.blank-lines', { count: scan.blankLines }));
  const unclosed = scan.quotes.filter(({ kind }) => kind === 'unclosed');
  if (unclosed.length > 0)
    notices.push(message('data.quote-unclosed', { line: unclosed[0]!.line, count: unclosed.length }));
  const malformed = scan.quotes.filter(({ kind }) => kind === 'malformed');
  if (malformed.length > 0)
    notices.push(message('data.quote-malformed', { line: malformed[0]!.line, count: malformed.length }));
  return notices;
}

/** Notes on a column that make its sums or its persons wrong, and the notice of the card for each. */
const NOTICES: ReadonlyMap<string, string> = new Map([
  ['data.note-currencies', 'data.mixed-currencies'],
  ['data.note-ids-scientific', 'data.ids-scientific'],
  ['data.note-ids-cut', 'data.ids-cut'],
]);

function noticesOfNotes(reports: readonly ColumnReport[]): Message[] {
  return reports.flatMap(({ label, notes }) =>
    notes.flatMap(({ code, parameters }) => {
      const notice = NOTICES.get(code);
      return notice === undefined ? [] : [message(notice, { ...parameters, column: label })];
    }),
  );
}

/** Characters of a name; what is longer is a text that stands where names should. */
const LONGEST_NAME = 500;

/** Names of the columns; the letters of a spreadsheet where the file gives none. */
function columnLabels({ sample, header }: TablePlan): string[] {
  const names = header ? (sample.rows[0] ?? []) : [];
  const width = tableWidth(sample, header);
  const labels = new Set<string>();
  // where to go on counting: thousands of columns may be called alike
  const copies = new Map<string, number>();
  for (let column = 0; column < width; column++) {
    const name = (names[column] ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) || columnLetters(column);
    let label = name;
    let copy = copies.get(name) ?? 2;
    for (; labels.has(label); copy++) label = `${name} (${copy})`;
    copies.set(name, copy);
    labels.add(label);
  }
  return [...labels];
}

// As wide as the names, blank ones at the end aside, or as most rows where these hold something beyond the names.
function tableWidth({ rows, width }: Sample, header: boolean): number {
  if (!header || rows.length === 0) return Math.max(1, width);
  const names = rows[0]!;
  let named = names.length;
  while (named > 1 && names[named - 1]!.trim() === '') named--;
  const filled = rows.some((cells) => cells.length === width && cells.slice(named).some((cell) => cell.trim() !== ''));
  return Math.max(1, named, filled ? width : 0);
}
