/** One member of gzip (RFC 1952), held against its own checksum: the library that unpacks it does not look at it. */

import { gunzipSync } from 'fflate';
import { crcOf } from './xlsx/crc.ts';

/**
 * @param size bytes it holds, which is known from elsewhere
 * @throws RangeError, or an error of the library, where it is damaged or holds another number of bytes
 */
export function unpackGzipMember(input: Uint8Array, size: number): Uint8Array {
  if (input.length < 18) throw new RangeError('the gzip member ends early');
  const tail = new DataView(input.buffer, input.byteOffset + input.length - 8, 8);
  // The length is told before anything is unpacked, so that nothing endless is.
  if (tail.getUint32(4, true) !== size) throw new RangeError('the gzip member holds another number of bytes');
  const output = gunzipSync(input, { out: new Uint8Array(size) });
  if (output.length !== size || crcOf(output, 0) !== tail.getUint32(0, true))
    throw new RangeError('damaged gzip member');
  return output;
}
