/** The tables of the churn-rate panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { NO_MOVE } from '../../models/churn.ts';
import { allowanceOf, OPEN } from '../../models/churn-spells.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { silenceOfCustomer, type ChurnRateResult } from './compute.ts';
import { periodWord, segmentWord } from './describe.ts';
import { MOVE_NAMES, type PeriodView, type SegmentView } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'move',
  'value-start',
  'value-end',
  'since',
  'last',
  'silence',
  'allowed',
  'segment',
] as const;

export const PERIOD_COLUMNS = [
  'period',
  'start',
  'new',
  'back',
  'lost',
  'end',
  'absolute',
  'absolute-low',
  'absolute-high',
  'relative',
  'retention',
  'gross',
  'net',
  'value-start',
  'value-lost',
  'value-end',
  'state',
] as const;

export function tabulateChurnRate(result: ChurnRateResult): readonly ResultTable[] {
  const { view } = result;
  const period = (row: number): PeriodView => view.periods[row]!;
  const segment = (row: number): SegmentView => view.segments[row]!;
  const rates = (of: (row: number) => Pick<PeriodView, 'churn'>): Field[] => [
    [column('absolute', 'percent2'), (row) => known(of(row).churn.absolute)],
    [column('absolute-low', 'percent2'), (row) => known(of(row).churn.absoluteInterval.low)],
    [column('absolute-high', 'percent2'), (row) => known(of(row).churn.absoluteInterval.high)],
    [column('relative', 'percent2'), (row) => known(of(row).churn.relative)],
    [column('retention', 'percent2'), (row) => known(of(row).churn.retention)],
    [column('gross', 'percent2'), (row) => known(of(row).churn.gross)],
    [column('net', 'percent2'), (row) => known(of(row).churn.net)],
    [column('value-start', 'money'), (row) => known(of(row).churn.startValue)],
    [column('value-lost', 'money'), (row) => known(of(row).churn.lostValue)],
    [column('value-end', 'money'), (row) => known(of(row).churn.endValue)],
  ];
  const flows = (of: (row: number) => Pick<PeriodView, 'churn'>): Field[] => [
    [column('start', 'integer'), (row) => of(row).churn.start],
    [column('new', 'integer'), (row) => of(row).churn.fresh],
    [column('back', 'integer'), (row) => of(row).churn.back],
    [column('lost', 'integer'), (row) => of(row).churn.lost],
    [column('end', 'integer'), (row) => of(row).churn.end],
  ];
  return [
    {
      ...table(
        'periods',
        [
          [column('period', 'message'), (row) => periodWord(view.unit, period(row).from)],
          ...flows(period),
          ...rates(period),
          [column('state', 'message'), (row) => message(`churn-rate.state-${stateOf(period(row))}`)],
        ],
        view.periods.length,
      ),
      published: true,
    },
    customersTable(result),
    {
      ...table(
        'segments',
        [[column('segment', 'message'), (row) => segmentWord(segment(row).name)], ...flows(segment), ...rates(segment)],
        view.segments.length,
      ),
      marks: { set: 'segment', of: (row: number) => row },
    },
    {
      ...table(
        'moves',
        [
          [column('move', 'message'), (row) => message(`churn-rate.move-${MOVE_NAMES[row]!}`)],
          [column('customers', 'integer'), (row) => view.moves[row]!],
        ],
        MOVE_NAMES.length,
      ),
      marks: { set: 'bridge', of: (row: number) => row },
    },
  ];
}

function stateOf({ finished, judged }: PeriodView): 'whole' | 'early' | 'unfinished' {
  if (!judged) return 'early';
  return finished ? 'whole' : 'unfinished';
}

/** Lost first, then the others by what they did; within each those of most value first. */
const ORDER = ['lost', 'back', 'new', 'fell', 'rose', 'kept', 'passing'].map((name) =>
  MOVE_NAMES.indexOf(name as (typeof MOVE_NAMES)[number]),
);

/** Rows are customers of the chosen period; picking a row picks the customer. */
function customersTable(result: ChurnRateResult): ResultTable {
  const { basis, view, moves, values, scale, spells, segments, rule } = result;
  const { customerNames, customerCodes } = basis.table;
  const out = new Float64Array(view.periods.length + 1);
  const worth = (c: number, at: number): number => {
    if (values === null) return 0;
    values(c, at, at, out);
    return out[at]!;
  };
  const rows = moves.reduce((sum, move) => sum + (move === NO_MOVE ? 0 : 1), 0);
  let order: Uint32Array | null = null;
  const who = (row: number): number => (order ??= ordered(moves, rows, (c) => worth(c, view.chosen)))[row]!;
  const at = (row: number) => (basis.kind === 'orders' ? silenceOfCustomer(basis, who(row)) : null);
  const last = (row: number): TableCell => {
    const found = at(row);
    if (found !== null && basis.kind === 'orders') return basis.purchases.day[found.last]!;
    const to = spells.to[spells.start[who(row) + 1]! - 1]!;
    return to === OPEN ? null : to;
  };
  const fields: readonly Field[] = [
    [column('customer', 'text'), (row) => textAt(customerNames, customerCodes[who(row)]!)],
    [column('move', 'message'), (row) => message(`churn-rate.move-${MOVE_NAMES[moves[who(row)]!]!}`)],
    [column('value-start', 'money'), (row) => (was(moves[who(row)]!) ? money(worth(who(row), view.chosen)) : null)],
    [column('value-end', 'money'), (row) => (is(moves[who(row)]!) ? money(worth(who(row), view.chosen + 1)) : null)],
    [column('since', 'day'), (row) => spells.from[spells.start[who(row)]!]!],
    [column(basis.kind === 'orders' ? 'last' : 'left', 'day', 'last'), last],
    [column('silence', 'integer'), (row) => at(row)?.silence ?? null],
    [
      column('allowed', 'integer'),
      (row) => (basis.kind === 'orders' ? allowanceOf(rule, basis.rhythms, at(row)!.last) : null),
    ],
    [
      column('segment', 'message'),
      (row) => (segments === null ? null : segmentWord(segments.names[segments.of[who(row)]!]!)),
    ],
  ];
  function money(units: number): number | null {
    return values === null ? null : units / scale + 0;
  }
  return { ...table('customers', fields, rows), published: true, customer: who };
}

function was(move: number): boolean {
  return move <= MOVE_NAMES.indexOf('lost');
}

function is(move: number): boolean {
  return ['kept', 'rose', 'fell', 'new', 'back'].includes(MOVE_NAMES[move]!);
}

function ordered(moves: Uint8Array, rows: number, worth: (c: number) => number): Uint32Array {
  const who = new Uint32Array(rows);
  const value = new Float64Array(moves.length);
  let n = 0;
  for (let c = 0; c < moves.length; c += 1) {
    if (moves[c] === NO_MOVE) continue;
    who[n++] = c;
    value[c] = worth(c);
  }
  const rank = (c: number): number => ORDER.indexOf(moves[c]!);
  return who.sort((a, b) => rank(a) - rank(b) || value[b]! - value[a]! || a - b);
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(word: string, style: TableColumnView['style'], key = word): TableColumnView {
  return { key, label: message(`churn-rate.column-${word}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`churn-rate.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
