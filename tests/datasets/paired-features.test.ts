/** The bundled comparisons are what their dictionary says, the product reads them, and Bradley–Terry finds the strengths again. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CARELESS, FEATURES, FLAWS, JUDGES, PAIRS } from '../../datasets/paired-features/catalogue.ts';
import { generatePairedFeatures, HEADER } from '../../datasets/paired-features/generate.ts';
import { drawChoices } from '../../datasets/paired-features/process.ts';
import { drawWorth, truthTable } from '../../datasets/paired-features/truth.ts';
import type { Tables } from '../../src/data/tables.ts';
import { fitBradleyTerry } from '../../src/models/bradley-terry.ts';
import { readAndPrepare } from '../data/reading.ts';
import { weighed } from '../panels/weights/tables.ts';

const FOLDER = new URL('../../datasets/paired-features/', import.meta.url);
const bytes = generatePairedFeatures();
const rows = new TextDecoder()
  .decode(bytes)
  .trim()
  .split('\n')
  .map((line) => line.split(','));

describe('the committed files', () => {
  it('are what the generator writes', () => {
    expect(readFileSync(new URL('paired-features.csv', FOLDER)).equals(bytes)).toBe(true);
    expect(readFileSync(new URL('paired-features-truth.csv', FOLDER), 'utf8')).toBe(truthTable());
    expect(rows[0]!.join()).toBe(HEADER);
    expect(rows).toHaveLength(1 + JUDGES * PAIRS);
  });

  it('have the flaws the dictionary names, and members of the shop', () => {
    expect(rows.slice(1).filter(([, first, second]) => first === second)).toHaveLength(FLAWS.same);
    expect(rows.slice(1).filter(([, , second]) => second === '')).toHaveLength(FLAWS.blank);
    const members = new Set(
      readFileSync(new URL('../../datasets/half-sugar/half-sugar-truth.csv', import.meta.url), 'utf8').match(/M\d{6}/g),
    );
    const judges = new Set(rows.slice(1).map(([id]) => id!));
    expect(judges.size).toBe(JUDGES);
    expect([...judges].filter((id) => !members.has(id))).toEqual([]);
    const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8');
    for (const [name, strength] of FEATURES) expect(dictionary).toContain(`${name} ${strength}`);
  });
});

describe('the process', () => {
  it('gives back the strengths of careful judges inside their intervals, about 95 times of 100', () => {
    const worth = drawWorth();
    const n = FEATURES.length;
    let covered = 0;
    const RUNS = 12;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const wins = new Float64Array(n * n);
      for (const { chosen, other, careless } of drawChoices(seed)) if (!careless) wins[chosen * n + other]! += 1;
      const fit = fitBradleyTerry(wins, n);
      if (!fit.ok) throw new Error(fit.error.code);
      worth.forEach(
        (value, i) => (covered += fit.value.worthLow[i]! <= value && value <= fit.value.worthHigh[i]! ? 1 : 0),
      );
    }
    expect(covered / (RUNS * n)).toBeGreaterThan(0.88);
    expect(drawChoices(1).filter(({ careless }) => careless)).toHaveLength(CARELESS * PAIRS);
  });
});

describe('in the product', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = (await readAndPrepare(bytes)).tables;
  });

  it('is read as comparisons by 120 judges', () => {
    expect(tables.comparisons?.customers).toBe(JUDGES);
  });

  it('is weighed by Bradley–Terry without anything being chosen: the strongest and the weakest in their order', async () => {
    const { view, answer } = await weighed(tables);
    expect(view.method).toBe('bradley-terry');
    const worth = drawWorth();
    view.criteria.forEach((name, i) => {
      const truth = worth[FEATURES.findIndex(([feature]) => feature === name)]!;
      expect(Math.abs(view.weights[i]! - truth)).toBeLessThan(0.06);
    });
    const order = [...view.weights.keys()].sort((a, b) => view.weights[b]! - view.weights[a]!);
    expect(view.criteria[order[0]!]).toBe(FEATURES[0][0]);
    expect(new Set(order.slice(-2).map((i) => view.criteria[i]))).toEqual(new Set(['好友拼单分账', '换肤主题']));
    expect(answer.reading.map(({ code }) => code)).toContain('weights.reading-deviance');
  });
});
