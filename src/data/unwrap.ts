/** Files that hold a table in another wrapping: workbooks, Parquet, Arrow, gzip, JSON. They leave here as text that is read like any other. */

import { readArrow } from './arrow.ts';
import { MOST_TEXT, TextTooLong } from './csv-cells.ts';
import { unpackGzipMembers } from './gzip-members.ts';
import { startsWith } from './file-kind.ts';
import { readJsonTable } from './json-lines.ts';
import { readParquet } from './parquet.ts';
import { MAXIMUM_FILE_BYTES, type DataChoices, type Guess, type MergedReport } from './report.ts';
import { readWorkbook, type SheetText } from './workbook.ts';
import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';

export interface Unwrapped {
  readonly blob: Blob;
  /** whether the text was written here: its encoding and separator are known */
  readonly made: boolean;
  /** the sheet read; `null` where the file is no workbook */
  readonly sheet: Guess<string> | null;
  readonly merged?: MergedReport;
  readonly notices: readonly Message[];
}

/**
 * @param pause awaited now and then; throws where reading was cancelled
 * @returns the file itself where nothing wraps it
 */
export async function unwrapFile(
  blob: Blob,
  head: Uint8Array,
  name: string,
  choices: DataChoices,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome<Unwrapped>> {
  if (startsWith(head, 0, '\x1f\x8b')) {
    const text = await gunzip(blob);
    if (text === 'damaged') return fail('data.gzip-damaged', { name });
    if (text === 'large') return fail('data.too-large-unpacked', { name, limit: MAXIMUM_FILE_BYTES });
    const inner = new Uint8Array(await text.slice(0, head.length).arrayBuffer());
    if (startsWith(inner, 0, '\x1f\x8b')) return fail('data.not-text-archive', { name });
    const unwrapped = await unwrapFile(text, inner, name.replace(/\.gz$/i, ''), choices, pause);
    return unwrapped.ok
      ? succeed({
          ...unwrapped.value,
          notices: [message('data.gunzipped', { bytes: text.size }), ...unwrapped.value.notices],
        })
      : unwrapped;
  }
  if (startsWith(head, 0, 'PK\x03\x04')) {
    const fill = choices.merged !== 'leave';
    const read = await readWorkbook(blob, name, choices.sheet, fill, pause);
    if (!read.ok) return read;
    return succeed({
      blob: read.value.csv,
      made: true,
      sheet: sheetGuess(read.value),
      ...(read.value.merged > 0 ? { merged: { count: read.value.merged, filled: fill } } : {}),
      notices: [...named(name, /\.(xlsx|xlsm|xltx)$/i, 'data.is-workbook'), ...read.value.notices],
    });
  }
  const parquet = startsWith(head, 0, 'PAR1');
  const binary = parquet ? readParquet : isArrow(head) ? readArrow : null;
  if (binary) {
    const read = await binary(blob, name, pause);
    const notices = parquet
      ? named(name, /\.(parquet|parq|pq)$/i, 'data.is-parquet')
      : named(name, /\.(arrow|arrows|feather|ipc)$/i, 'data.is-arrow');
    return read.ok ? succeed({ blob: read.value, made: true, sheet: null, notices }) : read;
  }
  if (isJson(head, name)) {
    const read = await readJson(blob, name);
    const notices = named(name, JSON_NAME, 'data.is-json');
    return read.ok ? succeed({ blob: read.value, made: true, sheet: null, notices }) : read;
  }
  return succeed({ blob, made: false, sheet: null, notices: named(name, TEXT_NAME, 'data.is-text') });
}

// A list within a list without end, or a text longer than any can be, is told by an error alone.
async function readJson(blob: Blob, name: string): Promise<Outcome<Blob>> {
  try {
    return await readJsonTable(blob, name);
  } catch (error) {
    if (error instanceof TextTooLong) return fail('data.too-large-unpacked', { name, limit: MOST_TEXT });
    if (error instanceof RangeError && /call stack|string length|recursion/i.test(error.message))
      return fail('data.json-too-deep', { name });
    throw error;
  }
}

const JSON_NAME = /\.(json|jsonl|ndjson)$/i;
/** Endings that promise something else; text may be called anything besides. */
const TEXT_NAME = /^(?!.*\.(xls|xlsx|xlsm|xlsb|et|ods|numbers|parquet|arrow|feather|json|jsonl|ndjson)$)/i;

// A file that is not what its name says is named for what it is.
function named(name: string, fits: RegExp, code: string): readonly Message[] {
  return fits.test(name) ? [] : [message(code, { name })];
}

function sheetGuess({ sheet, sheets, by }: SheetText): Guess<string> {
  const count = sheets.length;
  const reason =
    by === 'wanted'
      ? message('data.chosen')
      : by === 'table'
        ? message('data.sheet-first', { count })
        : message(`data.sheet-${by}`);
  return { value: sheet, reason, chosen: by === 'wanted', alternatives: sheets.filter((each) => each !== sheet) };
}

// A file begins with its name, a stream with a message of some length (Arrow columnar format, IPC).
function isArrow(head: Uint8Array): boolean {
  if (startsWith(head, 0, 'ARROW1')) return true;
  const length = head.length < 8 ? 0 : new DataView(head.buffer, head.byteOffset).getInt32(4, true);
  return startsWith(head, 0, '\xff\xff\xff\xff') && length > 0 && length < 1 << 24;
}

// Called so, or with a beginning that is nothing else: a list of objects, or an object in the first line.
function isJson(head: Uint8Array, name: string): boolean {
  const start = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (JSON_NAME.test(name)) return start.startsWith('{') || start.startsWith('[');
  if (/^\[\s*\{\s*"/.test(start)) return true;
  if (!start.startsWith('{')) return false;
  try {
    const line = JSON.parse(/^[^\r\n]*/.exec(start)?.[0] ?? '') as unknown;
    return typeof line === 'object' && line !== null;
  } catch {
    return false;
  }
}

async function gunzip(blob: Blob): Promise<Blob | 'damaged' | 'large'> {
  const reader = blob.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts);
      size += value.length;
      if (size > MAXIMUM_FILE_BYTES) {
        await reader.cancel();
        return 'large';
      }
      parts.push(value as Uint8Array<ArrayBuffer>);
    }
  } catch {
    // Damaged, or of several members: the browser takes all after the first for rubbish.
    return unpackGzipMembers(blob, MAXIMUM_FILE_BYTES);
  }
}
