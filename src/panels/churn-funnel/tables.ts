/** The tables of the churn-funnel panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { NO_MARK_16 } from '../../lib/marks.ts';
import { message } from '../../lib/outcome.ts';
import { CHURN_STAGES, NOT_YET } from '../../models/churn-stages.ts';
import { LEAVING_TYPES } from '../../models/leaving-reasons.ts';
import { placesUpTo } from '../../models/own-rhythm.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { ChurnFunnelResult } from './compute.ts';
import { flowWord, reasonWord, stageWord, typeWord } from './describe.ts';
import type { StageView } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'stage',
  'value',
  'silence',
  'interval',
  'times',
  'before',
  'reason',
  'type',
] as const;

export function tabulateChurnFunnel(result: ChurnFunnelResult): readonly ResultTable[] {
  const { view } = result;
  const width = CHURN_STAGES.length;
  const stage = (row: number): StageView => view.stages[row]!;
  const cells = [...view.flows.counts.keys()].filter((cell) => view.flows.counts[cell]! > 0);
  const lost = view.reasons.reduce((sum, { customers }) => sum + customers, 0);
  return [
    {
      ...table(
        'stages',
        [
          [column('stage', 'message'), (row) => stageWord(CHURN_STAGES.indexOf(stage(row).stage))],
          [column('customers', 'integer'), (row) => stage(row).customers],
          [column('share', 'percent1'), (row) => stage(row).share],
          [column('reached', 'percent1'), (row) => stage(row).reached],
          [column('value', 'money'), (row) => known(stage(row).value)],
          [column('value-share', 'percent1'), (row) => known(stage(row).valueShare)],
          [
            column('value-each', 'money'),
            (row) => (stage(row).customers > 0 ? known(stage(row).value / stage(row).customers) : null),
          ],
        ],
        view.stages.length,
      ),
      marks: { set: 'stage', of: (row: number) => CHURN_STAGES.indexOf(stage(row).stage) },
    },
    customersTable(result),
    {
      ...table(
        'flows',
        [
          [column('move', 'message'), (row) => flowWord(cells[row]!)],
          [column('before', 'message'), (row) => stageWord(Math.floor(cells[row]! / width))],
          [column('stage', 'message'), (row) => stageWord(cells[row]! % width)],
          [column('customers', 'integer'), (row) => view.flows.counts[cells[row]!]!],
          [column('value', 'money'), (row) => (view.valued ? view.flows.values[cells[row]!]! : null)],
        ],
        cells.length,
      ),
      marks: { set: 'flow', of: (row: number) => cells[row]! },
    },
    {
      ...table(
        'reasons',
        [
          [column('reason', 'message'), (row) => reasonWord(view.reasons[row]!.name)],
          [column('type', 'message'), (row) => typeWord(view.reasons[row]!.type)],
          [column('customers', 'integer'), (row) => view.reasons[row]!.customers],
          [column('share', 'percent1'), (row) => view.reasons[row]!.customers / lost],
          [
            column('cumulative', 'percent1'),
            (row) => view.reasons.slice(0, row + 1).reduce((sum, { customers }) => sum + customers, 0) / lost,
          ],
          [column('value', 'money'), (row) => known(view.reasons[row]!.value)],
        ],
        view.reasons.length,
      ),
      marks: { set: 'reason', of: (row: number) => row },
    },
    {
      ...table(
        'types',
        [
          [column('type', 'message'), (row) => typeWord(LEAVING_TYPES[row]!)],
          [column('customers', 'integer'), (row) => view.types[row]!.customers],
          [column('value', 'money'), (row) => (view.valued ? view.types[row]!.value : null)],
          [column('advice', 'message'), (row) => message(`churn-funnel.advice-${LEAVING_TYPES[row]!}`)],
        ],
        view.reasons.length > 0 ? LEAVING_TYPES.length : 0,
      ),
      marks: { set: 'type', of: (row: number) => row },
    },
  ];
}

/** At risk first, who is to be called; within a stage those of most value first. */
const ORDER = ['risk', 'slipping', 'lost', 'back', 'active'].map((name) =>
  CHURN_STAGES.indexOf(name as (typeof CHURN_STAGES)[number]),
);

/** Rows are customers up to the day; picking a row picks the customer. */
function customersTable(result: ChurnFunnelResult): ResultTable {
  const { basis, now, earlier, worth, scale, reasons, view } = result;
  const { customerNames, customerCodes } = basis.table;
  let order: Uint32Array | null = null;
  const who = (row: number): number => (order ??= ordered(result))[row]!;
  const interval = (row: number): number | null => {
    if (basis.kind !== 'orders') return null;
    const { purchases, rhythms } = basis;
    const last = placesUpTo(purchases.day, purchases.start[who(row)]!, purchases.start[who(row) + 1]!, view.asOf) - 1;
    return rhythms.interval[last]!;
  };
  const reason = (row: number) => {
    const at = reasons?.of[who(row)] ?? NO_MARK_16;
    return at === NO_MARK_16 || !reasons ? null : reasons.list[at]!;
  };
  const fields: readonly Field[] = [
    [column('customer', 'text'), (row) => textAt(customerNames, customerCodes[who(row)]!)],
    [column('stage', 'message'), (row) => stageWord(now.stage[who(row)]!)],
    [column('value', 'money'), (row) => (worth === null ? null : worth[who(row)]! / scale + 0)],
    [column('silence', 'integer'), (row) => now.silence[who(row)]!],
    [column('interval', 'decimal1'), interval],
    [
      column('times', 'decimal1'),
      (row) => {
        const own = interval(row);
        return own === null || !(own > 0) ? null : now.silence[who(row)]! / own;
      },
    ],
    [column('before', 'message'), (row) => stageWord(earlier.stage[who(row)]!)],
    [column('reason', 'message'), (row) => (reason(row) === null ? null : reasonWord(reason(row)!.name))],
    [column('type', 'message'), (row) => (reason(row) === null ? null : typeWord(reason(row)!.type))],
  ];
  return { ...table('customers', fields, view.customers), published: true, customer: who };
}

function ordered({ now, worth, view }: ChurnFunnelResult): Uint32Array {
  const who = new Uint32Array(view.customers);
  let n = 0;
  for (let c = 0; c < now.stage.length; c += 1) if (now.stage[c] !== NOT_YET) who[n++] = c;
  const rank = (c: number): number => ORDER.indexOf(now.stage[c]!);
  return who.sort((a, b) => rank(a) - rank(b) || (worth ? worth[b]! - worth[a]! : 0) || a - b);
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`churn-funnel.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`churn-funnel.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
