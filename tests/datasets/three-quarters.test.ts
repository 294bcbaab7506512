/** The coffee shop's orders are what their dictionary says; the truth behind them is the one its process states. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { DRINKS, SHOPS, WAYS } from '../../datasets/three-quarters/catalogue.ts';
import { cardOf, drawThreeQuarters, generateThreeQuarters } from '../../datasets/three-quarters/generate.ts';
import { COURSE, DAYS, JOINING, PATTERNS, SHARES, type Members } from '../../datasets/three-quarters/process.ts';
import { shownPattern, truthTable } from '../../datasets/three-quarters/truth.ts';

const FOLDER = new URL('../../datasets/three-quarters/', import.meta.url);
const SHA256 = 'bcd4e63744cdab0abe88556b435d93e4cac2ea2b73216d405713cfb42802f138';

interface Row {
  readonly order: string;
  readonly card: string;
  readonly day: number;
  readonly time: string;
  readonly drink: string;
  readonly amount: number;
  readonly shop: string;
  readonly way: string;
}

let bytes: Uint8Array;
let rows: Row[];
let members: Members;

beforeAll(() => {
  bytes = generateThreeQuarters();
  members = drawThreeQuarters();
  const lines = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).split('\n');
  expect(lines[0]).toBe('\uFEFF订单号,会员卡号,时间,饮品,加购,金额,门店,来源');
  expect(lines.pop()).toBe('');
  rows = lines.slice(1).map((line) => {
    const cells = line.split(',');
    expect(cells).toHaveLength(8);
    const [order, card, time, drink, , amount, shop, way] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const day = (Date.parse(`${time.slice(0, 10)}T00:00Z`) - Date.parse('2023-01-01T00:00Z')) / 86_400_000;
    return { order, card, day, time, drink, amount: Number(amount), shop, way };
  });
});

describe('the order log', () => {
  it('is the same bytes everywhere', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(SHA256);
    expect(bytes.length).toBeLessThan(5_000_000);
  });

  it('has the figures its dictionary states', () => {
    const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8');
    const total = rows.reduce((sum, { amount }) => sum + amount, 0);
    for (const figure of [rows.length, new Set(rows.map(({ card }) => card)).size, total])
      expect(dictionary).toContain(`${figure.toLocaleString('en')} `);
    expect([rows[0]!.time.slice(0, 10), rows.at(-1)!.time.slice(0, 10)]).toEqual(['2023-01-01', '2025-12-31']);
    const shown = Array.from(members.pattern, (_, i) => shownPattern(members, i));
    for (const name of [...PATTERNS, null])
      expect(dictionary).toContain(
        `${name === null ? 'not yet' : name.replace(/-(?=[a-z]+$)/, ' ')} ${shown.filter((one) => one === name).length.toLocaleString('en')}`,
      );
  });

  it('is in order of time, one row an order, with values of the catalogue', () => {
    expect(rows.map(({ time }) => time)).toEqual(rows.map(({ time }) => time).toSorted());
    expect(new Set(rows.map(({ order }) => order)).size).toBe(rows.length);
    const wrong = rows.filter(
      ({ order, card, time, drink, amount, shop, way }) =>
        !/^K\d{6}$/.test(order) ||
        !/^C\d{5}$/.test(card) ||
        !/^202[345]-\d\d-\d\d (0[7-9]|1\d|20):[0-5]\d$/.test(time) ||
        !DRINKS.some(([name]) => name === drink) ||
        !(Number.isInteger(amount) && amount >= 18) ||
        !SHOPS.some((name) => name === shop) ||
        !WAYS.some(([name]) => name === way),
    );
    expect(wrong).toEqual([]);
  });

  it('gives each member one way, and their orders as the truth counts them', () => {
    const found = new Map<string, { orders: number; first: number; last: number; ways: Set<string> }>();
    for (const { card, day, way } of rows) {
      const one = found.get(card) ?? { orders: 0, first: day, last: day, ways: new Set<string>() };
      found.set(card, { orders: one.orders + 1, first: one.first, last: day, ways: one.ways.add(way) });
    }
    members.orders.forEach((orders, i) => {
      const { ways, ...rest } = found.get(cardOf(i))!;
      expect(rest).toEqual({ orders, first: Math.floor(members.joined[i]!), last: Math.floor(members.last[i]!) });
      expect([...ways]).toEqual([WAYS[members.way[i]!]![0]]);
    });
  });

  it('differs by seed and size', () => {
    expect(generateThreeQuarters({ members: 50, seed: 1 })).not.toEqual(
      generateThreeQuarters({ members: 50, seed: 2 }),
    );
    expect(drawThreeQuarters({ members: 50 }).orders).toHaveLength(50);
    expect(truthTable({ members: 50 }).trimEnd().split('\n')).toHaveLength(51);
  });
});

describe('the truth', () => {
  it('has the shares the process states, by way', () => {
    SHARES.forEach((shares, way) => {
      const own = members.pattern.filter((_, i) => members.way[i] === way);
      shares.forEach((share, pattern) => {
        const found = own.filter((one) => one === pattern).length / own.length;
        // four standard errors
        expect(Math.abs(found - share / 100)).toBeLessThan(4 * Math.sqrt(0.25 / own.length));
      });
    });
  });

  it('reaches stage after stage, and ends in the stage of the pattern', () => {
    members.pattern.forEach((pattern, i) => {
      const { joined, formation, stability, decline, last } = members;
      const reached = [joined, formation, stability, decline]
        .map((days) => days[i]!)
        .filter((day) => !Number.isNaN(day));
      expect(reached).toEqual(reached.toSorted((a, b) => a - b));
      expect(joined[i]!).toBeLessThan(JOINING);
      expect(last[i]!).toBeLessThan(DAYS);
      if (pattern === 0) expect([formation[i], stability[i]]).toEqual([NaN, NaN]);
      if (pattern === 1) expect(stability[i]).toBeNaN();
      if (pattern === 2 && !Number.isNaN(decline[i]!))
        expect(decline[i]! - stability[i]!).toBeGreaterThan(COURSE.left[0]);
      if (pattern === 3) expect(decline[i]).toBeNaN();
    });
  });

  it('has the mean interval of stability it states', () => {
    const ratios: number[] = [];
    const days = new Map<string, number[]>();
    for (const { card, day } of rows) days.set(card, [...(days.get(card) ?? []), day]);
    members.pattern.forEach((pattern, i) => {
      if (pattern !== 3 || Number.isNaN(members.stability[i]!)) return;
      const own = days.get(cardOf(i))!.filter((day) => day >= members.stability[i]!);
      if (own.length > 20) ratios.push((own.at(-1)! - own[0]!) / (own.length - 1) / members.interval[i]!);
    });
    expect(ratios.length).toBeGreaterThan(300);
    expect(ratios.reduce((sum, one) => sum + one, 0) / ratios.length).toBeCloseTo(1, 1.9);
  });

  it('uses no function of Math whose last digit is left to the engine', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.ts')))
      for (const call of readFileSync(new URL(name, FOLDER), 'utf8').match(/Math\.\w+/g) ?? [])
        expect(['Math.floor', 'Math.round', 'Math.max', 'Math.min']).toContain(call);
  });
});
