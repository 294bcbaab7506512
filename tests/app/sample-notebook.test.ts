import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../datasets/half-sugar/catalogue.ts';
import { generateHalfSugar } from '../../datasets/half-sugar/generate.ts';
import { SAMPLE_FILES, type SampleFile } from '../../src/app/sample-files.ts';
import { SAMPLE_NAMES, type SampleName } from '../../src/app/sample-names.ts';
import { sampleNotebook } from '../../src/app/sample-notebook.ts';
import { makeSampleFile } from '../../src/app/samples.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { findPanel } from '../../src/panels/index.ts';
import type { CacOptions } from '../../src/panels/cac/options.ts';
import type { Session } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { toSession } from '../../src/session/to-session.ts';

describe.each(['zh-CN', 'en'] as const)('the sample notebooks in %s', (locale) => {
  const words = createTranslator(locale, DICTIONARIES);
  const notebook = (name: SampleName): Session => sampleNotebook(name, (code) => words.text(code), findPanel);

  it.each(SAMPLE_NAMES)('are whole documents (%s): they come back as they were', (name) => {
    const session = notebook(name);
    expect(toSession(toDocument(session))).toEqual({ session, warnings: [] });
    expect(JSON.stringify(session)).not.toMatch(/⟨|\{\w+\}/);
    const data = session.cells.flatMap((cell) => (cell.kind === 'data' ? [cell.id] : []));
    for (const cell of session.cells)
      if (cell.kind === 'panel' && cell.data !== null) expect(data).toContain(cell.data);
  });

  it('ask who the members are, show the data, compute RFM and ABC on it, and go on', () => {
    expect(notebook('members').cells.map(({ kind }) => kind)).toEqual(['text', 'data', 'panel', 'panel', 'text']);
  });

  it('go from the formula to the models, to people and to money', () => {
    expect(notebook('value').cells.flatMap((cell) => (cell.kind === 'panel' ? [cell.panel] : []))).toEqual(
      ['clv-formula', 'clv-probabilistic', 'clv-parts', 'clv-matrix', 'pyramid', 'cac'].filter(findPanel),
    );
  });

  it('give acquisition cost the channels of the file with made-up spends, and say that they are', () => {
    const { cells } = notebook('value');
    const cell = cells.find((each) => each.kind === 'panel' && each.panel === 'cac');
    const { records } = (cell?.kind === 'panel' ? cell.options : {}) as unknown as Pick<CacOptions, 'records'>;
    expect(records!.map(({ channel }) => channel).sort()).toEqual([...CHANNELS].sort());
    const text = cells.find(({ id }) => id === 'value-money');
    const said = text?.kind === 'text' ? text.text : '';
    expect(said).toMatch(/是为练习编的|made up/);
    for (const { spend } of records!) expect(said).toContain(words.number(spend!, 'integer'));
  });
});

describe('the sample file', () => {
  it.each(Object.keys(SAMPLE_FILES) as SampleFile[])('%s is as long as the notebook says', async (name) => {
    expect((await makeSampleFile(name))?.size).toBe(SAMPLE_FILES[name].bytes);
  });

  it('is made again, byte for byte', async () => {
    const file = await makeSampleFile('half-sugar');
    expect(Buffer.compare(new Uint8Array(await file!.arrayBuffer()), generateHalfSugar())).toBe(0);
  });

  it('is not there under other names, hostile ones too', async () => {
    for (const name of ['', 'other', '__proto__', 'toString', '../half-sugar'])
      expect(await makeSampleFile(name)).toBeNull();
  });
});
