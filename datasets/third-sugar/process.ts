/**
 * The users of the mini program and what they do: first it is settled how far each one comes and when, then events are written
 * that say so, and others that must not matter.
 */

import { createRandom, exponential, ln, type Random } from '../half-sugar/random.ts';
import {
  BROWSE,
  CANCEL,
  CANCELLED,
  CHANNELS,
  FRIENDS,
  INVITED,
  OLDER,
  PLATFORMS,
  REACHED,
  STEPS,
  USABLE,
  WINDOW,
} from './catalogue.ts';

export const DAYS = 365;

const DAY = 86400;
const END = DAYS * DAY;
const K = STEPS.length;
/** Mean days to each step from the one before. */
const PACE = [0, 0.35, 2.2, 2.6, 1.7] as const;
const MOST = USABLE + 4096;

/** The truth: one entry a user, in order of their numbers. */
export interface Users {
  readonly count: number;
  /** how far the best attempt comes, 0 … 4; −1 where there is none */
  readonly furthest: Int8Array;
  /** length count × 5: seconds since the first day of the step of the best attempt, −1 where it was not taken */
  readonly times: Int32Array;
  /** channel of the first and of the last step taken */
  readonly firstChannel: Uint8Array;
  readonly lastChannel: Uint8Array;
  readonly platform: Uint8Array;
  /** 1: an order was cancelled between paying and inviting */
  readonly cancelled: Uint8Array;
}

/** Events in order of time; those of one second in the order they were made. */
export interface DrawnEvents {
  readonly count: number;
  readonly user: Uint16Array;
  /** seconds since the first day */
  readonly time: Int32Array;
  readonly event: Uint8Array;
  readonly channel: Uint8Array;
  /** tenths of a yuan, 0 for none */
  readonly paid: Uint16Array;
}

export function drawUsage(seed: number): { readonly users: Users; readonly events: DrawnEvents } {
  const random = createRandom(seed);
  const users = drawUsers(random);
  const writer = createEvents(users, random);
  let cancels = 0;
  for (let user = 0; user < users.count; user += 1) {
    if (users.furthest[user]! < 0) writeOlder(writer, user, random);
    else {
      const cancel = users.furthest[user] === K - 1 && cancels < CANCEL;
      if (cancel) cancels += 1;
      users.cancelled[user] = cancel ? 1 : 0;
      writeNew(writer, users, user, random);
    }
  }
  while (writer.count < USABLE) {
    const user = whole(random, users.count);
    const since = Math.max(0, users.times[user * K]!);
    writer.put(user, since + 90 + whole(random, END - since - 90), BROWSE + whole(random, 3));
  }
  return { users, events: inOrder(writer) };
}

function drawUsers(random: Random): Users {
  const [entered] = REACHED;
  const count = entered + OLDER;
  const users: Users = {
    count,
    furthest: new Int8Array(count).fill(-1),
    times: new Int32Array(count * K).fill(-1),
    firstChannel: new Uint8Array(count),
    lastChannel: new Uint8Array(count),
    platform: new Uint8Array(count),
    cancelled: new Uint8Array(count),
  };
  const isNew = new Uint8Array(count);
  for (let left = entered, i = 0; i < count; i += 1)
    if (random() * (count - i) < left) {
      isNew[i] = 1;
      left -= 1;
    }
  const drive = new Float64Array(count).fill(-9);
  for (let i = 0, nth = 0; i < count; i += 1) {
    users.firstChannel[i] = choose(CHANNELS, random);
    users.platform[i] = choose(PLATFORMS, random);
    if (isNew[i] === 0) continue;
    // New users come all year, a little more towards its end; every window is over before the file ends.
    const through = (nth + random()) / entered;
    nth += 1;
    const day = 7 + Math.floor(through * (1.25 - 0.25 * through) * 336);
    users.times[i * K] = day * DAY + 8 * 3600 + whole(random, 15 * 3600);
    const chance = random();
    drive[i] = ln(chance / (1 - chance)) + CHANNELS[users.firstChannel[i]!]![2] + 0.4 * through;
  }
  // Those with the most drive come farthest, as many as the catalogue says.
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => drive[b]! - drive[a]! || a - b);
  REACHED.forEach((reached, k) => {
    for (let place = 0; place < reached; place += 1) users.furthest[order[place]!] = k;
  });
  for (let i = 0; i < count; i += 1) {
    const furthest = users.furthest[i]!;
    if (furthest > 0) users.times.set(paceFrom(users.times[i * K]!, furthest, random), i * K);
  }
  return users;
}

/** Times of the steps 0 … furthest from a first one on, at least a minute apart and all within the window. */
function paceFrom(first: number, furthest: number, random: Random): number[] {
  const times = [first];
  do {
    times.length = 1;
    for (let k = 1; k <= furthest; k += 1)
      times.push(times[k - 1]! + 60 + Math.floor(exponential(random) * PACE[k]! * DAY));
  } while (times.at(-1)! - first > WINDOW);
  return times;
}

interface Writer extends DrawnEvents {
  count: number;
  put(user: number, time: number, event: number): void;
}

function createEvents(users: Users, random: Random): Writer {
  return {
    count: 0,
    user: new Uint16Array(MOST),
    time: new Int32Array(MOST),
    event: new Uint8Array(MOST),
    channel: new Uint8Array(MOST),
    paid: new Uint16Array(MOST),
    put(user, time, event) {
      if (time < 0 || time >= END) return;
      const at = this.count;
      this.user[at] = user;
      this.time[at] = time;
      this.event[at] = event;
      // A user mostly comes back the way of the first time.
      this.channel[at] =
        event === 0 || event === INVITED || random() < 0.7 ? users.firstChannel[user]! : choose(CHANNELS, random);
      this.paid[at] = event === 3 ? 120 + whole(random, 480) : 0;
      this.count = at + 1;
    },
  };
}

/** The best attempt of a user, and whatever else the user does that changes nothing about it. */
function writeNew(writer: Writer, users: Users, user: number, random: Random): void {
  const furthest = users.furthest[user]!;
  const at = (k: number): number => users.times[user * K + k]!;
  const first = at(0);
  for (let k = 0; k <= furthest; k += 1) writer.put(user, at(k), k);
  users.lastChannel[user] = writer.channel[writer.count - 1]!;
  if (users.firstChannel[user] === FRIENDS) writer.put(user, first + 5 + whole(random, 50), INVITED);
  if (users.cancelled[user] === 1) writer.put(user, at(3) + Math.floor((at(4) - at(3)) / 2), CANCELLED);

  // A second first opening: before a better attempt, or long after one that went nowhere.
  const shift = (20 + whole(random, 40)) * DAY;
  const reopened = random() < 0.03;
  if (reopened) {
    if (furthest === 0) {
      writer.put(user, first + shift, 0);
      return;
    }
    if (first >= shift) {
      const early = paceFrom(first - shift, whole(random, furthest), random);
      early.forEach((time, k) => writer.put(user, time, k));
    }
  } else if (furthest < K - 1 && random() < 0.03) writer.put(user, first - (1 + whole(random, 20 * DAY)), furthest + 1);

  // The next step, but too late: some by a single second.
  if (furthest < K - 1 && random() < 0.2)
    writer.put(user, first + WINDOW + 1 + (random() < 0.1 ? 0 : whole(random, 40 * DAY)), furthest + 1);
  // A step after the next, which leads nowhere without it.
  if (furthest < K - 2 && random() < 0.12)
    writer.put(user, first + 60 + whole(random, WINDOW), furthest + 2 + whole(random, K - furthest - 2));
  // What was done once is done again.
  for (let k = 1; k <= furthest; k += 1) {
    const again = k === 2 ? whole(random, 9) : k === 3 ? whole(random, 5) : k === 4 ? whole(random, 4) : 0;
    for (let i = 0; i < again; i += 1) writer.put(user, at(k) + 30 + whole(random, 60 * DAY), k);
  }
  if (furthest === 3 && random() < 0.15) writer.put(user, at(3) + whole(random, DAY), CANCELLED);
}

/** Users of before do anything but open for the first time. */
function writeOlder(writer: Writer, user: number, random: Random): void {
  const count = 1 + whole(random, 12);
  for (let i = 0; i < count; i += 1) writer.put(user, whole(random, END), 2 + whole(random, 4));
}

function inOrder(drawn: Writer): DrawnEvents {
  const { count } = drawn;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i += 1) keys[i] = drawn.time[i]! * 262144 + i;
  const order = Uint32Array.from(keys.sort(), (key) => key % 262144);
  return {
    count,
    user: Uint16Array.from(order, (i) => drawn.user[i]!),
    time: Int32Array.from(order, (i) => drawn.time[i]!),
    event: Uint8Array.from(order, (i) => drawn.event[i]!),
    channel: Uint8Array.from(order, (i) => drawn.channel[i]!),
    paid: Uint16Array.from(order, (i) => drawn.paid[i]!),
  };
}

/** 0 … below − 1 */
function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

function choose(shares: readonly (readonly [string, number, ...unknown[]])[], random: Random): number {
  let left = random() * 100;
  for (let i = 0; i < shares.length; i += 1) if ((left -= shares[i]![1]) < 0) return i;
  return shares.length - 1;
}
