/** Rows that sum up others, as spreadsheets have them at the end or after each group: they would count everything twice. */

import type { DataTable, TextDictionary } from './columns.ts';
import { createFinder, sizeOf, textAt } from './dictionary.ts';
import { keyOf } from './keys.ts';
import type { Problem } from './problems.ts';
import type { RoleColumns } from './roles.ts';

const WORDS =
  /^(?:(?:本页|本月|本日|本周|本年|当日|当月|全年|累\s*计)?(?:合\s*[计計]|总\s*[计計和]|總\s*[計和]|小\s*[计計]|共\s*计)|累\s*[计計]|汇\s*总|彙\s*總|平\s*均(?:值|数|分)?|均\s*值|totals?|sub[- ]?totals?|grand[- ]totals?|averages?|mean)(?:\s*[（(][^（()）]{0,12}[)）])?\s*[:：]?$/i;
/** Words that stand for a total where persons or channels are named, and may be an answer anywhere else. */
const KEY_WORDS = /^(?:全部|all|sum)\s*[:：]?$/i;
/** What a spreadsheet's subtotals call a group: its name and a word. */
const GROUP = /^(.+?)[ \u3000]*(?:汇总|合计|小计|平均值|合計|小計|彙總|total|subtotal|average)$/i;
/** The longest of these words, in bytes. */
const LONGEST = 48;
const LONGEST_GROUP = 120;

/** Columns that say whom or what a row is about, the first there is. */
const KEYS = ['customer', 'channel', 'cohort', 'first'] as const;

/**
 * Rows with a word for a total where a customer, channel or cohort is named, or in another column of a row that names none.
 * @param problems cells that did not fit their column, in which such a word may stand
 * @returns row → column of the word, ascending
 */
export function totalRows(
  { columns }: DataTable,
  problems: readonly Problem[],
  roles: RoleColumns,
): ReadonlyMap<number, number> {
  const role = KEYS.find((each) => roles.has(each));
  const key = role === undefined ? 0 : roles.get(role)!;
  const keyColumn = columns[key]?.column;
  if (!keyColumn) return new Map();
  const found = new Map<number, number>();
  let keys: ArrayLike<number> | null = null;
  const named = (row: number): boolean => (keys ??= keyOf(keyColumn).codes)[row] !== 0;
  const note = (row: number, column: number): void => {
    if (column === key || !named(row)) if (!found.has(row)) found.set(row, column);
  };
  for (const [index, { column }] of columns.entries()) {
    if (column.kind !== 'text') continue;
    const codes = codesOnce(column.dictionary, index === key && role !== undefined);
    if (codes.size === 0) continue;
    for (let row = 0; row < column.codes.length; row++) if (codes.has(column.codes[row]!)) note(row, index);
  }
  for (const { row, column, got } of problems)
    if (row >= 0 && column >= 0 && got.length <= LONGEST && WORDS.test(got.trim())) note(row, column);
  return new Map([...found].sort(([one], [other]) => one - other));
}

const known = [
  new WeakMap<TextDictionary, ReadonlySet<number>>(),
  new WeakMap<TextDictionary, ReadonlySet<number>>(),
] as const;

// Treatments and roles change, texts do not.
function codesOnce(dictionary: TextDictionary, isKey: boolean): ReadonlySet<number> {
  const found = known[isKey ? 1 : 0];
  let codes = found.get(dictionary);
  if (!codes) found.set(dictionary, (codes = totalCodes(dictionary, isKey)));
  return codes;
}

function totalCodes(dictionary: TextDictionary, isKey: boolean): ReadonlySet<number> {
  const { bytes, offsets } = dictionary;
  const codes = new Set<number>();
  let find: ((text: string) => number) | null = null;
  for (let code = 1, size = sizeOf(dictionary); code < size; code++) {
    const start = offsets[code]!;
    const end = offsets[code + 1]!;
    // most of a million ids are told apart by two bytes
    if (end - start <= LONGEST && mayBegin(bytes[start]!, bytes[start + 1]!)) {
      const text = textAt(dictionary, code).trim();
      if (WORDS.test(text) || (isKey && KEY_WORDS.test(text))) {
        codes.add(code);
        continue;
      }
    }
    if (!isKey || end - start > LONGEST_GROUP || !mayEnd(bytes[end - 1]!)) continue;
    // The name of a group and a word for a total, where the group itself is there: a customer may be called so by chance.
    const group = GROUP.exec(textAt(dictionary, code).trim())?.[1];
    if (group !== undefined && (find ??= createFinder(dictionary))(group) > 0) codes.add(code);
  }
  return codes;
}

// A blank, one of the Chinese words, or the first two letters of an English one: to, su, gr, al, av, me.
function mayBegin(first: number, second: number): boolean {
  if (first <= 0x20 || (first >= 0xe3 && first <= 0xe7)) return true;
  return PAIRS.has(((first | 0x20) << 8) | second | 0x20);
}

const PAIRS: ReadonlySet<number> = new Set(
  ['to', 'su', 'gr', 'al', 'av', 'me'].map((pair) => (pair.charCodeAt(0) << 8) | pair.charCodeAt(1)),
);

// The last byte of a word a group may end in.
function mayEnd(last: number): boolean {
  return ENDS.has(last | (last < 0x80 ? 0x20 : 0));
}

const ENDS: ReadonlySet<number> = new Set(
  ['汇总', '合计', '平均值', '合計', '彙總', 'total', 'average'].map((word) => {
    const bytes = new TextEncoder().encode(word);
    return bytes[bytes.length - 1]!;
  }),
);
