/** What the form of a step is declared with: fields that a few controls draw. */

import type { ColumnType } from '../../data/columns.ts';
import type { StepColumn } from '../../data/report.ts';
import type { PageWords } from '../../i18n/words.svelte.ts';
import type { DataCell } from '../../session/schema.ts';
import type { NotebookSurface } from '../surface.ts';

/** A step, or a record within one, as its form sees it. */
export type Values = Readonly<Record<string, unknown>>;

/** Another table a step may take from. */
export interface TableChoice {
  readonly id: string;
  readonly name: string;
  /** none while it is not read */
  readonly columns: readonly StepColumn[];
}

/** What a form knows of the place of its step. */
export interface StepPlace {
  readonly notebook: NotebookSurface;
  readonly cell: DataCell;
  /** place of the step before, −1 for the table the steps begin with */
  readonly before: number;
  /** columns of the table the step works on */
  readonly columns: readonly StepColumn[];
  readonly tables: readonly TableChoice[];
  readonly words: PageWords;
}

interface Base {
  readonly key: string;
  /** code of its label */
  readonly label: string;
  /** it is asked for only where this holds */
  readonly when?: (values: Values, place: StepPlace) => boolean;
  /** what it is as long as nobody chose otherwise */
  readonly suggest?: (values: Values, outer: Values, place: StepPlace) => unknown;
  /** code of a remark */
  readonly hint?: string;
}

export type Field =
  | (Base & {
      readonly control: 'column';
      /** only columns of these types, where there are any */
      readonly types?: readonly ColumnType[];
      /** of the table a join takes from */
      readonly other?: true;
    })
  | (Base & {
      readonly control: 'columns';
      readonly types?: readonly ColumnType[];
      readonly other?: true;
      /** their order counts */
      readonly ordered?: true;
    })
  | (Base & {
      readonly control: 'text';
      /** key of the column whose values are offered */
      readonly valuesOf?: string;
      /** an empty field is `null` */
      readonly nullable?: true;
      /** blanks at the ends count */
      readonly exact?: true;
      readonly placeholder?: string;
    })
  | (Base & { readonly control: 'lines'; readonly numbers?: true })
  | (Base & {
      readonly control: 'number';
      readonly least: number;
      readonly most: number;
      readonly whole?: true;
      /** shown and typed in percent */
      readonly percent?: true;
    })
  | (Base & {
      readonly control: 'choice';
      /** `null` may be one of them */
      readonly values: readonly (string | boolean | null)[];
      /** code of the label of one */
      readonly words: (value: string) => string;
    })
  | (Base & { readonly control: 'expression'; readonly gives: 'truth' | 'any'; readonly groups?: string })
  | (Base & { readonly control: 'table' })
  | (Base & { readonly control: 'tables' })
  /** values of a condition, as its test wants them */
  | (Base & { readonly control: 'condition-values' })
  | (Base & { readonly control: 'record'; readonly fields: readonly Field[] })
  | (Base & {
      readonly control: 'records';
      readonly fields: readonly Field[];
      readonly fresh: Values;
      /** code of the button */
      readonly add: string;
      /** a button lists all values of this column as records with this key */
      readonly list?: { readonly column: string; readonly key: string; readonly copy: string };
    });

export type FieldOf<C extends Field['control']> = C extends Field['control']
  ? Extract<Field, { readonly control: C }>
  : never;

/** What every control of a form is given. */
export interface FieldProps<C extends Field['control']> {
  readonly field: FieldOf<C>;
  /** id of the control its label points to */
  readonly id: string;
  /** the record the field is of, and the step it is in */
  readonly values: Values;
  readonly outer: Values;
  readonly place: StepPlace;
  /** words for a field that stands in a row, without a label of its own */
  readonly spoken?: string | undefined;
  readonly change: (value: unknown, gesture?: string) => void;
}

/** A text among the values; '' where there is none. */
export function textOf(values: Values, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value : '';
}

export function textsOf(values: Values, key: string): readonly string[] {
  const value = values[key];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

export function recordsOf(values: Values, key: string): readonly Values[] {
  const value = values[key];
  return Array.isArray(value) ? (value as readonly Values[]) : [];
}

/** Type of a column of the table the step works on; `null` where there is none of that name. */
export function typeOf(place: StepPlace, name: string): ColumnType | null {
  return place.columns.find((column) => column.name === name)?.type ?? null;
}

/** Columns a field offers: of the step's own table or, for a join, of the other one. */
export function columnsFor(
  field: FieldOf<'column' | 'columns'>,
  step: Values,
  { columns, tables }: StepPlace,
): readonly StepColumn[] {
  const all = field.other ? (tables.find(({ id }) => id === step['with'])?.columns ?? []) : columns;
  const fitting = field.types ? all.filter(({ type }) => field.types!.includes(type)) : all;
  return fitting.length > 0 ? fitting : all;
}

/**
 * Values after one of them changed: whatever was merely suggested before is suggested anew.
 * @param before the values until now, and those around them
 * @param after the values with the change made
 */
export function follow(
  fields: readonly Field[],
  before: { readonly values: Values; readonly outer: Values },
  after: { readonly values: Values; readonly outer: Values },
  place: StepPlace,
): Values {
  const next: Record<string, unknown> = { ...after.values };
  for (const field of fields) {
    const { key, suggest } = field;
    if (suggest) {
      const untouched = isBlank(next[key]) || same(next[key], suggest(before.values, before.outer, place));
      if (untouched) next[key] = suggest(next, after.outer, place);
    } else if (field.control === 'records') {
      const former = recordsOf(before.values, key);
      const now = recordsOf(next, key);
      next[key] = now.map((record, index) => {
        const was = former.length === now.length ? former[index]! : record;
        return follow(field.fields, { values: was, outer: before.values }, { values: record, outer: next }, place);
      });
    }
  }
  return next;
}

function isBlank(value: unknown): boolean {
  if (value === '' || value === undefined) return true;
  if (!Array.isArray(value)) return false;
  return value.every(
    (each: unknown) =>
      each === '' || (typeof each === 'object' && each !== null && Object.values(each).every((part) => part === '')),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a field of a form is drawn from. */
export interface Part {
  readonly field: Field;
  readonly id: string;
  readonly values: Values;
  readonly outer: Values;
  /** words for a field in a row of others; it then shows no label */
  readonly spoken?: string | undefined;
  readonly change: (value: unknown, gesture?: string) => void;
}
