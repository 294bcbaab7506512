/** Rows of a table on their way from the engine: fetched in blocks as they come into view, kept until the question changes. */

import { SvelteMap } from 'svelte/reactivity';
import { untrack } from 'svelte';
import type { Locale } from '../../i18n/format.ts';
import type { Message, Outcome } from '../../lib/outcome.ts';
import type { RowsQuery, RowsReply, TableAddress } from '../../workers/protocol.ts';

export type TableRow = RowsReply['rows'][number];

/** What is asked of a table, but for the window. */
export interface TableQuestion {
  readonly address: TableAddress;
  readonly sort: RowsQuery['sort'];
  readonly search: string;
  readonly locale: Locale;
  readonly only: Uint32Array | null;
}

export type FetchRows = (address: TableAddress, query: RowsQuery) => Promise<Outcome<RowsReply>>;

/** More picked rows than this are not listed one by one. */
export const MAXIMUM_RANGE = 10_000;
const RANGE_STEP = 2_000;

export class TableRows {
  readonly #fetch: FetchRows;
  readonly #size: number;
  readonly #blocks = new SvelteMap<number, readonly TableRow[]>();
  readonly #asked = new Set<number>();
  #question: TableQuestion | null = null;
  /** the blocks answer the question of now, not the one before */
  #current = false;
  #generation = 0;
  #total = $state<number | null>(null);
  #decimals = $state.raw<readonly number[]>([]);
  #busy = $state(false);
  #error = $state.raw<Message | null>(null);

  /** @param size rows a block */
  constructor(fetch: FetchRows, size: number) {
    this.#fetch = fetch;
    this.#size = size;
  }

  /** rows that match, `null` until the first answer */
  get total(): number | null {
    return this.#total;
  }

  /** decimals of a column's numbers, −1 where its style settles them or they are not known yet */
  decimals(column: number): number {
    return this.#decimals[column] ?? -1;
  }

  /** the rows shown answer an older question */
  get busy(): boolean {
    return this.#busy;
  }

  get error(): Message | null {
    return this.#error;
  }

  /** A row by its place in the order shown; `undefined` while it is being fetched. */
  at(position: number): TableRow | undefined {
    return this.#blocks.get(Math.floor(position / this.#size))?.[position % this.#size];
  }

  /** Fetches what is missing of a window. Rows of an older question stay until the first new ones are here. */
  want(question: TableQuestion, first: number, count: number): void {
    untrack(() => {
      if (question !== this.#question) {
        this.#question = question;
        this.#current = false;
        this.#generation++;
        this.#asked.clear();
        this.#busy = true;
        this.#error = null;
      }
      const last = Math.max(first, first + count - 1);
      for (let block = Math.floor(first / this.#size); block <= Math.floor(last / this.#size); block++) {
        if (this.#asked.has(block)) continue;
        this.#asked.add(block);
        void this.#load(question, block, this.#generation);
      }
    });
  }

  /**
   * Targets (customers or marks) of the rows from one place to another, both included, however far apart.
   * @returns at most {@link MAXIMUM_RANGE} of them; `complete` tells whether that was all
   */
  async range(from: number, to: number): Promise<{ readonly targets: readonly number[]; readonly complete: boolean }> {
    const question = this.#question;
    const first = Math.min(from, to);
    const wanted = Math.abs(to - from) + 1;
    const count = Math.min(wanted, MAXIMUM_RANGE);
    const targets: number[] = [];
    for (let done = 0; question && done < count; done += RANGE_STEP) {
      const reply = await this.#fetch(question.address, {
        ...windowless(question),
        offset: first + done,
        count: Math.min(RANGE_STEP, count - done),
      });
      if (!reply.ok) break;
      for (const row of reply.value.rows) if (row.target >= 0) targets.push(row.target);
    }
    return { targets, complete: wanted <= MAXIMUM_RANGE };
  }

  async #load(question: TableQuestion, block: number, generation: number): Promise<void> {
    const reply = await this.#fetch(question.address, {
      ...windowless(question),
      offset: block * this.#size,
      count: this.#size,
    });
    if (generation !== this.#generation) return;
    if (!reply.ok) {
      // a result that was replaced meanwhile: the next question is on its way, the rows shown may stay
      this.#asked.delete(block);
      this.#busy = false;
      this.#error = reply.error;
      return;
    }
    if (!this.#current) {
      this.#blocks.clear();
      this.#current = true;
      this.#busy = false;
    }
    this.#error = null;
    this.#total = reply.value.total;
    this.#decimals = reply.value.decimals;
    this.#blocks.set(block, reply.value.rows);
  }
}

export function windowless({ sort, search, locale, only }: TableQuestion): Omit<RowsQuery, 'offset' | 'count'> {
  return { sort, search, locale, only };
}
