import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGGREGATES,
  arityOf,
  decodeDrill,
  decodeLayout,
  NO_DRILL,
  parseDimension,
  parseMeasure,
  printDimension,
  printMeasure,
  SHOWS,
  showsOf,
} from '../../../src/panels/olap/layout.ts';

describe('a layout', () => {
  it('reads from an address', () => {
    expect(decodeLayout('rows:c2.month,c5;columns:c4;measures:sum.c3,margin.c3.c6@change;where:c7!=a%7Cb|c')).toEqual({
      rows: ['c2.month', 'c5'],
      columns: ['c4'],
      measures: ['sum.c3', 'margin.c3.c6@change'],
      filters: [{ dimension: 'c7', values: ['a|b', 'c'], not: true }],
    });
  });

  it.each([
    'rows:c2.fortnight',
    'rows:x',
    'columns:c1;rows:c1',
    'measures:sum',
    'measures:sum.c1.c2',
    'measures:mean.c1@cumulative',
    'measures:sum.c1@half',
    'rows:c1,c2,c3,c4,c5',
    'where:c1',
    'elsewhere:c1',
  ])('is not %s', (text) => {
    expect(decodeLayout(text)).toBeUndefined();
  });

  it('reading is total', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string()), (given) => {
        const [layout, drill] = [decodeLayout(given), decodeDrill(given)];
        if (layout) expect(decodeLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
        if (drill) expect(decodeDrill(JSON.parse(JSON.stringify(drill)))).toEqual(drill);
      }),
    );
  });
});

describe('a drill path', () => {
  it('reads from an address', () => {
    expect(decodeDrill('c2.month=2023-01;c5=A%3BB')).toEqual({
      ...NO_DRILL,
      focus: [
        { dimension: 'c2.month', value: '2023-01' },
        { dimension: 'c5', value: 'A;B' },
      ],
    });
  });

  it.each([{ focus: [{ dimension: 'x', value: 'a' }] }, { focus: 3 }, { openRows: [[1]] }, { cell: { row: 1 } }, []])(
    'is not %j',
    (given) => {
      expect(decodeDrill(given)).toBeUndefined();
    },
  );
});

describe('texts of dimensions and measures', () => {
  it('printed and parsed are the same', () => {
    for (const text of ['c0', 'c12.week', 'c3.bins', 'c3.values'])
      expect(printDimension(parseDimension(text)!)).toBe(text);
    for (const of of AGGREGATES)
      for (const show of SHOWS) {
        const [a, b] = ['c1', 'c2'].map((column, place) => (place < arityOf(of) ? column : null));
        const text = printMeasure({ of, a: a!, b: b!, show });
        expect(parseMeasure(text)).toEqual(showsOf(of).includes(show) ? { of, a, b, show } : null);
      }
  });
});
