/** What a zip archive holds, by the names in its directory: workbooks, documents and plain archives all look alike outside. */

import { message, type Message } from '../lib/outcome.ts';

/** A member of an archive. */
export interface ZipMember {
  readonly name: string;
  /** bytes unpacked */
  readonly size: number;
  /** CRC-32 of them */
  readonly checksum: number;
  /** where its local header begins */
  readonly offset: number;
  /** bytes in the archive */
  readonly packed: number;
  /** 0 stored, 8 deflated */
  readonly method: number;
}

/** Members by the central directory (APPNOTE 4.3); `null` where there is none, or it is damaged. */
export async function zipMembers(blob: Blob): Promise<readonly ZipMember[] | null> {
  const tail = new DataView(await blob.slice(Math.max(0, blob.size - 65_557)).arrayBuffer());
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const [length, offset] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
    if (offset + length > blob.size) return null;
    return membersOf(new DataView(await blob.slice(offset, offset + length).arrayBuffer()));
  }
  return null;
}

/** Why an archive is no workbook that can be read, told by what it holds; `null` where it may be one. */
export function refuseZip(members: readonly ZipMember[], name: string): Message | null {
  const has = (pattern: RegExp): boolean => members.some((member) => pattern.test(member.name));
  if (has(/^xl\/workbook\.bin$/)) return message('data.not-text-xlsb', { name });
  if (has(/^(xl\/|\[Content_Types\]\.xml$)/) && !has(/^(word|ppt)\//)) return null;
  if (has(/^(word|ppt)\//)) return message('data.not-text-document', { name });
  if (has(/^Index(\.zip|\/.*\.iwa)$/)) return message('data.not-text-numbers', { name });
  if (has(/^mimetype$/) && has(/^content\.xml$/)) return message('data.not-text-ods', { name });
  const member = members.find(
    (each) => /\.(csv|tsv|txt|tab|xlsx|parquet|json|jsonl|ndjson)$/i.test(each.name) && !/^__MACOSX\//.test(each.name),
  );
  return member
    ? message('data.archive-holds', { name, member: member.name.split('/').at(-1) ?? member.name })
    : message('data.not-text-archive', { name });
}

function membersOf(directory: DataView): readonly ZipMember[] | null {
  const members: ZipMember[] = [];
  let at = 0;
  while (at + 46 <= directory.byteLength && directory.getUint32(at, true) === 0x02014b50) {
    const nameLength = directory.getUint16(at + 28, true);
    const end = at + 46 + nameLength;
    if (end > directory.byteLength) return null;
    const bytes = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength);
    // Bit 11 says UTF-8; Windows in Chinese writes GBK without saying so.
    const utf8 = (directory.getUint16(at + 8, true) & 0x800) !== 0 || bytes.every((byte) => byte < 0x80);
    members.push({
      name: new TextDecoder(utf8 ? 'utf-8' : 'gb18030').decode(bytes),
      size: directory.getUint32(at + 24, true),
      checksum: directory.getUint32(at + 16, true),
      offset: directory.getUint32(at + 42, true),
      packed: directory.getUint32(at + 20, true),
      method: directory.getUint16(at + 10, true),
    });
    at = end + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return at === directory.byteLength && at > 0 ? members : null;
}
