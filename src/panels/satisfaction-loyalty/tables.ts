/** The tables: types, respondents, curves, answers by satisfaction, periods, behaviour, moves, cells. Rows are made when asked for. */

import { textAt } from '../../data/dictionary.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { message } from '../../lib/outcome.ts';
import { NO_TYPE } from '../../models/satisfaction-loyalty.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ResultTable, TableCell, TableColumnView } from '../contract.ts';
import type { SatisfactionLoyaltyResult } from './compute.ts';
import { stretch } from './describe.ts';
import { nameWord } from './names.ts';
import { TYPES } from './options.ts';
import type { SatisfactionLoyaltyView } from './view.ts';

export const RESPONDENT_COLUMNS = [
  'respondent',
  'satisfaction',
  'loyalty',
  'type',
  'first-type',
  'day',
  'times',
  'rivalry',
  'came-back',
  'orders-year',
  'spend-year',
  'silence',
] as const;

export function tabulateSatisfactionLoyalty(result: SatisfactionLoyaltyResult): readonly ResultTable[] {
  const { view } = result;
  return [
    typeTable(view),
    respondentTable(result),
    groupTable(view),
    ...(view.trap ? [levelTable(view.trap)] : []),
    ...(view.trend ? [periodTable(view.trend)] : []),
    ...(view.behaviour ? [linkTable(view.behaviour)] : []),
    ...(view.moves ? [moveTable(view.moves)] : []),
    cellTable(view),
  ];
}

type Field = readonly [TableColumnView, (row: number) => TableCell];

function field(key: string, style: TableColumnView['style'], of: (row: number) => TableCell): Field {
  return [{ key, label: message(`satisfaction-loyalty.column-${key}`), style }, of];
}

function number(key: string, style: TableColumnView['style'], of: (row: number) => number): Field {
  return field(key, style, (row) => known(of(row)));
}

function table(
  name: string,
  rows: number,
  fields: readonly Field[],
  marks?: NonNullable<ResultTable['marks']>,
): ResultTable {
  return {
    name,
    title: message(`satisfaction-loyalty.table-${name}`),
    published: false,
    columns: fields.map(([head]) => head),
    rows,
    cell: (row, column) => fields[column]![1](row),
    ...(marks ? { marks } : {}),
  };
}

function typeTable({ types, behaviour }: SatisfactionLoyaltyView): ResultTable {
  return table(
    'types',
    TYPES.length,
    [
      field('type', 'message', (row) => message(`satisfaction-loyalty.${TYPES[row]!}`)),
      number('customers', 'integer', (row) => types[row]!.customers),
      number('share', 'percent1', (row) => types[row]!.share),
      number('low', 'percent1', (row) => types[row]!.low),
      number('high', 'percent1', (row) => types[row]!.high),
      number('satisfaction', 'decimal2', (row) => types[row]!.satisfaction),
      number('loyalty', 'decimal2', (row) => types[row]!.loyalty),
      ...(behaviour
        ? [
            number('seen', 'integer', (row) => behaviour.types[row]!.seen),
            number('came-back-share', 'percent1', (row) => behaviour.types[row]!.share),
            number('came-back-low', 'percent1', (row) => behaviour.types[row]!.low),
            number('came-back-high', 'percent1', (row) => behaviour.types[row]!.high),
            number('orders-year', 'decimal1', (row) => behaviour.types[row]!.ordersYear),
            number('spend-year', 'money', (row) => behaviour.types[row]!.spendYear),
            number('silence', 'decimal1', (row) => behaviour.types[row]!.silence),
          ]
        : []),
      field('do', 'message', (row) => message(`satisfaction-loyalty.do-${TYPES[row]!}`)),
    ],
    { set: 'type', of: (row) => row },
  );
}

function respondentTable({
  input,
  scores,
  groups,
  types,
  firstTypes,
  behaviour,
  view,
}: SatisfactionLoyaltyResult): ResultTable {
  const { survey } = input;
  const who = new Uint32Array(view.respondents);
  let found = 0;
  for (let i = 0; i < types.length; i += 1) if (types[i] !== NO_TYPE) who[found++] = i;
  const seen = (i: number): boolean => behaviour?.after.seen[i] === 1;
  const typeWord = (type: number): TableCell =>
    type === NO_TYPE ? null : message(`satisfaction-loyalty.${TYPES[type]!}`);
  const cell = (row: number, column: number): TableCell => {
    const i = who[row]!;
    switch (RESPONDENT_COLUMNS[column]!) {
      case 'respondent':
        return textAt(survey.customerNames, survey.customerCodes[i]!);
      case 'satisfaction':
        return scores.last.satisfaction[i]!;
      case 'loyalty':
        return scores.last.loyalty[i]!;
      case 'type':
        return typeWord(types[i]!);
      case 'first-type':
        return typeWord(firstTypes[i]!);
      case 'day': {
        const day = survey.day?.[scores.last.row[i]!] ?? MISSING_DAY;
        return day === MISSING_DAY ? null : day;
      }
      case 'times':
        return scores.times[i]!;
      case 'rivalry':
        return groups.of[i] === NO_GROUP ? null : nameWord(view.groups[groups.of[i]!]!.name);
      case 'came-back':
        return seen(i) ? message(`satisfaction-loyalty.${behaviour!.after.returned[i] === 1 ? 'yes' : 'no'}`) : null;
      case 'orders-year':
        return seen(i) ? known(behaviour!.after.ordersYear[i]!) : null;
      case 'spend-year':
        return seen(i) ? known(behaviour!.after.spendYear[i]!) : null;
      case 'silence':
        return behaviour ? known(behaviour.after.silence[i]!) : null;
    }
  };
  const styles: Record<(typeof RESPONDENT_COLUMNS)[number], TableColumnView['style']> = {
    respondent: 'text',
    satisfaction: 'number',
    loyalty: 'number',
    type: 'message',
    'first-type': 'message',
    day: 'day',
    times: 'integer',
    rivalry: 'message',
    'came-back': 'message',
    'orders-year': 'decimal1',
    'spend-year': 'money',
    silence: 'integer',
  };
  return {
    name: 'respondents',
    title: message('satisfaction-loyalty.table-respondents'),
    published: true,
    columns: RESPONDENT_COLUMNS.map((key) => ({
      key,
      label: message(`satisfaction-loyalty.column-${key}`),
      style: styles[key],
    })),
    rows: who.length,
    cell,
    customer: (row) => who[row]!,
  };
}

function groupTable({ groups, trap }: SatisfactionLoyaltyView): ResultTable {
  const shape = (row: number) => groups[row]!.shape;
  const bend = (row: number) => trap?.groups[row]?.bend ?? null;
  return table(
    'curves',
    groups.length,
    [
      field('group', 'message', (row) => nameWord(groups[row]!.name)),
      number('customers', 'integer', (row) => groups[row]!.persons),
      number('satisfaction', 'decimal2', (row) => groups[row]!.satisfaction),
      number('loyalty', 'decimal2', (row) => groups[row]!.loyalty),
      number('slope', 'decimal2', (row) => shape(row)?.slope.value ?? NaN),
      number('slope-low', 'decimal2', (row) => shape(row)?.slope.low ?? NaN),
      number('slope-high', 'decimal2', (row) => shape(row)?.slope.high ?? NaN),
      number('lower', 'decimal2', (row) => shape(row)?.lower.value ?? NaN),
      number('upper', 'decimal2', (row) => shape(row)?.upper.value ?? NaN),
      number('bend', 'decimal2', (row) => shape(row)?.bend.value ?? NaN),
      number('bend-low', 'decimal2', (row) => shape(row)?.bend.low ?? NaN),
      number('bend-high', 'decimal2', (row) => shape(row)?.bend.high ?? NaN),
      number('slope-below', 'decimal2', (row) => bend(row)?.below.value ?? NaN),
      number('slope-above', 'decimal2', (row) => bend(row)?.above.value ?? NaN),
      ...TYPES.map((key, type): Field => [
        { key: `${key}-customers`, label: message(`satisfaction-loyalty.${key}`), style: 'integer' },
        (row) => groups[row]!.types[type]!,
      ]),
    ],
    { set: 'rivalry', of: (row) => row },
  );
}

function levelTable({ x, count, mean, low, high }: NonNullable<SatisfactionLoyaltyView['trap']>): ResultTable {
  return table('answers', x.length, [
    number('satisfaction-answer', 'number', (row) => x[row]!),
    number('customers', 'integer', (row) => count[row]!),
    number('loyalty', 'decimal2', (row) => mean[row]!),
    number('mean-low', 'decimal2', (row) => low[row]!),
    number('mean-high', 'decimal2', (row) => high[row]!),
  ]);
}

function periodTable(trend: NonNullable<SatisfactionLoyaltyView['trend']>): ResultTable {
  const { unit, days, answers, satisfaction, loyalty } = trend;
  return table('periods', days.length, [
    field('period', unit, (row) => days[row]!),
    number('sheets', 'integer', (row) => answers[row]!),
    number('satisfaction-hundred', 'decimal1', (row) => satisfaction.mean[row]!),
    number('loyalty-hundred', 'decimal1', (row) => loyalty.mean[row]!),
  ]);
}

function linkTable({ links }: NonNullable<SatisfactionLoyaltyView['behaviour']>): ResultTable {
  return table('links', links.length, [
    field('said', 'message', (row) => message(`satisfaction-loyalty.said-${links[row]!.said}`)),
    field('did', 'message', (row) => message(`satisfaction-loyalty.did-${links[row]!.did}`)),
    number('customers', 'integer', (row) => links[row]!.count),
    number('rho', 'decimal2', (row) => links[row]!.rho),
    number('rho-low', 'decimal2', (row) => links[row]!.low),
    number('rho-high', 'decimal2', (row) => links[row]!.high),
    number('p', 'probability', (row) => links[row]!.p),
  ]);
}

/** Only moves that somebody made. */
function moveTable({ counts, persons }: NonNullable<SatisfactionLoyaltyView['moves']>): ResultTable {
  const made = [...counts.keys()].filter((mark) => counts[mark]! > 0);
  return table(
    'moves',
    made.length,
    [
      field('from-type', 'message', (row) => message(`satisfaction-loyalty.${TYPES[Math.floor(made[row]! / 4)]!}`)),
      field('to-type', 'message', (row) => message(`satisfaction-loyalty.${TYPES[made[row]! % 4]!}`)),
      number('customers', 'integer', (row) => counts[made[row]!]!),
      number('share', 'percent1', (row) => counts[made[row]!]! / persons),
    ],
    { set: 'move', of: (row) => made[row]! },
  );
}

/** Only cells with somebody in them. */
function cellTable(view: SatisfactionLoyaltyView): ResultTable {
  const filled = [...view.cells.keys()].filter((cell) => view.cells[cell]! > 0);
  const range = (row: number, side: 'x' | 'y') => {
    const at = side === 'x' ? filled[row]! % view.columns : Math.floor(filled[row]! / view.columns);
    return stretch([at, at], view, side);
  };
  return table(
    'cells',
    filled.length,
    [
      field('satisfaction', 'message', (row) => range(row, 'x')),
      field('loyalty', 'message', (row) => range(row, 'y')),
      number('customers', 'integer', (row) => view.cells[filled[row]!]!),
    ],
    { set: 'cell', of: (row) => filled[row]! },
  );
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
