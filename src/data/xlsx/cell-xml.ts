/** Cells of a workbook as SpreadsheetML (ECMA-376 part 1, 18.3.1.4). Every text is a text cell, never a formula. */

import { MISSING_SECONDS } from '../../lib/days.ts';

/** Characters a cell can hold; spreadsheets refuse files with more. */
export const MOST_CHARACTERS = 32_767;
/** Spreadsheets count a 29 February 1900 that never was: only from the day after it all of them agree. */
export const FIRST_DAY = -25_508; // 1900-03-01
export const LAST_DAY = 2_932_896; // 9999-12-31
/** 1970-01-01 as spreadsheets count days. */
const EPOCH_SERIAL = 25_569;

/** A day and its time of day as a spreadsheet's number. */
export function serialOf(day: number, seconds: number): number {
  return day + EPOCH_SERIAL + (seconds === MISSING_SECONDS ? 0 : seconds / 86_400);
}

export function numberCell(place: string, style: number, value: number): string {
  return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`}><v>${value}</v></c>`;
}

/** @param text at most {@link MOST_CHARACTERS} characters, not empty */
export function textCell(place: string, style: number, text: string): string {
  const space = BLANKS.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${space}>${escapeText(text)}</t></is></c>`;
}

const BLANKS = /^\s|\s$|[\t\n]| {2}/;

/** Text of an element; characters XML cannot hold as `_x000D_` (22.9.2.19), and texts that look like that too. */
export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, escapeOne) : text;
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff\ud800-\udfff]|_x/;
const EACH_SPECIAL =
  // eslint-disable-next-line no-control-regex -- as above
  /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeOne(character: string): string {
  const entity = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[character];
  return entity ?? `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** `A` for column 0, `AA` for 26. */
export function columnLetters(column: number): string {
  return (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** 0 for column `A`, 26 for `AA`. @param letters capitals only */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let at = 0; at < letters.length; at++) index = index * 26 + letters.charCodeAt(at) - 64;
  return index - 1;
}

/** Named and numbered characters of XML as they are (XML 1.0, 4.1); others stay as written. */
export function unescapeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, entity) : text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
