/** Options of a panel, declared once: kind, range, unit, words. The form, the address and the document all read the declaration. */

import type { ColumnType } from '../data/columns.ts';
import type { Role } from '../data/report.ts';
import type { TableKind } from '../data/tables.ts';
import { dayFromIso } from '../lib/days.ts';
import type { Json, JsonObject } from '../lib/json.ts';

interface Common {
  /** heading under which the form shows it; a dictionary code */
  readonly group: string;
  /** dictionary codes; the label of option `asOf` of panel `rfm` */
  readonly label: string;
  readonly hint?: string;
  /** not shown in the form while false; the value is kept. `view` is the last result's, `null` while there is none */
  readonly visible?: (options: JsonObject, view: unknown) => boolean;
  /** true where the option only changes the drawing (angle, colour): the result stays the same and nothing is computed again */
  readonly drawing?: boolean;
}

/** One of some named values; `labels[i]` is the dictionary code of `values[i]`. Up to three are drawn as a segmented control. */
export interface ChoiceOption extends Common {
  readonly kind: 'choice';
  readonly values: readonly string[];
  readonly labels: readonly string[];
  readonly initial: string;
}

export interface NumberOption extends Common {
  readonly kind: 'number' | 'integer';
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** `null` means "not given", only where `optional` */
  readonly initial: number | null;
  readonly optional?: boolean;
  /** dictionary code of the unit */
  readonly unit?: string;
  readonly slider?: boolean;
}

/** A calendar day as `YYYY-MM-DD`; `null` is the automatic day the label's hint explains. */
export interface DateOption extends Common {
  readonly kind: 'date';
  readonly initial: string | null;
}

export interface SwitchOption extends Common {
  readonly kind: 'switch';
  readonly initial: boolean;
}

/**
 * Lists of ascending numbers, one list a row (R, F, M), such as cut points. `null` is automatic. The form shows the numbers in
 * force (`view.cuts`) and writes a whole new value on change.
 */
export interface CutsOption extends Common {
  readonly kind: 'cuts';
  readonly rows: readonly string[];
  /** other options written together with a change of the numbers, such as `{ scoring: 'own' }` */
  readonly along?: JsonObject;
  readonly initial: null;
}

/** Numbers in their own order, such as one value a period. `null` is "none given". */
export interface ListOption extends Common {
  readonly kind: 'list';
  readonly minimum: number;
  readonly maximum: number;
  /** most numbers a list may have */
  readonly longest: number;
  /** dictionary code of the unit */
  readonly unit?: string;
  readonly initial: null;
}

/** Non-negative weights by key. */
export interface WeightsOption extends Common {
  readonly kind: 'weights';
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly initial: Readonly<Record<string, number>>;
}

/** Ordered rules `{ name, ranges: { r: [lo, hi], f: …, m: … } }`, first match wins. `null` is the panel's built-in list. */
export interface RulesOption extends Common {
  readonly kind: 'rules';
  readonly keys: readonly string[];
  readonly minimum: number;
  readonly maximum: number;
  readonly initial: null;
}

/** Columns of the file that belong to no role (or to one of `roles`), by id (`c4`), in the order chosen. `null` is none. */
export interface ColumnsOption extends Common {
  readonly kind: 'columns';
  /** types of columns offered */
  readonly types: readonly ColumnType[];
  /** roles whose column is offered too */
  readonly roles?: readonly Role[];
  /** most columns that may be chosen */
  readonly most: number;
  readonly initial: null;
}

export interface RecordField {
  readonly key: string;
  /** dictionary code of the column heading */
  readonly label: string;
  readonly kind: 'text' | 'number';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly optional?: boolean;
  /** dictionary code of the unit */
  readonly unit?: string;
}

/** A small table typed in by a person, one record a row. `null` is "none given". */
export interface RecordsOption extends Common {
  readonly kind: 'records';
  readonly fields: readonly RecordField[];
  readonly most: number;
  readonly initial: null;
}

/** One step of an ordered list: what counts as it, by the names in the data. A `type`, so that it is plain JSON to the compiler. */
export type NamedStep = {
  /** dictionary code of a built-in step, a person's own words, or '' to be called by its names */
  readonly name: string;
  /** any of these is the step; at least one, each once */
  readonly names: readonly string[];
  readonly optional: boolean;
};

/**
 * An ordered list of {@link NamedStep}. `null` is automatic. The form offers the names in `view[names]` (`{ name, count }` each) and
 * shows what is in force, `view[inForce]`, while automatic; it writes a whole new list on change.
 */
export interface StepsOption extends Common {
  readonly kind: 'steps';
  readonly names: string;
  readonly inForce: string;
  /** most steps */
  readonly most: number;
  readonly initial: null;
}

/** Some of the names in the data, offered as in {@link StepsOption}. `null` is automatic where `inForce` is given, else none. */
export interface NamesOption extends Common {
  readonly kind: 'names';
  readonly names: string;
  readonly inForce?: string;
  readonly most: number;
  readonly initial: null;
}

/**
 * A value of a panel's own making, such as pairs of questions or a path model. The form draws it with the panel's own editor, the file
 * `<editor>.svelte` of its folder, which is given `EditorProps`. `null` is automatic or none.
 */
export interface CustomOption extends Common {
  readonly kind: 'custom';
  /** name of the component, ends in `Editor` */
  readonly editor: string;
  /** total reading: the value if it is one, `undefined` if not. Text comes from an address */
  readonly decode: (given: unknown) => Json | undefined;
  /** a small value of it, for the Reference page; without one the page shows how to leave it automatic */
  readonly example?: Json;
  readonly initial: null;
}

/** Another panel cell of the notebook whose answer offers values under a name, see `PanelAnswer.offers`. `null` is none. */
export interface CellOption extends Common {
  readonly kind: 'cell';
  readonly offer: string;
  readonly initial: null;
}

/** Another data cell of the notebook with a table of a kind, matched by the ids of customers. `null` is none; `auto` the first that shares customers. */
export interface DataOption extends Common {
  readonly kind: 'data';
  readonly table: TableKind;
  readonly initial: 'auto' | null;
}

export type OptionDeclaration =
  | ChoiceOption
  | NumberOption
  | DateOption
  | SwitchOption
  | CutsOption
  | ListOption
  | WeightsOption
  | RulesOption
  | ColumnsOption
  | RecordsOption
  | StepsOption
  | NamesOption
  | CustomOption
  | CellOption
  | DataOption;

export type OptionDeclarations<Options> = { readonly [K in keyof Options]: OptionDeclaration };

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type Rule = {
  /** dictionary code of a built-in segment, or a person's own words */
  readonly name: string;
  readonly ranges: Readonly<Record<string, readonly [number, number]>>;
};

/** The options a panel starts with. */
export function initialOptions<Options>(declarations: OptionDeclarations<Options>): Options {
  return Object.fromEntries(
    Object.entries<OptionDeclaration>(declarations).map(([key, declaration]) => [key, declaration.initial]),
  ) as Options;
}

/**
 * Total reading of options from outside (document, address): whatever is not of the declared kind or range becomes the
 * initial value, and its key is named in `rejected`. Text from an address (`"5"`, `"true"`) is accepted for numbers and switches.
 */
export function decodeOptions<Options>(
  declarations: OptionDeclarations<Options>,
  json: unknown,
): { readonly options: Options; readonly rejected: readonly string[] } {
  const source =
    typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : {};
  const rejected: string[] = Object.keys(source).filter((key) => !Object.hasOwn(declarations as object, key));
  const options: Record<string, unknown> = {};
  for (const [key, declaration] of Object.entries<OptionDeclaration>(declarations)) {
    const given = Object.hasOwn(source, key) ? source[key] : undefined;
    const value = given === undefined ? undefined : decodeOption(declaration, given);
    if (given !== undefined && value === undefined) rejected.push(key);
    options[key] = value === undefined ? declaration.initial : value;
  }
  return { options: options as Options, rejected };
}

function decodeOption(declaration: OptionDeclaration, given: unknown): Json | undefined {
  switch (declaration.kind) {
    case 'choice':
      return declaration.values.find(
        (value) => value === given || (typeof given === 'number' && value === String(given)),
      );
    case 'number':
    case 'integer':
      return decodeNumber(declaration, given);
    case 'date':
      return given === null || given === '' ? null : typeof given === 'string' && isIsoDay(given) ? given : undefined;
    case 'switch':
      return given === true || given === 'true' ? true : given === false || given === 'false' ? false : undefined;
    case 'cuts':
      return given === null ? null : decodeCuts(declaration, given);
    case 'list':
      return given === null || given === '' ? null : readList(declaration, given);
    case 'weights':
      return decodeWeights(declaration, given);
    case 'rules':
      return given === null ? null : decodeRules(declaration, given);
    case 'columns':
      return given === null || given === '' ? null : decodeColumns(declaration, given);
    case 'records':
      return given === null || given === '' ? null : decodeRecords(declaration, given);
    case 'steps':
      return given === null || given === '' ? null : decodeSteps(declaration, given);
    case 'names':
      return given === null ? null : decodeNames(given, declaration.most, 0);
    case 'custom':
      return given === null || given === '' ? null : declaration.decode(given);
    case 'cell':
    case 'data':
      return given === null || given === '' ? null : decodeCellId(given);
  }
}

function decodeNumber(declaration: NumberOption, given: unknown): number | null | undefined {
  if (given === null || given === '') return declaration.optional ? null : undefined;
  const value = typeof given === 'string' ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (value < declaration.minimum || value > declaration.maximum) return undefined;
  return declaration.kind === 'integer' && !Number.isInteger(value) ? undefined : value;
}

/** From an address, rows in their order: `30,90,180,360;2,3,5,9;20,50,120,300`. */
function decodeCuts(declaration: CutsOption, given: unknown): Json | undefined {
  if (typeof given === 'string')
    return decodeCuts(declaration, byKey(declaration.rows, given.split(';').map(numbersIn)));
  if (typeof given !== 'object' || given === null) return undefined;
  const rows: Record<string, number[]> = {};
  for (const row of declaration.rows) {
    const cuts: unknown = (given as Record<string, unknown>)[row];
    if (!Array.isArray(cuts) || !cuts.every((cut): cut is number => typeof cut === 'number' && Number.isFinite(cut)))
      return undefined;
    rows[row] = [...cuts].sort((a, b) => a - b);
  }
  return rows;
}

/**
 * A list of numbers, also as text with commas, semicolons or spaces between them.
 * @returns `undefined` where something in it is no number, is out of range, or there are too many or none
 */
export function readList({ minimum, maximum, longest }: ListOption, given: unknown): number[] | undefined {
  const parts: readonly unknown[] =
    typeof given === 'string'
      ? given.split(/[\s,;，、；]+/).filter((part) => part !== '')
      : Array.isArray(given)
        ? given
        : [given];
  if (parts.length === 0 || parts.length > longest) return undefined;
  const list = parts.map((part) => (typeof part === 'string' ? Number(part) : part));
  return list.every((value): value is number => typeof value === 'number' && value >= minimum && value <= maximum)
    ? list
    : undefined;
}

/** From an address, weights in the order of the keys: `50,30,20`. */
function decodeWeights(declaration: WeightsOption, given: unknown): Json | undefined {
  if (typeof given === 'string') return decodeWeights(declaration, byKey(declaration.keys, numbersIn(given)));
  if (typeof given !== 'object' || given === null) return undefined;
  const weights: Record<string, number> = {};
  for (const key of declaration.keys) {
    const weight: unknown = (given as Record<string, unknown>)[key];
    if (typeof weight !== 'number' || !(weight >= 0) || !Number.isFinite(weight)) return undefined;
    weights[key] = weight;
  }
  return weights;
}

function decodeRules(declaration: RulesOption, given: unknown): Json | undefined {
  if (!Array.isArray(given) || given.length > 100) return undefined;
  const rules: Json[] = [];
  for (const item of given as unknown[]) {
    if (typeof item !== 'object' || item === null) return undefined;
    const { name, ranges } = item as Partial<Rule>;
    if (typeof name !== 'string' || typeof ranges !== 'object' || ranges === null) return undefined;
    const decoded: Record<string, Json> = {};
    for (const key of declaration.keys) {
      const range: unknown = ranges[key];
      if (!Array.isArray(range) || range.length !== 2) return undefined;
      const [low, high] = range as unknown[];
      if (typeof low !== 'number' || typeof high !== 'number' || low > high) return undefined;
      decoded[key] = [low, high];
    }
    rules.push({ name: name.slice(0, 80), ranges: decoded });
  }
  return rules;
}

/** From an address: `c4,c5`. */
function decodeColumns(declaration: ColumnsOption, given: unknown): Json | undefined {
  const ids: unknown = typeof given === 'string' ? given.split(',') : given;
  if (!Array.isArray(ids) || ids.length > declaration.most || new Set(ids).size !== ids.length) return undefined;
  return ids.every((id): id is string => typeof id === 'string' && /^c\d{1,5}$/.test(id)) ? ids : undefined;
}

/** From an address, fields in their order: `Shop:1000:20;Online:500:25`. An empty optional number is `null`. */
function decodeRecords(declaration: RecordsOption, given: unknown): Json | undefined {
  const { fields, most } = declaration;
  if (typeof given === 'string') {
    const rows = given.split(';').map((row) => row.split(':'));
    if (rows.some((cells) => cells.length > fields.length)) return undefined;
    return decodeRecords(
      declaration,
      rows.map((cells) =>
        Object.fromEntries(
          fields.map(({ key, kind }, i) => [
            key,
            kind === 'text' ? (cells[i] ?? '') : cells[i]?.trim() ? Number(cells[i]) : null,
          ]),
        ),
      ),
    );
  }
  if (!Array.isArray(given) || given.length === 0 || given.length > most) return undefined;
  const records: Json[] = [];
  for (const item of given as unknown[]) {
    if (typeof item !== 'object' || item === null) return undefined;
    const record: Record<string, Json> = {};
    for (const field of fields) {
      const value: unknown = (item as Record<string, unknown>)[field.key] ?? null;
      if (field.kind === 'text') {
        if (typeof value !== 'string') return undefined;
        record[field.key] = value.slice(0, 80);
      } else if (value === null) {
        if (!field.optional) return undefined;
        record[field.key] = null;
      } else {
        const { minimum = -Infinity, maximum = Infinity } = field;
        if (typeof value !== 'number' || !(value >= minimum && value <= maximum)) return undefined;
        record[field.key] = value;
      }
    }
    records.push(record);
  }
  return records;
}

function decodeCellId(given: unknown): string | undefined {
  return typeof given === 'string' && given.length <= 80 ? given : undefined;
}

const LONGEST_NAME = 200;

/** Also text with `|` between the names. */
function decodeNames(given: unknown, most: number, least: number): string[] | undefined {
  const names: unknown = typeof given === 'string' ? given.split('|').filter((name) => name !== '') : given;
  if (!Array.isArray(names) || names.length < least || names.length > most) return undefined;
  const valid = names.every(
    (name): name is string => typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME,
  );
  return valid && new Set(names).size === names.length ? names : undefined;
}

/** Most names one step may have. */
export const MOST_NAMES = 50;

/** From an address, `;` between steps, `|` between names, `?` before a step that is optional: `visit;sign up|join;?check in;pay`. */
function decodeSteps({ most }: StepsOption, given: unknown): Json | undefined {
  const list: unknown =
    typeof given === 'string'
      ? given.split(';').map((step) => ({
          name: '',
          names: step.replace(/^\?/, '').split('|'),
          optional: step.startsWith('?'),
        }))
      : given;
  if (!Array.isArray(list) || list.length === 0 || list.length > most) return undefined;
  const steps: Json[] = [];
  for (const item of list as unknown[]) {
    if (typeof item !== 'object' || item === null) return undefined;
    const { name, names, optional } = item as Partial<Record<keyof NamedStep, unknown>>;
    const read = decodeNames(names, MOST_NAMES, 1);
    if (typeof name !== 'string' || read === undefined || typeof optional !== 'boolean') return undefined;
    steps.push({ name: name.slice(0, 80), names: read, optional });
  }
  return steps;
}

function isIsoDay(text: string): boolean {
  return dayFromIso(text) !== null;
}

function numbersIn(text: string): number[] {
  return text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
}

/** Values under their keys; `null` where there are more or fewer of them. */
function byKey(keys: readonly string[], values: readonly unknown[]): Record<string, unknown> | null {
  return keys.length === values.length ? Object.fromEntries(keys.map((key, i) => [key, values[i]])) : null;
}
