/** What a pivot shows of a table nobody has arranged yet: money by month and channel of an order log, else the first category counted. */

import { sizeOf } from '../../data/dictionary.ts';
import type { RowsContext } from '../../data/rows-context.ts';
import type { Role } from '../../data/report.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import type { DateGrain } from '../fields.ts';
import type { Layout } from './layout.ts';
import { isMoney } from './measures.ts';

/** Members a dimension across may have to be taken without asking. */
const FEW = 12;
const SOME = 60;
/** Dates looked at. */
const SAMPLE = 20_000;

export function defaultLayout(rows: RowsContext): Layout {
  const { columns } = rows.table;
  const of = (role: Role): string | null => {
    const at = rows.roles?.get(role);
    return at === undefined ? null : (columns[at]?.id ?? null);
  };
  const members = new Map(
    columns.flatMap(({ id, column, type }) =>
      column.kind === 'text' && type !== 'identifier' ? [[id, sizeOf(column.dictionary) - 1] as const] : [],
    ),
  );
  const taken = new Set([of('customer'), of('order')]);
  const first = (most: number, but: string | null = null): string | null => {
    const fits = (id: string | null): boolean =>
      id !== null && id !== but && !taken.has(id) && (members.get(id) ?? 0) >= 2 && members.get(id)! <= most;
    const preferred = [of('channel'), of('category')].find(fits);
    return preferred ?? [...members.keys()].find(fits) ?? null;
  };
  const time = of('time') ?? of('start') ?? columns.find(({ column }) => column.kind === 'date')?.id ?? null;
  const money =
    of('amount') ?? of('fee') ?? columns.find(({ id, column }) => column.kind === 'number' && isMoney(rows, id))?.id;
  const sum =
    money && columns.some(({ id, column }) => id === money && column.kind === 'number') ? `sum.${money}` : null;
  if (time !== null && sum !== null) {
    const across = first(FEW);
    return {
      rows: [`${time}.${grainFor(rows, time)}`],
      columns: across === null ? [] : [across],
      measures: [sum],
      filters: [],
    };
  }
  const down = first(SOME) ?? [...members.keys()].find((id) => !taken.has(id)) ?? null;
  const across = down === null ? null : first(FEW, down);
  if (down !== null)
    return { rows: [down], columns: across === null ? [] : [across], measures: [sum ?? 'count'], filters: [] };
  if (time !== null)
    return { rows: [`${time}.${grainFor(rows, time)}`], columns: [], measures: ['count'], filters: [] };
  const number = columns.find(({ id, column }) => column.kind === 'number' && !taken.has(id));
  const any = number ?? columns[0];
  return { rows: any ? [any.id] : [], columns: [], measures: ['count'], filters: [] };
}

/** Months, unless that would be hardly any rows, or a page of them. */
function grainFor(rows: RowsContext, id: string): DateGrain {
  const found = rows.table.columns.find((column) => column.id === id)?.column;
  if (found?.kind !== 'date') return 'month';
  // All but the earliest and latest hundredth: one date in 2099 is no reason to show years.
  const step = Math.max(1, Math.floor(found.days.length / SAMPLE));
  const days = found.days.filter((day, row) => row % step === 0 && day !== MISSING_DAY).sort();
  if (days.length === 0) return 'month';
  const cut = Math.floor(days.length / 100);
  const span = days[days.length - 1 - cut]! - days[cut]!;
  return span <= 62 ? 'day' : span <= 1130 ? 'month' : span <= 3700 ? 'quarter' : 'year';
}
