/** What the shell (header, commands, palette) needs of an open notebook and of the application: narrow, so that tests pass fakes. */

import type { DataReport } from '../data/report.ts';
import type { Locale } from '../i18n/format.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Message, Outcome } from '../lib/outcome.ts';
import type { SourceRecord } from '../lib/source.ts';
import type { PanelState } from '../notebook/panel-jobs.svelte.ts';
import type { PanelAnswer } from '../panels/contract.ts';
import type { Operation } from '../session/operations.ts';
import type { Session } from '../session/schema.ts';
import type { Theme } from './preferences.ts';
import type { Route } from './routes.ts';
import type { SampleName } from './sample-names.ts';

export interface SavingView {
  readonly kind: 'saved' | 'saving' | 'failed' | 'memory';
  readonly reason: Message | null;
}

/** The notebook in front of the person, as the shell sees it; `NotebookState` is one. */
export interface ShellNotebook {
  readonly id: string;
  readonly session: Session;
  readonly saving: SavingView;
  readonly readOnly: Message | null;
  readonly undoLabel: Message | null;
  readonly redoLabel: Message | null;
  readonly selection: { readonly count: number } | null;
  focus: string | null;
  undo(): void;
  redo(): void;
  apply(operation: Operation, gesture?: string): void;
  addText(position?: number): void;
  addPanel(panelId: string, position?: number, options?: JsonObject): void;
  addFiles(files: readonly File[], position?: number): Promise<void>;
  clearSelection(): void;
  invertSelection(): void;
  exportSelection(): void;
  /** the files of the document, for saving it with its data */
  sourcesWithBytes(): Promise<Outcome<readonly { readonly record: SourceRecord; readonly blob: Blob }[]>>;
  /** the last good answer of a panel cell, and why there is none for what it is given now */
  panel(cellId: string): Pick<PanelState, 'status' | 'error'> & {
    readonly reply: { readonly answer: PanelAnswer<unknown> } | null;
  };
  /** what is known of a data cell */
  data(cellId: string): { readonly report: DataReport | null };
  announce(text: Message): void;
}

/** What the file dialog offers first. */
export type WantedFiles = 'any' | 'data' | 'notebooks';

/** What the application can do at a word: the header's buttons, the palette and the keys all call these. */
export interface ShellActions {
  go(route: Route): void;
  /** asks for files; in a notebook data files are added to it, notebooks open as copies everywhere */
  openFiles(wanted?: WantedFiles): void;
  pasteTable(): void;
  openSample(sample: SampleName): void;
  /** a new notebook with the panels of the open link, without any file */
  beginEmpty(): void;
  saveFile(withData: boolean): void;
  exportSelection(): void;
  setLanguage(language: Locale): void;
  setTheme(theme: Theme): void;
  showPalette(): void;
  /** brings a cell of the open notebook into view and gives it the keyboard */
  showCell(cellId: string): void;
  print(): void;
}

export interface ShellContext {
  readonly route: Route;
  readonly notebook: ShellNotebook | null;
  readonly language: Locale;
  readonly theme: Theme;
  /** what is on the screen */
  readonly shade: 'light' | 'dark';
  readonly act: ShellActions;
}
