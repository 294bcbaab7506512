/** Names of sheets that every spreadsheet takes. */

const LONGEST = 31;

/**
 * One name a sheet: at most 31 characters, without []:*?/\ and control characters, no apostrophe at an end, not `History`, each
 * only once; further sheets are numbered.
 */
export function sheetNames(title: string, count: number): string[] {
  const plain = title
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
    .replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '');
  const name = plain === '' || /^history$/i.test(plain) ? `${plain} 1`.trim() : plain;
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? cut(name, LONGEST) : cut(name, LONGEST - ` (${index + 1})`.length) + ` (${index + 1})`,
  );
}

// Not through the middle of a character of two units, and no blank or apostrophe at the new end.
function cut(name: string, length: number): string {
  const whole = name.slice(0, length);
  return (/[\ud800-\udbff]$/.test(whole) ? whole.slice(0, -1) : whole).replace(/[\s']+$/, '');
}
