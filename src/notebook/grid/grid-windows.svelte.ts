/** Cells of a grid on their way from the engine: fetched in blocks of rows, column by column, kept until the question changes. */

import { untrack } from 'svelte';
import type { FindingCode } from '../../data/report.ts';
import type { Message, Outcome } from '../../lib/outcome.ts';
import type { GridCell, GridNote, GridView, GridWindow } from '../../workers/grid-requests.ts';

/** A question names the table as it is now, and which of its rows in which order. */
export interface GridQuestion {
  /** another where the table was read again */
  readonly table: object;
  readonly view: GridView;
}

export interface GridRow {
  /** of the table */
  readonly row: number;
  readonly line: number;
  readonly customer: number;
  readonly out: FindingCode | null;
}

export type FetchWindow = (
  view: GridView,
  offset: number,
  count: number,
  columns: readonly number[],
) => Promise<Outcome<GridWindow>>;

interface Block {
  readonly rows: readonly GridRow[];
  /** column → its cells */
  readonly cells: Map<number, readonly GridCell[]>;
  /** `row of the block, column` → note */
  readonly notes: Map<string, GridNote>;
}

interface Want {
  readonly question: GridQuestion;
  readonly first: number;
  readonly count: number;
  readonly columns: readonly number[];
}

export const BLOCK_ROWS = 64;
/** Requests under way at once: what was scrolled past meanwhile is not asked for any more. */
const MOST_ASKED = 3;
const MOST_BLOCKS = 200;

export class GridWindows {
  readonly #fetch: FetchWindow;
  readonly #blocks = new Map<number, Block>();
  readonly #decimals = new Map<number, number>();
  #want: Want | null = null;
  #asked = new Set<string>();
  #running = 0;
  #generation = 0;
  /** the blocks answer the question of now, not the one before */
  #current = false;
  #version = $state(0);
  #total = $state<number | null>(null);
  #busy = $state(true);
  #error = $state.raw<Message | null>(null);
  /** cells changed here and not yet read again: `row, column` → text */
  #changed = new Map<string, string>();

  constructor(fetch: FetchWindow) {
    this.#fetch = fetch;
  }

  /** rows of the view, `null` until the first answer */
  get total(): number | null {
    return this.#total;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get error(): Message | null {
    return this.#error;
  }

  /** grows whenever something came */
  get version(): number {
    return this.#version;
  }

  row(position: number): GridRow | undefined {
    return this.#blocks.get(Math.floor(position / BLOCK_ROWS))?.rows[position % BLOCK_ROWS];
  }

  /** A cell; `undefined` while it is being fetched. */
  cell(position: number, column: number): GridCell | undefined {
    const block = this.#blocks.get(Math.floor(position / BLOCK_ROWS));
    if (this.#changed.size > 0) {
      const row = block?.rows[position % BLOCK_ROWS]?.row;
      const changed = this.#changed.get(`${row},${column}`);
      if (changed !== undefined) return changed === '' ? null : changed;
    }
    return block?.cells.get(column)?.[position % BLOCK_ROWS];
  }

  /** Decimals the numbers of a column need at most, −1 where that is not known. */
  decimals(column: number): number {
    return this.#decimals.get(column) ?? -1;
  }

  note(position: number, column: number): GridNote | undefined {
    return this.#blocks.get(Math.floor(position / BLOCK_ROWS))?.notes.get(`${position % BLOCK_ROWS},${column}`);
  }

  /** Shows a text in a cell until the table was read again. */
  change(row: number, column: number, text: string): void {
    this.#changed.set(`${row},${column}`, text);
    this.#version++;
  }

  /** Fetches what is missing of a window. Cells of an older question stay until the first new ones are here. */
  want(question: GridQuestion, first: number, count: number, columns: readonly number[]): void {
    untrack(() => {
      const before = this.#want?.question;
      this.#want = { question, first, count, columns };
      if (before?.view !== question.view || before.table !== question.table) {
        this.#generation++;
        this.#current = false;
        this.#asked.clear();
        this.#busy = true;
        this.#error = null;
      }
      this.#next();
    });
  }

  #next(): void {
    const want = this.#want;
    if (!want) return;
    const last = Math.max(want.first, want.first + want.count - 1);
    for (let block = Math.floor(want.first / BLOCK_ROWS); block <= Math.floor(last / BLOCK_ROWS); block++) {
      if (this.#running >= MOST_ASKED) return;
      const missing = want.columns.filter(
        (column) =>
          !this.#asked.has(`${block},${column}`) && !(this.#current && this.#blocks.get(block)?.cells.has(column)),
      );
      if (missing.length > 0) void this.#load(want.question, block, missing, this.#generation);
    }
  }

  async #load(question: GridQuestion, block: number, columns: readonly number[], generation: number): Promise<void> {
    for (const column of columns) this.#asked.add(`${block},${column}`);
    this.#running++;
    let reply: Outcome<GridWindow>;
    try {
      reply = await this.#fetch(question.view, block * BLOCK_ROWS, BLOCK_ROWS, columns);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reply = { ok: false, error: { code: 'state.engine-failed', parameters: { reason } } };
    } finally {
      this.#running--;
    }
    if (generation === this.#generation) {
      for (const column of columns) this.#asked.delete(`${block},${column}`);
      if (reply.ok) this.#accept(block, columns, reply.value);
      else {
        this.#error = reply.error;
        this.#busy = false;
        // asked again when the view changes, not at once
        for (const column of columns) this.#asked.add(`${block},${column}`);
      }
    }
    this.#next();
  }

  #accept(block: number, columns: readonly number[], window: GridWindow): void {
    if (!this.#current) {
      this.#blocks.clear();
      this.#changed.clear();
      this.#current = true;
      this.#busy = false;
    }
    this.#error = null;
    this.#total = window.total;
    let kept = this.#blocks.get(block);
    if (!kept) {
      const rows = Array.from(window.rows, (row, index) => ({
        row,
        line: window.lines[index]!,
        customer: window.customers?.[index] ?? -1,
        out: window.out[index] ?? null,
      }));
      this.#blocks.set(block, (kept = { rows, cells: new Map(), notes: new Map() }));
      this.#forget();
    }
    columns.forEach((column, index) => {
      kept.cells.set(column, window.cells[index]!);
      this.#decimals.set(column, window.decimals[index]!);
    });
    for (const note of window.notes) kept.notes.set(`${note.index},${note.column}`, note);
    this.#version++;
  }

  // Blocks come in the order they were first seen in; the oldest go first, those in view never.
  #forget(): void {
    const want = this.#want;
    for (const block of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) return;
      const from = block * BLOCK_ROWS;
      if (want && from + BLOCK_ROWS > want.first && from <= want.first + want.count) continue;
      this.#blocks.delete(block);
    }
  }
}
