/** The tables of the Kano panel. Rows are made when they are asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message } from '../../lib/outcome.ts';
import { KANO_CATEGORIES, NO_ANSWER } from '../../models/kano-table.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { KanoResult } from './compute.ts';
import { answerWord } from './describe.ts';
import { whyWord } from './reading.ts';
import { classWord, nameWord } from './sentences.ts';
import type { FeatureView, KanoView } from './view.ts';

export const RESPONDENT_COLUMNS = [
  'customer',
  'functional',
  'dysfunctional',
  'class',
  'segment',
  'answered',
  'questionable',
  'reverse',
] as const;

type Field = readonly [TableColumnView, (row: number) => TableCell];

export function tabulateKano(result: KanoResult): readonly ResultTable[] {
  const { view } = result;
  return [
    featuresTable(view),
    answersTable(view),
    ...(view.segments ? [segmentsTable(view)] : []),
    qualityTable(view),
    pairsTable(result),
    respondentsTable(result),
  ];
}

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`kano.column-${key}`), style };
}

function table(name: string, fields: readonly Field[], rows: number, more: Partial<ResultTable> = {}): ResultTable {
  return {
    name,
    title: message(`kano.table-of-${name}`),
    published: false,
    columns: fields.map(([head]) => head),
    rows,
    cell: (row, index) => fields[index]![1](row),
    ...more,
  };
}

/** In the order in which to build. */
function featuresTable(view: KanoView): ResultTable {
  const at = (row: number): FeatureView => view.features[view.order[row]!]!;
  const number = (key: string, style: TableColumnView['style'], of: (feature: FeatureView) => number): Field => [
    column(key, style),
    (row) => known(of(at(row))),
  ];
  return table(
    'features',
    [
      [column('place', 'integer'), (row) => row + 1],
      [column('feature', 'text'), (row) => at(row).name],
      [column('class', 'message'), (row) => classWord(at(row).category)],
      [column('why', 'message'), (row) => whyWord(at(row))],
      [column('support', 'message'), (row) => message(`kano.support-${view.support[view.order[row]!]!}`)],
      number('n', 'integer', ({ n }) => n),
      ...KANO_CATEGORIES.map((category, i) => number(`count-${category}`, 'integer', ({ counts }) => counts[i]!)),
      ...KANO_CATEGORIES.map((category, i) => number(`share-${category}`, 'percent1', ({ shares }) => shares[i]!)),
      number('better', 'decimal2', ({ better }) => better.mean),
      number('better-low', 'decimal2', ({ better }) => better.low),
      number('better-high', 'decimal2', ({ better }) => better.high),
      number('worse', 'decimal2', ({ worse }) => worse.mean),
      number('worse-low', 'decimal2', ({ worse }) => worse.low),
      number('worse-high', 'decimal2', ({ worse }) => worse.high),
      [
        column('quadrant', 'message'),
        (row) => {
          const { quadrant } = at(row);
          return quadrant === null ? null : classWord(quadrant);
        },
      ],
      number('total-strength', 'percent1', ({ totalStrength }) => totalStrength),
      number('category-strength', 'percent1', ({ categoryStrength }) => categoryStrength),
      number('fong-difference', 'integer', ({ fong }) => fong.difference),
      number('fong-threshold', 'decimal2', ({ fong }) => fong.threshold),
      number('chi-square', 'decimal2', ({ chiSquare }) => chiSquare.statistic),
      number('chi-square-p', 'probability', ({ chiSquare }) => chiSquare.p),
      ...(['mode', 'majority', 'strength', 'means'] as const).map((key): Field => [
        column(`by-${key}`, 'message'),
        (row) => classWord(at(row).by[key]),
      ]),
      number('functional-mean', 'decimal2', ({ functional }) => functional.mean),
      number('functional-low', 'decimal2', ({ functional }) => functional.low),
      number('functional-high', 'decimal2', ({ functional }) => functional.high),
      number('dysfunctional-mean', 'decimal2', ({ dysfunctional }) => dysfunctional.mean),
      number('dysfunctional-low', 'decimal2', ({ dysfunctional }) => dysfunctional.low),
      number('dysfunctional-high', 'decimal2', ({ dysfunctional }) => dysfunctional.high),
      number('importance', 'decimal2', ({ importance }) => importance?.mean ?? NaN),
      number('importance-low', 'decimal2', ({ importance }) => importance?.low ?? NaN),
      number('importance-high', 'decimal2', ({ importance }) => importance?.high ?? NaN),
    ],
    view.order.length,
  );
}

/** The cells of the feature looked at; a row picks who gave these two answers. */
function answersTable(view: KanoView): ResultTable {
  const { points, cells, features, feature } = view;
  const { grid, n } = features[feature]!;
  return table(
    'answers',
    [
      [column('functional', 'message'), (row) => answerWord(Math.floor(row / points), points)],
      [column('dysfunctional', 'message'), (row) => answerWord(row % points, points)],
      [column('class', 'message'), (row) => classWord(cells[row]!)],
      [column('respondents', 'integer'), (row) => grid[row]!],
      [column('share', 'percent1'), (row) => grid[row]! / n],
    ],
    points * points,
    {
      title: message('kano.table-of-answers', { name: features[feature]!.name }),
      marks: { set: 'answer', of: (row) => row },
    },
  );
}

/** One row a feature and segment. */
function segmentsTable(view: KanoView): ResultTable {
  const { names, rows } = view.segments!;
  const each = names.length;
  const of = (row: number): { feature: number; segment: number } => ({
    feature: view.order[Math.floor(row / each)]!,
    segment: row % each,
  });
  const value = (key: 'n' | 'better' | 'worse', style: TableColumnView['style']): Field => [
    column(key, style),
    (row) => known(rows[of(row).feature]![key][of(row).segment]!),
  ];
  return table(
    'segments',
    [
      [column('feature', 'text'), (row) => view.features[of(row).feature]!.name],
      [column('segment', 'message'), (row) => nameWord(names[of(row).segment]!)],
      [
        column('class', 'message'),
        (row) => {
          const category = rows[of(row).feature]!.categories[of(row).segment]!;
          return category === null ? null : classWord(category);
        },
      ],
      value('n', 'integer'),
      value('better', 'decimal2'),
      value('worse', 'decimal2'),
      [column('p', 'probability'), (row) => known(rows[of(row).feature]!.p)],
      [column('adjusted', 'probability'), (row) => known(rows[of(row).feature]!.adjusted)],
    ],
    view.order.length * each,
    { marks: { set: 'segment', of: (row) => of(row).segment } },
  );
}

function qualityTable({ features }: KanoView): ResultTable {
  const count = (key: string, of: (feature: FeatureView) => number): Field => [
    column(key, 'integer'),
    (row) => of(features[row]!),
  ];
  const share = (key: string, of: (feature: FeatureView) => number): Field => [
    column(key, 'percent1'),
    (row) => known(of(features[row]!) / features[row]!.n),
  ];
  return table(
    'quality',
    [
      [column('feature', 'text'), (row) => features[row]!.name],
      count('n', ({ n }) => n),
      count('questionable', ({ questionable }) => questionable),
      share('questionable-share', ({ questionable }) => questionable),
      count('reverse', ({ reverse }) => reverse),
      share('reverse-share', ({ reverse }) => reverse),
      count('halves', ({ halves }) => halves),
      count('missing', ({ missing }) => missing),
    ],
    features.length,
  );
}

function pairsTable({ view, input }: KanoResult): ResultTable {
  const labels = new Map(input.survey.questions.map(({ id, label }) => [id, label]));
  const label = (id: string | null): string | null => (id === null ? null : (labels.get(id) ?? id));
  const { pairs } = view;
  return table(
    'pairs',
    [
      [column('feature', 'text'), (row) => pairs[row]!.name],
      [column('functional', 'text'), (row) => label(pairs[row]!.functional)],
      [column('dysfunctional', 'text'), (row) => label(pairs[row]!.dysfunctional)],
      [column('importance', 'text'), (row) => label(pairs[row]!.importance)],
      [column('found-by', 'message'), (row) => message(`kano.by-${pairs[row]!.by}`)],
    ],
    pairs.length,
  );
}

function respondentsTable({
  view,
  input,
  answers,
  pairs,
  table: own,
  quality,
  segments,
  kept,
}: KanoResult): ResultTable {
  const rows = new Uint32Array(view.respondents);
  for (let i = 0, row = 0; i < kept.length; i += 1) if (kept[i] === 1) rows[row++] = i;
  const { points } = answers;
  const { functional, dysfunctional, cells } = pairs[view.feature]!;
  const { survey } = input;
  const level = (levels: Uint8Array, i: number): TableCell =>
    levels[i] === NO_ANSWER ? null : answerWord(levels[i]!, points);
  const cell = (row: number, index: number): TableCell => {
    const i = rows[row]!;
    switch (RESPONDENT_COLUMNS[index]!) {
      case 'customer':
        return textAt(survey.customerNames, survey.customerCodes[i]!);
      case 'functional':
        return level(functional, i);
      case 'dysfunctional':
        return level(dysfunctional, i);
      case 'class':
        return cells[i] === NO_ANSWER ? null : classWord(KANO_CATEGORIES[own.categories[cells[i]!]!]!);
      case 'segment': {
        const name = segments?.names[segments.of[i]!];
        return name === undefined ? null : nameWord(name);
      }
      case 'answered':
        return quality.persons.answered[i]!;
      case 'questionable':
        return quality.persons.questionable[i]!;
      case 'reverse':
        return quality.persons.reverse[i]!;
    }
  };
  const numbers: readonly string[] = ['answered', 'questionable', 'reverse'];
  return {
    name: 'respondents',
    title: message('kano.table-of-respondents'),
    published: true,
    columns: RESPONDENT_COLUMNS.map((key) =>
      column(key, key === 'customer' ? 'text' : numbers.includes(key) ? 'integer' : 'message'),
    ),
    rows: rows.length,
    cell,
    customer: (row) => rows[row]!,
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
