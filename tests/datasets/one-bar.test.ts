/** The bundled survey is what its dictionary says, comes out of the generator byte for byte, and holds the structure it was made from. */

import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGES, ARROWS, CHANNELS, CONSTRUCTS, ITEMS, MODELS, SEXES, TENURES } from '../../datasets/one-bar/catalogue.ts';
import {
  CELLS,
  drawTruth,
  FLAWS,
  generateOneBar,
  HEADER,
  LAST_ANSWERED,
  respondentId,
} from '../../datasets/one-bar/generate.ts';
import { drawRespondents, structureOf } from '../../datasets/one-bar/process.ts';
import { truthTable } from '../../datasets/one-bar/truth.ts';
import { createRandom } from '../../src/lib/random.ts';
import { bootstrapPls, type PlsBootstrap } from '../../src/models/pls-bootstrap.ts';
import { comparePlsGroups } from '../../src/models/pls-groups.ts';
import { plsIndices } from '../../src/models/pls-importance.ts';
import type { PlsData, PlsModel } from '../../src/models/pls-model.ts';
import { plsSrmr } from '../../src/models/pls-quality.ts';
import { plsHtmt, plsReliability } from '../../src/models/pls-reliability.ts';
import { fitPls, preparePls, type PlsFit } from '../../src/models/pls.ts';

const FOLDER = new URL('../../datasets/one-bar/', import.meta.url);
// Tables are padded for reading; single spaces are enough to look for.
const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8').replaceAll(/ +/g, ' ');

const bytes = generateOneBar();
const rows = new TextDecoder()
  .decode(bytes)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const FIRST = 7;
const answerIn = (cell: string): number => (/^([1-9]|10)$/.test(cell) ? Number(cell) : NaN);

/** As a reader of the file has it, reversed items turned. */
const data: PlsData = {
  rows: rows.length,
  items: ITEMS.map(({ name, reversed }, i) => ({
    name,
    minimum: 1,
    maximum: 10,
    values: Float64Array.from(rows, (row) => {
      const answer = answerIn(row[FIRST + i]!);
      return reversed ? 11 - answer : answer;
    }),
  })),
};

const ids = CONSTRUCTS.map(({ id }) => id);
const model: PlsModel = {
  constructs: CONSTRUCTS.map(({ id, prefix }) => ({
    name: prefix,
    mode: 'A',
    items: ITEMS.flatMap(({ construct }, i) => (construct === id ? [i] : [])),
  })),
  paths: ARROWS.map(({ from, to }) => ({ from: ids.indexOf(from), to: ids.indexOf(to) })),
};

const truth = drawTruth();
const coefficient = ({ lite, pro }: (typeof ARROWS)[number]): number => (lite + pro) / 2;

describe('the committed files', () => {
  it('are the generator’s output byte for byte', () => {
    expect(Buffer.compare(bytes, readFileSync(new URL('one-bar-survey.csv', FOLDER)))).toBe(0);
    expect(truthTable()).toBe(readFileSync(new URL('one-bar-truth.csv', FOLDER), 'utf8'));
  });

  it('come out of no function of Math whose last digit is left to the engine', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.ts')))
      for (const call of readFileSync(new URL(name, FOLDER), 'utf8').match(/Math\.\w+/g) ?? [])
        expect(['Math.sqrt', 'Math.floor', 'Math.ceil', 'Math.round']).toContain(call);
  });

  it('are others for another seed, and smaller ones where fewer are asked', () => {
    expect(Buffer.compare(generateOneBar({ seed: 7 }), bytes)).not.toBe(0);
    const few = new TextDecoder().decode(generateOneBar({ respondents: 50, flaws: false }));
    expect(few.trim().split('\n').length).toBe(51);
    expect(few).not.toMatch(/,,|说不清/);
  });
});

describe('the survey', () => {
  it('has 600 respondents and 24 items under Chinese headers', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(rows.length).toBe(600);
    expect(ITEMS.length).toBe(24);
    expect(HEADER.split(',').length).toBe(FIRST + 24);
    expect(new TextDecoder().decode(bytes).startsWith(HEADER)).toBe(true);
    expect(rows.every((row) => row.length === FIRST + 24)).toBe(true);
    expect(rows.map((row) => row[0])).toEqual(truth.map((_, row) => respondentId(row)));
    const times = rows.map((row) => row[1]!);
    expect(times).toEqual([...times].sort());
    expect([times[0]!.slice(0, 10), times.at(-1)!.slice(0, 10)]).toEqual(['2025-09-01', '2025-09-21']);
    for (const text of ['600 行 rows', '24 题 items', '2025-09-01 – 2025-09-21']) expect(dictionary).toContain(text);
  });

  it('has the items and their numbers the dictionary lists', () => {
    for (const { name, loading, mean, spread } of ITEMS)
      expect(dictionary).toContain(`| ${name} | ${String(loading)} | ${String(mean)} | ${String(spread)} |`);
    for (const levels of [MODELS, AGES, SEXES, TENURES, CHANNELS]) {
      expect(levels.reduce((sum, { share }) => sum + share, 0)).toBe(1000);
      for (const { name, share } of levels) expect(dictionary).toContain(`${name} (${String(share)}`);
    }
    expect(AGES.reduce((sum, { share, shift }) => sum + share * shift, 0)).toBeCloseTo(0, 10);
  });

  it('has the flaws the dictionary lists, and no others', () => {
    const found = { brokenOff: 0, word: 0, code: 0, outside: 0, empty: 0, other: 0 };
    for (const row of rows) {
      const cells = row.slice(FIRST);
      if (cells.slice(LAST_ANSWERED).every((cell) => cell === '')) found.brokenOff += 1;
      for (const cell of cells)
        if (cell === CELLS.word) found.word += 1;
        else if (cell === CELLS.code) found.code += 1;
        else if (cell === CELLS.outside) found.outside += 1;
        else if (cell === '') found.empty += 1;
        else if (Number.isNaN(answerIn(cell))) found.other += 1;
    }
    const { empty, other, ...flaws } = found;
    expect(flaws).toEqual(FLAWS);
    expect(other).toBe(0);
    expect(dictionary).toContain(`| ${String(empty)} |`);
    const complete = rows.filter((row) => row.slice(FIRST).every((cell) => !Number.isNaN(answerIn(cell))));
    expect(dictionary).toContain(`${String(complete.length)} 份全部答完 complete sheets`);
    for (const count of Object.values(FLAWS)) expect(dictionary).toContain(`| ${String(count)} |`);
  });

  it('has the answers of the truth wherever there is one', () => {
    truth.forEach(({ answers }, row) =>
      answers.forEach((answer, i) => {
        const cell = answerIn(rows[row]![FIRST + i]!);
        if (!Number.isNaN(cell)) expect(cell).toBe(answer);
      }),
    );
  });
});

describe('the truth', () => {
  it('is stated in the dictionary, arrow by arrow', () => {
    for (const arrow of ARROWS) {
      const prefix = (id: string): string => CONSTRUCTS.find((construct) => construct.id === id)!.prefix;
      const numbers = [arrow.lite, arrow.pro, coefficient(arrow), arrow.composite]
        .map((value) => String(Math.round(value * 1000) / 1000))
        .join(' | ');
      expect(dictionary).toContain(`| ${prefix(arrow.from)} → ${prefix(arrow.to)} | ${numbers} |`);
    }
  });

  it('gives every construct variance 1 in each model', () => {
    for (const [position] of MODELS.entries()) {
      const { own } = structureOf(position);
      own.forEach((deviation) => expect(deviation).toBeGreaterThan(0.3));
    }
    const many = drawRespondents(5, 20_000, false);
    ids.forEach((_, c) => {
      const squares = many.reduce((sum, { constructs }) => sum + constructs[c]! ** 2, 0) / many.length;
      expect(Math.abs(squares - 1)).toBeLessThan(0.04);
    });
  });

  it('is what ever more respondents lead to: the coefficients with consistent PLS, those of composites without', () => {
    const many = drawRespondents(5, 40_000, false);
    const answers: PlsData = {
      rows: many.length,
      items: ITEMS.map(({ name, reversed }, i) => ({
        name,
        minimum: 1,
        maximum: 10,
        values: Float64Array.from(many, (one) => (reversed ? 11 - one.answers[i]! : one.answers[i]!)),
      })),
    };
    const plain = fitted(answers);
    const consistent = fitted(answers, true);
    ARROWS.forEach((arrow, i) => {
      expect(Math.abs(plain.paths[i]!.estimate - arrow.composite)).toBeLessThan(0.02);
      expect(Math.abs(consistent.paths[i]!.estimate - coefficient(arrow))).toBeLessThan(0.025);
    });
  });
});

describe('the structure found again in the 600 sheets', () => {
  let plain: PlsBootstrap;
  let consistent: PlsBootstrap;

  beforeAll(async () => {
    plain = await boot(false);
    consistent = await boot(true);
  });

  it('has every coefficient inside its interval', () => {
    ARROWS.forEach((arrow, i) => {
      const [lower, upper] = consistent.paths[i]!.percentile;
      expect(coefficient(arrow), `${arrow.from} → ${arrow.to}`).toBeGreaterThan(lower);
      expect(coefficient(arrow), `${arrow.from} → ${arrow.to}`).toBeLessThan(upper);
      const [low, high] = plain.paths[i]!.percentile;
      expect(arrow.composite, `${arrow.from} → ${arrow.to}`).toBeGreaterThan(low);
      expect(arrow.composite, `${arrow.from} → ${arrow.to}`).toBeLessThan(high);
    });
  });

  it('has loadings near those of the questionnaire', () => {
    const { loadings } = fitted(data, true);
    ITEMS.forEach(({ loading }, i) => expect(Math.abs(loadings[i]! - loading)).toBeLessThan(0.12));
  });

  it('measures what it should: reliable, distinct, hardly a residual', () => {
    const fit = fitted(data, true);
    for (const { alpha, ave } of plsReliability(fit)) {
      expect(alpha).toBeGreaterThan(0.75);
      expect(ave).toBeGreaterThan(0.5);
    }
    for (const ratio of plsHtmt(fit)) if (!Number.isNaN(ratio)) expect(ratio).toBeLessThan(0.9);
    expect(plsSrmr(fit).estimated).toBeLessThan(0.05);
  });

  it('gives scores near what each respondent thinks', () => {
    const { scores } = fitted(data);
    ids.forEach((_, c) => {
      const product = truth.reduce((sum, { constructs }, i) => sum + constructs[c]! * scores[i * ids.length + c]!, 0);
      const square = truth.reduce((sum, { constructs }) => sum + constructs[c]! ** 2, 0);
      expect(product / Math.sqrt(square * (truth.length - 1))).toBeGreaterThan(0.88);
    });
  });

  it('suffers where reversed items are not turned, and says so', () => {
    const raw: PlsData = {
      ...data,
      items: data.items.map((item, i) =>
        ITEMS[i]!.reversed ? { ...item, values: item.values.map((value) => 11 - value) } : item,
      ),
    };
    const found = fitted(raw).diagnosis.flatMap((one) => (one.kind === 'negative-loading' ? [one.item] : []));
    expect(found.map((i) => ITEMS[i]!.name)).toEqual(ITEMS.flatMap(({ name, reversed }) => (reversed ? [name] : [])));
  });

  it('tells the two models apart where they differ: what quality and what value do for satisfaction', async () => {
    const outcome = await comparePlsGroups(
      data,
      model,
      {
        names: MODELS.map(({ name }) => name),
        codes: rows.map((row) => MODELS.findIndex(({ name }) => name === row[4])),
      },
      { replicates: 500, random: createRandom(1) },
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    const [pair] = outcome.value.pairs;
    ARROWS.forEach(({ from, to, lite, pro }, i) => {
      const { difference, adjusted } = pair!.paths[i]!;
      if (lite === pro) expect(adjusted, `${from} → ${to}`).toBeGreaterThan(0.05);
      else {
        expect(adjusted, `${from} → ${to}`).toBeLessThan(0.05);
        expect(Math.sign(difference)).toBe(Math.sign(lite - pro));
      }
    });
    for (const { p } of pair!.invariance) expect(p).toBeGreaterThan(0.01);
  });

  it('stands higher among the young', () => {
    const { means } = indicesBy(AGES.findIndex(({ name }) => name === '18–25岁'));
    const others = indicesBy(AGES.findIndex(({ name }) => name === '46岁以上'));
    for (const c of [0, 4]) expect(means[c]! - others.means[c]!).toBeGreaterThan(2);
  });

  function indicesBy(age: number): { means: number[] } {
    const { scores } = plsIndices(fitted(data), data);
    const own = rows.flatMap((row, i) => (row[3] === AGES[age]!.name ? [i] : []));
    return {
      means: ids.map((_, c) => own.reduce((sum, i) => sum + scores[i * ids.length + c]!, 0) / own.length),
    };
  }
});

function fitted(answers: PlsData, consistent = false): PlsFit {
  const outcome = fitPls(answers, model, { consistent });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

async function boot(consistent: boolean): Promise<PlsBootstrap> {
  const prepared = preparePls(data, model, { consistent });
  if (!prepared.ok) throw new Error(prepared.error.code);
  const outcome = await bootstrapPls(prepared.value, { replicates: 1000, random: createRandom(1) });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}
