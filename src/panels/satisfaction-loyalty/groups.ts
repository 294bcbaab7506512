/** Customers grouped by a column: kinds in the order of what they say, numbers in thirds where they are many. */

import type { Attribute } from '../../data/universe.ts';
import { message } from '../../lib/outcome.ts';
import { groupByColumn, NO_GROUP, type ColumnGroups } from '../column-groups.ts';

const MOST_GROUPS = 5;

/** `label` is `null` where all are one group. */
export type Groups = Omit<ColumnGroups, 'label'> & { readonly label: string | null };

/** Words of more and less in both languages, most first: where all kinds are among them, that is their order. */
const DEGREES: readonly RegExp[] = [
  /^(很多|非常多|很高|很强|很大|激烈|very many|very high|very strong|fierce|intense)$/,
  /^(多|高|强|大|较多|较高|many|high|strong|large|near)$/,
  /^(中|中等|一般|适中|有些|some|several|medium|moderate|mid|middle|average)$/,
  /^(少|低|弱|小|较少|较低|few|low|weak|small|far)$/,
  /^(没有|无|很少|很低|极少|none|no|very few|very low|monopoly)$/,
];

export function oneGroup(customers: number): Groups {
  return {
    label: null,
    names: [message('satisfaction-loyalty.group-all')],
    of: new Uint8Array(customers),
    merged: 0,
    missing: 0,
  };
}

/**
 * Groups from the most of what the column says to the least: numbers from the highest, words of degree by what they mean, all others
 * in order of size.
 * @param row length customers: row of the file that speaks of each, −1 for nobody
 */
export function groupsOf(attribute: Attribute, row: Int32Array): Groups {
  const groups = groupByColumn(attribute, row, MOST_GROUPS, 'satisfaction-loyalty');
  if (groups === null) return oneGroup(row.length);
  const order = attribute.column.kind === 'number' ? groups.names.map((_, i) => i).reverse() : byDegree(groups);
  return order === null ? groups : inOrder(groups, order);
}

/** Places of groups, most first; `null` where a name is no word of degree, or two are of the same. */
function byDegree({ names }: ColumnGroups): readonly number[] | null {
  const degrees = names.map((name) => {
    const text = typeof name === 'string' ? name.trim().toLowerCase() : '';
    return DEGREES.findIndex((words) => words.test(text));
  });
  if (degrees.includes(-1) || new Set(degrees).size < degrees.length) return null;
  return degrees.map((_, i) => i).sort((a, b) => degrees[a]! - degrees[b]!);
}

function inOrder(groups: ColumnGroups, order: readonly number[]): ColumnGroups {
  return {
    ...groups,
    names: order.map((group) => groups.names[group]!),
    of: groups.of.map((group) => (group === NO_GROUP ? NO_GROUP : order.indexOf(group))),
  };
}
