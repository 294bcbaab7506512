/** The tables of the RFM panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { viewOf } from './answer.ts';
import { customerOf, type RfmResult } from './compute.ts';
import { LETTERS, type Letter } from './letters.ts';
import type { RfmOptions } from './options.ts';
import { REST_NAME, segmentName } from './segments.ts';
import { CLASS_CODES, cellScores, type GroupView } from './view.ts';

export const CUSTOMER_COLUMNS = [
  'customer',
  'last-day',
  'r',
  'f',
  'm',
  'score-r',
  'score-f',
  'score-m',
  'cell',
  'class',
  'segment',
  'weighted-score',
] as const;

export function tabulateRfm(result: RfmResult, options: RfmOptions): readonly ResultTable[] {
  const view = viewOf(result, options);
  // The rest is a row only where there is one.
  const segments = view.segments.filter(({ rule, count }) => rule !== null || count > 0);
  return [
    customersTable(result),
    groupTable('classes', view.classes, {
      lead: [
        [column('code', 'text'), (row) => CLASS_CODES[row]!],
        [column('class', 'message'), (row) => message(view.classes[row]!.name)],
      ],
      marks: { set: 'class', of: (row) => row },
    }),
    cellsTable(result, view.cells),
    groupTable('segments', segments, {
      lead: [
        [column('segment', 'message'), (row) => segmentName(segments[row]!.name)],
        ...LETTERS.map((letter): Lead => [
          column(`rule-${letter}`, 'text'),
          (row) => rangeText(segments[row]!.rule?.ranges[letter]),
        ]),
      ],
      marks: { set: 'segment', of: (row) => row },
    }),
    ...LETTERS.map((letter) => histogramTable(letter, view.measures[letter])),
  ];
}

type Lead = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`rfm.column-${key}`), style };
}

function customersTable(result: RfmResult): ResultTable {
  const { values, scores, cells, classes, ruleOfCell, rules, weightedOfCell, bins, input } = result;
  const { customerNames, customerCodes } = input.people;
  const styles: Partial<Record<(typeof CUSTOMER_COLUMNS)[number], TableColumnView['style']>> = {
    customer: 'text',
    'last-day': 'day',
    m: 'money',
    cell: 'text',
    class: 'message',
    segment: 'message',
    'weighted-score': 'decimal2',
  };
  const cell = (row: number, index: number): TableCell => {
    switch (CUSTOMER_COLUMNS[index]!) {
      case 'customer':
        return textAt(customerNames, customerCodes[customerOf(result, row)]!);
      case 'last-day':
        return Number.isNaN(input.asOfDay) ? null : input.asOfDay - values.r[row]!;
      case 'r':
        return values.r[row]!;
      case 'f':
        return values.f[row]!;
      case 'm':
        return values.m[row]!;
      case 'score-r':
        return scores.r[row]!;
      case 'score-f':
        return scores.f[row]!;
      case 'score-m':
        return scores.m[row]!;
      case 'cell':
        return cellText(cells[row]!, bins);
      case 'class':
        return message(`rfm.class-${CLASS_CODES[classes[row]!]!}`);
      case 'segment':
        return segmentName(rules[ruleOfCell[cells[row]!]!]?.name ?? REST_NAME);
      case 'weighted-score':
        return weightedOfCell[cells[row]!]!;
    }
  };
  return {
    name: 'customers',
    title: message('rfm.table-customers'),
    published: true,
    columns: CUSTOMER_COLUMNS.map((key) => column(key, styles[key] ?? 'integer')),
    rows: result.count,
    cell,
    customer: (row) => customerOf(result, row),
  };
}

/** Only cells with somebody in them. */
function cellsTable(
  { cellSums, bins }: RfmResult,
  cells: {
    readonly mean: Float64Array;
    readonly meanR: Float64Array;
    readonly meanF: Float64Array;
    readonly meanM: Float64Array;
  },
): ResultTable {
  const filled = [...cellSums.count.keys()].filter((cell) => cellSums.count[cell]! > 0);
  const columns: readonly (readonly [TableColumnView, (cell: number) => TableCell])[] = [
    [column('cell', 'text'), (cell) => cellText(cell, bins)],
    ...LETTERS.map((letter): Lead => [column(`score-${letter}`, 'integer'), (cell) => cellScores(cell, bins)[letter]]),
    [column('customers', 'integer'), (cell) => cellSums.count[cell]!],
    [column('revenue', 'money'), (cell) => cellSums.revenue[cell]!],
    [column('mean-revenue', 'money'), (cell) => cells.mean[cell]!],
    [column('mean-r', 'decimal1'), (cell) => cells.meanR[cell]!],
    [column('mean-f', 'decimal1'), (cell) => cells.meanF[cell]!],
    [column('mean-m', 'money'), (cell) => cells.meanM[cell]!],
  ];
  return {
    name: 'cells',
    title: message('rfm.table-cells'),
    published: false,
    columns: columns.map(([view]) => view),
    rows: filled.length,
    cell: (row, index) => columns[index]![1](filled[row]!),
    marks: { set: 'cell', of: (row) => filled[row]! },
  };
}

interface GroupTableOptions {
  readonly lead: readonly Lead[];
  readonly marks: { readonly set: string; readonly of: (row: number) => number };
}

function groupTable(name: string, groups: readonly GroupView[], { lead, marks }: GroupTableOptions): ResultTable {
  const columns: readonly Lead[] = [
    ...lead,
    [column('customers', 'integer'), (row) => groups[row]!.count],
    [column('customer-share', 'percent1'), (row) => groups[row]!.countShare],
    [column('revenue', 'money'), (row) => groups[row]!.revenue],
    [column('revenue-share', 'percent1'), (row) => groups[row]!.revenueShare],
    [column('mean-r', 'decimal1'), (row) => groups[row]!.meanR],
    [column('mean-f', 'decimal1'), (row) => groups[row]!.meanF],
    [column('mean-m', 'money'), (row) => groups[row]!.meanM],
  ];
  return {
    name,
    title: message(`rfm.table-${name}`),
    published: false,
    columns: columns.map(([view]) => view),
    rows: groups.length,
    cell: (row, index) => columns[index]![1](row),
    marks,
  };
}

function histogramTable(
  letter: Letter,
  {
    edges,
    counts,
    belowZero,
  }: { readonly edges: Float64Array; readonly counts: Uint32Array; readonly belowZero: boolean },
): ResultTable {
  const style = letter === 'm' ? 'money' : 'integer';
  return {
    name: `bars-${letter}`,
    title: message(`rfm.table-bars-${letter}`),
    published: false,
    columns: [column('from', style), column('below', style), column('customers', 'integer')],
    rows: counts.length,
    cell: (row, index) =>
      index === 2 ? counts[row]! : index === 1 ? edges[row + 1]! : row === 0 && belowZero ? null : edges[row]!,
    marks: { set: letter, of: (row) => row },
  };
}

function cellText(cell: number, bins: number): string {
  const { r, f, m } = cellScores(cell, bins);
  return `${r}${f}${m}`;
}

function rangeText(range: readonly [number, number] | undefined): TableCell {
  if (range === undefined) return null;
  return range[0] === range[1] ? String(range[0]) : `${range[0]}–${range[1]}`;
}
