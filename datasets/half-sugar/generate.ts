/** The order file of Half-Sugar Tea (半糖茶铺), made from one whole number: equal options give equal bytes everywhere. */

import { chooseChannel, CITY_OF_HUNDRED, emptyBasket, fillBasket, stockShelves } from './basket.ts';
import { drawCalendar, OPEN_MINUTES, openMinute, sortByMinute } from './calendar.ts';
import { FLAWS, LINES, planFlaws } from './flaws.ts';
import { drawOrders, WALK_IN, type Members } from './process.ts';
import { createRandom, scramble } from './random.ts';
import { HEADER, putMember, putRow, type Ids, type RowHead } from './rows.ts';
import { ByteWriter } from './writer.ts';

export interface HalfSugarOptions {
  /** about how many lines; members are drawn in proportion, 6,000 for the bundled file */
  readonly lines?: number;
  readonly seed?: number;
  /** `prefix-digits`: M000001, M000002 … in order of joining; `any`: 7 to 12 letters and digits without order */
  readonly ids?: Ids;
  /** false leaves out duplicates, walk-ins, refunds, free drinks and broken or future times */
  readonly flaws?: boolean;
}

const MEMBERS = 6000;
const SEED = 2023;

/** UTF-8 with byte order mark, rows end in LF and are in order of time; columns are told in dictionary.md. */
export function generateHalfSugar(options: HalfSugarOptions = {}): Uint8Array<ArrayBuffer> {
  const { lines, seed, ids, share } = settle(options);
  const { orders } = draw(lines, seed, share);
  const minutes = new Uint32Array(orders.count);
  for (let i = 0; i < orders.count; i += 1) minutes[i] = openMinute(orders.time[i]!);
  const sequence = sortByMinute(minutes);

  const random = createRandom(seed + 1);
  const flawOf = planFlaws(share, orders.count, random);
  const { dates, season } = drawCalendar();
  const shelves = stockShelves();
  const basket = emptyBasket();
  const head: RowHead = { order: 0, member: 0, date: dates[0]!, clock: 0, time: 0, channel: 0, city: 0 };
  const file = new ByteWriter(Math.ceil(lines * 80) + 4096);
  file.put(new TextEncoder().encode(HEADER));

  for (let k = 0; k < orders.count; k += 1) {
    const i = sequence[k]!;
    const minute = minutes[i]!;
    const day = Math.floor(minute / OPEN_MINUTES);
    const member = orders.member[i]!;
    const stranger = member === WALK_IN;
    const habits = scramble((stranger ? k : member) ^ seed);
    const shelf = shelves[season[day]!]!;
    const favourite = shelf[habits & 1023]!;
    fillBasket(basket, orders.value[i]!, favourite, shelf, stranger, random);
    const last = basket.items - 1;
    const flaw = stranger ? 'none' : flawOf(k, last === 0 && orders.edge[i] === 0);

    head.order = k + 1;
    head.member = member;
    head.date = dates[day]!;
    head.clock = minute % OPEN_MINUTES;
    head.time = flaw === 'future' ? 1 : flaw === 'unreadable' ? 2 + (k & 63) : 0;
    head.channel = chooseChannel(stranger ? 0 : (habits >>> 10) % 100, random);
    head.city = CITY_OF_HUNDRED[(habits >>> 17) % 100]!;

    file.reserve(1024);
    let start = file.length;
    for (let item = 0; item <= last; item += 1) {
      start = file.length;
      putRow(file, head, ids, seed, basket.product[item]!, basket.cups[item]!, basket.paid[item]!, false);
    }
    if (flaw === 'duplicate') file.repeat(start);
    else if (flaw === 'refund')
      putRow(file, head, ids, seed, basket.product[last]!, basket.cups[last]!, basket.paid[last]!, true);
    else if (flaw === 'free') putRow(file, head, ids, seed, favourite, 1, 0, false);
  }
  return file.finish();
}

/** The members behind the file of the same options, in order of joining, and the id each has there. */
export function drawTruth(options: HalfSugarOptions = {}): { members: Members; id: (member: number) => string } {
  const { lines, seed, ids, share } = settle(options);
  const id = (member: number): string => {
    const text = new ByteWriter(16);
    putMember(text, member, ids, seed);
    return new TextDecoder().decode(text.finish());
  };
  return { members: draw(lines, seed, share).members, id };
}

function settle({ lines = LINES, seed = SEED, ids = 'prefix-digits', flaws = true }: HalfSugarOptions) {
  return { lines, seed, ids, share: flaws ? lines / LINES : 0 };
}

function draw(lines: number, seed: number, share: number) {
  return drawOrders(seed, Math.max(1, Math.round((lines / LINES) * MEMBERS)), Math.round(FLAWS.walkIn * share));
}
