/** Any JSON as a valid session: the one way documents come in. */

import type { JsonObject } from '../lib/json.ts';
import { message, type Message } from '../lib/outcome.ts';
import { countOtherFields, countRepairs, readList, readObject, readText, readWhole, type Repairs } from './decode.ts';
import { decodeCell, decodeSources } from './decode-cell.ts';
import { decodeRule, decodeSegments } from './decode-rule.ts';
import { migrate } from './migrations.ts';
import { EMPTY_SESSION, SESSION_VERSION, type BinEntry, type Cell, type Session } from './schema.ts';

const MAXIMUM_TITLE = 500;
const MAXIMUM_CELLS = 2_000;

/** The version a document says it has, or `null` where it says none that there can be. */
export function documentVersion(spec: unknown): number | null {
  const version = readObject(spec)?.get('version');
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : null;
}

/**
 * Reads a document. Total: whatever comes in, a valid session comes out, and `warnings` says what had to be changed.
 * Cells of unknown kinds are kept word for word. A document of a newer version is read as far as it can be understood and
 * `session.document-newer` comes first among the warnings; whoever saves it would lose the rest.
 */
export function toSession(spec: unknown): { readonly session: Session; readonly warnings: readonly Message[] } {
  if (readObject(spec) === null) return { session: EMPTY_SESSION, warnings: [message('session.not-a-document')] };
  const version = documentVersion(spec);
  const repairs = countRepairs();
  const session = decodeSession(version === null ? spec : migrate(spec as JsonObject, version), repairs);
  const warnings = repairs.list();
  if (version === null) return { session, warnings: [message('session.document-unversioned'), ...warnings] };
  if (version <= SESSION_VERSION) return { session, warnings };
  return { session, warnings: [message('session.document-newer', { version, known: SESSION_VERSION }), ...warnings] };
}

function decodeSession(spec: unknown, repairs: Repairs): Session {
  const fields = readObject(spec) ?? new Map<string, unknown>();
  countOtherFields(fields, ['version', 'title', 'sources', 'cells', 'bin', 'segments', 'selection'], repairs);
  const freshId = giveIds(repairs);
  const cells = readList(fields.get('cells'), MAXIMUM_CELLS, repairs).map((cell) => decodeCell(cell, freshId, repairs));
  const bin = readList(fields.get('bin'), MAXIMUM_CELLS, repairs).flatMap((entry) =>
    decodeBinEntry(entry, freshId, repairs),
  );
  const segments = decodeSegments(fields.get('segments'), repairs);
  const dataIds = new Set(
    [...cells, ...bin.map((entry) => entry.cell)].filter((cell) => cell.kind === 'data').map((cell) => cell.id),
  );
  const segmentIds = new Set(segments.map((segment) => segment.id));

  // A panel whose data or filter nowhere exists, not even in the bin, has none.
  function link(cell: Cell): Cell {
    if (cell.kind !== 'panel') return cell;
    const data = cell.data !== null && dataIds.has(cell.data) ? cell.data : null;
    const filter = cell.filter !== null && segmentIds.has(cell.filter) ? cell.filter : null;
    if (data === cell.data && filter === cell.filter) return cell;
    repairs.add('links');
    return { ...cell, data, filter };
  }

  return {
    version: SESSION_VERSION,
    title: readText(fields.get('title'), MAXIMUM_TITLE, '', repairs),
    sources: decodeSources(fields.get('sources'), repairs),
    cells: cells.map(link),
    bin: bin.map((entry) => ({ ...entry, cell: link(entry.cell) })),
    segments,
    selection: decodeRule(fields.get('selection'), repairs),
  };
}

function decodeBinEntry(
  value: unknown,
  freshId: (wanted: string | null) => string,
  repairs: Repairs,
): readonly BinEntry[] {
  const fields = readObject(value);
  if (fields === null || !fields.has('cell')) {
    repairs.add('values');
    return [];
  }
  countOtherFields(fields, ['cell', 'position'], repairs);
  const cell = decodeCell(fields.get('cell'), freshId, repairs);
  return [{ cell, position: readWhole(fields.get('position'), 0, MAXIMUM_CELLS, MAXIMUM_CELLS, repairs) }];
}

/** The first cell keeps its id; a cell without one, or with one that is taken, gets the next that is free. */
function giveIds(repairs: Repairs): (wanted: string | null) => string {
  const taken = new Set<string>();
  let next = 1;
  return (wanted) => {
    let id = wanted;
    if (id === null || taken.has(id)) {
      repairs.add('ids');
      do id = `repaired-${next++}`;
      while (taken.has(id));
    }
    taken.add(id);
    return id;
  };
}
