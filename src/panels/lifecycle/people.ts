/** Customers worth looking at one by one, and their course through the stages. */

import { createFinder, textAt } from '../../data/dictionary.ts';
import { STAGE_OF_RULE, stageFacts, STAGES } from '../../models/lifecycle-stages.ts';
import { placesUpTo } from '../../models/own-rhythm.ts';
import type { LifecycleResult } from './compute.ts';
import type { LifecycleOptions } from './options.ts';
import type { PersonReason, PersonView } from './view.ts';

interface Chosen {
  readonly customer: number;
  readonly reason: PersonReason;
}

/** Those typed in; without any, one who changed often, one who was lost and came back, and the most valuable of each stage. */
export function peopleOf(result: LifecycleResult, options: LifecycleOptions): PersonView[] {
  const { chosen } = choose(result, options);
  return chosen.map((each) => personOf(result, each));
}

/** How many of the customers typed in are not in the data or the filter. */
export function peopleMissing(result: LifecycleResult, options: LifecycleOptions): number {
  return choose(result, options).missing;
}

function choose(
  result: LifecycleResult,
  { people }: LifecycleOptions,
): { readonly chosen: readonly Chosen[]; readonly missing: number } {
  if (people !== null) {
    const found = typed(result, people);
    return { chosen: found.length > 0 ? found : examples(result), missing: people.length - found.length };
  }
  return { chosen: examples(result), missing: 0 };
}

function typed({ base }: LifecycleResult, people: readonly { readonly customer: string }[]): Chosen[] {
  const { customerNames, customerCodes } = base.orders;
  const { start } = base.days;
  const find = createFinder(customerNames);
  const found: Chosen[] = [];
  for (const { customer } of people) {
    const code = find(customer.trim());
    const index = code > 0 ? customerCodes.indexOf(code) : -1;
    if (index >= 0 && start[index] !== start[index + 1] && !found.some((other) => other.customer === index))
      found.push({ customer: index, reason: 'typed' });
  }
  return found;
}

function examples(result: LifecycleResult): Chosen[] {
  const { now, base, money } = result;
  const { start } = base.days;
  const best = STAGES.map(() => ({ customer: -1, worth: -Infinity }));
  for (let c = 0; c < money.length; c += 1) {
    const stage = best[STAGE_OF_RULE[now.rules[c]!]!];
    if (!stage) continue;
    // Of equal money the one with more purchases.
    const worth = money[c]! + (start[c + 1]! - start[c]!) * 1e-6;
    if (worth > stage.worth) {
      stage.customer = c;
      stage.worth = worth;
    }
  }
  const { changes, wonBack } = restless(result);
  const list: Chosen[] = [];
  const add = (customer: number, reason: PersonReason): void => {
    if (customer >= 0 && !list.some((each) => each.customer === customer)) list.push({ customer, reason });
  };
  add(changes, 'changes');
  add(wonBack, 'won-back');
  for (const stage of [2, 3, 1, 4, 0]) add(best[stage]!.customer, STAGES[stage]!);
  return list;
}

const SEARCHED = 20_000;
const RESTLESS = new WeakMap<object, { readonly changes: number; readonly wonBack: number }>();

/** Who changed stages often, and who came back from lost; −1 where nobody did. */
function restless({ set }: LifecycleResult): { readonly changes: number; readonly wonBack: number } {
  const { matrix } = set;
  const known = RESTLESS.get(matrix);
  if (known) return known;
  const { customers: all, rules, dates } = matrix;
  // Examples are looked for among the first: to search everybody would take longer than all the rest.
  const customers = Math.min(all, SEARCHED);
  const moves = new Uint8Array(customers);
  const returns = new Uint8Array(customers);
  for (let g = 1; g < dates.length; g += 1)
    for (let c = 0, cell = g * all; c < customers; c += 1, cell += 1) {
      const rule = rules[cell]!;
      const was = rules[cell - all]!;
      if (rule === was || was === 0) continue;
      if (STAGE_OF_RULE[rule] !== STAGE_OF_RULE[was]) moves[c]! += 1;
      if (STAGE_OF_RULE[was] === 4 && STAGE_OF_RULE[rule] !== 4) returns[c]! += 1;
    }
  const most = (of: Uint8Array, not: number): number => {
    let found = -1;
    for (let c = 0; c < customers; c += 1) if (of[c]! > 0 && c !== not && (found < 0 || of[c]! > of[found]!)) found = c;
    return found;
  };
  const changes = most(moves, -1);
  const made = { changes, wonBack: most(returns, changes) };
  RESTLESS.set(matrix, made);
  return made;
}

function personOf({ base, grid, set }: LifecycleResult, { customer, reason }: Chosen): PersonView {
  const { days, orders, end } = base;
  const [begin, stop] = [days.start[customer]!, days.start[customer + 1]!];
  const purchases = days.day.slice(begin, placesUpTo(days.day, begin, stop, end));
  const dates = grid.dates.filter((date) => date >= (purchases[0] ?? Infinity));
  const facts = Array.from(dates, (date) => stageFacts(days, customer, date, set.options)!);
  return {
    customer,
    id: textAt(orders.customerNames, orders.customerCodes[customer]!),
    reason,
    purchases,
    dates,
    levels: Float64Array.from(facts, ({ level }) => level),
    stages: Uint8Array.from(facts, ({ stage }) => stage),
    rules: Uint8Array.from(facts, ({ rule }) => rule),
    silences: Float64Array.from(facts, ({ silence }) => silence),
    intervals: Float64Array.from(facts, ({ interval }) => interval),
    recent: Float64Array.from(facts, ({ recent }) => recent),
    earlier: Float64Array.from(facts, ({ before }) => before),
    windows: Float64Array.from(facts, ({ windowDays }) => windowDays),
  };
}
