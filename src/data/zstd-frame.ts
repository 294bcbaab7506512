/** Frames of Zstandard (RFC 8878), as Parquet and Arrow pack by it. */

import { decompress } from 'fzstd';

const MAGIC = 0xfd2fb528;

/**
 * Unpacks a frame. The library takes the size it claims at its word, so that is looked at first.
 * @param size bytes it holds, which is known from elsewhere
 * @throws RangeError, or an error of the library, where it is damaged or holds another number of bytes
 */
export function unpackZstd(input: Uint8Array, size: number): Uint8Array {
  const claimed = claimedSize(new DataView(input.buffer, input.byteOffset, input.byteLength));
  if (!(size >= 0) || size > input.length * MOST_A_BYTE || (claimed !== null && claimed !== size))
    throw new RangeError('the Zstandard frame holds another number of bytes');
  const output = decompress(input);
  if (output.length !== size) throw new RangeError('the Zstandard frame holds another number of bytes');
  return output;
}

/** A block of four bytes repeats one 128 KB long. */
const MOST_A_BYTE = 32_768;

/** Window a frame without a size may ask for: the most that writers use. */
const LARGEST_WINDOW = 128 * 1024 * 1024;

/** The size a frame says it has, `null` where it says none (RFC 8878, 3.1.1.1). */
function claimedSize(view: DataView): number | null {
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('not a Zstandard frame');
  const flags = view.getUint8(4);
  const single = (flags & 32) !== 0;
  if (!single) {
    const window = view.getUint8(5);
    const base = 2 ** (10 + (window >>> 3));
    if (base + (base / 8) * (window & 7) > LARGEST_WINDOW) throw new RangeError('a window that is too large');
  }
  const at = (single ? 5 : 6) + [0, 1, 2, 4][flags & 3]!;
  switch (flags >>> 6) {
    case 0:
      return single ? view.getUint8(at) : null;
    case 1:
      return view.getUint16(at, true) + 256;
    case 2:
      return view.getUint32(at, true);
    default:
      return Number(view.getBigUint64(at, true));
  }
}
