/** Operations on the selection and on named segments. */

import { message, type Message } from '../lib/outcome.ts';
import { mapRules, ruleMentions } from './rules.ts';
import { sameJson } from './same-json.ts';
import type { Cell, Segment, SelectionRule, Session } from './schema.ts';

export type SegmentOperation =
  | { readonly kind: 'set-selection'; readonly rule: SelectionRule | null }
  | { readonly kind: 'add-segment'; readonly segment: Segment }
  | { readonly kind: 'rename-segment'; readonly segment: string; readonly name: string }
  | { readonly kind: 'delete-segment'; readonly segment: string };

export function applySegmentOperation(session: Session, operation: SegmentOperation): Session {
  switch (operation.kind) {
    case 'set-selection':
      return sameJson(operation.rule, session.selection) ? session : { ...session, selection: operation.rule };
    case 'add-segment':
      return addSegment(session, operation.segment);
    case 'rename-segment':
      return renameSegment(session, operation.segment, operation.name);
    case 'delete-segment':
      return deleteSegment(session, operation.segment);
  }
}

export function describeSegmentOperation(operation: SegmentOperation, session: Session): Message {
  const name = (id: string): string => session.segments.find((segment) => segment.id === id)?.name ?? '';
  switch (operation.kind) {
    case 'set-selection':
      return message(operation.rule === null ? 'session.do-clear-selection' : 'session.do-set-selection');
    case 'add-segment':
      return message('session.do-add-segment', { name: operation.segment.name });
    case 'rename-segment':
      return message('session.do-rename-segment', { old: name(operation.segment), name: operation.name });
    case 'delete-segment':
      return message('session.do-delete-segment', { name: name(operation.segment) });
  }
}

function addSegment(session: Session, segment: Segment): Session {
  if (segment.id === '' || session.segments.some((known) => known.id === segment.id)) return session;
  // A segment that speaks of itself would have no end.
  if (ruleMentions(segment.rule, (leaf) => leaf.kind === 'segment' && leaf.segment === segment.id)) return session;
  return { ...session, segments: [...session.segments, segment] };
}

function renameSegment(session: Session, id: string, name: string): Session {
  const index = session.segments.findIndex((segment) => segment.id === id);
  const segment = session.segments[index];
  if (segment === undefined || segment.name === name) return session;
  return { ...session, segments: session.segments.with(index, { ...segment, name }) };
}

/** Rules that named the segment carry its meaning from now on; cells filtered by it show everybody again. */
function deleteSegment(session: Session, id: string): Session {
  const segment = session.segments.find((known) => known.id === id);
  if (segment === undefined) return session;
  const unfilter = (cell: Cell): Cell =>
    cell.kind === 'panel' && cell.filter === id ? { ...cell, filter: null } : cell;
  const without: Session = {
    ...session,
    segments: session.segments.filter((known) => known !== segment),
    cells: session.cells.map(unfilter),
    bin: session.bin.map((entry) => ({ ...entry, cell: unfilter(entry.cell) })),
  };
  return mapRules(without, (leaf) => (leaf.kind === 'segment' && leaf.segment === id ? segment.rule : leaf));
}
