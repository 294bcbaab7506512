/** What the page itself remembers while it is open: sheets, the question being asked, tabs. Nothing of it belongs to the document. */

import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Message } from '../lib/outcome.ts';
import { Typesetter } from './text/typesetter.svelte.ts';

export type SheetName = 'outline' | 'inspector' | 'add';

export interface Question {
  readonly title: Message;
  readonly body: readonly Message[];
  readonly confirm: Message;
}

export type CellTab = 'picture' | 'steps' | 'overview' | 'table' | 'formula' | 'reading' | 'file';

/** The options a gesture in a picture is changing right now, so that the form can show its twin. */
export interface HeldOptions {
  readonly cell: string;
  readonly keys: readonly string[];
}

export class NotebookPage {
  readonly typesetter = new Typesetter();
  sheet = $state<SheetName | null>(null);
  /** the outline rail is folded away */
  folded = $state(false);
  /** text cell being written in */
  editing = $state<string | null>(null);
  /** what a screen reader is told, beside what is seen */
  said = $state.raw<Message | null>(null);
  /** options held by a gesture in a picture */
  held = $state.raw<HeldOptions | null>(null);
  #question = $state.raw<(Question & { readonly answer: (yes: boolean) => void }) | null>(null);
  readonly #tabs = new SvelteMap<string, CellTab>();
  readonly #tables = new SvelteMap<string, string>();
  readonly #steps = new SvelteMap<string, string | null>();

  get question(): Question | null {
    return this.#question;
  }

  /** Asks before something that reaches further than it seems. A second question answers the first with no. */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    return new Promise((resolve) => {
      this.#question = { ...question, answer: resolve };
    });
  }

  answer(yes: boolean): void {
    const asked = this.#question;
    this.#question = null;
    asked?.answer(yes);
  }

  tab<T extends CellTab>(cell: string, first: T): CellTab {
    return this.#tabs.get(cell) ?? first;
  }

  /** name of the table last shown in the Table tab of a cell */
  table(cell: string): string | null {
    return this.#tables.get(cell) ?? null;
  }

  showTab(cell: string, tab: CellTab, table?: string): void {
    this.#tabs.set(cell, tab);
    if (table !== undefined) this.#tables.set(cell, table);
  }

  /** id of the step of a made table whose form is open */
  step(cell: string): string | null {
    return this.#steps.get(cell) ?? null;
  }

  showStep(cell: string, step: string | null): void {
    this.#steps.set(cell, step);
  }

  /** Brings a cell into view and gives it the keyboard. */
  goTo(cell: string): void {
    this.sheet = null;
    requestAnimationFrame(() => {
      const element = document.getElementById(cellElementId(cell));
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      element?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
      element?.focus({ preventScroll: true });
    });
  }

  /** Gives the keyboard to the options of the cell in focus, in their rail or, where that has no room, in a sheet. */
  goToOptions(): void {
    const rail = document.getElementById(OPTIONS_ID);
    if (!rail || rail.offsetParent === null) {
      this.sheet = 'inspector';
      return;
    }
    const first = rail.querySelector<HTMLElement>('input:not([aria-hidden]), select, button, [tabindex="0"]');
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
  }
}

/** id of the rail that holds the options */
export const OPTIONS_ID = 'notebook-options';

export function cellElementId(cell: string): string {
  return `cell-${cell}`;
}

export const [getPage, setPage] = createContext<NotebookPage>();
