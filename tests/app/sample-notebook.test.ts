import { describe, expect, it } from 'vitest';
import { generateHalfSugar } from '../../datasets/half-sugar/generate.ts';
import { SAMPLE_FACTS } from '../../src/app/sample-facts.ts';
import { SAMPLE, sampleNotebook } from '../../src/app/sample-notebook.ts';
import { makeSampleFile } from '../../src/app/samples.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { findPanel } from '../../src/panels/index.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { toSession } from '../../src/session/to-session.ts';

describe.each(['zh-CN', 'en'] as const)('the sample notebook in %s', (locale) => {
  const words = createTranslator(locale, DICTIONARIES);
  const session = sampleNotebook((code) => words.text(code), findPanel);

  it('is a whole document: it comes back as it was', () => {
    expect(toSession(toDocument(session))).toEqual({ session, warnings: [] });
  });

  it('asks, shows the data, computes RFM and ABC on it, and goes on', () => {
    expect(session.cells.map(({ kind }) => kind)).toEqual(['text', 'data', 'panel', 'panel', 'text']);
    expect(session.cells.filter((cell) => cell.kind === 'panel').every(({ data }) => data === 'orders')).toBe(true);
    expect(JSON.stringify(session)).not.toMatch(/⟨|\{\w+\}/);
  });
});

describe('the sample file', () => {
  it('is made again, byte for byte what the notebook says', async () => {
    const file = await makeSampleFile(SAMPLE);
    expect(file?.size).toBe(SAMPLE_FACTS.bytes);
    expect(Buffer.compare(new Uint8Array(await file!.arrayBuffer()), generateHalfSugar())).toBe(0);
  });

  it('is not there under other names, hostile ones too', async () => {
    for (const name of ['', 'other', '__proto__', 'toString', '../half-sugar'])
      expect(await makeSampleFile(name)).toBeNull();
  });
});
