/** The tables of the complaints panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { ComplaintsResult } from './compute.ts';
import { groupWord, outcomeWord, reasonWord, recoveryWord } from './names.ts';
import { LEFT_OUT, LEFT_OUT_REASON } from './outcomes.ts';
import { OUTCOMES, RETURN_GROUPS, type ComparisonView, type ShareView } from './view.ts';

export const COMPLAINER_COLUMNS = [
  'customer',
  'complaints',
  'last-day',
  'reason',
  'outcome',
  'resolution-days',
  'satisfaction',
] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateComplaints(result: ComplaintsResult): readonly ResultTable[] {
  const { view } = result;
  const { reasons, resolution, recovery, repurchase, trend } = view;
  const times = resolution?.times ?? null;
  return [
    {
      ...table(
        'reasons',
        [
          [column('reason', 'message'), (row) => reasonWord(reasons[row]!.name)],
          [column('complaints', 'integer'), (row) => reasons[row]!.count],
          [column('share', 'percent1'), (row) => reasons[row]!.count / view.complaints],
          [column('cumulative', 'percent1'), (row) => reasons[row]!.cumulative],
          [
            column('vital', 'message'),
            (row) => message(reasons[row]!.vital ? 'complaints.vital' : 'complaints.trivial'),
          ],
          [column('people', 'integer'), (row) => reasons[row]!.people],
          [column('settled', 'percent1'), (row) => known(reasons[row]!.settled.share)],
          [column('settled-low', 'percent1'), (row) => known(reasons[row]!.settled.low)],
          [column('settled-high', 'percent1'), (row) => known(reasons[row]!.settled.high)],
        ],
        reasons.length,
      ),
      marks: { set: 'reason', of: (row: number) => row },
    },
    complainersTable(result),
    {
      ...table(
        'outcomes',
        [
          [column('outcome', 'message'), (row) => outcomeWord(OUTCOMES[row]!)],
          [column('people', 'integer'), (row) => view.outcomes[row]!],
          [column('share', 'percent1'), (row) => view.outcomes[row]! / view.customers],
        ],
        OUTCOMES.length,
      ),
      marks: { set: 'outcome', of: (row: number) => row },
    },
    table(
      'resolution',
      [
        [column('days', 'decimal2'), (row) => times!.time[row]!],
        [column('settled-by', 'percent1'), (row) => times!.settledBy[row]!],
        [column('low', 'percent1'), (row) => known(times!.low[row]!)],
        [column('high', 'percent1'), (row) => known(times!.high[row]!)],
      ],
      times?.time.length ?? 0,
    ),
    table(
      'recovery',
      [
        [column('group', 'message'), (row) => recoveryWord(recovery!.rows[row]!.name, recovery!.fast)],
        ...shareFields((row) => recovery!.rows[row]!, 'answers', 'satisfied'),
      ],
      recovery?.rows.length ?? 0,
    ),
    table(
      'repurchase',
      [
        [column('group', 'message'), (row) => groupWord(RETURN_GROUPS[row]!, repurchase!)],
        ...shareFields((row) => repurchase!.groups[row]!, 'people', 'returned'),
      ],
      repurchase ? RETURN_GROUPS.length : 0,
    ),
    table(
      'comparisons',
      [
        [column('comparison', 'message'), (row) => message(`complaints.compare-${COMPARED[row]!}`)],
        ...(['first', 'second'] as const).map((key): Field => [
          column(`matched-${key}`, 'percent2'),
          (row) => known(compared(row)[key]),
        ]),
        ...(['difference', 'low', 'high'] as const).map((key): Field => [
          column(key === 'difference' ? 'difference' : `difference-${key}`, 'decimal1'),
          (row) => known(compared(row)[key] * 100),
        ]),
        [column('p', 'probability'), (row) => known(compared(row).p)],
        [column('adjusted', 'probability'), (row) => known(compared(row).adjusted)],
        [
          column('test', 'message'),
          (row) => message(compared(row).exact ? 'complaints.test-exact' : 'complaints.test-large'),
        ],
      ],
      repurchase ? COMPARED.length : 0,
    ),
    table(
      'trend',
      [
        [column('period', view.unit), (row) => trend[row]!.start],
        [column('complaints', 'integer'), (row) => trend[row]!.complaints],
        [column('people', 'integer'), (row) => trend[row]!.people],
        [column('purchases', 'integer'), (row) => known(trend[row]!.purchases)],
        [column('rate', 'percent2'), (row) => known(trend[row]!.rate)],
        [column('low', 'percent2'), (row) => known(trend[row]!.low)],
        [column('high', 'percent2'), (row) => known(trend[row]!.high)],
        [column('settled', 'percent1'), (row) => known(trend[row]!.settled)],
      ],
      trend.length,
    ),
  ];

  function compared(row: number): ComparisonView {
    return repurchase![COMPARED[row]!];
  }
}

const COMPARED = ['recoveredNever', 'unrecoveredNever', 'recoveredUnrecovered'] as const;

function shareFields(
  at: (row: number) => ShareView,
  all: 'answers' | 'people',
  did: 'satisfied' | 'returned',
): Field[] {
  return [
    [column(all, 'integer'), (row) => at(row).n],
    [column(did, 'integer'), (row) => at(row).k],
    [column(`${did}-share`, 'percent1'), (row) => known(at(row).share)],
    [column('low', 'percent1'), (row) => known(at(row).low)],
    [column('high', 'percent1'), (row) => known(at(row).high)],
  ];
}

/** Rows are customers, those with most complaints first. Picking a row picks the customer. */
function complainersTable({ complaints, outcomes, reasons, last, view }: ComplaintsResult): ResultTable {
  const { customer, day, resolution, recovery, customerNames, customerCodes } = complaints;
  let made: { readonly order: Uint32Array; readonly counts: Uint32Array } | null = null;
  const ordered = (): NonNullable<typeof made> => {
    if (made) return made;
    const counts = new Uint32Array(complaints.customers);
    for (let i = 0; i < complaints.rows; i += 1) if (outcomes[i] !== LEFT_OUT) counts[customer[i]!]! += 1;
    const people: number[] = [];
    last.forEach((row, person) => row >= 0 && people.push(person));
    return (made = { order: Uint32Array.from(people).sort((a, b) => counts[b]! - counts[a]! || a - b), counts });
  };
  const who = (row: number): number => ordered().order[row]!;
  const at = (row: number): number => last[who(row)]!;
  const fields: readonly Field[] = [
    [column('customer', 'text'), (row) => textAt(customerNames, customerCodes[who(row)]!)],
    [column('complaints', 'integer'), (row) => ordered().counts[who(row)]!],
    [column('last-day', 'day'), (row) => day[at(row)]!],
    [
      column('reason', 'message'),
      (row) => {
        const place = reasons?.of[at(row)] ?? LEFT_OUT_REASON;
        return place === LEFT_OUT_REASON ? null : reasonWord(reasons!.names[place]!);
      },
    ],
    [column('outcome', 'message'), (row) => outcomeWord(OUTCOMES[outcomes[at(row)]!]!)],
    [column('resolution-days', 'decimal2'), (row) => known(resolution?.[at(row)] ?? NaN)],
    [column('satisfaction', 'number'), (row) => known(recovery?.values[at(row)] ?? NaN)],
  ];
  return { ...table('complainers', fields, view.customers), published: true, customer: who };
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`complaints.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`complaints.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
