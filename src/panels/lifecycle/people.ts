/** Customers worth looking at one by one, and their course through the stages. */

import { createFinder, textAt } from '../../data/dictionary.ts';
import {
  LOST,
  NOT_YET,
  recentMoney,
  STAGE_OF_RULE,
  STAGE_SLOTS,
  stageFacts,
  STAGES,
  type StageMatrix,
} from '../../models/lifecycle-stages.ts';
import { placesUpTo } from '../../models/own-rhythm.ts';
import type { Base, StageSet } from './base.ts';
import type { LifecycleResult } from './compute.ts';
import type { LifecycleOptions } from './options.ts';
import type { PersonReason, PersonView } from './view.ts';

interface Chosen {
  readonly customer: number;
  readonly reason: PersonReason;
}

type Course = Omit<PersonView, 'reason'>;

/** Courses go by the rules and not by the date looked at. */
const COURSES = new WeakMap<StageSet, Map<number, Course>>();

/** Those typed in; without any, one who changed often, one who was lost and came back, and the most valuable of each stage. */
export function peopleOf(result: LifecycleResult, options: LifecycleOptions): PersonView[] {
  let courses = COURSES.get(result.set);
  if (!courses) COURSES.set(result.set, (courses = new Map()));
  return choose(result, options).chosen.map(({ customer, reason }) => {
    const course = courses.get(customer) ?? courseOf(result, customer);
    courses.set(customer, course);
    return { ...course, reason };
  });
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

const EXAMPLES = new WeakMap<object, readonly Chosen[]>();

/** Told by how things stand at the end of the data, so that a moved date shows the same people. */
function examples({ set, base }: LifecycleResult): readonly Chosen[] {
  const { matrix } = set;
  const known = EXAMPLES.get(matrix);
  if (known) return known;
  const { customers, dates, rules } = matrix;
  const { start } = base.days;
  const money = lastYear(base);
  const last = (dates.length - 1) * customers;
  const [who, most] = [new Int32Array(STAGE_SLOTS).fill(-1), new Float64Array(STAGE_SLOTS).fill(-Infinity)];
  for (let c = 0; c < customers; c += 1) {
    const stage = STAGE_OF_RULE[rules[last + c]!]!;
    // Of equal money the one with more purchases.
    const worth = money[c]! + (start[c + 1]! - start[c]!) * 1e-6;
    if (worth > most[stage]!) {
      who[stage] = c;
      most[stage] = worth;
    }
  }
  const { changes, wonBack } = restless(matrix);
  const list: Chosen[] = [];
  const add = (customer: number, reason: PersonReason): void => {
    if (customer >= 0 && !list.some((each) => each.customer === customer)) list.push({ customer, reason });
  };
  add(changes, 'changes');
  add(wonBack, 'won-back');
  for (const stage of [2, 3, 1, 4, 0]) add(who[stage]!, STAGES[stage]!);
  EXAMPLES.set(matrix, list);
  return list;
}

const MONEY = new WeakMap<Base, Float64Array>();

/** Money of each customer in the last year of the data. */
function lastYear(base: Base): Float64Array {
  const known = MONEY.get(base);
  if (known) return known;
  const money = recentMoney(base.days, base.end);
  MONEY.set(base, money);
  return money;
}

const SEARCHED = 20_000;

/** Of a rule × 16 + the next one: 1 for a change of stage, 3 for one that comes back from lost. */
const CHANGES = Uint8Array.from({ length: 256 }, (_, pair) => {
  const [was, is] = [STAGE_OF_RULE[pair >> 4] ?? NOT_YET, STAGE_OF_RULE[pair & 15] ?? NOT_YET];
  if (was === NOT_YET || was === is) return 0;
  return was === LOST ? 3 : 1;
});

/** Who changed stages often, and who came back from lost; −1 where nobody did. */
function restless(matrix: StageMatrix): { readonly changes: number; readonly wonBack: number } {
  const { customers: all, rules, dates } = matrix;
  // Examples are looked for among the first: to search everybody would take longer than all the rest.
  const customers = Math.min(all, SEARCHED);
  const moves = new Uint8Array(customers);
  const returns = new Uint8Array(customers);
  for (let g = 1; g < dates.length; g += 1)
    for (let c = 0, cell = g * all; c < customers; c += 1, cell += 1) {
      const change = CHANGES[rules[cell - all]! * 16 + rules[cell]!]!;
      moves[c]! += change & 1;
      returns[c]! += change >> 1;
    }
  const most = (of: Uint8Array, not: number): number => {
    let found = -1;
    for (let c = 0; c < customers; c += 1) if (of[c]! > 0 && c !== not && (found < 0 || of[c]! > of[found]!)) found = c;
    return found;
  };
  const changes = most(moves, -1);
  return { changes, wonBack: most(returns, changes) };
}

function courseOf({ base, grid, set }: LifecycleResult, customer: number): Course {
  const { days, orders, end } = base;
  const [begin, stop] = [days.start[customer]!, days.start[customer + 1]!];
  const purchases = days.day.slice(begin, placesUpTo(days.day, begin, stop, end));
  const dates = grid.dates.filter((date) => date >= (purchases[0] ?? Infinity));
  const facts = Array.from(dates, (date) => stageFacts(days, customer, date, set.options)!);
  return {
    customer,
    id: textAt(orders.customerNames, orders.customerCodes[customer]!),
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
