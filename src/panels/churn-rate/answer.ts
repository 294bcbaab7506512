/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PeriodChurn } from '../../models/churn-rates.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { ChurnRateResult } from './compute.ts';
import { periodWord } from './describe.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { ChurnRateView } from './view.ts';

export const CHURN_RATE_STATISTICS = [
  'customers-start',
  'new',
  'won-back',
  'lost',
  'customers-end',
  'absolute-churn',
  'absolute-low',
  'absolute-high',
  'relative-churn',
  'relative-low',
  'relative-high',
  'retention',
  'gross-retention',
  'net-retention',
  'value-start',
  'value-new',
  'value-won-back',
  'value-lost',
  'expansion',
  'contraction',
  'value-end',
  'mean-value-all',
  'mean-value-lost',
  'passing',
  'returned',
  'periods',
  'undecided',
  'long-gaps',
] as const;

export function answerChurnRate(result: ChurnRateResult): PanelAnswer<ChurnRateView> {
  const { view } = result;
  const { churn, from } = view.periods[view.chosen]!;
  const finding = findingOf(view);
  const period = periodWord(view.unit, from);
  return {
    view,
    finding,
    subtitle: message('churn-rate.subtitle', { definition: definitionOf(view), period, n: churn.start }),
    caption: message(`churn-rate.caption-${view.source}`),
    alternative: message('churn-rate.alternative', {
      finding,
      period,
      start: churn.start,
      fresh: churn.fresh,
      back: churn.back,
      lost: churn.lost,
      end: churn.end,
    }),
    reading: [...readingOf(view), ...caveatsOf(result)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

/** Who is lost, in a few words. */
function definitionOf({ source, rule, days, multiple, grace }: ChurnRateView): Message {
  if (source === 'subscriptions') return message('churn-rate.definition-contract', { grace });
  return rule === 'days'
    ? message('churn-rate.definition-days', { days })
    : message('churn-rate.definition-rhythm', { multiple });
}

/** `purchases` or `fees`. */
export function valueWord({ source }: Pick<ChurnRateView, 'source'>): Message {
  return message(`churn-rate.of-${source}`);
}

/** How large the lost were: as large as the others where the share of customers lies in the interval of the share of value. */
function leaningOf({ absolute, relativeInterval }: PeriodChurn): 'small' | 'large' | 'even' {
  if (relativeInterval.high < absolute) return 'small';
  return relativeInterval.low > absolute ? 'large' : 'even';
}

function findingOf(view: ChurnRateView): Message {
  const { churn, from } = view.periods[view.chosen]!;
  const parameters = {
    period: periodWord(view.unit, from),
    value: valueWord(view),
    start: churn.start,
    lost: churn.lost,
    absolute: churn.absolute,
    relative: churn.relative,
  };
  if (churn.start === 0) return message('churn-rate.finding-nobody', parameters);
  if (churn.lost === 0) return message('churn-rate.finding-none', parameters);
  if (churn.lost === churn.start && churn.end === 0 && view.periods.at(-1)!.churn.end === 0)
    return message('churn-rate.finding-ended', parameters);
  if (churn.lost === churn.start) return message('churn-rate.finding-all', parameters);
  if (Number.isNaN(churn.relative)) return message('churn-rate.finding-customers', parameters);
  return message(`churn-rate.finding-${leaningOf(churn)}`, parameters);
}

function statisticsOf(view: ChurnRateView): Statistic[] {
  const { churn } = view.periods[view.chosen]!;
  const values: Readonly<Record<(typeof CHURN_RATE_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    'customers-start': [churn.start, 'integer'],
    new: [churn.fresh, 'integer'],
    'won-back': [churn.back, 'integer'],
    lost: [churn.lost, 'integer'],
    'customers-end': [churn.end, 'integer'],
    'absolute-churn': [churn.absolute, 'percent2'],
    'absolute-low': [churn.absoluteInterval.low, 'percent2'],
    'absolute-high': [churn.absoluteInterval.high, 'percent2'],
    'relative-churn': [churn.relative, 'percent2'],
    'relative-low': [churn.relativeInterval.low, 'percent2'],
    'relative-high': [churn.relativeInterval.high, 'percent2'],
    retention: [churn.retention, 'percent2'],
    'gross-retention': [churn.gross, 'percent2'],
    'net-retention': [churn.net, 'percent2'],
    'value-start': [churn.startValue, 'money'],
    'value-new': [churn.freshValue, 'money'],
    'value-won-back': [churn.backValue, 'money'],
    'value-lost': [churn.lostValue, 'money'],
    expansion: [churn.expansion, 'money'],
    contraction: [churn.contraction, 'money'],
    'value-end': [churn.endValue, 'money'],
    'mean-value-all': [churn.startValue / churn.start, 'money'],
    'mean-value-lost': [churn.lostValue / churn.lost, 'money'],
    passing: [churn.passing, 'integer'],
    returned: [churn.returned, 'integer'],
    periods: [view.periods.length, 'integer'],
    undecided: [view.source === 'orders' ? view.undecided : NaN, 'integer'],
    'long-gaps': [view.gaps > 0 ? view.longGaps / view.gaps : NaN, 'percent2'],
  };
  return CHURN_RATE_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`churn-rate.stat-${name}`, { value: valueWord(view) }),
  }));
}

function accountOf({ basis, input }: ChurnRateResult): Account {
  const leftOut: Message[] = [];
  const leave = (code: string, rows: number): void => {
    if (rows > 0) leftOut.push(message(`churn-rate.left-${code}`, { rows, until: basis.until }));
  };
  if (basis.kind === 'orders') {
    const { purchases } = basis;
    leave('after', purchases.linesAfter);
    leave('filtered', purchases.linesFiltered);
    leave('returns', purchases.linesReturned);
    return {
      used: message('churn-rate.account-orders', {
        rows: purchases.linesUsed,
        days: purchases.day.length,
        customers: purchases.buyers,
      }),
      leftOut,
    };
  }
  const { contracts } = basis;
  leave('contradictory', contracts.contradictory);
  leave('empty', contracts.empty);
  leave('late', contracts.late);
  leave('filtered', contracts.filtered);
  let customers = 0;
  for (let c = 0; c < contracts.customers; c += 1) if (contracts.start[c + 1]! > contracts.start[c]!) customers += 1;
  const left = contracts.contradictory + contracts.empty + contracts.late + contracts.filtered;
  return {
    used: message('churn-rate.account-subscriptions', {
      rows: (input.subscriptions?.rows ?? 0) - left,
      spells: contracts.from.length,
      customers,
    }),
    leftOut,
  };
}
