/** Values of other formats as cells of a CSV text, so that everything that holds for a CSV file holds for them. */

import { delimiterOfSepLine } from './delimiters.ts';
import { isoFromDay } from '../lib/days.ts';

/** Lines, and characters, of a part. */
const PARTS = 4096;
const PART_CHARACTERS = 1 << 24;

/** Characters a file may become as text. */
export const MOST_TEXT = 1024 * 1024 * 1024;

/** A few bytes of a packed file can stand for endless text: one long value that every row has. */
export class TextTooLong extends Error {
  override readonly name = 'TextTooLong';
}

/**
 * Lines of cells as one text, made in parts so that no single string grows too long and large texts do not stand in memory.
 * @param most characters of the text
 * @throws TextTooLong
 */
export function csvOf(lines: Iterable<readonly unknown[]>, most = Infinity): Blob {
  const parts: (string | Blob)[] = [];
  let part: string[] = [];
  let [before, length] = [0, 0];
  for (const cells of lines) {
    const line = cells.map(csvCell).join(',');
    // A first cell called sep=; would be taken for settings, were there none before it.
    if (parts.length === 0 && part.length === 0 && delimiterOfSepLine(line) !== null) part.push('sep=,');
    part.push(line);
    length += line.length + 1;
    if (length > most) throw new TextTooLong();
    if (part.length < PARTS && length - before < PART_CHARACTERS) continue;
    const text = `${part.join('\n')}\n`;
    parts.push(length > PART_CHARACTERS ? new Blob([text]) : text);
    part = [];
    before = length;
  }
  if (part.length > 0) parts.push(`${part.join('\n')}\n`);
  return new Blob(parts, { type: 'text/csv' });
}

function csvCell(value: unknown): string {
  const text = textOf(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value))) return '';
  if (isMoment(value)) return momentText(value.getTime());
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (typeof value === 'object') return JSON.stringify(value, plain);
  return String(value as string | number | bigint | boolean);
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

function isMoment(value: unknown): value is { getTime(): number } {
  return typeof value === 'object' && value !== null && 'getTime' in value && typeof value.getTime === 'function';
}

// Readers give the wall clock as UTC; a spreadsheet's days are fractions, so seconds are rounded.
function momentText(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '';
  const seconds = Math.round(milliseconds / 1000);
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  if (rest === 0) return isoFromDay(day);
  const two = (each: number): string => String(each).padStart(2, '0');
  return `${isoFromDay(day)} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}
