/** Tables that are no order logs, for the promises every panel keeps: read from text, as a person's file is. */

import type { Prepared } from '../../src/data/prepare.ts';
import type { TableKind, Tables } from '../../src/data/tables.ts';
import { isoFromDay } from '../../src/lib/days.ts';
import { createRandom } from '../../src/lib/random.ts';
import { readAndPrepare } from '../data/reading.ts';

export interface OtherShape {
  readonly kind: TableKind;
  readonly text: string;
  /** large enough that a panel made for such tables must answer with its initial options: all of them, or those of these ids */
  readonly whole: boolean | readonly string[];
}

const shape = (kind: TableKind, whole: OtherShape['whole'], header: string, rows: readonly string[]): OtherShape => ({
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

const VOICES =
  'member,date,would recommend (0-10),overall satisfaction,repurchase intention,expectation,perception,rivals nearby,store';

/** A feeling behind all answers; every sixth is asked again. */
function voices(): string[] {
  const random = createRandom(8);
  const rated = (value: number, low: number): number => Math.max(low, Math.min(10, Math.round(value)));
  return Array.from({ length: 90 }, (_, row) => {
    const who = row % 6 === 5 ? row - 5 : row;
    const feeling = 3 * (random.next() + random.next() - 1);
    const rivals = ['many', 'some', 'few'][row % 3]!;
    const s = rated(6.5 + feeling + 2 * (random.next() - 0.5), 1);
    const answers = [
      rated(7 + 1.3 * feeling + 2 * (random.next() - 0.5), 0),
      row % 17 === 3 ? '' : s,
      rated((rivals === 'few' ? 7 : s - 1) + random.next(), 1),
      rated(7 + random.next(), 1),
      rated(6.5 + feeling, 1),
    ];
    return [`m${who}`, isoFromDay(START + 4 * row), ...answers, rivals, row % 2 === 0 ? 'east' : 'west'].join();
  });
}

const KANO_FEATURES = ['order ahead', 'refund at once', 'birthday gift', 'themes'] as const;
const KANO = [
  'respondent',
  'segment',
  ...KANO_FEATURES.flatMap((feature) => [
    `If the app has ${feature}: how do you feel?`,
    `If the app does not have ${feature}: how do you feel?`,
    `How important is ${feature} (1-7)`,
  ]),
].join();

/** Features wanted, taken for granted, a delight, and all the same; some answers careless, some missing. */
function wishes(): string[] {
  const random = createRandom(9);
  const words = ['I like it', 'It must be that way', 'I am neutral', 'I can live with it', 'I dislike it'];
  const usual: readonly (readonly [number, number])[] = [
    [0, 4],
    [1, 4],
    [0, 2],
    [2, 2],
  ];
  const say = (answer: number): string => (random.next() < 0.15 ? words[random.integer(0, 4)]! : words[answer]!);
  return Array.from({ length: 80 }, (_, row) =>
    [
      `k${row}`,
      row % 2 === 0 ? 'student' : 'worker',
      ...usual.flatMap(([present, absent], f) => [
        random.next() < 0.03 ? '' : say(present),
        say(absent),
        Math.max(1, Math.min(7, 6 - f + random.integer(-1, 1))),
      ]),
    ].join(),
  );
}

const INDEX = 'IMAG1,IMAG2,CUEX1,CUEX2,PERQ1,PERQ2,PERQ3,PERV1,PERV2,CUSA1,CUSA2,CUSA3,CUSCO,CUSL1,CUSL2,gender';

/** Twelve questions about five things of which each follows from the one before. */
function indexAnswers(): string[] {
  const random = createRandom(10);
  const noise = (): number => random.next() + random.next() + random.next() - 1.5;
  const rated = (value: number): number => Math.max(1, Math.min(10, Math.round(7 + 1.6 * value)));
  return Array.from({ length: 80 }, (_, row) => {
    const image = 1.4 * noise();
    const expected = 0.6 * image + noise();
    const quality = 0.6 * expected + noise();
    const value = 0.6 * quality + noise();
    const pleased = 0.4 * image + 0.5 * quality + 0.3 * value + 0.5 * noise();
    const complaints = 0.6 * pleased + noise();
    const loyal = 0.8 * pleased + 0.7 * noise();
    const things = [
      image,
      image,
      expected,
      expected,
      quality,
      quality,
      quality,
      value,
      value,
      pleased,
      pleased,
      pleased,
      complaints,
      loyal,
      loyal,
    ];
    return [
      ...things.map((thing, i) => (i === 3 && row % 20 === 7 ? '' : rated(thing + 0.5 * noise()))),
      row % 2 === 0 ? 'f' : 'm',
    ].join();
  });
}

const PANEL = 'expert,round,taste,price,speed';

function experts(): string[] {
  const random = createRandom(11);
  return [1, 2, 3].flatMap((round) =>
    Array.from({ length: 7 }, (_, i) => {
      const apart = (value: number): number => Math.round(value + (random.next() - 0.5) * (24 / round));
      const [taste, price] = [apart(50), apart(30)];
      return [`e${i}`, round, taste, price, 100 - taste - price].join();
    }),
  );
}

const CONTEST = 'judge,winner,loser';

function contest(): string[] {
  const random = createRandom(12);
  const strength: Readonly<Record<string, number>> = { ahead: 4, refund: 3, gift: 2, theme: 1 };
  const things = Object.keys(strength);
  return Array.from({ length: 20 }, (_, judge) =>
    things.flatMap((one, i) =>
      things.slice(i + 1).map((other) => {
        const wins = random.next() < strength[one]! / (strength[one]! + strength[other]!);
        return [`j${judge}`, wins ? one : other, wins ? other : one].join();
      }),
    ),
  ).flat();
}

const SUMMED = 'customer,last purchase date,purchases,total spend,city,R score,F score,M score';

/** R, F and M as a pivot table makes them, with scores beside; every twentieth never bought. */
function summed(): string[] {
  const random = createRandom(13);
  return Array.from({ length: 120 }, (_, row) => {
    const city = row % 3 === 0 ? 'Changsha' : 'Zhuzhou';
    if (row % 20 === 19) return `s${row},,0,,${city},,,`;
    const count = 1 + Math.floor(6 * random.next() * random.next());
    const scores = [1, 2, 3].map(() => random.integer(1, 5));
    return [
      `s${row}`,
      isoFromDay(START + random.integer(0, 300)),
      count,
      (count * (20 + 300 * random.next())).toFixed(2),
      city,
      ...scores,
    ].join();
  });
}

const COMPLAINTS =
  'customer,complaint date,complaint reason,product category,channel,order id,resolved,resolved date,response hours,satisfaction,compensation';

/** Some reasons are common, some are settled late, some never; every eighth complains again. */
function grievances(): string[] {
  const random = createRandom(14);
  const reasons = ['late', 'late', 'late', 'broken', 'broken', 'rude', 'bill', ''];
  return Array.from({ length: 160 }, (_, row) => {
    const who = row % 8 === 7 ? row - 7 : row;
    const day = START + random.integer(0, 200);
    const settled = random.next() < 0.75;
    const after = random.integer(0, 9);
    const pleased = settled && random.next() < 0.8 - 0.05 * after;
    return [
      `c${who}`,
      isoFromDay(day),
      reasons[random.integer(0, 7)]!,
      row % 2 === 0 ? 'food' : 'drink',
      row % 3 === 0 ? 'phone' : 'shop',
      `o${row}`,
      row % 29 === 3 ? '' : settled ? 'yes' : 'no',
      settled ? isoFromDay(day + after) : '',
      random.integer(1, 40),
      row % 5 === 4 ? '' : pleased ? random.integer(4, 5) : random.integer(1, 3),
      pleased && row % 2 === 0 ? 10 : '',
    ].join();
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
  'R, F and M made elsewhere': shape('rfm-summary', true, SUMMED, summed()),
  'R, F and M of one customer': shape('rfm-summary', true, SUMMED, ['s1,2023-01-05,3,90.50,Changsha,,,']),
  'days since, and means': shape('rfm-summary', true, 'customer,recency days,frequency,average spend', [
    's1,3,5,20',
    's2,90,1,400',
    's3,40,2,35.5',
    's4,40,2,35.5',
  ]),
  'customers who never bought': shape('rfm-summary', false, 'customer,recency days,frequency,monetary', [
    's1,,0,',
    's2,,0,',
  ]),
  'scores of R, F and M alone': shape('rfm-summary', false, 'customer,R score,F score,M score', [
    's1,5,4,3',
    's2,1,1,2',
  ]),
  'R, F and M all alike': shape(
    'rfm-summary',
    false,
    'customer,recency days,frequency,monetary',
    Array.from({ length: 9 }, (_, row) => `s${row},7,2,30`),
  ),
  'a log of complaints': shape('complaints', true, COMPLAINTS, grievances()),
  'one complaint': shape('complaints', true, COMPLAINTS, ['c1,2022-01-09,late,food,phone,o1,yes,2022-01-12,5,4,']),
  'complaints still open': shape('complaints', true, 'customer,complaint date,complaint reason,resolved', [
    'c0,2022-01-09,late,no',
    'c1,2022-01-19,late,no',
    'c2,2022-02-09,broken,no',
  ]),
  'complaints all settled at once': shape(
    'complaints',
    true,
    'customer,complaint date,complaint reason,resolved date',
    ['c0,2022-01-09,late,2022-01-09', 'c1,2022-01-19,late,2022-01-19', 'c2,2022-02-09,late,2022-02-09'],
  ),
  'complaints of nobody known, without reasons': shape('complaints', true, 'complaint date,status,satisfaction', [
    '2022-01-09,closed,4',
    '2022-01-19,open,2',
    '2022-02-09,closed,5',
  ]),
  'complaints and nothing else': shape('complaints', true, 'complaint date', ['2022-01-09', '2022-01-09']),
  'complaints with marks alone': shape('complaints', true, 'customer,complaint date,complaint reason,satisfaction', [
    'c0,2022-01-09,late,满意',
    'c1,2022-01-19,late,不满意',
    'c2,2022-02-09,late,非常满意',
    'c0,2022-03-09,late,一般',
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
  'a shop’s survey': shape('survey', ['nps', 'expectation', 'satisfaction-loyalty', 'questionnaire'], VOICES, voices()),
  'a Kano survey': shape('survey', ['kano', 'questionnaire'], KANO, wishes()),
  'a survey for an index': shape('survey', ['csi', 'questionnaire', 'satisfaction-loyalty'], INDEX, indexAnswers()),
  'weights by experts in rounds': shape('survey', ['weights'], PANEL, experts()),
  'one answer sheet': shape('survey', false, VOICES, ['m1,2023-01-05,9,8,7,6,7,many,east']),
  'two answer sheets of one person': shape('survey', false, VOICES, [
    'm1,2023-01-05,9,8,7,6,7,many,east',
    'm1,2023-06-05,3,2,1,9,4,many,east',
  ]),
  'answers all alike': shape(
    'survey',
    false,
    VOICES,
    Array.from({ length: 12 }, (_, i) => `m${i},2023-01-05,8,8,8,8,8,some,east`),
  ),
  'answers of which one column is empty': shape(
    'survey',
    false,
    VOICES,
    Array.from({ length: 12 }, (_, i) => `m${i},,${i % 11},${1 + (i % 10)},,${1 + (i % 9)},${1 + (i % 8)},,west`),
  ),
  'nobody named, no days': shape(
    'survey',
    ['questionnaire', 'satisfaction-loyalty', 'nps'],
    'recommend,satisfied,loyal',
    Array.from({ length: 30 }, (_, i) => `${i % 11},${1 + ((i * 7) % 5)},${1 + ((i * 3) % 5)}`),
  ),
  'one question': shape(
    'survey',
    false,
    'id,satisfaction',
    Array.from({ length: 20 }, (_, i) => `p${i},${1 + (i % 5)}`),
  ),
  'words in Chinese': shape(
    'survey',
    ['questionnaire', 'satisfaction-loyalty'],
    '会员编号,总体满意度,再次购买意愿,口味',
    Array.from({ length: 24 }, (_, i) => {
      const pleased = ['非常满意', '满意', '一般', '不满意', '非常不满意'];
      const willing = ['非常愿意', '愿意', '一般', '不愿意', '非常不愿意'];
      return `M${i},${pleased[i % 5]!},${willing[(i * 2) % 5]!},${pleased[(i * 3) % 5]!}`;
    }),
  ),
  'a contest of features': shape('comparisons', true, CONTEST, contest()),
  'one comparison': shape('comparisons', false, CONTEST, ['j1,a,b']),
  'one that always wins': shape('comparisons', false, CONTEST, ['j1,a,b', 'j1,a,c', 'j2,a,b', 'j2,a,c', 'j2,b,c']),
  'things never compared with the others': shape('comparisons', false, CONTEST, ['j1,a,b', 'j1,b,a', 'j2,c,d']),
  'judgements of how many times': shape('comparisons', true, 'expert,item 1,item 2,times as important', [
    'e1,taste,price,3',
    'e1,taste,speed,5',
    'e1,price,speed,2',
    'e2,taste,price,2',
    'e2,taste,speed,0.5',
    'e2,price,speed,4',
  ]),
};

/** An order log with words, money, days and a customer; every fortieth row without one. */
function sales(): string[] {
  const random = createRandom(13);
  return Array.from({ length: 300 }, (_, row) => {
    const customer = row % 40 === 39 ? '' : `k${Math.floor(60 * random.next() ** 2)}`;
    const price = (5 + 60 * random.next() ** 2).toFixed(2);
    return [
      `o${row}`,
      customer,
      isoFromDay(START + Math.floor(random.next() * 500)),
      price,
      (Number(price) * 0.6 + random.next()).toFixed(2),
      row % 9 === 2 ? '' : 1 + Math.floor(random.next() * 4),
      ['east', 'west', 'north', ''][Math.floor(random.next() * 4)]!,
      `product ${Math.floor(40 * random.next() ** 2)}`,
    ].join();
  });
}

/** For panels made from any rows: tables of every kind, and some of none. */
export const ANY_SHAPES: Readonly<Record<string, OtherShape>> = {
  ...OTHER_SHAPES,
  'an order log': shape('orders', true, 'order,customer,date,amount,cost,quantity,region,product', sales()),
  'an order log without customers': shape('orders', true, 'date,amount,city', [
    '2023-01-05,10,a',
    '2023-02-05,20,b',
    '2023-02-07,,a',
    ',5,',
  ]),
  'customers and what is known of them': shape('customers', true, 'customer,city,since,age', [
    'k1,a,2023-01-05,31',
    'k2,b,2023-02-05,',
    'k3,a,,28',
  ]),
  'numbers only': shape('orders', true, 'x,y,z', ['1,2,3', '2,-4.5,3', '5,,3', '8,1,3']),
  'words only': shape('orders', true, 'city,colour', ['a,red', 'b,red', 'a,', ',blue']),
  'one row': shape('orders', false, 'city,amount', ['a,1']),
  'nothing in it': shape('orders', false, 'city,amount', [',', ',']),
};

/** The tables of a shape; the kind is told, so that the promises of panels do not hang on how well kinds are guessed. */
export async function tablesOf(shape: OtherShape): Promise<Tables> {
  return (await preparedOf(shape)).tables;
}

export function preparedOf({ kind, text }: OtherShape): Promise<Prepared> {
  return readAndPrepare(text, { kind });
}
