/** The bundled orders are what their dictionary says, and come out of the generator byte for byte. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PRODUCTS } from '../../datasets/half-sugar/catalogue.ts';
import { FLAWS, LINES } from '../../datasets/half-sugar/flaws.ts';
import { generateHalfSugar } from '../../datasets/half-sugar/generate.ts';
import { truthTable } from '../../datasets/half-sugar/truth.ts';
import { HEADER, ordersOf, parseOrders, type OrderRow } from './half-sugar-rows.ts';

const FOLDER = new URL('../../datasets/half-sugar/', import.meta.url);
// Tables are padded for reading; single spaces are enough to look for.
const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8').replaceAll(/ +/g, ' ');

let bytes: Uint8Array;
let rows: OrderRow[];

beforeAll(() => {
  bytes = generateHalfSugar();
  rows = parseOrders(bytes);
});

describe('the committed files', () => {
  it('are the generator’s output byte for byte', () => {
    expect(Buffer.compare(bytes, readFileSync(new URL('half-sugar-orders.csv', FOLDER)))).toBe(0);
    expect(truthTable()).toBe(readFileSync(new URL('half-sugar-truth.csv', FOLDER), 'utf8'));
  });

  it('stay within 5 MB', () => {
    expect(bytes.length).toBeLessThanOrEqual(5_000_000);
  });
});

describe('the orders', () => {
  it('begin with a byte order mark and Chinese headers', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(HEADER).toBe('订单号,会员号,下单时间,品名,品类,数量,实付,渠道,城市');
  });

  it('have the rows, orders, members, products and money the dictionary states', () => {
    const cents = rows.reduce((sum, row) => sum + row.cents, 0);
    expect(rows).toHaveLength(LINES);
    expect(rows.length.toLocaleString('en')).toBe('62,240');
    const orders = new Set(rows.map((row) => row.order)).size;
    const members = new Set(rows.map((row) => row.member).filter((member) => member !== '')).size;
    expect(new Set(rows.map((row) => row.product)).size).toBe(PRODUCTS.length);
    expect(PRODUCTS).toHaveLength(32);
    for (const figure of [rows.length, orders, members])
      expect(dictionary).toContain(`${figure.toLocaleString('en')} `);
    expect(dictionary).toContain(`total paid ${(cents / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`);
  });

  it('have the figures the dictionary states for usable rows', () => {
    const seen = new Set<string>();
    const usable = rows.filter((row) => {
      const repeated = seen.has(row.text);
      seen.add(row.text);
      return !repeated && row.member !== '' && row.minute !== null && row.day! < '2026';
    });
    const days = new Set(usable.map((row) => `${row.member} ${row.day}`)).size;
    const orders = new Set(usable.map((row) => row.order)).size;
    const cents = usable.reduce((sum, row) => sum + row.cents, 0);
    expect(new Set(usable.map((row) => row.member)).size).toBe(6000);
    expect([usable[0]!.day, usable.at(-1)!.day]).toEqual(['2023-01-05', '2025-12-31']);
    const stated = [
      `${usable.length.toLocaleString('en')} 行`,
      `${orders.toLocaleString('en')} 单`,
      `${days.toLocaleString('en')} 会员日`,
    ];
    for (const text of [...stated, `${(cents / 100).toLocaleString('en', { minimumFractionDigits: 2 })} 元`])
      expect(dictionary).toContain(text);
  });

  it('are in order of time, one member and one moment an order', () => {
    const first = new Map<string, OrderRow>();
    const torn = rows.filter((row) => {
      const head = first.get(row.order) ?? row;
      first.set(row.order, head);
      return (['member', 'day', 'minute', 'channel', 'city'] as const).some((key) => row[key] !== head[key]);
    });
    expect(torn).toEqual([]);
    const moments = rows
      .filter((row) => row.minute !== null && row.day! < '2026')
      .map((row) => `${row.day} ${String(row.minute).padStart(4, '0')}`);
    expect(moments).toEqual(moments.toSorted());
    const numbers = rows.map((row) => row.order);
    expect(numbers).toEqual(numbers.toSorted());
  });
});

describe('the flaws', () => {
  it('are as many as stated', () => {
    const counts = {
      duplicate: rows.filter((row, i) => row.text === rows[i - 1]?.text).length,
      walkIn: rows.filter((row) => row.member === '').length,
      refund: rows.filter((row) => row.cents < 0).length,
      free: rows.filter((row) => row.cents === 0).length,
      unreadable: rows.filter((row) => row.minute === null).length,
      future: rows.filter((row) => row.minute !== null && row.day! >= '2026').length,
    };
    expect(counts).toEqual(FLAWS);
    for (const count of Object.values(counts)) expect(dictionary).toContain(`| ${count} |`);
    expect(rows.length - new Set(rows.map((row) => row.text)).size).toBe(FLAWS.duplicate);
  });

  it('are on the lines the dictionary names', () => {
    const lines = (of: (row: OrderRow) => boolean) => rows.flatMap((row, i) => (of(row) ? [i + 2] : [])).join(' ');
    expect(dictionary).toContain(`lines ${lines((row) => row.minute === null)} |`);
    expect(dictionary).toContain(`lines ${lines((row) => row.minute !== null && row.day! >= '2026')} |`);
  });

  it('give back a row of the same order in full', () => {
    rows.forEach((row, i) => {
      if (row.cents >= 0) return;
      const above = rows[i - 1]!;
      expect([above.order, above.product, above.cents, above.quantity]).toEqual([
        row.order,
        row.product,
        -row.cents,
        -row.quantity,
      ]);
    });
  });

  it('leave every member’s first and last order readable', () => {
    const broken = rows.filter((row) => row.minute === null || row.day! >= '2026');
    const sound = ordersOf(rows.filter((row) => row.minute !== null && row.day! < '2026'));
    for (const row of broken) expect(sound.get(row.member)!.length).toBeGreaterThanOrEqual(2);
    const truth = new Map(
      truthTable()
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
        .map((cells) => [cells[0]!, cells]),
    );
    for (const row of broken) {
      const [, joined, last] = truth.get(row.member)!;
      const days = sound.get(row.member)!.map((order) => order.day);
      expect([days[0], days.at(-1)]).toEqual([Math.floor(Number(joined)), Math.floor(Number(last))]);
    }
  });
});

describe('the generator', () => {
  it('makes a clean file where flaws are left out', () => {
    const clean = parseOrders(generateHalfSugar({ lines: 6000, flaws: false }));
    expect(clean.every((row) => row.member !== '' && row.cents > 0 && row.minute !== null && row.day! < '2026')).toBe(
      true,
    );
    expect(new Set(clean.map((row) => row.text)).size).toBe(clean.length);
  });

  it('makes about as many lines as asked, and other seeds other files', () => {
    const rowsOf = (seed: number) => parseOrders(generateHalfSugar({ lines: 30_000, seed }));
    for (const seed of [1, 2]) expect(Math.abs(rowsOf(seed).length / 30_000 - 1)).toBeLessThan(0.05);
    expect(rowsOf(1)[0]!.text).not.toBe(rowsOf(2)[0]!.text);
  });

  it('gives ids of any form to the same members', () => {
    const plain = parseOrders(generateHalfSugar({ lines: 20_000 }));
    const mixed = parseOrders(generateHalfSugar({ lines: 20_000, ids: 'any' }));
    const pairs = new Set(plain.map((row, i) => `${row.member} ${mixed[i]!.member}`));
    expect(pairs.size).toBe(new Set(plain.map((row) => row.member)).size);
    expect(new Set(mixed.map((row) => row.member)).size).toBe(pairs.size);
    expect(mixed.every((row) => row.member === '' || /^[0-9a-z]{7,12}$/.test(row.member))).toBe(true);
    expect(new Set(mixed.map((row) => row.member.length)).size).toBeGreaterThan(4);
  });
});
