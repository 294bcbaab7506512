/** Files that hold a table in another wrapping: workbooks, Parquet, Arrow, gzip, JSON. They leave here as text that is read like any other. */

import { readArrow } from './arrow.ts';
import { startsWith } from './file-kind.ts';
import { readJsonTable } from './json-lines.ts';
import { readParquet } from './parquet.ts';
import { MAXIMUM_FILE_BYTES, type DataChoices, type Guess } from './report.ts';
import { readWorkbook } from './workbook.ts';
import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';

export interface Unwrapped {
  readonly blob: Blob;
  /** whether the text was written here: its encoding and separator are known */
  readonly made: boolean;
  /** the sheet read; `null` where the file is no workbook */
  readonly sheet: Guess<string> | null;
  readonly notices: readonly Message[];
}

/** @returns the file itself where nothing wraps it */
export async function unwrapFile(
  blob: Blob,
  head: Uint8Array,
  name: string,
  choices: DataChoices,
): Promise<Outcome<Unwrapped>> {
  if (startsWith(head, 0, '\x1f\x8b')) {
    const text = await gunzip(blob);
    if (text === 'damaged') return fail('data.gzip-damaged', { name });
    if (text === 'large') return fail('data.too-large-unpacked', { name, limit: MAXIMUM_FILE_BYTES });
    const inner = new Uint8Array(await text.slice(0, head.length).arrayBuffer());
    if (startsWith(inner, 0, '\x1f\x8b')) return fail('data.not-text-archive', { name });
    const unwrapped = await unwrapFile(text, inner, name.replace(/\.gz$/i, ''), choices);
    return unwrapped.ok
      ? succeed({
          ...unwrapped.value,
          notices: [message('data.gunzipped', { bytes: text.size }), ...unwrapped.value.notices],
        })
      : unwrapped;
  }
  if (startsWith(head, 0, 'PK\x03\x04')) {
    const read = await readWorkbook(blob, name, choices.sheet);
    if (!read.ok) return read;
    const { csv, sheet, sheets } = read.value;
    return succeed({ blob: csv, made: true, sheet: sheetGuess(sheet, sheets, choices.sheet), notices: [] });
  }
  const binary = startsWith(head, 0, 'PAR1') ? readParquet : isArrow(head) ? readArrow : null;
  if (binary) {
    const read = await binary(blob, name);
    return read.ok ? succeed({ blob: read.value, made: true, sheet: null, notices: [] }) : read;
  }
  if (isJson(head, name)) {
    const read = await readJsonTable(blob, name);
    return read.ok ? succeed({ blob: read.value, made: true, sheet: null, notices: [] }) : read;
  }
  return succeed({ blob, made: false, sheet: null, notices: [] });
}

function sheetGuess(value: string, sheets: readonly string[], wanted: string | undefined): Guess<string> {
  const chosen = wanted === value;
  const reason = chosen ? message('data.chosen') : message('data.sheet-first', { count: sheets.length });
  return { value, reason, chosen, alternatives: sheets.filter((sheet) => sheet !== value) };
}

// A file begins with its name, a stream with a message of some length (Arrow columnar format, IPC).
function isArrow(head: Uint8Array): boolean {
  if (startsWith(head, 0, 'ARROW1')) return true;
  const length = head.length < 8 ? 0 : new DataView(head.buffer, head.byteOffset).getInt32(4, true);
  return startsWith(head, 0, '\xff\xff\xff\xff') && length > 0 && length < 1 << 24;
}

function isJson(head: Uint8Array, name: string): boolean {
  if (!/\.(json|jsonl|ndjson)$/i.test(name)) return false;
  const start = new TextDecoder()
    .decode(head.subarray(0, 256))
    .replace(/^\ufeff/, '')
    .trimStart();
  return start.startsWith('{') || start.startsWith('[');
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
    return 'damaged';
  }
}
