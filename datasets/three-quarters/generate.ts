/** The order log of Three Quarters Coffee (三刻咖啡), made from one whole number: equal options give equal bytes everywhere. */

import { createRandom, scramble } from '../half-sugar/random.ts';
import { ByteWriter } from '../half-sugar/writer.ts';
import { DRINKS, SHOPS, SIDES, WAYS } from './catalogue.ts';
import { DAYS, drawPurchases, MEMBERS, type Members } from './process.ts';

export interface ThreeQuartersOptions {
  /** 2,500 for the bundled file */
  readonly members?: number;
  readonly seed?: number;
}

const SEED = 345;
const HEADER = '\uFEFF订单号,会员卡号,时间,饮品,加购,金额,门店,来源\n';
/** The shop is open from 07:30 for 13 hours. */
const OPENS = 450;
const OPEN = 780;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** UTF-8 with byte order mark, rows end in LF and are in order of time; columns are told in dictionary.md. */
export function generateThreeQuarters({
  members = MEMBERS,
  seed = SEED,
}: ThreeQuartersOptions = {}): Uint8Array<ArrayBuffer> {
  const { members: drawn, purchases } = drawPurchases(seed, members);
  const random = createRandom(seed + 1);
  const encoder = new TextEncoder();
  const dates = datesOf().map((date) => encoder.encode(date));
  const [drinks, sides] = [DRINKS, SIDES].map((list) => list.map(([name]) => encoder.encode(name)));
  const shops = SHOPS.map((name) => encoder.encode(name));
  const ways = WAYS.map(([name]) => encoder.encode(name));
  const file = new ByteWriter(purchases.count * 80 + 1024);
  file.put(encoder.encode(HEADER));

  inOrder(purchases.time).forEach((at, k) => {
    const [member, time] = [purchases.member[at]!, purchases.time[at]!];
    const day = Math.floor(time);
    const minute = OPENS + Math.floor((time - day) * OPEN);
    const habits = scramble(member ^ seed);
    // Seven of ten orders are the member's own drink at the member's own shop.
    const drink = random() < 0.7 ? habits % DRINKS.length : Math.floor(random() * DRINKS.length);
    const side = random() < 0.6 ? 0 : Math.floor(random() * SIDES.length);
    const shop = random() < 0.85 ? (habits >>> 8) % SHOPS.length : Math.floor(random() * SHOPS.length);
    file.reserve(128);
    file.byte(75); // K
    file.digits(k + 1, 6);
    file.byte(44);
    file.byte(67); // C
    file.digits(member + 1, 5);
    file.byte(44);
    file.put(dates[day]!);
    file.byte(32);
    file.digits(Math.floor(minute / 60), 2);
    file.byte(58); // :
    file.digits(minute % 60, 2);
    file.byte(44);
    file.put(drinks![drink]!);
    file.byte(44);
    file.put(sides![side]!);
    file.byte(44);
    file.whole(DRINKS[drink]![1] + SIDES[side]![1]);
    file.byte(44);
    file.put(shops[shop]!);
    file.byte(44);
    file.put(ways[drawn.way[member]!]!);
    file.byte(10);
  });
  return file.finish();
}

/** The members behind the file of the same options, in order of joining; member i has the card `cardOf(i)`. */
export function drawThreeQuarters({ members = MEMBERS, seed = SEED }: ThreeQuartersOptions = {}): Members {
  return drawPurchases(seed, members).members;
}

/** `C00001` for member 0. */
export function cardOf(member: number): string {
  return `C${String(member + 1).padStart(5, '0')}`;
}

/** Positions in order of time; equal times keep their order. */
function inOrder(time: Float64Array): Uint32Array {
  return Uint32Array.from(time.keys()).sort((a, b) => time[a]! - time[b]! || a - b);
}

/** `2023-01-01` and the days after it. */
function datesOf(): string[] {
  const dates: string[] = [];
  let [year, month, date] = [2023, 1, 1];
  while (dates.length < DAYS) {
    dates.push(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
    const length = LENGTHS[month - 1]! + (month === 2 && year % 4 === 0 ? 1 : 0);
    if (date < length) date += 1;
    else [year, month, date] = month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1];
  }
  return dates;
}
