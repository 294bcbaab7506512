/** The tables of the questionnaire panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { viewOf } from './answer.ts';
import type { QuestionnaireResult } from './compute.ts';
import { nameOf, variableName } from './names.ts';
import type { QuestionnaireOptions } from './options.ts';
import { INDEX_BINS, type ItemView, type QuestionnaireView, type VariableView } from './view.ts';

export const RESPONDENT_COLUMNS = ['respondent', 'day', 'index', 'answered'] as const;
export const ITEM_COLUMNS = [
  'question',
  'variable',
  'indicator',
  'reversed',
  'n',
  'missing',
  'mean',
  'sd',
  'skewness',
  'score',
  'bottom',
  'top',
  'item-total',
  'alpha-without',
  'weight',
  'share',
] as const;
export const VARIABLE_COLUMNS = [
  'variable',
  'items',
  'score',
  'score-sd',
  'n',
  'weight',
  'contribution',
  'alpha',
  'alpha-low',
  'alpha-high',
  'standardised',
  'mean-correlation',
  'complete',
] as const;

export function tabulateQuestionnaire(
  result: QuestionnaireResult,
  options: QuestionnaireOptions,
): readonly ResultTable[] {
  const view = viewOf(result, options);
  return [itemsTable(view), variablesTable(view), respondentsTable(result), stepsTable(view), answersTable(view)];
}

function itemsTable(view: QuestionnaireView): ResultTable {
  const item = (row: number): ItemView => view.items[row]!;
  const share = ({ counts, n }: ItemView, level: number): number | null => (n > 0 ? counts.at(level)! / n : null);
  const fields: readonly Field[] = [
    [column('question', 'text'), (row) => item(row).label],
    [column('variable', 'message'), (row) => variableName(view, item(row).variable)],
    [column('indicator', 'message'), (row) => nameOf(view.indicators[item(row).indicator]!.name, item(row).indicator)],
    [column('reversed', 'message'), (row) => message(`questionnaire.${item(row).reversed ? 'yes' : 'no'}`)],
    [column('n', 'integer'), (row) => item(row).n],
    [column('missing', 'integer'), (row) => item(row).missing],
    [column('mean', 'decimal2'), (row) => known(item(row).mean)],
    [column('sd', 'decimal2'), (row) => known(item(row).sd)],
    [column('skewness', 'decimal2'), (row) => known(item(row).skewness)],
    [column('score', 'decimal1'), (row) => known(item(row).score)],
    [column('bottom', 'percent1'), (row) => share(item(row), 0)],
    [column('top', 'percent1'), (row) => share(item(row), -1)],
    [column('item-total', 'decimal4'), (row) => known(item(row).itemTotal)],
    [column('alpha-without', 'decimal4'), (row) => known(item(row).alphaWithout)],
    [column('weight', 'percent1'), (row) => item(row).weight],
    [column('share', 'percent1'), (row) => item(row).share],
  ];
  return { ...table('items', fields, view.items.length), published: true };
}

function variablesTable(view: QuestionnaireView): ResultTable {
  const variable = (row: number): VariableView => view.variables[row]!;
  const fields: readonly Field[] = [
    [column('variable', 'message'), (row) => variableName(view, row)],
    [column('items', 'integer'), (row) => variable(row).items.length],
    [column('score', 'decimal1'), (row) => known(variable(row).score)],
    [column('score-sd', 'decimal1'), (row) => known(variable(row).sd)],
    [column('n', 'integer'), (row) => variable(row).n],
    [column('weight', 'percent1'), (row) => variable(row).weight],
    [column('contribution', 'decimal1'), (row) => known(variable(row).weight * variable(row).score)],
    [column('alpha', 'decimal4'), (row) => known(variable(row).reliability.alpha)],
    [column('alpha-low', 'decimal4'), (row) => known(variable(row).reliability.low)],
    [column('alpha-high', 'decimal4'), (row) => known(variable(row).reliability.high)],
    [column('standardised', 'decimal4'), (row) => known(variable(row).reliability.standardised)],
    [column('mean-correlation', 'decimal4'), (row) => known(variable(row).reliability.meanCorrelation)],
    [column('complete', 'integer'), (row) => variable(row).reliability.rows],
  ];
  return { ...table('variables', fields, view.variables.length), published: true };
}

/** Rows are sheets; picking one picks its respondent. */
function respondentsTable({ answers, index }: QuestionnaireResult): ResultTable {
  const { survey, rows, items } = answers;
  const who = (row: number): number => survey.customer[rows[row]!]!;
  const day = (row: number): number | null => {
    const value = survey.day?.[rows[row]!] ?? MISSING_DAY;
    return value === MISSING_DAY ? null : value;
  };
  const fields: readonly Field[] = [
    [column('respondent', 'text'), (row) => textAt(survey.customerNames, survey.customerCodes[who(row)]!)],
    [column('day', 'day'), day],
    [column('index', 'decimal1'), (row) => known(index[row]!)],
    [column('answered', 'integer'), (row) => items.filter(({ scores }) => !Number.isNaN(scores[row]!)).length],
  ];
  return { ...table('respondents', fields, rows.length), published: true, customer: who };
}

function stepsTable({ index }: QuestionnaireView): ResultTable {
  const step = 100 / INDEX_BINS;
  const fields: readonly Field[] = [
    [column('from', 'integer'), (row) => row * step],
    [column('to', 'integer'), (row) => (row + 1) * step],
    [column('respondents', 'integer'), (row) => index.bins[row]!],
    [column('sheets', 'integer'), (row) => index.sheets[row]!],
  ];
  return { ...table('index-steps', fields, INDEX_BINS), marks: { set: 'index', of: (row: number) => row } };
}

/** Every question's answers, level by level. */
function answersTable({ items }: QuestionnaireView): ResultTable {
  const places = items.flatMap(({ counts }, item) => counts.map((_, level) => ({ item, level })));
  const at = (row: number): { readonly item: ItemView; readonly level: number } => ({
    item: items[places[row]!.item]!,
    level: places[row]!.level,
  });
  const fields: readonly Field[] = [
    [column('question', 'text'), (row) => at(row).item.label],
    [column('from', 'number'), (row) => at(row).item.low[at(row).level]!],
    [column('to', 'number'), (row) => at(row).item.high[at(row).level]!],
    [column('count', 'integer'), (row) => at(row).item.counts[at(row).level]!],
    [
      column('count-share', 'percent1'),
      (row) => (at(row).item.n > 0 ? at(row).item.counts[at(row).level]! / at(row).item.n : null),
    ],
  ];
  return table('answers', fields, places.length);
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`questionnaire.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number): ResultTable {
  return {
    name,
    title: message(`questionnaire.table-${name}`),
    published: false,
    columns: fields.map(([view]) => view),
    rows,
    cell: (row, index) => fields[index]![1](row),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
