/** Text as GB18030, which browsers only read: their decoder turned round, so that both always agree. */

/** Byte pairs: lead 81…FE, trail 40…7E and 80…FE. */
const LEADS = 0xfe - 0x81 + 1;
/** Sequences of four bytes that stand for characters of the basic plane. */
const FOURS = 39_420;
/** Linear position of U+10000 among sequences of four bytes (GB 18030, mapping of the supplementary planes). */
const SUPPLEMENTARY = 189_000;
const REPLACEMENT = 0xfffd;
/** Marks a position among four bytes in {@link table}, which holds byte pairs otherwise. */
const IS_FOUR = 0x8000_0000;

let made: Uint32Array | null = null;

export interface EncodedText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** characters without a place, written as U+FFFD */
  readonly lost: number;
}

/**
 * Every Unicode character has a place but 19 of private use: U+E5E5, and those whose bytes the edition of 2022 gave to characters
 * that Unicode has since. Half a surrogate pair has none either.
 */
export function encodeGb18030(text: string): EncodedText {
  const table = (made ??= makeTable());
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  let lost = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    let place = table[unit]!;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(at + 1);
      const paired = unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
      if (paired) {
        place = IS_FOUR + SUPPLEMENTARY + ((unit - 0xd800) << 10) + (next - 0xdc00);
        at++;
      }
    }
    if (place === 0) {
      place = table[REPLACEMENT]!;
      lost++;
    }
    if (place < IS_FOUR) {
      bytes[length++] = place >>> 8;
      bytes[length++] = place & 0xff;
    } else {
      writeFour(bytes, length, place - IS_FOUR);
      length += 4;
    }
  }
  return { bytes: bytes.subarray(0, length), lost };
}

function writeFour(bytes: Uint8Array, at: number, place: number): void {
  bytes[at] = 0x81 + Math.floor(place / 12_600);
  bytes[at + 1] = 0x30 + (Math.floor(place / 1260) % 10);
  bytes[at + 2] = 0x81 + (Math.floor(place / 10) % 126);
  bytes[at + 3] = 0x30 + (place % 10);
}

// Every sequence is followed by a line feed, which is part of none: what one of them spoils ends there.
function makeTable(): Uint32Array {
  const table = new Uint32Array(0x10000);
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
  const fours = new Uint8Array(FOURS * 5);
  for (let place = 0; place < FOURS; place++) {
    writeFour(fours, place * 5, place);
    fours[place * 5 + 4] = 0x0a;
  }
  decoder
    .decode(fours)
    .split('\n')
    .forEach((character, place) => {
      if (character.length === 1) table[character.charCodeAt(0)] = IS_FOUR + place;
    });
  const pairs = new Uint8Array(LEADS * 190 * 3);
  for (let place = 0; place < LEADS * 190; place++) {
    const trail = place % 190;
    pairs[place * 3] = 0x81 + Math.floor(place / 190);
    pairs[place * 3 + 1] = 0x40 + trail + (trail < 0x3f ? 0 : 1);
    pairs[place * 3 + 2] = 0x0a;
  }
  const read = decoder.decode(pairs).split('\n');
  // the first of several pairs for a character is the one other programs write
  for (let place = LEADS * 190 - 1; place >= 0; place--) {
    const character = read[place]!;
    if (character.length === 1 && character.charCodeAt(0) !== REPLACEMENT)
      table[character.charCodeAt(0)] = (pairs[place * 3]! << 8) | pairs[place * 3 + 1]!;
  }
  return table;
}
