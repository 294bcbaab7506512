/**
 * The text of a row as its file has it, before anything was trimmed or read. Nothing of it is kept while a file is read but the
 * place of a line now and then; the row is found again from the nearest of these and split once more by the same scanner.
 */

import { textAt } from './dictionary.ts';
import type { DataTable } from './columns.ts';
import type { PersonalReport } from './report.ts';
import { createScan, restoreDelimiter, TEXT } from './scanner/scan.ts';
import { runScan } from './scanner/run.ts';
import type { Encoding } from './report.ts';
import type { StandIn } from './source.ts';

/** Where the text of a table is to be had again: the file, or the text a workbook or packed file was turned into. */
export interface Origin {
  readonly blob: Blob;
  /** bytes of the byte order mark */
  readonly mark: number;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** what the delimiter gives way to for the scanner, where it is no single byte */
  readonly standIn: StandIn | null;
  /** quotes are characters like any other */
  readonly literal: boolean;
  readonly newline: '\n' | '\r';
  /** line of the file that the first line of `blob` is, 1 but where it is a part of a file */
  readonly firstLine: number;
  /** all columns of the file, dropped ones too */
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  /** line, offset in the blob, line, offset …, ascending: places seen while the file was read */
  readonly places: readonly number[];
}

interface OriginalCell {
  /** id of the column; `null` for what stands beyond the last one */
  readonly id: string | null;
  readonly label: string;
  /** `null` where it is hidden for the persons in it */
  readonly text: string | null;
}

export interface OriginalRow {
  /** line of the file on which the row begins */
  readonly line: number;
  /** the whole row; `null` where some of it is hidden */
  readonly text: string | null;
  readonly cells: readonly OriginalCell[];
}

/** Reads rows of one file again, one after the other; keeps what it learns of where lines begin. */
export class OriginalReader {
  readonly #origin: Origin;
  readonly #table: DataTable;
  readonly #hidden: ReadonlyMap<string, string>;
  readonly #lines: number[];
  readonly #offsets: number[];
  #window: Uint8Array = new Uint8Array(0);
  #windowAt = 0;
  /** the line found last, for rows that are asked for one after the other */
  #cursor = { line: 1, offset: 0 };
  #last: Promise<unknown> = Promise.resolve();

  /** @param personal columns that speak of persons, with their treatment */
  constructor(origin: Origin, table: DataTable, personal: readonly PersonalReport[]) {
    this.#origin = origin;
    this.#table = table;
    this.#hidden = new Map(
      personal.flatMap(({ id, treatment }) => (treatment === 'keep' ? [] : ([[id, treatment]] as const))),
    );
    this.#lines = [1];
    this.#offsets = [origin.mark];
    this.#cursor = { line: 1, offset: origin.mark };
    for (let at = 0; at + 1 < origin.places.length; at += 2) {
      const line = origin.places[at]! - origin.firstLine + 1;
      if (line <= this.#lines[this.#lines.length - 1]!) continue;
      this.#lines.push(line);
      this.#offsets.push(origin.places[at + 1]!);
    }
  }

  /** The row as the file has it. @param row 0 ≤ row < rows of the table */
  row(row: number): Promise<OriginalRow> {
    return this.#next(async () => {
      const bytes = await this.#bytesOf(row);
      const cells = await this.#split(bytes);
      return { line: lineOfRow(this.#table, row), text: this.#hidden.size > 0 ? null : withoutLineEnd(bytes), cells };
    });
  }

  /** The whole row as the file has it; `null` where columns of persons are hidden. */
  async text(row: number): Promise<string | null> {
    if (this.#hidden.size > 0) return null;
    return this.#next(async () => withoutLineEnd(await this.#bytesOf(row)));
  }

  // Readings share a window on the file, so each waits for the one before it.
  #next<T>(read: () => Promise<T>): Promise<T> {
    const answer = this.#last.then(read);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  // From the line of the row to that of the next, as UTF-8.
  async #bytesOf(row: number): Promise<Uint8Array> {
    const own = (at: number): number => lineOfRow(this.#table, at) - this.#origin.firstLine + 1;
    const start = await this.#offsetOf(own(row));
    const end = row + 1 < this.#table.rows ? await this.#offsetOf(own(row + 1)) : this.#origin.blob.size;
    const bytes = await this.#bytes(start, end);
    if (this.#origin.encoding === 'utf-8') return bytes;
    return new TextEncoder().encode(new TextDecoder(this.#origin.encoding, { ignoreBOM: true }).decode(bytes));
  }

  async #split(bytes: Uint8Array): Promise<OriginalCell[]> {
    const { delimiter, standIn, literal, newline, columns } = this.#origin;
    const none = columns.map(() => null);
    const scan = createScan(
      standIn?.byte ?? delimiter.charCodeAt(0),
      newline.charCodeAt(0),
      columns.map(() => TEXT),
      none,
      [],
      16,
      { literal, standsFor: standIn?.delimiter ?? '' },
    );
    let rest: Uint8Array | null = standIn ? withStandIn(bytes, standIn) : bytes;
    const source = {
      read: () => {
        const given = rest;
        rest = null;
        return Promise.resolve(given);
      },
      close: () => undefined,
      position: bytes.length,
    };
    await runScan(
      scan,
      { above: 0, strict: false },
      source,
      bytes.length,
      { piece: bytes.length, pauseEach: Infinity },
      {},
    );
    if (scan.row === 0) return [];
    const ragged = scan.ragged.find(({ row }) => row === 0);
    const cells = columns
      .slice(0, Math.min(columns.length, ragged?.cells ?? Infinity))
      .flatMap(({ id, label }, index) => {
        const treatment = this.#hidden.get(id);
        if (treatment === 'drop') return [];
        const text = treatment
          ? null
          : restoreDelimiter(scan, textAt(scan.dictionaries[index]!, scan.codes[index]![0]!));
        return [{ id, label, text }];
      });
    const overflow = ragged?.overflow ?? '';
    return overflow === '' ? cells : [...cells, { id: null, label: '', text: this.#hidden.size > 0 ? null : overflow }];
  }

  /** Where a line of the blob begins, 1-based; its end where there is no such line. */
  async #offsetOf(line: number): Promise<number> {
    let at = this.#lines.length - 1;
    if (this.#lines[at]! > line) {
      let low = 0;
      while (low < at) {
        const middle = (low + at + 1) >> 1;
        if (this.#lines[middle]! <= line) low = middle;
        else at = middle - 1;
      }
      at = low;
    }
    const { blob } = this.#origin;
    const near = this.#cursor.line <= line && this.#cursor.line > this.#lines[at]!;
    let found = near ? this.#cursor.line : this.#lines[at]!;
    let offset = near ? this.#cursor.offset : this.#offsets[at]!;
    while (found < line && offset < blob.size) {
      const next = await this.#afterLine(offset);
      offset = next;
      found++;
      if (found > this.#lines[this.#lines.length - 1]! && found % STRIDE === 0) {
        this.#lines.push(found);
        this.#offsets.push(offset);
      }
    }
    this.#cursor = { line: found, offset };
    return offset;
  }

  async #afterLine(from: number): Promise<number> {
    const { blob, encoding, newline } = this.#origin;
    const byte = newline.charCodeAt(0);
    // In all encodings but UTF-16 the byte of a line end stands for nothing else.
    const low = encoding === 'utf-16le' ? 0 : encoding === 'utf-16be' ? 1 : null;
    for (let offset = from; offset < blob.size;) {
      if (!this.#holds(offset, Math.min(blob.size, offset + 2))) await this.#load(offset, offset + 2);
      const window = this.#window;
      let at = offset - this.#windowAt;
      if (low === null) {
        at = window.indexOf(byte, at);
        if (at >= 0) return this.#windowAt + at + 1;
        at = window.length;
      } else
        for (; at + 1 < window.length; at += 2)
          if (window[at + low] === byte && window[at + 1 - low] === 0) return this.#windowAt + at + 2;
      offset = this.#windowAt + at;
      if (offset + 1 >= blob.size) break;
    }
    return blob.size;
  }

  #holds(start: number, end: number): boolean {
    return start >= this.#windowAt && end <= this.#windowAt + this.#window.length;
  }

  async #load(start: number, end: number): Promise<void> {
    const { blob } = this.#origin;
    const to = Math.min(blob.size, Math.max(end, start + WINDOW));
    this.#window = new Uint8Array(await blob.slice(start, to).arrayBuffer());
    this.#windowAt = start;
  }

  async #bytes(start: number, end: number): Promise<Uint8Array> {
    if (!this.#holds(start, end)) await this.#load(start, end);
    return this.#window.subarray(start - this.#windowAt, end - this.#windowAt);
  }
}

/** Line of the file on which a row of a table begins. */
export function lineOfRow({ lines, firstLine }: DataTable, row: number): number {
  return lines ? lines[row]! : firstLine + row;
}

/** The row that a line of the file belongs to, −1 where it stands above all rows. */
export function rowOfLine(table: DataTable, line: number): number {
  let low = -1;
  let high = table.rows - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineOfRow(table, middle) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Lines between two places that are kept. */
const STRIDE = 2048;
/** Bytes read at a time. */
const WINDOW = 256 * 1024;

function withStandIn(bytes: Uint8Array, { delimiter, byte }: StandIn): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return new TextEncoder().encode(text.replaceAll(delimiter, String.fromCharCode(byte)));
}

function withoutLineEnd(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/[\r\n]+$/, '');
}
