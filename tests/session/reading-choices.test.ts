/** How a file is to be read, in the document: every encoding, any sign as delimiter, quotes; decoded totally. */

import { describe, expect, test } from 'vitest';
import { ENCODINGS } from '../../src/data/encoding.ts';
import type { DataChoices } from '../../src/data/report.ts';
import type { DataCell } from '../../src/session/schema.ts';
import { toSession } from '../../src/session/to-session.ts';

function decoded(choices: unknown): { choices: DataChoices; mended: number } {
  const { session, warnings } = toSession({
    version: 1,
    sources: [{ id: 's', name: 'a.csv', bytes: 1, chunks: [] }],
    cells: [{ kind: 'data', id: 'd', source: 's', name: 'n', choices }],
  });
  return { choices: (session.cells[0] as DataCell).choices, mended: warnings.length };
}

describe('the choices of a reading', () => {
  test.each(ENCODINGS)('%s is kept', (encoding) => {
    expect(decoded({ encoding })).toEqual({ choices: { encoding }, mended: 0 });
  });

  test.each([',', '\t', '，', '；', '^', '、'])('delimiter %j is kept', (delimiter) => {
    expect(decoded({ delimiter })).toEqual({ choices: { delimiter }, mended: 0 });
  });

  test('literal quotes are kept', () => {
    expect(decoded({ quotes: 'literal' })).toEqual({ choices: { quotes: 'literal' }, mended: 0 });
  });

  test.each([{ encoding: 'utf-7' }, { delimiter: 'ab' }, { delimiter: '"' }, { delimiter: '\n' }, { quotes: 'none' }])(
    '%j is left out and told',
    (choices) => {
      const read = decoded(choices);
      expect(read.choices).toEqual({});
      expect(read.mended).toBeGreaterThan(0);
    },
  );
});
