/** Reading a notebook file back: wholly or not at all, with the reason. */

import { MAXIMUM_FILE_BYTES } from '../data/report.ts';
import { decodeBase64 } from '../lib/base64.ts';
import { fail, succeed, type Failure, type Message, type Outcome } from '../lib/outcome.ts';
import { sha256 } from '../lib/sha256.ts';
import { readObject } from './decode.ts';
import {
  BLOCKS,
  FILE_END_LENGTH,
  FILE_FORMAT,
  FILE_START,
  PIECE_BYTES,
  type FileIndex,
  type Part,
  type SourceBytes,
} from './notebook-file.ts';
import { unpack } from './packing.ts';
import { SESSION_VERSION, type Session } from './schema.ts';
import { documentVersion, toSession } from './to-session.ts';

/** All data of a file together, unpacked. */
const MAXIMUM_DATA_BYTES = 4 * MAXIMUM_FILE_BYTES;
const MAXIMUM_BYTES = MAXIMUM_DATA_BYTES * 1.5;
/** No page, document or index is that large, and each is read as one. */
const MAXIMUM_PART = 128 * 1024 * 1024;
/** Where the end is looked for in a file that does not end as it should. */
const SEARCHED = 64 * 1024;

export interface NotebookFile {
  readonly session: Session;
  /** files whose bytes came with it; the others of the session have to be chosen again */
  readonly sources: readonly SourceBytes[];
  /** what had to be changed to make a valid notebook of the document */
  readonly warnings: readonly Message[];
}

/**
 * Reads a notebook file. Fails with `session.file-not-notebook`, `session.file-cut`, `session.file-damaged` (some byte is not
 * as it was written, by accident or by hand), `session.file-newer`, `session.file-too-large`, or `session.file-unreadable`.
 */
export async function readNotebookFile(
  file: Blob,
  name = file instanceof File ? file.name : '',
): Promise<Outcome<NotebookFile>> {
  try {
    if (file.size > MAXIMUM_BYTES) return refuse('too-large', name);
    const index = await readIndex(file, name);
    return index.ok ? await readParts(file, index.value, name) : index;
  } catch {
    return fail('session.file-unreadable', { name });
  }
}

async function readIndex(file: Blob, name: string): Promise<Outcome<FileIndex>> {
  const start = (await textOf(file, 0, FILE_START.length + 16)).replace(/^\uFEFF/, '');
  if (!start.startsWith(FILE_START))
    return refuse(start !== '' && FILE_START.startsWith(start) ? 'cut' : 'not-notebook', name);
  const format = /^(\d{1,9})"/.exec(start.slice(FILE_START.length));
  if (format === null) return refuse(file.size < FILE_START.length + 16 ? 'cut' : 'damaged', name);
  if (Number(format[1]) > FILE_FORMAT) return refuse('newer', name);

  const end = /^<!--kezhi (\d{12}) ([0-9a-f]{64})-->\n<\/body><\/html>$/.exec(
    await textOf(file, file.size - FILE_END_LENGTH, file.size),
  );
  if (end === null) {
    // An end that is there, but not last, was moved there by something that went on writing.
    const searched = await textOf(file, Math.max(0, file.size - SEARCHED), file.size);
    return refuse(/<!--kezhi \d{12} [0-9a-f]{64}-->\s*<\/body>\s*<\/html>/.test(searched) ? 'damaged' : 'cut', name);
  }
  const length = Number(end[1]);
  const until = file.size - FILE_END_LENGTH;
  if (length > until || length > MAXIMUM_PART) return refuse('damaged', name);
  const bytes = await bytesOf(file, until - length, until);
  const content = (await sha256(bytes)) === end[2] ? contentOf(bytes, 'index') : null;
  const index = content && decodeIndex(parse(content));
  if (!index) return refuse('damaged', name);
  if (index.format > FILE_FORMAT || index.version > SESSION_VERSION) return refuse('newer', name);
  const covered = index.parts.reduce((sum, part) => sum + part.length, 0);
  return covered === until - length ? succeed(index) : refuse('damaged', name);
}

async function readParts(file: Blob, { parts }: FileIndex, name: string): Promise<Outcome<NotebookFile>> {
  const sizes = new Map<string, number>();
  for (const part of parts)
    if (part.kind === 'data') sizes.set(part.source, (sizes.get(part.source) ?? 0) + part.bytes);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (total > MAXIMUM_DATA_BYTES || [...sizes.values()].some((size) => size > MAXIMUM_FILE_BYTES))
    return refuse('too-large', name);

  let spec: unknown;
  const pieces = new Map<string, Blob[]>();
  let at = 0;
  for (const part of parts) {
    const bytes = await bytesOf(file, at, at + part.length);
    at += part.length;
    if ((await sha256(bytes)) !== part.hash) return refuse('damaged', name);
    if (part.kind === 'page') continue;
    const content = contentOf(bytes, part.kind);
    if (content === null) return refuse('damaged', name);
    if (part.kind === 'document') {
      spec = parse(content);
      continue;
    }
    const piece = await readPiece(content, part);
    if (piece === null) return refuse('damaged', name);
    const before = pieces.get(part.source);
    if (before) before.push(new Blob([piece]));
    else pieces.set(part.source, [new Blob([piece])]);
  }

  const version = documentVersion(spec);
  if (version === null) return refuse('damaged', name);
  if (version > SESSION_VERSION) return refuse('newer', name);
  const { session, warnings } = toSession(spec);
  const sources: SourceBytes[] = [];
  for (const record of session.sources) {
    const found = pieces.get(record.id) ?? (record.bytes === 0 && !record.sample ? [] : null);
    if (found === null) continue;
    const blob = new Blob(found);
    if (blob.size !== record.bytes) return refuse('damaged', name);
    sources.push({ record, blob });
  }
  return succeed({ session, sources, warnings });
}

async function readPiece(
  content: Uint8Array<ArrayBuffer>,
  part: Extract<Part, { kind: 'data' }>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = decodeBase64(content);
  if (bytes === null) return null;
  if (part.packed) return unpack(bytes, part.bytes);
  return bytes.length === part.bytes ? bytes : null;
}

/** What a block holds, or `null` where the bytes are not such a block. */
function contentOf(bytes: Uint8Array<ArrayBuffer>, kind: keyof typeof BLOCKS): Uint8Array<ArrayBuffer> | null {
  const { open, close } = BLOCKS[kind];
  const decoder = new TextDecoder();
  if (
    decoder.decode(bytes.subarray(0, open.length)) !== open ||
    decoder.decode(bytes.subarray(-close.length)) !== close
  )
    return null;
  return bytes.subarray(open.length, bytes.length - close.length);
}

function decodeIndex(json: unknown): FileIndex | null {
  const fields = readObject(json);
  const [format, version, given] = [fields?.get('format'), fields?.get('version'), fields?.get('parts')];
  if (!isWhole(format) || !isWhole(version) || !Array.isArray(given)) return null;
  const parts: Part[] = [];
  for (const item of given) {
    const part = decodePart(item);
    if (part === null) return null;
    parts.push(part);
  }
  return parts[0]?.kind === 'page' && parts.filter((part) => part.kind === 'document').length === 1
    ? { format, version, parts }
    : null;
}

function decodePart(json: unknown): Part | null {
  const fields = readObject(json);
  const [kind, length, hash] = [fields?.get('kind'), fields?.get('length'), fields?.get('hash')];
  if (!isWhole(length) || length > MAXIMUM_PART || typeof hash !== 'string') return null;
  if (kind === 'page' || kind === 'document') return { kind, length, hash };
  const [source, bytes, packed] = [fields?.get('source'), fields?.get('bytes'), fields?.get('packed')];
  if (
    kind !== 'data' ||
    typeof source !== 'string' ||
    !isWhole(bytes) ||
    bytes > PIECE_BYTES ||
    typeof packed !== 'boolean'
  )
    return null;
  return { kind, length, hash, source, bytes, packed };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

async function bytesOf(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(Math.max(0, start), Math.max(0, end)).arrayBuffer());
}

async function textOf(file: Blob, start: number, end: number): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(file, start, end));
}

function refuse(reason: 'not-notebook' | 'cut' | 'damaged' | 'newer' | 'too-large', name: string): Failure {
  return fail(`session.file-${reason}`, { name });
}
