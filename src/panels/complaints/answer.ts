/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { listOf } from '../wording.ts';
import type { ComplaintsResult } from './compute.ts';
import { reasonWord, SURE } from './names.ts';
import { caveatsOf, readingOf } from './reading.ts';
import type { ComplaintsView } from './view.ts';

export const COMPLAINTS_STATISTICS = [
  'complaints',
  'customers',
  'repeat-complainers',
  'complaint-rate',
  'complaint-rate-low',
  'complaint-rate-high',
  'complainers-share',
  'complainers-low',
  'complainers-high',
  'reasons',
  'vital-few',
  'vital-share',
  'resolution-rate',
  'resolution-low',
  'resolution-high',
  'resolution-median',
  'resolution-median-low',
  'resolution-median-high',
  'response-median',
  'recovery-satisfaction',
  'recovery-low',
  'recovery-high',
  'recovery-mean',
  'speed-difference',
  'speed-p',
  'recovered-return',
  'unrecovered-return',
  'never-return',
  'recovered-matched',
  'never-matched',
  'paradox-difference',
  'paradox-low',
  'paradox-high',
  'paradox-p',
  'recovered-unrecovered',
  'recovered-unrecovered-p',
  'silent',
] as const;

/** So many equally common reasons are named. */
const MOST_TIED = 3;

export function answerComplaints(result: ComplaintsResult): PanelAnswer<ComplaintsView> {
  const { view } = result;
  const finding = findingOf(view);
  return {
    view,
    finding,
    subtitle: message('complaints.subtitle', {
      n: view.complaints,
      customers: view.customers,
      first: view.firstDay,
      last: view.lastDay,
      level: view.level,
    }),
    caption: message(view.reasons.length > 0 ? 'complaints.caption' : 'complaints.caption-no-reasons'),
    alternative: alternativeOf(view, finding),
    reading: [...readingOf(view), ...caveatsOf(view)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf(view: ComplaintsView): Message {
  const { repurchase, resolution, reasons } = view;
  const paradox = repurchase?.recoveredNever;
  if (repurchase && paradox && paradox.adjusted < SURE)
    return message(`complaints.finding-${paradox.difference > 0 ? 'paradox' : 'harm'}-${repurchase.basis}`, {
      share: paradox.first,
      never: paradox.second,
      window: repurchase.window,
    });
  const [top] = reasons;
  if (!top || reasons.length === 1)
    return resolution && resolution.n > 0
      ? message('complaints.finding-settled', { n: view.complaints, share: resolution.share })
      : message('complaints.finding', { n: view.complaints, customers: view.customers });
  const tied = reasons.filter(({ count }) => count === top.count);
  const settled = resolution && resolution.n > 0 ? { settled: resolution.share } : null;
  if (view.vital === 0)
    return message(`complaints.finding-equal${settled ? '-settled' : ''}`, {
      count: reasons.length,
      each: top.count,
      share: top.count / view.complaints,
      ...settled,
    });
  const parameters = {
    top: reasonWord(top.name),
    names:
      tied.length > MOST_TIED
        ? message('complaints.so-many-reasons', { count: tied.length })
        : listOf(
            'complaints.list',
            tied.map(({ name }) => message('complaints.quoted', { name: reasonWord(name) })),
          ),
    share: top.count / view.complaints,
    vital: view.vital,
    line: view.vitalShare,
  };
  const code = tied.length > 1 ? 'complaints.finding-tied' : 'complaints.finding-reasons';
  return message(settled ? `${code}-settled` : code, { ...parameters, ...settled });
}

function alternativeOf(view: ComplaintsView, finding: Message): Message {
  const [top, second] = view.reasons;
  if (!top || !second) return message('complaints.alternative-no-reasons', { finding, n: view.complaints });
  return message(view.vital === 0 ? 'complaints.alternative-equal' : 'complaints.alternative', {
    finding,
    n: view.complaints,
    count: view.reasons.length,
    top: reasonWord(top.name),
    topCount: top.count,
    second: reasonWord(second.name),
    secondCount: second.count,
    vital: view.vital,
    line: view.vitalShare,
  });
}

/** Parts of the statistics, by the first of each. */
const HEADINGS: Readonly<Partial<Record<(typeof COMPLAINTS_STATISTICS)[number], string>>> = {
  complaints: 'complainers',
  reasons: 'reasons',
  'resolution-rate': 'resolution',
  'recovery-satisfaction': 'recovery',
  'recovered-return': 'return',
  silent: 'silent',
};

function statisticsOf(view: ComplaintsView): Statistic[] {
  const { rate, resolution, recovery, repurchase, iceberg } = view;
  const times = resolution?.times ?? null;
  const paradox = repurchase?.recoveredNever;
  const values: Readonly<Record<(typeof COMPLAINTS_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    complaints: [view.complaints, 'integer'],
    customers: [view.customers, 'integer'],
    'repeat-complainers': [view.repeated, 'integer'],
    'complaint-rate': [rate?.rate ?? NaN, 'percent2'],
    'complaint-rate-low': [rate?.low ?? NaN, 'percent2'],
    'complaint-rate-high': [rate?.high ?? NaN, 'percent2'],
    'complainers-share': [rate?.buyers.share ?? NaN, 'percent1'],
    'complainers-low': [rate?.buyers.low ?? NaN, 'percent1'],
    'complainers-high': [rate?.buyers.high ?? NaN, 'percent1'],
    reasons: [view.reasons.length, 'integer'],
    'vital-few': [view.vital, 'integer'],
    'vital-share': [view.vitalShare, 'percent1'],
    'resolution-rate': [resolution?.share ?? NaN, 'percent1'],
    'resolution-low': [resolution?.low ?? NaN, 'percent1'],
    'resolution-high': [resolution?.high ?? NaN, 'percent1'],
    'resolution-median': [times?.median ?? NaN, 'decimal2'],
    'resolution-median-low': [times?.medianLow ?? NaN, 'decimal2'],
    'resolution-median-high': [times?.medianHigh ?? NaN, 'decimal2'],
    'response-median': [resolution?.response ?? NaN, 'decimal2'],
    'recovery-satisfaction': [recovery?.all.share ?? NaN, 'percent1'],
    'recovery-low': [recovery?.all.low ?? NaN, 'percent1'],
    'recovery-high': [recovery?.all.high ?? NaN, 'percent1'],
    'recovery-mean': [recovery?.mean ?? NaN, 'decimal2'],
    'speed-difference': [points(recovery?.speed.difference), 'decimal1'],
    'speed-p': [recovery?.speed.p ?? NaN, 'probability'],
    'recovered-return': [repurchase?.groups[0]?.share ?? NaN, 'percent1'],
    'unrecovered-return': [repurchase?.groups[1]?.share ?? NaN, 'percent1'],
    'never-return': [repurchase?.groups[2]?.share ?? NaN, 'percent1'],
    'recovered-matched': [paradox?.first ?? NaN, 'percent2'],
    'never-matched': [paradox?.second ?? NaN, 'percent2'],
    'paradox-difference': [points(paradox?.difference), 'decimal1'],
    'paradox-low': [points(paradox?.low), 'decimal1'],
    'paradox-high': [points(paradox?.high), 'decimal1'],
    'paradox-p': [paradox?.p ?? NaN, 'probability'],
    'recovered-unrecovered': [points(repurchase?.recoveredUnrecovered.difference), 'decimal1'],
    'recovered-unrecovered-p': [repurchase?.recoveredUnrecovered.p ?? NaN, 'probability'],
    silent: [iceberg.silent, 'integer'],
  };
  return COMPLAINTS_STATISTICS.map((name) => {
    const heading = HEADINGS[name];
    return {
      name,
      value: values[name][0],
      style: values[name][1],
      label: message(`complaints.stat-${name}`),
      ...(heading ? { heading: message(`complaints.heading-${heading}`) } : {}),
    };
  });
}

/** A difference of shares is counted in percentage points. */
function points(difference: number | undefined): number {
  return difference === undefined ? NaN : difference * 100;
}

function accountOf({ complaints, filtered, view }: ComplaintsResult): Account {
  return {
    used: message(view.named ? 'complaints.account' : 'complaints.account-nameless', {
      rows: complaints.rows,
      n: view.complaints,
      customers: view.customers,
    }),
    leftOut: filtered > 0 ? [message('complaints.left-filtered', { rows: filtered })] : [],
  };
}
