/** Snappy blocks, as Parquet files pack their pages by default (Snappy format description, 2011-10-05). */

/**
 * Unpacks a block.
 * @param size bytes it holds, which Parquet stores beside it
 * @throws RangeError where the block is damaged or does not hold `size` bytes
 */
export function unpackSnappy(input: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  let at = 0;
  while (input[at]! >= 128) at++;
  at++;
  // Three bytes stand for 64 at most: what claims more is damaged, and no memory is asked for it.
  if (!(size >= 0) || size > input.length * 22) throw new RangeError('the Snappy block holds another number of bytes');
  const output = new Uint8Array(size);
  let filled = 0;
  const number = (bytes: number): number => {
    if (at + bytes > input.length) throw new RangeError('the Snappy block ends early');
    let value = 0;
    for (let i = 0; i < bytes; i++) value += input[at++]! * 256 ** i;
    return value;
  };
  while (at < input.length) {
    const tag = input[at++]!;
    if ((tag & 3) === 0) {
      const short = tag >>> 2;
      const length = (short < 60 ? short : number(short - 59)) + 1;
      if (at + length > input.length || filled + length > size) throw new RangeError('damaged Snappy block');
      output.set(input.subarray(at, at + length), filled);
      at += length;
      filled += length;
      continue;
    }
    const near = (tag & 3) === 1;
    const length = near ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1;
    const offset = near ? ((tag >>> 5) << 8) + number(1) : number((tag & 3) === 2 ? 2 : 4);
    if (offset === 0 || offset > filled || filled + length > size) throw new RangeError('damaged Snappy block');
    // Byte by byte: a copy may overlap what it makes.
    for (let i = 0; i < length; i++) output[filled + i] = output[filled + i - offset]!;
    filled += length;
  }
  if (filled !== size) throw new RangeError('the Snappy block holds another number of bytes');
  return output;
}
