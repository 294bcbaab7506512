/** How a new pick joins the selection there is. */

import type { PickMode } from '../panels/contract.ts';
import type { SelectionRule } from '../session/schema.ts';

type Leaf = Extract<SelectionRule, { kind: 'marks' } | { kind: 'customers' }>;

/**
 * The rule after picking `leaf`. Within one set of one picture marks unite (`add`) or change sides (`toggle`); picks from
 * different pictures stand side by side in an `any`. Nothing left means no selection.
 */
export function pickRule(before: SelectionRule | null, leaf: Leaf, mode: PickMode): SelectionRule | null {
  if (mode === 'replace' || before === null) return normal(leaf);
  const parts = before.kind === 'any' ? before.of : [before];
  const index = parts.findIndex((part) => sameKind(part, leaf));
  const twin = parts[index];
  const joined = twin === undefined ? normal(leaf) : join(twin as Leaf, leaf, mode);
  const rest = twin === undefined ? [...parts] : parts.filter((_, other) => other !== index);
  const all = joined === null ? rest : [...rest, joined];
  if (all.length === 0) return null;
  return all.length === 1 ? all[0]! : { kind: 'any', of: all };
}

/** Marks of a cell that a rule picks, by set. */
export function pickedMarks(rule: SelectionRule, cell: string): Readonly<Record<string, ReadonlySet<number>>> {
  const parts = rule.kind === 'any' ? rule.of : [rule];
  return Object.fromEntries(
    parts.flatMap((part) => (part.kind === 'marks' && part.cell === cell ? [[part.set, new Set(part.marks)]] : [])),
  );
}

function normal(leaf: Leaf): Leaf | null {
  if (leaf.kind === 'marks') return leaf.marks.length === 0 ? null : { ...leaf, marks: sorted(leaf.marks) };
  return leaf.ids.length === 0 ? null : leaf;
}

function sameKind(part: SelectionRule, leaf: Leaf): boolean {
  if (part.kind === 'marks' && leaf.kind === 'marks') return part.cell === leaf.cell && part.set === leaf.set;
  return part.kind === 'customers' && leaf.kind === 'customers' && part.data === leaf.data;
}

function join(twin: Leaf, leaf: Leaf, mode: PickMode): Leaf | null {
  if (twin.kind === 'marks' && leaf.kind === 'marks')
    return normal({ ...twin, marks: combine(twin.marks, leaf.marks, mode) });
  if (twin.kind === 'customers' && leaf.kind === 'customers')
    return normal({ ...twin, ids: combine(twin.ids, leaf.ids, mode) });
  return normal(leaf);
}

function combine<T>(before: readonly T[], added: readonly T[], mode: PickMode): T[] {
  const result = new Set(before);
  for (const item of added) {
    if (mode === 'toggle' && result.has(item)) result.delete(item);
    else result.add(item);
  }
  return [...result];
}

function sorted(marks: readonly number[]): number[] {
  return [...new Set(marks)].sort((a, b) => a - b);
}
