/** Undo and redo over operations. A history is a value: recording gives a new one. */

import type { Message } from '../lib/outcome.ts';
import { applyOperation, describeOperation, type Operation } from './operations.ts';
import type { Session } from './schema.ts';

/** Older steps are forgotten. */
export const HISTORY_LENGTH = 200;

interface Step {
  readonly label: Message;
  /** the session to go back to (or, among the undone, forward to) */
  readonly session: Session;
  readonly gesture: string | null;
}

export interface History {
  readonly session: Session;
  /** oldest first */
  readonly done: readonly Step[];
  /** next to redo last */
  readonly undone: readonly Step[];
}

export function createHistory(session: Session): History {
  return { session, done: [], undone: [] };
}

/**
 * Applies an operation and records it. Operations that follow each other with the same gesture key (the moves of one drag, the
 * keys of one phrase) are one step. An operation that changes nothing gives back the very same history.
 */
export function record(history: History, operation: Operation, gesture: string | null = null): History {
  const session = applyOperation(history.session, operation);
  if (session === history.session) return history;
  const label = describeOperation(operation, history.session);
  const last = history.done.at(-1);
  const goesOn = gesture !== null && last?.gesture === gesture && history.undone.length === 0;
  if (goesOn) return { session, done: [...history.done.slice(0, -1), { ...last, label }], undone: [] };
  return {
    session,
    done: [...history.done, { label, session: history.session, gesture }].slice(-HISTORY_LENGTH),
    undone: [],
  };
}

/** Applies several operations as one step, called after the first of them that changes anything. */
export function recordAll(history: History, operations: readonly Operation[]): History {
  let { session } = history;
  let label: Message | null = null;
  for (const operation of operations) {
    const next = applyOperation(session, operation);
    if (next !== session) label ??= describeOperation(operation, session);
    session = next;
  }
  if (label === null) return history;
  const step: Step = { label, session: history.session, gesture: null };
  return { session, done: [...history.done, step].slice(-HISTORY_LENGTH), undone: [] };
}

/**
 * Changes what is and what was and what was undone alike, without a step of its own: what a notebook settles by itself belongs to
 * the step that brought it about. A change that leaves every session as it is gives back the very same history.
 */
export function changeThroughout(history: History, change: (session: Session) => Session): History {
  let changed = false;
  const through = (session: Session): Session => {
    const next = change(session);
    if (next !== session) changed = true;
    return next;
  };
  const next: History = {
    session: through(history.session),
    done: history.done.map((step) => ({ ...step, session: through(step.session) })),
    undone: history.undone.map((step) => ({ ...step, session: through(step.session) })),
  };
  return changed ? next : history;
}

export function undo(history: History): History {
  const step = history.done.at(-1);
  if (step === undefined) return history;
  const undone: Step = { label: step.label, session: history.session, gesture: null };
  return { session: step.session, done: history.done.slice(0, -1), undone: [...history.undone, undone] };
}

export function redo(history: History): History {
  const step = history.undone.at(-1);
  if (step === undefined) return history;
  const done: Step = { label: step.label, session: history.session, gesture: null };
  return { session: step.session, done: [...history.done, done], undone: history.undone.slice(0, -1) };
}

/** What undo would undo, or `null` where there is nothing. */
export function undoLabel(history: History): Message | null {
  return history.done.at(-1)?.label ?? null;
}

/** What redo would do again, or `null` where there is nothing. */
export function redoLabel(history: History): Message | null {
  return history.undone.at(-1)?.label ?? null;
}
