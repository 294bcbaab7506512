/**
 * The notebook file: one HTML page that reads as a report anywhere and opens in the product as the same notebook.
 *
 * The file is a sequence of parts that leave no byte between them: the page, the document, the data in pieces, the index. The
 * index, which comes last, knows the length and the SHA-256 of every part before it; a last line of fixed length knows those of
 * the index. So a file that was cut or changed anywhere is told from a whole one, whoever did it by accident.
 */

import { encodeBase64 } from '../lib/base64.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { sha256 } from '../lib/sha256.ts';
import type { SourceRecord } from '../lib/source.ts';
import { escapeJson } from './escape-html.ts';
import { pack } from './packing.ts';
import { renderReport, type ReportTexts } from './report-page.ts';
import { SESSION_VERSION, type Session } from './schema.ts';
import { toDocument } from './serialize.ts';

/** Version of the file's own form; the document in it has another. */
export const FILE_FORMAT = 1;
/** Bytes of data that are packed as one piece: small enough to leave the page its turns. */
export const PIECE_BYTES = 1 << 20;

/** How every notebook file begins, up to the number of its format. */
export const FILE_START = '<!doctype html>\n<html data-kezhi-notebook="';
export const FILE_END_LENGTH = `<!--kezhi ${'0'.repeat(12)} ${'0'.repeat(64)}-->\n</body></html>`.length;

export type Part =
  | { readonly kind: 'page'; readonly length: number; readonly hash: string }
  | { readonly kind: 'document'; readonly length: number; readonly hash: string }
  /** a piece of a file: `bytes` of it, as Base64 of its gzip form where `packed`, else as Base64 */
  | {
      readonly kind: 'data';
      readonly length: number;
      readonly hash: string;
      readonly source: string;
      readonly bytes: number;
      readonly packed: boolean;
    };

export interface FileIndex {
  readonly format: number;
  /** version of the document */
  readonly version: number;
  readonly parts: readonly Part[];
}

/** What stands before and after the content of a part. Blocks of such types are data to a browser, never code. */
export const BLOCKS = {
  document: { open: '<script type="application/json" data-kezhi="document">', close: '</script>\n' },
  data: { open: '<script type="application/octet-stream" data-kezhi="data">', close: '</script>\n' },
  index: { open: '<script type="application/json" data-kezhi="index">', close: '</script>\n' },
} as const;

/** A file of the notebook with its bytes. */
export interface SourceBytes {
  readonly record: SourceRecord;
  readonly blob: Blob;
}

/**
 * Writes a notebook file. Fails with `session.file-unreadable` where the bytes of a file cannot be read.
 * @param sources the data to go with it; `null` for none. Bundled examples are never written: they are made again
 */
export async function writeNotebookFile(
  session: Session,
  sources: readonly SourceBytes[] | null,
  texts: ReportTexts,
): Promise<Outcome<Blob>> {
  const used = new Set(session.sources.filter((source) => !source.sample).map((source) => source.id));
  const written = (sources ?? []).filter(({ record }) => used.has(record.id));
  const { head, body } = await renderReport(session, new Set(written.map(({ record }) => record.id)), texts);
  const page = `${FILE_START}${FILE_FORMAT}" lang="${texts.translators[0].locale}">\n<head>\n${head}</head>\n<body>\n${body}`;

  const blobs: Blob[] = [];
  const parts: Part[] = [];
  const measure = async (
    pieces: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<{ readonly length: number; readonly hash: string }> => {
    // A copy in the browser's keeping: hundreds of megabytes need not stay in the page.
    const bytes = concatenate(pieces);
    blobs.push(new Blob([bytes]));
    return { length: bytes.length, hash: await sha256(bytes) };
  };
  const enclose = (block: keyof typeof BLOCKS, content: Uint8Array<ArrayBuffer>) =>
    measure([utf8(BLOCKS[block].open), content, utf8(BLOCKS[block].close)]);

  parts.push({ kind: 'page', ...(await measure([utf8(page)])) });
  parts.push({
    kind: 'document',
    ...(await enclose('document', utf8(escapeJson(JSON.stringify(toDocument(session)))))),
  });
  for (const { record, blob } of written) {
    for (let start = 0; start < blob.size; start += PIECE_BYTES) {
      const buffer = await blob
        .slice(start, start + PIECE_BYTES)
        .arrayBuffer()
        .catch(() => null);
      if (buffer === null) return fail('session.file-unreadable', { name: record.name });
      const bytes = new Uint8Array(buffer);
      const packed = await pack(bytes);
      const smaller = packed.length < bytes.length;
      const measured = await enclose('data', encodeBase64(smaller ? packed : bytes));
      parts.push({ kind: 'data', ...measured, source: record.id, bytes: bytes.length, packed: smaller });
    }
  }
  const index: FileIndex = { format: FILE_FORMAT, version: SESSION_VERSION, parts };
  const { length, hash } = await enclose('index', utf8(escapeJson(JSON.stringify(index))));
  blobs.push(new Blob([printEnd(length, hash)]));
  return succeed(new Blob(blobs, { type: 'text/html' }));
}

/** The last line: length and hash of the index. */
function printEnd(length: number, hash: string): string {
  return `<!--kezhi ${String(length).padStart(12, '0')} ${hash}-->\n</body></html>`;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function concatenate(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
