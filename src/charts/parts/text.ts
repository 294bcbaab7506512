/** How much room a text takes, without a DOM: pictures are laid out before they are drawn, also on the server. */

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const NARROW = /[ilj.,:;'|!()[\]‘’·]/;
const UPPER = /[A-Z%@&¥¢£$€]/;
const BROAD = /[mwMW—…→←↑↓×]/;

/**
 * Estimated width in px, a little on the generous side for the system fonts of the product.
 *
 * @param size font size in px
 */
export function textWidth(text: string, size = 12, bold = false): number {
  let em = 0;
  for (const character of text) {
    if (WIDE.test(character)) em += 1;
    else if (character === ' ') em += 0.28;
    else if (NARROW.test(character)) em += 0.31;
    else if (BROAD.test(character)) em += 0.9;
    else if (UPPER.test(character)) em += 0.66;
    else em += 0.57;
  }
  return em * size * (bold ? 1.06 : 1);
}

/** Whether the text fits `room` px; where it does not, it is left out rather than shrunk or turned. */
export function fits(text: string, room: number, size = 12, bold = false): boolean {
  return textWidth(text, size, bold) <= room;
}

/** The text, or as much of its beginning as fits before an ellipsis. */
export function shortened(text: string, room: number, size = 12, bold = false): string {
  if (fits(text, room, size, bold)) return text;
  const letters = [...text];
  let end = letters.length - 1;
  while (end > 1 && !fits(`${letters.slice(0, end).join('')}…`, room, size, bold)) end -= 1;
  return `${letters.slice(0, end).join('')}…`;
}

/** The first of some forms of a text, longest first, that fits; '' where none does. */
export function firstFitting(texts: readonly string[], room: number, size = 12, bold = false): string {
  return texts.find((text) => fits(text, room, size, bold)) ?? '';
}
