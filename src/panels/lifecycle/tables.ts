/** The tables of the lifecycle panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { STATES } from '../../models/customer-states.ts';
import { STAGE_OF_RULE, STAGE_RULES, stageFacts, STAGES } from '../../models/lifecycle-stages.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { slotWord, viewOf } from './answer.ts';
import type { LifecycleResult } from './compute.ts';
import { moveWord } from './describe.ts';
import type { LifecycleOptions } from './options.ts';
import { SILENCE_BARS, type LifecycleView } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'stage',
  'rule',
  'silence',
  'interval',
  'silence-intervals',
  'level',
  'value',
  'purchases',
  'last-purchase',
  'stage-before',
  'state',
  'alive',
] as const;
export const SLOT_COLUMNS = [
  'slot',
  'customers',
  'share',
  'before',
  'money',
  'money-share',
  'each',
  'stay',
  'until-lost',
  'steady',
  'mean-alive',
] as const;
export const DATE_COLUMNS = ['date', 'slot', 'customers', 'amount'] as const;
export const MOVE_COLUMNS = ['move', 'from', 'to', 'customers', 'row-share', 'chain-share'] as const;

export function tabulateLifecycle(result: LifecycleResult, options: LifecycleOptions): readonly ResultTable[] {
  const view = viewOf(result, options);
  const { slots, river, moves, moveShares, chain, show } = view;
  const width = slots.length + 1;
  const sets = show === 'stages' ? (['stage', 'transition'] as const) : (['state', 'state-transition'] as const);
  const slotOf = (index: number): Message => slotWord(slots[index]?.name ?? 'none');
  return [
    customersTable(result, view.customers),
    {
      ...table(
        'slots',
        [
          [column('slot', 'message'), (row) => slotWord(slots[row]!.name)],
          [column('customers', 'integer'), (row) => slots[row]!.customers],
          [column('share', 'percent1'), (row) => known(slots[row]!.share)],
          [column('before', 'integer'), (row) => slots[row]!.before],
          [column('money', 'money'), (row) => known(slots[row]!.money)],
          [column('money-share', 'percent1'), (row) => known(slots[row]!.moneyShare)],
          [column('each', 'money'), (row) => known(slots[row]!.each)],
          [column('stay', 'decimal1'), (row) => known(slots[row]!.stay)],
          [column('until-lost', 'decimal1'), (row) => known(slots[row]!.untilLost)],
          [column('steady', 'percent1'), (row) => known(slots[row]!.steady)],
          [column('mean-alive', 'percent1'), (row) => known(slots[row]!.alive)],
        ],
        slots.length,
      ),
      published: true,
      marks: { set: sets[0], of: (row: number) => row },
    },
    {
      ...table(
        'dates',
        [
          [column('date', 'day'), (row) => river.dates[Math.floor(row / slots.length)]!],
          [column('slot', 'message'), (row) => slotWord(slots[row % slots.length]!.name)],
          [column('customers', 'integer'), (row) => river.counts[row % slots.length]![Math.floor(row / slots.length)]!],
          [
            column('amount', view.measure === 'revenue' ? 'money' : 'integer'),
            (row) => river.values[row % slots.length]![Math.floor(row / slots.length)]!,
          ],
        ],
        river.dates.length * slots.length,
      ),
      published: true,
    },
    {
      ...table(
        'transitions',
        [
          [column('move', 'message'), (row) => moveWord(row, show)],
          [column('from', 'message'), (row) => slotOf(Math.floor(row / width))],
          [column('to', 'message'), (row) => slotOf(row % width)],
          [column('customers', 'integer'), (row) => moves[row]!],
          [column('row-share', 'percent1'), (row) => known(moveShares[row]!)],
          [column('chain-share', 'percent1'), (row) => known(chainShare(row, width, chain.shares))],
        ],
        width * width - 1,
      ),
      published: true,
      marks: { set: sets[1], of: (row: number) => row },
    },
    {
      ...table(
        'silence',
        [
          [column('from-silence', 'number'), (row) => (row === 0 ? 0 : view.silence.edges[row]!)],
          [column('to-silence', 'number'), (row) => (row === SILENCE_BARS - 1 ? null : view.silence.edges[row + 1]!)],
          [column('unit', 'message'), () => message(`lifecycle.unit-${view.silence.unit}`)],
          [column('customers', 'integer'), (row) => view.silence.counts[row]!],
        ],
        SILENCE_BARS,
      ),
      marks: { set: 'silence', of: (row: number) => row },
    },
  ];
}

/** Share of the moves of a period; NaN for those who came anew. */
function chainShare(cell: number, width: number, shares: LifecycleView['chain']['shares']): number {
  const [from, to] = [Math.floor(cell / width), cell % width];
  return from === width - 1 || to === width - 1 ? NaN : shares[from * (width - 1) + to]!;
}

const whos = new WeakMap<object, Uint32Array>();

/** Customers with a purchase by the date, the most valuable first. */
function whoOf({ now, money, base }: LifecycleResult): Uint32Array {
  const known = whos.get(money);
  if (known) return known;
  const { start } = base.days;
  const who = new Uint32Array(money.length);
  let n = 0;
  for (let c = 0; c < money.length; c += 1) if (start[c] !== start[c + 1] && now.rules[c]! > 0) who[n++] = c;
  const sorted = who.subarray(0, n).sort((a, b) => money[b]! - money[a]! || a - b);
  whos.set(money, sorted);
  return sorted;
}

/** Rows are customers, the most valuable first; picking a row picks the customer. */
function customersTable(result: LifecycleResult, customers: number): ResultTable {
  const { base, now, then, rhythm, money, alive, set } = result;
  const { customerNames, customerCodes } = base.orders;
  // Sorted when the first cell is asked for, not at every move of a date.
  const at = (row: number): number => whoOf(result)[row]!;
  const interval = (row: number): number => Math.max(set.options.floor, rhythm.interval[at(row)]!);
  const silence = (row: number): number => now.date - rhythm.lastDay[at(row)]!;
  const stage = (rule: number): Message => slotWord(STAGES[STAGE_OF_RULE[rule]!] ?? 'none');
  const fields: readonly Field[] = [
    [column('customer', 'text'), (row) => textAt(customerNames, customerCodes[at(row)]!)],
    [column('stage', 'message'), (row) => stage(now.rules[at(row)]!)],
    [column('rule', 'message'), (row) => ruleWord(now.rules[at(row)]!)],
    [column('silence', 'integer'), silence],
    [column('interval', 'decimal1'), (row) => known(interval(row))],
    [column('silence-intervals', 'decimal1'), (row) => known(silence(row) / interval(row))],
    [column('level', 'decimal1'), (row) => stageFacts(base.days, at(row), now.date, set.options)?.level ?? null],
    [column('value', 'money'), (row) => (base.days.money === null ? null : money[at(row)]!)],
    [column('purchases', 'integer'), (row) => rhythm.purchases[at(row)]!],
    [column('last-purchase', 'day'), (row) => rhythm.lastDay[at(row)]!],
    [column('stage-before', 'message'), (row) => stage(then.rules[at(row)]!)],
    [column('state', 'message'), (row) => slotWord(STATES[now.states[at(row)]!] ?? 'none')],
    [column('alive', 'percent1'), (row) => (alive === null ? null : known(alive[at(row)]!))],
  ];
  return { ...table('customers', fields, customers), published: true, customer: (row) => at(row) };
}

/** What a rule says, without numbers. */
export function ruleWord(rule: number): Message {
  return message(`lifecycle.rule-${STAGE_RULES[rule]!}`);
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`lifecycle.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`lifecycle.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
