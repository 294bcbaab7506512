/** What promoters, passives and detractors bought after they answered, where respondents are customers of an order file. */

import type { Orders } from '../../data/orders.ts';
import type { Survey } from '../../data/tables.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { placesUpTo, purchaseDays, type PurchaseDays } from '../../models/own-rhythm.ts';
import { compareMeans, momentsOf } from '../../models/paired-difference.ts';
import { compareShares, wilsonInterval } from '../../models/proportions.ts';
import { studentQuantile } from '../../models/special/student.ts';
import { lastSheets } from '../answer-groups.ts';
import { NO_GROUP } from '../column-groups.ts';
import { CLASSES, type ValueView } from './view.ts';

const days = new WeakMap<Orders, PurchaseDays>();

function daysOf(table: Orders): PurchaseDays {
  const known = days.get(table);
  if (known) return known;
  const made = purchaseDays(table);
  days.set(table, made);
  return made;
}

/** Each respondent counts once, by the last answer whose window is over when the orders end. */
export function valueOf(
  survey: Survey,
  classes: Uint8Array,
  { table, index }: { readonly table: Orders; readonly index: Int32Array },
  window: number,
  level: number,
): Outcome<ValueView> {
  const { day, customer, customers } = survey;
  const scored = (sheet: number): boolean => classes[sheet] !== NO_GROUP;
  const any = lastSheets(survey, scored);
  let matched = 0;
  for (let person = 0; person < customers; person += 1) if (any[person]! >= 0 && index[person]! >= 0) matched += 1;
  if (matched === 0) return fail('nps.nobody-matched');
  if (day === null) return fail('nps.value-undated');
  const purchases = daysOf(table);
  const until = purchases.last;
  const whole = lastSheets(
    survey,
    (sheet) =>
      scored(sheet) &&
      index[customer[sheet]!]! >= 0 &&
      day[sheet] !== MISSING_DAY &&
      day[sheet]! >= purchases.first &&
      day[sheet]! + window <= until,
  );
  const lists = CLASSES.map(() => ({ spend: [] as number[], before: [] as number[], counts: [] as number[] }));
  let [late, undated] = [0, 0];
  for (let person = 0; person < customers; person += 1) {
    if (any[person]! < 0 || index[person]! < 0) continue;
    const sheet = whole[person]!;
    if (sheet < 0) {
      if (day[any[person]!] === MISSING_DAY) undated += 1;
      else late += 1;
      continue;
    }
    const at = index[person]!;
    const end = purchases.start[at + 1]!;
    const begin = purchases.start[at]!;
    const place = (until_: number): number => placesUpTo(purchases.day, begin, end, until_);
    const [from, answered, over] = [place(day[sheet]! - window), place(day[sheet]!), place(day[sheet]! + window)];
    const list = lists[classes[sheet]!]!;
    list.counts.push(over - answered);
    list.spend.push(moneyOf(purchases, answered, over));
    list.before.push(moneyOf(purchases, from, answered));
  }
  if (lists.every(({ counts }) => counts.length === 0)) return fail('nps.value-too-late', { window, until });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const bought = lists.map(({ counts }) => counts.filter((count) => count > 0).length);
  const moments = lists.map(({ spend }) => momentsOf(spend));
  const [detractors, , promoters] = lists.map(({ counts }) => counts.length);
  const shares = compareShares(bought[2]!, promoters!, bought[0]!, detractors!);
  const spends = compareMeans(moments[2]!, moments[0]!, level);
  return succeed({
    matched,
    late,
    undated,
    window,
    until,
    classes: CLASSES.map((name, kind) => {
      const { counts, before } = lists[kind]!;
      const { n, mean: spend, deviation } = moments[kind]!;
      const reach = n > 1 ? (studentQuantile(0.5 + level / 2, n - 1) * deviation) / Math.sqrt(n) : NaN;
      const [low, high] = wilsonInterval(bought[kind]!, n, level);
      return {
        class: name,
        n,
        bought: bought[kind]!,
        share: bought[kind]! / n,
        low,
        high,
        purchases: mean(counts),
        spend,
        spendLow: spend - reach,
        spendHigh: spend + reach,
        before: mean(before),
      };
    }),
    share: { difference: shares.difference, low: shares.interval[0], high: shares.interval[1], p: shares.p },
    spend: { difference: spends.difference, low: spends.interval[0], high: spends.interval[1], p: spends.p },
  });
}

function moneyOf({ money, scale }: PurchaseDays, from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place += 1) sum += money![place]!;
  return sum / scale;
}
