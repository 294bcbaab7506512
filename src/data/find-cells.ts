/** Looking for a text in cells: what is looked for, and whether a cell has it. Page and engine agree by using the same. */

/** A text as it is looked for. */
export interface Needle {
  /** in small letters; '' finds nothing */
  readonly text: string;
  /** as numbers are compared with it, without grouping; `null` where no number can contain it */
  readonly digits: string | null;
}

export function needleOf(text: string): Needle {
  const folded = text.trim().toLowerCase();
  const digits = folded.replace(/[,\s]/g, '');
  return { text: folded, digits: /^[-+]?[\d.]*(e[-+]?\d*)?$/.test(digits) && digits !== '' ? digits : null };
}

/** @param cell a number, a text (of a day its ISO date), or nothing */
export function hasNeedle(cell: string | number | null, { text, digits }: Needle): boolean {
  if (cell === null || text === '') return false;
  if (typeof cell === 'number') return digits !== null && String(cell).includes(digits);
  return cell.toLowerCase().includes(text);
}
