/** What is suggested for a survey: the panels it suits, the one made for it first. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PANELS } from '../../src/panels/index.ts';
import { takesAnyRows } from '../../src/panels/needs.ts';
import { readAndPrepare } from '../data/reading.ts';

async function suggested(content: string | Uint8Array): Promise<string[]> {
  const { report } = await readAndPrepare(content);
  const fitting = PANELS.flatMap((panel) => (panel.fit ? [{ panel, fit: panel.fit(report) }] : []))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
  const made = fitting.filter(({ panel }) => !takesAnyRows(panel));
  // Panels of any rows come behind those made for surveys.
  expect(fitting.slice(0, made.length)).toEqual(made);
  return made.map(({ panel }) => panel.id);
}

const file = (path: string): Uint8Array => readFileSync(new URL(`../../datasets/${path}`, import.meta.url));

describe('panels suggested for a survey', () => {
  it.each([
    ['a Kano survey', 'half-sugar-kano/half-sugar-kano.csv', ['kano']],
    [
      'a survey of satisfaction',
      'one-bar/one-bar-survey.csv',
      ['csi', 'satisfaction-loyalty', 'questionnaire', 'expectation', 'nps'],
    ],
    [
      'a survey about recommending',
      'half-sugar-voices/half-sugar-voices.csv',
      ['nps', 'csi', 'satisfaction-loyalty', 'questionnaire', 'expectation'],
    ],
    ['weights by experts', 'expert-panel/expert-panel.csv', ['weights']],
    ['things compared in pairs', 'paired-features/paired-features.csv', ['weights']],
  ])('%s', async (_, path, panels) => {
    expect(await suggested(file(path))).toEqual(panels);
  });

  it('questions that tell nothing of themselves are a questionnaire, perhaps a model', async () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      Array.from({ length: 8 }, (_, q) => ((i * (q + 2)) % 5) + 1).join(),
    );
    expect(await suggested(['Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8', ...rows].join('\n'))).toEqual(['questionnaire', 'csi']);
  });
});
