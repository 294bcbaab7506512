/** Zip archives (PKWARE APPNOTE 6.3) written member by member as their bytes come, without ever holding a member whole. */

import { crcOf } from './crc.ts';

/** An archive in its plain form has no sizes of 4 GiB and more. */
export class ArchiveTooLarge extends Error {
  override readonly name = 'ArchiveTooLarge';
}

export interface ZipMember {
  /** resolves when the bytes are taken in; the array may not be changed afterwards */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}

export interface ZipWriter {
  /** begins a member; the one before must be closed */
  open(name: string): ZipMember;
  /** a member that is small and known */
  add(name: string, text: string): Promise<void>;
  finish(type: string): Blob;
}

interface Entry {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly offset: number;
  crc: number;
  size: number;
  packed: number;
}

const LIMIT = 0xffff_ffff;
const BLOB_BYTES = 1 << 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01, so that one table always gives the same bytes. */
const NO_DATE = 0x0021;

export function createZip(): ZipWriter {
  const encoder = new TextEncoder();
  const parts: BlobPart[] = [];
  const entries: Entry[] = [];
  let offset = 0;

  function open(name: string): ZipMember {
    const entry: Entry = { name: encoder.encode(name), offset, crc: 0, size: 0, packed: 0 };
    const place = parts.push(new Uint8Array(0)) - 1;
    const packer = new CompressionStream('deflate-raw');
    const writer = packer.writable.getWriter();
    const packed = collect(packer.readable, entry);
    // what fails in between is told by `close`
    packed.catch(() => undefined);
    return {
      async write(bytes) {
        entry.crc = crcOf(bytes, entry.crc);
        entry.size += bytes.length;
        if (entry.size > LIMIT) throw new ArchiveTooLarge();
        await writer.ready;
        writer.write(bytes).catch(() => undefined);
      },
      async close() {
        await writer.close();
        parts.push(...(await packed));
        const head = header(entry);
        parts[place] = head;
        offset += head.length + entry.packed;
        if (offset > LIMIT) throw new ArchiveTooLarge();
        entries.push(entry);
      },
    };
  }

  return {
    open,
    async add(name, text) {
      const member = open(name);
      await member.write(encoder.encode(text));
      await member.close();
    },
    finish(type) {
      const directory = entries.map(directoryRecord);
      const length = directory.reduce((sum, record) => sum + record.length, 0);
      return new Blob([...parts, ...directory, end(entries.length, length, offset)], { type });
    },
  };
}

// Blob by blob, which a browser can keep outside the memory of the worker.
async function collect(packed: ReadableStream<Uint8Array<ArrayBuffer>>, entry: Entry): Promise<Blob[]> {
  const blobs: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = packed.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (value) {
      waiting.push(value);
      size += value.length;
      entry.packed += value.length;
    }
    if (done || size >= BLOB_BYTES) {
      blobs.push(new Blob(waiting));
      waiting = [];
      size = 0;
    }
    if (done) return blobs;
  }
}

// Local file header, 4.3.7
function header({ name, crc, size, packed }: Entry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(30 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  describe(view, 4, crc, size, packed, name.length);
  bytes.set(name, 30);
  return bytes;
}

// Central directory header, 4.3.12
function directoryRecord({ name, offset, crc, size, packed }: Entry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(46 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  describe(view, 6, crc, size, packed, name.length);
  view.setUint32(42, offset, true);
  bytes.set(name, 46);
  return bytes;
}

// Version, flags, method, date, sum, sizes: the same in both headers
function describe(view: DataView, at: number, crc: number, size: number, packed: number, name: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, DEFLATED, true);
  view.setUint16(at + 8, NO_DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, packed, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name, true);
}

// End of central directory record, 4.3.16
function end(count: number, length: number, offset: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, length, true);
  view.setUint32(16, offset, true);
  return bytes;
}
