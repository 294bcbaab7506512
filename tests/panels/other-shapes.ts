/** Tables that are no order logs, for the promises every panel keeps: read from text, as a person's file is. */

import type { TableKind, Tables } from '../../src/data/tables.ts';
import { isoFromDay } from '../../src/lib/days.ts';
import { createRandom } from '../../src/lib/random.ts';
import { readAndPrepare } from '../data/reading.ts';

export interface OtherShape {
  readonly kind: TableKind;
  readonly text: string;
  /** large enough that a panel made for such tables must answer with its initial options */
  readonly whole: boolean;
}

const shape = (kind: TableKind, whole: boolean, header: string, rows: readonly string[]): OtherShape => ({
  kind,
  whole,
  text: [header, ...rows].join('\n'),
});

const START = 19_000;
const SUBSCRIPTIONS = 'customer,start date,end date,fee,reason,plan,age';

function service(): string[] {
  const random = createRandom(5);
  return Array.from({ length: 240 }, (_, row) => {
    const start = START + Math.floor(random.next() * 600);
    const plan = random.next() < 0.5 ? 'basic' : 'plus';
    const lasts = -Math.log(1 - random.next()) * (plan === 'basic' ? 150 : 320);
    const end = start + Math.ceil(lasts);
    const over = end <= START + 720;
    const reason = ['too expensive', 'moved', 'a rival', ''][Math.floor(random.next() * 4)]!;
    const who = row % 12 === 11 ? row - 11 : row;
    return [
      `k${who}`,
      isoFromDay(start),
      over ? isoFromDay(end) : '',
      plan === 'basic' ? 30 : 80,
      over ? reason : '',
      plan,
      20 + Math.floor(random.next() * 40),
    ].join();
  });
}

function app(): string[] {
  const random = createRandom(6);
  const steps = ['open', 'register', 'add to cart', 'pay', 'invite'];
  return Array.from({ length: 90 }, (_, user) => {
    const began = START + Math.floor(random.next() * 90);
    const reached = 1 + Math.floor(random.next() * 5);
    return Array.from({ length: reached + 2 }, (_, at) => {
      const event = steps[at < reached ? at : 0]!;
      const minute = Math.floor(random.next() * 600);
      const time = `${isoFromDay(began + at)} ${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return [`u${user}`, time, event, event === 'pay' ? 18.5 : '', user % 3 === 0 ? 'ad' : 'friend'].join();
    });
  }).flat();
}

function study(): string[] {
  const random = createRandom(7);
  return Array.from({ length: 150 }, (_, row) => {
    const group = row % 2 === 0 ? 'A' : 'B';
    const time = Math.ceil(-Math.log(1 - random.next()) * (group === 'A' ? 20 : 40));
    const censored = time > 36;
    return [Math.min(time, 36), censored ? 0 : 1, group, 20 + Math.floor(random.next() * 50)].join();
  });
}

const EVENTS = 'user,time,event,amount,source';

export const OTHER_SHAPES: Readonly<Record<string, OtherShape>> = {
  'a subscription service': shape('subscriptions', true, SUBSCRIPTIONS, service()),
  'one subscription': shape('subscriptions', false, SUBSCRIPTIONS, ['k1,2023-01-05,,30,,basic,31']),
  'subscriptions of which none ended': shape('subscriptions', false, SUBSCRIPTIONS, [
    'k1,2023-01-05,,30,,basic,31',
    'k2,2023-02-05,,80,,plus,35',
    'k3,2023-03-05,,80,,plus,28',
  ]),
  'subscriptions that ended the day they began': shape('subscriptions', false, SUBSCRIPTIONS, [
    'k1,2023-01-05,2023-01-05,30,moved,basic,31',
    'k2,2023-02-05,2023-02-05,80,,plus,35',
  ]),
  'subscriptions without fee and reason': shape('subscriptions', false, 'customer,start,end', [
    'k1,2023-01-05,2023-04-05',
    'k2,2023-02-05,',
    'k3,2023-02-05,2023-03-09',
    'k3,2023-06-05,',
  ]),
  'an app': shape('events', true, EVENTS, app()),
  'one event': shape('events', false, EVENTS, ['u1,2023-01-05 10:00,open,,ad']),
  'events of one name': shape('events', false, EVENTS, [
    'u1,2023-01-05 10:00,open,,ad',
    'u2,2023-01-06 10:00,open,,ad',
    'u1,2023-01-07 10:00,open,,ad',
  ]),
  'events without times of day': shape('events', false, 'user,date,event', [
    'u1,2023-01-05,open',
    'u1,2023-01-05,pay',
    'u2,2023-01-06,open',
    'u2,2023-01-09,invite',
  ]),
  'a study': shape('durations', true, 'time,status,group,age', study()),
  'one duration': shape('durations', false, 'tenure,churn', ['3,1']),
  'durations of whom nobody left': shape('durations', false, 'tenure,churn,plan', ['3,0,a', '5,0,b', '9,0,a']),
  'durations that all ended at once': shape('durations', false, 'tenure,churn,plan', ['4,1,a', '4,1,b', '4,1,a']),
  'durations of no length': shape('durations', false, 'tenure,churn', ['0,1', '0,0', '0,1']),
};

/** The tables of a shape; the kind is told, so that the promises of panels do not hang on how well kinds are guessed. */
export async function tablesOf({ kind, text }: OtherShape): Promise<Tables> {
  return (await readAndPrepare(text, { kind })).tables;
}
