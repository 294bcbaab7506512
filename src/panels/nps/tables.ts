/** The tables of the net-promoter panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { message } from '../../lib/outcome.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { NpsResult } from './compute.ts';
import { answersOf, classWord, groupWord } from './names.ts';
import { CLASSES, type NpsView, type ScoreView } from './view.ts';

export const RESPONDENT_COLUMNS = ['respondent', 'day', 'answer', 'class', 'segment', 'sheets'] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateNps(result: NpsResult): readonly ResultTable[] {
  const { view } = result;
  const { segments, trend, drivers, value } = view;
  const total = view.n;
  return [
    {
      ...table(
        'answers',
        [
          [column('answer', 'integer'), (row) => view.answers[row]!],
          [
            column('class', 'message'),
            (row) =>
              classWord(
                view.answers[row]! >= view.promoterFrom
                  ? 'promoter'
                  : view.answers[row]! <= view.detractorTo
                    ? 'detractor'
                    : 'passive',
              ),
          ],
          [column('sheets', 'integer'), (row) => view.counts[row]!],
          [column('share', 'percent1'), (row) => view.counts[row]! / total],
          [column('people', 'integer'), (row) => view.people[row]!],
        ],
        view.answers.length,
      ),
      marks: { set: 'answer', of: (row: number) => row },
    },
    {
      ...table(
        'classes',
        [
          [column('class', 'message'), (row) => classWord(CLASSES[row]!)],
          [
            column('answers', 'message'),
            (row) => {
              const { from, to, none } = answersOf(CLASSES[row]!, view);
              return none
                ? message('nps.answers-none')
                : from === to
                  ? message('nps.answer', { from })
                  : message('nps.answers', { from, to });
            },
          ],
          [column('sheets', 'integer'), (row) => countsOf(view)[row]!],
          [column('share', 'percent1'), (row) => countsOf(view)[row]! / total],
          [column('people', 'integer'), (row) => view.classPeople[row]!],
        ],
        CLASSES.length,
      ),
      marks: { set: 'class', of: (row: number) => row },
    },
    respondentsTable(result),
    {
      ...table(
        'segments',
        segments
          ? [
              [column('segment', 'message'), (row) => groupWord(segments.rows[row]!.name)],
              ...scoreFields((row) => segments.rows[row]!),
              [column('people', 'integer'), (row) => segments.rows[row]!.people],
              [column('difference', 'decimal1'), (row) => known(segments.rows[row]!.difference)],
              [column('difference-low', 'decimal1'), (row) => known(segments.rows[row]!.differenceLow)],
              [column('difference-high', 'decimal1'), (row) => known(segments.rows[row]!.differenceHigh)],
              [column('p', 'probability'), (row) => known(segments.rows[row]!.p)],
              [column('adjusted', 'probability'), (row) => known(segments.rows[row]!.adjusted)],
            ]
          : [[column('segment', 'message'), () => null]],
        segments?.rows.length ?? 0,
      ),
      marks: { set: 'segment', of: (row: number) => row },
    },
    table(
      'pairs',
      [
        [column('one', 'message'), (row) => groupWord(segments!.rows[segments!.pairs[row]!.one]!.name)],
        [column('other', 'message'), (row) => groupWord(segments!.rows[segments!.pairs[row]!.other]!.name)],
        [column('difference', 'decimal1'), (row) => known(segments!.pairs[row]!.difference)],
        [column('difference-low', 'decimal1'), (row) => known(segments!.pairs[row]!.low)],
        [column('difference-high', 'decimal1'), (row) => known(segments!.pairs[row]!.high)],
        [column('p', 'probability'), (row) => known(segments!.pairs[row]!.p)],
        [column('adjusted', 'probability'), (row) => known(segments!.pairs[row]!.adjusted)],
      ],
      segments?.pairs.length ?? 0,
    ),
    {
      ...table(
        'trend',
        trend
          ? [
              [column('period', trend.unit), (row) => trend.rows[row]!.start],
              ...scoreFields((row) => trend.rows[row]!),
              [column('people', 'integer'), (row) => trend.rows[row]!.people],
            ]
          : [[column('period', 'month'), () => null]],
        trend?.rows.length ?? 0,
      ),
      marks: { set: 'period', of: (row: number) => row },
    },
    table(
      'drivers',
      [
        [column('driver', 'text'), (row) => drivers!.rows[row]!.label],
        [column('mean', 'decimal2'), (row) => known(drivers!.rows[row]!.mean)],
        [column('promoter-mean', 'decimal2'), (row) => known(drivers!.rows[row]!.promoters)],
        [column('detractor-mean', 'decimal2'), (row) => known(drivers!.rows[row]!.detractors)],
        [column('correlation', 'decimal2'), (row) => known(drivers!.rows[row]!.correlation)],
        [column('beta', 'decimal2'), (row) => known(drivers!.rows[row]!.beta)],
        [column('beta-low', 'decimal2'), (row) => known(drivers!.rows[row]!.low)],
        [column('beta-high', 'decimal2'), (row) => known(drivers!.rows[row]!.high)],
        [column('p', 'probability'), (row) => known(drivers!.rows[row]!.p)],
        [column('adjusted', 'probability'), (row) => known(drivers!.rows[row]!.adjusted)],
        [column('weight', 'percent1'), (row) => known(drivers!.rows[row]!.share)],
      ],
      drivers?.rows.length ?? 0,
    ),
    {
      ...table(
        'value',
        [
          [column('class', 'message'), (row) => classWord(CLASSES[row]!)],
          [column('matched', 'integer'), (row) => value!.classes[row]!.n],
          [column('bought', 'integer'), (row) => value!.classes[row]!.bought],
          [column('bought-share', 'percent1'), (row) => known(value!.classes[row]!.share)],
          [column('share-low', 'percent1'), (row) => known(value!.classes[row]!.low)],
          [column('share-high', 'percent1'), (row) => known(value!.classes[row]!.high)],
          [column('purchases', 'decimal2'), (row) => known(value!.classes[row]!.purchases)],
          [column('spend', 'money'), (row) => known(value!.classes[row]!.spend)],
          [column('spend-low', 'money'), (row) => known(value!.classes[row]!.spendLow)],
          [column('spend-high', 'money'), (row) => known(value!.classes[row]!.spendHigh)],
          [column('spend-before', 'money'), (row) => known(value!.classes[row]!.before)],
        ],
        value ? CLASSES.length : 0,
      ),
      marks: { set: 'class', of: (row: number) => row },
    },
  ];
}

function countsOf(view: NpsView): readonly number[] {
  return [view.detractors, view.passives, view.promoters];
}

function scoreFields(at: (row: number) => ScoreView): Field[] {
  return [
    [column('nps', 'decimal1'), (row) => known(at(row).nps)],
    [column('low', 'decimal1'), (row) => known(at(row).low)],
    [column('high', 'decimal1'), (row) => known(at(row).high)],
    [column('sheets', 'integer'), (row) => at(row).n],
    [column('promoters', 'percent1'), (row) => known(at(row).promoters / at(row).n)],
    [column('passives', 'percent1'), (row) => known(at(row).passives / at(row).n)],
    [column('detractors', 'percent1'), (row) => known(at(row).detractors / at(row).n)],
  ];
}

/** Rows are respondents with an answer, detractors first: whom to call. Picking a row picks the respondent. */
function respondentsTable({ survey, question, classes, last, groups }: NpsResult): ResultTable {
  let order: Uint32Array | null = null;
  let sheets: Uint32Array | null = null;
  const who = (row: number): number => (order ??= ordered())[row]!;
  const ordered = (): Uint32Array => {
    const people: number[] = [];
    last.forEach((sheet, person) => sheet >= 0 && people.push(person));
    return Uint32Array.from(people).sort((a, b) => question.values[last[a]!]! - question.values[last[b]!]! || a - b);
  };
  const counted = (): Uint32Array => {
    const counts = new Uint32Array(survey.customers);
    for (let i = 0; i < survey.rows; i += 1) if (classes[i] !== NO_GROUP) counts[survey.customer[i]!]! += 1;
    return counts;
  };
  const sheet = (row: number): number => last[who(row)]!;
  const fields: readonly Field[] = [
    [column('respondent', 'text'), (row) => textAt(survey.customerNames, survey.customerCodes[who(row)]!)],
    [
      column('day', 'day'),
      (row) => (survey.day === null || survey.day[sheet(row)] === MISSING_DAY ? null : survey.day[sheet(row)]!),
    ],
    [column('answer', 'number'), (row) => question.values[sheet(row)]!],
    [column('class', 'message'), (row) => classWord(CLASSES[classes[sheet(row)]!]!)],
    [
      column('segment', 'message'),
      (row) => {
        const group = groups?.of[sheet(row)] ?? NO_GROUP;
        return group === NO_GROUP || !groups ? null : groupWord(groups.names[group]!);
      },
    ],
    [column('sheets', 'integer'), (row) => (sheets ??= counted())[who(row)]!],
  ];
  const rows = last.reduce((sum, each) => sum + (each >= 0 ? 1 : 0), 0);
  return { ...table('respondents', fields, rows), published: true, customer: who };
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`nps.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`nps.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
