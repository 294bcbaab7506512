/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { CacResult } from './compute.ts';
import type { CacOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import { paybackWord } from './terms.ts';
import type { CacView } from './view.ts';

export const CAC_STATISTICS = [
  'channels',
  'spend',
  'customers',
  'cac',
  'paid-cac',
  'dearest-cac',
  'clv',
  'clv-to-cac',
  'payback-months',
  'ceiling-spend',
  'headroom',
  'channels-above-ceiling',
  'cac-what-if',
  'clv-to-cac-what-if',
  'payback-months-what-if',
] as const;

export function answerCac(result: CacResult, options: CacOptions): PanelAnswer<CacView> {
  const { view } = result;
  const { total } = view;
  const subtitle = message(`cac.subtitle-${view.kind}`, {
    channels: view.channels.length,
    customers: view.acquired,
    value: message(`cac.how-${howOf(view)}`),
  });
  const finding = headlineOf(view);
  return {
    view,
    finding,
    subtitle,
    caption: message('cac.caption', { target: options.target }),
    alternative: message('cac.alternative', {
      finding,
      cac: total.cac,
      clv: total.clv,
      payback: paybackWord(total),
      channels: view.channels.length,
    }),
    reading: [...readingOf(view, options), ...caveatsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

/** How most customers' value was found. */
function howOf({ channels, total }: CacView): string {
  const [most] = [...channels].filter(({ clv }) => !Number.isNaN(clv)).sort((a, b) => b.customers - a.customers);
  return most?.how ?? total.how;
}

/** What the sentence is about comes first: that its numbers are an example, or that it knows some of the channels alone. */
function headlineOf(view: CacView): Message {
  const finding = findingOf(view);
  if (view.kind === 'example') return message('cac.finding-example', { finding });
  const { pooled, channels } = view;
  return pooled < channels.length
    ? message('cac.finding-part', { known: pooled, channels: channels.length, finding })
    : finding;
}

function findingOf(view: CacView): Message {
  const { total } = view;
  if (total.costFault !== null) return message(`cac.finding-${total.costFault}`, { customers: total.customers });
  if (Number.isNaN(total.clv)) return message('cac.finding-no-value', { cac: total.cac });
  if (total.cac === 0) return message('cac.finding-free', { clv: total.clv });
  return message('cac.finding', {
    cac: total.cac,
    clv: total.clv,
    ratio: total.ratio,
    payback: paybackWord(total),
  });
}

function statisticsOf(view: CacView): Statistic[] {
  const { channels, total, other } = view;
  const known = channels.map(({ cac }) => cac).filter((cac) => !Number.isNaN(cac));
  const ceiling = total.clv * total.customers;
  const values: Readonly<Record<(typeof CAC_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    channels: [channels.length, 'integer'],
    spend: [total.spend, 'money'],
    customers: [total.customers, 'integer'],
    cac: [total.cac, 'money'],
    'paid-cac': [view.paidCac, 'money'],
    'dearest-cac': [known.length > 0 ? Math.max(...known) : NaN, 'money'],
    clv: [total.clv, 'money'],
    'clv-to-cac': [total.ratio, 'decimal2'],
    'payback-months': [total.payback.months, 'decimal1'],
    'ceiling-spend': [ceiling, 'money'],
    headroom: [total.headroom, 'money'],
    'channels-above-ceiling': [channels.filter(({ cac, clv }) => cac > clv).length, 'integer'],
    'cac-what-if': [other?.cac ?? NaN, 'money'],
    'clv-to-cac-what-if': [other?.ratio ?? NaN, 'decimal2'],
    'payback-months-what-if': [other?.payback.months ?? NaN, 'decimal1'],
  };
  return CAC_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(
      name === 'customers' && view.pooled < channels.length ? 'cac.stat-customers-part' : `cac.stat-${name}`,
    ),
  }));
}

function accountOf({ input, view, found }: CacResult): Account {
  const { kind } = view;
  const parameters = { channels: view.channels.length, customers: view.acquired };
  if (kind !== 'orders' || found === null)
    return { used: message(`cac.account-${kind}`, { ...parameters, rows: input.channels?.rows ?? 0 }), leftOut: [] };
  const leftOut: Message[] = [];
  if (found.linesAfter > 0) leftOut.push(message('cac.left-after', { rows: found.linesAfter, asOf: input.asOfDay }));
  if (found.linesFiltered > 0) leftOut.push(message('cac.left-filtered', { rows: found.linesFiltered }));
  return { used: message('cac.account-orders', { ...parameters, rows: found.linesUsed }), leftOut };
}
