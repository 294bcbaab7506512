/** Order lines to measure with: three columns, about 25 bytes a line, in order of time, the same bytes for the same options. */

/** `any`: 5 to 9 letters and digits without order, as hashes and member tokens are; `prefix-digits`: C000000, C000001 … */
export type BenchIds = 'any' | 'prefix-digits';

/** Lines a customer has on average. */
const LINES_EACH = 10;

/** Days from 2023-01-01 on, five whole years. */
const DAYS = 1826;

/** Number of customers among which the lines are drawn. */
export function benchCustomers(lines: number): number {
  return Math.max(1, Math.round(lines / LINES_EACH));
}

/** UTF-8 CSV `customer,date,amount` of exactly `lines` lines and a header. */
export function generateBenchOrders(lines: number, ids: BenchIds): Uint8Array<ArrayBuffer> {
  const customers = benchCustomers(lines);
  const dates = drawDates();
  const header = new TextEncoder().encode('customer,date,amount\n');
  const bytes = new Uint8Array(header.length + lines * 32);
  bytes.set(header);
  let at = header.length;
  let state = 0x2545f491;
  const next = (): number => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let line = 0; line < lines; line += 1) {
    // Some customers come far more often than others.
    const u = (next() + 0.5) / 4294967296;
    const customer = Math.floor(u * Math.sqrt(u) * customers);
    at = ids === 'any' ? putAny(bytes, at, customer) : putPrefixed(bytes, at, customer);
    bytes[at++] = 44; // ,
    const date = dates[Math.floor((line / lines) * DAYS)]!;
    for (let i = 0; i < 10; i += 1) bytes[at++] = date[i]!;
    bytes[at++] = 44;
    // 5.00 to about 105.00, small ones more often.
    const v = (next() + 0.5) / 4294967296;
    const cents = 500 + Math.floor(v * v * 10000);
    at = putDigits(bytes, at, Math.floor(cents / 100), cents >= 10000 ? 3 : cents >= 1000 ? 2 : 1);
    bytes[at++] = 46; // .
    at = putDigits(bytes, at, cents % 100, 2);
    bytes[at++] = 10;
  }
  return bytes.slice(0, at);
}

function putPrefixed(bytes: Uint8Array, at: number, customer: number): number {
  bytes[at] = 67; // C
  return putDigits(bytes, at + 1, customer, 6);
}

/** Unique, because the scramble is one-to-one and its five to seven digits to base 36 come first and say how many they are. */
function putAny(bytes: Uint8Array, at: number, customer: number): number {
  let mixed = Math.imul(customer ^ (customer >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  mixed = (mixed ^ (mixed >>> 15)) >>> 0;
  const width = mixed < 60466176 ? 5 : mixed < 2176782336 ? 6 : 7;
  let place = at;
  // The first sign tells the width: a to j five, k to t six, u to z seven.
  bytes[place++] = (width === 5 ? 97 : width === 6 ? 107 : 117) + (mixed % (width === 7 ? 6 : 10));
  for (let i = 0, rest = mixed; i < width; i += 1, rest = Math.floor(rest / 36)) {
    const digit = rest % 36;
    bytes[place++] = digit < 10 ? 48 + digit : 87 + digit;
  }
  if (mixed % 5 === 0) bytes[place++] = 45; // -
  return place;
}

function putDigits(bytes: Uint8Array, at: number, value: number, width: number): number {
  for (let i = at + width - 1, rest = value; i >= at; i -= 1, rest = Math.floor(rest / 10)) bytes[i] = 48 + (rest % 10);
  return at + width;
}

function drawDates(): Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from({ length: DAYS }, (_, day) =>
    encoder.encode(new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10)),
  );
}
