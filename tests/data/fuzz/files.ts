/** Files nobody would write on purpose, and files somebody did: drawn from a seed, the same for the same seed. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { float64, tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createRandom, type Random } from '../../../src/lib/random.ts';
import { toGb18030, toUtf16 } from '../reading.ts';
import { workbook } from '../workbook-bytes.ts';

export interface FuzzFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** how it was drawn, for a failure to be told by */
  readonly how: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const bytesOf = (text: string): Bytes => encoder.encode(text);

/** The file of a seed. */
export function fuzzFile(seed: number): FuzzFile {
  const random = createRandom(seed * 2_654_435_761 + 1);
  const pick = <T>(list: readonly T[]): T => list[random.integer(0, list.length - 1)]!;
  const maker = pick(MAKERS);
  const made = maker(random, pick);
  return { how: `${maker.name}${made.how}`, bytes: made.bytes, name: made.name ?? pick(NAMES) };
}

interface Made {
  readonly bytes: Bytes;
  readonly how: string;
  readonly name?: string;
}

type Pick = <T>(list: readonly T[]) => T;

const NAMES = ['file.csv', 'file.csv', 'file.txt', '订单 导出.csv', 'a.tsv', 'b.xls', 'c.json', 'd.jsonl', 'e'];

function anyBytes(random: Random): Made {
  const bytes = new Uint8Array(random.integer(1, 1200));
  const most = random.next() < 0.5 ? 255 : 127;
  for (let i = 0; i < bytes.length; i++) bytes[i] = random.integer(most === 127 ? 9 : 0, most);
  return { bytes, how: `(0 to ${most})` };
}

const PIECES = [
  ...[
    'a',
    '1',
    '12',
    '3.5',
    '茶',
    ' ',
    '\t',
    ',',
    ',',
    ',',
    ';',
    '|',
    '，',
    '；',
    '"',
    '"',
    '""',
    '"\n',
    ',"',
    '",',
    '" ,',
    '"x',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '\u0000',
    '\ufeff',
    '\ufffd',
    '😀',
    '-',
    '2023-01-05',
    '2023/1/5',
    '￥12',
    '1,234.5',
    '合计',
  ],
  ...[
    'sep=;',
    'sep=,',
    '=1+1',
    '(3.00)',
    '12%',
    '1万',
    '客户编号',
    'date',
    'amount',
    '00012',
    '123456789012345678',
    'N/A',
    '  ',
  ],
];

function anyPieces(random: Random, pick: Pick): Made {
  const text = Array.from({ length: random.integer(1, 150) }, () => pick(PIECES)).join('');
  return { bytes: bytesOf(text), how: '' };
}

const CELLS: readonly ((random: Random) => string)[] = [
  (random) => `C${random.integer(1, 40)}`,
  (random) => `20${random.integer(10, 26)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`,
  (random) =>
    `20${random.integer(10, 26)}/${random.integer(1, 12)}/${random.integer(1, 31)} ${random.integer(0, 23)}:${two(random.integer(0, 59))}`,
  (random) => `20${random.integer(10, 26)}年${random.integer(1, 12)}月${random.integer(1, 28)}日`,
  (random) => (random.next() * 1000 - 100).toFixed(random.integer(0, 3)),
  (random) => `￥${random.integer(1, 9)},${two(random.integer(0, 99))}0.5`,
  (random) => `(${random.integer(1, 999)}.00)`,
  (random) => `${random.integer(1, 31)}/${random.integer(1, 12)}/${random.integer(20, 26)}`,
  (random) => String(random.integer(1, 5)),
  (random) => ['北京', '上海', '广州', '—', '', 'N/A', '无'][random.integer(0, 6)]!,
  (random) => `说"${random.integer(1, 9)}",\n谢谢`,
  (random) => String(random.integer(0, 1)),
  (random) => String(random.integer(44_000, 46_000)),
  (random) => `0${random.integer(100, 999)}`,
  (random) => `1380013${random.integer(1000, 9999)}`,
  () => '',
];

const HEADERS = [
  ...[
    '客户编号',
    '下单时间',
    '金额',
    '订单号',
    '商品',
    '渠道',
    '数量',
    '单价',
    'customer_id',
    'date',
    'amount',
    'order',
    'frequency',
  ],
  ...[
    'recency',
    'T',
    'start',
    'end',
    'event',
    'ended',
    'duration',
    'period',
    'retained',
    'spend',
    'winner',
    'loser',
    '满意度',
    'Q1、质量',
  ],
  ...['满意度1', '推荐意愿', '__proto__', 'toString', 'constructor', '', ' ', 'a', 'a', '备注', '手机', '合计'],
];

const two = (value: number): string => String(value).padStart(2, '0');

/** A table with a little of everything, as one system or another would write it. */
function table(random: Random, pick: Pick): Made {
  const width = random.integer(1, 9);
  const makers = Array.from({ length: width }, () => pick(CELLS));
  const delimiter = pick([',', ',', ',', ';', '\t', '|', '，', '；', ' ', ':']);
  const newline = pick(['\n', '\r\n', '\r\n', '\r']);
  const noise = pick([0, 0, 0.02, 0.2]);
  const always = random.next() < 0.2;
  const write = (cell: string): string =>
    always || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const rows: string[] = [];
  if (random.next() < 0.2)
    rows.push(pick(['销售报表', 'sep=;', `sep=${delimiter}`, '', '""', `报表${delimiter}2024`, '#']));
  if (random.next() < 0.85) rows.push(Array.from({ length: width }, () => write(pick(HEADERS))).join(delimiter));
  const count = random.integer(0, 40);
  for (let row = 0; row < count; row++) {
    const cells = makers.map((make) => write(random.next() < noise ? pick(PIECES) : make(random)));
    if (random.next() < noise) cells.push(pick(PIECES));
    if (random.next() < noise) cells.pop();
    if (random.next() < noise) rows.push('');
    rows.push(cells.join(delimiter));
  }
  if (random.next() < 0.15) rows.push(`合计${delimiter.repeat(width - 1)}${random.integer(1, 999)}`);
  const text = rows.join(newline) + pick(['', newline, newline + newline]);
  const coding = pick(['utf-8', 'utf-8', 'mark', 'gbk', 'wide', 'wide unmarked', 'big wide'] as const);
  return { bytes: encoded(text, coding), how: ` ${coding}` };
}

function encoded(text: string, coding: 'utf-8' | 'mark' | 'gbk' | 'wide' | 'wide unmarked' | 'big wide'): Bytes {
  if (coding === 'mark') return bytesOf(`\ufeff${text}`);
  if (coding === 'gbk')
    return copy(toGb18030(text.replaceAll(/[\ufeff\ufffd😀¥]/gu, '?').replaceAll(/[\ud800-\udfff]/g, '?')));
  if (coding === 'wide') return copy(toUtf16(text));
  if (coding === 'wide unmarked') return copy(toUtf16(text, random2(text), false));
  if (coding === 'big wide') return copy(toUtf16(text, true));
  return bytesOf(text);
}

const random2 = (text: string): boolean => text.length % 2 === 0;
const copy = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes);

function samples(): readonly Bytes[] {
  const folders = ['tests/fixtures/cn-excel', '../shared/data/csv-spectrum/csvs', '../shared/data/cn-excel'];
  const files = folders.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.(csv|txt)$/.test(name))
          .map((name) => copy(readFileSync(join(folder, name)).subarray(0, 3000)))
      : [],
  );
  const heads = [
    'half-sugar/half-sugar-orders',
    'one-bar/one-bar-survey',
    'tea-box/tea-box-subscriptions',
    'paired-features/paired-features',
  ];
  const own = heads.map((path) => copy(readFileSync(`datasets/${path}.csv`).subarray(0, 2500)));
  return [...new Map([...files, ...own].map((bytes) => [Buffer.from(bytes).toString('base64'), bytes])).values()];
}

const SAMPLES = samples().filter((bytes) => bytes.length > 0);

/** A sample, damaged a few times over. */
function mutated(random: Random, pick: Pick): Made {
  return damage(pick(SAMPLES), random, pick);
}

/** A table of {@link table}, damaged. */
function mutatedTable(random: Random, pick: Pick): Made {
  return damage(table(random, pick).bytes, random, pick);
}

function damage(bytes: Bytes, random: Random, pick: Pick): Made {
  let result = bytes;
  const done: string[] = [];
  for (let turn = random.integer(1, 4); turn > 0; turn--) {
    const mutation = pick(MUTATIONS);
    result = mutation(result, random, pick);
    done.push(mutation.name);
  }
  return { bytes: result.length === 0 ? bytesOf('a') : result, how: ` ${done.join(', ')}` };
}

type Mutation = (bytes: Bytes, random: Random, pick: Pick) => Bytes;

const join3 = (...parts: readonly Uint8Array[]): Bytes => Uint8Array.from(Buffer.concat(parts));
const place = (bytes: Bytes, random: Random): number => random.integer(0, bytes.length);

function insert(bytes: Bytes, at: number, more: Uint8Array): Bytes {
  return join3(bytes.subarray(0, at), more, bytes.subarray(at));
}

function range(bytes: Bytes, random: Random): readonly [number, number] {
  const [a, b] = [place(bytes, random), place(bytes, random)];
  return [Math.min(a, b), Math.max(a, b)];
}

const MUTATIONS: readonly Mutation[] = [
  function flipped(bytes, random) {
    const result = bytes.slice();
    for (let n = random.integer(1, 8); n > 0 && result.length > 0; n--)
      result[random.integer(0, result.length - 1)]! ^= 1 << random.integer(0, 7);
    return result;
  },
  function cutOff(bytes, random) {
    return bytes.slice(0, place(bytes, random));
  },
  function beheaded(bytes, random) {
    return bytes.slice(random.integer(0, Math.min(20, bytes.length)));
  },
  function holed(bytes, random) {
    const [from, to] = range(bytes, random);
    return join3(bytes.subarray(0, from), bytes.subarray(to));
  },
  function doubled(bytes, random) {
    const [from, to] = range(bytes, random);
    return join3(bytes.subarray(0, to), bytes.subarray(from));
  },
  function withZeros(bytes, random) {
    return insert(bytes, place(bytes, random), new Uint8Array(random.integer(1, 5)));
  },
  function withQuotes(bytes, random, pick) {
    let result = bytes;
    for (let n = random.integer(1, 3); n > 0; n--)
      result = insert(result, place(result, random), bytesOf(pick(['"', '""', '"""', ',"', '",', ' "', '\n"', '"\n'])));
    return result;
  },
  function withOtherEnds(bytes, random, pick) {
    const text = Buffer.from(bytes).toString('latin1');
    const share = random.next();
    return Uint8Array.from(
      Buffer.from(
        text.replaceAll(/\r?\n/g, (end) => (random.next() < share ? pick(['\r', '\n', '\r\n', '\n\r', '\n\n']) : end)),
        'latin1',
      ),
    );
  },
  function withMark(bytes, random, pick) {
    const marks = [
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0x84, 0x31, 0x95, 0x33],
    ];
    return insert(bytes, random.next() < 0.3 ? 0 : place(bytes, random), Uint8Array.from(pick(marks)));
  },
  function withOtherDelimiters(bytes, random, pick) {
    const [from, to] = [pick([',', ';', '\t', '|']), pick([',', ';', '\t', '|', '，', '\n'])];
    const share = random.next() < 0.5 ? 1 : random.next();
    const text = Buffer.from(bytes).toString('latin1');
    return Uint8Array.from(
      Buffer.from(
        text.replaceAll(from, (each) => (random.next() < share ? Buffer.from(to).toString('latin1') : each)),
        'latin1',
      ),
    );
  },
  function withLongLine(bytes, random, pick) {
    const long = pick(['x', 'x,', '茶', '"', '1', ' ']).repeat(random.integer(100, 900));
    return insert(bytes, place(bytes, random), bytesOf(long));
  },
  function withNoise(bytes, random) {
    return insert(
      bytes,
      place(bytes, random),
      Uint8Array.from({ length: random.integer(1, 12) }, () => random.integer(0, 255)),
    );
  },
  function spliced(bytes, random, pick) {
    const other = pick(SAMPLES);
    return join3(bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random)));
  },
  function repeated(bytes, random) {
    return bytes.length > 800 ? bytes : join3(...Array.from({ length: random.integer(2, 5) }, () => bytes));
  },
  function indented(bytes, _, pick) {
    return join3(
      bytesOf(pick(['\n', '\n\n', ' ', '\t', '标题\n', 'a\n\n', '""\n', '"",""\n', 'sep=,\r\n', 'sep=;\n'])),
      bytes,
    );
  },
];

/** A row of thousands of cells among few. */
function wide(random: Random, pick: Pick): Made {
  const width = random.integer(500, 3000);
  const cell = pick(['', 'a', '1', '2023-01-05', '"a"', '茶']);
  const line = Array.from({ length: width }, (_, i) => (random.next() < 0.1 ? `${cell}${i}` : cell)).join(',');
  const short = 'a,b,c';
  const lines = [pick([line, short]), pick([line, short]), pick([line, short])];
  return { bytes: bytesOf(lines.join('\n')), how: '' };
}

const PACKED: readonly (readonly [name: string, bytes: Bytes])[] = [
  [
    'a.xlsx',
    copy(
      workbook({
        表1: [
          ['客户', '日期', '金额'],
          ['C1', { day: 45000 }, { number: '12.5' }],
          ['C2', null, { number: '3' }],
        ],
      }),
    ),
  ],
  [
    'a.parquet',
    copy(
      new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            { name: '客户', data: ['C1', 'C2', 'C1'], type: 'STRING' },
            { name: '金额', data: [12.5, 100, null], type: 'DOUBLE' },
          ],
          codec: 'SNAPPY',
        }),
      ),
    ),
  ],
  ...(['file', 'stream'] as const).map((format): readonly [string, Bytes] => [
    'a.arrow',
    copy(
      tableToIPC(
        tableFromArrays(
          { 客户: ['C1', 'C2', 'C1'], 金额: [12.5, 100, null] },
          { types: { 客户: utf8(), 金额: float64() } },
        ),
        { format },
      )!,
    ),
  ]),
  [
    'a.jsonl',
    bytesOf('{"客户":"C1","金额":12.5,"日期":"2023-01-05"}\n{"客户":"C2","标签":["a",{"b":1}]}\n\n{"客户":null}\n'),
  ],
  ['a.json', bytesOf('[{"a":1,"b":"x\\ny"},{"a":2,"c":true}]')],
];

/** A workbook, Parquet, Arrow or JSON file, whole or damaged near its head, near its end, or anywhere. */
function packed(random: Random, pick: Pick): Made {
  const [name, bytes] = pick(PACKED);
  const result = bytes.slice();
  const end = pick(['head', 'foot', 'anywhere', 'nowhere'] as const);
  if (end === 'nowhere')
    return random.next() < 0.3 ? { bytes: result, how: ` ${name}`, name } : damaged(name, bytes, random, pick);
  for (let n = random.integer(1, 6); n > 0; n--) {
    const at = random.integer(0, end === 'anywhere' ? result.length - 1 : Math.min(result.length - 1, 60));
    result[end === 'foot' ? result.length - 1 - at : at] = random.integer(0, 255);
  }
  return { bytes: result, how: ` ${name} ${end}`, name };
}

function damaged(name: string, bytes: Bytes, random: Random, pick: Pick): Made {
  const { bytes: result, how } = damage(bytes, random, pick);
  return { bytes: result, how: ` ${name}${how}`, name };
}

/** A file in gzip, the file or the packing damaged or not. */
function zipped(random: Random, pick: Pick): Made {
  const inner = random.next() < 0.5 ? mutated(random, pick).bytes : pick(SAMPLES);
  const bytes = copy(gzipSync(inner, { level: 1 }));
  return random.next() < 0.6 ? { bytes, how: '', name: 'a.csv.gz' } : damaged('a.csv.gz', bytes, random, pick);
}

// Those that cost least come oftenest.
const MAKERS: readonly ((random: Random, pick: Pick) => Made)[] = [
  ...[anyBytes, anyBytes],
  ...[anyPieces, anyPieces, anyPieces],
  ...[table, table, table, table, table],
  ...[mutated, mutated, mutated, mutated, mutated, mutated, mutated],
  ...[mutatedTable, mutatedTable, mutatedTable, mutatedTable],
  ...[packed, packed, zipped],
];

/** As {@link fuzzFile}, of tables with thousands of columns: each costs as much as fifty others. */
export function wideFile(seed: number): FuzzFile {
  const random = createRandom(seed);
  const { bytes, how } = wide(random, (list) => list[random.integer(0, list.length - 1)]!);
  return { name: 'wide.csv', bytes, how: `wide${how}` };
}
