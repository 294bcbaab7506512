/** The tables of the index: variables, arrows, items, effects, validity, prediction, groups, respondents. Rows are made when asked for. */

import { textAt } from '../../data/dictionary.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import { bandOf, type CsiResult } from './compute.ts';
import { asMessage } from './estimable.ts';
import { limitsOf } from './uncertainty.ts';
import { viewOf } from './views.ts';
import type { CsiView } from './view.ts';

/** Indices of each respondent; variables the model does not have are empty. */
const INDICES = [
  'image',
  'expectation',
  'performance',
  'quality',
  'product-quality',
  'service-quality',
  'value',
  'satisfaction',
  'complaints',
  'loyalty',
] as const;

/** The Chinese index has its own names for two of them. */
const ALIASES: Readonly<Record<string, string>> = { image: 'brand-image', expectation: 'expected-quality' };

export const RESPONDENT_COLUMNS: readonly string[] = ['respondent', 'headline', 'band', ...INDICES];

export function tabulateCsi(result: CsiResult): readonly ResultTable[] {
  const view = viewOf(result);
  return [
    variablesTable(view),
    pathsTable(result, view),
    itemsTable(view),
    effectsTable(result, view),
    validityTable(result, view),
    crossTable(result, view),
    ...(result.predicted ? [predictionTable(result)] : []),
    ...(view.groups ? [groupsTable(view), ...groupPathTables(result, view)] : []),
    bandsTable(view),
    respondentsTable(result),
    scoresTable(result, view),
  ];
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function column(key: string, style: TableColumnView['style']): TableColumnView {
  return { key, label: message(`csi.column-${key}`), style };
}

function number(key: string, style: TableColumnView['style'], of: (row: number) => number): Field {
  return [column(key, style), (row) => known(of(row))];
}

function words(key: string, of: (row: number) => string | Message): Field {
  return [column(key, 'message'), (row) => asMessage(of(row))];
}

function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function table(
  name: string,
  rows: number,
  fields: readonly Field[],
  more: Partial<Pick<ResultTable, 'published' | 'customer' | 'marks'>> = {},
): ResultTable {
  return {
    name,
    title: message(`csi.table-${name}`),
    published: false,
    columns: fields.map(([head]) => head),
    rows,
    cell: (row, index) => fields[index]![1](row),
    ...more,
  };
}

function variablesTable({ variables }: CsiView): ResultTable {
  const of = (row: number): CsiView['variables'][number] => variables[row]!;
  return table('variables', variables.length, [
    words('variable', (row) => of(row).name),
    number('items', 'integer', (row) => of(row).items),
    number('index', 'decimal1', (row) => of(row).index),
    number('low', 'decimal1', (row) => of(row).interval[0]),
    number('high', 'decimal1', (row) => of(row).interval[1]),
    number('deviation', 'decimal1', (row) => of(row).deviation),
    number('r2', 'decimal4', (row) => of(row).r2),
    number('adjusted-r2', 'decimal4', (row) => of(row).adjustedR2),
    number('alpha', 'decimal4', (row) => of(row).alpha),
    number('rho-a', 'decimal4', (row) => of(row).rhoA),
    number('rho-c', 'decimal4', (row) => of(row).rhoC),
    number('ave', 'decimal4', (row) => of(row).ave),
    number('total', 'decimal4', (row) => of(row).total),
    number('importance', 'decimal4', (row) => of(row).importance),
  ]);
}

function pathsTable({ resampled, fitted }: CsiResult, view: CsiView): ResultTable {
  const { paths } = view;
  const of = (row: number): CsiView['paths'][number] => paths[row]!;
  const drawn = (row: number) => {
    const at = fitted.estimated.path[row]!;
    return at < 0 ? undefined : resampled?.bootstrap.paths[at];
  };
  return table('paths', paths.length, [
    words('from', (row) => nameIn(view, of(row).from)),
    words('to', (row) => nameIn(view, of(row).to)),
    number('estimate', 'decimal4', (row) => of(row).estimate),
    number('error', 'decimal4', (row) => of(row).error),
    number('t', 'decimal2', (row) => drawn(row)?.t ?? NaN),
    number('p', 'probability', (row) => drawn(row)?.p ?? NaN),
    number('low', 'decimal4', (row) => of(row).interval[0]),
    number('high', 'decimal4', (row) => of(row).interval[1]),
    words('sure', (row) => {
      const { estimated, sure } = of(row);
      return message(
        !estimated ? 'csi.not-estimated' : sure === null ? 'csi.untested' : sure ? 'csi.sure' : 'csi.unsure',
      );
    }),
    number('points', 'decimal4', (row) => of(row).points),
    number('f2', 'decimal4', (row) => of(row).f2),
    number('vif', 'decimal2', (row) => of(row).vif),
  ]);
}

function itemsTable(view: CsiView): ResultTable {
  const { items, questions } = view;
  const of = (row: number): CsiView['items'][number] => items[row]!;
  return table('items', items.length, [
    [column('item', 'text'), (row) => questions[of(row).question]!.label],
    words('variable', (row) => nameIn(view, of(row).variable)),
    words('direction', (row) => message(questions[of(row).question]!.reversed ? 'csi.turned' : 'csi.straight')),
    number('mean', 'decimal2', (row) => of(row).mean),
    number('deviation', 'decimal2', (row) => of(row).deviation),
    number('missing', 'integer', (row) => questions[of(row).question]!.missing),
    number('loading', 'decimal4', (row) => of(row).loading),
    number('low', 'decimal4', (row) => of(row).interval[0]),
    number('high', 'decimal4', (row) => of(row).interval[1]),
    number('weight', 'decimal4', (row) => of(row).weight),
    number('share', 'percent1', (row) => of(row).share),
    number('vif', 'decimal2', (row) => of(row).vif),
    number('importance', 'decimal4', (row) => of(row).importance),
    number('performance', 'decimal1', (row) => of(row).performance),
  ]);
}

/** Every pair a route leads between. */
function effectsTable({ fitted, resampled }: CsiResult, view: CsiView): ResultTable {
  const { estimated, effects } = fitted;
  const k = estimated.variable.length;
  const cells = [...effects.total.keys()].filter((cell) => effects.total[cell] !== 0 || effects.direct[cell] !== 0);
  const name = (c: number): string | Message => view.variables[estimated.variable[c]!]!.name;
  const kind = resampled?.kind ?? 'percentile';
  const limits = (of: 'totals' | 'indirect', side: 0 | 1) => (row: number) =>
    limitsOf(resampled?.bootstrap[of][cells[row]!], kind)[side];
  return table('effects', cells.length, [
    words('from', (row) => name(Math.floor(cells[row]! / k))),
    words('to', (row) => name(cells[row]! % k)),
    number('direct', 'decimal4', (row) => effects.direct[cells[row]!]!),
    number('indirect', 'decimal4', (row) => effects.indirect[cells[row]!]!),
    number('indirect-low', 'decimal4', limits('indirect', 0)),
    number('indirect-high', 'decimal4', limits('indirect', 1)),
    number('total', 'decimal4', (row) => effects.total[cells[row]!]!),
    number('total-low', 'decimal4', limits('totals', 0)),
    number('total-high', 'decimal4', limits('totals', 1)),
  ]);
}

/** Every two variables: are they two? */
function validityTable({ fitted, resampled }: CsiResult, view: CsiView): ResultTable {
  const { estimated, htmt, fornellLarcker } = fitted;
  const k = estimated.variable.length;
  const pairs = Array.from({ length: k * k }, (_, cell) => cell).filter((cell) => cell % k < Math.floor(cell / k));
  const [first, second] = [(row: number) => pairs[row]! % k, (row: number) => Math.floor(pairs[row]! / k)];
  const name = (c: number): string | Message => view.variables[estimated.variable[c]!]!.name;
  const root = (c: number): number => fornellLarcker[c * k + c]!;
  const kind = resampled?.kind ?? 'percentile';
  const limits = (side: 0 | 1) => (row: number) => limitsOf(resampled?.bootstrap.htmt[pairs[row]!], kind)[side];
  return table('validity', pairs.length, [
    words('first', (row) => name(first(row))),
    words('second', (row) => name(second(row))),
    number('htmt', 'decimal4', (row) => htmt[pairs[row]!]!),
    number('htmt-low', 'decimal4', limits(0)),
    number('htmt-high', 'decimal4', limits(1)),
    number('correlation', 'decimal4', (row) => fornellLarcker[pairs[row]!]!),
    number('root-first', 'decimal4', (row) => root(first(row))),
    number('root-second', 'decimal4', (row) => root(second(row))),
    words('fornell-larcker', (row) => {
      const least = Math.min(root(first(row)), root(second(row)));
      if (Number.isNaN(least)) return message('csi.untested');
      return message(Math.abs(fornellLarcker[pairs[row]!]!) < least ? 'csi.apart' : 'csi.not-apart');
    }),
  ]);
}

function crossTable({ fitted }: CsiResult, view: CsiView): ResultTable {
  const { fit, estimated } = fitted;
  const k = estimated.variable.length;
  return table('cross-loadings', fit.items.length, [
    [column('item', 'text'), (row) => fit.items[row]!.name],
    words('variable', (row) => nameIn(view, view.items[row]!.variable)),
    ...estimated.variable.map((v, c): Field => {
      const { id, name } = view.variables[v]!;
      return [
        { key: `on-${id}`, label: asMessage(name), style: 'decimal4' },
        (row) => known(fit.crossLoadings[row * k + c]!),
      ];
    }),
  ]);
}

function predictionTable({ predicted, fitted }: CsiResult): ResultTable {
  const { items } = predicted!;
  return table('prediction', items.length, [
    [column('item', 'text'), (row) => fitted.fit.items[items[row]!.item]!.name],
    number('rmse', 'decimal4', (row) => items[row]!.model.rmse),
    number('linear-rmse', 'decimal4', (row) => items[row]!.linear.rmse),
    number('mae', 'decimal4', (row) => items[row]!.model.mae),
    number('linear-mae', 'decimal4', (row) => items[row]!.linear.mae),
    number('q2', 'decimal4', (row) => items[row]!.model.q2),
  ]);
}

function groupsTable({ groups }: CsiView): ResultTable {
  const rows = groups!.groups;
  return table(
    'groups',
    rows.length,
    [
      words('group', (row) => rows[row]!.name),
      number('respondents', 'integer', (row) => rows[row]!.respondents),
      number('index', 'decimal1', (row) => rows[row]!.index),
      number('low', 'decimal1', (row) => rows[row]!.interval[0]),
      number('high', 'decimal1', (row) => rows[row]!.interval[1]),
    ],
    { marks: { set: 'group', of: (row) => row } },
  );
}

/** Every arrow in every two groups; and whether variables mean the same in both. */
function groupPathTables({ compared, fitted }: CsiResult, view: CsiView): readonly ResultTable[] {
  const comparison = compared?.comparison;
  if (!comparison) return [];
  const { estimated } = fitted;
  const arrows = view.paths.flatMap((path, i) => (estimated.path[i]! >= 0 ? [{ path, at: estimated.path[i]! }] : []));
  const rows = comparison.pairs.flatMap((pair) => arrows.map((arrow) => ({ pair, arrow })));
  const name = (group: number): string | Message => view.groups!.groups[comparison.groups[group]!.group]!.name;
  const estimate = (group: number, at: number): number => comparison.groups[group]!.fit.paths[at]!.estimate;
  const tested = (of: number, used: number): number => (used === 0 ? NaN : of);
  const k = estimated.variable.length;
  const same = comparison.pairs.flatMap((pair) => estimated.variable.map((v, c) => ({ pair, v, c })));
  return [
    table('group-paths', rows.length, [
      words('from', (row) => nameIn(view, rows[row]!.arrow.path.from)),
      words('to', (row) => nameIn(view, rows[row]!.arrow.path.to)),
      words('first', (row) => name(rows[row]!.pair.first)),
      words('second', (row) => name(rows[row]!.pair.second)),
      number('estimate-first', 'decimal4', (row) => estimate(rows[row]!.pair.first, rows[row]!.arrow.at)),
      number('estimate-second', 'decimal4', (row) => estimate(rows[row]!.pair.second, rows[row]!.arrow.at)),
      number('difference', 'decimal4', (row) => rows[row]!.pair.paths[rows[row]!.arrow.at]!.difference),
      number('p', 'probability', (row) => tested(rows[row]!.pair.paths[rows[row]!.arrow.at]!.p, rows[row]!.pair.used)),
      number('adjusted-p', 'probability', (row) =>
        tested(rows[row]!.pair.paths[rows[row]!.arrow.at]!.adjusted, rows[row]!.pair.used),
      ),
    ]),
    table('invariance', same.length * Math.min(1, k), [
      words('variable', (row) => view.variables[same[row]!.v]!.name),
      words('first', (row) => name(same[row]!.pair.first)),
      words('second', (row) => name(same[row]!.pair.second)),
      number('correlation', 'decimal4', (row) => same[row]!.pair.invariance[same[row]!.c]!.correlation),
      number('limit', 'decimal4', (row) => same[row]!.pair.invariance[same[row]!.c]!.limit),
      number('p', 'probability', (row) => tested(same[row]!.pair.invariance[same[row]!.c]!.p, same[row]!.pair.used)),
      number('mean-difference', 'decimal4', (row) => same[row]!.pair.invariance[same[row]!.c]!.mean.difference),
      number('mean-p', 'probability', (row) =>
        tested(same[row]!.pair.invariance[same[row]!.c]!.mean.p, same[row]!.pair.used),
      ),
    ]),
  ];
}

function bandsTable({ bands, used }: CsiView): ResultTable {
  const width = 100 / bands.length;
  return table(
    'bands',
    bands.length,
    [
      number('from-index', 'integer', (row) => row * width),
      number('below-index', 'integer', (row) => (row + 1) * width),
      number('respondents', 'integer', (row) => bands[row]!),
      number('respondent-share', 'percent1', (row) => bands[row]! / used),
    ],
    { marks: { set: 'band', of: (row) => row } },
  );
}

function respondentsTable({ sheets, fitted, target, resolved }: CsiResult): ResultTable {
  const { fit, indices, estimated } = fitted;
  const k = estimated.variable.length;
  const constructOf = (id: string): number => {
    const v = resolved.variables.findIndex((variable) => variable.id === id || variable.id === ALIASES[id]);
    return v < 0 ? -1 : estimated.construct[v]!;
  };
  const index = (row: number, c: number): TableCell => (c < 0 ? null : known(indices.scores[row * k + c]!));
  const customer = (row: number): number => sheets.customer[fit.respondents[row]!]!;
  const { customerNames, customerCodes } = sheets.survey;
  const width = 100 / 10;
  return table(
    'respondents',
    fit.size,
    [
      [column('respondent', 'text'), (row) => textAt(customerNames, customerCodes[customer(row)]!)],
      [column('headline', 'decimal1'), (row) => index(row, target)],
      [
        column('band', 'message'),
        (row) => {
          const band = bandOf(indices.scores[row * k + target]!);
          return message('csi.describe-range', { from: band * width, to: (band + 1) * width });
        },
      ],
      ...INDICES.map((id): Field => {
        const c = constructOf(id);
        return [{ key: id, label: message(`csi.variable-${id}`), style: 'decimal1' }, (row) => index(row, c)];
      }),
    ],
    { published: true, customer },
  );
}

/** Scores of all variables of the model, a person's own among them: mean 0, variance 1. */
function scoresTable({ sheets, fitted }: CsiResult, view: CsiView): ResultTable {
  const { fit, estimated } = fitted;
  const k = estimated.variable.length;
  const customer = (row: number): number => sheets.customer[fit.respondents[row]!]!;
  const { customerNames, customerCodes } = sheets.survey;
  return table(
    'scores',
    fit.size,
    [
      [column('respondent', 'text'), (row) => textAt(customerNames, customerCodes[customer(row)]!)],
      ...estimated.variable.map((v, c): Field => {
        const { id, name } = view.variables[v]!;
        return [
          { key: `score-${id}`, label: asMessage(name), style: 'decimal4' },
          (row) => known(fit.scores[row * k + c]!),
        ];
      }),
    ],
    { customer },
  );
}

function nameIn({ variables }: CsiView, id: string): string | Message {
  return variables.find((variable) => variable.id === id)!.name;
}
