/** The document: a notebook as plain, immutable JSON. */

import type { DataChoices } from '../data/report.ts';
import type { Made } from '../data/steps/step.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { SourceRecord } from '../lib/source.ts';

export const SESSION_VERSION = 1;

export interface TextCell {
  readonly kind: 'text';
  readonly id: string;
  /** Markdown */
  readonly text: string;
}

export interface DataCell {
  readonly kind: 'data';
  readonly id: string;
  readonly name: string;
  /** id of the file it is read from; '' where it is made of other tables */
  readonly source: string;
  readonly choices: DataChoices;
  /** how it is made, in place of a file */
  readonly made?: Made;
  /** its cells cannot be edited until it is unlocked */
  readonly locked?: true;
}

export interface PanelCell {
  readonly kind: 'panel';
  readonly id: string;
  readonly panel: string;
  readonly panelVersion: number;
  /** id of the data cell it reads; `null` until there is one */
  readonly data: string | null;
  readonly options: JsonObject;
  /** id of a segment used as filter */
  readonly filter: string | null;
  /** own title in place of the finding */
  readonly title?: string;
  /** customer id worked by hand in the Formula tab */
  readonly customer?: string;
  readonly collapsed?: boolean;
}

/** A cell of a newer or removed kind: kept word for word, shown as a placeholder. */
export interface UnknownCell {
  readonly kind: 'unknown';
  readonly id: string;
  readonly raw: Json;
}

export type Cell = TextCell | DataCell | PanelCell | UnknownCell;

/** Which customers are meant. Marks of a cell follow that cell's options; a `rule` carries its own and depends on no panel cell. */
export type SelectionRule =
  | { readonly kind: 'marks'; readonly cell: string; readonly set: string; readonly marks: readonly number[] }
  | {
      readonly kind: 'rule';
      readonly data: string;
      readonly panel: string;
      readonly options: JsonObject;
      readonly set: string;
      readonly marks: readonly number[];
      /** the filter the marks were made under */
      readonly filter?: SelectionRule;
    }
  | { readonly kind: 'customers'; readonly data: string; readonly ids: readonly string[] }
  | { readonly kind: 'segment'; readonly segment: string }
  | { readonly kind: 'not'; readonly of: SelectionRule }
  | { readonly kind: 'any'; readonly of: readonly SelectionRule[] };

export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly rule: SelectionRule;
}

/** A deleted cell, with where it stood. */
export interface BinEntry {
  readonly cell: Cell;
  readonly position: number;
}

export interface Session {
  readonly version: typeof SESSION_VERSION;
  readonly title: string;
  readonly sources: readonly SourceRecord[];
  readonly cells: readonly Cell[];
  readonly bin: readonly BinEntry[];
  readonly segments: readonly Segment[];
  readonly selection: SelectionRule | null;
}

/** What may stand on disk: every field optional but `version`. `toSession` makes a Session of it. */
export type SessionSpec = { readonly version: number } & { readonly [K in Exclude<keyof Session, 'version'>]?: Json };

export const EMPTY_SESSION: Session = {
  version: SESSION_VERSION,
  title: '',
  sources: [],
  cells: [],
  bin: [],
  segments: [],
  selection: null,
};
