/**
 * Parquet files that are damaged: the reader takes every length it finds at its word, so that one wrong byte makes it fill the
 * memory or run for ever. Here the footer, the heads of all pages and the pages themselves are held against what is there before it
 * reads (Thrift compact protocol; parquet.thrift of Apache Parquet 2.10).
 */

import { parquetSchema, type ColumnMetaData, type FileMetaData, type SchemaTree } from 'hyparquet';
import { checkPage, PageDamaged, type PageColumn, type PageHead, type Unpack } from './parquet-pages.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Rows of a file and values of a column that are read at most; more would not fit the memory as rows. */
const MOST_VALUES = 64_000_000;
/** Bytes of an unpacked page; writers make pages of a megabyte. */
const LARGEST_PAGE = 256 * 1024 * 1024;
const DEEPEST = 64;
/** Length of the footer, and magic. */
const TAIL = 8;

type Fields = ReadonlyMap<number, unknown>;

/** @throws RangeError where the footer holds a list longer than itself */
export function checkParquetFooter(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  const end = bytes.length - TAIL;
  const start = end - view.getUint32(end, true);
  if (start < 0) throw new RangeError('the footer is longer than the file');
  readFields({ view: viewOf(bytes.subarray(start, end)), at: 0 }, 0);
}

/** A page that cannot be read, and where it is. */
export class DamagedPage extends Error {
  override readonly name = 'DamagedPage';
  readonly column: string;
  /** of the rows of the file, from 1 */
  readonly group: number;
  /** from 1; 0 is the dictionary before the pages */
  readonly page: number;
  readonly fault: Message;

  constructor(column: string, group: number, page: number, fault: Message) {
    super(`${column} ${group} ${page} ${fault.code}`);
    this.column = column;
    this.group = group;
    this.page = page;
    this.fault = fault;
  }
}

/**
 * @param pause awaited between columns; throws where reading was cancelled
 * @throws RangeError where a column does not lie in the file, or numbers of rows and values do not agree
 * @throws DamagedPage where a page holds anything else than its head, its column and its group of rows ask for
 */
export async function checkParquetPages(
  bytes: Uint8Array,
  metadata: FileMetaData,
  unpack: Unpack,
  pause: () => Promise<void>,
): Promise<void> {
  let rows = 0;
  const schema = parquetSchema(metadata);
  const leaves = countLeaves(schema);
  for (const [index, group] of metadata.row_groups.entries()) {
    const wanted = Number(group.num_rows);
    rows += wanted;
    if (!(wanted >= 0) || rows > MOST_VALUES) throw new RangeError('not a number of rows');
    if (group.columns.length !== leaves) throw new RangeError('another number of columns');
    for (const { meta_data: column } of group.columns) {
      if (!column) throw new RangeError('a column without description');
      await pause();
      const starts = [Number(column.data_page_offset), Number(column.dictionary_page_offset ?? 0)].filter(
        (at) => at > 0,
      );
      const start = Math.min(...starts);
      const end = start + Number(column.total_compressed_size);
      if (!(start >= 4) || !(end >= start) || end > bytes.length)
        throw new RangeError('a column lies outside the file');
      const values = Number(column.num_values);
      if (!(values >= wanted) || values > MOST_VALUES) throw new RangeError('fewer values than rows');
      const chunk = bytes.subarray(start, end);
      checkColumn(chunk, values, wanted, columnOf(schema, column), unpack, (page, fault) => {
        throw new DamagedPage(column.path_in_schema.join('.'), index + 1, page, message(`data.page-${fault}`));
      });
    }
  }
  if (rows !== Number(metadata.num_rows)) throw new RangeError('another number of rows');
}

function countLeaves({ children }: SchemaTree): number {
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + countLeaves(child), 0);
}

function columnOf(schema: SchemaTree, { path_in_schema: path, type, codec }: ColumnMetaData): PageColumn {
  let [deepestDefinition, deepestRepetition] = [0, 0];
  let at = schema;
  for (const name of path) {
    const child = at.children.find(({ element }) => element.name === name);
    if (!child) throw new RangeError('a column that is not described');
    at = child;
    if (at.element.repetition_type !== 'REQUIRED') deepestDefinition++;
    if (at.element.repetition_type === 'REPEATED') deepestRepetition++;
  }
  if (at.children.length > 0 || at.element.type !== type) throw new RangeError('a column of another type');
  return { type, length: at.element.type_length ?? 0, deepestDefinition, deepestRepetition, codec };
}

type Fault = PageDamaged['fault'] | 'count' | 'head';

function checkColumn(
  chunk: Uint8Array,
  most: number,
  rows: number,
  column: PageColumn,
  unpack: Unpack,
  damaged: (page: number, fault: Fault) => never,
): void {
  const source = { view: viewOf(chunk), at: 0 };
  let [values, begun, page] = [0, 0, 0];
  let dictionary: number | null = null;
  while (values < most && source.at < chunk.length - 1) {
    try {
      const { head, size } = readHead(source, chunk, most);
      if (head.kind !== 'dictionary') page++;
      const body = chunk.subarray(source.at, source.at + size);
      const found = checkPage(body, head, column, dictionary, unpack);
      if (head.kind === 'dictionary') dictionary = found;
      else {
        values += head.values;
        begun += found;
      }
      source.at += size;
    } catch (error) {
      if (error instanceof PageDamaged) damaged(page, error.fault);
      if (error instanceof RangeError && !/allocation|array length/i.test(error.message)) damaged(page + 1, 'head');
      throw error;
    }
    if (values > most || begun > rows) damaged(page, 'count');
  }
  if (values !== most || begun !== rows) damaged(page, 'count');
}

interface FoundHead {
  readonly head: PageHead;
  /** bytes behind the head */
  readonly size: number;
}

function readHead(source: Source, chunk: Uint8Array, most: number): FoundHead {
  const header = readFields(source, 0);
  const kind = KINDS.get(header.get(1));
  const inner = kind ? header.get(kind.part) : undefined;
  const [unpacked, size, checksum] = [header.get(2), header.get(3), header.get(4)];
  if (!kind || !(inner instanceof Map)) throw new RangeError('a kind of page that is not known');
  if (!(typeof size === 'number' && size >= 0 && source.at + size <= chunk.length))
    throw new RangeError('a page is longer than its column');
  if (!(typeof unpacked === 'number' && unpacked >= 0 && unpacked <= LARGEST_PAGE))
    throw new RangeError('a page of no length');
  const fields = inner as Fields;
  const number = (field: number): number => {
    const value = fields.get(field);
    return typeof value === 'number' ? value : 0;
  };
  const values = fields.get(1);
  if (!(typeof values === 'number' && values >= 0 && values <= most)) throw new RangeError('not a number of values');
  const second = kind.name === 'data-2';
  const head: PageHead = {
    kind: kind.name,
    unpacked,
    checksum: typeof checksum === 'number' ? checksum >>> 0 : null,
    values,
    encoding: number(second ? 4 : 2),
    missing: second ? number(2) : 0,
    definitionBytes: second ? number(5) : 0,
    repetitionBytes: second ? number(6) : 0,
    packed: !second || fields.get(7) !== false,
  };
  if (second && (number(3) < 0 || number(3) > values)) throw new RangeError('not a number of rows');
  return { head, size };
}

const KINDS: ReadonlyMap<unknown, { readonly name: PageHead['kind']; readonly part: number }> = new Map([
  [0, { name: 'data', part: 5 }],
  [2, { name: 'dictionary', part: 7 }],
  [3, { name: 'data-2', part: 8 }],
]);

interface Source {
  readonly view: DataView;
  at: number;
}

/** A structure: number → value; what is no number, truth value or structure is passed over. */
function readFields(source: Source, depth: number): Fields {
  if (depth > DEEPEST) throw new RangeError('structures within structures without end');
  const fields = new Map<number, unknown>();
  for (let number = 0; ;) {
    const byte = source.view.getUint8(source.at++);
    const type = byte & 15;
    if (type === 0) return fields;
    number = byte >> 4 === 0 ? zigZag(readVariable(source)) : number + (byte >> 4);
    fields.set(number, readValue(source, type, depth));
  }
}

function readValue(source: Source, type: number, depth: number): unknown {
  switch (type) {
    case 1:
      return true;
    case 2:
      return false;
    case 3:
      return skip(source, 1);
    case 4:
    case 5:
      return zigZag(readVariable(source, 2 ** 28));
    case 6:
      return zigZag(readVariable(source));
    case 7:
      return skip(source, 8);
    case 8:
      return skip(source, readVariable(source));
    case 9: {
      const byte = source.view.getUint8(source.at++);
      const length = byte >> 4 === 15 ? readVariable(source) : byte >> 4;
      if (length > source.view.byteLength - source.at) throw new RangeError('a list is longer than what holds it');
      // Truth values in a list take a byte each.
      const type = (byte & 15) <= 2 ? 3 : byte & 15;
      for (let index = 0; index < length; index++) readValue(source, type, depth + 1);
      return null;
    }
    case 12:
      return readFields(source, depth + 1);
    default:
      throw new RangeError('a kind of value that is not known');
  }
}

function skip(source: Source, length: number): null {
  if (source.at + length > source.view.byteLength) throw new RangeError('a value is longer than what holds it');
  source.at += length;
  return null;
}

function readVariable(source: Source, largestScale = 2 ** 70): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = source.view.getUint8(source.at++);
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    if (scale >= largestScale) throw new RangeError('a number without end');
  }
}

function zigZag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
