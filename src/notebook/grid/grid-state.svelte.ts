/** A grid while it is open: which rows and columns it shows, where one is in it, what is found, picked and edited. */

import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { MAXIMUM_EDIT_TEXT, MAXIMUM_EDITS } from '../../data/edit-limits.ts';
import { needleOf, type Needle } from '../../data/find-cells.ts';
import type { CellEdit, ColumnReport, DataReport } from '../../data/report.ts';
import { newStep } from '../../data/steps/decode-step.ts';
import type { Condition, SortKey, Step } from '../../data/steps/step.ts';
import { uniqueNames } from '../../data/steps/step-table.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { DataCell } from '../../session/schema.ts';
import type { GridCell, GridFound, GridHead, GridSums, GridView } from '../../workers/grid-requests.ts';
import type { NotebookSurface } from '../surface.ts';
import { copyCells } from './copy-cells.ts';
import { GridWindows, type GridQuestion, type GridRow } from './grid-windows.svelte.ts';

/** A cell by its place among the rows shown (−1: the headers) and the columns shown. */
export interface Spot {
  readonly position: number;
  readonly at: number;
}

/** Cells from one corner to the other, both included. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly first: number;
  readonly last: number;
}

export const HEADERS = -1;

const WIDTHS = { number: 124, date: 184, identifier: 136, category: 132, text: 176 } as const;
const MOST_COPIED = 1_000_000;
/** Cells whose sum is told while they are chosen. */
const MOST_SUMMED = 20_000_000;
const TYPING = 200;

export interface GridPorts {
  readonly notebook: NotebookSurface;
  readonly cell: () => DataCell;
  readonly report: () => DataReport;
}

export class GridState {
  readonly #ports: GridPorts;
  readonly windows: GridWindows;
  conditions = $state.raw<readonly Condition[]>([]);
  sort = $state.raw<readonly SortKey[]>([]);
  /** rows out of use are shown among the others */
  listed = $state(true);
  onlyPicked = $state(false);
  hidden = $state.raw<ReadonlySet<string>>(new Set());
  /** column id → px a person chose */
  readonly widths = new SvelteMap<string, number>();
  frozen = $state(0);
  active = $state.raw<Spot>({ position: 0, at: 0 });
  anchor = $state.raw<Spot>({ position: 0, at: 0 });
  editing = $state.raw<{ readonly spot: Spot; readonly text: string } | null>(null);
  /** what was just done or refused, shown in the line below */
  said = $state.raw<{ readonly message: Message; readonly bad: boolean } | null>(null);
  sought = $state('');
  found = $state.raw<GridFound | null>(null);
  seeking = $state(false);
  sums = $state.raw<GridSums | null>(null);
  /** column id → its head over the rows in use; those of an older report stay until the new ones are here */
  #heads = $state.raw<ReadonlyMap<string, GridHead>>(new Map());
  #headsAsked: { readonly report: DataReport; readonly ids: Set<string> } | null = null;
  /** brings a cell into view; the drawn grid sets it */
  reveal: (spot: Spot) => void = () => undefined;

  readonly columns = $derived.by<readonly ColumnReport[]>(() => this.report.columns);
  /** px of each column of the table */
  readonly #px = $derived.by<readonly number[]>(() => {
    const chosen = new Map(this.widths);
    return this.columns.map(({ id, type }) => chosen.get(id) ?? WIDTHS[type.value]);
  });
  /** names steps know the columns by */
  readonly names = $derived.by(() => uniqueNames(this.columns.map(({ label }) => label)));
  /** columns of the table that are shown */
  readonly shown = $derived.by<readonly number[]>(() =>
    this.columns.flatMap(({ id }, index) => (this.hidden.has(id) ? [] : [index])),
  );
  readonly bits = $derived.by(() => {
    const { selection } = this.#ports.notebook;
    return selection && selection.data === this.#ports.cell().id ? selection.bits.bits : null;
  });
  readonly view = $derived.by<GridView>(() => ({
    conditions: this.conditions,
    sort: this.sort,
    listed: this.listed,
    only: this.onlyPicked ? this.bits : null,
  }));
  readonly question = $derived.by<GridQuestion>(() => ({ table: this.report, view: this.view }));
  readonly total = $derived.by(() => this.windows.total ?? this.report.rows);
  readonly needle = $derived.by<Needle>(() => needleOf(this.sought));
  readonly span = $derived.by<Span>(() => spanOf(this.anchor, this.active));
  /** cells chosen; one is only where one stands */
  readonly chosen = $derived.by(() => (this.span.bottom - this.span.top + 1) * (this.span.last - this.span.first + 1));
  readonly roles = $derived.by(
    () => new Map(this.report.roles.flatMap(({ role, column }) => (column.value ? [[column.value, role]] : []))),
  );
  #typing: ReturnType<typeof setTimeout> | undefined;
  #summing: ReturnType<typeof setTimeout> | undefined;
  #finding: AbortController | null = null;

  constructor(ports: GridPorts) {
    this.#ports = ports;
    this.windows = new GridWindows((view, offset, count, columns) =>
      ports.notebook.grid('gridRows', { data: ports.cell().id, view: plainView(view), offset, count, columns }),
    );
  }

  get cell(): DataCell {
    return this.#ports.cell();
  }

  get report(): DataReport {
    return this.#ports.report();
  }

  /** rows stand for customers that can be picked */
  get people(): boolean {
    return this.#ports.notebook.data(this.cell.id).customers > 0;
  }

  widthOf(column: number): number {
    return this.#px[column]!;
  }

  /** What the head of a column tells: always of the rows in use. `null` until it is known. */
  headOf(column: number): GridHead | null {
    const report = this.columns[column]!;
    if (this.report.ledger.listed === 0) return { ...report, rows: this.report.rows };
    return this.#heads.get(report.id) ?? null;
  }

  /** Asks for heads that are not known yet; where all rows are in use, the report has them. */
  wantHeads(columns: readonly number[]): void {
    const { report } = this;
    if (report.ledger.listed === 0) return;
    if (this.#headsAsked?.report !== report) this.#headsAsked = { report, ids: new Set() };
    const { ids } = this.#headsAsked;
    const missing = columns.filter((column) => !ids.has(report.columns[column]!.id));
    if (missing.length === 0) return;
    for (const column of missing) ids.add(report.columns[column]!.id);
    void this.#loadHeads(report, missing);
  }

  async #loadHeads(report: DataReport, columns: readonly number[]): Promise<void> {
    const reply = await this.#ports.notebook.grid('gridHeads', { data: this.cell.id, columns });
    if (this.#headsAsked?.report !== report) return;
    if (!reply.ok) return this.refuse(reply.error);
    const heads = new Map(untrack(() => this.#heads));
    columns.forEach((column, index) => heads.set(report.columns[column]!.id, reply.value[index]!));
    this.#heads = heads;
  }

  /** Ends what is under way. */
  close(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#summing);
    this.#finding?.abort();
  }

  // Rows and columns

  setCondition(column: number, condition: Condition | null): void {
    const name = this.names[column]!;
    const others = this.conditions.filter((each) => each.column !== name);
    this.conditions = condition ? [...others, condition] : others;
    this.#turned();
  }

  conditionOf(column: number): Condition | null {
    return this.conditions.find((each) => each.column === this.names[column]) ?? null;
  }

  /** Sorts by a column alone or, where `also`, after those there are; again turns it round, once more ends it. */
  sortBy(column: number, also: boolean): void {
    const name = this.names[column]!;
    const now = this.sort.find((key) => key.column === name);
    const next = !now
      ? { column: name, descending: false }
      : now.descending
        ? null
        : { column: name, descending: true };
    if (!also) this.sort = next ? [next] : [];
    else if (!now) this.sort = [...this.sort, next!];
    else this.sort = this.sort.flatMap((key) => (key === now ? (next ? [next] : []) : [key]));
    this.#turned();
  }

  setSort(sort: readonly SortKey[]): void {
    this.sort = sort;
    this.#turned();
  }

  /** Other rows, or another order: one begins at the top again. */
  #turned(): void {
    this.said = null;
    this.found = null;
    this.go({ position: this.active.position < 0 ? HEADERS : 0, at: this.active.at });
    if (this.sought !== '') this.seek(this.sought);
  }

  showListed(shown: boolean): void {
    this.listed = shown;
    this.#turned();
  }

  showOnlyPicked(only: boolean): void {
    this.onlyPicked = only;
    this.#turned();
  }

  hide(column: number): void {
    if (this.shown.length <= 1) return;
    this.hidden = new Set([...this.hidden, this.columns[column]!.id]);
    this.go({ ...this.active, at: Math.min(this.active.at, this.shown.length - 1) });
  }

  showAll(): void {
    this.hidden = new Set();
  }

  get narrowed(): boolean {
    return this.conditions.length > 0 || this.sort.length > 0;
  }

  /** A made table of the rows shown, by the same steps; its id, '' where none could be made. */
  makeTable(): string {
    const steps: Step[] = [];
    if (this.conditions.length > 0)
      steps.push({ ...newStep('filter', 's1'), by: 'conditions', match: 'all', conditions: this.conditions });
    if (this.sort.length > 0) steps.push({ ...newStep('sort', 's2'), keys: this.sort });
    const listed = this.listed && this.report.ledger.listed > 0;
    return this.#ports.notebook.addMade(this.cell.id, { steps, ...(listed ? { listed } : {}) });
  }

  // Where one is

  /** @param show brings the cell wholly into view */
  go(spot: Spot, extend = false, show = true): void {
    const position = Math.max(HEADERS, Math.min(this.total - 1, spot.position));
    const at = Math.max(0, Math.min(this.shown.length - 1, spot.at));
    this.active = { position, at };
    if (!extend || position < 0) this.anchor = this.active;
    if (show) this.reveal(this.active);
    this.#sumUp();
  }

  chooseAll(): void {
    this.anchor = { position: 0, at: 0 };
    this.active = { position: Math.max(0, this.total - 1), at: Math.max(0, this.shown.length - 1) };
    this.#sumUp();
  }

  chooseRow(position: number, extend: boolean): void {
    this.anchor = { position: extend ? this.anchor.position : position, at: 0 };
    this.active = { position, at: this.shown.length - 1 };
    this.#sumUp();
  }

  async goToLine(line: number): Promise<void> {
    const reply = await this.#ports.notebook.grid('gridLine', { data: this.cell.id, view: plainView(this.view), line });
    if (!reply.ok) return this.refuse(reply.error);
    if (reply.value < 0) return this.refuse(message('grid.no-line', { line }));
    this.said = null;
    this.go({ position: reply.value, at: this.active.at });
  }

  #sumUp(): void {
    clearTimeout(this.#summing);
    this.sums = null;
    const { top, bottom, first, last } = this.span;
    if (this.chosen < 2 || top < 0 || this.chosen > MOST_SUMMED) return;
    this.#summing = setTimeout(async () => {
      const ask = { from: top, count: bottom - top + 1, columns: this.shown.slice(first, last + 1) };
      const { span } = this;
      const reply = await this.#ports.notebook.grid('gridSums', {
        data: this.cell.id,
        view: plainView(this.view),
        ...ask,
      });
      if (reply.ok && span === this.span) this.sums = reply.value;
    }, 120);
  }

  // What a cell is

  rowAt(position: number): GridRow | undefined {
    return this.windows.row(position);
  }

  /** The text of a cell as it is edited, copied and told: what it holds or, where that is no value, what it says. */
  textAt({ position, at }: Spot): string {
    const column = this.shown[at]!;
    const cell = this.windows.cell(position, column);
    return cell === null || cell === undefined ? (this.windows.note(position, column)?.got ?? '') : String(cell);
  }

  isChosen(position: number, at: number): boolean {
    const { top, bottom, first, last } = this.span;
    return position >= top && position <= bottom && at >= first && at <= last;
  }

  isPicked(customer: number): boolean {
    const { bits } = this;
    return bits !== null && customer >= 0 && (((bits[customer >>> 5] ?? 0) >>> (customer & 31)) & 1) === 1;
  }

  pick(position: number): void {
    const customer = this.rowAt(position)?.customer ?? -1;
    if (!this.people) return;
    if (customer < 0) return this.refuse(message('grid.nobody'));
    void this.#ports.notebook.pickCustomers(this.cell.id, [customer], 'toggle');
  }

  // Finding

  seek(text: string): void {
    this.sought = text;
    clearTimeout(this.#typing);
    this.#finding?.abort();
    this.found = null;
    this.seeking = text.trim() !== '';
    if (this.seeking) this.#typing = setTimeout(() => void this.find('here'), TYPING);
  }

  async find(go: 'here' | 'next' | 'previous'): Promise<void> {
    if (this.needle.text === '') return;
    clearTimeout(this.#typing);
    this.#finding?.abort();
    const control = new AbortController();
    this.#finding = control;
    this.seeking = true;
    const { active, shown } = this;
    try {
      const reply = await this.#ports.notebook.grid(
        'gridFind',
        {
          data: this.cell.id,
          view: plainView(this.view),
          text: this.sought,
          columns: shown,
          from: { position: Math.max(0, active.position), column: shown[active.at] ?? 0 },
          go,
        },
        control.signal,
      );
      if (this.#finding !== control) return;
      this.seeking = false;
      if (!reply.ok) return this.refuse(reply.error);
      this.found = reply.value;
      const { at } = reply.value;
      if (at) this.go({ position: at.position, at: shown.indexOf(at.column) });
    } catch (error) {
      if (!control.signal.aborted) throw error;
    }
  }

  // Copying

  async copy(headers: boolean): Promise<void> {
    const { top, bottom, first, last } = this.span;
    if (top < 0) return;
    if (this.chosen > MOST_COPIED) return this.refuse(message('grid.copy-too-many', { limit: MOST_COPIED }));
    const columns = this.shown.slice(first, last + 1);
    const { notebook } = this.#ports;
    const view = plainView(this.view);
    try {
      const text = await copyCells(top, bottom - top + 1, columns, (offset, count) =>
        notebook.grid('gridRows', { data: this.cell.id, view, offset, count, columns }),
      );
      if (!text.ok) return this.refuse(text.error);
      const names = columns.map((column) => this.columns[column]!.label.replace(/[\t\r\n]+/g, ' ')).join('\t');
      await navigator.clipboard.writeText(headers ? `${names}\n${text.value}` : text.value);
      this.tell(message('grid.copied', { count: this.chosen }));
    } catch {
      this.refuse(message('notebook.copy-failed'));
    }
  }

  // Editing

  /** Why a column's cells are not edited; `null` where they are. */
  refusal(column: number): Message | null {
    const { cell } = this;
    if (this.#ports.notebook.readOnly) return this.#ports.notebook.readOnly;
    if (cell.made) return message('grid.made-not-edited');
    if (cell.locked) return message('grid.locked-not-edited');
    const { id, label } = this.columns[column]!;
    return cell.choices.privacy?.[id] ? message('grid.hidden-not-edited', { column: label }) : null;
  }

  edit(spot: Spot = this.active): void {
    const column = this.shown[spot.at];
    if (spot.position < 0 || column === undefined || !this.rowAt(spot.position)) return;
    const refusal = this.refusal(column);
    if (refusal) return this.refuse(refusal);
    this.said = null;
    this.go(spot);
    this.editing = { spot: this.active, text: this.textAt(spot) };
  }

  /** Ends editing. @param text what the cell is to hold; `null` leaves it */
  finish(text: string | null): void {
    const { editing } = this;
    this.editing = null;
    if (!editing || text === null || text === editing.text) return;
    const { position, at } = editing.spot;
    const column = this.shown[at]!;
    const row = this.rowAt(position);
    if (row) this.#write(row, column, editing.text, text.slice(0, MAXIMUM_EDIT_TEXT));
  }

  #write({ row, line }: GridRow, column: number, before: string, now: string): void {
    const refusal = this.refusal(column);
    if (refusal) return this.refuse(refusal);
    const { id, label } = this.columns[column]!;
    const edits = this.cell.choices.edits ?? [];
    const applied = this.report.edits?.applied.find((edit) => edit.row === row && edit.column === id);
    const was = applied?.was ?? before;
    const others = edits.filter((edit) => edit.row !== row || edit.column !== id);
    if (others.length >= MAXIMUM_EDITS) return this.refuse(message('grid.too-many-edits', { limit: MAXIMUM_EDITS }));
    const back = now === was;
    this.#ports.notebook.setChoices(
      this.cell.id,
      { edits: back ? others : [...others, { column: id, row, was, now }] },
      message(back ? 'grid.do-put-back' : 'grid.do-edit', { column: label, line, was: short(before), now: short(now) }),
    );
    this.windows.change(row, column, now);
  }

  putBack(gone: readonly Pick<CellEdit, 'row' | 'column'>[]): void {
    if (this.cell.locked) return this.refuse(message('grid.locked-not-edited'));
    const isGone = new Set(gone.map(({ row, column }) => `${row},${column}`));
    const edits = (this.cell.choices.edits ?? []).filter(({ row, column }) => !isGone.has(`${row},${column}`));
    this.#ports.notebook.setChoices(this.cell.id, { edits }, message('grid.do-put-back-some', { count: gone.length }));
  }

  setLocked(locked: boolean): void {
    this.said = null;
    this.#ports.notebook.apply({ kind: 'set-locked', cell: this.cell.id, locked });
  }

  tell(text: Message): void {
    this.said = { message: text, bad: false };
  }

  refuse(text: Message): void {
    this.said = { message: text, bad: true };
  }
}

export function spanOf(one: Spot, other: Spot): Span {
  return {
    top: Math.min(one.position, other.position),
    bottom: Math.max(one.position, other.position),
    first: Math.min(one.at, other.at),
    last: Math.max(one.at, other.at),
  };
}

/** A cell as it is shown; `undefined`: not here yet. */
export function shownText(cell: GridCell | undefined, number: (value: number) => string): string {
  if (cell === undefined) return '…';
  if (cell === null) return '';
  return typeof cell === 'number' ? number(cell) : cell;
}

/** What crosses to the engine is plain data, nothing reactive. */
export function plainView(view: GridView): GridView {
  return {
    ...view,
    conditions: view.conditions.map((each) => ({ ...each, values: [...each.values] })),
    sort: view.sort.map((key) => ({ ...key })),
  };
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= 24 ? text : `${characters.slice(0, 23).join('')}…`;
}
