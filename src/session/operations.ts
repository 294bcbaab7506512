/** Everything a person can do to a notebook, as data: applied purely, named in words, undone by history. */

import { message, type Message } from '../lib/outcome.ts';
import { applyCellOperation } from './apply-cell-operation.ts';
import { describeCellOperation, type CellOperation } from './cell-operations.ts';
import type { Session } from './schema.ts';
import { applyMadeOperation, describeMadeOperation, type MadeOperation } from './made-operations.ts';
import { applySegmentOperation, describeSegmentOperation, type SegmentOperation } from './segment-operations.ts';
import { applySourceOperation, describeSourceOperation, type SourceOperation } from './source-operations.ts';

export type Operation =
  | { readonly kind: 'set-title'; readonly title: string }
  | CellOperation
  | SourceOperation
  | MadeOperation
  | SegmentOperation;

/** The session after the operation. An unknown id, or an operation that changes nothing, gives back the very same object. */
export function applyOperation(session: Session, operation: Operation): Session {
  switch (operation.kind) {
    case 'set-title':
      return operation.title === session.title ? session : { ...session, title: operation.title };
    case 'rename-data':
    case 'set-choices':
    case 'set-locked':
    case 'add-source':
    case 'replace-source':
      return applySourceOperation(session, operation);
    case 'add-made':
    case 'set-steps':
    case 'set-made-from':
    case 'set-made-listed':
    case 'keep-columns':
      return applyMadeOperation(session, operation);
    case 'set-selection':
    case 'add-segment':
    case 'rename-segment':
    case 'delete-segment':
      return applySegmentOperation(session, operation);
    default:
      return applyCellOperation(session, operation);
  }
}

/**
 * What the operation is called, for undo and redo: a phrase such as `delete cell RFM`.
 * @param session the session before the operation
 */
export function describeOperation(operation: Operation, session: Session): Message {
  switch (operation.kind) {
    case 'set-title':
      return message('session.do-set-title', { title: operation.title });
    case 'rename-data':
    case 'set-choices':
    case 'set-locked':
    case 'add-source':
    case 'replace-source':
      return describeSourceOperation(operation, session);
    case 'add-made':
    case 'set-steps':
    case 'set-made-from':
    case 'set-made-listed':
    case 'keep-columns':
      return describeMadeOperation(operation, session);
    case 'set-selection':
    case 'add-segment':
    case 'rename-segment':
    case 'delete-segment':
      return describeSegmentOperation(operation, session);
    default:
      return describeCellOperation(operation, session);
  }
}
