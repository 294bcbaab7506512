/** Surveys: one row an answer sheet, each column that reads as answers on a scale a question. */

import { findLeftOut, findScales, type ScaleColumn } from './answer-scales.ts';
import { dictionaryOf, textAt } from './dictionary.ts';
import { duplicateRows } from './duplicates.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import type { OrderKey } from './orders.ts';
import { attributesOf, numberCustomers, pickDays, pickNumbers, usedRows } from './picking.ts';
import { rangeOfDays } from './ranges.ts';
import type { DataChoices, Figure, QuestionReport } from './report.ts';
import type { RoleColumns } from './roles.ts';
import type { DataTable, TextDictionary } from './columns.ts';
import type { Survey } from './tables.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

type Choices = Pick<DataChoices, 'scales' | 'answers'>;

/** Fewer questions than this may well be answered all alike. */
const STRAIGHT_QUESTIONS = 8;

export function workOnSurvey({ file, roles, today, choices }: KindRows): KindWork {
  const { table } = file;
  const { rows, uncertain } = damagedRows(file);
  const scales = questionsOf(table, roles, choices);
  // Points of 100 spread by experts need not look like answers; where they are all there is, panels take the columns as they are.
  if (scales.length === 0 && !pointsOf(table, roles))
    return { met: false, concerned: rows, questions: reportsOf(table, roles, choices, []), build: () => null };
  const customerAt = roles.get('customer');
  const key = customerAt === undefined ? null : keyOf(table.columns[customerAt]!.column);
  const timeColumn = roles.has('time') ? table.columns[roles.get('time')!]!.column : null;
  const days = timeColumn?.kind === 'date' ? timeColumn.days : null;
  const finder = findRows(table.rows, scales);
  for (let row = 0; days && row < table.rows; row++) if (days[row]! > today) finder.add('future-date', row);
  // Two persons may answer alike; only a sheet that names its respondent can be seen to stand there twice.
  if (key) for (const row of duplicateRows(table, null, uncertain)) finder.add('duplicate-row', row);
  return {
    met: true,
    concerned: finder.into(rows),
    columnsOf: new Map([
      ['outside-scale', (row: number) => scales.find(({ outside }) => outside.includes(row))?.index ?? -1],
      ['unknown-answer', (row: number) => scales.find(({ unknown }) => unknown.includes(row))?.index ?? -1],
      ['straight-line', () => scales[0]?.index ?? -1],
      ['no-answers', () => scales[0]?.index ?? -1],
    ]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const count = used ? used.length : table.rows;
      if (count === 0) return null;
      const { numbered, dictionary } = respondentsOf(key, used, count);
      const survey: Survey = {
        kind: 'survey',
        rows: count,
        customers: numbered.codes.length,
        customerCodes: numbered.codes,
        customerNames: dictionary,
        customer: numbered.customer,
        day: days && pickDays(days, used),
        questions: scales.map(({ index, scale, values }) => {
          const { id, label } = table.columns[index]!;
          return { id, label, values: pickNumbers(values, used), scale };
        }),
        attributes: attributesOf(table, roles),
        sourceRow: used,
      };
      const value = sumByMark(new Float64Array(count).fill(1), survey.customer, survey.customers);
      return {
        tables: { survey },
        people: {
          universe: survey,
          customer: survey.customer,
          sourceRow: used,
          value,
          total: sumExactly(value),
          measure: 'answers',
        },
        orders: null,
        figures: figuresOf(survey),
        questions: reportsOf(table, roles, choices, survey.questions),
        currency: null,
        notices: [...noticesOf(survey, key), ...leftOutNotice(table, roles, choices)],
        found: new Map(),
      };
    },
  };
}

// Where every sheet names its respondent the column is numbered as it is; texts are only made for anonymous ones.
function respondentsOf(
  key: OrderKey | null,
  used: Uint32Array | null,
  count: number,
): { numbered: ReturnType<typeof numberCustomers>; dictionary: TextDictionary } {
  if (key && !key.codes.includes(0))
    return { numbered: numberCustomers(key, used, key.codes.length), dictionary: key.dictionary };
  const { codes, dictionary } = dictionaryOf(respondents(key, used, count));
  return { numbered: numberCustomers({ codes, dictionary }, null, count), dictionary };
}

// Anonymous sheets are answers all the same: each is a respondent called by its row.
function* respondents(key: OrderKey | null, used: Uint32Array | null, count: number): Iterable<string> {
  for (let line = 0; line < count; line++) {
    const row = used ? used[line]! : line;
    const code = key ? key.codes[row]! : 0;
    yield key && code !== 0 ? textAt(key.dictionary, code) : `#${row + 1}`;
  }
}

function pointsOf(table: DataTable, roles: RoleColumns): boolean {
  const taken = new Set(roles.values());
  return table.columns.filter(({ column }, index) => column.kind === 'number' && !taken.has(index)).length >= 2;
}

function questionsOf(table: DataTable, roles: RoleColumns, choices: Choices): readonly ScaleColumn[] {
  const taken = new Set(roles.values());
  return findScales(table, choices).filter(({ index }) => !taken.has(index));
}

function findRows(rows: number, scales: readonly ScaleColumn[]): RowFinder {
  const finder = new RowFinder();
  if (scales.length === 0) return finder;
  const of = (lists: readonly (readonly number[])[]): number[] => [...new Set(lists.flat())].sort((a, b) => a - b);
  for (const row of of(scales.map(({ outside }) => outside))) finder.add('outside-scale', row);
  for (const row of of(scales.map(({ unknown }) => unknown))) finder.add('unknown-answer', row);
  // Column by column: the rows of a long file are never gathered one by one.
  const answered = new Uint8Array(rows);
  const first = new Float64Array(rows).fill(NaN);
  const alike = new Uint16Array(rows);
  const differs = new Uint8Array(rows);
  for (const { values, scale } of scales) {
    const asked = scale.maximum - scale.minimum > 1;
    for (let row = 0; row < rows; row++) {
      const value = values[row]!;
      if (value !== value) continue;
      answered[row] = 1;
      if (!asked) continue;
      if (alike[row] === 0) first[row] = value;
      else if (value !== first[row]) differs[row] = 1;
      alike[row]!++;
    }
  }
  for (let row = 0; row < rows; row++) {
    if (answered[row] === 0) finder.add('no-answers', row);
    else if (differs[row] === 0 && alike[row]! >= STRAIGHT_QUESTIONS) finder.add('straight-line', row);
  }
  return finder;
}

function figuresOf({ customers, rows, questions, day }: Survey): Figure[] {
  const missing = questions.reduce((sum, { values }) => sum + values.length - answersOf(values).answered, 0);
  const span = day && rangeOfDays(day);
  return [
    { name: 'respondents', label: message('data.figure-respondents'), value: customers, style: 'integer' },
    ...(rows === customers
      ? []
      : [{ name: 'sheets', label: message('data.figure-sheets'), value: rows, style: 'integer' } as const]),
    { name: 'questions', label: message('data.figure-questions'), value: questions.length, style: 'integer' },
    {
      name: 'unanswered',
      label: message('data.figure-unanswered'),
      value: questions.length === 0 ? 0 : missing / (rows * questions.length),
      style: 'percent1',
    },
    ...(span && span.maximum > MISSING_DAY
      ? [
          { name: 'first-day', label: message('data.figure-first-answer'), value: span.minimum, style: 'day' } as const,
          { name: 'last-day', label: message('data.figure-last-answer'), value: span.maximum, style: 'day' } as const,
        ]
      : []),
  ];
}

// Questions first, then the columns a person said are none, so that they can be had back.
function reportsOf(
  table: DataTable,
  roles: RoleColumns,
  choices: Choices,
  questions: Survey['questions'],
): QuestionReport[] {
  const reports = questionsOf(table, roles, choices).map((found, at): QuestionReport => {
    const { id, values } = questions[at]!;
    const { answered, sum } = answersOf(values);
    return {
      id,
      scale: found.scale,
      chosen: found.chosen,
      answered,
      mean: answered === 0 ? NaN : sum / answered,
      outside: found.outside.length,
      unknownWords: found.unknownWords,
      knownWords: found.knownWords,
    };
  });
  const taken = new Set(roles.values());
  const possible = new Map(findLeftOut(table, choices).map(({ index, scale }) => [index, scale]));
  const others = table.columns.flatMap(({ id, column }, index): QuestionReport[] =>
    taken.has(index) || reports.some((report) => report.id === id) || column.kind === 'date'
      ? []
      : [
          {
            id,
            scale: null,
            chosen: choices.scales?.[id] === null,
            answered: 0,
            mean: NaN,
            outside: 0,
            unknownWords: [],
            knownWords: [],
            ...(possible.has(index) ? { possible: possible.get(index)! } : {}),
          },
        ],
  );
  return [...reports, ...others];
}

function answersOf(values: Float64Array): { answered: number; sum: number; lowest: number; highest: number } {
  let [answered, sum, lowest, highest] = [0, 0, Infinity, -Infinity];
  for (const value of values) {
    if (value !== value) continue;
    answered++;
    sum += value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { answered, sum, lowest, highest };
}

// A count that was asked about is not passed over in silence.
function leftOutNotice(table: DataTable, roles: RoleColumns, choices: Choices): Message[] {
  const taken = new Set(roles.values());
  const left = findLeftOut(table, choices).filter(({ index }) => !taken.has(index));
  if (left.length === 0) return [];
  const labels = left.map(({ index }) => table.columns[index]!.label).join('、');
  return [message('data.left-out-questions', { labels, count: left.length })];
}

function noticesOf({ questions }: Survey, key: OrderKey | null): Message[] {
  const constant = questions.filter(({ values }) => {
    const { answered, lowest, highest } = answersOf(values);
    return answered > 0 && lowest === highest;
  });
  return [
    ...(key ? [] : [message('data.nameless-respondents')]),
    ...(constant.length > 0
      ? [
          message('data.constant-questions', {
            labels: constant.map(({ label }) => label).join('、'),
            count: constant.length,
          }),
        ]
      : []),
  ];
}
