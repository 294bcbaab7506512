/** What the library says of the bundled example is what its generator makes. */

import { describe, expect, it } from 'vitest';
import { generateHalfSugar } from '../../datasets/half-sugar/generate.ts';
import { SAMPLE_CELLS, SAMPLE_FACTS } from '../../src/app/sample-facts.ts';
import { dayFromIso } from '../../src/lib/days.ts';
import { equalCountCuts, rfmDistributions, scoresByCuts } from '../../src/models/rfm.ts';

const bytes = generateHalfSugar();
const rows = new TextDecoder().decode(bytes).trim().split('\n').slice(1);

/** Usable lines as the data card uses them: exact duplicates once, no walk-ins, readable days that are not in the future. */
function summarise(): { r: Int32Array; f: Uint32Array; m: Float64Array } {
  const end = dayFromIso(`${SAMPLE_FACTS.lastYear}-12-31`)!;
  const people = new Map<string, { last: number; orders: Set<string>; tenths: number }>();
  for (const row of new Set(rows)) {
    const [order, member, time, , , , paid] = row.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const day = dayFromIso(time.slice(0, 10));
    if (member === '' || day === null || day > end) continue;
    const person = people.get(member) ?? { last: day, orders: new Set(), tenths: 0 };
    person.last = Math.max(person.last, day);
    person.orders.add(order);
    person.tenths += Math.round(Number(paid) * 10);
    people.set(member, person);
  }
  const all = [...people.values()];
  return {
    r: Int32Array.from(all, ({ last }) => end + 1 - last),
    f: Uint32Array.from(all, ({ orders }) => orders.size),
    m: Float64Array.from(all, ({ tenths }) => tenths / 10),
  };
}

describe('the facts of the sample', () => {
  it('count its lines and members', () => {
    expect(SAMPLE_FACTS.lines).toBe(rows.length);
    expect(SAMPLE_FACTS.members).toBe(summarise().r.length);
  });

  it('draw its own RFM cube', () => {
    const values = summarise();
    const distributions = rfmDistributions(values);
    const score = (letter: 'r' | 'f' | 'm', step: number): Uint8Array => {
      const lowIsBest = letter === 'r';
      return scoresByCuts(
        values[letter],
        equalCountCuts(distributions[letter], { bins: 5, lowIsBest, step }),
        lowIsBest,
      );
    };
    const scores = { r: score('r', 1), f: score('f', 1), m: score('m', 0.01) };
    const cells = new Map<string, { count: number; money: number }>();
    values.m.forEach((money, i) => {
      const key = `${scores.r[i]}${scores.f[i]}${scores.m[i]}`;
      const cell = cells.get(key) ?? { count: 0, money: 0 };
      cells.set(key, { count: cell.count + 1, money: cell.money + money });
    });
    const fullest = Math.max(...[...cells.values()].map(({ count }) => count));
    const richest = Math.max(...[...cells.values()].map(({ money }) => money));
    const expected = [...cells].map(([key, { count, money }]) => ({
      key,
      size: count / fullest,
      step: 2 + Math.round(4 * Math.sqrt(money / richest)),
    }));
    const drawn = SAMPLE_CELLS.map(({ r, f, m, size, step }) => ({ key: `${r}${f}${m}`, size, step }));
    const byKey = (a: { key: string }, b: { key: string }): number => a.key.localeCompare(b.key);
    expect(drawn.sort(byKey)).toEqual(expected.sort(byKey));
  });
});
