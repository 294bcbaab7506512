/** The list of notebooks on this device and what can be done to them. */

import type { Message, Outcome } from '../lib/outcome.ts';
import { message } from '../lib/outcome.ts';
import type { NotebookHead, NotebookStorage, StorageStatus } from '../storage/port.ts';

/** What just happened, said once and, where it can be, taken back. */
export interface LibraryNews {
  readonly message: Message;
  readonly bad: boolean;
  readonly undo: (() => Promise<void>) | null;
}

export class LibraryState {
  readonly #storage: NotebookStorage;
  readonly #newId: () => string;
  #heads = $state.raw<readonly NotebookHead[] | null>(null);
  #status = $state.raw<StorageStatus | null>(null);
  #error = $state.raw<Message | null>(null);
  #news = $state.raw<LibraryNews | null>(null);

  constructor(storage: NotebookStorage, newId: () => string) {
    this.#storage = storage;
    this.#newId = newId;
  }

  /** false until the list was read once */
  get loaded(): boolean {
    return this.#heads !== null || this.#error !== null;
  }

  /** Newest first. The clock only arranges the list; saves themselves are ordered by counters. */
  get recent(): readonly NotebookHead[] {
    return (this.#heads ?? []).filter((head) => head.deletedAt === null).sort((a, b) => b.savedAt - a.savedAt);
  }

  get bin(): readonly NotebookHead[] {
    return (this.#heads ?? []).filter((head) => head.deletedAt !== null).sort((a, b) => b.deletedAt! - a.deletedAt!);
  }

  get status(): StorageStatus | null {
    return this.#status;
  }

  /** why the list cannot be read */
  get error(): Message | null {
    return this.#error;
  }

  get news(): LibraryNews | null {
    return this.#news;
  }

  /** Says something in the library's own place. */
  say(text: Message, bad = false, undo: (() => Promise<void>) | null = null): void {
    this.#news = { message: text, bad, undo };
  }

  dismiss(): void {
    this.#news = null;
  }

  async refresh(): Promise<void> {
    const [status, listed] = await Promise.all([this.#storage.status(), this.#storage.list()]);
    this.#status = status;
    this.#error = listed.ok ? null : listed.error;
    if (listed.ok) this.#heads = listed.value;
  }

  async rename(head: NotebookHead, title: string): Promise<void> {
    const clean = title.trim();
    if (clean === '' || clean === head.title) return;
    await this.#done(this.#storage.rename(head.id, clean));
  }

  /** @param title of the copy, in the language of the moment */
  async duplicate(head: NotebookHead, title: string): Promise<void> {
    await this.#done(this.#storage.duplicate(head.id, this.#newId(), title), message('app.news-duplicated', { title }));
  }

  async remove(head: NotebookHead): Promise<void> {
    await this.#done(this.#storage.remove(head.id), message('app.news-removed', { title: head.title }), () =>
      this.restore(head),
    );
  }

  async restore(head: NotebookHead): Promise<void> {
    await this.#done(this.#storage.restore(head.id), message('app.news-restored', { title: head.title }));
  }

  async purge(head: NotebookHead): Promise<void> {
    await this.#done(this.#storage.purge(head.id), message('app.news-purged', { title: head.title }));
  }

  /** Stops at the first notebook that cannot be deleted and says so; those already gone are gone. */
  async emptyBin(): Promise<void> {
    const entries = this.bin;
    for (const head of entries) {
      const purged = await this.#storage.purge(head.id);
      if (!purged.ok) return this.#finish(purged.error, true, null);
    }
    await this.#finish(message('app.news-emptied', { count: entries.length }), false, null);
  }

  async #done(
    work: Promise<Outcome<unknown>>,
    said: Message | null = null,
    undo: (() => Promise<void>) | null = null,
  ): Promise<void> {
    const outcome = await work;
    if (outcome.ok) await this.#finish(said, false, undo);
    else await this.#finish(outcome.error, true, null);
  }

  async #finish(said: Message | null, bad: boolean, undo: (() => Promise<void>) | null): Promise<void> {
    this.#news = said === null ? null : { message: said, bad, undo };
    await this.refresh();
  }
}
