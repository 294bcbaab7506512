/** The answers of Half-Sugar Tea's customers are what their dictionary says, and the truth is found in them. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CHANNELS,
  COLUMNS,
  DRIVERS,
  FLAWS,
  MONTHS,
  PER_MONTH,
  RIVALRY,
  STORES,
  WORDS,
} from '../../datasets/half-sugar-voices/catalogue.ts';
import { generateHalfSugarVoices, HEADER, SEED } from '../../datasets/half-sugar-voices/generate.ts';
import { drawTruth, truthTable, type VoicesTruth } from '../../datasets/half-sugar-voices/truth.ts';
import { drawTruth as drawMembers } from '../../datasets/half-sugar/generate.ts';

const FOLDER = new URL('../../datasets/half-sugar-voices/', import.meta.url);
const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8').replaceAll(/ +/g, ' ');

let bytes: Uint8Array;
let rows: string[][];
let truth: VoicesTruth;

beforeAll(() => {
  bytes = generateHalfSugarVoices();
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith(HEADER)).toBe(true);
  rows = text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  truth = drawTruth();
});

describe('the file', () => {
  it('comes out of the generator byte for byte everywhere', () => {
    expect(Buffer.compare(bytes, readFileSync(new URL('half-sugar-voices.csv', FOLDER)))).toBe(0);
    expect(truthTable(truth)).toBe(readFileSync(new URL('half-sugar-voices-truth.csv', FOLDER), 'utf8'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(/SHA-256[^`]*`([0-9a-f]{64})`/.exec(dictionary)?.[1]);
    expect(dictionary).toContain(`种子 ${SEED}`);
  });

  it('has the rows, people and columns the dictionary states, in order of time', () => {
    expect(rows).toHaveLength(MONTHS * PER_MONTH);
    expect(rows.every(({ length }) => length === COLUMNS.length)).toBe(true);
    const people = new Set(rows.map(([who]) => who!));
    const members = rows.filter(([who]) => who!.startsWith('M'));
    for (const figure of [rows.length, people.size, members.length, new Set(members.map(([who]) => who)).size])
      expect(dictionary).toContain(figure.toLocaleString('en'));
    const days = rows.map(([, day]) => day!).filter((day) => /^20\d\d-\d\d-\d\d$/.test(day) && day !== '2024-02-30');
    expect(days).toHaveLength(rows.length - FLAWS.undated);
    expect(days.every((day, i) => i === 0 || day >= days[i - 1]!)).toBe(true);
    for (const name of [
      ...WORDS,
      ...DRIVERS.map(([driver]) => driver),
      ...STORES.map(([store]) => store),
      ...CHANNELS.map(([channel]) => channel),
      ...RIVALRY.map(([rivalry]) => rivalry),
    ])
      expect(dictionary).toContain(name);
    for (const column of COLUMNS) expect(dictionary).toContain(column);
  });

  it('has the flaws it states, and none where they are not wanted', () => {
    const recommend = rows.map((cells) => cells[2]!);
    expect(recommend.filter((answer) => answer === '')).toHaveLength(FLAWS.unsaid);
    expect(recommend.filter((answer) => Number(answer) > 10)).toHaveLength(FLAWS.outside);
    for (let column = 3; column < 7 + DRIVERS.length; column += 1)
      expect(rows.filter((cells) => cells[column] === '')).toHaveLength(FLAWS.blank);
    const words = rows.flatMap((cells) => cells.slice(7, 7 + DRIVERS.length));
    const unmapped = words.filter((word) => word !== '' && !(WORDS as readonly string[]).includes(word));
    expect(unmapped).toHaveLength(FLAWS.unmapped);
    for (const word of unmapped) expect(dictionary).toContain(word);
    const clean = new TextDecoder().decode(generateHalfSugarVoices({ flaws: false }));
    expect(clean).not.toMatch(/,,|########|还行吧/);
  });

  it('members asked had joined and ordered lately', () => {
    const { members, id } = drawMembers();
    const place = new Map(Array.from(members.joined, (_, i) => [id(i), i]));
    truth.sheets.forEach(({ person }, row) => {
      if (person < 0) return;
      expect(place.get(rows[row]![0]!)).toBe(person);
      const day = (Date.parse(`2024-01-01`) - Date.parse('2023-01-05')) / 86_400_000 + dayOf(row);
      expect(members.joined[person]!).toBeLessThanOrEqual(day);
      expect(members.last[person]!).toBeGreaterThanOrEqual(day - 45);
    });
  });
});

function dayOf(row: number): number {
  const { month, date } = truth.sheets[row]!;
  const first = Date.UTC(2024 + Math.floor(month / 12), month % 12, 1);
  return (first - Date.UTC(2024, 0, 1)) / 86_400_000 + date - 1;
}

describe('the truth', () => {
  it('falls by about sixteen points with the price', () => {
    expect(truth.before * 100).toBeCloseTo(23.2, 1);
    expect(truth.after * 100).toBeCloseTo(7.3, 1);
    expect(dictionary).toContain('23.2');
    expect(dictionary).toContain('7.3');
  });

  it('expected shares of promoters and detractors are those counted, within chance', () => {
    const { sheets } = truth;
    const promoters = sheets.filter(({ recommend }) => recommend >= 9).length / sheets.length;
    const expected = truth.months.reduce((sum, month) => sum + month.promoters, 0) / MONTHS;
    expect(Math.abs(promoters - expected)).toBeLessThan(0.025);
  });

  it('buying again has the stated mean at every satisfaction, by rivals nearby', () => {
    RIVALRY.forEach(([, , means], rivalry) =>
      means.forEach((mean, at) => {
        const answers = truth.sheets.filter((sheet) => sheet.rivalry === rivalry && sheet.satisfaction === at + 1);
        if (answers.length < 30) return;
        const found = answers.reduce((sum, { loyalty }) => sum + loyalty, 0) / answers.length;
        // Answers reach at most two steps to either side: a deviation of at most 2.2 in all.
        expect(Math.abs(found - mean)).toBeLessThan((4 * 2.2) / Math.sqrt(answers.length));
      }),
    );
  });

  it('less is perceived than expected, and more so after the price rose', () => {
    const gap = (from: number, to: number): number => {
      const sheets = truth.sheets.filter(({ month }) => month >= from && month < to);
      return sheets.reduce((sum, { perceived, expected }) => sum + perceived - expected, 0) / sheets.length;
    };
    expect(gap(0, MONTHS)).toBeLessThan(-0.4);
    expect(gap(14, MONTHS)).toBeLessThan(gap(0, 14));
  });
});
