/** Units of numbers: those a column's name gives its amounts in, and words behind every number of a column. */

import { VALUE } from './cell-text.ts';
import type { NumberColumn, TextColumn } from './columns.ts';
import { DictionaryBuilder, narrowCodes, sizeOf, textAt } from './dictionary.ts';
import { missingCodesOf } from './missing-codes.ts';
import { createNumberReading, readNumber } from './number-text.ts';

export interface NameUnit {
  /** as the name has it */
  readonly unit: string;
  /** places the point would move to the right */
  readonly places: number;
}

/** 金额(万元), 销售额/千元, 人数（万）, Revenue (in thousands), sales (k). */
const CHINESE =
  /(?:[(（[【]\s*(?:单位\s*[:：]\s*)?|[/_／]\s*)(百万|千万|千|万|萬|亿|億)(元|人民币|人|人次|件|吨|美元|港元|美金|台|辆|户|单|份)?\s*[)）\]】]?\s*$/;
const ENGLISH =
  /[([]\s*(?:in\s+)?(?:[a-z]{3}\s+|[$€¥]\s*)?('?000s?|k|thousands?|millions?|mn|billions?|bn)(?:\s+(?:of\s+)?[a-z]{2,8})?\s*[)\]]\s*$/i;

const PLACES: Readonly<Record<string, number>> = {
  千: 3,
  万: 4,
  萬: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
};

/** @returns `null` where the name gives no unit larger than one */
export function unitOfName(label: string): NameUnit | null {
  const chinese = CHINESE.exec(label);
  if (chinese) return { unit: `${chinese[1]}${chinese[2] ?? ''}`, places: PLACES[chinese[1]!]! };
  const english = ENGLISH.exec(label)?.[1]?.toLowerCase();
  if (english === undefined) return null;
  const places = /^(m)/.test(english) ? 6 : /^b/.test(english) ? 9 : 3;
  return { unit: english, places };
}

/** The numbers with the point moved to the right, exact where the column knows its decimals. */
export function shiftColumn({ values, decimals }: NumberColumn, places: number): NumberColumn {
  const factor = 10 ** places;
  const scale = decimals >= 0 ? 10 ** decimals : 0;
  const moved = Float64Array.from(values, (value) => {
    if (scale === 0) return value * factor;
    const whole = Math.round(value * scale);
    return decimals > places ? whole / 10 ** (decimals - places) : whole * 10 ** (places - decimals);
  });
  return { kind: 'number', values: moved, decimals: decimals < 0 ? decimals : Math.max(0, decimals - places) };
}

/**
 * Words of measure that may stand behind numbers. Words that number things instead (1店, 2月, 3号) make names, not amounts, and answers
 * (5分, 5星) have scales of their own.
 */
const UNIT =
  /^(件|个|個|只|张|張|套|台|部|箱|盒|袋|瓶|包|条|條|双|雙|杯|次|天|小时|小時|分钟|分鐘|秒|秒钟|周|个月|人|位|户|戶|单|單|笔|筆|份|本|支|枚|件套|克|千克|公斤|斤|吨|噸|毫升|升|米|厘米|毫米|公里|千米|平方米|平米|岁|歲|kg|g|mg|lb|lbs|oz|t|ml|l|m|cm|mm|km|pcs?|pieces?|units?|items?|days?|hours?|hrs?|h|mins?|minutes?|s|secs?|seconds?|weeks?|months?|years?|times)$/i;
const WITH_UNIT = /^([-+−－]?[\d０-９][\d０-９,，.．]*)\s*(\p{L}{1,8})$/u;

export interface UnitNumbers {
  /** the texts without the unit, to be read as numbers */
  readonly column: TextColumn;
  readonly unit: string;
}

const encoder = new TextEncoder();
const reading = createNumberReading();

/** The numbers of a column of which every filled cell is a number with the same unit behind it; `null` of other columns. */
export function readUnitNumbers({ codes, dictionary }: TextColumn): UnitNumbers | null {
  const size = sizeOf(dictionary);
  if (size < 2) return null;
  const blank = new Set(missingCodesOf(dictionary));
  const builder = new DictionaryBuilder(size);
  const codeOf = new Uint32Array(size);
  let unit: string | null = null;
  for (let code = 1; code < size; code++) {
    if (blank.has(code)) continue;
    if (dictionary.offsets[code + 1]! - dictionary.offsets[code]! > 60) return null;
    const found = WITH_UNIT.exec(textAt(dictionary, code).trim());
    if (!found) return null;
    unit ??= found[2]!;
    if (found[2] !== unit || !UNIT.test(unit)) return null;
    const bytes = encoder.encode(found[1]);
    if (readNumber(bytes, 0, bytes.length, reading) !== VALUE || reading.leadingZero) return null;
    codeOf[code] = builder.add(bytes, 0, bytes.length);
  }
  if (unit === null) return null;
  const made = builder.finish();
  const moved = Uint32Array.from(codes, (code) => codeOf[code]!);
  return { column: { kind: 'text', codes: narrowCodes(moved, sizeOf(made)), dictionary: made }, unit };
}
