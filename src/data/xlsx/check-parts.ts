/**
 * Workbooks that are damaged or would fill the memory: the reader unpacks whatever a part says it holds, does not look at checksums,
 * and fills every gap between cells, of which a few bytes can make thousands of millions. Here both are looked at before it reads
 * (APPNOTE 4.4; ECMA-376 part 1, 18.3.1.4 and 18.3.1.73).
 */

import { unzipSync } from 'fflate';
import { message, type Message } from '../../lib/outcome.ts';
import type { ZipMember } from '../zip-kind.ts';
import { columnLetters } from './cell-xml.ts';
import { crcOf } from './crc.ts';

/** Rows and columns a sheet can have. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Cells of a sheet, the gaps between them included: all of them become cells of a row. */
const MOST_CELLS = 64_000_000;

/** What the reader looks at. */
const READ = /\.(xml|xml\.rels)$/i;
const SHEET = /^xl\/worksheets\/[^/]*\.xml$/i;

/** Bytes that are unpacked at a time. */
const AT_ONCE = 64 * 1024 * 1024;

/** Why a workbook cannot be read, told by its parts; `null` where nothing speaks against it. */
export function refuseParts(bytes: Uint8Array, members: readonly ZipMember[], name: string): Message | null {
  const parts = members.filter((member) => READ.test(member.name));
  for (let from = 0; from < parts.length;) {
    const some = new Map<string, ZipMember>();
    for (let size = 0; from < parts.length && (some.size === 0 || size + parts[from]!.size <= AT_ONCE); from++) {
      some.set(parts[from]!.name, parts[from]!);
      size += parts[from]!.size;
    }
    let contents: Readonly<Record<string, Uint8Array>>;
    try {
      contents = unzipSync(bytes, { filter: (file) => some.has(file.name) });
    } catch (error) {
      if (error instanceof RangeError && /allocation|array length/i.test(error.message)) throw error;
      const [part = ''] = some.size === 1 ? some.keys() : [];
      return part === ''
        ? message('data.workbook-damaged', { name })
        : message('data.workbook-part-damaged', { name, part });
    }
    for (const [part, { size, checksum }] of some) {
      const content = contents[part];
      // Names in another encoding are none the reader looks for.
      if (!content) continue;
      if (content.length !== size || crcOf(content, 0) !== checksum)
        return message('data.workbook-part-damaged', { name, part });
      const far = SHEET.test(part) ? farCell(content) : null;
      if (far) return message('data.workbook-far-cell', { name, part, cell: far, limit: MOST_CELLS });
    }
  }
  return null;
}

const [SPACE, QUOTE, APOSTROPHE, SLASH, EQUALS, LESS, GREATER, SMALL_R] = [32, 34, 39, 47, 61, 60, 62, 114];

/** The cell because of which the cells of a sheet, with all gaps, are too many or beyond what a sheet can have. */
function farCell(xml: Uint8Array): string | null {
  let [inTag, cells, row, column] = [false, 0, 0, 0];
  // of cells that hold something: gaps at the end are filled up to the widest of them
  let [lastRow, widest] = [0, 0];
  let held: readonly [row: number, column: number] | null = null;
  for (let at = 0; at < xml.length; at++) {
    const byte = xml[at]!;
    if (byte === LESS) inTag = true;
    else if (byte === GREATER && inTag) {
      inTag = false;
      if (held && xml[at - 1] !== SLASH) {
        lastRow = Math.max(lastRow, held[0]);
        widest = Math.max(widest, held[1]);
        if (lastRow * widest > MOST_CELLS) return columnLetters(held[1] - 1) + String(held[0]);
      }
      held = null;
    } else if (inTag && byte === SMALL_R && xml[at + 1] === EQUALS && (xml[at - 1] ?? 0) <= SPACE) {
      const quote = xml[at + 2]!;
      if (quote !== QUOTE && quote !== APOSTROPHE) continue;
      let [newColumn, newRow] = [0, 0];
      let end = at + 3;
      for (; end < xml.length && xml[end] !== quote; end++) {
        const each = xml[end]!;
        if (each >= 48 && each <= 57) newRow = Math.min(newRow * 10 + (each - 48), 1e12);
        else newColumn = Math.min(newColumn * 26 + ((each | 32) - 96), 1e12);
      }
      const place = String.fromCharCode(...xml.subarray(at + 3, Math.min(end, at + 23)));
      if (newRow > MOST_ROWS || newColumn > MOST_COLUMNS) return place;
      // Rows between are made, too, and cells of a row up to its last.
      if (newRow > row) [row, column] = [newRow, 0];
      cells += Math.max(0, newColumn - column);
      column = Math.max(column, newColumn);
      if (cells > MOST_CELLS) return place;
      if (newColumn > 0) held = [newRow, newColumn];
      at = end;
    }
  }
  return null;
}
