/** Changes of charts and pivots of a million rows: what the engine does for them, beside SQL that gives the same groups. */

import type { RowsContext } from '../../../../src/data/rows-context.ts';
import type { Message } from '../../../../src/lib/outcome.ts';
import type { ChartDimension, ChartView } from '../../../../src/panels/chart/view.ts';
import type { OlapView } from '../../../../src/panels/olap/view.ts';
import { openChartsDatabase, type ChartsDatabase, type Group } from './duckdb.ts';
import { FORMS, type Form } from './forms.ts';
import { run } from './kezhi.ts';
import { drawOrderLines, FIRST_DAY } from './orders.ts';

export interface ChartsRun {
  readonly ours: number;
  readonly theirs: number;
  readonly groups: number;
}

let rows: RowsContext;
let peer: ChartsDatabase;

export const charts = {
  /** makes the table on both sides; gives the peer's version and what is asked */
  give: async (count: number): Promise<{ version: string; forms: { name: string; panel: Form['panel'] }[] }> => {
    rows = drawOrderLines(count);
    peer = await openChartsDatabase(rows);
    return { version: peer.version, forms: FORMS.map(({ name, panel }) => ({ name, panel })) };
  },

  /** what stood before is made first, on rows of which nothing is known yet; every group must be the same on both sides */
  run: async (at: number, oursFirst: boolean): Promise<ChartsRun> => {
    const { panel, before, after, sql } = FORMS[at]!;
    const own = async () => {
      const fresh = { ...rows };
      await run(panel, fresh, before);
      const began = performance.now();
      const view = await run(panel, fresh, after);
      return { milliseconds: performance.now() - began, view };
    };
    const early = oursFirst ? await own() : null;
    const theirs = await peer.query(sql);
    const ours = early ?? (await own());
    const groups = theirs.groups();
    compare('marks' in ours.view ? ofChart(ours.view) : ofPivot(ours.view), groups);
    return { ours: ours.milliseconds, theirs: theirs.milliseconds, groups: groups.length };
  },
};

function compare(ours: ReadonlyMap<string, number>, theirs: readonly Group[]): void {
  if (ours.size !== theirs.length) throw new Error(`${ours.size} groups here and ${theirs.length} there`);
  for (const { a, b, c, value } of theirs) {
    const key = [a, b, c].join();
    const own = ours.get(key);
    // A mean of the peer is the sum of a million fractions, each rounded.
    if (own === undefined || value === null || Math.abs(own - value) > 1e-9 * Math.max(1, Math.abs(value)))
      throw new Error(`${key} is ${own} here and ${value} there`);
  }
}

function ofChart({ marks, x, series, scatter }: ChartView): Map<string, number> {
  const found = new Map<string, number>();
  for (let mark = 0; mark < marks.value.length; mark += 1) {
    const [at, colour] = [marks.x[mark]!, marks.series[mark]!];
    if (x && at === x.other) continue;
    const names = scatter ? [at, colour] : [partOf(x!, at), series ? partOf(series, colour) : null];
    found.set([...names, null].join(), marks.value[mark]!);
  }
  return found;
}

function partOf({ categories, grain }: ChartDimension, at: number): string {
  const { label, day, low } = categories[at]!;
  if (day !== undefined) return String(periodOf(day, grain ?? 'day'));
  return low === undefined ? String(label) : String(low / 25);
}

/** Totals are without the name. */
function ofPivot({ lines, columns, measures, counts }: OlapView): Map<string, number> {
  const found = new Map<string, number>();
  const nameOf = (label: string | Message): string => {
    if (typeof label === 'string') return label;
    const day = label.parameters?.['day'];
    return typeof day === 'number' ? String(periodOf(day, label.code.split('.')[1]!)) : '';
  };
  lines.forEach(({ label, depth, parent }, line) =>
    columns.forEach((column, at) => {
      const cell = line * columns.length + at;
      if (counts[cell] === 0) return;
      const above = depth === 2 ? nameOf(lines[parent]!.label) : depth === 1 ? nameOf(label) : null;
      const names = [above, depth === 2 ? nameOf(label) : null, column.depth === 0 ? null : nameOf(column.label)];
      found.set(names.join(), measures[0]!.values[cell]!);
    }),
  );
  return found;
}

/** Places in a row from the first day of the table. */
function periodOf(day: number, grain: string): number {
  if (grain === 'day') return day - FIRST_DAY;
  const date = new Date(day * 86_400_000);
  const months = (date.getUTCFullYear() - 2022) * 12 + date.getUTCMonth();
  return grain === 'quarter' ? months / 3 : months;
}
