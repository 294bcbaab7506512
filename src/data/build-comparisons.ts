/** Paired comparisons: one row a judgement of two things. The judges are the persons of the table. */

import { dictionaryOf, textAt } from './dictionary.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import { attributesOf, numberCustomers, pickKey, pickNumbers, usedRows } from './picking.ts';
import { numbersOf } from './role-types.ts';
import type { Comparisons } from './tables.ts';
import { sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message } from '../lib/outcome.ts';

export function workOnComparisons({ file, roles }: KindRows): KindWork {
  const { table } = file;
  const { rows } = damagedRows(file);
  const [firstAt, secondAt] = [roles.get('first'), roles.get('second')];
  if (firstAt === undefined || secondAt === undefined) return { met: false, concerned: rows, build: () => null };
  const [first, second] = [keyOf(table.columns[firstAt]!.column), keyOf(table.columns[secondAt]!.column)];
  const [ratioAt, countAt, judgeAt] = [roles.get('ratio'), roles.get('count'), roles.get('customer')];
  const ratio = ratioAt === undefined ? null : ratiosOf(table.columns[ratioAt]!.column);
  const count = countAt === undefined ? null : numbersOf(table.columns[countAt]!.column);
  const judges = judgeAt === undefined ? null : keyOf(table.columns[judgeAt]!.column);
  const names = [first, second].map(
    ({ codes, dictionary }) =>
      (row: number) =>
        textAt(dictionary, codes[row]!),
  );
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    if (first.codes[row] === 0 || second.codes[row] === 0) finder.add('missing-value', row);
    else if (names[0]!(row) === names[1]!(row)) finder.add('same-thing', row);
    if ((ratio && ratio[row]! <= 0) || (count && count[row]! < 0)) finder.add('negative-value', row);
  }
  return {
    met: true,
    concerned: finder.into(rows),
    columnsOf: new Map([
      ['missing-value', (row: number) => (first.codes[row] === 0 ? firstAt : secondAt)],
      ['negative-value', (row: number) => (ratio && ratio[row]! <= 0 ? ratioAt! : (countAt ?? -1))],
      ['same-thing', () => secondAt],
    ]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const size = used ? used.length : table.rows;
      if (size === 0) return null;
      const { codes, dictionary } = dictionaryOf(
        (function* () {
          for (let line = 0; line < size; line++) {
            const code = judges ? judges.codes[used ? used[line]! : line]! : 0;
            yield judges && code !== 0 ? textAt(judges.dictionary, code) : '#1';
          }
        })(),
      );
      const numbered = numberCustomers({ codes, dictionary }, null, size);
      const comparisons: Comparisons = {
        kind: 'comparisons',
        rows: size,
        customers: numbered.codes.length,
        customerCodes: numbered.codes,
        customerNames: dictionary,
        customer: numbered.customer,
        first: pickKey(first, used),
        second: pickKey(second, used),
        ratio: ratio && pickNumbers(ratio, used),
        count: count && pickNumbers(count, used),
        attributes: attributesOf(table, roles),
        sourceRow: used,
      };
      const value = sumByMark(new Float64Array(size).fill(1), comparisons.customer, comparisons.customers);
      const things = new Set(
        Array.from({ length: size }, (_, line) => (used ? used[line]! : line)).flatMap((row) =>
          names.map((name) => name(row)),
        ),
      );
      return {
        tables: { comparisons },
        people: {
          universe: comparisons,
          customer: comparisons.customer,
          sourceRow: used,
          value,
          total: sumExactly(value),
          measure: 'answers',
        },
        orders: null,
        figures: [
          { name: 'judges', label: message('data.figure-judges'), value: comparisons.customers, style: 'integer' },
          { name: 'judgements', label: message('data.figure-judgements'), value: size, style: 'integer' },
          { name: 'things', label: message('data.figure-things'), value: things.size, style: 'integer' },
        ],
        currency: null,
        notices: things.size < 3 ? [message('data.few-things', { count: things.size })] : [],
        found: new Map(),
      };
    },
  };
}

type Read = Parameters<typeof numbersOf>[0];

/** Ratios as numbers or as fractions, `1/3`. */
function ratiosOf(column: Read): Float64Array | null {
  if (column.kind !== 'text') return numbersOf(column);
  const key = keyOf(column);
  const byCode = new Map<number, number>();
  return Float64Array.from(key.codes, (code) => {
    if (code === 0) return NaN;
    let value = byCode.get(code);
    if (value === undefined) byCode.set(code, (value = ratioOf(textAt(key.dictionary, code))));
    return value;
  });
}

function ratioOf(text: string): number {
  const parts = /^\s*(-?\d+(?:\.\d+)?)\s*(?:[/:：∶]\s*(\d+(?:\.\d+)?))?\s*$/.exec(text.normalize('NFKC'));
  return parts ? Number(parts[1]) / Number(parts[2] ?? 1) : NaN;
}
