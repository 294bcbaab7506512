/** The bundled subscriptions are what their dictionary says, and come out of the generator byte for byte. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AGES, CHANNELS, CITIES, PLANS, REASONS } from '../../datasets/tea-box/catalogue.ts';
import { FLAWS, UNREADABLE } from '../../datasets/tea-box/flaws.ts';
import { drawTruth, generateTeaBox, HEADER, subscriptionId } from '../../datasets/tea-box/generate.ts';
import { DAYS, FIRST_DAY, PARAMETERS } from '../../datasets/tea-box/process.ts';
import { truthTable } from '../../datasets/tea-box/truth.ts';

const FOLDER = new URL('../../datasets/tea-box/', import.meta.url);
// Tables are padded for reading; single spaces are enough to look for.
const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8').replaceAll(/ +/g, ' ');

const bytes = generateTeaBox();
const rows = parse(bytes);
const thousands = (count: number): string => count.toLocaleString('en');

describe('the committed files', () => {
  it('are the generator’s output byte for byte', () => {
    expect(Buffer.compare(bytes, readFileSync(new URL('tea-box-subscriptions.csv', FOLDER)))).toBe(0);
    expect(truthTable()).toBe(readFileSync(new URL('tea-box-truth.csv', FOLDER), 'utf8'));
  });

  it('come out of no function of Math whose last digit is left to the engine', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.ts')))
      for (const call of readFileSync(new URL(name, FOLDER), 'utf8').match(/Math\.\w+/g) ?? [])
        expect(['Math.sqrt', 'Math.floor', 'Math.ceil', 'Math.round']).toContain(call);
  });
});

describe('the subscriptions', () => {
  it('begin with a byte order mark and Chinese headers', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(HEADER).toBe('订阅号,客户号,开始日期,结束日期,套餐,月费,渠道,年龄段,城市,离开原因');
  });

  it('have the figures the dictionary states', () => {
    expect(dictionary).toContain(`subscriptions: ${thousands(rows.length)} rows`);
    const customers = new Set(rows.map((row) => row.customer).filter((id) => id !== ''));
    expect(dictionary).toContain(`${thousands(rows.length)} 行 rows · ${thousands(customers.size)} 位客户`);
    const used = usable();
    const ended = used.filter((row) => row.end !== '');
    expect(dictionary).toContain(
      `${thousands(used.length)} 行 rows · ${thousands(new Set(used.map((row) => row.customer)).size)} 位客户 customers · ` +
        `${thousands(ended.length)} 份已结束 ended · ${thousands(used.length - ended.length)} 份仍在订阅 running.`,
    );
    expect([rows[0]!.start, rows.at(-1)!.start]).toEqual(['2022-01-01', '2025-12-31']);
  });

  it('have the flaws the dictionary lists, and no others', () => {
    const seen = new Set<string>();
    const found = { duplicate: 0, anonymous: 0, reversed: 0, unreadable: 0, withdrawn: 0 };
    for (const row of rows) {
      if (seen.has(row.text)) found.duplicate += 1;
      seen.add(row.text);
      if (row.customer === '') found.anonymous += 1;
      if (row.end !== '' && !isDay(row.end)) found.unreadable += 1;
      else if (row.end !== '' && row.end < row.start) found.reversed += 1;
      if (row.end === row.start) found.withdrawn += 1;
    }
    expect(found).toEqual(FLAWS);
    for (const count of Object.values(FLAWS)) expect(dictionary).toContain(`| ${count} |`);
    for (const text of UNREADABLE) expect(dictionary).toContain(`\`${text}\``);
  });

  it('give a reason only where they ended, one of the list, and a fee by plan and year', () => {
    const reasons = new Set<string>(REASONS.map(({ name }) => name));
    for (const row of rows) {
      if (row.end === '') expect(row.reason).toBe('');
      else expect(row.reason === '' || reasons.has(row.reason)).toBe(true);
      if (isDay(row.end) && row.end < row.start) continue;
      const { fees } = PLANS.find(({ name }) => name === row.plan)!;
      expect(Number(row.fee)).toBe(fees[row.start < '2024-01-01' ? 0 : 1]);
    }
  });

  it('never overlap within a customer', () => {
    const last = new Map<string, string>();
    for (const row of usable()) {
      const before = last.get(row.customer);
      if (before !== undefined) expect(before !== '' && before < row.start).toBe(true);
      last.set(row.customer, row.end);
    }
  });
});

describe('the truth', () => {
  const truth = drawTruth();

  it('agrees with the file', () => {
    const byNumber = new Map(usable().map((row) => [row.number, row]));
    truth.forEach((subscription, i) => {
      const row = byNumber.get(subscriptionId(i));
      if (!row) return;
      expect(row.start).toBe(dayOf(subscription.start));
      const day = subscription.start + Math.ceil(subscription.lifetime);
      expect(row.end).toBe(day < DAYS ? dayOf(day) : '');
      expect([row.plan, row.channel, row.age, row.city]).toEqual([
        PLANS[subscription.plan]!.name,
        CHANNELS[subscription.channel]!.name,
        AGES[subscription.age]!.name,
        CITIES[subscription.city]!.name,
      ]);
    });
    expect(dictionary).toContain(`${truth.filter(({ spell }) => spell === 2).length} subscriptions.`);
  });

  it('states its parameters in the dictionary', () => {
    expect(dictionary).toContain(`exp(−ρ(x)·(t/${PARAMETERS.scale})^${PARAMETERS.shape})`);
    for (const levels of [PLANS, CHANNELS, AGES])
      for (const { name, share, ratio } of levels) expect(dictionary).toContain(`${name} (${share}) ${ratio}`);
    for (const { name, cause, shares, back } of REASONS) {
      const line = dictionary.split('\n').find((text) => text.startsWith(`| ${name} `))!;
      expect(line).toContain(`\`${cause}\``);
      expect(line).toContain(`| ${shares.join(' | ')} | ${back} |`);
      expect(sumOf((reason) => reason.shares)).toEqual([1000, 1000, 1000]);
    }
    for (const levels of [PLANS, CHANNELS, AGES, CITIES])
      expect(levels.reduce((sum, { share }) => sum + share, 0)).toBe(1000);
  });

  it('was drawn from the hazard stated: ρ(x)·(t/scale)^shape is exponential with mean 1', () => {
    const { scale, shape } = PARAMETERS;
    const hazards = truth.map(({ ratio, lifetime }) => ratio * (lifetime / scale) ** shape);
    const mean = hazards.reduce((sum, value) => sum + value, 0) / hazards.length;
    const square = hazards.reduce((sum, value) => sum + value * value, 0) / hazards.length;
    // Standard errors of both moments of 6,033 exponentials: 0.013 and 0.058.
    expect(Math.abs(mean - 1)).toBeLessThan(0.04);
    expect(Math.abs(square - 2)).toBeLessThan(0.17);
  });

  it('mixes the reasons as stated, whoever it is', () => {
    for (const [stretch, from, to] of [
      [0, 0, 90],
      [1, 90, 365],
      [2, 365, Infinity],
    ] as const) {
      const within = truth.filter(({ lifetime }) => lifetime > from && lifetime <= to);
      REASONS.forEach(({ shares }, i) => {
        const share = shares[stretch] / 1000;
        const found = within.filter(({ reason }) => reason === i).length / within.length;
        expect(Math.abs(found - share)).toBeLessThan(3.5 * Math.sqrt((share * (1 - share)) / within.length));
      });
    }
  });
});

describe('the generator', () => {
  it('makes a clean file where flaws are left out, another for another seed, and smaller ones', () => {
    const clean = parse(generateTeaBox({ flaws: false, customers: 500 }));
    expect(clean.every((row) => row.customer !== '' && (row.end === '' || row.end > row.start))).toBe(true);
    expect(new Set(clean.map((row) => row.customer)).size).toBe(500);
    expect(Buffer.compare(generateTeaBox({ seed: 7 }), bytes)).not.toBe(0);
    expect(Buffer.compare(generateTeaBox(), bytes)).toBe(0);
  });
});

interface Row {
  readonly text: string;
  readonly number: string;
  readonly customer: string;
  readonly start: string;
  readonly end: string;
  readonly plan: string;
  readonly fee: string;
  readonly channel: string;
  readonly age: string;
  readonly city: string;
  readonly reason: string;
}

function parse(file: Uint8Array): Row[] {
  const lines = new TextDecoder('utf-8', { fatal: true }).decode(file).split('\n');
  if (lines.shift() !== HEADER || lines.pop() !== '') throw new Error('not the form of the dictionary');
  return lines.map((text) => {
    const cells = text.split(',');
    if (cells.length !== 10) throw new Error(text);
    const [number, customer, start, end, plan, fee, channel, age, city, reason] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return { text, number, customer, start, end, plan, fee, channel, age, city, reason };
  });
}

function usable(): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const repeated = seen.has(row.text);
    seen.add(row.text);
    return !repeated && row.customer !== '' && (row.end === '' || (isDay(row.end) && row.end >= row.start));
  });
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && dayOf(time / 86_400_000 - FIRST_DAY) === text;
}

function dayOf(day: number): string {
  return new Date((FIRST_DAY + day) * 86_400_000).toISOString().slice(0, 10);
}

function sumOf(pick: (reason: (typeof REASONS)[number]) => readonly number[]): number[] {
  return [0, 1, 2].map((i) => REASONS.reduce((sum, reason) => sum + pick(reason)[i]!, 0));
}
