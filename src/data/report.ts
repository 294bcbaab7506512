/** What a data cell asks for and what it is told: plain JSON that crosses between page and worker and is kept in the document. */

import type { NumberStyle } from '../i18n/format.ts';
import type { Message } from '../lib/outcome.ts';
import type { ColumnType } from './columns.ts';
import type { MissingChoice } from './missing-codes.ts';
import type { ProblemCode } from './problems.ts';
import type { AnswerScale, TableKind } from './tables.ts';

export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | 'big5'
  // only ever chosen, never guessed
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'windows-1252'
  | 'windows-1250'
  | 'windows-1251';

/** Which number of a date like 03/04/05 is the day: `dmy`, `mdy` or `ymd`. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export type Role =
  // order log
  | 'customer'
  | 'time'
  | 'amount'
  | 'order'
  | 'product'
  | 'category'
  | 'quantity'
  | 'unit-price'
  | 'cost'
  | 'channel'
  // customer summary (x, t_x, T)
  | 'frequency'
  | 'recency'
  | 'age'
  | 'mean-spend'
  | 'count'
  // customer summary (R, F, M)
  | 'last-purchase'
  | 'days-since'
  | 'purchases'
  | 'money'
  | 'score-r'
  | 'score-f'
  | 'score-m'
  // subscriptions
  | 'start'
  | 'end'
  | 'fee'
  | 'reason'
  // complaint log
  | 'resolved'
  | 'resolved-at'
  | 'response-time'
  | 'resolution-time'
  | 'recovery'
  | 'compensation'
  // event log
  | 'event'
  // durations
  | 'duration'
  | 'ended'
  | 'entry'
  // comparisons
  | 'first'
  | 'second'
  | 'ratio'
  // retention table
  | 'cohort'
  | 'period'
  | 'retained'
  // spend by channel
  | 'spend'
  | 'acquired';

export type FindingCode =
  | 'missing-customer'
  | 'missing-time'
  | 'missing-amount'
  | 'negative-amount'
  | 'zero-amount'
  | 'undone-order'
  | 'duplicate-row'
  | 'same-day-orders'
  | 'future-date'
  | 'unparsed-cell'
  | 'ragged-row'
  // customer summary, subscriptions, retention, channels
  | 'missing-value'
  | 'negative-value'
  | 'fractional-count'
  | 'recency-beyond-age'
  | 'frequency-without-recency'
  | 'recency-without-frequency'
  | 'duplicate-customer'
  | 'end-before-start'
  | 'entry-after-end'
  | 'unreadable-ended'
  | 'unreadable-end'
  // complaint log
  | 'resolved-before-complained'
  | 'unreadable-resolved'
  | 'duplicate-period'
  | 'growing-survivors'
  | 'negative-spend'
  | 'total-row'
  | 'other-table'
  // survey, comparisons
  | 'no-answers'
  | 'outside-scale'
  | 'unknown-answer'
  | 'straight-line'
  | 'same-thing'
  | ReadingCode;

/** Findings about how cells are written: their treatment decides what the cells are read as, and needs the file read again. */
export type ReadingCode =
  'edge-blanks' | 'wide-letters' | 'guarded-cell' | 'bare-percent' | 'decimal-sign' | 'unit-in-name';

/** A treatment of a finding: `keep` uses the rows as they are, `exclude` lists them, the others are particular to a finding. */
export type Treatment =
  | 'keep'
  | 'exclude'
  | 'one-customer'
  | 'as-zero'
  | 'as-unknown'
  | 'merge'
  // of how cells are written
  | 'trim'
  | 'join'
  | 'unwrap'
  | 'as-percent'
  | 'as-point'
  | 'as-comma'
  | 'multiply';

/** What a column tells of persons; `customer`: who they are, by role; `other`: only the person who chose knows. */
export type PersonalKind = 'id-number' | 'phone' | 'email' | 'name' | 'address' | 'account' | 'customer' | 'other';

/** A keyed hash in place of every text of a column, or no column. */
export type PrivacyTreatment = 'pseudonym' | 'drop';

/** Whether quotes hold cells together or are characters like any other. */
export type Quoting = 'quoted' | 'literal';

/** Cells of a workbook below a cell that is merged downwards. */
export interface MergedReport {
  readonly count: number;
  /** whether they have the text of that cell */
  readonly filled: boolean;
}

/** Everything a person decided about a file; whatever is absent is guessed. Kept in the document. */
export interface DataChoices {
  readonly encoding?: Encoding;
  /** name of the sheet, of a workbook */
  readonly sheet?: string;
  /** `leave`: cells merged downwards stay empty below the first of them; without it they all have its text */
  readonly merged?: 'leave';
  /** one character; the usual ones are those of DELIMITERS in delimiters.ts */
  readonly delimiter?: string;
  /** `literal`: quotes are ordinary characters, and every line is a row; without it they hold cells together */
  readonly quotes?: 'literal';
  /** whether the first row holds the names of the columns */
  readonly header?: boolean;
  /** 2 where the names stand in two rows, groups above names */
  readonly headerRows?: 1 | 2;
  /** rows above the names (or above the first row of data), such as a title; blank lines do not count */
  readonly titleRows?: number;
  /** what the rows are */
  readonly kind?: TableKind;
  /** labels of the file this one took the place of: columns called alike keep their ids */
  readonly columns?: readonly string[];
  /** column id → type */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** column id → order of day, month and year */
  readonly dateOrders?: Readonly<Record<string, DateOrder>>;
  /** number of the table read, of several in one file, from 1; 0 reads the file as one table */
  readonly block?: number;
  /** words that stand for "no value" in all columns, and in single ones by their ids */
  readonly missing?: MissingChoice;
  /** role → column id, or `null` for "none" */
  readonly roles?: Readonly<Partial<Record<Role, string | null>>>;
  readonly treatments?: Readonly<Partial<Record<FindingCode, Treatment>>>;
  /** of a survey: column id → lowest and highest answer, or `null` for "no question" */
  readonly scales?: Readonly<Record<string, readonly [number, number] | null>>;
  /** of a survey: word of an answer → its number, or `null` for "no answer" */
  readonly answers?: Readonly<Record<string, number | null>>;
  /** column id → how its persons are hidden */
  readonly privacy?: Readonly<Record<string, PrivacyTreatment>>;
  /** cells edited by hand, of rows as the file is read; at most one a cell */
  readonly edits?: readonly CellEdit[];
  /** of pseudonyms: 64 hexadecimal digits, the same in all files of a notebook, so that one person is one pseudonym */
  readonly pseudonymKey?: string;
}

/** A cell a person edited: what it was when it was edited, and what it is now, as texts. */
export interface CellEdit {
  /** column id */
  readonly column: string;
  /** row of the table, from 0 */
  readonly row: number;
  readonly was: string;
  readonly now: string;
}

/** What became of the edits of a file. */
export interface EditsReport {
  /** by row and column; `fits`: the text is a value of its column */
  readonly applied: readonly (CellEdit & { readonly line: number; readonly fits: boolean })[];
  /** those that do not hold in this file any more, and why */
  readonly lost: readonly (CellEdit & { readonly reason: Message })[];
}

/** A word that stands for "no value" and the cells that hold it. */
export interface MissingWord {
  readonly word: string;
  readonly cells: number;
}

/** A guess, why it was made, and what else could be chosen. */
export interface Guess<T> {
  readonly value: T;
  readonly reason: Message;
  /** true where a person chose the value */
  readonly chosen: boolean;
  readonly alternatives: readonly T[];
  /** how far the evidence speaks for the value rather than for another, 0…1; absent where nothing was weighed */
  readonly confidence?: number;
  /** the same of each alternative, in their order */
  readonly confidences?: readonly number[];
}

/** A guess held with less confidence than this is told and asked. */
export const SURE = 0.8;

/** What must be asked of a file whose encoding nobody can know for certain. */
export interface EncodingQuestion {
  /** first line that tells that something is wrong or open */
  readonly line: number;
  /** its first bytes outside ASCII, in hexadecimal */
  readonly bytes: string;
  /** the encodings it may be of, most likely first, and what the line says in each of them */
  readonly possible: readonly { readonly encoding: Encoding; readonly text: string }[];
}

/** What must be asked of a column of dates that does not say which number is the day. */
export interface OrderQuestion {
  /** a cell the orders read differently, as in the file */
  readonly example: string;
  /** the orders to choose from: the day of the example (`null` where it is none), first and last day, cells that are no date */
  readonly possible: readonly {
    readonly order: DateOrder;
    readonly day: number | null;
    readonly first: number;
    readonly last: number;
    readonly unread: number;
  }[];
  /** whether years have two digits */
  readonly shortYears: boolean;
}

export interface ColumnReport {
  readonly id: string;
  readonly label: string;
  readonly type: Guess<ColumnType>;
  readonly missing: number;
  readonly distinct: number;
  /** smallest and largest value of a number (value) or date (day number) column */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** cells that did not fit the type; they are listed in the problems table */
  readonly problems: number;
  /** up to 16 counts for a small distribution picture: equal-width bins, or the largest categories */
  readonly profile: readonly number[];
  /** up to 3 first values, as in the file */
  readonly examples: readonly string[];
  /** order of day, month and year, where the column does not say it in every cell; else `null` */
  readonly dateOrder: Guess<DateOrder> | null;
  /** the readings to choose from, while the order is a guess; of a column that is no date, because its cells contradict each other */
  readonly orderQuestion?: OrderQuestion | null;
  /** of numbers: the comma parts decimals, although their cells alone do not say so */
  readonly decimalComma?: true;
  /** words that stand for "no value" in its cells, most frequent first; blank cells are the rest of `missing` */
  readonly missingWords?: readonly MissingWord[];
  /** notes to show beside the column, such as a time zone that was left as written */
  readonly notes: readonly Message[];
}

export interface RoleReport {
  readonly role: Role;
  readonly column: Guess<string | null>;
  /** what the role would enable, shown where it is unmet */
  readonly enables: Message;
}

export interface FindingExample {
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
}

/** What was found while cells were read, and what was done about it. */
export interface ReadingFinding {
  readonly code: ReadingCode;
  /** cells */
  readonly count: number;
  /** rows of these cells, ascending, or how many */
  readonly rows: Uint32Array | number;
  readonly text: Message;
  readonly examples: readonly FindingExample[];
  readonly treatment: Treatment;
}

export interface FindingReport {
  readonly code: FindingCode;
  /** number of rows (or cells, for unparsed-cell) concerned */
  readonly count: number;
  readonly text: Message;
  readonly examples: readonly FindingExample[];
  readonly treatment: Guess<Treatment>;
}

/** rows in = rows used + rows listed, always. */
export interface Ledger {
  readonly read: number;
  readonly used: number;
  readonly listed: number;
  /** listed rows by the reason that removed them */
  readonly reasons: readonly { readonly code: FindingCode; readonly rows: number }[];
}

/** What the value of a customer is counted in, for shares of the whole. */
export type WorthMeasure =
  'money' | 'persons' | 'purchases' | 'subscriptions' | 'events' | 'time' | 'answers' | 'complaints';

/** A number the card tells of rows that are no orders. */
export interface Figure {
  /** stands as `data-stat` */
  readonly name: string;
  readonly label: Message;
  readonly value: number;
  readonly style: NumberStyle;
}

/** A column of a survey and what is known of its answers. */
export interface QuestionReport {
  /** column id */
  readonly id: string;
  /** `null` where it is taken for no question, but could be one */
  readonly scale: AnswerScale | null;
  readonly chosen: boolean;
  readonly answered: number;
  readonly mean: number;
  readonly outside: number;
  /** words that stand for no number yet, most frequent first */
  readonly unknownWords: readonly { readonly word: string; readonly count: number }[];
  readonly knownWords: readonly { readonly word: string; readonly value: number }[];
  /** of a column left out for its name alone: the scale its numbers lie on */
  readonly possible?: readonly [number, number];
}

/** A column that speaks of persons. */
export interface PersonalReport {
  /** column id */
  readonly id: string;
  readonly label: string;
  readonly kind: PersonalKind;
  readonly by: 'name' | 'values' | 'role' | 'chosen';
  /** distinct texts that look like it */
  readonly matching: number;
  readonly treatment: PrivacyTreatment | 'keep';
}

/** A column of a table between two steps. */
export interface StepColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** The tables a file holds where it seems to hold several. */
export interface BlocksReport {
  /** number of the one read, from 1; 0 where the file is read as one table */
  readonly value: number;
  readonly chosen: boolean;
  /** what is read unless a person chooses */
  readonly guessed: number;
  readonly list: readonly {
    /** lines of the file, 1-based */
    readonly firstLine: number;
    readonly lastLine: number;
    /** of tables side by side, the columns (from, to, not included) */
    readonly columns: readonly [number, number] | null;
    /** rows below the names */
    readonly rows: number;
    readonly width: number;
    readonly title: string;
    readonly names: readonly string[];
  }[];
}

/** Lines of a file that belong to another table than the one read. */
export interface PassedLines {
  /** ascending, 1-based */
  readonly lines: readonly number[];
  /** each as the file has it */
  readonly texts: readonly string[];
}

/** What became of one step. */
export interface StepReport {
  readonly id: string;
  /** `later`: after a step that failed, and so not run */
  readonly state: 'done' | 'off' | 'failed' | 'later';
  /** of the table after it (of the last good one where it is off, failed or later) */
  readonly rows: number;
  readonly columns: readonly StepColumn[];
  /** what is good to know: cells that could not be read, keys that are not unique, rows without a partner */
  readonly notes: readonly Message[];
  /** of a failed step: the step, the column, and what there is */
  readonly error: Message | null;
}

/** How a table made by steps came to be. */
export interface MadeReport {
  /** the table it begins with */
  readonly rows: number;
  readonly columns: readonly StepColumn[];
  /** one a step, in their order */
  readonly steps: readonly StepReport[];
  /** rows its first table lists as out of use: left out, or taken all the same */
  readonly listed: { readonly rows: number; readonly taken: boolean };
}

/** The data card. `orders` is `null` where the rows are no orders, or while customer or time is unmet; the card then asks. */
export interface DataReport {
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly encoding: Guess<Encoding>;
    /** absent where the encoding is certain, or was chosen */
    readonly question?: EncodingQuestion;
    readonly delimiter: Guess<string>;
    /** whether quotes hold cells together; absent where the file was made by steps */
    readonly quotes?: Guess<Quoting>;
    readonly header: Guess<boolean>;
    readonly titleRows: Guess<number>;
    readonly headerRows: Guess<1 | 2 | 3>;
    /** `null` where the file is no workbook */
    readonly sheet: Guess<string> | null;
    /** of a workbook, where cells are merged downwards */
    readonly merged?: MergedReport;
    /** which reader read it; `steps`: it was made, and has neither bytes nor encoding nor delimiter */
    readonly reader: 'scanner' | 'papaparse' | 'steps';
  };
  readonly rows: number;
  /** what the rows are taken for */
  readonly kind: Guess<TableKind>;
  /** nothing speaks for a kind: a table to chart, pivot and edit, which is asked for no columns */
  readonly plain?: true;
  readonly columns: readonly ColumnReport[];
  readonly roles: readonly RoleReport[];
  readonly orders: {
    readonly customers: number;
    readonly orders: number;
    /** `null` where the rows have no amounts */
    readonly revenue: number | null;
    readonly currency: string | null;
    readonly firstDay: number;
    readonly lastDay: number;
  } | null;
  /** what the rows say in figures where they are no orders; else none */
  readonly figures: readonly Figure[];
  /** value of all customers together; `null` where the rows are no persons, or none is left */
  readonly worth: { readonly total: number; readonly measure: WorthMeasure } | null;
  /** the questions of a survey; else none */
  readonly questions: readonly QuestionReport[];
  /** ISO 4217 code of the money where the file shows one */
  readonly currency: string | null;
  /** rows are left that a panel can be made from */
  readonly usable: boolean;
  readonly findings: readonly FindingReport[];
  readonly ledger: Ledger;
  /** plain warnings: one customer, one date for all, all amounts equal, header only … */
  readonly notices: readonly Message[];
  readonly milliseconds: number;
  /** of a table made by steps */
  readonly made?: MadeReport;
  /** of a file with edited cells */
  readonly edits?: EditsReport;
  /** cells and rows that are not as their column or the header would have them; of `count` the first `listed` are in words */
  readonly problems?: {
    readonly count: number;
    readonly listed: number;
    readonly codes: readonly { readonly code: ProblemCode; readonly count: number }[];
    /** by column id, '' for whole rows */
    readonly columns: readonly { readonly id: string; readonly count: number }[];
  };
  /** the tables of the file where it seems to hold several */
  readonly blocks?: BlocksReport;
  /** columns of a file that speak of persons, in the order of the file; absent where there are none */
  readonly personal?: readonly PersonalReport[];
}

export interface IntakeProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
}

/** Files larger than this are refused before reading. */
export const MAXIMUM_FILE_BYTES = 512 * 1024 * 1024;
