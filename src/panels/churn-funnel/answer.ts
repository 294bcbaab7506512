/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { ChurnStage } from '../../models/churn-stages.ts';
import { LEAVING_TYPES } from '../../models/leaving-reasons.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { ChurnFunnelResult } from './compute.ts';
import { reasonWord } from './describe.ts';
import { movesOf, stageOf, valueWord } from './figures.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { ChurnFunnelView } from './view.ts';

export const CHURN_FUNNEL_STATISTICS = [
  'customers',
  'active',
  'slipping',
  'at-risk',
  'lost',
  'won-back',
  'value',
  'active-value',
  'slipping-value',
  'at-risk-value',
  'lost-value',
  'won-back-value',
  'at-risk-share',
  'lost-share',
  'newly-lost',
  'recovered',
  'lost-firm',
  'lost-dissatisfied',
  'lost-rival',
  'lost-forced',
  'lost-unknown',
] as const;

export function answerChurnFunnel(result: ChurnFunnelResult): PanelAnswer<ChurnFunnelView> {
  const { view } = result;
  const finding = findingOf(view);
  const stage = (name: ChurnStage): number => stageOf(view, name)?.customers ?? 0;
  return {
    view,
    finding,
    subtitle: message(`churn-funnel.subtitle-${view.source === 'orders' ? view.by : 'contract'}`, {
      asOf: view.asOf,
      n: view.customers,
      a: view.limits[0],
      b: view.limits[1],
      c: view.limits[2],
      grace: view.grace,
    }),
    caption: message(`churn-funnel.caption-${view.source}`),
    alternative: message(`churn-funnel.alternative-${view.source}`, {
      finding,
      active: stage('active'),
      slipping: stage('slipping'),
      risk: stage('risk'),
      lost: stage('lost'),
      back: stage('back'),
    }),
    reading: [...readingOf(view), ...caveatsOf(result)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf(view: ChurnFunnelView): Message {
  const [risk, lost] = [stageOf(view, 'risk'), stageOf(view, 'lost')!];
  const most = view.reasons.find(({ name }) => name !== null && name !== '');
  if (view.source === 'subscriptions') {
    const parameters = { lost: lost.customers, share: lost.share };
    if (lost.customers === 0) return message('churn-funnel.finding-contract-none', { n: view.customers });
    return most
      ? message('churn-funnel.finding-contract-reason', {
          ...parameters,
          reason: reasonWord(most.name),
          part: most.customers / lost.customers,
        })
      : message('churn-funnel.finding-contract', parameters);
  }
  const parameters = {
    risk: risk?.customers ?? 0,
    value: risk?.value ?? NaN,
    what: valueWord(view),
    lost: lost.customers,
    share: lost.share,
  };
  if (parameters.risk === 0) return message('churn-funnel.finding-no-risk', parameters);
  return message(view.valued ? 'churn-funnel.finding-risk' : 'churn-funnel.finding-risk-plain', parameters);
}

function statisticsOf(view: ChurnFunnelView): Statistic[] {
  const stage = (name: ChurnStage) => stageOf(view, name);
  const people = (name: ChurnStage): readonly [number, Statistic['style']] => [
    stage(name)?.customers ?? NaN,
    'integer',
  ];
  const money = (name: ChurnStage): readonly [number, Statistic['style']] => [stage(name)?.value ?? NaN, 'money'];
  const type = (name: (typeof LEAVING_TYPES)[number]): readonly [number, Statistic['style']] => [
    view.reasons.length > 0 ? view.types.find((each) => each.type === name)!.customers : NaN,
    'integer',
  ];
  const { newlyLost, recovered } = movesOf(view);
  const values: Readonly<Record<(typeof CHURN_FUNNEL_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    customers: [view.customers, 'integer'],
    active: people('active'),
    slipping: people('slipping'),
    'at-risk': people('risk'),
    lost: people('lost'),
    'won-back': people('back'),
    value: [view.total, 'money'],
    'active-value': money('active'),
    'slipping-value': money('slipping'),
    'at-risk-value': money('risk'),
    'lost-value': money('lost'),
    'won-back-value': money('back'),
    'at-risk-share': [stage('risk')?.share ?? NaN, 'percent1'],
    'lost-share': [stage('lost')!.share, 'percent1'],
    'newly-lost': [newlyLost, 'integer'],
    recovered: [recovered, 'integer'],
    'lost-firm': type('firm'),
    'lost-dissatisfied': type('dissatisfied'),
    'lost-rival': type('rival'),
    'lost-forced': type('forced'),
    'lost-unknown': type('unknown'),
  };
  return CHURN_FUNNEL_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`churn-funnel.stat-${name}`),
  }));
}

function accountOf({ basis, input, view }: ChurnFunnelResult): Account {
  const leftOut: Message[] = [];
  const leave = (code: string, rows: number): void => {
    if (rows > 0) leftOut.push(message(`churn-funnel.left-${code}`, { rows, until: basis.until }));
  };
  if (basis.kind === 'orders') {
    const { purchases } = basis;
    leave('after', purchases.linesAfter);
    leave('filtered', purchases.linesFiltered);
    leave('returns', purchases.linesReturned);
    if (purchases.buyers > view.customers)
      leftOut.push(message('churn-funnel.left-later', { rows: purchases.buyers - view.customers, asOf: view.asOf }));
    return {
      used: message('churn-funnel.account-orders', {
        rows: purchases.linesUsed,
        days: purchases.day.length,
        customers: view.customers,
      }),
      leftOut,
    };
  }
  const { contracts } = basis;
  leave('contradictory', contracts.contradictory);
  leave('empty', contracts.empty);
  leave('late', contracts.late);
  leave('filtered', contracts.filtered);
  const left = contracts.contradictory + contracts.empty + contracts.late + contracts.filtered;
  return {
    used: message('churn-funnel.account-subscriptions', {
      rows: (input.subscriptions?.rows ?? 0) - left,
      spells: contracts.from.length,
      customers: view.customers,
    }),
    leftOut,
  };
}
