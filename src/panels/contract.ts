/** The panel contract: a panel is a folder and a line. */

import type { DataReport, Role } from '../data/report.ts';
import type { RowsContext } from '../data/rows-context.ts';
import type { TableKind, Tables } from '../data/tables.ts';
import type { Words } from '../i18n/translate.ts';
import type { NumberStyle } from '../i18n/format.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { MarkSet } from '../lib/marks.ts';
import type { Message, Outcome } from '../lib/outcome.ts';
import type { OptionDeclarations } from './options.ts';

/** The five questions of the course; the picker groups panels by them. */
export type PanelGroup = 'worth' | 'value' | 'stage' | 'churn' | 'feeling';

/** A kind of table, or any rows whatever their kind. */
export type NeededTable = TableKind | 'any';

/** A table a panel can be made from, and the roles it must have; `anyOf` groups need one role each. */
export interface Need {
  readonly table: NeededTable;
  readonly roles: readonly { readonly anyOf: readonly Role[] }[];
}

/** What `select` may use besides the tables. */
export interface SelectContext {
  /** length `customers`; 1 keeps a customer, 0 leaves it out (a segment used as a filter); `null` keeps all */
  readonly keep: Uint8Array | null;
  /** what another cell offers, by the name of the option of kind `cell`; absent where none was chosen or it has no result */
  readonly given?: Readonly<Record<string, Json>>;
  /** tables of another data cell, by the name of the option of kind `data`; absent where there is none */
  readonly others?: Readonly<Record<string, OtherTables>>;
  /** the rows themselves, for a panel that needs `any` table */
  readonly rows?: RowsContext;
}

/** Tables of another file, and who is who. */
export interface OtherTables {
  readonly tables: Tables;
  /** length customers of this panel's data: index of the same person there, −1 where unknown */
  readonly index: Int32Array;
}

/** How long work stays cancellable and says how far it is. */
export interface ComputeJob {
  /** lets waiting messages in; throws where the job was cancelled */
  readonly pause: () => Promise<void>;
  /** share of the work done, 0…1 */
  readonly progress: (share: number) => void;
}

/** A named number of the result, shown as `<data value data-stat>`. */
export interface Statistic {
  /** standard symbol or term, lower kebab case; unique in the panel */
  readonly name: string;
  readonly value: number;
  readonly style: NumberStyle;
  readonly label: Message;
  /** of a list in parts: what this one and those after it, up to the next heading, are about */
  readonly heading?: Message;
}

export type TableCell = string | number | null | Message;

export interface TableColumnView {
  readonly key: string;
  readonly label: Message;
  readonly style: NumberStyle | 'text' | 'message';
  /**
   * of the styles `number` and `plain`: the decimals its numbers are shown with, where that is known without looking at them; −1:
   * each with those it needs, where rows are of different kinds
   */
  readonly decimals?: number;
}

/** A table of results that stays in the worker; the page asks for rows. */
export interface ResultTable {
  /** stable name within the panel, such as `customers` or `classes` */
  readonly name: string;
  readonly title: Message;
  /** other cells may use it under this name, see `publishes` */
  readonly published: boolean;
  readonly columns: readonly TableColumnView[];
  readonly rows: number;
  /** value of a cell; day columns give day numbers */
  cell(row: number, column: number): TableCell;
  /** day and seconds after midnight of a cell that is both, which `cell` gives as text */
  moment?(row: number, column: number): { readonly day: number; readonly seconds: number } | null;
  /** customer index of a row, where rows are customers; picking the row picks the customer */
  customer?(row: number): number;
  /** mark set and mark of a row, where rows are marks of a picture; picking the row picks the mark */
  readonly marks?: { readonly set: string; readonly of: (row: number) => number };
}

/** A formula in TeX with a sentence about it. TeX holds symbols and already formatted numbers, never words. */
export interface FormulaLine {
  readonly tex: string;
  readonly note: Message;
}

/** The formula at three depths: symbols, this data's own numbers put in, the steps to redo by hand. */
export interface Explanation {
  readonly symbols: readonly FormulaLine[];
  readonly numbers: readonly FormulaLine[];
  readonly steps: readonly FormulaLine[];
  /** index of the customer worked by hand, where there is one */
  readonly customer: number | null;
}

/** Rows in → rows used, and why the others were left out. */
export interface Account {
  /** such as `61,161 lines → 55,294 orders → 6,000 customers` */
  readonly used: Message;
  readonly leftOut: readonly Message[];
}

/** What the page shows of a panel. `View` is plain data: numbers, strings, small typed arrays, messages. */
export interface PanelAnswer<View> {
  readonly view: View;
  /** the title: a sentence that states the finding with its number */
  readonly finding: Message;
  /** measure, unit, options, n */
  readonly subtitle: Message;
  readonly caption: Message;
  /** computed alternative text of the picture as a whole */
  readonly alternative: Message;
  /** what the result means and what it does not, in plain sentences */
  readonly reading: readonly Message[];
  readonly statistics: readonly Statistic[];
  readonly account: Account;
  /** small values other cells may take by name, such as weights; see `CellOption` */
  readonly offers?: Readonly<Record<string, Json>>;
}

/** What the page knows of a panel: its name, what it needs, its options, the words of its marks. `Options` is plain JSON. */
export interface PanelDeclaration<Options, View> {
  readonly id: string;
  /** grows when the meaning of options changes; `migrations[v]` turns options of version v into v + 1 */
  readonly version: number;
  readonly migrations: readonly ((options: JsonObject) => JsonObject)[];
  readonly group: PanelGroup;
  /** lucide icon name known to the icon set of the notebook */
  readonly icon: string;
  readonly words: Words;
  /** tables it can be made from, the usual one first; one of them is enough. Empty: it needs no data */
  readonly needs: readonly Need[];
  /** tables a panel that needs none is made for all the same: it is suggested for them */
  readonly suits?: readonly Need[];
  /** how well data of such a table suits it, 0…1; it is suggested in this order, and not at all at 0. Without it, in the middle */
  readonly fit?: (report: DataReport) => number;
  readonly options: OptionDeclarations<Options>;
  /** names of tables other cells may use, with the keys of their columns */
  readonly publishes: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    /** a table has only those of the columns that it needs, in this order */
    readonly some?: boolean;
  }[];
  /** names of all statistics, for the Reference page; a test proves that answers use exactly these */
  readonly statistics: readonly string[];
  /** names under which its answer offers values to other cells */
  readonly offers?: readonly string[];
  /** names of all mark sets */
  readonly sets: readonly string[];
  /**
   * Words of a selection: which marks of which set, for the selection bar and segment names.
   * @param view of the result the marks belong to, where it is at hand: bars of a histogram can only be named with their edges
   */
  describe(set: string, marks: readonly number[], options: Options, view?: View | null): Message;
  /** what helps where it has no result, better than undoing whatever was done last: what a button says, and the options it writes */
  remedies?(error: Message, options: Options): readonly Remedy[];
}

/** A way out of an error of a panel. */
export interface Remedy {
  readonly label: Message;
  /** options to write */
  readonly patch: JsonObject;
}

/** What the engine does for it. `Input` is exactly the typed arrays the model wants; `Result` stays in the worker; `View` goes to the page. */
export interface PanelWork<Options, Input, Result, View> {
  select(tables: Tables, options: Options, context: SelectContext): Outcome<Input>;
  /** pure and seeded; long work awaits `job.pause()` between slices and tells how far it is */
  compute(input: Input, options: Options, job: ComputeJob): Outcome<Result> | Promise<Outcome<Result>>;
  answer(result: Result, options: Options): PanelAnswer<View>;
  /** one entry for each name in `sets` */
  marks(result: Result): Readonly<Record<string, MarkSet>>;
  tabulate(result: Result, options: Options): readonly ResultTable[];
  explain(result: Result, options: Options, customer: number | null): Explanation;
}

/** Everything about a panel but its drawing. */
export interface PanelSpec<Options, Input, Result, View>
  extends PanelDeclaration<Options, View>, PanelWork<Options, Input, Result, View> {}

/** A panel with its types sealed, as registry and page handle it. Options and views are opaque. */
export type AnyPanel = PanelDeclaration<JsonObject, unknown>;

/** The same with its work, as the engine handles it. */
export type AnySpec = PanelSpec<JsonObject, unknown, unknown, unknown>;

/** Seals a declaration's types, so that the registry needs no `any`. */
export function declarePanel<Options extends { readonly [K in keyof Options]: Json }, View>(
  declaration: PanelDeclaration<Options, View>,
): AnyPanel {
  return declaration as unknown as AnyPanel;
}

/** Adds the work to a declaration. Kept apart, so that the page does not carry what only the engine does. */
export function definePanel<Options extends { readonly [K in keyof Options]: Json }, Input, Result, View>(
  declaration: AnyPanel,
  work: PanelWork<Options, Input, Result, View>,
): AnySpec {
  return { ...declaration, ...(work as unknown as PanelWork<JsonObject, unknown, unknown, unknown>) };
}

/** Counts of picked customers in each mark of a set, `null` while nothing is picked. */
export interface Lit {
  readonly counts: Float64Array | Uint32Array;
  /** sum of the counts: customers picked that have a mark in this set, once for each mark they stand in */
  readonly total: number;
}

export type PickMode = 'replace' | 'add' | 'toggle';

/** What a panel's own editor of an option is given (`CustomOption`). */
export interface EditorProps<View = unknown, Value = Json> {
  readonly value: Value | null;
  /** the last result's, `null` while there is none */
  readonly view: View | null;
  readonly report: DataReport | null;
  /** all options of the panel as they are now */
  readonly options?: JsonObject;
  /** for labelling: ids of the option's label and hint */
  readonly labelId: string;
  readonly hintId: string | undefined;
  readonly id: string;
  readonly change: (value: Value | null, gesture?: string) => void;
}

/** What a Panel.svelte is given. Words come from the context (`getWords`). */
export interface PanelProps<View = unknown, Options = JsonObject> {
  readonly view: View;
  readonly options: Options;
  /** by set name; `null` while nothing is picked */
  readonly lit: Readonly<Record<string, Lit>> | null;
  /** marks picked in this very panel, by set; empty where the selection was made elsewhere */
  readonly picked: Readonly<Record<string, ReadonlySet<number>>>;
  readonly currency: string | null;
  /** width of the cell's content in px, for laying out narrow, middle and wide */
  readonly width: number;
  /** prefix for element ids and the cell's title id (`${id}-title`) */
  readonly id: string;
  /** Writes options. Changes of one gesture (a drag) share a `gesture` key and become one undo step. */
  readonly change: (patch: Partial<Options>, gesture?: string) => void;
  /** Picks customers by marks. While `live` (a drag goes on) nothing is written to history. No marks with `replace` clears. */
  readonly pick: (set: string, marks: readonly number[], mode: PickMode, live?: boolean) => void;
  /** The pointer entered a set of marks that can be dragged over: count the joint tables now. */
  readonly prepare: (set: string) => void;
  readonly clear: () => void;
  /** Turns to a table of the result, by its name. */
  readonly showTable?: (name: string) => void;
}
