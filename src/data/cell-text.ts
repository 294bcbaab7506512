/** What reading one cell can end in, and the plain form of its characters that the number and date readers share. */

/** The cell holds a value. */
export const VALUE = 0;
/** The cell is blank or says "no value". */
export const MISSING = 1;
/** The cell holds one of a spreadsheet's error values. */
export const ERROR = 2;
/** The cell holds something else. */
export const MISFIT = 3;

export type CellState = typeof VALUE | typeof MISSING | typeof ERROR | typeof MISFIT;

/** Longest cell that can be a number or a date. */
export const LONGEST_PLAIN = 60;

/** Bytes of the plain form that stand for currency signs and for the words of Chinese dates and times. */
export const YUAN_SIGN = 1;
export const DOLLAR_SIGN = 2;
export const EURO_SIGN = 3;
export const YUAN_WORD = 4;
export const YEAR_WORD = 5;
export const MONTH_WORD = 6;
export const DAY_WORD = 7;
export const HOUR_WORD = 8;
export const MINUTE_WORD = 14;
export const SECOND_WORD = 15;
export const THOUSAND_WORD = 16;
export const TEN_THOUSAND_WORD = 17;
export const HUNDRED_MILLION_WORD = 18;
export const PERMILLE_SIGN = 19;
/** 人, 民, 币, which stand before an amount, and 整, which ends it */
export const PEOPLE_WORD = 20;
export const FOLK_WORD = 21;
export const COIN_WORD = 22;
export const EXACT_WORD = 23;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The characters of a cell as text, damaged bytes shown as U+FFFD. */
export function decodeCell(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/**
 * Writes the plain ASCII form of a cell into `target`: full-width digits and signs become ordinary ones, ideographic,
 * non-breaking and unseen blanks become spaces, currency signs, 千万亿, ‰ and 年月日时分秒 the bytes above, blanks at both ends go.
 * @returns its length, or −1 where the cell holds other characters or is longer than {@link LONGEST_PLAIN}
 */
export function writePlain(bytes: Uint8Array, start: number, end: number, target: Uint8Array): number {
  while (start < end && bytes[start]! <= 0x20) start++;
  while (end > start && bytes[end - 1]! <= 0x20) end--;
  if (end - start > LONGEST_PLAIN * 3) return -1;
  let length = 0;
  for (let index = start; index < end; index++) {
    if (length >= LONGEST_PLAIN) return -1;
    const byte = bytes[index]!;
    if (byte < 0x80) {
      if (byte < 0x20 && byte !== 0x09) return -1;
      target[length++] = byte === 0x24 ? DOLLAR_SIGN : byte === 0x09 ? 0x20 : byte;
      continue;
    }
    const wide = byte >= 0xe0;
    const key = wide ? (byte << 16) | (bytes[index + 1]! << 8) | bytes[index + 2]! : (byte << 8) | bytes[index + 1]!;
    index += wide ? 2 : 1;
    if (index >= end) return -1;
    if (key >= 0xefbc90 && key <= 0xefbc99) target[length++] = key - 0xefbc90 + 0x30;
    else {
      const plain = PLAIN.get(key);
      if (plain === undefined) return -1;
      target[length++] = plain;
    }
  }
  while (length > 0 && target[length - 1] === 0x20) length--;
  let first = 0;
  while (first < length && target[first] === 0x20) first++;
  if (first > 0) target.copyWithin(0, first, length);
  return length - first;
}

const PLAIN: ReadonlyMap<number, number> = new Map(
  [
    ...pairs('，．－＋％（）／：−', ',.-+%()/:-'),
    ...pairs('　\u00a0\u202f\u2009\u2007\u200b\u200e\u200f\u202a\u202c\u202d\u2060\ufeff', ' '.repeat(13)),
    ...pairs('\u2019＇', "''"),
    ...([
      ['￥', YUAN_SIGN],
      ['¥', YUAN_SIGN],
      ['＄', DOLLAR_SIGN],
      ['€', EURO_SIGN],
      ['元', YUAN_WORD],
    ] as const),
    ...([
      ['千', THOUSAND_WORD],
      ['万', TEN_THOUSAND_WORD],
      ['萬', TEN_THOUSAND_WORD],
      ['亿', HUNDRED_MILLION_WORD],
      ['億', HUNDRED_MILLION_WORD],
      ['‰', PERMILLE_SIGN],
      ['人', PEOPLE_WORD],
      ['民', FOLK_WORD],
      ['币', COIN_WORD],
      ['幣', COIN_WORD],
      ['整', EXACT_WORD],
    ] as const),
    ...([
      ['年', YEAR_WORD],
      ['月', MONTH_WORD],
      ['日', DAY_WORD],
      ['号', DAY_WORD],
    ] as const),
    ...([
      ['时', HOUR_WORD],
      ['点', HOUR_WORD],
      ['分', MINUTE_WORD],
      ['秒', SECOND_WORD],
    ] as const),
  ].map(([character, plain]) => [keyOf(character), plain]),
);

function pairs(wide: string, plain: string): [string, number][] {
  return [...wide].map((character, index) => [character, plain.charCodeAt(index)]);
}

function keyOf(character: string): number {
  return new TextEncoder().encode(character).reduce((key, byte) => (key << 8) | byte, 0);
}
