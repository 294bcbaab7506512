/** Characters at the edges of a text that nobody sees: blanks of all widths, tabs, marks of direction and of no width. */

// Blanks as JavaScript counts them, then what has no width: joiners, marks of direction, word joiner, Mongolian vowel separator.
const EDGE = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\u180e\\ufeff]';
const BEFORE = new RegExp(`^${EDGE}+`);
const AFTER = new RegExp(`${EDGE}$`);
const ALL = new RegExp(EDGE, 'g');

/** The text without what cannot be seen at its edges. */
export function trimInvisible(text: string): string {
  let end = text.length;
  // from the end one by one: a pattern for all of them would try each blank within the text as a beginning
  while (end > 0 && AFTER.test(text[end - 1]!)) end--;
  return text.slice(0, end).replace(BEFORE, '');
}

/** The text with what cannot be seen shown: tabs as ⇥, blanks as ␣, what has no width as ▯. */
export function showInvisible(text: string): string {
  const inner = trimInvisible(text);
  const from = inner === '' ? text.length : text.indexOf(inner);
  const shown = (edge: string): string =>
    edge.replace(ALL, (character) =>
      character === '\t' ? '⇥' : /[\s]/.test(character) && character !== '\ufeff' ? '␣' : '▯',
    );
  return `${shown(text.slice(0, from))}${inner}${shown(text.slice(from + inner.length))}`;
}

/**
 * Whether bytes start … end − 1 may begin or end with what cannot be seen, told from the outermost bytes: what it says no to has
 * none, what it says yes to must be read.
 */
export function mayHaveEdges(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  if (first <= 0x20) return true;
  if (first >= 0x80 && isEdgeAt(bytes, start, end)) return true;
  const last = bytes[end - 1]!;
  if (last <= 0x20) return true;
  if (last < 0x80) return false;
  return isEdgeAt(bytes, end - 2, end) || isEdgeAt(bytes, end - 3, end);
}

/** The first byte that is not of something unseen, from `start` on; `end` where there is none. */
export function afterEdge(bytes: Uint8Array, start: number, end: number): number {
  for (let length = 1; start < end && length > 0; start += length) length = edgeAt(bytes, start, end);
  return start;
}

/** The end of what is seen before `end`; `start` where there is nothing. */
export function beforeEdge(bytes: Uint8Array, start: number, end: number): number {
  while (end > start) {
    let length = 1;
    while (length <= 3 && !(end - length >= start && edgeAt(bytes, end - length, end) === length)) length++;
    if (length > 3) break;
    end -= length;
  }
  return end;
}

// Bytes of the unseen character at the place, 0 where there is another: those of EDGE above.
function edgeAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return first === 0x20 || (first >= 0x09 && first <= 0x0d) ? 1 : 0;
  if (first === 0xc2) return at + 1 < end && bytes[at + 1] === 0xa0 ? 2 : 0;
  if (at + 2 >= end) return 0;
  const rest = (bytes[at + 1]! << 8) | bytes[at + 2]!;
  if (first === 0xe2) {
    const unseen =
      (rest >= 0x8080 && rest <= 0x808f) ||
      (rest >= 0x80a8 && rest <= 0x80af) ||
      rest === 0x819f ||
      rest === 0x81a0 ||
      (rest >= 0x81a6 && rest <= 0x81a9);
    return unseen ? 3 : 0;
  }
  if (first === 0xe1) return rest === 0x9a80 || rest === 0xa08e ? 3 : 0;
  return (first === 0xe3 && rest === 0x8080) || (first === 0xef && rest === 0xbbbf) ? 3 : 0;
}

// U+00A0, and U+1680, U+180E, U+2000…206F, U+3000, U+FEFF by their first two bytes
function isEdgeAt(bytes: Uint8Array, at: number, end: number): boolean {
  if (at < 0 || at + 1 >= end) return false;
  const pair = (bytes[at]! << 8) | bytes[at + 1]!;
  return (
    pair === 0xc2a0 ||
    pair === 0xe19a ||
    pair === 0xe1a0 ||
    pair === 0xe280 ||
    pair === 0xe281 ||
    pair === 0xe380 ||
    pair === 0xefbb
  );
}
