/** Workbooks, Parquet, Arrow, gzip and JSON files, damaged in bytes or made to be larger than they look: the same for the same seed. */

import { deflateRawSync, gzipSync } from 'node:zlib';
import { dateDay, dictionary, float64, list, struct, tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createRandom, type Random } from '../../../src/lib/random.ts';
import { workbook } from '../workbook-bytes.ts';

export interface Container {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** rows it has while it is whole */
  readonly rows: number;
}

const ROWS = 12;
const each = <T>(make: (row: number) => T): T[] => Array.from({ length: ROWS }, (_, row) => make(row));
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

function parquet(codec: 'UNCOMPRESSED' | 'SNAPPY' | 'GZIP', rowGroupSize: number): Uint8Array<ArrayBuffer> {
  const columnData = [
    { name: '客户', data: each((row) => `C${row % 3}`), type: 'STRING' as const },
    { name: '日期', data: each((row) => new Date(1.6e12 + row * 86_400_000)), type: 'TIMESTAMP' as const },
    { name: '金额', data: each((row) => (row % 5 === 1 ? null : row + 0.5)), type: 'DOUBLE' as const },
    { name: '序号', data: each((row) => BigInt(row)), type: 'INT64' as const },
    { name: '件数', data: each((row) => row % 4), type: 'INT32' as const },
    { name: '新客', data: each((row) => row % 3 === 1), type: 'BOOLEAN' as const },
    { name: '标签', data: each((row) => ({ a: [row, row + 1] })), type: 'JSON' as const },
  ];
  const compressors = { GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)) };
  return copy(new Uint8Array(parquetWriteBuffer({ columnData, codec, rowGroupSize, compressors })));
}

function arrow(format: 'file' | 'stream'): Uint8Array<ArrayBuffer> {
  const columns = {
    客户: each((row) => `C${row % 3}`),
    渠道: each((row) => ['网店', '门店'][row % 2]!),
    日期: each((row) => new Date(row * 86_400_000)),
    金额: each((row) => (row % 5 === 1 ? null : row + 0.5)),
    组: each((row) => [row, row + 1]),
    对: each((row) => ({ a: row, b: `x${row}` })),
  };
  const types = {
    客户: utf8(),
    渠道: dictionary(utf8()),
    日期: dateDay(),
    金额: float64(),
    组: list(float64()),
    对: struct({ a: float64(), b: utf8() }),
  };
  return copy(tableToIPC(tableFromArrays(columns, { types }), { format })!);
}

const SHEET = workbook({
  订单: [
    ['客户', '日期', '金额'],
    ...each((row) => [`C${row % 3}`, { day: 45_000 + row }, { number: String(row + 0.5) }] as const),
  ],
});
const LINES = each((row) => JSON.stringify({ 客户: `C${row % 3}`, 金额: row + 0.5, 标签: [row, { a: '茶' }] }));
const CSV = `客户,日期,金额\n${each((row) => `C${row % 3},2023-01-${10 + row},${row + 0.5}\n`).join('')}`;

const WHOLE: readonly Container[] = [
  { name: 'a.parquet', bytes: parquet('UNCOMPRESSED', 6), rows: ROWS },
  { name: 'b.parquet', bytes: parquet('SNAPPY', 100), rows: ROWS },
  { name: 'c.parquet', bytes: parquet('GZIP', 5), rows: ROWS },
  { name: 'a.arrow', bytes: arrow('file'), rows: ROWS },
  { name: 'a.arrows', bytes: arrow('stream'), rows: ROWS },
  { name: 'a.xlsx', bytes: SHEET, rows: ROWS },
  { name: 'a.csv.gz', bytes: copy(gzipSync(CSV)), rows: ROWS },
  { name: 'a.jsonl', bytes: text(LINES.join('\n')), rows: ROWS },
  { name: 'a.json', bytes: text(`[${LINES.join(',')}]`), rows: ROWS },
];

/** @returns one of the containers, of which most are damaged in one to three places, cut off, or grown together with themselves */
export function damagedContainer(seed: number): Container & { readonly how: string } {
  const random = createRandom(seed * 2_654_435_761 + 7);
  const whole = WHOLE[random.integer(0, WHOLE.length - 1)]!;
  const turn = random.next();
  if (turn < 0.02) return { ...whole, how: 'whole' };
  if (turn < 0.08) return { ...whole, bytes: whole.bytes.slice(0, random.integer(1, whole.bytes.length)), how: 'cut' };
  if (turn < 0.12) {
    const [from, to] = [random.integer(0, whole.bytes.length), random.integer(0, whole.bytes.length)];
    const bytes = copy(Buffer.concat([whole.bytes.subarray(0, from), whole.bytes.subarray(to)]));
    return { ...whole, bytes, how: `from ${from} on with ${to} on` };
  }
  const bytes = whole.bytes.slice();
  const done: string[] = [];
  for (let n = random.integer(1, 3); n > 0; n--) done.push(change(bytes, random));
  return { ...whole, bytes, how: done.join(', ') };
}

const EXTREMES = [0, 1, 2, 3, 0x7f, 0x80, 0xfe, 0xff];

function change(bytes: Uint8Array, random: Random): string {
  const at = random.integer(0, bytes.length - 1);
  const kind = random.next();
  if (kind < 0.4) bytes[at]! ^= 1 << random.integer(0, 7);
  else if (kind < 0.8) bytes[at] = EXTREMES[random.integer(0, EXTREMES.length - 1)]!;
  else bytes.fill(EXTREMES[random.integer(0, EXTREMES.length - 1)]!, at, at + random.integer(2, 8));
  return `${at}: ${bytes[at]}`;
}

/** A workbook of one sheet with these rows, as XML. */
export function sheetOf(rows: string): Uint8Array<ArrayBuffer> {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return workbook({ 表: [] }, { 'xl/worksheets/sheet1.xml': sheet });
}

/** A gzip member that says nothing of how much it unpacks to. */
export function gzipBomb(megabytes: number): Uint8Array<ArrayBuffer> {
  const body = deflateRawSync(new Uint8Array(1 << 20).fill(48), { finishFlush: 2 });
  const head = Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const end = deflateRawSync(new Uint8Array(0));
  return copy(Buffer.concat([head, ...Array.from({ length: megabytes }, () => body), end, new Uint8Array(8)]));
}
