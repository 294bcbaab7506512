/** Base64 (RFC 4648, section 4, with padding) between byte arrays, without strings in between: blocks may be large. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const ENCODE = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const PAD = 61;
const INVALID = 255;
const DECODE = new Uint8Array(256).fill(INVALID);
ENCODE.forEach((code, value) => (DECODE[code] = value));

/** ASCII bytes of the Base64 form. */
export function encodeBase64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = Math.floor(bytes.length / 3);
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0; i < whole; i++) {
    const [from, to] = [i * 3, i * 4];
    const group = (bytes[from]! << 16) | (bytes[from + 1]! << 8) | bytes[from + 2]!;
    out[to] = ENCODE[group >>> 18]!;
    out[to + 1] = ENCODE[(group >>> 12) & 63]!;
    out[to + 2] = ENCODE[(group >>> 6) & 63]!;
    out[to + 3] = ENCODE[group & 63]!;
  }
  const rest = bytes.length - whole * 3;
  if (rest > 0) {
    const group = (bytes[whole * 3]! << 16) | (rest === 2 ? bytes[whole * 3 + 1]! << 8 : 0);
    out.set(
      [ENCODE[group >>> 18]!, ENCODE[(group >>> 12) & 63]!, rest === 2 ? ENCODE[(group >>> 6) & 63]! : PAD, PAD],
      whole * 4,
    );
  }
  return out;
}

/** The bytes of a Base64 form, or `null` where it is not one (foreign characters, wrong length or padding). */
export function decodeBase64(text: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.at(-1) !== PAD ? 0 : text.at(-2) !== PAD ? 1 : 2;
  const letters = text.length - padding;
  const out = new Uint8Array((text.length / 4) * 3 - padding);
  let wrong = 0;
  const whole = Math.floor(letters / 4);
  for (let i = 0; i < whole; i++) {
    const [from, to] = [i * 4, i * 3];
    const a = DECODE[text[from]!]!;
    const b = DECODE[text[from + 1]!]!;
    const c = DECODE[text[from + 2]!]!;
    const d = DECODE[text[from + 3]!]!;
    wrong |= (a | b | c | d) & 64;
    out[to] = (a << 2) | (b >>> 4);
    out[to + 1] = (b << 4) | (c >>> 2);
    out[to + 2] = (c << 6) | d;
  }
  if (padding > 0) {
    const from = whole * 4;
    const [a, b, c] = [DECODE[text[from]!]!, DECODE[text[from + 1]!]!, padding === 1 ? DECODE[text[from + 2]!]! : 0];
    wrong |= (a | b | c) & 64;
    out[whole * 3] = (a << 2) | (b >>> 4);
    if (padding === 1) out[whole * 3 + 1] = (b << 4) | (c >>> 2);
  }
  return wrong === 0 ? out : null;
}
