/** Files as shops have them, drawn from a seed, and what is true of each of their columns: to count what a tool read right. */

import { toGb18030 } from '../data/reading.ts';
import { generateBenchOrders } from './orders.ts';

export type Meaning = 'number' | 'date' | 'text';

/** What is counted of a column: equal only where it was read as what it is. */
export interface ColumnCount {
  readonly name: string;
  readonly type: Meaning;
  /** cells that hold something */
  readonly filled: number;
  /** of numbers their sum in hundredths, of dates the sum of their day numbers, of texts how many there are and all characters */
  readonly sum: number;
}

export interface IntakeFile {
  readonly rows: number;
  readonly columns: readonly ColumnCount[];
}

/** `sheet`: everything Excel can hold, 1,048,576 rows below their names; `ugly`: a till's export in GBK */
export type IntakeCase = 'sheet' | 'lines' | 'ugly';

const BLOCK = 20_000;
const FIRST_DAY = 19_000;

const ROWS: Readonly<Record<IntakeCase, number>> = { sheet: 1_048_576, lines: 5_000_000, ugly: 300_000 };

/** @param write takes the bytes of the file, part by part */
export function writeIntakeFile(
  which: IntakeCase,
  write: (bytes: Uint8Array) => void,
  rows: number = ROWS[which],
): IntakeFile {
  if (which === 'lines') return writeLines(rows, write);
  return which === 'sheet' ? writeRows(SHEET, rows, utf8, '\n', write) : writeRows(UGLY, rows, gbk, '\r\n', write);
}

interface Drawn {
  /** as written, quotes included */
  readonly text: string;
  /** number in hundredths, day number, or the text itself; `null` for an empty cell */
  readonly value: number | string | null;
}

interface Column {
  readonly name: string;
  readonly type: Meaning;
  readonly draw: (row: number, next: () => number) => Drawn;
}

const two = (value: number): string => String(value).padStart(2, '0');
const same = (text: string): Drawn => ({ text, value: text });
const among = (texts: readonly string[]) => (_: number, next: () => number) =>
  same(texts[Math.floor(next() * texts.length)]!);
const money = (cents: number): string => `${Math.floor(cents / 100)}.${two(cents % 100)}`;

function calendar(day: number): readonly [year: number, month: number, date: number] {
  const date = new Date(day * 86_400_000);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

const drawDay = (next: () => number): number => FIRST_DAY + Math.floor(next() * 1000);
const drawCents = (next: () => number): number => 500 + Math.floor(next() * 200_000);

const SHEET: readonly Column[] = [
  { name: '订单号', type: 'text', draw: (row) => same(`2023${String(row).padStart(14, '0')}`) },
  {
    name: '客户编号',
    type: 'text',
    draw: (_, next) => same(`C${String(Math.floor(next() * 100_000)).padStart(7, '0')}`),
  },
  {
    name: '手机',
    type: 'text',
    draw: (_, next) => same(`1380${String(Math.floor(next() * 100_000)).padStart(7, '0')}`),
  },
  {
    name: '下单日期',
    type: 'date',
    draw(_, next) {
      const day = drawDay(next);
      const [year, month, date] = calendar(day);
      return { text: `${year}-${two(month)}-${two(date)}`, value: day };
    },
  },
  { name: '城市', type: 'text', draw: among(['上海', '南京', '杭州', '苏州', '绍兴']) },
  { name: '渠道', type: 'text', draw: among(['门店', '外卖', '小程序']) },
  { name: '商品', type: 'text', draw: among(['茉莉绿茶', '桂花轻乳', '大红袍', '鸡蛋仔']) },
  { name: '邮编', type: 'text', draw: (_, next) => same(`0${String(Math.floor(next() * 1000)).padStart(5, '0')}`) },
  {
    name: '数量',
    type: 'number',
    draw(_, next) {
      const count = 1 + Math.floor(next() * 9);
      return { text: String(count), value: count * 100 };
    },
  },
  {
    name: '单价',
    type: 'number',
    draw(_, next) {
      const cents = drawCents(next);
      return { text: money(cents), value: cents };
    },
  },
  {
    name: '金额',
    type: 'number',
    draw(_, next) {
      const cents = drawCents(next);
      return { text: money(cents), value: cents };
    },
  },
  {
    name: '备注',
    type: 'text',
    draw: (_, next) =>
      next() < 0.7
        ? { text: '', value: null }
        : next() < 0.5
          ? same('少冰')
          : { text: '"半糖,去冰"', value: '半糖,去冰' },
  },
];

const UGLY: readonly Column[] = [
  {
    name: '会员卡号',
    type: 'text',
    draw: (_, next) => same(`00${String(Math.floor(next() * 50_000)).padStart(8, '0')}`),
  },
  {
    name: '下单时间',
    type: 'date',
    draw(_, next) {
      const day = drawDay(next);
      const [year, month, date] = calendar(day);
      return { text: `${year}年${month}月${date}日`, value: day };
    },
  },
  {
    name: '实付金额',
    type: 'number',
    draw(_, next) {
      const cents = drawCents(next);
      const whole = Math.floor(cents / 100).toLocaleString('en');
      return { text: `"￥${whole}.${two(cents % 100)}"`, value: cents };
    },
  },
  {
    name: '数量',
    type: 'number',
    draw(_, next) {
      const count = 1 + Math.floor(next() * 9);
      return { text: String.fromCharCode(0xff10 + count), value: count * 100 };
    },
  },
  {
    name: '地址',
    type: 'text',
    draw(_, next) {
      const text = `上海市\n徐汇区${Math.floor(next() * 500)}号`;
      return { text: `"${text}"`, value: text };
    },
  },
  {
    name: '评价',
    type: 'text',
    draw: (_, next) => (next() < 0.5 ? { text: '', value: null } : { text: '"说""好"",再来"', value: '说"好",再来' }),
  },
];

const encoder = new TextEncoder();
const utf8 = (text: string): Uint8Array => encoder.encode(text);
const gbk = (text: string): Uint8Array => toGb18030(text);

function writeRows(
  columns: readonly Column[],
  rows: number,
  encode: (text: string) => Uint8Array,
  newline: string,
  write: (bytes: Uint8Array) => void,
): IntakeFile {
  const next = generator();
  const filled = columns.map(() => 0);
  const sums = columns.map(() => 0);
  const texts = columns.map(() => new Set<string>());
  write(encode(columns.map(({ name }) => name).join(',') + newline));
  for (let from = 0; from < rows; from += BLOCK) {
    let block = '';
    for (let row = from; row < Math.min(rows, from + BLOCK); row++) {
      columns.forEach(({ draw }, column) => {
        const { text, value } = draw(row, next);
        block += column === 0 ? text : `,${text}`;
        if (value === null) return;
        filled[column]!++;
        if (typeof value === 'number') sums[column]! += value;
        else {
          texts[column]!.add(value);
          sums[column]! += value.length;
        }
      });
      block += newline;
    }
    write(encode(block));
  }
  return {
    rows,
    columns: columns.map(({ name, type }, column) => ({
      name,
      type,
      filled: filled[column]!,
      sum: sums[column]! + texts[column]!.size,
    })),
  };
}

function writeLines(lines: number, write: (bytes: Uint8Array) => void): IntakeFile {
  const bytes = generateBenchOrders(lines, 'any');
  write(bytes);
  const customers = new Set<string>();
  let [days, cents, characters] = [0, 0, 0];
  const known = new Map<string, number>();
  const decoder = new TextDecoder();
  for (let at = bytes.indexOf(10) + 1; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const [customer, date, amount] = decoder.decode(bytes.subarray(at, end)).split(',') as [string, string, string];
    customers.add(customer);
    characters += customer.length;
    let day = known.get(date);
    if (day === undefined) known.set(date, (day = Date.parse(date) / 86_400_000));
    days += day;
    cents += Math.round(Number(amount) * 100);
    at = end + 1;
  }
  return {
    rows: lines,
    columns: [
      { name: 'customer', type: 'text', filled: lines, sum: characters + customers.size },
      { name: 'date', type: 'date', filled: lines, sum: days },
      { name: 'amount', type: 'number', filled: lines, sum: cents },
    ],
  };
}

/** xorshift32, 0 … 1 */
function generator(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
}
