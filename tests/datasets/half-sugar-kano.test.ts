/** The bundled Kano survey is what its dictionary says, the product reads it, and its models find the known classes again. */

import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CARELESS,
  CELLS,
  CATEGORIES,
  FEATURES,
  FLAWS,
  MEMBERS,
  questionsOf,
  RESPONDENTS,
  SEGMENTS,
  UNMAPPED,
  WORDS,
} from '../../datasets/half-sugar-kano/catalogue.ts';
import { generateHalfSugarKano, HEADER, idOf, SEED } from '../../datasets/half-sugar-kano/generate.ts';
import { drawSheets, type Sheet } from '../../datasets/half-sugar-kano/process.ts';
import { drawTruth, truthTable } from '../../datasets/half-sugar-kano/truth.ts';
import type { Survey } from '../../src/data/tables.ts';
import { countKano, summariseKano, type KanoSummary } from '../../src/models/kano-counts.ts';
import { statedImportance } from '../../src/models/kano-importance.ts';
import { filterKano, judgeKano, type KanoLevels } from '../../src/models/kano-quality.ts';
import { adjustKanoTests, kanoBySegment } from '../../src/models/kano-segments.ts';
import { kanoCategory, kanoCells, kanoLevels, kanoTable, NO_ANSWER } from '../../src/models/kano-table.ts';
import { readAndPrepare } from '../data/reading.ts';

const FOLDER = new URL('../../datasets/half-sugar-kano/', import.meta.url);
// Tables are padded for reading; single spaces are enough to look for.
const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8').replaceAll(/ +/g, ' ');

const table = kanoTable();
const bytes = generateHalfSugarKano();
const rows = new TextDecoder()
  .decode(bytes)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const sheets = drawSheets(SEED);
const truth = drawTruth();
const segment = Uint16Array.from(rows, (cells) => SEGMENTS.findIndex(([name]) => name === cells[4]));

/** Levels of each feature's two questions as the words in the file say. */
const levels: readonly KanoLevels[] = FEATURES.map((_, f) => {
  const side = (question: number): Uint8Array =>
    Uint8Array.from(rows, (cells) => {
      const level = (WORDS as readonly string[]).indexOf(cells[5 + 3 * f + question]!);
      return level < 0 ? NO_ANSWER : level;
    });
  return { functional: side(0), dysfunctional: side(1) };
});
const cells = levels.map(({ functional, dysfunctional }) => kanoCells(functional, dysfunctional));

function truthOf(feature: number, name: string) {
  return truth.find((row) => row.feature === FEATURES[feature]![0] && row.segment === name)!;
}

describe('the committed files', () => {
  it('are the generator’s output byte for byte', () => {
    expect(Buffer.compare(bytes, readFileSync(new URL('half-sugar-kano.csv', FOLDER)))).toBe(0);
    expect(truthTable()).toBe(readFileSync(new URL('half-sugar-kano-truth.csv', FOLDER), 'utf8'));
  });

  it('come out of no function of Math whose last digit is left to the engine', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.ts')))
      for (const call of readFileSync(new URL(name, FOLDER), 'utf8').match(/Math\.\w+/g) ?? [])
        expect(['Math.floor', 'Math.max', 'Math.min']).toContain(call);
  });
});

describe('the answer sheets', () => {
  it('have the columns a survey tool gives them', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(HEADER.split(',')).toHaveLength(5 + 3 * FEATURES.length);
    expect(questionsOf(1)).toEqual([
      '4、小程序有“准确的取餐时间”，您觉得？',
      '5、小程序没有“准确的取餐时间”，您觉得？',
      '6、“准确的取餐时间”对您有多重要？(1-7)',
    ]);
  });

  it('have the figures the dictionary states', () => {
    const members = rows.filter((row) => row[3]!.startsWith('M')).length;
    expect([rows.length, members]).toEqual([RESPONDENTS, MEMBERS]);
    expect(dictionary).toContain(`${RESPONDENTS} 份答卷 sheets · ${MEMBERS} 位会员 members`);
    SEGMENTS.forEach(([name], s) =>
      expect(dictionary).toContain(`${name} ${segment.filter((code) => code === s).length}`),
    );
    expect(rows[0]![1]).toMatch(/^2025\/12\/8 /);
    expect(rows.at(-1)![1]).toMatch(/^2025\/12\/21 /);
    expect(new Set(rows.map((row) => row[3])).size).toBe(RESPONDENTS);
    for (const row of truth.filter(({ segment: name }) => name === 'all'))
      expect(dictionary).toContain(
        `| ${row.feature} | ${row.category} | ${truth
          .filter(({ feature, segment: name }) => feature === row.feature && name !== 'all')
          .map(({ category }) => category)
          .join(' | ')} |`,
      );
  });

  it('have the flaws the dictionary lists, and no others', () => {
    const answers = rows.flatMap((row) => row.slice(5).map((cell, at) => ({ cell, importance: at % 3 === 2 })));
    const words = answers.filter(({ importance, cell }) => !importance && cell !== '');
    const unmapped = words.filter(({ cell }) => !(WORDS as readonly string[]).includes(cell));
    expect(unmapped.map(({ cell }) => cell).toSorted()).toEqual([...UNMAPPED].toSorted());
    expect(unmapped).toHaveLength(FLAWS.unmapped);
    const numbers = answers.filter(({ importance, cell }) => importance && cell !== '');
    expect(numbers.filter(({ cell }) => !/^[1-7]$/.test(cell))).toHaveLength(FLAWS.outside);
    const stopped = rows.filter(
      (row) => row.at(-1) === '' && row.at(-2) === '' && row.at(-3) === '' && row.at(-4) === '',
    );
    expect(stopped).toHaveLength(FLAWS.stopped);
    const tails = stopped.reduce((sum, row) => sum + row.length - 1 - row.findLastIndex((cell) => cell !== ''), 0);
    const blanks = answers.filter(({ cell }) => cell === '').length;
    // A single blank may stand right before where somebody stopped; it is counted with the tail.
    expect(Math.abs(blanks - tails - FLAWS.blank)).toBeLessThanOrEqual(2);
    for (const count of Object.values(FLAWS)) expect(dictionary).toContain(`| ${count} |`);
  });

  it('leave careless sheets as they are', () => {
    const careless = sheets.flatMap(({ care }, row) => (care === 'careful' ? [] : [row]));
    expect(careless).toHaveLength(Object.values(CARELESS).reduce((sum, count) => sum + count, 0));
    for (const row of careless) expect(rows[row]!.every((cell) => cell !== '')).toBe(true);
    for (const [care, count] of Object.entries(CARELESS)) {
      expect(sheets.filter((sheet) => sheet.care === care)).toHaveLength(count);
      expect(dictionary).toContain(`${care} ${count}`);
    }
  });

  it('are of members who had ordered in the last 60 days', () => {
    const lines = readFileSync(new URL('../half-sugar/half-sugar-truth.csv', FOLDER), 'utf8').split('\n');
    const last = new Map(lines.slice(1).map((line) => [line.split(',')[0]!, Number(line.split(',')[2])]));
    const members = sheets.filter(({ person }) => person >= 0);
    expect(members).toHaveLength(MEMBERS);
    for (const { person } of members) expect(last.get(idOf(person))).toBeGreaterThanOrEqual(1068 - 60);
  });

  it('the pairs within a category belong to it, and make 100', () => {
    CELLS.forEach((list, c) => {
      expect(list.reduce((sum, [, , share]) => sum + share, 0)).toBe(100);
      for (const [functional, dysfunctional] of list)
        expect(kanoCategory(table, functional - 1, dysfunctional - 1)).toBe(CATEGORIES[c]);
    });
    for (const [, ...profiles] of FEATURES)
      for (const shares of profiles) expect(shares.reduce<number>((sum, share) => sum + share, 0)).toBe(100);
  });
});

describe('the product reads it', () => {
  let survey: Survey;
  beforeAll(async () => {
    survey = (await readAndPrepare(bytes)).tables.survey!;
  });

  it('as a survey of 400 respondents with 36 questions', () => {
    expect([survey.rows, survey.customers, survey.questions.length]).toEqual([RESPONDENTS, RESPONDENTS, 36]);
    const kano = survey.questions.filter(({ scale }) => scale.words === 'kano');
    expect(kano).toHaveLength(24);
    const important = survey.questions.filter(({ label }) => label.includes('重要'));
    expect(important.map(({ scale }) => [scale.minimum, scale.maximum])).toEqual(FEATURES.map(() => [1, 7]));
  });

  it('and takes the words for what they say', () => {
    FEATURES.forEach((_, f) => {
      expect(kanoLevels(survey.questions[3 * f]!.values)).toEqual(levels[f]!.functional);
      expect(kanoLevels(survey.questions[3 * f + 1]!.values)).toEqual(levels[f]!.dysfunctional);
    });
  });
});

describe('the truth is found again', () => {
  const summaries = cells.map((cell) => summariseKano(countKano(cell, table)));
  const bySegment = cells.map((cell) => kanoBySegment(cell, table, segment, SEGMENTS.length));
  const right = (found: readonly KanoSummary[], name: string): number =>
    found.filter(({ mode }, f) => mode?.category === truthOf(f, name).category).length;

  it('at least eleven of twelve classes, of everybody and of each segment', () => {
    expect(right(summaries, 'all')).toBeGreaterThanOrEqual(11);
    SEGMENTS.forEach(([name], s) => {
      expect(
        right(
          bySegment.map(({ segments }) => segments[s]!),
          name,
        ),
      ).toBeGreaterThanOrEqual(11);
    });
  });

  it('eleven of twelve also with other seeds', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const drawn = drawSheets(seed);
      const known = drawTruth(seed).filter(({ segment: name }) => name === 'all');
      const side = (f: number, of: (sheet: Sheet) => readonly number[]): Uint8Array =>
        kanoLevels(drawn.map((sheet) => of(sheet)[f]!));
      const found = FEATURES.filter((_, f) => {
        const pair = kanoCells(
          side(f, (sheet) => sheet.functional),
          side(f, (sheet) => sheet.dysfunctional),
        );
        return summariseKano(countKano(pair, table)).mode?.category === known[f]!.category;
      });
      expect(found.length).toBeGreaterThanOrEqual(11);
    }
  });

  it('better and worse of careful people lie in their intervals about as often as these promise', () => {
    const careful = Uint8Array.from(sheets, ({ care }) => (care === 'careful' ? 1 : 0));
    const inside = cells.flatMap((cell, f) => {
      const { betterInterval, worseInterval } = summariseKano(countKano(cell, table, careful));
      const { better, worse } = truthOf(f, 'all');
      return [
        betterInterval[0] <= better && better <= betterInterval[1],
        worseInterval[0] <= worse && worse <= worseInterval[1],
      ];
    });
    expect(inside.filter(Boolean).length).toBeGreaterThanOrEqual(21);
  });

  it('the four features that are something else for students are the ones the test finds', () => {
    const p = adjustKanoTests(bySegment);
    FEATURES.forEach((_, f) => {
      const differs = truthOf(f, SEGMENTS[0]![0]).category !== truthOf(f, SEGMENTS[1]![0]).category;
      expect([FEATURES[f]![0], p[f]! < 0.05]).toEqual([FEATURES[f]![0], differs]);
    });
  });

  it('what would be missed is called more important than what delights, and that than what nobody minds', () => {
    const mean = (f: number): number => statedImportance(sheets.map(({ importance }) => importance[f]!)).mean;
    const of = (category: string): number[] =>
      FEATURES.flatMap((_, f) => (truthOf(f, 'all').category === category ? [mean(f)] : []));
    expect(Math.min(...of('M'), ...of('O'))).toBeGreaterThan(Math.max(...of('A')));
    expect(Math.min(...of('A'))).toBeGreaterThan(Math.min(...of('I')));
  });

  it('who gave one answer to everything is left out, hardly anybody careful is', () => {
    const { kept } = filterKano(judgeKano(levels, table), { uniform: true, questionable: 0.2, reverse: 0.3 });
    const left = (care: Sheet['care']): number =>
      sheets.filter((sheet, i) => sheet.care === care && kept[i] === 0).length;
    expect([left('first'), left('middle')]).toEqual([CARELESS.first, CARELESS.middle]);
    expect(left('random')).toBeGreaterThanOrEqual(3);
    expect(left('careful')).toBeLessThanOrEqual(4);
  });
});
