/** From the result to the page: the view, the sentences around it, the named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { WinBackResult } from './compute.ts';
import { gradeName } from './names.ts';
import { GRADES, type WinBackOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { GroupView, WinBackView } from './view.ts';

export const WIN_BACK_STATISTICS = [
  'customers',
  'lost',
  'worth',
  'tried',
  'beyond-budget',
  'let-go',
  'spend',
  'expected-value',
  'best-value',
  'all-value',
  'mean-chance',
  'mean-value',
  ...GRADES.map((key) => `${key}-customers` as const),
  ...GRADES.map((key) => `${key}-tried` as const),
  ...GRADES.map((key) => `${key}-expected` as const),
  'test-base',
  'test-lifted',
  'test-normal',
  'test-arcsine',
] as const;

export function answerWinBack(result: WinBackResult, options: WinBackOptions): PanelAnswer<WinBackView> {
  const { view } = result;
  const finding = findingOf(view);
  const subtitle = subtitleOf(view, options);
  return {
    view,
    finding,
    subtitle,
    caption: message('win-back.caption'),
    alternative: message('win-back.alternative', {
      finding,
      subtitle,
      tried: view.tried,
      beyond: view.beyond,
      letGo: view.letGo,
    }),
    reading: [...readingOf(result, options), ...caveatsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf({ lost, worth, tried, spend, expected, best }: WinBackView): Message {
  if (worth === 0) return message('win-back.finding-none', { lost });
  if (tried < worth) return message('win-back.finding-budget', { tried, spend, expected, best, worth });
  return message('win-back.finding', { tried, lost, spend, expected });
}

function subtitleOf(view: WinBackView, options: WinBackOptions): Message {
  const who =
    view.kind === 'subscriptions'
      ? message('win-back.subtitle-ended')
      : options.lostBy === 'days'
        ? message('win-back.subtitle-days', { days: options.days })
        : message('win-back.subtitle-rhythm', { factor: options.factor });
  return message('win-back.subtitle', {
    who,
    chance: message(`win-back.subtitle-chance-${view.chanceBy}`, { window: options.window }),
    value: message(`win-back.subtitle-value-${view.valueBy}`),
    cost: view.cost,
    until: view.until,
    n: view.lost,
  });
}

function statisticsOf(view: WinBackView): Statistic[] {
  const plain = (name: string, value: number, style: Statistic['style']): Statistic => ({
    name,
    value,
    style,
    label: message(`win-back.stat-${name}`),
  });
  const each = (kind: string, style: Statistic['style'], of: (grade: GroupView) => number): Statistic[] =>
    GRADES.map((key, g) => ({
      name: `${key}-${kind}`,
      value: of(view.grades[g]!),
      style,
      label: message(`win-back.stat-grade-${kind}`, { grade: gradeName(g) }),
    }));
  return [
    plain('customers', view.customers, 'integer'),
    plain('lost', view.lost, 'integer'),
    plain('worth', view.worth, 'integer'),
    plain('tried', view.tried, 'integer'),
    plain('beyond-budget', view.beyond, 'integer'),
    plain('let-go', view.letGo, 'integer'),
    plain('spend', view.spend, 'money'),
    plain('expected-value', view.expected, 'money'),
    plain('best-value', view.best, 'money'),
    plain('all-value', view.all, 'money'),
    plain('mean-chance', view.meanChance, 'percent1'),
    plain('mean-value', view.meanValue, 'money'),
    ...each('customers', 'integer', ({ customers }) => customers),
    ...each('tried', 'integer', ({ decisions }) => decisions[0]!),
    ...each('expected', 'money', ({ expected }) => expected),
    plain('test-base', view.test.base, 'percent1'),
    plain('test-lifted', view.test.lifted, 'percent1'),
    plain('test-normal', view.test.normal, 'integer'),
    plain('test-arcsine', view.test.arcsine, 'integer'),
  ];
}

function accountOf({ view, basis }: WinBackResult): Account {
  const leftOut: Message[] = [];
  const say = (code: string, rows: number): void => {
    if (rows > 0) leftOut.push(message(code, { rows, until: view.until }));
  };
  let rows = basis.table.rows;
  if (basis.kind === 'orders') {
    const { linesUsed, linesAfter, linesFiltered, linesReturned } = basis.purchases;
    rows = linesUsed;
    say('win-back.left-after', linesAfter);
    say('win-back.left-returned', linesReturned);
    say('win-back.left-filtered', linesFiltered);
  } else {
    const { contradictory, empty, late, filtered } = basis.contracts;
    rows -= contradictory + empty + late + filtered;
    say('win-back.left-contradictory', contradictory);
    say('win-back.left-empty', empty);
    say('win-back.left-late', late);
    say('win-back.left-filtered', filtered);
  }
  say('win-back.left-too-long', view.tooLong);
  return {
    used: message(`win-back.account-${view.kind}`, { rows, customers: view.customers, lost: view.lost }),
    leftOut,
  };
}
