/** LZ4 frames, as Arrow files pack their buffers by default (LZ4 Frame Format 1.6.1, LZ4 Block Format). */

const MAGIC = 0x184d2204;

/**
 * Unpacks one frame.
 * @param size length of what is packed, which Arrow stores beside the frame
 * @throws RangeError where the frame is damaged or does not hold `size` bytes
 */
export function unpackLz4Frame(input: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('not an LZ4 frame');
  const flags = input[4]!;
  // descriptor: flags, block size, content size and dictionary where there are any, and a checksum of itself
  let at = 6 + ((flags & 8) !== 0 ? 8 : 0) + ((flags & 1) !== 0 ? 4 : 0) + 1;
  const checksum = (flags & 16) !== 0 ? 4 : 0;
  // A byte stands for 255 at most: what claims more is damaged, and no memory is asked for it.
  if (!(size >= 0) || size > input.length * 255) throw new RangeError('the LZ4 frame holds another number of bytes');
  const output = new Uint8Array(size);
  let filled = 0;
  for (;;) {
    const length = view.getUint32(at, true);
    at += 4;
    if (length === 0) break;
    const bytes = length & 0x7fffffff;
    const block = input.subarray(at, at + bytes);
    if (block.length < bytes) throw new RangeError('the LZ4 frame ends early');
    if (length >>> 31 === 1) {
      output.set(block, filled);
      filled += bytes;
    } else filled = unpackBlock(block, output, filled);
    at += bytes + checksum;
  }
  if (filled !== size) throw new RangeError('the LZ4 frame holds another number of bytes');
  return output;
}

// Blocks may refer back into those before them, so all are unpacked into one output.
function unpackBlock(block: Uint8Array, output: Uint8Array, start: number): number {
  let at = 0;
  let filled = start;
  const extended = (length: number): number => {
    if (length < 15) return length;
    let more: number;
    do length += more = block[at++] ?? 0;
    while (more === 255);
    return length;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = extended(token >>> 4);
    if (at + literals > block.length || filled + literals > output.length) throw new RangeError('damaged LZ4 block');
    output.set(block.subarray(at, at + literals), filled);
    at += literals;
    filled += literals;
    // The last sequence of a block has no match.
    if (at >= block.length) break;
    const offset = block[at]! | (block[at + 1]! << 8);
    at += 2;
    const match = extended(token & 15) + 4;
    const from = filled - offset;
    if (offset === 0 || from < 0 || filled + match > output.length) throw new RangeError('damaged LZ4 block');
    // Byte by byte: a match may overlap what it makes.
    for (let i = 0; i < match; i++) output[filled + i] = output[from + i]!;
    filled += match;
  }
  return filled;
}
