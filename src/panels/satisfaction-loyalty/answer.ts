/** From the result to the page: the view, the sentences around it, the named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PanelAnswer, Statistic } from '../contract.ts';
import type { SatisfactionLoyaltyResult } from './compute.ts';
import { headOf } from './head.ts';
import { TYPES, type SatisfactionLoyaltyOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { SatisfactionLoyaltyView } from './view.ts';

export const SATISFACTION_LOYALTY_STATISTICS = [
  'respondents',
  'satisfaction-mean',
  'loyalty-mean',
  'correlation',
  'cut-satisfaction',
  'cut-loyalty',
  ...TYPES.map((key) => `${key}-customers` as const),
  ...TYPES.map((key) => `${key}-share` as const),
  'satisfied-not-loyal',
  'groups',
  'curves-chi-square',
  'curves-degrees',
  'curves-p',
  'slopes-p',
  'bend',
  'slope-below',
  'slope-above',
  'bend-p',
  'satisfaction-trend',
  'loyalty-trend',
  'gap-trend-p',
  'linked',
  'window-seen',
  'came-back',
  'came-back-p',
  'lost-satisfied',
  'asked-again',
  'moved',
  'moved-p',
] as const;

export function answerSatisfactionLoyalty(
  result: SatisfactionLoyaltyResult,
  options: SatisfactionLoyaltyOptions,
): PanelAnswer<SatisfactionLoyaltyView> {
  const { view } = result;
  const head = headOf(view, options.picture);
  const [neither, captive, mercenary, loyal] = view.types;
  return {
    view,
    ...head,
    alternative: message('satisfaction-loyalty.alternative', {
      finding: head.finding,
      subtitle: head.subtitle,
      neither: neither!.customers,
      captive: captive!.customers,
      mercenary: mercenary!.customers,
      loyal: loyal!.customers,
    }),
    reading: [...readingOf(view), ...caveatsOf(result)],
    statistics: statisticsOf(view),
    account: {
      used: message('satisfaction-loyalty.account', {
        sheets: view.sheets,
        complete: view.complete,
        respondents: view.respondents,
      }),
      leftOut: leftOutOf(view),
    },
  };
}

function leftOutOf(view: SatisfactionLoyaltyView): Message[] {
  const { sheets, complete, respondents, label, ungrouped, behaviour } = view;
  const out: Message[] = [];
  if (complete < sheets) out.push(message('satisfaction-loyalty.left-missing', { sheets: sheets - complete }));
  if (respondents < complete)
    out.push(message('satisfaction-loyalty.left-earlier', { sheets: complete - respondents }));
  if (label !== null && ungrouped > 0)
    out.push(message('satisfaction-loyalty.left-ungrouped', { customers: ungrouped, label }));
  if (behaviour !== null && behaviour.strays > 0)
    out.push(message('satisfaction-loyalty.left-strays', { orders: behaviour.strays, day: behaviour.lastDay }));
  if (behaviour !== null && behaviour.linked > behaviour.seen)
    out.push(
      message('satisfaction-loyalty.left-window', {
        customers: behaviour.linked - behaviour.seen,
        window: behaviour.window,
        day: behaviour.lastDay,
      }),
    );
  return out;
}

function statisticsOf(view: SatisfactionLoyaltyView): Statistic[] {
  const plain = (name: string, value: number, style: Statistic['style']): Statistic => ({
    name,
    value,
    style,
    label: message(`satisfaction-loyalty.stat-${name}`),
  });
  const each = (kind: 'customers' | 'share', style: Statistic['style']): Statistic[] =>
    TYPES.map((key, type) => ({
      name: `${key}-${kind}`,
      value: view.types[type]![kind],
      style,
      label: message(`satisfaction-loyalty.stat-each-${kind}`, { type: message(`satisfaction-loyalty.${key}`) }),
    }));
  const { trap, trend, behaviour, moves, differ, slopes } = view;
  return [
    plain('respondents', view.respondents, 'integer'),
    plain('satisfaction-mean', view.satisfaction.mean, 'decimal2'),
    plain('loyalty-mean', view.loyalty.mean, 'decimal2'),
    plain('correlation', view.correlation.rho, 'decimal2'),
    plain('cut-satisfaction', view.cuts.x, 'number'),
    plain('cut-loyalty', view.cuts.y, 'number'),
    ...each('customers', 'integer'),
    ...each('share', 'percent1'),
    plain('satisfied-not-loyal', view.trapped.share, 'percent1'),
    plain('groups', view.groups.length, 'integer'),
    plain('curves-chi-square', differ?.chiSquare ?? NaN, 'decimal2'),
    plain('curves-degrees', differ?.degrees ?? NaN, 'integer'),
    plain('curves-p', differ?.p ?? NaN, 'probability'),
    plain('slopes-p', slopes?.p ?? NaN, 'probability'),
    plain('bend', trap?.bend.at ?? NaN, 'number'),
    plain('slope-below', trap?.bend.below.value ?? NaN, 'decimal2'),
    plain('slope-above', trap?.bend.above.value ?? NaN, 'decimal2'),
    plain('bend-p', trap?.bend.change.p ?? NaN, 'probability'),
    plain('satisfaction-trend', trend?.satisfactionTrend.slope ?? NaN, 'decimal2'),
    plain('loyalty-trend', trend?.loyaltyTrend.slope ?? NaN, 'decimal2'),
    plain('gap-trend-p', trend?.gapTrend.p ?? NaN, 'probability'),
    plain('linked', behaviour?.linked ?? NaN, 'integer'),
    plain('window-seen', behaviour?.seen ?? NaN, 'integer'),
    plain('came-back', behaviour === null ? NaN : behaviour.returned / behaviour.seen, 'percent1'),
    plain('came-back-p', behaviour?.test.p ?? NaN, 'probability'),
    plain('lost-satisfied', behaviour?.lostSatisfied.share ?? NaN, 'percent1'),
    plain('asked-again', view.again, 'integer'),
    plain('moved', moves === null ? NaN : moves.moved / moves.persons, 'percent1'),
    plain('moved-p', moves?.symmetry.p ?? NaN, 'probability'),
  ];
}
