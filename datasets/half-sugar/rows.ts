/** One row of the order file, as bytes. */

import { CHANNELS, CITIES, PRODUCTS, UNREADABLE } from './catalogue.ts';
import { WALK_IN } from './process.ts';
import { scramble } from './random.ts';
import { ByteWriter } from './writer.ts';

export const HEADER = '\ufeff订单号,会员号,下单时间,品名,品类,数量,实付,渠道,城市\n';

export type Ids = 'prefix-digits' | 'any';

/** What all rows of an order share; one object is filled anew for every order. */
export interface RowHead {
  order: number;
  member: number;
  /** `2023-01-05` */
  date: Uint8Array;
  /** minutes after opening at 10:00 */
  clock: number;
  /** `0` the time is as it was, `1` the year is swapped, `2` and more: an unreadable text stands in its place */
  time: number;
  channel: number;
  city: number;
}

const encoder = new TextEncoder();
const GOODS = PRODUCTS.map(([category, product]) => encoder.encode(`,${product},${category},`));
const PLACES = CHANNELS.map((channel) => CITIES.map(([city]) => encoder.encode(`,${channel},${city}\n`)));
const UNREAD = UNREADABLE.map((text) => encoder.encode(text));

/** Writes a row; `paid` is in tenths of a yuan, `back` makes quantity and amount negative. */
export function putRow(
  file: ByteWriter,
  head: RowHead,
  ids: Ids,
  seed: number,
  product: number,
  cups: number,
  paid: number,
  back: boolean,
): void {
  file.byte(68); // D
  file.digits(head.order, 7);
  file.byte(44); // ,
  if (head.member !== WALK_IN) putMember(file, head.member, ids, seed);
  file.byte(44);
  putTime(file, head);
  file.put(GOODS[product]!);
  if (back) file.byte(45); // -
  file.whole(cups);
  file.byte(44);
  if (back) file.byte(45);
  file.whole(Math.floor(paid / 10));
  file.byte(46); // .
  file.digits((paid % 10) * 10, 2);
  file.put(PLACES[head.channel]![head.city]!);
}

export function putMember(file: ByteWriter, member: number, ids: Ids, seed: number): void {
  if (ids === 'prefix-digits') {
    file.byte(77); // M
    file.digits(member + 1, 6);
    return;
  }
  // The scramble is one-to-one, so its seven digits to base 36 are unique; a tail of up to five more varies the length.
  const mixed = scramble(member ^ seed);
  const tail = scramble(mixed);
  for (let i = 0, rest = mixed; i < 7; i += 1, rest = Math.floor(rest / 36)) file.byte(letter(rest % 36));
  for (let i = 0, rest = tail; i < tail % 6; i += 1, rest = Math.floor(rest / 36)) file.byte(letter(rest % 36));
}

function letter(digit: number): number {
  return digit < 10 ? 48 + digit : 87 + digit;
}

function putTime(file: ByteWriter, { date, clock, time }: RowHead): void {
  if (time > 1) {
    file.put(UNREAD[(time - 2) % UNREAD.length]!);
    return;
  }
  file.put(time === 0 ? date : Uint8Array.of(date[0]!, date[1]!, date[3]!, date[2]!, ...date.subarray(4)));
  file.byte(32);
  file.digits(10 + Math.floor(clock / 60), 2);
  file.byte(58); // :
  file.digits(clock % 60, 2);
}
