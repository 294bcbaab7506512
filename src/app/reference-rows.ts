/** Options of a panel as the Reference page lists them. Pure. */

import type { Role } from '../data/report.ts';
import { message, type Message } from '../lib/outcome.ts';
import type { AnyPanel } from '../panels/contract.ts';
import type { OptionDeclaration, OptionDeclarations } from '../panels/options.ts';
import type { JsonObject } from '../lib/json.ts';

export interface OptionRow {
  readonly key: string;
  readonly label: Message;
  readonly hint: Message | null;
  readonly kind: Message;
  /** named values, or empty */
  readonly values: readonly { readonly value: string; readonly label: Message }[];
  /** a sentence on what may be given */
  readonly range: Message | null;
  readonly unit: Message | null;
  readonly initial: Message | string;
  /** how it stands in an address, such as `rfm.bins=5` */
  readonly address: string;
}

export function optionRows(panel: string, declarations: OptionDeclarations<JsonObject>): readonly OptionRow[] {
  return Object.entries<OptionDeclaration>(declarations).map(([key, declaration]) => ({
    key,
    label: message(declaration.label),
    hint: declaration.hint === undefined ? null : message(declaration.hint),
    kind: message(`app.kind-${declaration.kind}`),
    values:
      declaration.kind === 'choice'
        ? declaration.values.map((value, index) => ({ value, label: message(declaration.labels[index]!) }))
        : [],
    range: rangeOf(declaration),
    unit: 'unit' in declaration && declaration.unit !== undefined ? message(declaration.unit) : null,
    initial: initialOf(declaration),
    address: `${panel}.${key}=${exampleOf(declaration)}`,
  }));
}

/**
 * What a panel needs, as the smallest sets of roles that are enough, easiest first: `amount or quantity` and `amount or price`
 * is `amount`, or `quantity and price`.
 */
export function sufficientRoles(needs: readonly { readonly anyOf: readonly Role[] }[]): readonly (readonly Role[])[] {
  const sets = needs.reduce<Role[][]>(
    (found, { anyOf }) => found.flatMap((roles) => anyOf.map((role) => [...new Set([...roles, role])])),
    [[]],
  );
  const distinct = sets.filter((set, index) => sets.findIndex((other) => sameRoles(other, set)) === index);
  const smallest = distinct.filter(
    (set) =>
      !distinct.some(
        (other) => other !== set && other.length < set.length && other.every((role) => set.includes(role)),
      ),
  );
  return smallest.sort((a, b) => a.length - b.length);
}

function sameRoles(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}

function rangeOf(declaration: OptionDeclaration): Message | null {
  switch (declaration.kind) {
    case 'number':
    case 'integer':
      return message(declaration.optional ? 'app.range-optional' : 'app.range', {
        minimum: declaration.minimum,
        maximum: declaration.maximum,
        step: declaration.step,
      });
    case 'date':
      return message('app.range-date');
    case 'switch':
      return message('app.range-switch');
    case 'cuts':
      return message('app.range-cuts', { rows: declaration.rows.join(', ') });
    case 'list':
      return message('app.range-list', { minimum: declaration.minimum, maximum: declaration.maximum });
    case 'weights':
      return message('app.range-weights', { keys: declaration.keys.join(', ') });
    case 'rules':
      return message('app.range-rules', {
        keys: declaration.keys.join(', '),
        minimum: declaration.minimum,
        maximum: declaration.maximum,
      });
    case 'columns':
      return message('app.range-columns', { most: declaration.most });
    case 'records':
      return message('app.range-records', {
        fields: declaration.fields.map(({ key }) => key).join(', '),
        most: declaration.most,
      });
    case 'steps':
      return message('app.range-steps', { most: declaration.most });
    case 'names':
      return message('app.range-names', { most: declaration.most });
    case 'custom':
    case 'cell':
    case 'data':
      return message(`app.range-${declaration.kind}`);
    case 'choice':
      return null;
  }
}

function initialOf(declaration: OptionDeclaration): Message | string {
  const { initial } = declaration;
  if (initial === null)
    return message(
      ['number', 'integer', 'list', 'columns', 'records', 'cell', 'data'].includes(declaration.kind) ||
        (declaration.kind === 'names' && declaration.inForce === undefined)
        ? 'app.initial-none'
        : 'app.initial-automatic',
    );
  return typeof initial === 'object' ? JSON.stringify(initial) : String(initial);
}

/** Options for an example of a link: the panel's first option, set to something it does not start with. */
export function linkExample(panel: Pick<AnyPanel, 'options'>): JsonObject {
  const [first] = Object.entries<OptionDeclaration>(panel.options);
  return first === undefined ? {} : { [first[0]]: exampleOf(first[1]) };
}

/** A value the address may hold, written as `routes.ts` reads it. */
function exampleOf(declaration: OptionDeclaration): string {
  switch (declaration.kind) {
    case 'choice':
      return declaration.values.find((value) => value !== declaration.initial) ?? declaration.initial;
    case 'number':
    case 'integer':
      return String(declaration.initial ?? declaration.minimum);
    case 'date':
      return '1998-06-30';
    case 'switch':
      return String(!declaration.initial);
    case 'cuts':
      return JSON.stringify(Object.fromEntries(declaration.rows.map((row) => [row, [1, 2, 3, 4]])));
    case 'list':
      return JSON.stringify([declaration.minimum, declaration.maximum]);
    case 'weights':
      return JSON.stringify(declaration.initial);
    case 'columns':
      return declaration.most > 1 ? 'c4,c5' : 'c4';
    case 'records':
      return JSON.stringify([
        Object.fromEntries(
          declaration.fields.map(({ key, kind, minimum }) => [key, kind === 'text' ? 'A' : (minimum ?? 1)]),
        ),
      ]);
    case 'steps':
      return 'visit;sign up|join;?check in;pay';
    case 'names':
      return 'cancel|refund';
    case 'custom':
      return declaration.example === undefined ? 'null' : JSON.stringify(declaration.example);
    case 'cell':
    case 'data':
      return declaration.kind === 'data' ? 'auto' : 'c1';
    case 'rules': {
      const whole = [declaration.minimum, declaration.maximum];
      return JSON.stringify([{ name: 'A', ranges: Object.fromEntries(declaration.keys.map((key) => [key, whole])) }]);
    }
  }
}
