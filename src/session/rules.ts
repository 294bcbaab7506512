/** Selection rules as trees: which cells and segments they speak of, and how they survive the loss of one. */

import type { PanelCell, SelectionRule, Session } from './schema.ts';

/** Rebuilds a rule from its leaves upwards; returns the very same object where nothing changed. */
export function mapRule(rule: SelectionRule, change: (leaf: SelectionRule) => SelectionRule): SelectionRule {
  if (rule.kind === 'not') {
    const of = mapRule(rule.of, change);
    return of === rule.of ? rule : { kind: 'not', of };
  }
  if (rule.kind === 'any') {
    const of = rule.of.map((part) => mapRule(part, change));
    return of.every((part, index) => part === rule.of[index]) ? rule : { kind: 'any', of };
  }
  if (rule.kind === 'rule' && rule.filter) {
    const filter = mapRule(rule.filter, change);
    return change(filter === rule.filter ? rule : { ...rule, filter });
  }
  return change(rule);
}

/** Whether some leaf of the rule answers to the test. */
export function ruleMentions(rule: SelectionRule, test: (leaf: SelectionRule) => boolean): boolean {
  if (rule.kind === 'not') return ruleMentions(rule.of, test);
  if (rule.kind === 'any') return rule.of.some((part) => ruleMentions(part, test));
  return test(rule) || (rule.kind === 'rule' && rule.filter !== undefined && ruleMentions(rule.filter, test));
}

/** Applies a change to the selection and to every segment of a session. */
export function mapRules(session: Session, change: (leaf: SelectionRule) => SelectionRule): Session {
  const selection = session.selection && mapRule(session.selection, change);
  const segments = session.segments.map((segment) => {
    const rule = mapRule(segment.rule, change);
    return rule === segment.rule ? segment : { ...segment, rule };
  });
  const same =
    selection === session.selection && segments.every((segment, index) => segment === session.segments[index]);
  return same ? session : { ...session, selection, segments };
}

/**
 * Marks picked in a panel cell that goes away keep their meaning: they become rules that carry the cell's own options, and its
 * filter where it had one. Marks of a cell without data mean nobody and stay as they are.
 */
export function detachRules(session: Session, cell: PanelCell): Session {
  const { data, filter } = cell;
  if (data === null) return session;
  return mapRules(session, (leaf) => {
    if (leaf.kind !== 'marks' || leaf.cell !== cell.id) return leaf;
    const rule: Extract<SelectionRule, { kind: 'rule' }> = {
      kind: 'rule',
      data,
      panel: cell.panel,
      options: cell.options,
      set: leaf.set,
      marks: leaf.marks,
    };
    return filter === null ? rule : { ...rule, filter: { kind: 'segment', segment: filter } };
  });
}
