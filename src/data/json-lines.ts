/** JSON as a table of text: one object a line, or a list of objects. */

import { csvOf, MOST_TEXT } from './csv-cells.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';

const MOST_COLUMNS = 4096;

/**
 * @returns CSV with the keys as names, in the order in which they first appear; fails where a line is no object, naming it
 */
export async function readJsonTable(blob: Blob, name: string): Promise<Outcome<Blob>> {
  const text = await blob.text();
  const objects = text.trimStart().startsWith('[') ? parseList(text, name) : parseLines(text, name);
  if (!objects.ok) return objects;
  const keys = [...new Set(objects.value.flatMap((object) => Object.keys(object)))];
  if (keys.length === 0) return fail('data.json-no-objects', { name });
  if (keys.length > MOST_COLUMNS)
    return fail('data.too-many-columns', { name, columns: keys.length, limit: MOST_COLUMNS });
  const rows = function* (): Iterable<readonly unknown[]> {
    yield keys;
    for (const object of objects.value) yield keys.map((key) => (Object.hasOwn(object, key) ? object[key] : null));
  };
  return succeed(csvOf(rows(), MOST_TEXT));
}

type JsonRecord = Readonly<Record<string, unknown>>;

function parseList(text: string, name: string): Outcome<readonly JsonRecord[]> {
  const list = parse(text);
  if (!Array.isArray(list)) return fail('data.json-unreadable', { name, line: 1 });
  const wrong = list.findIndex((item) => !isRecord(item));
  return wrong >= 0 ? fail('data.json-no-objects', { name }) : succeed(list as JsonRecord[]);
}

function parseLines(text: string, name: string): Outcome<readonly JsonRecord[]> {
  const whole = /\n\s+\S/.test(text) ? parse(text) : undefined;
  if (isRecord(whole)) {
    // One object over many lines: a table may be one of its values.
    const key = Object.keys(whole).find((each) => {
      const list = whole[each];
      return Array.isArray(list) && list.length > 0 && list.every(isRecord);
    });
    return key === undefined ? succeed([whole]) : fail('data.json-inside', { name, key });
  }
  const objects: JsonRecord[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const object = parse(line);
    if (!isRecord(object)) return fail('data.json-unreadable', { name, line: index + 1 });
    objects.push(object);
  }
  return succeed(objects);
}

// A number of more digits than a number can hold is kept as the text it is: it is an id.
const LONG = /\d[\d.]{15}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function parse(text: string): unknown {
  try {
    return JSON.parse(
      LONG.test(text)
        ? text.replace(STRING_OR_NUMBER, (token) => (token[0] !== '"' && digits(token) > 15 ? `"${token}"` : token))
        : text,
    );
  } catch {
    return undefined;
  }
}

function digits(number: string): number {
  return number.replace(/e.*/i, '').replace(/\D/g, '').replace(/^0+/, '').length;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
