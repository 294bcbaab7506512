/** A shop, its complaints and its orders, made by chance from a known truth. */

import { isoFromDay } from '../../../src/lib/days.ts';
import { createRandom } from '../../../src/lib/random.ts';

export const BEGIN = 19_400;
export const DAYS = 540;

export interface ShopTruth {
  readonly customers?: number;
  /** chance to buy in any ten days, before and without a complaint */
  readonly rate?: number;
  /** it is multiplied by these after a complaint that ended well, and one that did not */
  readonly recovered?: number;
  readonly failed?: number;
}

export interface Shop {
  readonly orders: string;
  readonly complaints: string;
  readonly complainers: number;
}

/** Every fifth customer complains once, of six in ten to satisfaction. */
export function shopOf(
  seed: number,
  { customers = 900, rate = 0.16, recovered = 1, failed = 1 }: ShopTruth = {},
): Shop {
  const random = createRandom(seed);
  const orders: string[] = [];
  const complaints: string[] = [];
  const reasons = ['配送慢', '配送慢', '配送慢', '配送慢', '包装破损', '包装破损', '客服态度', '多收钱'];
  let complainers = 0;
  for (let c = 0; c < customers; c += 1) {
    const at = random.next() < 0.2 ? random.integer(100, DAYS - 150) : -1;
    const well = random.next() < 0.6;
    for (let day = random.integer(0, 9); day < DAYS; day += 10) {
      const now = at < 0 || day <= at ? rate : rate * (well ? recovered : failed);
      if (random.next() >= now) continue;
      orders.push(`K${c},${isoFromDay(BEGIN + day)},${(10 + 90 * random.next()).toFixed(2)}`);
    }
    if (at < 0) continue;
    complainers += 1;
    const took = 1 + random.integer(0, well ? 5 : 20);
    const open = !well && random.next() < 0.4;
    complaints.push(
      [
        `K${c}`,
        isoFromDay(BEGIN + at),
        reasons[random.integer(0, 7)]!,
        open ? '否' : '是',
        open ? '' : isoFromDay(BEGIN + at + took),
        open ? '' : well ? random.integer(4, 5) : random.integer(1, 3),
      ].join(),
    );
  }
  return {
    orders: ['会员号,下单时间,实付金额', ...orders].join('\n'),
    complaints: ['会员号,投诉日期,投诉原因,是否解决,解决日期,处理满意度', ...complaints].join('\n'),
    complainers,
  };
}
