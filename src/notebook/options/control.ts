/** What every control of the options form is given. */

import type { DataReport } from '../../data/report.ts';
import type { TableKind } from '../../data/tables.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { OptionDeclaration } from '../../panels/options.ts';

/** Another cell of the notebook a panel may take something from. */
export interface SourceCell {
  readonly id: string;
  readonly name: string;
  /** names of values it offers */
  readonly offers: readonly string[];
  /** kind of its rows, of a data cell that is read */
  readonly table: TableKind | null;
}

export interface ControlProps<Declaration extends OptionDeclaration> {
  /** id of the control itself, so that its label finds it */
  readonly id: string;
  /** key of the option in the panel's options */
  readonly name: string;
  readonly declaration: Declaration;
  readonly value: Json;
  readonly labelId: string;
  /** id of the hint, where there is one */
  readonly hintId: string | undefined;
  /** the panel's view: numbers in force where an option is automatic */
  readonly view: unknown;
  /** the data the panel reads, where it is read */
  readonly report?: DataReport | null;
  /** all options of the panel as they are now */
  readonly options?: JsonObject;
  /** id of the panel */
  readonly panel?: string;
  /** the other cells of the notebook */
  readonly sources?: readonly SourceCell[];
  /** id of the panel cell's element */
  readonly cellId: string;
  /** a gesture in the picture is changing this option now */
  readonly held: boolean;
  /** Writes the value, and others along with it; changes of one gesture are one step of undo. */
  readonly change: (value: Json, gesture?: string, along?: JsonObject) => void;
}

/** A field of the view, whatever the view is. */
export function viewField(view: unknown, name: string): unknown {
  return typeof view === 'object' && view !== null && Object.hasOwn(view, name)
    ? (view as Record<string, unknown>)[name]
    : undefined;
}

/** Room a text takes in a control, in Latin letters: a Chinese character is about two. */
export function textRoom(text: string): number {
  let room = 0;
  for (const character of text) room += character.charCodeAt(0) > 0x2e7f ? 2 : 1.1;
  return room;
}
