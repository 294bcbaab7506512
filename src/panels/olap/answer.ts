/** What the page is told of a pivot. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PanelAnswer, Statistic } from '../contract.ts';
import { keysOfLine, labelsOf, namesOfLine, type OlapAxis, type OlapResult } from './compute.ts';
import { standout, type Standout } from './findings.ts';
import { addsUp, type MeasureSpec } from './layout.ts';
import { levelOf } from './levels.ts';
import { cellMessage, listMessage, valueMessage } from './naming.ts';
import type { OlapOptions } from './options.ts';
import { readOlap } from './reading.ts';
import type { LineView, MemberView, OlapView } from './view.ts';

export const OLAP_STATISTICS = [
  'rows',
  'cells',
  'lines',
  'columns',
  'grand-total',
  'greatest',
  'greatest-share',
  'least',
] as const;

const MOST_MEMBERS = 200;

export function answerOlap(result: OlapResult, options: OlapOptions): PanelAnswer<OlapView> {
  const found = standout(result);
  const { measures, input, rowsKept } = result;
  const measure = measures[0]!;
  const { layout, rows } = input;
  const subtitle = message(layout.columns.length > 0 ? 'olap.subtitle' : 'olap.subtitle-rows', {
    measures: listMessage(measures.map(({ label }) => label)),
    rows: listMessage(labelsOf(rows, layout.rows)),
    columns: listMessage(labelsOf(rows, layout.columns)),
    n: rowsKept,
  });
  return {
    view: viewOf(result, options),
    finding: findingOf(result, found),
    subtitle,
    caption: message('olap.caption'),
    alternative: message('olap.alternative', {
      finding: findingOf(result, found),
      measure: measure.label,
      lines: found.lines.length,
      columns: found.columns.length,
      total: valueMessage(result.shown[0]![0]!, measure.style),
    }),
    reading: readOlap(result, found),
    statistics: statisticsOf(result, found),
    account: accountOf(result),
  };
}

/** So many equally great cells are named. */
const MOST_TIED = 3;

/** The greatest cell or cells with their number, and its share of the whole where parts add up. */
function findingOf(result: OlapResult, { greatest, tied, known }: Standout): Message {
  const { measures, shown, counts } = result;
  const { label, style, spec } = measures[0]!;
  if (greatest < 0) return message('olap.finding-none', { measure: label });
  const value = shown[0]![greatest]!;
  const parameters = { cell: cellMessage(result, greatest), measure: label, value: valueMessage(value, style) };
  if (greatest === 0) return message('olap.finding-total', parameters);
  if (tied.length > 1) {
    if (tied.length === known) return message('olap.finding-equal', { ...parameters, cells: known });
    const change = spec.show === 'change' || spec.show === 'change-rate';
    if (change || tied.length > MOST_TIED)
      return message(change ? 'olap.finding-change-tied' : 'olap.finding-tied-many', {
        ...parameters,
        cells: tied.length,
      });
    return message('olap.finding-tied', {
      ...parameters,
      names: listMessage(tied.map((cell) => cellMessage(result, cell))),
    });
  }
  if (spec.show === 'change' || spec.show === 'change-rate') return message('olap.finding-change', parameters);
  const share = shareOfTotal(result, greatest);
  if (!Number.isNaN(share)) return message('olap.finding-share', { ...parameters, share });
  return message('olap.finding-greatest', { ...parameters, rows: counts[greatest]! });
}

/** Part of the whole a cell is of the first measure; NaN where parts do not add up to a whole that is larger. */
function shareOfTotal({ measures, plain }: OlapResult, cell: number): number {
  const { spec } = measures[0]!;
  const total = plain[0]![0]!;
  if (cell < 0 || spec.show !== 'value' || !addsUp(spec.of) || !(total > 0)) return NaN;
  const share = plain[0]![cell]! / total;
  return share <= 1 ? share : NaN;
}

function statisticsOf(result: OlapResult, { greatest, least, cells, lines, columns }: Standout): readonly Statistic[] {
  const { measures, shown, plain, rowsKept } = result;
  const { style, label } = measures[0]!;
  const at = (cell: number): number => (cell < 0 ? NaN : shown[0]![cell]!);
  const statistic = (name: (typeof OLAP_STATISTICS)[number], value: number, how: Statistic['style']): Statistic => ({
    name,
    value,
    style: how,
    label: message(`olap.statistic-${name}`, { measure: label }),
  });
  return [
    statistic('rows', rowsKept, 'integer'),
    statistic('cells', cells, 'integer'),
    statistic('lines', lines.length, 'integer'),
    statistic('columns', columns.length, 'integer'),
    statistic('grand-total', plain[0]![0]!, measures[0]!.plain),
    statistic('greatest', at(greatest), style),
    statistic('greatest-share', shareOfTotal(result, greatest), 'percent1'),
    statistic('least', at(least), style),
  ];
}

function accountOf({ input, down, across, rowsIn, rowsKept, rowsOfOthers, rowsSliced }: OlapResult): {
  readonly used: Message;
  readonly leftOut: readonly Message[];
} {
  const leftOut: Message[] = [];
  const say = (code: string, rows: number): void => {
    if (rows > 0) leftOut.push(message(code, { rows }));
  };
  say('olap.left-others', rowsOfOthers);
  say('olap.left-sliced', rowsSliced);
  say('olap.left-lines', down.lines.hidden);
  say('olap.left-columns', across.lines.hidden);
  for (const name of input.gone) leftOut.push(message('olap.left-gone', { name }));
  return { used: message('olap.account', { rows: rowsIn, used: rowsKept }), leftOut };
}

function viewOf(result: OlapResult, options: OlapOptions): OlapView {
  const { input, down, across, measures, shown, counts, customers, drill, listed } = result;
  const { layout, rows } = input;
  const level = (id: string): ReturnType<typeof levelOf> => levelOf(rows, id, options.bins);
  return {
    lines: linesOf(down),
    columns: linesOf(across),
    measures: measures.map(({ id, label, style, spec }, at) => ({
      id,
      label,
      style,
      larger: (addsUp(spec.of) || spec.of === 'distinct') && spec.show !== 'change-rate',
      from: heatFrom(spec),
      values: shown[at]!,
      baseless: result.baseless[at]!,
    })),
    counts,
    customers,
    layout,
    drill,
    automatic: input.automatic,
    rowLabels: labelsOf(rows, layout.rows),
    columnLabels: labelsOf(rows, layout.columns),
    focus: drill.focus.map(({ dimension, value }) => {
      const found = level(dimension)!;
      return { dimension, value, label: found.labelOf(found.codeOf(value)), of: found.label };
    }),
    members: layout.filters.map(({ dimension }) => membersOf(level(dimension)!)),
    hiddenLines: down.lines.hidden,
    hiddenColumns: across.lines.hidden,
    listed,
    follows: followsOf(result),
  };
}

/** Sizes and shares are seen from zero, changes and profits around it; means and ratios lie anywhere. */
function heatFrom({ of, show }: MeasureSpec): 'zero' | 'least' {
  return show === 'value' && !addsUp(of) && of !== 'distinct' ? 'least' : 'zero';
}

/** Columns that stand right behind the period before them. */
function followsOf({ across, beside }: OlapResult): Uint8Array {
  const { parent, count } = across.lines;
  const above = new Set(parent);
  const deepest = Array.from({ length: count }, (_, column) => column).filter((column) => !above.has(column));
  const follows = new Uint8Array(count);
  if (!beside.across) return follows;
  for (const [at, column] of deepest.entries())
    if (at > 0 && beside.before[column] === deepest[at - 1]) follows[column] = 1;
  return follows;
}

function linesOf(axis: OlapAxis): LineView[] {
  const { levels, lines } = axis;
  const depths = new Uint8Array(lines.count);
  return Array.from({ length: lines.count }, (_, line): LineView => {
    const node = lines.node[line]!;
    const parent = lines.parent[line]!;
    const depth = line === 0 ? 0 : depths[parent]! + 1;
    depths[line] = depth;
    const open = node >= 0 && axis.axis.open[node] === 1;
    return {
      label: line === 0 ? message('olap.total') : namesOfLine(axis, line).at(-1)!,
      depth,
      parent,
      kind: line === 0 ? 'total' : node < 0 ? 'other' : 'member',
      state: line === 0 ? 'leaf' : open ? 'open' : node > 0 && depth < levels.length ? 'closed' : 'leaf',
      dimension: line === 0 ? '' : (levels[depth - 1]?.id ?? ''),
      keys: keysOfLine(axis, line),
    };
  });
}

function membersOf(level: NonNullable<ReturnType<typeof levelOf>>): MemberView[] {
  const rows = new Uint32Array(level.count);
  for (const code of level.codes) if (code < level.count) rows[code]! += 1;
  const order = Array.from(rows.keys()).filter((code) => rows[code]! > 0);
  order.sort((a, b) => (level.ordered ? a - b : rows[b]! - rows[a]! || a - b));
  return order
    .slice(0, MOST_MEMBERS)
    .map((code) => ({ value: level.keyOf(code), label: level.labelOf(code), rows: rows[code]! }));
}
