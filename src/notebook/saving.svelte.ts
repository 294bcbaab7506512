/** What the page says about saving, and the chain of versions: each save starts from the counter the last one got. */

import type { Message, Outcome } from '../lib/outcome.ts';
import { createAutosave, type Autosave } from '../storage/autosave.ts';
import type { NotebookHead } from '../storage/port.ts';

/** `memory`: saved, but only as long as the tab lives. */
export interface SavingState {
  readonly kind: 'saved' | 'saving' | 'failed' | 'memory';
  readonly reason: Message | null;
}

export interface SavingPorts {
  /** writes the document on top of the version with this counter */
  readonly save: (counter: number) => Promise<Outcome<NotebookHead>>;
  /** counter of the stored version the notebook starts from */
  readonly counter: number;
  /** another tab saved meanwhile */
  readonly conflict: (reason: Message) => void;
}

export class Saving {
  readonly #autosave: Autosave;
  #state = $state.raw<SavingState>({ kind: 'saved', reason: null });
  #counter: number;
  /** why nothing lasts, where the storage is only memory */
  #fleeting = $state.raw<Message | null>(null);

  constructor({ save, counter, conflict }: SavingPorts) {
    this.#counter = counter;
    this.#autosave = createAutosave({
      save: async () => {
        const saved = await save(this.#counter);
        if (saved.ok) this.#counter = saved.value.counter;
        else if (saved.error.code === 'session.conflict') conflict(saved.error);
        return saved;
      },
      changed: (state) => (this.#state = state),
    });
  }

  get state(): SavingState {
    return this.#state.kind === 'saved' && this.#fleeting ? { kind: 'memory', reason: this.#fleeting } : this.#state;
  }

  get counter(): number {
    return this.#counter;
  }

  /** The storage keeps nothing beyond the tab; `null` takes that back. */
  fleeting(reason: Message | null): void {
    this.#fleeting = reason;
  }

  touch(): void {
    this.#autosave.touch();
  }

  flush(): Promise<void> {
    return this.#autosave.flush();
  }

  stop(): void {
    this.#autosave.stop();
  }
}
