/** What the application as a whole remembers: where it is, the notebook in front, what is on its way in. */

import type { Component } from 'svelte';
import type { Message } from '../lib/outcome.ts';
import type { EngineKind } from '../workers/client.ts';
import type { NotebookStart } from './new-notebook.ts';
import { parseRoute, printRoute, type Route } from './routes.ts';
import type { ShellNotebook } from './shell.ts';

/** The part of `window.location` that is used. */
export interface AddressBar {
  hash: string;
  /** goes to an address in place of the present one */
  replace?(address: string): void;
}

export class AppState {
  readonly #address: AddressBar;
  readonly #starts = new Map<string, NotebookStart>();
  route = $state.raw<Route>() as Route;
  /** the open notebook, once it is there */
  notebook = $state.raw<ShellNotebook | null>(null);
  dialog = $state.raw<'palette' | 'paste' | null>(null);
  /** something is being opened or saved, and this says what */
  busy = $state.raw<Message | null>(null);
  /** what could not be done, shown above whatever page is open */
  problems = $state.raw<readonly Message[]>([]);
  /** files hang over the page */
  dragging = $state.raw(false);
  /** pictures of panels, once panels are loaded */
  icons = $state.raw<ReadonlyMap<string, Component<{ class?: string }>>>(new Map());
  /** how the engine runs; `null` until it does */
  engine = $state.raw<EngineKind | null>(null);
  /** everything the page may ever need has been fetched */
  complete = $state.raw(false);

  constructor(address: AddressBar) {
    this.#address = address;
    this.route = parseRoute(address.hash);
  }

  /** The address changed, by a link, the browser's buttons or {@link go}. */
  follow(): void {
    this.route = parseRoute(this.#address.hash);
    this.dialog = null;
    this.problems = [];
  }

  go(route: Route): void {
    this.#address.hash = printRoute(route);
  }

  /**
   * Opens a notebook that is not stored yet, or whose bytes are at hand.
   * @param instead of the page that is open, so that Back does not lead to a page that opens it again
   */
  begin(start: NotebookStart, instead = false): void {
    this.#starts.set(start.id, start);
    const route: Route = { kind: 'notebook', id: start.id };
    if (instead && this.#address.replace) this.#address.replace(printRoute(route));
    else this.go(route);
  }

  /** What {@link begin} left for a notebook; given once, since from then on the storage has it. */
  take(id: string): NotebookStart | null {
    const start = this.#starts.get(id) ?? null;
    this.#starts.delete(id);
    return start;
  }

  complain(...problems: readonly Message[]): void {
    if (problems.length > 0) this.problems = [...this.problems, ...problems].slice(-6);
  }

  forgive(): void {
    this.problems = [];
  }
}
