/** The event log of Third-Sugar is what its dictionary says, and the funnel finds its truth exactly. */

import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CANCEL,
  CANCELLED,
  CHANNELS,
  EVENTS,
  FLAWS,
  FRIENDS,
  OLDER,
  REACHED,
  STEPS,
  USABLE,
  WINDOW,
} from '../../datasets/third-sugar/catalogue.ts';
import { generateThirdSugar, HEADER, SEED } from '../../datasets/third-sugar/generate.ts';
import { drawUsage, type DrawnEvents } from '../../datasets/third-sugar/process.ts';
import { drawTruth, truthTable, type ThirdSugarTruth } from '../../datasets/third-sugar/truth.ts';
import { attribute, eventFunnel, NO_STEP, type EventLog, type FunnelRules } from '../../src/models/event-funnel.ts';

const FOLDER = new URL('../../datasets/third-sugar/', import.meta.url);
const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8').replaceAll(/ +/g, ' ');
const K = STEPS.length;

let text: string;
let truth: ThirdSugarTruth;
let events: DrawnEvents;
let log: EventLog;

const RULES: FunnelRules = {
  steps: STEPS.map((_, k) => ({ codes: [k + 1], optional: false })),
  order: 'ordered',
  window: WINDOW,
  exclusions: [],
  keep: null,
};

beforeAll(() => {
  text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(generateThirdSugar());
  truth = drawTruth();
  ({ events } = drawUsage(SEED));
  log = {
    customers: truth.users.count,
    customer: Uint32Array.from(events.user),
    day: Int32Array.from(events.time, (time) => Math.floor(time / 86400)),
    seconds: Int32Array.from(events.time, (time) => time % 86400),
    code: events.event.map((event) => event + 1),
    codes: EVENTS.length + 1,
  };
});

describe('the file', () => {
  it('has the rows, users and events the dictionary states, in order of time', () => {
    const rows = text.trimEnd().split('\n').slice(1);
    expect(text.startsWith(HEADER)).toBe(true);
    expect(rows).toHaveLength(USABLE + FLAWS.duplicate + FLAWS.nobody);
    const cells = rows.map((row) => row.split(','));
    expect(cells.every(({ length }) => length === 6)).toBe(true);
    expect(cells.every(([, time], i) => i === 0 || time! >= cells[i - 1]![1]!)).toBe(true);
    expect(cells.filter(([user]) => user === '')).toHaveLength(FLAWS.nobody);
    expect(rows.filter((row, i) => row === rows[i - 1])).toHaveLength(FLAWS.duplicate);
    const users = new Set(cells.map(([user]) => user).filter((user) => user !== ''));
    for (const figure of [USABLE, rows.length, users.size, ...REACHED])
      expect(dictionary).toContain(figure.toLocaleString('en'));
    for (const name of [...EVENTS, ...CHANNELS.map(([channel]) => channel)]) expect(dictionary).toContain(name);
  });

  it('comes out of the generator byte for byte everywhere', () => {
    expect(createHash('sha256').update(text).digest('hex')).toBe(/SHA-256[^`]*`([0-9a-f]{64})`/.exec(dictionary)?.[1]);
    expect(truthTable(truth)).toBe(readFileSync(new URL('third-sugar-truth.csv', FOLDER), 'utf8'));
  });
});

describe('the truth', () => {
  it('is what the catalogue decides', () => {
    expect(truth.reached).toEqual([...REACHED]);
    expect(truth.users.count).toBe(REACHED[0] + OLDER);
    expect(truth.uncancelled).toBe(REACHED[4] - CANCEL);
  });

  it('is found in the events: who came how far, and when', () => {
    const { furthest, row } = eventFunnel(log, RULES);
    const { users } = truth;
    for (let user = 0; user < users.count; user += 1) {
      if (furthest[user] !== (users.furthest[user]! < 0 ? NO_STEP : users.furthest[user]))
        expect([user, furthest[user]]).toEqual([user, users.furthest[user]]);
      for (let k = 0; k < K; k += 1) {
        const at = row[user * K + k]!;
        const time = at < 0 ? -1 : events.time[at];
        if (time !== users.times[user * K + k]) expect([user, k, time]).toEqual([user, k, users.times[user * K + k]]);
      }
    }
  });

  it('is found by channel of first and last touch, and with cancelled orders excluded', () => {
    const paths = eventFunnel(log, RULES);
    const codes = events.channel.map((channel) => channel + 1);
    const counts = (touch: 'first' | 'last'): number[][] => {
      const group = attribute(paths, (at) => events.time[at]!, codes, null, touch);
      return CHANNELS.map((_, channel) =>
        STEPS.map(
          (_, k) =>
            group.filter(
              (code, user) => code === channel + 1 && paths.furthest[user] !== NO_STEP && paths.furthest[user]! >= k,
            ).length,
        ),
      );
    };
    expect(counts('first')).toEqual(truth.firstTouch);
    expect(counts('last')).toEqual(truth.lastTouch);
    const excluded = eventFunnel(log, { ...RULES, exclusions: [{ codes: [CANCELLED + 1], from: 3, to: 4 }] });
    expect(excluded.furthest.filter((step) => step === K - 1)).toHaveLength(truth.uncancelled);
  });

  it('has the invitations of the dictionary', () => {
    const count = (name: string): number => events.event.filter((event) => EVENTS[event] === name).length;
    const [sent, accepted] = [count('邀请好友'), count('受邀加入')];
    const friends = truth.users.furthest.filter(
      (furthest, user) => furthest >= 0 && truth.users.firstChannel[user] === FRIENDS,
    ).length;
    expect(accepted).toBe(friends);
    for (const figure of [sent, accepted]) expect(dictionary).toContain(figure.toLocaleString('en'));
    expect(dictionary).toContain((accepted / REACHED[0]).toFixed(4));
  });
});
