/** The bundled Delphi inquiry is what its dictionary says, the product reads it, and the panel finds its weights. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CRITERIA, EXPERTS, FLAWS, ROUNDS, STUBBORN } from '../../datasets/expert-panel/catalogue.ts';
import { generateExpertPanel, HEADER, SEED } from '../../datasets/expert-panel/generate.ts';
import { drawSheets } from '../../datasets/expert-panel/process.ts';
import { truthTable } from '../../datasets/expert-panel/truth.ts';
import type { Tables } from '../../src/data/tables.ts';
import { describe as describeCell, relativeSpread, type DelphiCell } from '../../src/models/delphi.ts';
import { readAndPrepare } from '../data/reading.ts';
import { weighed } from '../panels/weights/tables.ts';

const FOLDER = new URL('../../datasets/expert-panel/', import.meta.url);
const bytes = generateExpertPanel();
const lines = new TextDecoder().decode(bytes).trim().split('\n');

describe('the committed files', () => {
  it('are what the generator writes', () => {
    expect(readFileSync(new URL('expert-panel.csv', FOLDER)).equals(bytes)).toBe(true);
    expect(readFileSync(new URL('expert-panel-truth.csv', FOLDER), 'utf8')).toBe(truthTable());
    expect(lines[0]).toBe(HEADER);
    expect(lines).toHaveLength(1 + EXPERTS * ROUNDS - 1);
  });

  it('have the flaws the dictionary names, and no others', () => {
    const sums = lines.slice(1).map((line) => {
      const cells = line.split(',');
      return {
        who: cells[0]!,
        round: cells[1]!,
        blank: cells.includes(''),
        sum: cells.slice(2).reduce((sum, cell) => sum + Number(cell), 0),
      };
    });
    const odd = sums.filter(({ sum, blank }) => sum !== 100 || blank);
    expect(odd.map(({ who, round, blank }) => [who, round, blank])).toEqual([
      [`专家0${FLAWS.short.expert + 1}`, '第1轮', false],
      [`专家0${FLAWS.blank.expert + 1}`, '第1轮', true],
    ]);
    expect(sums.filter(({ round }) => round === '第3轮')).toHaveLength(EXPERTS - 1);
    const dictionary = readFileSync(new URL('dictionary.md', FOLDER), 'utf8');
    for (const [name, weight] of CRITERIA) expect(dictionary).toContain(`${name} ${weight}%`);
    expect(
      new TextDecoder()
        .decode(generateExpertPanel({ flaws: false }))
        .trim()
        .split('\n'),
    ).toHaveLength(1 + EXPERTS * ROUNDS);
  });
});

describe('the process', () => {
  const spreadOf = (cells: readonly DelphiCell[]): number =>
    cells.reduce((all, cell) => all + relativeSpread(cell), 0) / cells.length;

  it('comes back to the true weights with many panels, and experts come together', () => {
    const last = new Float64Array(CRITERIA.length);
    let closer = 0;
    const PANELS = 60;
    for (let seed = 1; seed <= PANELS; seed += 1) {
      const sheets = drawSheets(seed);
      const [first, end] = [0, ROUNDS - 1].map((round) => {
        const own = sheets.filter((sheet) => sheet.round === round);
        return CRITERIA.map((_, i) => describeCell(own.map(({ points }) => points[i]!)));
      }) as [DelphiCell[], DelphiCell[]];
      const sum = end.reduce((all, { median }) => all + median, 0);
      end.forEach(({ median }, i) => (last[i]! += median / sum / PANELS));
      if (spreadOf(end) < spreadOf(first)) closer += 1;
    }
    // The one who holds on draws 健康 up a little; all others stand where they should.
    CRITERIA.forEach(([, weight], i) =>
      expect(Math.abs(last[i]! - weight / 100)).toBeLessThan(i === STUBBORN.criterion ? 0.02 : 0.012),
    );
    expect(closer).toBe(PANELS);
  });
});

describe('in the product', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = (await readAndPrepare(bytes)).tables;
  });

  it('is read as a survey of twelve respondents', () => {
    expect([tables.survey?.rows, tables.survey?.customers]).toEqual([EXPERTS * ROUNDS - 1, EXPERTS]);
  });

  it('is weighed by Delphi without anything being chosen: near the truth, closer round after round', async () => {
    const { view, stats, answer } = await weighed(tables);
    expect([view.method, view.criteria]).toEqual(['delphi', CRITERIA.map(([name]) => name)]);
    expect(stats['rounds']).toBe(3);
    CRITERIA.forEach(([, weight], i) => expect(Math.abs(view.weights[i]! - weight / 100)).toBeLessThan(0.04));
    expect(view.rounds[2]!.spread).toBeLessThan(view.rounds[0]!.spread / 2);
    expect(view.rounds[2]!.w).toBeGreaterThan(view.rounds[0]!.w);
    expect(stats['kendall-w-p-small']).toBeLessThan(0.001);
    expect(answer.reading.map(({ code }) => code)).toContain('weights.reading-together');
    expect(SEED).toBe(1963);
  });
});
