/** A session as the document that is kept: plain JSON that `toSession` reads back as the same session. */

import type { Json, JsonObject } from '../lib/json.ts';
import { encodeCell } from './decode-cell.ts';
import type { Session, SessionSpec } from './schema.ts';

export function toDocument(session: Session): JsonObject & SessionSpec {
  return {
    version: session.version,
    title: session.title,
    sources: session.sources as unknown as Json,
    cells: session.cells.map(encodeCell),
    bin: session.bin.map((entry) => ({ cell: encodeCell(entry.cell), position: entry.position })),
    segments: session.segments as unknown as Json,
    selection: session.selection as unknown as Json,
  };
}
