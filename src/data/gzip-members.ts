/**
 * gzip files of several members one after the other, as tools write them that pack in parallel or go on with a file (RFC 1952, 2.2).
 * The browser's own unpacking takes the first for all there is.
 */

import { Gunzip } from 'fflate';
import { crcOf } from './xlsx/crc.ts';

/** Checksum and length at the end of a member. */
const TAIL = 8;

/**
 * @param most bytes that are unpacked
 * @returns the text of all members, or why there is none
 */
export async function unpackGzipMembers(blob: Blob, most: number): Promise<Blob | 'damaged' | 'large'> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const members: { end: number; checksum: number; size: number }[] = [{ end: blob.size, checksum: 0, size: 0 }];
  let size = 0;
  const stream = new Gunzip((part) => {
    const member = members.at(-1)!;
    member.checksum = crcOf(part, member.checksum);
    member.size += part.length;
    size += part.length;
    // What is handed over is used again for the next part.
    if (size <= most) parts.push(part.slice());
  });
  stream.onmember = (start) => {
    members.at(-1)!.end = start;
    members.push({ end: blob.size, checksum: 0, size: 0 });
  };
  try {
    const reader = blob.stream().getReader();
    for (;;) {
      const { done, value } = await reader.read();
      stream.push(value ?? new Uint8Array(0), done);
      if (size > most) {
        await reader.cancel();
        return 'large';
      }
      if (done) break;
    }
    for (const { end, checksum, size: length } of members) {
      const tail = new DataView(await blob.slice(end - TAIL, end).arrayBuffer());
      if (tail.getUint32(0, true) !== checksum || tail.getUint32(4, true) !== length % 2 ** 32) return 'damaged';
    }
    return new Blob(parts);
  } catch {
    return 'damaged';
  }
}
