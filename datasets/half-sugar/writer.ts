/** Bytes of a text file, written piece by piece into one growing array: no strings, whatever the size. */

export class ByteWriter {
  length = 0;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Makes room for `more` bytes; everything below writes without looking. */
  reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.ceil(this.#bytes.length * 1.5) + more);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  byte(code: number): void {
    this.#bytes[this.length++] = code;
  }

  put(text: Uint8Array): void {
    const bytes = this.#bytes;
    let at = this.length;
    for (let i = 0; i < text.length; i += 1) bytes[at++] = text[i]!;
    this.length = at;
  }

  /** A whole number in exactly `width` digits, with leading zeros. */
  digits(value: number, width: number): void {
    const bytes = this.#bytes;
    for (let i = this.length + width - 1, rest = value; i >= this.length; i -= 1, rest = (rest / 10) | 0)
      bytes[i] = 48 + (rest % 10);
    this.length += width;
  }

  /** A whole number below 2^31 without leading zeros. */
  whole(value: number): void {
    let width = 1;
    for (let limit = 10; value >= limit; limit *= 10) width += 1;
    this.digits(value, width);
  }

  /** Writes again everything since `start`. */
  repeat(start: number): void {
    this.reserve(this.length - start);
    this.#bytes.copyWithin(this.length, start, this.length);
    this.length += this.length - start;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }
}
