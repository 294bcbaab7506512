/** The tables of the expectation panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { feelingOf, type ExpectationResult } from './compute.ts';
import { barWord, feelingWord, groupWord, pairWord } from './names.ts';
import { FEELINGS, type PairView, type SegmentView } from './view.ts';

export const RESPONDENT_COLUMNS = ['respondent', 'expected', 'perceived', 'difference', 'feeling', 'segment'] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateExpectation(result: ExpectationResult): readonly ResultTable[] {
  const { view } = result;
  const chosen = view.pairs[view.chosen]!;
  const pair = (row: number): PairView => view.pairs[row]!;
  const segment = (row: number): SegmentView => view.segments!.rows[row]!;
  const sheets = [chosen.dissatisfied, chosen.met, chosen.delighted];
  return [
    table(
      'pairs',
      [
        [column('pair', 'message'), (row) => pairWord(pair(row))],
        [column('expected', 'decimal2'), (row) => known(pair(row).expected)],
        [column('perceived', 'decimal2'), (row) => known(pair(row).perceived)],
        [column('difference', 'decimal2'), (row) => known(pair(row).mean)],
        [column('low', 'decimal2'), (row) => known(pair(row).low)],
        [column('high', 'decimal2'), (row) => known(pair(row).high)],
        [column('sheets', 'integer'), (row) => pair(row).n],
        [column('t', 'decimal2'), (row) => known(pair(row).t)],
        [column('degrees', 'integer'), (row) => pair(row).degrees],
        [column('p', 'probability'), (row) => known(pair(row).p)],
        [column('adjusted', 'probability'), (row) => known(pair(row).adjusted)],
        [column('rank-p', 'probability'), (row) => known(pair(row).rankP)],
        [column('dz', 'decimal2'), (row) => known(pair(row).dz)],
        [column('biserial', 'decimal2'), (row) => known(pair(row).biserial)],
        [column('correlation', 'decimal2'), (row) => known(pair(row).correlation)],
        [column('dissatisfied', 'percent1'), (row) => known(pair(row).dissatisfied / pair(row).n)],
        [column('met', 'percent1'), (row) => known(pair(row).met / pair(row).n)],
        [column('delighted', 'percent1'), (row) => known(pair(row).delighted / pair(row).n)],
      ],
      view.pairs.length,
    ),
    {
      ...table(
        'feelings',
        [
          [column('feeling', 'message'), (row) => feelingWord(FEELINGS[row]!)],
          [column('sheets', 'integer'), (row) => sheets[row]!],
          [column('share', 'percent1'), (row) => known(sheets[row]! / chosen.n)],
          [column('people', 'integer'), (row) => view.feelingPeople[row]!],
        ],
        FEELINGS.length,
      ),
      marks: { set: 'feeling', of: (row: number) => row },
    },
    {
      ...table(
        'differences',
        [
          [column('difference', 'message'), (row) => barWord(view, row)],
          [column('sheets', 'integer'), (row) => view.counts[row]!],
          [column('share', 'percent1'), (row) => known(view.counts[row]! / chosen.n)],
          [column('people', 'integer'), (row) => view.people[row]!],
        ],
        view.bars.length,
      ),
      marks: { set: 'difference', of: (row: number) => row },
    },
    respondentsTable(result),
    {
      ...table(
        'segments',
        [
          [column('segment', 'message'), (row) => groupWord(segment(row).name)],
          [column('expected', 'decimal2'), (row) => known(segment(row).expected)],
          [column('perceived', 'decimal2'), (row) => known(segment(row).perceived)],
          [column('difference', 'decimal2'), (row) => known(segment(row).mean)],
          [column('low', 'decimal2'), (row) => known(segment(row).low)],
          [column('high', 'decimal2'), (row) => known(segment(row).high)],
          [column('sheets', 'integer'), (row) => segment(row).n],
          [column('people', 'integer'), (row) => segment(row).people],
          [column('dissatisfied', 'percent1'), (row) => known(segment(row).dissatisfied)],
          [column('against', 'decimal2'), (row) => known(segment(row).against)],
          [column('p', 'probability'), (row) => known(segment(row).p)],
          [column('adjusted', 'probability'), (row) => known(segment(row).adjusted)],
        ],
        view.segments?.rows.length ?? 0,
      ),
      marks: { set: 'segment', of: (row: number) => row },
    },
  ];
}

/** Rows are respondents with both answers, the most disappointed first. Picking a row picks the respondent. */
function respondentsTable({ survey, pair, difference, last, groups, view }: ExpectationResult): ResultTable {
  let order: Uint32Array | null = null;
  const ordered = (): Uint32Array => {
    const people: number[] = [];
    last.forEach((sheet, person) => sheet >= 0 && people.push(person));
    return Uint32Array.from(people).sort((a, b) => difference[last[a]!]! - difference[last[b]!]! || a - b);
  };
  const who = (row: number): number => (order ??= ordered())[row]!;
  const sheet = (row: number): number => last[who(row)]!;
  const fields: readonly Field[] = [
    [column('respondent', 'text'), (row) => textAt(survey.customerNames, survey.customerCodes[who(row)]!)],
    [column('expected', 'number'), (row) => pair.expected.values[sheet(row)]!],
    [column('perceived', 'number'), (row) => pair.perceived.values[sheet(row)]!],
    [column('difference', 'number'), (row) => difference[sheet(row)]!],
    [column('feeling', 'message'), (row) => feelingWord(FEELINGS[feelingOf(difference[sheet(row)]!)]!)],
    [
      column('segment', 'message'),
      (row) => {
        const group = groups?.of[sheet(row)] ?? NO_GROUP;
        return group === NO_GROUP || !groups ? null : groupWord(groups.names[group]!);
      },
    ],
  ];
  return { ...table('respondents', fields, view.respondents), published: true, customer: who };
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`expectation.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`expectation.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
