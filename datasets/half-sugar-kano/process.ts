/** Who answers and what: the known truth behind the answer sheets. */

import { drawTruth as drawMembers } from '../half-sugar/generate.ts';
import { createRandom, type Random } from '../half-sugar/random.ts';
import { CARELESS, CELLS, FEATURES, IMPORTANCE, MEMBERS, RESPONDENTS, SEGMENTS } from './catalogue.ts';

/** Days from 2023-01-05, where the orders of the shop begin, to 2025-12-08, and how many days the survey was open. */
const OPENED = 1068;
export const OPEN_DAYS = 14;
/** Nobody answers at night. */
const FIRST_HOUR = 8;
const HOURS = 15;
/** Members are asked who have ordered within so many days. */
const RECENT = 60;
/** Of 100 members who order more often than half of those asked, and of the others, how many work. */
const WORKING = [74, 36] as const;

export type Care = 'careful' | keyof typeof CARELESS;

/** One answer sheet. */
export interface Sheet {
  /** number of the member, or −1 − the number of somebody without a card */
  readonly person: number;
  /** index of the segment */
  readonly segment: number;
  readonly care: Care;
  /** days since 2025-12-08, and second of the day */
  readonly day: number;
  readonly second: number;
  /** seconds it took */
  readonly took: number;
  /** a feature each: 1 like … 5 dislike, with it and without it */
  readonly functional: readonly number[];
  readonly dysfunctional: readonly number[];
  /** 1 … 7 */
  readonly importance: readonly number[];
}

/** All answer sheets in order of time. */
export function drawSheets(seed: number): readonly Sheet[] {
  const random = createRandom(seed);
  const persons = drawPersons(random);
  const cares = shuffled(
    [
      ...Object.entries(CARELESS).flatMap(([care, count]) => Array<Care>(count).fill(care as Care)),
      ...Array<Care>(RESPONDENTS - Object.values(CARELESS).reduce((sum, count) => sum + count, 0)).fill('careful'),
    ],
    random,
  );
  return persons.map(({ person, segment }, row) => {
    const care = cares[row]!;
    const at = ((row + random()) / RESPONDENTS) * OPEN_DAYS;
    const day = Math.floor(at);
    const answers = FEATURES.map((_, feature) => answer(care, segment, feature, random));
    return {
      person,
      segment,
      care,
      day,
      second: Math.floor((FIRST_HOUR + (at - day) * HOURS) * 3600),
      took: care === 'careful' ? 150 + whole(random, 260) : 28 + whole(random, 40),
      functional: answers.map(([having]) => having),
      dysfunctional: answers.map(([, lacking]) => lacking),
      importance: answers.map(([, , important]) => important),
    };
  });
}

interface Person {
  readonly person: number;
  readonly segment: number;
}

/** Members who still order, and others, mixed; people at work order more often. */
function drawPersons(random: Random): Person[] {
  const { members } = drawMembers();
  const recent = Array.from(members.last.keys()).filter(
    (i) => members.joined[i]! <= OPENED - 7 && members.last[i]! >= OPENED - RECENT,
  );
  const asked = shuffled(recent, random).slice(0, MEMBERS);
  const middle = asked.map((i) => members.rate[i]!).sort((a, b) => a - b)[MEMBERS / 2]!;
  const works = (share: number): number => (whole(random, 100) < share ? 0 : 1);
  return shuffled(
    [
      ...asked.map((person) => ({ person, segment: works(WORKING[members.rate[person]! >= middle ? 0 : 1]) })),
      ...Array.from({ length: RESPONDENTS - MEMBERS }, (_, k) => ({ person: -1 - k, segment: works(SEGMENTS[0]![1]) })),
    ],
    random,
  );
}

/** Both answers and the importance. */
function answer(
  care: Care,
  segment: number,
  feature: number,
  random: Random,
): readonly [having: number, lacking: number, important: number] {
  if (care === 'random') return [1 + whole(random, 5), 1 + whole(random, 5), 1 + whole(random, 7)];
  if (care !== 'careful') return care === 'first' ? [1, 1, 1] : [3, 3, 4];
  const category = choose(FEATURES[feature]![1 + segment] as readonly number[], random);
  const cells = CELLS[category]!;
  const [having, lacking] =
    cells[
      choose(
        cells.map(([, , share]) => share),
        random,
      )
    ]!;
  return [having, lacking, important(IMPORTANCE[category]!, random)];
}

/** A whole number of 1 … 7, up to two steps from the mean and most often near it. */
function important(mean: number, random: Random): number {
  const value = Math.floor(mean + random() + random() + random() + random() - 2 + 0.5);
  return Math.max(1, Math.min(7, value));
}

/** Index, as often as the shares of 100 say. */
function choose(shares: readonly number[], random: Random): number {
  let left = whole(random, 100);
  return shares.findIndex((share) => (left -= share) < 0);
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** In an order of chance (Fisher and Yates). */
function shuffled<T>(list: readonly T[], random: Random): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = whole(random, last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
