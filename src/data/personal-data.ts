/** Which columns speak of persons: by their names, and by what every distinct text of the whole column looks like. */

import { hasContactDigits, isAnswered } from './answer-look.ts';
import type { Column, TableColumn, TextColumn, TextDictionary } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { codesOf, missingWordOfBytes } from './missing-codes.ts';
import { isPseudonym } from './pseudonyms.ts';
import { nameWeight } from './role-words.ts';
import type { DataChoices, PersonalKind, PersonalReport } from './report.ts';
import { runWhole, type Parts } from '../lib/breather.ts';
import { isCalendarDate } from '../lib/days.ts';

const NAMES: readonly (readonly [PersonalKind, RegExp])[] = [
  [
    'id-number',
    /身份证|证件号|證件號|护照|驾驶证|社保号|^(id ?card|national ?id|identity( ?(no|number|card))?|passport( ?(no|number))?|ssn)$/,
  ],
  ['email', /邮箱|電郵|电子邮件|^(e ?mail|mail)( ?(address|addr))?$|(customer|user|member|buyer|client) ?e ?mail/],
  [
    'phone',
    /手机|手機|电话|電話|联系方式|联系号码|^(mobile|phone|tel|telephone|cell ?phone|cell)( ?(no|number|num))?$|(customer|user|member|buyer|client|contact) ?(mobile|phone|tel)/,
  ],
  ['address', /地址|住址|^(shipping |billing |home |street |delivery )?addr(ess)?( ?(line)? ?\d)?$/],
  ['account', /微信|^qq( ?号)?$|旺旺|支付宝|^(wechat|weixin|alipay|openid|unionid)( ?(id|no|number))?$/],
  [
    'name',
    /姓名|真名|昵称|收货人|收件人|联系人|^(客户|顾客|会员|用户|买家|购买人|付款人)(名|名称|名字)$|^(full|first|last|given|family|sur|middle|nick|customer|client|buyer|user|member|contact|recipient|consignee) ?name$/,
  ],
];

/** A share of the distinct texts this large makes a column of their kind. */
const MOST = 0.8;
/** Names by surname alone want some of them: a few categories may begin alike. */
const FEWEST_NAMES = 8;
const LONGEST = 120;
/** Texts looked at before others get their turn. */
const SLICE = 32_768;
const SURNAMES: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸賈',
);

/** Their first three bytes as UTF-8, to be looked up without decoding. */
const SURNAME_BYTES: ReadonlySet<number> = new Set(
  Array.from(SURNAMES, (surname) => new TextEncoder().encode(surname).reduce((key, byte) => (key << 8) | byte, 0)),
);

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
const MOBILE = /^(\+?86)?1[3-9]\d{9}$/;
const INTERNATIONAL = /^\+\d{9,15}$/;
const LANDLINE = /^0\d{2,3}-\d{7,8}$/;
const NAME = /^\p{Script=Han}{2,4}$/u;

/** Weights of the first 17 digits, and the last character by their sum modulo 11 (GB 11643-1999, ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Whether a text is a Chinese identity number of 18 characters: region, date of birth and check digit all hold. */
export function isIdentityNumber(text: string): boolean {
  const digits = text.toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(digits)) return false;
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)].map(Number);
  if (year! < 1850 || year! > 2100 || !isCalendarDate(year!, month!, day!)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits[17] === CHECKS[sum % 11];
}

/** Kind of one text by its pattern alone, or `null`. */
export function personalText(text: string): Exclude<PersonalKind, 'customer' | 'address' | 'account'> | null {
  const plain = text.trim();
  if (plain.length < 2 || plain.length > LONGEST) return null;
  if (isIdentityNumber(plain)) return 'id-number';
  if (plain.includes('@')) return EMAIL.test(plain) ? 'email' : null;
  if (LANDLINE.test(plain)) return 'phone';
  const digits = plain.replace(/[\s()（）-]/g, '');
  if (MOBILE.test(digits) || INTERNATIONAL.test(digits)) return 'phone';
  return NAME.test(plain) && SURNAMES.has(plain[0]!) ? 'name' : null;
}

/** The columns of a table that speak of persons, and what was chosen about each; the customer column is not known here yet. */
export function findPersonal(columns: readonly TableColumn[], choices: DataChoices): PersonalReport[] {
  return runWhole(personalParts(columns, choices));
}

/** {@link findPersonal} in parts. */
export function* personalParts(columns: readonly TableColumn[], choices: DataChoices): Parts<PersonalReport[]> {
  const found: PersonalReport[] = [];
  for (const { id, label, column } of columns) {
    const texts = column.kind === 'text' ? yield* countTexts(column) : NO_TEXTS;
    const chosen = choices.privacy && Object.hasOwn(choices.privacy, id) ? choices.privacy[id]! : null;
    // What another reading made pseudonyms of is nobody's name any more.
    if (texts.all > 0 && texts.pseudonyms === texts.all) continue;
    const kind = kindOf(label, texts, column);
    if (!kind && !chosen) continue;
    const matching = kind ? (texts.kinds.get(kind.kind) ?? 0) : 0;
    found.push({
      id,
      label,
      kind: kind?.kind ?? 'other',
      by: kind?.by ?? 'chosen',
      matching,
      treatment: chosen ?? 'keep',
    });
  }
  return found;
}

interface Texts {
  all: number;
  pseudonyms: number;
  readonly kinds: Map<PersonalKind, number>;
}

const NO_TEXTS: Texts = { all: 0, pseudonyms: 0, kinds: new Map() };

function* countTexts({ dictionary }: TextColumn): Parts<Texts> {
  const texts: Texts = { all: 0, pseudonyms: 0, kinds: new Map() };
  const size = sizeOf(dictionary);
  for (let from = 1; from < size; from += SLICE) {
    countSlice(dictionary, from, Math.min(size, from + SLICE), texts);
    yield;
  }
  return texts;
}

// Most columns hold nothing of the kind, which their bytes tell without decoding a text. Apart from the parts, for loops in
// generators stay slow.
function countSlice(dictionary: TextDictionary, from: number, to: number, texts: Texts): void {
  const { bytes, offsets } = dictionary;
  const words = codesOf(dictionary);
  const { kinds } = texts;
  for (let code = from; code < to; code++) {
    const start = offsets[code]!;
    const length = offsets[code + 1]! - start;
    if (missingWordOfBytes(bytes, start, start + length, words) >= 0) continue;
    texts.all++;
    const shape = length > LONGEST ? null : shapeOf(bytes, start, length);
    if (!shape) continue;
    const text = shape === 'open' ? textAt(dictionary, code) : '';
    if (shape === 'open' && isPseudonym(text)) texts.pseudonyms++;
    const kind = shape === 'open' ? personalText(text) : shape;
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
}

/** Digits, bytes of wide characters, letters and @, each counted in 8 bits of its own; no text looked at is as long as that. */
const SORTS = Uint32Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return 1;
  if (byte >= 0x80) return 1 << 8;
  if (byte === 0x40) return 1 << 24;
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a ? 1 << 16 : 0;
});

/** What the bytes of a text tell: its kind, `null` where it is of none, `open` where the text must be read. */
function shapeOf(bytes: Uint8Array, start: number, length: number): 'phone' | 'id-number' | 'open' | null {
  let counts = 0;
  for (let at = start; at < start + length; at++) counts += SORTS[bytes[at]!]!;
  if (counts >>> 24 > 0) return 'open';
  const digits = counts & 0xff;
  const wide = (counts >>> 8) & 0xff;
  const letters = (counts >>> 16) & 0xff;
  if (digits === length) {
    if (length === 18) return isIdentityBytes(bytes, start) ? 'id-number' : null;
    return length === 11 && bytes[start] === 0x31 && bytes[start + 1]! >= 0x33 ? 'phone' : null;
  }
  if (wide === length) {
    if (length !== 6 && length !== 9 && length !== 12) return null;
    return SURNAME_BYTES.has((bytes[start]! << 16) | (bytes[start + 1]! << 8) | bytes[start + 2]!) ? 'open' : null;
  }
  if (letters > 0) {
    if (length === 18 && digits === 17) return isIdentityBytes(bytes, start) ? 'id-number' : null;
    return length === 14 && bytes[start] === 0x70 ? 'open' : null;
  }
  return digits >= 10 || (digits === 0 && wide >= 6 && wide <= 12) ? 'open' : null;
}

/** {@link isIdentityNumber} of 18 bytes: order numbers of that length come by the million and seldom pass the first test. */
function isIdentityBytes(bytes: Uint8Array, start: number): boolean {
  const year = numberAt(bytes, start + 6, 4);
  if (!(year >= 1850 && year <= 2100) || bytes[start] === 0x30) return false;
  let sum = 0;
  for (let at = 0; at < 17; at++) {
    const digit = bytes[start + at]! - 0x30;
    if (digit < 0 || digit > 9) return false;
    sum += WEIGHTS[at]! * digit;
  }
  const last = bytes[start + 17]!;
  if ((last === 0x78 ? 0x58 : last) !== CHECKS.charCodeAt(sum % 11)) return false;
  return isCalendarDate(year, numberAt(bytes, start + 10, 2), numberAt(bytes, start + 12, 2));
}

// Of digits; anything for other bytes.
function numberAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) value = value * 10 + bytes[at]! - 0x30;
  return value;
}

function kindOf(
  label: string,
  { all, kinds }: Texts,
  column: Column,
): { readonly kind: PersonalKind; readonly by: 'name' | 'values' } | null {
  // An identity number or an address of mail is what it is, however few there are; digits alone may be anything.
  for (const kind of ['id-number', 'email'] as const)
    if ((kinds.get(kind) ?? 0) > 0 && ((kinds.get(kind) ?? 0) >= all * MOST || (kinds.get(kind) ?? 0) >= 2))
      return { kind, by: 'values' };
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/[_\-.]+/g, ' ');
  // 您对客服电话的满意度 speaks of telephones, and its cells are answers; 手机外观 speaks of none.
  const named = NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
  if (named && !isAnswered(column) && (named !== 'phone' || hasContactDigits(column)))
    return { kind: named, by: 'name' };
  const many = (kind: PersonalKind, fewest: number): boolean => (kinds.get(kind) ?? 0) >= Math.max(fewest, all * MOST);
  if (many('phone', 1) && nameWeight('order', label) === 0) return { kind: 'phone', by: 'values' };
  if (many('name', FEWEST_NAMES) && nameWeight('product', label) === 0) return { kind: 'name', by: 'values' };
  return null;
}
